"""Wires through a channel between two columns of a drawing.

Every wire runs level from its source to a track, upright along it, and level to its sinks.
Two wires share a track where their upright parts do not meet. Which stands further left is
chosen so that few cross, and so that no two level parts lie upon one another: a wire whose
source has the height of another's sink stands left of it. Where such demands go in a circle,
one wire changes track on its way.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = 10_000  # weighs more than all crossings of a channel
_ROUNDS = 4


@dataclass(frozen=True)
class Net:
    """What is to be joined in one channel.

    Attributes
    ----------
    key : str
        The signal; for a line that gathers inputs, the gate.
    sources, sinks : tuple of float
        Heights at the left and at the right; only a line that gathers has several sources.
    gathers : bool
        Whether it gathers different signals.
    part : int
        1 and 2 for the halves of a wire that changes track, else 0.
    """

    key: str
    sources: tuple[float, ...]
    sinks: tuple[float, ...]
    gathers: bool = False
    part: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """Ends of the upright part."""
        ends = (*self.sources, *self.sinks)
        return min(ends), max(ends)

    @property
    def is_straight(self) -> bool:
        """Whether it runs level all the way."""
        return set(self.sources) == set(self.sinks)

    @property
    def branches(self) -> tuple[float, ...]:
        """Heights at which three lines meet or more."""
        low, high = self.span
        both = set(self.sources) & set(self.sinks)
        ends = {*self.sources, *self.sinks}
        return tuple(y for y in sorted(ends) if low < y < high or y in both)


@dataclass(frozen=True)
class Routed:
    """A wire with its track, −1 where it runs straight through.

    Attributes
    ----------
    begin, end : int or None
        Track at which the level parts begin or end; None at the edge of the channel.
    """

    net: Net
    track: int
    begin: int | None = None
    end: int | None = None


def route(nets: list[Net]) -> tuple[list[Routed], int]:
    """Return the wires with their tracks, and how many tracks there are."""
    straight = [Routed(net, -1) for net in nets if net.is_straight]
    bent = [net for net in nets if not net.is_straight]
    taken = {y for net in nets for y in (*net.sources, *net.sinks)}
    while True:
        costs = _costs(bent)
        order = _ordered(costs)
        wrong = next(
            (
                (left, right)
                for place, left in enumerate(order)
                for right in order[place + 1 :]
                if costs[left, right] >= _FORBIDDEN
            ),
            None,
        )
        if wrong is None:
            break
        index = wrong[0] if not bent[wrong[0]].part else wrong[1]
        bent[index : index + 1] = _halves(bent[index], taken)
    tracks = _tracks(bent, order, costs)
    first = {net.key: track for net, track in zip(bent, tracks, strict=True) if net.part == 1}
    second = {net.key: track for net, track in zip(bent, tracks, strict=True) if net.part == 2}
    routed = [
        Routed(
            net,
            track,
            first[net.key] if net.part == 2 else None,
            second[net.key] if net.part == 1 else None,
        )
        for net, track in zip(bent, tracks, strict=True)
    ]
    return straight + routed, max(tracks, default=-1) + 1


def _costs(nets: list[Net]) -> NDArray[np.int64]:
    """Return what it costs that net i stands left of net j."""
    count = len(nets)
    if not count:
        return np.zeros((0, 0), np.int64)
    low, high = np.array([net.span for net in nets]).T
    sources = [(y, number) for number, net in enumerate(nets) for y in net.sources]
    sinks = [(y, number) for number, net in enumerate(nets) for y in net.sinks]
    source_y, source_of = np.array(sources).T
    sink_y, sink_of = np.array(sinks).T
    own_source = (source_of[:, None] == np.arange(count)).astype(np.int64)
    own_sink = (sink_of[:, None] == np.arange(count)).astype(np.int64)
    # the sources of j reach over the upright part of i, the sinks of i over that of j
    over_i = ((low[:, None] < source_y) & (source_y < high[:, None])).astype(np.int64)
    over_j = ((low[:, None] < sink_y) & (sink_y < high[:, None])).astype(np.int64)
    costs: NDArray[np.int64] = over_i @ own_source + (over_j @ own_sink).T
    same = (sink_y[:, None] == source_y).astype(np.int64)
    costs += _FORBIDDEN * (own_sink.T @ same @ own_source)
    for i, net_i in enumerate(nets):
        for j, net_j in enumerate(nets):
            if net_i.key == net_j.key and net_i.part and net_i.gathers == net_j.gathers and i != j:
                costs[i, j] = 0 if net_i.part < net_j.part else _FORBIDDEN
    np.fill_diagonal(costs, 0)
    return costs


def _ordered(costs: NDArray[np.int64]) -> list[int]:
    """Return an order from left to right of little cost: each in turn goes to its best place."""
    order: list[int] = np.argsort(np.sign(costs - costs.T).sum(axis=1), kind="stable").tolist()
    gains: list[list[int]] = (costs - costs.T).tolist()
    for _ in range(_ROUNDS):
        changed = False
        for index in list(order):
            start = order.index(index)
            rest = order[:start] + order[start + 1 :]
            cost, best, place = 0, 0, start
            for at in range(start - 1, -1, -1):  # what moving left past each other one costs
                cost += gains[index][rest[at]]
                if cost < best:
                    best, place = cost, at
            cost = 0
            for at in range(start, len(rest)):
                cost -= gains[index][rest[at]]
                if cost < best:
                    best, place = cost, at + 1
            if place != start:
                rest.insert(place, index)
                order, changed = rest, True
        if not changed:
            break
    return order


def _tracks(nets: list[Net], order: list[int], costs: NDArray[np.int64]) -> list[int]:
    """Return the leftmost track of each net that keeps the order of those that meet."""
    tracks = [0] * len(nets)
    done: list[int] = []
    for index in order:
        low, high = nets[index].span
        for left in done:
            below, above = nets[left].span
            meets = below <= high and low <= above
            if meets or costs[index, left] >= _FORBIDDEN:
                tracks[index] = max(tracks[index], tracks[left] + 1)
        done.append(index)
    return tracks


def _halves(net: Net, taken: set[float]) -> list[Net]:
    """Return a wire that changes track, at a height where there is no other."""
    middle = sum(net.sinks) / len(net.sinks)
    start = net.sources[0]
    height = start + (0.5 if middle > start else -0.5)
    while height in taken:
        height += 1.0 if middle > start else -1.0
    taken.add(height)
    return [replace(net, sinks=(height,), part=1), replace(net, sources=(height,), part=2)]
