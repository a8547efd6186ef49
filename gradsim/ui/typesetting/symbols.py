"""Short names such as w₁₂, σ′(z₃) and ∂C/∂b₁, set in microseconds.

They are set from the glyphs of the typeface of formulas, without the typesetter: a chain of 50
neurons has 250 of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gradsim.ui.typesetting.formula import (
    ASCENT,
    AXIS,
    DEPTH,
    Bar,
    Formula,
    Run,
    math_metrics,
)

SMALLER = 0.72  # a subscript
_GAP = 0.11  # between a fraction's bar and its parts
_BAR = 0.055  # thickness of a fraction's bar
_TOKEN = re.compile(r"\\([A-Za-z]+)|_\{([^}]*)\}|_(.)|'|.")
_FRACTION = re.compile(r"\\frac\{(.*?)\}\{(.*)\}")
_NAMES = {
    "sigma": "\U0001d70e", "partial": "∂", "tanh": "tanh", "dots": "⋯", "eta": "\U0001d702",
}  # fmt: skip


@lru_cache(2048)
def symbol(tex: str, px: float) -> Formula:
    r"""Lay out a symbol.

    Parameters
    ----------
    tex : str
        Letters, subscripts, primes, parentheses, ``\sigma``, ``\partial``, ``\dots`` and
        functions such as ``\tanh``; or a ``\frac`` of two symbols.
    px : float
        Size of the letters.
    """
    if fraction := _FRACTION.fullmatch(tex):
        return _fraction(fraction[1], fraction[2], px)
    runs, x = [], 0.0
    for text, below in _pieces(tex):
        if below:
            small = px * SMALLER
            x += 0.0 if text[0].isdecimal() else 0.12 * px  # a letter would touch the one before
            runs.append(Run(x, 0.17 * px, small, text))
            x += math_metrics(small).horizontalAdvance(text) + 0.03 * px
        else:
            if text == "′" and runs and runs[-1].text == _italic("f"):
                x += 0.12 * px  # its letter leans over
            runs.append(Run(x, 0.0, px, text))
            x += math_metrics(px).horizontalAdvance(text) - (0.08 * px if text == "′" else 0.0)
    return Formula(x, ASCENT * px, DEPTH * px, AXIS * px, runs=tuple(runs))


def _fraction(above: str, below: str, px: float) -> Formula:
    parts = symbol(above, px), symbol(below, px)
    width = max(part.width for part in parts) + 0.08 * px
    rise = (AXIS + _GAP + DEPTH * 0.55) * px
    fall = (ASCENT + _GAP - AXIS) * px
    runs = [
        Run(run.x + (width - part.width) / 2, run.dy + dy, run.px, run.text)
        for part, dy in zip(parts, (-rise, fall), strict=True)
        for run in part.runs
    ]
    bar = Bar(AXIS * px, max(_BAR * px, 1.0))
    ascent, depth = rise + ASCENT * px, fall + DEPTH * px
    return Formula(width, ascent, depth, AXIS * px, runs=tuple(runs), bar=bar)


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
            yield _NAMES.get(name, name), False  # a function such as sin: upright
        elif below is not None:
            yield "".join(map(_italic, below)), True
        elif match[0] == "'":
            yield "′", False
        elif match[0] != " ":
            yield _italic(match[0]), False
