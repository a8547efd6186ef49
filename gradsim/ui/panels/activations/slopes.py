"""The slopes of activations in one plot, with a place z to drag and names to click."""

from collections.abc import Mapping
from itertools import chain

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.activations.gallery import REACH
from gradsim.ui.language import translated
from gradsim.ui.panels.activations.drawn_slopes import Array, DrawnSlopes
from gradsim.ui.panels.activations.names_on_curves import (
    NEAR,
    WIDER,
    NamesOnCurves,
    distances,
    points_in_pixels,
)
from gradsim.ui.panels.activations.slope_marks import (
    QUARTER,
    paint_hollow_ends,
    paint_quarter,
    paint_stretches,
    quarter_box,
    words_beside,
    write_name,
)
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point
from gradsim.ui.plotting.plot import CurveStyle, Plot
from gradsim.ui.plotting.read_out import ReadOut, ReadOutRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import (
    format_beside_zero,
    format_number,
    format_setting,
)

SAME = 0.0005  # between numbers that read the same
LOW = 400  # pixels before zoom: a plot that is lower has names at its right, where it is wide
MOST = 8  # activations, those of the program, which all have room for their names in a higher one
FARTHEST_LINE = 4  # heights of a number from its point


class ActivationSlopes(Plot):
    """f' of activations over z; a click on a curve selects its activation.

    Those whose slope falls below 0 somewhere overshoot all others elsewhere, and are drawn only
    while they are selected.
    """

    chosen = Signal(str)  # the name of an activation whose curve or name is clicked

    def __init__(self, theme: Theme) -> None:
        self.slopes = DrawnSlopes({}, "")
        self._withholds = False
        self._z = 0.0
        self._placed = True  # whether the names are where they belong
        self._boxes: dict[int, QRectF] = {}  # names on their curves, by series
        self._leaders: dict[int, QLineF] = {}  # from names that stand farther away
        self._in_pixels: list[Array] = []  # points of each series, close together
        self._pressed: QPointF | None = None  # on a curve, and not dragged since
        super().__init__(theme, "", "$z$")
        self.set_title(self.tr("slope $f'(z)$"), "$f'(z)$")
        self.x_ticks = (-6.0, -3.0, 0.0, 3.0, 6.0)

    @property
    def named_on_curve(self) -> dict[str, QRectF]:
        """Where names stand that have room on their curves, by activation."""
        self._place_names()
        return {self.slopes.names[series]: box for series, box in self._boxes.items()}

    def show_activations(self, activations: Mapping[str, Activation], chosen: str) -> None:
        """Draw the slopes of all, and the selected one wider."""
        self.slopes = DrawnSlopes(activations, chosen)
        self.set_curves([CurveStyle(series) for series in self.slopes.series])
        low, high = self.slopes.span
        margin = 0.06 * (high - low)
        foot = low - margin if low < 0 else -2.2 * margin  # room for the words on the axis
        self.set_ranges((-REACH, REACH), (foot, high + 3.0 * margin))  # and names above the ends
        for index, piece in enumerate(chain.from_iterable(self.slopes.pieces)):
            self.set_data(index, *piece)
        self._lay_out()

    def show_point(self, z: float) -> None:
        """Move the place z, with a point on the selected curve and on its contrast."""
        self._z = z
        self._place_names()
        self._fill_overlay()
        self.refresh()

    def _fill_overlay(self) -> None:
        z = self._z
        overlay = Overlay(cursor=z)
        said = []
        for series, activation in enumerate(self.slopes.activations):
            slope = float(activation.slope(np.array(z)))
            on_quarter = abs(slope - QUARTER) < SAME  # a line that has its number
            is_chosen = self.slopes.names[series] == self.slopes.chosen
            is_told = is_chosen and not on_quarter and not self._withholds
            text = format_beside_zero(slope) if is_told else ""
            if self.slopes.is_strong(series) and not self._withholds:
                overlay.points.append(Point(z, slope, series, text))
            said.append(f"{translated(activation.label)} {format_beside_zero(slope)}")
        if self._is_crowded() and not self._withholds:  # those that have no room in the plot
            overlay.end_labels = [
                EndLabel(float(activation.slope(np.array(REACH))), translated(activation.label), k)
                for k, activation in enumerate(self.slopes.activations)
                if k not in self._boxes and self.slopes.pieces[k]
            ]
        overlay.points.sort(key=lambda point: bool(point.text))  # the selected one on top
        told = "" if self._withholds else f": {', '.join(said)}"
        self.setAccessibleDescription(f"z = {format_number(z)}{told}")
        self.overlay = overlay

    def read_out(self, x: float) -> ReadOut:
        """Return all slopes at a place of the axis, the largest first."""
        z = min(max(x, -REACH), REACH)
        slopes = [float(activation.slope(np.array(z))) for activation in self.slopes.activations]
        labels = [translated(activation.label) for activation in self.slopes.activations]
        ordered = sorted(range(len(slopes)), key=lambda series: -slopes[series])
        rows = [
            ReadOutRow(labels[series], (format_beside_zero(slopes[series]),), series)
            for series in ordered
            if not self._withholds
        ]
        return ReadOut(z, f"z = {format_setting(round(z, 2))}", rows)

    def withhold(self, withholds: bool) -> None:
        """Hide the slopes and the level that the sigmoid reaches, or show them again."""
        self._withholds = withholds
        self._style_curves()
        self.show_point(self._z)

    # ----- layout

    def _style_curves(self) -> None:
        super()._style_curves()
        names = self.slopes.names
        for curve, series in zip(self._curves, self.slopes.series, strict=False):
            if names[series] == self.slopes.chosen:
                curve.setPen(self.theme.pen(series, self.theme.curve * WIDER))
                curve.setZValue(3)
            else:
                curve.setZValue(2 if self.slopes.is_strong(series) else 1)
            curve.setVisible(not self._withholds)

    def _is_crowded(self) -> bool:
        """Return whether names need room right of the plot: there is little of it above curves."""
        low = self.theme.px(LOW)
        has_many = len(self.slopes.names) > MOST
        return bool((has_many or self.height() < low) and self.width() > low)

    def _lay_out(self) -> None:
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.end_label))
        labels = [translated(activation.label) for activation in self.slopes.activations]
        room = max(map(metrics.horizontalAdvance, labels), default=0.0) + theme.px(14 + theme.point)
        self.right_margin = room / (theme.end_label * theme.zoom) if self._is_crowded() else 1.0
        super()._lay_out()
        self._placed = not self.slopes.names

    def _place_names(self) -> None:
        """Place the names when they are asked for: a window has many sizes before it is painted."""
        if self._placed:
            return
        self._placed = True
        corner, other = self.to_pixels(0.0, 0.0), self.to_pixels(1.0, 1.0)
        step = max(self.theme.px(4), 2)
        self._in_pixels = points_in_pixels(corner, other, self.slopes.pieces, step)
        margin = self.theme.px(4)
        metrics = QFontMetricsF(self.theme.font(self.theme.end_label, 600))
        names = NamesOnCurves(
            self.theme,
            self.axes_rect().adjusted(margin, 0, -margin, -margin),
            self._in_pixels,
            [
                quarter_box(self),
                self._middle(),
                *words_beside(self, self.slopes.learns(), self._words()),
            ],
        )
        self._boxes, self._leaders = names.placed(
            [
                QSizeF(metrics.horizontalAdvance(translated(activation.label)), metrics.height())
                for activation in self.slopes.activations
            ]
        )

    def _middle(self) -> QRectF:
        """Return the line of z = 0, where the place rests and no name is crossed by it."""
        axes, x = self.axes_rect(), self.to_pixels(0.0, 0.0).x()
        return QRectF(x - self.theme.px(3), axes.top(), self.theme.px(6), axes.height())

    def _words(self) -> str:
        if not self.slopes.chosen:
            return ""
        words: str = self.tr("a {0} learns here")
        return words.format(translated(ACTIVATIONS[self.slopes.chosen].label))

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        """Return the place of a number, a little farther where all near ones are crossed."""
        nearest = super()._text_box(point, axes, metrics, taken)
        if nearest is None or not self._crosses_drawing(nearest):
            return nearest
        lines = (
            step * nearest.height() for line in range(1, FARTHEST_LINE) for step in (-line, line)
        )
        for down in lines:
            box = nearest.translated(0, down)
            free = axes.contains(box) and not any(box.intersects(other) for other in taken)
            if free and not self._crosses_drawing(box):
                return box
        return nearest

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where names and words stand."""
        if self._withholds:
            return []
        beside = words_beside(self, self.slopes.learns(), self._words())
        words = (QRectF(box.topLeft(), QPointF(box.right(), axes.bottom())) for box in beside)
        return [*self._boxes.values(), *words, quarter_box(self)]

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where else no number may stand: on the title, and on the line of 1/4."""
        y = self.to_pixels(0.0, QUARTER).y()
        line = QRectF(axes.left(), y - 3, axes.width(), 2)  # letters are lower than their boxes
        return [*super().without_labels(axes), line]

    # ----- painting

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies over the curves, with the names in their places."""
        if not self._placed:
            self._place_names()
            self._fill_overlay()
        super().drawForeground(painter, rect)

    def _paint_points(
        self, painter: QPainter, axes: QRectF, labels: list[tuple[Point, QRectF]]
    ) -> None:
        theme = self.theme
        if self.slopes.names and not self._withholds:
            paint_quarter(painter, self, self._quarter_color())
            series = self.slopes.names.index(self.slopes.chosen)
            paint_stretches(painter, self, series, self.slopes.learns(), self._words())
        radius = theme.point * theme.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        for jump in self.slopes.jumps:
            if not jump.hollow and self.slopes.is_strong(jump.series) and not self._withholds:
                painter.setBrush(theme.color(jump.series))
                painter.drawEllipse(self.to_pixels(jump.x, jump.y), radius * 0.75, radius * 0.75)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        super()._paint_points(painter, axes, labels)
        if self._withholds:
            return
        strong = [
            jump for jump in self.slopes.jumps if jump.hollow and self.slopes.is_strong(jump.series)
        ]
        paint_hollow_ends(painter, self, strong)

    def _quarter_color(self) -> QColor:
        """Return the colour of the first slope that reaches just 1/4."""
        reach = [activation.largest_slope for activation in self.slopes.activations]
        if QUARTER in reach:
            return self.theme.label_color(reach.index(QUARTER))
        return QColor(self.theme.muted)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the names on their curves."""
        if self._withholds:
            return
        labels = [translated(activation.label) for activation in self.slopes.activations]
        for series, line in self._leaders.items():
            painter.setPen(QPen(self.theme.label_color(series), self.theme.px(1)))
            painter.drawLine(line)
        for series, box in self._boxes.items():
            rim = 0.12 * box.height()  # the grid and the cursor end at the letters
            painter.fillRect(box.adjusted(0, rim, 0, -rim), QColor(self.theme.ground))
            painter.setPen(self.theme.label_color(series))
            write_name(painter, self, box, labels[series])

    # ----- mouse

    def name_at(self, position: QPointF) -> str:
        """Return the activation whose name or curve is at a place, empty where there is none.

        Where curves lie on one another, it is the next after the selected one.
        """
        self._place_names()
        names = self.slopes.names
        for series, box in self._boxes.items():
            if box.contains(position):
                return names[series]
        dot = np.array([[position.x(), position.y(), position.x(), position.y()]])
        reach = self.theme.px(NEAR)
        far = [float(distances(dot, points, reach + 3)[0]) for points in self._in_pixels]
        nearest = min(far, default=np.inf)
        if nearest > reach:
            return ""
        here = [name for name, away in zip(names, far, strict=True) if away <= nearest + 2]
        place = here.index(self.slopes.chosen) + 1 if self.slopes.chosen in here else 0
        return here[place % len(here)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the activation whose curve is pressed; elsewhere move the point."""
        name = self.name_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and name not in ("", self.slopes.chosen):
            self._pressed = event.position()
            self.chosen.emit(name)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point while it is dragged, but not by the tremble of a click."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength()
            if moved < QApplication.startDragDistance():
                return
            self._pressed = None
        over = self.name_at(event.position()) not in ("", self.slopes.chosen)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a press."""
        self._pressed = None
