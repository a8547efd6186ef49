"""What is marked on curves over epochs: levels, crossings, a plateau, names, the cursor's epoch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.curve_names import Path, best_place, is_free
from gradsim.ui.plotting.epochs.levels import (
    Level,
    paint_level,
    paint_level_texts,
    place_level_texts,
)
from gradsim.ui.plotting.overlay import Point
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.theme import INK, Theme

DEEP = 0.3  # of the height of what a level is called: what letters go below its line
SHADE = 0.45  # opacity of a plateau's tint
ACCENT = -100  # stands for the theme's accent among the indices of colours


@dataclass(frozen=True)
class Name:
    """A text that stands on a curve, in a series' colour, the accent, or muted (None)."""

    text: str
    series: int | None
    path: Path
    preferred: float = 0.35
    claimed: QRectF | None = None  # room around its path where no other name may stand
    reach: float = 0.0  # how far what is drawn along its path stands out from it

    def color(self, theme: Theme) -> QColor:
        """Return the colour of the text."""
        if self.series is None:
            return QColor(theme.muted)
        return QColor(theme.accent) if self.series == ACCENT else theme.label_color(self.series)


class NamePlaces:
    """Finds places for names on curves; a name stays where it is as long as it is free."""

    def __init__(self) -> None:
        self._key: object = None
        self._boxes: dict[str, QRectF] = {}

    def boxes(
        self,
        names: Sequence[Name],
        paths: Sequence[Path],
        taken: Sequence[QRectF],
        axes: QRectF,
        metrics: QFontMetricsF,
        gap: float,
        key: object,
        beside: float,
        avoided: Sequence[QRectF] = (),
    ) -> list[tuple[Name, QRectF]]:
        """Return the names that have room, each with its box; another `key` forgets all places.

        Where a curve has no room beside it, its name stands at its end, in the room of `beside`
        pixels at the right of the axes.

        What moves is `avoided` where a place is chosen, if there is another; later it may pass over
        a name.
        """
        if key != self._key:
            self._key, self._boxes = key, {}
        occupied, placed = list(taken), []
        for name in names:
            box = self._boxes.get(name.text)
            if box is None or not is_free(box, paths, occupied):
                others = [path for path in paths if path is not name.path]
                height = 1.1 * metrics.capHeight() + metrics.descent()  # what letters take
                size = metrics.horizontalAdvance(name.text), height
                where = axes, size, gap + name.reach, name.preferred
                box = (
                    best_place(name.path, others, [*occupied, *avoided], *where)
                    or _beside_end(name, occupied, axes, metrics, gap, beside)
                    or best_place(name.path, others, occupied, *where)
                )
            if box is None:
                self._boxes.pop(name.text, None)
                continue
            self._boxes[name.text] = box
            occupied.append(box)
            if name.claimed is not None:
                occupied.append(name.claimed)
            placed.append((name, box))
        return placed


def _beside_end(
    name: Name,
    occupied: Sequence[QRectF],
    axes: QRectF,
    metrics: QFontMetricsF,
    gap: float,
    beside: float,
) -> QRectF | None:
    """Return the box right of the end of a curve, None where there is no room."""
    width, height = metrics.horizontalAdvance(name.text), metrics.height()
    box = QRectF(axes.right() + 2.5 * gap, float(name.path.y[-1]) - height / 2, width, height)
    if box.right() - axes.right() > beside or any(map(box.intersects, occupied)):
        return None
    return box


class EpochMarks:
    """The marks of a plot of curves over epochs; the plot owns and paints them."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.all_levels: list[Level] = []
        self._plateau: tuple[int, str] | None = None
        self._shade = QGraphicsRectItem()  # below grid and curves
        self._shade.setPen(QPen(Qt.PenStyle.NoPen))
        self._shade.setZValue(-10)
        self._shade.hide()
        plot.view.addItem(self._shade, ignoreBounds=True)
        self._places = NamePlaces()
        self._placed: list[tuple[Name, QRectF]] = []
        self._level_boxes: list[tuple[Level, QRectF]] = []
        self._bracket: QRectF | None = None

    @property
    def levels(self) -> list[Level]:
        """The levels that are marked now."""
        withholds = self._plot.withholds
        return [level for level in self.all_levels if not (withholds and level.foretells)]

    def show_plateau(self, stop: int, text: str) -> None:
        """Shade epochs 0 to `stop` and say what they are; none where `stop` is 0."""
        self._plateau = (stop, text) if stop > 0 else None

    def update(self, y_range: tuple[float, float]) -> None:
        """Bring the shade up to date with the plot."""
        theme = self._plot.theme
        self._shade.setVisible(self._plateau is not None and not self._plot.withholds)
        if self._plateau is not None:
            low, high = y_range
            self._shade.setRect(0.0, low, float(self._plateau[0]), high - low)
            color = QColor(theme.tint)
            color.setAlphaF(SHADE)
            self._shade.setBrush(QBrush(color))

    @property
    def boxes(self) -> list[QRectF]:
        """Where names stand, in the widget's pixels."""
        levels = (box.adjusted(0, 0, 0, DEEP * box.height()) for _, box in self._level_boxes)
        return [*(box for _, box in self._placed), *levels]

    @property
    def brackets(self) -> list[QRectF]:
        """Where a bracket is drawn, on which no label stands."""
        return [] if self._bracket is None else [self._bracket]

    def paint_levels(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the levels, below the curves."""
        for level in self.levels:
            y = self._plot.to_pixels(0.0, level.value).y()
            if axes.top() < y < axes.bottom():  # an axis needs no second line
                paint_level(painter, self._plot.theme, axes, y)

    def place(
        self,
        painter: QPainter,
        axes: QRectF,
        curves: Sequence[tuple[Curve, Path]],
        named: Sequence[bool],
        taken: Sequence[QRectF],
    ) -> None:
        """Find places for the names of curves and of the plateau, whose bracket is drawn.

        Parameters
        ----------
        curves : sequence of (Curve, Path)
            All curves, as they lie on the widget.
        named : sequence of bool
            Whether the name of each is to stand on it.
        taken : sequence of QRectF
            Where no name may stand.
        """
        plot = self._plot
        metrics, gap = QFontMetricsF(self._font()), plot.theme.px(5)
        names = self._plateau_names(painter, axes, curves, metrics)
        paths = [path for _, path in curves if len(path.x)] + [name.path for name in names]
        names += [
            Name(curve.label, None if curve.style == INK else curve.style, path, plot.names_at)
            for (curve, path), is_named in zip(curves, named, strict=True)
            if is_named and len(path.x)
        ]
        guess = plot.name_of_guess()
        if guess is not None:
            names, paths = [guess, *names], [guess.path, *paths]
        overlay = plot.overlay
        self._level_boxes = place_level_texts(plot, self.levels, axes, [path for _, path in curves])
        taken = [*taken, *(box for _, box in self._level_boxes)]
        taken += [*(self._mark_box(note, metrics) for note in overlay.notes)]
        avoided = [self._mark_box(point, metrics, axes.top()) for point in overlay.points]
        if overlay.cursor is not None:
            x, room = plot.to_pixels(overlay.cursor, 1.0).x(), plot.theme.px(6)
            avoided.append(QRectF(x - room, axes.top(), 2 * room, axes.height()))
        for label in overlay.end_labels:  # beside the ends of curves that are not yet whole
            if label.x is not None and label.x < plot.ranges[0][1]:
                end, line = plot.to_pixels(label.x, label.y), metrics.height()
                width = metrics.horizontalAdvance(label.text) + 4 * gap
                avoided.append(QRectF(end.x(), end.y() - line, width, 2 * line))
        # once the run is whole names find other places, beside where it rests
        runs = [curve.recording for curve, _ in curves]
        whole = sum(len(run) > run.experiment.last_epoch for run in runs)
        at_end = overlay.cursor == plot.ranges[0][1]
        key = (axes.getRect(), plot.ranges, plot.theme.name, plot.withholds, whole, at_end)
        self._placed = self._places.boxes(
            names, paths, taken, axes, metrics, gap, key, plot.width() - axes.right(), avoided
        )  # fmt: skip

    def paint(self, painter: QPainter, axes: QRectF) -> None:
        """Paint crossings, names, what levels are, and the cursor's epoch."""
        plot, theme = self._plot, self._plot.theme
        points = {(point.x, point.series) for point in plot.overlay.points}
        for note in plot.overlay.notes:
            if (note.x, note.series) in points:
                continue  # the full point stands in the same epoch
            if axes.adjusted(-1, -1, 1, 1).contains(plot.to_pixels(note.x, note.y)):
                paint_crossing(painter, theme, plot.to_pixels(note.x, note.y), note)
        font = self._font()
        descent = QFontMetricsF(font).descent()
        painter.setFont(font)
        for name, box in self._placed:
            painter.setPen(name.color(theme))
            painter.drawText(QPointF(box.left(), box.bottom() - descent), name.text)
        paint_level_texts(painter, theme, self._level_boxes)
        if plot.has_x_labels:
            paint_x_labels(painter, plot, axes)

    def _font(self) -> QFont:
        theme = self._plot.theme
        return theme.font(theme.end_label, 600 if theme.number_weight > 400 else 500)

    def _mark_box(self, point: Point, metrics: QFontMetricsF, top: float = 0.0) -> QRectF:
        """Return the room of a point with its number at the right, above it or below the top."""
        theme, centre = self._plot.theme, self._plot.to_pixels(point.x, point.y)
        radius = theme.px(theme.point)
        width = metrics.horizontalAdvance(point.text) + theme.px(theme.point + 9)
        height = metrics.height()
        above = centre.y() - height
        if above < top:
            return QRectF(centre.x() - radius, top, width + radius, centre.y() + 2 * height - top)
        return QRectF(centre.x() - radius, above, width + radius, height + radius)

    def _plateau_names(
        self,
        painter: QPainter,
        axes: QRectF,
        curves: Sequence[tuple[Curve, Path]],
        metrics: QFontMetricsF,
    ) -> list[Name]:
        """Draw how far the plateau reaches, and return what is to be said of it."""
        plot, theme = self._plot, self._plot.theme
        live = [path for curve, path in curves if not curve.ghost and len(path.x)]
        self._bracket = None
        if self._plateau is None or plot.withholds or not live:
            return []
        stop, text = self._plateau
        left, right = axes.left() + 2, min(plot.to_pixels(stop, 1.0).x(), axes.right()) - 3
        if right - left < metrics.horizontalAdvance(text) + theme.px(16):
            return []
        high, low = live[0].extremes(np.array([left]), np.array([right]))
        reach = theme.px(theme.end_label)
        below = low[0] < axes.center().y()
        y = float(low[0]) + reach if below else float(high[0]) - reach
        self._bracket = paint_bracket(painter, theme, left, right, y)
        path = Path(np.array([left, right]), np.array([y, y]))
        room = 1.2 * metrics.height()
        claimed = QRectF(left, y - room, right - left, 2 * room)
        return [Name(text, ACCENT, path, (right - left) / 2 / axes.width(), claimed, theme.px(4))]


def paint_bracket(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> QRectF:
    """Paint a line with a stroke at either end: as far as this. Return what it covers."""
    painter.setPen(QPen(QColor(theme.accent), theme.cursor * theme.zoom))
    half = theme.px(theme.tick * 0.4)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
    return QRectF(left, y - half, right - left, 2 * half)


def paint_crossing(painter: QPainter, theme: Theme, place: QPointF, note: Point) -> None:
    """Paint an open point where a curve crosses a level."""
    color = QColor(theme.muted) if note.series == INK else theme.color(note.series)
    painter.setPen(QPen(color, theme.px(max(theme.rim, 2)) * 1.25))
    painter.setBrush(QColor(theme.ground))
    radius = theme.px(theme.point * 0.72)
    painter.drawEllipse(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_x_labels(painter: QPainter, plot: Plot, axes: QRectF) -> None:
    """Label the axis of epochs, with the cursor's in place of the labels too near to it."""
    theme = plot.theme
    cursor = plot.overlay.cursor
    if cursor is None or not plot.ranges[0][0] <= cursor <= plot.ranges[0][1]:
        plot.paint_x_labels(painter, axes)
        return
    font = theme.font(theme.tick, 600)
    metrics = QFontMetricsF(font)
    text = str(round(cursor))
    width, room = metrics.horizontalAdvance(text), theme.px(8)
    left = plot.to_pixels(cursor, 1.0).x() - width / 2
    plot.paint_x_labels(painter, axes, without=(left - room, left + width + room))
    painter.setFont(font)
    painter.setPen(QColor(theme.accent))
    painter.drawText(QPointF(left, plot.x_label_baseline(axes)), text)
