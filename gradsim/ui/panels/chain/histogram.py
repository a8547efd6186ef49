"""The ratio of the first gradient to a later one in 10,000 random chains."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.chain.products import Product
from gradsim.ui.panels.chain.numbers import product_text
from gradsim.ui.panels.chain.plot import ChainPlot
from gradsim.ui.plotting.plot import Array
from gradsim.ui.plotting.ticks import nice_range, powers_of_ten
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals
from gradsim.ui.typesetting.text import paint_text

BINS_PER_DECADE = 4


class ChainHistogram(ChainPlot):
    """Bars over log₁₀ of the ratio; those below the bound are in the accent colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.right_margin = 4.0
        self.y_unit = " %"
        self.set_curves([])
        self._logs: Array | None = None
        self._bound = 1 / 16
        self._bound_name = "1/16"
        self._share = 0.0
        self._this: Product | None = None
        self._bars: list[tuple[float, float, float]] = []  # left, right, share of chains

    def show_ratios(self, logs: Array, share: float, bound: float, name: str, title: str) -> None:
        """Show the logarithms of many ratios, and the share of those below a bound."""
        if logs is self._logs and bound == self._bound and title == self.title:
            return
        self._logs, self._bound, self._share, self._bound_name = logs, bound, share, name
        finite = logs[np.isfinite(logs)]
        low = math.floor(float(np.quantile(finite, 0.002))) if len(finite) else -1.0
        high = max(math.ceil(float(np.quantile(finite, 0.998))), 1.0) if len(finite) else 1.0
        edges = np.linspace(low, high, round((high - low) * BINS_PER_DECADE) + 1)
        counts = np.histogram(finite, edges)[0] / len(logs)
        self._bars = list(zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(),
                              strict=True))  # fmt: skip
        self.set_title(title)
        top = nice_range(0.0, 140 * float(counts.max()))[1]  # the words stand over the bars
        self.set_ranges((float(low), float(high)), (0.0, top))
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.verdict())
        self.refresh()

    def show_this(self, ratio: Product) -> None:
        """Mark the ratio of the chain that is drawn."""
        self._this = ratio
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a low size: the bars tell their story in a few lines of text."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - round(self.theme.px(self.theme.tick) * 1.2))

    def verdict(self) -> str:
        """Return the share in words."""
        return self.tr("{0} % below {1}").format(
            format_decimals(100 * self._share, 0), self._bound_name
        )

    @property
    def bars(self) -> list[tuple[float, float, float]]:
        """The bars: from, to (log₁₀), and the share of all chains."""
        return self._bars

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        low, high = self._x_range
        every = math.ceil((high - low) / max(axes.width() / self.theme.px(self.theme.tick * 5), 1))
        return powers_of_ten(low, high, every)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint bars, bound, verdict, and the chain that is drawn."""
        theme = self.theme
        cut = math.log10(self._bound)
        gap = max(theme.px(1), 1) / 2
        rest = QColor(theme.muted)
        rest.setAlphaF(0.3)
        for left, right, share in self._bars:
            for start, stop, color in ((left, min(right, cut), theme.heat),
                                       (max(left, cut), right, rest)):  # fmt: skip
                if stop > start and share:
                    a, b = self.to_pixels(start, 100 * share), self.to_pixels(stop, 0)
                    painter.fillRect(QRectF(a, b).adjusted(gap, 0, -gap, 0), QColor(color))
        x = self.to_pixels(cut, 0).x()
        painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
        painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()))
        font = theme.font(theme.end_label, max(theme.number_weight, 500))
        metrics = QFontMetricsF(font)
        line, text, room = axes.top() + metrics.ascent(), self.verdict(), theme.px(10)
        if x - axes.left() > metrics.horizontalAdvance(text) + room:
            paint_text(painter, text, x - room, line, font, theme.accent, 1.0)
        text = f"{format_decimals(100 - 100 * self._share, 0)} %"
        paint_text(painter, text, x + room, line, font, theme.accent)
        self._paint_this(painter, axes)

    def _paint_this(self, painter: QPainter, axes: QRectF) -> None:
        ratio, theme = self._this, self.theme
        if ratio is None:
            return
        low, high = self._x_range
        x = self.to_pixels(min(max(ratio.log, low), high), 0).x()
        painter.setPen(QPen(theme.color(0), theme.tangent * theme.zoom))
        font = theme.font(theme.end_label)
        metrics = QFontMetricsF(font)
        top = axes.top() + 1.25 * metrics.height()
        painter.drawLine(QPointF(x, top), QPointF(x, axes.bottom()))
        text = self.tr("this chain: {0}").format(product_text(ratio))
        left = x - metrics.horizontalAdvance(text) - theme.px(8)
        if left < axes.left():
            left = x + theme.px(8)
        place = QPointF(left, top + metrics.ascent() * 0.9)
        ground = QColor(theme.ground)
        ground.setAlphaF(0.8)  # the words stand over the bars
        painter.fillRect(
            metrics.tightBoundingRect(text).translated(place).adjusted(-2, -2, 2, 2), ground
        )
        paint_text(painter, text, place.x(), place.y(), font, theme.label_color(0))
