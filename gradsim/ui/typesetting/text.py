"""Words and numbers painted in one line, where no formula is among them.

The exponent of a power of ten, which a text has in Unicode's small digits, is set in digits as
legible as the others.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter

RAISED = 0.98  # size of an exponent, of that of other digits: legible where they are just so
LEAST = 18  # pixels: smaller digits keep their size in an exponent, so that it is legible
RISE = 0.62  # of the height of capitals: how far it is raised
HIGHEST = 1.45  # of that height: no exponent ends farther above the line
KEPT = 64  # pixels: of letters as high as that Qt keeps pictures, it fills the outlines of others
# between words: the shape of a sign may follow the digits beside it, also over a space
_GAP = re.compile(r"(?<=[^\W\d_])(?= [^\W\d_])|(?<=[^\W\d_][,.])(?= [^\W\d_])")
_EXPONENT = re.compile(r"(?<=10)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")


@lru_cache(4096)  # to measure takes 12 µs, to look it up 1: a frame of a chain asks 130 times
def advance(text: str, font: QFont) -> float:
    """Return how far a text leads that has no exponents."""
    return QFontMetricsF(font).horizontalAdvance(text)


def in_plain_digits(exponent: str) -> str:
    """Return an exponent in digits of the usual size."""
    return exponent.translate(_PLAIN)


def parts_of(text: str, font: QFont) -> list[tuple[str, QFont, float]]:
    """Return (text, font, share of the height of capitals by which it is raised)."""
    if text.isascii():
        return [(text, font, 0.0)] if text else []
    parts: list[tuple[str, QFont, float]] = []
    end = 0
    for exponent in _EXPONENT.finditer(text):
        small = QFont(font)
        small.setPixelSize(max(round(RAISED * font.pixelSize()), min(font.pixelSize(), LEAST)))
        rise = min(RISE, HIGHEST - small.pixelSize() / font.pixelSize())
        parts += [(text[end : exponent.start()], font, 0.0),
                  (in_plain_digits(exponent[0]), small, rise)]  # fmt: skip
        end = exponent.end()
    return [*parts, (text[end:], font, 0.0)] if end < len(text) else parts


@lru_cache(4096)
def text_width(text: str, font: QFont) -> float:
    """Return how wide a text is."""
    return sum(advance(part, own) for part, own, _ in parts_of(text, font))


def overshoot(text: str, font: QFont) -> float:
    """Return how far an exponent rises above the font's own height, 0 where there is none."""
    metrics = QFontMetricsF(font)
    tops = (
        rise * metrics.capHeight() + QFontMetricsF(own).ascent()
        for _, own, rise in parts_of(text, font)
    )
    return max(max(tops, default=0.0) - metrics.ascent(), 0.0)


def draw_words(painter: QPainter, place: QPointF, text: str) -> None:
    """Paint a text that has no exponents from a place on its baseline, as Qt does but sooner.

    Qt fills the outlines of large letters all at once, which takes the longer the more there are:
    a caption in a window of 3840 × 2160 took 25 ms, and takes 4 word by word.
    """
    font = painter.font()
    is_kept = font.pixelSize() * painter.deviceTransform().m11() <= KEPT
    if is_kept or painter.paintEngine().type() != QPaintEngine.Type.Raster:
        painter.drawText(place, text)
        return
    end = 0
    for words in _GAP.split(text):
        end += len(words)
        before = advance(text[:end], font) - advance(words, font)  # with the kerning between
        painter.drawText(QPointF(place.x() + before, place.y()), words)


def draw_text(painter: QPainter, place: QPointF, text: str) -> None:
    """Paint a text from a place on its baseline in the painter's font and colour."""
    if not _EXPONENT.search(text):  # as nearly all: half the time of what follows
        draw_words(painter, place, text)
        return
    font, x = painter.font(), place.x()
    capital = QFontMetricsF(font).capHeight()
    for part, own, rise in parts_of(text, font):
        painter.setFont(own)
        draw_words(painter, QPointF(x, place.y() - rise * capital), part)
        x += advance(part, own)
    painter.setFont(font)


def paint_text(
    painter: QPainter,
    text: str,
    x: float,
    baseline: float,
    font: QFont,
    color: QColor | str,
    align: float = 0.0,
) -> float:
    """Paint a text, and return where it ends.

    Parameters
    ----------
    painter : QPainter
        Where.
    text : str
        The words.
    x, baseline : float
        The place, in pixels.
    font, color : QFont, QColor
        Their look.
    align : float
        The share of their width that is left of `x`: 0.5 centres them, 1 lets them end there.
    """
    width = text_width(text, font)
    painter.setFont(font)
    painter.setPen(QColor(color))
    draw_text(painter, QPointF(x - align * width, baseline), text)
    return x + (1.0 - align) * width
