"""Order and heights of the items in the columns of a layered drawing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from gradsim.core.circuits.circuit import Gate

SWEEPS = 6  # there and back
GAP = 1  # between gates
STRAIGHT = 30.0  # how much more it matters that a long wire runs straight


class Item:
    """A gate, or a place where a signal passes a column, enters or leaves.

    Attributes
    ----------
    gate : Gate or None
        The gate; None for a passing signal.
    inputs, outputs : tuple of str
        Input signals, in the order of the gate's own inputs, and output signals.
    gathers : bool
        Whether one line gathers the inputs.
    y, half : int
        Height of the middle, and half the extent.
    x : int
        Left edge.
    """

    def __init__(
        self,
        gate: Gate | None,
        inputs: tuple[str, ...],
        outputs: tuple[str, ...],
        gathers: bool = False,
    ) -> None:
        self.gate, self.inputs, self.outputs, self.gathers = gate, inputs, outputs, gathers
        self.y = self.x = 0
        self.half = 1
        pins = 1 if gathers else len(inputs)
        if gate is not None:
            self.half = max(2 if gate.block is None else 3, pins, len(outputs))
        step = 2
        if gate is not None and pins > 1:  # the pins of a higher box stand further apart
            step = max(2 * ((self.half - 1) // (pins - 1)), 2)
        offsets = [step * number - step // 2 * (pins - 1) for number in range(pins)]
        self.pin_offsets = offsets * len(inputs) if gathers else offsets
        spread = 2 * max((self.half - 1) // max(len(outputs) - 1, 1), 1)
        self.port_offsets = [
            spread * number - spread // 2 * (len(outputs) - 1) for number in range(len(outputs))
        ]

    @property
    def key(self) -> str:
        """A name for it within its column."""
        return self.gate.name if self.gate else (self.inputs or self.outputs)[0]

    @property
    def pins(self) -> tuple[int, ...]:
        """Heights of the inputs."""
        return tuple(self.y + offset for offset in self.pin_offsets)

    @property
    def ports(self) -> tuple[int, ...]:
        """Heights of the outputs."""
        return tuple(self.y + offset for offset in self.port_offsets)

    def sort_pins(self, places: Mapping[str, tuple[int, int]]) -> None:
        """Let the inputs stand in the order of their places; each keeps its pin's number."""
        if self.gathers:
            return
        order = sorted(range(len(self.inputs)), key=lambda number: places[self.inputs[number]])
        offsets = sorted(self.pin_offsets)
        for offset, number in zip(offsets, order, strict=True):
            self.pin_offsets[number] = offset


Columns = list[list[Item]]
_Edges = list[tuple[int, int]]


def _edges(before: Sequence[Item], column: Sequence[Item]) -> _Edges:
    """Return which item leads to which, as places in both columns."""
    owner = {signal: place for place, item in enumerate(before) for signal in item.outputs}
    return [
        (owner[signal], place)
        for place, item in enumerate(column)
        for signal in item.inputs
        if signal in owner
    ]


def crossings(edges: Iterable[tuple[int, int]]) -> int:
    """Return how many pairs of straight lines between two columns cross."""
    pairs = np.array(sorted(edges))
    if len(pairs) < 2:
        return 0
    left, right = pairs[:, 0], pairs[:, 1]
    crossed = (left[:, None] < left) & (right[:, None] > right)
    return int(crossed.sum())


def arrange(columns: Columns, fixed: Collection[int]) -> None:
    """Order the items of all columns but the fixed ones, so that few wires cross."""

    def total() -> int:
        return sum(crossings(_edges(*pair)) for pair in pairwise(columns))

    for number in range(1, len(columns)):
        if number not in fixed:
            _order_by(columns, number, number - 1)
    best, order = total(), [list(column) for column in columns]
    for _ in range(SWEEPS):
        for number in range(len(columns) - 2, -1, -1):
            if number not in fixed:
                _order_by(columns, number, number + 1)
        for number in range(1, len(columns)):
            if number not in fixed:
                _order_by(columns, number, number - 1)
        count = total()
        if count >= best:
            break
        best, order = count, [list(column) for column in columns]
    columns[:] = order


def _order_by(columns: Columns, number: int, neighbour: int) -> None:
    """Order a column by the mean places of the items in another one that it is joined to."""
    column = columns[number]
    if neighbour < number:
        edges = [(here, there) for there, here in _edges(columns[neighbour], column)]
    else:
        edges = _edges(column, columns[neighbour])
    joined: list[list[int]] = [[] for _ in column]
    for here, there in edges:
        joined[here].append(there)
    scale = max(len(columns[neighbour]), 1) / max(len(column), 1)
    means = [
        sum(places) / len(places) if places else here * scale for here, places in enumerate(joined)
    ]
    columns[number] = [column[here] for here in sorted(range(len(column)), key=means.__getitem__)]


def heights(columns: Columns) -> None:
    """Give every item a height near those that it is joined to; none overlap."""
    # no wire is worth a drawing higher than its fullest column
    height = max(_rooms(column)[-1] for column in columns if column)
    for column in columns:
        _stack(column, [height / 2] * len(column), [1.0] * len(column), height)
    steps = range(len(columns))
    for sweep in (steps, steps[::-1], steps, steps[::-1], steps):
        forward = sweep.step > 0
        for number in sweep:
            neighbour = number - 1 if forward else number + 1
            if 0 <= neighbour < len(columns):
                _level(columns[number], columns[neighbour], forward, height)


def _level(column: list[Item], neighbour: list[Item], forward: bool, height: int) -> None:
    """Move a column's items to the heights at which their wires run straight."""
    wanted: dict[str, list[int]] = {}
    for item in neighbour:
        signals, places = (item.outputs, item.ports) if forward else (item.inputs, item.pins)
        for signal, y in zip(signals, places, strict=True):
            wanted.setdefault(signal, []).append(y)
    targets, weights = [], []
    for item in column:
        if forward:
            ends = zip(item.inputs, item.pin_offsets, strict=True)
        else:
            ends = zip(item.outputs, item.port_offsets, strict=True)
        moves = [y - offset for signal, offset in ends for y in wanted.get(signal, ())]
        targets.append(sum(moves) / len(moves) if moves else float(item.y))
        weights.append(STRAIGHT if item.gate is None else max(len(moves), 0.1))
    _stack(column, targets, weights, height)


def _rooms(column: list[Item]) -> list[int]:
    """Return how far each item must at least stand below the first one."""
    rooms = [0] * len(column)
    for place, (above, item) in enumerate(pairwise(column), 1):
        both = above.gate is not None and item.gate is not None
        rooms[place] = rooms[place - 1] + above.half + item.half + (GAP if both else 0)
    return rooms


def _stack(column: list[Item], targets: list[float], weights: list[float], height: int) -> None:
    """Set heights as near to the targets as the order allows, in the least squares.

    Isotonic regression by pooling adjacent violators, of the heights less the room that all
    items above need; within 0 and `height`.
    """
    rooms = _rooms(column)
    pools: list[tuple[float, float, int]] = []  # mean, weight, count
    for target, own, taken in zip(targets, weights, rooms, strict=True):
        mean, weight, count = target - taken, own, 1
        while pools and pools[-1][0] > mean:
            last, heavy, number = pools.pop()
            mean = (mean * weight + last * heavy) / (weight + heavy)
            weight, count = weight + heavy, count + number
        pools.append((mean, weight, count))
    place = 0
    for mean, _, count in pools:
        start = min(max(mean, 0.0), float(height - rooms[-1]))
        for at in range(place, place + count):
            column[at].y = round(start) + rooms[at]
        place += count
