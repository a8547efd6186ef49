"""One table of commands: every key once, every command in a menu and on the help sheet."""

import re
from collections import Counter
from importlib.metadata import PackageNotFoundError, requires

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QMenu

from gradsim import __version__
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.subjects import SUBJECTS
from gradsim.folders import resource
from gradsim.ui.theme import THEMES
from gradsim.ui.window import about
from gradsim.ui.window.about import CONTENTS, LIBRARIES, About
from gradsim.ui.window.commands import COMMANDS, MENUS
from gradsim.ui.window.help_sheet import HelpSheet
from gradsim.ui.window.menus import make_handlers

#: The keys that the design promises.
PROMISED = {
    "Space": "play",
    "Right": "step",
    "Left": "step_back",
    "Home": "to_start",
    "R": "reset",
    "+": "faster",
    "-": "slower",
    "K": "keep",
    "P": "projector",
    "D": "dark",
    "F": "full_screen",
    "F5": "full_screen",
    "F11": "full_screen",
    "S": "settings",
    "E": "export",
    "?": "explain",
    "F1": "shortcuts",
    "B": "black",
    ".": "black",
    "PgDown": "next",
    "PgUp": "previous",
    "Ctrl+Z": "undo",
    "Ctrl++": "larger",
    "Ctrl+-": "smaller",
}


def entries(menu: QMenu) -> list[QAction]:
    """All actions of a menu and its submenus."""
    found = []
    for action in menu.actions():
        found += entries(action.menu()) if action.menu() else [action]
    return found


def test_the_promised_keys_are_bound():
    bound = {key: command.name for command in COMMANDS for key in command.keys}
    assert {key: bound.get(key) for key in PROMISED} == PROMISED


def test_every_key_is_one_that_qt_knows():
    for command in COMMANDS:
        for key in command.keys:
            sequence = QKeySequence(key)
            assert sequence.count() == 1, key
            assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == key


def test_no_key_is_bound_twice(open_window):
    window = open_window().window
    keys = Counter(
        shortcut.toString()
        for action in window.findChildren(QAction)
        for shortcut in action.shortcuts()
    )
    assert keys and max(keys.values()) == 1


def test_no_key_is_ambiguous_to_qt(qtbot, open_window):
    """Each key, pressed in the window, reaches its action and no other."""
    opened = open_window()
    opened.take_focus()
    fired = []
    for name, action in opened.window.actions_by_name.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, name=name: fired.append(name))
        action.setEnabled(True)
    keys = [(key, command.name) for command in COMMANDS for key in command.keys]
    keys += [(str(number), f"panel_{subject.name}") for number, subject in enumerate(SUBJECTS, 1)]
    for key, name in keys:
        fired.clear()
        combination = QKeySequence(key)[0]
        qtbot.keyClick(opened.window, combination.key(), combination.keyboardModifiers())
        assert fired == [name], key


def test_every_command_has_a_handler_and_no_handler_is_left_over(open_window):
    window = open_window().window
    parts = (window.central, window.views, window.room, window.prediction, window.explainer)
    handlers = make_handlers(window, window.look, *parts)
    assert set(handlers) == set(window.actions_by_name)
    assert all(callable(handler) for handler in handlers.values())


def test_names_are_unique_and_menus_exist():
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.menu for command in COMMANDS} == {name for name, _ in MENUS}


def test_every_command_is_in_its_menu(open_window):
    window = open_window().window
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == [text for _, text in MENUS]
    titles = dict(MENUS)
    for command in COMMANDS:
        action = window.actions_by_name[command.name]
        assert action in menus[titles[command.menu]].actions(), command.name
        assert action.text() == command.text
    for subject in SUBJECTS:
        assert window.actions_by_name[f"panel_{subject.name}"] in menus["View"].actions()


def test_the_lecture_s_menu_opens_each_demonstration(open_window):
    opened = open_window()
    lecture = next(
        action.menu() for action in opened.window.menuBar().actions() if action.text() == "Lecture"
    )
    texts = {action.text(): action for action in entries(lecture)}
    for preset in reversed(PRESETS):
        texts[f"{preset.number}  {preset.title}"].trigger()
        assert opened.session.scene.preset == preset


def test_tooltips_name_the_key(open_window):
    actions = open_window().window.actions_by_name
    assert actions["play"].toolTip() == "Run or pause (Space)"
    assert actions["reset"].toolTip() == "Reset (R)"
    for command in COMMANDS:
        if command.keys:
            key = QKeySequence(command.keys[0])
            native = key.toString(QKeySequence.SequenceFormat.NativeText)
            assert actions[command.name].toolTip().endswith(f"({native})")


def test_the_help_sheet_lists_every_key(open_window):
    sheet = HelpSheet(open_window().window)
    lines = {}
    for grid in sheet.findChildren(QGridLayout):
        for row in range(grid.rowCount()):
            name = grid.itemAtPosition(row, 1)
            if name is not None and name is not grid.itemAtPosition(row, 0):
                keys = grid.itemAtPosition(row, 0).widget().text()
                lines[name.widget().text()] = keys.split("  ")
    signs = {"Right": "→", "Left": "←", "-": "−"}
    for command in COMMANDS:
        if command.keys:
            assert lines[command.text.rstrip("…")] == [
                signs.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                for key in command.keys
            ]
    for number, subject in enumerate(SUBJECTS, 1):
        assert lines[subject.title] == [str(number)]
    sheet.deleteLater()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none, for dialogs
@pytest.mark.parametrize("theme", THEMES)
def test_the_help_sheet_opens_with_its_key_and_cuts_nothing(qtbot, open_window, theme):
    opened = open_window(theme=theme)
    found = []

    def look():
        sheet = QApplication.activeModalWidget()
        if not isinstance(sheet, HelpSheet):
            return
        timer.stop()
        for label in sheet.findChildren(QLabel):
            if label.sizeHint().width() > label.width() + 1:
                found.append(label.text())
        found.append("seen")
        # PySide keeps what was found in a window, but for what Qt deletes by itself
        assert opened.window.findChildren(HelpSheet) == [sheet]
        sheet.accept()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    opened.window.actions_by_name["shortcuts"].trigger()  # returns when the sheet is closed
    assert found == ["seen"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not opened.window.findChildren(HelpSheet)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_about_says_what_it_is_and_whose_work_is_in_it(open_window):
    opened = open_window()
    opened.window.actions_by_name["about"].trigger()
    dialog = next(found for found in opened.window.findChildren(About) if found.isVisible())
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"gradsim {__version__}" in said and "MIT" in said
    for part in ("PySide6", "pyqtgraph", "NumPy", "Inter", "TeX Gyre Pagella", "MNIST"):
        assert part in said
    assert "Michael Nielsen" in said and "Neural Networks and Deep Learning" in said
    dialog.close()


def required(package: str, extra: str = "") -> set[str]:
    """Return what a package requires, with one of its extras."""
    wanted = {"", extra}
    return {
        re.match(r"[\w-]+", text)[0].lower()
        for text in requires(package) or ()
        if "".join(re.findall(r"extra == .(\w+)", text)) in wanted
    }


def test_about_names_all_that_gradsim_requires_and_carries():
    named = {work.package.lower() for work in LIBRARIES}
    further = set().union(*map(required, named)) - {"shiboken6"}  # which is a part of PySide6
    assert required("gradsim", "animate") | further == named
    families = {path.name.split("-")[0].lower() for path in resource("fonts").glob("*.otf")}
    assert families == {"inter", "texgyrepagella"}
    folders = {path.name for path in resource().iterdir() if path.is_dir()}
    own = {"desktop", "handout", "icons", "passages", "recorded", "translations"}
    assert folders - own == {"fonts", "mnist"}
    assert {work.name.split(",")[0] for work in CONTENTS} == {"Inter", "TeX Gyre Pagella", "MNIST"}


def test_a_library_that_is_not_installed_is_not_named(open_window, monkeypatch):
    opened = open_window()
    monkeypatch.setattr(about, "version", no_version)
    dialog = About(opened.window)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "NumPy" not in said and "Inter" in said and "Python" in said


def no_version(package):
    raise PackageNotFoundError(package)
