"""Numbers on screen: never a 0 that is none, never a width that jitters."""

import ast
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradsim.ui.plotting.ticks import linear_ticks, log_ticks, nice_range
from gradsim.ui.typesetting import numbers
from gradsim.ui.typesetting.numbers import (
    format_count,
    format_decimals,
    format_fraction,
    format_logarithm,
    format_number,
    format_setting,
    parse_number,
    tex_fraction,
)

finite = st.floats(allow_nan=False, allow_infinity=False)


def read(text: str) -> float:
    """Read a number of the screen back, independently of the program."""
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    mantissa, _, power = text.replace("−", "-").partition("·10")
    return float(mantissa) * 10.0 ** int(power.translate(superscripts) or 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.8175744761936437, "0.818"),  # the output of the good start
        (0.5, "0.500"),
        (-1.2831, "−1.28"),
        (3e-5, "3.00·10⁻⁵"),  # never 0.00
        (-3e-5, "−3.00·10⁻⁵"),
        (0.000999, "9.99·10⁻⁴"),
        (0.00099996, "0.00100"),  # rounded first
        (0.001, "0.00100"),
        (9.996, "10.0"),  # rounding carries over into another digit
        (99_999.0, "1.00·10⁵"),
        (12_345.0, "12345"),
        (1.7976931348623157e308, "1.80·10³⁰⁸"),
        (5e-324, "4.94·10⁻³²⁴"),
        (0.0, "0"),
        (-0.0, "0"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "not a number"),
    ],
)
def test_three_significant_digits(value, text):
    assert format_number(value) == text


def test_any_number_of_digits():
    assert format_number(0.6108643020548935, 4) == "0.6109"
    assert format_number(0.6108643020548935, 2) == "0.61"


@given(finite)
def test_a_number_on_screen_is_right_to_half_a_digit(value):
    if value and abs(value) < 1e307 and abs(value) > 1e-300:
        assert read(format_number(value)) == pytest.approx(value, rel=5.001e-3)
    elif value:
        assert format_number(value) != "0"


@given(st.floats(0.1, 0.999), st.floats(0.1, 0.999))
def test_a_number_that_changes_keeps_its_width(first, second):
    assert len(format_number(first)) == len(format_number(second)) or "1.00" in {
        format_number(first),
        format_number(second),
    }


@given(finite)
def test_a_setting_is_shown_exactly_and_read_back(value):
    assert parse_number(format_setting(value)) == value


@given(finite, st.integers(2, 9))
def test_every_number_on_screen_is_read_back(value, digits):
    text = format_number(value, digits)
    if abs(value) < 1e308:
        assert parse_number(text) == pytest.approx(
            value, rel=0.51 * 10.0 ** (1 - digits), abs=5e-324
        )


@given(st.integers(-(10**15), 10**15))
def test_a_count_on_screen_is_read_back(count):
    assert parse_number(format_count(count), whole=True) == count


@pytest.mark.parametrize(
    ("value", "text"), [(300, "300"), (0.15, "0.15"), (-2.0, "−2"), (1e300, "1e+300")]
)
def test_a_setting_is_as_short_as_it_can_be(value, text):
    assert format_setting(value) == text


@pytest.mark.parametrize("text", ["-2", "−2", " -2 ", "-2.0", "-2,0", "-20e-1", "–4/2"])
def test_a_number_is_read_as_people_type_it(text):
    assert parse_number(text) == -2.0


@pytest.mark.parametrize("text", ["", " ", "two", "1,00,000", "1 2", "−", "0x10"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="is no number"):
        parse_number(text)


def test_largest_slopes_are_written_as_fractions():
    assert [format_fraction(slope) for slope in (0.25, 0.5, 0.75, 1.0, 2.5, 0.3)] == [
        "1/4", "1/2", "3/4", "1", "5/2", "0.3",
    ]  # fmt: skip


def test_a_fraction_is_the_same_as_latex():
    assert [tex_fraction(value) for value in (0.25, 1.5, 2.0, 0.3)] == [
        r"\frac{1}{4}", r"\frac{3}{2}", "2", "0.3",
    ]  # fmt: skip


@given(st.floats(-299, 299), st.sampled_from([-1.0, 1.0]))
def test_a_number_by_its_logarithm_is_the_same_number(log, sign):
    """Unless its third digit is decided by what rounds away in the logarithm."""
    value = sign * 10.0**log
    text = format_logarithm(log, sign)
    assert read(text) == pytest.approx(value, rel=5.01e-3)
    assert "10.0" not in text


@pytest.mark.parametrize(
    ("value", "decimals", "text"), [(-0.125, 2, "−0.12"), (98.0, 2, "98.00"), (-3.0, 0, "−3")]
)
def test_decimals_are_as_many_as_asked_for_with_a_minus_sign(value, decimals, text):
    assert format_decimals(value, decimals) == text


#: What is no number on screen: coordinates of a file, a clock, a rounded place of a slider.
OTHER_FORMATS = {"svg.py", "clock.py", "rows.py", "numbers.py"}
#: A colon as that of a format, not of a dictionary: to read all modules takes a second.
MAY_FORMAT = re.compile(r":(?! )[^'\"\n]*\}|: [-+ #0,_.\d]*[a-zA-Z%]?\}")


def test_nothing_else_in_the_interface_makes_text_of_a_number():
    for path in Path(numbers.__file__).parents[1].rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not MAY_FORMAT.search(text):
            continue
        for node in ast.walk(ast.parse(text)):
            formats = isinstance(node, ast.FormattedValue) and node.format_spec is not None
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                formats = re.search(r"\{\d*:[^}]*\}", node.value) is not None
            is_page = path.parent.name == "handout"  # lengths of HTML and SVG
            if formats and path.name not in OTHER_FORMATS and not is_page:
                pytest.fail(f"{path}:{node.lineno} formats a number its own way")


def test_ticks_are_round_numbers_within_the_axis():
    assert linear_ticks(0, 300, 6) == [
        (0.0, "0"),
        (50.0, "50"),
        (100.0, "100"),
        (150.0, "150"),
        (200.0, "200"),
        (250.0, "250"),
        (300.0, "300"),
    ]
    assert [label for _, label in linear_ticks(-1, 1, 4)] == ["−1", "−0.5", "0", "0.5", "1"]
    assert [label for _, label in linear_ticks(0, 1_000_000, 4)][-1] == "1,000,000"


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(min_value=1, max_value=8))
def test_ticks_lie_in_the_axis_and_do_not_repeat(low, span, most):
    high = low + span
    if high - low < abs(low) * 1e-9:
        return
    ticks = linear_ticks(low, high, most)
    slack = (high - low) * 1e-6
    assert all(low - slack <= value <= high + slack for value, _ in ticks)
    assert len(ticks) <= most + 1
    labels = [label for _, label in ticks]
    if abs(low) < span * 1000:
        assert len(set(labels)) == len(labels)


def test_a_range_without_extent_still_gives_an_axis():
    for low, high in ((0.0, 0.0), (2.0, 2.0), (-3.0, -3.0), (math.nan, 1.0), (0.0, math.inf)):
        start, stop = nice_range(low, high)
        assert math.isfinite(start) and math.isfinite(stop) and start < stop


def test_powers_of_ten_on_a_logarithmic_axis():
    assert log_ticks(-3, 0, 5) == [(-3.0, "10⁻³"), (-2.0, "10⁻²"), (-1.0, "10⁻¹"), (0.0, "1")]
    assert [label for _, label in log_ticks(-300, 0, 4)] == [
        "10⁻³⁰⁰",
        "10⁻²²⁵",
        "10⁻¹⁵⁰",
        "10⁻⁷⁵",
        "1",
    ]
