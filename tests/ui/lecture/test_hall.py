"""What happens in a lecture hall: jumps, messages, a nervous remote, a window closed too soon."""

import dataclasses
import itertools

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_from_json, lecture_to_json
from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.lecture.beats import Beat
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.view import picture_of
from tests.ui.panels.test_overlaps import texts

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(open_window):
    """A lecture in the projector's look, at its first question."""
    opened = open_window("neuron-good-start", (1280, 720), "projector")
    opened.give_lecture()
    return opened


def press(opened, *keys: Key) -> None:
    """Press keys wherever the focus is, as the system delivers them."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or opened.window, key)


def test_digits_and_return_jump_and_escape_does_not(opened, monkeypatch):
    window, session = opened.window, opened.session
    mode, strip = window.room.mode, window.room.strip
    press(opened, Key.Key_1, Key.Key_3)
    assert session.scene.preset.name == "neuron-good-start"  # a digit opens no panel here
    there, count = mode.lecture.entries[12].preset, len(mode.lecture.entries)
    assert strip.texts == ("go to 13", there.title, "Return")
    assert {"go to 13", there.title} <= {ink.text for ink in texts(window, monkeypatch)}
    press(opened, Key.Key_Escape)
    assert strip.texts[0] == f"1 / {count}" and session.scene.preset.name == "neuron-good-start"
    press(opened, Key.Key_1, Key.Key_3, Key.Key_Backspace, Key.Key_2, Key.Key_Return)
    assert mode.place == 11 and strip.texts[0] == f"12 / {count}"
    opened.ready()
    press(opened, Key.Key_9, Key.Key_9, Key.Key_Enter)
    assert "no demonstration 99" in window.message.text() and mode.place == 11
    press(opened, Key.Key_2, Key.Key_PageDown, Key.Key_Return)  # another key forgets the digits
    assert mode.place == 11 and mode.beats.beat is not Beat.ASK
    window.actions_by_name["lecture_mode"].trigger()
    press(opened, Key.Key_1)
    assert session.scene.preset.name == "neuron-good-start"  # outside a lecture, the panel


def test_digits_and_escape_work_in_the_presenters_view_too(opened):
    mode, panel = opened.window.room.mode, opened.window.panel
    opened.window.room.toggle_presenter()
    presenter = opened.window.room.presenter
    presenter.activateWindow()
    opened.until(presenter.isActiveWindow)
    panel.output.magnify(((0.0, 10.0), (0.5, 1.0)))
    QTest.keyClick(presenter, Key.Key_Escape)
    assert not panel.output.is_magnified and mode.active
    for key in (Key.Key_2, Key.Key_Return):
        QTest.keyClick(presenter, key)
    assert mode.place == 1


def test_a_message_moves_nothing_and_the_next_title_has_room(opened, monkeypatch):
    window, room = opened.window, opened.window.room
    before = window.panels.mapTo(window, QPoint(0, 0)), window.panels.size()
    picture = window.panels.grab().toImage()
    window.show_message("A sentence.")
    opened.settle()
    assert (window.panels.mapTo(window, QPoint(0, 0)), window.panels.size()) == before
    assert window.panels.grab().toImage() == picture
    said = window.message.geometry()
    assert said.bottom() <= window.panels.y() and said.top() >= window.title.geometry().bottom()
    words = window.message.fontMetrics().height()  # of a line in the middle of the message
    assert abs(said.center().y() - window.subtitle.geometry().top() - words / 2) <= 4
    window.show_message("word " * 120)  # a long one is read to its end
    opened.settle()
    message = window.message
    assert message.height() >= message.heightForWidth(message.width())
    assert (window.panels.mapTo(window, QPoint(0, 0)), window.panels.size()) == before
    window.show_message("")
    room.mode.go(9)
    room.mode.clock.begin()
    room._show_clock()
    following = room.strip.texts[2]
    assert following and following in {ink.text for ink in texts(window, monkeypatch)}
    assert len(room.strip._boxes) == len(room.mode.lecture.entries)
    shown = " ".join(ink.text for ink in texts(window, monkeypatch))
    assert "ahead" not in shown and "behind" not in shown  # that is for the lecturer alone


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("theme", ["projector", "light"])
def test_the_strips_bars_stand_apart(opened, theme, width):
    """Pixel by pixel: as many bars as demonstrations, ground between them, one that is tallest."""
    window, strip = opened.window, opened.window.room.strip
    window.look.set_theme(theme)
    window.resize(width, width * 9 // 16)
    window.room.mode.go(11)
    opened.ready()
    opened.settle()
    image = strip.grab().toImage()
    accent = QColor(window.theme.accent)
    boxes = strip._boxes
    across = range(round(boxes[0].left()) - 1, round(boxes[-1].right()) + 2)
    rows = range(strip.height())
    heights = [sum(image.pixelColor(x, y) == accent for y in rows) for x in across]
    bars = [list(run) for is_bar, run in itertools.groupby(heights, bool) if is_bar]
    assert len(bars) == len(window.room.mode.lecture.entries)
    assert all(len(set(bar)) == 1 for bar in bars)
    tall = [bar[0] for bar in bars]
    assert tall.index(max(tall)) == 11 and tall.count(max(tall)) == 1
    assert len(set(tall[:11])) == 1 == len(set(tall[12:])) and tall[0] > 2 * tall[-1]


def test_a_lecture_of_500_entries(opened):
    names = ("neuron-good-start", "neuron-saturated-start", "neuron-why")
    entries = [Entry(find_preset(names[number % 3])) for number in range(500)]
    lecture = lecture_from_json(lecture_to_json(Lecture("Long", tuple(entries))))
    window, mode = opened.window, opened.window.room.mode
    window.open_lecture(lecture)
    press(opened, Key.Key_4, Key.Key_9, Key.Key_9, Key.Key_Return)
    assert mode.place == 498
    opened.ready()
    window.grab()
    assert window.room.strip.texts[0] == "499 / 500" and window.room.strip._boxes == []
    for _ in range(2):
        QTest.keyClick(window, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert mode.place == 499 and "last demonstration" in window.message.text()


def test_an_entry_whose_data_is_missing_says_so_and_the_lecture_goes_on(opened, tmp_path):
    window, session, mode = opened.window, opened.session, opened.window.room.mode
    digits = find_preset("speed-2-layers")
    gone = dataclasses.replace(digits.experiment, data=str(tmp_path / "gone"))
    entries = (
        Entry(find_preset("neuron-good-start")),
        Entry(dataclasses.replace(digits, experiment=gone)),
        Entry(find_preset("neuron-why")),
    )
    window.open_lecture(Lecture("Without data", entries))
    press(opened, Key.Key_2, Key.Key_Return)
    opened.until(lambda: opened.state() is RunState.FAILED)
    assert "gone" in window.message.text() and window.message.isVisible()
    assert mode.beats.beat is Beat.CONCLUDE and window.central.loading.isHidden()
    press(opened, Key.Key_PageDown)
    opened.ready()
    assert session.scene.preset.name == "neuron-why" and mode.beats.beat is Beat.ASK
    assert window.message.isHidden()


def test_twenty_page_downs_lose_nothing(opened):
    """Three beats each: every run that was begun is there again, and goes on."""
    session, mode = opened.session, opened.window.room.mode
    session.set_pace(1.0)
    begun = {}
    for number in range(20):  # no press waits for the picture of the one before
        press(opened, Key.Key_PageDown)
        if number % 3 == 1:
            opened.until(lambda: session.newest > 0)  # on its way to the end
            begun[mode.place] = session.newest
    assert mode.place == 6  # six demonstrations of three beats, and two presses more
    for place, newest in begun.items():
        mode.go(place)
        opened.until(lambda: session.recording is not None)
        assert mode.beats.beat is not Beat.ASK and session.newest >= newest


def test_a_page_down_that_comes_early_runs_all_the_same(opened):
    """While a demonstration goes to the epoch at which it opens, nobody has begun it yet."""
    session, mode = opened.session, opened.window.room.mode
    preset = dataclasses.replace(
        find_preset("neuron-why"), experiment=SingleNeuron(epochs=2_000_000), epoch=1_900_000
    )
    session.open_preset(preset)
    opened.until(lambda: session.newest > 0)
    assert session.newest < session.opening_epoch and mode.beats.beat is Beat.ASK
    session.set_pace(1.0)
    press(opened, Key.Key_Space)
    assert session.plays and mode.beats.beat is Beat.RUN
    press(opened, Key.Key_Space)
    assert opened.state() is RunState.PAUSED


def test_a_page_down_that_is_held_is_one(opened):
    mode = opened.window.room.mode
    press(opened, Key.Key_PageDown)
    for _ in range(30):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            held = QKeyEvent(kind, Key.Key_PageDown, NONE, "", True)
            QApplication.sendEvent(opened.window, held)
    assert mode.place == 0 and not opened.session.is_concluding
    assert not opened.window.actions_by_name["next"].autoRepeat()
    assert opened.window.actions_by_name["step"].autoRepeat()


@pytest.mark.parametrize("beat", list(Beat))
def test_a_window_closes_in_each_beat(opened, beat):
    """Its runs end with it, also one that was left; a thread left behind fails the test."""
    session, mode = opened.session, opened.window.room.mode
    session.change(SingleNeuron(epochs=2_000_000))
    opened.ready()
    press(opened, Key.Key_PageDown)
    opened.until(lambda: session.newest > 0)
    mode.step(1)  # which leaves it
    opened.ready()
    if beat is not Beat.ASK:
        session.set_pace(FULL_SPEED if beat is Beat.CONCLUDE else 1.0)
        press(opened, Key.Key_PageDown)
        opened.until(lambda: mode.beats.beat is beat)
    assert mode.beats.beat is beat
    opened.window.close()
    assert not opened.window.isVisible() and not opened.window.room._clock.isActive()


def test_the_answer_that_comes_again_is_drawn_again(opened):
    """Asked again, the plot shows an empty run; with the answer it shows the one that was had."""
    session, plot = opened.session, opened.window.panel.output
    opened.run_to_end()
    caption = opened.window.subtitle.text()
    recording, picture = session.recording, plot.grab().toImage()
    press(opened, Key.Key_PageUp)
    opened.until(lambda: session.recording is not None and session.newest == 0)
    opened.settle()
    assert plot.grab().toImage() != picture
    press(opened, Key.Key_PageDown)
    opened.settle()
    assert session.recording is recording
    assert [curve.recording for curve in plot.sources] == [recording]
    assert plot.grab().toImage() == picture
    assert opened.window.subtitle.is_answered and opened.window.subtitle.text() == caption


class Paints(QObject):
    """Counts how often a widget is painted on the screen."""

    count = 0

    def eventFilter(self, watched, event):
        """Count."""
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.mark.usefixtures("uncovered")
def test_a_picture_for_the_presenter_keeps_nothing_from_the_screen(opened):
    """What changes just before the picture is made is painted for the room all the same."""
    window, plot = opened.window, opened.window.panel.output
    paints = Paints()
    plot.viewport().installEventFilter(paints)
    for make, paintings in ((window.grab, 1), (lambda: picture_of(window), 2)):
        opened.settle()
        paints.count = 0
        plot.scene().update()
        make()
        opened.settle()
        assert paints.count == paintings  # for the picture; and for the screen


def test_a_run_that_ended_while_it_was_put_aside_is_over(qtbot):
    """Left in its last epoch, it had nobody to tell of its end."""
    runner = Runner()
    runner.load(SingleNeuron(epochs=3))
    qtbot.waitUntil(lambda: len(runner.recording) == 1)
    parked = runner.park()
    parked.worker.demand(leap=4)
    # all that it tells has been drawn, but for its end
    qtbot.waitUntil(lambda: (parked.worker.answer(), parked.worker.isFinished())[1])
    QApplication.processEvents()
    runner.take_up(parked)
    assert runner.state is RunState.ENDED and len(runner.recording) == 4
    runner.stop()
