"""Circuits as an experiment: rows of a truth table, layers of signals, or counts of gates.

The steps that the time bar walks through are no epochs. *Rows*: step r sets the inputs to the
bits of r, and the row of the table says what comes out and what should. *Layers*: the inputs
stand still, and step l lets the signals run through l gates. *Sizes*: step s counts the gates
for s + 2 inputs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gradsim.core import common_settings as common
from gradsim.core.circuits.blocks import multiplier, parity_tree
from gradsim.core.circuits.boolean_functions import NAMED, named, random_function
from gradsim.core.circuits.circuit import Bits, Circuit, CircuitError, all_rows
from gradsim.core.circuits.steps import (
    LEAST_COUNTED,
    MOST_COUNTED,
    run_layers,
    run_rows,
    run_sizes,
)
from gradsim.core.circuits.text import DASHES, read_circuit, read_table, table_text
from gradsim.core.circuits.two_layers import DONT_CARE, synthesised
from gradsim.core.experiment import Experiment, Row
from gradsim.core.settings import SettingError, setting

#: The ways to build a function, with their names on screen.
FORMS = {
    "and-or": "two layers",
    "nand": "two layers of NAND",
    "simplified": "two layers, simplified",
    "tree": "tree of pairs",
}
NONE = "none"
MOST_INPUTS = 12
MOST_IN_TABLE = 6


@dataclass(frozen=True)
class LogicCircuit(Experiment):
    """A function of bits as one circuit, or two beside one another.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "circuit"
    series_column: ClassVar[str] = "circuit"

    function: str = setting(
        "parity",
        label="Function",
        group="Function",
        choices=(*NAMED, "random", "table", "multiplier", "gates"),
        choice_labels=(*NAMED, "random", "custom table", "multiplication", "custom gates"),
        help="What the circuit computes: a named function of n bits, a custom truth "
        "table, custom gates, or the product of two numbers.",
    )
    inputs: int = setting(
        4,
        label="Inputs",
        symbol="n",
        group="Function",
        minimum=2,
        maximum=MOST_INPUTS,
        help="Number of input bits; a product has 2k of them.",
    )
    bits: int = setting(
        4,
        label="Bits of a factor",
        symbol="k",
        group="Function",
        minimum=1,
        maximum=5,
        help="Number of bits of each of the two numbers that are multiplied.",
    )
    table: str = setting(
        "",
        label="Custom table",
        group="Function",
        help="The outputs of a custom table as zeros and ones, 2^n of them, the first for inputs "
        "that are all 0; a dash leaves one open.",
        dropped=" \t\n\r,;\u00a0\u202f\u2028\u2029",
    )
    gates: str = setting(
        "",
        label="Custom gates",
        group="Function",
        help="Custom gates, such as s = XOR x1 x2; y = AND s ~x3. The last one is the output.",
    )
    seed: int = common.seed(
        group="Function",
        help="Number of the random function; the same seed gives the same function.",
    )
    left: str = setting(
        "and-or",
        label="Circuit",
        group="Drawing",
        choices=tuple(FORMS),
        choice_labels=tuple(FORMS.values()),
        help="How the function is built; a tree of pairs is for parity.",
    )
    right: str = setting(
        NONE,
        label="Beside it",
        group="Drawing",
        choices=(NONE, *FORMS),
        choice_labels=("nothing", *FORMS.values()),
        help="A second way to build the same function.",
    )
    unfold: int = setting(
        0,
        label="Unfold",
        group="Drawing",
        minimum=0,
        maximum=5,
        help="How many layers of blocks are unfolded; a click unfolds a single block.",
    )
    steps: str = setting(
        "rows",
        label="A step is",
        group="Drawing",
        choices=("rows", "layers", "sizes"),
        choice_labels=("the next row", "a layer", "one more input"),
        help="What a step of the time bar is: the next row of the truth table, the next layer "
        "that the signals reach, or the count of gates for one more input.",
    )
    row: int = setting(
        0,
        label="Row",
        group="Drawing",
        minimum=0,
        maximum=2**MOST_INPUTS - 1,
        help="The inputs while signals run through layers or sizes are counted, as the number of a "
        "row, from 0.",
    )

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        if self.function == "table":
            self._check_table()
        if self.function == "random" and self.inputs > MOST_IN_TABLE:
            raise SettingError("inputs", self.inputs, f"from 2 to {MOST_IN_TABLE} at random")
        for name in ("left", "right") if self.has_forms else ():
            form = getattr(self, name)
            if form == "tree" and self.function != "parity":
                raise SettingError(name, form, "another form: a tree of pairs is for parity only")
            if form == "simplified" and self.inputs > MOST_IN_TABLE:
                raise SettingError(
                    "inputs", self.inputs, f"from 2 to {MOST_IN_TABLE} for a simplified circuit"
                )
        if self.steps == "sizes" and self.function not in NAMED:
            raise SettingError("steps", self.steps, f"rows or layers for {self.function}")
        if self.steps != "rows" and self.row >= 2**self.input_count:
            most = 2**self.input_count - 1
            raise SettingError("row", self.row, f"from 0 to {most} with {self.input_count} inputs")
        if self.function == "gates":
            try:
                read_circuit(self.gates, self.inputs)
            except CircuitError as error:
                raise SettingError("gates", self.gates, f"a circuit: {error}") from None

    def _check_table(self) -> None:
        if self.inputs > MOST_IN_TABLE:
            raise SettingError(
                "inputs", self.inputs, f"from 2 to {MOST_IN_TABLE} for a custom table"
            )
        if set(self.table) - {"0", "1", *DASHES} or len(self.table) != 2**self.inputs:
            raise SettingError(
                "table",
                self.table,
                f"{2**self.inputs} zeros, ones or dashes, one for each row of {self.inputs} inputs "
                f"(these are {len(self.table)} characters)",
            )

    @property
    def has_forms(self) -> bool:
        """Whether the function is a table that can be built in several ways."""
        return self.function not in ("multiplier", "gates")

    @property
    def unused(self) -> tuple[str, ...]:
        """The settings that mean nothing for this function."""
        used = {"table": "table", "gates": "gates", "random": "seed", "multiplier": "bits"}
        names = [name for function, name in used.items() if function != self.function]
        if self.function == "multiplier":
            names.append("inputs")
        if not self.has_forms:
            names += ["left", "right"]
        if not any(gate.block for circuit in self.circuits for gate in circuit.gates):
            names.append("unfold")
        return (*names, *(("row",) if self.steps == "rows" else ()))

    @property
    def input_count(self) -> int:
        """The number of input bits."""
        return 2 * self.bits if self.function == "multiplier" else self.inputs

    @cached_property
    def truth_table(self) -> Bits | None:
        """What should come out for each row, shape (2^n,); None where that is a number."""
        if self.function in NAMED:
            return named(self.function, self.inputs)
        if self.function == "random":
            return random_function(self.inputs, self.seed)
        if self.function == "table":
            listed: Bits = np.array(read_table(self.table)) == 1
            return listed
        return None

    @cached_property
    def free(self) -> Bits | None:
        """The rows whose output is left open, shape (2^n,); None where there are none."""
        if self.function != "table":
            return None
        free: Bits = np.array(read_table(self.table)) == DONT_CARE
        return free if free.any() else None

    def flipped(self, row: int) -> str:
        """Return the table with another output in a row: 0 for 1 and for one left open, else 1."""
        outputs = self._outputs().tolist()
        outputs[row] = int(outputs[row] == 0)
        return table_text(outputs)

    def _outputs(self) -> NDArray[np.uint8]:
        """Return the table as 0, 1, and 2 for an output that is left open."""
        assert self.truth_table is not None
        outputs = self.truth_table.astype(np.uint8)
        if self.free is not None:
            outputs[self.free] = DONT_CARE
        return outputs

    @cached_property
    def circuits(self) -> tuple[Circuit, ...]:
        """The circuit, and the one beside it where there is one; blocks are folded."""
        if self.function == "multiplier":
            return (multiplier(self.bits),)
        if self.function == "gates":
            return (read_circuit(self.gates, self.inputs),)
        forms = [form for form in (self.left, self.right) if form != NONE]
        table = self._outputs().tobytes()
        return tuple(
            parity_tree(self.inputs) if form == "tree" else synthesised(table, form)
            for form in forms
        )

    def expected(self, circuit: int = 0) -> Bits | None:
        """Return what should come out, shape (outputs, 2^n); None for custom gates.

        Where the output is left open, what a circuit gives out is right.
        """
        if self.function == "multiplier":
            rows = np.arange(4**self.bits)
            product = (rows >> self.bits) * (rows & 2**self.bits - 1)
            places = np.arange(len(self.circuits[0].outputs))[::-1, None]
            bits: Bits = (product >> places & 1).astype(bool)
            return bits
        if self.truth_table is None or self.free is None:
            return None if self.truth_table is None else self.truth_table[None, :]
        return np.where(self.free, self.circuits[circuit].output(), self.truth_table)

    @property
    def columns(self) -> tuple[str, ...]:
        """Of a row: inputs, output, and what was expected; of a layer or size: counts."""
        if self.steps == "sizes":
            return ("inputs", "parts", "gates", "depth")
        if self.steps == "layers":
            return ("gates", "gates_so_far", "outputs_known")
        if self.function == "multiplier":
            return ("a", "b", "output", "expected", "right")
        names = self.circuits[0].inputs
        return (*names, "output", *(() if self.function == "gates" else ("expected", "right")))

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the circuits."""
        if self.steps == "sizes":
            return ("two layers", "tree of pairs") if self.function == "parity" else ("two layers",)
        if not self.has_forms:
            return (self.circuits[0].name,)
        left, right = FORMS[self.left], FORMS.get(self.right)
        return (left,) if right is None else (left, right + " beside" * (left == right))

    @property
    def step_name(self) -> str:
        """What a step is called."""
        return {"rows": "row", "layers": "layer", "sizes": "size"}[self.steps]

    @property
    def first_step(self) -> int:
        """Rows are counted from 1, and a size is known by its number of inputs."""
        return {"rows": 1, "layers": 0, "sizes": LEAST_COUNTED}[self.steps]

    @property
    def keeps_place(self) -> bool:
        """Whether a step is a place: a row or a size."""
        return self.steps != "layers"

    @property
    def last_epoch(self) -> int:
        """The last row, the last layer, or the size of 20 inputs."""
        if self.steps == "rows":
            return int(2**self.input_count - 1)
        if self.steps == "layers":
            return max(circuit.depth for circuit in self.circuits)
        return MOST_COUNTED - LEAST_COUNTED

    def run(self) -> Iterator[Row]:
        """Yield one row for each step; see :meth:`Experiment.run`."""
        if self.steps == "layers":
            return run_layers(self.circuits)
        if self.steps == "sizes":
            return run_sizes(self.function)
        if self.function == "multiplier":
            rows = np.arange(4**self.bits)
            shown = [rows >> self.bits, rows & 2**self.bits - 1]
        else:
            shown = list(all_rows(self.input_count))
        expected = [self.expected(index) for index in range(len(self.circuits))]
        return run_rows(shown, self.circuits, expected)
