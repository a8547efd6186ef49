"""A function of two inputs as a map, with its boundary and with points that can be moved.

What is constant, axes and titles, is kept as a picture by the view. Of an epoch a picture with
a pixel for each node of a coarse grid is made, which the painter smooths, and the boundary as
lines, which are sharp at any size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from gradsim.ui.plotting.inks import paint_haloed
from gradsim.ui.plotting.plane.boundary import boundary
from gradsim.ui.plotting.plane.labels import BesideLine, beside_point
from gradsim.ui.plotting.plane.shading import (
    Palette,
    field_image,
    gradient,
    paint_field,
    shade,
)
from gradsim.ui.plotting.plot import Plot, spread
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.formulas import symbol
from gradsim.ui.typesetting.numbers import format_number, format_setting

Array = NDArray[np.float64]
Range = tuple[float, float]

HALF = 0.5
NODES = 97  # along the shorter side of the plane
EVEN = 1e-3  # values that differ by less are written the same
MOST_TEXTS = 24  # points beside which a text stands
POINT = 1.7  # times the radius of a point on a curve
SMALL_POINT = 0.6  # times that, where there are many
EARLIER = 0.55  # times the width of a curve


@dataclass(frozen=True, eq=False)
class Field:
    """A function at the nodes of a grid.

    Attributes
    ----------
    values : (ny, nx) array
        From 0 to 1; the first row is the lowest.
    margins : (ny, nx) array
        What is 0 on the boundary, such as the weighted input of a sigmoid; by default
        the values less 0.5, whose boundary is ragged where they jump within a cell.
    """

    values: Array
    margins: Array | None = None


#: Gives a function for coordinates x, of shape (nx,), and y, of shape (ny,).
FieldOf = Callable[[Array, Array], Field]


@dataclass(frozen=True)
class PlanePoint:
    """A point: a disc where its target is above 0.5, a ring where it is not.

    Attributes
    ----------
    series : int
        Its colour.
    text : str
        What stands beside it.
    """

    x: float
    y: float
    target: float
    series: int
    text: str = ""


@dataclass(frozen=True, eq=False)
class PlaneLine:
    """A line beside the boundary, in the numbers of the plane: an earlier one, or another's.

    Attributes
    ----------
    parts : sequence of (n, 2) arrays
        Places (x, y) along each of its parts.
    name : str
        Stands at its end.
    series : int or None
        Its colour and dashes; None for a thin one in grey.
    """

    parts: Sequence[Array]
    name: str = ""
    series: int | None = None


class PlaneView(Plot):
    """A map of a function over two inputs.

    :meth:`show_field`, :meth:`show_points` and :meth:`show_lines` may be called in any order and
    at every epoch; nothing is computed before the view is painted.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    title : str
        What the colours show, with LaTeX between dollars.
    names : pair of str
        The names of both axes, as LaTeX.
    palette : Palette
        The colours.
    widest : float
        How many times as wide as high the plane may be; with 1 it is a square.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        names: tuple[str, str] = ("x_1", "x_2"),
        palette: Palette = Palette.RISING,
        widest: float = 1.0,
    ) -> None:
        self.widest = widest
        self._names = names
        self._reach: tuple[Range, Range] = (-0.4, 1.4), (-0.4, 1.4)
        super().__init__(theme, title)
        self.palette = palette
        self.labels_with_cursor = True  # labels of the axis leave room for its name
        self.points: tuple[PlanePoint, ...] = ()
        #: The point that the keys change, None if there is none.
        self.chosen: int | None = None
        self.lines: tuple[PlaneLine, ...] = ()
        self._name = ""
        self._field_of: FieldOf | None = None
        self._key: object = None
        self._field: Field | None = None
        self._boundary: list[Array] = []
        self._image: QImage | None = None
        self._finder = BesideLine()
        self.restyle(theme)

    # ----- what is shown

    def set_reach(self, x_range: Range, y_range: Range) -> None:
        """Set what is to be in sight; more is where the room has another shape.

        A unit is as long on both axes, unless one range is more than ten times the other.
        """
        if (x_range, y_range) != self._reach:
            self._reach = x_range, y_range
            self._fit()

    def show_field(self, field_of: FieldOf, name: str = "") -> None:
        """Show a function, and at the end of its boundary a name.

        Parameters
        ----------
        field_of : callable
            Is asked once when the view is painted, and again when the plane reaches elsewhere.
        """
        self._field_of, self._name, self._key = field_of, name, None
        self.refresh()

    def show_points(self, points: Sequence[PlanePoint]) -> None:
        """Show points, in place of others."""
        self.points = tuple(points)
        if self.chosen is not None and self.chosen >= len(self.points):
            self.chosen = None
        self.setAccessibleDescription(self.reading())
        self.refresh()

    def show_lines(self, lines: Sequence[PlaneLine]) -> None:
        """Show lines beside the boundary, in place of others."""
        self.lines = tuple(lines)
        self.refresh()

    def reading(self) -> str:
        """Return the points as a screen reader is to read them."""
        line = self.tr("({0}, {1}): target {2}")
        return "; ".join(
            line.format(*map(format_setting, (point.x, point.y, point.target)))
            + (f", {point.text}" if point.text else "")
            for point in self.points
        )

    # ----- the function on its grid

    def nodes(self) -> tuple[Array, Array]:
        """Return the coordinates of the nodes, x and y."""
        axes = self.axes_rect()
        ratio = axes.width() / axes.height()
        counts = (round(NODES * max(ratio, 1.0)), round(NODES * max(1 / ratio, 1.0)))
        x, y = (
            np.linspace(*reach, count) for reach, count in zip(self.ranges, counts, strict=True)
        )
        return x, y

    @property
    def field(self) -> Field | None:
        """The function at the nodes, as it is painted."""
        self._compute()
        return self._field

    @property
    def boundary(self) -> list[Array]:
        """The lines on which the function is 0.5; none where it is the same all over."""
        self._compute()
        return self._boundary

    @property
    def even_value(self) -> float | None:
        """The value that the function has all over the plane, None if it has several."""
        field = self.field
        if field is None or not np.ptp(field.values) < EVEN:
            return None
        return float(field.values.mean())

    def _compute(self) -> None:
        key = self.ranges, self.axes_rect().size().toTuple()
        if self._field_of is None or self._key == key:
            return
        self._key, self._image = key, None
        x, y = self.nodes()
        self._field = field = self._field_of(x, y)
        margins = field.values - HALF if field.margins is None else field.margins
        self._boundary = [] if np.ptp(field.values) < EVEN else boundary(margins, x, y)

    def value_at(self, x: float, y: float) -> float:
        """Return about what the function is at a place, 0 where there is none."""
        field = self.field
        if field is None:
            return 0.0
        ny, nx = field.values.shape
        shares = ((place - low) / (high - low)
                  for place, (low, high) in zip((x, y), self.ranges, strict=True))  # fmt: skip
        column, row = (
            round(share * (count - 1)) for share, count in zip(shares, (nx, ny), strict=True)
        )
        return float(field.values[min(max(row, 0), ny - 1), min(max(column, 0), nx - 1)])

    # ----- places

    def axes_rect(self) -> QRectF:
        """Return a rectangle that is at least as wide as high, and at most `widest` times that."""
        rect = super().axes_rect()
        height = min(rect.height(), rect.width())
        return QRectF(rect.left(), rect.top(), min(rect.width(), self.widest * height), height)

    def minimumSizeHint(self) -> QSize:
        """Return the least size; it must not depend on how large the plane is now."""
        theme = self.theme
        frame = self.height() - super().axes_rect().height()
        return QSize(theme.px(theme.tick * 14), round(frame + theme.px(theme.tick * 8)))

    def _lay_out(self) -> None:
        super()._lay_out()
        self._fit()

    def _fit(self) -> None:
        """Let the axes reach over what is to be in sight, and over the rest of their room."""
        axes = self.axes_rect()
        (x0, x1), (y0, y1) = self._reach
        if 0.1 <= (x1 - x0) / (y1 - y0) <= 10:
            unit = min(axes.width() / (x1 - x0), axes.height() / (y1 - y0))  # in pixels
            half_x, half_y = axes.width() / unit / 2, axes.height() / unit / 2
            x0, x1 = (x0 + x1) / 2 - half_x, (x0 + x1) / 2 + half_x
            y0, y1 = (y0 + y1) / 2 - half_y, (y0 + y1) / 2 + half_y
        self.set_ranges((x0, x1), (y0, y1))

    @property
    def radius(self) -> float:
        """The radius of a point, in pixels."""
        radius = self.theme.point * self.theme.zoom * POINT
        return radius * (SMALL_POINT if len(self.points) > MOST_TEXTS else 1.0)

    def on_screen(self, places: Array) -> Array:
        """Return where places lie in the widget, in pixels."""
        axes, ((x0, x1), (y0, y1)) = self.axes_rect(), self.ranges
        return np.column_stack(
            [
                axes.left() + (places[:, 0] - x0) / (x1 - x0) * axes.width(),
                axes.bottom() - (places[:, 1] - y0) / (y1 - y0) * axes.height(),
            ]
        )

    # ----- painting

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._image = None
        super().restyle(theme)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        """Return ticks, but none where the name of the axis stands."""
        low, high = self.ranges[1]
        return [tick for tick in super()._y_ticks(most) if tick[0] < high - 0.06 * (high - low)]

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint axes, their names, and what the colours mean."""
        super().drawBackground(painter, rect)
        theme, axes = self.theme, self.axes_rect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
        painter.drawLine(axes.topLeft(), axes.bottomLeft())
        for value, _ in self._y_ticks(4):
            y = self.to_pixels(0, value).y()
            painter.drawLine(QPointF(axes.left() - theme.px(theme.tick_length), y),
                             QPointF(axes.left(), y))  # fmt: skip
        names = [symbol(name, theme.px(theme.symbol)) for name in self._names]
        right = axes.right() - names[0].width
        baseline = self.x_label_baseline(axes)
        names[0].paint(painter, right, baseline, QColor(theme.text))
        left = axes.left() - theme.px(12) - names[1].width
        names[1].paint(painter, left, axes.top() + names[1].ascent, QColor(theme.text))
        self.paint_x_labels(
            painter, axes, (right - theme.px(4), axes.right() + theme.px(theme.tick))
        )
        self._paint_legend(painter, axes)
        painter.restore()

    def _paint_legend(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        font = theme.font(theme.tick)
        metrics, gap = QFontMetricsF(font), theme.px(8)
        width = theme.px(theme.tick * 8)
        one = metrics.horizontalAdvance("1")
        bar = QRectF(0, 0, width, theme.px(theme.tick * 0.8))
        baseline = theme.px(theme.axis_text * 1.1)
        bar.moveBottomRight(QPointF(axes.right() - one - gap, baseline))
        zero = bar.left() - gap - metrics.horizontalAdvance("0")
        if zero < self.title_width() + 2 * gap:
            return
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(zero, baseline), "0")
        painter.drawText(QPointF(bar.right() + gap, baseline), "1")
        painter.setPen(QPen(QColor(theme.axis), theme.px(1)))
        painter.setBrush(gradient(theme, self.palette, bar))
        painter.drawRect(bar)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the function, its boundary and other lines, the points and all names."""
        self._compute()
        if self._field is None:
            return
        if self._image is None:
            self._image = field_image(self._field.values, self.theme, self.palette)
        paint_field(painter, self._image, axes)
        theme = self.theme
        for line in self.lines:
            if line.series is None:
                pen = QPen(QColor(theme.muted), theme.curve * theme.zoom * EARLIER)
            else:
                pen = theme.pen(line.series, theme.curve * 0.7)
            self._paint_line(painter, line.parts, pen)
        self._paint_line(painter, self.boundary, theme.pen(INK, dashed=False))
        self.paint_among(painter, axes)
        self._paint_points(painter, axes)
        self._paint_texts(painter, axes)

    def paint_among(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what a kind of plane adds below the points."""

    def _paint_line(self, painter: QPainter, parts: Sequence[Array], pen: QPen) -> None:
        painter.setPen(pen)
        for part in parts:
            painter.drawPolyline(
                QPolygonF([QPointF(x, y) for x, y in self.on_screen(part).tolist()])
            )

    def _paint_points(self, painter: QPainter, axes: QRectF) -> None:
        # the points of curves are not painted by a plane, but these
        theme, radius = self.theme, self.radius
        ground = QColor(theme.ground)
        for point in self.points:
            centre, color = self.to_pixels(point.x, point.y), theme.color(point.series)
            painter.setPen(QPen(ground, theme.rim * theme.zoom))
            painter.setBrush(color)
            painter.drawEllipse(centre, radius, radius)
            if not point.target > HALF:
                painter.setBrush(ground)
                painter.drawEllipse(centre, radius * 0.6, radius * 0.6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.chosen is not None and self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2 * theme.rim * theme.zoom))
            chosen, around = self.points[self.chosen], radius + theme.px(4)
            painter.drawEllipse(self.to_pixels(chosen.x, chosen.y), around, around)

    def _paint_texts(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        centres = [self.to_pixels(point.x, point.y) for point in self.points]
        side = 2 * self.radius
        taken = [
            QRectF(place.x() - side / 2, place.y() - side / 2, side, side) for place in centres
        ]
        if len(self.points) <= MOST_TEXTS:
            painter.setFont(theme.font(theme.end_label, 600))
            metrics = QFontMetricsF(painter.font())
            for point, centre in zip(self.points, centres, strict=True):
                size = QSizeF(metrics.horizontalAdvance(point.text), metrics.height())
                box = beside_point(centre, size, self.radius + theme.px(6), axes, taken)
                if point.text and box is not None:
                    taken.append(box)
                    self._paint_text(painter, box, point.text, theme.label_color(point.series))
        self._paint_names(painter, axes, taken)
        even = self.even_value
        if even is not None:
            painter.setFont(theme.font(theme.end_label, 600))
            words = self.tr("{0} everywhere").format(format_number(even))
            metrics = QFontMetricsF(painter.font())
            box = QRectF(0, 0, metrics.horizontalAdvance(words), metrics.height())
            box.moveCenter(axes.center())
            self._paint_text(painter, box, words, QColor(theme.text))

    def _paint_names(self, painter: QPainter, axes: QRectF, taken: list[QRectF]) -> None:
        """Write names at the right of lines that leave the plane there, and beside the others."""
        theme = self.theme
        named = [line for line in self.lines if line.name]
        named += [PlaneLine(self.boundary, self._name, INK)] if self._name else []
        parts = [*self.boundary, *(part for line in self.lines for part in line.parts)]
        drawn = self.on_screen(np.concatenate(parts)) if parts else np.empty((0, 2))
        outside: list[tuple[float, PlaneLine]] = []
        for named_line in reversed(named):
            lines = [self.on_screen(part) for part in named_line.parts]
            ends = [end for line in lines for end in (line[0], line[-1])]
            right = [end for end in ends if end[0] > axes.right() - 0.5]
            if right:
                outside.append((float(right[0][1]), named_line))
                continue
            painter.setFont(self._name_font(named_line))
            metrics = QFontMetricsF(painter.font())
            size = QSizeF(metrics.horizontalAdvance(named_line.name), metrics.height())
            finder = self._finder if named_line.series == INK else BesideLine()
            box = finder.place(lines, drawn, size, theme.px(3), axes, taken)
            if box is not None:
                taken.append(box)
                self._paint_text(painter, box, named_line.name, self._name_color(named_line))
        outside.sort(key=lambda found: found[0])
        metrics = QFontMetricsF(theme.font(theme.tick))
        heights = [y for y, _ in outside]
        spread(heights, metrics.height(), axes.top(), axes.bottom())
        for y, (_, line) in zip(heights, outside, strict=True):
            painter.setFont(self._name_font(line))
            painter.setPen(self._name_color(line))
            place = QPointF(axes.right() + theme.px(8), y + metrics.capHeight() / 2)
            painter.drawText(place, line.name)

    def _name_font(self, line: PlaneLine) -> QFont:
        return self.theme.font(self.theme.tick, 600 if line.series == INK else 400)

    def _name_color(self, line: PlaneLine) -> QColor:
        theme = self.theme
        return QColor(theme.muted) if line.series is None else theme.label_color(line.series)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, color: QColor) -> None:
        """Write a text on the function's colours, with a rim of the colour behind it."""
        metrics = QFontMetricsF(painter.font())
        behind = shade(self.theme, self.palette, self.value_at(*self.to_numbers(box.center())))
        place = QPointF(box.left(), box.bottom() - metrics.descent())
        paint_haloed(painter, place, text, color, behind)
