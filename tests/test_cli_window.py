"""The command line opens the window, or says in a sentence why it cannot."""

import os
import sys
import types
from pathlib import Path

import pytest

from gradsim import startup
from gradsim.__main__ import main
from gradsim.cli import common
from gradsim.core import SingleNeuron, experiment_to_json
from gradsim.core.lecture.presets import find_preset
from gradsim.embedding import Origin, in_svg


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def application(monkeypatch):
    """A stand-in for the window that notes how it is called."""
    calls = []

    def noted(name):
        def call(*args, **kwargs):
            calls.append((name, args, kwargs))
            return 0

        return call

    module = types.ModuleType("gradsim.ui.application")
    module.run, module.screenshot = noted("run"), noted("screenshot")
    monkeypatch.setitem(sys.modules, "gradsim.ui.application", module)
    opening = types.ModuleType("gradsim.ui.opening")
    opening.open_window = noted("open_window")
    monkeypatch.setitem(sys.modules, "gradsim.ui.opening", opening)
    monkeypatch.setattr(startup, "check_display", lambda: None)
    return calls


@pytest.fixture
def no_application(monkeypatch):
    """As if importing the window failed."""

    def fail(name):
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtCore")

    monkeypatch.setattr(common.importlib, "import_module", fail)
    monkeypatch.setattr(startup, "check_display", lambda: None)


def mistake(capsys, *argv, status=2):
    """The one line on stderr."""
    assert main(argv) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gradsim: ") and err.endswith("\n") and err.count("\n") == 1
    return err


def test_alone_it_opens_the_window(application):
    assert main([]) == 0
    opened = {"start": None, "panel": None, "window": 0}
    assert application == [("open_window", (False, False), {}), ("run", (), opened)]


def test_it_opens_with_a_demonstration_for_the_projector(application):
    assert main(["neuron-why", "--panel", "single-neuron", "--projector", "--fullscreen"]) == 0
    opened = {"start": find_preset("neuron-why"), "panel": "single-neuron", "window": 0}
    assert application == [("open_window", (True, True), {}), ("run", (), opened)]


@pytest.mark.parametrize("name", ["mine.json", "mine.gradsim"])
def test_it_opens_with_a_file(application, name):
    neuron = SingleNeuron(bias=-1.0)
    Path(name).write_text(experiment_to_json(neuron))
    assert main([name]) == 0
    assert application[1][2]["start"] == neuron


def test_it_opens_with_what_an_exported_file_shows(application):
    origin = Origin(SingleNeuron(bias=-1.0), "neuron-why", 120)
    Path("figure.svg").write_bytes(in_svg(b'<?xml version="1.0"?><svg></svg>', origin))
    assert main(["figure.svg"]) == 0
    start = application[1][2]["start"]
    assert (start.name, start.experiment, start.epoch) == ("neuron-why", origin.experiment, 120)


def test_a_picture_without_an_experiment_is_told(capsys, application):
    Path("other.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "other.png: the file is damaged" in mistake(capsys, "other.png")
    Path("other.svg").write_bytes(b"<svg></svg>")
    assert "other.svg: it holds no experiment" in mistake(capsys, "other.svg")


def test_without_a_display_it_says_so(capsys, application, monkeypatch):
    monkeypatch.setattr(startup, "check_display", lambda: "There is no display.")
    assert mistake(capsys, status=1) == "gradsim: There is no display.\n"
    assert application == []


@pytest.mark.parametrize("argv", [[], ["screenshot", "neuron-why", "--out", "x.png"]])
def test_without_qt_it_says_what_is_missing(capsys, no_application, argv):
    line = mistake(capsys, *argv, status=1)
    assert "The Python package “PySide6” is missing" in line


def test_a_screenshot_has_size_theme_and_epoch(application):
    assert main(["screenshot", "neuron-why", "--out", "a.png"]) == 0
    argv = ["--out", "b.PNG", "--size", "960x600", "--theme", "projector", "--epoch", "150"]
    assert main(["screenshot", "neuron-cost-duel", *argv]) == 0
    assert [(name, args) for name, args, _ in application] == [
        ("screenshot", (find_preset("neuron-why"), Path("a.png"), (1920, 1080), "light", None)),
        (
            "screenshot",
            (find_preset("neuron-cost-duel"), Path("b.PNG"), (960, 600), "projector", 150),
        ),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_screenshot_needs_no_display(application, monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(startup, "check_display", lambda: "There is no display.")
    assert main(["screenshot", "neuron-why", "--out", "a.png"]) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("size", ["880x560", "7680x4320", "1280X720", "960×600"])
def test_a_size_within_the_bounds_is_taken(application, size):
    assert main(["screenshot", "neuron-why", "--out", "a.png", "--size", size]) == 0


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "required: --out; gradsim screenshot knows --help, --out, --size, --theme, --epoch"),
        (["--out", "a.jpg"], "--out is a.jpg; it must be the name of a file that ends in .png"),
        (["--out", "folder.png"], "--out is folder.png; it must be the name of a file"),
        (["--out", "no/such/a.png"], "--out is no/such/a.png; there is no folder no/such"),
        (
            ["--out", "a.png", "--size", "879x560"],
            "“879x560” is not a size from 880x560 to 7680x4320",
        ),
        (["--out", "a.png", "--size", "7680x4321"], "is not a size from 880x560 to 7680x4320"),
        (["--out", "a.png", "--size", "640"], "“640” is not a size from 880x560 to 7680x4320"),
        (["--out", "a.png", "--size", "640x480x3"], "is not a size from"),
        (["--out", "a.png", "--size", f"{'9' * 5000}x480"], "is not a size from"),
        (["--out", "a.png", "--theme", "pink"], "choose from"),
        (["--out", "a.png", "--epoch", "301"], "--epoch is 301; it must be from 0 to 300"),
        (["--out", "a.png", "--epoch", "-1"], "--epoch is -1; it must be from 0 to 300"),
        (["--out", "a.png", "--epoch", "last"], "argument --epoch: invalid int value: 'last'"),
    ],
)
def test_a_wrong_screenshot_is_one_line(capsys, application, argv, sentence):
    Path("folder.png").mkdir()
    assert sentence in mistake(capsys, "screenshot", "neuron-why", *argv)
    assert application == []
