"""What the lecture shows of one neuron, D1 to D9, and how a run starts, ends and breaks off."""

from dataclasses import replace
from itertools import islice
from math import isfinite

import mpmath
import numpy as np
import pytest

from gradsim.core import Diverged, SingleNeuron
from gradsim.core.costs import COSTS
from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import cost_surface


def run(preset):
    """The columns of a preset's run, as arrays by name."""
    neuron = find_preset(preset).experiment
    return dict(zip(neuron.columns, np.array(list(neuron)).T, strict=True))


def first_below_a_half(values):
    return next(epoch for epoch, value in enumerate(values) if value < 0.5)


def four_digits(value):
    return pytest.approx(value, abs=5e-5)


def test_d1_the_good_start_is_quick():
    history = run("neuron-good-start")
    assert history["output_1"][[0, 300]].tolist() == four_digits([0.8176, 0.0940])
    assert history["weight_1"][[0, 300]].tolist() == four_digits([0.6, -1.2831])
    assert history["bias"][[0, 300]].tolist() == four_digits([0.9, -0.9831])
    assert history["cost"][[0, 300]].tolist() == four_digits([0.3342, 0.0044])


def test_d2_the_saturated_start_is_slow_for_150_epochs():
    history = run("neuron-saturated-start")
    assert history["output_1"][[0, 150, 300]].tolist() == four_digits([0.9820, 0.9334, 0.2028])
    assert first_below_a_half(history["output_1"]) == 232


def test_d5_cross_entropy_from_the_good_start():
    history = run("neuron-cross-entropy-good-start")
    assert history["output_1"][[0, 300]].tolist() == four_digits([0.8176, 0.0116])
    assert first_below_a_half(history["output_1"]) == 8


def test_d6_cross_entropy_has_no_slow_start():
    history = run("neuron-cross-entropy-saturated-start")
    assert history["output_1"][[0, 300]].tolist() == four_digits([0.9820, 0.0120])
    assert first_below_a_half(history["output_1"]) == 17


@pytest.mark.parametrize(
    ("preset", "start", "cross_entropy"),
    [
        ("neuron-good-start", ("0.6", "0.9"), False),
        ("neuron-saturated-start", ("2", "2"), False),
        ("neuron-cross-entropy-good-start", ("0.6", "0.9"), True),
        ("neuron-cross-entropy-saturated-start", ("2", "2"), True),
    ],
)
def test_every_epoch_is_that_of_gradient_descent_in_fifty_digits(preset, start, cross_entropy):
    outputs = run(preset)["output_1"]
    with mpmath.workdps(50):
        (w, b), rate = map(mpmath.mpf, start), mpmath.mpf("0.15")
        for output in outputs:
            a = 1 / (1 + mpmath.exp(-(w + b)))
            assert output == pytest.approx(float(a), rel=1e-12)
            step = rate * a * (1 if cross_entropy else a * (1 - a))
            w, b = w - step, b - step


def test_d4_the_neuron_with_two_inputs_learns_and():
    history = run("neuron-many-inputs")
    right = [(history[f"output_{item}"] > 0.5)[[0, -1]].tolist() for item in range(1, 5)]
    assert [end for _, end in right] == [False, False, False, True]
    assert [start for start, _ in right] != [False, False, False, True]


def test_d7_each_side_of_the_duel_is_exactly_its_run_alone():
    duel = find_preset("neuron-cost-duel").experiment
    assert duel.series == ("quadratic", "cross-entropy")
    quadratic = find_preset("neuron-saturated-start").experiment
    cross_entropy = find_preset("neuron-cross-entropy-saturated-start").experiment
    rows = [
        row_quadratic + row_entropy
        for row_quadratic, row_entropy in zip(quadratic, cross_entropy, strict=True)
    ]
    assert list(duel) == rows
    assert len(rows) == 301


def test_d8_the_trained_neuron_comes_to_the_binary_entropy():
    history = run("neuron-binary-entropy")
    assert history["output_1"][-1] == pytest.approx(0.3, abs=1e-3)
    assert history["cost"][-1] == four_digits(0.6109)
    assert (history["cost"] > 0.6108).all()


def test_d9_the_trajectory_lies_on_the_surface():
    for member in find_preset("neuron-cost-surface").experiment.members:
        rows = np.array(list(member))
        column = dict(zip(member.columns, rows.T, strict=True))
        surface = cost_surface(member, column["weight_1"], column["bias"])
        assert np.diagonal(surface) == pytest.approx(column["cost"], rel=1e-12)


@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("inputs", [((1.0,),), ((0.5,), (-2.0,))])
def test_the_surface_is_the_cost_of_a_neuron_that_starts_there(cost, inputs):
    neuron = SingleNeuron(inputs=inputs, targets=(0.2,) * len(inputs), cost=cost)
    weights, biases = np.array([-4.0, 0.0, 1.5, 4.0]), np.array([-4.0, 0.5, 4.0])
    surface = cost_surface(neuron, weights, biases)
    assert surface.shape == (3, 4)
    for row, b in enumerate(biases.tolist()):
        for column, w in enumerate(weights.tolist()):
            (cost_there, *_) = next(iter(replace(neuron, weights=(w,), bias=b)))
            assert surface[row, column] == pytest.approx(cost_there, rel=1e-12)


def test_the_quadratic_cost_has_a_plateau_and_the_cross_entropy_none():
    """Along w = b, from 2 to 4: the one hardly changes, the other doubles."""
    ends = np.array([2.0, 4.0])
    quadratic = np.diagonal(cost_surface(SingleNeuron(), ends, ends))
    cross_entropy = np.diagonal(cost_surface(SingleNeuron(cost="cross-entropy"), ends, ends))
    assert quadratic[1] / quadratic[0] < 1.04
    assert cross_entropy[1] / cross_entropy[0] == pytest.approx(2, abs=0.01)


def test_a_relu_neuron_below_zero_is_dead():
    neuron = SingleNeuron(weights=(-1.0,), bias=0.5, targets=(1.0,), activation="relu")
    for row in neuron:
        now = dict(zip(neuron.columns, row, strict=True))
        assert (now["gradient_weight_1"], now["gradient_bias"]) == (0, 0)
        assert (now["weight_1"], now["bias"], now["cost"]) == (-1, 0.5, 0.5)


# A leaky ReLU is two straight lines: on each a step multiplies z by 1 − η·f'²·(x² + 1),
# here by −199,999 or −19.
TOO_FAST = SingleNeuron(activation="leaky-relu", learning_rate=1e5)


@pytest.mark.parametrize(
    "neuron",
    [
        TOO_FAST,
        replace(TOO_FAST, inputs=((1.0,), (1.0,)), targets=(0.0, 0.0)),
        replace(TOO_FAST, inputs=((1.0, 0.5),), weights=(0.6, -0.2), learning_rate=1e300),
        SingleNeuron(inputs=((1e6,),), cost="cross-entropy", learning_rate=1e300),
    ],
)
def test_divergence_names_epoch_and_rate_and_all_rows_before_are_finite(neuron):
    rows = []
    with pytest.raises(Diverged) as caught:
        rows.extend(neuron)
    assert caught.value.epoch == len(rows) > 0
    rate = f"{neuron.learning_rate:g}"
    assert str(caught.value) == (
        f"The cost is no longer finite since epoch {len(rows)}: the learning rate {rate} is too "
        "large"
    )
    assert all(isfinite(value) for row in rows for value in row)


def test_a_duel_ends_when_one_side_diverges():
    duel = SingleNeuron(inputs=((1e6,),), cost="both", learning_rate=1e300)
    with pytest.raises(Diverged):
        list(duel)


@pytest.mark.parametrize(
    "preset", ["neuron-good-start", "neuron-cross-entropy-saturated-start", "neuron-many-inputs"]
)
@pytest.mark.parametrize("epoch", [0, 1, 77, 299])
def test_a_run_continued_from_an_epoch_goes_on_as_the_first_did(preset, epoch):
    neuron = find_preset(preset).experiment
    rows = list(neuron)
    assert neuron.can_continue(rows[epoch])
    goes_on = neuron.continued(rows[epoch])
    assert list(islice(goes_on, len(rows) - epoch)) == rows[epoch:]


def test_no_run_continues_a_duel_or_a_state_out_of_bounds():
    duel = SingleNeuron(cost="both")
    row = next(iter(duel))
    assert duel.continued(row) is None and not duel.can_continue(row)
    *_, last = islice(TOO_FAST, 10)
    assert TOO_FAST.continued(last) is None and not TOO_FAST.can_continue(last)


def test_each_weight_and_the_bias_may_keep_a_run_from_being_continued():
    neuron = find_preset("neuron-many-inputs").experiment
    row = next(iter(neuron))
    for name in ("weight_1", "weight_2", "bias"):
        for far in (1e6, -1e6, 1.1e6, -1.1e6, float("nan")):
            other = list(row)
            other[neuron.columns.index(name)] = far
            can = neuron.can_continue(tuple(other))
            assert can == (abs(far) <= 1e6) == (neuron.continued(tuple(other)) is not None)


def test_a_run_has_one_row_for_each_epoch_and_can_be_repeated():
    neuron = SingleNeuron(epochs=7)
    assert len(list(neuron)) == neuron.last_epoch + 1 == 8
    assert list(neuron) == list(neuron)
    assert all(len(row) == len(neuron.columns) for row in neuron)
