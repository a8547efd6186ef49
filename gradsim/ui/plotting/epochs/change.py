"""By how much a curve has changed up to the cursor, where it is too little to see in the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.ui.typesetting.text import draw_text, text_width

if TYPE_CHECKING:
    from gradsim.ui.plotting.plot import Plot

LEAST = 1.6  # heights of a text between both values, below which nothing is drawn

Place = tuple[float, float]


def paint_change(
    painter: QPainter, plot: Plot, axes: QRectF, start: Place, stop: Place, series: int, text: str
) -> None:
    """Paint an arrow right of the axes, from one value of a curve to another, with the change."""
    theme = plot.theme
    first, last = plot.to_pixels(*start), plot.to_pixels(*stop)
    font = theme.font(theme.end_label, 600)
    metrics = QFontMetricsF(font)
    far = last.y() - first.y()
    x = axes.right() + theme.px(12)
    room = plot.width() - x - theme.px(9)
    in_sight = axes.adjusted(-1, -1, 1, 1)
    if not (in_sight.contains(first) and in_sight.contains(last)):
        return
    if abs(far) < LEAST * metrics.height() or room < text_width(text, font):
        return
    pen = QPen(QColor(theme.muted), theme.ghost * theme.zoom)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    for place in (first, last):
        painter.drawLine(place, QPointF(x + theme.px(6), place.y()))
    color = theme.color(series)
    painter.setPen(QPen(color, theme.tangent * theme.zoom))
    head, sign = theme.px(10), 1 if far > 0 else -1
    foot = QPointF(x, last.y() - sign * head)
    painter.drawLine(QPointF(x, first.y()), foot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    side = QPointF(0.6 * head, 0.0)
    painter.drawPolygon(QPolygonF([foot - side, foot + side, QPointF(x, last.y())]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, theme.px(max(theme.rim, 2)) * 1.25))
    painter.setBrush(QColor(theme.ground))
    radius = theme.px(theme.point * 0.72)
    painter.drawEllipse(first, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    painter.setPen(theme.label_color(series))
    middle = (first.y() + last.y()) / 2 + metrics.capHeight() / 2
    draw_text(painter, QPointF(x + theme.px(9), middle), text)
