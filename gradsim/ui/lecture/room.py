"""What a lecture brings into the window: strip, black screen, presenter, editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from gradsim.core.lecture.lecture import Lecture
from gradsim.core.lecture.lecture_file import first_of
from gradsim.ui.language import said, translated
from gradsim.ui.lecture.awake import Awake
from gradsim.ui.lecture.black_screen import BlackScreen
from gradsim.ui.lecture.clock import clock_text, limit_text
from gradsim.ui.lecture.desk import Desk
from gradsim.ui.lecture.groups import groups_of
from gradsim.ui.lecture.jump import Jump
from gradsim.ui.lecture.mode import LectureMode
from gradsim.ui.lecture.remote import Remote, RemoteDialog
from gradsim.ui.lecture.screens import Screens
from gradsim.ui.lecture.strip import LectureStrip
from gradsim.ui.lecture.tools import Tools
from gradsim.ui.stage import Stage
from gradsim.ui.theme import Theme
from gradsim.ui.view import View, views_in

if TYPE_CHECKING:
    from gradsim.ui.lecture.editor.editor import LectureEditor
    from gradsim.ui.lecture.presenter.view import PresenterView

PICTURE_TICKS = 4  # of the clock's timer, for each picture in the presenter's view
MOST_NOTICES = 3  # of a lecture that was opened in part


class LectureRoom(QObject):
    """Holds the lecture and all that shows it, in the window and beside it.

    Parameters
    ----------
    stage : Stage
        The window.
    prepare : callable
        Does a part of building a panel ahead of time; returns False once there is nothing to do.
    """

    #: The lecture has begun, or is over.
    toggled = Signal(bool)
    #: The room is at another demonstration of the lecture.
    place_changed = Signal()
    #: The lecture, its place or the mode has changed, and is shown.
    shown = Signal()

    def __init__(self, stage: Stage, prepare: Callable[[str], bool]) -> None:
        super().__init__(stage.widget)
        self._stage = stage
        self.mode = LectureMode(stage.session, prepare, self)
        self.strip = LectureStrip(stage.theme)
        self.strip.hide()
        self.black = BlackScreen(stage.widget)
        self.awake = Awake()
        self.tools = Tools(stage)
        self.jump = Jump(lambda: self.mode.active, self)
        self.jump.watch(stage.widget)
        self.jump.typed.connect(self.strip.show_typed)
        self.jump.chosen.connect(self._jump)
        self._place = -1
        self.presenter: PresenterView | None = None
        self.desk = Desk(stage, self.mode, self.start)
        self._clock = QTimer(self, interval=250)
        self._ticks = 0
        self._clock.timeout.connect(self._show_clock)
        self.mode.changed.connect(self._show)
        self._withheld: list[View] = []
        for signal in (stage.session.begun, stage.session.moved, stage.session.state_changed):
            signal.connect(self._withhold)
            signal.connect(self.seen_changes)
        self.mode.changed.connect(self._withhold)
        self.mode.message_wanted.connect(stage.show_message)
        self.strip.place_picked.connect(self.mode.go)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self.screens = Screens(stage.widget, stage.toggle_full_screen, self)
        self.screens.message_wanted.connect(self._tell)
        self.screens.home_chosen.connect(partial(stage.keep_in_mind, "home"))
        self.remote: Remote | None = None  # before the window has its commands
        self._opened: tuple[bool, bool] = (False, False)  # the lecture and the full screen
        for signal in (application.screenAdded, application.screenRemoved):
            signal.connect(self.screens.screens_changed, Qt.ConnectionType.QueuedConnection)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the lecture does."""
        beats: dict[str, Callable[[], object]] = {
            "next": self.mode.advance,
            "previous": self.mode.go_back,
            "next_demonstration": partial(self.mode.step, 1),
            "previous_demonstration": partial(self.mode.step, -1),
        }
        return {
            **{name: partial(self._uncover_or, act) for name, act in beats.items()},
            "lecture_mode": self.toggle,
            "start_lecture": self.start,
            "black": partial(self.black.toggle, "black"),
            "white": partial(self.black.toggle, "white"),
            "remote": self.open_remote,
            **self.tools.handlers(),
            "pause_clock": self._pause_clock,
            "reset_clock": self._reset_clock,
            "presenter": self.toggle_presenter,
            "swap_screens": self.screens.swap,
            "edit_lecture": self.desk.open_editor,
        }

    def toggle(self) -> None:
        """Start the lecture, or end it."""
        with self._stage.folding():
            if self.mode.active:
                self.mode.stop()
            else:
                self.mode.start()

    def _uncover_or(self, act: Callable[[], object]) -> None:
        """Lift a black screen first, whichever window has the focus."""
        if not self.black.lift():
            act()

    def _jump(self, number: int) -> None:
        """Go to the demonstration of a number, and say so where there is none."""
        count = len(self.mode.lecture.entries)
        if 1 <= number <= count:
            self.mode.go(number - 1)
        else:
            sentence = self.tr("There is no demonstration {0}: this lecture has {1}.")
            self._stage.show_message(sentence.format(number, count))

    def escape(self) -> bool:
        """Undo the last that is over the picture, or come back to it; return whether it was."""
        panel = self._stage.panel
        return (
            self.tools.lay_down()
            or (panel is not None and panel.show_whole())
            or self.mode.come_back()
        )

    def start(self) -> None:
        """Start the lecture on the whole screen; one that is under way goes on."""
        if not self.mode.active:
            self.toggle()
        if not self._stage.widget.isFullScreen():
            self._stage.toggle_full_screen()

    def _tell(self, sentence: str) -> None:
        """Say something about the screens, to the lecturer alone where that is possible."""
        if self.presenter is not None and self.presenter.isVisible():
            self.presenter.warn(sentence)
        else:
            self._stage.show_message(sentence)

    def open_remote(self) -> None:
        """Ask which keys the remote sends."""
        if self.remote is None:
            return
        dialog = RemoteDialog(self.remote, self._stage.widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def begin(self) -> None:
        """Take what was remembered of earlier lectures."""
        stage = self._stage
        self.remote = Remote(stage.actions_by_name, stage.recall, stage.keep_in_mind, self)
        self.toggled.connect(self.remote.apply)
        self.remote.read()
        self.screens.home_name = str(stage.recall("home") or "")
        self.desk.begin()

    @property
    def editor(self) -> LectureEditor | None:
        """The editor of the lecture, None while it is closed."""
        return self.desk.editor

    def open(self, lecture: Lecture) -> None:
        """Take a lecture from a file, and start it."""
        self.mode.open(lecture)
        self.desk.opened(lecture)
        if not self.mode.active:
            self.toggle()
        if lecture.notices:
            self._stage.show_message(" ".join(map(said, first_of(lecture.notices, MOST_NOTICES))))

    def _show(self) -> None:
        mode = self.mode
        if mode.active:
            titles = [translated(entry.preset.title) for entry in mode.lecture.entries]
            if self._place != mode.place:
                self._place = mode.place
                self.place_changed.emit()
            starts = [group.first for group in groups_of(mode.lecture)]
            self.strip.show_lecture(titles, mode.place, limit_text(mode.lecture), starts)
            self._clock.start()
            self._show_clock()
        else:
            self._clock.stop()
        self.awake.set(mode.active)
        if self.strip.isHidden() == mode.active:
            self.strip.setVisible(mode.active)
            self.toggled.emit(mode.active)
        if not mode.active:
            self.jump.forget()
        self._stage.actions_by_name["lecture_mode"].setChecked(mode.active)
        self.shown.emit()

    def _withhold(self) -> None:
        """Hide what gives the answer away for as long as the question is put."""
        panel = self._stage.panel
        withheld = list(views_in(panel)) if self.mode.asks and panel is not None else []
        if withheld == self._withheld:
            return
        for view in self._withheld:
            if view not in withheld and shiboken6.isValid(view):
                view.withhold(False)
        for view in withheld:
            view.withhold(True)
        self._withheld = withheld

    def _show_clock(self) -> None:
        mode, presenter = self.mode, self.presenter
        self.strip.show_clock(clock_text(mode.seconds))  # how late it is, the room need not know
        if presenter is not None and presenter.isVisible():
            presenter.show_clock()
            presenter.show_beat()
            self._ticks += 1
            if self._ticks % PICTURE_TICKS == 1:  # a run must not stutter for it
                presenter.picture.soon()  # not in the turn in which the view opens: 30 ms
            self._show_state(presenter)

    def _show_state(self, presenter: PresenterView) -> None:
        """Tell the lecturer what the room sees, and where."""
        window, session = self._stage.widget, self._stage.session
        experiment = session.scene.experiment
        presenter.show_state(
            self.black.name
            if self.black.isVisible()
            else f"{translated(experiment.step_name)} "
            f"{session.shown + experiment.first_step} / "
            f"{session.last_epoch + experiment.first_step}",
            session.plays,
        )
        name, size = window.screen().name(), f"{window.width()} × {window.height()}"
        presenter.show_screen(f"{name}, {size}" if name else size)

    def seen_changes(self) -> None:
        """Show the lecturer soon what the room sees now; while it plays, once a second."""
        presenter = self.presenter
        if presenter is not None and presenter.isVisible() and not self._stage.session.plays:
            self._show_state(presenter)
            presenter.picture.soon()

    def _pause_clock(self) -> None:
        self.mode.clock.toggle()
        self._show_clock()

    def _reset_clock(self) -> None:
        self.mode.clock.reset()
        self._show_clock()

    # ----- beside the window

    def toggle_presenter(self) -> None:
        """Open the presenter's view, or close it and what it has opened."""
        if self.presenter is None or not self.presenter.isVisible():
            self.open_presenter()
            return
        self.presenter.close()
        began, filled = self._opened
        if filled and self._stage.widget.isFullScreen():
            self._stage.toggle_full_screen()
        if began and self.mode.active:
            self.toggle()

    def open_presenter(self) -> None:
        """Open the presenter's view; with two screens the audience gets the other one."""
        stage = self._stage
        window = stage.widget
        if self.presenter is None:
            # imported when it is wanted, for which the empty window does not wait
            from gradsim.ui.lecture.presenter.view import PresenterView

            self.presenter = PresenterView(
                self.mode, stage.actions_by_name, window, self.tools, self.desk.pictures
            )
            self.tools.offer_beside(self.presenter)
            self.jump.watch(self.presenter)
            escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.presenter)
            escape.activated.connect(self.escape)  # the digits of a jump take it before
        began = not self.mode.active
        was_full = window.isFullScreen()
        if began:
            self.toggle()
        self._show_clock()
        self.screens.arrange(self.presenter)
        self.presenter.activateWindow()
        self._opened = (began, window.isFullScreen() and not was_full)
        self._show_clock()

    def close(self) -> None:
        """Close what stands beside the window."""
        self._clock.stop()
        self.awake.set(False)
        self.mode.close()
        self.desk.close()
        if self.presenter is not None:
            self.presenter.removeEventFilter(self.tools)
            self.presenter.close()
            self.presenter.deleteLater()
            self.presenter = None

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.strip.restyle(theme)
        self.tools.restyle(theme)
        self.desk.restyle(theme)
