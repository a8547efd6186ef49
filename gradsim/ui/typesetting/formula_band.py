"""The band below a panel: a typeset product with each factor's number below it.

The symbols are laid out when the formula changes, the numbers at every epoch. Here the
formulas find their places in the width and height that there are; `formula_layout` has what
is within one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.layer import Layer
from gradsim.ui.typesetting.formula_layout import BandStyle, Block, Group, Rows, Term
from gradsim.ui.view import View

__all__ = ["BandStyle", "FormulaBand", "Group", "Term"]

# Shares to which gaps shrink, in steps so that a growing number does not move everything a
# little; below the last everything is scaled down.
_TIGHTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0)


@dataclass(frozen=True)
class _Arrangement:
    """Blocks in rows, with the share of the gaps and the scale at which they fit."""

    scale: float
    tight: float
    rows: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, eq=False)
class _Laid:
    """Where all blocks stand in a room: each with the measures of its row, its left and top."""

    room: QRectF
    fit: _Arrangement
    places: tuple[tuple[Block, Rows, float, float], ...]


class FormulaBand(View, QWidget):
    """Formulas side by side below a hairline, with live numbers.

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
        self._groups: Sequence[Group] = ()  # as they were given
        self._withholds = False
        self._blocks: list[Block] = []
        self._heights: dict[tuple[int, float], float] = {}  # by width and height at full size
        self._symbols = Layer()
        self._laid: _Laid | None = None
        self._known = self._measures()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_style(self, style: BandStyle) -> None:
        """Set fonts, sizes and colours; columns are as wide as if the formulas came now."""
        self._style = style
        shown = [block.group for block in self._blocks]
        self.set_groups(self._groups)
        for block, group in zip(self._blocks, shown, strict=True):
            block.set_numbers(group.heading, [term.text for term in group.terms])
        self._changed()

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these formulas, with columns as narrow as they can be."""
        self._groups = tuple(groups)
        self._blocks = [Block(group, self._style) for group in groups]
        self._heights = {}
        self._changed()

    def withhold(self, withholds: bool) -> None:
        """Hide the numbers below the symbols, or show them again."""
        self._withholds = withholds
        self.update()

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
        shown, before, measures = block.group, block.extent, self._known
        block.set_numbers(heading, texts)
        if block.extent != before:
            self._measure()
            if self._known != measures:
                self.updateGeometry()
        self._describe()
        if self._laid is None:
            self.update()
        elif block.group != shown:
            self.update(self._changing(block, self._laid, heading != shown.heading))

    def _changing(self, block: Block, laid: _Laid, headed: bool) -> QRect:
        """Return what the numbers of a block may cover, and its heading.

        An epoch takes 0.4 ms so where it is 3,600 pixels wide, and 1.2 with all of the band.
        """
        rows, y = next((rows, y) for own, rows, _, y in laid.places if own is block)
        top, scale, room = 0.0 if headed else rows.foot, laid.fit.scale, laid.room
        strip = QRectF(room.x(), room.y() + scale * (y + top), room.width(), 0)
        strip.setBottom(room.y() + scale * (y + rows.height))
        return strip.toAlignedRect().adjusted(0, -1, 0, 1)

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
        full, scale = self._height(rows), min(1.0, inner / max(tightest, 1.0))
        scale = max(scale, self.minimum_scale)
        # wider numbers are set smaller, but what stands above the band does not move for them
        height = self._heights.setdefault((width, full), full * scale)
        return self._padded(0, height).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline and the groups.

        What no number changes is a picture, and is arranged once: both took 1.4 ms of a frame.
        """
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.contentsRect())
        if self._laid is None or self._laid.room != room:
            self._laid = self._laid_out(room)
        laid = self._laid
        self._symbols.paint(painter, self, laid, partial(self._paint_symbols, laid))
        self._fit(painter, laid)
        for block, rows, x, y in laid.places:
            block.paint_numbers(painter, rows, x, y, laid.fit.tight, bare=self._withholds)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the picture of the symbols."""
        super().hideEvent(event)
        self._symbols.forget()

    def _paint_symbols(self, laid: _Laid, painter: QPainter) -> None:
        room, style = laid.room, self._style
        line = QRectF(room.x(), room.y(), room.width(), style.hairline_width)
        painter.fillRect(line, style.hairline)
        painter.save()
        self._fit(painter, laid)
        for block, rows, x, y in laid.places:
            block.paint_symbols(painter, rows, x, y, laid.fit.tight)
        painter.restore()

    def _fit(self, painter: QPainter, laid: _Laid) -> None:
        painter.translate(laid.room.topLeft())
        painter.scale(laid.fit.scale, laid.fit.scale)

    def _laid_out(self, room: QRectF) -> _Laid:
        """Return where the blocks stand in a room."""
        fit, places = self._arranged(room.width(), room.height()), []
        y = self._style.hairline_width + self._style.spacing
        for row in fit.rows:
            rows = Rows.of(row, self._style)
            starts = self._starts(row, fit, room.width())
            places += [(block, rows, x, y) for block, x in zip(row, starts, strict=True)]
            y += rows.height + self._row_gap()
        return _Laid(room, fit, tuple(places))

    def _foldings(self) -> Iterator[tuple[tuple[Block, ...], ...]]:
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

    def _width(self, row: tuple[Block, ...], tight: float) -> float:
        gaps = max(len(row) - 1, 0) * self._group_gap(tight)
        return sum(block.width(tight) for block in row) + gaps

    def _height(self, rows: tuple[tuple[Block, ...], ...]) -> float:
        content = sum(Rows.of(row, self._style).height for row in rows)
        padding = self._style.hairline_width + 1.85 * self._style.spacing
        return content + padding + (len(rows) - 1) * self._row_gap()

    def _arranged(self, width: float, height: float) -> _Arrangement:
        """Return the arrangement that shows everything largest, then with the widest gaps."""

        def fitted(rows: tuple[tuple[Block, ...], ...]) -> _Arrangement:
            tightest = max(self._width(row, _TIGHTS[-1]) for row in rows)
            scale = min(1.0, width / max(tightest, 1.0), height / self._height(rows))
            scale = max(scale, 0.01)
            for tight in _TIGHTS:
                if all(self._width(row, tight) * scale <= width for row in rows):
                    break
            return _Arrangement(scale, tight, rows)

        fits = (fitted(rows) for rows in self._foldings())
        return max(fits, key=lambda fit: (fit.scale, fit.tight, -len(fit.rows)))

    def _starts(self, row: tuple[Block, ...], fit: _Arrangement, width: float) -> list[float]:
        """Return the left edges: in equal shares of the width where every group fits its own."""
        available, gap = width / fit.scale, self._group_gap(fit.tight)
        widths = [block.width(fit.tight) for block in row]
        share = (available + gap) / max(len(row), 1)
        if max(widths, default=0.0) <= share - gap:
            return [i * share for i in range(len(row))]
        between = (available - sum(widths)) / max(len(row) - 1, 1)
        return [sum(widths[:i]) + i * between for i in range(len(row))]

    def _measures(self) -> tuple[QSize, QSize]:
        return self.sizeHint(), self.minimumSizeHint()

    def _measure(self) -> None:
        """Measure what has changed; it is arranged when it is painted."""
        self._laid, self._known = None, self._measures()

    def _changed(self) -> None:
        self._measure()
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Let a screen reader read the formulas and their numbers."""
        self.setAccessibleName(" ".join(block.reading() for block in self._blocks))

    def _padded(self, width: float, height: float) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            ceil(width) + margins.left() + margins.right(),
            ceil(height) + margins.top() + margins.bottom(),
        )
