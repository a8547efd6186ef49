"""The clock of a lecture: from the first beat, with pauses, through suspend, against the plan."""

import dataclasses
import time

import pytest
from PySide6.QtCore import Qt

from gradsim.core.lecture.lecture import built_in_lecture
from gradsim.ui.lecture.clock import LectureClock, minutes_behind, pace_text, plan_text
from gradsim.ui.lecture.clock import time_awake_or_not as awake_or_not


class Time:
    """A clock on the wall that the test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_counts_from_its_begin_with_pauses():
    wall = Time()
    clock = LectureClock(wall)
    wall.now += 50
    assert (clock.seconds, clock.has_begun, clock.is_paused) == (0, False, False)
    clock.begin()
    wall.now += 30
    clock.begin()  # again, by the next beat
    assert clock.seconds == 30
    clock.toggle()
    wall.now += 600
    assert (clock.seconds, clock.is_paused) == (30, True)
    clock.begin()  # a beat in a pause does not end it
    clock.toggle()
    wall.now += 3600  # the computer was asleep
    assert (clock.seconds, clock.is_paused) == (3630, False)
    clock.reset()
    wall.now += 5
    assert (clock.seconds, clock.has_begun) == (0, False)


def test_it_goes_on_in_suspend():
    """What it reads is the system's clock that counts the time asleep."""
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    if clock is None:
        pytest.skip("on Windows the monotonic clock does so")
    before = time.clock_gettime(clock)
    assert before <= awake_or_not() <= time.clock_gettime(clock)


@pytest.mark.parametrize(
    ("place", "minute", "behind", "words"),
    [
        (0, 0, 0, "on time"),
        (0, 8.9, 0, "on time"),
        (0, 11.5, 2.5, "2 min behind"),
        (6, 54, 0, "on time"),
        (6, 50, -4, "4 min ahead"),
        (6, 65, 2, "2 min behind"),
        (9, 91, 1, "1 min behind"),
    ],
)
def test_ahead_or_behind_the_plan(place, minute, behind, words):
    """Ten demonstrations in ninety minutes have nine each."""
    lecture = built_in_lecture()
    lecture = dataclasses.replace(lecture, entries=lecture.entries[:10], minutes=90)
    assert minutes_behind(lecture, place, 60 * minute) == pytest.approx(behind)
    assert pace_text(lecture, place, 60 * minute) == words
    is_due = minute >= 9 * (place + 1)
    assert ("the plan was" in plan_text(lecture, place, 60 * minute)) == is_due


def test_the_plan_says_what_to_do():
    """Six minutes of its own leave 84 for nine others, which have 9 and a third each."""
    entries = list(built_in_lecture().entries[:10])
    entries[1] = dataclasses.replace(entries[1], minutes=6.0)
    lecture = dataclasses.replace(built_in_lecture(), entries=tuple(entries), minutes=90)
    assert plan_text(lecture, 0, 60) == "go on to 2 at 09:20"
    assert plan_text(lecture, 1, 60 * 15) == "go on to 3 at 15:20"
    assert plan_text(lecture, 1, 60 * 17) == "go on to 3 now; the plan was 15:20"
    assert pace_text(lecture, 1, 60 * 17) == "1 min behind"
    assert plan_text(lecture, 9, 60 * 80) == "the end is at 1:30:00"
    assert plan_text(lecture, 9, 60 * 91) == "come to the end; the plan was 1:30:00"


def test_the_lecture_begins_with_its_first_beat_and_again_with_another(open_window, qtbot):
    opened = open_window("neuron-good-start")
    room, actions = opened.window.room, opened.window.actions_by_name
    wall = Time()
    room.mode.clock = LectureClock(wall)
    actions["lecture_mode"].trigger()
    opened.ready()
    wall.now += 300  # the room is filling
    room._show_clock()
    assert room.strip._clock == "00:00"
    actions["next"].trigger()
    wall.now += 601
    room._show_clock()
    assert room.strip._clock == "10:01"
    actions["presenter"].trigger()
    view = room.presenter
    assert (view.clock.text(), view.limit.text()) == ("10:01", "of 90 min")
    assert view.pace.text().endswith(" min behind")
    assert view.plan.text().startswith("go on to 2 now; the plan was 0")
    qtbot.keyClick(view, Qt.Key.Key_T)
    wall.now += 100
    room._show_clock()
    assert (view.clock.text(), view.pace.text(), view.plan.text()) == ("10:01", "paused", "")
    actions["lecture_mode"].trigger()  # left and entered, it goes on
    actions["pause_clock"].trigger()
    actions["lecture_mode"].trigger()
    wall.now += 60
    room._show_clock()
    assert view.clock.text() == "11:01"
    room.open(built_in_lecture())
    assert room.mode.seconds == 0
    actions["next"].trigger()
    wall.now += 5
    assert room.mode.seconds == 5
    actions["reset_clock"].trigger()
    assert view.clock.text() == "00:00"
