"""Logical circuits: gates, and blocks of gates that fold and unfold (section 3 of the lecture).

A circuit is a list of gates, each of which names its input signals. A signal is an
input ``x1``, an input inverted ``~x1``, a constant ``0`` or ``1``, a gate ``g1``, or what a
block ``sum1`` gives out: ``sum1.carry``. Inverted inputs are free: every input is there as it
is and negated. A block is a gate with a circuit inside; its inner signals are ``sum1/g1``,
folded or unfolded. Each block is described once, and all values are computed by NumPy for all
rows of the truth table at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.bool_]

#: Least and most inputs of each kind of gate; None where there may be any number.
KINDS: Mapping[str, tuple[int, int | None]] = {
    "and": (1, None),
    "nand": (1, None),
    "or": (1, None),
    "xor": (2, 2),
    "not": (1, 1),
}
CONSTANTS = ("0", "1")


class CircuitError(ValueError):
    """A circuit cannot be built; the message is a sentence that names the gate."""


@dataclass(frozen=True)
class Gate:
    """A gate, or a block: a folded circuit in the place of a gate.

    Attributes
    ----------
    name : str
        Name, unlike that of any other gate or input of its circuit.
    kind : str
        One of `KINDS`, or "block".
    inputs : tuple of str
        The input signals, in the order of the block's inputs.
    block : Circuit, optional
        What is inside a block.
    """

    name: str
    kind: str
    inputs: tuple[str, ...]
    block: "Circuit | None" = None

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """The output signals: its name, or ``name.port`` for each of a block."""
        if self.block is None:
            return (self.name,)
        return tuple(f"{self.name}.{port}" for port in self.block.ports)

    @property
    def title(self) -> str:
        """What stands on the gate: AND, NAND, …, or the block's name."""
        return self.kind.upper() if self.block is None else self.block.name

    @property
    def gate_count(self) -> int:
        """How many gates it is when all is unfolded."""
        return 1 if self.block is None else self.block.gate_count

    def compute(self, values: list[Bits]) -> Bits:
        """Return the output of a gate that is not a block, for inputs of any one shape."""
        result: Bits
        if self.kind == "or":
            result = np.logical_or.reduce(values)
        elif self.kind == "xor":
            result = np.logical_xor(*values)
        elif self.kind == "and":
            result = np.logical_and.reduce(values)
        else:
            result = ~np.logical_and.reduce(values)
        return result


@dataclass(frozen=True)
class Circuit:
    """Inputs, gates in an order in which signals can run, and outputs.

    Attributes
    ----------
    name : str
        What it is called as a block: "XOR", "full adder", …
    inputs : tuple of str
        Names of the inputs; in the truth table the first changes most slowly.
    gates : tuple of Gate
        Every gate after those whose signals it reads.
    outputs : tuple of str
        The output signals.
    ports : tuple of str
        Name of each output; by default ``y``, or ``y1``, ``y2``, …

    Raises
    ------
    CircuitError
        If a name appears twice, a signal is missing, or a gate has too few or many inputs.
    """

    name: str
    inputs: tuple[str, ...]
    gates: tuple[Gate, ...]
    outputs: tuple[str, ...]
    ports: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.ports:
            count = len(self.outputs)
            ports = ("y",) if count == 1 else tuple(f"y{i + 1}" for i in range(count))
            object.__setattr__(self, "ports", ports)
        known = set(self.rails)
        if len(known) < len(self.rails):
            raise CircuitError(f"two inputs of {self.name} have the same name")
        for gate in self.gates:
            _check_inputs(gate)
            missing = [signal for signal in gate.inputs if signal not in known]
            if missing:
                raise CircuitError(f"the input {missing[0]} of gate {gate.name} is missing")
            if not known.isdisjoint((gate.name, *gate.outputs)):
                raise CircuitError(f"the name {gate.name} appears twice")
            known.update(gate.outputs)
        for signal in self.outputs:
            if signal not in known:
                raise CircuitError(f"the output {signal} of {self.name} is missing")

    @property
    def rails(self) -> tuple[str, ...]:
        """The signals there are before any gate: constants, inputs, inverted inputs."""
        return (*CONSTANTS, *self.inputs, *(f"~{name}" for name in self.inputs))

    def evaluate(self, rows: Bits | None = None) -> dict[str, Bits]:
        """Return the value of every signal, those inside blocks too, folded or not.

        Parameters
        ----------
        rows : array of bool, shape (inputs, rows), optional
            Values of the inputs; by default all 2^n rows of the truth table.

        Returns
        -------
        dict of str to array of bool, shape (rows,)
        """
        rows = all_rows(len(self.inputs)) if rows is None else rows
        signals: dict[str, Bits] = {
            "0": np.zeros(rows.shape[1:], bool),
            "1": np.ones(rows.shape[1:], bool),
        }
        for name, values in zip(self.inputs, rows, strict=True):
            signals[name], signals[f"~{name}"] = values, ~values
        for gate in self.gates:
            taken = [signals[signal] for signal in gate.inputs]
            if gate.block is None:
                signals[gate.name] = gate.compute(taken)
            else:
                inside = gate.block.evaluate(np.array(taken))
                signals |= {f"{gate.name}/{name}": value for name, value in inside.items()}
                given = (inside[signal] for signal in gate.block.outputs)
                signals |= dict(zip(gate.outputs, given, strict=True))
        return signals

    def output(self, rows: Bits | None = None) -> Bits:
        """Return the values of the outputs, shape (outputs, rows)."""
        signals = self.evaluate(rows)
        return np.array([signals[signal] for signal in self.outputs])

    @cached_property
    def gate_count(self) -> int:
        """How many gates there are when all blocks are unfolded."""
        return sum(gate.gate_count for gate in self.gates)

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """For every signal, inside blocks too, how many gates in a row lead to it."""
        return self._levels([0] * len(self.inputs))

    @cached_property
    def gate_levels(self) -> list[int]:
        """The level of every gate, those inside blocks too."""
        gates = (gate.name for gate in self.gates if gate.block is None)
        inside = (
            f"{path}/{gate.name}"
            for path, block in self.blocks()
            for gate in block.gates
            if gate.block is None
        )
        return [self.levels[name] for name in (*gates, *inside)]

    def _levels(self, at_inputs: list[int]) -> dict[str, int]:
        levels = dict.fromkeys(self.rails, 0)
        levels |= dict(zip(self.inputs, at_inputs, strict=True))
        for gate in self.gates:
            taken = [levels[signal] for signal in gate.inputs]
            if gate.block is None:
                levels[gate.name] = 1 + max(taken)
            else:
                inside = gate.block._levels(taken)
                levels |= {f"{gate.name}/{name}": level for name, level in inside.items()}
                given = (inside[signal] for signal in gate.block.outputs)
                levels |= dict(zip(gate.outputs, given, strict=True))
        return levels

    @property
    def depth(self) -> int:
        """Most gates in a row from an input to an output, all blocks unfolded."""
        return max(self.levels[signal] for signal in self.outputs)

    @cached_property
    def layers(self) -> tuple[tuple[Gate, ...], ...]:
        """The gates and blocks by depth, as folded as the circuit is, for drawing it."""
        depths = dict.fromkeys(self.rails, 0)
        layers: list[list[Gate]] = []
        for gate in self.gates:
            depth = 1 + max(depths[signal] for signal in gate.inputs)
            depths |= dict.fromkeys(gate.outputs, depth)
            if depth > len(layers):
                layers.append([])
            layers[depth - 1].append(gate)
        return tuple(tuple(layer) for layer in layers)

    def unfold(self, *names: str) -> "Circuit":
        """Return the circuit with the named blocks, or all, unfolded by one level.

        The gates of block ``b`` are then called ``b/…``, and their signals with them.
        """
        known: dict[str, str] = {}
        gates: list[Gate] = []
        for gate in self.gates:
            fed = replace(gate, inputs=tuple(known.get(name, name) for name in gate.inputs))
            if gate.block is None or (names and gate.name not in names):
                gates.append(fed)
                continue
            inside, known_inside = _renamed(fed, gate.block)
            gates += inside
            known |= zip(gate.outputs, (known_inside[s] for s in gate.block.outputs), strict=True)
        outputs = tuple(known.get(name, name) for name in self.outputs)
        return replace(self, gates=tuple(gates), outputs=outputs)

    @cached_property
    def flat(self) -> "Circuit":
        """The circuit with everything unfolded, down to gates."""
        circuit = self
        while any(gate.block for gate in circuit.gates):
            circuit = circuit.unfold()
        return circuit

    def blocks(self) -> "Iterator[tuple[str, Circuit]]":
        """Yield the path and circuit of every block, those within blocks after their block."""
        for gate in self.gates:
            if gate.block is not None:
                yield gate.name, gate.block
                yield from ((f"{gate.name}/{path}", inner) for path, inner in gate.block.blocks())


def all_rows(inputs: int) -> Bits:
    """Return all inputs, shape (n, 2^n): row r of the table is the number r, x1 its top bit."""
    return (np.arange(2**inputs) >> np.arange(inputs)[::-1, None] & 1).astype(bool)


def _renamed(gate: Gate, block: Circuit) -> tuple[list[Gate], dict[str, str]]:
    """Return the gates of a block under their names outside, and all names there."""
    known = dict(zip(block.inputs, gate.inputs, strict=True)) | {
        constant: constant for constant in CONSTANTS
    }
    gates = []
    for inner in block.gates:
        name = f"{gate.name}/{inner.name}"
        known |= {signal: f"{gate.name}/{signal}" for signal in inner.outputs}
        gates.append(
            replace(inner, name=name, inputs=tuple(known[signal] for signal in inner.inputs))
        )
    return gates, known


def _check_inputs(gate: Gate) -> None:
    if gate.block is not None:
        least = most = len(gate.block.inputs)
        inverted = [s for inner in gate.block.gates for s in inner.inputs if s.startswith("~")]
        if inverted:  # inside, an input may be any signal, which is not there inverted
            raise CircuitError(
                f"the block {gate.name} inverts {inverted[0][1:]}, which takes a gate"
            )
    elif gate.kind in KINDS:
        least, most = KINDS[gate.kind][0], KINDS[gate.kind][1] or len(gate.inputs)
    else:
        raise CircuitError(
            f"the kind of gate {gate.name} is {gate.kind}; it must be one of " + ", ".join(KINDS)
        )
    if not least <= len(gate.inputs) <= max(least, most):
        wanted = str(least) if least == most else f"at least {least}"
        count = f"{len(gate.inputs)} input" + "s" * (len(gate.inputs) != 1)
        raise CircuitError(f"gate {gate.name} has {count}; it must have {wanted}")
