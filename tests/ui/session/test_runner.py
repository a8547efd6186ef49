"""The runner loses no epoch, leaves the window its time, and leaves no thread behind."""

import logging
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.experiment import Experiment, Row
from gradsim.core.networks import trainer
from gradsim.core.recording import Recording
from gradsim.core.settings import setting
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.session import worker
from gradsim.ui.session.rest import LEAST, ROUNDS, SHARE, SHARE_FAST, rest_after
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.worker import DISPLAY_RATE, FULL_SPEED, PICTURES, Pace, Worker
from tests.patience import PATIENCE
from tests.ui.conftest import waits_for_orders


@dataclass(frozen=True)
class Counting(Experiment):
    """Yields its epoch; a row may take its time, wait, fail, or be counted when closed."""

    closed: ClassVar[list[bool]] = []
    threads: ClassVar[set[int]] = set()
    may_go_on: ClassVar[Callable[[], bool]] = lambda: True  # asked for each row but the first

    epochs: int = setting(100, label="Epochs", minimum=0, maximum=10_000_000, help="")
    seconds: float = setting(0.0, label="Seconds", minimum=0.0, maximum=10.0, help="")
    fails_at: int = setting(-1, label="Fails at", minimum=-1, maximum=10_000_000, help="")

    columns = ("epoch",)

    def run(self) -> Iterator[Row]:
        self.threads.add(threading.get_ident())
        try:
            for epoch in range(self.epochs + 1):
                end = time.perf_counter() + self.seconds
                while time.perf_counter() < end:  # work, not sleep: it holds the interpreter
                    pass
                while epoch and not Counting.may_go_on():
                    pass
                if epoch == self.fails_at:
                    raise RuntimeError("the cable is unplugged")
                yield (float(epoch),)
        finally:
            self.closed.append(True)


class Watcher(QObject):
    """Notes what a runner says, and how often the window's own timer is served."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.lengths: list[int] = []
        self.times: list[float] = []
        self.states: list[RunState] = []
        self.threads: set[int] = set()
        self.beats = 0
        self.beats_at: list[int] = []  # of `times`
        runner.advanced.connect(self.advance)
        runner.state_changed.connect(self.states.append)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(5)

    @Slot(int)
    def advance(self, length: int) -> None:
        self.lengths.append(length)
        self.times.append(time.perf_counter())
        self.beats_at.append(self.beats)
        self.threads.add(threading.get_ident())

    @Slot()
    def beat(self) -> None:
        self.beats += 1


@pytest.fixture(autouse=True)
def _short_switches():
    """As the application has it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def patient(monkeypatch):
    """Let who ends a run wait for its thread for as long as a busy machine takes."""
    monkeypatch.setattr(worker, "PATIENCE", PATIENCE)


@pytest.fixture
def runner(qtbot):
    runner = Runner()
    yield runner
    runner.stop()


@pytest.fixture
def watcher(runner):
    return Watcher(runner)


def running_threads() -> int:
    return sum(thread.isRunning() for thread in worker._threads)


def rows_of(recording: Recording) -> list[Row]:
    return [recording.row(epoch) for epoch in range(len(recording))]


def until(qtbot, condition) -> None:
    """Wait for a fact."""
    qtbot.waitUntil(lambda: bool(condition()))


def settle(qtbot, runner: Runner, watcher: Watcher) -> None:
    """Wait until a paused run has told of all its rows, and does nothing unasked."""
    until(qtbot, lambda: waits_for_orders(runner))
    until(qtbot, lambda: watcher.lengths[-1:] == [len(runner.recording)])


def test_epoch_0_is_there_without_playing(qtbot, runner, watcher):
    recording = runner.load(Counting())
    assert runner.recording is recording
    assert runner.experiment == Counting()
    until(qtbot, lambda: watcher.lengths)
    settle(qtbot, runner, watcher)
    assert watcher.lengths == [1]
    assert rows_of(recording) == [(0.0,)]
    assert runner.state is RunState.PAUSED


@pytest.mark.parametrize("pace", [DISPLAY_RATE, 1000.0, 100_000.0, FULL_SPEED])
def test_no_epoch_is_lost_at_any_pace(qtbot, runner, watcher, pace):
    epochs = {DISPLAY_RATE: 20, 1000.0: 300}.get(pace, 30_000)
    experiment = SingleNeuron(epochs=epochs)
    runner.set_pace(pace)
    recording = runner.load(experiment)
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert rows_of(recording) == list(experiment.run())
    assert watcher.lengths == sorted(set(watcher.lengths))
    assert watcher.lengths[-1] == epochs + 1
    assert watcher.states == [RunState.PAUSED, RunState.PLAYING, RunState.ENDED]
    assert watcher.threads == {threading.get_ident()}


def test_at_the_display_rate_or_slower_every_epoch_has_its_frame(qtbot, runner, watcher):
    runner.set_pace(30)
    runner.load(Counting(epochs=10_000))
    runner.play()
    until(qtbot, lambda: len(watcher.lengths) > 31)
    assert watcher.lengths == list(range(1, len(watcher.lengths) + 1))


def test_the_pace_holds_and_what_was_late_is_not_made_up_for(monkeypatch):
    """With a clock that the test sets: epochs at 20 a second, one of them half a second late."""
    clock = [0.0]
    monkeypatch.setattr(worker, "perf_counter", lambda: clock[0])
    thread = worker.Worker(Recording(Counting()), Pace(20.0))  # not started
    thread.demand(playing=True)
    due = []
    for millisecond in range(2000):
        clock[0] = millisecond / 1000
        if not 500 < millisecond < 1000 and thread._due_rows(clock[0]):
            due.append(millisecond)
    before, after = [[epoch for epoch in due if (epoch < 750) == early] for early in (True, False)]
    assert before == pytest.approx(list(range(0, 501, 50)), abs=1)
    # the one that was missed comes at once, and the next may; from there on the pace holds again
    assert after[0] == 1000
    assert [later - sooner for sooner, later in pairwise(after[1:])] == pytest.approx(
        [50] * (len(after) - 2), abs=1
    )
    assert len(after) <= 22


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """The time by which epochs are due, which stands still; frames need no rest."""
    seconds = [0.0]
    monkeypatch.setattr(worker, "perf_counter", lambda: seconds[0])
    answer = Worker.answer

    def answer_at_once(thread: Worker, rest: float = 0.0) -> None:
        answer(thread)
        with thread._condition:
            thread._notice_at = 0.0
            thread._condition.notify()

    monkeypatch.setattr(Worker, "answer", answer_at_once)
    return seconds


def test_a_row_is_computed_before_it_is_due(qtbot, runner, watcher, monkeypatch, clock):
    asked = []
    monkeypatch.setattr(Counting, "may_go_on", lambda: asked.append(True) or True)
    runner.set_pace(60)
    recording = runner.load(Counting(epochs=100))
    until(qtbot, lambda: watcher.lengths == [1])
    assert not asked  # nothing is computed before it is wanted
    runner.play()
    until(qtbot, lambda: len(asked) == 2)
    assert watcher.lengths == [1, 2]  # the third row is there, but not due
    assert len(recording) == 2
    runner.pause()
    runner.step()
    until(qtbot, lambda: watcher.lengths == [1, 2, 3])
    assert len(asked) == 2
    runner.set_pace(FULL_SPEED)
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert recording.values("epoch").tolist() == list(range(101))


def test_an_error_in_a_row_that_is_not_due_waits_for_its_time(qtbot, runner, watcher, clock):
    Counting.closed.clear()
    runner.set_pace(60)
    runner.load(Counting(epochs=100, fails_at=2))
    runner.play()
    until(qtbot, lambda: Counting.closed)  # the error is there
    assert runner.state is RunState.PLAYING
    clock[0] += 1
    until(qtbot, lambda: runner.state is RunState.FAILED)
    assert watcher.lengths == [1, 2]


def test_the_thread_tells_of_a_row_before_it_is_recorded(qtbot, runner, watcher, clock):
    told = []

    def foresee(row: Row) -> None:
        told.append((row, len(recording), threading.get_ident()))
        raise ValueError("nothing that ends a run")

    runner.set_pace(60)
    recording = runner.load(Counting(epochs=4))
    recording.foresee = foresee
    until(qtbot, lambda: watcher.lengths == [1])
    runner.play()
    until(qtbot, lambda: told and told[-1][0] == (2.0,))
    assert all(row == (float(length),) for row, length, _ in told)  # the next one each time
    assert {thread for *_, thread in told} <= Counting.threads - {threading.get_ident()}
    assert recording.so_far().foresee is None  # nobody draws what comes after it
    runner.set_pace(FULL_SPEED)
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert recording.values("epoch").tolist() == [0, 1, 2, 3, 4]


def test_a_slow_window_still_draws_every_epoch(qtbot, runner, watcher):
    runner.advanced.connect(lambda length: time.sleep(0.04))  # 25 frames a second at best
    runner.set_pace(60)
    runner.load(Counting(epochs=12))
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert watcher.lengths == list(range(1, 14))


@pytest.mark.parametrize("share", [SHARE, SHARE_FAST])
def test_frames_come_as_often_as_they_can_and_leave_a_sixth_of_the_time(share):
    for took in (milliseconds / 1000 for milliseconds in range(1, 200)):
        period = took + rest_after(took, share)
        assert took > 0.0125 or period <= 1 / DISPLAY_RATE
        assert took > 0.025 or period <= 1 / 30
        assert period >= max(took + LEAST, took * (1 + min(share, 1 / 3))) - 1e-9


def test_the_window_is_told_in_the_rhythm_of_the_display_and_after_its_rest(monkeypatch):
    """A notice that is late does not delay those that follow."""
    clock = [0.0]
    monkeypatch.setattr(worker, "perf_counter", lambda: clock[0])
    thread = Worker(Recording(Counting()), Pace(FULL_SPEED))

    def tell(seconds: float) -> bool:
        clock[0] = seconds
        thread.recording.extend([(0.0,)])
        thread._notice()
        return thread._noticed == len(thread.recording)

    period = 1 / DISPLAY_RATE
    assert tell(10.0)
    assert not tell(10.1)  # the frame is still drawn
    clock[0] = 10.2
    thread.answer(rest=0.004)
    assert not tell(10.203)
    assert tell(10.205)
    due = thread._notice_at + period
    clock[0] = 10.207
    thread.answer(rest=0.002)
    assert not tell(due - 0.0001)
    assert tell(due + 0.003)
    clock[0] = due + 0.008
    thread.answer(rest=0.002)
    assert not tell(due + period - 0.0001)
    assert tell(due + period)


def test_a_run_goes_on_when_its_frame_is_painted_however_long_it_took(qtbot, runner, monkeypatch):
    """What a scene has to show is painted two rounds of the event loop after it has changed."""
    order = []

    class Painted(QGraphicsView):
        def paintEvent(self, event) -> None:
            super().paintEvent(event)
            order.append("painted")

    answer = Worker.answer
    monkeypatch.setattr(Worker, "answer", lambda *args: (order.append("answered"), answer(*args)))
    scene = QGraphicsScene(0, 0, 100, 100)
    item = scene.addRect(0, 0, 10, 10)
    view = Painted(scene)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    settled = []
    qtbot.waitUntil(lambda: settled.append(len(order)) or settled[-2:] == [len(order)] * 2)
    order.clear()

    def draw(length: int) -> None:
        order.append("drawn")
        item.setX(order.count("drawn") % 50)  # elsewhere in each frame, so that it is painted
        time.sleep(0.01)  # any timer that was set before is due

    runner.advanced.connect(draw)
    runner.set_pace(FULL_SPEED)
    runner.load(Counting(epochs=10_000_000))
    runner.play()
    until(qtbot, lambda: order.count("answered") > 5)
    runner.stop()
    frames = "".join(word[0] for word in order).split("d")[1:-1]
    assert set(frames) == {"pa"}


def test_frames_leave_the_window_time_at_full_speed(qtbot, runner, watcher):
    runner.advanced.connect(lambda length: time.sleep(0.03))
    runner.set_pace(FULL_SPEED)
    runner.load(Counting(epochs=10_000_000))
    until(qtbot, lambda: watcher.lengths)
    watcher.times.clear()
    runner.play()
    until(qtbot, lambda: len(watcher.times) > 8)
    runner.stop()
    frames = [later - sooner for sooner, later in pairwise(watcher.times[:-1])]
    # 30 ms of drawing, then a third of it as a rest
    assert min(frames) > 0.0399


def test_a_run_of_no_time_is_seen_to_grow_at_full_speed(qtbot, runner, watcher):
    runner.set_pace(FULL_SPEED)
    recording = runner.load(Counting(epochs=500))
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    steps = [later - sooner for sooner, later in pairwise(watcher.lengths)]
    assert len(recording) == 501 and len(steps) >= PICTURES
    assert max(steps) <= -(-500 // PICTURES)


def test_a_run_that_is_wanted_at_once_takes_no_longer_for_its_pictures(qtbot, runner, watcher):
    runner.set_pace(FULL_SPEED, at_once=True)
    runner.load(Counting(epochs=2))
    until(qtbot, lambda: watcher.lengths)
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert watcher.lengths == [1, 3]


def test_a_million_epochs_at_full_speed_leave_the_window_alive(qtbot, runner, watcher):
    experiment = SingleNeuron(epochs=1_000_000)
    runner.set_pace(FULL_SPEED)
    recording = runner.load(experiment)
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert len(watcher.times) > 5  # frames
    # between two the window gets to what it has to do itself, unless others had the processor
    served = [sooner < later for sooner, later in pairwise(watcher.beats_at[1:])]
    assert sum(served) >= len(served) / 2
    assert len(recording) == 1_000_001
    assert sum(1 for _ in experiment.run()) == 1_000_001
    span = watcher.times[-1] - watcher.times[0]
    assert len(watcher.times) - 1 <= DISPLAY_RATE * span * 1.1 + 1


def test_stop_takes_effect_at_once_and_keeps_the_rows(qtbot, runner, watcher, patient, monkeypatch):
    too_late = []

    def note() -> bool:
        if thread._stopped:
            too_late.append(True)
        return True

    runner.set_pace(FULL_SPEED)
    recording = runner.load(Counting(epochs=10_000_000))
    thread, slices, extend = runner._worker, [0], recording.extend

    def noted_extend(rows) -> int:
        slices.append(extend(rows))
        return slices[-1]

    monkeypatch.setattr(recording, "extend", noted_extend)
    monkeypatch.setattr(Counting, "may_go_on", note)
    runner.play()
    until(qtbot, lambda: len(recording) > 50_000)
    runner.stop()
    assert runner.state is RunState.IDLE
    assert running_threads() == 0
    assert len(too_late) <= slices[-1] + 1  # the slice that it was in
    length = len(recording)
    assert watcher.lengths[-1] == length > 50_000
    QCoreApplication.processEvents()
    assert len(recording) == length
    assert watcher.lengths[-1] == length
    assert runner.recording is recording
    runner.play()
    assert runner.state is RunState.IDLE


def test_pause_then_step_yields_exactly_one(qtbot, runner, watcher):
    runner.set_pace(FULL_SPEED)
    recording = runner.load(Counting(epochs=10_000_000))
    runner.play()
    until(qtbot, lambda: len(recording) > 1000)
    runner.pause()
    settle(qtbot, runner, watcher)
    length = len(recording)
    for steps in (1, 2, 3):
        runner.step()
        until(qtbot, lambda steps=steps: watcher.lengths[-1] == length + steps)
    settle(qtbot, runner, watcher)
    assert len(recording) == length + 3
    assert watcher.lengths[-4:] == [length, length + 1, length + 2, length + 3]


def test_steps_asked_for_together_are_all_taken_one_by_one(qtbot, runner, watcher):
    runner.load(Counting())
    for _ in range(5):
        runner.step()
    until(qtbot, lambda: watcher.lengths[-1:] == [6])
    assert watcher.lengths == [1, 2, 3, 4, 5, 6]


def test_step_while_playing_pauses(qtbot, runner, watcher):
    recording = runner.load(Counting(epochs=1000))
    runner.play()
    until(qtbot, lambda: len(recording) > 3)
    runner.step()
    assert runner.state is RunState.PAUSED
    settle(qtbot, runner, watcher)
    length = len(recording)
    assert 4 < length < 1001
    assert watcher.lengths == list(range(1, length + 1))


def test_the_last_step_ends_the_run(qtbot, runner, watcher):
    runner.load(Counting(epochs=1))
    runner.step()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert watcher.lengths == [1, 2]
    runner.play()
    runner.step()
    assert runner.state is RunState.ENDED
    assert running_threads() == 0


def test_the_pace_changes_while_playing(qtbot, runner, watcher):
    runner.set_pace(1)
    recording = runner.load(Counting(epochs=10_000_000))
    runner.play()
    until(qtbot, lambda: len(recording) >= 2)  # playing starts with an epoch
    with runner._worker._condition:
        runner._worker._due += 3600  # the next one is due in an hour
    runner.set_pace(FULL_SPEED)
    until(qtbot, lambda: len(recording) > 10_000)
    runner.set_pace(20)
    settle(qtbot, runner, watcher)
    first = len(watcher.lengths)
    until(qtbot, lambda: len(watcher.lengths) > first + 4)
    told = watcher.lengths[first - 1 :]
    assert told == list(range(told[0], told[0] + len(told)))


@pytest.mark.parametrize("pace", [0, 0.5, -1, float("nan")])
def test_a_pace_below_one_is_refused(runner, pace):
    with pytest.raises(ValueError, match="from 1 up"):
        runner.set_pace(pace)
    assert runner.pace == DISPLAY_RATE


def test_a_notice_of_an_older_run_is_ignored(qtbot, runner, watcher):
    runner.set_pace(FULL_SPEED)
    old = runner.load(Counting(epochs=3))
    settle(qtbot, runner, watcher)
    assert watcher.lengths == [1]
    thread = runner._worker
    runner.play()
    while len(old) < 2 or thread._answered:  # no events are handled: a notice stays in the queue
        time.sleep(0.001)
    runner.load(Counting(epochs=5))
    assert runner.state is RunState.PAUSED
    settle(qtbot, runner, watcher)
    assert watcher.lengths == [1, 1]
    assert watcher.states[-1] is RunState.PAUSED


def test_divergence_keeps_the_rows_and_gives_the_sentence(qtbot, runner, watcher):
    experiment = SingleNeuron(activation="leaky-relu", learning_rate=1e5, epochs=100_000)
    recording = runner.load(experiment)
    runner.set_pace(FULL_SPEED)
    runner.play()
    until(qtbot, lambda: runner.state is RunState.DIVERGED)
    epoch = len(recording)
    assert runner.message == (
        f"The cost is no longer finite since epoch {epoch}: the learning rate 100000 is too large"
    )
    assert watcher.lengths[-1] == epoch > 10
    runner.play()
    assert runner.state is RunState.DIVERGED
    runner.load(Counting())
    assert runner.message == ""


@pytest.mark.parametrize("epoch", [0, 40])
def test_a_failure_is_a_sentence_and_the_log_has_the_traceback(
    qtbot, runner, watcher, caplog, epoch
):
    with caplog.at_level(logging.ERROR, logger="gradsim"):
        recording = runner.load(Counting(fails_at=epoch))
        runner.set_pace(FULL_SPEED)
        runner.play()
        until(qtbot, lambda: runner.state is RunState.FAILED)
    assert runner.message.startswith("The run stopped: the cable is unplugged")
    assert len(recording) == epoch
    assert watcher.lengths[-1:] == ([epoch] if epoch else [])
    assert "Traceback" in caplog.text
    assert 'raise RuntimeError("the cable is unplugged")' in caplog.text
    assert running_threads() == 0


def test_a_stopped_generator_is_closed_in_its_own_thread(qtbot, runner, watcher, patient):
    Counting.closed.clear()
    Counting.threads.clear()
    runner.load(Counting())
    until(qtbot, lambda: watcher.lengths)
    runner.stop()
    assert Counting.closed == [True]
    assert threading.get_ident() not in Counting.threads


def test_slow_rows_keep_the_window_alive(qtbot, runner, watcher, monkeypatch):
    # each row holds the interpreter until the window has done something else twenty times, and the
    # fourth until it may finish
    finished = threading.Event()

    def may_go_on() -> bool:
        rows = len(recording)
        return finished.is_set() or (rows < 3 and watcher.beats >= 20 * rows)

    monkeypatch.setattr(Counting, "may_go_on", may_go_on)
    runner.set_pace(FULL_SPEED)
    recording = runner.load(Counting())
    runner.play()
    until(qtbot, lambda: len(recording) == 3)
    # Another run is loaded without waiting for the row, and begins when it is finished.
    until(qtbot, lambda: running_threads() == 1)
    runner.load(Counting(epochs=3))
    runner.load(Counting(epochs=2))
    assert running_threads() == 1
    finished.set()
    watcher.lengths.clear()
    runner.play()
    until(qtbot, lambda: runner.state is RunState.ENDED)
    assert watcher.lengths[-1] == 3
    assert not worker._threads


def test_many_hasty_runs_leave_nothing(qtbot):
    chance = random.Random(1)
    before = set(threading.enumerate())
    experiments = [SingleNeuron(epochs=1_000_000), Counting(epochs=3), Counting(fails_at=2)]
    logging.getLogger("gradsim").disabled = True  # of the failures
    try:
        for _ in range(40):
            runner = Runner()
            for _ in range(5):
                runner.set_pace(chance.choice([1, 60, 5000, FULL_SPEED]))
                runner.load(chance.choice(experiments))
                for _ in range(chance.randrange(5)):
                    chance.choice([runner.play, runner.pause, runner.step, runner.stop])()
                    qtbot.wait(chance.randrange(4))
            if chance.random() < 0.5:
                runner.stop()
            del runner  # in any state
            # they have ended already, or a very busy machine takes its time
            assert all([thread.reap(PATIENCE) for thread in list(worker._threads)])
    finally:
        logging.getLogger("gradsim").disabled = False
    assert [thread for thread in threading.enumerate() if thread not in before] == []


def test_a_run_that_ends_while_it_is_put_aside_has_ended_when_it_is_taken_up(qtbot, runner):
    runner.load(Counting(epochs=0))
    parked = runner.park()
    # nobody draws its last rows
    until(qtbot, lambda: parked.worker.answer() or parked.worker.isFinished())
    QCoreApplication.processEvents()
    runner.load(Counting())
    runner.take_up(parked)
    assert runner.state is RunState.ENDED and len(runner.recording) == 1


def test_a_run_that_fails_before_it_is_loaded_has_failed_when_it_is(qtbot, runner, watcher):
    fails = Counting(fails_at=0)
    runner.load(Counting())
    runner.prepare(fails)
    qtbot.waitUntil(runner._ready.isFinished)
    for _ in range(4):
        QCoreApplication.processEvents()  # its end is told
    assert runner.state is RunState.PAUSED
    runner.load(fails)
    qtbot.waitUntil(lambda: runner.state is RunState.FAILED)
    assert "the cable is unplugged" in runner.message


def test_a_run_that_ends_before_its_frame_is_drawn_is_not_told_of_it(qtbot, runner):
    """A prepared run may be heard of twice, and end when the first frame is drawn."""
    runner.load(Counting(epochs=0))
    worker = runner._worker
    while not worker._noticed:
        time.sleep(0.001)
    runner._on_notice(worker.number, 1)  # as when it is loaded; its own notice is yet to be read
    worker.answer()
    assert worker.wait(10_000)
    until(qtbot, lambda: runner.state is RunState.ENDED)
    for _ in range(ROUNDS + 1):
        QCoreApplication.processEvents()


def test_a_run_begins_once(qtbot, runner):
    """The end of one that was not waited for begins the next one, which may have been prepared."""
    runner.prepare(Counting(epochs=0))
    ready = runner._ready
    until(qtbot, lambda: len(ready.recording) == 1)
    ready.answer()
    assert ready.wait(10_000)
    ready.begin()
    assert ready.wait(10_000)
    assert len(ready.recording) == 1


def test_a_runner_remembers_nothing_of_runs_that_are_gone(qtbot, runner):
    for epochs in range(20):
        runner.load(Counting(epochs=epochs))
    until(qtbot, lambda: running_threads() == 1)
    QCoreApplication.processEvents()
    kept = {name: value for name, value in vars(runner).items() if isinstance(value, set | list)}
    assert not any(kept.values())


def test_a_window_closed_while_playing_ends_the_run(qtbot):
    window = QWidget()
    runner = Runner(window)
    runner.set_pace(FULL_SPEED)
    recording = runner.load(SingleNeuron(epochs=10_000_000))
    runner.play()
    until(qtbot, lambda: len(recording) > 1000)
    (thread,) = worker._threads
    window.deleteLater()
    until(qtbot, thread.isFinished)


def test_a_program_that_ends_while_playing_ends_cleanly():
    """Even where nobody stops the run."""
    program = """
import sys
from PySide6.QtCore import QCoreApplication
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.worker import FULL_SPEED
app = QCoreApplication([])
runner = Runner()
runner.set_pace(FULL_SPEED)
runner.load(SingleNeuron(epochs=10_000_000))
runner.play()
runner.advanced.connect(lambda length: length > 1000 and app.quit())
sys.exit(app.exec())
"""
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_an_epoch_of_seconds_is_left_at_once(qtbot, patient, monkeypatch):
    """All of MNIST for one epoch takes thousands of passes; none follows the end asked for."""
    passes, asked = [], trainer.checkpoint

    def note() -> None:
        passes.append(thread._stopped)
        asked()

    runner = Runner()
    recording = runner.load(DepthAccuracy(epochs=1))
    until(qtbot, lambda: len(recording) == 1 and waits_for_orders(runner))
    thread = runner._worker
    monkeypatch.setattr(trainer, "checkpoint", note)
    runner.play()
    until(qtbot, lambda: len(passes) > 100)  # in the middle of the epoch
    runner.stop()
    assert thread.isFinished()
    assert passes.count(True) == 1  # where it was left
    assert len(recording) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.005])
def test_a_run_of_cheap_rows_waits_while_a_frame_is_drawn(qtbot, runner, seconds):
    """Rows that take long may go on: most of their time they do not hold the interpreter."""
    recording = runner.load(Counting(epochs=10_000_000, seconds=seconds))
    runner.set_pace(FULL_SPEED)
    grown = []

    def draw(length: int) -> None:
        if length < (10_000 if not seconds else 5) or len(grown) >= 3:
            return
        thread, before = runner._worker, len(recording)
        if seconds:
            while len(recording) < before + 2:  # it goes on, or this would never end
                time.sleep(0.001)
        else:
            while not thread._condition._waiters:
                time.sleep(0.001)
            before = length  # no slice has begun after the notice
        grown.append(len(recording) - before)

    runner.advanced.connect(draw)
    qtbot.waitUntil(lambda: runner.state is RunState.PAUSED)
    runner.play()
    qtbot.waitUntil(lambda: len(grown) >= 3)
    runner.stop()
    assert (max(grown) == 0) == (not seconds)
    assert len(recording) > 5
