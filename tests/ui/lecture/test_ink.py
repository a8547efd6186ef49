"""Pen, spotlight and magnifier over the picture."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradsim.ui.lecture.ink import DIM, PEN, Tool

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(open_window):
    opened = open_window("neuron-good-start", (1280, 720), "projector")
    opened.give_lecture()
    return opened


def press(qtbot, opened, key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or opened.window, key)


def draw(opened, *places: tuple[int, int]) -> None:
    """Draw with the mouse on whatever is at these places."""
    ink = opened.window.room.tools.ink
    QTest.mousePress(ink, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        _move(ink, QPoint(*place))
    QTest.mouseRelease(ink, LEFT, pos=QPoint(*places[-1]))


def _move(widget, place: QPoint) -> None:
    QApplication.sendEvent(
        widget,
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def color_at(opened, x: int, y: int) -> QColor:
    place = opened.window.room.tools.ink.mapTo(opened.window, QPoint(x, y))
    return opened.window.grab().toImage().pixelColor(place)


def test_strokes_belong_to_the_demonstration_and_go_with_delete(opened, qtbot):
    ink, theme = opened.window.room.tools.ink, opened.window.theme
    press(qtbot, opened, Key.Key_A)
    assert ink.tool is Tool.PEN and opened.window.room.tools.palette.isVisible()
    draw(opened, (300, 300), (500, 300), (500, 400))
    draw(opened, (600, 500), (650, 500))
    assert color_at(opened, 400, 300) == theme.color(PEN)
    assert color_at(opened, 400, 300 + theme.px(3.5)) == QColor(theme.ground)  # its halo
    press(qtbot, opened, Key.Key_Escape)
    assert ink.tool is Tool.NONE and not opened.window.room.tools.palette.isVisible()
    assert ink.isVisible()  # the strokes stay, and take no click
    assert ink.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    opened.window.actions_by_name["next_demonstration"].trigger()
    opened.ready()
    assert not ink.isVisible()
    opened.window.actions_by_name["previous_demonstration"].trigger()
    opened.ready()
    assert len(ink.strokes) == 2 and ink.isVisible()
    press(qtbot, opened, Key.Key_U)
    assert len(ink.strokes) == 1
    press(qtbot, opened, Key.Key_Delete)
    assert ink.strokes == [] and not ink.isVisible()


def test_a_spotlight_dims_what_is_around_the_pointer(opened, qtbot):
    ink = opened.window.room.tools.ink
    before = color_at(opened, 900, 600), color_at(opened, 400, 300)
    press(qtbot, opened, Key.Key_O)
    _move(ink, QPoint(400, 300))
    dimmed, lit = color_at(opened, 900, 600), color_at(opened, 400, 300)
    assert lit == before[1]
    assert dimmed.lightnessF() == pytest.approx((1 - DIM) * before[0].lightnessF(), abs=0.01)
    press(qtbot, opened, Key.Key_O)
    assert not ink.isVisible() and color_at(opened, 900, 600) == before[0]


@pytest.mark.usefixtures("uncovered")
def test_a_magnifier_shows_the_picture_twice_as_large(opened, qtbot):
    ink, picture = opened.window.room.tools.ink, opened.window.central
    place = opened.window.title.mapTo(picture, QPoint(60, opened.window.title.height() // 2))
    before = picture.grab().toImage()
    press(qtbot, opened, Key.Key_Z)
    _move(ink, place)
    opened.until(lambda: ink._lens is not None)
    after = opened.window.grab().toImage()
    small = sum(
        before.pixelColor(place.x() + x, place.y() + y).lightness()
        for x in range(-20, 21) for y in range(-10, 11)
    ) / (41 * 21)  # fmt: skip
    corner = ink.mapTo(opened.window, place)
    large = sum(
        after.pixelColor(corner.x() + x, corner.y() + y).lightness()
        for x in range(-40, 41) for y in range(-20, 21)
    ) / (81 * 41)  # fmt: skip
    assert small == pytest.approx(large, abs=6)
    assert small < 250  # there is something to see


@pytest.mark.usefixtures("uncovered")
def test_a_lens_over_a_run_disturbs_no_painting_and_shows_what_changes(opened):
    """Qt warns of a view that is painted while the window is, and that fails the test."""
    ink, bar = opened.window.room.tools.ink, opened.window.time_bar
    ink.take(Tool.MAGNIFIER)
    field = bar.epoch_field
    _move(ink, field.mapTo(ink.picture, field.rect().center()))
    opened.until(lambda: ink._lens is not None)
    _, before = ink._lens
    for epoch in range(1, 6):
        opened.step()
        opened.window.actions_by_name["larger" if epoch % 2 else "smaller"].trigger()
        opened.settle()
    opened.until(lambda: ink._lens is not None and ink._lens[1] != before)


def test_a_tool_takes_the_place_of_another_and_keys_still_run(opened, qtbot):
    ink, actions = opened.window.room.tools.ink, opened.window.actions_by_name
    for key, name in ((Key.Key_O, "spotlight"), (Key.Key_A, "pen"), (Key.Key_Z, "magnifier")):
        press(qtbot, opened, key)
        assert ink.tool.value == name
        checked = [tool for tool in ("spotlight", "pen", "magnifier") if actions[tool].isChecked()]
        assert checked == [name]
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.newest > 0)
