"""Networks against their definition: forward, gradients, steps, starts.

The definition is written out below for one item at a time; its gradients come from
automatic differentiation, and from central differences.
"""

from dataclasses import replace
from itertools import pairwise

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks import trainer as trainer_module
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.network import Network, with_ones
from gradsim.core.networks.trainer import Trainer
from gradsim.core.networks.whole_set import WholeSet, trainer_of_all
from tests.core.activations.definitions import DIFFERENTIABLE

COSTS = ("quadratic", "cross-entropy")
SHAPES = [(4, 3, 2), (5, 4, 3, 2, 3), (1, 1, 1), (6, 2, 7, 4), (3, 2)]


def shapes_and(activations):
    """Every activation in two networks, and one of them in every other."""
    first, *_ = activations
    pairs = [(activation, sizes) for activation in activations for sizes in SHAPES[:2]]
    pairs += [(first, sizes) for sizes in SHAPES[2:]]
    return pytest.mark.parametrize(("activation", "sizes"), pairs, ids=str)


KINDS = pytest.mark.parametrize("kind", [np.float32, np.float64])


def sigmoid(z):
    return 1 / (1 + anp.exp(-z))


def total_cost(layers, activation, cost, inputs, targets):
    """The cost summed over the items, by its definition."""
    total = 0.0
    for x, y in zip(inputs, targets, strict=True):
        a = x
        for number, (w, b) in enumerate(layers, 1):
            z = anp.dot(w, a) + b
            a = sigmoid(z) if number == len(layers) else DIFFERENTIABLE[activation](z)
        if cost == "quadratic":
            total = total + anp.sum((y - a) ** 2) / 2
        else:
            total = total - anp.sum(y * anp.log(a) + (1 - y) * anp.log(1 - a))
    return total


def items(sizes, count=4, seed=3):
    rng = np.random.default_rng(seed)
    return rng.uniform(-1, 1, (count, sizes[0])), rng.uniform(0, 1, (count, sizes[-1]))


def start(sizes, activation="sigmoid", networks=1, **options):
    network = Network(sizes, activation, networks, **options)
    seeds = range(11, 11 + networks)
    network.initialize(INITIALIZERS["scaled-gaussian"], seeds)
    return network


@pytest.fixture(params=[False, True], ids=["at once", "in turn"])
def turns(request, monkeypatch):
    """Several networks at once, and one after the other on the same buffers."""
    if request.param:
        monkeypatch.setattr(trainer_module, "LARGE", 0)


def gradients(network, cost, x, y):
    trainer = Trainer(network, len(x), cost)
    trainer.look(with_ones(x), y)
    return trainer


@pytest.mark.parametrize("networks", [1, 3])
@pytest.mark.parametrize("cost", COSTS)
@shapes_and(ACTIVATIONS)
def test_backpropagation_gives_the_derivatives_of_the_definition(activation, cost, sizes, networks):
    network = start(sizes, activation, networks)
    x, y = items(sizes)
    trainer = gradients(network, cost, x, y)
    for index in range(networks):
        member = (index,) if networks > 1 else ()
        layers = [(w[member][:, :-1].copy(), w[member][:, -1].copy()) for w in network.weights]
        wanted = autograd.grad(total_cost)(layers, activation, cost, x, y)
        for (dw, db), ours in zip(wanted, trainer.gradients, strict=True):
            scale = max(np.abs(dw).max(), np.abs(db).max())
            assert ours[member][:, :-1] == pytest.approx(dw, rel=1e-10, abs=1e-12 * scale)
            assert ours[member][:, -1] == pytest.approx(db, rel=1e-10, abs=1e-12 * scale)


@pytest.mark.parametrize("networks", [1, 2])
@pytest.mark.parametrize("sizes", [(4, 3, 2), (5, 4, 3, 2, 3)], ids=str)
@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_are_the_central_differences_of_the_cost(activation, cost, sizes, networks):
    network = start(sizes, activation, networks)
    x, y = items(sizes)
    trainer = gradients(network, cost, x, y)
    ours = np.concatenate([g.reshape(networks, -1) for g in trainer.gradients], axis=1)
    parameters = network.parameters.reshape(networks, -1)
    second = Trainer(network, len(x), cost)

    def costs():
        a = second.forward(with_ones(x)).reshape(networks, -1)
        t = y.ravel()
        if cost == "quadratic":
            return ((t - a) ** 2).sum(axis=1) / 2
        return -(t * np.log(a) + (1 - t) * np.log(1 - a)).sum(axis=1)

    h, differences = 1e-5, np.empty_like(ours)
    for index in range(parameters.shape[1]):
        before = parameters[:, index].copy()
        parameters[:, index] = before + h
        above = costs()
        parameters[:, index] = before - h
        differences[:, index] = (above - costs()) / (2 * h)
        parameters[:, index] = before
    assert np.abs(ours).max(axis=1).min() > 1e-2
    assert ours == pytest.approx(differences, rel=1e-6, abs=1e-9)


@KINDS
def test_both_precisions_and_every_batch_give_the_same_gradients(kind):
    sizes = (6, 5, 4, 3)
    x, y = items(sizes, 7)
    network, exact = start(sizes, kind=kind), start(sizes)
    wanted = gradients(exact, "cross-entropy", x, y).gradients
    parts = [
        gradients(network, "cross-entropy", x[i].astype(kind), y[i].astype(kind))
        for i in (slice(0, 3), slice(3, 4), slice(4, 7))
    ]
    for layer, whole in enumerate(wanted):
        summed = sum(part.gradients[layer] for part in parts)
        assert summed.dtype == kind
        assert summed == pytest.approx(whole, abs=1e-12 if kind is np.float64 else 2e-6)


@KINDS
def test_the_rows_of_inputs_lie_in_one_piece_whatever_they_were(kind):
    chosen = np.arange(12, dtype=kind).reshape(3, 4)[:, np.array([0, 2, 3])]
    assert not chosen.flags.c_contiguous
    inputs = with_ones(chosen)
    assert inputs.flags.c_contiguous
    assert inputs.dtype == kind
    assert inputs.tolist() == [[0, 2, 3, 1], [4, 6, 7, 1], [8, 10, 11, 1]]


@pytest.mark.parametrize("networks", [1, 3])
def test_items_stand_in_rows_for_those_who_read(networks):
    sizes = (4, 3, 2)
    network = start(sizes, networks=networks)
    x, y = items(sizes, 5)
    trainer = gradients(network, "cross-entropy", x, y)
    many = (networks,) if networks > 1 else ()
    assert trainer.outputs.shape == trainer.output_z.shape == (*many, 5, 2)
    (hidden,) = trainer.hidden
    assert hidden.shape == (*many, 5, 3)
    w, v = network.weights
    wanted = sigmoid(x @ w[..., :-1].swapaxes(-1, -2) + w[..., None, :, -1])
    assert hidden == pytest.approx(wanted, rel=1e-12)
    wanted = hidden @ v[..., :-1].swapaxes(-1, -2) + v[..., None, :, -1]
    assert trainer.output_z == pytest.approx(wanted, rel=1e-12)
    assert trainer.outputs == pytest.approx(sigmoid(wanted), rel=1e-12)


# --- activations in place


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_in_place_are_those_of_the_single_neuron(name):
    z = np.concatenate([np.linspace(-8, 8, 1601), [1e-9, -1e-9, 0.0]])
    a, slope, before = np.empty_like(z), np.empty_like(z), z.copy()
    kernel = ACTIVATIONS[name].kernel
    kernel.activate(z, a)
    assert (z == before).all()
    kernel.activate(before, before)
    assert (a == before).all()
    kernel.slope(z, a, slope)
    assert a == pytest.approx(ACTIVATIONS[name].value(z), rel=1e-12, abs=1e-12)
    assert slope == pytest.approx(ACTIVATIONS[name].slope(z), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_slopes_in_place_are_exact_where_the_output_rounds_to_one(name):
    z = np.concatenate([np.linspace(8, 40, 129), [36.0, 38.0, 300.0, 700.0]])
    z = np.concatenate([-z, z])
    a, slope = np.empty_like(z), np.empty_like(z)
    kernel = ACTIVATIONS[name].kernel
    with np.errstate(over="ignore"):
        kernel.activate(z, a)
    kernel.slope(z, a, slope)
    assert slope == pytest.approx(ACTIVATIONS[name].slope(z), rel=1e-8, abs=1e-300)


def test_an_activation_without_a_way_of_its_own_is_computed_from_its_definition():
    z = np.linspace(-9, 9, 181).reshape(1, -1)
    slow = replace(ACTIVATIONS["tanh"], in_place=None).kernel
    for kind, precision in ((np.float64, 1e-15), (np.float32, 1e-6)):
        z = z.astype(kind)
        a, slope = np.empty_like(z), np.empty_like(z)
        slow.activate(z, a)
        slow.slope(z, a, slope)
        assert a == pytest.approx(np.tanh(z), rel=precision)
        assert slope == pytest.approx(np.cosh(z.astype(float)) ** -2, rel=10 * precision)


#: Values and slopes at −1e6, −1e3, 1e3 and 1e6, of those that have come to their limits there.
FAR_OUT = {
    "sigmoid": ([0, 0, 1, 1], [0, 0, 0, 0]),
    "steep-sigmoid": ([0, 0, 1, 1], [0, 0, 0, 0]),
    "tanh": ([-1, -1, 1, 1], [0, 0, 0, 0]),
    "relu": ([0, 0, 1e3, 1e6], [0, 0, 1, 1]),
    "leaky-relu": ([-1e4, -10, 1e3, 1e6], [0.01, 0.01, 1, 1]),
    "softplus": ([0, 0, 1e3, 1e6], [0, 0, 1, 1]),
    "silu": ([0, 0, 1e3, 1e6], [0, 0, 1, 1]),
    "gelu": ([0, 0, 1e3, 1e6], [0, 0, 1, 1]),
}


@KINDS
@pytest.mark.parametrize("name", FAR_OUT)
def test_no_weighted_input_is_too_large_for_an_activation(name, kind):
    z = np.array([-1e6, -1e3, 1e3, 1e6], kind)
    a, slope = np.empty_like(z), np.empty_like(z)
    kernel = ACTIVATIONS[name].kernel
    with np.errstate(over="ignore", under="ignore"):
        kernel.activate(z, a)
        kernel.slope(z, a, slope)
    assert (a.dtype, slope.dtype) == (kind, kind)
    values, slopes = FAR_OUT[name]
    assert a == pytest.approx(np.array(values), rel=1e-6, abs=1e-30)
    assert slope == pytest.approx(np.array(slopes), rel=1e-6, abs=1e-30)


# --- steps


def test_a_step_goes_against_the_mean_gradient_and_shrinks_weights_but_not_biases():
    sizes, rate, decay = (4, 3, 2), 0.3, 1 - 0.3 * 5.0 / 20
    network = start(sizes)
    x, y = items(sizes, 5)
    before = [w.copy() for w in network.weights]
    trainer = gradients(network, "quadratic", x, y)
    slopes = [g.copy() / 5 for g in trainer.gradients]
    trainer.step(rate, decay)
    for was, slope, now in zip(before, slopes, network.weights, strict=True):
        weights = decay * was[:, :-1] - rate * slope[:, :-1]
        assert now[:, :-1] == pytest.approx(weights, rel=1e-14, abs=1e-16)
        assert now[:, -1] == pytest.approx(was[:, -1] - rate * slope[:, -1], rel=1e-14, abs=1e-16)
    before = [w.copy() for w in network.weights]
    gradients(network, "quadratic", x, y)
    trainer.look(with_ones(x), y)
    slopes = [g.copy() / 5 for g in trainer.gradients]
    trainer.step(0.1)  # another rate, and no decay
    for was, slope, now in zip(before, slopes, network.weights, strict=True):
        assert now == pytest.approx(was - 0.1 * slope, rel=1e-14, abs=1e-16)


@pytest.mark.parametrize("networks", [1, 3])
@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("make", [lambda network, x, cost: Trainer(network, 5, cost), WholeSet])
@pytest.mark.usefixtures("turns")
def test_learning_from_a_batch_is_one_step(make, cost, networks):
    """Also where rate and decay change."""
    sizes = (4, 3, 3, 2)
    x, y = items(sizes, 5)
    inputs = with_ones(x)
    learning, stepping = (make(start(sizes, networks=networks), inputs, cost) for _ in range(2))
    for rate, decay in ((0.3, 0.98), (0.3, 0.98), (0.1, 1.0), (2.0, 0.9)):
        stepping.look(inputs, y)
        stepping.step(rate, decay)
        learning.learn(inputs, y, rate, decay)
        ours, theirs = (trainer.network.parameters for trainer in (learning, stepping))
        assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-15)
        assert learning.forward(inputs) == pytest.approx(stepping.forward(inputs), rel=1e-12)


@pytest.mark.parametrize("networks", [1, 3])
def test_pixels_that_are_never_used_may_be_left_out(networks):
    sizes, kept = (8, 4, 3, 2), np.array([0, 2, 5])
    x, y = items(sizes, 6)
    x[:, np.setdiff1d(np.arange(8), kept)] = 0.0
    full, pruned = start(sizes, networks=networks), start(sizes, networks=networks, kept=kept)
    trainers = Trainer(full, 6), Trainer(pruned, 6)
    inputs = with_ones(x), with_ones(x[:, kept])
    begin = full.full_weights()[0].copy()
    for _ in range(20):
        for trainer, some in zip(trainers, inputs, strict=True):
            trainer.look(some, y)
            trainer.step(0.5, 0.98)
    outputs = [trainer.forward(some) for trainer, some in zip(trainers, inputs, strict=True)]
    assert outputs[0] == pytest.approx(outputs[1], rel=1e-12)
    for w_full, w_pruned in zip(full.full_weights(), pruned.full_weights(), strict=True):
        assert w_full == pytest.approx(w_pruned, rel=1e-12, abs=1e-15)
    unused = pruned.full_weights()[0][..., 1]
    assert unused == pytest.approx(begin[..., 1] * 0.98**20, rel=1e-12)
    assert np.abs(unused).min() > 0


@pytest.mark.parametrize("networks", [1, 3])
@pytest.mark.parametrize("cost", COSTS)
@shapes_and(["sigmoid", "tanh", "softplus"])
@pytest.mark.usefixtures("turns")
def test_steps_on_the_whole_set_need_no_weights_of_the_inputs(activation, cost, sizes, networks):
    x, y = items(sizes, 6)
    inputs = with_ones(x)
    plain = Trainer(start(sizes, activation, networks), 6, cost)
    whole = trainer_of_all(start(sizes, activation, networks), inputs, cost)
    assert isinstance(whole, WholeSet) == (len(x) <= 2 * inputs.shape[1])
    for _ in range(30):
        for trainer in (plain, whole):
            trainer.look(inputs, y)
        assert whole.outputs == pytest.approx(plain.outputs, rel=1e-11)
        assert whole.output_z == pytest.approx(plain.output_z, rel=1e-10, abs=1e-12)
        for ours, theirs in zip(whole.gradients, plain.gradients, strict=True):
            assert ours[..., -1] == pytest.approx(theirs[..., -1], rel=1e-9, abs=1e-13)
        lengths = [
            np.linalg.norm(gradient[..., :-1].reshape(networks, -1), axis=1)
            for gradient in plain.gradients
        ]
        for trainer in (plain, whole):
            assert trainer.weight_lengths() == pytest.approx(np.array(lengths), rel=1e-7)
        for trainer in (plain, whole):
            trainer.step(0.5, 0.98)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("networks", [1, 3])
@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.usefixtures("turns")
def test_the_cost_of_each_network_is_that_of_its_outputs(cost, networks, kind):
    sizes = (4, 3, 2)
    x, y = items(sizes, 5)
    network = Network(sizes, networks=networks, kind=kind)
    network.initialize(INITIALIZERS["scaled-gaussian"], range(networks))
    trainer = Trainer(network, 5, cost)
    a = trainer.forward(with_ones(x.astype(kind))).reshape(networks, 5, 2).astype(float)
    entropy = -(y * np.log(a) + (1 - y) * np.log(1 - a))
    expected = (a - y) ** 2 / 2 if cost == "quadratic" else entropy
    near = 1e-6 if kind is np.float32 else 1e-13
    assert trainer.costs(y.astype(kind)) == pytest.approx(expected.sum(axis=(1, 2)), rel=near)


def test_networks_may_share_the_products_of_their_inputs():
    sizes = (4, 3, 2)
    x, y = items(sizes, 5)
    inputs = with_ones(x)
    alone, shared = (
        trainer_of_all(start(sizes), inputs, gram=gram) for gram in (None, inputs @ inputs.T)
    )
    for trainer in (alone, shared):
        for _ in range(3):
            trainer.look(inputs, y)
            trainer.step(0.5, 0.98)
    assert (shared.forward(inputs) == alone.forward(inputs)).all()


@pytest.mark.usefixtures("turns")
def test_a_silenced_network_stays_silent_and_the_others_go_on():
    sizes = (4, 3, 2)
    x, y = items(sizes)
    inputs = with_ones(x)
    failing, finite = (trainer_of_all(start(sizes, networks=3), inputs) for _ in range(2))
    failing.network.parameters[1] = np.inf
    for _ in range(5):
        with np.errstate(invalid="ignore"):
            for trainer in (failing, finite):
                trainer.look(inputs, y)
        failing.silence(np.array([False, True, False]))
        for trainer in (failing, finite):
            trainer.step(0.5, 0.98)
    assert failing.forward(inputs)[1] == pytest.approx(0.5)
    assert failing.outputs[[0, 2]] == pytest.approx(finite.forward(inputs)[[0, 2]], rel=1e-12)


# --- starts


def deviations(name, sizes, networks=40):
    """Standard deviation of the weights and of the biases of each layer."""
    network = Network(sizes, networks=networks)
    network.initialize(INITIALIZERS[name], range(networks))
    return [(w[..., :-1].std(), w[..., -1].std()) for w in network.weights]


@pytest.mark.parametrize(
    ("name", "weights", "biases"),
    [
        ("standard-gaussian", (1.0, 1.0), 1.0),
        ("scaled-gaussian", (1 / 20, 1 / 5), 1.0),
        ("xavier", ((2 / 425) ** 0.5, (2 / 65) ** 0.5), 0.0),
        ("he", ((2 / 400) ** 0.5, (2 / 25) ** 0.5), 0.0),
    ],
)
def test_weights_start_with_the_deviation_of_their_initialiser(name, weights, biases):
    # the deviation of n Gaussians is within 5/√(2n) of the true one, in all but 1 of 10^6 cases
    for (w, b), true, layer in zip(
        deviations(name, (400, 25, 40)), weights, ((400, 25), (25, 40)), strict=True
    ):
        n_in, n_out = layer
        assert w == pytest.approx(true, rel=5 / (2 * 40 * n_in * n_out) ** 0.5)
        assert b == pytest.approx(biases, rel=5 / (2 * 40 * n_out) ** 0.5)


def test_weights_start_gaussian_with_mean_0():
    w = Network((100, 100))
    w.initialize(INITIALIZERS["standard-gaussian"], [0])
    values = w.weights[0][:, :-1].ravel()  # 10,000 of them
    assert abs(values.mean()) < 5 / 100
    assert (values**4).mean() == pytest.approx(3.0, abs=5 * 96**0.5 / 100)  # E z⁴, ± √(96/n)


@pytest.mark.parametrize("kept", [None, np.array([1, 3])], ids=["all", "some"])
@pytest.mark.parametrize("name", INITIALIZERS)
def test_a_network_among_many_starts_as_the_single_one_of_its_seed(name, kept):
    sizes = (5, 4, 3, 2)
    many = Network(sizes, networks=4, kept=kept)
    many.initialize(INITIALIZERS[name], range(7, 11))
    for index, seed in enumerate(range(7, 11)):
        single = Network(sizes, kept=kept)
        single.initialize(INITIALIZERS[name], [seed])
        for w, v in zip(many.full_weights(), single.full_weights(), strict=True):
            assert (w[index] == v).all()


def test_biases_are_drawn_before_weights():
    sizes = (5, 4, 3)
    network = start(sizes)
    rng = np.random.default_rng(11)
    biases = [rng.standard_normal(n) for n in sizes[1:]]
    weights = [rng.standard_normal((n_out, n_in)) / n_in**0.5 for n_in, n_out in pairwise(sizes)]
    for ours, w, b in zip(network.weights, weights, biases, strict=True):
        assert ours[:, :-1] == pytest.approx(w, rel=1e-15)
        assert (ours[:, -1] == b).all()


@pytest.mark.usefixtures("turns")
def test_networks_may_learn_each_from_items_of_its_own():
    sizes = (4, 3, 3, 2)
    many = start(sizes, networks=3)
    own = [items(sizes, 5, seed) for seed in range(3)]
    inputs = np.stack([with_ones(x) for x, _ in own])
    targets = np.stack([y for _, y in own])
    alone = []
    for index in range(3):
        network = Network(sizes)
        network.parameters[...] = many.parameters[index]
        alone.append(Trainer(network, 5))
    together = Trainer(many, 5)
    for _ in range(5):
        together.learn(inputs, targets, 0.5, 0.98)
        for index, trainer in enumerate(alone):
            trainer.learn(inputs[index], targets[index], 0.5, 0.98)
    for index, trainer in enumerate(alone):
        wanted = trainer.network.parameters
        assert many.parameters[index] == pytest.approx(wanted, rel=1e-12, abs=1e-14)


@pytest.mark.usefixtures("turns")
def test_many_networks_learn_as_each_does_alone():
    sizes = (6, 5, 4, 2)
    x, y = items(sizes, 8)
    many = start(sizes, networks=3)
    trainer = Trainer(many, 8)
    alone = []
    for seed in (11, 12, 13):
        network = Network(sizes)
        network.initialize(INITIALIZERS["scaled-gaussian"], [seed])
        alone.append((network, Trainer(network, 8)))
    for _ in range(30):
        for each in (trainer, *(single for _, single in alone)):
            each.look(with_ones(x), y)
            each.step(0.5, 0.99)
    for index, (single, _) in enumerate(alone):
        assert many.parameters[index] == pytest.approx(single.parameters, rel=1e-12, abs=1e-14)
