"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the program."""

import csv
import io
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.recipes import changed, copy_program, follow, run, titles

#: Opens the window and prints what it is asked for, as JSON.
WINDOW = """
import json, sys
from PySide6.QtCore import QEventLoop, QPoint
from gradsim.core.lecture.presets import find_preset
from gradsim.core.schema import settings_table
from gradsim.core.subjects import Experiment
from gradsim.ui.language import installed_language
from gradsim.ui.qt_application import make_application
app = make_application()
from gradsim.core.lecture.lecture import built_in_lecture
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.window.main_window import MainWindow
window = MainWindow(find_preset(sys.argv[1]))
window.resize(1000, 640)
window.show()
while window.session.recording is None:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
for _ in range(4):
    app.processEvents()
if sys.argv[2]:
    window.grab().save(sys.argv[2])
menus = {action.text(): action.menu() for action in window.menuBar().actions()}
names = {
    name: entry.menu()
    for menu in menus.values() if menu for entry in menu.actions() if entry.menu()
    for name in [entry.text()]
}
result = {
    "title": window.title.text(),
    "settings": {name: settings_table(kind) for name, kind in Experiment.registry.items()},
    "form": [row.setting.label for row in window.form.findChildren(SettingRow)],
    "rail": [
        button.accessibleName()
        for button in window.rail._buttons.values() if not button.icon().isNull()
    ],
    "slopes": [
        ([*plot.mapTo(window, QPoint()).toTuple(), *plot.size().toTuple()],
         [*plot.named_on_curve, *(label.text for label in plot.overlay.end_labels)])
        for plot in [getattr(window.panel, "slopes", None)] if plot
    ],
    "lecture": [action.text() for menu in menus.values() for action in menu.actions()],
    "panel": [
        *window.panel.mapTo(window, QPoint()).toTuple(), *window.panel.size().toTuple()
    ],
    "languages": [
        action.text() for menu in names.values() if type(menu).__name__ == "LanguageMenu"
        for action in menu.actions()
    ],
    "passage": {
        entry.preset.name: entry.passage
        for entry in built_in_lecture(installed_language()).entries
    }[sys.argv[1]],
    "explained": [window.panel.explanation(view) for view in window.panel.view_titles()],
}
window.close()
print(json.dumps(result))
"""


@pytest.fixture
def folder(tmp_path_factory, monkeypatch):
    """A copy of the program, each in the same place: what is kept of it stays valid.

    Compiled modules do, and the layouts of formulas, which name the files that they are made by.
    """
    path = tmp_path_factory.getbasetemp() / "program"
    path.mkdir()
    monkeypatch.setenv("GRADSIM_CACHE", str(path.with_name("program-cache")))
    copy_program(path)
    yield path
    shutil.rmtree(path)


def window(folder: Path, preset: str, picture: str = "", **environment: str) -> dict[str, object]:
    """Open the copy's window on a demonstration and return what it shows."""
    return json.loads(run(folder, "-c", WINDOW, preset, picture, **environment))


def table(text: str) -> list[dict[str, str]]:
    """Return the lines of a table by column."""
    return list(csv.DictReader(io.StringIO(text)))


def colours(picture: Path, box: list[int]) -> int:
    """Return how many colours a part of a picture has: left, top, width and height."""
    image = QImage(str(picture)).copy(*box).convertToFormat(QImage.Format.Format_RGB32)
    return len(np.unique(np.frombuffer(image.constBits(), np.uint32)))


def test_each_recipe_is_followed_here():
    named = [name.removeprefix("test_") for name in globals() if name.startswith("test_")]
    tests = {part for name in named for part in name.split("_and_")}
    assert {title.lower().replace(" ", "_") for title in titles()} <= tests


def test_a_setting(folder):
    said = follow("A setting", folder)
    (line,) = [part for part in said if part.startswith("gradsim run")]
    rows = [row for row in table(said[line]) if row["activation"] == "sigmoid"]
    for epoch in (0, 1, 2):  # the learning rate 0.15, halved in every epoch
        step = float(rows[epoch]["bias"]) - float(rows[epoch + 1]["bias"])
        rate = 0.15 / 2**epoch
        assert step == pytest.approx(rate * float(rows[epoch]["gradient_bias"]), rel=1e-6)
    shown = window(folder, "activation-saturation")
    line = "| `decay` | `1.0` | a number greater than 0 and at most 1 |"
    assert line in shown["settings"]["activation-saturation"]  # as the documentation has them
    missing = "gradsim_de.ts has no translation of the setting “decay” of the subject “activations”"
    assert f"{missing}: Decay\n" in said["scripts/translations"]
    assert "Decay" in shown["form"]


def test_a_demonstration(folder):
    said = follow("A demonstration", folder)
    lines = [line.split()[:2] for line in said["gradsim list"].splitlines()]
    assert lines[lines.index(["D32", "chain-of-ten"]) - 1] == ["D25", "chain-steeper-activation"]
    gradients = [
        float(row["gradient_bias"]) for row in table(said["gradsim run chain-of-ten --csv -"])
    ]
    assert len(gradients) == 10
    assert 0 < gradients[0] < gradients[-1] / 4**9
    missing = "gradsim_de.ts has no translation of title of “chain-of-ten”, of the subject “chain”"
    assert f"{missing}: A chain of ten\n" in said["scripts/translations"]
    shown = window(folder, "chain-of-ten")
    assert shown["title"] == "What is left of the gradient after ten layers?"
    assert "D32  A chain of ten" in shown["lecture"]
    assert shown["passage"].startswith("Ten neurons stand in a row")


def test_an_activation(folder):
    said = follow("An activation", folder)
    (line,) = [part for part in said if part.startswith("gradsim run")]
    start = table(said[line])[0]
    z = 0.6 + 0.9
    assert float(start["output_1"]) == pytest.approx(z / (1 + z), rel=1e-9)
    assert float(start["slope"]) == pytest.approx(1 / (1 + z) ** 2, rel=1e-9)
    assert "has no translation of an activation: softsign" in said["scripts/translations"]
    shown = window(folder, "activation-gallery", "gallery.png")
    assert ", softsign |" in shown["settings"]["single-neuron"]
    [(place, named)] = shown["slopes"]
    assert "softsign" in named
    assert colours(folder / "gallery.png", place) > 50  # something is drawn


def test_an_experiment_and_a_panel(folder):
    said = follow("An experiment", folder)
    rows = table(said["gradsim run parabola-too-far --csv -"])
    assert [float(row["weight"]) for row in rows[:3]] == pytest.approx([2.0, -1.6, 1.28])
    assert "\nparabola\n" in (folder / "docs/mathematics/index.md").read_text(encoding="utf-8")
    page = (folder / "docs/mathematics/parabola.md").read_text(encoding="utf-8")
    assert page.endswith("```{include} /made/demonstrations/parabola.md\n```\n")
    assert "parabola-too-far" in run(folder, "-m", "gradsim", "list")
    said = follow("A panel", folder)
    assert said["python -m tests.house"] == ""
    missing = "gradsim_de.ts has no translation of title of the subject “parabola”: Parabola\n"
    assert missing in said["scripts/translations"]
    assert (
        "has no translation of ParabolaPanel: Weight over epochs\n" in said["scripts/translations"]
    )
    shown = window(folder, "parabola-too-far", "window.png")
    assert "| `weight` ($w$) | `2.0` |" in shown["settings"]["parabola"]
    assert shown["rail"][-1] == "Parabola"
    assert shown["title"] == "Does a larger step arrive sooner?"
    assert shown["form"] == ["Starting weight", "Learning rate", "Epochs"]
    assert shown["explained"] == [r"The weight over the epochs; the valley is at $w = 0$."]
    assert colours(folder / "window.png", shown["panel"]) > 50  # something is drawn


def test_a_language(folder):
    said = follow("A language", folder)
    missing = "gradsim_fr.ts has no translation of title of the subject “{0}”: {1}\n"
    assert missing.format("circuits", "Circuits") in said["scripts/translations"]
    assert missing.format("chain", "Chain of neurons") not in said["scripts/translations"]
    english = window(folder, "chain-vanishing")
    assert "Français" in english["languages"]
    assert english["rail"][-2] == "Chain of neurons"
    french = window(folder, "chain-vanishing", GRADSIM_LANGUAGE="fr")
    assert french["rail"][-3:-1] == ["Layer speed", "Chaîne de neurones"]
    assert french["passage"].startswith("Quatre neurones en chaîne")


@pytest.mark.parametrize(
    ("recipes", "file", "piece"),
    [
        (
            ["A demonstration"],
            "resources/passages/en/chain-of-ten.md",
            "The subject “chain” has no passage of “chain-of-ten”: there is no file ",
        ),
        (
            ["An experiment", "A panel"],
            "resources/icons/parabola.svg",
            "The subject “parabola” has no icon: there is no file ",
        ),
    ],
    ids=["passage", "icon"],
)
def test_a_file_that_is_forgotten_is_named_by_the_last_command(folder, recipes, file, piece):
    for title in recipes[:-1]:
        follow(title, folder, commands=slice(0))
    (said,) = follow(recipes[-1], folder, slice(-1, None), leave_out=[file]).values()
    assert f"{piece}{folder / file}" in said


def test_a_change_that_fits_no_place_or_two_is_refused():
    assert changed("a\nb\n", " a\n-b\n+c\n") == "a\nc\n"
    for text in ("a\n", "a\nb\na\nb\n"):
        with pytest.raises(ValueError, match="in place of one"):
            changed(text, " a\n-b\n+c\n")
