"""Every sentence that a demonstration states is true of the run beside which it stands.

Each demonstration is run for 20 seeds and for each choice that its form offers. Where its claim
holds, the caption is shown with its figures: here they are compared with what NumPy finds in
the columns of the run. What needs hundreds of epochs is run on 100 images, with the same code;
the lecture's own settings are run once, in full.
"""

import re
from contextlib import suppress
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest

from gradsim.core import Diverged, Recording
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.layer_speed import findings
from gradsim.core.layer_speed.demonstrations import DEMONSTRATIONS
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.guess import constant_guess
from gradsim.core.layer_speed.what_helps import RECIPES, WhatHelps
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import load_digits
from gradsim.core.settings import SettingError
from tests.runs import full_run

BY_NUMBER = {preset.number: preset for preset in DEMONSTRATIONS}
SPEEDS = ("D17", "D18", "D19", "D20", "D21", "D26")
SEEDS = [{"seed": seed} for seed in range(20)]
CHOICES = [
    *({"activation": name} for name in ACTIVATIONS),
    *({"initializer": name} for name in INITIALIZERS),
    *({"cost": cost} for cost in ("quadratic", "cross-entropy", "both")),
    *({"hidden_layers": (30,) * depth} for depth in (1, 2, 3, 5, 8)),
    {"hidden_layers": (40, 3)},
    {"networks": 4},
    {"output_bias": 5.0},
    {"output_bias": -40.0},
    {"mini_batch": 10},
    {"learning_rate": 30.0},
]
RECIPE_CHOICES = [
    *({"depth": depth} for depth in (2, 3, 8)),
    {"networks": 1},
    {"learning_rate": 1.0},
    {"learning_rate": 1000.0},
]


def recorded(experiment, rows=None):
    recording = Recording(experiment)
    with suppress(Diverged):  # what was recorded before stays, and is told of
        recording.extend(islice(experiment, rows))
    return recording


@pytest.fixture(scope="module")
def run():
    """Return what runs a demonstration with some other settings, and the run beside it."""
    kept = {}

    def once(number, changes):
        experiment = BY_NUMBER[number].experiment
        at_the_start = number in ("D17", "D18")
        few = {"images": 100}
        if not at_the_start:
            few["epochs"] = 60 if number == "D26" else 30  # by which some errors have halved
        if number == "D18":
            few["networks"] = 20
        if isinstance(experiment, WhatHelps):
            few |= {"networks": 3, "epochs": 15}
        key = replace(experiment, **few | changes), 2 if at_the_start else None
        if key not in kept:  # many changes make the same of several demonstrations
            kept[key] = recorded(*key)
        return kept[key]

    def call(number, changes):
        compared = BY_NUMBER[number].compared
        beside = next((p.number for p in DEMONSTRATIONS if p.name == compared), None)
        return once(number, changes), once(beside, {}) if beside else None

    return call


# ----- what the sentences say, in other words


def speed(recording, layer, series=0):
    return recording.values(f"speed_{layer}", series)


def median_speed(recording, layer):
    series = range(len(recording.experiment.series))
    return np.median([speed(recording, layer, k) for k in series], axis=0)


def is_d17_true(recording, beside, figures):
    bars = [
        sorted(abs(recording.at(0, f"gradient_{layer}_{row}")) for row in rows)
        for layer, rows in (
            (layer, range(1, min(width, 6) + 1))
            for layer, width in enumerate(recording.experiment.hidden_layers[:2], 1)
        )
    ]
    pairs = [second > first for first in bars[0] for second in bars[1]]
    times = speed(recording, 2)[0] / speed(recording, 1)[0]
    return pairs.count(True) > pairs.count(False) and times > 1 and figures == (times,)


def is_d18_true(recording, beside, figures):
    layers = range(1, len(recording.experiment.hidden_layers) + 1)
    series = range(len(recording.experiment.series))
    start = [[speed(recording, layer, k)[0] for layer in layers] for k in series]
    rises = all(sorted(one) == one and len({*one}) == len(one) for one in start)
    steps = [after / before for one in start for before, after in pairwise(one)]
    return rises and figures == (len(start), pytest.approx(np.median(steps)))


def is_d19_true(recording, beside, figures):
    first, second = (median_speed(recording, layer) for layer in (1, 2))
    series = range(len(recording.experiment.series))
    times = np.median([speed(recording, 2, k)[-1] / speed(recording, 1, k)[-1] for k in series])
    slower = np.count_nonzero(first < second)
    return slower == len(recording) and times > 1 and figures == (approx(times),)


def is_d20_true(recording, beside, figures):
    here, there = median_speed(recording, 1), median_speed(beside, 1)
    last = min(len(here), len(there)) - 1
    times = there[last] / here[last]
    more = len(recording.experiment.hidden_layers) - len(beside.experiment.hidden_layers)
    return more == 1 and times > 1 and figures == (approx(times),)


def is_d21_true(recording, beside, figures):
    last = len(recording.experiment.hidden_layers)
    series = range(len(recording.experiment.series))
    times = np.median([speed(recording, last, k)[-1] / speed(recording, 1, k)[-1] for k in series])
    return times > 1 and figures == (approx(times),)


def approx(value):
    return pytest.approx(value, rel=0.05)  # a large ratio is told with two digits


def is_d26_true(recording, beside, figures):
    halved = []
    for series in (1, 0):  # the cross-entropy comes first
        error = recording.values("error", series)
        halved.append(next(n for n, value in enumerate(error) if value < error[0] / 2))
    return halved[0] < halved[1] and tuple(figures) == tuple(halved)


def is_d27_true(recording, beside, figures):
    ratios = [recording.values("ratio_median", series) for series in range(3)]
    others = np.concatenate(ratios[1:])
    farthest = max(others.max(), 1 / others.min())
    nearest = min(max(ratio, 1 / ratio) for ratio in ratios[0])
    sigmoid, tanh, relu = (ratio[-1] for ratio in ratios)
    told = approx(sigmoid), approx(tanh), approx(1 / relu)
    return farthest < nearest and min(sigmoid, tanh, 1 / relu) > 1 and figures == told


TRUTH = {
    "D17": is_d17_true,
    "D18": is_d18_true,
    "D19": is_d19_true,
    "D20": is_d20_true,
    "D21": is_d21_true,
    "D26": is_d26_true,
    "D27": is_d27_true,
}


def plain_guess(experiment):
    """Cost and mean error of the frequencies as outputs, image by image."""
    labels = load_digits(count=experiment.images).labels
    f = np.array([(labels == digit).mean() for digit in range(10)])
    y = np.eye(10)[labels]
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(y > 0, -np.log(f), -np.log(1 - f))
    if experiment.cost == "quadratic":
        terms = (y - f) ** 2 / 2
    return np.where(np.isfinite(terms), terms, 0).sum(axis=1).mean(), np.abs(f - y).mean()


# ----- every sentence, for every choice


def check(number, recording, beside):
    """Check caption and key figure of a run; return whether the caption is shown."""
    preset = BY_NUMBER[number]
    key = preset.key_figure.figures(recording, beside)
    if key is not None:
        assert len(key) == len(re.findall(r"\{\d", preset.key_figure.text))
        assert all(figure is None or np.isfinite(figure) for figure in key)
    rest = preset.rest(recording) if preset.rest else len(recording) - 1
    assert 0 <= rest < len(recording)
    if not preset.claim(recording, beside):
        return False
    figures = preset.caption_figures(recording, beside)
    assert figures is not None and None not in figures
    assert len(figures) >= len({*re.findall(r"\{(\d)", preset.caption)})
    assert TRUTH[number](recording, beside, tuple(figures))
    return True


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (number, changes)
        for number in SPEEDS
        for changes in [*(SEEDS if number not in ("D17", "D18") else SEEDS[:1]), *CHOICES]
    ],
    ids=str,
)
def test_a_caption_is_true_or_is_not_shown(number, changes, run):
    experiment = BY_NUMBER[number].experiment
    networks = changes.get("networks", experiment.networks)
    if networks > 1 and changes.get("cost", experiment.cost) == "both":
        with pytest.raises(SettingError):
            replace(experiment, **changes)
        return
    check(number, *run(number, changes))


@pytest.mark.parametrize("changes", [*SEEDS[:4], *RECIPE_CHOICES], ids=str)
def test_recipes_are_told_as_they_are(changes, run):
    check("D27", *run("D27", changes))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("number", ["D17", "D18"])
def test_what_is_said_of_the_start_holds_for_every_seed(number, seed):
    """With the lecture's settings, of which nothing but epoch 0 is needed."""
    fewer = {"networks": 3} if number == "D18" else {}
    experiment = replace(BY_NUMBER[number].experiment, seed=seed, **fewer)
    assert check(number, recorded(experiment, 1), None)


def in_full(number):
    """A demonstration's run with the lecture's own settings."""
    rows = 201 if number == "D26" else None  # its two costs have met by then
    return full_run(BY_NUMBER[number].name, rows)


@pytest.mark.parametrize(
    ("number", "beside", "key", "caption"),
    [
        ("D19", None, (2.1,), (2.1,)),
        ("D20", "D19", (77,), (77,)),
        ("D21", None, (88,), (88,)),
    ],
)
def test_the_lecture_s_own_networks_are_told_with_the_lecture_s_figures(
    number, beside, key, caption
):
    recording, other = in_full(number), in_full(beside) if beside else None
    assert check(number, recording, other)
    preset = BY_NUMBER[number]
    assert preset.key_figure.figures(recording, other) == pytest.approx(key, rel=0.03)
    assert preset.caption_figures(recording, other) == pytest.approx(caption, rel=0.03)


def test_four_layers_end_at_the_cost_of_a_constant_guess():
    guess = constant_guess("", 1000, "cross-entropy")
    assert guess.cost == pytest.approx(3.24592, abs=5e-6)
    assert in_full("D21").at(500, "cost") == pytest.approx(3.24588, abs=1e-5)
    assert in_full("D19").at(500, "cost") < 0.9 * guess.cost


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize("images", [1, 5, 1000])
def test_a_guess_costs_what_its_answers_cost_image_by_image(cost, images):
    guess = constant_guess("", images, cost)
    wanted = plain_guess(LayerSpeed(images=images, cost=cost))
    assert (guess.cost, guess.error) == pytest.approx(wanted, rel=1e-12)


def test_two_costs_are_told_by_the_epochs_to_halve_the_error():
    recording, preset = in_full("D26"), BY_NUMBER["D26"]
    assert preset.key_figure.figures(recording, None) == (5, 137)
    assert preset.caption_figures(recording, None) == (5, 137)
    assert check("D26", recording, None)


def test_two_costs_rest_where_the_faster_has_halved_the_error():
    """There the cross-entropy is still the faster, too, as the sentence has it."""
    recording, preset = in_full("D26"), BY_NUMBER["D26"]
    rest = preset.rest(recording)
    quadratic, entropy = (recording.values("error", series) for series in (0, 1))
    assert entropy[rest] < entropy[0] / 2 <= entropy[rest - 1]
    assert quadratic[rest] > 0.95 * quadratic[0]
    assert recording.at(rest, "speed_output", 1) > 10 * recording.at(rest, "speed_output", 0)
    assert findings.apart_at_start(recording) == pytest.approx(128, abs=0.5)


def test_until_the_error_has_halved_the_epochs_are_unknown():
    recording = recorded(replace(BY_NUMBER["D26"].experiment, images=100), 1)
    assert BY_NUMBER["D26"].key_figure.figures(recording, None) == (None, None)
    assert not BY_NUMBER["D26"].claim(recording, None)


def test_the_key_figure_of_a_third_layer_is_that_of_its_caption(run):
    recording, beside = run("D20", {})
    preset = BY_NUMBER["D20"]
    assert preset.key_figure.figures(recording, beside) == preset.caption_figures(recording, beside)


def test_a_figure_that_makes_no_sense_is_not_told(run):
    one_layer, _ = run("D21", {"hidden_layers": (30,)})
    two_costs, _ = run("D21", {"cost": "both"})
    for number in ("D17", "D18", "D19", "D20", "D21"):
        for recording in (one_layer, two_costs):
            assert BY_NUMBER[number].key_figure.figures(recording, None) is None
            assert not BY_NUMBER[number].claim(recording, None)
    assert BY_NUMBER["D26"].key_figure.figures(one_layer, None) is None


def test_without_the_run_beside_it_the_third_layer_is_not_told_of(run):
    recording, _ = run("D20", {})
    assert BY_NUMBER["D20"].key_figure.figures(recording, None) == (None,)
    assert BY_NUMBER["D20"].caption_figures(recording, None) is None
    assert not BY_NUMBER["D20"].claim(recording, None)


@pytest.mark.parametrize(
    ("ratio", "told"), [(88.4, 88.4), (999.0, 999.0), (80392.0, 80_000), (1234.0, 1200)]
)
def test_a_large_ratio_is_told_with_two_digits(ratio, told):
    assert findings.rounded(ratio) == told


def test_the_recipes_are_those_that_the_key_figure_names():
    names = [recipe.label.split(",")[0] for recipe in RECIPES]
    assert names == ["sigmoid", "tanh", "ReLU"]
    assert ", ".join(names[:2]) in BY_NUMBER["D27"].key_figure.unit
    assert [name for name in names if name in BY_NUMBER["D27"].caption] == names
