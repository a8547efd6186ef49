"""The panel "Layer speed": early layers learn slowly, and what helps."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent

from gradsim.core.layer_speed.experiment import TOP_NEURONS
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.recording import Recording
from gradsim.ui.panels.layer_speed import formulas as speed_formulas
from gradsim.ui.panels.layer_speed.bracketed_plot import ROOM as BRACKET_ROOM
from gradsim.ui.panels.layer_speed.bracketed_plot import BracketedPlot
from gradsim.ui.panels.layer_speed.compared_ends import compared_ends
from gradsim.ui.panels.layer_speed.cost_curves import STYLE
from gradsim.ui.panels.layer_speed.explanations import EXPLANATIONS
from gradsim.ui.panels.layer_speed.learning_views import LearningViews
from gradsim.ui.panels.layer_speed.network_drawing import DrawnLayer, NetworkDrawing
from gradsim.ui.panels.layer_speed.options import SpeedOptions
from gradsim.ui.panels.layer_speed.output_views import OutputViews
from gradsim.ui.panels.layer_speed.recipe_views import RecipeViews
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.panels.layer_speed.start_views import StartViews
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.band_plot import FALL
from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.tables.formula_and_table import FormulaAndTable
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.formula_band import FormulaBand

RECIPE_VIEWS = ("ratio", "recipes", "first_speed")

MOST_ROOM = 12.5  # for the names of curves, in their heights; longer ones are cut


class LayerSpeedPanel(Panel):
    """Speeds over epochs, the network with its gradients, a table, formulas, and recipes."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.speed = BracketedPlot(theme, self.tr(r"speed of layer $l$, $\|\delta^l\|$"))
        self.speed.expected_fall = FALL
        self.network = NetworkDrawing(theme)
        self.start = StartViews(theme)
        self.learning = LearningViews(theme)
        self.outputs = OutputViews(theme)
        self.recipes = RecipeViews(theme)
        self.formula = FormulaBand(minimum_scale=0.8)
        self.band = FormulaAndTable(theme, self.formula, self.start.band_table)
        self.options = self.switches = SpeedOptions(theme)
        for name, view, weight in (
            ("speed", self.speed, 3),
            ("network", self.network, 3),
            ("table", self.start.table, 0),
            ("start", self.start.plot, 3),
            ("cost", self.learning.cost, 3),
            ("weight_speed", self.learning.weights, 3),
            ("output_speed", self.outputs.speed, 3),
            ("error", self.outputs.error, 3),
            ("output_neuron", self.outputs.chooser, 2),
            ("ratio", self.recipes.ratio, 3),
            ("recipes", self.recipes.table, 0),
            ("first_speed", self.recipes.first, 2),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.add_band("formula", self.band)
        for plot in (
            self.speed,
            self.learning.cost,
            self.learning.weights,
            self.outputs.speed,
            self.outputs.error,
            self.recipes.ratio,
            self.recipes.first,
        ):
            plot.epoch_picked.connect(self.epoch_picked)
        self.switches.changed.connect(self._options_changed)
        self.outputs.chooser.changed.connect(self._redraw)
        self._sources: dict[int, SpeedSource] = {}
        self._source: SpeedSource | None = None
        self._kept: Sequence[KeptRun] = ()
        self._recording: Recording | None = None
        self._epoch = 0
        self._shows_recipes = False
        self._speed_at_side = False
        self._figure: ShownFigure | None = None
        self.key_figure.anchor = self._middle_of_bracket
        self.restyle(theme)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        titles = {
            "speed": self.tr("Speed of the layers over epochs"),
            "network": self.tr("The network and its gradients"),
            "table": self.tr("Speed at the start, table"),
            "start": self.tr("Speed at the start, plot"),
            "cost": self.tr("Cost over epochs"),
            "weight_speed": self.tr("Gradient of the weights over epochs"),
            "output_speed": self.tr("Speed of the output layer"),
            "error": self.tr("Mean error of the outputs"),
            "output_neuron": self.tr("One output neuron"),
            "ratio": self.tr("Last to first layer"),
            "recipes": self.tr("Last to first layer, table"),
            "first_speed": self.tr("Speed of the first layer"),
            "formula": self.tr("Formulas"),
        }
        recipes = self._shows_recipes
        return {name: text for name, text in titles.items() if (name in RECIPE_VIEWS) == recipes}

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views and hide the others."""
        names = {*main, *side}
        self._shows_recipes = bool(names & {*RECIPE_VIEWS})
        self.switches.show_recipes(self._shows_recipes)
        self.band.shows_table = "table" not in names and "output_speed" not in names
        super().open_views(main, side)
        self._begin_formulas()  # those of the views that are open now

    def views_placed(self, main: list[str], side: list[str]) -> None:
        """Leave room for the layers' names, and write epochs below the lower of two plots."""
        self.outputs.place(main, side)
        self.learning.place(main)
        self._speed_at_side = "speed" in side
        self._set_bracket()
        self._leave_room_for_names()
        self.speed.restyle(self.theme)
        for plot in (self.outputs.speed, self.outputs.error, self.learning.weights):
            plot.restyle(self.theme)

    def _leave_room_for_names(self) -> None:
        """Leave the layers' names room, in the wide column a bracket beside them, too."""
        live = (curve.label for curve in self.speed.sources if not curve.ghost)
        names = map(self._room_for, live)
        if self._speed_at_side:
            self.speed.right_margin = min(max(4.4, *names, 0.0), MOST_ROOM)
        else:
            self.speed.right_margin = min(max(4.6, *names, 0.0) + BRACKET_ROOM, MOST_ROOM)

    def _room_for(self, name: str) -> float:
        """Return the margin for the name of a curve, in heights of a name."""
        font = self.theme.font(self.theme.end_label)
        return QFontMetricsF(font).horizontalAdvance(name) / font.pixelSize() + 1.3

    # ----- a new run

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare all views for a run whose epoch 0 is recorded."""
        if recording is not self._recording:
            self._epoch = 0  # the new run may not have come as far as the old run
        self._recording, self._kept = recording, tuple(kept)
        kind = type(recording.experiment)
        alike = [run for run in kept if type(run.recording.experiment) is kind]
        last = max(recording.experiment.last_epoch, *(len(run.recording) - 1 for run in alike), 0)
        if isinstance(recording.experiment, WhatHelps):
            self._source = None
            for plot in (self.recipes.ratio, self.recipes.first):
                plot.set_logarithmic(self.switches.logarithmic.isChecked())
            runs = [(run.name, run.recording) for run in alike]
            self.recipes.begin(recording, runs, last)
            return
        before, self._sources = self._sources, {}
        source = self._source = self._source_of(recording, before)
        ghosts = [(run.name, self._source_of(run.recording, before)) for run in alike]
        self._begin_speeds(source, ghosts, last)
        self.outputs.speed.set_logarithmic(self.switches.logarithmic.isChecked())
        self.outputs.begin(source, ghosts, last)
        self.start.begin(source, ghosts)
        self.learning.begin(source, ghosts, last, self.switches.logarithmic.isChecked())
        self._begin_formulas()

    def _source_of(self, recording: Recording, before: dict[int, SpeedSource]) -> SpeedSource:
        """Return the source of a recording; the percentiles of an ensemble are kept."""
        per_neuron = self.switches.per_neuron.isChecked()
        found = before.get(id(recording))
        if found is None or found.recording is not recording:
            found = SpeedSource.of(recording)
        found = SpeedSource(found.experiment, recording, found.data, per_neuron)
        found.update()
        self._sources[id(recording)] = found
        return found

    def _begin_speeds(
        self, source: SpeedSource, ghosts: Sequence[tuple[str, SpeedSource]], last: int
    ) -> None:
        plot, layers = self.speed, source.layers
        per_neuron = source.per_neuron
        name = (
            self.tr("speed per neuron of layer $l$, ")
            if per_neuron
            else self.tr("speed of layer $l$, ")
        )
        symbol = speed_formulas.symbol("l", per_neuron)
        plot.set_title(f"{name}${symbol}$", f"${symbol}$")
        plot.note = source.description() or (
            self.tr("logarithmic axis") if self.switches.logarithmic.isChecked() else ""
        )
        plot.set_logarithmic(self.switches.logarithmic.isChecked())
        plot.ratio = ((layers - 1) * source.series, 0) if layers > 1 else None
        plot.ratio_label = self.tr("layer {0} : layer 1").format(layers)
        curves = [
            curve
            for run, ghost in ghosts
            for curve in ghost.curves(run, first_only=ghost.layers != layers)
        ]
        plot.show_bands([*curves, *source.curves()], source.bands(), last)
        self._leave_room_for_names()

    def _begin_formulas(self) -> None:
        source = self._source
        if source is None:
            return
        if self._shows_outputs() and set(source.experiment.series) <= STYLE.keys():
            groups = [
                group
                for cost in source.experiment.series
                for group in speed_formulas.output_groups(
                    cost, STYLE[cost], self.theme, self.width()
                )
            ]
        else:
            groups = [speed_formulas.speed_group(source, self.theme)]
            if source.series == 1:
                color = QColor(self.theme.text)
                groups.append(speed_formulas.cost_group(source.experiment.cost, color))
        self.formula.set_groups(groups)
        self.band.place()

    def _shows_outputs(self) -> bool:
        names = self.arrangement.open_names
        return "output_speed" in names or "output_neuron" in names

    # ----- an epoch

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the numbers of one epoch."""
        self._epoch = epoch
        source = self._source
        if source is None:
            self.recipes.show_epoch(recording, epoch)
            return
        source.update()
        self._set_bracket()
        if self.speed.isVisible():
            self.speed.update_curves(epoch)
        if self.network.isVisible():
            self._show_network(source, epoch)
        self.outputs.show_epoch(recording, epoch)
        self.learning.show_epoch(epoch)
        shows_outputs = self._shows_outputs() and not source.is_ensemble
        if shows_outputs:
            neurons = self.outputs.neurons(source, epoch)
            if self.outputs.chooser.isVisible():
                experiment = source.experiment
                self.outputs.chooser.show_neurons(neurons, experiment.data, experiment.images)
        if self.band.isVisible():
            if shows_outputs:
                chosen = self.outputs.chooser.chosen
                parts = [speed_formulas.output_numbers(one, chosen, epoch) for one in neurons]
                for index, (heading, texts) in enumerate(chain.from_iterable(parts)):
                    self.formula.set_numbers(index, heading, texts)
            elif not self._shows_outputs():
                heading = speed_formulas.speed_heading(source, epoch)
                self.formula.set_numbers(0, heading, speed_formulas.speed_numbers(source, epoch))
                if source.series == 1:
                    self.formula.set_numbers(1, *speed_formulas.cost_numbers(source, epoch))

    def _show_network(self, source: SpeedSource, epoch: int) -> None:
        if source.is_ensemble:
            self.network.show_note(
                self.tr(
                    "The bars are those of a single network; this run has {0}. "
                    "With 1 in the box Networks they are here."
                ).format(source.experiment.networks)
            )
            return
        self.network.common_scale = not self.switches.scale_per_layer.isChecked()
        layers = [
            DrawnLayer(
                layer,
                (layer - 1) * source.series,
                tuple(
                    source.recording.at(epoch, f"gradient_{layer}_{neuron + 1}")
                    for neuron in range(min(width, TOP_NEURONS))
                ),
                width,
                source.speed(epoch, layer),
            )
            for layer, width in enumerate(source.experiment.hidden_layers, 1)
        ]
        both = source.series > 1
        self.network.show_layers(layers, source.experiment.series[0] if both else "")

    # ----- the key figure at its bracket

    def show_key_figure(self, figure: ShownFigure | None) -> None:
        """Show the number, and a bracket between the ends of those curves it compares."""
        super().show_key_figure(figure)
        self._figure = figure
        self._set_bracket()

    def _set_bracket(self) -> None:
        bracket = None
        if not self._speed_at_side and self._figure is not None and self._source is not None:
            bracket = compared_ends(self.speed.sources, self._figure.figures)
        if bracket != self.speed.bracket:
            self.speed.bracket = bracket
            self.speed.refresh()
        self.key_figure.update()

    def _middle_of_bracket(self) -> float | None:
        """Return where the bracket's middle is, in the view of the key figure."""
        middle = self.speed.middle_of_bracket
        if middle is None or not (self.speed.isVisible() and self.arrangement.key_is_alone):
            return None
        return middle + float(self.speed.y() - self.key_figure.y())

    # ----- switches and look

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the formulas again: notes need room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._shows_outputs():
            self._begin_formulas()
            self._redraw()

    def _options_changed(self) -> None:
        if self._recording is not None:
            self.begin(self._recording, self._kept)
            self._redraw()

    def _redraw(self) -> None:
        if self._recording is not None:
            self.show_epoch(self._recording, self._epoch)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.formula.set_style(band_style(theme))
        self._begin_formulas()
