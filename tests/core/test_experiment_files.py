"""Experiment files: what is written is read back; anything else is refused in a sentence."""

import json
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gradsim.core import SettingError, SingleNeuron, experiment_from_json, experiment_to_json
from gradsim.core.experiment import Experiment, table_header, table_rows
from gradsim.core.experiment_file import parse_json
from gradsim.core.lecture.presets import PRESETS


def text(settings="{}", head='"gradsim": 1, "experiment": "single-neuron"'):
    return f'{{{head}, "settings": {settings}}}'


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_written_preset_reads_back_the_same(preset):
    assert experiment_from_json(experiment_to_json(preset.experiment)) == preset.experiment


def test_the_file_is_the_documented_one():
    content = json.loads(experiment_to_json(SingleNeuron(weights=[2], bias=2)))
    assert content == {
        "gradsim": 1,
        "experiment": "single-neuron",
        "settings": {
            "inputs": [[1.0]],
            "targets": [0.0],
            "weights": [2.0],
            "bias": 2.0,
            "learning_rate": 0.15,
            "epochs": 300,
            "cost": "quadratic",
            "activation": "sigmoid",
        },
    }


def test_settings_left_out_are_the_lectures():
    assert experiment_from_json(text('{"bias": 2}')) == SingleNeuron(bias=2.0)
    assert experiment_from_json('{"gradsim": 1, "experiment": "single-neuron"}') == SingleNeuron()


number = st.floats(-1e6, 1e6)


@given(
    weights=st.lists(number, min_size=1, max_size=4),
    bias=number,
    rate=st.floats(0, 1e300, exclude_min=True),
)
def test_every_number_reads_back_to_the_last_digit(weights, bias, rate):
    neuron = SingleNeuron(
        inputs=[weights[::-1]], weights=weights, bias=bias, learning_rate=rate, targets=[bias]
    )
    assert experiment_from_json(experiment_to_json(neuron)) == neuron


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("", "not JSON: Expecting value in line 1"),
        ("{\n\n]", "not JSON: .* in line 3"),
        ("[]", "an experiment file starts with"),
        ("{}", "an experiment file starts with"),
        ('{"gradsim": 2}', "version 2, .* a newer gradsim is needed"),
        ('{"gradsim": 0}', "gradsim is 0; it must be the version of the file format, such as 1"),
        ('{"gradsim": true}', "gradsim is True; it must be the version of the file format"),
        ('{"gradsim": 1.5}', "gradsim is 1.5"),
        ('{"gradsim": 1e999}', "gradsim is inf"),
        ('{"gradsim": "1"}', "gradsim is '1'"),
        ('{"gradsim": 1}', "experiment is None; it must be one of .*single-neuron"),
        ('{"gradsim": 1, "experiment": []}', r"experiment is \[\]"),
        ('{"gradsim": 1, "experiment": "chain-of"}', "experiment is 'chain-of'; .* single-neuron"),
        (text("[]"), r"settings is \[\]; it must be an object of names and values"),
        (text("null"), "settings is None"),
        (text(head='"gradsim": 1, "colour": 3'), "unknown key 'colour'; known are gradsim, exp"),
        (text('{"weight": [1]}'), "'weight'; it must be one of inputs, targets, weights"),
        (text('{"bias": NaN}'), "NaN is not a number that JSON has"),
        (text('{"bias": -Infinity}'), "-Infinity is not a number that JSON has"),
        (text('{"bias": 1e999}'), "bias is inf; it must be a number from"),
        (text('{"bias": 1, "bias": 2}'), "the key 'bias' appears twice"),
        (text('{"bias": "1"}'), "bias is '1'; it must be a number from"),
        (text(f'{{"bias": {"9" * 5000}}}'), "a number has 5,000 digits"),
        (text(f'{{"bias": {"9" * 900}}}'), r"bias is 9{77}\.\.\.; it must be a number from"),
        ("[" * 100_000, "nested too deeply"),
        (text('{"bias": ' + "[" * 990 + "]" * 990 + "}"), "nested too deeply|bias is "),
        ("{" + " " * 10_000_000 + "}", "at most 1,000,000 characters"),
        ("\ufeff{}", "not JSON"),
    ],
)
def test_a_wrong_file_is_refused_in_one_short_sentence(file, sentence):
    with pytest.raises(ValueError, match=sentence) as caught:
        experiment_from_json(file)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("key", ["k" * 500_000, "\ud800", "a\nb"])
def test_a_strange_key_keeps_the_sentence_short(key):
    for file in (
        json.dumps({"gradsim": 1, "experiment": "single-neuron", key: 1}),
        json.dumps({"gradsim": 1, "experiment": "single-neuron", "settings": {key: 1}}),
        json.dumps({"gradsim": 1, "experiment": key}),
    ):
        with pytest.raises(ValueError, match=r"known are|it must be one of") as caught:
            experiment_from_json(file)
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize("depth", range(900, 1100, 3))
def test_no_depth_of_nesting_is_anything_but_a_value_error(depth):
    with pytest.raises(ValueError, match=r"nested too deeply|bias is "):
        experiment_from_json(text('{"bias": ' + "[" * depth + "]" * depth + "}"))


keys = st.sampled_from([*SingleNeuron.settings(), "gradsim", "experiment", "settings", "other"])
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["single-neuron", "quadratic", "both", "relu", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
files = st.fixed_dictionaries(
    {"gradsim": st.just(1) | values, "experiment": st.just("single-neuron") | values},
    optional={"settings": st.dictionaries(keys, values) | values, "other": values},
)
pieces = st.lists(
    st.sampled_from(['"gradsim"', '"settings"', ":", ",", "{", "}", "[", "]", "1", "-", "e", "NaN"])
    | st.text(string.printable, max_size=3),
    max_size=20,
)


@given(files.map(json.dumps) | pieces.map("".join) | st.text())
@example("1e400")
@example("-")
def test_any_text_gives_an_experiment_or_a_value_error(file):
    try:
        experiment = experiment_from_json(file)
    except ValueError as error:
        assert str(error)
    else:
        assert isinstance(experiment, Experiment)


def test_parse_json_reads_all_that_json_has():
    parsed = parse_json('{"a": [1, -2.5e3, true, false, null, "ö\\u00f6"]}')
    assert parsed == {"a": [1, -2500.0, True, False, None, "öö"]}


def test_an_unknown_key_and_a_wrong_value_are_two_kinds_of_value_error():
    assert issubclass(SettingError, ValueError)


def test_the_table_has_a_line_for_each_epoch():
    neuron = SingleNeuron(epochs=2)
    header, rows = table_header(neuron), list(table_rows(neuron, neuron))
    assert header[:3] == ("epoch", "cost", "output_1")
    assert [row[0] for row in rows] == [0, 1, 2]
    assert [row[1:] for row in rows] == list(neuron)


def test_the_table_of_a_duel_has_a_line_for_each_epoch_and_cost():
    duel = SingleNeuron(epochs=2, cost="both")
    header, rows = table_header(duel), list(table_rows(duel, duel))
    assert header[:3] == ("epoch", "cost_function", "cost")
    assert [row[:2] for row in rows] == [
        (epoch, cost) for epoch in (0, 1, 2) for cost in ("quadratic", "cross-entropy")
    ]
    assert [row[2:] for row in rows[::2]] == list(SingleNeuron(epochs=2))
