"""The slope f'(z) with its maximum and the point of every neuron on it."""

import math
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.activations.functions import Activation
from gradsim.core.chain.factors import ChainFactors
from gradsim.ui.language import translated
from gradsim.ui.panels.chain.plot import ChainPlot, paint_point
from gradsim.ui.plotting.overlay import Overlay
from gradsim.ui.plotting.plot import Array
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.formula import Formula
from gradsim.ui.typesetting.numbers import format_short, tex_fraction
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.text import paint_text, text_width

REACHES = (4.0, 6.0, 8.0, 12.0)  # a z beyond the last stands at the edge
MOST_LABELS = 12


class ChainSlopePlot(ChainPlot):
    """f'(z), at most 1/4 for sigmoid neurons; dotted lines drop to each z."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "$z$")
        self._numbers: ChainFactors | None = None
        self._shown: tuple[Activation, float] | None = None
        self._usual: Activation | None = None
        self._ghost: list[tuple[Array, Array]] = []  # z and slope of the usual one
        self.set_curves([(INK, False)])

    def show_neurons(self, numbers: ChainFactors) -> None:
        """Show the neurons' points."""
        self._numbers = numbers
        activation = numbers.activation
        largest = max((abs(z) for z in numbers.z if math.isfinite(z)), default=0.0)
        reach = next((reach for reach in REACHES if largest <= reach), REACHES[-1])
        if (activation, reach) != self._shown:
            self._shown = activation, reach
            with_steepness = activation.with_steepness if activation.steepness != 1.0 else None
            self._usual = with_steepness(1.0) if with_steepness else None
            self.set_title(self.tr("the slope {0}").format(f"${activation.slope_symbol}(z)$"))
            self.x_ticks = tuple(reach * share for share in (-1.0, -0.5, 0.0, 0.5, 1.0))
            z = np.linspace(-reach, reach, 321)
            slopes = activation.slope(z)
            low = 1.16 * min(float(slopes.min()), 0.0)
            self.set_ranges((-reach, reach), (low, 1.16 * activation.largest_slope))
            self._curves[0].setData(z, slopes)
            # to name the points it is asked for 24 times in a frame, a tenth of the painting
            z = np.linspace(-reach, reach, 161)
            self._ghost = [] if self._usual is None else [(z, self._usual.slope(z))]
            self.resetCachedContent()  # the ghost lies behind the curve
        self.overlay = Overlay()
        self.setAccessibleName(
            self.tr("The slope of {0} at every neuron").format(translated(activation.label))
        )
        self.refresh()

    def withhold(self, withholds: bool) -> None:
        """Hide where the neurons stand on the curve, or show it again."""
        self.withholds = withholds
        self.refresh()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies over the curve, which itself is not withheld."""
        self.paint_foreground(painter, rect)

    def points(self) -> list[tuple[float, float]]:
        """Return (z, f'(z)) of every neuron, a z beyond the axis at its edge."""
        numbers = self._numbers
        if numbers is None:
            return []
        low, high = self._x_range
        return [
            (min(max(z, low), high), slope)
            for z, slope in zip(numbers.z, numbers.slopes, strict=True)
        ]

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the points are apart."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() + self.theme.px(self.theme.tick * 4))

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        if self._numbers is None:
            return []
        largest = self._numbers.activation.largest_slope
        return [
            (0.0, "0"),
            (largest, "" if "frac" in tex_fraction(largest) else format_short(largest)),
        ]

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the maximum, drop lines, points and their names."""
        if self._numbers is None:
            return
        theme = self.theme
        largest = self._numbers.activation.largest_slope
        top = self.to_pixels(0.0, largest).y()
        fraction = tex_fraction(largest)
        if "frac" in fraction:
            quarter = symbol(fraction, theme.px(theme.tick * 1.1))
            x = axes.left() - theme.px(12) - quarter.width
            quarter.paint(painter, x, top + 0.25 * theme.px(theme.tick * 1.1), QColor(theme.text))
        pen = QPen(QColor(theme.muted), theme.ghost * theme.zoom)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(axes.left(), top), QPointF(axes.right(), top))
        self._paint_ghost_name(painter, axes)
        written = self._paint_missed(painter, axes, top)
        points = [self.to_pixels(*point) for point in self.points() if not self.withholds]
        many = len(points) > MOST_LABELS
        radius = theme.point * theme.zoom * (0.7 if many else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright dots need none
        for layer, point in enumerate(points):
            pen = QPen(theme.color(layer % 4), max(round(theme.ghost * theme.zoom), 1))
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(point, QPointF(point.x(), axes.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer, point in enumerate(points):
            paint_point(painter, point, radius, theme.color(layer % 4), QColor(theme.ground),
                        False, theme.rim * theme.zoom)  # fmt: skip
        if not many:
            self._paint_names(painter, axes, points, radius, written)

    def missed(self) -> int:
        """Return how many z lie beside the peak of a steep slope, where it is not half as large."""
        if self._numbers is None or self._usual is None:
            return 0
        half = self._numbers.activation.largest_slope / 2
        return sum(slope < half for slope in self._numbers.slopes)

    def _paint_missed(self, painter: QPainter, axes: QRectF, line: float) -> QRectF:
        """Write over the dashed line how many z miss the peak; return what the words cover.

        That is empty where they have no room.
        """
        count = self.missed()
        if not count or self.withholds:
            return QRectF()
        assert self._numbers is not None
        theme, words = self.theme, self.tr("{0} of {1} z miss the peak")
        font = theme.font(theme.tick)
        words = words.format(count, len(self._numbers))
        width, foot = text_width(words, font), line - theme.px(6)
        if width > axes.width():
            return QRectF()
        paint_text(painter, words, axes.right(), foot, font, theme.text, 1.0)
        rise = QFontMetricsF(font).capHeight()
        return QRectF(axes.right() - width, foot - rise, width, rise)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the sigmoid's slope as a ghost, which that of a steep one is compared with."""
        super().drawBackground(painter, rect)
        if self._usual is None:
            return
        places = zip(*(line.tolist() for line in self._other_lines()[0]), strict=True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.muted), self.theme.ghost * self.theme.zoom))
        painter.drawPolyline([self.to_pixels(*place) for place in places])
        painter.restore()

    def _other_lines(self) -> list[tuple[Array, Array]]:
        """Return the ghost, where there is one."""
        return self._ghost

    def _paint_ghost_name(self, painter: QPainter, axes: QRectF) -> None:
        """Write what the ghost is, over its left side."""
        if self._usual is None:
            return
        theme, z = self.theme, 0.62 * self._x_range[0]
        name, font = symbol("k", theme.px(theme.symbol)), theme.font(theme.tick)
        color, words = QColor(theme.muted), " = 1"
        left = self.to_pixels(z, 0).x() - name.width
        foot = self.to_pixels(z, float(self._usual.slope(np.array(z)))).y()
        line = min(foot, self.to_pixels(0, self._usual.largest_slope).y()) - theme.px(6)
        name.paint(painter, left, line, color)
        paint_text(painter, words, left + name.width, line, font, color)

    def _paint_names(
        self,
        painter: QPainter,
        axes: QRectF,
        points: list[QPointF],
        radius: float,
        written: QRectF,
    ) -> None:
        theme = self.theme
        px = theme.px(theme.symbol)
        groups: list[list[int]] = []
        for layer, point in enumerate(points):
            near = (
                group for group in groups if (points[group[0]] - point).manhattanLength() < radius
            )
            group = next(near, None)
            if group is None:
                groups.append([layer])
            else:
                group.append(layer)
        names = [(group, symbol(joined_names(group), px)) for group in groups]
        room = QRectF(0, 0, self.width(), axes.bottom())
        # of a place that is tried in both orders they are counted once: a fifth of the painting
        crossings = cache(lambda *sides: self._crossings(QRectF(*sides), points))
        placed, faults = self._places(names, points, radius, room, written, crossings)
        if faults or len(placed) < len(names):
            names.reverse()
            other = self._places(names, points, radius, room, written, crossings)
            if (-len(other[0]), other[1]) < (-len(placed), faults):
                placed = other[0]
        for group, name, box in placed:
            color = theme.label_color(group[0] % 4) if len(group) == 1 else QColor(theme.text)
            point = points[group[0]]
            if point.y() - radius - box.bottom() > 0.6 * box.height():  # too far to be read as its
                painter.setPen(QPen(color, max(theme.px(1), 1)))
                painter.drawLine(
                    QPointF(box.center().x(), box.bottom()), QPointF(point.x(), point.y() - radius)
                )
            name.paint(painter, box.left(), box.top() + name.ascent, color)

    def _places(
        self,
        names: list[tuple[list[int], Formula]],
        points: list[QPointF],
        radius: float,
        room: QRectF,
        written: QRectF,
        crossings: Callable[..., int],
    ) -> tuple[list[tuple[list[int], Formula, QRectF]], int]:
        """Return where names stand that are placed one after the other, and their faults."""
        taken = [written] + [
            QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
            for point in points
        ]
        placed, faults, waiting = [], 0, names
        for lifted in (False, True):  # rather over another name than not there
            names, waiting = waiting, []
            for group, name in names:
                found = self._place(name, group[0], points, radius, taken, room, lifted, crossings)
                if found is None:
                    waiting.append((group, name))
                    continue
                taken.append(found[0])
                placed.append((group, name, found[0]))
                faults += found[1]
        return placed, faults

    def _place(
        self,
        name: Formula,
        layer: int,
        points: list[QPointF],
        radius: float,
        taken: list[QRectF],
        room: QRectF,
        lifted: bool,
        crossings: Callable[..., int],
    ) -> tuple[QRectF, int] | None:
        """Return where a name stands: free, clear of lines, and nearest to its own point.

        With it, how many faults the place has.
        """
        point = points[layer]
        width, height = name.width, name.ascent + name.depth
        side = 1 if point.x() >= room.center().x() else -1
        gap = radius + 3
        right, left = point.x() + gap, point.x() - gap - width
        outer, inner = (right, left) if side > 0 else (left, right)
        above, level, below = point.y() - height, point.y() - height * 0.6, point.y() - 2
        over = point.y() - gap - height
        middle = point.x() - width / 2
        places = [
            (outer, above), (outer, level), (middle, over), (outer, over),
            (middle + 0.35 * width, over), (middle - 0.35 * width, over),
            (inner, above), (inner, level),
            (outer, below), (inner, below), (outer, over - height * 0.4), (inner, over),
        ]  # fmt: skip
        if lifted:
            places = [(middle, over - share * height) for share in (0.5, 1.0, 1.5, 2.0)]
        boxes = [QRectF(x, y, width, height) for x, y in places]
        free = (
            box
            for box in boxes
            if room.contains(box)
            and not any(box.adjusted(-1, 0, 1, 0).intersects(rect) for rect in taken)
        )

        def misread(box: QRectF) -> bool:
            own = QLineF(box.center(), point).length()
            return any(QLineF(box.center(), other).length() < 0.9 * own for other in points)

        others = [p for p in points if QLineF(p, point).length() > radius]

        def faults(box: QRectF) -> int:
            own = QLineF(box.center(), point).length()
            nearer = sum(QLineF(box.center(), other).length() < 1.15 * own for other in others)
            return crossings(box.x(), box.y(), width, height) + 3 * nearer

        best: tuple[QRectF, int] | None = None
        for box in free:
            if not lifted and misread(box):
                continue  # nearer to another point it would be read as that one's name
            count = faults(box)
            if best is None or count < best[1]:
                best = box, count
            if not count:
                break  # to count the faults of all of them took most of a frame
        return best

    def _crossings(self, box: QRectF, points: Sequence[QPointF]) -> int:
        """Return how many lines run through a rectangle: curve, largest slope, drop lines."""
        assert self._numbers is not None
        top = self.to_pixels(0.0, self._numbers.activation.largest_slope).y()
        drops = sum(box.left() < p.x() < box.right() and box.bottom() > p.y() for p in points)
        return drops + self._crosses_curve(box) + (box.top() < top < box.bottom())


def joined_names(layers: Sequence[int]) -> str:
    """Return the names of neurons whose points lie on one another."""
    first, last = layers[0] + 1, layers[-1] + 1
    if first == last:
        return f"z_{{{first}}}"
    return f"z_{{{first}}}" + (", " if len(layers) == 2 else r" \dots ") + f"z_{{{last}}}"
