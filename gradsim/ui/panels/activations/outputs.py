"""The outputs of the same neuron with each activation, from z and from −z: a tile for each."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.saturation import Saturation
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.panels.activations.states import state_at, word_of
from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.plotting.plot import Segment
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView, View

COUNT = len(ACTIVATIONS)
MIRRORED_DASH = 1  # of the theme: the curves that start from −z
PAIRS = 2  # tiles in a row where four have no room for their names
SAMPLE = 1.85  # heights of a text: the stroke that stands before it
ABOVE, BELOW = 0.08, 0.32  # of the range of the outputs: room for words


class OutputTile(EpochPlot):
    """The outputs of one activation; at the epoch shown, what has become of each neuron."""

    def __init__(self, theme: Theme, series: int) -> None:
        self.series = series
        self.has_y_labels = True
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
        last = float(self._last)
        for target in self.targets():
            self.overlay.segments.append(Segment((0.0, target), (last, target), dash=(2.0, 3.0)))

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
        ticks = [tick for tick in super()._y_ticks(min(most, 3)) if tick[0] >= foot]
        return ticks if self.has_y_labels else [(value, "") for value, _ in ticks]

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which two curves are told apart."""
        return QSize(self.theme.px(104), self.theme.px(self.theme.axis_text * 1.35 + 40))

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        painter.setFont(self.theme.font(self.theme.end_label, 600))
        painter.setPen(self.theme.label_color(self.series))
        painter.drawText(QPointF(axes.left(), self.theme.px(self.theme.axis_text * 1.1)), self.name)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what has become of each neuron: above the higher point, and below the other."""
        super().paint_over(painter, axes)
        ends = list(zip(self.overlay.points, self._words, (0, MIRRORED_DASH), strict=False))
        if self.withholds or len(ends) < 2:
            return
        began = [curve.at(0) or 0.0 for curve in self.sources if not curve.ghost]
        for k, (point, word, dash) in enumerate(ends):
            other = ends[1 - k][0]
            is_upper = (point.y, began[k], k) > (other.y, began[1 - k], 1 - k)
            self._paint_word(painter, axes, self.to_pixels(point.x, point.y), word, dash, is_upper)

    def _paint_word(
        self, painter: QPainter, axes: QRectF, place: QPointF, word: str, dash: int, above: bool
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
        top = min(max(top, axes.top()), axes.bottom() - height)
        painter.fillRect(QRectF(left, top, width, height), QColor(theme.ground))
        paint_sample(painter, theme, left, top + metrics.ascent(), theme.tick, dash, self.series)
        painter.setPen(theme.label_color(self.series))
        painter.drawText(QPointF(left + sample, top + metrics.ascent()), word)


class Heading(PaintedView):
    """What the tiles show, and which stroke is which start."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._starts: tuple[str, ...] = ()
        self._title = ""

    def show_starts(self, experiment: Saturation) -> None:
        """Say where the neurons start, and what they should give out."""
        self._title = self.tr("output $a$ over {0} epochs").format(experiment.epochs)
        starts = (
            (experiment.start, experiment.target),
            (-experiment.start, experiment.mirrored_target),
        )
        self._starts = tuple(
            self.tr("from $z$ = {0}, target {1}").format(
                format_setting(round(z, 3)), format_setting(round(target, 3))
            )
            for z, target in starts
        )
        self.update()

    def _parts(self) -> Iterator[tuple[Typeset, int | None]]:
        """Yield the texts in their order, with the dash of the stroke before each."""
        font, color = self.theme.font(self.theme.axis_text), QColor(self.theme.text)
        yield Typeset(self._title, font, color), None
        for dash, text in zip((0, MIRRORED_DASH), self._starts, strict=False):
            yield Typeset(text, font, color), dash

    def sizeHint(self) -> QSize:
        """Return room for a line."""
        return QSize(self.theme.px(200), self.theme.px(self.theme.axis_text * 1.6))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line; where it is too long, without its first part."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts, gap = list(self._parts()), theme.px(20)
        width = sum(part.size().width() + gap for part, _ in parts) + theme.px(4 * theme.axis_text)
        if width > self.width() + gap:
            del parts[0]
        x, y = 0.0, theme.px(theme.axis_text * 1.1)
        for part, dash in parts:
            if dash is not None:
                x = paint_sample(painter, theme, x, y, theme.axis_text, dash)
            part.paint(painter, x, y)
            x += part.size().width() + gap


def paint_sample(
    painter: QPainter, theme: Theme, x: float, y: float, size: float, dash: int, series: int = INK
) -> float:
    """Paint a stroke before a text of that size, and return where the text begins."""
    middle = y - theme.px(0.33 * size)
    painter.setPen(theme.pen(series, theme.ghost, dash=INK if dash == 0 else dash))
    painter.drawLine(QPointF(x, middle), QPointF(x + theme.px((SAMPLE - 0.35) * size), middle))
    return x + theme.px(SAMPLE * size)


class ActivationOutputs(View, QWidget):
    """The output over epochs with each activation, on the same axes."""

    epoch_picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = Heading(theme)
        self._columns = 0
        self.tiles = [OutputTile(theme, series) for series in range(COUNT)]
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(self._grid, 1)
        for tile in self.tiles:
            tile.epoch_picked.connect(self.epoch_picked)
        self.setAccessibleName(self.tr("output of each neuron"))
        self._place()
        self.restyle(theme)

    def show_runs(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Draw a run, with the runs that are kept as ghosts."""
        experiment = recording.experiment
        assert isinstance(experiment, Saturation)
        self.heading.show_starts(experiment)
        runs = [run.recording for run in kept]
        last = max([experiment.last_epoch, *(len(run) - 1 for run in runs)])
        for k, tile in enumerate(self.tiles):
            tile.setAccessibleName(tile.name)
            curves = [
                Curve(run.recording, "output", run.name, k, series, 1.0, True, index)
                for index, run in enumerate(kept)
                for series in (k, COUNT + k)
            ]
            curves += [
                Curve(recording, "output", f"z = {format_setting(round(z, 3))}", k, series,
                      dash=dash)
                for z, series, dash in (
                    (experiment.start, k, 0), (-experiment.start, COUNT + k, MIRRORED_DASH)
                )
            ]  # fmt: skip
            tile.show_curves(curves, last)

    def update_curves(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the states at one epoch."""
        reach = self._reach()
        for k, tile in enumerate(self.tiles):
            tile.fixed_range = reach
            states = [state_at(recording, epoch, series) for series in (k, COUNT + k)]
            words = [word_of(state) for state in states]
            tile.show_words(words)
            tile.update_curves(epoch)
            tile.setAccessibleDescription(
                "; ".join(
                    f"{curve.label}: {format_number(curve.at(epoch) or 0.0)}, {word}"
                    for curve, word in zip(
                        (curve for curve in tile.sources if not curve.ghost), words, strict=True
                    )
                )
            )

    def _reach(self) -> tuple[float, float]:
        """Return the range of all outputs and targets, which all tiles have."""
        extremes = [
            curve.recording.extremes("output", curve.series)
            for tile in self.tiles
            for curve in tile.sources
        ]
        finite = [number for pair in extremes for number in pair if math.isfinite(number)]
        targets = self.tiles[0].targets()
        low, high = min([*finite, *targets, 0.0]), max([*finite, *targets, 0.1])
        return low - BELOW * (high - low), high + ABOVE * (high - low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many tiles in a row as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        labels, many = self.tiles[0].label_width(), -(-COUNT // 2)
        gap = self._grid.horizontalSpacing()
        columns = many if (self.width() - labels) / many - gap >= self._widest_name() else PAIRS
        each = max((self.width() - labels) / columns - gap, 1)
        for column in range(many):  # an empty one that stretches would take room
            room = round(each + (0 if column else labels))
            self._grid.setColumnStretch(column, room if column < columns else 0)
        if columns == self._columns:
            return
        self._columns = columns
        for index, tile in enumerate(self.tiles):
            row, column = divmod(index, columns)
            tile.has_y_labels = column == 0
            self._grid.addWidget(tile, row, column)

    def _widest_name(self) -> float:
        """Return the room that every name needs beside the points at epoch 0."""
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.end_label, 600))
        return max(map(metrics.horizontalAdvance, labels())) + theme.px(theme.point + 15)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; the tiles apply it themselves."""
        self.theme = theme
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(2))


def labels() -> list[str]:
    """Return the names of the activations on screen."""
    return [translated(activation.label) for activation in ACTIVATIONS.values()]
