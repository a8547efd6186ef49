"""Powers of ten at an axis and in numbers, with exponents as legible as other digits."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gradsim.ui.plotting.haloed import haloed_width, paint_haloed
from gradsim.ui.theme import Theme, text_font
from gradsim.ui.typesetting.text import paint_text

RAISED = 0.86  # size of the exponent of a number, of that of its digits
_POWER = re.compile(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_EXPONENT = re.compile(r"(?<=10)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")


def exponent_of(label: str) -> str:
    """Return the exponent of a power of ten in plain digits, empty for another label."""
    match = _POWER.fullmatch(label)
    return match[1].translate(_PLAIN) if match else ""


@lru_cache(1024)
def _advance(text: str, size: float, theme: Theme) -> float:
    return QFontMetricsF(theme.font(size)).horizontalAdvance(text)


@lru_cache(2048)
def _advance_in(text: str, family: str, pixels: int, weight: int) -> float:
    """Return how wide a text is; a chain of 50 asks 140 times in a frame, at 10 µs each."""
    return QFontMetricsF(text_font(family, pixels, weight)).horizontalAdvance(text)


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
    rise = 0.62 * QFontMetricsF(font).capHeight()
    paint_text(painter, exponent, x, baseline - rise, small, color)


def _parts(text: str, font: QFont) -> list[tuple[str, QFont, float]]:
    """Return (text, font, share of the height of capitals by which it is raised)."""
    exponent = _EXPONENT.search(text)
    if exponent is None:
        return [(text, font, 0.0)]
    small = QFont(font)
    small.setPixelSize(max(round(RAISED * font.pixelSize()), 1))
    parts = [
        (text[: exponent.start()], font, 0.0),
        (exponent[0].translate(_PLAIN), small, 0.62),
        (text[exponent.end() :], font, 0.0),
    ]
    return [part for part in parts if part[0]]


def text_width(text: str, font: QFont) -> float:
    """Return how wide a text is whose power of ten has a legible exponent."""
    return sum(
        _advance_in(part, own.family(), own.pixelSize(), own.weight().value)
        for part, own, _ in _parts(text, font)
    )


def paint_number(
    painter: QPainter, text: str, x: float, baseline: float, font: QFont, color: QColor | str
) -> None:
    """Paint a text whose power of ten, if it has one, has a legible exponent."""
    capital = QFontMetricsF(font).capHeight()
    for part, own, rise in _parts(text, font):
        x = paint_text(painter, part, x, baseline - rise * capital, own, color)


def halo_number(painter: QPainter, text: str, place: QPointF, color: QColor, halo: QColor) -> None:
    """Paint the same in the painter's font, with a rim around it."""
    font, x = painter.font(), place.x()
    capital = QFontMetricsF(font).capHeight()
    for part, own, rise in _parts(text, font):
        painter.setFont(own)
        paint_haloed(painter, QPointF(x, place.y() - rise * capital), part, color, halo)
        x += haloed_width(part, own.family(), own.pixelSize(), own.weight().value)
    painter.setFont(font)
