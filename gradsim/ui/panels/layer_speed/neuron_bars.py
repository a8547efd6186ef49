"""A column of neurons: each a circle with its sign, and beside it a bar for its gradient."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.text import draw_text, text_width

LEAST_BAR = 4  # pixels before zoom: a bar stays one however small the value
WIDEST = "0.00·10⁻⁰"


@dataclass(frozen=True)
class DrawnLayer:
    """A hidden layer: ∂C/∂b of its first neurons, how many it has, and its speed."""

    number: int
    style: int
    gradients: tuple[float, ...]
    width: int
    speed: float


@dataclass(frozen=True)
class Column:
    """Where the neurons of a layer stand, in pixels.

    Attributes
    ----------
    x : float
        The middle of the circles.
    top, pitch : float
        Upper edge of the first row, and the distance of two rows.
    radius : float
        That of a circle.
    side : int
        Whether bars lie at the right of their circles, 1, or at the left, −1.
    longest : float
        The length of a full bar.
    text_room : float
        The room beyond a full bar for its value, 0 where values are not shown.
    """

    x: float
    top: float
    pitch: float
    radius: float
    side: int
    longest: float
    text_room: float

    def centre(self, row: int) -> QPointF:
        """Return the middle of the circle in a row."""
        return QPointF(self.x, self.top + self.pitch * (row + 0.5))

    def middle(self, most: float) -> float:
        """Return the middle of circles and bars together, at most so far from the circles."""
        return self.x + self.side * min((self.longest + self.text_room) / 2, most)


def full_bar(values: Sequence[float]) -> float:
    """Return the value of a full bar: the least of 1, 2, 3, 5, 7, 10, … that holds all values.

    Steps keep the scale still while bars move.
    """
    largest = max((abs(value) for value in values), default=0.0)
    if not largest:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    least = largest * (1 - 1e-12)
    return next(step * power for step in (1, 2, 3, 5, 7, 10) if step * power >= least)


def gap(theme: Theme) -> float:
    """Return the room between a circle, its bar and the value."""
    return theme.px(8)


def text_room(theme: Theme) -> float:
    """Return the room that any value needs beside its bar."""
    metrics = QFontMetricsF(theme.font(theme.end_label))
    return metrics.horizontalAdvance(WIDEST) + gap(theme)


def paint_column(
    painter: QPainter,
    theme: Theme,
    column: Column,
    layer: DrawnLayer,
    scale: float,
    bare: bool = False,
) -> None:
    """Paint the neurons of a layer; `scale` is the value of a full bar.

    Where it is bare, there are neither bars nor signs.
    """
    for row, value in enumerate(layer.gradients):
        _paint_circle(painter, theme, column, column.centre(row))
        if value and not bare:
            color = theme.label_color(layer.style)
            _paint_sign(painter, theme, column.centre(row), column.radius, color, value > 0)
            _paint_bar(painter, theme, column, row, layer, scale)
    if layer.width > len(layer.gradients):
        _paint_dots(painter, theme, column, len(layer.gradients))


def _paint_circle(painter: QPainter, theme: Theme, column: Column, centre: QPointF) -> None:
    painter.setPen(QPen(QColor(theme.axis), max(theme.axis_line, 1.25) * theme.zoom))
    painter.setBrush(QColor(theme.ground))
    painter.drawEllipse(centre, column.radius, column.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_sign(
    painter: QPainter, theme: Theme, centre: QPointF, radius: float, color: QColor, plus: bool
) -> None:
    arm = radius * 0.45
    painter.setPen(QPen(color, max(arm * 0.25, 1.25)))
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    if plus:
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))


def _paint_bar(
    painter: QPainter, theme: Theme, column: Column, row: int, layer: DrawnLayer, scale: float
) -> None:
    """Paint a bar, and its value where there is room for it."""
    value, centre = layer.gradients[row], column.centre(row)
    length = max(min(abs(value) / scale, 1.0) * column.longest, LEAST_BAR * theme.zoom)
    thick = min(column.pitch * 0.62, theme.px(34))
    start = centre.x() + column.side * (column.radius + gap(theme))
    stop = start + column.side * length
    box = QRectF(QPointF(start, centre.y() - thick / 2), QPointF(stop, centre.y() + thick / 2))
    painter.fillRect(box.normalized(), theme.color(layer.style))
    if not column.text_room:
        return
    font, text = theme.font(theme.end_label), format_number(abs(value))  # the sign is there
    metrics = QFontMetricsF(font)
    x = stop + column.side * gap(theme)
    if column.side < 0:
        x -= text_width(text, font)
    painter.setFont(font)
    painter.setPen(theme.label_color(layer.style))
    draw_text(painter, QPointF(x, centre.y() + metrics.capHeight() / 2), text)


def _paint_dots(painter: QPainter, theme: Theme, column: Column, rows: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.muted))
    size, y = theme.zoom * 1.6, column.top + column.pitch * (rows + 0.3)
    for step in (-1, 0, 1):
        painter.drawEllipse(QPointF(column.x, y + step * column.pitch * 0.17), size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def connections(columns: Sequence[tuple[Column, int]]) -> list[QLineF]:
    """Return the lines from each neuron of one column to each of the next."""
    lines = []
    for (left, rows), (right, next_rows) in pairwise(columns):
        lines += [
            QLineF(left.centre(row), right.centre(next_row))
            for row in range(rows)
            for next_row in range(next_rows)
        ]
    return lines
