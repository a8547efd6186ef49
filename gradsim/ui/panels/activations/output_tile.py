"""The outputs of one activation over epochs, from z and from −z, with what became of them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.saturation import Saturation
from gradsim.ui.language import translated
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_setting

SAMPLE = 1.85  # heights of a text: the stroke that stands before it
ABOVE, BELOW = 0.08, 0.32  # of the range of the outputs: room for words
WIDE, PALE = 2.6, 0.38  # the curve from −z, below the other: its width, and its opacity
LINES = 3.6  # heights of a text between the axes at least
APART = 0.12  # of the range: a tick nearer than that to a target is left out


class OutputTile(EpochPlot):
    """The outputs of one activation; at the epoch shown, what has become of each neuron."""

    magnifies = False  # it stands among others that have the same axes

    def __init__(self, theme: Theme, series: int) -> None:
        self.series = series
        self.has_y_labels = True
        self._least_step = 0.0  # between two labels of the vertical axis
        super().__init__(theme, self.name)
        self.right_margin = 0.0
        self.show_x_labels = self.end_labels = self.value_labels = False
        self._words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The activation."""
        return labels()[self.series]

    def show_words(self, words: Sequence[str]) -> None:
        """Write a word beside the point of each neuron."""
        self._words = tuple(words)

    @property
    def words(self) -> tuple[str, ...]:
        """What is written beside the points."""
        return self._words

    def _mark(self) -> None:
        super()._mark()
        for point in self.overlay.points[1:]:
            point.hollow = True

    def _style_curves(self) -> None:
        super()._style_curves()
        for k, curve in enumerate(self._live()):
            self._curves[curve].setPen(start_pen(self.theme, self.series, k))
            self._curves[curve].setZValue(2 - k)

    def _live(self) -> list[int]:
        """Return which curves are no ghosts: the one from z, then the one from −z."""
        return [index for index, style in enumerate(self._styles) if not style.ghost]

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint axes, and below the curves a dotted line for each target."""
        super().drawBackground(painter, rect)
        theme, axes = self.theme, self.axes_rect()
        dots = QPen(QColor(theme.muted), max(theme.px(1.5), 1))
        dots.setDashPattern([1, 3])
        for target in self.targets():
            y = self.to_pixels(0.0, target).y()
            for pen in (QPen(QColor(theme.ground), theme.px(2)), dots):  # no line of the grid
                painter.setPen(pen)
                painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))

    def targets(self) -> list[float]:
        """Return what the outputs should be."""
        live = [curve.recording.experiment for curve in self.sources if not curve.ghost][:1]
        return [
            target
            for experiment in live
            if isinstance(experiment, Saturation)
            for target in (experiment.target, experiment.mirrored_target)
        ]

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes, close to the title."""
        axes, theme = super().axes_rect(), self.theme
        return axes.adjusted(0, -theme.px(14), theme.px(theme.tick * 0.6), 0)

    def label_width(self) -> float:
        """Return the room at the left: of tiles in a row only the first has labels."""
        room = float(self.theme.px(self.theme.point + 3))  # for a point at epoch 0
        return super().label_width() if self.has_y_labels else room

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        low, high = self._y_range
        foot = low + (high - low) * BELOW / (1 + ABOVE + BELOW)  # below it are only words
        targets = sorted(set(self.targets()))
        near = (high - low) * APART
        ticks = [(target, format_setting(round(target, 3))) for target in targets]
        ticks += [
            tick
            for tick in super()._y_ticks(min(most, 3))
            if tick[0] >= foot and all(abs(tick[0] - target) > near for target in targets)
        ]
        if not self.has_y_labels:
            return [(value, "") for value, _ in ticks]
        return _labelled_apart(sorted(ticks), self._least_step)

    def _paint_y_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        """Paint the vertical axis; a label that would lie on the one below it is left out."""
        low, high = self._y_range
        self._least_step = 1.05 * metrics.capHeight() * (high - low) / max(axes.height(), 1.0)
        super()._paint_y_axis(painter, axes, metrics)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which two curves are told apart, with two lines of words."""
        theme = self.theme
        return QSize(theme.px(104), theme.px(theme.axis_text * 1.35 + 20 + LINES * theme.tick))

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        painter.setFont(self.theme.font(self.theme.end_label, 600))
        painter.setPen(self.theme.label_color(self.series))
        painter.drawText(QPointF(axes.left(), self.theme.px(self.theme.axis_text * 1.1)), self.name)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what has become of each neuron: above the higher point, and below the other."""
        super().paint_over(painter, axes)
        ends = list(zip(self.overlay.points, self._words, (0, 1), strict=False))
        if self.withholds or len(ends) < 2:
            return
        began = [curve.at(0) or 0.0 for curve in self.sources if not curve.ghost]
        for k, (point, word, start) in enumerate(ends):
            other = ends[1 - k][0]
            is_upper = (point.y, began[k], k) > (other.y, began[1 - k], 1 - k)
            self._paint_word(painter, axes, self.to_pixels(point.x, point.y), word, start, is_upper)

    def _paint_word(
        self, painter: QPainter, axes: QRectF, place: QPointF, word: str, start: int, above: bool
    ) -> None:
        theme = self.theme
        painter.setFont(theme.font(theme.tick))
        metrics = QFontMetricsF(painter.font())
        sample = theme.px(SAMPLE * theme.tick)
        width, height = sample + metrics.horizontalAdvance(word), metrics.height()
        gap = theme.px(theme.point + 2)
        left = place.x() - width - gap
        if left < axes.left():
            left = min(place.x() + gap, self.width() - width)
        top = place.y() - height - gap if above else place.y() + gap
        # a line for each of the two words, however close the points are
        highest = axes.top() if above else axes.top() + height
        top = min(max(top, highest), highest + axes.height() - 2 * height)
        painter.fillRect(QRectF(left, top, width, height), QColor(theme.ground))
        paint_sample(painter, theme, left, top + metrics.ascent(), theme.tick, start, self.series)
        painter.setPen(theme.label_color(self.series))
        painter.drawText(QPointF(left + sample, top + metrics.ascent()), word)


def _labelled_apart(ticks: list[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Return ticks from the lowest up, without labels that are too near to the one below."""
    labelled, last = [], -math.inf
    for value, label in ticks:
        is_clear = value - last >= least
        last = value if is_clear else last
        labelled.append((value, label if is_clear else ""))
    return labelled


def start_pen(theme: Theme, series: int, start: int) -> QPen:
    """Return the pen of the curve from z (0), or of the wide, pale one from −z (1)."""
    color = theme.color(series)
    color.setAlphaF(PALE if start else 1.0)
    pen = QPen(color, theme.curve * (WIDE if start else 1.0) * theme.zoom)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


def paint_sample(
    painter: QPainter, theme: Theme, x: float, y: float, size: float, start: int, series: int = INK
) -> float:
    """Paint a stroke before a text of that size, and return where the text begins."""
    middle = y - theme.px(0.33 * size)
    painter.setPen(start_pen(theme, series, start))
    painter.drawLine(QPointF(x, middle), QPointF(x + theme.px((SAMPLE - 0.35) * size), middle))
    return x + theme.px(SAMPLE * size)


def labels() -> list[str]:
    """Return the names of the activations on screen."""
    return [translated(activation.label) for activation in ACTIVATIONS.values()]
