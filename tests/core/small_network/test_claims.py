"""What the demonstrations of a small network state is true of the run beside which it stands.

Where a claim holds, the caption is shown with its figures: here they are compared with what
NumPy and a plain program find in the columns of the run.
"""

import re
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import islice
from math import log

import numpy as np
import pytest

from gradsim.core import Diverged, Recording
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.lecture.presets import find_preset
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.small_network.demonstrations import COMPANIONS, DEMONSTRATIONS
from gradsim.core.small_network.findings import EQUAL
from tests.core.small_network.plain import XOR
from tests.runs import full_run

BY_NUMBER = {preset.number: preset for preset in DEMONSTRATIONS}
#: What is changed in the form; the starts are fewer, the epochs too, but for the first.
CHOICES = [
    *({"seed": seed} for seed in range(6)),
    *({"activation": name} for name in ACTIVATIONS),
    *({"initializer": name} for name in INITIALIZERS),
    *({"data": name} for name in ("and", "xor", "circles", "spirals")),
    *({"hidden_layers": layers} for layers in ((1,), (2,), (19,), (3, 2), (4, 4, 4, 4))),
    {"cost": "quadratic"},
    {"networks": 1},
    {"mini_batch": 3},
    {"noise": 0.2},
    {"learning_rate": 1e300},
    {"data": tuple((x + 1.0, y, float(target)) for x, y, target in XOR)},
]


@cache  # many changes make the same experiment
def recorded(experiment):
    recording = Recording(experiment)
    with suppress(Diverged):  # what was recorded before stays, and is told of
        recording.extend(experiment)
    return recording


def starts(recording, kind):
    """Cost or error of each start at the end, from the columns behind the table."""
    last, count = len(recording) - 1, recording.experiment.networks
    return np.array([recording.at(last, f"{kind}_of_{start}") for start in range(count)])


def is_d29_true(recording, beside, figures):
    network = recording.experiment
    points = network.training_points()
    table = {(*x, y) for x, y in zip(points.inputs.tolist(), points.targets, strict=True)}
    last = len(recording) - 1
    answers = [recording.at(last, f"output_{n + 1}") > 0.5 for n in range(len(points))]
    right = answers == [target == 1 for target in points.targets]
    stuck = (~(starts(recording, "cost") < 0.1)).sum()
    assert figures == (network.networks - stuck, network.networks, last)
    return table == set(XOR) and right and network.hidden_layers == (2,) and stuck > 0


def is_d30_true(recording, beside, figures):
    network = recording.experiment
    for epoch in range(len(recording)):
        assert abs(recording.at(epoch, "cost") - log(2)) <= 1e-12
        state = network.state(recording, epoch)
        for layer, first in zip(state.weights, network.state(recording, 0).weights, strict=True):
            assert (layer == first).all()  # nothing moves
        for layer in state.weights[:-1]:
            assert len({neuron.tobytes() for neuron in layer}) == 1
    return max(network.hidden_layers) > 1 and network.cost == "cross-entropy"


def is_d31_true(recording, beside, figures):
    deep, wide = recording.experiment, beside.experiment
    assert deep.data == wide.data == "spirals" and deep.parameters == wide.parameters
    counts = [int((starts(run, "error") < 0.1).sum()) for run in (recording, beside)]
    state = deep.state(recording, 0)
    lengths = [np.linalg.norm(layer[:, -1]) for layer in state.gradients()[:-1]]
    assert figures == (*counts, deep.networks) and len(lengths) > len(wide.hidden_layers)
    return counts[0] < counts[1] and lengths[0] < lengths[-1]


TRUTH = {"D29": is_d29_true, "D30": is_d30_true, "D31": is_d31_true}


def check(number, recording, beside):
    """Check caption and key figure of a run; return whether the caption is shown."""
    preset = BY_NUMBER[number]
    key = preset.key_figure.figures(recording, beside)
    if key is not None:
        places = {*re.findall(r"\{(\d)", preset.key_figure.text + preset.key_figure.unit)}
        assert len(key) == len(places)
        assert all(f is None or f == EQUAL or np.isfinite(f) for f in key)
    if not preset.claim(recording, beside):
        return False
    figures = ()
    if preset.caption_figures is not None:
        figures = tuple(preset.caption_figures(recording, beside))
        assert None not in figures
    assert len(figures) == len({*re.findall(r"\{(\d)", preset.caption)})
    assert TRUTH[number](recording, beside, figures)
    return True


@pytest.fixture(scope="module")
def beside():
    """The run that each demonstration is compared with, in short."""
    runs = {"D29": None}
    for number, name in (("D30", "network-xor"), ("D31", "network-wide")):
        assert BY_NUMBER[number].compared == name
        runs[number] = recorded(replace(find_preset(name).experiment, networks=4, epochs=150))
    return runs


@pytest.mark.parametrize("changes", CHOICES, ids=str)
@pytest.mark.parametrize("number", TRUTH)
def test_a_caption_is_true_or_is_not_shown(number, changes, beside):
    short = {"networks": 4, "epochs": 150} if number != "D30" else {"epochs": 150}
    if number == "D29":
        short = {"networks": 20, "epochs": 600 if set(changes) <= {"seed", "activation"} else 150}
    experiment = replace(BY_NUMBER[number].experiment, **short | changes)
    check(number, recorded(experiment), beside[number])


def test_two_hidden_neurons_are_told_of_as_many_starts_as_there_are():
    recording = full_run("network-xor")
    assert check("D29", recording, None)
    assert BY_NUMBER["D29"].key_figure.figures(recording, None) == (148, 200)
    assert BY_NUMBER["D29"].caption_figures(recording, None) == (148, 200, 1000)


def test_zeros_are_told_of_with_the_cost_of_a_guess():
    recording = full_run("network-zeros")
    assert check("D30", recording, full_run("network-xor"))
    assert BY_NUMBER["D30"].key_figure.figures(recording, None) == (
        pytest.approx(log(2)),
        ("$h_1 = h_2$",),
    )


def test_cost_and_neurons_are_told_of_once_the_run_is_whole():
    recording = Recording(BY_NUMBER["D30"].experiment)
    recording.extend(islice(recording.experiment, 3))
    assert BY_NUMBER["D30"].key_figure.figures(recording, None) == (None, None)


def test_depth_is_told_of_with_20_starts_of_each():
    deep, wide = full_run("network-depth"), full_run("network-wide")
    assert check("D31", deep, wide)
    assert BY_NUMBER["D31"].key_figure.figures(deep, wide) == (0, 19, 20)
    assert BY_NUMBER["D31"].caption_figures(deep, wide) == (0, 19, 20)
    assert BY_NUMBER["D31"].key_figure.figures(deep, None) == (None, None, 20)
    assert not BY_NUMBER["D31"].claim(deep, None)
    begun = Recording(deep.experiment)
    begun.extend(islice(deep.experiment, 3))
    assert BY_NUMBER["D31"].key_figure.figures(begun, wide) == (None, None, 20)


@pytest.mark.parametrize(("rate", "epochs"), [(2.0, 1500), (10.0, 600)])
def test_no_other_learning_rate_turns_depth_into_an_advantage(rate, epochs):
    """Less than half the rate that is set, and twice as much: the finding does not hang on it."""
    deep, wide = (
        recorded(replace(find_preset(name).experiment, learning_rate=rate, epochs=epochs))
        for name in ("network-depth", "network-wide")
    )
    assert (starts(wide, "error") < 0.1).sum() - (starts(deep, "error") < 0.1).sum() >= 8


def test_the_run_beside_differs_in_its_layers_alone():
    (wide,) = COMPANIONS
    deep = BY_NUMBER["D31"].experiment
    assert replace(wide.experiment, hidden_layers=deep.hidden_layers) == deep
    assert wide.experiment.parameters == deep.parameters == 77
    assert wide == find_preset("network-wide") and wide not in DEMONSTRATIONS
