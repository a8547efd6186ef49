"""What a formula band shows, and where it stands within one formula.

A group is a formula with a heading; each of its terms is a column, a symbol with a number
below. Columns only grow while numbers change, so nothing jitters during a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from gradsim.ui.typesetting.formulas import formula, unset
from gradsim.ui.typesetting.text import advance, draw_text, text_width
from gradsim.ui.typesetting.typeset import Typeset, plain_text

_RELATIONS = frozenset("=<>≈≤≥")
_OVERSHOOT = 0.28  # of a stroke beyond its symbol, in em
_STROKE_RISE = 0.32  # of a stroke above and below the axis, in heights of its symbol
_STRUCK_SIZE = 0.85  # of a cancelled symbol, to the others
_LEAST_GAP = 0.22  # of a number, however narrow the band is: about a space
_USUAL_NUMBER = "0.0000"  # a column has room for this from the start


@dataclass(frozen=True)
class Term:
    """One column: a symbol and the number below it.

    Attributes
    ----------
    tex : str
        LaTeX of the symbol, without dollar signs.
    text : str
        The number; for a relation such as ``=`` the sign itself.
    operator_before : str
        Sign between the numbers of this column and the one before.  Not shown beside a
        relation, in the first column, or where there is no number.
    struck : bool
        Muted, with a stroke through it: the factor is cancelled.
    note : str
        Muted words to the right of the symbol.
    color : QColor, optional
        Colour of the number; that of the group if left out.
    rule_before : bool
        A rule at its left: what stands before it is a definition, not a part of its value.
    """

    tex: str
    text: str = ""
    operator_before: str = "×"
    struck: bool = False
    note: str = ""
    color: QColor | None = None
    rule_before: bool = False

    @property
    def is_relation(self) -> bool:
        """Whether this is an equals sign or the like."""
        return self.tex in _RELATIONS or self.text in _RELATIONS


@dataclass(frozen=True)
class Group:
    """A formula with a heading; the heading may hold ``$…$``."""

    heading: str
    color: QColor
    terms: tuple[Term, ...]
    answers: bool = False  # whether the heading is left out while a question is put


@dataclass(frozen=True)
class BandStyle:
    """Fonts, sizes in pixels and colours of a band.

    Attributes
    ----------
    heading_font, number_font : QFont
        Headings and notes; numbers, whose weight is theirs alone (signs stay regular).
    math_px : float
        Size of the symbols.
    text, muted, hairline : QColor
        Symbols; cancelled symbols and notes; the line above.
    hairline_width, stroke_width : float
        Width of the line above and of the stroke through a cancelled symbol.
    spacing : float
        Vertical distance between hairline, heading, symbols and numbers.
    """

    heading_font: QFont = field(default_factory=QFont)
    number_font: QFont = field(default_factory=QFont)
    math_px: float = 25.0
    text: QColor = field(default_factory=lambda: QColor("#1D2126"))
    muted: QColor = field(default_factory=lambda: QColor("#5A6069"))
    hairline: QColor = field(default_factory=lambda: QColor("#DCD8CF"))
    hairline_width: float = 1.0
    stroke_width: float = 1.75
    spacing: float = 17.0


def _prepared(font: QFont, weight: QFont.Weight | None = None) -> QFont:
    font = QFont(font)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)  # every digit as wide as every other
    if weight is not None:
        font.setWeight(weight)
    return font


class _Column:
    """A term with its measures in pixels; `width` never shrinks."""

    def __init__(self, term: Term, style: BandStyle, font: QFont) -> None:
        self.term = term
        self.color = style.muted if term.struck else style.text
        px = style.math_px * (_STRUCK_SIZE if term.struck else 1.0)
        self.symbol = formula(term.tex, px, display=True) or unset(term.tex, px)
        self.above = self.symbol.ascent - self.symbol.axis
        self.below = self.symbol.depth + self.symbol.axis
        self.overshoot = _OVERSHOOT * style.math_px if term.struck else 0.0
        self.body = float(ceil(self.symbol.width + 2 * self.overshoot))
        if any(character.isdigit() for character in term.text):
            self.body = max(self.body, ceil(text_width(_USUAL_NUMBER, font)))
        self.note = Typeset(term.note, style.heading_font, style.muted) if term.note else None
        self.note_gap = 0.55 * style.math_px if self.note else 0.0
        self.number_width = 0.0
        self._make_room(font)

    @property
    def width(self) -> float:
        """Width of symbol, number and note together."""
        return self.body + self.note_gap + (self.note.size().width() if self.note else 0.0)

    def set_text(self, text: str, font: QFont) -> None:
        """Change the number, and widen the column if it needs more room than ever."""
        if text != self.term.text:
            self.term = replace(self.term, text=text)
            self._make_room(font)

    def _make_room(self, font: QFont) -> None:
        self.number_width = max(self.number_width, ceil(text_width(self.term.text, font)))
        self.body = max(self.body, self.number_width)

    @property
    def slack(self) -> float:
        """Return the empty width at either side of the number."""
        return (self.body - self.number_width) / 2


class Block:
    """A group laid out side by side.

    Attributes
    ----------
    group : Group
        What is shown, with the numbers of the moment.
    """

    def __init__(self, group: Group, style: BandStyle) -> None:
        self.group, self.style = group, style
        self.number_font = _prepared(style.number_font)
        self.operator_font = _prepared(style.number_font, QFont.Weight.Normal)
        self.metrics = QFontMetricsF(self.number_font)
        self.number_px = QFontInfo(self.number_font).pixelSize()
        self.columns = [_Column(term, style, self.number_font) for term in group.terms]
        self._operators = self._signs()
        self._symbols = " ".join(plain_text(f"${term.tex}$") for term in group.terms)
        self.heading_width = 0.0
        self._set_heading(group.heading)

    def set_numbers(self, heading: str, texts: Sequence[str]) -> None:
        """Change the heading and the number of every term."""
        for column, text in zip(self.columns, texts, strict=True):
            column.set_text(text, self.number_font)
        terms = tuple(column.term for column in self.columns)
        before, self.group = self.group, replace(self.group, heading=heading, terms=terms)
        self._operators = self._signs()
        if heading != before.heading:
            self._set_heading(heading)

    def _set_heading(self, heading: str) -> None:
        """Lay out the heading; its room never shrinks either."""
        font = _prepared(self.style.heading_font)
        self.heading = Typeset(heading, font, self.group.color)
        self.heading_width = max(self.heading_width, self.heading.size().width())

    def reading(self) -> str:
        """Return the formula and its numbers as a screen reader says them."""
        numbers = " ".join(f"{self.operator(i)} {t.text}" for i, t in enumerate(self.group.terms))
        heading = plain_text(self.group.heading)
        return f"{heading}: {self._symbols}; {' '.join(numbers.split())}."

    def operator(self, index: int) -> str:
        """Return the sign between the numbers of column `index` and the one before."""
        return self._operators[index]  # asked for 160 times in a frame, 1 ms of it

    def _signs(self) -> list[str]:
        """Return the sign before each column, empty where there is none."""
        terms = self.group.terms
        signs = [""] * len(terms)
        for index in range(1, len(terms)):
            pair = terms[index - 1 : index + 1]
            if not any(term.is_relation or not term.text for term in pair):
                signs[index] = pair[1].operator_before
        return signs

    def gap(self, index: int, tight: float) -> float:
        """Return the distance of column `index` from the one before."""
        if index == 0:
            return 0.0
        if self.group.terms[index].rule_before:
            return 2.4 * self.number_px * max(tight, 0.5)
        if operator := self.operator(index):
            padding = 2.1 * self.number_px * tight
            return advance(operator, self.operator_font) + padding
        return self.number_px * max(1.6 * tight, _LEAST_GAP)

    def width(self, tight: float) -> float:
        """Return the width with gaps shrunk to the share `tight`."""
        columns = enumerate(self.columns)
        total = sum(column.width + self.gap(i, tight) for i, column in columns)
        return max(self.heading_width, total)

    @property
    def extent(self) -> object:
        """All that its measures depend on besides its style."""
        columns = [(column.width, bool(column.term.text)) for column in self.columns]
        return self.heading_width, self.heading.size().height(), self._operators, columns

    def _places(self, x: float, tight: float) -> Iterator[tuple[int, _Column, float, float]]:
        """Yield number, column, gap before it and left edge of all columns."""
        for i, column in enumerate(self.columns):
            gap = self.gap(i, tight)
            x += gap
            yield i, column, gap, x
            x += column.width

    def paint_symbols(
        self, painter: QPainter, rows: Rows, x: float, y: float, tight: float
    ) -> None:
        """Paint what no number changes, with the top left corner at `x`, `y`."""
        axis, foot = y + rows.axis, y + rows.number + self.metrics.descent()
        for _, column, gap, left in self._places(x, tight):
            if column.term.rule_before:
                middle = left - gap / 2
                painter.setPen(QPen(self.style.hairline, self.style.hairline_width))
                painter.drawLine(QLineF(middle, y + rows.top, middle, foot))
            self._paint_symbol(painter, column, left, axis)

    def paint_numbers(
        self,
        painter: QPainter,
        rows: Rows,
        x: float,
        y: float,
        tight: float,
        bare: bool = False,
    ) -> None:
        """Paint heading, notes and numbers; where it is bare, nothing that gives an answer."""
        if self.group.heading and not (bare and self.group.answers):
            self.heading.paint(painter, x, y + rows.heading)
        baseline = y + rows.number
        for i, column, gap, left in self._places(x, tight):
            if column.note:
                size, note_x = column.note.size(), left + column.body + column.note_gap
                foot = y + rows.axis - size.height() / 2 + column.note.baseline
                column.note.paint(painter, note_x, foot)
            if bare:
                continue
            if operator := self.operator(i):
                painter.setFont(self.operator_font)
                painter.setPen(self.group.color)
                width = advance(operator, self.operator_font)
                # Midway between the numbers, which need not fill their columns.
                middle = left - (gap - column.slack + self.columns[i - 1].slack) / 2
                painter.drawText(QPointF(middle - width / 2, baseline), operator)
            self._paint_number(painter, column, left, baseline)

    def _paint_symbol(self, painter: QPainter, column: _Column, x: float, axis: float) -> None:
        term, middle = column.term, x + column.body / 2
        symbol = column.symbol
        symbol.paint_centred(painter, middle, axis + symbol.axis, column.color)
        if term.struck:
            half = symbol.width / 2 + column.overshoot - self.style.stroke_width
            rise = _STROKE_RISE * (column.above + column.below)
            pen = QPen(self.group.color, self.style.stroke_width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(middle - half, axis + rise, middle + half, axis - rise))

    def _paint_number(self, painter: QPainter, column: _Column, x: float, baseline: float) -> None:
        term, middle = column.term, x + column.body / 2
        painter.setFont(self.operator_font if term.is_relation else self.number_font)
        painter.setPen(term.color or self.group.color)
        left = middle - text_width(term.text, painter.font()) / 2
        draw_text(painter, QPointF(left, baseline), term.text)


@dataclass(frozen=True)
class Rows:
    """Baselines, and top, axis and foot of symbols, of blocks side by side; their height."""

    heading: float
    top: float
    axis: float
    foot: float
    number: float
    height: float

    @classmethod
    def of(cls, blocks: Sequence[Block], style: BandStyle) -> Rows:
        """Return the measures of blocks that stand in one row."""
        columns = [column for block in blocks for column in block.columns]
        y = heading = 0.0
        if any(block.group.heading for block in blocks):
            heading = max(block.heading.baseline for block in blocks)
            y = max(block.heading.size().height() for block in blocks) + style.spacing
        top = y
        axis = y + max((column.above for column in columns), default=0.0)
        y = foot = number = axis + max((column.below for column in columns), default=0.0)
        if any(column.term.text for column in columns):
            number = y + 0.75 * style.spacing + blocks[0].metrics.ascent()
            y = number + blocks[0].metrics.descent()
        return cls(heading, top, axis, foot, number, y)
