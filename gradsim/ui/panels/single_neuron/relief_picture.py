"""A relief as it is painted: a block with the cost on top, contours, and axes at its edges.

Whatever is nearer is painted later, and what lies on the surface only where nothing hides it.
Each cell has a gradient of colours along its own slope, so that few cells look smooth.
"""

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.core.single_neuron.relief import HEIGHT, Prospect, Relief
from gradsim.ui.panels.single_neuron.contours import Contour
from gradsim.ui.panels.single_neuron.way import Array
from gradsim.ui.plotting.inks import gradient, line_color, shade
from gradsim.ui.plotting.plane.boundary import needed
from gradsim.ui.plotting.ticks import linear_ticks
from gradsim.ui.pyqtgraph_parts import arrayToQPolygonF
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_short, rounded
from gradsim.ui.typesetting.typeset import Typeset

WIDEST, TALLEST = 1.4, 1.7  # times what it is, to fill a place
OVERLAP = 0.8  # pixels
NO_DIFFERENCE = 0.005  # of a height
FLAT = 1e-9  # a slope in shares of the highest cost by pixel, at which a cell has one colour

USUAL_COST = "0.25"  # beside an axis
Titles = tuple[str, str]  # of weight and bias


class Axis(NamedTuple):
    """An edge of the box with numbers: its ends in the box, and the side they stand on."""

    start: tuple[float, float, float]
    stop: tuple[float, float, float]
    outward: tuple[float, float]
    title: str
    labels: Sequence[tuple[float, str]]  # a share of the edge, and its text


class PlacedAxis(NamedTuple):
    """An axis in pixels: its ticks and itself, numbers on their baselines, and its title."""

    lines: list[QLineF]
    numbers: list[tuple[QPointF, str]]
    title: tuple[Typeset, QPointF] | None


class ReliefPicture:
    """Where a relief lies in a rectangle of the screen, and how it is painted there."""

    def __init__(
        self,
        relief: Relief,
        contours: Sequence[Contour],
        prospect: Prospect,
        theme: Theme,
        area: QRectF,
        titles: Titles,
    ) -> None:
        self.relief, self.contours, self.prospect, self.theme = relief, contours, prospect, theme
        self._titles, self.area = titles, area
        away_w, away_b = prospect.forward
        self._near_w = -0.5 if away_w > 0 else 0.5  # the sides that face the eye
        self._near_b = -0.5 if away_b > 0 else 0.5
        self._fit()
        self.x, self.y = self.to_screen(*relief.grid)

    # ----- where things lie

    def _fit(self) -> None:
        """Choose the scale and the place of the box's middle, so that all has room."""
        theme = self.theme
        corners = np.array([[u, v, 0.0] for u in (-0.5, 0.5) for v in (-0.5, 0.5)])
        top = np.array([[*self._upright(), HEIGHT]])
        u, v, height = np.concatenate([corners, top]).T
        grid = [part.ravel() for part in self.relief.grid]
        right, up = self.prospect.project(
            np.append(u, grid[0]), np.append(v, grid[1]), np.append(height, grid[2])
        )
        numbers = QFontMetricsF(theme.font(theme.tick))
        texts = [text for _, text in self._cost_labels()]
        # as much room for short numbers, so that landscapes side by side lie alike
        widest = max(numbers.horizontalAdvance(text) for text in (*texts, USUAL_COST))
        left = widest + theme.px(theme.tick_length + 8)
        foot = theme.px(theme.tick_length + 6) + max(
            numbers.height(), theme.px(theme.axis_text * 1.5)
        )
        room = self.area.adjusted(
            left, theme.px(theme.tick * 0.5), -theme.px(theme.tick * 1.2), -foot
        )
        width, height_ = float(np.ptp(right)), float(np.ptp(up))
        wide, high = max(room.width() / width, 1.0), max(room.height() / height_, 1.0)
        self.scale = min(wide, high * WIDEST), min(high, wide * TALLEST)
        self._x = room.center().x() - self.scale[0] * float(right.max() + right.min()) / 2
        # on the foot, so that landscapes side by side stand on one floor
        self._y = room.bottom() + self.scale[1] * float(up.min())

    def to_screen(self, u: Array, v: Array, height: Array) -> tuple[Array, Array]:
        """Return where points of the box lie, in pixels."""
        right, up = self.prospect.project(u, v, height)
        return self._x + self.scale[0] * right, self._y - self.scale[1] * up

    def place(self, w: Array, b: Array, cost: Array) -> tuple[Array, Array]:
        """Return where points over the plane lie, in pixels."""
        return self.to_screen(*self.relief.boxed(w, b, cost))

    def _point(self, u: float, v: float, height: float) -> QPointF:
        x, y = self.to_screen(np.array(u), np.array(v), np.array(height))
        return QPointF(float(x), float(y))

    @property
    def cost_axis(self) -> float:
        """Where the axis of the cost stands, in pixels from the left."""
        return self._point(*self._upright(), 0.0).x()

    def _upright(self) -> tuple[float, float]:
        """Return the corner where the axis of the cost stands: at the left, in sight."""
        ends = (-self._near_w, self._near_b), (self._near_w, -self._near_b)
        return min(ends, key=lambda end: self.prospect.project(*map(np.array, (*end, 0.0)))[0])

    def _cost_labels(self) -> list[tuple[float, str]]:
        """Return round costs; of the few ways to choose them the one that reaches highest."""
        highest = self.relief.highest
        top = rounded(highest, 2)  # 8 for 8.0003, whose corner is as high to the eye
        if top > highest * (1 + NO_DIFFERENCE):
            top = highest
        choices = [linear_ticks(0.0, top, most) for most in (2, 3, 4)]
        ticks = max(choices, key=lambda each: each[-1][0])
        return [(min(value / highest, 1.0), text) for value, text in ticks]

    def axes(self) -> Iterator[Axis]:
        """Yield the axes of weight, bias and cost."""
        for title, (low, high), near_first in (
            (self._titles[0], self.relief.w_range, False),
            (self._titles[1], self.relief.b_range, True),
        ):
            labels = [(s, format_short(low + s * (high - low))) for s in (0.0, 0.5, 1.0)]
            if near_first:
                side = self._near_w
                ends = (side, -0.5, 0.0), (side, 0.5, 0.0)
                yield Axis(*ends, (np.sign(side), 0.0), title, labels)
            else:
                side = self._near_b
                ends = (-0.5, side, 0.0), (0.5, side, 0.0)
                yield Axis(*ends, (0.0, np.sign(side)), title, labels)
        u, v = self._upright()
        outward = (np.sign(u), 0.0) if v == self._near_b else (0.0, np.sign(v))
        yield Axis((u, v, 0.0), (u, v, HEIGHT), outward, "", self._cost_labels())

    # ----- painting

    def paint(self, painter: QPainter) -> None:
        """Paint block, contours and axes."""
        self.paint_block(painter)
        self.paint_axes(painter)

    def paint_block(self, painter: QPainter, quickly: bool = False) -> None:
        """Paint block and contours; quickly with jagged edges of what hills hide."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not quickly)
        self._paint_cells(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_contours(painter)
        self._paint_walls(painter)
        painter.restore()

    def paint_axes(self, painter: QPainter) -> None:
        """Paint the axes alone."""
        theme = self.theme
        painter.save()
        painter.setFont(theme.font(theme.tick))
        for axis in self._placed_axes:
            painter.setPen(QColor(theme.muted))
            for place, text in axis.numbers:
                painter.drawText(place, text)
            painter.setPen(QPen(QColor(theme.text), theme.axis_line * theme.zoom))
            painter.drawLines(axis.lines)
            if axis.title is not None:
                typeset, place = axis.title
                typeset.paint(painter, place.x(), place.y())
        painter.restore()

    @cached_property
    def _placed_axes(self) -> list[PlacedAxis]:
        """Where the axes lie: a frame paints them, and to place them took three times as long."""
        return [self._placed(axis) for axis in self.axes()]

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield the indices of all cells, by bias and weight, from the farthest to the nearest."""
        count = len(self.relief.w) - 1
        biases = range(count) if self._near_b > 0 else range(count - 1, -1, -1)
        weights = range(count) if self._near_w > 0 else range(count - 1, -1, -1)
        return ((j, i) for j in biases for i in weights)

    def _paint_cells(self, painter: QPainter) -> None:
        shares = np.minimum(self.relief.costs / self.relief.highest, 1.0)
        starts, stops, flat, middles = _slopes(self.x, self.y, shares)
        corners = _overlapping(self.x, self.y)
        painter.setPen(Qt.PenStyle.NoPen)
        for j, i in self.cells():
            if flat[j, i]:
                painter.setBrush(shade(self.theme, float(middles[j, i])))
            else:
                ends = QPointF(*starts[:, j, i]), QPointF(*stops[:, j, i])
                painter.setBrush(gradient(self.theme, *ends))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners[j][i]]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_contours(self, painter: QPainter) -> None:
        for contour in self.contours:
            color = line_color(self.theme, contour.level / self.relief.highest)
            painter.setPen(QPen(color, 0.75 * self.theme.axis_line * self.theme.zoom))
            cost = np.full(len(contour.w), contour.level)
            self._paint_seen(painter, contour.w, contour.b, cost)

    def _paint_seen(self, painter: QPainter, w: Array, b: Array, cost: Array) -> None:
        for line, hidden in stretches(*self.on_screen(w, b, cost)):
            if not hidden:
                painter.drawPolyline(line)

    def on_screen(self, w: Array, b: Array, cost: Array) -> Array:
        """Return x, y and whether it is hidden, for points of the relief."""
        return np.vstack([self.place(w, b, cost), self.relief.hides(w, b, cost, self.prospect)])

    def _paint_walls(self, painter: QPainter) -> None:
        theme, relief = self.theme, self.relief
        pen = QPen(shade(theme, 1.0), theme.axis_line * theme.zoom)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        row = 0 if self._near_b < 0 else -1
        column = 0 if self._near_w < 0 else -1
        for index, far in (
            ((slice(None), 0 if column else -1), True),
            ((0 if row else -1, slice(None)), True),
            ((row, slice(None)), False),
            ((slice(None), column), False),
        ):
            u, v, height = (part[index] for part in relief.grid)
            x, y = self.to_screen(u, v, height)
            edge = [QPointF(*xy) for xy in zip(x.tolist(), y.tolist(), strict=True)]
            painter.setPen(pen)
            if far:
                w, b = np.meshgrid(relief.w, relief.b)
                self._paint_seen(painter, w[index], b[index], relief.costs[index])
                continue
            foot = [self._point(u[k], v[k], 0.0) for k in (-1, 0)]
            painter.setBrush(QColor(theme.tint))
            painter.drawPolygon(QPolygonF([*edge, *foot]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _placed(self, axis: Axis) -> PlacedAxis:
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.tick))
        start, stop = self._point(*axis.start), self._point(*axis.stop)
        upright = axis.stop[2] > 0
        out = QPointF(-1.0, 0.0)
        if not upright:
            out = self._point(*axis.outward, 0.0) - self._point(0.0, 0.0, 0.0)
            out /= max(np.hypot(out.x(), out.y()), 1e-9)
        length = theme.px(theme.tick_length)
        foot = self._point(*self._upright(), 0.0)
        lines, numbers = list[QLineF](), list[tuple[QPointF, str]]()
        for share, text in axis.labels:
            place = start + (stop - start) * share
            lines.append(QLineF(place, place + out * length))
            gap = length + theme.px(4)
            box = _beside(place, out, gap, metrics.horizontalAdvance(text), metrics)
            if (place - foot).manhattanLength() < 1:  # two axes have a number here
                box.translate(0, metrics.capHeight() * (-0.55 if upright else 0.85))
            numbers.append((QPointF(box.left(), box.bottom()), text))
        lines.append(QLineF(start, stop))
        if upright:  # the cost has its title above
            return PlacedAxis(lines, numbers, None)
        place = start + (stop - start) * (0.25 if start.y() > stop.y() else 0.75)
        text_metrics = QFontMetricsF(theme.font(theme.axis_text))
        for title in (axis.title, f"${axis.title.split('$')[1]}$"):
            typeset = Typeset(title, theme.font(theme.axis_text), QColor(theme.text))
            width = typeset.size().width()
            box = _beside(place, out, length + theme.px(6), width, text_metrics)
            if self.area.left() <= box.left() and box.right() <= self.area.right():
                break
        return PlacedAxis(lines, numbers, (typeset, QPointF(box.left(), box.bottom())))


def stretches(
    x: Array, y: Array, hidden: Array, moving: bool = False
) -> Iterator[tuple[QPolygonF, bool]]:
    """Yield the pieces of a line that are hidden all along, or not at all.

    Of a line that moves only as many points as are needed: those of two ways took 1 ms a frame.
    """
    cuts = [0, *(np.flatnonzero(hidden[1:] != hidden[:-1]) + 1).tolist(), len(hidden)]
    points = np.column_stack([x, y])
    for start, stop in itertools.pairwise(cuts):
        # a piece begins where the one before it ends
        piece = points[max(start - 1, 0) : stop]
        piece = piece[needed(piece)] if moving else piece
        yield arrayToQPolygonF(*piece.T), bool(hidden[start])


def _beside(
    place: QPointF, out: QPointF, gap: float, width: float, metrics: QFontMetricsF
) -> QRectF:
    """Return the box of a text, up to its baseline, that lies outward of a place."""
    height = metrics.capHeight()
    centre = place + out * gap + QPointF(out.x() * width / 2, out.y() * height / 2)
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _overlapping(x: Array, y: Array) -> list[list[list[list[float]]]]:
    """Return the corners of each cell, a little outside: smooth edges would leave seams."""
    places = np.stack([x, y], axis=-1)
    around = places[:-1, :-1], places[:-1, 1:], places[1:, 1:], places[1:, :-1]
    corners = np.stack(around, axis=2)
    out = corners - corners.mean(axis=2, keepdims=True)
    length = np.maximum(np.hypot(out[..., 0], out[..., 1])[..., None], 1e-9)
    overlapping: list[list[list[list[float]]]] = (corners + OVERLAP * out / length).tolist()
    return overlapping


def _slopes(x: Array, y: Array, shares: Array) -> tuple[Array, Array, Array, Array]:
    """Return for each cell where its slope would reach 0 and 1, whether it is flat, its middle."""

    def corners(of: Array) -> tuple[Array, Array, Array]:
        one, other = of[1:, 1:] - of[:-1, :-1], of[:-1, 1:] - of[1:, :-1]
        return one, other, (of[1:, 1:] + of[:-1, :-1] + of[:-1, 1:] + of[1:, :-1]) / 4

    (ax, bx, mx), (ay, by, my), (ac, bc, mc) = corners(x), corners(y), corners(shares)
    with np.errstate(divide="ignore", invalid="ignore"):
        det = ax * by - ay * bx
        slope = np.array([(ac * by - bc * ay) / det, (ax * bc - bx * ac) / det])
        steep = (slope**2).sum(axis=0)
        middle = np.array([mx, my])
        starts, stops = middle - mc * slope / steep, middle + (1 - mc) * slope / steep
        flat = ~(np.isfinite(steep) & (steep > FLAT))
    return starts, stops, flat, mc
