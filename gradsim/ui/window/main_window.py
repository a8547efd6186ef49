"""The window: what it is put together of, what each command does, and what others may ask."""

import importlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from gradsim.core.experiment import Experiment, make_experiment
from gradsim.core.lecture.lecture import Lecture
from gradsim.core.lecture.presets import preset_for
from gradsim.core.preset import Preset
from gradsim.core.resources import home
from gradsim.core.settings import SettingError
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.language import refusal
from gradsim.ui.lecture.layouts import trigger_by_place
from gradsim.ui.lecture.prediction import Prediction
from gradsim.ui.lecture.room import LectureRoom
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.theme import THEMES, Theme
from gradsim.ui.window import file_dialogs
from gradsim.ui.window.central_widget import CentralWidget
from gradsim.ui.window.explainer import Explainer
from gradsim.ui.window.help_sheet import HelpSheet
from gradsim.ui.window.look import SMALLEST, Look
from gradsim.ui.window.menus import connect_actions, make_actions, make_menus
from gradsim.ui.window.panel_stack import PanelStack
from gradsim.ui.window.recent_menu import RecentMenu
from gradsim.ui.window.views import Views
from gradsim.ui.window.window_state import WindowState

FIRST_PAINT = 10  # milliseconds in which a window that is shown appears on the screen


def _exports() -> ModuleType:
    """Return the module of exports, imported when the first one is wanted."""
    return importlib.import_module("gradsim.ui.export.actions")


class MainWindow(QMainWindow):
    """The window of gradsim.

    Parameters
    ----------
    start : Preset or Experiment
        What to show first.
    theme : str
        Name of the look.
    lasting : bool
        Whether the window remembers how it was left, and saves what is on screen.
    """

    def __init__(
        self, start: Preset | Experiment, theme: str = "light", lasting: bool = False
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preset = start if isinstance(start, Preset) else preset_for(start)
        self.session = Session(preset, self)
        self.look = Look(self, theme, lambda: self.room.mode.active)
        self.last_folder = home() or Path.cwd()
        self.panels = PanelStack(self.theme)
        self.room: LectureRoom = LectureRoom(self, self.panels.prepare_part)
        self.explainer = Explainer(self, self.room.mode)
        self.actions_by_name = make_actions(self)
        switches = self.actions_by_name["predict"], self.actions_by_name["draw_again"]
        self.prediction = Prediction(self.session, lambda: self.panel, *switches, self)
        self.central = CentralWidget(self, self.panels, self.room)
        self.rail, self.form = self.central.rail, self.central.form
        self.time_bar, self.content = self.central.time_bar, self.central.content
        self.title, self.subtitle = self.content.title, self.content.subtitle
        self.message = self.content.message
        self.state = WindowState(self, self.look, lasting)
        self._build()
        self._connect()
        parts = (self.content, self.rail, self.panels, self.room, self.form, self.time_bar)
        self.look.begin(parts, {"rail": self.rail, "settings": self.form}, self.actions_by_name)
        self.state.begin()
        self.room.begin()
        self.room.tools.ink.picture = self.central
        self._first = None if isinstance(start, Preset) else start
        self._has_begun = False

    # ----- building

    def _build(self) -> None:
        self.setWindowTitle("gradsim")
        self.setCentralWidget(self.central)
        self.recent_menu = RecentMenu(self, self.state)
        views_menu = make_menus(self.menuBar(), self.recent_menu, self)
        turn = self.actions_by_name["more_views"]
        self.views = Views(self.panels, views_menu, self.content.left_out, turn)
        self._corner = QLabel("gradsim")
        self._corner.setProperty("role", "muted")
        self.menuBar().setCornerWidget(self._corner)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        session, look = self.session, self.look
        return {
            "open": lambda: file_dialogs.open_experiment(self),
            "save": lambda: file_dialogs.save_experiment(self),
            "open_data": lambda: file_dialogs.open_data(self),
            "export": lambda: _exports().ask(self),
            "export_table": lambda: _exports().ask_for_table(self),
            "export_window": lambda: _exports().save_window(self),
            "export_animation": lambda: _exports().ask_for_animation(self),
            "copy_picture": lambda: _exports().copy_shown(self),
            "copy_table": lambda: _exports().copy_shown(self, "csv"),
            "copy_script": lambda: _exports().copy_script(self),
            "paste_items": lambda: file_dialogs.paste_items(self),
            "quit": self.close,
            "undo": session.undo_stack.undo,
            "redo": session.undo_stack.redo,
            "play": session.toggle,
            "step": session.step,
            "step_back": session.step_back,
            "to_start": session.to_start,
            "to_end": session.to_end,
            "reset": session.start_over,
            "draw": lambda: self.panel.draw() if self.panel is not None else None,
            "change_picture": lambda: (
                self.panel.change_picture() if self.panel is not None else None
            ),
            "faster": partial(self.time_bar.change_pace, 1),
            "slower": partial(self.time_bar.change_pace, -1),
            "keep": session.keep,
            "continue_here": session.continue_here,
            **{name: partial(look.set_theme, name) for name in THEMES},
            "larger": partial(look.step_zoom, 1),
            "smaller": partial(look.step_zoom, -1),
            "normal_size": partial(look.set_zoom, 1.0),
            "full_screen": look.toggle_full_screen,
            "settings": partial(look.fold, self.form),
            "rail": partial(look.fold, self.rail),
            "more_views": self.views.turn,
            **self.room.handlers(),
            "handout": self._save_handout,
            "predict": self.prediction.toggle,
            "draw_again": self.prediction.ask_again,
            "explain": self.explainer.explain,
            "passage": self.explainer.show_passage,
            "shortcuts": lambda: HelpSheet(self).exec(),
            "about": self.show_about,
        }

    def _save_handout(self) -> None:
        handout = importlib.import_module("gradsim.ui.export.handout.job")  # as _exports
        handout.ask(self, self.room.mode.lecture)

    def _connect(self) -> None:
        session, panels, actions = self.session, self.panels, self.actions_by_name
        open_panel = self.central.open_panel
        connect_actions(actions, self._handlers())
        connect_actions(
            actions,
            {f"panel_{subject.name}": partial(open_panel, subject.name) for subject in SUBJECTS},
        )
        for source in (session, panels, self.look, self.prediction):
            source.message_wanted.connect(self.show_message)
        for name, changed in (
            ("undo", session.undo_stack.canUndoChanged),
            ("redo", session.undo_stack.canRedoChanged),
        ):
            actions[name].setEnabled(False)
            changed.connect(actions[name].setEnabled)
        panels.menu_wanted.connect(lambda *where: _exports().show_menu(self, *where))
        # queued: the layout that makes room for the view is still at work
        panels.rearranged.connect(self.views.show_left_out, Qt.ConnectionType.QueuedConnection)
        self.central.views_opened.connect(self.views.fill)
        self.look.applied.connect(self._look_applied)
        self.look.applied.connect(self.room.seen_changes)
        self.room.toggled.connect(self.look.show_menu_bar)

    def _look_applied(self, is_another: bool) -> None:
        self._corner.setContentsMargins(0, self.theme.px(6), self.theme.px(20), 0)
        self.central.fit_margins()
        if is_another:
            # what is drawn then has its place: else it was laid out twice
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.central.redraw()
        if self.session.recording is not None:
            self.views.show_left_out()

    def _begin(self) -> None:
        self.content.setFocus()
        self.session.start(self._first)
        self.state.offer_left_behind()

    # ----- what others may know of it: a Stage

    @property
    def widget(self) -> QWidget:
        """The window itself: the parent of dialogs."""
        return self

    @property
    def panel(self) -> Panel | None:
        """The panel on screen, None before the first is built."""
        return self.panels.panel

    @property
    def theme(self) -> Theme:
        """The look, with its zoom."""
        return self.look.theme

    @property
    def texts(self) -> tuple[str, str]:
        """The question, and what sets the scene below it."""
        return self.title.text(), self.content.subtitle.scene

    @property
    def texts_height(self) -> int:
        """Pixels that both take above the panel."""
        return self.title.height() + self.subtitle.height()

    def show_message(
        self, sentence: str, offer: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence above the panel, with something to do; an empty one removes it."""
        stays = self.session.runner.state in (RunState.DIVERGED, RunState.FAILED)
        self.content.show_message(sentence, offer, act, stays)

    def open_experiment(self, experiment: Experiment) -> None:
        """Show an experiment of the user's."""
        self.session.open_preset(replace(preset_for(experiment), experiment=experiment))

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Change some settings of the experiment; show why where they are not allowed."""
        experiment = self.session.scene.experiment
        settings = {name: getattr(experiment, name) for name in experiment.settings()}
        try:
            changed = make_experiment(experiment.name, {**settings, **values})
        except SettingError as error:
            self.show_message(refusal(error, experiment.settings()))
            return
        self.session.change(changed, next(iter(values)))

    def open_lecture(self, lecture: Lecture) -> None:
        """Start a lecture from a file."""
        self.room.open(lecture)

    def save_lecture(self, lecture: Lecture, path: Path | None = None) -> Path | str | None:
        """Write a lecture, where no path is given to a place that is asked for."""
        return file_dialogs.save_lecture(self, lecture, path)

    def remember_file(self, path: Path) -> None:
        """List a file among the recent ones."""
        self.state.remember(path)

    def recall(self, name: str) -> object:
        """Return what the lecture has remembered under a name, None if nothing."""
        return self.state.recall(name)

    def keep_in_mind(self, name: str, value: object) -> None:
        """Remember something for the next start, under a name."""
        self.state.keep(name, value)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or come back."""
        self.look.toggle_full_screen()

    def folding(self) -> AbstractContextManager[None]:
        """Give the plots the room beside them, or take it back, where a change asks for it."""
        return self.look.folding()

    def show_about(self) -> None:
        """Show what this is, and whose work is in it."""
        from gradsim.ui.window.about import About  # with importlib.metadata: 0.01 s of the start

        dialog = About(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ----- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged onto the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            file_dialogs.open_file(self, Path(files[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin when the empty window is on the screen: to import the plots takes 0.2 s."""
        super().showEvent(event)
        if not self._has_begun:
            self._has_begun = True
            # counted from when the event loop runs, which then paints before it begins
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(FIRST_PAINT, self, self._begin))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the projector's look grow with the window."""
        super().resizeEvent(event)
        self.look.fit()
        self.central.fit_margins()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the check of full screen true where the system changes it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.look.check_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Escape, come back to the lecture, or leave the full screen."""
        escapes = event.key() == Qt.Key.Key_Escape
        if escapes and self.room.escape():
            event.accept()
        elif escapes and self.isFullScreen():
            self.toggle_full_screen()
        elif trigger_by_place(event, self):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the run before the window goes."""
        self.state.close()
        self.session.close()
        self.room.close()
        super().closeEvent(event)
