"""Numbers as the screen shows them: a few significant digits that do not jitter."""

import math
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def power_of_ten(exponent: int) -> str:
    """Return 10 to a whole exponent, as text."""
    return "10" + str(exponent).translate(_SUPERSCRIPT)


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
    mantissa, exponent = f"{abs(value):.{digits - 1}e}".split("e")
    power = int(exponent)
    sign = "−" if value < 0 else ""
    if -4 < power < 5:
        return f"{sign}{abs(value):.{max(digits - 1 - power, 0)}f}"
    return f"{sign}{mantissa}·{power_of_ten(power)}"


def format_setting(value: float) -> str:
    """Return a setting's value exactly, as short as it can be."""
    if value == int(value) and abs(value) < 1e15:
        text = str(int(value))
    else:
        text = repr(float(value))
    return text.replace("-", "−")


def format_quarters(value: float) -> str:
    """Return a bound such as a largest slope: a fraction of 4 where it is one, as 1/4."""
    quarters = Fraction(value)
    if quarters.denominator in (2, 4):
        return str(quarters)
    return f"{value:.3g}"


def parse_number(text: str) -> float:
    """Read a number as a person types it: hyphen or minus sign, decimal point or comma.

    Raises
    ------
    ValueError
        If it is none, or none that can be held: infinite, or a 1 with 400 zeros.
    """
    number = float(text.strip().replace("−", "-").replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(f"{text} is not finite")
    return number
