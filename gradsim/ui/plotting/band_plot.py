"""Curves over epochs with bands of ensembles, many layers, and a read-out in columns."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.recording import Recording
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.overlay import Point
from gradsim.ui.plotting.read_out import ReadOut, ReadOutRow
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.tables.column_table import shown_columns
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.text import draw_text

BAND_ALPHA = 0.18
FEWEST_DECADES = 1
FALL = 2.1  # decades that speeds fall in the lecture's networks
ON_AXIS = 0.03  # of the height: a curve as low as this is hard to tell from the axis


@dataclass(frozen=True)
class Band:
    """The area between two columns of a recording."""

    recording: Recording
    low: str
    high: str
    style: int = 0
    series: int = 0
    scale: float = 1.0


class SpeedPlot(EpochPlot):
    """A plot of speeds; a curve's style is its place, so it finds the same of other runs."""

    #: Whether the values at the start already tell what the room is asked.
    start_tells = True

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title, log_y=True)
        self.note = ""  # beside the title, muted
        self.ratio: tuple[int, int] | None = None  # styles of the read-out's last line
        self.ratio_label = ""
        self._bands: list[Band] = []
        self._areas: list[PlotCurveItem] = []
        self.value_labels = False
        #: Decades of a fall from the start for which a logarithmic axis has room, so that it stays.
        self.expected_fall = 0.0
        #: Powers of ten over which a logarithmic axis reaches at least, so that it stays.
        self.reaches_over: tuple[float, float] | None = None
        #: Whether the start of each curve is marked.
        self.marks_start = False

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Choose the axis; the curves must then be shown again."""
        if logarithmic != self.log_y:
            self.log_y = logarithmic
            self._reach = None
            self._label_room = None, 0.0
            self._lay_out()

    def show_bands(self, curves: Sequence[Curve], bands: Sequence[Band], last_epoch: int) -> None:
        """Show curves over bands, over epochs 0 to `last_epoch`."""
        self._bands = list(bands)
        while len(self._areas) < len(bands):
            area = PlotCurveItem(fillLevel="enclosed", skipFiniteCheck=True)
            area.setPen(QPen(Qt.PenStyle.NoPen))
            area.setZValue(-1)
            self._areas.append(area)
            self.view.addItem(area, ignoreBounds=True)
        for index, area in enumerate(self._areas):
            area.setVisible(index < len(bands))
        self._style_areas()
        self.show_curves(curves, last_epoch)

    def update_curves(self, epoch: int) -> None:
        """Draw all that is recorded, with the cursor at `epoch`."""
        super().update_curves(epoch)
        for band, area in zip(self._bands, self._areas, strict=False):
            x, low = band.recording.trace(band.low, band.series)
            # a run may have gone on meanwhile
            high = band.recording.trace(band.high, band.series)[1][: len(x)]
            edge = np.concatenate([low, high[::-1]]) * band.scale
            area.setData(np.concatenate([x, x[::-1]]), self.on_axis(edge))

    def _style_areas(self) -> None:
        for band, area in zip(self._bands, self._areas, strict=False):
            color = self.theme.color(band.style)
            color.setAlphaF(BAND_ALPHA)
            area.setBrush(QBrush(color))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._style_areas()

    # ----- range

    def _values_range(self) -> tuple[float, float]:
        columns = [
            (curve.recording, curve.column, curve.series, curve.scale) for curve in self._sources
        ]
        for band in self._bands:
            for name in (band.low, band.high):
                columns.append((band.recording, name, band.series, band.scale))
        lows, highs, zero = [], [], False
        for recording, name, series, scale in columns:
            low, high = recording.extremes(name, series)
            if math.isnan(low):
                continue
            if self.log_y and low <= 0:  # the decades are those of the positive values
                zero = True
                values = recording.trace(name, series)[1]
                low = float(values.min(where=values > 0, initial=math.inf))
            if low < math.inf:
                lows.append(low * scale)
                highs.append(high * scale)
        if not lows:
            return (-1.0, 0.0) if self.log_y else (0.0, 1.0)
        if self.log_y:
            reach = _decades(min(lows), max(highs))
            # an exact 0 has a decade of its own, for as long as the range only grows
            self.zero_at_foot = zero or (self.zero_at_foot and self._reach is not None)
            reach = (min(reach[0], self._foot_of_fall()) - self.zero_at_foot, reach[1])
            low, high = self.reaches_over or reach
            reach = min(low, reach[0]), max(high, reach[1])
        else:
            reach = nice_range(0.0, max(highs))
        if self._reach is not None:  # only ever grow, so that the picture does not jump
            reach = min(reach[0], self._reach[0]), max(reach[1], self._reach[1])
        self._reach = reach
        return reach

    def _foot_of_fall(self) -> float:
        """Return the exponent to which speeds may fall from their start."""
        starts = [curve.at(0) or 0.0 for curve in self._sources if self.expected_fall]
        least = min((start for start in starts if start > 0), default=math.inf)
        return (
            math.inf
            if least == math.inf
            else float(math.floor(math.log10(least) - self.expected_fall))
        )

    # ----- labels

    def _mark(self) -> None:
        """Label the ends of as many curves as have room."""
        super()._mark()
        if self.marks_start:
            self._mark_start()
        live = [curve for curve in self._sources if not curve.ghost]
        height = QFontMetricsF(self.theme.font(self.theme.end_label)).height()
        places = shown_columns(len(live), max(int(self._frame.height() / height), 2))
        wanted = {live[place].label for place in places if place is not None}
        labels = []
        for label, curve in zip(self.overlay.end_labels, self._drawn_sources(), strict=False):
            if not curve.ghost and curve.label in wanted:
                if self.log_y and label.y == 0:
                    label.text += ": 0"
                label.x = min(float(len(curve.recording) - 1), self._x_range[1])
                labels.append(label)
        self.overlay.end_labels = labels
        if self._hides_start:
            self._hide_start()

    def _mark_start(self) -> None:
        """Mark where the curves start."""
        for curve in self._sources:
            start = curve.at(0)
            if start is not None and not curve.ghost and not self.withholds:
                self.overlay.notes.append(Point(0.0, start, curve.style))

    @property
    def _hides_start(self) -> bool:
        """Whether the first values are withheld; who guesses how they go on, has to see them."""
        return self.withholds and self.start_tells and self.guess is None

    def _hide_start(self) -> None:
        """Leave out points and names: even their order would tell something."""
        self.overlay.points, self.overlay.end_labels = [], []

    def ask_for_guess(self, guessing: bool) -> None:
        """Let the mouse draw a new guess, from the start that is shown for it, or forget it."""
        super().ask_for_guess(guessing)
        self._mark()

    def _drawn_sources(self) -> list[Curve]:
        return [curve for curve in self._sources if len(curve.recording)]

    def _is_named(self, curve: Curve) -> bool:
        """Return whether the name of a curve stands on it: of each kept run once."""
        if not curve.ghost:
            return super()._is_named(curve)
        same = (other for other in self._sources if other.recording is curve.recording)
        return next(same) is curve and bool(curve.label)

    def _x_title_at_right(self) -> bool:
        return self.right_margin >= 6

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        super()._paint_titles(painter, axes)
        paint_note(painter, self, self.note)

    # ----- read-out

    def read_out(self, x: float) -> ReadOut:
        """Return the speeds under the pointer, with a column for each kept run."""
        epoch = self.recorded_epoch(x)
        live = [curve for curve in self._sources if not curve.ghost]
        runs = {id(curve.recording): curve.label for curve in self._sources if curve.ghost}
        values = {
            (id(curve.recording) if curve.ghost else 0, curve.style): curve.at(epoch)
            for curve in self._sources
        }
        keys = [0, *runs]
        live.sort(key=lambda curve: -(values.get((0, curve.style)) or 0.0))
        rows = [
            ReadOutRow(
                curve.label,
                tuple(_text(values.get((key, curve.style))) for key in keys),
                curve.style,
            )
            for curve in live
        ]
        if self.ratio is not None and len(live) > 1:
            last, first = self.ratio
            texts = (_quotient(values.get((key, last)), values.get((key, first))) for key in keys)
            rows.append(ReadOutRow(self.ratio_label, tuple(texts)))
        heads = [self.tr("this run"), *runs.values()] if runs else [""]
        return ReadOut(epoch, self._epoch_text(epoch), rows, heads)


def paint_note(painter: QPainter, axes: Axes, note: str) -> None:
    """Paint a muted note beside the title, where it has room."""
    theme = axes.theme
    font = theme.font(theme.interface)
    x = (axes.title_width() + theme.px(12)) if note else 0.0
    if note and QFontMetricsF(font).horizontalAdvance(note) < axes.width() - x:
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        draw_text(painter, QPointF(x, theme.px(theme.axis_text * 1.1)), note)


def _decades(low: float, high: float) -> tuple[float, float]:
    """Return whole decades; the axis goes on a little below a value that would lie on it."""
    start, stop = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    stop = max(stop, start + FEWEST_DECADES)
    is_on_axis = math.log10(low) - start < ON_AXIS * (stop - start)
    return start - ON_AXIS * (stop - start) * is_on_axis, float(stop)


def _text(value: float | None) -> str:
    return "–" if value is None else format_number(value)


def _quotient(above: float | None, below: float | None) -> str:
    if above is None or below is None or (above == 0 and below == 0):
        return "–"
    return "∞" if below == 0 else format_number(above / below)
