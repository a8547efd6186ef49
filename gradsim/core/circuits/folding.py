"""Which blocks of a circuit are unfolded, by their paths, such as ``add1/s0``."""

from collections.abc import Set
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
