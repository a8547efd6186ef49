"""The places and labels of the ticks of an axis."""

import math
from functools import lru_cache

from gradsim.ui.language import decimal_sign
from gradsim.ui.typesetting.numbers import format_count, format_decimals, power_of_ten

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)  # times a power of ten


def nice_step(span: float, most: int) -> float:
    """Return the smallest round step that gives at most `most` steps over `span`."""
    raw = span / max(most, 1)
    magnitude = 10.0 ** math.floor(math.log10(raw))
    return next(step * magnitude for step in _STEPS if step * magnitude >= raw * (1 - 1e-9))


def linear_ticks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Return (value, label) of at most about `most` + 1 round ticks."""
    return list(_linear_ticks(low, high, most, decimal_sign()))


@lru_cache(256)  # asked for in every frame of an axis that stays, at 0.1 ms each
def _linear_ticks(low: float, high: float, most: int, sign: str) -> tuple[tuple[float, str], ...]:
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return ()
    step = nice_step(high - low, most)
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    values = [(first + index) * step for index in range(min(count, 50))]
    return tuple((value, _label(value, step)) for value in values)


def _label(value: float, step: float) -> str:
    if abs(value) < step * 1e-6:
        return "0"
    sign = "−" if value < 0 else ""
    size = abs(value)
    if size >= 1e7 or step < 1e-4:
        exponent = math.floor(math.log10(size) + 1e-9)
        decimals = max(exponent - math.floor(math.log10(step)) + 1, 0)
        mantissa = format_decimals(size / 10.0**exponent, min(decimals, 15))
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{sign}{mantissa}·{power_of_ten(exponent)}"
    if abs(size - round(size)) < step * 1e-6:
        return sign + (format_count(round(size)) if size >= 10_000 else str(round(size)))
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if abs(step * 10.0**decimals - round(step * 10.0**decimals)) > 1e-6:
        decimals += 1  # a step of 2.5
    return sign + format_decimals(size, decimals)


def log_ticks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Return (exponent, label) of the powers of ten between two exponents."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    return powers_of_ten(low, high, max(1, math.ceil((high - low) / max(most, 1))))


def fine_log_ticks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Return (exponent, label) also where there is no power of ten between two exponents."""
    powers = log_ticks(low, high, most)
    if len(powers) > 1:
        return powers
    ticks = linear_ticks(10.0**low, 10.0**high, most)
    return [(math.log10(value), label) for value, label in ticks if value > 0]


def powers_of_ten(low: float, high: float, every: int) -> list[tuple[float, str]]:
    """Return (exponent, label) of the powers of ten whose exponents are multiples of `every`."""
    first = math.ceil(low / every - 1e-9) * every
    exponents = range(first, math.floor(high + 1e-9) + 1, every)
    return [
        (float(exponent), "1" if exponent == 0 else power_of_ten(exponent))
        for exponent in exponents
    ]


def nice_range(low: float, high: float) -> tuple[float, float]:
    """Return a range of round numbers that holds both."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    if high <= low:
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    step = nice_step(high - low, 5)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
