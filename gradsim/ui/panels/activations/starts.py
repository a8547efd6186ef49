"""A sigmoid and a ReLU from z and from −z: a large plot for each start."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gradsim.core.activations.findings import SHOWN, plateau
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.saturation import Saturation
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.panels.activations.states import NeuronState, state_at, word_of
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.levels import Level
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting
from gradsim.ui.view import View

COUNT = len(ACTIVATIONS)
ROOM = 0.2  # of the range of the targets: beyond each of them at least
MOST_ROOM = 0.6  # and at most: an output that is farther off comes in from the edge


class StartPlot(EpochPlot):
    """The outputs over epochs from one start, each with what has become of its neuron."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.names_on_curves = True
        self.end_labels = self.value_labels = False
        self.right_margin = 1.0
        self.words: tuple[str, ...] = ()

    def show_start(self, z: float, target: float) -> None:
        """Say where the neurons start, and mark what they should give out."""
        start, wanted = (format_setting(round(number, 3)) for number in (z, target))
        self.set_title(
            self.tr("output $a$ from $z$ = {0}, target {1}").format(start, wanted),
            self.tr("from $z$ = {0}, target {1}").format(start, wanted),
        )
        self.set_levels([Level(target)])

    def show_states(self, states: Sequence[NeuronState]) -> None:
        """Write after each name what has become of its neuron."""
        self.words = tuple(map(word_of, states))
        live = [index for index, curve in enumerate(self._sources) if not curve.ghost]
        for index, name, word in zip(live, SHOWN, self.words, strict=True):
            label = translated(ACTIVATIONS[name].label)
            text = label if self.withholds else f"{label}: {word}"
            self._sources[index] = replace(self._sources[index], label=text)

    def withhold(self, withholds: bool) -> None:
        """Hide what becomes of the neurons, or show it again."""
        if withholds and self._sources:
            for index, name in enumerate(SHOWN, len(self._sources) - len(SHOWN)):
                label = translated(ACTIVATIONS[name].label)
                self._sources[index] = replace(self._sources[index], label=label)
        super().withhold(withholds)

    def _from_beyond(self, axes: QRectF) -> tuple[str, int, QRectF] | None:
        """Return what to say of a neuron that starts beyond the axis, its colour, and where."""
        theme = self.theme
        low, high = self.ranges[1]
        for curve in self._sources:
            start = curve.at(0)
            if curve.ghost or start is None or low <= start <= high:
                continue
            text = self.tr("{0} from {1}").format(
                translated(list(ACTIVATIONS.values())[curve.style].label),
                format_setting(round(start, 2)),
            )
            text = f"{'↑' if start > high else '↓'} {text}"
            metrics = QFontMetricsF(theme.font(theme.end_label, 600))
            top = axes.top() if start > high else axes.bottom() - metrics.height()
            size = QSizeF(metrics.horizontalAdvance(text), metrics.height())
            return text, curve.style, QRectF(QPointF(axes.left() + theme.px(14), top), size)
        return None

    def kept_clear(self, axes: QRectF) -> list[QRectF]:
        """Return where no name may stand: nor on that of a neuron that starts beyond the axis."""
        beyond = self._from_beyond(axes)
        return [*super().kept_clear(axes), *([beyond[2]] if beyond else [])]

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand, the name of that neuron among them."""
        beyond = self._from_beyond(axes)
        return [*super().word_boxes(axes), *([beyond[2]] if beyond else [])]

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint also from where a curve comes in that starts beyond the axis."""
        super().paint_over(painter, axes)
        beyond = self._from_beyond(axes)
        if beyond is not None:
            text, style, box = beyond
            painter.fillRect(box, QColor(self.theme.ground))  # no line of the grid
            painter.setFont(self.theme.font(self.theme.end_label, 600))
            painter.setPen(self.theme.label_color(style))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which two curves are told apart."""
        return QSize(self.theme.px(196), super().minimumSizeHint().height())


class TwoStarts(View, QWidget):
    """Both starts side by side, on the same axes."""

    epoch_picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.plots = (StartPlot(theme), StartPlot(theme))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for plot in self.plots:
            self._row.addWidget(plot, 1)
            plot.epoch_picked.connect(self.epoch_picked)
        self.setAccessibleName(self.tr("outputs of a sigmoid and a ReLU from both starts"))
        self.restyle(theme)

    def show_runs(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Draw a run, with the runs that are kept as ghosts."""
        experiment = recording.experiment
        assert isinstance(experiment, Saturation)
        last = max([experiment.last_epoch, *(len(run.recording) - 1 for run in kept)])
        styles = [list(ACTIVATIONS).index(name) for name in SHOWN]
        starts = (
            (experiment.start, experiment.target),
            (-experiment.start, experiment.mirrored_target),
        )
        for side, (plot, (z, target)) in enumerate(zip(self.plots, starts, strict=True)):
            plot.show_start(z, target)
            curves = [
                Curve(run.recording, "output", run.name, style, side * COUNT + style, ghost=True)
                for run in kept
                for style in styles
            ]
            curves += [
                Curve(recording, "output", translated(ACTIVATIONS[name].label), style,
                      side * COUNT + style)
                for name, style in zip(SHOWN, styles, strict=True)
            ]  # fmt: skip
            plot.show_curves(curves, last)

    def update_curves(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the states at one epoch."""
        reach = self._reach(recording)
        for plot in self.plots:
            plot.fixed_range = reach
            live = [curve for curve in plot.sources if not curve.ghost]
            shown = plot.sources[len(plot.sources) - len(SHOWN)].series  # that of the sigmoid
            stuck = plateau(recording, shown)
            plot.show_plateau(stuck, self.tr("{0} epochs").format(stuck))
            plot.show_states([state_at(recording, epoch, curve.series) for curve in live])
            plot.update_curves(epoch)
            plot.setAccessibleDescription(
                "; ".join(
                    f"{translated(ACTIVATIONS[name].label)}: "
                    f"{format_number(curve.at(epoch) or 0.0)}, {word}"
                    for name, curve, word in zip(SHOWN, live, plot.words, strict=True)
                )
            )

    def _reach(self, recording: Recording) -> tuple[float, float]:
        """Return the range of the targets, wider by what outputs need, but not without bound."""
        experiment = recording.experiment
        assert isinstance(experiment, Saturation)
        low, high = sorted((experiment.target, experiment.mirrored_target))
        span = max(high - low, 0.5)
        extremes = [
            recording.extremes("output", curve.series)
            for plot in self.plots
            for curve in plot.sources
            if not curve.ghost
        ]
        below = min(min(pair) for pair in extremes)
        above = max(max(pair) for pair in extremes)
        foot = min(low - ROOM * span, max(below, low - MOST_ROOM * span))
        return foot, max(high + ROOM * span, min(above, high + MOST_ROOM * span))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; the plots apply it themselves."""
        self.theme = theme
        self._row.setSpacing(theme.px(16))
