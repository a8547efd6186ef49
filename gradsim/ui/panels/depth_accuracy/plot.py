"""Validation accuracy over epochs, on an axis that is cut where all networks end."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.panels.depth_accuracy.cut_axis import MOST_VALUES, entering, when
from gradsim.ui.panels.depth_accuracy.names import depth_of, few_layers, layers, percent
from gradsim.ui.panels.depth_accuracy.spreads import paint_spreads
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.overlay import spread
from gradsim.ui.plotting.plot import Array
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_decimals, format_short

# Percent where a cut axis begins: the first where every network ends higher.
CUTS = (92.0, 90.0, 80.0, 50.0, 0.0)
TOP = 98.0
NEAR = 0.1  # percentage points between values of the lecture that are drawn as one
SAMPLE = 2.6  # heights of a text: the piece of a line before it
BESIDE = 5.4  # of the margin that has room for "2 layers", in heights of a label


class AccuracyPlot(EpochPlot):
    """Curves in percent, with the lecture's values as lines and a note of what is cut off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, QCoreApplication.translate("AccuracyPlot", "digits read right, in %")
        )
        self.format_value = percent
        self.right_margin = 9.0
        self.value_labels = False
        self._references: dict[int, float] = {}
        self._drawn_references: dict[int, float] = {}
        self._cut = False
        self._images = 0
        self.spreads: Mapping[int, tuple[float, float]] = {}  # of other runs' ends, by style
        self.others = 0  # how many these are
        self.faint = ""  # what the ghosts are
        self.tells_below = True  # whether the curves say what is below the axis

    def show_accuracies(
        self,
        curves: Sequence[Curve],
        last_epoch: int,
        references: Mapping[int, float],
        cut: bool,
        images: int = 0,
    ) -> None:
        """Show these curves.

        Parameters
        ----------
        references : mapping
            The lecture's values by the curves' style.
        cut : bool
            Whether the axis shows the upper end only.
        images : int
            How many images are read.
        """
        self._references, self._cut, self._images = dict(references), cut, images
        self.show_curves(curves, last_epoch)
        self.resetCachedContent()  # the lines and notes of the background may be others

    def update_curves(self, epoch: int) -> None:
        """Draw all that is recorded, with the lecture's lines once it is all."""
        lines = dict(self._shown_references())
        if lines != self._drawn_references:
            self._drawn_references = lines
            self.resetCachedContent()
        super().update_curves(epoch)

    @property
    def low(self) -> float:
        """Where the axis begins; lower for finished networks that end lower."""
        if not self._cut:
            return 0.0
        finished = [curve for curve in self._live if len(curve.recording) > self._last]
        ends = [curve.at(self._last) or 0.0 for curve in finished]
        return next(cut for cut in CUTS if cut <= min(ends, default=100.0))

    def _values_range(self) -> tuple[float, float]:
        low = self.low
        if not low:
            return 0.0, 100.0
        high = max(curve.recording.extremes(curve.column, curve.series)[1] for curve in self._live)
        return low, TOP if not high > TOP else 100.0

    @property
    def _live(self) -> list[Curve]:
        return [curve for curve in self._sources if not curve.ghost]

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve, from where it comes above the axis."""
        super().set_data(index, *entering(x, y, self.low))

    def _mark(self) -> None:
        super()._mark()
        overlay = self.overlay
        overlay.points = [point for point in overlay.points if point.y >= self.low]

    # ----- what is below the axis

    def below(self, brief: bool = False) -> list[tuple[str, int | None]]:
        """Return the lines of the note: what the cut hides, and the curve's style."""
        hidden: list[tuple[str, int | None]] = []
        newest = max((len(curve.recording) for curve in self._live), default=0) - 1
        low = self.low
        tells = self._cut and self.tells_below and newest >= 0
        for curve in self._live if tells else []:
            values = curve.recording.values(curve.column, curve.series)
            start = 0 if newest == 0 else 1
            under = (np.flatnonzero(values[start:] < low) + start).tolist()
            if under:
                shown = under[:MOST_VALUES]
                numbers = ", ".join(format_decimals(values[epoch], 1) for epoch in shown)
                if len(under) > MOST_VALUES:
                    numbers += ", …"
                text = f"{curve.label}: {numbers} % {when(under)}"
                if brief:
                    name = few_layers(depth_of(curve.style))
                    text = self.tr("{0} from {1} %").format(name, numbers)
                hidden.append((text, curve.style))
        if hidden and not brief:
            hidden.insert(0, (self.tr("below the axis:"), None))
        return hidden

    def _shown_references(self) -> Mapping[int, float]:
        """Return the lecture's values, which answer the question before the run does."""
        return self._references if self._is_whole and not self.withholds else {}

    @property
    def _is_whole(self) -> bool:
        """Whether all curves have come to their end."""
        return bool(self._live) and all(len(curve.recording) > self._last for curve in self._live)

    # ----- painting

    def minimumSizeHint(self) -> QSize:
        """Return room for the labels at the curves' ends."""
        least = super().minimumSizeHint()
        line = QFontMetricsF(self.theme.font(self.theme.end_label)).height()
        frame = self.height() - self.axes_rect().height()
        return QSize(least.width(), max(least.height(), round(frame + len(self._sources) * line)))

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        super()._paint_titles(painter, axes)
        theme = self.theme
        font = theme.font(theme.small)
        x = (self._title.size().width() if self._title else 0) + theme.px(10)
        metrics = QFontMetricsF(font)
        room = max(self.width() - x, 0)
        fitting = [note for note in self.notes() if metrics.horizontalAdvance(note) <= room]
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        place = QPointF(x, theme.px(theme.axis_text * 1.1))
        painter.drawText(place, fitting[0] if fitting else "")

    def notes(self) -> list[str]:
        """Return what stands beside the heading, the fullest text first."""
        low = self._y_range[0]
        cut = self.tr("axis from {0}").format(format_short(low)) if low else ""
        faint = self.tr("faint: {0}").format(self.faint) if self.faint else ""
        images = ""
        if self._images:
            images = self.tr("of {0} never learnt from").format(format_count(self._images))
        texts = ((images, cut, faint), (cut, faint), (cut,))
        return ["; ".join(filter(None, parts)) for parts in texts]

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the lecture's values behind the curves."""
        super().drawBackground(painter, rect)
        axes = self.axes_rect()
        painter.save()
        for group in self.lecture_groups():
            low, high = group[0][0], group[-1][0]
            style = group[0][1] if len(group) == 1 else None
            self._paint_group(painter, axes, low, high, style)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, axes: QRectF, low: float, high: float, style: int | None
    ) -> None:
        """Paint one value of the lecture as a line, several that are near as a band."""
        top, bottom = self.to_pixels(0, high).y(), self.to_pixels(0, low).y()
        self._paint_piece(painter, axes, top, bottom, style)

    def _paint_piece(
        self, painter: QPainter, along: QRectF, top: float, bottom: float, style: int | None
    ) -> None:
        """Paint a line, or a band, from the left to the right of a rectangle."""
        color = QColor(self.theme.muted)
        if style is None:
            color.setAlphaF(0.3)
            painter.fillRect(QRectF(along.left(), top, along.width(), bottom - top), color)
            return
        pen = self.theme.pen(style, self.theme.axis_line)
        color = pen.color()
        color.setAlphaF(0.75)
        pen.setColor(color)
        painter.setPen(pen)
        painter.drawLine(QPointF(along.left(), top), QPointF(along.right(), top))

    def lecture_groups(self) -> list[list[tuple[float, int]]]:
        """Return the lecture's values with the curves' styles, the lowest first.

        Values that would lie on each other stand in one group.
        """
        groups: list[list[tuple[float, int]]] = []
        for style, value in sorted(self._shown_references().items(), key=lambda pair: pair[1]):
            if groups and value - groups[-1][-1][0] < NEAR:
                groups[-1].append((value, style))
            else:
                groups.append([(value, style)])
        return groups

    def lecture_lines(self) -> list[str]:
        """Return what the lecture's values are, the highest first."""
        lines = []
        for group in reversed(self.lecture_groups()):
            ends = list(dict.fromkeys(format_decimals(group[i][0], 1) for i in (0, -1)))
            number = self.tr("{0} to {1} %") if len(ends) > 1 else "{0} %"
            depths = sorted(depth_of(style) for _, style in group)
            names = few_layers(depths[-1])
            if len(depths) > 1:
                others = ", ".join(map(str, depths[:-1]))
                names = self.tr("{0} and {1} layers").format(others, depths[-1])
            lines.append(self.tr("{0} with {1}").format(number.format(*ends), names))
        if lines:
            lines[0] = self.tr("lecture: {0}").format(lines[0])
        return lines

    def _paint_end_labels(self, painter: QPainter, axes: QRectF) -> None:
        """Paint a label for each curve, in the order of their ends, with a line to it."""
        theme = self.theme
        font = theme.font(theme.end_label, 600)
        metrics = QFontMetricsF(font)
        rows = self.end_rows()
        places = [self.to_pixels(0, max(value, self.low)).y() for value, _ in rows]
        tops = list(places)
        pitch = min(metrics.height() * 0.98, (axes.height() + metrics.height()) / max(len(rows), 1))
        # the lowest stays clear of the name of the axis
        spread(tops, pitch, axes.top(), axes.bottom() - metrics.height() * 0.75)
        end = axes.right() + theme.px(theme.point + 3)
        x = axes.right() + theme.px(theme.end_label * 1.2)
        named = self._name(metrics, self.width() - x)
        painter.setFont(font)
        for (_, style), place, y in zip(rows, places, tops, strict=True):
            painter.setPen(QPen(theme.color(style), theme.axis_line * theme.zoom))
            painter.drawLine(QPointF(end, place), QPointF(x - theme.px(5), y))
            painter.setPen(theme.label_color(style))
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), named(depth_of(style)))

    def _name(self, metrics: QFontMetricsF, room: float) -> Callable[[int], str]:
        """Return the longest way to name the networks for which there is room."""
        depths = [depth_of(curve.style) for curve in self._live]
        ways = (layers, few_layers, str)
        fitting = (
            way
            for way in ways
            if all(metrics.horizontalAdvance(way(depth)) <= room for depth in depths)
        )
        return next(fitting, str)

    def shown_spreads(self) -> Mapping[int, tuple[float, float]]:
        """Return where other runs end, once all curves have come to their end."""
        return self.spreads if self._is_whole and not self.withholds else {}

    def end_rows(self) -> list[tuple[float, int]]:
        """Return where each curve ends, and its style, the highest first.

        None before the first epoch, nor of curves that have not come above the axis. Of those
        that end below it, the shallowest is first.
        """
        low = self.low
        ends = [
            (curve.at(len(curve.recording) - 1) or 0.0, curve.style)
            for curve in self._live
            if len(curve.recording) > 1
            and curve.recording.extremes(curve.column, curve.series)[1] >= low
        ]
        return sorted(ends, key=lambda end: (-max(end[0], low), end[1]))

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Name the lecture's lines, and say what the cut hides."""
        if spreads := self.shown_spreads():
            ends = (value for value, _ in self.end_rows())
            paint_spreads(painter, self, spreads, ends, self.others, self.low)
        self._paint_lecture(painter, axes)
        self._paint_below(painter, axes)
        super().paint_over(painter, axes)

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand, the lines of both notes among them."""
        notes = (self._box_of_lecture(axes), self._box_of_below(axes)[0])
        return [*super().word_boxes(axes), *(box for box in notes if box is not None)]

    def _box_of_lecture(self, axes: QRectF) -> QRectF | None:
        """Return where it stands what the lecture's values are, where no curve runs."""
        lines = self.lecture_lines()
        if not lines:
            return None
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.small))
        pitch, sample = metrics.height(), theme.px(SAMPLE * theme.small)
        width = max(map(metrics.horizontalAdvance, lines)) + sample
        height = pitch * len(lines)
        lowest = axes.bottom() - theme.px(10) - height - self._below_height()
        for share, rise in product((0.98, 0.7, 0.4, 0.02), (0.0, 1.0, 2.0, 4.0, 6.0, 8.0)):
            x = axes.left() + share * (axes.width() - width)
            box = QRectF(x, lowest - rise * pitch, width, height)
            is_within = width < axes.width() and box.top() > axes.top()
            if is_within and not self._crosses_curve(box):
                return box
        return None

    def _paint_lecture(self, painter: QPainter, axes: QRectF) -> None:
        """Say what the lecture's values are, each line after a piece of it."""
        box, lines, theme = self._box_of_lecture(axes), self.lecture_lines(), self.theme
        if box is None:
            return
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        pitch, sample = metrics.height(), theme.px(SAMPLE * theme.small)
        box.setHeight(pitch)
        for line, group in zip(lines, reversed(self.lecture_groups()), strict=True):
            style = group[0][1] if len(group) == 1 else None
            middle = box.top() + pitch * 0.52
            piece = QRectF(box.left(), axes.top(), sample - theme.px(8), axes.height())
            thick = theme.px(3) if style is None else 0.0
            self._paint_piece(painter, piece, middle - thick, middle + thick, style)
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(box.left() + sample, box.top() + metrics.ascent()), line)
            box.translate(0, pitch)

    def _below_height(self) -> float:
        """Return how high the note at the foot is."""
        metrics = QFontMetricsF(self.theme.font(self.theme.tick))
        return 1.15 * metrics.height() * len(self.below())

    def _box_of_below(self, axes: QRectF) -> tuple[QRectF | None, list[tuple[str, int | None]]]:
        """Return where the note at the lower right stands, and its lines, as full as has room."""
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.tick))
        pitch = metrics.height() * 1.15
        for lines in (self.below(), self.below(brief=True)):
            width = max((metrics.horizontalAdvance(text) for text, _ in lines), default=0.0)
            height = len(lines) * pitch
            if lines and width <= axes.width() * 0.75 and height <= axes.height() * 0.55:
                foot = axes.bottom() - theme.px(10) + metrics.descent()
                return QRectF(
                    axes.right() - width - theme.px(12), foot - height, width, height
                ), lines
        return None, []

    def _paint_below(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the note at the lower right, where no curve is, if there is room."""
        theme = self.theme
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        box, lines = self._box_of_below(axes)
        if box is None:
            return
        painter.setFont(font)
        y = box.top() - metrics.descent() + metrics.height() * 1.15
        for text, style in lines:
            painter.setPen(QColor(theme.muted) if style is None else theme.label_color(style))
            painter.drawText(QPointF(box.left(), y), text)
            y += metrics.height() * 1.15
