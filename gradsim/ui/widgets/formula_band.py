"""The band beneath a panel: a typeset product with each factor's number beneath it.

The symbols are laid out when the formula changes, the numbers at every epoch.  Columns only
grow while numbers change, so nothing jitters during a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.widgets.typeset import MathImage, Typeset, math_image, plain_text

_RELATIONS = frozenset("=<>≈≤≥")
_TIGHTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)  # shares to which gaps shrink, in steps so that
# a growing number does not move everything a little; below the last everything is scaled down
_OVERSHOOT = 0.28  # of a stroke beyond its symbol, in em
_STROKE_RISE = 0.32  # of a stroke above and below the axis, in heights of its symbol
_STRUCK_SIZE = 0.85  # of a cancelled symbol, to the others
_USUAL_NUMBER = "0.0000"  # a column has room for this from the start


@dataclass(frozen=True)
class Term:
    """One column: a symbol and the number beneath it.

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
    """

    tex: str
    text: str = ""
    operator_before: str = "×"
    struck: bool = False
    note: str = ""
    color: QColor | None = None

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

    def __init__(self, term: Term, style: BandStyle, metrics: QFontMetricsF) -> None:
        self.term = term
        color = style.muted if term.struck else style.text
        px = style.math_px * (_STRUCK_SIZE if term.struck else 1.0)
        self.symbol: MathImage | Typeset
        if image := math_image(term.tex, px, color, display=True):
            self.symbol, self.axis = image, image.axis
            self.symbol_width, ascent, depth = image.width, image.ascent, image.depth
        else:
            self.symbol = Typeset(term.tex, style.heading_font, color)
            size, ascent = self.symbol.size(), self.symbol.baseline
            self.symbol_width, depth = size.width(), size.height() - ascent
            self.axis = (ascent - depth) / 2
        self.above, self.below = ascent - self.axis, depth + self.axis
        self.overshoot = _OVERSHOOT * style.math_px if term.struck else 0.0
        self.body = float(ceil(self.symbol_width + 2 * self.overshoot))
        if any(character.isdigit() for character in term.text):
            self.body = max(self.body, ceil(metrics.horizontalAdvance(_USUAL_NUMBER)))
        self.note = Typeset(term.note, style.heading_font, style.muted) if term.note else None
        self.note_gap = 0.55 * style.math_px if self.note else 0.0
        self.number_width = 0.0
        self.set_text(term.text, metrics)

    @property
    def width(self) -> float:
        """Width of symbol, number and note together."""
        return self.body + self.note_gap + (self.note.size().width() if self.note else 0.0)

    def set_text(self, text: str, metrics: QFontMetricsF) -> None:
        """Change the number, and widen the column if it needs more room than ever."""
        self.term = replace(self.term, text=text)
        self.number_width = max(self.number_width, ceil(metrics.horizontalAdvance(text)))
        self.body = max(self.body, self.number_width)

    @property
    def slack(self) -> float:
        """Return the empty width at either side of the number."""
        return (self.body - self.number_width) / 2


class _Block:
    """A laid-out group."""

    def __init__(self, group: Group, style: BandStyle) -> None:
        self.group, self.style = group, style
        self.number_font = _prepared(style.number_font)
        self.operator_font = _prepared(style.number_font, QFont.Weight.Normal)
        self.metrics = QFontMetricsF(self.number_font)
        self.operator_metrics = QFontMetricsF(self.operator_font)
        self.number_px = QFontInfo(self.number_font).pixelSize()
        self.columns = [_Column(term, style, self.metrics) for term in group.terms]
        self.heading_width = 0.0
        self.set_heading(group.heading)

    def set_heading(self, heading: str) -> None:
        """Change the heading; its room never shrinks either."""
        font = _prepared(self.style.heading_font)
        self.heading = Typeset(heading, font, self.group.color)
        self.heading_width = max(self.heading_width, self.heading.size().width())

    def operator(self, index: int) -> str:
        """Return the sign between the numbers of column `index` and the one before."""
        pair = [column.term for column in self.columns[max(index - 1, 0) : index + 1]]
        if len(pair) < 2 or any(term.is_relation or not term.text for term in pair):
            return ""
        return pair[1].operator_before

    def gap(self, index: int, tight: float) -> float:
        """Return the distance of column `index` from the one before."""
        if index == 0:
            return 0.0
        if operator := self.operator(index):
            return self.operator_metrics.horizontalAdvance(operator) + self._padding(tight)
        return 1.6 * self.number_px * tight

    def _padding(self, tight: float) -> float:
        return 2.1 * self.number_px * tight

    def width(self, tight: float) -> float:
        """Return the width with gaps shrunk to the share `tight`."""
        columns = enumerate(self.columns)
        total = sum(column.width + self.gap(i, tight) for i, column in columns)
        return max(self.heading_width, total)

    def paint(self, painter: QPainter, rows: _Rows, x: float, y: float, tight: float) -> None:
        """Paint with the top left corner at `x`, `y`."""
        if self.group.heading:
            self.heading.paint(painter, x, y + rows.heading)
        axis, baseline = y + rows.axis, y + rows.number
        for i, column in enumerate(self.columns):
            gap = self.gap(i, tight)
            if operator := self.operator(i):
                painter.setFont(self.operator_font)
                painter.setPen(self.group.color)
                width = self.operator_metrics.horizontalAdvance(operator)
                # Midway between the numbers, which need not fill their columns.
                middle = x + (gap + column.slack - self.columns[i - 1].slack) / 2
                painter.drawText(QPointF(middle - width / 2, baseline), operator)
            x += gap
            self._paint_column(painter, column, x, axis, baseline)
            x += column.width

    def _paint_column(
        self, painter: QPainter, column: _Column, x: float, axis: float, baseline: float
    ) -> None:
        term, middle = column.term, x + column.body / 2
        column.symbol.paint(painter, middle - column.symbol_width / 2, axis + column.axis)
        if term.struck:
            half = column.symbol_width / 2 + column.overshoot - self.style.stroke_width
            rise = _STROKE_RISE * (column.above + column.below)
            pen = QPen(self.group.color, self.style.stroke_width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(middle - half, axis + rise, middle + half, axis - rise))
        if column.note:
            size, note_x = column.note.size(), x + column.body + column.note_gap
            column.note.paint(painter, note_x, axis - size.height() / 2 + column.note.baseline)
        painter.setFont(self.operator_font if term.is_relation else self.number_font)
        painter.setPen(term.color or self.group.color)
        metrics = self.operator_metrics if term.is_relation else self.metrics
        left = middle - metrics.horizontalAdvance(term.text) / 2
        painter.drawText(QPointF(left, baseline), term.text)


@dataclass(frozen=True)
class _Rows:
    """Baselines and axis of blocks side by side, from their top, and their height."""

    heading: float
    axis: float
    number: float
    height: float

    @classmethod
    def of(cls, blocks: Sequence[_Block], style: BandStyle) -> _Rows:
        columns = [column for block in blocks for column in block.columns]
        y = heading = 0.0
        if any(block.group.heading for block in blocks):
            heading = max(block.heading.baseline for block in blocks)
            y = max(block.heading.size().height() for block in blocks) + style.spacing
        axis = y + max((column.above for column in columns), default=0.0)
        y = number = axis + max((column.below for column in columns), default=0.0)
        if any(column.term.text for column in columns):
            number = y + 0.75 * style.spacing + blocks[0].metrics.ascent()
            y = number + blocks[0].metrics.descent()
        return cls(heading, axis, number, y)


@dataclass(frozen=True)
class _Arrangement:
    """Blocks in rows, with the share of the gaps and the scale at which they fit."""

    scale: float
    tight: float
    rows: tuple[tuple[_Block, ...], ...]


class FormulaBand(QWidget):
    """Formulas side by side beneath a hairline, with live numbers.

    Where the width does not suffice the formulas go below one another if the height allows,
    else the gaps shrink, else everything is scaled down.  The size hints see to it that the
    scale stays above `minimum_scale`; in a smaller widget it goes on rather than cut.

    Parameters
    ----------
    minimum_scale : float
        Smallest scale at the minimum size.
    """

    def __init__(self, minimum_scale: float = 0.75, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minimum_scale = minimum_scale
        self._style = BandStyle()
        self._blocks: list[_Block] = []
        self._symbols: list[list[str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_style(self, style: BandStyle) -> None:
        """Set fonts, sizes and colours."""
        self._style = style
        self.set_groups([self._current(block) for block in self._blocks])

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these formulas, with columns as narrow as they can be."""
        self._blocks = [_Block(group, self._style) for group in groups]
        self._symbols = [[plain_text(f"${t.tex}$") for t in g.terms] for g in groups]
        self._changed()

    def set_numbers(self, index: int, heading: str, texts: Sequence[str]) -> None:
        """Change the heading and the numbers of one group.

        Parameters
        ----------
        index : int
            Which group.
        heading : str
            The new heading.
        texts : sequence of str
            One text for every term, those of relations too.

        Raises
        ------
        ValueError
            If there are not as many texts as terms.
        """
        block = self._blocks[index]
        before = self._measures()
        for column, text in zip(block.columns, texts, strict=True):
            column.set_text(text, block.metrics)
        block.set_heading(heading)
        block.group = replace(block.group, heading=heading)
        if self._measures() != before:
            self.updateGeometry()
        self._describe()
        self.update()

    def column_widths(self, index: int) -> list[float]:
        """Return the widths of a group's columns in pixels, before any scaling."""
        return [column.width for column in self._blocks[index].columns]

    def arrangement(self) -> tuple[int, float, float]:
        """Return the number of rows, the share of the gaps and the scale in use."""
        best = self._arranged(self.contentsRect().width(), self.contentsRect().height())
        return len(best.rows), best.tight, best.scale

    def sizeHint(self) -> QSize:
        """Return the size with all groups side by side."""
        row = tuple(self._blocks)
        return self._padded(self._width(row, 1.0), self._height((row,)))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest width that `heightForWidth` serves, and the least height."""
        width = max((block.width(_TIGHTS[-1]) for block in self._blocks), default=0.0)
        height = self._height((tuple(self._blocks),))
        return self._padded(width * self.minimum_scale, height * self.minimum_scale)

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow band needs more than one row."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the fewest rows that need not be scaled below the minimum."""
        inner = width - self._padded(0, 0).width()
        for rows in self._foldings():
            tightest = max(self._width(row, _TIGHTS[-1]) for row in rows)
            if tightest * self.minimum_scale <= inner:
                break
        return self._padded(0, self._height(rows)).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline and the groups."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.contentsRect())
        line = QRectF(inner.x(), inner.y(), inner.width(), self._style.hairline_width)
        painter.fillRect(line, self._style.hairline)
        best = self._arranged(inner.width(), inner.height())
        painter.translate(inner.topLeft())
        painter.scale(best.scale, best.scale)
        y = self._style.hairline_width + self._style.spacing
        for row in best.rows:
            measures = _Rows.of(row, self._style)
            for block, x in zip(row, self._starts(row, best, inner.width()), strict=True):
                block.paint(painter, measures, x, y, best.tight)
            y += measures.height + self._row_gap()

    def _foldings(self) -> Iterator[tuple[tuple[_Block, ...], ...]]:
        """Yield every way to break the groups into rows, fewer rows first."""
        blocks = tuple(self._blocks)
        for count in range(max(len(blocks), 1)):
            for cuts in combinations(range(1, len(blocks)), count):
                ends = (0, *cuts, len(blocks))
                yield tuple(blocks[a:b] for a, b in pairwise(ends))

    def _group_gap(self, tight: float) -> float:
        return (1.5 + 1.5 * tight) * self._style.spacing

    def _row_gap(self) -> float:
        return 1.2 * self._style.spacing

    def _width(self, row: tuple[_Block, ...], tight: float) -> float:
        gaps = max(len(row) - 1, 0) * self._group_gap(tight)
        return sum(block.width(tight) for block in row) + gaps

    def _height(self, rows: tuple[tuple[_Block, ...], ...]) -> float:
        content = sum(_Rows.of(row, self._style).height for row in rows)
        padding = self._style.hairline_width + 1.85 * self._style.spacing
        return content + padding + (len(rows) - 1) * self._row_gap()

    def _arranged(self, width: float, height: float) -> _Arrangement:
        """Return the arrangement that shows everything largest, then with the widest gaps."""

        def fitted(rows: tuple[tuple[_Block, ...], ...]) -> _Arrangement:
            tightest = max(self._width(row, _TIGHTS[-1]) for row in rows)
            scale = min(1.0, width / max(tightest, 1.0), height / self._height(rows))
            scale = max(scale, 0.01)
            for tight in _TIGHTS:
                if all(self._width(row, tight) * scale <= width for row in rows):
                    break
            return _Arrangement(scale, tight, rows)

        fits = (fitted(rows) for rows in self._foldings())
        return max(fits, key=lambda fit: (fit.scale, fit.tight, -len(fit.rows)))

    def _starts(self, row: tuple[_Block, ...], fit: _Arrangement, width: float) -> list[float]:
        """Return the left edges: in equal shares of the width where every group fits its own."""
        available, gap = width / fit.scale, self._group_gap(fit.tight)
        widths = [block.width(fit.tight) for block in row]
        share = (available + gap) / max(len(row), 1)
        if max(widths, default=0.0) <= share - gap:
            return [i * share for i in range(len(row))]
        between = (available - sum(widths)) / max(len(row) - 1, 1)
        return [sum(widths[:i]) + i * between for i in range(len(row))]

    @staticmethod
    def _current(block: _Block) -> Group:
        return replace(block.group, terms=tuple(column.term for column in block.columns))

    def _measures(self) -> tuple[QSize, QSize]:
        return self.sizeHint(), self.minimumSizeHint()

    def _changed(self) -> None:
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Let a screen reader say the formulas and their numbers."""
        sentences = []
        for block, symbols in zip(self._blocks, self._symbols, strict=True):
            terms = [column.term for column in block.columns]
            numbers = " ".join(f"{block.operator(i)} {t.text}" for i, t in enumerate(terms))
            formula, numbers = " ".join(symbols), " ".join(numbers.split())
            sentences.append(f"{plain_text(block.group.heading)}: {formula}; {numbers}.")
        self.setAccessibleName(" ".join(sentences))

    def _padded(self, width: float, height: float) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            ceil(width) + margins.left() + margins.right(),
            ceil(height) + margins.top() + margins.bottom(),
        )
