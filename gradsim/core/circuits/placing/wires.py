"""The lines that the signals of a laid out circuit run along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradsim.core.circuits.placing.routes import Routed

Segment = tuple[float, float, float, float]
Dot = tuple[float, float]


@dataclass(frozen=True)
class Wire:
    """All lines of one signal, or those that gather a gate's inputs.

    Attributes
    ----------
    signal : str
        The signal; for lines that gather, the gate.
    gathers : bool
        Whether the line stands for all inputs of a gate.
    segments : tuple of (x0, y0, x1, y1)
        Level and upright lines.
    dots : tuple of (x, y)
        Where lines branch, which sets this apart from lines that cross.
    """

    signal: str
    gathers: bool
    segments: tuple[Segment, ...]
    dots: tuple[Dot, ...]


class Wires:
    """Lines and dots by signal, as they come."""

    def __init__(self) -> None:
        self._segments: dict[tuple[str, bool], list[Segment]] = {}
        self._dots: dict[tuple[str, bool], list[Dot]] = {}

    def add(self, key: str, segment: Segment, gathers: bool = False) -> None:
        """Add a level or upright line."""
        self._segments.setdefault((key, gathers), []).append(segment)

    def dot(self, key: str, dot: Dot, gathers: bool = False) -> None:
        """Add a branch."""
        self._dots.setdefault((key, gathers), []).append(dot)

    def take_in(
        self, routed: Sequence[Routed], left: int, right: int, names: Mapping[int, str]
    ) -> None:
        """Add what runs through a channel between two places across."""
        tracks = {
            wire.net.key: left + 1 + wire.track
            for wire in routed
            if wire.track >= 0 and wire.begin is None and not wire.net.gathers
        }
        for wire in routed:
            net, x = wire.net, left + 1 + wire.track
            if wire.track < 0:  # straight through
                self.add(net.key, (left, net.sources[0], right, net.sources[0]), net.gathers)
                continue
            low, high = net.span
            self.add(net.key, (x, low, x, high), net.gathers)
            begin = left if wire.begin is None else left + 1 + wire.begin
            for y in net.sources:
                gathered = net.gathers and wire.begin is None
                key = names[int(y)] if gathered else net.key
                self.add(key, (begin, y, x, y), net.gathers and not gathered)
                if gathered:
                    self.dot(key, (x, y))
                    own = tracks.get(key, x)
                    if own < x:  # its own upright line stands on the way
                        self.dot(key, (own, y))
            for y in net.sinks:
                end = right if wire.end is None else left + 1 + wire.end
                self.add(net.key, (x, y, end, y), net.gathers)
            for y in () if net.gathers else net.branches:
                self.dot(net.key, (x, y))

    def finished(self) -> tuple[Wire, ...]:
        """Return the wires, those that gather first."""
        ordered = sorted(self._segments.items(), key=lambda item: not item[0][1])
        return tuple(
            Wire(key, gathers, _merged(segments), tuple(self._dots.get((key, gathers), ())))
            for (key, gathers), segments in ordered
        )


def _merged(segments: list[Segment]) -> tuple[Segment, ...]:
    """Return the same lines with those in one piece that go on from one another."""
    lines: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in segments:
        level = y0 == y1
        low, high = sorted((x0, x1) if level else (y0, y1))
        lines.setdefault((level, y0 if level else x0), []).append((low, high))
    merged: list[Segment] = []
    for (level, place), parts in lines.items():
        whole: list[tuple[float, float]] = []
        for low, high in sorted(parts):
            if whole and low <= whole[-1][1]:
                whole[-1] = whole[-1][0], max(high, whole[-1][1])
            else:
                whole.append((low, high))
        merged += [
            (low, place, high, place) if level else (place, low, place, high)
            for low, high in whole
            if low < high
        ]
    return tuple(merged)
