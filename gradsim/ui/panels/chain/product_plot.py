"""The running product from the cost back to the first bias, on a logarithmic axis."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.products import Product
from gradsim.ui.panels.chain.layout import NEURON, ChainLayout
from gradsim.ui.panels.chain.mark import paint_way_back
from gradsim.ui.panels.chain.numbers import exact_text, product_text
from gradsim.ui.panels.chain.plot import ChainPlot, enclosing_step, paint_point
from gradsim.ui.plotting.overlay import Overlay, Point, Segment
from gradsim.ui.plotting.plot import CurveStyle
from gradsim.ui.plotting.ticks import powers_of_ten
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.formula import Formula
from gradsim.ui.typesetting.numbers import tex_fraction
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.text import paint_text

MOST_LABELS = 8
GUIDE_DASH = (4.0, 3.0)


class ChainProductPlot(ChainPlot):
    """Points for every neuron, small ones where a weight has been multiplied.

    The vertical axis is in powers of ten throughout, since a product may be too small or
    too large for a float.
    """

    axis_tells = True
    _every = 1  # powers of ten between two ticks

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("size of the product so far"))
        self.right_margin = 1.0
        self._numbers: ChainFactors | None = None
        self._selected = 0
        self._places: list[tuple[float, Product]] = []
        self._ghosts: list[tuple[str, list[tuple[float, Product]]]] = []
        self._labels: list[QRectF] = []  # where the numbers stand in the present picture
        self._fitted: tuple[object, ...] = ()  # what the axes have
        self._aligned: tuple[float, float] | None = None  # pixels: of neuron 1, of one layer
        self.set_curves([CurveStyle(INK)])

    def show_product(
        self,
        numbers: ChainFactors,
        selected: int,
        kept: Sequence[tuple[str, ChainFactors]] = (),
    ) -> None:
        """Show the running product to the gradient of one layer, and those of kept runs."""
        self._numbers, self._selected = numbers, selected
        self._places = numbers.running()
        if len(kept) != len(self._ghosts):
            ghosts = (CurveStyle(index, True) for index in range(len(kept)))
            self.set_curves([CurveStyle(INK), *ghosts])
        self._ghosts = [(name, factors.running()) for name, factors in kept]
        self.setAccessibleName(self.title)
        first = product_text(numbers.gradients[0]) if numbers.is_reached(0) else "?"
        self.setAccessibleDescription(f"∂C/∂b1 = {first}")
        self._draw()

    def align(self, layout: ChainLayout | None, offset: float) -> None:
        """Align with the neurons of a drawing above, whose left edge lies at `offset` here."""
        first = layout.column(NEURON, 0) if layout and not layout.condensed else None
        second = layout.column(NEURON, 1) if layout and first else None
        self._aligned = (first.x + offset, second.x - first.x) if first and second else None
        self._draw()

    @property
    def products(self) -> list[tuple[float, Product]]:
        """What is shown: (place, product), the first neuron at 0."""
        return self._places

    def _draw(self) -> None:
        numbers = self._numbers
        if numbers is None:
            return
        drawn = [self._places, *(places for _, places in self._ghosts)]
        # the axes stand still while the product grows
        whole = drawn
        if numbers.reached < 2 * len(numbers):
            whole = [replace(numbers, reached=2 * len(numbers)).running(), *drawn[1:]]
        finite = [
            product.log for places in whole for _, product in places if math.isfinite(product.log)
        ]
        guide = self._guide(numbers)
        if guide:
            finite += [guide[0][1], guide[1][1]]
        least, most = min(finite, default=-1.0), max(finite, default=0.0)
        lines = 1.8 * self.theme.px(self.theme.end_label) / max(0.75 * self.height(), 1.0)
        low = math.floor(least - max(0.3, lines * (most - least)))  # room for the first label
        every = enclosing_step(least, most, 0.75 * self.height(), self.theme)
        low = min(low, every * math.floor(least / every))
        high = max(every * math.ceil(most / every), low + 2)
        self._fit(every, (float(low), float(high)))
        for curve, places in zip(self._curves, drawn, strict=False):
            x = np.array([place for place, _ in places])
            y = np.array([max(product.log, low) for _, product in places])
            curve.setData(x, y)
        overlay = Overlay()
        if guide:
            overlay.segments.append(Segment(*guide, dash=GUIDE_DASH))
        every = math.ceil(len(numbers) / MOST_LABELS)
        for layer in range(0, len(numbers), every):
            product = numbers.gradients[layer]
            if not numbers.is_reached(layer):
                continue
            text = exact_text(numbers.values[layer], product)
            height = max(product.log, low)
            overlay.notes.append(Point(float(layer), height, layer % 4, text, below=True))
        if numbers.reached < 2 * len(numbers) and self._places:
            place, product = self._places[0]  # the walk has come to a weight, or to the cost
            if not place.is_integer():
                text, height = product_text(product), max(product.log, low)
                overlay.notes.append(Point(place, height, INK, text, below=True))
        for index, (name, places) in enumerate(self._ghosts):
            overlay.notes.append(Point(places[0][0], max(places[0][1].log, low), index, name))
        self.overlay = overlay
        self.refresh()

    def _fit(self, every: int, y_range: tuple[float, float]) -> None:
        """Give the axes these ranges, if they are others than before.

        Else they stay a picture: to paint them took a third of a frame of the plot.
        """
        self._every, self._y_range = every, y_range
        self._x_range = self._horizontal()
        axes = self.axes_rect()
        fitted = every, y_range, self._x_range, axes.getRect(), len(self._numbers or ())
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.view.setGeometry(axes)  # labels of another width move the axes
        self._apply_range()

    @staticmethod
    def _guide(numbers: ChainFactors) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Return both ends of the guide: the largest slope per term, from the last bias back.

        None where the product grows on its way, and nothing is to be guided.
        """
        last, log = len(numbers) - 1, numbers.gradients[-1].log
        if not math.isfinite(log) or numbers.gradients[0].log > log:
            return None
        start = log + last * math.log10(numbers.activation.largest_slope)
        return (0.0, start), (float(last), log)

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes; no number stands at its right end."""
        rect = super().axes_rect()
        rect.setRight(self.width() - self.theme.px(self.theme.end_label * self.right_margin))
        return rect

    def _horizontal(self) -> tuple[float, float]:
        assert self._numbers is not None
        axes = self.axes_rect()
        if self._aligned is not None:
            first, layer = self._aligned
            return (axes.left() - first) / layer, (axes.right() - first) / layer
        count = len(self._numbers)
        side = 0.06 * count
        return -max(side, 0.3), count - 0.5 + max(side * 0.5, 0.2)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._fitted = ()
        if getattr(self, "_numbers", None) is not None:
            self._x_range = self._horizontal()
            self._apply_range()

    def _place_labels(self, axes: QRectF, words: list[QRectF]) -> list[tuple[Point, QRectF]]:
        labels = super()._place_labels(axes, words)
        self._labels = [box for _, box in labels]
        return labels

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        box = super()._text_box(point, axes, metrics, taken)
        crowded = self._numbers is not None and len(self._numbers) > MOST_LABELS
        return None if box is not None and crowded and self._crosses_curve(box) else box

    def _is_free(self, box: QRectF, points: Sequence[QPointF]) -> bool:
        """Return whether nothing is drawn or written in a rectangle."""
        side = self._radius() + 2
        near = box.adjusted(-side, -side, side, side)
        written = any(box.adjusted(-4, -2, 4, 2).intersects(label) for label in self._labels)
        return not written and not any(map(near.contains, points)) and not self._crosses_curve(box)

    def _crosses_curve(self, box: QRectF) -> bool:
        if super()._crosses_curve(box):
            return True
        for segment in self.overlay.segments:
            start, stop = self.to_pixels(*segment.start), self.to_pixels(*segment.stop)
            left, right = max(box.left(), start.x()), min(box.right(), stop.x())
            if left > right or stop.x() <= start.x():
                continue
            rise = (stop.y() - start.y()) / (stop.x() - start.x())
            ends = [start.y() + rise * (x - start.x()) for x in (left, right)]
            if min(ends) < box.bottom() and max(ends) > box.top():
                return True
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the labels have room."""
        theme = self.theme
        frame = self.height() - self.axes_rect().height()
        return QSize(theme.px(theme.tick * 12), round(frame + theme.px(theme.tick * 7)))

    # ----- painting

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        return powers_of_ten(*self._y_range, self._every)

    def _radius(self) -> float:
        low, high = self._x_range
        layer = self.axes_rect().width() / (high - low)
        return min(self.theme.point * self.theme.zoom, max(layer * 0.32, 1.5))

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the points, filled for positive products and hollow for negative ones."""
        theme, radius = self.theme, self._radius()
        negative, low = False, self._y_range[0]
        points = [self.to_pixels(place, max(product.log, low)) for place, product in self._places]
        for (place, product), centre in zip(self._places, points, strict=True):
            layer = int(place) if place.is_integer() else None
            if layer is None and radius < theme.point * theme.zoom:
                continue
            color = QColor(theme.text) if layer is None else theme.color(layer % 4)
            size = radius * (0.55 if layer is None else 1.0)
            negative = negative or product.sign < 0
            paint_point(painter, centre, size, color, QColor(theme.ground), product.sign < 0,
                        theme.rim * theme.zoom)  # fmt: skip
        # the product begins at the right, at the cost
        left = self.title_width() + theme.px(20)
        right = min(self._paint_remarks(painter, negative), axes.right())
        paint_way_back(painter, theme, self.tr("back from the cost"), left, right)
        self._paint_guide_label(painter, axes, points)

    def _paint_guide_label(
        self, painter: QPainter, axes: QRectF, points: Sequence[QPointF]
    ) -> None:
        """Write what the dashed line is, over its left end, or below where the curve is over."""
        numbers, theme = self._numbers, self.theme
        guide = self._guide(numbers) if numbers is not None else None
        if numbers is None or guide is None:
            return
        largest = numbers.activation.largest_slope
        font = theme.font(theme.end_label)
        metrics, color = QFontMetricsF(font), QColor(theme.muted)
        words = self.tr("guide: "), self.tr(" per term")
        bound = symbol(tex_fraction(largest), theme.px(theme.end_label))
        widths = [metrics.horizontalAdvance(text) for text in words]
        start, stop = (self.to_pixels(*end) for end in guide)
        rise = (stop.y() - start.y()) / max(stop.x() - start.x(), 1.0)
        gap, height, width = theme.px(6), bound.ascent + bound.depth, sum(widths) + bound.width
        boxes = []
        for share in (0.0, 0.12, 0.3, 0.5):
            left = start.x() + share * (stop.x() - start.x()) - theme.px(12)
            left = max(left, axes.left() + theme.px(4))
            ends = [start.y() + rise * (x - start.x()) for x in (left, left + width)]
            tops = (min(ends) - gap - height, max(ends) + gap)
            boxes += [QRectF(left, top, width, height) for top in tops]
        room = axes.adjusted(-1, -1, 1, 1)
        box = next((b for b in boxes if room.contains(b) and self._is_free(b, points)), None)
        if box is None:
            return
        painter.fillRect(
            box.adjusted(-gap, 0, gap, 0), QColor(theme.ground)
        )  # no line of the grid strikes it
        left, line = box.left(), box.top() + bound.ascent
        end = paint_text(painter, words[0], left, line, font, color)
        bound.paint(painter, end, line, color)
        paint_text(painter, words[1], end + bound.width, line, font, color)

    def _paint_remarks(self, painter: QPainter, negative: bool) -> float:
        """Say beside the title what hollow points mean, and that logarithms are used.

        Returns where this begins.
        """
        theme = self.theme
        remarks = []
        if self._numbers is not None and self._numbers.needs_logarithms:
            remarks.append(self.tr("beyond a float’s range: from logarithms"))
        if negative:
            remarks.append(self.tr("hollow: negative"))
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        title = 0.0 if self._title is None else self._title.size().width() + theme.px(16)
        line = theme.px(theme.axis_text * 1.1)
        for text in (" · ".join(remarks), *remarks[:1]):
            width = metrics.horizontalAdvance(text)
            if text and title + width <= self.width():
                paint_text(painter, text, self.width(), line, font, theme.muted, 1.0)
                return float(self.width() - width - theme.px(16))
        return float(self.width())

    def _paint_x_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        pen = QPen(QColor(theme.axis), theme.axis_line * theme.zoom)
        painter.setPen(pen)
        painter.drawLine(axes.bottomLeft(), axes.bottomRight())
        if self._numbers is None or not self.has_x_labels:
            return
        count, px = len(self._numbers), theme.px(theme.symbol)
        labels = [
            (float(layer), symbol(rf"\partial C/\partial b_{{{layer + 1}}}", px))
            for layer in range(count)
        ]
        labels.append((count - 0.5, symbol(rf"\partial C/\partial a_{{{count}}}", px)))
        foot = axes.bottom() + theme.px(theme.tick_length)
        taken = -math.inf
        fits = all(
            self._left_of(right, axes) - self._right_of(left, axes) > 0.3 * px
            for left, right in pairwise(labels)
        )
        for index, (place, label) in enumerate(labels):
            x = self.to_pixels(place, 0).x()
            painter.setPen(pen)
            painter.drawLine(QPointF(x, axes.bottom()), QPointF(x, foot))
            last = index == len(labels) - 2
            if not fits and (self._left_of((place, label), axes) < taken or index > count - 1):
                continue
            if (
                not fits
                and not last
                and self._right_of((place, label), axes) > self._left_of(labels[-2], axes)
            ):
                continue
            taken = x + label.width / 2 + 0.8 * px
            label.paint_centred(painter, x, foot + 0.95 * px, QColor(theme.text))

    def _left_of(self, label: tuple[float, Formula], axes: QRectF) -> float:
        return self.to_pixels(label[0], 0).x() - label[1].width / 2

    def _right_of(self, label: tuple[float, Formula], axes: QRectF) -> float:
        return self.to_pixels(label[0], 0).x() + label[1].width / 2
