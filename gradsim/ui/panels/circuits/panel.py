"""The panel "Circuits": what two layers of gates can do, and what more layers save."""

from collections.abc import Mapping, Sequence

import numpy as np

from gradsim.core.circuits.boolean_functions import NAMED
from gradsim.core.circuits.circuit import Bits, Circuit
from gradsim.core.circuits.experiment import FORMS, MOST_INPUTS, NONE, LogicCircuit
from gradsim.core.circuits.folding import blocks_to, toggled, unfolded
from gradsim.core.recording import Recording
from gradsim.ui.panels.circuits.blocks_table import CircuitBlocks
from gradsim.ui.panels.circuits.counts import TREE, TWO_LAYERS, CircuitCounts
from gradsim.ui.panels.circuits.drawing import MOST_DRAWN
from gradsim.ui.panels.circuits.explanations import EXPLANATIONS
from gradsim.ui.panels.circuits.formulas import CircuitFormulas, Row, heading
from gradsim.ui.panels.circuits.options import CircuitOptions
from gradsim.ui.panels.circuits.pair import CircuitPair
from gradsim.ui.panels.circuits.product import CircuitProduct
from gradsim.ui.panels.circuits.titles import shown_title
from gradsim.ui.panels.circuits.truth_table import MOST_INPUTS as MOST_IN_TABLE
from gradsim.ui.panels.circuits.truth_table import CircuitTable
from gradsim.ui.panels.circuits.view import CircuitView
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.band_style import band_style
from gradsim.ui.typesetting.formula_band import FormulaBand


class CircuitsPanel(Panel):
    """One circuit or two, the truth table, the counts and formulas."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.pair = CircuitPair(theme)
        self.table = CircuitTable(theme)
        self.counts = CircuitCounts(theme)
        self.product = CircuitProduct(theme)
        self.blocks = CircuitBlocks(theme)
        self.band = FormulaBand()
        self.options = self.inputs = CircuitOptions(theme)
        for name, view, weight in (
            ("circuit", self.pair, 3),
            ("table", self.table, 1),
            ("counts", self.counts, 1),
            ("product", self.product, 0),
            ("blocks", self.blocks, 0),
        ):
            self.arrangement.add_view(name, view, weight)
        self.arrangement.add_band("band", self.band)
        self._experiment: LogicCircuit | None = None
        self._opened: list[frozenset[str]] = []  # blocks that are unfolded, by circuit
        self._values: list[Mapping[str, Bits]] = []  # of all rows, by circuit
        self._formulas: CircuitFormulas | None = None
        self._row = self._epoch = self._newest = 0
        self._is_checked = False  # whether the formulas tell how many rows are right
        for index, drawing in enumerate(self.views):
            drawing.flipped.connect(self._flip)
            drawing.folded.connect(lambda name, index=index: self._fold(index, name))
        self.inputs.row_wanted.connect(self._go_to_row)
        self.table.row_picked.connect(self._go_to_row)
        self.table.output_flipped.connect(self._flip_output)
        for plot in (self.counts, self.pair.counts):
            plot.size_picked.connect(self._go_to_size)
        self.restyle(theme)

    @property
    def views(self) -> tuple[CircuitView, CircuitView]:
        """The two drawings."""
        return self.pair.left, self.pair.right

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "circuit": self.tr("Circuit"),
            "table": self.tr("Truth table"),
            "counts": self.tr("Gates against inputs"),
            "product": self.tr("Product"),
            "blocks": self.tr("Blocks and their gates"),
            "band": self.tr("Formulas"),
        }

    # ----- another circuit

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for the circuits of an experiment."""
        experiment = recording.experiment
        assert isinstance(experiment, LogicCircuit)
        before, self._experiment = self._experiment, experiment
        same = before is not None and before.circuits == experiment.circuits
        if not same or before is None or before.unfold != experiment.unfold:
            self._opened = [
                blocks_to(circuit, experiment.unfold) for circuit in experiment.circuits
            ]
        if not same:
            self._values = [
                circuit.evaluate() if circuit.gate_count <= MOST_DRAWN else {}
                for circuit in experiment.circuits
            ]
        if experiment.steps == "sizes" and not same:
            self._row = experiment.row
        self._fit_pair()
        self.blocks.show_circuit(experiment.circuits[0])
        for plot in (self.counts, self.pair.counts):
            plot.show_counts(experiment)
        self._begin_table(experiment)
        self._draw_circuits()

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views; the counts stand beside the circuits or by themselves."""
        super().open_views(main, side)
        self._fit_pair()

    def _fit_pair(self) -> None:
        experiment = self._experiment
        if experiment is not None:
            counts = experiment.function in NAMED and "counts" not in self.arrangement.open_names
            self.pair.show_second(len(experiment.circuits) > 1, counts)

    def _begin_table(self, experiment: LogicCircuit) -> None:
        circuit, values = experiment.circuits[0], self._values[0]
        if values:
            given = np.array([values[signal] for signal in circuit.outputs])
            self.table.show_table(circuit.inputs, experiment.expected(), given, experiment.free)
        else:  # too large to be computed for all rows between two frames
            self.table.show_table(circuit.inputs, None, np.zeros((1, 0), bool))

    def _draw_circuits(self) -> None:
        """Draw the circuits as they are folded, and the formulas that count their gates."""
        experiment = self._experiment
        assert experiment is not None
        drawn = [
            unfolded(circuit, opened)
            for circuit, opened in zip(experiment.circuits, self._opened, strict=True)
        ]
        forms = (experiment.left, experiment.right)
        for view, circuit, form in zip(self.views, drawn, forms, strict=False):
            name = FORMS[form] if experiment.has_forms else experiment.circuits[0].name
            view.title_series = None
            view.conceals = experiment.steps == "rows"  # whether one of two layers can be built
            if experiment.steps == "sizes":  # beside their curves over more sizes
                name = self.tr("{0}, {1} bits").format(shown_title(name), experiment.inputs)
                view.title_series = TREE if form == "tree" else TWO_LAYERS
            both = any(signal[0] == "~" for gate in circuit.gates for signal in gate.inputs)
            note = self.tr("fed by each input and its negation") if both else ""
            view.show_circuit(heading(name, circuit), note, circuit)
        self._is_checked = self._reached() is None
        checked = self._is_checked and bool(self._values[0]) and bool(self.table.summary())
        self._formulas = CircuitFormulas(
            experiment, self.theme, drawn, self.table.rows_right() if checked else ""
        )
        self.band.set_style(band_style(self.theme))
        self.band.set_groups(self._formulas.groups)

    # ----- a step

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw one row of the table, one layer of signals, or one size."""
        if self._experiment is not recording.experiment:
            self.begin(recording, ())
        experiment, self._epoch = self._experiment, epoch
        self._newest = len(recording) - 1
        assert experiment is not None
        if experiment.steps == "layers":
            self._row = experiment.row
        elif experiment.steps == "rows":
            self._row = epoch
        else:
            self._row = min(self._row, 2**experiment.input_count - 1)
        if self._is_checked != (self._reached() is None):
            self.table.show_reached(self._reached())  # the formulas say how many rows are right
            self._draw_circuits()
        self._show()

    def _show(self) -> None:
        experiment = self._experiment
        if experiment is None or self._formulas is None:
            return
        step = self._epoch if experiment.steps == "layers" else None
        for index, (view, circuit) in enumerate(zip(self.views, experiment.circuits, strict=False)):
            values = self._row_values(index, circuit)
            view.show_signals(values, step)
        state = self.pair.left.state
        assert state is not None
        circuit = state.circuit
        values = self._row_values(0, experiment.circuits[0])
        inputs = tuple(bool(values[name]) for name in circuit.inputs)
        outputs = tuple(
            state.value(signal) if self._values[0] else bool(values[signal])
            for signal in circuit.outputs
        )
        self.band.set_numbers(0, *self._formulas.texts(Row(inputs, outputs)))
        if experiment.function == "multiplier":
            half = len(inputs) // 2
            self.product.show_product(inputs[:half], inputs[half:], outputs)
        # signals that are under way count the layers
        is_counted = step is None or self._newest >= experiment.last_epoch
        self.blocks.show_counts(is_counted)
        if self._formulas.whole is not None:
            self.band.set_numbers(self._formulas.whole, *self._formulas.whole_texts(is_counted))
        if self.table.isVisible():
            self.table.show_reached(self._reached())
            self.table.show_row(self._row)
        size = self._epoch + 2 if experiment.steps == "sizes" else experiment.inputs
        for plot in (self.counts, self.pair.counts):
            if plot.isVisible():
                plot.show_size(size, self._newest + 2 if experiment.steps == "sizes" else None)
        self.inputs.show_row(experiment, self._row)

    def _reached(self) -> int | None:
        """Return the last row that was walked through, None where all have been or none are."""
        experiment = self._experiment
        assert experiment is not None
        is_walk = experiment.steps == "rows" and self._newest < experiment.last_epoch
        return self._newest if is_walk else None

    def _row_values(self, index: int, circuit: Circuit) -> dict[str, bool]:
        """Return the value of every signal in the row shown."""
        values = self._values[index]
        if values:
            return {signal: bool(ones[self._row]) for signal, ones in values.items()}
        count = len(circuit.inputs)
        row = (self._row >> np.arange(count)[::-1, None] & 1).astype(bool)
        return {signal: bool(ones[0]) for signal, ones in circuit.evaluate(row).items()}

    # ----- what mouse and options request

    def _flip(self, name: str) -> None:
        experiment = self._experiment
        if experiment is not None:
            inputs = experiment.circuits[0].inputs
            self._go_to_row(self._row ^ 1 << (len(inputs) - 1 - inputs.index(name)))

    def _go_to_row(self, row: int) -> None:
        experiment = self._experiment
        if experiment is None:
            return
        if experiment.steps == "rows":
            self.epoch_picked.emit(row)
        elif experiment.steps == "layers":
            self.settings_wanted.emit({"row": row})
        else:
            self._row = row
            self._show()

    def _flip_output(self, row: int) -> None:
        experiment = self._experiment
        if experiment is None or experiment.truth_table is None:
            return
        wanted: dict[str, object] = {"table": experiment.flipped(row), "function": "table"}
        if experiment.left == "tree":  # which is for parity only
            wanted["left"] = "and-or"
        if experiment.right == "tree":
            wanted["right"] = NONE
        if experiment.steps == "sizes":
            wanted["steps"] = "rows"
        self.settings_wanted.emit(wanted)

    def _go_to_size(self, size: int) -> None:
        experiment = self._experiment
        if experiment is None:
            return
        if experiment.steps == "sizes":
            self.epoch_picked.emit(size - 2)
        elif experiment.has_forms and experiment.inputs != min(size, MOST_INPUTS):
            most = MOST_INPUTS if experiment.function in NAMED else MOST_IN_TABLE
            self.settings_wanted.emit({"inputs": min(size, most)})

    def _fold(self, index: int, block: str) -> None:
        self._opened[index] = toggled(self._opened[index], block)
        self._draw_circuits()
        self._show()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self.band.set_style(band_style(theme))
        if self._experiment is not None:
            self._draw_circuits()
            self._show()
