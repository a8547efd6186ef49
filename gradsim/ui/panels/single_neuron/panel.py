"""The panel "Single neuron": why it learns slowly, and how the cross-entropy helps."""

import math
from collections.abc import Sequence

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs_compared import BOTH
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.facts import HALF, crosses, crossing, plateau
from gradsim.core.single_neuron.findings import FEWEST
from gradsim.ui.forms.plane_options import PlaneOptions
from gradsim.ui.language import cost_label
from gradsim.ui.panels.panel import Panel
from gradsim.ui.panels.single_neuron.activation_plot import ActivationPlot, PointOnCurve
from gradsim.ui.panels.single_neuron.entropy_plot import EntropyPlot
from gradsim.ui.panels.single_neuron.explanations import EXPLANATIONS
from gradsim.ui.panels.single_neuron.formulas import Formula, formulas
from gradsim.ui.panels.single_neuron.ghosts import (
    STYLE,
    ghost_styles,
    ghosts,
    item_label,
    share_a_cost,
)
from gradsim.ui.panels.single_neuron.input_plane import InputPlane
from gradsim.ui.panels.single_neuron.items_table import ItemsTable
from gradsim.ui.panels.single_neuron.readings import (
    first_slope,
    show_factors,
    show_neuron,
    weighted_inputs,
)
from gradsim.ui.panels.single_neuron.surface import SurfaceView
from gradsim.ui.panels.single_neuron.view import NeuronView
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.levels import Level
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.factor_bars import FactorBars
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.formula_band import FormulaBand, Group
from gradsim.ui.typesetting.numbers import format_count, format_number, format_setting

MOST_CURVES = 24  # of outputs: more could not be told apart, and take long
NAME_OF_ITEM = 3.7  # heights of a label right of the axes, for a name such as (0, 0)


class SingleNeuronPanel(Panel):
    """Curves, σ with its tangent, factors, cost surface, items and formulas of a neuron."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.output = EpochPlot(theme, self.tr("output $a$"))
        self.output.crossing = crossing
        self.cost = EpochPlot(theme, self.tr("cost $C$"))
        self.output.aligned_with, self.cost.aligned_with = [self.cost], [self.output]
        self.output.moves_title = self.cost.moves_title = True
        self.activation = ActivationPlot(theme)
        self.factors = FactorBars(theme, self.tr("factors of the gradient"))
        self.neuron = NeuronView(theme)
        self.items = ItemsTable(theme)
        self.entropy = EntropyPlot(theme)
        self.surface = SurfaceView(theme, STYLE)
        self.surface.picked.connect(self._start_from)
        self.options = self.switches = PlaneOptions(theme)
        self.plane = InputPlane(theme)
        self.switches.earlier.toggled.connect(self.plane.show_earlier)
        self.plane.items_wanted.connect(self.settings_wanted)
        self.plane.message_wanted.connect(self.message_wanted)
        self.formula = FormulaBand()

        for name, view, weight in (
            ("output", self.output, 3),
            ("cost", self.cost, 2),
            ("activation", self.activation, 3),
            ("factors", self.factors, 2),
            ("neuron", self.neuron, 1),
            ("items", self.items, 1),
            ("entropy", self.entropy, 3),
            ("surface", self.surface, 4),
            ("plane", self.plane, 4),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.add_band("formula", self.formula)
        for plot in (self.output, self.cost):
            plot.epoch_picked.connect(self.epoch_picked)
        self._members: tuple[SingleNeuron, ...] = ()
        self._at_side: set[str] = set()
        self._formulas: list[tuple[int, Formula]] = []
        self._formula_key: list[object] = []
        self.restyle(theme)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "output": self.tr("Output over epochs"),
            "cost": self.tr("Cost over epochs"),
            "activation": self.tr("Activation and tangent"),
            "factors": self.tr("Factors of the gradient"),
            "neuron": self.tr("The neuron"),
            "items": self.tr("Training items"),
            "entropy": self.tr("Cross-entropy over the output"),
            "surface": self.tr("Cost surface"),
            "plane": self.tr("Input plane"),
            "formula": self.tr("Formulas"),
        }

    def explanation(self, view: str) -> str:
        """Return what a view shows, of the factors as the cost has them."""
        if view == "factors" and self._members:
            view += " " + (self._members[0].cost if len(self._members) == 1 else BOTH)
        return super().explanation(view)

    # ----- a new run

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare all views for a run whose epoch 0 is recorded."""
        experiment = recording.experiment
        assert isinstance(experiment, SingleNeuron)
        self._members = experiment.members
        self._set_margins()
        styles = tuple(STYLE[member.cost] for member in self._members)
        self.factors.styles = self.neuron.styles = styles
        self._begin_curves(recording, kept)
        first = self._members[0]
        reach = max(
            abs(z)
            for series in range(len(styles))
            for z in weighted_inputs(recording, series, first)
        )
        self.activation.show_activation(ACTIVATIONS[first.activation], reach)
        single = len(self._members) == 1
        self.items.show_items(
            first.inputs,
            first.targets,
            ["$a$"] if single else [cost_label(member.cost).split()[0] for member in self._members],
        )
        self.entropy.show_target(first.targets[0])
        self.surface.begin(self._members)
        self.plane.begin(self._members)
        self.switches.show_plane(len(first.weights) == 2)
        self._begin_formulas()

    def _begin_curves(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        first = self._members[0]
        items, both = len(first.targets), len(self._members) > 1
        last = max(len(run.recording) - 1 for run in kept) if kept else 0
        last = max(last, recording.experiment.last_epoch)
        outputs, costs, notes = [], [], []
        apart = math.ceil(items / MOST_CURVES)
        self.output.set_title(*self._output_title(items, apart))
        share = both
        for run, look in zip(kept, ghost_styles(kept, self._members), strict=True):
            outputs += ghosts(run, "output_1", look, self._members)
            costs += ghosts(run, "cost", look, self._members, share)
        for series, member in enumerate(self._members):
            style, label = STYLE[member.cost], cost_label(member.cost)
            for item in range(0, items, apart):
                numbered = items > 1
                name = item_label(member, item) if numbered else label
                alone = len(self._members) == items == 1
                as_kept = alone and share_a_cost(kept, member)  # whose names are on the ghosts
                if numbered and both:
                    name += f" {cost_label(member.cost).split()[0]}"
                outputs.append(
                    Curve(
                        recording,
                        f"output_{item + 1}",
                        self.tr("this run") if as_kept else name,
                        item if numbered else style,
                        series,
                        dash=style if both else None,
                        is_named=not as_kept,
                    )
                )
            start = recording.at(0, "cost", series)
            scale = 1 / start if share and start else 1.0
            name = label.split()[0] if both else label  # the title says that it is a cost
            costs.append(Curve(recording, "cost", name, style, series, scale))
            slope = first_slope(recording, series, member) * scale
            notes.append((format_number(slope, 2), style))
        between = ACTIVATIONS[first.activation].output_range
        self.output.fixed_range = between if np.isfinite(between).all() else None
        self.output.set_levels(self._levels(recording))
        if share:
            self.cost.set_title(
                self.tr("cost $C/C_0$ as a share of its start"), self.tr("cost $C/C_0$")
            )
        else:
            self.cost.set_title(self.tr("cost $C$"))
        self.cost.side_notes = [(self.tr("slope at epoch 0"), None), *notes]
        self.output.show_curves(outputs, last)
        self.cost.show_curves(costs, last)

    def _output_title(self, items: int, apart: int) -> tuple[str, str]:
        """Return what the outputs are called, and in little room: of many only some are drawn."""
        usual = self.tr("output $a$")
        if apart == 1:
            return usual, ""
        some = self.tr("output $a$ of {0} of {1} items")
        return some.format(len(range(0, items, apart)), format_count(items)), usual

    def _levels(self, recording: Recording) -> list[Level]:
        """Return the values that are marked beside the output: 0.5, and the target of one item."""
        first = self._members[0]
        if len(first.targets) > 1:
            return [] if HALF in first.targets else [Level(HALF)]  # each item has its side
        (target,) = first.targets
        text = self.tr("target {0}").format(format_setting(target))
        return [*([Level(HALF)] if crosses(recording) else []), Level(target, text)]

    def _begin_formulas(self) -> None:
        alone = len(self._members) == 1
        self._formulas = [
            (series, formula)
            for series, member in enumerate(self._members)
            for formula in formulas(member, alone)
        ]
        # where the formulas are the same they stay where they are, as wide as they have become
        key = [self.theme, *((self._members[k].cost, f.terms) for k, f in self._formulas)]
        if key == self._formula_key:
            return
        self._formula_key = key
        self.formula.set_groups(
            [
                Group("", self.theme.label_color(STYLE[self._members[series].cost]), formula.terms)
                for series, formula in self._formulas
            ]
        )

    def views_placed(self, main: list[str], side: list[str]) -> None:
        """Label the cost curve where the output curve is not."""
        stacked = [name for name in main if name in ("output", "cost")] == ["output", "cost"]
        self.output.lower = self.cost if stacked else None
        self.cost.names_on_curves = "output" not in [*main, *side]
        # the landscapes have the numbers of the cost in their titles
        self.cost.value_labels = self.cost.names_on_curves and "surface" not in [*main, *side]
        self.cost.end_labels = False
        self.output.names_on_curves = True
        self._at_side = {name for name in ("output", "cost") if name in side}
        self._set_margins()

    def _set_margins(self) -> None:
        """Leave room for names right of curves, in a narrow column only for those of items."""
        many = bool(self._members) and len(self._members[0].targets) > 1
        narrow = {"output": NAME_OF_ITEM if many else 1.0, "cost": 1.0}
        for plot, name in ((self.output, "output"), (self.cost, "cost")):
            margin = narrow[name] if name in self._at_side else 4.0
            if margin != plot.right_margin:
                plot.right_margin = margin
                plot.restyle(self.theme)

    # ----- an epoch

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the numbers of one epoch."""
        values = [self._values(recording, epoch, k) for k in range(len(self._members))]
        stuck = plateau(recording) if len(self._members) == 1 else 0
        stuck = stuck if stuck >= FEWEST else 0
        self.output.show_plateau(stuck, self.tr("plateau of {0} epochs").format(stuck))
        for plot in (self.output, self.cost):
            if plot.isVisible():
                plot.update_curves(epoch)
        if self.activation.isVisible():
            self.activation.show_points(self._points(values))
        if self.factors.isVisible():
            show_factors(self.factors, self._members, recording, epoch, values)
        if self.neuron.isVisible():
            show_neuron(self.neuron, self._members, epoch, values)
        if self.items.isVisible():
            self._show_items(values)
        if self.entropy.isVisible():
            self.entropy.show_outputs(
                len(recording) > recording.experiment.last_epoch,
                [
                    (value["output_1"], value["cost"], STYLE[member.cost])
                    for member, value in zip(self._members, values, strict=True)
                    if member.cost == "cross-entropy" and len(member.targets) == 1
                ],
            )
        if self.surface.isVisible():
            self.surface.show_epoch(recording, epoch)
        if self.plane.isVisible():
            self.plane.show_epoch(recording, epoch)
        if self.formula.isVisible():
            self._show_formulas(epoch, values)

    def _values(self, recording: Recording, epoch: int, series: int) -> dict[str, float]:
        columns = recording.experiment.columns
        row = recording.row(epoch)[series * len(columns) : (series + 1) * len(columns)]
        return dict(zip(columns, row, strict=True))

    def _points(self, values: list[dict[str, float]]) -> list[PointOnCurve]:
        points = []
        for member, value in zip(self._members, values, strict=True):
            many = len(member.targets) > 1
            for item, inputs in enumerate(member.inputs):
                z = value["bias"] + sum(value[f"weight_{j + 1}"] * x for j, x in enumerate(inputs))
                points.append(PointOnCurve(z, item if many else STYLE[member.cost]))
        return points

    def _show_items(self, values: list[dict[str, float]]) -> None:
        first = self._members[0]
        many = len(first.targets) > 1
        rows = []
        for item in range(len(first.targets)):
            rows.append(
                [
                    (
                        value[f"output_{item + 1}"],
                        item if many else STYLE[member.cost],
                    )
                    for member, value in zip(self._members, values, strict=True)
                ]
            )
        self.items.show_outputs(rows)

    def _show_formulas(self, epoch: int, values: list[dict[str, float]]) -> None:
        for index, (series, formula) in enumerate(self._formulas):
            self.formula.set_numbers(
                index, formula.heading.format(epoch), formula.texts(values[series])
            )

    def change_picture(self) -> None:
        """Show the cost as a map in place of a landscape, or the other way round."""
        self.surface.change_picture()

    def _start_from(self, w: float, b: float) -> None:
        self.settings_wanted.emit({"weights": (round(w, 2),), "bias": round(b, 2)})

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.formula.set_style(band_style(theme))
        if self._members:
            self._begin_formulas()
