"""Scripts of NumPy alone print the tables of the runs that they are written for."""

import ast
import contextlib
import csv
import dataclasses
import io
import subprocess
import sys

import pytest

from gradsim.cli import main
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.chain.experiment import Chain
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.experiment import Experiment, table_header, table_rows
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.networks.script import changed
from gradsim.core.sentence import Refusal
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.subjects import script_of, subject_of

FEW = {"images": 60, "networks": 3, "epochs": 4, "training_images": 300, "validation_images": 100}
LONGEST = 70  # lines of a script, those of a circuit among them, which lists its gates
#: Single precision: whose rounding learning lets grow.
ROUNDED = ("depth-accuracy", "what-helps", "layer-speed with several networks")


def smaller(experiment: Experiment) -> Experiment:
    """Return an experiment that takes less time."""
    names = set(FEW) & set(experiment.settings())
    few = {name: min(FEW[name], getattr(experiment, name) or 0) for name in names}
    return dataclasses.replace(experiment, **few)


def printed(script: str) -> list[list[str]]:
    """Return the table that a script prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(script, {"__name__": "__main__"})
    return list(csv.reader(io.StringIO(out.getvalue())))


def check(experiment: Experiment) -> None:
    script = script_of(experiment)
    assert len(script.splitlines()) <= LONGEST
    assert max(map(len, script.splitlines())) <= 250 or isinstance(experiment, SmallNetwork)
    imported = {
        alias.name
        for node in ast.walk(ast.parse(script))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported <= {"numpy", "gzip", "math"}
    header, *lines = printed(script)
    rows = list(table_rows(experiment, experiment.run()))
    assert tuple(header) == tuple(table_header(experiment))
    assert len(lines) == len(rows)
    several = experiment.name == "layer-speed" and experiment.networks > 1
    name = experiment.name + " with several networks" * several
    tolerance = 1e-4 if name in ROUNDED else 1e-9
    for line, row in zip(lines, rows, strict=True):
        for written, number in zip(line, row, strict=True):
            if isinstance(number, str):
                assert written == number
            else:
                assert float(written) == pytest.approx(float(number), rel=tolerance, abs=tolerance)


@pytest.mark.parametrize(
    "preset",
    [preset for preset in PRESETS if subject_of(preset.experiment).script],
    ids=lambda preset: preset.name,
)
def test_a_demonstration_s_script_prints_its_table(preset):
    check(smaller(preset.experiment))


NEURON = {"inputs": ((1.0, -2.0), (0.5, 3.0)), "targets": (1.0, 0.25), "weights": (0.3, 0.2)}


@pytest.mark.parametrize(
    "experiment",
    [
        *(SingleNeuron(**NEURON, activation=name, epochs=20) for name in ACTIVATIONS),
        SingleNeuron(**NEURON, activation="steep-sigmoid", cost="both", epochs=20),
        ActivationGallery(steepness=7.5),
        Saturation(input=0.5, bias=3.0, epochs=20),
        Chain(epochs=5, cost="cross-entropy"),
        *(Chain(steps="factors", activation=name) for name in ("gelu", "steep-sigmoid")),
        Chain(activation="steep-sigmoid", steepness=9.0, steps="slopes", cost="cross-entropy"),
        LogicCircuit(function="random", inputs=3, left="simplified", right="nand"),
        LogicCircuit(function="multiplier", bits=3),
        LogicCircuit(function="gates", inputs=3, gates="s = XOR x1 x2; y = AND s ~x3"),
        LogicCircuit(steps="layers", right="tree"),
        LayerSpeed(hidden_layers=(5, 4), activation="tanh", initializer="xavier", output_bias=2.0,
                   images=50, mini_batch=7, epochs=3, seed=5),
        LayerSpeed(hidden_layers=(5,), cost="quadratic", networks=2, images=20, mini_batch=20,
                   epochs=2),
        SmallNetwork(data="spirals", points=20, noise=0.1, hidden_layers=(3, 2), mini_batch=6,
                     activation="relu", initializer="he", cost="quadratic", regularization=1.0,
                     epochs=5),
        SmallNetwork(networks=4, epochs=5, weights=((1.0, 2.0, 3.0), (-1.0, 0.5, 0.0),
                     (1.0, 2.0, 0.1))),
    ],
    ids=lambda experiment: experiment.name,
)  # fmt: skip
def test_so_do_those_of_other_settings(experiment):
    check(experiment)


@pytest.mark.parametrize(
    ("experiment", "sentence"),
    [
        (LayerSpeed(data="/my digits"), "of MNIST only, not those of /my digits"),
        (LogicCircuit(function="majority", steps="sizes"), "for parity only"),
        (LogicCircuit(function="table", inputs=2, table="01-1"), "leaves no output open"),
        (DepthAccuracy(data="/my digits"), "of MNIST only"),
        (LogicCircuit(function="table", inputs=2, table="0000"), "circuits of 1 to 300 gates"),
    ],
)
def test_where_none_is_written_a_sentence_says_so(experiment, sentence):
    with pytest.raises(Refusal, match=sentence):
        script_of(experiment)


def test_the_command_line_prints_it(capsys):
    assert main(["code", "neuron-good-start", "--set", "epochs=3"]) == 0
    script = capsys.readouterr().out
    printed_alone = subprocess.check_output([sys.executable, "-c", script], text=True)
    assert main(["run", "neuron-good-start", "--set", "epochs=3", "--csv", "-"]) == 0
    table = capsys.readouterr().out
    assert printed_alone.splitlines()[0] == table.splitlines()[0]
    assert len(printed_alone.splitlines()) == len(table.splitlines()) == 5
    assert main(["code", "speed-2-layers", "--set", 'data="/my digits"']) == 2
    assert "MNIST only" in capsys.readouterr().err


def test_what_helps_is_told_for_few_networks():
    check(WhatHelps(depth=2, width=5, networks=2, images=30, epochs=2))


def test_no_word_of_a_script_is_changed_that_does_not_stand_there():
    assert changed("a + b", {"a": "c", "c + b": "d"}) == "d"
    with pytest.raises(ValueError, match="“c”"):
        changed("a + b", {"c": "d"})
