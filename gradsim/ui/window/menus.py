"""Actions and menus, made from the table of commands."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.language import translated
from gradsim.ui.stage import Stage
from gradsim.ui.theme import THEMES
from gradsim.ui.window.commands import COMMANDS, MENUS
from gradsim.ui.window.language_menu import LanguageMenu

#: What is done again and again while its key is held.
REPEATED = ("step", "step_back", "faster", "slower", "larger", "smaller", "undo", "redo", "explain")


def make_actions(window: QWidget) -> dict[str, QAction]:
    """Return an action for each command, by name, with its keys bound in the window."""
    actions = {}
    for command in COMMANDS:
        text = QCoreApplication.translate("Commands", command.text)
        action = QAction(text, window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        tip = text
        if command.keys:
            key = QKeySequence(command.keys[0])
            tip += f" ({key.toString(QKeySequence.SequenceFormat.NativeText)})"
        action.setToolTip(tip)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.name in REPEATED)  # a key held too long runs through nothing
        actions[command.name] = action
    looks = QActionGroup(window)
    for name in THEMES:
        looks.addAction(actions[name])
    for number, subject in enumerate(SUBJECTS, 1):
        action = QAction(translated(subject.title), window)
        if number <= 9:  # there is no key for more
            action.setShortcut(QKeySequence(str(number)))
        actions[f"panel_{subject.name}"] = action
    for action in actions.values():
        window.addAction(action)  # keys work while the menu bar is hidden, too
    return actions


def connect_actions(
    actions: Mapping[str, QAction], handlers: Mapping[str, Callable[[], object]]
) -> None:
    """Let actions do what their commands do."""
    for name, handler in handlers.items():
        actions[name].triggered.connect(_without_arguments(handler))


def make_menus(bar: QMenuBar, recent: QMenu, stage: Stage) -> QMenu:
    """Fill the menu bar, with a menu of recent files; return the menu of the panel's views."""
    actions = stage.actions_by_name
    menus = {
        name: bar.addMenu(QCoreApplication.translate("Commands", text)) for name, text in MENUS
    }
    for command in COMMANDS:
        if command.separator:
            menus[command.menu].addSeparator()
        menus[command.menu].addAction(actions[command.name])
        if command.name == "open":
            menus[command.menu].addMenu(recent)
    menus["view"].addSeparator()
    views = menus["view"].addMenu(QCoreApplication.translate("Commands", "Views of this panel"))
    for subject in SUBJECTS:
        menus["view"].addAction(actions[f"panel_{subject.name}"])
    menus["view"].addSeparator()
    menus["view"].addMenu(LanguageMenu(stage))
    menus["lecture"].addSeparator()
    for preset in PRESETS:
        action = menus["lecture"].addAction(f"{preset.number}  {translated(preset.title)}")
        action.triggered.connect(lambda _=False, preset=preset: stage.session.open_preset(preset))
    return views


def _without_arguments(handler: Callable[[], object]) -> Callable[..., None]:
    def call(*_: object) -> None:
        handler()

    return call
