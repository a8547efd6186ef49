"""The first epochs on the whole axis, of which the large plot shows the upper end."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.panels.depth_accuracy.names import depth_of, few_layers, percent
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.plot import Array
from gradsim.ui.theme import Theme

FIRST = 3  # epochs
HALF = 50.0  # percent, where the curves rise
PLACES = (HALF, 60.0, 70.0, 78.0)  # percent where a name may stand, the best first
APART = 0.3  # epochs by which the slowest is later than the next, to be named

LEAST = 13  # heights of a tick's label


class FirstEpochs(EpochPlot):
    """Who gets going last; its curve has its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("FirstEpochs", "first epochs, in %"))
        self.format_value = percent
        self.fixed_range = 0.0, 100.0
        self.right_margin = 1.0
        self.end_labels = self.value_labels = False

    def minimumSizeHint(self) -> QSize:
        """Return a height at which a steep start is told from one that waits."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), self.theme.px(LEAST * self.theme.tick)))

    def show_first(self, curves: Sequence[Curve], last_epoch: int) -> None:
        """Show the beginnings of these curves."""
        last = min(last_epoch, FIRST)
        self.x_ticks = tuple(map(float, range(last + 1)))
        self.show_curves([curve for curve in curves if not curve.ghost], last)

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve, as far as the axis goes."""
        super().set_data(index, x[: self._last + 1], y[: self._last + 1])

    def _mark(self) -> None:
        super()._mark()
        if self._epoch > self._last:
            self.overlay.cursor = None
            self.overlay.points = []

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Name the curve that rises last, and those that rise before it."""
        super().paint_over(painter, axes)
        for text, x, color in self.names():
            self._paint_name(painter, text, x, color)

    def names(self) -> list[tuple[str, float, QColor]]:
        """Return each name, the place where the last of its curves rises, and its colour.

        None where the slowest is not the last by far.
        """
        rises = sorted((self._rise(curve), curve.style) for curve in self._sources)
        if len(rises) < 2 or self.withholds or not rises[-1][0] - rises[-2][0] > APART:
            return []
        (before, _), (last, style) = rises[-2:]
        others = sorted(depth_of(style) for _, style in rises[:-1])
        text = few_layers(others[0]) if len(others) == 1 else ", ".join(map(str, others))
        color = self.theme.label_color(rises[0][1]) if len(others) == 1 else self.theme.muted
        return [
            (text, before, QColor(color)),
            (few_layers(depth_of(style)), last, self.theme.label_color(style)),
        ]

    def _paint_name(self, painter: QPainter, text: str, x: float, color: QColor) -> None:
        """Paint a name beside the rise of a curve, where it has room."""
        theme = self.theme
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        width, high = metrics.horizontalAdvance(text), metrics.capHeight()
        for percent_up in PLACES:
            left = self.to_pixels(x, percent_up).x() + theme.px(10)
            for epoch in range(self._last + 1):  # where the cursor would run through it
                line = self.to_pixels(epoch, 0.0).x()
                if left - theme.px(4) < line < left + width + theme.px(4):
                    left = line + theme.px(8)
            foot = self.to_pixels(x, percent_up).y() + high * 1.5
            box = QRectF(left, foot - high, width, high)
            if box.right() <= self.width() and not self._crosses_curve(box):
                painter.setFont(font)
                painter.setPen(color)
                painter.drawText(box.bottomLeft(), text)
                return

    def _rise(self, curve: Curve) -> float:
        """Return where a curve comes above the half; the end of the axis if it does not."""
        values = curve.recording.values(curve.column, curve.series, 0, self._last + 1)
        above = np.flatnonzero(values >= HALF)
        if not len(above) or not above[0]:
            return float(self._last if not len(above) else 0)
        after = int(above[0])
        low, high = values[after - 1], values[after]
        return float(after - 1 + (HALF - low) / (high - low))
