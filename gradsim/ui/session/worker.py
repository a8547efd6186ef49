"""The thread in which an experiment runs: when it works, and what it reports to the window.

It appends rows to a :class:`~gradsim.core.recording.Recording`, in slices so short that it
obeys at once, and sends notices of how many there are, each when the one before is
answered. :class:`~gradsim.ui.session.runner.Runner` is the side of the window.
"""

import atexit
import math
import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import chain, count, islice
from time import perf_counter, sleep
from typing import NamedTuple

from PySide6.QtCore import QThread, Signal, Slot

from gradsim.core.experiment import Row
from gradsim.core.interruption import Interrupted, interruptible
from gradsim.core.recorded_run import recorded_rows
from gradsim.core.recording import Recording, until_error

FULL_SPEED = math.inf
DISPLAY_RATE = 60.0  # frames per second; up to this pace every epoch has its own

SLICE = 0.005  # seconds of work between two checks of what the window wants
BREATH = 0.0002  # seconds after a slice in which the window gets the interpreter unasked
CHEAP = 3  # rows of a slice, from which on they are work of the interpreter for the most part
AHEAD = -1  # in place of a number of rows: the next one is to be computed, but not yet recorded
PICTURES = 6  # of a run that is watched at full speed, at least
PATIENCE = 100  # milliseconds for which the window waits for a thread to end

_numbers = count(1)
_threads: set["Worker"] = set()  # a QThread that runs must not be destroyed


class Pace(NamedTuple):
    """How fast a run is to go on.

    Attributes
    ----------
    epochs : float
        Epochs per second; `FULL_SPEED` is as fast as it goes.
    at_once : bool
        Whether a picture may bring the whole run at full speed, where it is otherwise seen to grow.
    """

    epochs: float
    at_once: bool = False


class Worker(QThread):
    """One run. The object lives in the window's thread, only `run` in its own.

    Parameters
    ----------
    recording : Recording
        Where its rows go.
    pace : Pace
        How fast it goes.
    recompute : bool
        Whether it is computed even where the run travels with the program.
    """

    noticed = Signal(int, int)  # run, number of rows
    ended = Signal(int)  # run

    def __init__(self, recording: Recording, pace: Pace, recompute: bool = False) -> None:
        super().__init__()
        self.recompute = recompute
        self.number = next(_numbers)  # of the run; no two have the same
        self.error: Exception | None = None  # to be read when `ended` has come
        self.is_over = False  # whether that has come before the run was loaded, or was put aside
        self.recording = recording
        self._slice_rows = 1
        self._has_begun = False
        # What follows is shared between the threads, under the condition's lock.
        self._condition = threading.Condition()
        self._stopped = False
        self._playing = False
        self._steps = 0
        self._leap = 0  # rows that are wanted at once, whatever the pace
        self._pace = pace
        self._due = 0.0  # time of the next row
        self._answered = True
        self._noticed = 0  # rows
        self._notice_at = 0.0  # time from which on the next notice may come

    def demand(
        self,
        *,
        playing: bool | None = None,
        steps: int | None = None,
        pace: Pace | None = None,
        leap: int | None = None,
    ) -> None:
        """Set what the window wants from now on; None leaves as it is."""
        with self._condition:
            if playing and not self._playing:
                self._due = perf_counter()
            if playing is not None:
                self._playing = playing
                self._steps = self._leap = 0
            if leap is not None:
                self._leap = leap
            if steps is not None:
                self._steps += steps
            if pace is not None:
                self._pace = pace
                self._due = min(self._due, perf_counter() + 1 / pace.epochs)
            self._condition.notify()

    @property
    def is_cheap(self) -> bool:
        """Whether rows cost so little that they are mostly work of the interpreter."""
        return self._slice_rows >= CHEAP

    def answer(self, rest: float = 0.0) -> None:
        """Allow the next notice; the frame of the last one is drawn, or will never be.

        It comes when the window has rested for so many seconds, and in the rhythm of the display:
        a notice that is late does not delay those after it. The run knows when, and so its slice
        ends then: one that was asked came half a slice later.
        """
        with self._condition:
            if not self._answered:
                self._answered = True
                self._notice_at = max(self._notice_at + 1 / DISPLAY_RATE, perf_counter() + rest)
            self._condition.notify()

    @Slot()
    def release(self) -> bool:
        """Let go of the run after its present slice; return whether the thread has ended."""
        with self._condition:
            self._stopped = True
            self._condition.notify()
        return self.reap(PATIENCE)

    def begin(self) -> None:
        """Start the thread once, and keep the object for as long as it runs."""
        if self._has_begun:  # what was prepared begins before it is loaded
            return
        self._has_begun = True
        for thread in list(_threads):
            thread.reap(0)  # those that outlived their runner
        _threads.add(self)
        self.start()

    def reap(self, milliseconds: int | None = None) -> bool:
        """Wait for the thread and let go of it; return whether it has ended."""
        if not (self.wait() if milliseconds is None else self.wait(milliseconds)):
            return False
        _threads.discard(self)
        return True

    def run(self) -> None:
        """Record the experiment; runs in the thread."""
        try:
            rows = self._rows()
            try:
                with interruptible(lambda: self._stopped):
                    self._record(rows)
            except Interrupted:
                pass
            finally:
                if isinstance(rows, Generator):  # another iterator has nothing to let go of
                    rows.close()
        except Exception as error:
            self.error = error
        with self._condition:
            # for the last rows to be noticed, and drawn
            while not (self._stopped or (self._answered and self._noticed == len(self.recording))):
                self._wait(self._notice())
        self.ended.emit(self.number)

    def _rows(self) -> Iterator[Row]:
        """Return the rows that travel with the program, and otherwise those of a run."""
        experiment = self.recording.experiment
        rows = None if self.recompute else recorded_rows(experiment)
        self.recording.travels = rows is not None
        return iter(experiment.run()) if rows is None else rows

    def _record(self, rows: Iterator[Row]) -> None:
        wanted, last = 1, self.recording.experiment.last_epoch
        ahead: Iterator[Row] | None = None
        took = 0.0
        while wanted:
            start = perf_counter()
            if wanted == AHEAD:
                ahead = self._computed(rows)
                took = perf_counter() - start
                wanted = self._next(looks_ahead=False)
                continue
            got = self.recording.extend(islice(chain(ahead or (), rows), wanted))
            took += perf_counter() - start
            if got < wanted or len(self.recording) > last:
                return
            rows_of_slice = int(wanted * SLICE / max(took, 1e-6))
            if wanted >= self._slice_rows or rows_of_slice > self._slice_rows:
                self._slice_rows = max(1, min(2 * self._slice_rows, rows_of_slice))
            if wanted > 1 and wanted >= self._slice_rows:  # otherwise a notice is due
                sleep(BREATH)
            ahead, took = None, 0.0
            wanted = self._next()

    def _computed(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Return the next row, computed now; an error is raised when that row is asked for."""
        errors: list[BaseException] = []
        found = list(until_error(islice(rows, 1), errors))
        if found and self.recording.foresee is not None:
            with suppress(Exception):  # the window will meet it itself
                self.recording.foresee(found[0])

        def row() -> Iterator[Row]:
            yield from found
            if errors:
                raise errors.pop()  # left there, it would refer to itself by its traceback

        return row()

    def _next(self, looks_ahead: bool = True) -> int:
        """Wait until rows are wanted; return how many, 0 when the run is to end.

        Where every epoch has its frame, the next row is computed while the window rests after one:
        of a network of four layers of 8 it then comes a millisecond earlier. While the window draws
        it is not: frames that shared the interpreter with it came a third less often.
        """
        with self._condition:
            while not self._stopped:
                timeout = self._notice()
                if self.is_cheap and not self._answered:
                    self._wait(timeout)
                    continue
                missing = self._leap - len(self.recording)
                if missing > 0:
                    return min(missing, self._rows_at_once())
                one_by_one = self._steps or self._pace.epochs <= DISPLAY_RATE
                if one_by_one and timeout > 0:
                    pass
                elif self._steps:
                    self._steps -= 1
                    return 1
                elif self._playing:
                    now = perf_counter()
                    if wanted := self._due_rows(now):
                        return wanted
                    timeout = min(timeout or math.inf, self._until_due(now))
                if looks_ahead and one_by_one and self._playing and self._answered:
                    return AHEAD
                self._wait(timeout)
            return 0

    def _rows_at_once(self) -> int:
        """Return the rows of a slice, fewer where a notice may be sent before it would end."""
        left = self._notice_at - perf_counter()
        if self._answered and 0 < left < SLICE:
            return max(1, int(self._slice_rows * left / SLICE))
        return self._slice_rows

    def _rows_of_picture(self) -> int:
        """Return how many more rows the next picture may show.

        One that brings all of a recorded run draws six curves from end to end, for 20 ms on a
        screen of 1920×1080 and 40 ms at twice that; of a sixth of them it draws a sixth.
        """
        share = math.ceil(self.recording.experiment.last_epoch / PICTURES)
        return max(self._noticed + share - len(self.recording), 0)

    def _wait(self, seconds: float) -> None:
        """Wait for a word of the window, at most so long; for 0 seconds, as long as it takes."""
        self._condition.wait(seconds if 0 < seconds < math.inf else None)

    def _due_rows(self, now: float) -> int:
        """Return how many rows are due."""
        pace, at_once = self._pace
        if pace == FULL_SPEED:
            rows = self._rows_at_once()
            return rows if at_once else min(rows, self._rows_of_picture())
        if now < self._due:
            return 0
        most = 1 if pace <= DISPLAY_RATE else self._rows_at_once()
        rows = min(most, 1 + int((now - self._due) * pace))
        # a run that cannot keep up does not hurry later to make up for it
        self._due = max(self._due + rows / pace, now)
        return rows

    def _until_due(self, now: float) -> float:
        """Return in how many seconds to look for rows again, of which none is due.

        At full speed that is when the picture is drawn that has all rows it may show.
        """
        if self._pace.epochs == FULL_SPEED:
            return math.inf
        return self._due - now if self._pace.epochs <= DISPLAY_RATE else SLICE

    def _notice(self) -> float:
        """Send a notice, if it is time for one and there are new rows.

        Return in how many seconds one may be sent; infinite before an answer to the last one.

        A run of cheap rows waits for the answer from here on. Both need the interpreter, and a
        frame that shares it takes nearly three times as long; so it did for up to 8 ms where the
        run heard of the frame only when the window had begun it.
        """
        if not self._answered:
            return math.inf
        now, length = perf_counter(), len(self.recording)
        if now < self._notice_at:
            return self._notice_at - now
        if length == self._noticed or self._stopped:
            return 0.0
        self._notice_at = max(self._notice_at, now - 1 / DISPLAY_RATE)
        self._answered, self._noticed = False, length
        self.noticed.emit(self.number, length)
        return math.inf


@atexit.register
def _end_all() -> None:
    for worker in list(_threads):
        worker.release()
        worker.wait()
