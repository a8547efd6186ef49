"""Places in a drawing, checked as a reader would: what overlaps, what is joined."""

import itertools
import random
from functools import cache

import pytest

from gradsim.core.circuits.circuit import Circuit, Gate
from gradsim.core.circuits.placing.layout import Layout, lay_out
from gradsim.core.circuits.placing.order import crossings
from gradsim.core.circuits.placing.routes import Net, route


def tree(n: int) -> Circuit:
    """Parity as a tree of pairs."""
    gates, signals = [], [f"x{number + 1}" for number in range(n)]
    names = tuple(signals)
    while len(signals) > 1:
        pairs = list(zip(signals[::2], signals[1::2], strict=False))
        made = [Gate(f"g{len(gates) + at}", "xor", pair) for at, pair in enumerate(pairs)]
        gates += made
        signals = [gate.name for gate in made] + signals[2 * len(pairs) :]
    return Circuit("parity", names, tuple(gates), tuple(signals))


def two_layers(n: int) -> Circuit:
    """Parity as a sum of minterms."""
    names = tuple(f"x{number + 1}" for number in range(n))
    rows = [row for row in itertools.product((0, 1), repeat=n) if sum(row) % 2]
    ands = tuple(
        Gate(
            f"m{at}",
            "and",
            tuple(x if value else f"~{x}" for x, value in zip(names, row, strict=True)),
        )
        for at, row in enumerate(rows)
    )
    end = Gate("or", "or", tuple(gate.name for gate in ands))
    return Circuit("parity", names, (*ands, end), ("or",))


XOR = Circuit(
    "XOR",
    ("a", "b"),
    (
        Gate("n1", "nand", ("a", "b")),
        Gate("n2", "nand", ("a", "n1")),
        Gate("n3", "nand", ("n1", "b")),
        Gate("n4", "nand", ("n2", "n3")),
    ),
    ("n4",),
)
FULL = Circuit(
    "full adder",
    ("a", "b", "c"),
    (
        Gate("x1", "block", ("a", "b"), XOR),
        Gate("x2", "block", ("x1.y", "c"), XOR),
        Gate("c1", "and", ("x1.y", "c")),
        Gate("c2", "and", ("a", "b")),
        Gate("c3", "or", ("c1", "c2")),
    ),
    ("x2.y", "c3"),
    ("sum", "carry"),
)


def adder(k: int) -> Circuit:
    """A ripple adder of full adders, the first with a constant carry."""
    a, b = (tuple(f"{name}{bit}" for bit in range(k)) for name in "ab")
    carry, gates, sums = "0", [], []
    for bit in range(k):
        gates.append(Gate(f"f{bit}", "block", (a[bit], b[bit], carry), FULL))
        sums.append(f"f{bit}.sum")
        carry = f"f{bit}.carry"
    ports = (*(f"s{bit}" for bit in range(k)), "c")
    return Circuit("adder", (*a, *b), tuple(gates), (*sums, carry), ports)


def multiplier(k: int) -> Circuit:
    """Partial products, added row by row."""
    a, b = (tuple(f"{name}{bit}" for bit in range(k)) for name in "ab")
    gates = [Gate(f"p{i}{j}", "and", (a[i], b[j])) for j in range(k) for i in range(k)]
    row, product = [f"p{i}0" for i in range(k)] + ["0"], []
    for j in range(1, k):
        product.append(row[0])
        second = tuple(f"p{i}{j}" for i in range(k))
        gates.append(Gate(f"sum{j}", "block", (*row[1:], *second), adder(k)))
        row = [*(f"sum{j}.s{i}" for i in range(k)), f"sum{j}.c"]
    outputs = (*product, *row)
    return Circuit("multiplier", (*a, *b), tuple(gates), outputs)


def anything(seed: int) -> Circuit:
    """A random circuit of up to 40 gates, with several outputs."""
    draw = random.Random(seed)
    names = tuple(f"x{number}" for number in range(draw.randint(1, 6)))
    signals = [*names, *(f"~{name}" for name in names), "0", "1"]
    gates = []
    for number in range(draw.randint(1, 40)):
        kind = draw.choice(("and", "nand", "or", "xor", "not"))
        count = {"xor": 2, "not": 1}.get(kind) or draw.randint(1, 7)
        inputs = tuple(draw.choice(signals[-12:]) for _ in range(count))
        gates.append(Gate(f"g{number}", kind, inputs))
        signals.append(f"g{number}")
    ends = draw.sample([gate.name for gate in gates] + list(names), min(4, len(gates)))
    return Circuit("anything", names, tuple(gates), tuple(ends))


CIRCUITS = {
    "parity tree": tree(6),
    "odd tree": tree(5),
    "one pair": tree(2),
    "two layers": two_layers(4),
    "many rows": two_layers(6),
    "half unfolded": adder(4).unfold("f1"),
    "adder": adder(4),
    "multiplier": multiplier(4),
    "adders": multiplier(4).unfold(),
    "gates": multiplier(4).unfold().unfold(),
    "all gates": multiplier(4).flat,
    "wire": Circuit("wire", ("x1",), (), ("x1",)),
} | {f"random {seed}": anything(seed) for seed in range(50)}


WAYS = [(name, way) for name in CIRCUITS for way in (False, True)
        if not name.startswith("random") or way == int(name[-1]) % 2]  # fmt: skip


@cache
def laid_out(name: str, gathered: bool) -> Layout:
    return lay_out(CIRCUITS[name], gathered)


@pytest.fixture(params=WAYS, ids=str)
def layout(request) -> Layout:
    return laid_out(*request.param)


def test_no_two_gates_overlap(layout):
    assert sorted(placed.gate.name for placed in layout.gates) == sorted(
        gate.name for gate in layout.circuit.gates
    )
    for first, second in itertools.combinations(layout.gates, 2):
        beside = first.right < second.left or second.right < first.left
        apart = abs(first.y - second.y) > first.half + second.half
        assert beside or apart, (first, second)


def test_gates_stand_in_the_column_of_their_layer(layout):
    lefts = [left for left, _ in layout.columns]
    for number, layer in enumerate(layout.circuit.layers):
        placed = {placed.gate.name for placed in layout.gates if placed.left == lefts[number]}
        assert placed == {gate.name for gate in layer}


def points(wire) -> set[tuple[float, float]]:
    """All points of a wire on a grid of quarters."""
    found = set()
    for x0, y0, x1, y1 in wire.segments:
        assert x0 == x1 or y0 == y1, "a slanted line"
        xs = range(int(4 * min(x0, x1)), int(4 * max(x0, x1)) + 1)
        ys = range(int(4 * min(y0, y1)), int(4 * max(y0, y1)) + 1)
        found |= {(x / 4, y / 4) for x in xs for y in ys}
    return found


def joined(places: set[tuple[float, float]], start: tuple[float, float]) -> set:
    """All of the places that are joined to one."""
    reached, new = {start} & places, {start} & places
    while new:
        steps = {(x + dx, y + dy) for x, y in new for dx, dy in
                 ((0.25, 0), (-0.25, 0), (0, 0.25), (0, -0.25))}  # fmt: skip
        new = (steps & places) - reached
        reached |= new
    return reached


def test_every_wire_joins_its_ends(layout):
    wires = {(wire.signal, wire.gathers): wire for wire in layout.wires}
    begins = dict(layout.inputs)
    for placed in layout.gates:
        begins |= {
            signal: (placed.right, y)
            for signal, y in zip(placed.gate.outputs, placed.ports, strict=True)
        }
    reached = {
        signal: joined(points(wires[signal, False]), begin)
        for signal, begin in begins.items()
        if (signal, False) in wires
    }
    for wire in layout.wires:
        if not wire.gathers:
            assert reached[wire.signal] == points(wire), f"{wire.signal} is in pieces"
    for placed in layout.gates:
        gathers = wires.get((placed.gate.name, True))
        assert len(placed.pins) == len(placed.gate.inputs)
        for signal, y in zip(placed.gate.inputs, placed.pins, strict=True):
            pin = (placed.left, y)
            if gathers is None:
                assert pin in reached[signal], (placed.gate.name, signal)
            else:
                meeting = set(wires[signal, False].dots) & points(gathers)
                assert meeting & reached[signal], (placed.gate.name, signal)
                assert pin in joined(points(gathers), next(iter(meeting)))
    for port, signal in zip(layout.circuit.ports, layout.circuit.outputs, strict=True):
        assert layout.outputs[port] in reached[signal]


def test_no_two_wires_lie_upon_one_another(layout):
    lines: dict[tuple[bool, float], list[tuple[float, float, object]]] = {}
    for wire in layout.wires:
        for x0, y0, x1, y1 in wire.segments:
            key = (True, y0) if y0 == y1 else (False, x0)
            low, high = sorted((x0, x1) if y0 == y1 else (y0, y1))
            if high > low:
                lines.setdefault(key, []).append((low, high, (wire.signal, wire.gathers)))
    for key, parts in lines.items():
        for (low, high, first), (start, end, second) in itertools.combinations(parts, 2):
            assert first == second or max(low, start) >= min(high, end), (key, first, second)


def test_no_wire_runs_through_a_gate(layout):
    for wire in layout.wires:
        for x0, y0, x1, _ in wire.segments:
            for placed in layout.gates:
                inside = min(x0, x1) < placed.right and placed.left < max(x0, x1)
                assert not (inside and abs(y0 - placed.y) <= placed.half), (
                    wire.signal,
                    placed.gate.name,
                )


def test_a_branch_has_a_dot_and_a_crossing_has_none(layout):
    for wire in layout.wires:
        if wire.gathers:
            continue
        grid = points(wire)
        steps = ((0.25, 0), (-0.25, 0), (0, 0.25), (0, -0.25))
        branches = {(x, y) for x, y in grid
                    if sum((x + dx, y + dy) in grid for dx, dy in steps) > 2}  # fmt: skip
        assert branches <= set(wire.dots), wire.signal
        assert set(wire.dots) <= grid, wire.signal


def test_a_tree_of_pairs_is_drawn_without_crossings():
    for n in range(2, 13):
        layout = lay_out(tree(n))
        assert not layout.rails
        for first, second in itertools.combinations(layout.wires, 2):
            assert points(first).isdisjoint(points(second)), (n, first.signal, second.signal)


def test_two_layers_take_their_inputs_from_rails():
    layout = lay_out(two_layers(4))
    assert layout.rails
    order = sorted(layout.inputs, key=lambda signal: layout.inputs[signal][0])
    assert order == ["x1", "~x1", "x2", "~x2", "x3", "~x3", "x4", "~x4"]
    end = next(placed for placed in layout.gates if placed.gate.name == "or")
    products = [placed.y for placed in layout.gates if placed.gate.kind == "and"]
    assert end.y == pytest.approx(sum(products) / 8, abs=1)


def test_crossings_are_counted_as_by_hand():
    assert crossings([(0, 0), (1, 1)]) == 0
    assert crossings([(0, 1), (1, 0)]) == 1
    assert crossings([(0, 2), (1, 1), (2, 0)]) == 3
    assert crossings([(0, 0), (0, 1), (1, 0)]) == 1


def test_two_wires_that_change_places_do_not_meet_lengthwise():
    routed, tracks = route([Net("a", (0.0,), (1.0,)), Net("b", (1.0,), (0.0,))])
    assert {wire.net.key for wire in routed} == {"a", "b"}
    assert len(routed) == 3  # one of them changes track
    assert tracks == 3
