"""Circuits compute what they are said to, whatever is folded, and are counted rightly."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradsim.core.circuits.blocks import adder, full_adder, half_adder, multiplier, parity_tree, xor
from gradsim.core.circuits.circuit import Circuit, CircuitError, Gate, all_rows
from gradsim.core.circuits.text import MOST_GATES, read_circuit

PYTHON = {
    "and": all,
    "or": any,
    "nand": lambda bits: not all(bits),
    "xor": lambda bits: sum(bits) % 2 == 1,
    "not": lambda bits: not bits[0],
}


def outputs_by_hand(circuit: Circuit, bits: tuple[bool, ...]) -> list[bool]:
    """The outputs for one row, by plain recursion in Python's own logic."""
    values: dict[str, bool] = {"0": False, "1": True}
    for name, bit in zip(circuit.inputs, bits, strict=True):
        values |= {name: bit, f"~{name}": not bit}
    for gate in circuit.gates:
        taken = tuple(values[signal] for signal in gate.inputs)
        if gate.block is None:
            values[gate.name] = PYTHON[gate.kind](taken)
        else:
            values |= zip(gate.outputs, outputs_by_hand(gate.block, taken), strict=True)
    return [values[signal] for signal in circuit.outputs]


def longest_path(circuit: Circuit, signal: str) -> int:
    """The most gates in a row that lead to a signal of a circuit without blocks."""
    gate = next((gate for gate in circuit.gates if gate.name == signal), None)
    return 0 if gate is None else 1 + max(longest_path(circuit, signal) for signal in gate.inputs)


def numbers(bits: np.ndarray) -> list[int]:
    """The numbers that the columns of bits stand for, the top bit first."""
    return [int("".join("01"[int(bit)] for bit in column), 2) for column in bits.T]


@st.composite
def circuits(draw):
    """Random circuits of gates, XOR and full adder blocks."""
    inputs = draw(st.integers(1, 4))
    names = tuple(f"x{number + 1}" for number in range(inputs))
    signals = [*names, *(f"~{name}" for name in names), "0", "1"]
    gates = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["and", "or", "nand", "xor", "not", "XOR", "adder"]))
        block = {"XOR": xor(), "adder": full_adder()}.get(kind)
        count = {"xor": 2, "not": 1, "XOR": 2, "adder": 3}.get(kind) or draw(st.integers(1, 4))
        taken = tuple(draw(st.sampled_from(signals)) for _ in range(count))
        gates.append(Gate(f"g{number}", "block" if block else kind, taken, block))
        signals += gates[-1].outputs
    return Circuit("random", names, tuple(gates), (signals[-1], draw(st.sampled_from(signals))))


@settings(max_examples=150)
@given(circuits())
def test_a_circuit_computes_the_same_however_it_is_unfolded(circuit):
    rows = all_rows(len(circuit.inputs))
    expected = np.array([outputs_by_hand(circuit, tuple(row)) for row in rows.T]).T
    once = circuit.unfold()
    first = next((gate.name for gate in circuit.gates if gate.block), "")
    for same in (circuit, once, circuit.flat, circuit.unfold(first) if first else circuit):
        assert (same.output() == expected).all()
        assert same.gate_count == circuit.gate_count
        assert same.depth == circuit.depth
    assert not any(gate.block for gate in circuit.flat.gates)
    assert len(circuit.flat.gates) == circuit.gate_count == len(circuit.gate_levels)
    for signal in circuit.flat.outputs:
        assert circuit.flat.levels[signal] == longest_path(circuit.flat, signal)
    assert [gate for layer in circuit.layers for gate in layer] == sorted(
        circuit.gates, key=lambda gate: [gate in layer for layer in circuit.layers].index(True)
    )


def test_the_first_input_changes_most_slowly():
    assert [tuple(row) for row in all_rows(3).T] == list(itertools.product((False, True), repeat=3))


def test_bit_adders_add():
    for block in (half_adder(), full_adder()):
        rows = all_rows(len(block.inputs))
        total, carry = block.output()
        assert (total + 2 * carry.astype(int) == rows.sum(axis=0)).all()


def test_an_xor_is_four_nand_gates():
    assert [gate.kind for gate in xor().gates] == ["nand"] * 4
    assert xor().output().tolist() == [[False, True, True, False]]


@pytest.mark.parametrize("bits", range(1, 6))
def test_adder_and_multiplier_are_right_for_all_pairs(bits):
    pairs = list(itertools.product(range(2**bits), repeat=2))
    assert numbers(adder(bits).output()) == [a + b for a, b in pairs]
    assert numbers(multiplier(bits).output()) == [a * b for a, b in pairs]


@pytest.mark.parametrize("bits", range(2, 6))
def test_the_gates_of_a_multiplier_are_those_of_its_parts(bits):
    # k² AND gates, k − 1 adders of a half adder (5 gates) and k − 1 full adders (11 gates)
    assert multiplier(bits).gate_count == bits**2 + (bits - 1) * (5 + 11 * (bits - 1))
    assert len(multiplier(bits).flat.gates) == multiplier(bits).gate_count


@pytest.mark.parametrize("inputs", range(2, 21))
def test_a_tree_of_pairs_has_the_lectures_size(inputs):
    tree = parity_tree(inputs)
    assert len(tree.gates) == inputs - 1
    assert len(tree.layers) == math.ceil(math.log2(inputs))
    assert tree.gate_count == 4 * (inputs - 1)
    if inputs <= 10:
        assert (tree.output()[0] == all_rows(inputs).sum(axis=0) % 2).all()


def test_a_text_is_read_in_any_order():
    circuit = read_circuit("y = AND s ~x3; s = xor x1 x2", 3)
    assert circuit.outputs == ("s",)
    circuit = read_circuit("s = xor x1 x2\ny = AND s ~x3\n", 3)
    x1, x2, x3 = all_rows(3)
    assert (circuit.output()[0] == (x1 ^ x2) & ~x3).all()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = AND b x1; b = OR a x2", "a → b → a feed one another in a loop"),
        ("a = AND a x1", "a → a feed"),
        ("a = AND b x1", "the input b of gate a is missing"),
        ("a = AND x3", "the input x3 of gate a is missing"),
        ("a = AND x1; a = OR x2", "the name a appears twice"),
        ("x1 = AND x1 x2", "the name x1 appears twice"),
        ("a = XOR x1", "gate a has 1 input; it must have 2"),
        ("a = NOT x1 x2", "gate a has 2 inputs; it must have 1"),
        ("a = AND", "gate a has 0 inputs"),
        ("a = MAYBE x1", "must be one of AND, NAND, OR, XOR, NOT"),
        ("nonsense", "is not a gate"),
        ("", "there is no gate"),
        (";".join(f"g{k} = NOT x1" for k in range(MOST_GATES + 1)), "at most 500"),
    ],
)
def test_a_text_that_is_no_circuit_is_a_sentence(text, sentence):
    with pytest.raises(CircuitError, match="(?s)" + ".*") as caught:
        read_circuit(text, 2)
    assert sentence in str(caught.value)


@given(st.text(alphabet="abx12=;~ANDORXNT \n\\'\"", max_size=60))
def test_any_text_is_a_circuit_or_a_sentence(text):
    try:
        read_circuit(text, 2).output()
    except CircuitError as error:
        assert str(error)
