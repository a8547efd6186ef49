"""Giving a lecture: a remote's keys, the clock, black, guesses, explanations, the editor."""

import dataclasses
import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from gradsim.core.lecture.lecture import Lecture, built_in_lecture, passage_of
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.lecture import mode as lecture_mode
from gradsim.ui.lecture.beats import Beat
from gradsim.ui.lecture.clock import clock_text
from gradsim.ui.plotting.epochs.guess import Guess
from gradsim.ui.session import companion
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.card import Card
from tests.robust.watch import colours
from tests.shortened import short_preset
from tests.ui.panels.test_overlaps import texts

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def shortened(lecture: Lecture) -> Lecture:
    """The lecture with what takes minutes made small."""
    entries = (
        dataclasses.replace(entry, preset=short_preset(entry.preset)) for entry in lecture.entries
    )
    return dataclasses.replace(lecture, entries=tuple(entries))


def press(qtbot, opened, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is, as the system delivers it."""
    qtbot.keyClick(QApplication.focusWidget() or opened.window, key, modifier)


@pytest.fixture
def given(open_window):
    """Open a window in which a lecture is given, with the focus."""

    def give(start="neuron-good-start", theme="light"):
        opened = open_window(start, (1280, 720), theme)
        opened.give_lecture()
        return opened

    return give


@pytest.mark.usefixtures("uncovered")
def test_page_down_alone_gives_the_whole_lecture(given, qtbot, monkeypatch):
    """Each demonstration asks, runs and concludes; the screen has something on it at each beat."""
    monkeypatch.setattr(companion, "find_preset", lambda name: short_preset(find_preset(name)))
    opened = given(theme="projector")
    window, session = opened.window, opened.session
    mode = window.room.mode
    mode.edit(shortened(built_in_lecture()))

    def picture(beat: str) -> None:
        opened.settle()
        image = window.screen().grabWindow(window.winId()).toImage()
        place = f"{session.scene.preset.name}-{beat}"
        assert image.size() == window.size() and colours(image) > 8, place
        assert window.message.isHidden(), window.message.text()

    seen = []
    for entry in mode.lecture.entries:
        opened.until(lambda: session.recording is not None)
        opened.until(lambda: session.shown == session.opening_epoch)
        assert mode.beats.beat is Beat.ASK and mode.asks
        assert window.title.text() == entry.preset.question
        assert window.subtitle.text() == entry.preset.subtitle
        assert window.room.strip.texts[1] == entry.preset.title
        assert all("?" in word for word in window.panel.key_figure.said.split()[:1])
        picture("ask")
        press(qtbot, opened, Key.Key_PageDown)
        assert mode.beats.beat is not Beat.ASK
        picture("run")
        if mode.beats.beat is Beat.RUN:
            press(qtbot, opened, Key.Key_PageDown)
        opened.until(lambda: mode.beats.beat is Beat.CONCLUDE)
        assert not mode.asks
        seen.append((session.scene.preset.name, window.subtitle.is_answered))
        picture("conclude")
        press(qtbot, opened, Key.Key_PageDown)
    names = [preset.name for preset in PRESETS]
    assert [name for name, _ in seen] == names
    # a caption may be untrue of a run that is cut short; of most it is true
    assert sum(answered for _, answered in seen) > len(names) / 2
    assert "last demonstration" in window.message.text()


def test_page_up_asks_again_and_page_down_brings_the_run_back(given, qtbot):
    opened = given("neuron-saturated-start")
    session, mode = opened.session, opened.window.room.mode
    session.set_pace(FULL_SPEED)
    press(qtbot, opened, Key.Key_PageDown)
    opened.until(lambda: opened.state() is RunState.ENDED)
    recording = session.recording
    press(qtbot, opened, Key.Key_PageUp)
    opened.until(lambda: session.recording is not None)
    assert mode.beats.beat is Beat.ASK and session.newest == 0
    assert not opened.window.subtitle.is_answered
    press(qtbot, opened, Key.Key_PageDown)
    assert session.recording is recording and mode.beats.beat is Beat.CONCLUDE
    press(qtbot, opened, Key.Key_PageUp)
    opened.until(lambda: session.recording is not None)
    press(qtbot, opened, Key.Key_PageUp)
    assert session.scene.preset.name == "neuron-good-start"


def test_a_second_page_down_does_not_wait_for_a_long_run(given, qtbot):
    opened = given("neuron-good-start")
    session = opened.session
    session.change(SingleNeuron(epochs=2_000_000))
    opened.ready()
    press(qtbot, opened, Key.Key_PageDown)  # it runs
    opened.until(lambda: session.newest > 0)
    for _ in range(2):  # conclude, and on
        press(qtbot, opened, Key.Key_PageDown)
    assert session.scene.preset.name == "neuron-saturated-start"
    opened.ready()
    press(qtbot, opened, Key.Key_PageUp)
    opened.until(lambda: session.recording is not None)
    assert 0 < session.newest < 2_000_000  # it waits where it was left
    press(qtbot, opened, Key.Key_Space)
    before = session.newest
    opened.until(lambda: session.newest > before)


def test_shift_and_page_keys_go_from_demonstration_to_demonstration(given, qtbot):
    opened = given()
    for key, name in (
        (Key.Key_PageDown, "neuron-saturated-start"),
        (Key.Key_PageUp, "neuron-good-start"),
    ):
        press(qtbot, opened, key, Qt.KeyboardModifier.ShiftModifier)
        assert opened.session.scene.preset.name == name


def test_page_up_shows_what_was_left(given, qtbot):
    opened = given()
    opened.session.set_pace(FULL_SPEED)
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.state() is RunState.ENDED)
    opened.session.change(SingleNeuron(weights=(1.0,), epochs=50))
    opened.until(lambda: opened.state() is RunState.ENDED)
    opened.session.show_epoch(20)
    press(qtbot, opened, Key.Key_PageDown)
    opened.ready()
    press(qtbot, opened, Key.Key_PageUp)
    assert opened.session.scene.experiment.weights == (1.0,)
    assert (opened.session.shown, opened.session.newest) == (20, 50)
    opened.settle()
    assert opened.window.panel.neuron.accessibleDescription()
    press(qtbot, opened, Key.Key_PageUp)  # asks again
    press(qtbot, opened, Key.Key_PageUp)
    assert "first demonstration" in opened.window.message.text()


def test_the_next_demonstration_is_ready_before_it_is_opened(given, qtbot, monkeypatch):
    monkeypatch.setattr(lecture_mode, "QUIET", 10)
    opened = given("output-error")
    stack, runner = opened.window.panels, opened.session.runner
    opened.until(lambda: "activations" in stack._panels)
    opened.until(lambda: runner._ready is not None and len(runner._ready.recording) == 1)
    ready = runner._ready.recording
    press(qtbot, opened, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert opened.session.recording is ready
    opened.until(lambda: opened.session.shown == find_preset("activation-gallery").epoch)


def test_a_panel_is_prepared_in_parts(given, monkeypatch):
    stack = given().window.panels
    monkeypatch.delitem(sys.modules, "gradsim.ui.panels.circuits.panel", raising=False)
    assert stack.prepare_part("circuits")
    assert "circuits" not in stack._panels  # it is imported alone
    assert stack.prepare_part("circuits")
    assert "circuits" in stack._panels
    assert not stack.prepare_part("circuits")


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_a_black_screen_until_any_key(given, qtbot, key):
    opened = given()
    black = opened.window.room.black
    press(qtbot, opened, key)
    assert black.isVisible()
    assert black.geometry() == opened.window.rect()
    picture = opened.window.grab().toImage()
    assert {picture.pixelColor(x, 360).name() for x in range(0, 1280, 40)} == {"#000000"}
    press(qtbot, opened, Key.Key_PageDown)
    assert not black.isVisible()
    assert opened.session.scene.preset.name == "neuron-good-start"  # only uncovered
    press(qtbot, opened, key)
    qtbot.mouseClick(black, Qt.MouseButton.LeftButton)
    assert not black.isVisible()


def test_the_strip_tells_and_goes_anywhere(given, qtbot):
    opened = given("neuron-why")
    strip = opened.window.room.strip
    assert strip.texts == (
        f"3 / {len(PRESETS)}",
        "Why it is slow: three factors",
        "Many inputs, many items",
    )
    strip.grab()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._boxes[6].center().toPoint())
    assert opened.session.scene.preset.name == "neuron-cost-duel"
    opened.window.actions_by_name["lecture_mode"].trigger()
    assert strip.isHidden()
    assert opened.window.rail.isVisible()


def test_the_clock_counts_minutes_and_hours():
    assert [clock_text(seconds) for seconds in (0, 59.9, 400, 5400)] == [
        "00:00", "00:59", "06:40", "1:30:00",
    ]  # fmt: skip


# ----- guesses


def drag(plot, places: list[tuple[float, float]]) -> None:
    """Draw with the mouse through places of a plot's numbers."""
    for index, place in enumerate(places):
        kind = QEvent.Type.MouseMove if index else QEvent.Type.MouseButtonPress
        position = plot.to_pixels(*place)
        button = Qt.MouseButton.NoButton if index else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            position,
            QPointF(plot.viewport().mapToGlobal(position.toPoint())),
            button,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(plot.viewport(), event)


def test_a_guess_is_drawn_before_the_run_and_stays(given, qtbot):
    opened = given("neuron-saturated-start")
    opened.session.set_pace(FULL_SPEED)
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.state() is RunState.ENDED)
    press(qtbot, opened, Key.Key_G)
    opened.until(lambda: opened.session.recording is not None and opened.session.newest == 0)
    plot = opened.window.panel.output
    assert plot.guessing
    drag(plot, [(0, 0.98), (100, 0.5), (300, 0.1)])
    points = plot.guess.points()
    assert (points[0], points[-1]) == (
        pytest.approx((0.0, 0.98), abs=0.01),
        pytest.approx((1.0, 0.1), abs=0.01),
    )
    assert points[200][1] == pytest.approx(0.4, abs=0.02)  # half way, on the second line
    assert opened.session.shown == 0  # the mouse drew, and did not scrub
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.state() is RunState.ENDED)
    assert not plot.guessing
    assert plot.guess.points() == points
    press(qtbot, opened, Key.Key_G)
    assert plot.guess is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("neuron-saturated-start", ("slope of C", "Badly wrong")),
        ("neuron-why", ("slope 0.", "0.0173")),
        ("gradient-bars", ("0.28", "0.06", "4.6")),
        ("speed-at-start", ("0.285", "0.003")),
        ("circuit-two-layers", ("rows right",)),
        ("chain-b1-against-b3", ("together", "< ")),
        ("chain-steeper-activation", ("explodes",)),
    ],
)
def test_nothing_foretells_the_run_while_the_room_guesses(given, qtbot, monkeypatch, name, words):
    opened = given(short_preset(find_preset(name)), theme="projector")
    mode, session = opened.window.room.mode, opened.session

    def foretold() -> list[str]:
        opened.settle()
        noted = [text.text for text in texts(opened.window, monkeypatch)]
        noted.append(opened.window.subtitle.text())
        return [text for text in noted if any(word in text for word in words)]

    mode.beats.go_back()
    opened.until(lambda: session.recording is not None and mode.asks)
    assert foretold() == []
    mode.beats.advance()
    opened.until(lambda: not mode.asks)
    opened.run_to_end()
    assert mode.active and mode.beats.beat is Beat.CONCLUDE
    assert foretold()
    mode.beats.go_back()
    opened.until(lambda: session.recording is not None and mode.asks)
    assert foretold() == []


def test_what_has_no_curve_takes_no_guess(given, qtbot):
    opened = given("chain-vanishing")
    press(qtbot, opened, Key.Key_G)
    assert "no curve over epochs" in opened.window.message.text()
    assert not opened.window.actions_by_name["predict"].isChecked()


def test_a_guess_can_be_corrected():
    guess = Guess()
    guess.press(0.0, 1.0)
    guess.move(1.0, 1.0)
    guess.press(0.5, 3.0)
    guess.move(0.25, 3.0)  # backwards
    values = dict(guess.points())
    assert [values[share] for share in (0.0, 0.25, 0.5, 0.75, 1.0)] == [1, 3, 3, 1, 1]


# ----- explanations


def test_every_view_is_explained(open_window):
    opened = open_window("neuron-good-start")
    for subject in SUBJECTS:
        panel = opened.window.panels.prepare(subject.name)
        for view in panel.view_titles():
            assert panel.explanation(view), f"the view “{view}” of “{subject.name}”"
        for text in panel.explanations.values():
            assert text.count("$") % 2 == 0


def test_a_card_explains_what_is_pointed_at(given):
    opened = given()
    explainer, panel = opened.window.explainer, opened.window.panel
    title, text, _ = explainer.words(panel.output, panel.output.mapToGlobal(QPoint(50, 50)))
    assert (title, "drag" in text.lower()) == ("Output over epochs", True)
    row = opened.window.form._rows[0]
    title, text, allowed = explainer.words(row.box, QPoint())
    assert title == "Input $x$"
    assert "Allowed: a number from" in allowed
    title, text, _ = explainer.words(opened.window.time_bar.run_button, QPoint())
    assert "Space" in text


def test_a_card_goes_with_any_key(given, qtbot):
    opened = given()
    press(qtbot, opened, Key.Key_I)
    card = next(card for card in opened.window.findChildren(Card) if card.isVisible())
    assert card.text.text() == passage_of(find_preset("neuron-good-start"))
    assert opened.window.rect().contains(card.geometry())
    qtbot.keyClick(card, Key.Key_Space)
    assert not card.isVisible()
    assert opened.state() is RunState.PAUSED  # the key only took the card away


def test_a_card_follows_the_pointer_while_its_key_is_held(given, monkeypatch):
    opened = given()
    panel, place = opened.window.panel, [QPoint()]
    monkeypatch.setattr(QCursor, "pos", lambda *_: place[0])
    place[0] = panel.output.mapToGlobal(QPoint(50, 50))
    opened.window.actions_by_name["explain"].trigger()
    card = next(card for card in opened.window.findChildren(Card) if card.isVisible())
    assert card.title.text() == "Output over epochs"
    place[0] = panel.cost.mapToGlobal(QPoint(50, panel.cost.height() - 20))
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Question, NO_MODIFIER, "?", True)
    QApplication.sendEvent(card, held)
    assert card.isVisible() and card.title.text() == "Cost over epochs"
    QApplication.sendEvent(card, QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, NO_MODIFIER, "a"))
    assert not card.isVisible()


# ----- the editor


def test_the_editor_stands_beside_the_window(given, qtbot):
    opened = given()
    opened.window.actions_by_name["edit_lecture"].trigger()
    editor = opened.window.room.editor
    assert not editor.isModal() and editor.parent() is None
    opened.window.actions_by_name["next_demonstration"].trigger()
    assert opened.session.scene.preset.name == "neuron-saturated-start"
    opened.window.actions_by_name["edit_lecture"].trigger()
    assert opened.window.room.editor is editor  # there is one
    editor.close()


def test_the_menu_bar_makes_way_for_the_strip_until_the_lecture_ends(given):
    opened = given()
    menu = opened.window.menuBar()
    assert menu.isHidden()
    opened.window.toggle_full_screen()
    opened.window.toggle_full_screen()
    assert menu.isHidden()
    opened.window.actions_by_name["lecture_mode"].trigger()
    assert menu.isVisible()


def test_a_look_elsewhere_comes_back_to_the_same_place(given, qtbot):
    opened = given("neuron-saturated-start")
    mode, session = opened.window.room.mode, opened.session
    mode.go(5)
    opened.ready()
    press(qtbot, opened, Key.Key_PageDown)  # it runs
    opened.until(lambda: session.newest > 0)
    name = session.scene.preset.name
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.window.central.open_panel("chain")
    opened.ready()
    assert mode.place == 5
    opened.window.actions_by_name["lecture_mode"].trigger()
    assert (mode.place, session.scene.preset.name) == (5, name)
    assert session.newest > 0 and mode.beats.beat is not Beat.ASK
    for key in (Key.Key_Escape, Key.Key_PageDown):
        opened.window.central.open_panel("circuits")  # within the lecture, too
        opened.ready()
        press(qtbot, opened, key)
        assert (mode.place, session.scene.preset.name) == (5, name)


def test_another_demonstration_s_picture_is_covered_until_it_has_numbers(open_window, monkeypatch):
    opened = open_window("neuron-good-start")
    opened.run_to_end()
    load = opened.session.runner.load
    monkeypatch.setattr(opened.session.runner, "load", lambda *_: None)  # it takes for ever
    opened.session.open_preset(find_preset("neuron-cost-duel"))
    cover = opened.window.central.loading
    opened.until(cover.isVisible)
    assert cover.size() == opened.window.panels.size()
    assert opened.window.time_bar.timeline.value() == 0
    load(opened.session.scene.experiment)
    opened.until(cover.isHidden)
