"""What the steps of circuits yield: rows of a truth table, layers of signals, counts of gates."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gradsim.core.circuits.blocks import parity_tree
from gradsim.core.circuits.boolean_functions import named
from gradsim.core.circuits.circuit import Bits, Circuit
from gradsim.core.experiment import Row

LEAST_COUNTED, MOST_COUNTED = 2, 20  # inputs of circuits whose gates are counted


def run_rows(
    shown: Sequence[NDArray[np.bool_ | np.int64]],
    circuits: Sequence[Circuit],
    expected: Sequence[Bits | None],
) -> Iterator[Row]:
    """Yield a row for each row of the truth table.

    Parameters
    ----------
    shown : sequence of (2^n,) arrays
        What says which row it is: the inputs, or the numbers that they stand for.
    circuits : sequence of Circuit
        Their outputs follow.
    expected : sequence of (outputs, 2^n) arrays
        What should come out of each circuit; None where nothing is expected.
    """
    columns: list[NDArray[np.bool_ | np.int64]] = []
    for circuit, wanted in zip(circuits, expected, strict=True):
        output = circuit.output()
        columns += [*shown, as_number(output)]
        if wanted is not None:
            columns += [as_number(wanted), (output == wanted).all(axis=0)]
    yield from zip(*(np.asarray(column, float).tolist() for column in columns), strict=True)


def run_layers(circuits: Sequence[Circuit]) -> Iterator[Row]:
    """Yield, for each layer, its gates, those up to it, and the outputs known by then."""
    levels = [circuit.gate_levels for circuit in circuits]
    known = [[circuit.levels[signal] for signal in circuit.outputs] for circuit in circuits]
    for layer in range(max(circuit.depth for circuit in circuits) + 1):
        row: list[float] = []
        for gates, outputs in zip(levels, known, strict=True):
            row += (
                gates.count(layer),
                sum(level <= layer for level in gates),
                sum(level <= layer for level in outputs),
            )
        yield tuple(row)


def run_sizes(function: str) -> Iterator[Row]:
    """Yield inputs, parts, gates and depth for each number of inputs; of a tree, too, of parity."""
    for inputs in range(LEAST_COUNTED, MOST_COUNTED + 1):
        row: Row = (inputs, *count_two_layers(function, inputs))
        if function == "parity":
            tree = parity_tree(inputs)
            row += (inputs, len(tree.gates), tree.gate_count, tree.depth)
        yield row


def count_two_layers(function: str, inputs: int) -> tuple[int, int, int]:
    """Return AND gates, all gates and depth of the sum of minterms, counted in the table."""
    terms = int(np.count_nonzero(named(function, inputs)))
    return terms, terms + 1, 2


def as_number(bits: Bits) -> NDArray[np.int64]:
    """Return the numbers that rows of bits, the top one first, stand for."""
    numbers: NDArray[np.int64] = 2 ** np.arange(len(bits))[::-1] @ bits.astype(np.int64)
    return numbers
