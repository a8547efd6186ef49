"""Powers of ten, put together from digits that the typesetter has laid out once.

It takes 12 ms for each power, and a key figure of a run goes through many: every frame in which
the exponent was another one came late. To put one together takes 0.3 ms.
"""

import re
from collections.abc import Callable

from gradsim.ui.typesetting.outline_cache import Outline

ROW = "10^{−01234567890}"  # its first and last digit tell how far apart two of them are
ZERO = "10^{0}"  # tells where an exponent begins that has no minus
_POWER = re.compile(r"10\^\{(−?)(\d+)\}")
_GLYPH = re.compile(r"<path [^>]*>")
_PLACE = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def composed_power(tex: str, laid_out: Callable[[str], Outline | None]) -> str | None:
    """Return the drawing of a power of ten as SVG, None for what is none.

    Parameters
    ----------
    tex : str
        A formula.
    laid_out : callable
        Returns the layout of `ROW` and of `ZERO`.
    """
    power = _POWER.fullmatch(tex)
    if power is None or tex in (ROW, ZERO):
        return None
    row, zero = laid_out(ROW), laid_out(ZERO)
    if row is None or zero is None:
        return None
    one, nought, minus, *digits = _GLYPH.findall(row.svg)
    first = _start(digits[0])
    apart = (_start(digits[-1]) - first) / (len(digits) - 1)
    begin = 0.0 if power[1] else _start(_GLYPH.findall(zero.svg)[2]) - first
    glyphs = [one, nought, minus] if power[1] else [one, nought]
    for place, digit in enumerate(map(int, power[2])):
        glyphs.append(_moved(digits[digit], begin + (place - digit) * apart))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(glyphs)}</svg>'


def _start(glyph: str) -> float:
    """Return where the pen first touches the paper, from the left."""
    place = _PLACE.search(glyph)
    assert place is not None
    return float(place[1])


def _moved(glyph: str, distance: float) -> str:
    """Return a glyph farther to the right."""
    return _PLACE.sub(lambda place: f"{round(float(place[1]) + distance, 3)} {place[2]}", glyph)
