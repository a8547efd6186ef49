"""The ratio of the first gradient to a later one in many random chains."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.chain.products import Product
from gradsim.ui.panels.chain.plot import ChainPlot
from gradsim.ui.plotting.plot import Array
from gradsim.ui.plotting.ticks import nice_range, powers_of_ten
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_decimals
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.typesetting.typeset import plain_text

BINS_PER_DECADE = 4


class ChainHistogram(ChainPlot):
    """Bars over log₁₀ of the ratio; those below the bound are in the accent colour.

    While random chains are drawn, each is a brick; when all are drawn, the bars of many more
    take their place.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.right_margin = 4.0
        self.y_unit = " %"
        self.set_curves([])
        self._logs: Array | None = None
        self._bound = 1 / 16
        self._bound_name = self._bound_words = "1/16"
        self._share = 0.0
        self._ratio = ""
        self._drawn: Product | None = None
        self._draws: Array | None = None
        self._last = 0
        self._bars: list[tuple[float, float, float]] = []  # left, right, share of chains

    def show_ratios(
        self, logs: Array, share: float, bound: float, names: tuple[str, str], ratio: str
    ) -> None:
        """Show the logarithms of many ratios, and the share of those below a bound.

        The bound has two names: a short one, and one that says where it comes from.
        """
        if logs is self._logs and bound == self._bound and ratio == self._ratio:
            return
        self._logs, self._bound, self._share, self._ratio = logs, bound, share, ratio
        self._bound_name, self._bound_words = names
        finite = logs[np.isfinite(logs)]
        low = math.floor(float(np.quantile(finite, 0.002))) if len(finite) else -1.0
        high = math.ceil(float(np.quantile(finite, 0.998))) if len(finite) else 0.0
        high = max(high, math.ceil(math.log10(bound)), low + 1)
        edges = _edges(low, high, math.log10(bound))
        self._bars = _bars(finite, edges, len(logs))
        most = max(share for *_, share in self._bars)
        top = nice_range(0.0, 140 * most)[1]  # the words stand over the bars
        self.set_ranges((float(edges[0]), float(edges[-1])), (0.0, top))
        self._describe()

    def show_draws(self, logs: Array | None, last: int) -> None:
        """Show the ratios drawn so far, of `last` in all; None where none are drawn."""
        self._draws, self._last = logs, last
        self._describe()

    def _describe(self) -> None:
        if self.is_whole:
            title = self.tr("{0} in size, {1} random chains")
        else:
            title = self.tr("{0} in size, in random chains")
        title = title.format(self._ratio, format_count(self._many))
        self.set_title(title, self.tr("{0}, random chains").format(self._ratio))
        self.setAccessibleName(plain_text(title))
        self.setAccessibleDescription(self.verdict())
        self.refresh()

    @property
    def _many(self) -> int:
        return 0 if self._logs is None else len(self._logs)

    @property
    def is_whole(self) -> bool:
        """Whether all random chains are drawn, so that the share of many more may be told."""
        return self._draws is None or len(self._draws) >= self._last

    @property
    def bricks(self) -> list[tuple[float, float, float]]:
        """The bars of the chains that are drawn so far: from, to (log₁₀), and their share."""
        if self._draws is None:
            return []
        edges = np.array([self._bars[0][0], *(right for _, right, _ in self._bars)])
        return _bars(np.clip(self._draws, edges[0], edges[-1]), edges, self._last)

    def mark_chain(self, ratio: Product) -> None:
        """Mark the ratio of the chain that is drawn."""
        self._drawn = ratio
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a low size, with room for two lines of text over the bars."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() + round(self.theme.px(self.theme.tick) * 4.5))

    def verdict(self) -> str:
        """Return the share in words, or how many of those drawn so far."""
        if self._draws is not None and not self.is_whole:
            if not len(self._draws):
                return ""
            below = int(np.sum(self._draws < math.log10(self._bound)))
            drawn: str = self.tr("{0} of {1} below {2}")
            return drawn.format(below, len(self._draws), self._bound_name)
        text: str = self.tr("below {1}: {0} % of {2} chains")
        share, count = format_decimals(100 * self._share, 0), format_count(self._many)
        return text.format(share, self._bound_words, count)

    @property
    def bars(self) -> list[tuple[float, float, float]]:
        """The bars: from, to (log₁₀), and the share of all chains."""
        return self._bars

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        low, high = self._x_range
        every = math.ceil((high - low) / max(axes.width() / self.theme.px(self.theme.tick * 5), 1))
        return powers_of_ten(low, high, every)

    def _paint_x_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
        painter.drawLine(axes.bottomLeft(), axes.bottomRight())
        foot = axes.bottom() + theme.px(theme.tick_length)
        for value, label in self._x_tick_list(axes):
            x = self.to_pixels(value, 0).x()
            painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
            painter.drawLine(QPointF(x, axes.bottom()), QPointF(x, foot))
            line = foot + theme.px(10) + metrics.capHeight() * 1.3
            self.paint_tick(painter, label, x - self._tick_width(label) / 2, line)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint bars or bricks, bound, verdict, and the chain that is drawn."""
        theme = self.theme
        if self.is_whole:
            self._paint_bars(painter, self._bars, 0.0)
        else:
            self._paint_bars(painter, self.bricks, 100 / self._last)
        x = self.to_pixels(math.log10(self._bound), 0).x()
        painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
        painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()))
        font = theme.font(theme.end_label, max(theme.number_weight, 500))
        metrics = QFontMetricsF(font)
        line, text, room = axes.top() + metrics.ascent(), self.verdict(), theme.px(10)
        if x - axes.left() > metrics.horizontalAdvance(text) + room:
            paint_text(painter, text, x - room, line, font, theme.accent, 1.0)
        if self.is_whole:
            text = f"{format_decimals(100 - 100 * self._share, 0)} %"
            paint_text(painter, text, x + room, line, font, theme.accent)
        self._paint_drawn(painter, axes)

    def _paint_bars(
        self, painter: QPainter, bars: list[tuple[float, float, float]], brick: float
    ) -> None:
        """Paint bars in two colours, in bricks of so many percent each, or whole for 0."""
        theme, cut = self.theme, math.log10(self._bound)
        gap = max(theme.px(1), 1) / 2
        rest = QColor(theme.muted)
        rest.setAlphaF(0.3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for left, right, share in bars:
            count = round(100 * share / brick) if brick else 1
            height = 100 * share / count if count else 0.0
            color = QColor(theme.heat if right <= cut else rest)  # the bound is an edge
            for place in range(count):
                a = self.to_pixels(left, (place + 1) * height)
                b = self.to_pixels(right, place * height)
                inset = gap if brick else 0.0
                painter.fillRect(QRectF(a, b).adjusted(gap, inset, -gap, -inset), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_drawn(self, painter: QPainter, axes: QRectF) -> None:
        ratio, theme = self._drawn, self.theme
        if ratio is None:
            return
        low, high = self._x_range
        x = self.to_pixels(min(max(ratio.log, low), high), 0).x()
        painter.setPen(QPen(theme.color(0), theme.tangent * theme.zoom))
        font = theme.font(theme.end_label)
        metrics = QFontMetricsF(font)
        top = axes.top() + 1.25 * metrics.height()
        painter.drawLine(QPointF(x, top), QPointF(x, axes.bottom()))
        text = self.tr("this chain")
        width, gap = metrics.horizontalAdvance(text), theme.px(8)
        left, bound = x - width - gap, self.to_pixels(math.log10(self._bound), 0).x()
        if left < axes.left() or left - gap < bound < x:
            left = x + gap
        place = QPointF(left, top + metrics.ascent() * 0.9)
        ground = QColor(theme.ground)
        ground.setAlphaF(0.8)  # the words stand over the bars
        painter.fillRect(
            metrics.tightBoundingRect(text).translated(place).adjusted(-2, -2, 2, 2), ground
        )
        paint_text(painter, text, place.x(), place.y(), font, theme.label_color(0))


def _edges(low: float, high: float, bound: float) -> Array:
    """Return the edges of bins that hold a range, the bound exactly one of them."""
    below = math.ceil((bound - low) * BINS_PER_DECADE)
    above = max(math.ceil((high - bound) * BINS_PER_DECADE), 0)
    return bound + np.arange(-below, above + 1) / BINS_PER_DECADE


def _bars(logs: Array, edges: Array, of: int) -> list[tuple[float, float, float]]:
    """Return (from, to, share of `of`) of the numbers between any two edges."""
    shares = np.histogram(logs, edges)[0] / of
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), shares.tolist(), strict=True))
