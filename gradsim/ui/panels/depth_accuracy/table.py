"""How far a sweep is, and its accuracies beside the lecture's, one column for each depth."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.tables.table import Table, TableRow, described
from gradsim.ui.theme import Theme


class SweepTable(Table):
    """Heads with the depths, a bar each for the progress, and rows of numbers.

    Rows that are not muted are in the columns' colours and larger.

    Signals
    -------
    picked
        A column was clicked on: its place.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._heads: list[tuple[str, int]] = []
        self._rows: list[TableRow] = []
        self._progress = ("", 0.0)
        self._chosen = 0
        self._withholds = False
        self._head_width = self._column_width = 0.0
        self._measure()
        self.setToolTip(self.tr("Click on a column to let that network read the digits."))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_depths(self, heads: Sequence[tuple[str, int]]) -> None:
        """Make a column for each (text, style)."""
        self._heads = list(heads)
        self.updateGeometry()
        self.update()

    def show_rows(self, rows: Sequence[TableRow], chosen: int) -> None:
        """Fill the table, and mark the column that is chosen."""
        size = self.sizeHint()
        self._rows, self._chosen = list(rows), chosen
        self._measure()
        if self.sizeHint() != size:
            self.updateGeometry()
        self.setAccessibleName(described([head for head, _ in self._heads], rows))
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Keep back the rows that tell what the run will come to, or show them."""
        self._withholds = withholds
        self.update()

    @property
    def shown_rows(self) -> list[TableRow]:
        """The rows that are not kept back."""
        return [row for row in self._rows if not (row.foretells and self._withholds)]

    def show_progress(self, text: str, share: float) -> None:
        """Say how far the run is; `share` is from 0 to 1."""
        self._progress = text, share
        self.update()

    # ----- places

    def _font(self, strong: bool) -> QFont:
        theme = self.theme
        return theme.font(theme.end_label if strong else theme.small)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.shown_rows)

    def top(self) -> float:
        """Return where the first row begins: below the heads and the progress."""
        return 2 * self.line()

    def line(self) -> float:
        """Return the height of a row."""
        return QFontMetricsF(self._font(True)).height() * 1.4

    def _measure(self) -> None:
        """Measure the column of heads and the others, which are of one width."""
        theme = self.theme
        fonts = {strong: QFontMetricsF(self._font(strong)) for strong in (True, False)}
        heads = [(self.tr("epoch 00 of 00, about 00 s left"), False)]
        heads += [(row.head, not row.muted) for row in self._rows]
        texts = [("00.00", True)] + [
            (text, not row.muted) for row in self._rows for text in row.texts
        ]
        widths = [
            max(fonts[strong].horizontalAdvance(text) for text, strong in column)
            for column in (heads, texts)
        ]
        self._head_width, self._column_width = (width + theme.px(20) for width in widths)

    def sizeHint(self) -> QSize:
        """Return room for all columns and rows."""
        width = self._head_width + len(self._heads) * self._column_width + self.theme.px(8)
        return QSize(round(width), round((2 + len(self._rows)) * self.line()))

    def minimumSizeHint(self) -> QSize:
        """Return room for all columns and rows, with half the space between them."""
        gaps = self.theme.px(10) * (1 + len(self._heads))
        return self.sizeHint() - QSize(gaps, 0)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self._measure()

    # ----- painting

    def _right(self, column: int) -> float:
        free = self.width() - self._head_width - self.theme.px(8)
        share = min(free / max(len(self._heads), 1), self._column_width * 1.4)
        edge = self.width() - self.theme.px(8)  # room for the mark of the last head
        return edge - (len(self._heads) - 1 - column) * share

    def _paint_head(self, painter: QPainter) -> None:
        theme, middle = self.theme, self.line() / 2
        self._paint_choice(painter)
        self._write_head(painter, self.tr("hidden layers"), middle, True)
        bold = theme.font(theme.end_label, 600)
        for column, (text, style) in enumerate(self._heads):
            color = theme.label_color(style)
            self.write(painter, text, self._right(column), middle, bold, color)
        self._paint_progress(painter, 3 * middle)

    def _paint_row(self, painter: QPainter, number: int) -> None:
        theme, row, middle = self.theme, self.shown_rows[number], self.middle(number)
        if row.line_above:
            self.hairline(painter, middle - self.line() / 2)
        self._write_head(painter, row.head, middle, row.muted)
        # of another run, whose rows are still to come, the heads may be fewer
        for column, (text, (_, style)) in enumerate(zip(row.texts, self._heads, strict=False)):
            color = QColor(theme.muted) if row.muted else theme.label_color(style)
            font = self._font(not row.muted)
            self.write(painter, text, self._right(column), middle, font, color)

    def _write_head(self, painter: QPainter, text: str, middle: float, muted: bool) -> None:
        color = QColor(self.theme.muted if muted else self.theme.text)
        align = Qt.AlignmentFlag.AlignLeft
        self.write(painter, text, 0.0, middle, self._font(not muted), color, align)

    def _column_at(self, x: float) -> int | None:
        """Return the column at a place, None left of all."""
        pad = self.theme.px(8)
        width = self._right(1) - self._right(0) if len(self._heads) > 1 else self._column_width
        for column in range(len(self._heads)):
            if self._right(column) - width + pad < x <= self._right(column) + pad:
                return column
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the column under the pointer."""
        column = self._column_at(event.position().x())
        if column is not None:
            self.picked.emit(column)

    def _paint_choice(self, painter: QPainter) -> None:
        """Paint the chosen network's head on the tint that marks what is selected."""
        if not 0 <= self._chosen < len(self._heads) or len(self._heads) < 2:
            return
        theme = self.theme
        side, right = self.line() - theme.px(2), self._right(self._chosen)
        text = QFontMetricsF(theme.font(theme.end_label, 600)).horizontalAdvance("0")
        box = QRectF(right - text / 2 - side / 2, theme.px(1), side, side)
        self.box(painter, box, QColor(theme.tint))

    def _paint_progress(self, painter: QPainter, middle: float) -> None:
        theme = self.theme
        text, share = self._progress
        self._write_head(painter, text, middle, True)
        pitch = self._right(1) - self._right(0) if len(self._heads) > 1 else self._column_width
        width, thick = min(pitch, self._column_width) - theme.px(14), theme.px(5)
        for column, (_, style) in enumerate(self._heads):
            right = self._right(column)
            bar = QRectF(right - width, middle - thick / 2, width, thick)
            painter.fillRect(bar, QColor(theme.hairline))
            bar.setWidth(width * share)
            painter.fillRect(bar, theme.color(style))
