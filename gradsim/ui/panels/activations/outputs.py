"""The outputs of the same neuron with several activations, from z and from −z: a tile for each."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.saturation import Saturation
from gradsim.core.recording import Recording
from gradsim.ui.panels.activations.output_tile import ABOVE, BELOW, OutputTile, paint_sample
from gradsim.ui.panels.activations.states import state_at, word_of
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView, View

COUNT = len(ACTIVATIONS)
NARROW = 500  # pixels before zoom below which there are two tiles in a row


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
        """Yield the texts in their order, with the start whose stroke is before each."""
        font, color = self.theme.font(self.theme.axis_text), QColor(self.theme.text)
        yield Typeset(self._title, font, color), None
        for start, text in enumerate(self._starts):
            yield Typeset(text, font, color), start

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
        for part, start in parts:
            if start is not None:
                x = paint_sample(painter, theme, x, y, theme.axis_text, start)
            part.paint(painter, x, y)
            x += part.size().width() + gap


class ActivationOutputs(View, QWidget):
    """The output over epochs with some activations, on the same axes.

    Parameters
    ----------
    names : sequence of str
        The activations.
    """

    epoch_picked = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self.theme = theme
        self.heading = Heading(theme)
        self._columns = 0
        self.tiles = [OutputTile(theme, list(ACTIVATIONS).index(name)) for name in names]
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
        for tile in self.tiles:
            k = tile.series
            tile.setAccessibleName(tile.name)
            curves = [
                Curve(run.recording, "output", run.name, k, series, 1.0, True, index)
                for index, run in enumerate(kept)
                for series in (k, COUNT + k)
            ]
            curves += [
                Curve(recording, "output", f"z = {format_setting(round(z, 3))}", k, series,
                      dash=INK)
                for z, series in ((experiment.start, k), (-experiment.start, COUNT + k))
            ]  # fmt: skip
            tile.show_curves(curves, last)

    def update_curves(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the states at one epoch."""
        reach = self._reach()
        for tile in self.tiles:
            k = tile.series
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

    def _columns_at(self, width: int) -> int:
        """Return how many tiles stand in a row."""
        return 2 if width < self.theme.px(NARROW) else -(-len(self.tiles) // 2)

    def hasHeightForWidth(self) -> bool:
        """Return that it needs less height where more tiles stand in a row."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width, wherever it stands now."""
        rows = -(-len(self.tiles) // self._columns_at(width))
        tiles = rows * max(tile.minimumSizeHint().height() for tile in self.tiles)
        heading = self.heading.minimumSizeHint().height()
        return heading + tiles + (rows - 1) * self._grid.verticalSpacing()

    def _place(self) -> None:
        many = -(-len(self.tiles) // 2)
        columns = self._columns_at(self.width())
        labels = self.tiles[0].label_width()
        each = max((self.width() - labels) / columns - self._grid.horizontalSpacing(), 1)
        for column in range(max(many, 2)):  # an empty one that stretches would take room
            room = round(each + (0 if column else labels))
            self._grid.setColumnStretch(column, room if column < columns else 0)
        if columns == self._columns:
            return
        self._columns = columns
        for index, tile in enumerate(self.tiles):
            row, column = divmod(index, columns)
            tile.has_y_labels = column == 0
            self._grid.addWidget(tile, row, column)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; the tiles apply it themselves."""
        self.theme = theme
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(2))
