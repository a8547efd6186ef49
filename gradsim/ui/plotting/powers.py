"""Powers of ten at an axis, and numbers with a rim."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.plotting.haloed import haloed_width, paint_haloed
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import RISE, in_plain_digits, paint_text, parts_of

_POWER = re.compile(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def exponent_of(label: str) -> str:
    """Return the exponent of a power of ten in plain digits, empty for another label."""
    match = _POWER.fullmatch(label)
    return in_plain_digits(match[1]) if match else ""


@lru_cache(1024)
def _advance(text: str, size: float, theme: Theme) -> float:
    return QFontMetricsF(theme.font(size)).horizontalAdvance(text)


def power_width(exponent: str, theme: Theme) -> float:
    """Return how wide a power of ten is."""
    tick = theme.tick
    return _advance("10", theme.power * tick, theme) + _advance(
        exponent, theme.exponent * tick, theme
    )


def paint_power(
    painter: QPainter, exponent: str, x: float, baseline: float, theme: Theme, color: QColor
) -> None:
    """Paint a power of ten that begins at `x`."""
    font, small = theme.font(theme.power * theme.tick), theme.font(theme.exponent * theme.tick)
    x = paint_text(painter, "10", x, baseline, font, color)
    rise = RISE * QFontMetricsF(font).capHeight()
    paint_text(painter, exponent, x, baseline - rise, small, color)


def halo_number(painter: QPainter, text: str, place: QPointF, color: QColor, halo: QColor) -> None:
    """Paint a number in the painter's font, with a legible exponent and a rim around it."""
    font, x = painter.font(), place.x()
    capital = QFontMetricsF(font).capHeight()
    for part, own, rise in parts_of(text, font):
        painter.setFont(own)
        paint_haloed(painter, QPointF(x, place.y() - rise * capital), part, color, halo)
        x += haloed_width(part, own.family(), own.pixelSize(), own.weight().value)
    painter.setFont(font)
