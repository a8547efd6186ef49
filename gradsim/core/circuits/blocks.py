"""Circuits built of circuits: parity from pairs, adders from bit adders, multipliers from adders.

Every block is described once by the blocks below it, down to gates: an XOR is four NAND
gates, a half adder an XOR and an AND, a full adder two half adders and an OR, an adder a row
of full adders, a multiplier a heap of adders (section 3 of the lecture: layers of abstraction).
"""

from functools import lru_cache

from gradsim.core.circuits.circuit import Circuit, Gate


@lru_cache(1)
def xor() -> Circuit:
    """Return a ⊕ b, the parity of two bits, from four NAND gates."""
    return Circuit(
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


@lru_cache(1)
def half_adder() -> Circuit:
    """Return the sum and carry of two bits."""
    gates = (Gate("x", "block", ("a", "b"), xor()), Gate("c", "and", ("a", "b")))
    return Circuit("half adder", ("a", "b"), gates, ("x.y", "c"), ("sum", "carry"))


@lru_cache(1)
def full_adder() -> Circuit:
    """Return the sum and carry of three bits, from two half adders."""
    gates = (
        Gate("h1", "block", ("a", "b"), half_adder()),
        Gate("h2", "block", ("h1.sum", "c"), half_adder()),
        Gate("or", "or", ("h1.carry", "h2.carry")),
    )
    return Circuit("full adder", ("a", "b", "c"), gates, ("h2.sum", "or"), ("sum", "carry"))


@lru_cache(16)
def adder(bits: int) -> Circuit:
    """Return a + b of two numbers, a carry rippling from bit to bit; top bits come first."""
    a, b = _bits("a", bits), _bits("b", bits)
    gates = [Gate("s0", "block", (a[-1], b[-1]), half_adder())]
    for bit in range(1, bits):
        taken = (a[-1 - bit], b[-1 - bit], f"s{bit - 1}.carry")
        gates.append(Gate(f"s{bit}", "block", taken, full_adder()))
    sums = tuple(f"s{bit}.sum" for bit in reversed(range(bits)))
    outputs = (f"s{bits - 1}.carry", *sums)
    return Circuit(f"{bits}-bit adder", (*a, *b), tuple(gates), outputs, _bits("s", bits + 1))


@lru_cache(16)
def multiplier(bits: int) -> Circuit:
    """Return a · b of two numbers, as it is done on paper: shifted copies of a, added up."""
    a, b = _bits("a", bits), _bits("b", bits)
    gates = [
        Gate(f"{bit_a}{bit_b}", "and", (bit_a, bit_b))
        for bit_b in reversed(b)
        for bit_a in reversed(a)
    ]
    product: list[str] = []  # from the lowest bit up
    total = [f"{bit_a}{b[-1]}" for bit_a in a]  # of the rows so far, without the bits in `product`
    for row in range(1, bits):
        product.append(total.pop())
        above = total if len(total) == bits else ["0", *total]
        shifted = [f"{bit_a}{b[-1 - row]}" for bit_a in a]
        gates.append(Gate(f"add{row}", "block", (*above, *shifted), adder(bits)))
        total = [f"add{row}.{port}" for port in adder(bits).ports]
    outputs = tuple(total + product[::-1])
    return Circuit(
        f"{bits}-bit multiplier", (*a, *b), tuple(gates), outputs, _bits("p", len(outputs))
    )


@lru_cache(32)
def parity_tree(inputs: int) -> Circuit:
    """Return the parity of n bits, n − 1 blocks of two inputs in ⌈log₂ n⌉ layers."""
    names = tuple(f"x{number + 1}" for number in range(inputs))
    gates: list[Gate] = []
    signals = list(names)
    while len(signals) > 1:
        paired: list[str] = []
        for first, second in zip(signals[::2], signals[1::2], strict=False):
            gate = Gate(f"p{len(gates) + 1}", "block", (first, second), xor())
            gates.append(gate)
            paired += gate.outputs
        signals = paired + signals[2 * len(paired) :]
    return Circuit("tree of pairs", names, tuple(gates), (signals[0],))


def _bits(letter: str, count: int) -> tuple[str, ...]:
    """Return the names of a number's bits, the top one first."""
    return tuple(f"{letter}{bit}" for bit in reversed(range(count)))
