"""Powers of ten at an axis, with exponents as legible as other numbers."""

import re
from functools import lru_cache

from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text

BASE, EXPONENT = 1.2, 1.0  # sizes, of that of other labels
_POWER = re.compile(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")


def exponent_of(label: str) -> str:
    """Return the exponent of a power of ten in plain digits, empty for another label."""
    match = _POWER.fullmatch(label)
    return match[1].translate(_PLAIN) if match else ""


@lru_cache(1024)
def _advance(text: str, size: float, theme: Theme) -> float:
    return QFontMetricsF(theme.font(size)).horizontalAdvance(text)


def power_width(exponent: str, theme: Theme) -> float:
    """Return how wide a power of ten is."""
    tick = theme.tick
    return _advance("10", BASE * tick, theme) + _advance(exponent, EXPONENT * tick, theme)


def paint_power(
    painter: QPainter, exponent: str, x: float, baseline: float, theme: Theme, color: QColor
) -> None:
    """Paint a power of ten that begins at `x`."""
    font, small = theme.font(BASE * theme.tick), theme.font(EXPONENT * theme.tick)
    x = paint_text(painter, "10", x, baseline, font, color)
    rise = 0.62 * QFontMetricsF(font).capHeight()
    paint_text(painter, exponent, x, baseline - rise, small, color)
