"""Which blocks of a circuit are unfolded, by their paths, such as ``add1/s0``."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from gradsim.core.circuits.circuit import Circuit


@lru_cache(64)
def unfolded(circuit: Circuit, opened: frozenset[str]) -> Circuit:
    """Return a circuit with the blocks of these paths unfolded, as far as they can be seen."""
    while True:
        names = [gate.name for gate in circuit.gates if gate.block and gate.name in opened]
        if not names:
            return circuit
        circuit = circuit.unfold(*names)


def blocks_to(circuit: Circuit, layers: int) -> frozenset[str]:
    """Return the blocks to unfold for as many layers of blocks."""
    return frozenset(path for path, _ in circuit.blocks() if path.count("/") < layers)


def toggled(opened: Set[str], block: str) -> frozenset[str]:
    """Return the opened blocks with one more, or without it and all that lie in it."""
    if block not in opened:
        return frozenset(opened | {block})
    return frozenset(path for path in opened if path != block and not path.startswith(f"{block}/"))


@dataclass(frozen=True)
class Composition:
    """What a circuit is built of.

    Attributes
    ----------
    name : str
        Its name.
    parts : mapping of str to int
        How many gates of each kind, and blocks of each name, it has while it is folded.
    gate_count : int
        How many gates it is when all is unfolded.
    """

    name: str
    parts: Mapping[str, int]
    gate_count: int


def compositions(circuit: Circuit) -> list[Composition]:
    """Return what a circuit is built of, then what its blocks are, each kind of block once."""
    found: dict[str, Composition] = {}
    waiting = [circuit]
    while waiting:
        here = waiting.pop(0)
        if here.name in found:
            continue
        parts = Counter(gate.title for gate in here.gates)
        found[here.name] = Composition(here.name, parts, here.gate_count)
        waiting += [gate.block for gate in here.gates if gate.block is not None]
    return sorted(found.values(), key=lambda part: -part.gate_count)
