"""Giving a lecture: a remote's keys, the clock, black, guesses, explanations, the editor."""

import dataclasses

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from gradsim.core.lecture.lecture import Lecture, built_in_lecture, passage_of
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.lecture import mode as lecture_mode
from gradsim.ui.lecture.presenter_view import arrange
from gradsim.ui.lecture.strip import clock_text
from gradsim.ui.plotting.guess import Guess
from gradsim.ui.session.runner import FULL_SPEED, RunState
from gradsim.ui.window.card import Card
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
def given(open_window, qtbot):
    """Open a window in which a lecture is given, with the focus."""

    def give(start="neuron-good-start", theme="light"):
        opened = open_window(start, (1280, 720), theme)
        opened.window.activateWindow()
        qtbot.waitUntil(opened.window.isActiveWindow)
        opened.ready()
        opened.window.actions_by_name["lecture_mode"].trigger()
        opened.settle()
        return opened

    return give


def test_page_down_gives_the_whole_lecture(given, qtbot, tmp_path):
    opened = given(theme="projector")
    mode = opened.window.room.mode
    mode.edit(shortened(built_in_lecture()))
    seen = []
    for entry in mode.lecture.entries:
        opened.until(lambda: opened.session.recording is not None)
        seen.append(opened.session.scene.preset.name)
        opened.until(lambda: opened.state() is not RunState.PLAYING)  # it is at its epoch
        assert opened.window.title.text() == entry.preset.question
        assert opened.window.room.strip.texts[1] == entry.preset.title
        opened.session.set_pace(FULL_SPEED)
        if opened.state() is not RunState.ENDED or not opened.session.last_epoch:
            press(qtbot, opened, Key.Key_Space)
        opened.until(lambda: opened.state() is RunState.ENDED)
        opened.settle()
        assert opened.window.message.isHidden(), opened.window.message.text()
        assert opened.window.room.band.caption.text() == entry.preset.caption
        picture = opened.window.grab().toImage()
        assert picture.save(str(tmp_path / f"{entry.preset.name}.png"))
        colors = {picture.pixel(x, y) for x in range(0, 1280, 9) for y in range(0, 720, 9)}
        assert len(colors) > 8
        press(qtbot, opened, Key.Key_PageDown)
    assert seen == [preset.name for preset in PRESETS]
    assert "last demonstration" in opened.window.message.text()


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
    press(qtbot, opened, Key.Key_PageUp)
    assert "first demonstration" in opened.window.message.text()


def test_the_next_demonstration_is_ready_before_it_is_opened(given, qtbot, monkeypatch):
    monkeypatch.setattr(lecture_mode, "QUIET", 10)
    opened = given("output-error")
    stack, runner = opened.window.panels, opened.session.runner
    opened.until(lambda: "activations" in stack._panels)
    opened.until(lambda: runner._ready is not None and len(runner._ready.recording) == 1)
    ready = runner._ready.recording
    press(qtbot, opened, Key.Key_PageDown)
    assert opened.session.recording is ready
    opened.until(lambda: opened.session.shown == find_preset("activation-gallery").epoch)


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
    assert strip.texts == ("3 / 27", "Why it is slow: three factors", "Many inputs, many items")
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


# ----- the presenter's view


def test_the_presenters_view_follows(given, qtbot):
    opened = given()
    opened.window.actions_by_name["presenter"].trigger()
    view = opened.window.room.presenter
    assert view.isVisible()
    assert view.passage.text() == passage_of(find_preset("neuron-good-start"))
    qtbot.keyClick(view, Key.Key_PageDown)
    assert opened.session.scene.preset.name == "neuron-saturated-start"
    assert view.question.text() == find_preset("neuron-saturated-start").question
    assert "Why it is slow" in view.following.text()
    opened.window.room._show_clock()
    assert view.state.text() == "epoch 0 / 300"
    opened.window.close()
    assert not view.isVisible()


def test_with_two_screens_the_audience_has_the_other(given):
    opened = given()
    opened.window.actions_by_name["presenter"].trigger()
    home = QApplication.primaryScreen()

    class Beamer:
        """A second screen at the right of the first."""

        def availableGeometry(self):
            return home.availableGeometry().translated(home.availableGeometry().width(), 0)

    beamer = Beamer()
    window, view = opened.window, opened.window.room.presenter
    assert arrange(window, view, [home, beamer]) == (beamer, home)
    assert beamer.availableGeometry().contains(window.frameGeometry().center())
    assert home.availableGeometry().contains(view.frameGeometry().center())
    assert arrange(window, view, [home]) == (home, home)


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


@pytest.mark.parametrize("name", ["neuron-saturated-start", "depth-accuracy"])
def test_nothing_foretells_the_run_while_the_room_guesses(given, qtbot, monkeypatch, name):
    opened = given(short_preset(find_preset(name)), theme="projector")
    mode, words = opened.window.room.mode, ("slope of C", "lecture", "96.48", "Badly wrong")

    def foretold() -> list[str]:
        opened.settle()
        noted = [text.text for text in texts(opened.window, monkeypatch)]
        noted.append(opened.window.room.band.caption.text())
        return [text for text in noted if any(word in text for word in words)]

    opened.run_to_end()
    assert mode.active and foretold()
    press(qtbot, opened, Key.Key_G)
    opened.until(lambda: opened.session.recording is not None and opened.session.newest == 0)
    assert foretold() == []
    opened.run_to_end()
    assert foretold()


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


@pytest.fixture
def editor(given):
    opened = given()
    opened.window.actions_by_name["edit_lecture"].trigger()
    return opened, opened.window.room.editor


def titles(opened) -> list[str]:
    return [entry.preset.title for entry in opened.window.room.mode.lecture.entries]


def test_entries_are_ordered_left_out_and_taken_back(editor):
    opened, dialog = editor
    before = titles(opened)
    dialog.list.setCurrentRow(1)
    dialog.buttons["up"].click()
    assert titles(opened)[:3] == [before[1], before[0], before[2]]
    dialog.buttons["remove"].click()
    assert titles(opened) == [before[0], *before[2:]]
    dialog.buttons["undo"].click()
    dialog.buttons["undo"].click()
    assert titles(opened) == before
    dialog.close()


def test_texts_are_edited_and_what_is_on_screen_is_added(editor):
    opened, dialog = editor
    dialog.list.setCurrentRow(0)
    dialog.fields["question"].setText("What will it do?")
    dialog.fields["notes"].setPlainText("wait ten seconds")
    entry = opened.window.room.mode.lecture.entries[0]
    assert entry.preset.question == "What will it do?"
    assert entry.notes == "wait ten seconds"
    opened.session.change(SingleNeuron(weights=(3.0,)))
    dialog.buttons["add"].click()
    added = opened.window.room.mode.lecture.entries[1].preset
    assert added.experiment == SingleNeuron(weights=(3.0,))
    assert added.views == ("output", "cost")
    dialog.buttons["restore"].click()
    assert opened.window.room.mode.lecture == built_in_lecture()
    dialog.close()


def test_the_menu_bar_makes_way_for_the_strip_until_the_lecture_ends(given):
    opened = given()
    menu = opened.window.menuBar()
    assert menu.isHidden()
    opened.window.toggle_full_screen()
    opened.window.toggle_full_screen()
    assert menu.isHidden()
    opened.window.actions_by_name["lecture_mode"].trigger()
    assert menu.isVisible()
