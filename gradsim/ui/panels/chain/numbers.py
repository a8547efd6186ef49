"""How the numbers of a chain are written."""

import math
import re

from gradsim.core.chain.products import Product
from gradsim.ui.typesetting.numbers import (
    format_count,
    format_decimals,
    format_logarithm,
    format_number,
    format_setting,
    raised,
    rounded,
    tex_fraction,
)

_THOUSANDS = re.compile(r"(?<![\d.,])\d{4,}")  # not behind a decimal sign
EXACT_LENGTH = 8  # characters; a number as short as this is shown with all its digits


def product_text(product: Product, digits: int = 3) -> str:
    """Return a product as a number, from its logarithm where it must be."""
    if product.is_beyond_floats:
        return format_logarithm(product.log, product.sign, digits)
    return grouped(format_number(product.value, digits))


def setting_text(value: float) -> str:
    """Return a weight or bias: two decimals as a slider has, all digits where few, else three."""
    if value == round(value, 2) and abs(value) < 10:
        return format_decimals(value, 2)
    return exact_text(value)


def exact_text(value: float, product: Product | None = None) -> str:
    """Return a number with all its digits where these are few, else with three."""
    if product is not None and product.is_beyond_floats:
        return product_text(product)
    if math.isfinite(value) and 1e-3 <= abs(value) < 1e5:
        text = format_setting(value)
        if len(text) <= EXACT_LENGTH and not _shorter(text):
            return grouped(text)
    return grouped(format_number(value))


def grouped(text: str) -> str:
    """Return a number with its thousands in groups, as counts have them."""
    return _THOUSANDS.sub(lambda whole: format_count(int(whole[0])), text, 1)


def _shorter(text: str) -> bool:
    """Return whether three digits say the same and keep their width: 0.25 is 0.250."""
    return len(text.lstrip("−0.").replace(".", "")) < 3 and "." in text


def relation(value: float, largest: float) -> tuple[str, str]:
    """Return how a pair w·f'(z) compares, as (sign, LaTeX of the bound).

    Parameters
    ----------
    value : float
        The pair.
    largest : float
        The largest slope of the activation, 1/4 for the sigmoid; 1 is the bound where it is
        not below 1, and where the pair is not.
    """
    size = abs(value)
    if size >= 1 or largest >= 1:
        return (">" if size > 1 else "=" if size == 1 else "<"), "1"
    sign = "<" if size < largest else "=" if size == largest else ">"
    return sign, tex_fraction(rounded(largest))  # as many digits as the pair has


def bound_text(largest: float, terms: int) -> str:
    """Return the largest slope to the power of how many terms: 1/16 = 0.0625."""
    if largest == 1:
        return "1"
    inverse = 1 / largest
    if not inverse.is_integer():
        return format_number(largest**terms)
    whole = int(inverse)
    return f"1/{whole**terms}" if terms <= 4 else f"1/{whole}{raised(terms)}"


def bound_words(largest: float, terms: int) -> str:
    """Return that with what it is a power of: 1/16 = (1/4)²."""
    name = bound_text(largest, terms)
    if largest == 1 or terms == 1 or terms > 4:
        return name
    return f"{name} = ({bound_text(largest, 1)}){raised(terms)}"
