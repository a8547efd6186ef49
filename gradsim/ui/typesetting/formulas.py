"""TeX to outlines: a formula is laid out once, and painted in any size and colour.

`formula` takes all that the typesetter knows. Laying out takes it tens of milliseconds, so
those of the lecture travel with the program, and others are kept; the caches are bounded. Short
names are set in microseconds by `symbols`.
"""

from __future__ import annotations

import os
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPainterPathStroker

from gradsim.folders import home, resource
from gradsim.ui.typesetting.composed_powers import composed_power
from gradsim.ui.typesetting.formula import ASCENT, AXIS, DEPTH, Formula, Run, Shape, math_metrics
from gradsim.ui.typesetting.outline_cache import Outline, OutlineCache, TravellingOutlines

_LAYOUT_PX = 64.0  # every formula is laid out once at this size; outlines scale
_SIDE = 0.04  # bearing left and right of a formula, in em
# Spacing that ziamath's operator table does not do as TeX does; &#x… as it spells MathML.
_REPAIRS = [
    (r"<mo>&#x02202;", r'<mo lspace="0em" rspace="0em">&#x02202;'),  # no gap in ∂C
    (r"(<mo>&#x000(?:3D|3C|3E);</mo>)<mo>&#x02212;", r'\1<mo form="prefix">&#x02212;'),  # C = −x
    (r"(<mi>[a-z]{2,}</mi>)(?=<mo[^>]*>&#x00028;)", r'\1<mspace width="-0.167em" />'),  # ln(a)
    (r"<mo>(max|min)</mo>(?=<mo[^>]*>&#x00028;)", r'<mo rspace="0em">\1</mo>'),
    # the superscript of a single letter at the font's height, as in TeX, however tall the letter
    (
        r"(<msu(?:p|bsup)>)(<mi>(?:[^<&]|&#x[0-9A-F]+;)</mi>)",
        r'\1<mpadded height="75%">\2</mpadded>',
    ),
    (r"<mo>(?=&#x0(?:00D7|2227|2228|2295);)", r'<mo lspace="0.222em" rspace="0.222em">'),  # × ∧ ∨
]
_COMMAND = re.compile(r"([MLCQZ])([^MLCQZ]*)")


def formula(tex: str, px: float, display: bool = False) -> Formula | None:
    """Return the layout of a formula, from a bounded cache.

    Parameters
    ----------
    tex : str
        LaTeX without dollar signs.
    px : float
        Size of the letters in pixels, as a font's pixel size.
    display : bool
        Display style instead of inline style.

    Returns
    -------
    Formula or None
        None when `tex` is not valid LaTeX.
    """
    outline = _outline(tex, display)
    if outline is None:
        return None
    k = px / _LAYOUT_PX
    return Formula(
        width=outline.width * k,
        ascent=-outline.top * k,
        depth=(outline.top + outline.height) * k,
        axis=outline.axis * k,
        shapes=_shapes(outline.svg),
        scale=k,
        left=outline.left,
    )


def unset(tex: str, px: float) -> Formula:
    """Return the source of a formula that is not valid LaTeX, as it is."""
    run = Run(0.0, 0.0, px, tex)
    width = math_metrics(px).horizontalAdvance(tex)
    return Formula(width, ASCENT * px, DEPTH * px, AXIS * px, runs=(run,))


@lru_cache(1)
def _travelling() -> TravellingOutlines:
    """Return the layouts of the lecture's formulas."""
    return TravellingOutlines(_REPAIRS)


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
    outline = _travelling().get(name) or _kept().get(name)
    if outline is None:
        svg = None if display else composed_power(tex, lambda part: _outline(part, False))
        outline = _boxed(svg, AXIS * _LAYOUT_PX) if svg else _lay_out(tex, display)
        if outline is not None:
            _kept().keep(name, outline)
    return outline


def _lay_out(tex: str, display: bool) -> Outline | None:
    if home() is None:  # ziafont looks for typefaces there as soon as it is imported
        os.environ["HOME"] = os.devnull
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # importlib.resources.path
        from ziamath.config import config
        from ziamath.tex import tex2mml
        from ziamath.zmath import Math

    config.svg2 = False  # a path for each glyph, none by reference to another
    font = _font()
    try:
        mathml = tex2mml(tex, inline=not display)
        for wrong, right in _REPAIRS:
            mathml = re.sub(wrong, right, mathml)
        math = Math(mathml, size=_LAYOUT_PX, font=str(font))
        svg = math.svg()
    except Exception:  # the parser raises whatever its tables happen to raise
        return None
    axis = math.node.units_to_points(math.font.math.consts.axisHeight)
    return _boxed(svg, float(axis))


def _boxed(svg: str, axis: float) -> Outline | None:
    """Return what is drawn with its extents, or None where nothing is."""
    # The library's box can be smaller than the ink (accents, slanted letters), so measure it.
    ink = QRectF()
    for shape in _shapes(svg):
        outline = shape.outline
        ink |= outline if isinstance(outline, QRectF) else outline.boundingRect()
    if ink.isEmpty():
        return None
    side = _SIDE * _LAYOUT_PX
    box = ink.adjusted(-side, -1.0, side, 1.0)
    return Outline(svg, box.left(), box.top(), box.width(), box.height(), axis)


@lru_cache(maxsize=512)
def _shapes(svg: str) -> tuple[Shape, ...]:
    """Return what the typesetter has drawn as outlines to fill."""
    shapes = []
    for element in ET.fromstring(svg).iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "rect":
            sides = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
            shapes.append(Shape(QRectF(*sides), _ink(element.get("fill"))))
        elif kind == "path" and "stroke" in element.attrib:  # a line, such as that of \cancel
            stroker = QPainterPathStroker()
            stroker.setWidth(float(element.get("stroke-width", 1)))
            line = stroker.createStroke(_path(element.get("d", "")))
            shapes.append(Shape(line, _ink(element.get("stroke"))))
        elif kind == "path":
            shapes.append(Shape(_path(element.get("d", "")), _ink(element.get("fill"))))
    return tuple(shapes)


def _ink(name: str | None) -> QColor | None:
    """Return a colour of SVG, None for black: that of the formula."""
    return None if name in (None, "black") else QColor(name)


def _path(data: str) -> QPainterPath:
    """Return a path of SVG that has no commands but M, L, C, Q and Z."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    draw: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.cubicTo,
        "Q": path.quadTo,
    }
    for command, numbers in _COMMAND.findall(data):
        if command == "Z":
            path.closeSubpath()
        else:
            draw[command](*map(float, numbers.split()))
    return path
