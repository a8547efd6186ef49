"""TeX to outlines: a formula is laid out once, and painted in any size and colour.

`formula` takes all that the typesetter knows. Laying out takes it tens of milliseconds, so
those of the lecture travel with the program, and others are kept; the caches are bounded.
`symbol` takes short names such as w₁₂, σ′(z₃) and ∂C/∂b₁, and sets them from the glyphs of the
same typeface in microseconds: a chain of 50 neurons has 250 of them.
"""

from __future__ import annotations

import os
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)

from gradsim.folders import home, resource
from gradsim.ui.typesetting.composed_powers import composed_power
from gradsim.ui.typesetting.outline_cache import Outline, OutlineCache, TravellingOutlines

_FAMILY = "TeX Gyre Pagella Math"
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

SMALLER = 0.72  # a subscript
_ASCENT, _DEPTH = 0.76, 0.26  # of a line of letters, in em; the font's own leave room for sums
_AXIS = 0.25  # height of fraction bars above the baseline
_GAP = 0.11  # between a fraction's bar and its parts
_BAR = 0.055  # thickness of a fraction's bar
_COMMAND = re.compile(r"([MLCQZ])([^MLCQZ]*)")
_TOKEN = re.compile(r"\\([A-Za-z]+)|_\{([^}]*)\}|_(.)|'|.")
_FRACTION = re.compile(r"\\frac\{(.*?)\}\{(.*)\}")
_NAMES = {
    "sigma": "\U0001d70e", "partial": "∂", "tanh": "tanh", "dots": "⋯", "eta": "\U0001d702",
}  # fmt: skip


@dataclass(frozen=True)
class _Run:
    """Glyphs that are set as text, from the left edge and the baseline of the formula."""

    x: float
    dy: float
    px: float
    text: str


@dataclass(frozen=True)
class _Bar:
    """A level line as wide as the formula, at a height above the baseline."""

    height: float
    thickness: float


@dataclass(frozen=True)
class _Shape:
    """An outline to fill, in the formula's colour unless it has one of its own."""

    outline: QPainterPath | QRectF
    color: QColor | None = None

    def paint(self, painter: QPainter, color: QColor) -> None:
        """Fill it; without a pen, which would print as an edge of its own."""
        if isinstance(self.outline, QRectF):
            painter.fillRect(self.outline, self.color or color)
        else:
            painter.fillPath(self.outline, self.color or color)


@dataclass(frozen=True)
class Formula:
    """A formula laid out in one size; all lengths in pixels.

    Attributes
    ----------
    width, ascent, depth : float
        Extent of the box; `ascent` above and `depth` below the baseline.
    axis : float
        Height of the mathematical axis (fraction bars, minus signs) above the baseline.
    shapes : tuple of _Shape
        What is filled, `scale` times as large, with `left` on the left edge.
    runs : tuple of _Run
        What is set as text.
    bar : _Bar, optional
        Of a fraction of such runs.
    """

    width: float
    ascent: float
    depth: float
    axis: float
    shapes: tuple[_Shape, ...] = ()
    scale: float = 1.0
    left: float = 0.0
    runs: tuple[_Run, ...] = ()
    bar: _Bar | None = None

    def paint(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the left edge at `x`."""
        painter.setPen(color)
        for run in self.runs:
            painter.setFont(math_font(run.px))
            painter.drawText(QPointF(x + run.x, baseline + run.dy), run.text)
        if self.bar is not None:
            painter.setPen(QPen(color, self.bar.thickness, c=Qt.PenCapStyle.FlatCap))
            y = baseline - self.bar.height
            painter.drawLine(QPointF(x, y), QPointF(x + self.width, y))
        if self.shapes:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, baseline)
            painter.scale(self.scale, self.scale)
            painter.translate(-self.left, 0.0)
            for shape in self.shapes:
                shape.paint(painter, color)
            painter.restore()

    def paint_centred(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the middle at `x`."""
        self.paint(painter, x - self.width / 2, baseline, color)


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
    run = _Run(0.0, 0.0, px, tex)
    width = _metrics(px).horizontalAdvance(tex)
    return Formula(width, _ASCENT * px, _DEPTH * px, _AXIS * px, runs=(run,))


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
        outline = _boxed(svg, _AXIS * _LAYOUT_PX) if svg else _lay_out(tex, display)
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
def _shapes(svg: str) -> tuple[_Shape, ...]:
    """Return what the typesetter has drawn as outlines to fill."""
    shapes = []
    for element in ET.fromstring(svg).iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "rect":
            sides = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
            shapes.append(_Shape(QRectF(*sides), _ink(element.get("fill"))))
        elif kind == "path" and "stroke" in element.attrib:  # a line, such as that of \cancel
            stroker = QPainterPathStroker()
            stroker.setWidth(float(element.get("stroke-width", 1)))
            line = stroker.createStroke(_path(element.get("d", "")))
            shapes.append(_Shape(line, _ink(element.get("stroke"))))
        elif kind == "path":
            shapes.append(_Shape(_path(element.get("d", "")), _ink(element.get("fill"))))
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
            runs.append(_Run(x, 0.17 * px, small, text))
            x += _metrics(small).horizontalAdvance(text) + 0.03 * px
        else:
            if text == "′" and runs and runs[-1].text == _italic("f"):
                x += 0.12 * px  # its letter leans over
            runs.append(_Run(x, 0.0, px, text))
            x += _metrics(px).horizontalAdvance(text) - (0.08 * px if text == "′" else 0.0)
    return Formula(x, _ASCENT * px, _DEPTH * px, _AXIS * px, runs=tuple(runs))


def _fraction(above: str, below: str, px: float) -> Formula:
    parts = symbol(above, px), symbol(below, px)
    width = max(part.width for part in parts) + 0.08 * px
    rise = (_AXIS + _GAP + _DEPTH * 0.55) * px
    fall = (_ASCENT + _GAP - _AXIS) * px
    runs = [
        _Run(run.x + (width - part.width) / 2, run.dy + dy, run.px, run.text)
        for part, dy in zip(parts, (-rise, fall), strict=True)
        for run in part.runs
    ]
    bar = _Bar(_AXIS * px, max(_BAR * px, 1.0))
    ascent, depth = rise + _ASCENT * px, fall + _DEPTH * px
    return Formula(width, ascent, depth, _AXIS * px, runs=tuple(runs), bar=bar)


@lru_cache(64)
def math_font(px: float) -> QFont:
    """Return the mathematical font, unhinted, so that widths are the same at every scale."""
    font = QFont(_FAMILY)
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
            yield _NAMES.get(name, name), False  # a function such as sin: upright
        elif below is not None:
            yield "".join(map(_italic, below)), True
        elif match[0] == "'":
            yield "′", False
        elif match[0] != " ":
            yield _italic(match[0]), False
