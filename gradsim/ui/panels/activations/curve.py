"""An activation and its slope over z, with a point to drag: large, or small in a gallery."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from gradsim.core.activations.functions import Activation
from gradsim.core.activations.gallery import REACH
from gradsim.ui.language import translated
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point, Segment
from gradsim.ui.plotting.plot import CurveStyle, Plot
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_beside_zero, format_fraction, format_number
from gradsim.ui.view import View

HALF_TANGENT = 70  # pixels to each side of the point, before zoom
SLOPE = 1  # the series of slopes
NARROW = 24  # heights of an end label: a curve narrower than that has fewer words
LOWEST_WITH_SLOPE = 60  # of the axes of a tile, in pixels before zoom
LOW = 40  # axes of a tile are lower than they should be, in pixels before zoom


class ActivationCurve(Plot):
    """f and, dashed, f', with the point, its tangent, and where the slope is largest.

    Parameters
    ----------
    small : bool
        Whether it stands in a gallery: without words beside points and curves.
    series : int
        Index of the colour of its point and tangent.
    """

    def __init__(self, theme: Theme, small: bool = False, series: int = 0) -> None:
        super().__init__(theme, "", "" if small else "$z$")
        self.small, self.series = small, series
        self.right_margin = 0.0 if small else 5.0
        self.show_x_labels = not small
        self.x_ticks = (-6.0, -3.0, 0.0, 3.0, 6.0)
        self.chosen = False
        self._activation: Activation | None = None
        self._z = 0.0
        self.set_curves([CurveStyle(INK), CurveStyle(SLOPE)])

    @property
    def activation(self) -> Activation | None:
        """What is drawn."""
        return self._activation

    def show_activation(self, activation: Activation) -> None:
        """Draw an activation and its slope from −6 to 6."""
        self._activation = activation
        f, slope = activation.symbol, activation.slope_symbol
        if self.small:
            self.set_title(translated(activation.label))
        else:
            self.set_title(
                self.tr("{0}, {1} and its slope {2}").format(
                    translated(activation.label), f"${f}(z)$", f"${slope}(z)$"
                ),
                self.tr("{0} and slope {1}").format(f"${f}(z)$", f"${slope}(z)$"),
            )
        self.setAccessibleName(translated(activation.label))
        # a step is drawn upright: two points on either side of 0
        z = np.sort(np.append(np.linspace(-REACH, REACH, 601), [-1e-9, 1e-9]))
        values, slopes = activation.value(z), activation.slope(z)
        low = float(min(values.min(), slopes.min(), 0.0))
        high = float(max(values.max(), slopes.max()))
        self.set_ranges((-REACH, REACH), nice_range(low, high))
        self.set_data(0, z, values)
        self.set_data(1, z, slopes)
        self.show_point(self._z)

    def show_point(self, z: float) -> None:
        """Move the point, with its tangent."""
        self._z = z
        activation = self._activation
        if activation is None:
            return
        value, slope = float(activation.value(np.array(z))), float(activation.slope(np.array(z)))
        overlay = Overlay()
        axes = self.axes_rect()
        unit_x = axes.width() / (2 * REACH)
        unit_y = axes.height() / (self._y_range[1] - self._y_range[0])
        dx: float = self.theme.px(HALF_TANGENT * (0.3 if self.small else 1.0))
        dx /= math.hypot(unit_x, slope * unit_y)
        start, stop = (z - dx, value - slope * dx), (z + dx, value + slope * dx)
        if not self.withholds:  # it is the slope
            overlay.segments.append(Segment(start, stop, self.series))
        f, fprime = "", ""
        if not self.small:
            f = f"f = {format_beside_zero(value)}"
            fprime = self.tr("slope {0}").format(format_beside_zero(slope))
            self._label(overlay, activation)
        overlay.points.append(Point(z, value, self.series, f))
        if self.shows_slope:
            overlay.points.append(Point(z, slope, SLOPE, fprime, below=True))
        self.setAccessibleDescription(
            self.tr("z = {0}, f = {1}, slope {2}").format(
                format_number(z), format_beside_zero(value), format_beside_zero(slope)
            )
        )
        self.overlay = overlay
        self.refresh()

    def withhold(self, withholds: bool) -> None:
        """Hide the slope, the tangent too, or show it again."""
        self.withholds = withholds
        self._curves[SLOPE].setVisible(self.shows_slope)
        self.show_point(self._z)

    def _label(self, overlay: Overlay, activation: Activation) -> None:
        ends = float(activation.value(np.array(REACH))), float(activation.slope(np.array(REACH)))
        if ends[0] == ends[1]:
            ends = ends[0] + 1e-9, ends[1]
        overlay.end_labels.append(EndLabel(ends[0], "f(z)", None))
        if self.shows_slope:
            overlay.end_labels.append(EndLabel(ends[1], self.tr("slope"), SLOPE))

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the largest slope as a level, and a bar over the curve that is drawn large."""
        theme, activation = self.theme, self._activation
        if activation is None:
            return
        if self.chosen:
            self._paint_bar(painter)
        if not self.shows_slope:
            return
        y = self.to_pixels(0.0, activation.largest_slope).y()
        color = theme.label_color(SLOPE)
        text = format_fraction(activation.largest_slope)
        pen = QPen(color, theme.ghost * theme.zoom)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        font = theme.font(theme.small if self.small else theme.end_label)
        painter.setFont(font)
        painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
        painter.setPen(color)
        if not self.small:
            foot = QPointF(axes.left() + theme.px(6), y - theme.px(5))
            painter.drawText(foot, self._largest())
            return
        height, side = theme.px(theme.small * 1.4), Qt.AlignmentFlag.AlignBottom
        top = y - height
        if top < theme.px(theme.axis_text * 1.1):  # on the title
            top, side = y, Qt.AlignmentFlag.AlignTop
        box = QRectF(axes.left() + theme.px(3), top, axes.width(), height)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | side, text)

    @property
    def shows_slope(self) -> bool:
        """Whether the slope is drawn, too.

        Not while it is asked for, nor in a tile so low that it would be a tangle.
        """
        room = self.theme.px(LOWEST_WITH_SLOPE)
        has_room = not self.small or bool(self.axes_rect().height() >= room)
        return has_room and not self.withholds

    def _paint_bar(self, painter: QPainter) -> None:
        """Paint a bar below the name of the activation that is drawn large."""
        y = self.theme.px(self.theme.axis_text * 1.35 + 3)
        bar = QRectF(0, y, self.width() - self.theme.px(8), self.theme.px(3))
        painter.fillRect(bar, QColor(self.theme.accent))

    def _largest(self) -> str:
        """Return the words on the level of the largest slope."""
        assert self._activation is not None
        text: str = "{0}" if self._is_narrow() else self.tr("largest slope {0}")
        return text.format(format_fraction(self._activation.largest_slope))

    def _is_narrow(self) -> bool:
        return bool(self.width() < self.theme.px(self.theme.end_label * NARROW))

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        """Return the place of a number, in a narrow plot only one that no curve crosses."""
        box = super()._text_box(point, axes, metrics, taken)
        if box is not None and self._is_narrow() and self._crosses_drawing(box):
            return None
        return box

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where the largest slope is written."""
        if self._activation is None or self.small:
            return []
        y = self.to_pixels(0.0, self._activation.largest_slope).y()
        metrics = QFontMetricsF(self.theme.font(self.theme.end_label))
        width = metrics.horizontalAdvance(self._largest()) + self.theme.px(12)
        height = metrics.height() + self.theme.px(3)
        return [QRectF(axes.left(), y - height, width, height)]

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where else no label may stand: on the title, and on the level of that slope."""
        taken = super().without_labels(axes)
        if self._activation is not None and not self.small:
            y = self.to_pixels(0.0, self._activation.largest_slope).y()
            taken.append(QRectF(axes.left(), y - 3, axes.width(), 2))  # letters are lower
        return taken

    def _lay_out(self) -> None:
        super()._lay_out()
        if getattr(self, "_activation", None) is not None:
            if len(self._curves) > SLOPE:
                self._curves[SLOPE].setVisible(self.shows_slope)
            self.show_point(self._z)  # the tangent keeps its length in pixels


class ActivationTile(ActivationCurve):
    """A small curve of the gallery; a click, or Return with the focus on it, chooses it."""

    pressed = Signal()

    def __init__(self, theme: Theme, series: int) -> None:
        super().__init__(theme, small=True, series=series)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes; where it is low, close to the title."""
        axes = super().axes_rect()
        missing = max(self.theme.px(LOW) - axes.height(), 0)
        return axes.adjusted(0, -min(missing, self.theme.px(9)), 0, 0)

    def label_width(self) -> float:
        """Return room for a point: the shape is what is seen, and the axis has no numbers."""
        return float(self.theme.px(self.theme.point + 3))

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        return [(0.0, "")]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this activation."""
        self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show no read-out: it would cover the whole tile."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose this activation with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the shape of a curve is recognisable."""
        return QSize(self.theme.px(104), self.theme.px(self.theme.axis_text * 1.35 + 40))


class ActivationTiles(View, QWidget):
    """All activations side by side, with the same point on each."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, names: tuple[str, ...]) -> None:
        super().__init__()
        self.tiles = {name: ActivationTile(theme, index) for index, name in enumerate(names)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for index, (name, tile) in enumerate(self.tiles.items()):
            self._grid.addWidget(tile, index // 2, index % 2)
            tile.pressed.connect(lambda name=name: self.chosen.emit(name))
        self.restyle(theme)

    def show_activations(self, activations: dict[str, Activation], chosen: str) -> None:
        """Draw all, and mark the activation that is drawn large."""
        for name, tile in self.tiles.items():
            tile.chosen = name == chosen
            tile.show_activation(activations[name])

    def show_point(self, z: float) -> None:
        """Move the point of all."""
        for tile in self.tiles.values():
            tile.show_point(z)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; the tiles apply it themselves."""
        self._grid.setSpacing(theme.px(8))
