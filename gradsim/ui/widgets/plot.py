"""One pair of axes in the look of a textbook: no box, a faint grid, labels at the ends.

pyqtgraph draws the curves and maps; axes, ticks, points and labels are painted here with
the same painter, in scene coordinates, so that every way to export a plot draws them too.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsView

from gradsim.ui.theme import Theme
from gradsim.ui.widgets.ticks import format_tick, linear_ticks, log_ticks
from gradsim.ui.widgets.typeset import Typeset

Array = NDArray[np.float64]


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


@dataclass
class Overlay:
    """All that is painted over the curves."""

    points: list[Point] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    end_labels: list[EndLabel] = field(default_factory=list)
    notes: list[Point] = field(default_factory=list)
    cursor: float | None = None


class Plot(pg.GraphicsView):
    """A plot.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    title : str
        What the vertical axis shows, with LaTeX between dollar signs.
    x_title : str
        What the horizontal axis shows; may hold LaTeX.
    log_y : bool
        Whether values are shown on a logarithmic axis.
    """

    #: Pressed or dragged with the left button, at (x, y) in the plot's numbers.
    picked = Signal(float, float)

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(useOpenGL=False)
        self.theme = theme
        self.title = title
        self.x_title = x_title
        self.log_y = log_y
        self.show_x_labels = True
        self.right_margin = 0.0  # in heights of an end label
        self.aligned_with: list[Plot] = []  # plots whose vertical axes stand in one line
        self.x_ticks: tuple[float, ...] = ()  # where round numbers are not wanted
        self.overlay = Overlay()
        self.hover_x: float | None = None
        self._x_range = (0.0, 1.0)
        self._y_range = (0.0, 1.0)
        self._curves: list[pg.PlotCurveItem] = []
        self._styles: list[tuple[int, bool]] = []
        self._short_title = ""
        self._title: Typeset | None = None
        self._x_label: Typeset | None = None
        self.view = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.view.childGroup.setFlag(self.view.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.scene().addItem(self.view)
        self.setAntialiasing(True)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setBackground(QColor(theme.ground))  # the first resize lays out the rest

    # ----- what is shown

    def set_title(self, title: str, short: str = "") -> None:
        """Change what the vertical axis shows; `short` where the whole does not fit."""
        if (title, short) != (self.title, self._short_title):
            self.title, self._short_title = title, short
            self._title = None
            self._lay_out()

    def set_ranges(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """Set both ranges; on a logarithmic axis the second is in powers of ten."""
        if (x_range, y_range) != (self._x_range, self._y_range):
            self._x_range, self._y_range = x_range, y_range
            self._apply_range()

    def set_curves(self, styles: Sequence[tuple[int, bool]]) -> None:
        """Make one curve for each (series, is a ghost); those that exist are used again."""
        while len(self._curves) < len(styles):
            curve = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
            self._curves.append(curve)
            self.view.addItem(curve, ignoreBounds=True)
        self._styles = list(styles)
        for index, curve in enumerate(self._curves):
            curve.setVisible(index < len(styles))
        self._style_curves()

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve."""
        if self.log_y:
            with np.errstate(divide="ignore"):
                y = np.log10(np.abs(y))
            y = np.maximum(y, self._y_range[0])  # an exact 0 lies on the axis
        self._curves[index].setData(x, y)

    def refresh(self) -> None:
        """Paint again after a change of the overlay."""
        self.viewport().update()

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self.setBackground(QColor(theme.ground))
        self._x_label = None
        self._style_curves()
        self._lay_out()
        self.updateGeometry()

    def _style_curves(self) -> None:
        for curve, (series, ghost) in zip(self._curves, self._styles, strict=False):
            if ghost:
                pen = self.theme.pen(series, self.theme.ghost)
                color = pen.color()
                color.setAlphaF(0.55)
                pen.setColor(color)
            else:
                pen = self.theme.pen(series)
            curve.setPen(pen)
            curve.setZValue(0 if ghost else 1)

    @contextmanager
    def pens_scaled(self, factor: float) -> Iterator[None]:
        """Make the curves' pens wider for as long as a picture is painted."""
        items = self.view.childGroup.childItems()
        curves = [item for item in items if isinstance(item, pg.PlotCurveItem)]
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axes to the new size."""
        super().resizeEvent(event)
        if hasattr(self, "view"):
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which axes and labels are legible."""
        theme = self.theme
        axes = self.axes_rect()
        frame = self.height() - axes.height()
        return QSize(theme.px(theme.tick * 12), round(frame + theme.px(theme.tick * 3.2)))

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes, in the widget's pixels."""
        theme = self.theme
        top = theme.px(theme.axis_text * 1.35 + 20) if self.title else theme.px(theme.point + 4)
        left = max(plot.label_width() for plot in (self, *self.aligned_with))
        right = max(theme.px(theme.end_label * self.right_margin), theme.px(theme.tick))
        bottom = theme.px(theme.tick * 0.6)
        if self.show_x_labels:
            bottom = theme.px(theme.tick_length + 6 + theme.tick * 1.4)
        width, height = self.width() - left - right, self.height() - top - bottom
        return QRectF(left, top, max(width, 10), max(height, 10))

    def label_width(self) -> float:
        """Return the room that the labels of the vertical axis need."""
        theme = self.theme
        labels = [self._tick_width(label) for _, label in self._y_ticks(4)]
        return max(theme.px(theme.tick * 2.4), *labels, 0.0) + theme.px(13)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        return (log_ticks if self.log_y else linear_ticks)(*self._y_range, most)

    def _x_title_at_right(self) -> bool:
        return self.right_margin >= 4

    def _lay_out(self) -> None:
        self._title = None
        self.view.setGeometry(self.axes_rect())
        self._apply_range()

    def _apply_range(self) -> None:
        self.view.setRange(
            xRange=self._x_range, yRange=self._y_range, padding=0, disableAutoRange=True
        )
        self.resetCachedContent()  # the view keeps grid, axes and titles as a picture
        self.refresh()

    # ----- numbers to pixels and back

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Return where (x, y) lies in the widget; y as it is, also on a logarithmic axis."""
        if self.log_y:
            y = float(np.log10(abs(y))) if y else self._y_range[0]
        rect, (x0, x1), (y0, y1) = self.axes_rect(), self._x_range, self._y_range
        return QPointF(
            rect.left() + (x - x0) / (x1 - x0) * rect.width(),
            rect.bottom() - (y - y0) / (y1 - y0) * rect.height(),
        )

    def to_numbers(self, position: QPointF) -> tuple[float, float]:
        """Return the numbers (x, y) at a place of the widget."""
        rect, (x0, x1), (y0, y1) = self.axes_rect(), self._x_range, self._y_range
        x = x0 + (position.x() - rect.left()) / rect.width() * (x1 - x0)
        y = y0 + (rect.bottom() - position.y()) / rect.height() * (y1 - y0)
        return x, 10.0**y if self.log_y else y

    # ----- painting

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint ground, grid, axis, ticks and titles."""
        super().drawBackground(painter, rect)
        theme, axes = self.theme, self.axes_rect()
        painter.save()
        self._paint_titles(painter, axes)
        painter.setFont(theme.font(theme.tick))
        metrics = QFontMetricsF(theme.font(theme.tick))
        self._paint_y_axis(painter, axes, metrics)
        self._paint_x_axis(painter, axes, metrics)
        painter.restore()

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        theme, color = self.theme, QColor(self.theme.text)
        font = theme.font(theme.axis_text)
        if self.title:
            if self._title is None:
                self._title = Typeset(self.title, font, color)
                if self._short_title and self._title.size().width() > self.width():
                    self._title = Typeset(self._short_title, font, color)
            self._title.paint(painter, 0, theme.px(theme.axis_text * 1.1))
        if not (self.x_title and self.show_x_labels):
            return
        if self._x_label is None:
            self._x_label = Typeset(self.x_title, font, color)
        below = axes.bottom() + theme.px(theme.tick_length + 4 + theme.tick)
        if self._x_title_at_right():
            label = self._tick_width(str(self._x_range[1]))
            x = axes.right() + max(label / 2, theme.px(12)) + theme.px(8)
        else:
            x = self._x_title_left(axes)
        self._x_label.paint(painter, x, below)

    def _x_title_left(self, axes: QRectF) -> float:
        """Return where the title begins that stands between the last two labels."""
        assert self._x_label is not None
        last = self._x_tick_list(axes)[-1:] or [(0.0, "")]
        taken = self._tick_width(last[0][1]) / 2 + self.theme.px(10)
        return axes.right() - taken - self._x_label.size().width()

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        low, high = self._x_range
        if self.x_ticks:
            return [(value, format_tick(value)) for value in self.x_ticks]
        widest = max((self._tick_width(label) for _, label in linear_ticks(low, high, 4)), default=0)
        most = int(min(axes.width() / (widest + self.theme.px(self.theme.tick) * 1.5), 6))
        return linear_ticks(low, high, max(most, 1))

    def _tick_width(self, text: str) -> float:
        return QFontMetricsF(self.theme.font(self.theme.tick)).horizontalAdvance(text)

    def _paint_y_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        most = int(min(axes.height() / (metrics.height() * 1.9), 4))
        ticks = self._y_ticks(max(most, 1))
        (low, high), height = self._y_range, axes.height()
        for value, label in ticks:
            y = axes.bottom() - (value - low) / (high - low) * height
            if value != low:
                painter.setPen(QPen(QColor(theme.grid), theme.px(1)))
                painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
            painter.setPen(QColor(theme.muted))
            x = axes.left() - theme.px(12) - metrics.horizontalAdvance(label)
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), label)

    def _paint_x_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        pen = QPen(QColor(theme.axis), theme.axis_line * theme.zoom)
        painter.setPen(pen)
        painter.drawLine(axes.bottomLeft(), axes.bottomRight())
        low, high = self._x_range
        if not self.show_x_labels:
            return
        ticks = self._x_tick_list(axes)
        title_left = math.inf
        if self._x_label is not None and not self._x_title_at_right():
            title_left = self._x_title_left(axes) - theme.px(8)
        for value, label in ticks:
            x = axes.left() + (value - low) / (high - low) * axes.width()
            foot = axes.bottom() + theme.px(theme.tick_length)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, axes.bottom()), QPointF(x, foot))
            painter.setPen(QColor(theme.muted))
            width = metrics.horizontalAdvance(label)
            if x + width / 2 > title_left and value != ticks[-1][0]:
                continue  # the title of the axis stands there
            painter.drawText(
                QPointF(x - width / 2, foot + theme.px(4) + metrics.capHeight() * 1.25), label
            )

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint cursor, strokes, points and labels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = self.axes_rect()
        self._paint_cursor(painter, axes)
        painter.save()
        painter.setClipRect(axes.adjusted(-10, -14, 10, 10))
        for segment in self.overlay.segments:
            self._paint_segment(painter, segment)
        painter.restore()
        self._paint_points(painter, axes)
        self._paint_end_labels(painter, axes)
        self.paint_over(painter, axes)
        painter.restore()

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what a kind of plot adds, last of all."""
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
        theme, taken = self.theme, list[QRectF]()
        font = theme.font(theme.end_label, theme.number_weight if theme.number_weight > 400 else 400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        radius = theme.point * theme.zoom
        for point in self.overlay.points:
            centre = self.to_pixels(point.x, point.y)
            color = theme.color(point.series)
            painter.setPen(QPen(QColor(theme.ground), theme.rim * theme.zoom))
            painter.setBrush(QColor(theme.ground) if point.hollow else color)
            if point.hollow:
                painter.setPen(QPen(color, 2 * theme.rim * theme.zoom))
            painter.drawEllipse(centre, radius, radius)
            taken.append(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for point in [*self.overlay.points, *self.overlay.notes]:
            if point.text:
                box = self._text_box(point, axes, metrics, taken)
                if box is None:
                    continue  # the read-out has it; text over text would tell nothing
                taken.append(box)
                painter.setPen(theme.label_color(point.series))
                painter.drawText(QPointF(box.left(), box.bottom() - metrics.descent()), point.text)

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        """Return the first free place beside a point for its text, None if there is none."""
        centre = self.to_pixels(point.x, point.y)
        width, height = metrics.horizontalAdvance(point.text), metrics.height()
        gap = self.theme.px(self.theme.point + 5)
        right, left = centre.x() + gap, centre.x() - gap - width
        above, below = centre.y() - height - gap * 0.2, centre.y() + gap * 0.2
        rows = [above, below, above - height, below + height]
        if point.below:
            rows = [below, above, below + height, above - height]
        room = QRectF(axes.left(), 0, axes.width() + self.theme.px(8), axes.bottom())
        boxes = [QRectF(x, y, width, height) for y in rows for x in (right, left)]
        free = [
            box
            for box in boxes
            if room.contains(box) and not any(box.intersects(other) for other in taken)
        ]
        clear = (box for box in free if not self._crosses_curve(box))
        return next(clear, free[0] if free else None)

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
            if np.nanmin(values) < y1 and np.nanmax(values) > y0:
                return True
        return False

    def _paint_end_labels(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        font = theme.font(theme.end_label)
        metrics, gap = QFontMetricsF(font), theme.px(12)
        room = self.width() - axes.right() - gap
        labels = sorted(self.overlay.end_labels, key=lambda label: -label.y)
        heights = [self.to_pixels(0, label.y).y() for label in labels]
        spread(heights, metrics.height(), axes.top(), axes.bottom())
        painter.setFont(font)
        for label, y in zip(labels, heights, strict=True):
            color = (
                QColor(theme.muted) if label.series is None else theme.label_color(label.series)
            )
            painter.setPen(color)
            text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(axes.right() + gap, y + metrics.capHeight() / 2), text)

    # ----- mouse

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

    def wheelEvent(self, event: object) -> None:
        """Leave the wheel to the window: nothing here zooms."""

    def leaveEvent(self, event: object) -> None:
        """Hide the read-out."""
        self.hover_x = None
        self.refresh()


def spread(places: list[float], distance: float, low: float, high: float) -> None:
    """Move sorted places apart, in place, to at least `distance`, within low to high."""
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + distance)
    if places and places[-1] > high:
        places[-1] = high
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - distance)

