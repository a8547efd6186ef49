"""Giving a lecture: from demonstration to demonstration, with a clock.

It knows the session, but no widget: the strip, the presenter's view and the editor follow its
signals.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.subjects import subject_of
from gradsim.ui.language import installed_language, translated
from gradsim.ui.lecture.beats import Beat, Beats
from gradsim.ui.lecture.clock import LectureClock
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session

QUIET = 300  # milliseconds after a step before the next one is prepared


class LectureMode(QObject):
    """A lecture, where in it the room is, and since when.

    Parameters
    ----------
    session : Session
        What is on screen.
    prepare : callable
        Does a part of building the panel of that name ahead of time, for the next demonstration;
        returns False once there is nothing to do.
    """

    #: Another lecture, another place in it, or the mode was switched.
    changed = Signal()
    #: A message is to be shown.
    message_wanted = Signal(str)

    def __init__(self, session: Session, prepare: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._prepare_panel = session, prepare
        self.beats = Beats(session)
        self._lecture: Lecture | None = None
        self._place = 0
        self._active = False
        self._steps = False  # whether the room goes from one to the next
        self.clock = LectureClock()
        self._has_started = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._prepare)
        session.opened.connect(self._follow)
        session.state_changed.connect(self._begin_clock)

    @property
    def lecture(self) -> Lecture:
        """The lecture; the built-in one until another is opened."""
        if self._lecture is None:
            self._lecture = built_in_lecture(installed_language())
        return self._lecture

    @property
    def active(self) -> bool:
        """Whether the lecture is under way."""
        return self._active

    @property
    def place(self) -> int:
        """The number of the present entry, from 0."""
        return self._place

    @property
    def entry(self) -> Entry | None:
        """The present entry, None where something else is on screen."""
        entry = self.lecture.entries[self._place]
        shown = self._session.scene.preset
        return entry if entry.preset.name == shown.name else None

    @property
    def point_out(self) -> str:
        """What is to be seen in the present entry; its numbers once the run has told them."""
        entry = self.entry
        told = self._session.caption if entry is not None else ""
        preset = self.lecture.entries[self._place].preset
        return told or re.sub(r"\{\d+(:\d+)?\}", "…", translated(preset.caption))

    @property
    def next_beat(self) -> str:
        """What the key for next does, in words."""
        beat = self.beats.beat
        if self.entry is None:
            return self.tr("back to this demonstration")
        if beat is Beat.ASK:
            return self.tr("run it")
        if beat is Beat.RUN and not self._session.is_concluding:
            return self.tr("go to its end, and conclude")
        return self.tr("the next question")

    @property
    def seconds(self) -> float:
        """How long the lecture has been under way."""
        return self.clock.seconds

    def _begin_clock(self) -> None:
        """Count from the first beat that is not a question."""
        if self._active and self.beats.beat is not Beat.ASK:
            self.clock.begin()

    def open(self, lecture: Lecture) -> None:
        """Open another lecture, go to its first entry, and start the clock again."""
        self._lecture, self._place, self._has_started = lecture, 0, self._active
        self.clock.reset()
        self.go(0)

    def resume(self, lecture: Lecture) -> None:
        """Have a lecture of an earlier start, without a change of what is on screen."""
        self._lecture = lecture
        self._place = 0

    def edit(self, lecture: Lecture) -> None:
        """Take an edited lecture, and stay where the room is."""
        name = self.lecture.entries[self._place].preset.name
        self._lecture = lecture
        names = [entry.preset.name for entry in lecture.entries]
        self._place = names.index(name) if name in names else min(self._place, len(names) - 1)
        self.changed.emit()

    def start(self) -> None:
        """Start at the entry that is on screen, or come back to where the room was."""
        self._active = self._has_started = True
        self.come_back()
        self._timer.start(QUIET)
        self.changed.emit()

    def come_back(self) -> bool:
        """Show the entry at which the room is, after a look elsewhere; return whether it was."""
        was_away = self._active and self.entry is None
        if was_away:
            self.go(self._place)
        return was_away

    def stop(self) -> None:
        """Leave the lecture; the window stays at what it shows, and the clock goes on."""
        self._active = False
        self.changed.emit()

    @property
    def asks(self) -> bool:
        """Whether a question is put to the room, to which nothing may give the answer."""
        return self._active and self.beats.beat is Beat.ASK

    def advance(self) -> None:
        """Go on to the next beat, after the last one to the next demonstration."""
        if not (self.come_back() or (self._active and self.beats.advance())):
            self.step(1)

    def go_back(self) -> None:
        """Ask again, or go back to the demonstration before."""
        if not (self.come_back() or (self._active and self.beats.go_back())):
            self.step(-1)

    def step(self, steps: int) -> None:
        """Go on, or back to what was left; show a message at either end."""
        place = self._place + steps
        self._steps = True
        if place < 0:
            self.message_wanted.emit(self.tr("This is the first demonstration."))
        elif place >= len(self.lecture.entries):
            self.message_wanted.emit(self.tr("This was the last demonstration."))
        else:
            self.go(place)

    def go(self, place: int) -> None:
        """Open an entry; one that was open before is as it was left."""
        self._place = place
        if self._active and self._has_started and place:
            self.clock.begin()
        # a wrong step is taken back by the step back, not by undo with a wrong slider
        preset = self.lecture.entries[place].preset
        self._session.open_preset(preset, undoable=not self.active)
        self.changed.emit()

    def close(self) -> None:
        """Prepare nothing any more."""
        self._timer.stop()

    def _follow(self) -> None:
        """Before the lecture starts, move to the entry that is on screen."""
        name = self._session.scene.preset.name
        names = [entry.preset.name for entry in self.lecture.entries]
        if not self._has_started and name in names and name != names[self._place]:
            self._place = names.index(name)
        self._timer.start(QUIET)
        self.changed.emit()

    def _prepare(self) -> None:
        """Build the panel of the next entry, in parts, while nothing else is to be done."""
        if not (self.active or self._steps):
            return
        if self._session.runner.state is RunState.PLAYING:
            self._timer.start(QUIET)  # a run in front of the room must not stutter
            return
        entries = self.lecture.entries[self._place + 1 : self._place + 2]
        for entry in entries:
            if self._prepare_panel(subject_of(entry.preset.experiment).name):
                self._timer.start(0)
            else:
                self._session.prepare(entry.preset)
