"""Drives any experiment in a thread of its own, at any pace, without a lost epoch.

The thread appends rows to a :class:`~gradsim.core.recording.Recording` and tells the
window by a notice how many there are. It sends the next notice only when the last one is
answered, and the window answers after it has drawn and rested: a fast run can neither
flood the event queue nor keep the window from its input.
"""

import atexit
import enum
import logging
import math
import threading
from collections.abc import Iterator
from itertools import count, islice
from time import perf_counter, sleep

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.recording import Recording

FULL_SPEED = math.inf
DISPLAY_RATE = 60.0  # frames per second; up to this pace every epoch has its own

SLICE = 0.005  # seconds of work between two looks at what the window wants
BREATH = 0.0002  # seconds after a slice in which the window gets the interpreter unasked
REST = 0.004  # seconds for input after a frame, at least
DRAWING = 1 / DISPLAY_RATE - REST  # seconds in which a frame should be drawn and painted
# After a longer frame the rest is this share of the time that it took. While a fast run is
# drawn it gets half the interpreter at best, so drawing may take half the time, no more.
REST_SHARE, REST_SHARE_FAST = 0.3, 1.0
PATIENCE = 100  # milliseconds for which the window waits for a thread to end

logger = logging.getLogger("gradsim")
_numbers = count(1)
_threads: set["_Worker"] = set()  # a QThread that runs must not be destroyed


class RunState(enum.Enum):
    """What a runner is doing."""

    IDLE = "idle"  # nothing is loaded, or the run was stopped
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"  # the last epoch is recorded
    DIVERGED = "diverged"
    FAILED = "failed"


class _Worker(QThread):
    """One run. The object lives in the window's thread, only `run` in its own."""

    noticed = Signal(int, int)  # run, number of rows
    ended = Signal(int)  # run

    def __init__(self, number: int, recording: Recording, pace: float) -> None:
        super().__init__()
        self.number = number
        self.error: Exception | None = None  # to be read when `ended` has come
        self._recording = recording
        self._slice_rows = 1
        # What follows is shared between the threads, under the condition's lock.
        self._condition = threading.Condition()
        self._stopped = False
        self._playing = False
        self._steps = 0
        self._pace = pace
        self._due = 0.0  # time of the next row
        self._answered = True
        self._noticed = 0  # rows

    def demand(
        self, *, playing: bool | None = None, steps: int | None = None, pace: float | None = None
    ) -> None:
        """Say what the window wants from now on; None leaves as it is."""
        with self._condition:
            if playing and not self._playing:
                self._due = perf_counter()
            if playing is not None:
                self._playing = playing
                self._steps = 0
            if steps is not None:
                self._steps += steps
            if pace is not None:
                self._pace = pace
                self._due = min(self._due, perf_counter() + 1 / pace)
            self._condition.notify()

    def answer(self) -> None:
        """Allow the next notice."""
        with self._condition:
            self._answered = True
            self._condition.notify()

    @Slot()
    def cease(self) -> bool:
        """End the run after its present slice; return whether the thread has ended."""
        with self._condition:
            self._stopped = True
            self._condition.notify()
        return self.reap(PATIENCE)

    def begin(self) -> None:
        """Start the thread, and keep the object for as long as it runs."""
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
            rows = iter(self._recording.experiment.run())
            try:
                self._record(rows)
            finally:
                if hasattr(rows, "close"):
                    rows.close()
        except Exception as error:
            self.error = error
        with self._condition:
            for _ in range(2):  # for the last rows to be noticed, and drawn
                self._condition.wait_for(lambda: self._answered or self._stopped)
                self._notice()
        self.ended.emit(self.number)

    def _record(self, rows: Iterator[Row]) -> None:
        wanted, last = 1, self._recording.experiment.last_epoch
        while wanted:
            start = perf_counter()
            got = self._recording.extend(islice(rows, wanted))
            took = perf_counter() - start
            if got < wanted or len(self._recording) > last:
                return
            if wanted == self._slice_rows or took > SLICE:
                self._slice_rows = max(1, min(2 * wanted, int(wanted * SLICE / max(took, 1e-6))))
            if wanted > 1:
                sleep(BREATH)
            wanted = self._next()

    def _next(self) -> int:
        """Wait until rows are wanted; return how many, 0 when the run is to end."""
        with self._condition:
            while not self._stopped:
                self._notice()
                timeout = None
                one_by_one = self._steps or self._pace <= DISPLAY_RATE
                drawn = self._answered and self._noticed == len(self._recording)
                if one_by_one and not drawn:
                    pass
                elif self._steps:
                    self._steps -= 1
                    return 1
                elif self._playing:
                    wanted, timeout = self._due_rows(perf_counter())
                    if wanted:
                        return wanted
                self._condition.wait(timeout)
            return 0

    def _due_rows(self, now: float) -> tuple[int, float]:
        """Return how many rows are due, and if none, in how many seconds one is."""
        if self._pace == FULL_SPEED:
            return self._slice_rows, 0.0
        if now < self._due:
            return 0, self._due - now if self._pace <= DISPLAY_RATE else SLICE
        most = 1 if self._pace <= DISPLAY_RATE else self._slice_rows
        rows = min(most, 1 + int((now - self._due) * self._pace))
        # a run that cannot keep up does not hurry later to make up for it
        self._due = max(self._due + rows / self._pace, now)
        return rows, 0.0

    def _notice(self) -> None:
        length = len(self._recording)
        if self._answered and not self._stopped and length > self._noticed:
            self._answered, self._noticed = False, length
            self.noticed.emit(self.number, length)


class Runner(QObject):
    """Loads, plays, pauses, steps and stops one experiment at a time.

    Its methods are for the window's thread. There, too, both signals come, and never for
    a run before the one that was loaded last.

    Parameters
    ----------
    parent : QObject, optional
        The window; the run ends with it.
    """

    #: Number of rows recorded. At most about `DISPLAY_RATE` times a second; up to that pace, and
    #: for steps, it grows by exactly one.
    advanced = Signal(int)
    state_changed = Signal(RunState)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = RunState.IDLE
        self._message = ""
        self._pace = DISPLAY_RATE
        self._recording: Recording | None = None
        self._drawn = 0  # rows that were told of
        self._worker: _Worker | None = None
        self._straggler: _Worker | None = None  # was told to end, but still has a row to finish
        self._wake_time = 0.0
        self._resting = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._after_frame)

    @property
    def recording(self) -> Recording | None:
        """The rows of the run; they stay when it ends."""
        return self._recording

    @property
    def experiment(self) -> Experiment | None:
        """What was loaded last."""
        return None if self._recording is None else self._recording.experiment

    @property
    def state(self) -> RunState:
        """What the runner is doing."""
        return self._state

    @property
    def message(self) -> str:
        """The sentence that says why a run diverged or failed; otherwise empty."""
        return self._message

    @property
    def pace(self) -> float:
        """Epochs per second while playing; `FULL_SPEED` is as fast as it goes."""
        return self._pace

    def load(self, experiment: Experiment) -> Recording:
        """End the present run and record epoch 0 of another, which then waits paused."""
        recording = Recording(experiment)
        self._end_run()
        self._recording, self._drawn = recording, 0
        worker = self._worker = _Worker(next(_numbers), recording, self._pace)
        worker.noticed.connect(self._on_notice, Qt.ConnectionType.QueuedConnection)
        worker.ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(worker.cease)
        if self._straggler is None:
            worker.begin()
        self._change(RunState.PAUSED)
        return recording

    def play(self) -> None:
        """Go on at the pace set; nothing where there is no more to record."""
        if self._state is RunState.PAUSED:
            self._worker.demand(playing=True)
            self._change(RunState.PLAYING)

    def pause(self) -> None:
        """Stop after the present slice of epochs, and forget steps not yet taken."""
        if self._state in (RunState.PAUSED, RunState.PLAYING):
            self._worker.demand(playing=False)
            self._change(RunState.PAUSED)

    def step(self) -> None:
        """Record one more epoch, and pause if playing."""
        if self._state is RunState.PLAYING:
            self.pause()
        if self._state is RunState.PAUSED:
            self._worker.demand(steps=1)

    def set_pace(self, epochs_per_second: float) -> None:
        """Set the pace, from 1 epoch per second to `FULL_SPEED`; holds at once."""
        if not epochs_per_second >= 1:
            raise ValueError(f"the pace is {epochs_per_second}; allowed is from 1 up")
        self._pace = epochs_per_second
        if self._worker:
            self._worker.demand(pace=epochs_per_second)

    def stop(self) -> None:
        """End the run and wait for its thread; what is recorded stays.

        A row that takes long is not waited for: nothing hears of it when it is finished.
        """
        self._end_run()
        if self._state in (RunState.PAUSED, RunState.PLAYING):
            self._change(RunState.IDLE)
            if len(self._recording) > self._drawn:
                self._drawn = len(self._recording)
                self.advanced.emit(self._drawn)

    def _end_run(self) -> None:
        self._timer.stop()
        worker, self._worker = self._worker, None
        if worker and not worker.cease():
            self._straggler = worker

    def _change(self, state: RunState, message: str = "") -> None:
        self._message = message
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    @Slot(int, int)
    def _on_notice(self, number: int, length: int) -> None:
        if not self._worker or number != self._worker.number:
            return
        self._drawn = length
        self._resting = False
        self._wake(DRAWING)
        self.advanced.emit(length)

    def _wake(self, seconds: float) -> None:
        self._wake_time = perf_counter() + seconds
        self._timer.start(math.floor(1000 * seconds))

    @Slot()
    def _after_frame(self) -> None:
        """Answer the notice when the window has drawn and rested."""
        if self._resting:
            self._worker.answer()
            return
        # Painting, too, is over, or this timer would not be served; it is late if that took long.
        late = perf_counter() - self._wake_time
        took = late + DRAWING if late > REST / 4 else 0.0
        self._resting = True
        fast = self._pace > DISPLAY_RATE
        self._wake(max(REST, took * (REST_SHARE_FAST if fast else REST_SHARE)))

    @Slot(int)
    def _on_end(self, number: int) -> None:
        if self._straggler and number == self._straggler.number:
            self._straggler.reap()
            self._straggler = None
            if self._worker:
                self._worker.begin()
        if not self._worker or number != self._worker.number:
            return
        worker, self._worker = self._worker, None
        worker.reap()
        # the traceback leads back to the worker: no cycle may be left to the garbage collector
        error, worker.error = worker.error, None
        if error is None:
            self._change(RunState.ENDED)
        elif isinstance(error, Diverged):
            self._change(RunState.DIVERGED, str(error))
        else:
            logger.error("the run of %r stopped", self.experiment, exc_info=error)
            reason = str(error) or type(error).__name__
            self._change(
                RunState.FAILED,
                self.tr("The run stopped: {}. The log has the details.").format(reason),
            )


@atexit.register
def _end_all() -> None:
    for worker in list(_threads):
        worker.cease()
        worker.wait()
