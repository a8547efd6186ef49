"""Drives any experiment in a thread of its own, at any pace, without a lost epoch.

The thread appends rows to a :class:`~gradsim.core.recording.Recording` and notifies the
window how many there are. It sends the next notice only when the last one is
answered, and the window answers after it has drawn and rested: a fast run can neither
flood the event queue nor keep the window from its input.
"""

import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gradsim.core.experiment import Diverged, Experiment
from gradsim.core.recording import Recording
from gradsim.core.sentence import Refusal
from gradsim.ui.language import said
from gradsim.ui.session.rest import LEAST, SHARE, SHARE_FAST, Frame, rest_after
from gradsim.ui.session.run_state import ParkedRun, RunState
from gradsim.ui.session.walk import Walk, picture_time, rows_at_once
from gradsim.ui.session.worker import DISPLAY_RATE, Pace, Worker

logger = logging.getLogger("gradsim")


class Runner(QObject):
    """Loads, plays, pauses, steps and stops one experiment at a time.

    Its methods are for the window's thread. There, too, both signals come, and never for
    a run before the one that was loaded last.

    Parameters
    ----------
    parent : QObject, optional
        The window; the run ends with it.
    is_seen : bool
        Whether frames of its runs are drawn, for which they wait.
    """

    #: Number of rows recorded. At most about `DISPLAY_RATE` times a second; up to that pace, and
    #: for steps, it grows by exactly one.
    advanced = Signal(int)
    state_changed = Signal(RunState)

    def __init__(self, parent: QObject | None = None, is_seen: bool = True) -> None:
        super().__init__(parent)
        self._is_seen = is_seen
        self._state = RunState.IDLE
        self._message = ""
        self._is_refused = False
        self._pace = Pace(DISPLAY_RATE)
        self._recording: Recording | None = None
        self._drawn = 0  # rows that were reported
        self._leap = 0  # rows at which to pause
        self._worker: Worker | None = None
        self._straggler: Worker | None = None  # was told to end, but still has a row to finish
        self._ready: Worker | None = None  # has recorded epoch 0 of what comes next
        self._frame = Frame(self)
        self._frame.drawn.connect(self._frame_drawn)
        self._walk: Walk | None = None  # of an experiment that needs no thread
        self._clock = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._walk_on)

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
    def is_refused(self) -> bool:
        """Whether a run failed of what it was given, such as a folder that is missing."""
        return self._is_refused and self._state is RunState.FAILED

    @property
    def pace(self) -> float:
        """Epochs per second while playing; `FULL_SPEED` is as fast as it goes."""
        return self._pace.epochs

    def load(self, experiment: Experiment, reached: int = 0, recompute: bool = False) -> Recording:
        """End the present run and record epoch 0 of another, which then waits paused.

        An instant experiment needs no thread: it is recorded up to the epoch `reached` on return.
        A run that travels with the program is not computed, unless `recompute` is set.
        """
        ready, self._ready = self._ready, None
        if ready is not None and (recompute or ready.recording.experiment != experiment):
            ready.release()
            ready = None
        self._end_run()
        recording = Recording(experiment) if ready is None else ready.recording
        self._recording, self._drawn, self._leap = recording, 0, 0
        if experiment.is_instant:
            self._walk = Walk(recording)
            self._walk_to(reached + 1)
            if self._walk is not None:
                self._change(RunState.PAUSED)
            return recording
        worker = self._worker = ready or self._make_worker(recording, recompute)
        if ready is None and self._straggler is None:
            worker.begin()
        self._change(RunState.PAUSED)
        if ready is not None:
            worker.demand(pace=self._pace)
            if len(recording):
                self._on_notice(worker.number, len(recording))
            if worker.is_over:
                self._on_end(worker.number)
        return recording

    def prepare(self, experiment: Experiment) -> None:
        """Record epoch 0 of what will be loaded next, beside the present run."""
        if experiment.is_instant:
            return
        if self._ready is not None:
            if self._ready.recording.experiment == experiment:
                return
            self._ready.release()
        self._ready = self._make_worker(Recording(experiment))
        self._ready.begin()

    @property
    def _running(self) -> Worker:
        """The worker of a run that has not ended."""
        assert self._worker is not None
        return self._worker

    def _make_worker(self, recording: Recording, recompute: bool = False) -> Worker:
        worker = Worker(recording, self._pace, recompute)
        worker.noticed.connect(self._on_notice, Qt.ConnectionType.QueuedConnection)
        worker.ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(worker.release)
        return worker

    def park(self) -> ParkedRun:
        """Put the present run aside, as it is; :meth:`take_up` goes on with it.

        Raises
        ------
        ValueError
            If there is none.
        """
        if self._recording is None:
            raise ValueError("there is no run to put aside")
        self.pause()
        parked = ParkedRun(self._recording, self._state, self._message, self._worker, self._walk)
        self._frame.forget()
        self._worker = self._walk = None
        return parked

    def take_up(self, parked: ParkedRun) -> None:
        """End the present run and go on with one that was put aside."""
        self._end_run()
        self._recording, self._drawn, self._leap = parked.recording, len(parked.recording), 0
        self._worker, self._walk = parked.worker, parked.walk
        if parked.worker is not None:
            parked.worker.demand(pace=self._pace)
            parked.worker.answer()
        self._change(parked.state, parked.message)
        self.advanced.emit(self._drawn)
        worker = parked.worker
        if worker is not None and worker is self._worker and worker.is_over:
            self._on_end(worker.number)

    def _walk_to(self, length: float) -> None:
        """Record so many rows of an instant experiment in all, and report them."""
        walk, error = self._walk, None
        assert walk is not None
        try:
            walk.record(length)
        except Exception as caught:
            error = caught
        if len(walk.recording) > self._drawn:
            self._drawn = len(walk.recording)
            self.advanced.emit(self._drawn)
        if walk is self._walk and (walk.is_over or error):
            self._end_walk()
            self._finish(error)

    def _walk_on(self) -> None:
        """Record what is due at the pace set, a row at a time up to the rate of the display."""
        self._walk_to(self._drawn + rows_at_once(self.pace))

    def _end_walk(self) -> None:
        self._clock.stop()
        self._walk = None

    def _start_clock(self) -> None:
        self._clock.start(picture_time(self.pace))

    def play(self) -> None:
        """Go on at the pace set; nothing where there is no more to record."""
        if self._state is RunState.PAUSED or self._leap:
            self._leap = 0
            if self._walk is not None:
                self._start_clock()
            else:
                self._running.demand(playing=True)
            self._change(RunState.PLAYING)

    def pause(self) -> None:
        """Stop after the present slice of epochs, and forget steps not yet taken."""
        if self._state in (RunState.PAUSED, RunState.PLAYING):
            self._leap = 0
            self._clock.stop()
            if self._walk is None:
                self._running.demand(playing=False)
            self._change(RunState.PAUSED)

    def step(self) -> None:
        """Record one more epoch, and pause if playing."""
        if self._state is RunState.PLAYING:
            self.pause()
        if self._walk is not None:
            self._walk_to(self._drawn + 1)
        elif self._state is RunState.PAUSED:
            self._running.demand(steps=1)

    def leap(self, epoch: int) -> None:
        """Record up to an epoch as fast as it goes, and pause there."""
        if self._walk is not None:
            self.pause()
            self._walk_to(epoch + 1)
        elif self._state in (RunState.PAUSED, RunState.PLAYING):
            self._leap = epoch + 1
            self._running.demand(playing=False)
            self._running.demand(leap=self._leap)
            self._change(RunState.PLAYING)

    def set_pace(self, epochs_per_second: float, at_once: bool = False) -> None:
        """Set the pace, from 1 epoch per second to `FULL_SPEED`; holds at once.

        At full speed a run is seen to grow, unless it is wanted `at_once`.
        """
        if not epochs_per_second >= 1:
            raise ValueError(f"the pace is {epochs_per_second}; allowed is from 1 up")
        self._pace = Pace(epochs_per_second, at_once)
        if self._worker:
            self._worker.demand(pace=self._pace)
        if self._clock.isActive():
            self._start_clock()

    def stop(self) -> None:
        """End the run and wait for its thread; what is recorded stays.

        A row that takes long is not waited for: its end is ignored.
        """
        self._end_run()
        ready, self._ready = self._ready, None
        if ready is not None:
            ready.release()
        if self._state in (RunState.PAUSED, RunState.PLAYING):
            self._change(RunState.IDLE)
            recorded = 0 if self._recording is None else len(self._recording)
            if recorded > self._drawn:
                self._drawn = recorded
                self.advanced.emit(self._drawn)

    def _end_run(self) -> None:
        self._end_walk()
        self._frame.forget()
        worker, self._worker = self._worker, None
        if worker and not worker.release():
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
        if self._is_seen:
            self._frame.begin()
        else:
            self._worker.answer(LEAST)
        if self._leap and length >= self._leap:
            self.pause()
        self.advanced.emit(length)

    def _frame_drawn(self, took: float) -> None:
        share = SHARE_FAST if self.pace > DISPLAY_RATE else SHARE
        self._running.answer(rest_after(took, share))

    @Slot(int)
    def _on_end(self, number: int) -> None:
        if self._straggler and number == self._straggler.number:
            self._straggler.reap()
            self._straggler = None
            if self._worker:
                self._worker.begin()
        if not self._worker or number != self._worker.number:
            ended = self.sender()
            if isinstance(ended, Worker) and ended.number == number:
                ended.is_over = True  # it was put aside in its last epoch, or is yet to be loaded
            return
        worker, self._worker = self._worker, None
        self._frame.forget()
        worker.reap()
        # the traceback leads back to the worker: no cycle may be left to the garbage collector
        error, worker.error = worker.error, None
        self._finish(error)

    def _finish(self, error: Exception | None) -> None:
        """Report how the run has ended."""
        self._is_refused = isinstance(error, Refusal)
        if error is None:
            self._change(RunState.ENDED)
        elif isinstance(error, Refusal):
            sentence = said(error)
            self._change(RunState.FAILED, sentence[:1].upper() + sentence[1:] + ".")
        elif isinstance(error, Diverged):
            self._change(RunState.DIVERGED, str(error))
        else:
            logger.error("the run of %r stopped", self.experiment, exc_info=error)
            reason = str(error) or type(error).__name__
            self._change(
                RunState.FAILED,
                self.tr("The run stopped: {}. The log has the details.").format(reason),
            )
