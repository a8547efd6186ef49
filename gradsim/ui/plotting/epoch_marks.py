"""What is marked on curves over epochs: levels, crossings, a plateau, names, the cursor's epoch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from gradsim.ui.plotting.curve_names import Path, best_place, is_free
from gradsim.ui.plotting.plot import Point
from gradsim.ui.theme import INK, Theme

if TYPE_CHECKING:
    from gradsim.ui.plotting.epoch_plot import EpochPlot

SHADE = 0.45  # opacity of a plateau's tint
ACCENT = -100  # stands for the theme's accent among the indices of colours


@dataclass(frozen=True)
class Level:
    """A value that is marked across the plot, with a few words or none."""

    value: float
    text: str = ""


@dataclass(frozen=True)
class Name:
    """A text that stands on a curve, in a series' colour, the accent, or muted (None)."""

    text: str
    series: int | None
    path: Path
    preferred: float = 0.35

    def color(self, theme: Theme) -> QColor:
        """Return the colour of the text."""
        if self.series is None:
            return QColor(theme.muted)
        return QColor(theme.accent) if self.series == ACCENT else theme.label_color(self.series)


class NamePlaces:
    """Finds places for names on curves; a name stays where it is as long as it is free."""

    def __init__(self) -> None:
        self._key: object = None
        self._boxes: dict[str, QRectF] = {}

    def boxes(
        self,
        names: Sequence[Name],
        paths: Sequence[Path],
        taken: Sequence[QRectF],
        axes: QRectF,
        metrics: QFontMetricsF,
        gap: float,
        key: object,
    ) -> list[tuple[Name, QRectF]]:
        """Return the names that have room, each with its box; another `key` forgets all places."""
        if key != self._key:
            self._key, self._boxes = key, {}
        occupied, placed = list(taken), []
        for name in names:
            box = self._boxes.get(name.text)
            if box is None or not is_free(box, paths, occupied):
                others = [path for path in paths if path is not name.path]
                size = metrics.horizontalAdvance(name.text), metrics.height()
                box = best_place(name.path, others, occupied, axes, size, gap, name.preferred)
            if box is None:
                self._boxes.pop(name.text, None)
                continue
            self._boxes[name.text] = box
            occupied.append(box)
            placed.append((name, box))
        return placed


def plateau_item() -> QGraphicsRectItem:
    """Return the shade of a plateau, which lies below grid and curves."""
    item = QGraphicsRectItem()
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setZValue(-10)
    item.hide()
    return item


def plateau_brush(theme: Theme) -> QBrush:
    """Return what a plateau is filled with."""
    color = QColor(theme.tint)
    color.setAlphaF(SHADE)
    return QBrush(color)


def paint_bracket(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> None:
    """Paint a line with a stroke at either end: as far as this."""
    painter.setPen(QPen(QColor(theme.accent), theme.cursor * theme.zoom))
    half = theme.px(theme.tick * 0.4)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))


def paint_level(painter: QPainter, theme: Theme, axes: QRectF, y: float) -> None:
    """Paint a dashed line across the axes."""
    pen = QPen(QColor(theme.muted), theme.axis_line * theme.zoom * 0.75)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))


def paint_crossing(painter: QPainter, theme: Theme, place: QPointF, note: Point) -> None:
    """Paint an open point where a curve crosses a level."""
    color = QColor(theme.muted) if note.series == INK else theme.color(note.series)
    painter.setPen(QPen(color, theme.px(max(theme.rim, 2)) * 1.25))
    painter.setBrush(QColor(theme.ground))
    radius = theme.px(theme.point * 0.72)
    painter.drawEllipse(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_cursor_tick(painter: QPainter, plot: EpochPlot, axes: QRectF, epoch: int) -> None:
    """Write the cursor's epoch among the labels of the axis, in place of those too near to it."""
    theme = plot.theme
    bold = theme.font(theme.tick, 600)
    metrics = QFontMetricsF(bold)
    row = QRectF(0, axes.bottom() + theme.px(theme.tick_length) + 1, 0, metrics.height())
    baseline = axes.bottom() + theme.px(theme.tick_length + 4) + metrics.capHeight() * 1.25
    text, x = str(epoch), plot.to_pixels(epoch, 1.0).x()
    own = QRectF(row.translated(x - metrics.horizontalAdvance(text) / 2, 0))
    own.setWidth(metrics.horizontalAdvance(text))
    near = own.adjusted(-theme.px(8), 0, theme.px(8), 0)
    for value, label in plot.x_labels(axes):
        width = metrics.horizontalAdvance(label)
        box = row.translated(plot.to_pixels(value, 1.0).x() - width / 2, 0)
        box.setWidth(width)
        if near.intersects(box):
            painter.fillRect(box.adjusted(-1, 0, 1, 0), QColor(theme.ground))
    painter.setFont(bold)
    painter.setPen(QColor(theme.accent))
    painter.drawText(QPointF(own.left(), baseline), text)
