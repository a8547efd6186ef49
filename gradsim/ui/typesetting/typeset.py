r"""Words and mathematics on one baseline, painted as vectors.

A source string holds plain words with LaTeX between dollar signs,
``"slope $\sigma'(z)$"``; ``$$…$$`` is the display style (tall fractions, limits under the
sum).  Numbers that change belong outside the dollars: laying out a formula takes tens of
milliseconds the first time, words take none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from gradsim.ui.typesetting.formula import Formula
from gradsim.ui.typesetting.formulas import formula
from gradsim.ui.typesetting.text import advance, draw_words

MATH_PER_WORD_PX = 1.15
"""Pagella's letters are lower than Inter's: mathematics is set this much larger than words."""

_LEADING = 0.25  # between lines, in heights of the font
_SHIFT = {Qt.AlignmentFlag.AlignHCenter: 0.5, Qt.AlignmentFlag.AlignRight: 1.0}
_PIECE = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$|(\n)|([ \t]+)|([^ \t\n$]+|\$)")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_UNDER = re.compile(r"\\underset\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_SIGNS = {
    "partial": "∂", "sum": "∑", "times": "×", "cdot": "·", "approx": "≈", "le": "≤", "ge": "≥",
    "|": "‖", "left": "", "right": "", "dots": "…", "quad": " ", ",": " ", ";": " ", "!": "",
    "leftarrow": "←", "rightarrow": "→", "oplus": "⊕", "wedge": "∧", "vee": "∨", "neg": "¬",
    "sqrt": "√", "text": "", "mathrm": "", "overline": "not ",
}  # fmt: skip


def plain_text(source: str) -> str:
    r"""Return a reading of `source` without dollars, braces and backslashes.

    It is for screen readers: ``"slope $\frac{\partial C}{\partial w}$"`` is "slope ∂C/∂w".
    """

    def quotient(match: re.Match[str]) -> str:
        parts = (part.strip() for part in match.groups())
        return "/".join(f"({p})" if re.search(r"[-+/ ]", _read(p)) else p for p in parts)

    def formula(match: re.Match[str]) -> str:
        tex = _UNDER.sub(r"\2_\1 ", match[1] or match[2])
        count = 1
        while count:
            tex, count = _FRACTION.subn(quotient, tex)
        return _read(tex)

    return re.sub(r"\$\$(.+?)\$\$|\$(.+?)\$", formula, source)


def _read(tex: str) -> str:
    def sign(match: re.Match[str]) -> str:
        name = match[1]
        if name in _SIGNS:
            return _SIGNS[name]
        try:
            letter = "LAMDA" if name == "lambda" else name.upper()  # as Unicode spells it
            return unicodedata.lookup(f"GREEK SMALL LETTER {letter}")
        except KeyError:
            return name + " " if name.isalpha() else name

    text = re.sub(r"\\([A-Za-z]+|.) ?", sign, tex)
    return re.sub(r" +", " ", re.sub(r"[{}]", "", text)).strip()


_Piece = str | Formula


@dataclass(frozen=True)
class _Run:
    """Words or a formula within a line, `x` from the line's left edge."""

    x: float
    width: float
    content: _Piece


@dataclass(frozen=True)
class _Line:
    runs: tuple[_Run, ...]
    width: float
    ascent: float
    descent: float


class Typeset:
    """Text with formulas, laid out once and painted any number of times.

    Parameters
    ----------
    source : str
        Words with ``$inline$`` and ``$$display$$`` formulas; a newline breaks the line.
        A formula that is not valid LaTeX appears as its source.
    font : QFont
        Font of the words.
    color : QColor
        Colour of everything.
    math_px : float, optional
        Size of the formulas in pixels; `MATH_PER_WORD_PX` times that of the words if left out.
    width : float, optional
        Wrap the lines at this width; a single word or formula is never broken.
    align : Qt.AlignmentFlag
        Left, centre or right, of the lines among one another.
    """

    def __init__(
        self,
        source: str,
        font: QFont,
        color: QColor,
        math_px: float | None = None,
        width: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._font, self._color, self._align = QFont(font), QColor(color), align
        # Unhinted letters have the same widths on screen, on a dense screen and in an export.
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._metrics = QFontMetricsF(self._font)
        self._math_px = math_px or MATH_PER_WORD_PX * QFontInfo(self._font).pixelSize()
        self._unbroken = list(self._chunks(source))
        self._lines = self._wrapped(self._unbroken, width)

    @cached_property
    def narrowest(self) -> float:
        """The width of the widest word or formula, which is as narrow as lines can be wrapped.

        Few ask for it, and to set each word on its own took a third of the time of laying out.
        """
        return max((self._line(pieces).width for _, pieces in self._unbroken), default=0.0)

    @property
    def baseline(self) -> float:
        """Distance of the first line's baseline from the top."""
        return self._lines[0].ascent

    def size(self) -> QSizeF:
        """Extent of everything that is painted."""
        leading = _LEADING * self._metrics.height() * (len(self._lines) - 1)
        height = sum(line.ascent + line.descent for line in self._lines) + leading
        return QSizeF(max(line.width for line in self._lines), height)

    def paint(self, painter: QPainter, x: float, y_baseline: float) -> None:
        """Paint with the left edge at `x` and the first baseline at `y_baseline`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(self._color)
        y, width = y_baseline - self.baseline, self.size().width()
        for line in self._lines:
            y += line.ascent
            left = x + _SHIFT.get(self._align, 0.0) * (width - line.width)
            for run in line.runs:
                if isinstance(run.content, str):
                    draw_words(painter, QPointF(left + run.x, y), run.content)
                else:
                    run.content.paint(painter, left + run.x, y, self._color)
            y += line.descent + _LEADING * self._metrics.height()
        painter.restore()

    def _chunks(self, source: str) -> Iterator[tuple[str, list[_Piece]]]:
        """Yield what cannot be broken, each with the space or newline before it."""
        before = ""
        pieces: list[_Piece] = []
        for display, inline, newline, space, word in _PIECE.findall(source):
            if newline or space:
                if pieces or newline:
                    yield before, pieces
                    before, pieces = "", []
                before += newline or space
            elif word:
                pieces.append(word)
            else:
                tex = display or inline
                pieces.append(formula(tex, self._math_px, bool(display)) or tex)
        yield before, pieces

    def _wrapped(
        self, chunks: list[tuple[str, list[_Piece]]], width: float | None
    ) -> tuple[_Line, ...]:
        lines: list[_Line] = []
        current: list[_Piece] = []
        for before, pieces in chunks:
            longer = self._joined([*current, before, *pieces])
            full = width is not None and current and self._line(longer).width > width
            if "\n" in before or full:
                lines.append(self._line(current))
                current = list(pieces)
            else:
                current = longer
        return (*lines, self._line(current))

    @staticmethod
    def _joined(pieces: list[_Piece]) -> list[_Piece]:
        """Make one of neighbouring words."""
        joined: list[_Piece] = []
        for piece in pieces:
            if isinstance(piece, str) and joined and isinstance(joined[-1], str):
                joined[-1] += piece
            else:
                joined.append(piece)
        return joined

    def _line(self, pieces: list[_Piece]) -> _Line:
        """Set pieces side by side; neighbouring words become one run, so that they kern."""
        runs: list[_Run] = []
        x, ascent, descent = 0.0, self._metrics.ascent(), self._metrics.descent()
        for piece in self._joined(pieces):
            if isinstance(piece, str):
                width = advance(piece, self._font)
            else:
                width = piece.width
                ascent, descent = max(ascent, piece.ascent), max(descent, piece.depth)
            runs.append(_Run(x, width, piece))
            x += width
        return _Line(tuple(runs), x, ascent, descent)


def typeset(source: str, font: QFont, color: QColor, math_px: float | None = None) -> Typeset:
    """Return a text on lines of its own, laid out once: what is painted in every frame asks again.

    To lay it out takes 0.3 ms, to look it up 0.003; a key figure asks ten times in a frame.
    """
    return _typeset(source, font, color.rgba(), math_px)


@lru_cache(512)
def _typeset(source: str, font: QFont, color: int, math_px: float | None) -> Typeset:
    return Typeset(source, font, QColor.fromRgba(color), math_px)


class TypesetLabel(QWidget):
    """A label of words and formulas; its accessible name is their plain reading."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._font, self._color = "", self.font(), QColor("black")
        self._math_px: float | None = None
        self._align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._wrap = False
        self._layouts: dict[float | None, Typeset] = {}
        self.set_text(text)

    def text(self) -> str:
        """Return the source."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`; the same text again costs nothing."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(plain_text(text))
            self._changed()

    def set_style(self, font: QFont, color: QColor, math_px: float | None = None) -> None:
        """Set the font of the words, the colour, and the size of the formulas in pixels."""
        style = (QFont(font), QColor(color), math_px)
        if style != (self._font, self._color, self._math_px):
            self._font, self._color, self._math_px = style
            self._changed()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Set where the text stands in the widget; as with QLabel."""
        self._align = alignment
        self._changed()

    def set_word_wrap(self, wrap: bool) -> None:
        """Let lines break where the widget is narrow."""
        self._wrap = wrap
        policy = self.sizePolicy()
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._changed()

    def typeset(self, width: float | None = None) -> Typeset:
        """Return the text laid out for a widget of the given width."""
        key = width if self._wrap else None
        if key not in self._layouts:
            if len(self._layouts) > 8:  # a window being resized asks for every width
                self._layouts.clear()
            align = self._align & Qt.AlignmentFlag.AlignHorizontal_Mask
            self._layouts[key] = Typeset(
                self._text, self._font, self._color, self._math_px, key, align
            )
        return self._layouts[key]

    def sizeHint(self) -> QSize:
        """Return the size of the text without wrapping."""
        return self._padded(self.typeset(None).size())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which something would be cut."""
        size = self.typeset(None).size()
        if self._wrap:
            size.setWidth(self.typeset(None).narrowest)
        return self._padded(size)

    def hasHeightForWidth(self) -> bool:
        """Return whether the height depends on the width: when words wrap."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text wrapped at `width`."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._padded(self.typeset(float(inner)).size()).height() if self._wrap else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text within the contents rectangle."""
        inner = self.contentsRect()
        laid_out = self.typeset(float(inner.width()))
        size = self._ceiled(laid_out.size())
        box = QStyle.alignedRect(self.layoutDirection(), self._align, size, inner)
        painter = QPainter(self)
        laid_out.paint(painter, box.x(), box.y() + laid_out.baseline)

    def _changed(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    @staticmethod
    def _ceiled(size: QSizeF) -> QSize:
        return QSize(ceil(size.width()), ceil(size.height()))

    def _padded(self, size: QSizeF) -> QSize:
        margins = self.contentsMargins()
        pad = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return self._ceiled(size) + pad
