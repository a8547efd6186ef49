"""The window: what it is put together of, and what others may ask.

What it needs to be on the screen is imported here, Qt and the look; everything else where it is
used. So the window is painted in a third of the time in which there is something in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore  # whose namespace Qt takes 15 ms when it is first asked for
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from gradsim.ui.skeleton import Edges, Skeleton
from gradsim.ui.theme import Theme
from gradsim.ui.window.look import SMALLEST, Look, style_application

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.core.lecture.lecture import Lecture
    from gradsim.core.preset import Preset
    from gradsim.ui.panels.panel import Panel

FIRST_PAINT = 10  # milliseconds in which a window that is shown appears on the screen
LONGEST_WAIT = 100  # milliseconds for that; one that is on another desktop never does
HELD_BACK = 300  # milliseconds in which a first run is mostly drawn; after them parts are shown


class MainWindow(QMainWindow):
    """The window of gradsim.

    Parameters
    ----------
    start : Preset or Experiment, optional
        What to show first; without it the window stays empty until it is furnished.
    theme : str
        Name of the look.
    lasting : bool
        Whether the window remembers how it was left, and saves what is on screen.
    """

    def __init__(
        self, start: Preset | Experiment | None = None, theme: str = "light", lasting: bool = False
    ) -> None:
        super().__init__()
        self._is_furnished = self._has_begun = False
        self._skeleton: Skeleton | None = None
        self._lasting = lasting
        self.look = Look(self, theme, lambda: self._is_furnished and self.room.mode.active)
        self.setWindowTitle("gradsim")
        self.setMinimumSize(SMALLEST)
        if start is not None:
            self.furnish(start)

    # ----- building

    def appear(self, edges: Edges, fullscreen: bool = False) -> None:
        """Show the areas of the window, and return when they are on the screen.

        Parameters
        ----------
        edges : Edges
            Where they end.
        fullscreen : bool
            Whether to fill the screen.
        """
        if fullscreen:
            self.showFullScreen()
        look, full = self.look, self.isFullScreen()
        look.apply()
        self._skeleton = Skeleton(look.theme, edges, not full, not look.folds)
        self._skeleton.setParent(self)
        self._skeleton.setGeometry(self.rect())
        self.show()
        loop, timer = QEventLoop(), QTimer(singleShot=True, interval=LONGEST_WAIT)
        timer.start()
        flags = QEventLoop.ProcessEventsFlag
        while timer.isActive() and not self.windowHandle().isExposed():
            # keys, clicks and a wish to close wait for who can answer them
            loop.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)

    @property
    def is_furnished(self) -> bool:
        """Whether everything is in it."""
        return self._is_furnished

    def furnish(self, start: Preset | Experiment) -> None:
        """Put everything in, to show a demonstration or an experiment first.

        Until its run is drawn, a window that has appeared shows its areas: parts would be seen to
        find their places.
        """
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
        self._build()
        self._connect()
        parts = (self.content, self.rail, self.panels, self.room, self.form, self.time_bar)
        self.look.begin(parts, {"rail": self.rail, "settings": self.form}, self.actions_by_name)
        self.state.begin()
        self.room.begin()
        self.room.tools.ink.picture = self.central
        self._first = None if isinstance(start, Preset) else start
        self._is_furnished = True
        self.look.show_menu_bar()
        if self._skeleton is not None:
            self._skeleton.raise_()
            self.session.begun.connect(self._reveal)
            QTimer.singleShot(HELD_BACK, self, self._reveal)

    def _reveal(self) -> None:
        if self._skeleton is not None:
            self._skeleton.hide()
            self._skeleton.deleteLater()
            self._skeleton = None
            self.session.begun.disconnect(self._reveal)

    def _build(self) -> None:
        from gradsim.ui.window.menus import make_menus
        from gradsim.ui.window.recent_menu import RecentMenu
        from gradsim.ui.window.views import Views

        self.setCentralWidget(self.central)
        self.recent_menu = RecentMenu(self, self.state)
        views_menu = make_menus(self.menuBar(), self.recent_menu, self)
        turn = self.actions_by_name["more_views"]
        self.views = Views(self.panels, views_menu, self.content.left_out, turn)
        self._corner = QLabel("gradsim")
        self._corner.setProperty("role", "muted")
        self.menuBar().setCornerWidget(self._corner)
        self.setAcceptDrops(True)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        from gradsim.ui.window.menus import make_handlers

        return make_handlers(
            self, self.look, self.central, self.views, self.room, self.prediction, self.explainer
        ) | {"quit": self.close, "about": self.show_about}

    def _connect(self) -> None:
        from gradsim.core.subjects import SUBJECTS
        from gradsim.ui.window import menus

        session, panels, actions = self.session, self.panels, self.actions_by_name
        menus.connect_actions(actions, self._handlers())
        for subject in SUBJECTS:
            open_panel = partial(self.central.open_panel, subject.name)
            menus.connect_actions(actions, {f"panel_{subject.name}": open_panel})
        for source in (session, panels, self.look, self.prediction):
            source.message_wanted.connect(self.show_message)
        for name, changed in (
            ("undo", session.undo_stack.canUndoChanged),
            ("redo", session.undo_stack.canRedoChanged),
        ):
            actions[name].setEnabled(False)
            changed.connect(actions[name].setEnabled)
        panels.menu_wanted.connect(lambda *where: menus.exports().show_menu(self, *where))
        # queued: the layout that makes room for the view is still at work
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        panels.rearranged.connect(self.views.show_left_out, queued)
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

    def begin(self) -> None:
        """Show what it was furnished with; a window that is shown does so by itself."""
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
        from gradsim.core.lecture.presets import preset_for

        self.session.open_preset(replace(preset_for(experiment), experiment=experiment))

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Change some settings of the experiment; show why where they are not allowed."""
        from gradsim.core.experiment import make_experiment
        from gradsim.core.settings import SettingError
        from gradsim.ui.language import refusal

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

    def show_about(self) -> None:
        """Show what this is, and whose work is in it."""
        from gradsim.ui.window.about import About  # with importlib.metadata: 0.01 s of the start

        dialog = About(self)
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

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
        """Begin when the empty window is on the screen: to import the plots takes 0.2 s."""
        super().showEvent(event)
        if self._is_furnished and not self._has_begun:
            self._has_begun = True
            # counted from when the event loop runs, which then paints before it begins
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(FIRST_PAINT, self, self.begin))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the projector's look grow with the window."""
        super().resizeEvent(event)
        self.look.fit()
        if self._skeleton is not None:
            self._skeleton.setGeometry(self.rect())
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
