"""A setting that is not allowed is refused in one sentence: which, what, and what is right."""

import math

import pytest

from gradsim.core import SettingError, SingleNeuron
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.experiment import Experiment, make_experiment
from gradsim.core.schema import schema
from gradsim.core.settings import setting

WEIGHT_RANGE = "a number from -1,000,000 to 1,000,000"
LIST = f"a list of 1 to 1000, each {WEIGHT_RANGE}"
RATE = "a number greater than 0 and at most 10³⁰⁰"
EPOCHS = "a whole number from 1 to 10,000,000"


@pytest.mark.parametrize(
    ("setting", "value", "shown", "allowed"),
    [
        ("weights", [math.nan], "[nan]", LIST),
        ("weights", [math.inf], "[inf]", LIST),
        ("weights", [1e7], "[10000000.0]", LIST),
        ("weights", [], "[]", LIST),
        ("weights", [[1.0]], "[[1.0]]", LIST),
        ("weights", 2.0, "2", LIST),
        ("weights", [True], "[True]", LIST),
        ("weights", ["2"], "['2']", LIST),
        ("weights", {"1": 2}, "{'1': 2}", LIST),
        ("inputs", [1.0], "[1.0]", f"a list of 1 to 1000, each {LIST}"),
        ("inputs", [[]], "[[]]", f"a list of 1 to 1000, each {LIST}"),
        ("inputs", [], "[]", f"a list of 1 to 1000, each {LIST}"),
        ("learning_rate", 0, "0", RATE),
        ("learning_rate", -1, "-1", RATE),
        ("learning_rate", 1e308, "1e+308", RATE),
        ("learning_rate", True, "True", RATE),
        ("learning_rate", "0.1", "'0.1'", RATE),
        ("learning_rate", None, "None", RATE),
        ("bias", -1e7, "-10000000", WEIGHT_RANGE),
        ("bias", math.nan, "nan", WEIGHT_RANGE),
        ("epochs", 0, "0", EPOCHS),
        ("epochs", 10**9, "1000000000", EPOCHS),
        ("epochs", 2.5, "2.5", EPOCHS),
        ("epochs", True, "True", EPOCHS),
        ("cost", "cubic", "'cubic'", "one of quadratic, cross-entropy, both"),
        ("cost", 1, "1", "one of quadratic, cross-entropy, both"),
        (
            "activation",
            "sigmoidal",
            "'sigmoidal'",
            "one of " + ", ".join(ACTIVATIONS),
        ),
    ],
)
def test_a_value_that_is_not_allowed_is_named_with_what_is(setting, value, shown, allowed):
    with pytest.raises(SettingError) as caught:
        SingleNeuron(**{setting: value})
    assert str(caught.value) == f"{setting} is {shown}; it must be {allowed}"
    assert (caught.value.setting, caught.value.allowed) == (setting, allowed)


@pytest.mark.parametrize(
    "value",
    [10**400, -(10**400), 10**5000, [[[[1.0]]]], [1.0] * 5000 + [None], "x" * 10_000],
    ids=["large", "negative", "unprintable", "nested", "long list", "long text"],
)
@pytest.mark.parametrize("setting", ["bias", "epochs", "weights", "activation"])
def test_the_sentence_on_a_monstrous_value_stays_short(setting, value):
    with pytest.raises(SettingError) as caught:
        SingleNeuron(**{setting: value})
    assert str(caught.value).startswith(f"{setting} is ")
    assert len(str(caught.value)) < 250


def test_a_deeply_nested_value_is_refused_in_a_sentence():
    value = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(SettingError, match="weights is a very large list; it must be a list"):
        SingleNeuron(weights=value)
    while value:  # freed level by level
        value = value[0]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"inputs": [[1.0], [1.0, 2.0]], "targets": [0.0, 1.0]},
            r"^inputs is \[\[1.0\], \[1.0, 2.0\]\]; .* lists of 1 numbers each, .*"
            r"\(item 2 has 2\)$",
        ),
        (
            {"weights": [1.0, 2.0]},
            r"^inputs is \[\[1.0\]\]; .* lists of 2 numbers each, .*\(item 1 has 1\)$",
        ),
        (
            {"targets": [0.0, 1.0]},
            r"^targets is \[0.0, 1.0\]; it must be a list of 1 numbers, one for each item",
        ),
        (
            {"targets": [2], "cost": "cross-entropy"},
            r"^targets is 2; it must be from 0 to 1 with the cross-entropy$",
        ),
        (
            {"targets": [-0.1], "cost": "both"},
            r"^targets is -0.1; it must be from 0 to 1 with the cross-entropy$",
        ),
        (
            {"activation": "tanh", "cost": "cross-entropy"},
            r"^activation is 'tanh'; it must be sigmoid or steep-sigmoid with the cross-entropy",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(settings, sentence):
    with pytest.raises(SettingError, match=sentence):
        make_experiment("single-neuron", settings)


def test_a_target_of_two_is_allowed_with_the_quadratic_cost():
    assert SingleNeuron(targets=[2]).targets == (2.0,)


def test_unknown_experiments_and_settings_are_refused_with_those_known():
    with pytest.raises(SettingError, match=r"^experiment is 'neuron'; .* one of .*single-neuron"):
        make_experiment("neuron", {})
    with pytest.raises(SettingError, match=r"'weight'; it must be one of inputs, targets, weights"):
        make_experiment("single-neuron", {"weight": 1})


def test_values_have_the_settings_own_type():
    neuron = SingleNeuron(inputs=[[1]], weights=[2], bias=3, epochs=4.0)
    assert (neuron.inputs, neuron.weights, neuron.bias) == (((1.0,),), (2.0,), 3.0)
    assert isinstance(neuron.bias, float) and isinstance(neuron.weights[0], float)
    assert (neuron.epochs, type(neuron.epochs)) == (4, int)


@pytest.mark.parametrize("odd", [1, math.nan, math.inf, -1.1e6, True, "1", None, (0.5,)])
@pytest.mark.parametrize("place", [0, 7, 899])
def test_a_long_list_of_numbers_is_checked_as_a_short_one(odd, place):
    fine = [(0.001 * k, -0.5) for k in range(900)]
    assert SingleNeuron(inputs=tuple(fine), targets=(0.0,) * 900, weights=(1.0, 1.0)).inputs == (
        tuple(fine)
    )
    rows = [*fine[:place], (odd, -0.5), *fine[place + 1 :]]
    neuron = {"targets": (0.0,) * 900, "weights": (1.0, 1.0)}
    if odd == 1 and odd is not True:  # a whole number is a number, and becomes a float
        made = SingleNeuron(inputs=tuple(rows), **neuron)
        assert made.inputs[place] == (1.0, -0.5) and isinstance(made.inputs[place][0], float)
        return
    with pytest.raises(SettingError):
        SingleNeuron(inputs=tuple(rows), **neuron)
    with pytest.raises(SettingError):
        SingleNeuron(weights=(1.0,) * place + (odd,), inputs=((1.0,) * (place + 1),))


@pytest.mark.parametrize("kind", Experiment.registry.values(), ids=Experiment.registry)
def test_every_setting_says_what_it_is_and_allows_its_default(kind):
    experiment = kind()
    for name, declared in kind.settings().items():
        assert declared.label and declared.help.endswith(".")
        assert declared.check(getattr(experiment, name)) == getattr(experiment, name)


def test_a_declaration_takes_the_fields_of_a_setting_only():
    with pytest.raises(TypeError, match="minimun"):
        setting(1.0, label="Size", help="How large it is.", minimun=0.0)
    with pytest.raises(TypeError, match="help"):
        setting(1.0, label="Size")


def test_the_schema_has_the_bounds_of_the_settings():
    properties = schema(SingleNeuron)["properties"]
    assert list(properties) == list(SingleNeuron.settings())
    rate, epochs = properties["learning_rate"], properties["epochs"]
    assert (rate["type"], rate["exclusiveMinimum"], rate["maximum"]) == ("number", 0, 1e300)
    assert (epochs["type"], epochs["minimum"], epochs["maximum"]) == ("integer", 1, 10_000_000)
    assert properties["cost"]["enum"] == ["quadratic", "cross-entropy", "both"]
    item = properties["inputs"]["items"]["items"]
    assert (item["type"], item["minimum"], item["maximum"]) == ("number", -1e6, 1e6)
    assert schema(SingleNeuron)["additionalProperties"] is False
