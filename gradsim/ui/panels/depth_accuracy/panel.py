"""The panel "Depth and accuracy": more layers do not help, and what the networks read."""

import time
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from PySide6.QtGui import QResizeEvent

from gradsim.core.depth_accuracy import sweep_cache
from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.depth_accuracy.findings import TOLD
from gradsim.core.depth_accuracy.recorded import accuracies_of_other_seeds, spread_of
from gradsim.core.depth_accuracy.sweep_file import SweepState
from gradsim.core.networks.mnist import PIXELS
from gradsim.core.recording import Recording
from gradsim.ui.panels.depth_accuracy.band import AccuracyBand, Reading
from gradsim.ui.panels.depth_accuracy.digit_grid import DigitGrid
from gradsim.ui.panels.depth_accuracy.digit_pad import DigitPad
from gradsim.ui.panels.depth_accuracy.explanations import EXPLANATIONS
from gradsim.ui.panels.depth_accuracy.feature_grid import FeatureGrid
from gradsim.ui.panels.depth_accuracy.first_epochs import FirstEpochs
from gradsim.ui.panels.depth_accuracy.names import layers, style_of
from gradsim.ui.panels.depth_accuracy.options import SweepOptions
from gradsim.ui.panels.depth_accuracy.output_bars import OutputBars
from gradsim.ui.panels.depth_accuracy.plot import BESIDE, AccuracyPlot
from gradsim.ui.panels.depth_accuracy.sweep_rows import sweep_rows
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.numbers import format_count

#: With fewer training images networks need not reach the part of the axis that a cut leaves.
ENOUGH_TO_CUT = 10_000
FIRST = 8  # digits read wrong, of which one is shown large
#: Of the height above the band, for the rows of digits: below the plot, above it, and beside the
#: pad, where they have their column below the key figure.
DIGITS_SHARE, DIGITS_SHARE_FIRST, DIGITS_SHARE_BESIDE = 0.36, 0.52, 0.76


class DepthAccuracyPanel(Panel):
    """Accuracy over epochs, digits with their readings, a pad, outputs and a table."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.accuracy = AccuracyPlot(theme)
        self.digits = DigitGrid(theme)
        self.start = FirstEpochs(theme)
        self.features = FeatureGrid(theme)
        self.pad = DigitPad(theme)
        self.outputs = OutputBars(theme)
        self.band = AccuracyBand(theme)
        self.options = self.switches = SweepOptions(theme)
        for name, view, weight in (
            ("accuracy", self.accuracy, 5),
            ("digits", self.digits, 0),
            ("pad", self.pad, 0),
            ("outputs", self.outputs, 1),
            ("start", self.start, 1),
            ("features", self.features, 4),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.add_band("formula", self.band)
        for plot in (self.accuracy, self.start):
            plot.epoch_picked.connect(self.epoch_picked)
        self.digits.picked.connect(self._digit_picked)
        self.pad.changed.connect(self._drawn)
        self.pad.cleared.connect(self._drawn)
        self.switches.changed.connect(self._switched)
        self.switches.forget_requested.connect(self._forget)
        self.band.table.picked.connect(self._pick_reader)
        self._recording: Recording | None = None
        self._kept: Sequence[KeptRun] = ()
        self._epoch = 0
        self._leads_with_digits = False
        self._own_choice = False  # whether a person has chosen the digit, or drawn it
        self._clock: list[tuple[int, float]] = []  # epochs, and when each was seen first
        self.restyle(theme)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "accuracy": self.tr("Accuracy over epochs"),
            "digits": self.tr("Digits and their readings"),
            "pad": self.tr("Drawing pad"),
            "outputs": self.tr("Outputs"),
            "start": self.tr("First epochs"),
            "features": self.tr("What hidden neurons look for"),
            "formula": self.tr("Formula and table"),
        }

    # ----- a new run

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare all views for a run whose epoch 0 is recorded."""
        experiment = _experiment(recording)
        if recording is not self._recording:
            self._clock, self._epoch = [], 0  # the new run may not have come as far as the old run
        self._recording, self._kept = recording, kept
        depths = experiment.depths
        self.switches.show_readers([layers(depth) for depth in depths])
        self.band.table.show_depths([(str(depth), style_of(depth)) for depth in depths])
        digits = _state(recording, 0).digits
        self.digits.show_digits(digits)
        self.features.show_used(np.any(digits.images, axis=0))
        if self.digits.chosen is None and self.pad.pixels() is None:
            self.digits.choose(0)
        if self.digits.chosen is not None:
            self._show_digit(recording, self.digits.chosen)
        self._begin_curves(recording)
        self._count_results()

    def _begin_curves(self, recording: Recording) -> None:
        experiment = _experiment(recording)
        curves = [curve for run in self._kept for curve in _ghosts(run)]
        for series, depth in enumerate(experiment.depths):
            curves.append(
                Curve(recording, "validation_accuracy", layers(depth), style_of(depth), series)
            )
        enough = experiment.training_images >= ENOUGH_TO_CUT
        self.switches.cut.setEnabled(enough)
        references = {
            style_of(depth): value
            for depth in experiment.depths
            if (value := experiment.lecture_accuracy(depth)) is not None
            and self.switches.references.isChecked()
        }
        self.switches.references.setEnabled(experiment.is_lectures)
        last = max([len(run.recording) - 1 for run in self._kept] + [experiment.last_epoch])
        cut = enough and self.switches.cut.isChecked()
        self.accuracy.faint = ", ".join(run.name for run in self._kept)
        ends = {depth: accuracies_of_other_seeds(experiment, depth) for depth in TOLD}
        self.accuracy.spreads = {
            style_of(depth): spread_of(values)
            for depth, values in ends.items()
            if values and depth in experiment.depths
        }
        self.accuracy.others = max(map(len, ends.values()))
        self.accuracy.show_accuracies(curves, last, references, cut, experiment.validation_images)
        self.start.show_first(curves, experiment.last_epoch)

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views."""
        super().open_views(main, side)
        self._fit_digits()
        leads = list(main[:1]) in (["pad"], ["digits"])
        if leads != self._leads_with_digits:  # what it gets wrong is what there is to see
            self._leads_with_digits = leads
            self.switches.only_wrong.setChecked(leads)

    def views_placed(self, main: list[str], side: list[str]) -> None:
        """Leave room for the labels of the curves."""
        self.accuracy.right_margin = BESIDE if "accuracy" in side else 8.6
        self.accuracy.restyle(self.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the digits as many rows as leave the plot enough room."""
        super().resizeEvent(event)
        self._fit_digits()

    def _fit_digits(self) -> None:
        names = self.arrangement.open_names
        first = names[:1] in (["pad"], ["digits"])
        height = self.height()
        if "formula" in names:
            height -= self.band.heightForWidth(self.width())
        if "digits" in self.arrangement.columns[1]:
            self.digits.fit_rows(6, height * DIGITS_SHARE_BESIDE)
        elif first:
            self.digits.fit_rows(4, height * DIGITS_SHARE_FIRST)
        else:  # a single row is not worth the height that the curves lose
            self.digits.fit_rows(2, height * DIGITS_SHARE, least=2)

    # ----- an epoch

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the numbers and readings of one epoch."""
        self._epoch = epoch
        newest = len(recording) - 1
        if not self._clock or newest > self._clock[-1][0]:
            self._clock = [*self._clock[-5:], (newest, time.monotonic())]
        self.accuracy.tells_below = not self.start.isVisible()
        for plot in (self.accuracy, self.start):
            if plot.isVisible():
                plot.update_curves(epoch)
        if self.band.isVisible():
            self._show_band(recording, epoch)
        self._show_readings(recording)
        if newest == recording.experiment.last_epoch:
            self._count_results()

    def _show_band(self, recording: Recording, epoch: int) -> None:
        experiment = _experiment(recording)
        newest, last = len(recording) - 1, experiment.last_epoch
        left = self._seconds_left(last - newest)
        text = self.tr("epoch {0} of {1}").format(newest, last)
        if left:
            text += self.tr(", about {0} left").format(left)
        table = self.band.table
        table.show_progress(text, newest / last)
        reader = self._reader()
        self.band.show_rows(sweep_rows(recording, epoch), reader)
        depth, count = experiment.depths[reader], experiment.validation_images
        accuracy = recording.at(epoch, "validation_accuracy", reader)
        heading = self.tr("accuracy, {0}, epoch {1}").format(layers(depth), epoch)
        reading = Reading(heading, style_of(depth), round(accuracy * count / 100), count)
        self.band.show_formulas(experiment, reading)

    def _seconds_left(self, epochs: int) -> str:
        """Return how long the rest takes, in words; empty where that is not known."""
        if epochs <= 0 or len(self._clock) < 2:
            return ""
        each = median(
            (later - earlier) / (newest - newer)
            for (newer, earlier), (newest, later) in pairwise(self._clock)
        )
        seconds = round(epochs * each)
        if seconds < 120:
            return self.tr("{0} s").format(seconds)
        return self.tr("{0} min").format(round(seconds / 60))

    # ----- digits

    def _reader(self) -> int:
        """Return the place of the network that reads."""
        return max(self.switches.reader.currentIndex(), 0)

    def _show_readings(self, recording: Recording) -> None:
        """Show what the chosen network reads at the epoch shown."""
        depth = _experiment(recording).depths[self._reader()]
        network = _state(recording, self._epoch).networks[self._reader()]
        self.digits.show_readings(network.readings, layers(depth))
        if self.features.isVisible():
            weights = network.weights[0] if network.weights else np.empty((0, PIXELS + 1))
            self.features.show_weights(weights[:, :-1], layers(depth))
        self._follow_wrong(recording)
        pixels, reading = self.pad.pixels(), None
        outputs: list[float] = []
        if pixels is not None and network.weights:
            outputs = network.outputs(pixels[None, :])[0].tolist()
            reading = outputs.index(max(outputs))
        elif self.digits.chosen is not None:
            reading = int(network.readings[self.digits.chosen])
        unknown = "" if network.weights else self.tr("not recorded at this epoch")
        for bars in (self.outputs, self.pad.outputs):
            bars.show_outputs(outputs, unknown or layers(depth), style_of(depth))
        self.pad.show_reading(reading, style_of(depth), unknown)

    def _follow_wrong(self, recording: Recording) -> None:
        """Show a digit that is read wrong after an epoch, until a person chooses one.

        It stays the same from the question to the end, also where it is read right in the end.
        Of the first few it is the one whose right output is least: it is read wrong for longest.
        """
        if self._own_choice or not self._leads_with_digits or not len(recording):
            return
        state = _state(recording, min(len(recording) - 1, 1))
        network, digits = state.networks[self._reader()], state.digits
        first = np.flatnonzero(network.readings != digits.labels)[:FIRST].tolist()
        if not first:
            return
        shown = first[0]
        if network.weights:
            outputs = network.outputs(digits.images[first] / np.float32(255))
            shown = first[int(outputs[range(len(first)), digits.labels[first]].argmin())]
        if self.digits.chosen != shown:
            self.digits.choose(shown)
            self._show_digit(recording, shown)

    def _digit_picked(self, index: int) -> None:
        self._own_choice = True
        if self._recording is not None:
            self._show_digit(self._recording, index)
            self._show_readings(self._recording)

    def _show_digit(self, recording: Recording, index: int) -> None:
        digits = _state(recording, 0).digits
        note = self.tr("image {0} is a {1}").format(format_count(index + 1), digits.labels[index])
        self.pad.show_digit(digits.images[index], note)

    def _drawn(self) -> None:
        self._own_choice = True
        self.digits.choose(None)
        if self._recording is not None:
            self._show_readings(self._recording)

    # ----- switches

    def _switched(self) -> None:
        self.digits.show_only_wrong(self.switches.only_wrong.isChecked())
        if self._recording is not None:
            self._begin_curves(self._recording)
            self.show_epoch(self._recording, self._epoch)

    def _forget(self) -> None:
        sweep_cache.forget()
        self._count_results()

    def _count_results(self) -> None:
        self.switches.show_results(*sweep_cache.kept())

    def _pick_reader(self, place: int) -> None:
        self.switches.reader.setCurrentIndex(place)
        self._switched()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.band.formula.set_style(band_style(theme))
        self._fit_digits()


def _experiment(recording: Recording) -> DepthAccuracy:
    experiment = recording.experiment
    assert isinstance(experiment, DepthAccuracy)
    return experiment


def _state(recording: Recording, epoch: int) -> SweepState:
    state = recording.state(epoch)
    assert isinstance(state, SweepState)
    return state


def _ghosts(run: KeptRun) -> list[Curve]:
    experiment = run.recording.experiment
    if not isinstance(experiment, DepthAccuracy):
        return []
    return [
        Curve(
            run.recording,
            "validation_accuracy",
            f"{run.name}, {layers(depth)}",
            style_of(depth),
            series,
            ghost=True,
        )
        for series, depth in enumerate(experiment.depths)
    ]
