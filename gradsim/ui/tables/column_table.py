"""A small table of numbers with typeset heads, in the look of a textbook."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.tables.table import Table, TableRow, described
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN
from gradsim.ui.typesetting.text import text_width
from gradsim.ui.typesetting.typeset import Typeset, plain_text

GAP = "…"
LEAST_HEAD = 0.3  # of the width, for the heads of rows


def shown_columns(count: int, most: int) -> list[int | None]:
    """Return which of `count` columns are shown where `most` have room.

    All, if they have; else the first and the last ones, with None for the gap.
    """
    if count <= max(most, 2):
        return list(range(count))
    last = max((most - 1) // 2, 1)
    first = max(most - 1 - last, 1)
    return [*range(first), None, *range(count - last, count)]


def _shortened(head: str) -> str:
    """Return the head of a row without what follows its comma, for where it has no room."""
    return head.partition(",")[0]


class ColumnTable(Table):
    """Rows of numbers below symbols; columns that have no room are left out in the middle."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._title = ""
        self._heads: tuple[tuple[str, int | None], ...] = ()
        self._rows: tuple[TableRow, ...] = ()
        self._texts: dict[tuple[str, str, bool], Typeset] = {}
        self._columns: tuple[list[float], list[int | None]] = ([], [])
        self._narrow = False
        self._withholds = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_table(
        self,
        title: str,
        heads: Sequence[tuple[str, int | None]],
        rows: Sequence[TableRow],
    ) -> None:
        """Show a table; heads are (text with LaTeX, style)."""
        if (len(heads), len(rows)) != (len(self._heads), len(self._rows)):
            self.updateGeometry()
        self._title, self._heads, self._rows = title, tuple(heads), tuple(rows)
        self._refit()
        names = [plain_text(head) for head, _ in heads]
        self.setAccessibleDescription(f"{plain_text(title)}. {described(names, rows)}")
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Put question marks in place of the numbers, or show these again."""
        self._withholds = withholds
        self.update()

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows shown."""
        return self._rows

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._texts.clear()
        super().restyle(theme)
        self._refit()

    # ----- measures

    def _font(self) -> QFont:
        theme = self.theme
        return theme.font(min(theme.tick, theme.subtitle) if self._narrow else theme.subtitle)

    def _small(self) -> QFont:
        theme = self.theme
        return theme.font(theme.tick if self._narrow else theme.end_label)

    def _least_line(self) -> int:
        return round(QFontMetricsF(self.theme.font(self.theme.subtitle)).height() * 1.36)

    def line(self) -> float:
        """Return the height of a row, which grows a little where there is room."""
        share = (self.height() - self.top() - self.theme.px(8)) / max(len(self._rows), 1)
        return min(max(share, self._least_line()), self._least_line() * 1.25)

    def top(self) -> float:
        """Return where the first row begins."""
        return self._head() * (1 + self._narrow) - self.theme.px(6) * self._narrow

    def _head(self) -> int:
        """Return the height of the line of heads, and of the title's where it has its own."""
        return self.theme.px(max(self.theme.symbol * 1.75, self.theme.axis_text * 1.9))

    def _head_width(self) -> float:
        metrics = QFontMetricsF(self._small())
        names = [row.head for row in self._rows]
        if not self._narrow:
            names.append(self._title)
        return max((metrics.horizontalAdvance(plain_text(name)) for name in names), default=0.0)

    def _column_width(self) -> float:
        font = self._font()
        widest = QFontMetricsF(font).horizontalAdvance("0.00000")
        for row in self._rows:
            for text in row.texts:
                widest = max(widest, text_width(text, font))
        heads = [self._typeset(*head).size().width() for head in self._heads]
        widest = max(widest, *heads) if heads else widest
        return widest + self.theme.px(9 if self._narrow and len(self._heads) > 2 else 18)

    def sizeHint(self) -> QSize:
        """Return room for all columns and rows."""
        lines = self._least_line() * len(self._rows)
        height = self._head() * (1 + self._narrow) + lines + self.theme.px(8)
        return QSize(round(self._full_width()), height)

    def _full_width(self) -> float:
        return self._head_width() + self._column_width() * len(self._heads)

    def _fit(self) -> None:
        """Where the columns have no room, the title gets a line of its own."""
        self._narrow = False
        self._narrow = self._full_width() > self.width()

    def minimumSizeHint(self) -> QSize:
        """Return room for all rows, and the first and the last column."""
        columns = min(len(self._heads), 2)
        metrics = QFontMetricsF(self._small())
        short = (metrics.horizontalAdvance(_shortened(row.head)) for row in self._rows)
        head = min(self._head_width() * 0.6, max(short, default=0.0))
        width = head + self._column_width() * columns
        return QSize(round(width), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the title moves."""
        super().resizeEvent(event)
        self._refit()

    def _refit(self) -> None:
        before = self._narrow
        self._fit()
        if self._narrow != before:
            self.updateGeometry()

    def _edges(self) -> tuple[list[float], list[int | None]]:
        """Return the right edges of the columns that have room, the last at least, and which."""
        width, column = float(self.width()), self._column_width()
        count, gap = len(self._heads), self.theme.px(self.theme.interface * 1.6)
        head = self._head_width() + self.theme.px(8)
        room = width - min(head, max(width - column * count, width * LEAST_HEAD))
        for most in range(count, 1, -1):
            places = shown_columns(count, most)
            shown = sum(place is not None for place in places)
            gaps = gap * (len(places) - shown)
            if shown * column + gaps <= room:
                break
        else:
            places, gaps = shown_columns(count, 2), 0
            if column * len(places) > width * (1 - LEAST_HEAD):  # numbers would lie on numbers
                places = places[-1:]
                room = width - min(head, max(width - column, width * LEAST_HEAD))
            shown = len(places)
        column = min((room - gaps) / max(shown, 1), column * 1.5)
        edges: list[float] = []
        edge = width
        for place in reversed(places):
            edges.insert(0, edge)
            edge -= gap if place is None else column
        return edges, places

    # ----- painting

    def _paint_head(self, painter: QPainter) -> None:
        theme, top = self.theme, self.top()
        rise = theme.px(theme.symbol * 0.6)
        painter.setFont(self._small())
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(0, self._head() - rise), self._title)
        self._columns = edges, places = self._edges()
        for place, edge in zip(places, edges, strict=True):
            if place is not None:
                head = self._typeset(*self._heads[place])
                head.paint(painter, edge - head.size().width(), top - rise)
        self.hairline(painter, top)

    def _paint_row(self, painter: QPainter, number: int) -> None:
        row, middle = self._rows[number], self.middle(number)
        if row.line_above:
            self.hairline(painter, middle - self.line() / 2)
        edges, places = self._columns
        small = QFontMetricsF(self._small())
        head, left = row.head, min(edges, default=float(self.width())) - self._column_width()
        room = left - self.theme.px(2)
        if small.horizontalAdvance(head) > room:
            head = _shortened(head)
        head = small.elidedText(head, Qt.TextElideMode.ElideRight, room)
        drop = (QFontMetricsF(self._font()).capHeight() - small.capHeight()) / 2  # to one baseline
        color, align = self._color(row, None), Qt.AlignmentFlag.AlignLeft
        self.write(painter, head, 0, middle + drop, self._small(), color, align)
        for place, edge in zip(places, edges, strict=True):
            text = GAP if place is None else (*row.texts, *[""] * place)[place]
            if self._withholds and place is not None and text:
                text = UNKNOWN
            color = self._color(row, None if place is None else self._heads[place][1])
            self.write(painter, text, edge, middle, self._font(), color)

    def _color(self, row: TableRow, style: int | None) -> QColor:
        style = row.style if row.style is not None else style
        if row.muted:
            return QColor(self.theme.muted)
        return QColor(self.theme.text) if style is None else self.theme.label_color(style)

    def _typeset(self, text: str, style: int | None) -> Typeset:
        theme = self.theme
        color = QColor(theme.muted) if style is None else theme.label_color(style)
        key = text, color.name(), self._narrow
        if key not in self._texts:
            size = theme.px(theme.symbol)
            self._texts[key] = Typeset(text, self._small(), color, math_px=size)
        return self._texts[key]
