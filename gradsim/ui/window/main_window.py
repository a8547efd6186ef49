"""The window: what it is put together of, what others may ask of it, and its events.

There is a window before there is anything in it: `gradsim/ui/opening.py` has it on the screen
while NumPy, the core and the plots are imported. So only Qt and the look are imported at the top;
what it is furnished with is imported where it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore  # whose namespace Qt takes 15 ms when it is first asked for
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from gradsim.ui.skeleton import Edges
from gradsim.ui.theme import Theme
from gradsim.ui.window.look import SMALLEST, Look, style_application

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.core.lecture.lecture import Lecture
    from gradsim.core.preset import Preset
    from gradsim.ui.panels.panel import Panel


class MainWindow(QMainWindow):
    """The window of gradsim: empty at first, then furnished, and then it begins.

    Parameters
    ----------
    start : Preset or Experiment, optional
        What to furnish it for; without it that is left to :meth:`furnish`.
    theme : str
        Name of the look.
    lasting : bool
        Whether the window remembers how it was left, and saves what is on screen.
    """

    #: Everything is in it, and nothing has begun.
    furnished = Signal()

    def __init__(
        self, start: Preset | Experiment | None = None, theme: str = "light", lasting: bool = False
    ) -> None:
        super().__init__()
        self._is_furnished = self._has_begun = False
        self._lasting = lasting
        self.look = Look(self, theme, lambda: self._is_furnished and self.room.mode.active)
        self.setWindowTitle("gradsim")
        self.setMinimumSize(SMALLEST)
        if start is not None:
            self.furnish(start)

    # ----- what it is put together of

    @property
    def is_furnished(self) -> bool:
        """Whether everything is in it."""
        return self._is_furnished

    def furnish(self, start: Preset | Experiment) -> None:
        """Put everything in, to show a demonstration or an experiment first."""
        from gradsim.core.lecture.presets import preset_for
        from gradsim.core.preset import Preset
        from gradsim.folders import home
        from gradsim.ui.lecture.prediction import Prediction
        from gradsim.ui.lecture.room import LectureRoom
        from gradsim.ui.session.session import Session
        from gradsim.ui.window.central_widget import CentralWidget
        from gradsim.ui.window.explainer import Explainer
        from gradsim.ui.window.menus import make_actions
        from gradsim.ui.window.panel_stack import PanelStack
        from gradsim.ui.window.window_state import WindowState

        style_application(self.theme)  # while there is little that has another style
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        preset = start if isinstance(start, Preset) else preset_for(start)
        self._first = None if isinstance(start, Preset) else start
        self.session = Session(preset, self)
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
        self.state = WindowState(self, self.look, self._lasting)
        self.setCentralWidget(self.central)
        self.setAcceptDrops(True)
        self._make_menus()
        self._connect()
        parts = (self.content, self.rail, self.panels, self.room, self.form, self.time_bar)
        self.look.begin(parts, {"rail": self.rail, "settings": self.form}, self.actions_by_name)
        self.state.begin()
        self.room.begin()
        self.room.tools.ink.picture = self.central
        self._is_furnished = True
        self.look.show_menu_bar()
        self.furnished.emit()

    def _make_menus(self) -> None:
        from gradsim.ui.window.menus import make_menus
        from gradsim.ui.window.recent_menu import RecentMenu
        from gradsim.ui.window.views import Views

        self.recent_menu = RecentMenu(self, self.state)
        views_menu = make_menus(self.menuBar(), self.recent_menu, self)
        turn = self.actions_by_name["more_views"]
        self.views = Views(self.panels, views_menu, self.content.left_out, turn)
        self._corner = QLabel("gradsim")
        self._corner.setProperty("role", "muted")
        self.menuBar().setCornerWidget(self._corner)

    def _connect(self) -> None:
        from gradsim.ui.process.painted_once import PaintedOnce
        from gradsim.ui.window import menus

        self.central.drawn.connect(PaintedOnce(self).begin)
        look, room, panels = self.look, self.room, self.panels
        beside = (self.views, room, self.prediction, self.explainer)
        handlers = menus.make_handlers(self, look, self.central, *beside)
        menus.connect_actions(self.actions_by_name, handlers, self.session.undo_stack)
        for source in (self.session, panels, look, self.prediction):
            source.message_wanted.connect(self.show_message)
        panels.menu_wanted.connect(lambda *where: menus.exports().show_menu(self, *where))
        # queued: the layout that makes room for the view is still at work
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        panels.rearranged.connect(self.views.show_left_out, queued)
        self.central.views_opened.connect(self.views.fill)
        look.leaving.connect(room.desk.leave_look)
        look.applied.connect(self._look_applied)
        look.applied.connect(room.seen_changes)
        room.toggled.connect(look.show_menu_bar)

    def _look_applied(self, is_another: bool) -> None:
        self._corner.setContentsMargins(0, self.theme.px(6), self.theme.px(20), 0)
        self.central.fit_margins()
        if is_another:
            self.central.redraw()
        if self.session.recording is not None:
            self.views.show_left_out()

    def begin(self) -> None:
        """Show what it was furnished with, once; a window that is shown then does so by itself."""
        if self._has_begun:
            return
        self._has_begun = True
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
        from gradsim.ui.session.run_state import RunState

        stays = self.session.runner.state in (RunState.DIVERGED, RunState.FAILED)
        self.content.show_message(sentence, offer, act, stays)

    def open_experiment(self, experiment: Experiment) -> None:
        """Show an experiment of the user's."""
        self.session.open_experiment(experiment)

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Change some settings of the experiment; show why where they are not allowed."""
        self.session.change_settings(values)

    def open_lecture(self, lecture: Lecture) -> None:
        """Start a lecture from a file."""
        self.room.open(lecture)

    def save_lecture(self, lecture: Lecture, path: Path | None = None) -> Path | str | None:
        """Write a lecture, where no path is given to a place that is asked for."""
        from gradsim.ui.window import file_dialogs

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

    # ----- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged onto the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        from gradsim.ui.window.file_dialogs import open_file

        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            open_file(self, Path(files[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin when the event loop runs."""
        super().showEvent(event)
        if self._is_furnished:
            QTimer.singleShot(0, self, self.begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the projector's look grow with the window."""
        super().resizeEvent(event)
        self.look.fit()
        if self._is_furnished:
            self.central.fit_margins()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the check of full screen true where the system changes it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.look.check_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Escape, come back to the lecture, or leave the full screen."""
        from gradsim.ui.lecture.layouts import trigger_by_place

        escapes = event.key() == QtCore.Qt.Key.Key_Escape
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
        if self._is_furnished:
            menu, rail = self.menuBar().sizeHint(), self.rail.minimumSizeHint()
            self.state.close(Edges(menu.height(), rail.width()))
            self.session.close()
            self.room.close()
        super().closeEvent(event)
