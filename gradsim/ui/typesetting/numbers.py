"""Numbers as the screen shows them; nothing else in the interface turns one into text.

A measured number has a few significant digits that do not jitter, a setting all of its
digits, a count its thousands in groups.
"""

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from gradsim.core.finding import Part
from gradsim.core.numbers import read_number
from gradsim.core.settings import Setting
from gradsim.ui.language import decimal_sign, translated

NEXT_TO_NOTHING = 1e-9
MOST_SPELLED = 8  # numbers of a list that a sentence has room for
LONGEST_SPELLED = 60  # characters of a list of lists that a sentence has room for
UNKNOWN = "?"  # in place of a number that is not known yet, or not told
THIN_SPACE = "\u202f"  # which breaks no line
_PLACE = re.compile(r"\{(\d)(?::(\d))?\}")
_DIGITS = "-0123456789"
_RAISED = str.maketrans(_DIGITS, "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans(_DIGITS, "₋₀₁₂₃₄₅₆₇₈₉")


def format_number(value: float, digits: int = 3) -> str:
    """Return `value` with that many significant digits.

    Plain from 0.001 to 99999, otherwise with a power of ten; only an exact zero
    is ``0``. The count of digits is the same for all values, so that a changing number
    keeps its width.
    """
    if math.isnan(value):
        return QCoreApplication.translate("Numbers", "not a number")
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 < power < 5:
        return format_decimals(value, max(digits - 1 - power, 0))
    return _signed(f"{mantissa}·{power_of_ten(power)}")


def format_beside_zero(value: float) -> str:
    """Return a number as `format_number` does, or ≈ 0 where it is next to nothing.

    For slopes and the like, which are compared with numbers near 1; an exact zero is 0.
    """
    return "≈ 0" if 0 < abs(value) < NEXT_TO_NOTHING else format_number(value)


def format_output(value: float) -> str:
    """Return an output as `format_number` does, but with four decimals where it is next to 0.

    Beside 0.944 a power of ten would look like the larger number.
    """
    if not 0 < abs(value) < 0.001:
        return format_number(value)
    return format_decimals(value, 4) if abs(value) >= 0.00005 else "≈ 0"


def format_logarithm(log: float, sign: float, digits: int = 3) -> str:
    """Return a number that may be beyond the floats as `format_number` does.

    Parameters
    ----------
    log : float
        log₁₀ of its size, far from 0.
    sign : float
        Its sign.
    digits : int
        Significant digits.
    """
    power = math.floor(log)
    mantissa = f"{10.0 ** (log - power):.{digits - 1}f}"
    if mantissa.startswith("10"):  # rounding carries over into another digit
        mantissa, power = f"{1:.{digits - 1}f}", power + 1
    return f"{'−' if sign < 0 else ''}{mantissa}·{power_of_ten(power)}"


@lru_cache(4096)  # the numbers of a long list are written at every step of a drag
def format_setting(value: float) -> str:
    """Return a setting's value exactly, as short as it can be."""
    if value == int(value) and abs(value) < 1e15:
        return _signed(str(int(value)))
    return _signed(repr(float(value)))


def format_decimals(value: float, decimals: int) -> str:
    """Return `value` with that many decimals."""
    return _signed(f"{value:.{decimals}f}")


def format_short(value: float) -> str:
    """Return a round value as short as it can be, with at most six digits."""
    return _signed(f"{value:g}")


def format_count(count: int) -> str:
    """Return a whole number, its thousands in groups that no language reads as decimals."""
    grouped = f"{count:,}"
    return _signed(grouped if decimal_sign() == "." else grouped.replace(",", THIN_SPACE))


def filled(text: str, figures: Sequence[Part]) -> str:
    """Return a text with numbers for its places, ``{0}``; see :class:`.finding.KeyFigure`.

    What is no place of these numbers stays as it is.
    """

    def number(place: re.Match[str]) -> str:
        index, digits = int(place[1]), int(place[2] or 2)
        if index >= len(figures):
            return place[0]
        return _figure(figures[index], digits)

    return _PLACE.sub(number, text)


def _figure(value: Part, digits: int) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, tuple):
        return ", ".join(map(translated, value))
    if isinstance(value, Fraction):
        return str(value)
    return format_count(value) if isinstance(value, int) else format_number(value, digits)


def format_fraction(value: float) -> str:
    """Return `value` as a fraction where it is some quarters or halves, 1/4, else in 3 digits."""
    fraction = _quarters(value)
    return format_short(rounded(value)) if fraction is None else str(fraction)


def tex_fraction(value: float) -> str:
    """Return the same as LaTeX."""
    fraction = _quarters(value)
    if fraction is None:
        return format_short(rounded(value))
    return rf"\frac{{{fraction.numerator}}}{{{fraction.denominator}}}"


def rounded(value: float, digits: int = 3) -> float:
    """Return a value with a few significant digits."""
    return float(f"{value:.{digits}g}")


def _quarters(value: float) -> Fraction | None:
    is_fraction = value != round(value) and 4 * value == round(4 * value)
    return Fraction(value) if is_fraction else None


def power_of_ten(exponent: int) -> str:
    """Return 10 to a whole exponent."""
    return "10" + raised(exponent)


def raised(number: int) -> str:
    """Return a whole number as an exponent."""
    return str(number).translate(_RAISED)


def lowered(text: str) -> str:
    """Return a name with its digits as subscripts: x₁ for x1."""
    return text.translate(_LOWERED)


def format_value(value: object, setting: Setting) -> str:
    """Return the value of a setting in words: its choices by name, its numbers exactly."""
    if value in ("", None):
        return translated(setting.empty)
    if isinstance(value, tuple):
        if len(value) > MOST_SPELLED:
            return QCoreApplication.translate("Numbers", "{0} values").format(len(value))
        items = [format_value(item, setting) for item in value]
        if not any(isinstance(item, tuple) for item in value):
            return ", ".join(items)
        text = ", ".join(f"({item})" for item in items)
        own = QCoreApplication.translate("Numbers", "of your own")
        return text if len(text) <= LONGEST_SPELLED else own
    if value in setting.choices:
        return translated(setting.choice_labels[setting.choices.index(str(value))])
    return format_setting(value) if isinstance(value, int | float) else str(value)


def _signed(text: str) -> str:
    """Return a number with a minus sign in place of its hyphen."""
    return text.replace("-", "−")


def parse_number(text: str, whole: bool = False) -> float:
    """Read a number as a person types it in the language of the window.

    Raises
    ------
    NumberError
        If it is none, none that can be held, or can be read in two ways.
    """
    return read_number(text, whole=whole, decimal=decimal_sign())
