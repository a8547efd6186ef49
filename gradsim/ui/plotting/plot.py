"""A plot: curves drawn by pyqtgraph, and over them points, strokes and labels."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen

from gradsim.ui.plotting.magnifiable import Magnifiable, Outline
from gradsim.ui.plotting.read_out import ReadOut, paint_read_out
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import overshoot, paint_text, text_width

Array = NDArray[np.float64]

LOW = 5  # lines of text: a plot lower than that has only the labels that no curve crosses
FINEST = 1 / 40_000  # of the height of the axes: invisible, also in a picture at 4×
FEW = 512  # points that are drawn as they are
FEW_GROWING = 64  # of a curve that grows, which is drawn many times a second
PASSES = 6  # over a longer one


@dataclass
class Point:
    """A point on a plot, with a text beside it."""

    x: float
    y: float
    series: int
    text: str = ""
    below: bool = False
    hollow: bool = False


@dataclass
class Segment:
    """A straight stroke between two points of the plot, clipped to the axes."""

    start: tuple[float, float]
    stop: tuple[float, float]
    series: int | None = None
    dash: tuple[float, ...] = ()


@dataclass
class EndLabel:
    """A text at the right of the axes, at the height of a curve's last value."""

    y: float
    text: str
    series: int | None = None
    x: float | None = None  # where its curve ends, if not at the right of the axes


@dataclass
class Overlay:
    """All that is painted over the curves."""

    points: list[Point] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    end_labels: list[EndLabel] = field(default_factory=list)
    notes: list[Point] = field(default_factory=list)
    cursor: float | None = None


class CurveStyle(NamedTuple):
    """Colour of a series, whether it is a ghost, and the series whose dashes it has."""

    color: int
    ghost: bool = False
    dash: int | None = None


class Plot(Magnifiable):
    """Curves with points and labels; see :class:`~gradsim.ui.plotting.axes.Axes`."""

    #: Pressed or dragged with the left button, at (x, y) in the plot's numbers.
    picked = Signal(float, float)
    #: Whether all that is painted over the curves keeps within the axes by itself.
    keeps_within = False

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(theme, title, x_title, log_y=log_y)
        self.overlay = Overlay()
        self.hover_x: float | None = None
        self._curves: list[PlotCurveItem] = []
        self._styles: list[CurveStyle] = []
        self._growing: frozenset[int] = frozenset()  # curves that are not at their end
        self.setMouseTracking(True)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._style_curves()

    def set_curves(self, styles: Sequence[CurveStyle | tuple[int, bool]]) -> None:
        """Make one curve for each style; those that exist are used again."""
        while len(self._curves) < len(styles):
            curve = PlotCurveItem(antialias=True, skipFiniteCheck=True)
            self._curves.append(curve)
            self.view.addItem(curve, ignoreBounds=True)
        self._styles = [CurveStyle(*style) for style in styles]
        for index, curve in enumerate(self._curves):
            curve.setVisible(index < len(styles))
        self._style_curves()

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve."""
        low, high = self._y_range
        few = FEW_GROWING if index in self._growing else FEW
        self._curves[index].setData(*straightened(x, self.on_axis(y), (high - low) * FINEST, few))

    def on_axis(self, values: Array) -> Array:
        """Return where values lie on the vertical axis: their powers of ten, if it has these."""
        if not self.log_y:
            return values
        with np.errstate(divide="ignore"):
            # an exact 0 lies on the axis
            return np.maximum(np.log10(np.abs(values)), self.whole[1][0])

    def _style_curves(self) -> None:
        for curve, (series, ghost, dash) in zip(self._curves, self._styles, strict=False):
            if ghost:
                pen = self.theme.pen(series, self.theme.ghost, dash=dash)
                color = pen.color()
                color.setAlphaF(0.55)
                pen.setColor(color)
            else:
                pen = self.theme.pen(series, dash=dash)
            curve.setPen(pen)
            curve.setZValue(0 if ghost else 1)

    @contextmanager
    def pens_scaled(self, factor: float) -> Iterator[None]:
        """Make the curves' pens wider for as long as a picture is painted."""
        items = self.view.childGroup.childItems()
        curves = [item for item in items if isinstance(item, PlotCurveItem)]
        pens = [QPen(curve.opts["pen"]) for curve in curves]
        for curve, pen in zip(curves, pens, strict=True):
            wide = QPen(pen)
            wide.setWidthF(pen.widthF() * factor)
            curve.setPen(wide)
        try:
            yield
        finally:
            for curve, pen in zip(curves, pens, strict=True):
                curve.setPen(pen)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint cursor, strokes, points, labels and the read-out."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = self.axes_rect()
        if self.overlay.cursor is not None and self._is_in_sight(self.overlay.cursor):
            self._paint_cursor(painter, axes)
        painter.save()
        slack = (0, 0, 0, 0) if self.is_magnified else (-10, -14, 10, 10)
        painter.setClipRect(axes.adjusted(*slack))
        for segment in self.overlay.segments:
            self._paint_segment(painter, segment)
        painter.restore()
        self._paint_points(painter, axes)
        self._paint_end_labels(painter, axes)
        painter.save()
        if self.is_magnified and not self.keeps_within:
            painter.setClipRect(axes)
        self.paint_over(painter, axes)
        painter.restore()
        read_out = None if self.hover_x is None else self.read_out(self.hover_x)
        if read_out is not None:
            x = self.to_pixels(read_out.x, 1.0).x()
            paint_read_out(painter, self.theme, read_out, x, axes, QSizeF(self.size()))
        painter.restore()

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what a kind of plot adds, over all but the read-out."""

    def read_out(self, x: float) -> ReadOut | None:
        """Return what is shown under the pointer, at a place of the horizontal axis."""
        return None

    def _paint_cursor(self, painter: QPainter, axes: QRectF) -> None:
        if self.overlay.cursor is None:
            return
        x = self.to_pixels(self.overlay.cursor, 1.0).x()
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.cursor * self.theme.zoom))
        painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()))

    def _paint_segment(self, painter: QPainter, segment: Segment) -> None:
        theme = self.theme
        if segment.series is None:
            pen = QPen(QColor(theme.muted), theme.ghost * theme.zoom)
        else:
            pen = QPen(theme.color(segment.series), theme.tangent * theme.zoom)
        if segment.dash:
            pen.setDashPattern(list(segment.dash))
        else:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self.to_pixels(*segment.start), self.to_pixels(*segment.stop))

    def _paint_points(self, painter: QPainter, axes: QRectF) -> None:
        theme, taken = self.theme, self.without_labels(axes)
        # what stands still is placed first, so that it does not jump aside for what moves
        notes = [note for note in self.overlay.notes if self._is_in_sight(note.x, note.y)]
        points = [point for point in self.overlay.points if self._is_in_sight(point.x, point.y)]
        labelled = [*notes, *points]
        font = self._label_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        radius = theme.point * theme.zoom
        texts: list[tuple[Point, QRectF]] = []
        column = self._label_column(axes, metrics)
        if column:
            labelled, texts = notes, column
            taken += [box for _, box in column]
        for point in labelled:
            box = self._text_box(point, axes, metrics, taken) if point.text else None
            if box is not None:  # else the read-out has it; text over text could not be read
                taken.append(box)
                texts.append((point, box))
        for point in points:
            centre = self.to_pixels(point.x, point.y)
            color = theme.color(point.series)
            painter.setPen(QPen(QColor(theme.ground), theme.rim * theme.zoom))
            painter.setBrush(QColor(theme.ground) if point.hollow else color)
            if point.hollow:
                painter.setPen(QPen(color, 2 * theme.rim * theme.zoom))
            painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for point, box in texts:
            color = theme.label_color(point.series)
            paint_text(
                painter, point.text, box.left(), box.bottom() - metrics.descent(), font, color
            )

    def lines_across(self) -> list[float]:
        """Return the heights, in pixels, of lines that are drawn across the axes."""
        return []

    def _label_font(self) -> QFont:
        """Return the font of the texts beside points."""
        return self.theme.font(self.theme.end_label, max(self.theme.number_weight, 400))

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where no label may stand beside a point, in the widget's pixels."""
        height = self.theme.px(self.theme.axis_text * 1.35 + 4)
        return [QRectF(0, 0, self.title_width(), height)]

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        """Return the best free place beside a point for its text, None if there is none."""
        centre = self.to_pixels(point.x, point.y)
        width, height = text_width(point.text, self._label_font()), metrics.height()
        gap = self.theme.px(self.theme.point + 5)
        right, left = centre.x() + gap, centre.x() - gap - width
        above, below = centre.y() - height - gap * 0.2, centre.y() + gap * 0.2
        rows = [above, below, above - height, below + height]
        if point.below:
            rows = [below, above, below + height, above - height]
        for step in (2, 3):  # rather farther away than struck by a curve, or not there
            rows += [above - step * height, below + step * height]
        top = overshoot(point.text, self._label_font())
        room = QRectF(axes.left(), top, axes.width() + self.theme.px(8), axes.bottom() - top)
        boxes = [QRectF(x, y, width, height) for y in rows for x in (right, left)]
        if point.below or above < axes.top():  # rather beneath a point than on the title's side
            beneath = QRectF(min(right, room.right() - width), centre.y() + gap, width, height)
            boxes[:0] = [QRectF(right, below, width, height), beneath]
        boxes += [QRectF(left - 0.75 * width, y, width, height) for y in rows]
        free = [
            box
            for box in boxes
            if room.contains(box) and not any(box.intersects(label) for label in taken)
        ]
        clear = (box for box in free if not self._crosses_drawing(box))
        low = axes.height() < self.theme.px(self.theme.end_label * LOW)
        return next(clear, None if low or not free else free[0])

    def _label_column(self, axes: QRectF, metrics: QFontMetricsF) -> list[tuple[Point, QRectF]]:
        """Return labels of three or more points at one place of the axis in the points' order.

        Nothing where there are fewer, or no room at their right.
        """
        points = [point for point in self.overlay.points if point.text]
        if self.is_magnified or len(points) < 3 or len({point.x for point in points}) > 1:
            return []
        points.sort(key=lambda point: -point.y)
        places = [self.to_pixels(point.x, point.y) for point in points]
        left = places[0].x() + self.theme.px(self.theme.point + 5)
        widths = [text_width(point.text, self._label_font()) for point in points]
        if left + max(widths) > axes.right():
            return []
        half = metrics.height() / 2
        heights = [place.y() for place in places]
        spread(heights, 2 * half * 0.95, axes.top() + half, axes.bottom() - half)
        return [
            (point, QRectF(left, y - half, width, 2 * half))
            for point, y, width in zip(points, heights, widths, strict=True)
        ]

    def _crosses_drawing(self, box: QRectF) -> bool:
        """Return whether a curve, a stroke or a point lies in a rectangle of the widget."""
        for segment in self.overlay.segments:
            line = QLineF(self.to_pixels(*segment.start), self.to_pixels(*segment.stop))
            if any(box.contains(line.pointAt(share)) for share in np.linspace(0, 1, 9)):
                return True
        points = (self.to_pixels(point.x, point.y) for point in self.overlay.points)
        return any(map(box.contains, points)) or self._crosses_curve(box)

    def _crosses_curve(self, box: QRectF) -> bool:
        """Return whether a curve runs through a rectangle of the widget."""
        x0, y0 = self.to_numbers(box.bottomLeft())
        x1, y1 = self.to_numbers(box.topRight())
        if self.log_y:
            y0, y1 = math.log10(y0), math.log10(y1)
        places = np.linspace(x0, x1, 9)
        for curve in self._curves[: len(self._styles)]:
            x, y = curve.getData()
            if x is None or len(x) < 2 or x1 < x[0] or x0 > x[-1]:
                continue
            values = np.interp(places, x, y, left=np.nan, right=np.nan)
            if np.isnan(values).all():
                continue
            if np.nanmin(values) < y1 and np.nanmax(values) > y0:
                return True
        return False

    def _paint_end_labels(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        font = theme.font(theme.end_label)
        metrics, gap = QFontMetricsF(font), theme.px(12 + theme.point)
        edge = self._x_range[1]
        in_sight = (
            label
            for label in self.overlay.end_labels
            if self._is_in_sight(edge if label.x is None else label.x, label.y)
        )
        labels = sorted(in_sight, key=lambda label: -label.y)
        if len(labels) * metrics.height() > axes.height() * 1.3:
            labels = labels[:: math.ceil(len(labels) * metrics.height() / axes.height() / 1.3)]
        heights = [self.to_pixels(0, label.y).y() for label in labels]
        lowest = self.height() - metrics.capHeight() / 2 - metrics.descent()
        spread(heights, metrics.height(), axes.top(), min(axes.bottom(), lowest))
        painter.setFont(font)
        for label, y in zip(labels, heights, strict=True):
            color = QColor(theme.muted) if label.series is None else theme.label_color(label.series)
            painter.setPen(color)
            x = gap + (axes.right() if label.x is None else self.to_pixels(label.x, label.y).x())
            middle = self._beside_lines(y, metrics.height() / 2) if x < axes.right() else y
            text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, self.width() - x)
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), text)

    def _beside_lines(self, y: float, half: float) -> float:
        """Return where a name within the axes stands so that no line across strikes it through."""
        return min((line - half for line in self.lines_across() if abs(line - y) < half), default=y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the read-out, or pick while the button is down."""
        position = event.position()
        axes = self.axes_rect()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(*self.to_numbers(position))
        inside = axes.adjusted(-4, -4, 4, 4).contains(position)
        self.hover_x = self.to_numbers(position)[0] if inside else None
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the place pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self.axes_rect().adjusted(
            -4, -4, 4, 4
        ).contains(event.position()):
            self.picked.emit(*self.to_numbers(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more; the scene has no items that take the mouse."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do as for a press."""
        self.mousePressEvent(event)

    def outlines(self) -> list[Outline]:
        """Return the curves that are drawn, each with its pen, on the axes as they are."""
        shown = (curve for curve in self._curves[: len(self._styles)] if curve.isVisible())
        drawn = [(*curve.getData(), QPen(curve.opts["pen"])) for curve in shown]
        return [(x, y, pen) for x, y, pen in drawn if x is not None and len(x)]

    def leaveEvent(self, event: object) -> None:
        """Hide the read-out."""
        self.hover_x = None
        self.refresh()


def straightened(x: Array, y: Array, tolerance: float, few: int = FEW) -> tuple[Array, Array]:
    """Return a curve without the points that lie on the line between their neighbours.

    A wide, antialiased curve of 4,096 points takes 3 ms to paint, a smooth one of the 200 that
    are left of them 0.2 ms. Four curves of 500 points, dashed and 4 px wide, take 5 ms, and 2.3 ms
    without the points that no eye misses while they grow. Each pass drops every second point where
    it may, and adds at most `tolerance` to how far the curve has moved.

    Parameters
    ----------
    tolerance : float
        How far a point may lie from the line, in the direction of y.
    few : int
        The number of points up to which all are kept.
    """
    for _ in range(PASSES if len(x) > few else 0):
        inner = slice(1, len(x) - 1, 2)
        with np.errstate(invalid="ignore", divide="ignore"):
            share = (x[inner] - x[:-2:2]) / (x[2::2] - x[:-2:2])
            line = y[:-2:2] + share * (y[2::2] - y[:-2:2])
            keep = np.ones(len(x), dtype=bool)
            keep[inner] = ~(np.abs(y[inner] - line) <= tolerance)  # NaN stays, too
        x, y = x[keep], y[keep]
    return x, y


def spread(places: list[float], distance: float, low: float, high: float) -> None:
    """Move sorted places apart, in place, to at least `distance`, within low to high."""
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + distance)
    if places and places[-1] > high:
        places[-1] = high
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - distance)
