"""The points, what the hidden neurons make of each, and the output."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from gradsim.core.small_network.state import NetworkState
from gradsim.ui.layer import Layer
from gradsim.ui.panels.small_network.circles import paint_small_item, side_of
from gradsim.ui.panels.small_network.lines import line_style
from gradsim.ui.tables.table import Table, TableRow, described
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_output, format_setting, lowered

MOST_ROWS, FEWEST_ROWS = 5, 4  # that have room without scrolling, and at least
MOST_HIDDEN = 4  # hidden neurons that have a column
GIVEN = 3  # columns of what no epoch changes: the inputs and the target


class PointsTable(Table):
    """A table: x₁, x₂, target, hidden neurons, output; a click chooses the point."""

    scrolls = True
    #: A point was chosen.
    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("points"))
        self._heads: tuple[str, ...] = ()
        self._styles: tuple[int | None, ...] = ()
        self._numbers = np.empty((0, 0))  # those of a point in each row
        self._given = Layer()
        self.chosen = 0

    def forget_pictures(self) -> None:
        """Let go of the picture of what no epoch changes."""
        self._given.forget()

    def show_state(self, state: NetworkState, chosen: int) -> None:
        """Show the points of a network with its outputs; `chosen` is marked."""
        layers = state.at_points()
        hidden = layers[-2] if len(layers) > 1 else np.empty((0, len(state.points)))
        shown = hidden if len(hidden) <= MOST_HIDDEN else hidden[:0]
        depth = len(layers) - 1
        names = [
            f"h_{number + 1}" if depth == 1 else f"h^{{{depth}}}_{{{number + 1}}}"
            for number in range(len(shown))
        ]
        before = self.count
        self._heads = ("x_1", "x_2", "y", *names, "a")
        styles = [line_style(number) if depth == 1 else INK for number in range(len(shown))]
        self._styles = (INK, INK, INK, *styles, None)
        self._numbers = np.column_stack(
            [state.points.inputs, state.points.targets, shown.T, layers[-1][0]]
        )
        self.chosen = chosen
        if before != self.count:
            self.updateGeometry()
            self.scroll_to(0)
        if self.count <= MOST_ROWS:
            self.setAccessibleDescription(described(self.heads, self.rows))
        self.update()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(lowered(head.replace("_", "").replace("{", "").replace("}", ""))
                     for head in self._heads)  # fmt: skip

    @property
    def rows(self) -> list[TableRow]:
        """The points: coordinates, target, hidden neurons and output of each."""
        return [TableRow(str(row + 1), self._texts(row)) for row in range(self.count)]

    def _texts(self, row: int) -> tuple[str, ...]:
        return *self._given_texts(row), *self._output_texts(row)

    def _given_texts(self, row: int) -> list[str]:
        return [format_setting(round(number, 2)) for number in self._numbers[row, :GIVEN].tolist()]

    def _output_texts(self, row: int) -> list[str]:
        return [format_output(number) for number in self._numbers[row, GIVEN:].tolist()]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point of a row."""
        row = self.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.picked.emit(row)
        else:
            super().mousePressEvent(event)

    # ----- places

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._numbers)

    def line(self) -> float:
        """Return the height of a row."""
        return self.theme.px(self.theme.interface * 1.85)

    def top(self) -> float:
        """Return where the first row begins: below the heads and their hairline."""
        return self.theme.px(self.theme.symbol * 1.9)

    def sizeHint(self) -> QSize:
        """Return room for up to eight points."""
        return self._size(304, MOST_ROWS)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few points; more scroll."""
        return self._size(200, FEWEST_ROWS)

    def _size(self, width: float, most: int) -> QSize:
        height = self.top() + min(max(self.count, 1), most) * self.line()
        return QSize(self.theme.px(width), math.ceil(height) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room with rows."""
        super().resizeEvent(event)
        self.scroll_to(self._first)

    def _rights(self) -> list[float]:
        """Return where the columns end; the mark has the rest."""
        room = self.width() - self.theme.px(34)
        weights = [2.0, 2.0, 1.6, *[3.0] * (len(self._heads) - 3)][: len(self._heads)]
        total = sum(weights)
        return [room * sum(weights[: place + 1]) / total for place in range(len(weights))]

    # ----- painting

    def _font(self, weight: int = 400) -> QFont:
        return self.theme.font(self.theme.interface, weight)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is given, which is kept as a picture, and what the network makes of it.

        Of five points that takes 0.8 ms of an epoch, and 2.3 with all texts set again.
        """
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._in_sight()
        given = self._numbers[rows.start : rows.stop, :GIVEN].tolist()
        key = self.theme, self._heads, self._styles, rows, self.count, self.chosen, given
        self._given.paint(painter, self, key, self._paint_given)
        columns = list(zip(self._styles, self._rights(), strict=True))[GIVEN:]
        for row in rows:
            self._paint_texts(painter, row, self._output_texts(row), columns)

    def _paint_given(self, painter: QPainter) -> None:
        self._paint_head(painter)
        for row in self._in_sight():
            self._paint_row(painter, row)

    def _paint_head(self, painter: QPainter) -> None:
        theme = self.theme
        for head, style, right in zip(self._heads, self._styles, self._rights(), strict=True):
            color = theme.label_color(INK if style is None else style)
            symbol = self.head_of(f"${head}$", self._font(), color)
            symbol.paint(painter, right - symbol.size().width(), theme.px(theme.symbol * 1.15))
        self.hairline(painter, self.top() - theme.px(4))
        self.paint_position(painter)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, middle = self.theme, self.middle(row)
        if row == self.chosen:
            line = self.line()
            area = QRectF(0, middle - line / 2, self.width() - theme.px(8), line)
            self.box(painter, area, QColor(theme.tint))
        columns = list(zip(self._styles, self._rights(), strict=True))[:GIVEN]
        self._paint_texts(painter, row, self._given_texts(row), columns)
        radius = theme.px(theme.interface * 0.38)
        place = QPointF(self.width() - theme.px(22), middle)
        paint_small_item(painter, theme, place, radius, self._numbers[row, 2])

    def _paint_texts(
        self,
        painter: QPainter,
        row: int,
        texts: Sequence[str],
        columns: Sequence[tuple[int | None, float]],
    ) -> None:
        """Write texts in columns, each with its style and where it ends."""
        theme, middle = self.theme, self.middle(row)
        for text, (style, right) in zip(texts, columns, strict=True):
            is_output = style is None
            series = side_of(self._numbers[row, -1]) if style is None else style
            font = self._font(600 if is_output else 400)
            self.write(painter, text, right, middle, font, theme.label_color(series))
