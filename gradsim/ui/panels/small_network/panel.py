"""The panel "Small network": what hidden neurons are for, seen in the input plane."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from gradsim.core.experiment import Experiment
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.core.small_network.experiment import MOST_POINTS, SmallNetwork, weights_by_neuron
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.forms.plane_options import PlaneOptions
from gradsim.ui.language import allowed_words
from gradsim.ui.panels.panel import Panel
from gradsim.ui.panels.small_network.circles import Shown
from gradsim.ui.panels.small_network.explanations import EXPLANATIONS
from gradsim.ui.panels.small_network.foresight import Foresight
from gradsim.ui.panels.small_network.formulas import heading, key_of, output_group
from gradsim.ui.panels.small_network.parts import Part
from gradsim.ui.panels.small_network.plane import Earlier, NetworkPlane
from gradsim.ui.panels.small_network.points_table import PointsTable
from gradsim.ui.panels.small_network.view import NetworkView
from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.levels import Level
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.plane.view import MOST_TEXTS
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.formula_band import FormulaBand
from gradsim.ui.typesetting.numbers import format_count

Range = tuple[float, float]

SIDE = 0.52  # of the width: the network is as large as the plane
WIDEST = 1.5  # times as wide as high, that planes beside one another are
LEAST_LINES = 5.0  # heights of a label that curves are high, at least
WIDER = 1.2  # times the plane: what a circle shows, so that points do not lie on its rim


class SmallNetworkPanel(Panel):
    """The plane, the network with its weights, cost, speeds, formula and points."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        title = self.tr("output $a$ over the input plane")
        self.plane = NetworkPlane(theme, title)
        self.compared = NetworkPlane(theme, title, editable=False)
        self.network = NetworkView(theme)
        self.cost = EpochPlot(theme, self.tr("cost $C$"))
        self.error = EpochPlot(theme, self.tr("share of points on the wrong side"))
        self.speeds = SpeedPlot(theme, self.tr(r"speed of layer $l$, $\|\delta^l\|$"))
        self.speeds.set_logarithmic(True)
        self.speeds.least_lines = LEAST_LINES
        for plot in (self.cost, self.error):
            plot.right_margin = 4.0
            plot.least_lines = LEAST_LINES
            plot.names_on_curves = True
            plot.end_labels = False
            plot.aligned_with = [self.plane]
        self.plane.aligned_with = [self.cost]
        self.options = self.switches = PlaneOptions(theme)
        self.switches.changed.connect(self.redraw_wanted)
        self.formula = FormulaBand(minimum_scale=0.6)
        self.points = PointsTable(theme)
        for name, view, weight in (
            ("plane", self.plane, 4),
            ("compared", self.compared, 9),
            ("network", self.network, 4),
            ("cost", self.cost, 1),
            ("error", self.error, 1),
            ("speeds", self.speeds, 2),
            ("formula", self.formula, 0),
            ("points", self.points, 0),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.set_side(SIDE)
        self.arrangement.set_pair("plane", "compared")
        for plot in (self.cost, self.error, self.speeds):
            plot.epoch_picked.connect(self.epoch_picked)
        self.network.value_wanted.connect(self._value_wanted)
        self.points.picked.connect(self._choose)
        self.plane.point_chosen.connect(self._choose)
        self.plane.points_wanted.connect(self._points_wanted)
        self._network: SmallNetwork | None = None
        self._reach: tuple[Range, Range] = (0.0, 1.0), (0.0, 1.0)
        self._beside: KeptRun | None = None
        self._expected: SmallNetwork | None = None
        self._state: NetworkState | None = None
        self._foresight = Foresight(self.plane, self.network)
        self._chosen: int | None = None  # the first of class 1, before one is chosen
        self._epoch = 0
        self._formula_key: Sequence[object] = ()
        self.restyle(theme)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "plane": self.tr("Input plane"),
            "compared": self.tr("Input plane of the run beside"),
            "network": self.tr("The network"),
            "cost": self.tr("Cost over epochs"),
            "error": self.tr("Wrong points over epochs"),
            "speeds": self.tr("Speed of the layers over epochs"),
            "formula": self.tr("Formula of the output"),
            "points": self.tr("Points"),
        }

    # ----- a new run

    def expect(self, experiment: Experiment | None) -> None:
        """Learn which network will stand beside."""
        self._expected = experiment if isinstance(experiment, SmallNetwork) else None

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a run, with those that are kept beside it."""
        network = recording.experiment
        assert isinstance(network, SmallNetwork)
        self._network = network
        x0, x1, y0, y1 = network.plane()
        self._reach = (x0, x1), (y0, y1)
        alike = [run for run in kept if isinstance(run.recording.experiment, SmallNetwork)]
        self._beside = alike[0] if alike else None
        self.switches.show_plane(len(network.training_points()) <= MOST_TEXTS)
        self.compared.set_reach(*self._reach)  # before there is a run, too
        if self._expected is not None and self._beside is None:
            self.compared.show_training(self._expected.training_points())
        self._begin_titles(network)
        guess = Level(math.log(2.0), "ln 2", foretells=True)
        self.cost.set_levels([guess] if network.cost == "cross-entropy" else [])
        last = max([network.last_epoch, *(len(run.recording) - 1 for run in alike)])
        for plot, column in ((self.cost, "cost"), (self.error, "error")):
            ghosts = [
                Curve(run.recording, column, self._ghost_name(run, network), INK, ghost=True)
                for run in alike
            ]
            name = self.tr("from zeros") if network.initializer == "zeros" else ""
            plot.show_curves([*ghosts, Curve(recording, column, name, INK)], last)
        depth = len(network.hidden_layers)
        names = [*(f"speed_{layer}" for layer in range(1, depth + 1)), "speed_output"]
        labels = [self.tr("layer {0}").format(layer) for layer in range(1, depth + 1)]
        labels.append(self.tr("output"))
        self.speeds.show_bands(
            [
                Curve(recording, name, label, style)
                for style, (name, label) in enumerate(zip(names, labels, strict=True))
            ],
            [],
            network.last_epoch,
        )

    def _ghost_name(self, run: KeptRun, network: SmallNetwork) -> str:
        """Return what another run is called: how it starts, where it differs in nothing else."""
        other = run.recording.experiment
        assert isinstance(other, SmallNetwork)
        start = {name: getattr(network, name) for name in ("initializer", "seed", "networks")}
        is_random = other.initializer != network.initializer == "zeros"
        if is_random and other.weights is None and replace(other, **start) == network:
            return self.tr("random start")
        return run.name

    def _begin_titles(self, network: SmallNetwork) -> None:
        """Say above the planes which network it is, where there are two."""
        usual = self.tr("output $a$ over the input plane")
        self.plane.set_title(usual, self.tr("output $a$"))
        self.compared.set_title(usual, self.tr("output $a$"))
        widest = WIDEST if self.arrangement.has_pair else 1.0
        self.plane.set_widest(widest)
        self.compared.set_widest(widest)
        other = self._expected if self._beside is None else self._beside.recording.experiment
        if other is None or "compared" not in self.arrangement.open_names:
            return
        assert isinstance(other, SmallNetwork)
        if other.hidden_layers == network.hidden_layers:
            self.compared.set_title(usual if self._beside is None else self._beside.name)
        else:
            for plane, each in ((self.plane, network), (self.compared, other)):
                plane.set_title(self._layers_text(each.hidden_layers))

    def _layers_text(self, layers: tuple[int, ...]) -> str:
        """Return how many hidden layers of how many neurons there are."""
        if len(layers) == 1:
            return self.tr("output $a$, one hidden layer of {0}").format(*layers)
        if len(set(layers)) == 1:
            text = self.tr("output $a$, {0} hidden layers of {1}")
            return text.format(len(layers), layers[0])
        return self.tr("output $a$, hidden layers of {0}").format(", ".join(map(str, layers)))

    # ----- an epoch

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with the network of one epoch."""
        if self._network is not recording.experiment:
            self.begin(recording, ())
        network = self._network
        assert network is not None
        self._epoch = epoch
        foreseen = self._foresight.of(recording, epoch)
        self._state = state = foreseen.state
        reach = widened(self._reach)
        if self.plane.isVisible():
            earlier = self._earlier(recording, epoch)
            self.plane.show_state(state, self._reach, earlier, foreseen.field_of)
        if self.compared.isVisible():
            self._show_beside(epoch)
        if self.network.isVisible():
            title = self.tr("the network, epoch {0}").format(format_count(epoch))
            self.network.show_network(Shown(state, reach, title, foreseen.maps))
        self._foresight.look_ahead(recording, reach)
        self._show_count(recording, epoch)
        for plot in (self.cost, self.error, self.speeds):
            if plot.isVisible():
                plot.update_curves(epoch)
        self._show_point()

    def _show_beside(self, epoch: int) -> None:
        if self._beside is None:
            return
        recording = self._beside.recording
        network = recording.experiment
        assert isinstance(network, SmallNetwork)
        epoch = min(epoch, len(recording) - 1)
        earlier = self._earlier(recording, epoch)
        self.compared.show_state(network.state(recording, epoch), self._reach, earlier)

    def _earlier(self, recording: Recording, epoch: int) -> Earlier | None:
        """Return where the boundaries of earlier epochs are found, if they are to be seen.

        Beside one another two planes are compared at one epoch, and many points leave no room.
        """
        network = recording.experiment
        assert isinstance(network, SmallNetwork)
        are_many = len(network.training_points()) > MOST_TEXTS
        is_end = epoch == network.last_epoch  # where the lines of the hidden neurons suffice
        hides = self.arrangement.has_pair or not self.switches.earlier.isChecked()
        if are_many or is_end or hides:
            return None
        return Earlier(recording, epoch, partial(network.state, recording))

    def _show_count(self, recording: Recording, epoch: int) -> None:
        """Write beside the costs how many of many starts have learnt the points by an epoch."""
        network = self._network
        self.cost.side_notes = []
        if network is not None and network.networks > 1:
            count = round(recording.at(epoch, "low_cost"))
            note = self.tr("{0} of {1} starts below 0.1").format(count, network.networks)
            self.cost.side_notes = [(note, None)]

    def _show_point(self) -> None:
        """Show the numbers of the chosen point."""
        state = self._state
        if state is None:
            return
        if self.points.isVisible():
            self.points.show_state(state, self._point(state))
        if self.formula.isVisible():
            group = output_group(self.theme, state, self._point(state))
            key = [self.theme, *key_of(group)]
            if key != self._formula_key:
                self._formula_key = key
                self.formula.set_groups([group])
            else:
                texts = [term.text for term in group.terms]
                self.formula.set_numbers(0, heading(state, self._point(state)), texts)

    def _point(self, state: NetworkState) -> int:
        """Return the chosen point."""
        targets = state.points.targets
        chosen = int(targets.argmax()) if self._chosen is None else self._chosen
        return min(chosen, len(targets) - 1)

    # ----- what the mouse asks for

    def _choose(self, point: int) -> None:
        self._chosen = point
        self._show_point()

    def _points_wanted(self, rows: list[list[float]]) -> None:
        """Learn other points; one class alone is not allowed, nor are more than there may be."""
        if len(rows) > MOST_POINTS:
            sentence = self.tr("A small network learns at most {0} points.")
            self.message_wanted.emit(sentence.format(format_count(MOST_POINTS)))
            return
        self.settings_wanted.emit({"data": tuple(tuple(row) for row in rows)})

    def _value_wanted(self, part: Part, value: object) -> None:
        """Let training start from the network shown, with one of its weights changed."""
        network, state = self._network, self._state
        if network is None or state is None:
            return
        rows = [list(row) for row in weights_by_neuron(state.weights)]
        neuron = sum(len(layer) for layer in state.weights[: part.layer]) + part.neuron
        setting = replace(SmallNetwork.settings()["weights"], type=float)  # of a single one
        try:
            setting.check(value)
        except SettingError:
            sentence = self.tr("{0} is {1}; it must be {2}.")
            name = self.network.name(part)
            allowed = allowed_words(setting, single=True)
            self.message_wanted.emit(sentence.format(name[0].upper() + name[1:], value, allowed))
            return
        assert isinstance(value, int | float)
        rows[neuron][part.source] = float(value)
        self.settings_wanted.emit({"weights": tuple(tuple(row) for row in rows)})

    # ----- look

    def adopt_state(self, other: Panel) -> None:
        """Adopt the chosen point."""
        super().adopt_state(other)
        assert isinstance(other, SmallNetworkPanel)
        self._chosen = other._chosen

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.formula.set_style(band_style(theme))
        self._show_point()


def widened(reach: tuple[Range, Range]) -> tuple[Range, Range]:
    """Return what the circles show: the plane, and a little around it."""
    more = (WIDER - 1.0) / 2.0
    (x0, x1), (y0, y1) = reach
    wide, high = more * (x1 - x0), more * (y1 - y0)
    return (x0 - wide, x1 + wide), (y0 - high, y1 + high)
