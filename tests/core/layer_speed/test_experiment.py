"""The speeds of layers: those of the lecture, and those of a program written for one image.

Percentiles, medians and the figures of the output error come from another program, which
shares no code with gradsim, run on the same images (200 initialisations).
"""

from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest

from gradsim.core import Diverged, LayerSpeed, Recording, SettingError
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.experiment import all_columns, make_experiment, table_header, table_rows
from gradsim.core.layer_speed import experiment as layer_speed
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import DataError, load_digits
from gradsim.core.networks.network import with_ones
from gradsim.core.networks.trainer import Trainer
from tests.runs import full_run


def rows(experiment, count=None):
    """The rows as an array, shape (epochs, networks, columns)."""
    table = np.array(list(islice(experiment, count)))
    return table.reshape(len(table), len(experiment.series), -1)


def speeds(experiment, count=None):
    """The speeds of the hidden layers, shape (epochs, networks, layers)."""
    return rows(experiment, count)[..., : len(experiment.hidden_layers)]


# --- against gradient descent written out


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Plain:
    """A network of sigmoid neurons as lists of matrices, one column vector at a time."""

    def __init__(self, sizes, seed, output_bias=None):
        rng = np.random.default_rng(seed)
        self.b = [rng.standard_normal((n, 1)) for n in sizes[1:]]
        self.w = [rng.standard_normal((n, m)) / np.sqrt(m) for m, n in pairwise(sizes)]
        if output_bias is not None:
            self.b[-1][:] = output_bias

    def backpropagate(self, cost, x, y):
        a, zs = [x.reshape(-1, 1)], []
        for w, b in zip(self.w, self.b, strict=True):
            zs.append(w @ a[-1] + b)
            a.append(sigmoid(zs[-1]))
        out, y = a[-1], y.reshape(-1, 1)
        if cost == "quadratic":
            value, delta = ((y - out) ** 2).sum() / 2, (out - y) * out * (1 - out)
        else:
            value = -(y * np.log(out) + (1 - y) * np.log(1 - out)).sum()
            delta = out - y
        deltas = [delta]
        for w, inner in zip(self.w[:0:-1], a[-2:0:-1], strict=True):
            deltas.insert(0, w.T @ deltas[0] * inner * (1 - inner))
        gradients = [d @ before.T for d, before in zip(deltas, a[:-1], strict=True)]
        return deltas, gradients, np.abs(out - y).mean(), value

    def mean(self, cost, images, targets):
        """∂C/∂b and ∂C/∂w of each layer, mean error and cost, averaged over the images."""
        all_items = [self.backpropagate(cost, x, y) for x, y in zip(images, targets, strict=True)]
        n = len(all_items)
        deltas = [sum(item[0][layer] for item in all_items) / n for layer in range(len(self.w))]
        slopes = [sum(item[1][layer] for item in all_items) / n for layer in range(len(self.w))]
        return deltas, slopes, sum(i[2] for i in all_items) / n, sum(i[3] for i in all_items) / n

    def learn(self, cost, images, targets, rate, decay):
        deltas, slopes, _, _ = self.mean(cost, images, targets)
        self.w = [decay * w - rate * slope for w, slope in zip(self.w, slopes, strict=True)]
        self.b = [b - rate * delta for b, delta in zip(self.b, deltas, strict=True)]


def plain_rows(experiment):
    """The rows of an experiment with sigmoid neurons, computed by `Plain`."""
    digits = load_digits(count=experiment.images)
    x, y = digits.images / 255, np.eye(10)[digits.labels]
    network = Plain((784, *experiment.hidden_layers, 10), experiment.seed, experiment.output_bias)
    rate, count, cost = experiment.learning_rate, experiment.images, experiment.cost
    decay = 1 - rate * experiment.regularization / count
    batch = experiment.mini_batch or count
    rng = np.random.default_rng(experiment.seed)
    for _ in range(experiment.epochs + 1):
        deltas, slopes, error, value = network.mean(cost, x, y)
        norms = [np.sqrt((delta**2).sum()) for delta in deltas]
        weights = [np.sqrt((slope**2).sum()) for slope in slopes[:-1]]
        bars = (d for delta in deltas[:-1] for d in delta[:6, 0])
        # of the output layer ∂C/∂b, then ∂C/∂w of the weights from the first hidden neuron
        yield [*norms, error, value, *weights, *bars], [*deltas[-1][:, 0], *slopes[-1][:, 0]]
        order = rng.permutation(count) if experiment.mini_batch else np.arange(count)
        for begin in range(0, count, batch):
            some = order[begin : begin + batch]
            network.learn(cost, x[some], y[some], rate, decay)


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize(
    "changes",
    [
        {"hidden_layers": [7, 5]},
        {"hidden_layers": [8], "output_bias": 2.0, "regularization": 0.0, "seed": 5},
        {"hidden_layers": [9, 8, 7, 6], "learning_rate": 3.0, "regularization": 0.7},
        {"hidden_layers": [6, 6], "mini_batch": 8},  # 3 batches, the last one of 4
        {"hidden_layers": [6], "mini_batch": 20, "seed": 2},
        {"hidden_layers": [3], "mini_batch": 1, "learning_rate": 1.0},
    ],
    ids=["two", "bias", "four", "batches", "one batch", "single"],
)
def test_every_row_is_that_of_gradient_descent_written_out(changes, cost):
    experiment = LayerSpeed(**{"images": 20, "epochs": 6, "cost": cost, **changes})
    wanted, of_outputs = (np.array(part) for part in zip(*plain_rows(experiment), strict=True))
    ours = rows(experiment)[:, 0]
    assert ours[:, : wanted.shape[1]] == pytest.approx(wanted, rel=1e-9, abs=1e-12)
    assert ours[:, -20:] == pytest.approx(of_outputs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    "changes",
    [
        {"hidden_layers": [30] * 4, "epochs": 40},
        {"hidden_layers": [20] * 12, "epochs": 30, "images": 300},
        {"learning_rate": 1.0, "epochs": 100, "images": 300},
        {"cost": "quadratic", "epochs": 60, "images": 300},
        {"mini_batch": 10, "epochs": 4},
    ],
    ids=["of the demonstration", "deep", "large steps", "quadratic", "batches"],
)
def test_single_precision_shows_no_other_band(monkeypatch, changes):
    """A line of 2 pixels hides 5e-3 of an axis of 400; the error is less than a tenth of that."""
    many = LayerSpeed(networks=2, **changes)
    assert many.kind is np.float32
    single = rows(many)
    monkeypatch.setattr(layer_speed, "CALM_RATE", 0.0)
    assert many.kind is np.float64
    assert single == pytest.approx(rows(many), rel=5e-4)


@pytest.mark.parametrize(
    "changes",
    [
        {"networks": 1},
        {"activation": "tanh"},
        {"initializer": "standard-gaussian"},
        {"output_bias": 5.0},
        {"learning_rate": 2.0},
    ],
)
def test_what_single_precision_could_change_is_computed_in_double(changes):
    assert LayerSpeed(**{"networks": 2, **changes}).kind is np.float64


@pytest.mark.parametrize("mini_batch", [None, 7], ids=["whole", "batches"])
def test_each_of_many_networks_is_the_single_one_of_its_seed(mini_batch):
    many = LayerSpeed(
        hidden_layers=[6, 5], images=30, epochs=5, seed=3, networks=4, mini_batch=mini_batch
    )
    assert many.series == ("1", "2", "3", "4")
    table = rows(many)
    for index in range(4):
        alone = rows(replace(many, networks=1, seed=3 + index))[:, 0, : table.shape[2]]
        assert table[:, index] == pytest.approx(alone, rel=1e-5)  # in single precision


@pytest.mark.parametrize("networks", [1, 3])
def test_row_0_is_before_any_learning_and_the_last_after_the_last_epoch(networks):
    few = LayerSpeed(hidden_layers=[4], images=10, epochs=3, networks=networks)
    fast = replace(few, learning_rate=0.5)
    ours, theirs = rows(few), rows(fast)
    assert len(ours) == few.last_epoch + 1 == 4
    assert (ours[0] == theirs[0]).all() and not (ours[1] == theirs[1]).any()


def test_both_costs_start_from_the_same_weights_and_run_as_each_alone():
    duel = LayerSpeed(hidden_layers=[5], images=20, epochs=4, cost="both", mini_batch=8)
    assert duel.series == ("quadratic", "cross-entropy")
    table = np.array(list(duel))
    alone = [np.array(list(replace(duel, cost=cost))) for cost in duel.series]
    assert (table == np.concatenate(alone, axis=1)).all()


# --- the lecture


LAYERS = {
    2: ((0.0592, 0.292), (0.07, 0.31)),
    3: ((0.0118, 0.0568, 0.283), (0.012, 0.060, 0.283)),
    4: ((0.00242, 0.0121, 0.0589, 0.288), (0.003, 0.017, 0.070, 0.285)),
}


@pytest.fixture(scope="module", params=LAYERS)
def starts(request):
    """The number of hidden layers, and the speeds of 100 seeds at the start."""
    layers = request.param
    halves = [
        LayerSpeed(hidden_layers=[30] * layers, networks=50, seed=seed, epochs=1)
        for seed in (0, 50)
    ]
    return layers, np.concatenate([speeds(half, 1)[0] for half in halves])


def test_the_median_speeds_at_the_start_are_those_of_another_program(starts):
    layers, table = starts
    assert np.median(table, axis=0) == pytest.approx(LAYERS[layers][0], rel=0.15)


def test_the_lectures_speeds_lie_within_those_of_100_seeds(starts):
    layers, table = starts
    printed = np.array(LAYERS[layers][1])
    low, high = np.percentile(table, [1, 99], axis=0)
    assert ((low <= printed) & (printed <= high)).all()


def test_at_the_start_every_layer_is_faster_than_the_one_before_it(starts):
    layers, table = starts
    assert table.shape == (100, layers)
    assert (np.diff(table, axis=1) > 0).all()
    assert 4 < np.median(table[:, 1:] / table[:, :-1]) < 6  # “a factor near 5”


def speeds_of_three(name):
    """The speeds of a demonstration's run and of its next two seeds, (epochs, networks, layers).

    Those learn from fewer images, which takes half of the time.
    """
    run = full_run(name)
    assert run.experiment == LayerSpeed(hidden_layers=run.experiment.hidden_layers)
    layers = range(1, len(run.experiment.hidden_layers) + 1)
    first = np.stack([run.values(f"speed_{layer}") for layer in layers], axis=-1)
    seed = run.experiment.seed + 1
    others = speeds(replace(run.experiment, seed=seed, networks=2, images=650))
    return np.concatenate([first[:, np.newaxis], others], axis=1)


def test_with_two_hidden_layers_speeds_drop_and_rebound():
    table = speeds_of_three("speed-2-layers")
    starts, ends = table[0], table[-1]
    lowest = table.min(axis=0)
    at = table.argmin(axis=0)
    assert (lowest < starts / 20).all() and (ends > 2 * lowest).all()
    assert (at > 10).all() and (at < 200).all()


def test_with_four_hidden_layers_the_first_learns_100_times_slower_than_the_last():
    table = speeds_of_three("speed-4-layers")
    assert table.shape == (501, 3, 4)
    assert (np.diff(table, axis=2) > 0).all()  # ordered by depth in every epoch
    ratio = table[..., -1] / table[..., 0]
    for some in (ratio[0], np.median(ratio, axis=0), ratio[-1]):
        assert (some > 30).all() and (some < 300).all()


# --- the output error (problem 3-3)


@pytest.fixture(scope="module")
def output_error():
    """Output speed and mean error by cost and epoch."""
    duel = LayerSpeed(
        hidden_layers=[30], output_bias=5.0, regularization=0.0, cost="both", epochs=300
    )
    history = full_run("output-error", 201)
    assert history.experiment == duel
    return {
        cost: (history.values("speed_output", series), history.values("error", series))
        for series, cost in enumerate(duel.series)
    }


def test_a_wrongly_saturated_output_layer_hardly_learns_with_the_quadratic_cost(output_error):
    speed, error = output_error["quadratic"]
    assert speed[0] == pytest.approx(0.022, abs=5e-4)
    epochs = [0, 50, 100, 200]
    assert error[epochs] == pytest.approx([0.894, 0.890, 0.750, 0.327], abs=1e-3)


def test_with_the_cross_entropy_it_learns_at_once(output_error):
    speed, error = output_error["cross-entropy"]
    assert speed[0] == pytest.approx(2.82, abs=5e-3)
    assert error[[0, 10]] == pytest.approx([0.894, 0.200], abs=1e-3)


@pytest.mark.parametrize("output_bias", [None, 5.0, -3.0])
def test_the_output_errors_of_the_two_costs_differ_by_the_slope(output_bias):
    experiment = LayerSpeed(hidden_layers=[30], images=1, output_bias=output_bias)
    digits = load_digits(count=8)
    network = experiment.network()
    for image in range(8):
        delta = {}
        for cost in ("quadratic", "cross-entropy"):
            trainer = Trainer(network, 1, cost)
            trainer.look(
                with_ones(digits.inputs(np.float64)[image : image + 1]),
                digits.targets(np.float64)[image : image + 1],
            )
            delta[cost] = trainer.gradients[-1][:, -1].copy()
        slope = ACTIVATIONS["sigmoid"].slope(trainer.output_z[0])
        assert delta["quadratic"] == pytest.approx(delta["cross-entropy"] * slope, rel=1e-12)


# --- settings and columns


@pytest.mark.parametrize("name", INITIALIZERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_learns_from_every_start(activation, name):
    experiment = LayerSpeed(
        activation=activation, initializer=name, images=50, epochs=50, learning_rate=0.01
    )
    table = rows(experiment)[:, 0]
    cost = table[:, experiment.columns.index("cost")]
    assert np.isfinite(table).all()
    assert cost[-1] < 0.95 * cost[0]


def test_the_output_bias_is_that_of_every_output():
    network = LayerSpeed(output_bias=5.0, networks=2).network()
    assert (network.weights[-1][..., -1] == 5.0).all()
    assert not (network.weights[0][..., -1] == 5.0).any()
    free = LayerSpeed(networks=2).network()
    drawn = network.weights[-1][..., :-1].astype(free.kind)
    assert (drawn == free.weights[-1][..., :-1]).all()


def test_columns_name_every_number_of_a_row():
    experiment = LayerSpeed(hidden_layers=[7, 3], images=5)
    assert experiment.columns == ("speed_1", "speed_2", "speed_output", "error", "cost")
    first = [f"gradient_1_{neuron}" for neuron in range(1, 7)]
    bars = (*first, *(f"gradient_2_{neuron}" for neuron in (1, 2, 3)))
    weights = ("weights_1", "weights_2")
    assert experiment.extra_columns[:11] == (*weights, *bars)
    assert len(next(iter(experiment))) == len(all_columns(experiment))
    assert replace(experiment, networks=2).extra_columns == weights


@pytest.mark.parametrize("cost", ["quadratic", "both"])
def test_the_gradients_of_single_neurons_are_recorded_but_stand_in_no_table(cost):
    experiment = LayerSpeed(hidden_layers=[3], images=5, epochs=2, cost=cost)
    history = Recording(experiment)
    history.extend(experiment)
    for series in range(len(experiment.series)):
        bars = [history.at(1, f"gradient_1_{neuron}", series) for neuron in (1, 2, 3)]
        # a layer of three has all its neurons among the first six
        assert np.linalg.norm(bars) == pytest.approx(history.at(1, "speed_1", series), rel=1e-12)
    header, lines = table_header(experiment), list(table_rows(experiment, experiment))
    assert not any("gradient" in name for name in header)
    assert len(lines) == 3 * len(experiment.series)
    assert {len(line) for line in lines} == {len(header)}
    for line in lines:
        named = dict(zip(header, line, strict=True))
        series = experiment.series.index(named.get("cost_function", cost))
        for name in experiment.columns:
            assert named[name] == history.at(named["epoch"], name, series)


def test_the_table_of_many_networks_has_a_line_for_each():
    experiment = LayerSpeed(hidden_layers=[3], images=5, epochs=1, networks=3)
    assert table_header(experiment)[:3] == ("epoch", "network", "speed_1")
    lines = list(table_rows(experiment, experiment))
    assert [line[:2] for line in lines] == [(e, n) for e in (0, 1) for n in ("1", "2", "3")]


GB = r"[\d.]+ GB would be needed, 3 GB are allowed"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"images": 10**6}, "images is 1000000; it must be a whole number from 1 to 60,000"),
        ({"images": 0}, "images is 0; it must be a whole number from 1"),
        ({"hidden_layers": [30, 0]}, r"hidden_layers is \[30, 0\]; .* from 1 to 1,000"),
        ({"hidden_layers": []}, r"hidden_layers is \[\]; it must be a list of 1 to 20"),
        ({"hidden_layers": [2] * 21}, "it must be a list of 1 to 20"),
        ({"hidden_layers": 30}, "hidden_layers is 30; it must be a list"),
        ({"mini_batch": 1001}, "mini_batch is 1001; .* at most the number of images, 1,000"),
        ({"mini_batch": 0}, "mini_batch is 0; it must be a whole number from 1 to .* or null"),
        ({"mini_batch": "all"}, "mini_batch is 'all'"),
        ({"networks": 2, "cost": "both"}, "networks is 2; it must be 1 where both costs run"),
        ({"output_bias": "high"}, "output_bias is 'high'; it must be a number .* or null"),
        ({"initializer": "ones"}, "initializer is 'ones'; it must be one of standard-gauss"),
        ({"data": 3}, "data is 3; it must be a text"),
        ({"seed": -1}, "seed is -1; it must be a whole number from 0"),
        ({"seed": 0.5}, "seed is 0.5; it must be a whole number"),
        ({"regularization": -1}, "regularization is -1; it must be a number from 0"),
        ({"images": 60_000, "networks": 200}, f"images is 60000; it must be fewer, .*: {GB}"),
        (
            {"images": 1, "networks": 200, "hidden_layers": [1000] * 20},
            f"hidden_layers is .*; it must be smaller, or the networks fewer: {GB}",
        ),
    ],
)
def test_settings_that_are_not_allowed_are_refused_in_a_sentence(settings, sentence):
    with pytest.raises(SettingError, match=sentence):
        make_experiment("layer-speed", settings)


def test_learning_that_leaves_the_finite_numbers_says_so():
    experiment = LayerSpeed(images=10, learning_rate=1e300)
    seen = []
    with pytest.raises(Diverged, match=r"since epoch \d+: the learning rate 1e\+300 is too large"):
        seen.extend(experiment)
    assert len(seen) >= 1 and np.isfinite(seen).all()


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "softplus", "tanh"])
@pytest.mark.parametrize("rate", [1e3, 1e30, 1e100, 1e200, 1e300])
def test_no_number_that_is_recorded_is_infinite(activation, rate):
    experiment = LayerSpeed(
        images=10, epochs=30, learning_rate=rate, activation=activation, cost="quadratic"
    )
    seen = []
    try:
        seen.extend(experiment)
    except Diverged as error:
        assert error.epoch == len(seen)
    assert np.isfinite(seen).all()


def test_wrong_data_is_told_before_the_first_row():
    with pytest.raises(DataError, match="'/no/such/folder' does not exist"):
        next(iter(LayerSpeed(data="/no/such/folder")))


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("layers", [(8,), (8, 5)])
def test_from_zeros_all_hidden_neurons_of_a_layer_stay_equal(activation, layers):
    """Also with mini-batches; with a start at random they differ."""
    settings = {"hidden_layers": layers, "activation": activation, "mini_batch": 10}
    settings |= {"images": 100, "epochs": 8}
    zeros = LayerSpeed(initializer="zeros", **settings)
    names = all_columns(zeros)
    for row in zeros:
        numbers = dict(zip(names, row, strict=True))
        for layer, width in enumerate(layers, 1):
            gradients = [numbers[f"gradient_{layer}_{n}"] for n in range(1, min(width, 6) + 1)]
            assert gradients == pytest.approx([gradients[0]] * len(gradients), rel=1e-9, abs=1e-15)
    drawn = LayerSpeed(**settings)
    numbers = dict(zip(all_columns(drawn), next(iter(drawn)), strict=True))
    assert numbers["gradient_1_1"] != pytest.approx(numbers["gradient_1_2"], rel=0.01)
    assert "stay equal" in " ".join(zeros.notes)
    assert drawn.notes == ()
