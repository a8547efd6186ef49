"""Where the parts of a circuit stand in a drawing: gates in columns, wires between them.

Gates stand in the column of their layer, so that signals run from left to right (Sugiyama's
layered drawing). A signal needed further on passes the columns between in its own place;
the order within columns is found by barycentres, heights by isotonic regression, and the wires
of each channel between two columns by :mod:`gradsim.core.circuits.placing.routes`.

All places are whole numbers, apart from bends at halves. Heights are in units of half the
distance of two pins. Across, places are counted, not measured: the edges of columns and the
tracks of wires from left to right; a drawing gives each step between them its width.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gradsim.core.circuits.circuit import CONSTANTS, Circuit, Gate
from gradsim.core.circuits.placing.order import Item, arrange, heights
from gradsim.core.circuits.placing.routes import Net, route
from gradsim.core.circuits.placing.wires import Dot, Wire, Wires

#: Most gates that an input leads to where it is drawn at the left; else it is a rail.
MOST_BRANCHES = 2
LARGEST_GATHERING = 12  # half the height of a gate whose many inputs one line gathers
INPUT_HALF, OUTPUT_HALF = 2, 4  # half the room of a name


@dataclass(frozen=True)
class Placed:
    """A gate or block in its place.

    Attributes
    ----------
    gate : Gate
        What stands there.
    left, right : int
        Its edges, as places across.
    y, half : int
        Height of its middle, and half its extent.
    pins, ports : tuple of int
        Heights of its inputs, in the order of `gate.inputs`, and of its outputs.
    """

    gate: Gate
    left: int
    right: int
    y: int
    half: int
    pins: tuple[int, ...]
    ports: tuple[int, ...]


@dataclass(frozen=True)
class Layout:
    """A circuit with places.

    Attributes
    ----------
    circuit : Circuit
        As folded as it is drawn.
    gates : tuple of Placed
        Column by column, from the top.
    wires : tuple of Wire
        All lines.
    inputs, outputs : mapping of str to (x, y)
        Where each input signal begins, and each output port ends.
    rails : bool
        Whether inputs run down from the top rather than in from the left.
    columns : tuple of (int, int)
        Left and right edge of each column of gates.
    width : int
        The last place across; the first is 0.
    top, bottom : int
        Extent in height.
    """

    circuit: Circuit
    gates: tuple[Placed, ...]
    wires: tuple[Wire, ...]
    inputs: Mapping[str, Dot]
    outputs: Mapping[str, Dot]
    rails: bool
    columns: tuple[tuple[int, int], ...]
    width: int
    top: int
    bottom: int


@lru_cache(64)
def lay_out(circuit: Circuit, gathered: bool = False) -> Layout:
    """Return the places of a circuit's parts.

    Parameters
    ----------
    circuit : Circuit
        As folded as it is to be drawn.
    gathered : bool
        Whether one line gathers all inputs of a gate that has more than two, with a dot
        for each, as in the drawing of a programmable logic array: it needs less room.
    """
    return _Builder(circuit, gathered).build()


def drawn_inputs(circuit: Circuit) -> tuple[str, ...]:
    """Return the signals that stand at the entrance: all inputs, the rest where it is used."""
    used = {signal for gate in circuit.gates for signal in gate.inputs} | set(circuit.outputs)
    names = [signal for name in circuit.inputs for signal in (name, f"~{name}")]
    return tuple(
        signal for signal in (*names, *CONSTANTS) if signal in used or signal in circuit.inputs
    )


class _Builder:
    """The steps of laying out one circuit."""

    def __init__(self, circuit: Circuit, gathered: bool) -> None:
        self.circuit, self.gathered = circuit, gathered
        self.entrance = drawn_inputs(circuit)
        uses = [signal for gate in circuit.gates for signal in gate.inputs]
        branches = max((uses.count(signal) for signal in self.entrance), default=0)
        self.rails = branches > MOST_BRANCHES or any(signal[0] == "~" for signal in self.entrance)
        self.layers = circuit.layers
        self.last = len(self.layers) + 1
        self.columns: list[list[Item]] = []
        self.index: dict[str, int] = {}  # column in which each signal begins
        self.places: dict[tuple[int, str], Item] = {}

    def build(self) -> Layout:
        """Return the finished layout."""
        self._fill_columns()
        fixed = {0, self.last} if not self.rails else {self.last}
        arrange(self.columns, fixed)
        self._order_pins()
        heights(self.columns)
        return self._route()

    # ----- columns

    def _gathers(self, gate: Gate) -> bool:
        return self.gathered and gate.block is None and len(gate.inputs) > 2

    def _fill_columns(self) -> None:
        """Make an item for each gate, and one for each column that a signal passes."""
        circuit, last = self.circuit, self.last
        self.index = dict.fromkeys(self.entrance, 0)
        reach: dict[str, int] = {}  # last column that needs each signal
        for number, layer in enumerate(self.layers, 1):
            for gate in layer:
                self.index |= dict.fromkeys(gate.outputs, number)
                reach |= dict.fromkeys(gate.inputs, number)
        reach |= dict.fromkeys(circuit.outputs, last)
        self.columns = [[] for _ in range(last + 1)]
        first = () if self.rails else self.entrance
        self.columns[0] = [Item(None, (), (signal,)) for signal in first]
        for item in self.columns[0]:
            item.half = INPUT_HALF
        for number, layer in enumerate(self.layers, 1):
            for gate in layer:
                item = Item(gate, gate.inputs, gate.outputs, gathers=self._gathers(gate))
                if item.gathers and number > 1:  # upright lines gather: the gate may be larger
                    item.half = min(len(gate.inputs), LARGEST_GATHERING)
                self.columns[number].append(item)
        for signal, end in reach.items():
            for number in range(self.index[signal] + 1, end):
                self.columns[number].append(Item(None, (signal,), (signal,)))
        for signal in circuit.outputs:
            item = Item(None, (signal,), ())
            item.half = OUTPUT_HALF
            self.columns[last].append(item)

    def _order_pins(self) -> None:
        """Let the inputs of a gate, which may be swapped, come in as they stand."""
        rails = {signal: (number, 0) for number, signal in enumerate(self.entrance)}
        for before, column in pairwise(self.columns):
            above = {
                signal: (place, port)
                for place, item in enumerate(before)
                for port, signal in enumerate(item.outputs)
            }
            for item in column:
                if item.gate is not None and item.gate.block is None:
                    item.sort_pins(rails | above)

    # ----- wires

    def _route(self) -> Layout:
        """Give the places across their numbers, and let wires run through the channels."""
        wires = Wires()
        columns: list[tuple[int, int]] = []
        x = 0
        inputs: dict[str, Dot] = {}
        top = min(item.y - item.half for column in self.columns for item in column)
        bottom = max(item.y + item.half for column in self.columns for item in column)
        for number in range(self.last):
            if number == 0 and self.rails:
                width = self._route_rails(wires, inputs, float(top - 2))
            else:
                width = self._route_channel(number, x, wires)
            if number == 0 and not self.rails:
                inputs = {item.outputs[0]: (0, item.y) for item in self.columns[0]}
            x += width
            if number + 1 < self.last:
                for item in self.columns[number + 1]:
                    item.x = x
                    if item.gate is None:
                        wires.add(item.outputs[0], (x, item.y, x + 1, item.y))
                columns.append((x, x + 1))
                x += 1
        gates = tuple(
            Placed(item.gate, item.x, item.x + 1, item.y, item.half, item.pins, item.ports)
            for column in self.columns
            for item in column
            if item.gate is not None
        )
        ends = zip(self.circuit.ports, self.circuit.outputs, self.columns[-1], strict=True)
        order = {item.key: item for item in self.columns[-1]}
        outputs = {port: (x, order[item.key].y) for port, _, item in ends}
        return Layout(
            self.circuit, gates, wires.finished(), inputs, outputs, self.rails,
            tuple(columns), x, top, bottom,
        )  # fmt: skip

    def _route_rails(self, wires: Wires, inputs: dict[str, Dot], top: float) -> int:
        """Let the inputs run down from the top, with a dot where a gate reads it."""
        rails = {signal: float(number) for number, signal in enumerate(self.entrance)}
        right = float(len(rails))
        lowest = dict.fromkeys(rails, top + 2)
        for item in self.columns[1]:
            if item.gathers:
                taken = [rails[signal] for signal in item.inputs]
                wires.add(item.key, (min(taken), item.y, right, item.y), gathers=True)
            for signal, y in zip(item.inputs, item.pins, strict=True):
                if not item.gathers:
                    wires.add(signal, (rails[signal], y, right, y))
                wires.dot(signal, (rails[signal], y))
                lowest[signal] = max(lowest[signal], y)
        for signal, x in rails.items():
            inputs[signal] = (x, top)
            wires.add(signal, (x, top, x, lowest[signal]))
        return len(rails)

    def _route_channel(self, number: int, left: int, wires: Wires) -> int:
        """Let the wires run from one column to the next; return how many places they need."""
        sources = {
            signal: y
            for item in self.columns[number]
            for signal, y in zip(item.outputs, item.ports, strict=True)
        }
        sinks: dict[str, list[float]] = {}
        nets: list[Net] = []
        for item in self.columns[number + 1]:
            if item.gathers:
                gathered = tuple(dict.fromkeys(float(sources[signal]) for signal in item.inputs))
                nets.append(Net(item.key, gathered, (float(item.y),), gathers=True))
            else:
                for signal, y in zip(item.inputs, item.pins, strict=True):
                    sinks.setdefault(signal, []).append(float(y))
        nets += [Net(key, (float(sources[key]),), tuple(ys)) for key, ys in sinks.items()]
        routed, tracks = route(nets)
        wires.take_in(routed, left, left + tracks + 1, {y: key for key, y in sources.items()})
        return tracks + 1
