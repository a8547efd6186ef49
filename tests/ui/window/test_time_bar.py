"""The time bar: an epoch that is typed, and what is left of it in a lecture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gradsim.ui.session.run_state import RunState
from tests.ui.forms.test_form import row

Key = Qt.Key


@pytest.fixture
def opened(open_window):
    opened = open_window("neuron-saturated-start", (1280, 720))
    opened.take_focus()
    opened.ready()
    return opened


def press(qtbot, opened, key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or opened.window, key)


def test_an_epoch_is_typed_and_then_space_runs(opened, qtbot):
    session, field = opened.session, opened.window.time_bar.epoch_field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "137")
    press(qtbot, opened, Key.Key_Return)
    opened.until(lambda: (session.shown, session.newest) == (137, 137))
    assert field.text() == "137" and not field.hasFocus()
    assert opened.window.content.hasFocus()
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: session.newest > 137)
    assert opened.state() is RunState.PLAYING
    press(qtbot, opened, Key.Key_Space)


@pytest.mark.parametrize(
    ("typed", "epoch"), [("9999", 300), ("0", 0), ("-5", 5), ("x", 0), ("", 0), ("9" * 30, 300)]
)
def test_whatever_is_typed_it_goes_to_an_epoch_of_the_run(opened, qtbot, typed, epoch):
    field = opened.window.time_bar.epoch_field
    field.setFocus()
    qtbot.keyClicks(field, typed)
    if not typed:
        field.clear()
    press(qtbot, opened, Key.Key_Return)
    opened.until(lambda: opened.session.shown == epoch)
    opened.until(lambda: field.text() == str(epoch))


def test_escape_leaves_the_epoch_as_it_was(opened, qtbot):
    field = opened.window.time_bar.epoch_field
    field.setFocus()
    qtbot.keyClicks(field, "55")
    press(qtbot, opened, Key.Key_Escape)
    assert (field.text(), opened.session.newest) == ("0", 0)
    assert opened.window.content.hasFocus()


def test_space_runs_after_return_in_a_field_of_the_form(opened, qtbot):
    box = row(opened.window.form, "bias").control()
    for text, ends in (("x", False), ("1.5", True)):
        box.setFocus()
        box.lineEdit().selectAll()
        qtbot.keyClicks(box, text)
        qtbot.keyClick(box, Key.Key_Return)
        assert opened.window.content.hasFocus() == ends  # a mistake is still to be corrected
    opened.ready()
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.newest > 0)
    assert opened.session.scene.experiment.bias == 1.5


def test_in_a_lecture_it_has_what_the_room_needs(opened):
    bar, left_out = opened.window.time_bar, opened.window.content.left_out
    inessential = (bar.speed, bar.continue_button, bar.reset_button)
    assert all(widget.isVisible() for widget in inessential)
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.settle()
    assert not any(widget.isVisible() for widget in inessential)
    assert bar.pace_text.isVisible() and bar.timeline.width() > 300
    assert left_out.window() is opened.window and bar.isAncestorOf(left_out)
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.settle()
    assert all(widget.isVisible() for widget in inessential)
    assert opened.window.content.isAncestorOf(left_out)


def test_predict_first_is_seen_asks_again_and_ends_with_the_demonstration(opened, qtbot):
    bar, session = opened.window.time_bar, opened.session
    plot = opened.window.panel.output
    assert bar.predict_button.isVisible() and not bar.again_button.isVisible()
    qtbot.mouseClick(bar.predict_button, Qt.MouseButton.LeftButton)
    assert plot.guessing and bar.predict_button.isChecked() and bar.again_button.isVisible()
    plot.guess.press(0.0, 0.9)
    plot.guess.move(1.0, 0.1)
    opened.run_to_end()
    assert plot.guess is not None and not plot.guessing
    qtbot.mouseClick(bar.again_button, Qt.MouseButton.LeftButton)
    opened.until(lambda: session.recording is not None and session.newest == 0)
    assert plot.guessing and plot.guess.is_empty
    opened.window.actions_by_name["next_demonstration"].trigger()
    opened.ready()
    assert not bar.predict_button.isChecked() and not bar.again_button.isVisible()
    assert plot.guess is None


def test_with_other_settings_it_asks_again_beside_the_run_before(opened):
    session, plot = opened.session, opened.window.panel.output
    opened.window.actions_by_name["predict"].trigger()
    opened.run_to_end()
    opened.until(lambda: session.companion.run is not None)
    before = session.recording
    plain = [run.name for run in session.runs_beside]
    opened.window.change_settings({"bias": -1.0})
    opened.until(lambda: session.recording is not None and session.recording is not before)
    assert plot.guessing and session.newest == 0
    assert opened.state() is RunState.PAUSED
    assert session.runs_beside[0].recording is before
    assert "the run before" in [curve.label for curve in plot._sources]
    opened.window.actions_by_name["predict"].trigger()
    assert [run.name for run in session.runs_beside] == plain


def test_the_name_of_the_guess_lies_on_no_number(opened):
    session, plot = opened.session, opened.window.panel.output
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.window.actions_by_name["predict"].trigger()
    plot.guess.press(0.0, 0.98)
    for share, height in ((0.3, 0.9), (0.75, 0.5), (1.0, 0.2)):
        plot.guess.move(share, height)
    opened.run_to_end()
    for epoch in range(0, 301, 20):
        session.show_epoch(epoch)
        opened.settle()
        plot.grab()
        boxes = [box for name, box in plot._marks._placed if name.text == "the room’s guess"]
        assert len(boxes) <= 1
        marks = [
            plot._marks._mark_box(note, QFontMetricsF(plot._marks._font()))
            for note in plot.overlay.notes
        ]
        assert not any(box.intersects(mark) for box in boxes for mark in marks)
