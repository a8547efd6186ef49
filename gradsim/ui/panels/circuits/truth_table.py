"""A truth table to read and to edit, with the circuit's output beside what it should be."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.circuits.circuit import Bits, all_rows
from gradsim.ui.keys import KeepsKeys
from gradsim.ui.panels.circuits.labels import signal_symbol
from gradsim.ui.panels.circuits.symbols import SignalColors
from gradsim.ui.panels.circuits.table_in_blocks import TableInBlocks
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, format_count
from gradsim.ui.typesetting.typeset import Typeset

MOST_INPUTS = 6
NARROWEST = 1.15  # column of a block beside another, in heights of a digit


class CircuitTable(KeepsKeys, TableInBlocks):
    """Rows of inputs and output; the row shown is marked, an output flips with a click.

    Where the rows are too many for the height, they stand in two blocks beside one another.
    """

    row_picked = Signal(int)
    #: The output of this row is to be flipped.
    output_flipped = Signal(int)

    scrolls = True
    kept_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Truth table"))
        self._colors = SignalColors.of(theme)
        self._inputs: tuple[str, ...] = ()
        self._rows: Bits = all_rows(0)
        self._wanted: Bits | None = None
        self._free: Bits | None = None
        self._given: Bits = self._rows
        self._withholds = False
        self._row = 0
        self._reached: int | None = None  # the last row walked through; None for all
        self.right = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # ----- what is shown

    def show_table(
        self,
        inputs: tuple[str, ...],
        wanted: Bits | None,
        given: Bits,
        free: Bits | None = None,
    ) -> None:
        """Show what a circuit gives out for each row, and what it should.

        Parameters
        ----------
        inputs : tuple of str
            Names of the inputs, the top bit of a row's number first.
        wanted, given : array of bool, shape (outputs, 2^n)
            What should come out, where that is known, and what does.
        free : array of bool, shape (2^n,)
            Where anything may come out.
        """
        self._inputs, self._wanted, self._given, self._free = inputs, wanted, given, free
        self.show_reached(None)
        if self.is_listed:
            self._rows = all_rows(len(inputs))
        self.show_row(min(self._row, self.count - 1))

    @property
    def count(self) -> int:
        """The number of rows, listed or not."""
        return int(self._given.shape[1])

    @property
    def is_listed(self) -> bool:
        """Whether there are few enough rows, of one output."""
        return len(self._inputs) <= MOST_INPUTS and len(self._given) == 1

    @property
    def is_editable(self) -> bool:
        """Whether an output can be flipped: where the function is a table."""
        return self._wanted is not None and self.is_listed

    def show_reached(self, row: int | None) -> None:
        """Show what the circuit gives out up to a row; None for all rows."""
        self._reached = row
        self.right = self.seen
        if self._wanted is not None:
            is_right = (self._wanted == self._given).all(axis=0)
            self.right = int(is_right[: self.seen].sum())
        self.update()

    @property
    def seen(self) -> int:
        """The number of rows whose output is shown."""
        return self.count if self._reached is None else min(self._reached + 1, self.count)

    def show_row(self, row: int) -> None:
        """Mark a row, and scroll to it."""
        self._row = row
        shown = self.rows_shown()
        if not self._first <= row < self._first + shown:
            self.scroll_to(row - shown // 2)
        self.setAccessibleDescription(self.reading())
        self.update()

    @property
    def row(self) -> int:
        """The row that is marked."""
        return self._row

    def rows_right(self) -> str:
        """Return how many rows are right, as a fraction in words."""
        return self.tr("{0} of {1}").format(format_count(self.right), format_count(self.count))

    def summary(self) -> str:
        """Return how many rows are right."""
        if self._wanted is None:
            return ""
        text = self.tr("{0} of {1} rows right")
        if self.seen < self.count:
            text = self.tr("{0} of {1} rows right so far")
        return text.format(format_count(self.right), format_count(self.seen))

    def reading(self) -> str:
        """Return the marked row in words, for a screen reader."""
        if not self.is_listed or not self.count:
            return self.summary()
        bits = self._rows[:, self._row]
        inputs = ", ".join(
            f"{name} = {int(bit)}" for name, bit in zip(self._inputs, bits, strict=True)
        )
        return f"{inputs}: {int(self._given[0, self._row])}. {self.summary()}"

    def withhold(self, withholds: bool) -> None:
        """Hide what the circuit gives out, and how much of it is right, or show it again."""
        self._withholds = withholds
        self.update()

    # ----- places

    def line(self) -> float:
        """Return the height of a row."""
        return self.theme.px(self.theme.tick * 1.62)

    def _title_height(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.5) + self.theme.px(self.theme.tick * 1.5)

    def top(self) -> float:
        """Return where the first row begins: below title, summary and heads."""
        return self._title_height() + self.theme.px(self.theme.symbol * 1.55)

    def narrowest_block(self) -> float:
        """Return the width of a block whose digits stand as close as they may."""
        return self.theme.px(self.theme.tick * NARROWEST) * (len(self._inputs) + 2.2)

    def _column(self) -> float:
        wide = self.theme.px(self.theme.symbol * 1.75)
        room = self.width() / self.blocks - (self.gap() if self.blocks > 1 else 0)
        return min(wide, room / (len(self._inputs) + 2.2))

    def _columns(self) -> list[float]:
        """Return the middles of the columns: inputs, wanted output, given output."""
        step = self._column()
        inputs = [step * (at + 0.5) for at in range(len(self._inputs))]
        return [*inputs, step * (len(inputs) + 0.9), step * (len(inputs) + 1.8)]

    def output_rect(self, row: int) -> QRectF:
        """Return where the output of a row that can be flipped stands."""
        size, y = min(self.line() * 0.86, self._column() * 1.1), self.middle(row)
        x = self.left(row) + self._columns()[-2]
        return QRectF(x - size / 2, y - size / 2, size, size)

    def row_at(self, position: QPointF) -> int | None:
        """Return the row at a place; none where rows are only counted."""
        return super().row_at(position) if self.is_listed else None

    def sizeHint(self) -> QSize:
        """Return room for all rows, if they are few."""
        return QSize(self.theme.px(240), round(self.top() + min(self.count, 16) * self.line()))

    def minimumSizeHint(self) -> QSize:
        """Return room for four rows."""
        return QSize(self.theme.px(180), round(self.top() + 4 * self.line()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marked row visible."""
        super().resizeEvent(event)
        self.scroll_to(self._first)
        self.show_row(self._row)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._colors = SignalColors.of(theme)
        super().restyle(theme)
        self.scroll_to(self._first)

    # ----- painting

    def _in_sight(self) -> range:
        return super()._in_sight() if self.is_listed else range(0)

    def _paint_head(self, painter: QPainter) -> None:
        self._paint_title(painter)
        if self.is_listed:
            self._paint_symbols(painter)

    def _paint_title(self, painter: QPainter) -> None:
        theme = self.theme
        y = theme.px(theme.axis_text * 1.1)
        self._typeset_title().paint(painter, 0, y)
        painter.setFont(theme.font(theme.small))
        painter.setPen(self._colors.one_text if self.right == self.seen else QColor(theme.text))
        painter.drawText(QPointF(0, y + theme.px(theme.tick * 1.5)), self._summary_and_hint())

    def _typeset_title(self) -> Typeset:
        """Return the title, with what its last columns are where that has room."""
        font, color = self.theme.font(self.theme.axis_text), QColor(self.theme.text)
        title, columns = self.tr("truth table"), self.tr("$f$ wanted, $y$ obtained")
        options = [title]
        if self._wanted is not None and self.is_listed:
            options = [f"{title}: {columns}", columns, title]
        texts = [Typeset(option, font, color) for option in options]
        return next((text for text in texts if text.size().width() <= self.width()), texts[-1])

    def _summary_and_hint(self) -> str:
        """Return how many rows are right and, where some are out of sight, which are in it."""
        shown, summary = self._in_sight(), "" if self._withholds else self.summary()
        if not self.is_listed or len(shown) >= self.count:
            return summary
        hint = self.tr("rows {0} to {1} of {2}: scroll for more").format(
            shown.start + 1, shown.stop, self.count
        )
        both = f"{summary}; {hint}"
        metrics = QFontMetricsF(self.theme.font(self.theme.small))
        return both if summary and metrics.horizontalAdvance(both) <= self.width() else hint

    def _paint_symbols(self, painter: QPainter) -> None:
        for block in range(self.blocks):
            painter.save()
            painter.translate(block * self.width() / self.blocks, 0)
            self._paint_block_symbols(painter)
            painter.restore()

    def _paint_block_symbols(self, painter: QPainter) -> None:
        theme, columns = self.theme, self._columns()
        px = min(-(-theme.px(theme.tick) // 0.72), self._column())
        baseline = self.top() - theme.px(theme.symbol * 0.55)
        for x, name in zip(columns, self._inputs, strict=False):
            signal_symbol(name, px).paint_centred(painter, x, baseline, QColor(theme.text))
        if self._wanted is not None:
            signal_symbol("f", px).paint_centred(painter, columns[-2], baseline, QColor(theme.text))
        signal_symbol("y", px).paint_centred(painter, columns[-1], baseline, QColor(theme.text))
        painter.setPen(QPen(QColor(theme.hairline), max(theme.px(1), 1)))
        y = self.top() - theme.px(3)
        painter.drawLine(QPointF(0, y), QPointF(columns[-1] + self._column() / 2, y))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, line, left = self.theme, self.line(), self.left(row)
        columns = [left + x for x in self._columns()]
        middle = self.middle(row)
        if row == self._row:
            width = columns[-1] - left + self._column() / 2
            rim = QPen(QColor(theme.accent), max(theme.px(2), 1)) if self.hasFocus() else None
            band = QRectF(left + 1, middle - line / 2 + 1, width, line - 2)
            self.box(painter, band, QColor(theme.tint), rim)
        for x, bit in zip(columns, self._rows[:, row], strict=False):
            self._paint_bit(painter, x, middle, bool(bit), 400)
        given = bool(self._given[0, row])
        if self._wanted is not None:
            is_free = self._free is not None and bool(self._free[row])
            wanted = bool(self._wanted[0, row]) and not is_free
            rim = QPen(self._colors.line(wanted), max(theme.px(1), 1))
            fill = self._colors.fill if wanted else QColor(theme.ground)
            self.box(painter, self.output_rect(row), fill, rim, corner=3)
            text = "–" if is_free else str(int(wanted))
            self._paint_text(painter, text, columns[-2], middle, self._colors.text(wanted), 600)
            is_told = row < self.seen and not self._withholds
            if wanted != given and not is_free and is_told:
                painter.setPen(QPen(QColor(theme.text), max(theme.px(2), 1)))
                painter.drawEllipse(QPointF(columns[-1], middle), line * 0.45, line * 0.45)
        if self._withholds:
            self._paint_text(painter, UNKNOWN, columns[-1], middle, QColor(theme.muted), 600)
        elif row < self.seen:
            self._paint_bit(painter, columns[-1], middle, given, 600)

    def _paint_bit(
        self, painter: QPainter, x: float, middle: float, value: bool, weight: int
    ) -> None:
        color = self._colors.text(value)
        self._paint_text(painter, str(int(value)), x, middle, color, weight)

    def _paint_text(
        self, painter: QPainter, text: str, x: float, middle: float, color: QColor, weight: int
    ) -> None:
        font = self.theme.font(self.theme.tick, weight)
        self.write(painter, text, x, middle, font, color, Qt.AlignmentFlag.AlignHCenter)

    # ----- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Flip the output that was pressed, or choose the row."""
        row = self.row_at(event.position())
        if row is None:
            return
        if self.is_editable and self.output_rect(row).contains(event.position()):
            self.output_flipped.emit(row)
        else:
            self.row_picked.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a click does."""
        row = self.row_at(event.position())
        on_output = (
            row is not None
            and self.is_editable
            and self.output_rect(row).contains(event.position())
        )
        self.setCursor(
            Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor
        )
        tip = self.tr("A click shows this row.") if row is not None else ""
        self.setToolTip(self.tr("A click changes what should come out.") if on_output else tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose a row, Return flips its output."""
        key = event.key()
        if key not in self.kept_keys:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_editable:
                self.output_flipped.emit(self._row)
        else:
            row = self._row + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= row < self.count:
                self.row_picked.emit(row)
