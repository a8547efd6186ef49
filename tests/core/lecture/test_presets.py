"""The built-in demonstrations are the lecture's: names, numbers, order, settings."""

import re
from itertools import groupby
from math import isfinite

import pytest

from gradsim.core import SettingError
from gradsim.core.experiment import all_columns
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.subjects import SUBJECTS, subject_of
from tests.shortened import shortened

# lecture/demonstrations, in the lecture's order: D26 belongs to its first part, and what one
# neuron cannot learn, D28, stands before what many can
DEMONSTRATIONS = [
    ("D1", "neuron-good-start"),
    ("D2", "neuron-saturated-start"),
    ("D3", "neuron-why"),
    ("D4", "neuron-many-inputs"),
    ("D5", "neuron-cross-entropy-good-start"),
    ("D6", "neuron-cross-entropy-saturated-start"),
    ("D7", "neuron-cost-duel"),
    ("D8", "neuron-binary-entropy"),
    ("D9", "neuron-cost-surface"),
    ("D26", "output-error"),
    ("D10", "activation-gallery"),
    ("D11", "activation-saturation"),
    ("D28", "neuron-xor"),
    ("D29", "network-xor"),
    ("D30", "network-zeros"),
    ("D12", "circuit-two-layers"),
    ("D13", "circuit-parity"),
    ("D14", "circuit-multiplier"),
    ("D15", "depth-accuracy"),
    ("D16", "digits"),
    ("D17", "gradient-bars"),
    ("D18", "speed-at-start"),
    ("D19", "speed-2-layers"),
    ("D20", "speed-3-layers"),
    ("D21", "speed-4-layers"),
    ("D31", "network-depth"),
    ("D22", "chain-vanishing"),
    ("D23", "chain-b1-against-b3"),
    ("D24", "chain-exploding"),
    ("D25", "chain-steeper-activation"),
    ("D27", "what-helps"),
]
each = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)


def test_names_and_numbers_are_the_lectures_in_its_order():
    assert [(preset.number, preset.name) for preset in PRESETS] == DEMONSTRATIONS


def test_no_part_of_the_lecture_is_come_back_to():
    parts = [part for part, _ in groupby(PRESETS, lambda preset: preset.section)]
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("neuron-good-start", {"weights": (0.6,), "bias": 0.9, "cost": "quadratic"}),
        ("neuron-saturated-start", {"weights": (2,), "bias": 2, "cost": "quadratic"}),
        ("neuron-why", {"weights": (2,), "bias": 2, "cost": "quadratic"}),
        ("neuron-cross-entropy-good-start", {"weights": (0.6,), "cost": "cross-entropy"}),
        ("neuron-cross-entropy-saturated-start", {"bias": 2, "cost": "cross-entropy"}),
        ("neuron-cost-duel", {"weights": (2,), "bias": 2, "cost": "both"}),
    ],
)
def test_settings_are_the_lectures(name, settings):
    neuron = find_preset(name).experiment
    always = {
        "inputs": ((1,),),
        "targets": (0,),
        "learning_rate": 0.15,
        "epochs": 300,
        "activation": "sigmoid",
    }
    for setting, value in (always | settings).items():
        assert getattr(neuron, setting) == value


def test_the_neuron_with_many_inputs_learns_the_table_of_and():
    neuron = find_preset("neuron-many-inputs").experiment
    assert dict(zip(neuron.inputs, neuron.targets, strict=True)) == {
        (a, b): float(a and b) for a in (0.0, 1.0) for b in (0.0, 1.0)
    }


def test_the_binary_entropys_target_is_three_tenths():
    assert find_preset("neuron-binary-entropy").experiment.targets == (0.3,)


@each
def test_a_preset_runs_to_its_last_epoch_in_finite_numbers(preset):
    experiment = shortened(preset.experiment)
    rows = list(experiment)
    assert len(rows) == experiment.last_epoch + 1
    assert all(isfinite(value) for row in rows for value in row)


@each
def test_the_cost_falls_over_the_run(preset):
    experiment = shortened(preset.experiment)
    if "cost" not in experiment.columns or not experiment.last_epoch:
        pytest.skip("it does not learn")
    first, *_, last = experiment
    width = len(all_columns(experiment))
    place = experiment.columns.index("cost")
    falls = [
        first[series * width + place] - last[series * width + place]
        for series in range(len(experiment.series))
    ]
    if preset.name == "network-zeros":
        assert falls == [0.0]  # which is its point
        return
    assert max(falls) > 0
    dead = preset.name == "activation-saturation"
    assert min(falls) >= 0 if dead else min(falls) > 0


@each
def test_texts_are_there_and_their_formulas_are_closed(preset):
    for text in (preset.title, preset.question, preset.subtitle, preset.caption, preset.section):
        assert text and text == text.strip()
        assert text.count("$") % 2 == 0
    assert "?" in preset.question
    assert preset.views


@each
def test_the_unit_of_the_key_figure_is_no_answer(preset):
    """It stands below the question mark: what is faster, larger … is not for it to say."""
    unit = preset.key_figure.unit if preset.key_figure else ""
    words = {*re.findall(r"[a-z]+", unit.lower())}
    comparatives = {word for word in words if word.endswith("er")} - {"layer", "never", "per"}
    assert not comparatives | words & {"worse", "best", "worst", "fastest", "slowest", "yes", "no"}


@each
def test_one_panel_shows_it(preset):
    owners = [subject for subject in SUBJECTS if type(preset.experiment) in subject.experiments]
    assert owners == [subject_of(preset.experiment)]


def test_panels_have_names_and_titles_of_their_own():
    names, titles = [subject.name for subject in SUBJECTS], [subject.title for subject in SUBJECTS]
    assert "single-neuron" in names and "Single neuron" in titles
    assert len(set(names)) == len(set(titles)) == len(SUBJECTS)


def test_an_unknown_name_is_refused_with_those_known():
    with pytest.raises(SettingError, match="'neuron-wy'; it must be one of neuron-good-start, neu"):
        find_preset("neuron-wy")
