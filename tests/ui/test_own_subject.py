"""A subject that no file knows: registered here, it is in every place that lists subjects."""

import json
import logging
import os
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gradsim import embedding
from gradsim.__main__ import main
from gradsim.core.chain.subject import CHAIN
from gradsim.core.subject import MissingPiece
from gradsim.core.subjects import SUBJECTS, register, unregister
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.icons import icon
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.panels.panel import Panel
from tests.core.test_subjects import DEMONSTRATION, HALVING, Halving
from tests.forks import nursery_of_windows

ROOT = Path(__file__).resolve().parents[2]


class HalvingCurve(QWidget):
    """The values as a line."""

    def __init__(self, theme):
        super().__init__()
        self.theme, self.values = theme, []

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self.theme.accent), 3.0))
        step = self.width() / max(len(self.values), 1)
        line = [QPointF(n * step, self.height() * (1 - y)) for n, y in enumerate(self.values)]
        painter.drawPolyline(QPolygonF(line))


class HalvingPanel(Panel):
    """A panel with one view."""

    explanations: ClassVar = {"curve": r"Each value is half of the one before, $2^{-n}$."}

    def __init__(self, theme):
        super().__init__(theme)
        self.curve = HalvingCurve(theme)
        self.arrangement.add_view("curve", self.curve, weight=1)

    def view_titles(self):
        return {"curve": "Values"}

    def begin(self, recording, kept):
        self.show_epoch(recording, 0)

    def show_epoch(self, recording, epoch):
        self.curve.values = [recording.at(n, "value") for n in range(epoch + 1)]
        self.curve.update()


@pytest.fixture
def halving():
    """The subject with its panel, registered for a test."""
    subject = replace(HALVING, panel=f"{__name__}:HalvingPanel")
    register(subject)
    yield subject
    unregister(subject)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_the_window_has_it_in_rail_menus_and_keys(halving, open_window):
    opened = open_window("neuron-good-start")
    window = opened.window
    button = window.rail._buttons["halving"]
    number = len(SUBJECTS)
    assert (button.text(), button.toolTip()) == (
        "Halving\nnumbers",
        f"Halving numbers ({number})",
    )
    action = window.actions_by_name["panel_halving"]
    assert (action.text(), action.shortcut().toString()) == ("Halving numbers", str(number))
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert action in menus["View"].actions()
    assert "H1  Halving" in {action.text() for action in menus["Lecture"].actions()}
    action.trigger()
    opened.run_to_end()
    assert opened.session.scene.preset == DEMONSTRATION
    assert button.isChecked()
    assert type(window.panel).__name__ == "HalvingPanel"
    assert window.panel.curve.values == [0.5**n for n in range(9)]
    assert window.panel.explanation("curve").startswith("Each value")
    assert window.title.text() == "How soon is it gone?"
    assert [row.setting.label for row in window.form.findChildren(SettingRow)] == ["Epochs"]
    window.change_settings({"epochs": 3})
    opened.until(lambda: opened.session.scene.experiment == Halving(epochs=3))


def test_the_command_line_knows_it(halving, qapp, capsys):
    assert main(["list"]) == 0
    assert "H1   halving-by-hand" in capsys.readouterr().out
    assert main(["run", "halving-by-hand", "--set", "epochs=2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == [[0, 1.0], [1, 0.5], [2, 0.25]]
    size = ["--size", "480x360"]
    assert main(["figure", "halving-by-hand", "--out", ".", "--format", "png,svg", *size]) == 0
    for kind in ("png", "svg"):
        path = f"gradsim-halving-by-hand-epoch8.{kind}"
        assert embedding.read(path) == embedding.Origin(Halving(), "halving-by-hand", 8)
    assert main(["animate", "halving-by-hand", "--out", "x.gif", "--seconds", "0.2", *size]) == 0
    assert main(["screenshot", "halving-by-hand", "--out", "x.png", "--size", "900x600"]) == 0
    assert {"x.gif", "x.png"} <= set(os.listdir())
    assert capsys.readouterr() == ("", "")


def test_a_subject_without_its_icon_is_named_and_the_window_opens(open_window, caplog):
    bare = replace(HALVING, icon="nowhere", panel=f"{__name__}:HalvingPanel")
    register(bare)
    try:
        with caplog.at_level(logging.ERROR, "gradsim"):
            opened = open_window(DEMONSTRATION)
        assert opened.window.rail._buttons["halving"].icon().isNull()
        assert opened.window.rail._buttons["halving"].text() == "Halving\nnumbers"
        assert not opened.window.rail._buttons["chain"].icon().isNull()
        sentence = f"The subject “halving” has no icon: there is no file {bare.icon_path}"
        assert set(caplog.messages) == {sentence}
    finally:
        unregister(bare)


def test_any_icon_that_is_missing_is_named(qapp, caplog):
    with caplog.at_level(logging.ERROR, "gradsim"):
        assert not icon("no-such-icon", "#123456").isNull()
    assert "the icon “no-such-icon” is missing: " in caplog.text
    assert "no-such-icon.svg: No such file or directory" in caplog.text


@pytest.mark.parametrize(
    ("panel", "reason"),
    [
        ("gradsim.ui.panels.nowhere:ChainPanel", "No module named 'gradsim.ui.panels.nowhere'"),
        ("gradsim.ui.panels.chain.panel:NoPanel", "has no attribute 'NoPanel'"),
        ("gradsim.ui.panels.chain.panel:Chain", "it is no subclass of Panel"),
        ("gradsim.ui.panels.chain.panel", "has no attribute ''"),
        ("", "Empty module name"),
    ],
)
def test_a_panel_that_cannot_be_imported_is_named(panel, reason):
    with pytest.raises(MissingPiece) as caught:
        panel_class(replace(CHAIN, panel=panel))
    assert str(caught.value).startswith(f"The subject “chain” has no panel “{panel}”: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "argv",
    [
        ["figure", "--out", "."],
        ["animate", "--out", "x.gif"],
        ["screenshot", "--out", "x.png"],
    ],
    ids=lambda argv: argv[0],
)
def test_a_picture_of_a_subject_without_a_panel_is_one_line(qapp, capsys, argv):
    register(HALVING)
    try:
        assert main([argv[0], "halving-by-hand", *argv[1:]]) == 1
    finally:
        unregister(HALVING)
    assert capsys.readouterr() == (
        "",
        "gradsim: The subject “halving” has no panel “nowhere:Panel”: No module named 'nowhere'\n",
    )
    assert os.listdir() == []


#: How each panel fails: what of it, where, and the command that asks for its picture.
FAILURES = [
    *product(["HalvingPanel"], ["__init__", "begin", "show_epoch"], ["figure", "screenshot"]),
    ("HalvingPanel", "view_titles", "screenshot"),  # a figure of all views needs none
    *product(["HalvingCurve"], ["paintEvent"], ["figure", "screenshot"]),
]  # fmt: skip
END = "--- end ---"

# In a process of its own, since a window whose panel has failed stays to the end.
FAILING = """
import sys
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from unittest.mock import patch
from tests.ui import test_own_subject as own

def fail(*_):
    raise RuntimeError("it wants to")

own.register(replace(own.HALVING, panel="tests.ui.test_own_subject:HalvingPanel"))
for kind, method, command in own.FAILURES:
    before = sys.excepthook
    with patch.object(getattr(own, kind), method, fail):
        status = own.main([command, "halving-by-hand", "--out", "x.png"])
    assert sys.excepthook is before
    print(status)
    print(own.END, flush=True)
    print(own.END, file=sys.stderr, flush=True)
"""


def test_an_error_of_the_panel_of_another_package_is_one_line():
    result = nursery_of_windows().run("-c", FAILING, str(ROOT), cwd=Path.cwd())
    assert result.returncode == 0, result.stderr
    said = result.stdout.split(f"{END}\n"), result.stderr.split(f"{END}\n")
    for failure, out, error in zip([*FAILURES, "the end"], *said, strict=True):
        if failure == "the end":
            assert (out, error) == ("", "")
            continue
        assert (out, error.count("\n")) == ("1\n", 1), (failure, error)
        if "paintEvent" in failure:  # it is told with the number of the view, or the like
            assert "of the package “tests” failed: RuntimeError: " in error, failure
            assert "it wants to" in error, failure
        else:
            assert error == (
                "gradsim: “tests.ui.test_own_subject:HalvingPanel” of the package “tests” failed: "
                "RuntimeError: it wants to\n"
            ), failure
    assert os.listdir() == []
