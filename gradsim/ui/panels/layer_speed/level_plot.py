"""Curves over epochs with a level that they are compared with, such as that of a guess."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.overlay import Segment
from gradsim.ui.plotting.ticks import nice_range

DASH = (4.0, 3.0)
BELOW = 0.3  # decades that a logarithmic axis goes on below a level at its foot


@dataclass(frozen=True)
class Level:
    """A horizontal line, and what it is."""

    value: float
    label: str


class LevelPlot(SpeedPlot):
    """A plot with a dashed line at a level, which its range includes."""

    level: Level | None = None
    start_tells = False  # about a cost or an error

    def _values_range(self) -> tuple[float, float]:
        low, high = super()._values_range()
        if self.level is None:
            return low, high
        if self.log_y:
            place = math.log10(self.level.value)
            return min(low, place - BELOW), max(high, place + BELOW)
        return low, max(high, nice_range(0.0, self.level.value)[1])

    def _mark(self) -> None:
        super()._mark()
        if self.level is not None:
            ends = ((0.0, self.level.value), (float(self._last), self.level.value))
            self.overlay.segments.append(Segment(*ends, dash=DASH))

    def lines_across(self) -> list[float]:
        """Return the heights of the levels, the own one among them."""
        own = [] if self.level is None else [self.to_pixels(0.0, self.level.value).y()]
        return [*super().lines_across(), *own]

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand, the name of the level among them."""
        box = self._level_box(axes)
        return [*super().word_boxes(axes), *([] if box is None else [box])]

    def _level_box(self, axes: QRectF) -> QRectF | None:
        """Return where the name of the level stands, on no other name and best on no curve."""
        if self.level is None:
            return None
        theme, metrics = self.theme, QFontMetricsF(self.theme.font(self.theme.tick))
        width, height = metrics.horizontalAdvance(self.level.label), metrics.height()
        line, pad = self.to_pixels(0, self.level.value).y(), theme.px(4)
        right = axes.right() - width - theme.px(6)
        places = [
            QRectF(x, y, width, height)
            for y in (line + pad, line - pad - height, line + pad + height)
            for x in (right, axes.left() + (axes.width() - width) / 2, axes.left() + pad)
            if axes.top() - pad <= y <= axes.bottom() - height and x >= axes.left()
        ]
        names = self._marks.boxes
        apart = [box for box in places if not any(map(box.intersects, names))]
        free = (box for box in apart if not self._crosses_curve(box))
        return next(free, apart[0] if apart else None)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the name of the level, too."""
        super().paint_over(painter, axes)
        box = self._level_box(axes)
        if self.level is None or box is None:
            return
        font = self.theme.font(self.theme.tick)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        baseline = box.bottom() - QFontMetricsF(font).descent()
        painter.drawText(QPointF(box.left(), baseline), self.level.label)
