"""The circles of a drawn network with what they compute, and the lines of its weights."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)

from gradsim.core.networks.network import Array
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.layer import Layer
from gradsim.ui.panels.small_network.layout import Circle, NetLayout, net_layout
from gradsim.ui.panels.small_network.lines import between, chord, line_style
from gradsim.ui.panels.small_network.maps import NeuronMaps, cut_round, paint_disc
from gradsim.ui.panels.small_network.parts import Part, Weights, has_lines, sizes_of
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.typeset_symbols import TypesetSymbols
from gradsim.ui.view import PaintedView

THIN, PER_UNIT = 1.0, 0.8  # pixels of a weight's line, and more for each unit
THICKEST = 9.0
RAISES, LOWERS = 1, 0  # series whose colours signs and classes have
COARSE, FINE = 40, 150  # cells along a map while epochs follow one another, and at rest
MOST_HALVED = 72  # cells of a map up to which each has two pixels of a circle then
REST = 150  # milliseconds until what is shown is computed finely
MOST_POINTS = 16  # that are drawn in the neurons

Range = tuple[float, float]
Looks = tuple[list[float], list[int]]  # widths and signs of lines


def side_of(value: float) -> int:
    """Return the series of a class, or of an output that is on its side."""
    return RAISES if value > 0.5 else LOWERS


@dataclass(frozen=True, eq=False)
class Shown:
    """What is drawn: a network with its points, and the region of the plane.

    Attributes
    ----------
    maps : NeuronMaps, optional
        What was computed of it before, to be used where it fits.
    """

    state: NetworkState
    reach: tuple[Range, Range]
    title: str = ""
    maps: NeuronMaps | None = None

    @property
    def weights(self) -> Weights:
        """The weights by layer, with biases in the last column."""
        return self.state.weights


class NetworkCircles(PaintedView):
    """Inputs, neurons and weights; maps become fine when epochs no longer follow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.shown: Shown | None = None
        self.maps: NeuronMaps | None = None
        self._layout: NetLayout | None = None
        self.symbols = TypesetSymbols(theme)
        self._lines: dict[Part, QLineF] = {}
        self._rims = Layer()
        self._all = Layer()  # the lines
        self._between: list[Layer] = []  # those between each two columns
        self._drawn: list[NDArray[np.intp]] = []  # where the weights of these stand in a layer's
        self.hovered: Part | None = None
        self.chosen: Part | None = None  # has the keyboard
        self._fine = QTimer(self, singleShot=True, interval=REST)
        self._fine.timeout.connect(self._refine)

    # ----- what is shown

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch."""
        before = self.shown
        if before is None or sizes_of(before.weights) != sizes_of(shown.weights):
            self._layout = None
            self.updateGeometry()
        self.shown = shown
        maps, cells = shown.maps, self._cells()
        fits = maps is not None and (maps.reach, maps.cells) == (shown.reach, cells)
        self.maps = maps if fits else NeuronMaps(shown.state, shown.reach, cells)
        self._fine.start()
        self.update()

    def round_cells(self) -> int | None:
        """Return the cells of maps that are drawn as round pictures; None where they are not."""
        cells = self._cells()
        return cells if self.isVisible() and 2 * cells == self._pixels() else None

    def _cells(self) -> int:
        """Return the cells of a map while epochs follow: half of a circle's pixels, if not many."""
        pixels = self._pixels()
        return pixels // 2 if not pixels % 2 and 0 < pixels // 2 <= MOST_HALVED else COARSE

    def _pixels(self) -> int:
        """Return the pixels of the screen along a neuron's circle; 0 where there is none."""
        layout = self.places
        return 0 if layout is None else round(2 * layout.radius * self.devicePixelRatioF())

    def _refine(self) -> None:
        """Compute the maps more finely than they are seen, now that there is time."""
        shown, layout = self.shown, self.places
        if shown is None or layout is None:
            return
        cells = min(max(2 * self._pixels(), COARSE), FINE)
        self.maps = NeuronMaps(shown.state, shown.reach, cells)
        self.update()

    @property
    def places(self) -> NetLayout | None:
        """Where the circles stand."""
        if self._layout is None and self.shown is not None:
            sizes = sizes_of(self.shown.weights)
            self._layout = net_layout(self.theme, self.area(), sizes)
            self._lines, self._between = {}, [Layer() for _ in sizes[1:]]
            columns = [[circle.neuron for circle in column] for column in self._layout.columns]
            self._drawn = [
                np.add.outer([(n_in + 1) * head for head in heads], tails).ravel()
                for n_in, (tails, heads) in zip(sizes, pairwise(columns), strict=False)
            ]
        return self._layout

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.symbols = TypesetSymbols(theme)
        self._layout = None
        if self.maps is not None:
            self.maps.forget_colors()
        super().restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        self._layout = None
        self._fine.start()

    # ----- painting

    def area(self) -> QRectF:
        """Return the room of circles and lines."""
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint weights, then neurons on their ends, then what is written."""
        shown, layout, maps = self.shown, self.places, self.maps
        if shown is None or layout is None or maps is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        looks = self._looks_between(shown.weights, layout)
        self._paint_weights(painter, layout, looks)
        self._paint_maps(painter, layout.neurons, maps)
        kinds = frozenset[int]().union(*(signs for _, signs in looks))
        key = layout, self.theme, has_lines(shown.weights), kinds
        self._rims.paint(painter, self, key, lambda layer: self._paint_rims(layer, layout, kinds))
        if self._is_large(layout.neurons[0]):  # all are of one size
            self._paint_own_lines(painter, layout.columns[1], shown)
            if len(shown.state.points) <= MOST_POINTS:
                for circle in layout.neurons:
                    self._paint_points(painter, circle, shown)
        self._paint_gaps(painter, layout)
        self.paint_words(painter, shown, layout)

    def paint_words(self, painter: QPainter, shown: Shown, layout: NetLayout) -> None:
        """Paint what is written."""

    def paint_legend(self, painter: QPainter, kinds: Collection[int]) -> None:
        """Paint what the lines of these signs mean."""

    def is_active(self, part: Part) -> bool:
        """Whether a weight or bias is under the pointer, or has the keyboard."""
        return part in (self.hovered, self.chosen)

    def style_of(self, circle: Circle) -> int:
        """Return the series of a neuron: that of its line, if the plane has one."""
        assert self.shown is not None
        has_line = circle.column == 1 and has_lines(self.shown.weights)
        return line_style(circle.neuron) if has_line else INK

    def lines(self) -> dict[Part, QLineF]:
        """Return the line of each weight that is drawn, between two circles."""
        layout = self.places
        if layout is None:
            return {}
        if not self._lines:
            self._lines = {
                Part(column - 1, head.neuron, tail.neuron): between(tail, head)
                for column in range(1, len(layout.columns))
                for head in layout.columns[column]
                for tail in layout.columns[column - 1]
            }
        return self._lines

    def _paint_weights(self, painter: QPainter, layout: NetLayout, looks: Sequence[Looks]) -> None:
        """Paint the lines, which are kept as a picture until one of them looks otherwise.

        Of 216 weights that learn, in every second epoch one has another width, in steps of a
        quarter of a pixel; then the picture is put together from those of the lines between two
        columns, one of which is new. An epoch takes 0.7 ms so, and 3 with all lines drawn again.
        """
        marked = [part for part in (self.hovered, self.chosen) if part is not None]

        def put_together(layer: QPainter) -> None:
            area, most = self.area(), THICKEST * self.theme.zoom
            for number, (own, kept) in enumerate(zip(looks, self._between, strict=True)):
                left, right = (layout.columns[number + side][0].centre.x() for side in (0, 1))
                room = QRectF(left - most, area.top(), right - left + 2 * most, area.height())
                key = layout, self.theme, marked, own
                kept.paint(layer, self, key, partial(self._paint_between, number, own), room)

        self._all.paint(painter, self, (layout, self.theme, marked, looks), put_together)

    def _paint_between(self, number: int, looks: Looks, painter: QPainter) -> None:
        """Paint the lines to a layer, from 0; those with one pen together, in half of the time."""
        own = [(part, line) for part, line in self.lines().items() if part.layer == number]
        groups: dict[tuple[int, float], list[QLineF]] = {}
        for (part, line), width, sign in zip(own, *looks, strict=True):
            more = self.theme.px(2) if self.is_active(part) else 0.0
            groups.setdefault((sign, width + more), []).append(line)
        for (sign, width), group in groups.items():
            painter.setPen(self.pen(sign, width))
            painter.drawLines(group)

    def _looks_between(self, net: Weights, layout: NetLayout) -> list[Looks]:
        """Return the looks of the lines between each two columns, head by head."""
        weights = [rows.take(drawn) for rows, drawn in zip(net, self._drawn, strict=True)]
        widths, signs = self._looks(np.concatenate(weights), max(layout.radius * 0.5, 1.5))
        stops = [0, *np.cumsum([len(own) for own in weights]).tolist()]
        return [(widths[start:stop], signs[start:stop]) for start, stop in pairwise(stops)]

    def _looks(self, weights: Array, most: float) -> Looks:
        """Return the widths in pixels, in few steps, and the signs; 0 stands for no number, too."""
        weights = np.nan_to_num(weights, nan=0.0)
        steps = np.round(4 * np.minimum(THIN + PER_UNIT * np.abs(weights), THICKEST)) / 4
        widths = np.minimum(steps * self.theme.zoom, most)
        return widths.tolist(), np.sign(weights).astype(int).tolist()

    def pen(self, sign: int, width: float) -> QPen:
        """Return the pen of a weight: solid where it raises, dashed where it lowers."""
        theme = self.theme
        if sign == 0:
            return QPen(QColor(theme.axis), width)
        pen = QPen(theme.color(RAISES if sign > 0 else LOWERS), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if sign < 0:
            dash = max(6 * theme.zoom / width, 1.2)
            pen.setDashPattern([dash, 0.6 * dash])
        return pen

    def _paint_rims(self, painter: QPainter, layout: NetLayout, kinds: Collection[int]) -> None:
        """Paint the inputs, the circles around what neurons compute, and the legend."""
        theme = self.theme
        for circle in layout.columns[0]:
            painter.setPen(QPen(QColor(theme.text), theme.drawing * 0.6 * theme.zoom))
            painter.setBrush(QColor(theme.ground))
            painter.drawEllipse(circle.box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            size = min(theme.symbol * 1.15, circle.radius / theme.zoom * 0.9)
            if size >= theme.small:  # else it could not be read
                self.symbols.paint(painter, f"x_{circle.neuron + 1}", circle.centre, size)
        for circle in layout.neurons:
            width = theme.drawing * (0.8 if self._is_large(circle) else 0.5) * theme.zoom
            painter.setPen(QPen(theme.color(self.style_of(circle)), width))
            painter.drawEllipse(circle.box)
        self.paint_legend(painter, kinds)

    def _is_large(self, circle: Circle) -> bool:
        return circle.radius >= self.theme.px(20)

    def _paint_maps(self, painter: QPainter, circles: Sequence[Circle], maps: NeuronMaps) -> None:
        theme = self.theme
        is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if is_raster and 2 * maps.cells == self._pixels():
            maps.paint_round(painter, circles, theme)
            return
        for circle in circles:
            picture = maps.picture(circle.column - 1, circle.neuron, theme)
            if is_raster:
                paint_disc(painter, picture, circle.box)
            else:
                painter.drawImage(circle.box, cut_round(picture))

    def _paint_own_lines(self, painter: QPainter, circles: Sequence[Circle], shown: Shown) -> None:
        """Draw where the neurons of the first layer have z = 0, at once where in one colour."""
        rows, groups = shown.weights[0].tolist(), dict[int, list[QLineF]]()
        for circle in circles:
            line = chord(rows[circle.neuron], *shown.reach, circle)
            if line is not None:
                groups.setdefault(self.style_of(circle), []).append(line)
        for style, lines in groups.items():
            painter.setPen(self.theme.pen(style, 1.75))
            painter.drawLines(lines)

    def _within(self, circle: Circle, shown: Shown, x: float, y: float) -> QPointF:
        """Return where a place of the plane lies in a neuron's circle."""
        (x0, x1), (y0, y1) = shown.reach
        box = circle.box
        return QPointF(
            box.left() + (x - x0) / (x1 - x0) * box.width(),
            box.bottom() - (y - y0) / (y1 - y0) * box.height(),
        )

    def _paint_points(self, painter: QPainter, circle: Circle, shown: Shown) -> None:
        theme, points = self.theme, shown.state.points
        radius = min(theme.point * 0.9 * theme.zoom, circle.radius * 0.1)
        for (x, y), target in zip(points.inputs.tolist(), points.targets.tolist(), strict=True):
            place = self._within(circle, shown, x, y)
            offset = place - circle.centre
            if hypot(offset.x(), offset.y()) < circle.radius - radius:
                paint_small_item(painter, theme, place, radius, target)

    def _paint_gaps(self, painter: QPainter, layout: NetLayout) -> None:
        theme = self.theme
        font = theme.font(theme.tick)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        for place, count in layout.gaps:
            text = f"+{count}"
            width = QFontMetricsF(font).horizontalAdvance(text)
            rise = QFontMetricsF(font).capHeight() / 2
            box = QRectF(place.x() - width / 2 - 3, place.y() - 2 * rise, width + 6, 4 * rise)
            painter.fillRect(box, QColor(theme.ground))
            painter.drawText(place + QPointF(-width / 2, rise), text)


def paint_small_item(
    painter: QPainter, theme: Theme, place: QPointF, radius: float, target: float
) -> None:
    """Paint an item smaller than on the plane, with a ring that is thick enough all the same."""
    color, ground = theme.color(side_of(target)), QColor(theme.ground)
    rim = max(radius * 0.5, 1.2)
    if target > 0.5:
        painter.setPen(QPen(ground, rim / 2))
        painter.setBrush(color)
    else:
        painter.setPen(QPen(color, rim))
        painter.setBrush(ground)
        radius -= rim / 2
    painter.drawEllipse(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
