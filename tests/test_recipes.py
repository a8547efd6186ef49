"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the program."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.recipes import Copy, changed, recipe, titles

#: Opens a window on each demonstration that is named and prints what it shows, as JSON.
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

def shown(preset):
    window = MainWindow(find_preset(preset))
    window.resize(1000, 640)
    window.show()
    while window.session.recording is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(4):
        app.processEvents()
    window.grab().save(f"{preset}.png")
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    names = {
        name: entry.menu()
        for menu in menus.values() if menu for entry in menu.actions() if entry.menu()
        for name in [entry.text()]
    }
    yield "title", window.title.text()
    yield "form", [row.setting.label for row in window.form.findChildren(SettingRow)]
    yield "rail", [
        button.accessibleName()
        for button in window.rail._buttons.values() if not button.icon().isNull()
    ]
    yield "slopes", [
        ([*plot.mapTo(window, QPoint()).toTuple(), *plot.size().toTuple()],
         [*plot.named_on_curve, *(label.text for label in plot.overlay.end_labels)])
        for plot in [getattr(window.panel, "slopes", None)] if plot
    ]
    yield "lecture", [action.text() for menu in menus.values() for action in menu.actions()]
    yield "panel", [
        *window.panel.mapTo(window, QPoint()).toTuple(), *window.panel.size().toTuple()
    ]
    yield "languages", [
        action.text() for menu in names.values() if type(menu).__name__ == "LanguageMenu"
        for action in menu.actions()
    ]
    yield "explained", [window.panel.explanation(view) for view in window.panel.view_titles()]
    window.close()

settings = {name: settings_table(kind) for name, kind in Experiment.registry.items()}
passages = {
    entry.preset.name: entry.passage
    for entry in built_in_lecture(installed_language()).entries
}
print(json.dumps({
    preset: {"settings": settings, "passage": passages[preset], **dict(shown(preset))}
    for preset in sys.argv[1:]
}))
"""
#: What the recipes add shows on these, in the order of the recipes.
SHOWN = ("activation-saturation", "chain-of-ten", "activation-gallery", "parabola-too-far",
         "chain-vanishing")  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the program in which all recipes have been followed."""
    path = tmp_path_factory.mktemp("copy") / "program"
    path.mkdir()
    copy = Copy(path)
    others = "A language", "A setting", "An activation"
    commands = copy.follow(*others)
    experiment = copy.follow("An experiment")
    commands += copy.follow("A demonstration")  # in the lecture it comes before the other
    copy.give(experiment)  # which does without its panel
    copy.give([*commands, *copy.follow("A panel")])
    assert {*others, "A demonstration", "An experiment", "A panel"} == set(titles())
    yield copy
    copy.close()


@pytest.fixture(scope="module")
def windows(copy):
    """What the copy's window shows of each demonstration."""
    return json.loads(copy.run("-c", WINDOW, *SHOWN))


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


def test_a_setting(copy, windows):
    said = copy.said
    line = "gradsim run activation-saturation --set decay=0.5 --csv -"
    rows = [row for row in table(said[line]) if row["activation"] == "sigmoid"]
    for epoch in (0, 1, 2):  # the learning rate 0.15, halved in every epoch
        step = float(rows[epoch]["bias"]) - float(rows[epoch + 1]["bias"])
        rate = 0.15 / 2**epoch
        assert step == pytest.approx(rate * float(rows[epoch]["gradient_bias"]), rel=1e-6)
    shown = windows["activation-saturation"]
    line = "| `decay` | `1.0` | a number greater than 0 and at most 1 |"
    assert line in shown["settings"]["activation-saturation"]  # as the documentation has them
    missing = "gradsim_de.ts has no translation of the setting “decay” of the subject “activations”"
    assert f"{missing}: Decay\n" in said["scripts/translations"]
    assert "Decay" in shown["form"]


def test_a_demonstration(copy, windows):
    said = copy.said
    lines = [line.split()[:2] for line in said["gradsim list"].splitlines()]
    assert lines[lines.index(["D32", "chain-of-ten"]) - 1] == ["D25", "chain-steeper-activation"]
    gradients = [
        float(row["gradient_bias"]) for row in table(said["gradsim run chain-of-ten --csv -"])
    ]
    assert len(gradients) == 10
    assert 0 < gradients[0] < gradients[-1] / 4**9
    missing = "gradsim_de.ts has no translation of title of “chain-of-ten”, of the subject “chain”"
    assert f"{missing}: A chain of ten\n" in said["scripts/translations"]
    shown = windows["chain-of-ten"]
    assert shown["title"] == "What is left of the gradient after ten layers?"
    assert "D32  A chain of ten" in shown["lecture"]
    assert shown["passage"].startswith("Ten neurons stand in a row")


def test_an_activation(copy, windows):
    said = copy.said
    line = "gradsim run neuron-good-start --set activation=softsign --csv -"
    start = table(said[line])[0]
    z = 0.6 + 0.9
    assert float(start["output_1"]) == pytest.approx(z / (1 + z), rel=1e-9)
    assert float(start["slope"]) == pytest.approx(1 / (1 + z) ** 2, rel=1e-9)
    assert "has no translation of an activation: softsign" in said["scripts/translations"]
    shown = windows["activation-gallery"]
    assert ", softsign |" in shown["settings"]["single-neuron"]
    [(place, named)] = shown["slopes"]
    assert "softsign" in named
    assert colours(copy.folder / "activation-gallery.png", place) > 50  # something is drawn


def test_an_experiment_and_a_panel(copy, windows):
    said, folder = copy.said, copy.folder
    rows = table(said["gradsim run parabola-too-far --csv -"])
    assert [float(row["weight"]) for row in rows[:3]] == pytest.approx([2.0, -1.6, 1.28])
    assert "\nparabola\n" in (folder / "docs/mathematics/index.md").read_text(encoding="utf-8")
    page = (folder / "docs/mathematics/parabola.md").read_text(encoding="utf-8")
    assert page.endswith("```{include} /made/demonstrations/parabola.md\n```\n")
    named = [line.split()[1] for line in said["gradsim list"].splitlines()]
    assert named[named.index("parabola-too-far") - 1] == "output-error"
    assert said["python -m tests.house"] == ""
    missing = "gradsim_de.ts has no translation of title of the subject “parabola”: Parabola\n"
    assert missing in said["scripts/translations"]
    assert (
        "has no translation of ParabolaPanel: Weight over epochs\n" in said["scripts/translations"]
    )
    shown = windows["parabola-too-far"]
    assert "| `weight` ($w$) | `2.0` |" in shown["settings"]["parabola"]
    assert shown["rail"][-1] == "Parabola"
    assert shown["title"] == "Does a larger step arrive sooner?"
    assert shown["form"] == ["Starting weight", "Learning rate", "Epochs"]
    assert shown["explained"] == [r"The weight over the epochs; the valley is at $w = 0$."]
    assert colours(folder / "parabola-too-far.png", shown["panel"]) > 50  # something is drawn


def test_a_language(copy, windows):
    said = copy.said["scripts/translations"]
    missing = "gradsim_fr.ts has no translation of title of the subject “{0}”: {1}\n"
    assert missing.format("chain", "Chain of neurons") in copy.said["scripts/translations fr"]
    assert missing.format("circuits", "Circuits") in said
    assert missing.format("chain", "Chain of neurons") not in said
    english = windows["chain-vanishing"]
    assert "Français" in english["languages"]
    assert english["rail"][-3] == "Chain of neurons"
    said = copy.run("-c", WINDOW, "chain-vanishing", GRADSIM_LANGUAGE="fr")
    french = json.loads(said)["chain-vanishing"]
    assert french["rail"][-4:-2] == ["Layer speed", "Chaîne de neurones"]
    assert french["passage"].startswith("Quatre neurones en chaîne")


@pytest.mark.parametrize(
    ("title", "file", "piece"),
    [
        (
            "A demonstration",
            "resources/passages/en/chain-of-ten.md",
            "The subject “chain” has no passage of “chain-of-ten”: there is no file ",
        ),
        (
            "A panel",
            "resources/icons/parabola.svg",
            "The subject “parabola” has no icon: there is no file ",
        ),
    ],
    ids=["passage", "icon"],
)
def test_a_file_that_is_forgotten_is_named_by_the_last_command(copy, title, file, piece):
    path = copy.folder / file
    forgotten = path.rename(copy.folder / "forgotten")
    try:
        said = copy.command(recipe(title)[-1].text, may_fail=True)
    finally:
        forgotten.rename(path)
    assert f"{piece}{path}" in said


def test_a_change_that_fits_no_place_or_two_is_refused():
    assert changed("a\nb\n", " a\n-b\n+c\n") == "a\nc\n"
    for text in ("a\n", "a\nb\na\nb\n"):
        with pytest.raises(ValueError, match="in place of one"):
            changed(text, " a\n-b\n+c\n")
