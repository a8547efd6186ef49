"""Formulas as pictures of vectors, from LaTeX, laid out once for all sizes and colours.

Laying out takes tens of milliseconds, painting next to nothing, so a formula is kept; the
caches are bounded.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from gradsim.core.resources import resource
from gradsim.ui.typesetting.outline_cache import Outline, OutlineCache

_LAYOUT_PX = 64.0  # every formula is laid out once at this size; vectors scale
_SIDE = 0.04  # bearing left and right of a formula, in em
# Spacing that ziamath's operator table does not do as TeX does; &#x… as it spells MathML.
_REPAIRS = [
    (r"<mo>&#x02202;", r'<mo lspace="0em" rspace="0em">&#x02202;'),  # no gap in ∂C
    (r"(<mo>&#x000(?:3D|3C|3E);</mo>)<mo>&#x02212;", r'\1<mo form="prefix">&#x02212;'),  # C = −x
    (r"(<mi>[a-z]{2,}</mi>)(?=<mo[^>]*>&#x00028;)", r'\1<mspace width="-0.167em" />'),  # ln(a)
    (r"<mo>(max|min)</mo>(?=<mo[^>]*>&#x00028;)", r'<mo rspace="0em">\1</mo>'),
    (r"<mo>(?=&#x0(?:00D7|2227|2228|2295);)", r'<mo lspace="0.222em" rspace="0.222em">'),  # × ∧ ∨
]


@dataclass(frozen=True)
class MathImage:
    """A rendered formula in one size and colour; all lengths in pixels.

    Attributes
    ----------
    width, ascent, depth : float
        Extent of the box; `ascent` above and `depth` below the baseline.
    axis : float
        Height of the mathematical axis (fraction bars, minus signs) above the baseline.
    """

    renderer: QSvgRenderer
    width: float
    ascent: float
    depth: float
    axis: float

    @property
    def height(self) -> float:
        """Height of the box."""
        return self.ascent + self.depth

    def paint(self, painter: QPainter, x: float, y_baseline: float) -> None:
        """Paint with the left edge at `x` and the baseline at `y_baseline`."""
        box = QRectF(x, y_baseline - self.ascent, self.width, self.height)
        self.renderer.render(painter, box)


@lru_cache(1)
def _kept() -> OutlineCache:
    """Return the layouts of earlier starts, as far as font, typesetter and this file are those."""
    typesetter = find_spec("ziamath")
    assert typesetter is not None
    assert typesetter.origin is not None
    return OutlineCache([_font(), Path(typesetter.origin), Path(__file__)])


def _font() -> Path:
    font = resource("fonts", "texgyrepagella-math.otf")
    if not font.is_file():
        raise FileNotFoundError(font)  # else every formula would pass for invalid LaTeX
    return font


@lru_cache(maxsize=512)
def _outline(tex: str, display: bool) -> Outline | None:
    """Return the layout of a formula, or None when the source is not valid LaTeX."""
    name = f"{'display' if display else 'inline'} {tex}"
    outline = _kept().get(name)
    if outline is None:
        outline = _lay_out(tex, display)
        if outline is not None:
            _kept().keep(name, outline)
    return outline


def _lay_out(tex: str, display: bool) -> Outline | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # importlib.resources.path
        from ziamath.config import config
        from ziamath.tex import tex2mml
        from ziamath.zmath import Math

    # QSvgRenderer shows only fragments of the SVG 2 form, while isValid() says true.
    config.svg2 = False
    font = _font()
    try:
        mathml = tex2mml(tex, inline=not display)
        for wrong, right in _REPAIRS:
            mathml = re.sub(wrong, right, mathml)
        math = Math(mathml, size=_LAYOUT_PX, font=str(font))
        body = math.svg()
    except Exception:  # the parser raises whatever its tables happen to raise
        return None
    body = f'<g id="ink">{body[body.index(">") + 1 : body.rindex("</svg>")]}</g>'
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}">{}</svg>'
    # The library's box can be smaller than the ink (accents, slanted letters), so measure it.
    probe = QSvgRenderer(QByteArray(frame.format(0, 0, 1, 1, body).encode()))
    ink = probe.boundsOnElement("ink")
    if ink.isEmpty():
        return None
    side = _SIDE * _LAYOUT_PX
    box = ink.adjusted(-side, -1.0, side, 1.0)
    sides = (box.left(), box.top(), box.width(), box.height())
    axis = math.node.units_to_points(math.font.math.consts.axisHeight)
    return Outline(frame.format(*sides, body), *sides, float(axis))


@lru_cache(maxsize=512)
def _renderer(tex: str, display: bool, color: str) -> QSvgRenderer:
    outline = _outline(tex, display)
    assert outline is not None
    # Replacing the colour, not asking for one: \overline ignores the colour asked for.
    svg = outline.svg.replace('"black"', f'"{color}"')
    return QSvgRenderer(QByteArray(svg.encode()))


@lru_cache(maxsize=1024)
def _image(tex: str, px: float, color: str, display: bool) -> MathImage | None:
    outline = _outline(tex, display)
    if outline is None:
        return None
    k = px / _LAYOUT_PX
    ascent, depth = -outline.top * k, (outline.top + outline.height) * k
    renderer = _renderer(tex, display, color)
    return MathImage(renderer, outline.width * k, ascent, depth, outline.axis * k)


def math_image(tex: str, px: float, color: QColor, display: bool = False) -> MathImage | None:
    """Return the rendering of a formula from a bounded cache.

    Parameters
    ----------
    tex : str
        LaTeX without dollar signs.
    px : float
        Size of the letters in pixels, as a font's pixel size.
    color : QColor
        Colour of everything in the formula.
    display : bool
        Display style instead of inline style.

    Returns
    -------
    MathImage or None
        None when `tex` is not valid LaTeX.
    """
    return _image(tex, float(px), color.name(), display)
