"""Every sentence of a demonstration that is shown is true of the run beside it.

Each is run with its own settings and with what its form offers: starts, targets, inputs,
activations, costs, learning rates. Where a claim holds, its sentence is confirmed by an
expression written here, over the columns of the recording.
"""

import itertools
from collections import defaultdict
from dataclasses import replace
from functools import cache
from math import log

import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.learning_state import state_of
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron.demonstrations import DEMONSTRATIONS
from gradsim.core.single_neuron.facts import plateau

BY_NUMBER = {preset.number: preset for preset in DEMONSTRATIONS}
BY_NAME = {preset.name: preset for preset in DEMONSTRATIONS}

STARTS = [(0.6, 0.9), (2.0, 2.0), (0.0, 0.0), (-2.0, -2.0), (0.3, 3.5)]
RATES = [0.15, 0.02, 3.0]
TARGETS = [0.0, 1.0, 0.3]
TABLES = {"XOR": (0, 1, 1, 0), "OR": (0, 1, 1, 1), "AND": (0, 0, 0, 1), "half": (0, 0.5, 1, 1)}


@cache
def recorded(experiment) -> Recording:
    recording = Recording(experiment)
    recording.extend(experiment.run())
    return recording


def compared_with(preset) -> Recording | None:
    return recorded(BY_NAME[preset.compared].experiment) if preset.compared else None


def variations(preset):
    """Yield what the form makes of a demonstration's settings."""
    usual = preset.experiment
    starts = (((w,) * len(usual.weights), b) for w, b in STARTS)
    costs = ("quadratic", "cross-entropy", "both")
    targets = [usual.targets, *((y,) * len(usual.targets) for y in TARGETS)]
    if len(usual.inputs) == 4:
        targets = [tuple(map(float, table)) for table in TABLES.values()]
    longest = 250 if len(usual.inputs) == 1 else 150
    for (weights, bias), activation, cost, target in itertools.product(
        starts, ACTIVATIONS, costs, targets
    ):
        changed = dict(weights=weights, bias=bias, activation=activation, cost=cost)
        # the others take ten times as long as the sigmoid, whose captions are about how long
        epochs = min(usual.epochs, longest if activation == "sigmoid" else longest // 3)
        try:
            experiment = replace(usual, targets=target, epochs=epochs, **changed)
        except SettingError:  # the cross-entropy needs outputs from 0 to 1
            continue
        yield experiment
    for rate, x in itertools.product(RATES, (1.0, -2.5, 0.0, 40.0)):
        yield replace(
            usual,
            learning_rate=rate,
            inputs=tuple(tuple(x * value for value in item) for item in usual.inputs),
        )


def weighted_input(recording) -> np.ndarray:
    """Z of the first item at each epoch, from weights and bias."""
    neuron = recording.experiment
    z = recording.values("bias")
    for number, x in enumerate(neuron.inputs[0], 1):
        z = z + x * recording.values(f"weight_{number}")
    return z


def first_over(recording, series=0) -> int | None:
    """The first epoch whose output is on its target's side of 0.5."""
    outputs, target = recording.values("output_1", series), recording.experiment.targets[0]
    over = np.flatnonzero(outputs < 0.5 if target < 0.5 else outputs > 0.5)
    return int(over[0]) if len(over) else None


# ----- what each caption says, over the columns


def wrong_at_first_it_falls_steadily(recording, _, numbers):
    outputs, target = recording.values("output_1"), recording.experiment.targets[0]
    assert outputs[0] - target > 0.5  # wrong
    assert list(numbers) == [outputs[0], outputs[-1]] and outputs[-1] < outputs[0]
    assert (np.diff(outputs) <= 0).all()
    half_way = np.flatnonzero(outputs <= (outputs[0] + outputs[-1]) / 2)[0]
    assert half_way <= len(outputs) / 2


def hardly_moves_though_badly_wrong(recording, _, numbers):
    (length,) = numbers
    outputs, target = recording.values("output_1"), recording.experiment.targets[0]
    activation = ACTIVATIONS[recording.experiment.activation]
    assert abs(outputs[0] - target) > 0.5
    assert np.ptp(outputs[: length + 1]) < 0.1
    slopes = np.abs(activation.slope(weighted_input(recording)[: length + 1]))
    assert slopes.max() < activation.largest_slope / 4
    over = first_over(recording)
    assert length >= 20 and (over is None or over <= 2 * length)


def flat_curve_small_gradient(recording, _, numbers):
    a = recording.values("output_1")[0]
    assert numbers is None
    assert a * (1 - a) < 1 / 16
    for column in ("gradient_weight_1", "gradient_bias"):
        assert abs(recording.values(column)[0]) < 1 / 16


def one_line_parts_the_corner_from_the_others(recording, _, numbers):
    neuron = recording.experiment
    outputs = np.array([recording.values(f"output_{i + 1}") for i in range(len(neuron.targets))])
    errors = outputs - np.array(neuron.targets)[:, None]
    assert (np.abs(errors[:, -1]) < 0.5).all()  # "it can"
    last = len(recording) - 1
    weights = [recording.at(last, f"weight_{j}") for j in (1, 2)]
    above = np.array(neuron.inputs) @ weights + recording.at(last, "bias") > 0
    assert [x for x, side in zip(neuron.inputs, above, strict=True) if side] == [(1, 1)]
    assert len(neuron.inputs) == 4


def sooner_than_the_other(recording, other, numbers):
    assert list(numbers) == [first_over(recording), first_over(other)]
    assert numbers[0] < numbers[1]
    usual, mine = other.experiment, recording.experiment
    assert (mine.inputs, mine.targets) == (usual.inputs, usual.targets)
    assert mine.learning_rate == usual.learning_rate


def not_stuck_and_sooner_than_the_other(recording, other, numbers):
    sooner_than_the_other(recording, other, numbers)
    largest = ACTIVATIONS[recording.experiment.activation].largest_slope
    wrong = recording.values("output_1")[: numbers[0]] - recording.experiment.targets[0]
    pulls = recording.values("gradient_bias")[: numbers[0]]
    assert all(state_of(*pair, largest).moves_on for pair in zip(wrong, pulls, strict=True))


def only_the_error_is_left(recording, _, numbers):
    target = recording.experiment.targets[0]
    for series, factor in ((0, lambda a: a * (1 - a)), (1, np.ones_like)):
        a = recording.values("output_1", series)
        gradient = recording.values("gradient_bias", series)
        np.testing.assert_allclose(gradient, (a - target) * factor(a), rtol=1e-6, atol=1e-12)
    slow, fast = first_over(recording), first_over(recording, 1)
    assert slow is None or fast < slow  # it need not be so slow


def least_at_the_target(recording, _, numbers):
    y = recording.experiment.targets[0]
    a = np.linspace(0.001, 0.999, 999)
    cost = -(y * np.log(a) + (1 - y) * np.log(1 - a))
    assert a[cost.argmin()] == pytest.approx(y, abs=1e-9)
    target, least = BY_NUMBER["D8"].key_figure.figures(recording, None)
    assert (target, least) == (y, pytest.approx(cost.min(), rel=1e-9))
    assert least > 0
    assert recording.values("cost").min() >= least * (1 - 1e-12)


def flat_and_steep_where_it_is_wrong(recording, _, numbers):
    for series, holds in ((0, lambda slope: slope < 1 / 16), (1, lambda slope: slope > 0.5)):
        slope = abs(recording.values("gradient_bias", series)[0])
        assert abs(recording.values("output_1", series)[0] - recording.experiment.targets[0]) > 0.5
        assert holds(slope)


def no_output_but_one_half(recording, _, numbers):
    neuron = recording.experiment
    outputs = [recording.values(f"output_{i + 1}")[-1] for i in range(len(neuron.targets))]
    assert outputs == pytest.approx([0.5] * len(outputs), abs=5e-4)
    assert list(numbers) == [outputs[0], recording.values("cost")[-1]]
    assert numbers[1] == pytest.approx(log(2), abs=5e-4)
    inputs = np.column_stack([np.array(neuron.inputs), np.ones(len(neuron.targets))])
    for scale in (0.01, 0.1, 1.0, 10.0):  # "whatever the start": nowhere is the cost lower
        starts = np.random.default_rng(7).normal(scale=scale, size=(500, inputs.shape[1]))
        z = starts @ inputs.T
        assert (np.logaddexp(0, z) - np.array(neuron.targets) * z).mean(1).min() > log(2)


def descended(neuron, starts, epochs=3000):
    """Outputs and cost after gradient descent from each start, by the formulas as they stand."""
    x = np.column_stack([neuron.inputs, np.ones(len(neuron.inputs))])
    parameters = starts.copy()
    for _ in range(epochs):
        outputs = 1 / (1 + np.exp(-parameters @ x.T))
        parameters -= neuron.learning_rate * (outputs - neuron.targets) @ x / len(x)
    costs = -np.log(np.where(neuron.targets, outputs, 1 - outputs))
    return outputs, costs.mean(axis=1)


CONFIRMED = {
    "D1": wrong_at_first_it_falls_steadily,
    "D2": hardly_moves_though_badly_wrong,
    "D3": flat_curve_small_gradient,
    "D4": one_line_parts_the_corner_from_the_others,
    "D5": sooner_than_the_other,
    "D6": not_stuck_and_sooner_than_the_other,
    "D7": only_the_error_is_left,
    "D8": least_at_the_target,
    "D9": flat_and_steep_where_it_is_wrong,
    "D28": no_output_but_one_half,
}


def numbers_of(preset, recording, compared):
    return preset.caption_figures and preset.caption_figures(recording, compared)


def test_every_demonstration_says_for_which_runs_its_caption_is_true():
    assert {preset.number for preset in DEMONSTRATIONS if preset.claim} == set(CONFIRMED)


@pytest.mark.parametrize("number", CONFIRMED)
def test_a_demonstration_s_own_run_fulfils_its_claim(number):
    preset = BY_NUMBER[number]
    recording, compared = recorded(preset.experiment), compared_with(preset)
    assert preset.claim(recording, compared)
    CONFIRMED[number](recording, compared, numbers_of(preset, recording, compared))


def check(preset, recording, start, compared) -> bool:
    """Check what a demonstration says of a run and of its start; return whether its claim holds."""
    if preset.rest is not None:
        assert 0 <= preset.rest(recording) < len(recording)
    if preset.key_figure is not None:
        for run in (start, recording):
            figures = preset.key_figure.figures(run, compared)
            assert figures is None or preset.key_figure.text.count("{") <= len(figures)
    if not preset.claim(recording, compared):
        return False
    CONFIRMED[preset.number](recording, compared, numbers_of(preset, recording, compared))
    return True


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("inputs", [1, 4])
def test_where_a_claim_holds_the_sentence_is_true(inputs):
    """Most demonstrations vary to the same runs: each is computed once, and asked for all."""
    presets = [BY_NUMBER[number] for number in CONFIRMED]
    told_by = defaultdict(list)
    for preset in presets:
        if len(preset.experiment.inputs) == inputs:
            for experiment in variations(preset):
                told_by[experiment].append(preset)
    assert told_by
    held, withheld = set(), set()
    for experiment, tellers in told_by.items():
        recording, start = Recording(experiment), Recording(experiment)
        try:
            recording.extend(experiment.run())
        except ArithmeticError:  # learning has left the finite numbers; there is no caption
            continue
        start.extend([recording.row(0)])
        for preset in tellers:
            holds = check(preset, recording, start, compared_with(preset))
            (held if holds else withheld).add(preset.number)
    assert held == withheld == {preset.number for some in told_by.values() for preset in some}


@pytest.mark.parametrize("number", CONFIRMED)
def test_places_of_a_caption_have_numbers(number):
    preset = BY_NUMBER[number]
    numbers = numbers_of(preset, recorded(preset.experiment), compared_with(preset))
    assert preset.caption.count("{") == (0 if numbers is None else len(numbers))


@pytest.mark.parametrize(
    ("number", "figures", "rest"),
    [
        ("D1", [36], None),
        ("D2", [232, 36], 150),
        ("D3", [pytest.approx(0.0177, abs=5e-5)], 0),
        ("D4", [4, 4], None),
        ("D5", [8, 36], 8),
        ("D6", [17, 232], 10),
        ("D7", [17, 232], 10),
        ("D8", [0.3, pytest.approx(0.6109, abs=5e-5)], None),
        ("D28", [pytest.approx(0.5, abs=1e-9)], None),
    ],
)
def test_key_figures_and_rests_are_the_lecture_s(number, figures, rest):
    preset = BY_NUMBER[number]
    recording, compared = recorded(preset.experiment), compared_with(preset)
    assert list(preset.key_figure.figures(recording, compared)) == figures
    assert (preset.rest(recording) if preset.rest else None) == rest


def test_a_neuron_ends_without_an_answer_to_xor_from_every_start():
    """An independent descent does from 200 starts, and the program's runs do as it from some."""
    preset = BY_NUMBER["D28"]
    starts = np.random.default_rng(28).normal(scale=4.0, size=(200, 3))
    all_outputs, costs = descended(preset.experiment, starts)
    assert all_outputs == pytest.approx(np.full((200, 4), 0.5), abs=1e-9)
    assert costs == pytest.approx(np.full(200, log(2)), abs=1e-12)
    for start, outputs in zip(starts[:5], all_outputs, strict=False):
        neuron = replace(preset.experiment, weights=tuple(start[:2]), bias=start[2], epochs=3000)
        recording = Recording(neuron)
        recording.extend(neuron.run())
        assert preset.claim(recording, None)
        ends = [recording.at(3000, f"output_{i + 1}") for i in range(4)]
        assert ends == pytest.approx(outputs, abs=1e-9)
        assert recording.at(3000, "cost") == pytest.approx(log(2), abs=1e-12)
        assert preset.key_figure.figures(recording, None) == (pytest.approx(0.5),)
    for changed in (
        {"targets": (0.0, 0.0, 0.0, 1.0)},  # there is a line
        {"inputs": ((0.0, 0.0), (1.0, 1.0)) * 2},  # the same items with both targets: no plane
        {"learning_rate": 6.0},  # leaps over the valley
        {"epochs": 30},
    ):
        neuron = replace(preset.experiment, **changed)
        recording = Recording(neuron)
        recording.extend(neuron.run())
        assert not preset.claim(recording, None), changed


def test_a_key_figure_is_open_until_the_run_tells_it():
    """While the output is above 0.5 it is not known when it crosses; a ghost is, from the start."""
    preset = BY_NUMBER["D2"]
    compared = compared_with(preset)
    recording = Recording(preset.experiment)
    recording.extend(itertools.islice(preset.experiment.run(), 232))
    assert list(preset.key_figure.figures(recording, compared)) == [None, 36]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("start", STARTS)
def test_a_plateau_is_as_long_as_the_one_definition_of_stuck_says(activation, start):
    (w, b), usual = start, BY_NUMBER["D2"].experiment
    recording = recorded(replace(usual, weights=(w,), bias=b, activation=activation))
    columns = (recording.values(name).tolist() for name in ("error", "gradient_bias"))
    largest = ACTIVATIONS[activation].largest_slope
    moves = [state_of(*pair, largest).moves_on for pair in zip(*columns, strict=True)]
    length = moves.index(True) if True in moves else len(moves)
    assert plateau(recording) == max(length - 1, 0)


def test_a_run_that_never_crosses_has_no_key_figure():
    experiment = replace(BY_NUMBER["D2"].experiment, epochs=200)
    assert BY_NUMBER["D2"].key_figure.figures(recorded(experiment), None) is None


def test_titles_and_subtitles_have_the_numbers_of_their_settings():
    """They are seen with a demonstration's own settings alone."""
    outputs = {n: recorded(BY_NUMBER[n].experiment).values("output_1")[0] for n in ("D2", "D7")}
    assert f"{outputs['D2']:.2f}" in BY_NUMBER["D2"].question
    assert f"{outputs['D7']:.3f}" in BY_NUMBER["D7"].subtitle
    for number in ("D1", "D2", "D6", "D7"):
        neuron, text = BY_NUMBER[number].experiment, BY_NUMBER[number].subtitle
        (w,), b = neuron.weights, neuron.bias
        assert f"$w = {w:g}$, $b = {b:g}$" in text or (w == b and f"$w = b = {b:g}$" in text)
    assert f"target is {BY_NUMBER['D8'].experiment.targets[0]:g}" in BY_NUMBER["D8"].subtitle
