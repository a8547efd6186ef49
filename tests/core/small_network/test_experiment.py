"""The points, the table and the settings of a small network."""

import json
import math
from contextlib import suppress
from dataclasses import replace
from math import cos, exp, hypot, pi, tanh

import numpy as np
import pytest

from gradsim.core.experiment import Diverged
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.sentence import Refusal
from gradsim.core.settings import SettingError
from gradsim.core.small_network.data_sets import DATA_SETS, named_points
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.files import read_start
from gradsim.item_table import read_items
from tests.core.small_network import plain

LISTED = plain.some_points(20, seed=9)


def first(network):
    return network.state_of(next(iter(network)))


# ----- points


@pytest.mark.parametrize(
    ("name", "truth"), [("and", (0, 0, 0, 1)), ("or", (0, 1, 1, 1)), ("xor", (0, 1, 1, 0))]
)
def test_tables_of_logic_are_those_of_logic(name, truth):
    points = named_points(name, 4, 0.0)
    assert points.inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert points.targets.tolist() == list(truth)
    again = named_points(name, 9, 0.0)
    assert again.targets.tolist() == [*truth, *truth, truth[0]]


@pytest.mark.parametrize("count", [4, 60, 1000])
@pytest.mark.parametrize("name", DATA_SETS)
def test_a_set_has_as_many_points_as_are_asked_for_of_both_classes(name, count):
    points = named_points(name, count, 0.1)
    assert points.inputs.shape == (count, 2) and len(points) == count
    assert set(points.targets) == {0.0, 1.0}
    assert np.isfinite(points.inputs).all() and np.abs(points.inputs).max() < 2
    if name in ("circles", "spirals", "gauss"):
        assert points.targets.sum() == count // 2
    assert (named_points(name, count, 0.1).inputs == points.inputs).all()


def test_shapes_are_what_they_are_called():
    ring = named_points("circles", 60, 0.0)
    for (x, y), target in zip(ring.inputs, ring.targets, strict=True):
        assert hypot(x, y) == pytest.approx(0.4 if target else 1.0)
    arms = named_points("spirals", 60, 0.0)
    one, other = (arms.inputs[arms.targets == target] for target in (0, 1))
    assert one == pytest.approx(-other)  # half a turn apart
    radius = np.hypot(*one.T)
    assert (np.diff(radius) > 0).all() and radius[-1] == pytest.approx(1.0)
    assert one[-1][0] == pytest.approx(cos(2 * pi))  # one turn
    clouds = named_points("gauss", 1000, 0.0)
    for target, centre in ((0, -0.5), (1, 0.5)):
        cloud = clouds.inputs[clouds.targets == target]
        assert cloud.mean(axis=0) == pytest.approx([centre] * 2, abs=0.03)
        assert cloud.std(axis=0) == pytest.approx([0.2] * 2, abs=0.02)


def test_noise_has_its_standard_deviation_and_no_seed_of_weights_changes_it():
    moved = named_points("circles", 1000, 0.3).inputs - named_points("circles", 1000, 0.0).inputs
    assert moved.std() == pytest.approx(0.3, rel=0.05)
    noisy = SmallNetwork(noise=0.3)
    points = replace(noisy, seed=4).training_points()
    assert (points.inputs == noisy.training_points().inputs).all()


# ----- the table


def test_columns_are_cost_error_outputs_weights_and_biases():
    network = SmallNetwork(hidden_layers=(3, 2))
    names = network.columns
    assert names[:6] == ("cost", "error", "output_1", "output_2", "output_3", "output_4")
    assert names[6:10] == ("weight_1_1_1", "weight_1_1_2", "bias_1_1", "weight_1_2_1")
    assert names[-3:] == ("weight_3_1_1", "weight_3_1_2", "bias_3_1")
    assert len(names) == 6 + network.parameters == 6 + 9 + 8 + 3
    many = replace(network, data="gauss", points=50, networks=30)
    assert many.columns[2:4] == ("low_cost", "low_error")
    assert [name for name in many.columns if name.startswith("output")][-1] == "output_16"
    assert SmallNetwork(hidden_layers=(19,)).parameters == 77
    assert SmallNetwork(hidden_layers=(4, 4, 4, 4)).parameters == 77


def test_the_error_is_the_share_of_points_on_the_wrong_side():
    network = SmallNetwork(data=LISTED, hidden_layers=(4,), seed=3, networks=5, epochs=40)
    for row in network:
        values = dict(zip((*network.columns, *network.extra_columns), row, strict=True))
        outputs = network.state_of(row).at_points()[-1][0]
        wrong = sum((a > 0.5) != (point[2] == 1) for a, point in zip(outputs, LISTED, strict=True))
        assert values["error"] == pytest.approx(wrong / 20)
        assert values["output_16"] == pytest.approx(outputs[15], rel=1e-12)
        for kind in ("cost", "error"):
            below = [values[f"{kind}_of_{start}"] < 0.1 for start in range(5)]
            assert values[f"low_{kind}"] == sum(below)


def test_an_output_of_one_half_is_half_wrong():
    network = SmallNetwork(data=LISTED, initializer="zeros")
    assert next(iter(network))[1] == 0.5


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_every_neuron_is_known_over_the_plane(activation):
    state = first(SmallNetwork(hidden_layers=(3, 2), activation=activation, seed=8))
    f = {"tanh": tanh, "relu": lambda z: max(z, 0.0)}[activation]
    x1, x2 = np.linspace(-2, 2, 41), np.linspace(-1, 3, 37)
    maps = state.neurons_over(x1, x2)
    assert [each.shape for each in maps] == [(3, 37, 41), (2, 37, 41), (1, 37, 41)]
    for column, row in ((0, 0), (40, 0), (0, 36), (13, 22)):
        a = [x1[column], x2[row]]
        for number, (weights, layer) in enumerate(zip(state.weights, maps, strict=True)):
            z = [sum(w * b for w, b in zip(own, [*a, 1.0], strict=True)) for own in weights]
            a = [1 / (1 + exp(-each)) if number == 2 else f(each) for each in z]
            assert layer[:, row, column] == pytest.approx(a, rel=1e-12)
    coarse = state.neurons_over(x1.astype(np.float32), x2.astype(np.float32))
    for fine, quick in zip(maps, coarse, strict=True):
        assert quick.dtype == np.float32 and quick == pytest.approx(fine, abs=1e-5)


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "gelu"])
@pytest.mark.parametrize("rate", [1e-300, 1e10, 1e300])
def test_no_rate_and_no_weight_is_too_large_to_be_drawn(activation, rate):
    """Whatever is recorded before learning diverges can be shown."""
    large = ((1e6, -1e6, 1e6), (-1e6, 1e6, -1e6), (1e6, 1e6, 1e6))
    grid = np.linspace(-9, 9, 7, dtype=np.float32)
    for weights in (None, large):
        network = SmallNetwork(
            activation=activation, learning_rate=rate, weights=weights, networks=3, epochs=20
        )
        rows = []
        with suppress(Diverged):
            rows.extend(network)  # extend keeps what came before
        for row in rows[:1] + rows[-1:]:
            state = network.state_of(row)
            maps = state.neurons_over(grid, grid)
            assert maps[-1].shape == (1, 7, 7) and np.isfinite(maps[-1]).all()
            assert np.isfinite(state.speeds()).all()


def test_the_plane_shows_every_point():
    for network in (SmallNetwork(), SmallNetwork(data=LISTED), SmallNetwork(data="spirals")):
        left, right, low, high = network.plane()
        assert right - left == pytest.approx(high - low)
        inputs = network.training_points().inputs
        room = 0.1 * (right - left)
        assert (inputs > [left + room, low + room]).all()
        assert (inputs < [right - room, high - room]).all()


def test_whether_a_run_can_be_continued_is_known_without_another_network():
    network = SmallNetwork(hidden_layers=(3, 2), networks=3, epochs=2)
    for row in network:
        assert network.can_continue(row)
        assert network.continued(row).weights == tuple(
            tuple(
                row[network.columns.index(name)]
                for name in (
                    *(f"weight_{layer}_{neuron}_{source}" for source in range(1, n_in + 1)),
                    f"bias_{layer}_{neuron}",
                )
            )
            for layer, (n_in, n_out) in enumerate(((2, 3), (3, 2), (2, 1)), 1)
            for neuron in range(1, n_out + 1)
        )
    for number in (1.1e6, -1.1e6, math.nan):
        for name in ("weight_1_1_1", "bias_3_1"):
            far = list(row)
            far[network.columns.index(name)] = number
            assert not network.can_continue(tuple(far)) and network.continued(tuple(far)) is None


def test_a_run_that_is_continued_goes_on_as_it_would_have():
    network = SmallNetwork(hidden_layers=(3, 2), seed=5, epochs=30)
    rows = list(network)
    later = list(replace(network.continued(rows[10]), epochs=20))
    for row, wanted in zip(later, rows[10:], strict=True):
        assert row == pytest.approx(wanted, rel=1e-12)
    again = experiment_from_json(experiment_to_json(network.continued(rows[10])))
    assert next(iter(again)) == later[0]


def test_weights_that_no_longer_fit_are_given_up_by_the_form():
    assert set(SmallNetwork.resets) == {"hidden_layers", "initializer", "seed"}
    assert all(changes == {"weights": None} for changes in SmallNetwork.resets.values())
    given = SmallNetwork(data=LISTED, weights=((1, 2, 3), (4, 5, 6), (7, 8, 9)))
    assert first(given).weights[0].tolist() == [[1, 2, 3], [4, 5, 6]]
    assert {"points", "noise"} <= set(given.unused)
    assert not {"points", "noise"} & set(SmallNetwork().unused)


# ----- what is refused


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"points": 0}, "points is 0; it must be a whole number from 4 to 1,000"),
        ({"points": 10_000}, "points is 10000; it must be a whole number from 4 to 1,000"),
        ({"hidden_layers": [0]}, "is [0]; it must be a list of 1 to 4, each a whole number from 1"),
        ({"hidden_layers": [1000]}, "hidden_layers is [1000]; it must be a list of 1 to 4, each"),
        ({"hidden_layers": [2] * 5}, "is [2, 2, 2, 2, 2]; it must be a list of 1 to 4"),
        ({"data": "moons"}, "must be one of and, or, xor, circles, spirals, gauss or a list of"),
        ({"data": []}, "or a list of up to 1000 points [x₁, x₂, class], with coordinates"),
        ({"data": [[0, 0, 1], [1, 1, 1]]}, "points of both classes, 0 and 1; all are of class 1"),
        ({"data": [[0, 0, 1], [1e9, 1, 0]]}, "with coordinates from −100 to 100 and a class"),
        ({"data": [[0, 0, 1], [float("nan"), 1, 0]]}, "with coordinates from −100 to 100"),
        (
            {"data": [[0, 0, 1], [1, 1, 2]]},
            "is [1.0, 1.0, 2.0]; it must be a point [x₁, x₂, class] of the",
        ),
        ({"data": [[0, 0, 1], [1, 1]]}, "(point 2 has 2 numbers)"),
        ({"data": [["a", 0, 1]]}, "or a list of up to 1000 points"),
        ({"data": [[0, 0, n % 2] for n in range(1001)]}, "a list of up to 1000 points"),
        ({"noise": float("nan")}, "noise is nan; it must be a number from 0 to 1"),
        ({"weights": [[1, 2, 3]]}, "3 lists, one for each neuron of [2] and the output, of 3, 3,"),
        ({"mini_batch": 5}, "mini_batch is 5; it must be at most the number of points, 4"),
        ({"epochs": 10**6, "networks": 200}, "every epoch is recorded"),
    ],
)
def test_what_is_not_allowed_is_said_in_a_sentence(settings, sentence):
    with pytest.raises(SettingError) as caught:
        SmallNetwork(**settings)
    assert sentence in str(caught.value) and len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0;0;0\n0;1;1\n1;0;2\n", "points are of two classes; in this table there are 3: 0, 1, 2"),
        ("0;0;0\n0;1;5\n", "the class of a point is 0 or 1; in this table it is 0, 5"),
        ("x1;x2;y\n0;0;red\n0;1;blue\n", "row 2: 'red' cannot be read as a number"),
        ("0;0\n1;1\n", "a point has two inputs and a class; the inputs in this table are 1"),
        ("0;0;0\n1;1\n", "row 2 has 2 cells; each needs the inputs and the target"),
        ("0;0;nan\n1;1;0\n", "row 1: 'nan' cannot be read as a number"),
        ("0;0;1\n1;1;1\n", "points of both classes, 0 and 1; all are of class 1"),
        ("0;0;1\n1000;1;0\n", "coordinates of points are from −100 to 100; one in this table"),
        ("0;0;0\n0;1;1\n" * 501, "learns at most 1,000 points; in this table there are 1,002"),
        ("".join(f"0;1;{n}\n" for n in range(900)), "there are 900: 0, 1, 2, 3, 4, …"),
    ],
)
def test_a_table_that_has_no_points_is_told_why(text, sentence):
    with pytest.raises((Refusal, SettingError)) as caught:
        read_items(text).given_to(SmallNetwork())
    assert sentence in str(caught.value)


@pytest.mark.parametrize("classes", ["01", ("-1", "1"), "12"])
def test_points_are_read_from_a_file_of_two_classes(tmp_path, classes):
    low, high = classes
    path = tmp_path / "points.csv"
    path.write_text(f"x1,x2,y\n0.5,-0.25,{low}\n-0.5,0.75,{high}\n0.0,0.0,{low}\n")
    network = read_start(path, SmallNetwork(seed=4, hidden_layers=(3,)))
    assert network == SmallNetwork(
        seed=4, hidden_layers=(3,), data=((0.5, -0.25, 0.0), (-0.5, 0.75, 1.0), (0.0, 0.0, 0.0))
    )
    content = json.loads(experiment_to_json(network))
    assert content["settings"]["data"][1] == [-0.5, 0.75, 1.0]


def test_a_learning_rate_that_is_too_large_ends_the_run_in_a_sentence():
    network = SmallNetwork(activation="relu", learning_rate=1e300, networks=3)
    with pytest.raises(ArithmeticError, match="no longer finite since epoch"):
        list(network)
