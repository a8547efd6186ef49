"""The first epochs on the whole axis, of which the large plot shows the upper end."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gradsim.ui.panels.depth_accuracy.names import depth_of, few_layers, percent
from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.plotting.plot import Array
from gradsim.ui.theme import Theme

FIRST = 5  # epochs
HALF = 50.0  # percent, where the curves rise
APART = 0.3  # epochs by which the slowest is later than the next, to be named


class FirstEpochs(EpochPlot):
    """Who gets going last; its curve has its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("FirstEpochs", "first epochs, in %"))
        self.format_value = percent
        self.fixed_range = 0.0, 100.0
        self.right_margin = 1.0
        self.end_labels = self.value_labels = False

    def show_first(self, curves: Sequence[Curve], last_epoch: int) -> None:
        """Show the beginnings of these curves."""
        self.show_curves([curve for curve in curves if not curve.ghost], min(last_epoch, FIRST))

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve, as far as the axis goes."""
        super().set_data(index, x[: self._last + 1], y[: self._last + 1])

    def _mark(self) -> None:
        super()._mark()
        if self._epoch > self._last:
            self.overlay.cursor = None
            self.overlay.points = []

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Name the curve that rises last."""
        super().paint_over(painter, axes)
        rises = sorted((self._rise(curve), curve.style) for curve in self._sources)
        if len(rises) < 2 or self.withholds or not rises[-1][0] - rises[-2][0] > APART:
            return
        x, style = rises[-1]
        theme = self.theme
        font = theme.font(theme.small)
        text, metrics = few_layers(depth_of(style)), QFontMetricsF(font)
        place = self.to_pixels(x, HALF) + QPointF(theme.px(10), metrics.capHeight() * 1.5)
        if place.x() + metrics.horizontalAdvance(text) <= self.width():
            painter.setFont(font)
            painter.setPen(theme.label_color(style))
            painter.drawText(place, text)

    def _rise(self, curve: Curve) -> float:
        """Return where a curve comes above the half; the end of the axis if it does not."""
        values = curve.recording.values(curve.column, curve.series, 0, self._last + 1)
        above = np.flatnonzero(values >= HALF)
        if not len(above) or not above[0]:
            return float(self._last if not len(above) else 0)
        after = int(above[0])
        low, high = values[after - 1], values[after]
        return float(after - 1 + (HALF - low) / (high - low))
