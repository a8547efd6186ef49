"""Validation accuracy over epochs, on an axis that is cut where all networks end."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.plotting.plot import Array, spread
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals, format_short

CUT = 90.0  # percent
TOP = 98.0
MOST_VALUES = 3  # of a curve below the axis that the note spells out


def percent(value: float) -> str:
    """Return a share in percent with two decimals, so that curves close by differ."""
    return format_decimals(value, 2)


class AccuracyPlot(EpochPlot):
    """Curves in percent, with the lecture's values as lines and a note of what is cut off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, QCoreApplication.translate("AccuracyPlot", "validation accuracy in %")
        )
        self.format_value = percent
        self.right_margin = 9.0
        self.value_labels = False
        self._references: dict[int, float] = {}
        self._cut = False
        self.faint = ""  # what the ghosts are

    def show_accuracies(
        self, curves: Sequence[Curve], last_epoch: int, references: Mapping[int, float], cut: bool
    ) -> None:
        """Show these curves; `references` has the lecture's values by the curves' style."""
        self._references, self._cut = dict(references), cut
        self.show_curves(curves, last_epoch)
        self.resetCachedContent()  # the lines and notes of the background may be others

    @property
    def low(self) -> float:
        """Where the axis begins."""
        return CUT if self._cut else 0.0

    def _values_range(self) -> tuple[float, float]:
        if not self._cut:
            return 0.0, 100.0
        high = max(curve.recording.extremes(curve.column, curve.series)[1] for curve in self._live)
        return CUT, TOP if not high > TOP else 100.0

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
        for curve in self._live if self._cut and newest >= 0 else []:
            values = curve.recording.values(curve.column, curve.series)
            start = 0 if newest == 0 else 1
            under = [epoch for epoch in range(start, len(values)) if values[epoch] < CUT]
            if under:
                shown = under[:MOST_VALUES]
                numbers = ", ".join(format_decimals(values[epoch], 1) for epoch in shown)
                if len(under) > MOST_VALUES:
                    numbers += ", …"
                text = f"{curve.label}: {numbers} % {_when(under)}"
                if brief:
                    text = self.tr("{0} from {1} %").format(curve.label.split()[0], numbers)
                hidden.append((text, curve.style))
        if hidden and not brief:
            hidden.insert(0, (self.tr("below the axis:"), None))
        return hidden

    def _shown_references(self) -> Mapping[int, float]:
        return {} if self.withholds else self._references

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
        notes = []
        if self._cut:
            notes.append(
                self.tr("axis cut: {0} to {1} %").format(*map(format_short, self._y_range))
            )
        if self.faint:
            notes.append(self.tr("faint: {0}").format(self.faint))
        text = QFontMetricsF(font).elidedText(
            ", ".join(notes), Qt.TextElideMode.ElideRight, max(self.width() - x, 0)
        )
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(x, theme.px(theme.axis_text * 1.1)), text)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the lecture's values beneath the curves."""
        super().drawBackground(painter, rect)
        axes = self.axes_rect()
        painter.save()
        for style, value in self._shown_references().items():
            pen = self.theme.pen(style, self.theme.axis_line)
            color = pen.color()
            color.setAlphaF(0.75)
            pen.setColor(color)
            painter.setPen(pen)
            y = self.to_pixels(0, value).y()
            painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
        painter.restore()

    def _paint_end_labels(self, painter: QPainter, axes: QRectF) -> None:
        """Paint a label for each curve, with the lecture's value beneath and a line to it."""
        theme = self.theme
        font, small = theme.font(theme.end_label), theme.font(theme.small)
        metrics, lower = QFontMetricsF(font), QFontMetricsF(small)
        rows = sorted(self._rows(), key=lambda row: -row[0])
        places = [self.to_pixels(0, max(row[0], self.low)).y() for row in rows]
        line, second = metrics.height() * 0.95, lower.height() * 0.95
        twice = [row[2] in self._shown_references() for row in rows]
        if len(rows) * (line + second) > axes.height() + second * 2:
            twice = [False] * len(rows)  # the table has the lecture's values, too
        pitch = line + (second if any(twice) else 0.0)
        tops = list(places)
        spread(tops, pitch, axes.top(), max(axes.bottom() - second * any(twice), axes.top()))
        gap = theme.px(30)
        x = axes.right() + gap
        for (_, text, style), place, y, has_value in zip(rows, places, tops, twice, strict=True):
            painter.setPen(QPen(theme.color(style), theme.axis_line * theme.zoom))
            start = QPointF(axes.right() + theme.px(8), place)
            painter.drawLine(start, QPointF(x - theme.px(6), y))
            painter.setPen(theme.label_color(style))
            painter.setFont(font)
            room = self.width() - x
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)
            if has_value:
                painter.setFont(small)
                painter.setPen(QColor(theme.muted))
                value = self.tr("lecture {0} %").format(percent(self._references[style]))
                painter.drawText(QPointF(x, y + metrics.capHeight() / 2 + second), value)

    def _rows(self) -> list[tuple[float, str, int]]:
        """Return the labels: (place on the axis, text, style)."""
        rows = []
        for curve in self._live:
            if len(curve.recording):
                last = curve.at(len(curve.recording) - 1) or 0.0
                rows.append((self._references.get(curve.style, last), curve.label, curve.style))
        return rows

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what the cut hides."""
        if not (self._paint_below(painter, axes, self.below())):
            self._paint_below(painter, axes, self.below(brief=True))
        super().paint_over(painter, axes)

    def _paint_below(
        self, painter: QPainter, axes: QRectF, lines: Sequence[tuple[str, int | None]]
    ) -> bool:
        """Paint the note at the lower right, where no curve is, if there is room."""
        theme = self.theme
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        pitch = metrics.height() * 1.15
        widest = max((metrics.horizontalAdvance(text) for text, _ in lines), default=0.0)
        if widest > axes.width() * 0.75 or len(lines) * pitch > axes.height() * 0.55:
            return False
        painter.setFont(font)
        y = axes.bottom() - theme.px(10) - (len(lines) - 1) * pitch
        left = axes.right() - widest - theme.px(12)
        for text, style in lines:
            painter.setPen(QColor(theme.muted) if style is None else theme.label_color(style))
            painter.drawText(QPointF(left, y), text)
            y += pitch
        return True


def entering(x: Array, y: Array, low: float) -> tuple[Array, Array]:
    """Return a curve without what lies below `low`: from where it first comes above.

    Where it dips below later on, it lies on the axis.
    """
    above = np.flatnonzero(y >= low)
    if not len(above):
        return x[:0], y[:0]
    first = int(above[0])
    x, y = x[max(first - 1, 0) :], y[max(first - 1, 0) :]
    signs = y >= low
    places = np.flatnonzero(signs[1:] != signs[:-1])
    share = (low - y[places]) / (y[places + 1] - y[places])
    crossings = x[places] + share * (x[places + 1] - x[places])
    x = np.insert(x, places + 1, crossings)
    y = np.insert(np.maximum(y, low), places + 1, low)
    return (x[1:], y[1:]) if first else (x, y)


def _when(epochs: Sequence[int]) -> str:
    if list(epochs) == [0]:
        return QCoreApplication.translate("AccuracyPlot", "before learning")
    if len(epochs) > MOST_VALUES:
        return QCoreApplication.translate("AccuracyPlot", "until epoch {0}").format(epochs[-1])
    if len(epochs) == 1:
        return QCoreApplication.translate("AccuracyPlot", "after epoch {0}").format(epochs[0])
    several = QCoreApplication.translate("AccuracyPlot", "after epochs {0}")
    return several.format(", ".join(map(str, epochs)))
