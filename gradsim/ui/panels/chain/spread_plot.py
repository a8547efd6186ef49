"""How the ratio of first to last gradient is spread among random chains, against steepness."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.random_chains import Spread, usual_spread
from gradsim.ui.language import translated
from gradsim.ui.panels.chain.depth_plot import STYLES
from gradsim.ui.panels.chain.plot import ChainPlot, power_ticks
from gradsim.ui.plotting.overlay import Overlay, Point, Segment, spread
from gradsim.ui.plotting.plot import Array, CurveStyle
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number, format_short, power_of_ten
from gradsim.ui.typesetting.text import paint_text, text_width

STEEP = "steep-sigmoid"
ENDS = (5.0, 10.0, 20.0, 50.0, 100.0)  # of the axis of k
POINTS = 38  # steps of the curve over the whole axis
BANDS = (("lowest", "highest", 0.13), ("low", "high", 0.24))  # with the colour's strength


class ChainSpreadPlot(ChainPlot):
    """Median of |∂C/∂b1 : ∂C/∂bL| over k, with the middle half and nine of ten chains.

    The curve goes as far as the chain is steep, until the run has seen all of it. An activation
    without steepness is a level line.
    """

    axis_tells = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "$k$")
        self.right_margin = 8.0
        self._chain: Chain | None = None
        self._shown: tuple[object, ...] = ()
        self._spreads: list[tuple[float, Spread]] = []
        self.set_curves([CurveStyle(STYLES[STEEP], dash=0)])
        # not behind the axes, which stay a picture while the bands grow: 1.2 ms less in each frame
        self._bands = [PlotCurveItem(fillLevel="enclosed", skipFiniteCheck=True) for _ in BANDS]
        for band in self._bands:
            band.setPen(QPen(Qt.PenStyle.NoPen))
            band.setZValue(-1)
            self.view.addItem(band, ignoreBounds=True)
        self._style_bands()

    def _style_bands(self) -> None:
        for band, (_, _, strength) in zip(self._bands, BANDS, strict=True):
            color = self.theme.color(STYLES[STEEP])
            color.setAlphaF(strength)
            band.setBrush(color)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._style_bands()

    def withhold(self, withholds: bool) -> None:
        """Hide the bands with the curve, or show them again."""
        super().withhold(withholds)
        for band in self._bands:
            band.setVisible(not withholds)

    def show_chain(self, chain: Chain, largest: float, whole: bool) -> None:
        """Show the spread for chains of this length, up to this chain's k or on the whole axis.

        Parameters
        ----------
        chain : Chain
            The chain of the step.
        largest : float
            The steepness that is set, which the axis holds.
        whole : bool
            Whether the curve goes on to the end of the axis.
        """
        layers = len(chain.weights)
        shown = (layers, chain.activation, chain.steepness, largest, whole)
        self._chain = chain
        if shown == self._shown:
            return  # a weight is dragged
        self._shown = shown
        grid = whole_axis(largest)
        end = grid[-1]
        if not whole:
            grid = [k for k in grid if k < chain.steepness] + [chain.steepness]
        self._spreads = [(k, usual_spread(STEEP, k, layers)) for k in grid]
        start = min(1.0, chain.steepness if chain.activation == STEEP else 1.0)
        self._fit(usual_spread(STEEP, end, layers), (start, end))
        tex = rf"$\partial C/\partial b_1 : \partial C/\partial b_{{{layers}}}$"
        title = self.tr("size of {0} in random chains").format(tex)
        self.set_title(title, self.tr("size of {0}").format(tex))
        self._draw()

    @property
    def spreads(self) -> list[tuple[float, Spread]]:
        """What is drawn: (k, spread)."""
        return self._spreads

    @property
    def marked(self) -> Spread:
        """The spread for the chain's own activation and k."""
        chain = self._chain
        assert chain is not None
        return usual_spread(chain.activation, chain.steepness, len(chain.weights))

    def _fit(self, last: Spread, x_range: tuple[float, float]) -> None:
        low = math.floor(last.lowest / 5.0) * 5.0 if math.isfinite(last.lowest) else -300.0
        self.set_ranges(x_range, (low, 0.08 * -low))  # room above 1 for what explodes
        end = x_range[1]
        self.x_ticks = (x_range[0], *(end * share for share in (0.25, 0.5, 0.75, 1.0)))

    def _draw(self) -> None:
        chain, overlay, low = self._chain, Overlay(), self._y_range[0]
        assert chain is not None
        ks = np.array([k for k, _ in self._spreads])
        medians = np.array([max(spread.median, low) for _, spread in self._spreads])
        self._curves[0].setData(ks, medians)
        around = np.concatenate([ks, ks[::-1]])
        edges = self._other_lines()
        for band, upper, lower in zip(self._bands, edges[::2], edges[1::2], strict=True):
            band.setData(around, np.concatenate([upper[1], lower[1][::-1]]))
        overlay.segments.append(Segment((self._x_range[0], 0.0), (self._x_range[1], 0.0)))
        marked, style = self.marked, STYLES[chain.activation]
        height = max(marked.median, low)
        text = "0" if math.isinf(marked.median) else power_of_ten(round(marked.median))
        if chain.activation == STEEP:
            k, first = self._spreads[0]
            if chain.steepness > k == 1.0 and math.isfinite(first.median):
                start = power_of_ten(round(first.median))
                overlay.notes.append(Point(k, first.median, style, start, below=True))
            overlay.points.append(Point(chain.steepness, height, style, text))
            overlay.cursor = chain.steepness
        else:
            overlay.segments.append(
                Segment((self._x_range[0], height), (self._x_range[1], height), style)
            )
            name = translated(chain.function.label)
            place = self._x_range[0] + 0.5 * (self._x_range[1] - self._x_range[0])
            overlay.notes.append(Point(place, height, style, f"{name}: {text}"))
        self.overlay = overlay
        said = self.tr("k = {0}: median {1}, {2} % above 1")
        said = said.format(format_short(chain.steepness), text, self._exploding())
        self.setAccessibleDescription(said)
        self.refresh()

    def _other_lines(self) -> list[tuple[Array, Array]]:
        """Return the upper and the lower edge of each band."""
        low = self._y_range[0]
        ks = np.array([k for k, _ in self._spreads])
        return [
            (ks, np.maximum([getattr(spread, name) for _, spread in self._spreads], low))
            for lower, upper, _ in BANDS
            for name in (upper, lower)
        ]

    def _exploding(self) -> str:
        return format_number(100 * self.marked.exploding, 1)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        return power_ticks(*self._y_range, 0.75 * self.height(), self.theme)

    def _x_title_at_right(self) -> bool:
        return True

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Write how many chains lie above the line at 1, and what curve and bands are."""
        if self._chain is None:
            return
        theme, font = self.theme, self.theme.font(self.theme.end_label)
        (box,) = self.word_boxes(axes)
        line = box.bottom() - QFontMetricsF(font).descent()
        paint_text(painter, self._words(), box.left(), line, font, theme.text)
        self._paint_names(painter, axes, font)

    def _words(self) -> str:
        words: str = self.tr("explodes: {0} %")
        return words.format(self._exploding())

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where it stands how many chains explode: above the line at 1."""
        if self._chain is None:
            return []
        font = self.theme.font(self.theme.end_label)
        metrics, right = QFontMetricsF(font), axes.right() - self.theme.px(10)
        line, width = self.to_pixels(0, 0).y() - self.theme.px(6), text_width(self._words(), font)
        return [QRectF(right - width, line - metrics.ascent(), width, metrics.height())]

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where else no label may stand: on the cursor, and where gradients explode."""
        explodes = QRectF(axes.topLeft(), QPointF(axes.right(), self.to_pixels(0, 0).y()))
        return [*super().without_labels(axes), explodes, self._cursor_strip(axes)]

    def names(self) -> list[tuple[float, str]]:
        """Return (height, words) of curve and bands at their right end, where they reach it."""
        if not self._spreads or self._spreads[-1][0] != self._x_range[1]:
            return []
        last, low = self._spreads[-1][1], self._y_range[0]
        names = (
            (last.median, self.tr("median")),
            ((last.median + last.low) / 2, self.tr("half of all")),
            ((last.low + last.lowest) / 2, self.tr("nine of ten")),
        )
        return [(max(height, low), words) for height, words in names]

    def _paint_names(self, painter: QPainter, axes: QRectF, font: QFont) -> None:
        """Write the names right of the axes, each with a line from its curve or shade."""
        theme, metrics = self.theme, QFontMetricsF(font)
        names = self.names()
        places = [self.to_pixels(0, height).y() for height, _ in names]
        lines = list(places)
        spread(lines, metrics.height(), axes.top(), axes.bottom())
        start, stop = axes.right() - theme.px(22), axes.right() + theme.px(16)
        for place, line, (_, words) in zip(places, lines, names, strict=True):
            if place != places[0]:  # the curve has its own point
                painter.setPen(QPen(QColor(theme.text), theme.px(1.5)))
                painter.drawLine(QPointF(start, place), QPointF(stop, line))
            left = stop + theme.px(6)
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - left)
            baseline = line + metrics.capHeight() / 2
            paint_text(painter, text, left, baseline, font, theme.label_color(STYLES[STEEP]))


def whole_axis(largest: float) -> list[float]:
    """Return the steepnesses at which the curve is computed, on an axis that holds the largest."""
    end = next((end for end in ENDS if largest <= end), ENDS[-1])
    steepnesses: list[float] = np.linspace(1.0, end, POINTS + 1).tolist()
    return steepnesses
