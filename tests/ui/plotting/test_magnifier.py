"""A part of a plot as large as the whole: by wheel, by pinch, and by a rectangle drawn on it."""

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.lecture.ink import Tool
from gradsim.ui.plotting.shown_part import MOST, nearer, part_within
from gradsim.ui.plotting.ticks import fine_log_ticks
from tests.ui.panels.test_overlaps import texts

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
WHOLE = ((0.0, 300.0), (0.0, 1.0))


@pytest.fixture
def opened(open_window):
    """D2 at its end, in a lecture."""
    opened = open_window("neuron-saturated-start", (1280, 720), "projector")
    opened.give_lecture()
    opened.run_to_end()
    assert opened.window.panel.output.ranges == WHOLE
    return opened


def turn(plot, place: QPointF, notches: int) -> None:
    """Turn the wheel over a place of a plot."""
    QApplication.sendEvent(
        plot.viewport(),
        QWheelEvent(
            place, QPointF(plot.mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def labels_left_of(opened, plot, monkeypatch) -> list[float]:
    """The labels of the vertical axis as they are painted, from the top."""
    corner = plot.mapTo(opened.window, QPoint(0, 0))
    room = QRectF(corner, plot.axes_rect().bottomLeft().toPoint() + corner)
    room.adjust(-40, plot.axes_rect().top() - 20, 0, 20)
    found = {ink.text: ink.box.y() for ink in texts(opened.window, monkeypatch)
             if room.contains(ink.box) and ink.text.replace(".", "").isdigit()}  # fmt: skip
    return [float(text) for text in sorted(found, key=found.__getitem__)]


@pytest.mark.usefixtures("uncovered")
def test_the_wheel_comes_nearer_to_what_is_under_it(opened, monkeypatch):
    plot = opened.window.panel.output
    assert labels_left_of(opened, plot, monkeypatch) == [1, 0.75, 0.5, 0.25, 0]
    place = plot.to_pixels(75.0, 0.95)
    for _ in range(10):
        turn(plot, place, 1)
    assert plot.is_magnified
    now = plot.to_pixels(75.0, 0.95)  # longer labels may have taken some pixels
    assert now.y() == pytest.approx(place.y()) and now.x() == pytest.approx(place.x(), abs=30)
    (x0, x1), (y0, y1) = plot.ranges
    assert (x1 - x0, y1 - y0) == pytest.approx((300 / 1.25**10, 1 / 1.25**10))
    labels = labels_left_of(opened, plot, monkeypatch)  # fresh ones
    assert len(labels) >= 3 and all(y0 <= label <= y1 for label in labels)
    width = plot.title_width()
    for _ in range(10):
        turn(plot, place, -1)
    assert not plot.is_magnified and plot.ranges == WHOLE and plot.map.isHidden()
    turn(plot, place, -1)  # it is whole
    assert plot.ranges == WHOLE
    opened.settle()
    assert 0 < plot.title_width() < width  # "magnified" is gone


def outputs_of_saturated_neuron(epochs: int) -> list[float]:
    """Outputs a = σ(w + b) from w = b = 2 towards 0, with the quadratic cost and a rate of 0.15."""
    w, outputs = 2.0, []  # w and b learn alike, since the input is 1
    for _ in range(epochs):
        a = 1 / (1 + math.exp(-2 * w))
        outputs.append(a)
        w -= 0.15 * a * a * (1 - a)
    return outputs


def test_a_curve_is_drawn_where_its_numbers_are(opened):
    """Not a picture made larger: the curve stays as thin, and each number has its place."""
    plot, theme = opened.window.panel.output, opened.window.theme
    plot.magnify(((0.0, 100.0), (0.96, 1.0)))
    opened.settle()
    image, axes = plot.grab().toImage(), plot.axes_rect()
    outputs, seen = outputs_of_saturated_neuron(95), 0
    for epoch in range(5, 95):
        place = plot.to_pixels(epoch, outputs[epoch])
        share = (outputs[epoch] - 0.96) / 0.04
        assert place.y() == pytest.approx(axes.bottom() - share * axes.height(), abs=0.5)
        seen += image.pixelColor(place.toPoint()) == theme.color(1)
    assert seen > 30  # the curve is dashed
    column = [image.pixelColor(round(plot.to_pixels(50, 1).x()), y) for y in range(image.height())]
    assert column.count(theme.color(1)) <= 3 * theme.px(theme.curve)


def test_a_rectangle_with_the_whole_as_a_map_until_escape(opened, qtbot):
    window, plot = opened.window, opened.window.panel.output
    ink = window.room.tools.ink
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert ink.tool is Tool.MAGNIFIER
    corners = [plot.to_pixels(0.0, 1.0), plot.to_pixels(150.0, 0.8)]
    start, stop = (ink.mapFromGlobal(plot.mapToGlobal(at)).toPoint() for at in corners)
    QTest.mousePress(ink, LEFT, pos=start)
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(stop), ink.mapToGlobal(QPointF(stop)),
                       Qt.MouseButton.NoButton, LEFT, NONE)  # fmt: skip
    QApplication.sendEvent(ink, move)
    inside = ink.mapTo(window, (start + stop) / 2)
    assert window.grab().toImage().pixelColor(inside) != QColor(window.theme.ground)
    QTest.mouseRelease(ink, LEFT, pos=stop)
    assert ink.tool is Tool.NONE
    (x0, x1), (y0, y1) = plot.ranges
    assert (x0, x1, y0, y1) == pytest.approx((0, 150, 0.8, 1), abs=0.6)
    small = plot.map
    assert small.isVisible() and not small.geometry().intersects(plot.geometry())
    room, shown = small._map(), small.shown()
    assert (room.width(), room.height()) == (window.theme.px(236), window.theme.px(168))
    assert shown.width() / room.width() == pytest.approx(x1 / 300, abs=0.01)
    assert shown.top() == pytest.approx(room.top(), abs=0.5)
    picture = small.grab().toImage()
    drawn = {picture.pixelColor(x, y).name() for x in range(room.toRect().left(), picture.width())
             for y in range(room.toRect().top(), room.toRect().bottom())}  # fmt: skip
    assert window.theme.color(1).name() in drawn and QColor(window.theme.accent).name() in drawn
    QTest.mousePress(small, LEFT, pos=room.center().toPoint())  # it comes there
    QTest.mouseRelease(small, LEFT, pos=room.center().toPoint())
    assert sum(plot.ranges[0]) / 2 == pytest.approx(150, abs=2)
    assert sum(plot.ranges[1]) / 2 == pytest.approx(0.5, abs=0.01)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert plot.ranges == WHOLE and small.isHidden()
    assert window.room.mode.active  # Escape went no farther


def test_a_pinch_and_what_ends_it(opened):
    plot, session = opened.window.panel.output, opened.session
    place = plot.to_pixels(150.0, 0.9)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, QPointF(plot.mapToGlobal(place)), 1.0, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), pinch)
    assert plot.ranges[0] == pytest.approx((75, 225))
    session.reset()  # the run begins again, and the part stays
    opened.until(lambda: session.recording is not None)
    assert plot.ranges[0] == pytest.approx((75, 225))
    session.open_preset(find_preset("neuron-cross-entropy-good-start"))
    opened.ready()
    assert not plot.is_magnified and plot.map.isHidden()


def test_a_part_stays_within_the_whole():
    whole = ((0.0, 300.0), (0.0, 1.0))
    assert part_within(None, whole) is None
    assert part_within(((-5.0, 400.0), (-1.0, 2.0)), whole) is None
    assert part_within(((-50.0, 50.0), (0.5, 2.0)), whole) == ((0.0, 100.0), (0.0, 1.0))
    (x0, x1), _ = part_within(((7.0, 7.0), (0.0, 1.0)), whole)
    assert x1 - x0 == pytest.approx(300 / MOST)
    assert nearer(whole, (100.0, 0.5), 2.0) == ((50.0, 200.0), (0.25, 0.75))


def test_within_a_decade_a_logarithmic_axis_has_other_round_numbers():
    ticks = fine_log_ticks(math.log10(0.0012), math.log10(0.0041), 4)
    assert [label for _, label in ticks] == ["0.002", "0.003", "0.004"]
    assert [10**place for place, _ in ticks] == pytest.approx([0.002, 0.003, 0.004])
    assert [label for _, label in fine_log_ticks(-3.0, 0.0, 4)][-1] == "1"
