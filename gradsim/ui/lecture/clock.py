"""The clock of a lecture: from its first beat, through a suspended computer, with pauses."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gradsim.core.lecture.lecture import Lecture


def time_awake_or_not() -> float:
    """Return seconds of a clock that nobody sets and that goes on while the computer sleeps."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # on Linux, on macOS
        clock = getattr(time, name, None)
        if clock is not None:
            return time.clock_gettime(clock)
    return time.monotonic()  # on Windows it does so


class LectureClock:
    """Counts the seconds of a lecture.

    Parameters
    ----------
    now : callable
        Returns the time in seconds.
    """

    def __init__(self, now: Callable[[], float] = time_awake_or_not) -> None:
        self._now = now
        self._counted = 0.0  # before the last pause
        self._since: float | None = None
        self.has_begun = False

    @property
    def seconds(self) -> float:
        """How long the lecture has been under way, without the pauses."""
        running = 0.0 if self._since is None else max(self._now() - self._since, 0.0)
        return self._counted + running

    @property
    def is_paused(self) -> bool:
        """Whether it was stopped, and waits to go on."""
        return self.has_begun and self._since is None

    def begin(self) -> None:
        """Start with the first beat; one that has begun goes on as it does."""
        if not self.has_begun:
            self.has_begun, self._since = True, self._now()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._since is not None:
            self._counted, self._since = self.seconds, None
        else:
            self.has_begun, self._since = True, self._now()

    def reset(self) -> None:
        """Go back to zero, and wait for a first beat."""
        self._counted, self._since, self.has_begun = 0.0, None, False


def clock_text(seconds: float) -> str:
    """Return a time as minutes and seconds, with hours where there are any."""
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    start = f"{hours}:{minutes:02}" if hours else f"{minutes:02}"
    return f"{start}:{whole % 60:02}"


def minutes_behind(lecture: Lecture, place: int, seconds: float) -> float:
    """Return how far the lecture is behind its plan; less than zero where it is ahead.

    Anywhere between the start and the end of the present demonstration it is on time.
    """
    minutes, start = seconds / 60, sum(lecture.plan[:place])
    return minutes - min(max(minutes, start), start + lecture.plan[place])


def pace_text(lecture: Lecture, place: int, seconds: float) -> str:
    """Return how far ahead or behind a lecture is, in words."""
    behind = minutes_behind(lecture, place, seconds)
    count = int(abs(behind))
    translate = QCoreApplication.translate
    if count == 0:
        return translate("LectureClock", "on time")
    if behind > 0:
        return translate("LectureClock", "{0} min behind").format(count)
    return translate("LectureClock", "{0} min ahead").format(count)


def plan_text(lecture: Lecture, place: int, seconds: float = 0.0) -> str:
    """Return what to do by the plan: until when to stay, or that it is time to go on."""
    due = 60 * sum(lecture.plan[: place + 1])
    time, late = clock_text(due), seconds >= due
    translate = QCoreApplication.translate
    if place + 1 == len(lecture.entries):
        if late:
            return translate("LectureClock", "come to the end; the plan was {0}").format(time)
        return translate("LectureClock", "the end is at {0}").format(time)
    if late:
        text = translate("LectureClock", "go on to {0} now; the plan was {1}")
    else:
        text = translate("LectureClock", "go on to {0} at {1}")
    return text.format(place + 2, time)


def limit_text(lecture: Lecture) -> str:
    """Return how long a lecture should take, in words."""
    return QCoreApplication.translate("LectureClock", "of {0} min").format(round(lecture.minutes))
