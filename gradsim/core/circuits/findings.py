"""What D12, D13 and D14 find, as functions of their run and its circuits."""

from collections.abc import Sequence

import numpy as np

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.steps import MOST_COUNTED
from gradsim.core.finding import Figure, KeyFigure
from gradsim.core.recording import Recording


def circuit_of(recording: Recording) -> LogicCircuit:
    """Return the experiment of a run."""
    experiment = recording.experiment
    assert isinstance(experiment, LogicCircuit)
    return experiment


def gates_and_layers(
    recording: Recording, beside: Recording | None = None
) -> Sequence[Figure] | None:
    """Return gates and layers, unfolded; None with two circuits, of which neither is the point."""
    circuits = circuit_of(recording).circuits
    return (circuits[0].gate_count, circuits[0].depth) if len(circuits) == 1 else None


# ----- D12


def two_layers_get_all_right(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether every row of a circuit of at most two layers is right, or its output left open."""
    experiment = circuit_of(recording)
    expected = experiment.expected()
    if expected is None:
        return False
    free = False if experiment.free is None else experiment.free
    return all(
        circuit.depth <= 2 and bool(((circuit.output() == expected) | free).all())
        for circuit in experiment.circuits
    )


def size_of_two_layers(
    recording: Recording, beside: Recording | None = None
) -> Sequence[Figure] | None:
    """Return gates and layers of a circuit that gets all rows right in two layers."""
    return gates_and_layers(recording) if two_layers_get_all_right(recording) else None


# ----- D13


def shallow_and_deep(
    recording: Recording, beside: Recording | None = None
) -> Sequence[Figure] | None:
    """Return the gates of two layers and of the tree at the largest size counted."""
    if not compares_parity(recording):
        return None
    last = len(recording) - 1
    if last < recording.experiment.last_epoch:
        return (None, None)
    return tuple(int(recording.at(last, "gates", series)) for series in (0, 1))


def doubles_and_adds(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether each bit more doubles the first layer of the one, and adds a pair to the other."""
    if not compares_parity(recording):
        return False
    first_layer, tree = recording.values("parts", 0), recording.values("parts", 1)
    return bool((first_layer[1:] == 2 * first_layer[:-1]).all() and (np.diff(tree) == 1).all())


def compares_parity(recording: Recording) -> bool:
    """Whether gates are counted for parity, with both forms."""
    experiment = circuit_of(recording)
    return experiment.steps == "sizes" and experiment.function == "parity"


# ----- D14


def multiplies(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether the circuit is made of blocks, and every product is right."""
    experiment = circuit_of(recording)
    if experiment.function != "multiplier":
        return False
    circuit = experiment.circuits[0]
    has_blocks = any(gate.block for gate in circuit.gates)
    return has_blocks and bool((circuit.output() == experiment.expected()).all())


def size_and_bits(recording: Recording, beside: Recording | None = None) -> Sequence[Figure] | None:
    """Return gates and layers, and the bits of each factor."""
    size = gates_and_layers(recording)
    return None if size is None else (*size, circuit_of(recording).bits)


SIZE_OF_TWO_LAYERS = KeyFigure(
    "{0} gates, {1} layers", "for all rows of the table", size_of_two_layers
)
SHALLOW_AND_DEEP = KeyFigure(
    "{0} against {1}", f"gates for {MOST_COUNTED} bits", shallow_and_deep, (1, 0)
)
SIZE_OF_THE_MULTIPLIER = KeyFigure(
    "{0} gates, {1} layers", "when all is unfolded", gates_and_layers, at_end=True, last_step=1
)
