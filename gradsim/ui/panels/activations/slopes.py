"""The slopes of all activations in one plot, with a place z to drag and names to click."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from gradsim.core.activations.functions import Activation
from gradsim.core.activations.gallery import REACH
from gradsim.ui.language import translated
from gradsim.ui.plotting.plot import CurveStyle, EndLabel, Overlay, Plot, Point
from gradsim.ui.plotting.read_out import ReadOut, ReadOutRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_fraction, format_number, format_setting

Array = NDArray[np.float64]

QUARTER = 0.25  # what the sigmoid's slope reaches at most
BESIDE = 1e-9  # from a jump to where its curve ends on either side
LEAST_JUMP = 0.05  # of the range of the slopes; from one point of the grid to the next
WIDER = 1.6  # the selected curve
FARTHEST = 60  # pixels before zoom from a curve to its name
TOGETHER = 8  # rectangles whose distances are computed at once, in the processor's cache
NEAR = 9  # pixels before zoom at which a click means a curve


class Jump(NamedTuple):
    """A place z at which f' jumps, its limits from both sides, and its value there."""

    z: float
    left: float
    right: float
    value: float


def jumps_of(activation: Activation, z: Array) -> list[Jump]:
    """Return where the slope jumps, found by halving the steps of a grid.

    Parameters
    ----------
    z : ndarray, shape (n,)
        The grid, ascending.
    """
    slopes = activation.slope(z)
    steps = np.abs(np.diff(slopes))
    jumps: list[Jump] = []
    for index in np.flatnonzero(steps > LEAST_JUMP * max(np.ptp(slopes), 1e-12)):
        low, high = float(z[index]), float(z[index + 1])
        for _ in range(60):
            middle = (low + high) / 2
            below, here, above = activation.slope(np.array([low, middle, high]))
            if abs(here - below) > abs(above - here):
                high = middle
            else:
                low = middle
        place = round((low + high) / 2, 9) + 0.0
        left, right, value = activation.slope(np.array([place - BESIDE, place + BESIDE, place]))
        known = any(abs(jump.z - place) < BESIDE for jump in jumps)
        if abs(right - left) > steps[index] / 2 and not known:
            jumps.append(Jump(place, float(left), float(right), float(value)))
    return jumps


class ActivationSlopes(Plot):
    """f' of all activations over z; a click on a curve selects its activation."""

    chosen = Signal(str)  # the name of an activation whose curve or name is clicked

    def __init__(self, theme: Theme) -> None:
        self._activations: dict[str, Activation] = {}
        self._chosen = ""
        self._z = 0.0
        self._jumps: list[Point] = []
        self._series: list[int] = []  # of each piece of a curve
        self._pieces: list[tuple[Array, Array]] = []
        self._placed = True  # whether the names are where they belong
        self._boxes: dict[int, QRectF] = {}  # names on their curves, by series
        self._leaders: dict[int, QLineF] = {}  # from names that stand farther away
        self._in_pixels: list[Array] = []  # points of each series, close together
        self._pressed: QPointF | None = None  # on a curve, and not dragged since
        super().__init__(theme, "", "$z$")
        self.set_title(self.tr("slope $f'(z)$ of all activations"), "$f'(z)$")
        self.x_ticks = (-6.0, -3.0, 0.0, 3.0, 6.0)

    @property
    def jumps(self) -> list[Point]:
        """The ends of curves at jumps: filled where the value lies, else hollow."""
        return self._jumps

    @property
    def named_on_curve(self) -> dict[str, QRectF]:
        """Where names stand that have room on their curves, by activation."""
        self._place_names()
        names = list(self._activations)
        return {names[series]: box for series, box in self._boxes.items()}

    def show_activations(self, activations: Mapping[str, Activation], chosen: str) -> None:
        """Draw the slopes of all, and the selected one wider."""
        self._activations, self._chosen = dict(activations), chosen
        grid = np.linspace(-REACH, REACH, 601)
        self._series, self._pieces, self._jumps = [], [], []
        for series, activation in enumerate(self._activations.values()):
            start = -REACH
            found = jumps_of(activation, grid)
            for jump in [*found, None]:
                stop = REACH if jump is None else jump.z - BESIDE
                inner = grid[(grid > start) & (grid < stop)]
                z = np.concatenate([[start], inner, [stop]])
                self._series.append(series)
                self._pieces.append((z, activation.slope(z)))
                if jump is not None:
                    start = jump.z + BESIDE
                    for y in (jump.left, jump.right):
                        hollow = abs(y - jump.value) > 2 * BESIDE
                        self._jumps.append(Point(jump.z, y, series, hollow=hollow))
        self.set_curves([CurveStyle(series) for series in self._series])
        low = min(0.0, *(float(y.min()) for _, y in self._pieces))
        high = max(QUARTER, *(float(y.max()) for _, y in self._pieces))
        margin = 0.06 * (high - low)
        self.set_ranges((-REACH, REACH), (low - margin if low < 0 else 0.0, high + margin))
        for index, piece in enumerate(self._pieces):
            self.set_data(index, *piece)
        self._lay_out()

    def show_point(self, z: float) -> None:
        """Move the place z, with a point on every curve."""
        self._z = z
        self._place_names()
        self._fill_overlay()
        self.refresh()

    def _fill_overlay(self) -> None:
        z = self._z
        overlay = Overlay(cursor=z)
        said = []
        for series, (name, activation) in enumerate(self._activations.items()):
            slope = float(activation.slope(np.array(z)))
            text = format_number(slope) if name == self._chosen else ""
            overlay.points.append(Point(z, slope, series, text))
            said.append(f"{translated(activation.label)} {format_number(slope)}")
            if series not in self._boxes and self.right_margin:
                end = float(activation.slope(np.array(REACH)))
                overlay.end_labels.append(EndLabel(end, translated(activation.label), series))
        overlay.points.sort(key=lambda point: bool(point.text))  # the selected one on top
        self.setAccessibleDescription(f"z = {format_number(z)}: {', '.join(said)}")
        self.overlay = overlay

    def read_out(self, x: float) -> ReadOut:
        """Return all slopes at a place of the axis, the largest first."""
        z = min(max(x, -REACH), REACH)
        slopes = [float(activation.slope(np.array(z))) for activation in self._activations.values()]
        labels = [translated(activation.label) for activation in self._activations.values()]
        rows = [
            ReadOutRow(labels[series], (format_number(slopes[series]),), series)
            for series in sorted(range(len(slopes)), key=lambda series: -slopes[series])
        ]
        return ReadOut(z, f"z = {format_setting(round(z, 2))}", rows)

    # ----- layout

    def _style_curves(self) -> None:
        super()._style_curves()
        names = list(self._activations)
        for curve, series in zip(self._curves, self._series, strict=False):
            if names[series] == self._chosen:
                curve.setPen(self.theme.pen(series, self.theme.curve * WIDER))
                curve.setZValue(2)

    def _lay_out(self) -> None:
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.end_label))
        widths = [
            metrics.horizontalAdvance(translated(activation.label))
            for activation in self._activations.values()
        ]
        room = max(widths, default=0.0) + theme.px(14 + theme.point)
        # in a narrow plot the read-out has the names
        height = theme.end_label * theme.zoom
        self.right_margin = room / height if room < self.width() * 0.4 else 0.0
        super()._lay_out()
        self._placed = not self._activations

    def _name_font(self) -> QFont:
        return self.theme.font(self.theme.end_label, 600)

    def _place_names(self) -> None:
        """Place each name beside its own curve, where no other one is as near.

        Those that have the fewest such places come first; one that has none stands farther away
        or, where its curve is nowhere alone, at the end. It is done when they are asked for, for
        a window has many sizes before it is painted.
        """
        if self._placed:
            return
        self._placed = True
        self._in_pixels = self._points_in_pixels()
        labels = [translated(activation.label) for activation in self._activations.values()]
        places = {series: self._places(series, label) for series, label in enumerate(labels)}
        self._boxes, self._leaders = {}, {}
        for series in sorted(places, key=lambda series: len(places[series])):
            box = next(filter(self._is_free, places[series]), None)
            if box is not None:
                self._boxes[series] = box
        for series, label in enumerate(labels):
            if series not in self._boxes:
                self._place_farther(series, label)

    def _is_free(self, box: QRectF) -> bool:
        taken = [self._quarter_box(), *self._boxes.values()]
        return not any(box.intersects(other) for other in taken)

    def _place_farther(self, series: int, label: str) -> None:
        """Place a name away from all curves, with the shortest level line to its own."""
        theme = self.theme
        anchors = self._anchors(series)
        dots = np.column_stack([anchors, anchors])
        anchors = anchors[distances(dots, self._others(series)) > theme.px(NEAR)]
        width, height = self._size_of(label)
        away = np.arange(theme.px(16), theme.px(FARTHEST), max(theme.px(6), 1))
        shifts = np.column_stack([-away - width, away]).ravel()  # to the left, to the right
        lefts = (shifts[:, np.newaxis] + anchors[:, 0]).ravel()
        tops = np.tile(anchors[:, 1] - height / 2, len(shifts))
        boxes = np.column_stack([lefts, tops, lefts + width, tops + height])
        places = np.tile(anchors[:, 0], len(shifts))
        near = ~self._is_in_room(boxes)
        gap = theme.px(theme.point * 0.75 + 4)
        near[~near] = distances(boxes[~near], np.concatenate(self._in_pixels)) < gap
        for (left, top, right, bottom), x in zip(boxes[~near], places[~near], strict=True):
            box = QRectF(left, top, width, height)
            end = right + theme.px(4) if right < x else left - theme.px(4)
            line = QLineF(x, (top + bottom) / 2, end, (top + bottom) / 2)
            along = QRectF(line.p1(), line.p2()).normalized().adjusted(0, -2, 0, 2)
            if self._is_free(box) and self._is_free(along):
                self._boxes[series], self._leaders[series] = box, line
                return

    def _anchors(self, series: int) -> Array:
        """Return the points of a curve that names are placed beside, of shape (n, 2)."""
        own = self._in_pixels[series]
        return own[:: max(len(own) // 50, 1)]

    def _others(self, series: int) -> Array:
        others = [points for index, points in enumerate(self._in_pixels) if index != series]
        return np.concatenate([np.empty((0, 2)), *others])

    def _size_of(self, label: str) -> tuple[float, float]:
        metrics = QFontMetricsF(self._name_font())
        return metrics.horizontalAdvance(label), metrics.height()

    def _is_in_room(self, boxes: Array) -> NDArray[np.bool_]:
        room = self._room()
        left, top, right, bottom = boxes.T
        across = (left >= room.left()) & (right <= room.right())
        inside: NDArray[np.bool_] = across & (top >= room.top()) & (bottom <= room.bottom())
        return inside

    def _room(self) -> QRectF:
        margin = self.theme.px(4)
        return self.axes_rect().adjusted(margin, 0, -margin, -margin)

    def _points_in_pixels(self) -> list[Array]:
        """Return points of each series, at most a few pixels apart, of shape (n, 2)."""
        step = max(self.theme.px(4), 2)
        corner = self.to_pixels(0.0, 0.0)
        unit = self.to_pixels(1.0, 1.0) - corner
        parts: list[list[Array]] = [[] for _ in self._activations]
        for series, (z, slopes) in zip(self._series, self._pieces, strict=True):
            x, y = corner.x() + z * unit.x(), corner.y() + slopes * unit.y()
            length = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
            places = np.linspace(0, length[-1], int(length[-1] / step) + 2)
            points = [np.interp(places, length, part) for part in (x, y)]
            parts[series].append(np.column_stack(points))
        return [np.concatenate(part) for part in parts]

    def _places(self, series: int, label: str) -> list[QRectF]:
        """Return where a name may stand, best first: far from the curves of others."""
        theme = self.theme
        width, height = self._size_of(label)
        gap = theme.px(theme.curve * WIDER / 2 + 3)
        x, y = self._anchors(series).T[:, :, np.newaxis, np.newaxis]
        lefts = x + np.array([gap, -gap - width, -width / 2])[:, np.newaxis]
        tops = y + np.array([-gap - height, gap, -height / 2])
        lefts, tops = (part.ravel() for part in np.broadcast_arrays(lefts, tops))
        boxes = np.column_stack([lefts, tops, lefts + width, tops + height])
        boxes = boxes[self._is_in_room(boxes)]
        own = distances(boxes, self._in_pixels[series])
        boxes, own = boxes[own >= gap * 0.7], own[own >= gap * 0.7]
        clear = np.minimum(distances(boxes, self._others(series)), theme.px(40))
        good = clear > own + theme.px(8)
        best = boxes[good][np.argsort(-clear[good], kind="stable")]
        return [QRectF(left, top, width, height) for left, top, _, _ in best]

    def _quarter_box(self) -> QRectF:
        """Return the place of the words on the line of 1/4."""
        theme = self.theme
        metrics = QFontMetricsF(self._name_font())
        foot = self.to_pixels(-REACH, QUARTER)
        width = metrics.horizontalAdvance(self._quarter())
        return QRectF(
            foot.x() + theme.px(6),
            foot.y() - metrics.height() - theme.px(1),
            width,
            metrics.height(),
        )

    def _quarter(self) -> str:
        return format_fraction(QUARTER)

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where no number may stand: the title, the names and the words on the line."""
        return [*super().without_labels(axes), *self._boxes.values(), self._quarter_box()]

    # ----- painting

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies over the curves, with the names in their places."""
        if not self._placed:
            self._place_names()
            self._fill_overlay()
        super().drawForeground(painter, rect)

    def _paint_points(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        self._paint_quarter(painter, axes)
        radius = theme.point * theme.zoom * 0.75
        for point in self._jumps:
            color = theme.color(point.series)
            painter.setPen(QPen(color, theme.rim * theme.zoom * 1.5))
            painter.setBrush(QColor(theme.ground) if point.hollow else color)
            painter.drawEllipse(self.to_pixels(point.x, point.y), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        super()._paint_points(painter, axes)

    def _paint_quarter(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the line of 1/4, in the colour of the first slope that reaches just that."""
        theme = self.theme
        y = self.to_pixels(0.0, QUARTER).y()
        reach = [activation.largest_slope for activation in self._activations.values()]
        color = theme.label_color(reach.index(QUARTER)) if QUARTER in reach else QColor(theme.muted)
        pen = QPen(color, theme.ghost * theme.zoom)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
        painter.setPen(color)
        self._write(painter, self._quarter_box(), self._quarter())

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the names on their curves."""
        labels = [translated(activation.label) for activation in self._activations.values()]
        for series, line in self._leaders.items():
            painter.setPen(QPen(self.theme.label_color(series), self.theme.px(1)))
            painter.drawLine(line)
        for series, box in self._boxes.items():
            rim = 0.12 * box.height()  # the grid and the cursor end at the letters
            painter.fillRect(box.adjusted(0, rim, 0, -rim), QColor(self.theme.ground))
            painter.setPen(self.theme.label_color(series))
            self._write(painter, box, labels[series])

    def _write(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setFont(self._name_font())
        descent = QFontMetricsF(painter.font()).descent()
        painter.drawText(QPointF(box.left(), box.bottom() - descent), text)

    # ----- mouse

    def name_at(self, position: QPointF) -> str:
        """Return the activation whose name or curve is at a place, empty where there is none.

        Where curves lie on one another, it is the next after the selected one.
        """
        self._place_names()
        names = list(self._activations)
        for series, box in self._boxes.items():
            if box.contains(position):
                return names[series]
        dot = np.array([[position.x(), position.y(), position.x(), position.y()]])
        far = [float(distances(dot, points)[0]) for points in self._in_pixels]
        nearest = min(far, default=np.inf)
        if nearest > self.theme.px(NEAR):
            return ""
        here = [name for name, away in zip(names, far, strict=True) if away <= nearest + 2]
        place = here.index(self._chosen) + 1 if self._chosen in here else 0
        return here[place % len(here)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the activation whose curve is pressed; elsewhere move the point."""
        name = self.name_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and name not in ("", self._chosen):
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
        over = self.name_at(event.position()) not in ("", self._chosen)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a press."""
        self._pressed = None


def distances(boxes: Array, points: Array) -> Array:
    """Return how far the nearest of some points lies from each rectangle, 0 if it is inside.

    Parameters
    ----------
    boxes : ndarray, shape (m, 4)
        Left, top, right and bottom.
    points : ndarray, shape (n, 2)

    Returns
    -------
    ndarray, shape (m,)
    """
    nearest = np.empty(len(boxes))
    x, y = points.T
    for start in range(0, len(boxes), TOGETHER):
        part = slice(start, start + TOGETHER)
        left, top, right, bottom = boxes[part].T[:, :, np.newaxis]
        dx = np.maximum(np.maximum(left - x, x - right), 0.0)
        dy = np.maximum(np.maximum(top - y, y - bottom), 0.0)
        nearest[part] = np.min(dx * dx + dy * dy, axis=1, initial=np.inf)
    return np.sqrt(nearest)
