"""An activation is one file: one that nothing else knows is run, drawn and exported.

The program is run from a folder of links to it, in which that file is the only new one.
"""

import csv
import json
import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

import gradsim
from gradsim.core.experiment import Experiment

PACKAGE = Path(gradsim.__file__).parent
PLACE = Path("core", "activations", "functions")

#: Not monotonic, beyond 1 in slope, a symbol and formulas of its own, a fast way of its own.
WAVE = """
from math import pi

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel

ACTIVATION = Activation(
    name="wave",
    label="wave",
    value=lambda z: np.sin(2 * z),
    slope=lambda z: 2 * np.cos(2 * z),
    formula=r"\\sin(2 z)",
    slope_formula=r"2 \\cos(2 z)",
    output_range=(-1.0, 1.0),
    steepest_at=-pi,
    symbol=r"\\sin",
    slope_symbol=r"\\sin'",
    in_numbers=lambda z, text: (f"sin({text(2 * z)})", f"2 · cos({text(2 * z)})"),
    in_place=Kernel(
        lambda z, out: np.sin(2 * z, out), lambda z, a, out: np.multiply(2, np.cos(2 * z), out)
    ),
)
"""

#: A probability that is no sigmoid; all that can be left out is.
ARCTAN = """
import math

import numpy as np

from gradsim.core.activations.activation import Activation

ACTIVATION = Activation(
    name="cauchy",
    label="Cauchy",
    value=lambda z: 0.5 + np.arctan(z) / math.pi,
    slope=lambda z: 1 / (math.pi * (1 + np.square(z))),
    formula=r"\\frac{1}{2} + \\frac{\\arctan(z)}{\\pi}",
    slope_formula=r"\\frac{1}{\\pi (1 + z^2)}",
    output_range=(0.0, 1.0),
    steepest_at=0.0,
)
"""

SCRIPT = """
import json, sys
from gradsim.__main__ import main
for arguments in json.load(sys.stdin):
    status = main(arguments)
    if status:
        sys.exit(f"{arguments}: {status}")
"""


def linked(folder: Path, files: dict[str, str]) -> None:
    """Make a package in `folder` that links to the program, with some files more."""
    here, there = folder / "gradsim", PACKAGE
    for part in (*PLACE.parts, None):
        here.mkdir()
        for path in there.iterdir():
            if path.name not in (part, "__pycache__"):
                (here / path.name).symlink_to(path)
        if part:
            here, there = here / part, there / part
    for name, text in files.items():
        (here / name).write_text(text, encoding="utf-8")


def drive(folder: Path, *commands: list[str]) -> str:
    """Give the program in `folder` some commands, in one process; return what it complains of."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(commands),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode == 0) == (not result.stderr), result.stderr
    return result.stderr


def experiment_file(folder: Path, kind: str, **settings: object) -> str:
    """Write an experiment file and return its name."""
    name = "-".join([kind, *map(str, settings.values())]) + ".json"
    content = {"gradsim": 1, "experiment": kind, "settings": settings}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return name


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The program with two activations more."""
    path = tmp_path_factory.mktemp("program")
    linked(path, {"wave.py": WAVE, "cauchy.py": ARCTAN})
    return path


#: Where an activation is chosen, by experiment, with settings that keep a run short.
CHOSEN = {
    "single-neuron": {"epochs": 3, "weights": [0.4]},
    "chain": {"epochs": 3},
    "layer-speed": {"epochs": 1, "images": 20, "hidden_layers": [4, 4]},
    "activation-gallery": {},
    "small-network": {"epochs": 3},
}


def test_no_experiment_that_takes_an_activation_is_forgotten():
    kinds = {name for name, kind in Experiment.registry.items() if "activation" in kind.settings()}
    assert kinds == set(CHOSEN)


def test_a_new_activation_runs_in_every_experiment(folder):
    commands = []
    for kind, settings in CHOSEN.items():
        file = experiment_file(folder, kind)
        values = [f"{name}={json.dumps(value)}" for name, value in settings.items()]
        for name in ("wave", "cauchy"):
            for cost in ("quadratic", "cross-entropy"):
                if (name == "wave" or kind == "activation-gallery") and cost == "cross-entropy":
                    continue
                chosen = [*values, f"activation={name}"]
                if kind != "activation-gallery":
                    chosen.append(f"cost={cost}")
                options = [option for value in chosen for option in ("--set", value)]
                commands.append(["run", file, *options, "--csv", f"{kind}-{name}-{cost}.csv"])
    commands.append(["run", experiment_file(folder, "activation-saturation"), "--csv", "d11.csv"])
    assert drive(folder, *commands) == ""

    z, slope = 0.4 + 0.9, lambda z: 2 * math.cos(2 * z)
    start = table(folder / "single-neuron-wave-quadratic.csv")[0]
    assert float(start["output_1"]) == pytest.approx(math.sin(2 * z), rel=1e-14)
    gradient = math.sin(2 * z) * slope(z)
    assert float(start["gradient_bias"]) == pytest.approx(gradient, rel=1e-14)

    # a = 1/2 + arctan(z)/π with target 0: ∂C/∂z = f'(z)/(1 − a)
    start = table(folder / "single-neuron-cauchy-cross-entropy.csv")[0]
    rest = 0.5 - math.atan(z) / math.pi
    assert float(start["cost"]) == pytest.approx(-math.log(rest), rel=1e-13)
    wanted = 1 / (math.pi * (1 + z * z)) / rest
    assert float(start["gradient_bias"]) == pytest.approx(wanted, rel=1e-13)

    for row in table(folder / "chain-wave-quadratic.csv"):
        assert float(row["slope"]) == pytest.approx(slope(float(row["z"])), rel=1e-12)
    speeds = table(folder / "layer-speed-wave-quadratic.csv")
    assert all(float(row["speed_1"]) > 0 for row in speeds)
    assert float(speeds[1]["cost"]) < float(speeds[0]["cost"])
    assert {"wave", "cauchy"} <= {row["activation"] for row in table(folder / "d11.csv")}
    for row in table(folder / "activation-gallery-wave-quadratic.csv"):
        if row["activation"] == "wave":
            assert float(row["slope"]) == pytest.approx(slope(float(row["z"])), abs=1e-14)


def test_a_new_activation_that_is_no_probability_has_no_cross_entropy(folder):
    file = experiment_file(folder, "chain", activation="wave", cost="cross-entropy")
    words = "sigmoid or steep-sigmoid or cauchy with the cross-entropy"
    assert words in drive(folder, ["run", file])


def test_new_activations_are_drawn_in_every_panel_and_exported(folder):
    files = [
        experiment_file(folder, kind, activation=name, **settings)
        for name in ("wave", "cauchy")
        for kind, settings in CHOSEN.items()
    ]
    files.append(experiment_file(folder, "activation-saturation", epochs=4))  # which has both
    pictures = [f"{place}.png" for place in range(len(files))]
    said = drive(
        folder,
        *(
            ["screenshot", file, "--out", picture, "--size", "1280x720"]
            for file, picture in zip(files, pictures, strict=True)
        ),
        ["figure", *files, "--out", "figures"],
    )
    assert said == ""
    figures = sorted((folder / "figures").glob("*.png"))
    assert len(figures) == len(files)
    for path in (*(folder / picture for picture in pictures), *figures):
        image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        data = np.frombuffer(image.constBits(), np.uint32)
        colours = data[np.flatnonzero(np.diff(data))]  # few pixels differ from the next one
        assert len(np.unique(colours)) > 50, path  # something is drawn
