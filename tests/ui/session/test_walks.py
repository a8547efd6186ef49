"""Experiments that need no thread: their rows are recorded in the window's, as they are wanted."""

import math

import pytest

from gradsim.core.chain.experiment import Chain
from gradsim.ui.session import walk
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.walk import picture_time, rows_at_once
from gradsim.ui.session.worker import FULL_SPEED


@pytest.fixture
def runner(qapp):
    runner = Runner()
    yield runner
    runner.stop()


def lengths(runner: Runner) -> list[int]:
    """The lengths that are reported from now on."""
    told: list[int] = []
    runner.advanced.connect(told.append)
    return told


def test_a_walk_waits_at_its_start_and_goes_on_step_by_step(runner):
    told = lengths(runner)
    recording = runner.load(Chain(steps="factors"))
    assert runner.state is RunState.PAUSED and len(recording) == 1
    runner.step()
    runner.leap(5)
    assert runner.state is RunState.PAUSED and told == [1, 2, 6]
    runner.leap(8)
    assert runner.state is RunState.ENDED and told == [1, 2, 6, 9]
    assert runner._worker is None


def test_it_plays_at_the_pace_a_row_for_each_picture(runner, qtbot):
    told = lengths(runner)
    runner.set_pace(60)
    runner.load(Chain(steps="draws", draws=5))
    runner.play()
    qtbot.waitUntil(lambda: runner.state is RunState.ENDED)
    assert told == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("slice_", "frames"), [(0.0, list(range(1, 22))), (math.inf, [1, 5, 9, 13, 17, 21])]
)
def test_at_full_speed_each_frame_has_what_a_slice_records_and_at_most_a_sixth(
    runner, qtbot, monkeypatch, slice_, frames
):
    monkeypatch.setattr(walk, "SLICE", slice_)
    told = lengths(runner)
    runner.set_pace(FULL_SPEED)
    runner.load(Chain(steps="draws", draws=20))
    runner.play()
    qtbot.waitUntil(lambda: runner.state is RunState.ENDED)
    assert told == frames


def test_other_settings_are_recorded_as_far_as_the_ones_before(runner):
    told = lengths(runner)
    runner.load(Chain(steps="factors"), 3)
    assert runner.state is RunState.PAUSED and told == [4]
    runner.load(Chain(steps="factors"), 8)
    assert runner.state is RunState.ENDED and told == [4, 9]


def test_a_walk_that_was_put_aside_goes_on(runner):
    runner.load(Chain(steps="factors"), 3)
    parked = runner.park()
    runner.load(Chain(epochs=0))
    assert runner.state is RunState.ENDED
    runner.take_up(parked)
    runner.step()
    assert runner.state is RunState.PAUSED and len(runner.recording) == 5


@pytest.mark.parametrize(
    ("pace", "rows", "milliseconds"),
    [(1, 1, 1000), (10, 1, 100), (60, 1, 17), (300, 5, 17), (FULL_SPEED, math.inf, 17)],
)
def test_the_rows_of_a_picture_follow_the_pace(pace, rows, milliseconds):
    assert (rows_at_once(pace), picture_time(pace)) == (rows, milliseconds)
