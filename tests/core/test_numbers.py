"""Numbers as people type them: read exactly, or refused with a sentence, never guessed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.numbers import (
    NumberError,
    UnclearNumber,
    read_items,
    read_number,
    read_numbers,
)
from gradsim.core.settings import SettingError

finite = st.floats(allow_nan=False, allow_infinity=False)
decimals = st.sampled_from([".", ","])
#: What numbers are written with, and some of what they are not.
CHARACTERS = "0123456789.,;-−–+eE/^*·×x10⁻⁵²() \t\n\u00a0\u202f'_[]%٣½∞n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1/3", 1 / 3),
        ("-7 / 8", -0.875),
        ("1/−4", -0.25),
        ("−2", -2.0),
        ("–0.5", -0.5),
        ("‐6", -6.0),
        ("+4", 4.0),
        ("2^-3", 0.125),
        ("2⁻³", 0.125),
        ("3**2", 9.0),
        ("10^(-2)", 0.01),
        ("-2^2", -4.0),
        ("1.23·10⁻⁵", 1.23e-5),
        ("−4,56·10⁷", -4.56e7),
        ("1.23×10^-5", 1.23e-5),
        ("6.02 x 10^23", 6.02e23),
        ("3·2^4", 48.0),
        ("1e-5", 1e-5),
        ("1E−5", 1e-5),
        ("0,5", 0.5),
        ("1,25", 1.25),
        ("0,125", 0.125),  # no thousands begin with 0
        ("1234,567", 1234.567),
        (".5", 0.5),
        ("5.", 5.0),
        ("1 000", 1000.0),
        ("12\u202f345,5", 12345.5),
        ("1\u00a0000\u00a0000", 1e6),
        ("1'000.25", 1000.25),
        ("1,000,000", 1e6),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("0^0", 1.0),
        ("0e-999", 0.0),
    ],
)
@pytest.mark.parametrize("decimal", [".", ","])
def test_a_number_is_read_as_it_is_written(text, number, decimal):
    assert read_number(text, decimal=decimal) == number
    assert read_number(f"  {text}\n", decimal=decimal) == number


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1,000", ".", 1000),
        ("20,500", ".", 20_500),
        ("1.000", ",", 1000),
        ("300.000", ",", 300_000),
    ],
)
def test_thousands_are_those_of_the_language_where_the_number_is_whole(text, decimal, number):
    read = read_number(text, whole=True, decimal=decimal)
    assert (read, type(read)) == (number, int)


@pytest.mark.parametrize(
    ("text", "whole", "decimal", "sentence"),
    [
        ("1,000", False, ".", "1,000 can be 1 or 1000: write 1 000 or 1.0"),
        ("-1,250", False, ".", "1,250 can be 1.25 or 1250: write 1 250 or 1.25"),
        ("1.000", False, ",", "1.000 can be 1 or 1000: write 1 000 or 1,0"),
        ("12.345", False, ",", "12.345 can be 12,345 or 12345: write 12 345 or 12,345"),
        ("1.000", True, ".", "1.000 can be 1 or 1000: write 1 000 or 1.0"),
        ("1,000/3", False, ".", "1,000 can be 1 or 1000: write 1 000 or 1.0"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(text, whole, decimal, sentence):
    with pytest.raises(UnclearNumber) as error:
        read_number(text, whole=whole, decimal=decimal)
    assert str(error.value) == sentence
    *_, thousands, fraction = error.value.words
    readings = {read_number(word, decimal=decimal) for word in (thousands, fraction)}
    assert len(readings) == 2  # what it says to write is read


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "−", "+", ".", ",", "/", "1/", "/2", "1/2/3", "two",
        "1 2", "1  000", "1 00", "1,00,0",
        "1.2.3", "1,234.567.8", "--1", "0x10", "1e", "e5", "1e5e5", "1e5^2", "·10⁻⁵", "3·10", "2*3",
        "٣", "1/0", "1/0.0", "0^-1", "nan", "inf", "-Infinity", "−∞", "1e999", "10^999999",
        "9" * 400, "1.234.5",
        "1e-999", "2^-99999", "1e9999999999", "1e-300/1e300", "1" + " " * 10_000_000,
        "1^" * 5_000_000, "__import__('os')",
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
@pytest.mark.parametrize("whole", [False, True])
def test_what_is_no_number_is_refused_with_a_short_sentence(text, whole):
    for read in (read_number, read_numbers, read_items):
        if read is not read_number and text in ("1 2", "1  000", "1 00", "1,00,0"):
            continue
        with pytest.raises(NumberError) as error:
            read(text, whole=whole)
        assert 10 < len(str(error.value)) < 200


@given(finite, decimals)
def test_the_shortest_decimal_of_python_is_read_back(value, decimal):
    text = repr(value).replace(".", decimal)
    assert read_number(text, decimal=decimal) == value


@given(st.integers(-(10**14), 10**14), st.sampled_from(" \u00a0\u202f'"), decimals)
def test_thousands_in_groups_are_read_back(number, blank, decimal):
    assert read_number(f"{number:,}".replace(",", blank), decimal=decimal) == number
    own = "," if decimal == "." else "."
    assert read_number(f"{number:,}".replace(",", own), whole=True, decimal=decimal) == number


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_fraction_is_the_quotient(numerator, denominator):
    assert read_number(f"{numerator}/{denominator}") == numerator / denominator


@given(st.text() | st.text(CHARACTERS), decimals, st.booleans())
def test_no_text_breaks_the_reader(text, decimal, whole):
    for read in (read_number, read_numbers, read_items):
        try:
            numbers = read(text, decimal=decimal, whole=whole)
        except NumberError as error:
            assert str(error)
            continue
        while isinstance(numbers, list):
            assert numbers
            numbers = numbers[0]
        assert math.isfinite(numbers)


# ----- lists


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0 1 1 0", [0, 1, 1, 0]),
        ("1, 2, 3", [1, 2, 3]),
        ("1,2,3", [1, 2, 3]),
        ("0.5,1.5", [0.5, 1.5]),
        ("1;2;3", [1, 2, 3]),
        ("1\t2\t3", [1, 2, 3]),
        ("1\n2\r\n3\n", [1, 2, 3]),
        ("1;\n2;\n3", [1, 2, 3]),
        ("1/3, −2, 1.23·10⁻⁵", [1 / 3, -2, 1.23e-5]),
        ("1 / 3 2", [1 / 3, 2]),
        ("- 1, -2", [-1, -2]),
        ("0,5 1,25", [0.5, 1.25]),
        ("0,5; 1,25", [0.5, 1.25]),
        ("0,5\t1,25", [0.5, 1.25]),
        ("30 100 10", [30, 100, 10]),
        ("1\u202f000 2", [1000, 2]),
        ("1 000; 2 500", None),
        ("100 200", None),
        ("100,200", None),
        ("0,5", None),
        ("0, 0,1", None),
    ],
)
def test_a_list_is_read_however_it_is_separated(text, numbers):
    if numbers is None:
        with pytest.raises(UnclearNumber):
            read_numbers(text)
    else:
        assert read_numbers(text) == numbers


@given(st.lists(finite, min_size=1, max_size=8), st.sampled_from([", ", "; ", "\t", "\n"]))
def test_numbers_with_clear_separators_are_read_back(numbers, separator):
    assert read_numbers(separator.join(map(repr, numbers))) == numbers
    commas = [repr(number).replace(".", ",") for number in numbers]
    if separator != ", " and len(numbers) > 1:
        assert read_numbers(separator.join(commas), decimal=",") == numbers


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("0, 0; 0, 1; 1, 0", [[0, 0], [0, 1], [1, 0]]),
        ("0,0; 0,1; 1,0", [[0, 0], [0, 1], [1, 0]]),
        ("0\t0,5\n1\t2,5\n", [[0, 0.5], [1, 2.5]]),
        ("0;0,5\n1;2,5", [[0, 0.5], [1, 2.5]]),
        ("1/2 -3", [[0.5, -3]]),
    ],
)
def test_items_are_read_from_one_line_or_several(text, items):
    assert read_items(text) == items


def test_the_comma_between_pairs_may_be_decimal_in_german():
    with pytest.raises(UnclearNumber):
        read_items("0,5; 1,2", decimal=",")


# ----- truth tables


@pytest.mark.parametrize(
    "text", ["0110", "0 1 1 0", "0,1,1,0", "0; 1; 1; 0", "0\n1\n1\n0\n", "01\t10"]
)
def test_a_truth_table_is_taken_as_it_is_pasted(text):
    circuit = LogicCircuit(function="table", inputs=2, table=text)
    assert circuit.table == "0110"
    assert circuit.truth_table.tolist() == [False, True, True, False]


@pytest.mark.parametrize("text", ["0 1 1", "0 1 2 0", "", "0.1.1.0"])
def test_what_is_no_truth_table_is_refused(text):
    with pytest.raises(SettingError, match="4 zeros, ones or dashes"):
        LogicCircuit(function="table", inputs=2, table=text)
