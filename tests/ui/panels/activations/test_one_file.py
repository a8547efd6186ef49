"""An activation is one file: one that nothing else knows is run, drawn and exported.

The program is run from a folder of links to it, in which that file is the only new one.
"""

import csv
import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

import gradsim
from gradsim.core.experiment import Experiment
from tests.forks import Nursery, bytecode_shared

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
for arguments in json.loads(sys.argv[1]):
    status = main(arguments)
    if status:
        sys.exit(f"{arguments}: {status}")
"""

#: Opens files in a window, one after the other, and makes a picture of each run's end.
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from gradsim.files import read_start
from gradsim.ui.application import make_application
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.file_dialogs import open_file
from gradsim.ui.window.main_window import MainWindow

app = make_application()
files = [Path(name) for name in sys.argv[1:]]
window = MainWindow(read_start(files[0]))
window.resize(1280, 720)
window.show()
session = window.session
for place, file in enumerate(files):
    if place:
        open_file(window, file)
    session.set_pace(FULL_SPEED)
    while (state := session.runner.state) is not RunState.ENDED or session.recording is None:
        assert state not in (RunState.FAILED, RunState.DIVERGED), file
        if session.recording is not None and state is RunState.PAUSED:
            session.toggle()
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(4):
        app.processEvents()
    assert session.recording.experiment == read_start(file), file
    assert window.message.isHidden(), window.message.text()
    window.grab().save(f"{place}.png")
window.close()
"""

IMPORTED = ("gradsim.cli", "gradsim.ui.application", "gradsim.ui.window.main_window")


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


class Program:
    """The program in a folder of links."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        self._nursery = nursery

    def drive(self, *commands: list[str]) -> str:
        """Give it some commands, in one process; return what it complains of."""
        return self.run(SCRIPT, json.dumps(commands))

    def run(self, script: str, *arguments: str) -> str:
        """Run a script with it; return what it complains of."""
        done = self._nursery.run("-c", script, *arguments, cwd=self.folder)
        assert (done.returncode == 0) == (not done.stderr), done.stderr
        return done.stderr


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
def program(tmp_path_factory) -> Iterator[Program]:
    """The program with two activations more."""
    folder = tmp_path_factory.mktemp("program")
    linked(folder, {"wave.py": WAVE, "cauchy.py": ARCTAN})
    with bytecode_shared(folder / "gradsim", PACKAGE):
        nursery = Nursery(*IMPORTED, folder=folder)
        yield Program(folder, nursery)
        nursery.close()


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


def test_a_new_activation_runs_in_every_experiment(program):
    folder = program.folder
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
    assert program.drive(*commands) == ""

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


def test_a_new_activation_that_is_no_probability_has_no_cross_entropy(program):
    file = experiment_file(program.folder, "chain", activation="wave", cost="cross-entropy")
    words = "sigmoid or steep-sigmoid or cauchy with the cross-entropy"
    assert words in program.drive(["run", file])


def test_new_activations_are_drawn_in_every_panel_and_exported(program):
    """A figure has the views of the window, so that one activation is enough for it."""
    folder = program.folder
    waves, cauchys = (
        [
            experiment_file(folder, kind, activation=name, **settings)
            for kind, settings in CHOSEN.items()
        ]
        for name in ("wave", "cauchy")
    )
    both = experiment_file(folder, "activation-saturation", epochs=4)
    shown = [*(file for pair in zip(waves, cauchys, strict=True) for file in pair), both]
    assert program.run(WINDOW, *shown) == ""
    pictures = [f"{place}.png" for place in range(len(shown))]
    exported = [*waves, both]
    size = ["--size", "640x400"]
    assert program.drive(["figure", *exported, "--out", "figures", *size]) == ""
    figures = sorted((folder / "figures").glob("*.png"))
    assert len(figures) == len(exported)
    for path in (*(folder / picture for picture in pictures), *figures):
        image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        data = np.frombuffer(image.constBits(), np.uint32)
        colours = data[np.flatnonzero(np.diff(data))]  # few pixels differ from the next one
        assert len(np.unique(colours)) > 50, path  # something is drawn
