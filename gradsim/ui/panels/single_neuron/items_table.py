"""The training items and the output for each, at the epoch shown."""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QResizeEvent

from gradsim.ui.plotting.plane.items import paint_item
from gradsim.ui.tables.decimals import left_of, room_of_decimals
from gradsim.ui.tables.table import Table, TableRow, described
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_output, format_setting, lowered
from gradsim.ui.typesetting.text import draw_text
from gradsim.ui.typesetting.typeset import Typeset, plain_text

MOST_ROWS, FEWEST_ROWS = 8, 4  # that have room without scrolling, and at least

MOST_READ = 24  # items that a screen reader reads
MARGIN = 3  # pixels right of a number


class ItemsTable(Table):
    """A table: inputs, target, and the output of each series in its colour."""

    scrolls = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("training items"))
        self._heads: tuple[str, ...] = ()
        self._given: tuple[tuple[str, ...], ...] = ()  # inputs and target of each item
        self._outputs: Sequence[Sequence[tuple[float, int]]] = ()
        self._targets: tuple[float, ...] = ()
        self._errors: tuple[float, ...] = ()  # of each item, where there is one series
        self._largest = 0.0  # of these, without their sign

    def show_items(
        self, inputs: Sequence[Sequence[float]], targets: Sequence[float], outputs: Sequence[str]
    ) -> None:
        """Fill in the items.

        Parameters
        ----------
        outputs : sequence of str
            The heads of the columns of outputs, symbols between dollar signs.
        """
        count = len(inputs[0])
        heads = [f"$x_{{{number + 1}}}$" if count > 1 else "$x$" for number in range(count)]
        self._heads = (*heads, "$y$", *outputs)
        self._given = tuple(
            tuple(map(format_setting, (*item, target)))
            for item, target in zip(inputs, targets, strict=True)
        )
        self._targets = tuple(targets)
        self._outputs, self._errors = ((),) * len(inputs), ()
        self.updateGeometry()
        self.scroll_to(0)

    def show_outputs(self, rows: Sequence[Sequence[tuple[float, int]]]) -> None:
        """Show for each item the output of each series: (value, style)."""
        self._outputs = rows
        is_one_of_many = len(rows) > 1 and len(rows[0]) == 1
        errors = (row[0][0] - target for row, target in zip(rows, self._targets, strict=True))
        self._errors = tuple(errors) if is_one_of_many else ()
        self._largest = max(map(abs, self._errors), default=0.0)
        are_few = len(rows) <= MOST_READ
        self.setAccessibleDescription(described(self.heads, self.rows) if are_few else "")
        self.update()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns, in words."""
        return tuple(lowered(plain_text(head).replace("_", "")) for head in self._heads)

    @property
    def rows(self) -> list[TableRow]:
        """The items: inputs, target and outputs of each."""
        return [
            TableRow(str(number), (*given, *(format_output(value) for value, _ in outputs)))
            for number, (given, outputs) in enumerate(
                zip(self._given, self._outputs, strict=True), 1
            )
        ]

    # ----- places

    @property
    def count(self) -> int:
        """The number of items."""
        return len(self._given)

    def _title_height(self) -> int:
        return math.ceil(QFontMetricsF(self.theme.font(self.theme.axis_text)).height())

    def line(self) -> float:
        """Return the height of a row."""
        return self.theme.px(self.theme.interface * 2)

    def top(self) -> float:
        """Return where the first row begins: below title and heads."""
        return self._title_height() + self.theme.px(4) + self.line()

    def _edges(self) -> list[int]:
        """Return where columns begin and the last ends.

        Outputs have room for any number; what is left goes to inputs and target.
        """
        metrics = QFontMetricsF(self._font())
        first = len(self._given[0]) if self._given else 1  # of the columns of outputs
        wide = [
            round(max(metrics.horizontalAdvance(text) for text in ("0.00·10⁻⁰⁰", head)))
            + self.theme.px(12)
            for head in self.heads[first:]
        ]
        marks = self._marks_width()
        left = self.width() - self.theme.px(8) - sum(wide) - marks - self._bars_width()
        narrow = [left // first + (place < left % first) for place in range(first)]
        return [*accumulate([*narrow, *wide], initial=marks)]

    def _bars_width(self) -> int:
        """Return the room of the bars, which several items of one neuron have."""
        narrow = self.width() < self.theme.px(self.theme.interface * 21)
        return 0 if not self._errors or narrow else self.theme.px(self.theme.interface * 5)

    def bar(self, row: int) -> QRectF:
        """Return the bar of an item: its error, as a share of the largest there is.

        It leads to the left where the output is to rise, to the right where it is to fall.
        """
        room = self._bars_width() - self.theme.px(12)
        middle = self.width() - self.theme.px(10) - room / 2
        length = self._errors[row] / self._largest * room / 2 if self._largest else 0.0
        height = self.line() * 0.4
        box = QRectF(middle, self.middle(row) - height / 2, length, height)
        return box.normalized()

    def _marks_width(self) -> int:
        """Return the room of the marks, which several items have."""
        return self.theme.px(self.theme.interface * 1.4) if self.count > 1 else 0

    def _font(self) -> QFont:
        return self.theme.font(self.theme.interface)

    def sizeHint(self) -> QSize:
        """Return room for up to eight items."""
        return self._size(304, MOST_ROWS)

    def minimumSizeHint(self) -> QSize:
        """Return room for up to four items; more scroll."""
        return self._size(200, FEWEST_ROWS)

    def _size(self, width: float, most: int) -> QSize:
        height = self._title_height() + (1 + min(self.count, most)) * self.line()
        return QSize(self.theme.px(width), round(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room with rows."""
        super().resizeEvent(event)
        self.scroll_to(self._first)

    # ----- painting

    def _paint_head(self, painter: QPainter) -> None:
        theme = self.theme
        font = theme.font(theme.axis_text)
        title = Typeset(self.tr("training items"), font, QColor(theme.text))
        title.paint(painter, 0, title.baseline)
        middles = [  # nearer to the numbers
            (left + right) / 2 + theme.px(4) for left, right in pairwise(self._edges())
        ]
        heads = list(zip(middles, self._heads, strict=False))
        if self._bars_width():
            room = self._bars_width() - theme.px(12)
            heads.append((self.width() - theme.px(10) - room / 2, "$a - y$"))
        rise = QFontMetricsF(self._font()).capHeight() / 2
        for middle, source in heads:
            head = self.head_of(source, self._font(), QColor(theme.muted))
            x = middle - head.size().width() / 2
            head.paint(painter, x, self.top() - self.line() / 2 + rise)
        self.paint_position(painter)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, metrics = self.theme, QFontMetricsF(self._font())
        spare = round(self.line()) - math.ceil(metrics.height())
        baseline = round(self.middle(row) - self.line() / 2) + spare // 2 + metrics.ascent()
        if self.count > 1:
            self._paint_mark(painter, row)
        if self._bars_width():
            self._paint_bar(painter, row)
        cells = [(text, QColor(theme.text)) for text in self._given[row]]
        cells += [
            (format_output(value), theme.label_color(style)) for value, style in self._outputs[row]
        ]
        painter.setFont(self._font())
        seen = (output for each in self._in_sight() for output in self._outputs[each])
        decimals = room_of_decimals((format_output(value) for value, _ in seen), self._font())
        given = len(self._given[row])
        for place, (edge, (text, color)) in enumerate(zip(self._edges()[1:], cells, strict=False)):
            painter.setPen(color)
            x = edge - MARGIN - metrics.horizontalAdvance(text)
            if place >= given:
                x = left_of(text, edge - MARGIN, decimals, self._font())
            draw_text(painter, QPointF(x, baseline), text)

    def _paint_bar(self, painter: QPainter, row: int) -> None:
        """Paint how strongly an item pulls, and to which side."""
        theme = self.theme
        painter.fillRect(self.bar(row), theme.color(row))
        room = self._bars_width() - theme.px(12)
        middle, half = self.width() - theme.px(10) - room / 2, self.line() / 2
        y = self.middle(row)
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
        painter.drawLine(QPointF(middle, y - half), QPointF(middle, y + half))

    def _paint_mark(self, painter: QPainter, row: int) -> None:
        """Paint an item as the plane has it: in its colour, a ring where its target is low."""
        theme = self.theme
        radius = theme.interface * 0.44 * theme.zoom
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_item(painter, QPointF(radius + 1, self.middle(row)), radius, theme,
                   theme.color(row), self._targets[row])  # fmt: skip
        painter.restore()
