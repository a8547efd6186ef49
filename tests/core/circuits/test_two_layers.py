"""Every truth table has a circuit two layers deep, and the simplified one is the least."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradsim.core.circuits.boolean_functions import NAMED, multiplexer, named, random_function
from gradsim.core.circuits.circuit import all_rows
from gradsim.core.circuits.two_layers import (
    cover,
    prime_implicants,
    simplified,
    synthesised,
    two_layers,
)

EVERY_FUNCTION_OF_3 = [(number >> np.arange(8) & 1).astype(bool) for number in range(256)]
RANDOM_FUNCTIONS_OF_6 = [random_function(6, seed) for seed in range(500)]


def fewest_terms(table) -> int:
    """The least number of prime implicants that cover a table, by trying all choices."""
    rows = set(np.flatnonzero(table).tolist())
    primes = prime_implicants(table)
    held = [{row for row in rows if row & cares == values} for cares, values in primes]
    for count in range(len(primes) + 1):
        if any(set().union(*some) == rows for some in combinations(held, count)):
            return count
    raise AssertionError("the prime implicants do not cover the table")


@pytest.mark.parametrize("tables", [EVERY_FUNCTION_OF_3, RANDOM_FUNCTIONS_OF_6], ids=["3", "6"])
def test_every_form_is_right_in_every_row(tables):
    for table in tables:
        plain, nand, least = two_layers(table), two_layers(table, "nand"), simplified(table)
        for circuit in (plain, nand, least):
            assert (circuit.output()[0] == table).all()
            assert circuit.depth == (2 if circuit.gates else 0)
            assert circuit.gate_count == len(circuit.gates)
        assert {gate.kind for gate in nand.gates} <= {"nand"}
        assert least.gate_count <= plain.gate_count
        if 0 < table.sum() < len(table):
            assert plain.gate_count == nand.gate_count == table.sum() + 1


def test_the_simplified_form_has_the_fewest_terms():
    for table in EVERY_FUNCTION_OF_3:
        assert len(cover(table)) == fewest_terms(table)
    for seed in range(60):
        table = random_function(4, seed)
        assert len(cover(table)) == fewest_terms(table)


def test_a_textbooks_example():
    # f(a, b, c, d) = Σ m(4, 8, 10, 11, 12, 15): the primes are bc'd', ac'd', ab'd', ab'c, acd,
    # and bc'd' + ab'd' + acd covers all six rows
    table = np.zeros(16, bool)
    table[[4, 8, 10, 11, 12, 15]] = True
    assert set(prime_implicants(table)) == {
        (0b0111, 0b0100), (0b1011, 0b1000), (0b1101, 0b1000), (0b1110, 0b1010), (0b1011, 0b1011),
    }  # fmt: skip
    assert len(cover(table)) == 3


@settings(max_examples=150)
@given(outputs=st.lists(st.sampled_from([0, 1, 2]), min_size=8, max_size=8))
def test_dont_cares_save_as_much_as_the_best_way_to_fill_them(outputs):
    """Every filling is tried: none needs fewer terms than the cover that may use them all."""
    table, free = np.array(outputs) == 1, np.array(outputs) == 2
    places = np.flatnonzero(free)
    fewest = len(table)
    for bits in product([False, True], repeat=len(places)):
        filled = table.copy()
        filled[places] = bits
        fewest = min(fewest, fewest_terms(filled))
    terms = cover(table, free)
    assert len(terms) == fewest
    output = simplified(table, free).output()[0]
    assert (output == table)[~free].all()
    for form in ("and-or", "nand"):
        plain = synthesised(bytes(outputs), form).output()[0]
        assert (plain == table).all()


def test_nothing_but_dont_cares_is_a_constant():
    free = np.ones(4, bool)
    assert simplified(~free, free).outputs == ("0",)
    assert simplified(np.array([True, False, False, False]), ~np.eye(4, dtype=bool)[0]).outputs == (
        "1",
    )


def test_the_digits_of_a_decimal_place():
    """Seven segments' segment e of a digit 0 to 9 from four bits: 10 to 15 do not occur."""
    table, free = np.zeros(16, bool), np.arange(16) > 9
    table[[0, 2, 6, 8]] = True
    # a textbook: e = ¬x2¬x4 + x3¬x4
    assert set(cover(table, free)) == {(0b0101, 0b0000), (0b0011, 0b0010)}


def test_parity_cannot_be_simplified():
    for inputs in range(2, 7):
        table = named("parity", inputs)
        assert simplified(table).gate_count == two_layers(table).gate_count == 2 ** (inputs - 1) + 1


@pytest.mark.parametrize("inputs", range(2, 13))
def test_named_functions_are_what_they_are_called(inputs):
    rows = all_rows(inputs)
    assert (named("parity", inputs) == rows.sum(axis=0) % 2).all()
    assert (named("majority", inputs) == (rows.sum(axis=0) > inputs / 2)).all()
    assert set(NAMED) == {"parity", "majority", "multiplexer"}


@pytest.mark.parametrize(("inputs", "address_bits"), [(2, 1), (3, 1), (4, 2), (5, 2), (6, 2)])
def test_a_multiplexer_passes_on_the_input_that_is_chosen(inputs, address_bits):
    for row, output in zip(all_rows(inputs).T, multiplexer(inputs), strict=True):
        address = int("".join("01"[int(bit)] for bit in row[:address_bits]), 2)
        data = row[address_bits:]
        assert output == (address < len(data) and data[address])


def test_a_table_of_a_million_rows_is_counted():
    assert np.count_nonzero(named("parity", 20)) == 2**19
