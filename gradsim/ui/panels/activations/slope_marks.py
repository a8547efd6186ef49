"""Marks on the slopes: the line of 1/4, where the selected one learns, and ends at jumps."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.activations.functions import Activation
from gradsim.core.activations.gallery import REACH
from gradsim.ui.plotting.overlay import Point
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.typesetting.numbers import format_fraction

QUARTER = 0.25  # what the sigmoid's slope reaches at most
ENOUGH = 0.5  # of the largest slope: where an activation learns
BAR = 6  # pixels before zoom: the bar on the axis where it does
RING = 1.45  # a hollow end at a jump, around a point of another curve


class Stretch(NamedTuple):
    """From one z to another."""

    start: float
    stop: float


def quarter_box(plot: Plot) -> QRectF:
    """Return where the number stands on the line of 1/4."""
    theme = plot.theme
    metrics = QFontMetricsF(theme.font(theme.end_label, 600))
    foot = plot.to_pixels(-REACH, QUARTER)
    return QRectF(
        foot.x() + theme.px(6),
        foot.y() - metrics.height() - theme.px(1),
        metrics.horizontalAdvance(format_fraction(QUARTER)),
        metrics.height(),
    )


def paint_quarter(painter: QPainter, plot: Plot, color: QColor) -> None:
    """Paint the line of 1/4, with its number."""
    theme, axes = plot.theme, plot.axes_rect()
    y = plot.to_pixels(0.0, QUARTER).y()
    pen = QPen(color, theme.ghost * theme.zoom)
    pen.setDashPattern([2, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
    painter.setPen(color)
    write_name(painter, plot, quarter_box(plot), format_fraction(QUARTER))


def write_name(painter: QPainter, plot: Plot, box: QRectF, text: str) -> None:
    """Write a text in a box, in the type of names on curves."""
    painter.setFont(plot.theme.font(plot.theme.end_label, 600))
    descent = QFontMetricsF(painter.font()).descent()
    painter.drawText(QPointF(box.left(), box.bottom() - descent), text)


def stretches_of_learning(activation: Activation) -> list[Stretch]:
    """Return where the slope is at least half its largest."""
    z = np.linspace(-REACH, REACH, 2401)
    enough = activation.slope(z) >= ENOUGH * activation.largest_slope
    edges = np.flatnonzero(np.diff(np.concatenate([[False], enough, [False]])))
    return [Stretch(float(z[i]), float(z[j - 1])) for i, j in edges.reshape(-1, 2)]


def words_beside(plot: Plot, stretches: Sequence[Stretch], text: str) -> list[QRectF]:
    """Return where a text stands for each stretch: above the axis, right of its bar."""
    theme, axes = plot.theme, plot.axes_rect()
    metrics, gap = QFontMetricsF(theme.font(theme.end_label, 600)), theme.px(8)
    width, height = metrics.horizontalAdvance(text), metrics.ascent()
    top = axes.bottom() - theme.px(BAR) - theme.px(4) - height
    ends = [plot.to_pixels(stop, 0.0).x() + gap for _, stop in stretches]
    return [QRectF(min(x, axes.right() - gap - width), top, width, height) for x in ends]


def paint_stretches(
    painter: QPainter, plot: Plot, series: int, stretches: Sequence[Stretch], text: str
) -> None:
    """Paint a bar on the axis for each stretch, with a text beside it."""
    theme, axes = plot.theme, plot.axes_rect()
    painter.setPen(theme.label_color(series))
    painter.setFont(theme.font(theme.end_label, 600))
    height = theme.px(BAR)
    boxes = words_beside(plot, stretches, text)
    for (start, stop), box in zip(stretches, boxes, strict=True):
        left, right = plot.to_pixels(start, 0.0).x(), plot.to_pixels(stop, 0.0).x()
        bar = QRectF(left, axes.bottom() - height, right - left, height)
        painter.fillRect(bar, theme.color(series))
        painter.drawText(box.bottomLeft(), text)


def paint_hollow_ends(painter: QPainter, plot: Plot, ends: Sequence[Point]) -> None:
    """Paint rings where a jump ends without its value, around points that are there."""
    theme = plot.theme
    radius = theme.point * theme.zoom
    taken = [(point.x, point.y) for point in plot.overlay.points]
    for end in ends:
        covered = any(np.allclose((end.x, end.y), place) for place in taken)
        size = radius * (RING if covered else 0.75)
        painter.setPen(QPen(theme.color(end.series), theme.rim * theme.zoom * 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if covered else QColor(theme.ground))
        painter.drawEllipse(plot.to_pixels(end.x, end.y), size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
