"""What all painted tables share: rows of text in columns, a title, marks, and scrolling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import draw_text, text_width
from gradsim.ui.typesetting.typeset import Typeset, typeset
from gradsim.ui.view import PaintedView

WHEEL_STEP = 40  # of the wheel's angle for a row, in eighths of a degree


@dataclass(frozen=True)
class TableRow:
    """A row: its head and a text for each column.

    Attributes
    ----------
    muted : bool
        Whether it is of less weight than the others, such as a kept run.
    line_above : bool
        Whether a hairline parts it from the row before.
    style : int, optional
        Colour of head and texts, where it is not each column's own.
    foretells : bool
        Whether it shows what the run will come to.
    """

    head: str
    texts: tuple[str, ...]
    muted: bool = False
    line_above: bool = False
    style: int | None = None
    foretells: bool = False


def described(names: Sequence[str], rows: Iterable[TableRow]) -> str:
    """Return rows in words, for a screen reader."""
    return " ".join(
        f"{row.head}: "
        + ", ".join(f"{name} {text}" for name, text in zip(names, row.texts, strict=False) if text)
        + "."
        for row in rows
    )


class Table(PaintedView):
    """The base of painted tables.

    A subclass defines in :meth:`top` and :meth:`line` where rows stand, and paints all above
    them and each row; columns are its own matter.
    """

    scrolls = False  # where not, no row is left out

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__(theme)
        self._first = 0  # of the rows in sight
        self.setAccessibleName(name)

    @property
    def count(self) -> int:
        """The number of rows."""
        raise NotImplementedError  # each table has its own

    def top(self) -> float:
        """Return where the first row begins."""
        raise NotImplementedError  # each table has its own head

    def line(self) -> float:
        """Return the height of a row."""
        raise NotImplementedError  # each table has its own

    # ----- places

    def rows_shown(self) -> int:
        """Return how many rows have room."""
        if not self.scrolls:
            return self.count
        return max(int((self.height() - self.top()) / self.line()), 1)

    def middle(self, row: int) -> float:
        """Return the height at which the middle of a row lies."""
        return self.top() + (row - self._first + 0.5) * self.line()

    def row_at(self, position: QPointF) -> int | None:
        """Return the row at a place, None where there is none."""
        row = int((position.y() - self.top()) // self.line()) + self._first
        return row if row in self._in_sight() else None

    def scroll_to(self, first: int) -> None:
        """Show the rows from `first` on, or the last ones that fill the room."""
        self._first = min(max(first, 0), max(self.count - self.rows_shown(), 0))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll."""
        if self.scrolls:
            self.scroll_to(self._first - round(event.angleDelta().y() / WHEEL_STEP))
        else:
            super().wheelEvent(event)

    def _in_sight(self) -> range:
        return range(self._first, min(self._first + self.rows_shown(), self.count))

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the head, then the rows in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for row in self._in_sight():
            self._paint_row(painter, row)

    def _paint_head(self, painter: QPainter) -> None:
        raise NotImplementedError  # each table has its own

    def _paint_row(self, painter: QPainter, row: int) -> None:
        raise NotImplementedError  # each table has its own

    def write(
        self, painter: QPainter, text: str, x: float, middle: float, font: QFont, color: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:  # fmt: skip
        """Write a text whose right edge, left edge or middle lies at `x`."""
        metrics = QFontMetricsF(font)
        if align != Qt.AlignmentFlag.AlignLeft:
            width = text_width(text, font)
            x -= width if align == Qt.AlignmentFlag.AlignRight else width / 2
        painter.setFont(font)
        painter.setPen(color)
        draw_text(painter, QPointF(x, middle + metrics.capHeight() / 2), text)

    def head_of(self, source: str, font: QFont, color: QColor) -> Typeset:
        """Return the head of a column: symbols, between dollar signs, in italics, words upright."""
        return typeset(source, font, color, math_px=self.theme.px(self.theme.symbol))

    def paint_position(self, painter: QPainter) -> None:
        """Paint which part of the rows is in sight, as a scroll bar does."""
        shown = self.rows_shown()
        if shown < self.count:
            part = shown * self.line() / self.count
            y, width = self.top() + self._first * part / shown, self.theme.px(6)
            handle = QRectF(self.width() - width, y, width, part)
            self.box(painter, handle, QColor(self.theme.axis), corner=3)

    def hairline(self, painter: QPainter, y: float) -> None:
        """Draw a hairline over the whole width."""
        painter.setPen(QPen(QColor(self.theme.hairline), self.theme.axis_line * self.theme.zoom))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def box(
        self, painter: QPainter, rect: QRectF, fill: QColor, pen: QPen | None = None,
        corner: float = 4,
    ) -> None:  # fmt: skip
        """Paint a rounded box, such as the tint of what is selected."""
        painter.setPen(pen if pen is not None else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(fill)
        radius = self.theme.px(corner)
        painter.drawRoundedRect(rect, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
