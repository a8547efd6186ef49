"""Curves over the epochs of recordings, with the cursor of the epoch shown."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter

from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.plotting.epochs.change import paint_change
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.curve_names import Path
from gradsim.ui.plotting.epochs.guess import Guess, guess_name, paint_guess, paint_veil
from gradsim.ui.plotting.epochs.levels import Level
from gradsim.ui.plotting.epochs.marks import EpochMarks, Name
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point
from gradsim.ui.plotting.plot import Array, CurveStyle, Plot
from gradsim.ui.plotting.read_out import ReadOut, ReadOutRow
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.text import draw_text, text_width


class EpochPlot(Plot):
    """A plot of curves over epochs that can be read and scrubbed with the mouse."""

    epoch_picked = Signal(int)
    magnifies = True
    keeps_within = True

    def __init__(self, theme: Theme, title: str, *, log_y: bool = False) -> None:
        super().__init__(theme, title, translated("epoch"), log_y=log_y)
        self.right_margin = 10.0
        self.format_value: Callable[[float], str] = format_number
        self.end_labels = True
        self.value_labels = True
        self.side_notes: list[tuple[str, int | None]] = []
        #: Whether names stand on their curves, in place of labels at their ends.
        self.names_on_curves = False
        #: Returns the epoch at which a series of a recording crosses the first level.
        self.crossing: Callable[[Recording, int], int | None] | None = None
        self.fixed_range: tuple[float, float] | None = None
        self._sources: list[Curve] = []
        self._ended: list[bool] = []  # whether the run of each had ended
        self._traces: list[tuple[Array, Array]] = []  # what was recorded of each
        self._last = 1
        self._epoch = 0
        self._reach: tuple[float, float] | None = None
        self.guess: Guess | None = None  # drawn before the run; None where nobody guesses
        self.guessing = False  # whether the mouse draws it, in place of scrubbing
        self.labels_with_cursor = True
        self._marks = EpochMarks(self)
        self.picked.connect(self._pick)
        self.magnified.connect(lambda: self.update_curves(self._epoch))

    def show_curves(self, curves: Sequence[Curve], last_epoch: int) -> None:
        """Show these curves, over epochs 0 to `last_epoch`."""
        self._sources = list(curves)
        self.set_curves([CurveStyle(curve.style, curve.ghost, curve.dash) for curve in curves])
        self._reach = None
        self._last = max(last_epoch, 1)
        self.update_curves(0)

    def set_levels(self, levels: Sequence[Level]) -> None:
        """Mark values across the plot."""
        self._marks.all_levels = list(levels)
        self.resetCachedContent()

    def show_plateau(self, stop: int, text: str) -> None:
        """Shade epochs 0 to `stop` and say what they are; none where `stop` is 0."""
        self._marks.show_plateau(stop, text)

    @property
    def sources(self) -> list[Curve]:
        """The curves shown, ghosts included."""
        return self._sources

    def update_curves(self, epoch: int) -> None:
        """Draw all that is recorded, with the cursor at `epoch`."""
        self._epoch = epoch
        # a run may come to its end before this is painted
        self._ended = whole = [_is_whole(curve) for curve in self._sources]
        self._traces = [
            (x, y if curve.scale == 1 else y * curve.scale)
            for curve in self._sources
            for x, y in [curve.recording.trace(curve.column, curve.series)]
        ]
        self.set_ranges((0.0, float(self._last)), self._values_range())
        for index, trace in enumerate(self._traces):
            self._curves[index].grows = not whole[index]
            self.set_data(index, *trace)
        self._mark()
        self.refresh()

    def _values_range(self) -> tuple[float, float]:
        if self.fixed_range:
            return self.fixed_range
        if self.log_y:
            reach = self._log_reach()
        else:
            extremes = [
                (low * curve.scale, high * curve.scale)
                for curve in self._sources
                for low, high in [curve.recording.extremes(curve.column, curve.series)]
                if not math.isnan(low)
            ]
            if not extremes:
                return 0.0, 1.0
            low, high = min(low for low, _ in extremes), max(high for _, high in extremes)
            reach = nice_range(min(low, 0.0), high)
        if self._reach is not None:  # only ever grow, so that the picture does not jump
            reach = min(reach[0], self._reach[0]), max(reach[1], self._reach[1])
        self._reach = reach
        return reach

    def _log_reach(self) -> tuple[float, float]:
        """Return the decades of the sizes recorded, and one below them for an exact 0."""
        sizes = np.abs(np.concatenate([np.empty(0), *(y for _, y in self._traces)]))
        positive = sizes[sizes > 0]
        grown = self.zero_at_foot and self._reach is not None
        self.zero_at_foot = grown or len(positive) < len(sizes)
        if not len(positive):
            return -1.0, 0.0
        low, high = _log_range(float(positive.min()), float(positive.max()))
        return low - self.zero_at_foot, high

    def _mark(self) -> None:
        overlay = Overlay(cursor=float(self._epoch))
        live = [curve for curve in self._sources if not curve.ghost]
        for curve, whole in zip(self._sources, self._ended, strict=False):
            value, length = curve.at(self._epoch), len(curve.recording)
            if length and self.end_labels and not self.names_on_curves:
                end = min(length - 1, int(self._x_range[1]))
                last = curve.at(end) or 0.0
                overlay.end_labels.append(
                    EndLabel(last, curve.label, None if curve.ghost else curve.style)
                )
            self._mark_crossing(overlay, curve)
            if value is None or curve.ghost:
                continue
            nearby = curve.at(min(self._epoch + 1, length - 1)) or value
            text = self.format_value(value) if self.value_labels and len(live) <= 2 else ""
            if self._is_named(curve) and not whole:
                text = f"{text}  {curve.label}".strip()
            overlay.points.append(
                Point(self._epoch, value, curve.style, text, below=nearby > value)
            )
        self.overlay = overlay
        self._marks.update(self._y_range)

    def _is_named(self, curve: Curve) -> bool:
        """Return whether the name of a curve stands on it, or beside its point during a run."""
        several = len(self._sources) > 1
        return self.names_on_curves and several and curve.is_named and bool(curve.label)

    def _mark_crossing(self, overlay: Overlay, curve: Curve) -> None:
        if self.crossing is None or not self._marks.levels or self.withholds:
            return
        epoch = self.crossing(curve.recording, curve.series)
        if epoch is not None:
            overlay.notes.append(Point(epoch, self._marks.levels[0].value, curve.style, str(epoch)))

    def withhold(self, withholds: bool) -> None:
        """Hide what shows how the curves will go on, or show it again."""
        self.withholds = withholds
        self._mark()
        self.resetCachedContent()
        self.refresh()

    def ask_for_guess(self, guessing: bool) -> None:
        """Let the mouse draw a new guess, or forget it."""
        self.guess, self.guessing = (Guess(), True) if guessing else (None, False)
        self.refresh()

    def name_of_guess(self) -> Name | None:
        """Return what stands on the guess, None before there is one."""
        return None if self.guess is None else guess_name(self, self.guess, float(self._last))

    def end_guessing(self) -> None:
        """Keep the guess as it is; the mouse scrubs again."""
        self.guessing = False
        if self.guess is not None and self.guess.is_empty:
            self.guess = None
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke of the guess, or pick an epoch."""
        if self.guessing and self.guess is not None:
            x, y = self.to_numbers(event.position())
            self.guess.press(x / self._last, y)
            self.refresh()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke, or show the read-out."""
        if self.guessing and self.guess is not None:
            if event.buttons() & Qt.MouseButton.LeftButton:
                x, y = self.to_numbers(event.position())
                self.guess.move(x / self._last, y)
                self.refresh()
        else:
            super().mouseMoveEvent(event)

    def _pick(self, x: float, y: float) -> None:
        self.epoch_picked.emit(min(max(round(x), 0), self._last))

    def _epoch_text(self, epoch: int) -> str:
        return str(self.tr("epoch {0}").format(epoch))

    def table(self) -> tuple[list[str], list[NDArray[np.generic]]]:
        """Return the numbers of all curves: header, and columns with a number for each epoch.

        Where a curve has no such epoch that is NaN.
        """
        header = ["epoch", *(curve.label or curve.column for curve in self._sources)]
        columns = [
            curve.recording.values(curve.column, curve.series) * curve.scale
            for curve in self._sources
        ]
        length = max(map(len, columns), default=0)
        whole = np.full((len(columns), length), math.nan)
        for row, column in zip(whole, columns, strict=True):
            row[: len(column)] = column
        return header, [np.arange(length), *whole]

    def recorded_epoch(self, x: float) -> int:
        """Return the epoch at a place of the axis, the newest where there is none yet."""
        newest = max((len(curve.recording) for curve in self._sources), default=0) - 1
        return min(max(round(x), 0), max(newest, 0))

    def read_out(self, x: float) -> ReadOut:
        """Return the value of every curve at the epoch under the pointer, the largest first."""
        epoch = self.recorded_epoch(x)
        values = [(curve, curve.at(epoch)) for curve in self._sources]
        values.sort(key=lambda pair: math.inf if pair[1] is None else -pair[1])
        rows = [
            ReadOutRow(
                curve.label or self._plain_title(),
                ("–" if value is None else self.format_value(value),),
                curve.style,
                curve.dash,
                curve.ghost,
            )
            for curve, value in values
        ]
        return ReadOut(epoch, self._epoch_text(epoch), rows)

    # ----- painting

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint grid, axes and the levels that are marked."""
        super().drawBackground(painter, rect)
        self._marks.paint_levels(painter, self.axes_rect())

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the veil over what is not yet shown, and on it points and labels."""
        axes = self._frame
        painter.save()
        if self.guess is not None:
            live = [len(curve.recording) for curve in self._sources if not curve.ghost]
            paint_veil(painter, self, axes, self.guess, max(live, default=1) - 1)
        curves = [
            (curve, self._path(*trace))
            for curve, trace in zip(self._sources, self._traces, strict=True)
        ]
        named = [
            self._is_named(curve) and (curve.ghost or whole)
            for curve, whole in zip(self._sources, self._ended, strict=True)
        ]
        self._marks.place(painter, axes, curves, named, self.kept_clear(axes))
        painter.restore()
        super().drawForeground(painter, rect)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the guess, the marks, and notes beside the title."""
        if self.guess is not None:
            paint_guess(painter, self, axes, self.guess, float(self._last))
        self._marks.paint(painter, axes)
        if not self.withholds:
            self._paint_side_notes(painter, axes)
            self._paint_change(painter, axes)

    def kept_clear(self, axes: QRectF) -> list[QRectF]:
        """Return where not even the names of curves may stand, such as on the title."""
        return [self.title_box()]

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand: names of curves, and what levels are."""
        return self._marks.boxes

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where else no label may stand: on the title, and on a bracket."""
        return [*super().without_labels(axes), *self._marks.brackets]

    def lines_across(self) -> list[float]:
        """Return the heights of the levels."""
        return [self.to_pixels(0.0, level.value).y() for level in self._marks.levels]

    def _path(self, x: Array, y: Array) -> Path:
        axes, (x0, x1), (y0, y1) = self._frame, self._x_range, self._y_range
        heights = (self.on_axis(y) - y0) / (y1 - y0) * axes.height()
        return Path(axes.left() + (x - x0) / (x1 - x0) * axes.width(), axes.bottom() - heights)

    def _paint_change(self, painter: QPainter, axes: QRectF) -> None:
        """Tell by how much a curve that is magnified has changed up to the epoch shown."""
        live = [curve for curve in self._sources if not curve.ghost]
        if not self.is_magnified or len(live) != 1 or self.overlay.end_labels:
            return
        start = math.ceil(self._x_range[0])
        before, now = live[0].at(start), live[0].at(self._epoch)
        if before is not None and now is not None and start < self._epoch:
            change = abs(now - before)
            own = self.format_value is not format_number
            text = self.format_value(change) if own else format_number(change, 2)
            places = (float(start), before), (float(self._epoch), now)
            paint_change(painter, self, axes, *places, live[0].style, text)

    def _paint_side_notes(self, painter: QPainter, axes: QRectF) -> None:
        """Write notes at the right of the title's line, where they have room."""
        theme = self.theme
        space = theme.px(theme.end_label * 0.8)
        fonts = [
            theme.font(theme.small if style is None else theme.end_label)
            for _, style in self.side_notes
        ]
        widths = [
            text_width(text, font) for font, (text, _) in zip(fonts, self.side_notes, strict=True)
        ]
        x = axes.right() - sum(widths) - space * (len(widths) - 1)
        if x < self.title_width() + 2 * space:
            return
        for font, width, (text, style) in zip(fonts, widths, self.side_notes, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(theme.muted) if style is None else theme.label_color(style))
            draw_text(painter, QPointF(x, theme.px(theme.axis_text * 1.1)), text)
            x += width + space

    def _plain_title(self) -> str:
        return self.title.split("$")[0].strip() or "value"


def _is_whole(curve: Curve) -> bool:
    """Return whether the run of a curve has come to its end."""
    return len(curve.recording) > curve.recording.experiment.last_epoch


def _log_range(low: float, high: float) -> tuple[float, float]:
    return math.floor(math.log10(low)), math.ceil(math.log10(high) + 1e-9)
