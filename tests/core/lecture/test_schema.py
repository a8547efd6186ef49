"""The published JSON schemas, by a library that knows nothing of gradsim, against its readers."""

import copy
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gradsim import embedding
from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.lecture.lecture_file import lecture_from_json, lecture_to_json
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.lecture.schema import experiment_schema, export_schema, lecture_schema
from gradsim.core.schema import setting_schema
from gradsim.core.settings import SettingError, settings_of
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.subjects import register, unregister
from gradsim.embedding import Origin

ROOT = Path(__file__).resolve().parents[3]
EXPERIMENT = {
    "gradsim": 1,
    "experiment": "single-neuron",
    "settings": {"weights": [2.0], "bias": 2.0},
}
LECTURE = {
    "gradsim": 1,
    "lecture": {
        "title": "Two",
        "minutes": 10,
        "entries": [
            {"preset": "neuron-cost-duel", "minutes": 4.5, "predict": True, "notes": "slowly"},
            {
                "experiment": "chain",
                "settings": {"weights": [1.0, 2.0], "biases": [0.0, 0.0]},
                "title": "A short chain",
                "views": ["chain"],
                "side": [],
                "pace": None,
                "epoch": 0,
            },
        ],
    },
}


_checked: set[str] = set()  # schemas, as text


def is_valid(schema, text):
    """Return whether a schema allows a file; each is checked itself once, which takes 0.1 s."""
    if (content := json.dumps(schema)) not in _checked:
        Draft202012Validator.check_schema(schema)
        _checked.add(content)
    return Draft202012Validator(schema).is_valid(json.loads(text))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_the_experiment_of_each_demonstration_fits(preset):
    assert is_valid(experiment_schema(), experiment_to_json(preset.experiment))


@pytest.mark.parametrize(
    "experiment",
    [
        SingleNeuron(inputs=((1.0, 2.0),), weights=(1.0, 2.0), cost="both"),
        SmallNetwork(data=((0.0, 0.5, 1.0), (1.0, -0.5, 0.0)), mini_batch=2),
    ],
)
def test_so_does_one_of_the_user_s_own(experiment):
    assert is_valid(experiment_schema(), experiment_to_json(experiment))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_what_an_exported_file_carries_fits(preset):
    text = embedding.to_text(Origin(preset.experiment, preset.name, 0))
    assert is_valid(export_schema(), text)
    assert not is_valid(experiment_schema(), text)  # a file of its own names no epoch


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_built_in_lecture_fits(language):
    assert is_valid(lecture_schema(), lecture_to_json(built_in_lecture(language)))


def test_a_lecture_of_one_s_own_fits_as_it_is_saved():
    duel = find_preset("neuron-cost-duel")
    entries = (
        Entry(duel, "What we saw: $a$.", "Wait here.", 12.5, True),
        Entry(replace(duel, title="Mine", pace=None, epoch=7, side=())),
        Entry(duel.with_settings(SingleNeuron(bias=1.5))),
    )
    text = lecture_to_json(Lecture("Mine", entries, 45.0))
    assert is_valid(lecture_schema(), text)
    assert lecture_from_json(text).entries[0].notes == "Wait here."


def test_the_lecture_of_the_example_fits_where_it_is_installed(monkeypatch):
    text = (ROOT / "examples/ravine/gradsim_ravine/lecture.json").read_text(encoding="utf-8")
    assert not is_valid(lecture_schema(), text)  # without it there are no such demonstrations
    monkeypatch.syspath_prepend(ROOT / "examples/ravine")
    from gradsim_ravine.subject import RAVINE

    register(RAVINE)
    try:
        assert is_valid(lecture_schema(), text)
    finally:
        unregister(RAVINE)
        for name in [name for name in sys.modules if name.startswith("gradsim_ravine")]:
            del sys.modules[name]


def changed(content, path, value):
    """Return the content with the value at a path, or without it for ``...``."""
    content = copy.deepcopy(content)
    place = content
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["gradsim"], ...),
        (["gradsim"], 0),
        (["gradsim"], 2),
        (["gradsim"], "1"),
        (["experiment"], ...),
        (["experiment"], "single-neurone"),
        (["experiment"], "chain"),  # which has no setting of the name bias
        (["settings"], []),
        (["settings", "bias"], "2"),
        (["settings", "bias"], 1e7),
        (["settings", "bias"], True),
        (["settings", "weights"], []),
        (["settings", "weights"], 2.0),
        (["settings", "weights"], [None]),
        (["settings", "learning_rate"], 0),
        (["settings", "epochs"], 2.5),
        (["settings", "cost"], "cubic"),
        (["settings", "biases"], [1.0]),
        (["comment"], "mine"),
    ],
)
def test_a_wrong_experiment_file_fails_and_is_refused(path, value):
    text = json.dumps(changed(EXPERIMENT, path, value))
    assert is_valid(experiment_schema(), json.dumps(EXPERIMENT))
    assert not is_valid(experiment_schema(), text)
    with pytest.raises(ValueError, match=r"\w"):
        experiment_from_json(text)


SECOND = ["lecture", "entries", 1]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["gradsim"], 2),
        (["lecture"], ...),
        (["lecture", "entries"], ...),
        (["lecture", "entries"], []),
        (["lecture", "title"], 5),
        (["lecture", "minutes"], 0),
        (["lecture", "minutes"], 1441),
        (["lecture", "colour"], "red"),
        (["lecture", "entries", 0, "preset"], "neuron-duel"),
        (["lecture", "entries", 0, "preset"], ...),
        (["lecture", "entries", 0, "settings"], {}),
        (["lecture", "entries", 0, "predict"], 1),
        (["lecture", "entries", 0, "minutes"], -1),
        ([*SECOND, "preset"], "neuron-cost-duel"),
        ([*SECOND, "experiment"], "chains"),
        ([*SECOND, "settings", "weights"], [1e7]),
        ([*SECOND, "settings", "weights"], [1.0]),
        ([*SECOND, "settings", "weight"], [1.0]),
        ([*SECOND, "views"], "chain"),
        ([*SECOND, "views"], [1]),
        ([*SECOND, "side"], ["ratio"] * 21),
        ([*SECOND, "pace"], 0),
        ([*SECOND, "epoch"], 0.5),
        ([*SECOND, "caption"], "x" * 20_001),
    ],
)
def test_a_wrong_lecture_fails_and_is_refused_or_read_in_part_with_a_notice(path, value):
    text = json.dumps(changed(LECTURE, path, value))
    assert is_valid(lecture_schema(), json.dumps(LECTURE))
    assert not lecture_from_json(json.dumps(LECTURE)).notices
    assert not is_valid(lecture_schema(), text)
    try:
        notices = lecture_from_json(text).notices
    except ValueError:
        return
    assert notices


PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**8), 10**8),
    st.floats(-1e8, 1e8),
    st.sampled_from(["sigmoid", "quadratic", "xor", "", "no such thing"]),
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4), max_leaves=6)
SETTINGS = [
    setting for kind in Experiment.registry.values() for setting in settings_of(kind).values()
]


@given(setting=st.sampled_from(SETTINGS), value=VALUES)
def test_the_schema_of_a_setting_allows_what_the_setting_allows(setting, value):
    try:
        setting.check(value)
        allowed = True
    except SettingError:
        allowed = False
    assert Draft202012Validator(setting_schema(setting)).is_valid(value) == allowed


@pytest.mark.parametrize("version", [1, 1.0, 1.5, 0, True, "1", None, 1e300])
def test_a_version_is_whole_for_the_schema_and_for_the_reader_alike(version):
    """In JSON 1.0 is an integer."""
    content = {**EXPERIMENT, "gradsim": version}
    if Draft202012Validator(experiment_schema()).is_valid(content):
        assert experiment_from_json(json.dumps(content)).name == "single-neuron"
    else:
        with pytest.raises(ValueError, match=r"version|whole number"):
            experiment_from_json(json.dumps(content))
