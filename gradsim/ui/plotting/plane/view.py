"""A function of two inputs as a map, with its boundary and with points on it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
)

from gradsim.ui.layer import Layer
from gradsim.ui.plotting.inks import contrast
from gradsim.ui.plotting.overlay import Point, spread
from gradsim.ui.plotting.plane.field_map import FieldMap
from gradsim.ui.plotting.plane.items import PlaneLine, PlanePoint, paint_item
from gradsim.ui.plotting.plane.labels import (
    BesideLine,
    beside_point,
    in_corner,
    is_free,
    near_middle,
)
from gradsim.ui.plotting.plane.shading import Palette, shade
from gradsim.ui.plotting.powers import halo_number
from gradsim.ui.pyqtgraph_parts import arrayToQPolygonF
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_decimals, format_number, format_setting
from gradsim.ui.typesetting.text import text_width

Array = NDArray[np.float64]

MOST_TEXTS = 24  # points beside which a text stands
POINT, MORE = 1.3, 3.5  # times the radius of a point on a curve, and pixels more
APART = 8  # pixels, before zoom, between a sentence and points, lines and sides
FROM_SIDE = 3  # pixels, before zoom, between a number beside a point and the sides of the map
SMALL_POINT = 0.6  # times that, where there are many
CROSS = 0.85  # times a point's radius: the arm of a cross on it, along both axes
LEGIBLE = 4.5  # the least contrast of a text with what is behind it
BOUNDARY, OTHER = 1.1, 0.78  # times the width of a curve: of the boundary, and of another's line
EARLIER, FAINT = 0.55, 0.5  # times the width of a curve, and its opacity


class PlaneView(FieldMap):
    """A map of a function over two inputs, with its boundary, other lines and points.

    :meth:`show_field`, :meth:`show_points` and :meth:`show_lines` may be called in any order and
    at every epoch; nothing is computed before the view is painted.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        names: tuple[str, str] = ("x_1", "x_2"),
        palette: Palette = Palette.RISING,
        widest: float = 1.0,
    ) -> None:
        super().__init__(theme, title, names, palette, widest)
        self.points: tuple[PlanePoint, ...] = ()
        #: The point that the keys change, None if there is none.
        self.chosen: int | None = None
        self.lines: tuple[PlaneLine, ...] = ()
        self.crossed: tuple[int, ...] = ()
        self.note = ""
        #: Where `paint_among` has written something, so that no other text stands there.
        self.occupied: list[QRectF] = []
        self._finder = BesideLine()
        self._discs, self._faint = Layer(), Layer()
        self._centres: tuple[object, list[QPointF]] = None, []
        self._covered: tuple[object, list[QRectF]] = None, []  # by the points there
        self._corner: tuple[object, QRectF | None] = None, None  # of the note
        self._places: dict[PlaneLine, QRectF] = {}  # of the names of lines that stand still
        self.restyle(theme)

    def forget_pictures(self) -> None:
        """Let go of the pictures of points and lines, too."""
        super().forget_pictures()
        self._discs.forget()
        self._faint.forget()

    def show_points(self, points: Sequence[PlanePoint]) -> None:
        """Show points, in place of others."""
        self.points = tuple(points)
        are_clear = len(points) <= MOST_TEXTS and {point.target for point in points} <= {0.0, 1.0}
        key = self.tr("● target 1   ○ target 0") if are_clear and points else ""
        if key != self.point_key:
            self.point_key = key
            self.resetCachedContent()
        if self.chosen is not None and self.chosen >= len(self.points):
            self.chosen = None
        self.setAccessibleDescription(self.reading())
        self.refresh()

    def show_lines(self, lines: Sequence[PlaneLine]) -> None:
        """Show lines beside the boundary, in place of others."""
        self.lines = tuple(lines)
        self._places = {line: box for line, box in self._places.items() if line in self.lines}
        self.refresh()

    def show_crossed(self, numbers: Sequence[int], note: str = "") -> None:
        """Cross these points, and write in a corner what that means."""
        self.crossed, self.note = tuple(numbers), note
        self.refresh()

    def withhold(self, withholds: bool) -> None:
        """Say neither that all is the same nor what is wrong, or say it again."""
        self.withholds = withholds
        self.refresh()

    def reading(self) -> str:
        """Return the points as a screen reader is to read them, of many how many there are."""
        if len(self.points) > MOST_TEXTS:
            return str(self.tr("{0} points").format(len(self.points)))
        line = self.tr("({0}, {1}): target {2}")
        return "; ".join(
            line.format(*map(format_setting, (point.x, point.y, point.target)))
            + (f", {point.text}" if point.text else "")
            for point in self.points
        )

    @property
    def radius(self) -> float:
        """The radius of a point, in pixels."""
        radius = (self.theme.point * POINT + MORE) * self.theme.zoom
        return radius * (SMALL_POINT if len(self.points) > MOST_TEXTS else 1.0)

    @property
    def number_font(self) -> QFont:
        """The font of the texts beside points."""
        return self.theme.font(self.theme.end_label, 600)

    def centres(self) -> list[QPointF]:
        """Return where the points lie in the widget."""
        key = self.points, self.ranges, self.axes_rect().getRect(), self.theme
        if self._centres[0] != key:  # no epoch moves them; of 100 points this takes 0.2 ms
            places = np.array([(point.x, point.y) for point in self.points]).reshape(-1, 2)
            self._centres = key, [QPointF(x, y) for x, y in self.on_screen(places).tolist()]
        return self._centres[1]

    # ----- painting

    def paint_on(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the boundary and other lines, the points and all names."""
        theme = self.theme
        still = tuple(line for line in self.lines if line.series is None)
        if still:
            key = still, self.ranges, axes.getRect(), theme
            self._faint.paint(painter, self, key, lambda layer: self._paint_faint(layer, still))
        for line in self.lines:
            if line.series is not None:
                pen = theme.pen(line.series, theme.curve * OTHER)
                self._paint_line(painter, line.parts, pen)
        self._paint_line(
            painter, self.boundary, theme.pen(INK, theme.curve * BOUNDARY, dashed=False)
        )
        self.occupied = []
        self.paint_among(painter, axes)
        centres = self.centres()
        self._paint_discs(painter, centres)
        if not self.withholds:
            self._paint_crosses(painter, [centres[n] for n in self.crossed if n < len(centres)])
        if self.chosen is not None and self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2 * theme.rim * theme.zoom))
            around = self.radius + theme.px(4)
            painter.drawEllipse(centres[self.chosen], around, around)
        self._paint_texts(painter, axes, centres)

    def paint_among(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what a kind of plane adds below the points."""

    def _paint_faint(self, painter: QPainter, lines: Sequence[PlaneLine]) -> None:
        color = QColor(self.theme.muted)
        color.setAlphaF(FAINT)
        pen = QPen(color, self.theme.curve * self.theme.zoom * EARLIER)
        for line in lines:
            self._paint_line(painter, line.parts, pen)

    def _paint_line(self, painter: QPainter, parts: Sequence[Array], pen: QPen) -> None:
        painter.setPen(pen)
        for part in parts:
            painter.drawPolyline(arrayToQPolygonF(*self.on_screen(part).T))

    def _paint_points(
        self, painter: QPainter, axes: QRectF, labels: list[tuple[Point, QRectF]]
    ) -> None:
        """Paint no points of curves, which would lie below the colours."""

    def _paint_discs(self, painter: QPainter, centres: Sequence[QPointF]) -> None:
        """Paint the points, many of them as a picture that is kept until one is elsewhere."""
        if len(self.points) <= MOST_TEXTS:
            self._paint_each(painter, centres)
            return
        key = self.points, self.ranges, self.axes_rect().getRect(), self.theme
        self._discs.paint(painter, self, key, lambda layer: self._paint_each(layer, centres))

    def _paint_each(self, painter: QPainter, centres: Sequence[QPointF]) -> None:
        theme, radius = self.theme, self.radius
        for point, centre in zip(self.points, centres, strict=True):
            paint_item(painter, centre, radius, theme, theme.color(point.series), point.target)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_crosses(self, painter: QPainter, centres: Sequence[QPointF]) -> None:
        theme, arm = self.theme, CROSS * self.radius
        strokes = [
            QLineF(centre - QPointF(arm, side * arm), centre + QPointF(arm, side * arm))
            for centre in centres
            for side in (1, -1)
        ]
        painter.setPen(QPen(QColor(theme.text), theme.rim * theme.zoom))
        painter.drawLines(strokes)

    def _paint_texts(self, painter: QPainter, axes: QRectF, centres: Sequence[QPointF]) -> None:
        theme = self.theme
        if self._covered[0] is not centres:  # which are the same while points stay where they are
            half, size = QPointF(self.radius, self.radius), QSizeF(2 * self.radius, 2 * self.radius)
            self._covered = centres, [QRectF(centre - half, size) for centre in centres]
        taken = [*self._covered[1], *self.occupied]
        if len(self.points) <= MOST_TEXTS:
            painter.setFont(self.number_font)
            metrics, gap = QFontMetricsF(painter.font()), self.radius + theme.px(6)
            side = theme.px(FROM_SIDE)
            room = axes.adjusted(side, side, -side, -side)
            still = self.drawn(moving=False)  # a text that gave way to a moving line would jump
            for point, centre in zip(self.points, centres, strict=True):
                size = QSizeF(text_width(point.text, painter.font()), metrics.height())
                box = beside_point(centre, size, gap, room, taken, still)
                if point.text and box is not None:
                    taken.append(box)
                    self._paint_text(painter, box, point.text, theme.label_color(point.series))
        self._paint_even(painter, axes, taken)
        self._paint_note(painter, axes, taken)
        self._paint_names(painter, axes, taken)

    def _paint_even(self, painter: QPainter, axes: QRectF, taken: list[QRectF]) -> None:
        """Write what the function is where it is the same all over, where there is room."""
        even, almost = self.even_value, self.almost_even_value
        if almost is None or self.withholds:
            return
        painter.setFont(self.theme.font(self.theme.end_label, 600))
        if even is None:
            words = self.tr("about {0} everywhere").format(format_decimals(almost, 2))
        else:
            words = self.tr("{0} everywhere").format(format_number(even))
        kept = near_middle(self._kept_by(words, painter), axes, self.drawn(), taken)
        if kept is not None:
            box = self._within(kept)
            taken.append(box)
            self._paint_text(painter, box, words, QColor(self.theme.text))

    def _paint_note(self, painter: QPainter, axes: QRectF, taken: list[QRectF]) -> None:
        """Write what crosses mean in the first corner without points."""
        if not self.note or self.withholds:
            return
        painter.setFont(self.theme.font(self.theme.end_label, 600))
        others = [other.getRect() for other in taken[len(self.points) :]]
        key = self.note, axes.getRect(), self.theme, self.points, others
        if self._corner[0] != key:
            self._corner = key, in_corner(self._kept_by(self.note, painter), axes, taken)
        kept = self._corner[1]
        if kept is not None:
            box = self._within(kept)
            taken.append(box)
            self._paint_text(painter, box, self.note, QColor(self.theme.text))

    def _kept_by(self, words: str, painter: QPainter) -> QSizeF:
        """Return the room of a text and of what keeps it apart from points, lines and sides."""
        metrics, gap = QFontMetricsF(painter.font()), 2 * self.theme.px(APART)
        return QSizeF(metrics.horizontalAdvance(words) + gap, metrics.height() + gap)

    def _within(self, kept: QRectF) -> QRectF:
        """Return where the text stands in that room."""
        gap = self.theme.px(APART)
        return kept.adjusted(gap, gap, -gap, -gap)

    def drawn(self, moving: bool = True) -> Array:
        """Return points on all lines, in pixels; or only on those that no epoch moves."""
        lines = [line for line in self.lines if moving or line.series is None]
        parts = [
            *(self.boundary if moving else ()),
            *(part for line in lines for part in line.parts),
        ]
        return self.on_screen(np.concatenate(parts)) if parts else np.empty((0, 2))

    def _paint_names(self, painter: QPainter, axes: QRectF, taken: list[QRectF]) -> None:
        """Write names at the right of lines that leave the plane there, and beside the others."""
        theme = self.theme
        named = [line for line in self.lines if line.name]
        named += [PlaneLine(self.boundary, self.name, INK)] if self.name else []
        drawn = self.drawn()
        outside: list[tuple[float, PlaneLine]] = []
        for named_line in reversed(named):
            lines = [self.on_screen(part) for part in named_line.parts]
            ends = [end for line in lines for end in (line[0], line[-1])]
            right = [end for end in ends if end[0] > axes.right() - 0.5]
            painter.setFont(self._name_font(named_line))
            metrics = QFontMetricsF(painter.font())
            size = QSizeF(metrics.horizontalAdvance(named_line.name), metrics.height())
            if right and axes.right() + theme.px(8) + size.width() <= self.width():
                outside.append((float(right[0][1]), named_line))
                continue
            finder = self._finder if named_line.series == INK else BesideLine()
            box = self._places.get(named_line)
            if box is None or not is_free(box, axes, taken):
                box = finder.place(lines, drawn, size, theme.px(3), axes, taken)
            if box is not None:
                if named_line.series is None:
                    self._places[named_line] = box
                room = size.height() * 0.7  # two names at one place could be read as either's
                taken.append(box.adjusted(-room, -room, room, room))
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
        """Write a text on the function's colours, with a rim of the colour behind it.

        Where the text could not be read on that, the rim is of the ground's colour.
        """
        metrics = QFontMetricsF(painter.font())
        place = QPointF(box.left(), box.bottom() - metrics.descent())
        halo_number(painter, text, place, color, self._behind(box, color))

    def _behind(self, box: QRectF, color: QColor) -> QColor:
        """Return the colour of a rim with which a text in a colour can be read."""
        behind = shade(self.theme, self.palette, self.value_at(*self.to_numbers(box.center())))
        return QColor(self.theme.ground) if contrast(color, behind) < LEGIBLE else behind
