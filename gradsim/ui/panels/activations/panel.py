"""The panel "Activations": where a neuron can learn, where it is saturated, where dead."""

from collections.abc import Sequence

from gradsim.core.activations.findings import SHOWN
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery, point_at
from gradsim.core.activations.saturation import Saturation
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.panels.activations.curve import ActivationCurve, ActivationTiles
from gradsim.ui.panels.activations.explanations import EXPLANATIONS
from gradsim.ui.panels.activations.outputs import ActivationOutputs
from gradsim.ui.panels.activations.slopes import ActivationSlopes
from gradsim.ui.panels.activations.start import ActivationStart
from gradsim.ui.panels.activations.starts import TwoStarts
from gradsim.ui.panels.activations.states import ActivationStates, state_at
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.formula_band import FormulaBand, Group, Term
from gradsim.ui.typesetting.numbers import (
    format_beside_zero,
    format_fraction,
    format_number,
    format_setting,
)

NAMES = tuple(ACTIVATIONS)


class ActivationsPanel(Panel):
    """The gallery with a point to drag, and the same neuron with each activation."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.slopes = ActivationSlopes(theme)
        self.curve = ActivationCurve(theme)
        self.gallery = ActivationTiles(theme, NAMES)
        self.outputs = TwoStarts(theme)
        self.others = ActivationOutputs(theme, [name for name in NAMES if name not in SHOWN])
        self.gradients = EpochPlot(theme, self.tr(r"size of $\partial C/\partial b$"), log_y=True)
        self.gradients.least_lines = 6.0  # for two powers of ten, or the axis looks linear
        self.start = ActivationStart(theme, {name: ACTIVATIONS[name] for name in SHOWN})
        self.states = ActivationStates(theme)
        self.band = FormulaBand()
        for name, view, weight in (
            ("slopes", self.slopes, 3),
            ("curve", self.curve, 2),
            ("gallery", self.gallery, 5),
            ("outputs", self.outputs, 3),
            ("others", self.others, 3),
            ("gradients", self.gradients, 2),
            ("start", self.start, 3),
            ("states", self.states, 0),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.add_band("band", self.band)
        self._experiment: ActivationGallery | Saturation | None = None
        self._kept: Sequence[KeptRun] = ()
        self._dead: set[str] = set()
        for plot in (self.slopes, self.curve):
            plot.picked.connect(lambda z, y: self.epoch_picked.emit(point_at(z)))
        for signal in (self.slopes.chosen, self.gallery.chosen):
            signal.connect(lambda name: self.settings_wanted.emit({"activation": name}))
        self.start.picked.connect(self._start_from)
        for view in (self.outputs, self.others, self.gradients):
            view.epoch_picked.connect(self.epoch_picked)
        self.restyle(theme)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "slopes": self.tr("Slopes of all activations"),
            "curve": self.tr("Activation and slope"),
            "gallery": self.tr("All activations"),
            "outputs": self.tr("Outputs over epochs"),
            "others": self.tr("Outputs with the other activations"),
            "gradients": self.tr("Gradients over epochs"),
            "start": self.tr("Where each neuron is"),
            "states": self.tr("Stuck and dead neurons"),
            "band": self.tr("Formulas"),
        }

    # ----- a new run

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a walk along the curves, or for a run of all neurons."""
        experiment = recording.experiment
        self._kept = [run for run in kept if type(run.recording.experiment) is type(experiment)]
        if isinstance(experiment, ActivationGallery):
            self._experiment = experiment
            activations = experiment.activations
            self.slopes.show_activations(activations, experiment.activation)
            self.curve.show_activation(activations[experiment.activation])
            self.gallery.show_activations(activations, experiment.activation)
            self._begin_band(experiment)
        elif isinstance(experiment, Saturation):
            self._experiment = experiment
            self._dead = set()
            self._begin_curves(recording)

    def _begin_band(self, experiment: ActivationGallery) -> None:
        activation = experiment.activations[experiment.activation]
        parts = (
            (activation.symbol, activation.formula),
            (activation.slope_symbol, activation.slope_formula),
        )
        groups = []
        for style, (name, formula) in enumerate(parts):
            terms = (Term(f"{name}(z)"), Term("=", "="), Term(formula))
            # the heading of the slope tells its largest value
            groups.append(Group("", self.theme.label_color(style), terms, answers=style == 1))
        self.band.set_groups(groups)

    def _begin_curves(self, recording: Recording) -> None:
        for outputs in (self.outputs, self.others):
            outputs.show_runs(recording, self._kept)
        gradients = [
            Curve(recording, "gradient_size", self._gradient_label(name), series, series)
            for series, name in enumerate(NAMES)
        ]
        self.gradients.show_curves(gradients, recording.experiment.last_epoch)

    def _gradient_label(self, name: str) -> str:
        label = translated(ACTIVATIONS[name].label)
        return self.tr("{0}: exactly 0").format(label) if name in self._dead else label

    # ----- a step

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw the point, or all neurons at one epoch."""
        experiment = recording.experiment
        if experiment is not self._experiment:
            self.begin(recording, self._kept)
        if isinstance(experiment, ActivationGallery):
            self._show_point(experiment, recording, epoch)
        elif isinstance(experiment, Saturation):
            self._show_neurons(experiment, recording, epoch)

    def _show_point(self, gallery: ActivationGallery, recording: Recording, point: int) -> None:
        series = NAMES.index(gallery.activation)
        z, value, slope = (recording.at(point, name, series) for name in gallery.columns)
        if self.slopes.isVisible():
            self.slopes.show_point(z)
        if self.curve.isVisible():
            self.curve.show_point(z)
        if self.gallery.isVisible():
            self.gallery.show_point(z)
        if self.band.isVisible():
            at = self.tr("at z = {0}").format(format_setting(round(z, 2)))
            activation = gallery.activations[gallery.activation]
            heading = self.tr("slope, at most {0}").format(
                format_fraction(activation.largest_slope)
            )
            with_numbers = (
                activation.in_numbers(z, format_number) if activation.in_numbers else ("", "")
            )
            numbers = zip((at, heading), (value, slope), with_numbers, strict=True)
            for group, (text, number, formula) in enumerate(numbers):
                shown = format_beside_zero(number)
                # of a number next to nothing, its formula's would say no more
                right = formula if shown == format_number(number) else ""
                self.band.set_numbers(group, text, (shown, "=" if right else "", right))

    def _show_neurons(self, experiment: Saturation, recording: Recording, epoch: int) -> None:
        every = range(len(NAMES))
        dead = {NAMES[k] for k in every if recording.at(epoch, "dead", k)}
        if dead != self._dead:
            self._dead = dead
            self._begin_curves(recording)
        for outputs in (self.outputs, self.others):
            if outputs.isVisible():
                outputs.update_curves(recording, epoch)
        if self.gradients.isVisible():
            self.gradients.update_curves(epoch)
        if self.start.isVisible():
            places = [
                [recording.at(epoch, "z", side + NAMES.index(name)) for side in (0, len(NAMES))]
                for name in SHOWN
            ]
            self.start.show_neurons(experiment.start, places)
        if self.states.isVisible():
            starts = (experiment.start, -experiment.start)
            states = [
                tuple(state_at(recording, epoch, series) for series in (k, len(NAMES) + k))
                for k in every
            ]
            self.states.show_states(starts, states)

    def _start_from(self, z: float, y: float) -> None:
        experiment = self._experiment
        if isinstance(experiment, Saturation):
            place = min(max(z, -6.0), 6.0)
            bias = round(place - experiment.weight * experiment.input, 1)
            self.settings_wanted.emit({"bias": bias})

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.band.set_style(band_style(theme))
        if isinstance(self._experiment, ActivationGallery):
            self._begin_band(self._experiment)
