"""Curves over epochs with a level that they are compared with, such as that of a guess."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.plot import Segment
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

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the name of the level too, where no curve crosses it if there is such a place."""
        super().paint_over(painter, axes)
        if self.level is None:
            return
        theme, font = self.theme, self.theme.font(self.theme.tick)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(self.level.label), metrics.height()
        line, pad = self.to_pixels(0, self.level.value).y(), theme.px(4)
        right = axes.right() - width - theme.px(6)
        places = [
            QRectF(x, y, width, height)
            for x in (right, axes.left() + (axes.width() - width) / 2)
            for y in (line - pad - height, line + pad)
            if axes.top() - pad <= y <= axes.bottom() - height
        ]
        free = (box for box in places if not self._crosses_curve(box))
        box = next(free, places[0] if places else None)
        if box is None or width > axes.width():
            return
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(box.left(), box.bottom() - metrics.descent()), self.level.label)
