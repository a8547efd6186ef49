"""A function of two inputs as a map over its axes.

What is constant, axes and titles, is kept as a picture by the view. Of an epoch a picture with
a pixel for each node of a coarse grid is made, which the painter smooths, and the boundary as
lines, which are sharp at any size.
"""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from gradsim.ui.plotting.plane.boundary import needed
from gradsim.ui.plotting.plane.field import EVEN, Array, Field, FieldOf, Nodes
from gradsim.ui.plotting.plane.shading import Palette, gradient, paint_field
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.symbols import symbol

Range = tuple[float, float]

NODES = 97  # along the shorter side of the plane
LEAST = 15  # heights of a label that the plane is high, at least
BAR, SHORTEST_BAR = 8, 4  # heights of a label that the bar of colours is long
PLANE_RATIO = 0.92  # height to width on a page: a square with some room at its right
SCRAP = 0.08  # of the height of the plane: the square of a line that is left out
ALMOST = 1e-2  # values that differ by less are about the same


@lru_cache(8)  # the same in every frame, at 0.07 ms each
def _evenly(low: float, high: float, count: int) -> Array:
    return np.linspace(low, high, count)


class FieldMap(Plot):
    """The colours of a function over two inputs, with axes that are as long for every unit.

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

    has_grid = False  # the colours would cover it, but for a speck at their right
    #: The plane reaches elsewhere: lines that were cut at its sides are to be made again.
    ranges_changed = Signal()

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
        self._room: tuple[object, QRectF] = None, QRectF()
        self._reach: tuple[Range, Range] = (-0.4, 1.4), (-0.4, 1.4)
        super().__init__(theme, title)
        self.palette = palette
        self.labels_with_cursor = True  # labels of the axis leave room for its name
        self.name = ""
        self.point_key = ""  # what points are, beside the bar of colours where it has room
        self._field_of: FieldOf | None = None
        self._key: object = None
        self._field: Field | None = None
        #: Where the function was computed last.
        self.nodes_shown: Nodes | None = None
        self._boundary: list[Array] = []
        self._image: QImage | None = None

    def set_reach(self, x_range: Range, y_range: Range) -> None:
        """Set what is to be in sight; more is where the room has another shape.

        A unit is as long on both axes, unless one range is more than ten times the other.
        """
        if (x_range, y_range) != self._reach:
            self._reach = x_range, y_range
            self._fit()

    def set_widest(self, widest: float) -> None:
        """Set how many times as wide as high the plane may be."""
        if widest != self.widest:
            self.widest = widest
            self._lay_out()

    def set_ranges(self, x_range: Range, y_range: Range) -> None:
        """Set both ranges, and tell of it."""
        before = self.ranges
        super().set_ranges(x_range, y_range)
        if self.ranges != before:
            self.ranges_changed.emit()

    def show_field(self, field_of: FieldOf, name: str = "") -> None:
        """Show a function, and at the end of its boundary a name.

        Parameters
        ----------
        field_of : callable
            Is asked once when the view is painted, and again when the plane reaches elsewhere.
        """
        self._field_of, self.name, self._key = field_of, name, None
        self.refresh()

    # ----- the function on its grid

    def nodes(self) -> Nodes:
        """Return the coordinates of the nodes, x and y."""
        axes = self.axes_rect()
        ratio = axes.width() / axes.height()
        counts = (round(NODES * max(ratio, 1.0)), round(NODES * max(1 / ratio, 1.0)))
        x, y = (_evenly(*reach, count) for reach, count in zip(self.ranges, counts, strict=True))
        return x, y

    @property
    def field(self) -> Field | None:
        """The function at the nodes, as it is painted."""
        self._compute()
        return self._field

    @property
    def boundary(self) -> list[Array]:
        """The lines on which the function is 0.5; none where it is the same all over.

        What cuts off no more than a corner is left out: it looks like a speck.
        """
        self._compute()
        return self._boundary

    @property
    def even_value(self) -> float | None:
        """The value that the function has all over the plane, None if it has several."""
        field = self.field
        if field is None or not field.spread < EVEN:
            return None
        return float(field.values.mean())

    @property
    def almost_even_value(self) -> float | None:
        """About the value that the function has all over the plane, None if it has others."""
        field = self.field
        if field is None or not field.spread < ALMOST:
            return None
        return float(field.values.mean())

    def _compute(self) -> None:
        key = self.ranges, self.axes_rect().size().toTuple()
        if self._field_of is None or self._key == key:
            return
        self._key, self._image = key, None
        x, y = self.nodes()
        self.nodes_shown = x, y
        self._field = field = self._field_of(x, y)
        seen = ((line, self.on_screen(line)) for line in field.lines_over(x, y))
        self._boundary = [
            line[needed(places)] if field.is_rough else line
            for line, places in seen
            if not self._is_scrap(places)
        ]

    def _is_scrap(self, places: Array) -> bool:
        """Return whether a line leads from side to side of the plane within a small square."""
        if (places[0] == places[-1]).all():
            return False  # closed
        extent = float(np.ptp(places, axis=0).max())
        return extent < SCRAP * self.axes_rect().height()

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

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what the function is at the place under the pointer, when it rests there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.value_in_words(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return bool(super().viewportEvent(event))

    def value_in_words(self, position: QPointF) -> str:
        """Return a place of the widget in numbers, and what the function is there."""
        if self._field_of is None or not self.axes_rect().contains(position):
            return ""
        x, y = self.to_numbers(position)
        value = float(self._field_of(np.array([x]), np.array([y])).values[0, 0])
        return f"({format_number(x)}, {format_number(y)}): {format_number(value)}"

    # ----- places

    def axes_rect(self) -> QRectF:
        """Return a rectangle that is at least as wide as high, and at most `widest` times that."""
        if self._painted is not None:
            return QRectF(self._painted)
        key = (
            *(self.width(), self.height(), self.ranges, self.theme, self.title, self.widest),
            *(self.right_margin, self.has_x_labels),
            *(plot.label_width() for plot in self.aligned_with),
        )
        if self._room[0] != key:  # asked for 30 times in a frame
            rect = super().axes_rect()
            height = min(rect.height(), rect.width())
            width = min(rect.width(), self.widest * height)
            self._room = key, QRectF(rect.left(), rect.top(), width, height)
        return QRectF(self._room[1])

    def minimumSizeHint(self) -> QSize:
        """Return the least size; it must not depend on how large the plane is now."""
        theme = self.theme
        frame = self.height() - super().axes_rect().height()
        return QSize(theme.px(theme.tick * 16), round(frame + theme.px(theme.tick * LEAST)))

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

    def page_ratio(self, width: int) -> float:
        """Return room for axes that are as long for every unit."""
        return PLANE_RATIO

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._image = None
        super().restyle(theme)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        """Return ticks, but none where the name of the axis stands."""
        low, high = self.ranges[1]
        theme = self.theme
        # title and labels of the other axis take some of it; where the axes stand is not yet known
        height = max(self.height() - theme.px(5 * theme.tick), 1)
        near = min(theme.px(theme.symbol + 0.5 * theme.tick) / height, 0.3)
        top = high - max(0.06, near) * (high - low)
        return [tick for tick in super()._y_ticks(most) if tick[0] < top]

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint axes, their names, and what the colours mean."""
        super().drawBackground(painter, rect)
        theme, axes = self.theme, self.axes_rect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
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
        one = metrics.horizontalAdvance("1")
        baseline = theme.px(theme.axis_text * 1.1)
        room = gap + metrics.horizontalAdvance("0")
        first = self.title_width() + 2 * gap + room
        width = min(theme.px(theme.tick * BAR), self.width() - first - gap - one)
        if width < theme.px(theme.tick * SHORTEST_BAR):
            return
        bar = QRectF(0, 0, width, theme.px(theme.tick * 0.8))
        key_left = first + width + gap + one + 3 * gap
        has_key = key_left + metrics.horizontalAdvance(self.point_key) <= self.width()
        left = first if self.point_key and has_key else axes.right() - one - gap - width
        bar.moveTo(max(left, first), baseline - bar.height())
        zero = bar.left() - room
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(zero, baseline), "0")
        painter.drawText(QPointF(bar.right() + gap, baseline), "1")
        if has_key:
            painter.drawText(QPointF(key_left, baseline), self.point_key)
        painter.setPen(QPen(QColor(theme.axis), theme.px(1)))
        painter.setBrush(gradient(theme, self.palette, bar))
        painter.drawRect(bar)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the function if there is one, and on it what there is."""
        self._compute()
        if self._field is not None:
            if self._image is None:
                self._image = self._field.image(self.theme, self.palette)
            paint_field(painter, self._image, axes)
        painter.setPen(QPen(QColor(self.theme.axis), self.theme.axis_line * self.theme.zoom))
        painter.drawPolyline([axes.topLeft(), axes.bottomLeft(), axes.bottomRight()])
        self.paint_on(painter, axes)

    def paint_on(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what stands on the colours."""
