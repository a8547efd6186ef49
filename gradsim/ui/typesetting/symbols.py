"""Short symbols such as w₁₂, σ′(z₃) and ∂C/∂b₁, set from the glyphs of the mathematical font.

A chain of 50 neurons has 250 of them. Laying each out with the typesetter of formulas would
take seconds; runs of glyphs take microseconds, and look the same in the same typeface.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

MATH_FAMILY = "TeX Gyre Pagella Math"
SMALLER = 0.72  # a subscript
ASCENT, DESCENT = 0.76, 0.26  # of a line of letters, in em; the font's own leave room for sums
AXIS = 0.25  # height of fraction bars above the baseline
GAP = 0.11  # between a fraction's bar and its parts
_BAR = 0.055

_TOKEN = re.compile(r"\\([A-Za-z]+)|_\{([^}]*)\}|_(.)|'|.")
_NAMES = {
    "sigma": "\U0001d70e", "partial": "∂", "dots": "⋯", "eta": "\U0001d702",
}  # fmt: skip


@dataclass(frozen=True)
class _Run:
    x: float
    dy: float
    px: float
    text: str


@lru_cache(64)
def math_font(px: float) -> QFont:
    """Return the mathematical font, unhinted, so that widths are the same at every scale."""
    font = QFont(MATH_FAMILY)
    font.setPixelSize(max(1, round(px)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(64)
def _metrics(px: float) -> QFontMetricsF:
    return QFontMetricsF(math_font(px))


def _italic(letter: str) -> str:
    """Return a Latin letter in mathematical italics, anything else as it is."""
    if letter == "h":
        return "ℎ"
    if "a" <= letter <= "z":
        return chr(0x1D44E + ord(letter) - ord("a"))
    if "A" <= letter <= "Z":
        return chr(0x1D434 + ord(letter) - ord("A"))
    return letter


def _pieces(tex: str) -> Iterator[tuple[str, bool]]:
    """Yield the glyphs of a symbol, and whether they are a subscript."""
    for match in _TOKEN.finditer(tex):
        name, group, single = match.groups()
        below = group or single
        if name is not None:
            yield _NAMES.get(name, name), False  # a function such as tanh is called by its name
        elif below is not None:
            yield "".join(_italic(one) for one in below), True
        elif match[0] == "'":
            yield "′", False
        elif match[0] != " ":
            yield _italic(match[0]), False


@dataclass(frozen=True)
class Symbol:
    """A symbol laid out at one size, or a fraction of two; all lengths in pixels."""

    runs: tuple[_Run, ...]
    width: float
    ascent: float
    descent: float
    bar: tuple[float, float] | None = None  # thickness and height above the baseline

    def paint(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the left edge at `x`."""
        painter.setPen(color)
        for run in self.runs:
            painter.setFont(math_font(run.px))
            painter.drawText(QPointF(x + run.x, baseline + run.dy), run.text)
        if self.bar is not None:
            thickness, height = self.bar
            painter.setPen(QPen(color, thickness, c=Qt.PenCapStyle.FlatCap))
            y = baseline - height
            painter.drawLine(QPointF(x, y), QPointF(x + self.width, y))

    def paint_centred(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the middle at `x`."""
        self.paint(painter, x - self.width / 2, baseline, color)


@lru_cache(2048)
def symbol(tex: str, px: float) -> Symbol:
    r"""Lay out a symbol.

    Parameters
    ----------
    tex : str
        Letters, subscripts, primes, parentheses, ``\sigma``, ``\partial``, ``\dots`` and
        functions such as ``\tanh``; with a bar between two symbols, ``a|b``, it is a fraction.
    px : float
        Size of the letters.
    """
    if "|" in tex:
        return _fraction(*tex.split("|"), px)
    runs, x = [], 0.0
    for text, below in _pieces(tex):
        if below:
            small = px * SMALLER
            runs.append(_Run(x, 0.17 * px, small, text))
            x += _metrics(small).horizontalAdvance(text) + 0.03 * px
        else:
            if text == "′" and runs and runs[-1].text == _italic("f"):
                x += 0.12 * px  # its letter leans over
            runs.append(_Run(x, 0.0, px, text))
            x += _metrics(px).horizontalAdvance(text) - (0.08 * px if text == "′" else 0.0)
    return Symbol(tuple(runs), x, ASCENT * px, DESCENT * px)


def _fraction(above: str, below: str, px: float) -> Symbol:
    parts = symbol(above, px), symbol(below, px)
    width = max(part.width for part in parts) + 0.08 * px
    rise = (AXIS + GAP + DESCENT * 0.55) * px
    fall = (ASCENT + GAP - AXIS) * px
    runs = [
        _Run(run.x + (width - part.width) / 2, run.dy + dy, run.px, run.text)
        for part, dy in zip(parts, (-rise, fall), strict=True)
        for run in part.runs
    ]
    height, depth = rise + ASCENT * px, fall + DESCENT * px
    return Symbol(tuple(runs), width, height, depth, (max(_BAR * px, 1.0), AXIS * px))
