"""Actions and menus, made from the table of commands, and what each command does."""

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.language import translated
from gradsim.ui.lecture.prediction import Prediction
from gradsim.ui.lecture.room import LectureRoom
from gradsim.ui.stage import Stage
from gradsim.ui.theme import THEMES
from gradsim.ui.window import file_dialogs
from gradsim.ui.window.central_widget import CentralWidget
from gradsim.ui.window.commands import COMMANDS, MENUS
from gradsim.ui.window.explainer import Explainer
from gradsim.ui.window.help_sheet import HelpSheet
from gradsim.ui.window.language_menu import LanguageMenu
from gradsim.ui.window.look import Look
from gradsim.ui.window.views import Views

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


def exports() -> ModuleType:
    """Return the module of exports, imported when the first one is wanted."""
    return importlib.import_module("gradsim.ui.export.actions")


def make_handlers(
    stage: Stage,
    look: Look,
    central: CentralWidget,
    views: Views,
    room: LectureRoom,
    prediction: Prediction,
    explainer: Explainer,
) -> dict[str, Callable[[], object]]:
    """Return what each command does, and each key of a panel."""
    session, bar = stage.session, central.time_bar

    def save_handout() -> None:
        handout = importlib.import_module("gradsim.ui.export.handout.job")  # as exports
        handout.ask(stage, room.mode.lecture)

    def show_about() -> None:
        from gradsim.ui.window.about import About  # with importlib.metadata: 0.01 s of the start

        About(stage.widget).open()

    return {
        "open": lambda: file_dialogs.open_experiment(stage),
        "save": lambda: file_dialogs.save_experiment(stage),
        "open_data": lambda: file_dialogs.open_data(stage),
        "export": lambda: exports().ask(stage),
        "export_table": lambda: exports().ask_for_table(stage),
        "export_window": lambda: exports().save_window(stage),
        "export_animation": lambda: exports().ask_for_animation(stage),
        "copy_picture": lambda: exports().copy_shown(stage),
        "copy_table": lambda: exports().copy_shown(stage, "csv"),
        "copy_script": lambda: exports().copy_script(stage),
        "paste_items": lambda: file_dialogs.paste_items(stage),
        "undo": session.undo_stack.undo,
        "redo": session.undo_stack.redo,
        "play": session.toggle,
        "step": session.step,
        "step_back": session.step_back,
        "to_start": session.to_start,
        "to_end": session.to_end,
        "reset": session.start_over,
        "draw": lambda: stage.panel.draw() if stage.panel is not None else None,
        "change_picture": lambda: stage.panel.change_picture() if stage.panel is not None else None,
        "faster": partial(bar.change_pace, 1),
        "slower": partial(bar.change_pace, -1),
        "keep": session.keep,
        "continue_here": session.continue_here,
        **{name: partial(look.set_theme, name) for name in THEMES},
        "larger": partial(look.step_zoom, 1),
        "smaller": partial(look.step_zoom, -1),
        "normal_size": partial(look.set_zoom, 1.0),
        "full_screen": look.toggle_full_screen,
        "settings": partial(look.fold, central.form),
        "rail": partial(look.fold, central.rail),
        "more_views": views.turn,
        **room.handlers(),
        "handout": save_handout,
        "predict": prediction.toggle,
        "draw_again": prediction.ask_again,
        "explain": explainer.explain,
        "passage": explainer.show_passage,
        "shortcuts": lambda: HelpSheet(stage.widget).exec(),
        "about": show_about,
        "quit": stage.widget.close,
        **{
            f"panel_{subject.name}": partial(central.open_panel, subject.name)
            for subject in SUBJECTS
        },
    }


def connect_actions(
    actions: Mapping[str, QAction],
    handlers: Mapping[str, Callable[[], object]],
    undo_stack: QUndoStack,
) -> None:
    """Let actions do what their commands do, undo and redo where there is something to."""
    for name, handler in handlers.items():
        actions[name].triggered.connect(_without_arguments(handler))
    for name, changed in (
        ("undo", undo_stack.canUndoChanged),
        ("redo", undo_stack.canRedoChanged),
    ):
        actions[name].setEnabled(False)
        changed.connect(actions[name].setEnabled)


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
