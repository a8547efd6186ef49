"""The neuron as the lecture draws it, with its numbers below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.tables.decimals import left_of, room_of_decimals
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals, format_number, format_setting
from gradsim.ui.typesetting.text import draw_text, text_width
from gradsim.ui.typesetting.typeset_symbols import TypesetSymbols
from gradsim.ui.view import PaintedView

MOST_DRAWN = 4
LEAST_LINES = 3
LARGEST_GROWTH = 1.4
LEAST_OF_ARROW = 0.1  # a weight that has no fourth decimal


@dataclass(frozen=True)
class NumberLine:
    """A line of the table: a word, its symbol, and a number for each series."""

    word: str
    symbol: str
    values: tuple[float, ...]
    strong: bool = False
    exact: bool = False

    def texts(self) -> list[str]:
        """Return the numbers as they are written: a setting exactly, others rounded."""
        write = format_setting if self.exact else format_number
        return [write(value) for value in self.values]


class NeuronView(PaintedView):
    """Inputs, weights, bias and output as circles and arrows, and a table of numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._title = ""
        self._inputs = 1
        self._activation = r"\sigma"
        self._lines: list[NumberLine] = []
        self._parts: dict[str, float] = {}
        self.styles: tuple[int, ...] = ()
        self._symbols = TypesetSymbols(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_neuron(
        self,
        title: str,
        inputs: int,
        activation: str,
        lines: Sequence[NumberLine],
        parts: Mapping[str, float] | None = None,
    ) -> None:
        """Show a neuron with so many inputs, and its numbers.

        Those of `parts`, by symbol, stand in the drawing, in place of their lines.
        """
        parts = parts or {}
        before = self._inputs, len(self._lines), self._parts.keys()
        if (inputs, len(lines), parts.keys()) != before:
            self.updateGeometry()
        self._parts = dict(parts)
        self._title, self._inputs, self._activation = title, inputs, activation
        self._lines = list(lines)
        self.setAccessibleName(title)
        numbers = (f"{line.word} {format_number(line.values[0])}" for line in lines if line.values)
        self.setAccessibleDescription(", ".join(numbers))
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._symbols = TypesetSymbols(theme)
        super().restyle(theme)

    def sizeHint(self) -> QSize:
        """Return room for the drawing and all lines."""
        theme = self.theme
        return QSize(theme.px(304), round(self._top() + self._drawing() + self._table()))

    def minimumSizeHint(self) -> QSize:
        """Return room for the drawing and the first lines; further lines are left out."""
        lines = min(len(self._table_lines), LEAST_LINES) * self._line_height()
        return QSize(self.theme.px(200), round(self._top() + self._drawing() + lines))

    @property
    def _table_lines(self) -> list[NumberLine]:
        return [line for line in self._lines if line.symbol not in self._parts]

    def _top(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 12)

    def _drawing(self) -> float:
        drawn = min(self._inputs, MOST_DRAWN)
        return self.theme.px(self.theme.symbol * 1.7) + max(
            2 * self._radius(), drawn * self.theme.px(self.theme.symbol * 2.5)
        )

    def _table(self) -> float:
        return len(self._table_lines) * self._line_height() + self.theme.px(12)

    def _line_height(self) -> float:
        return self.theme.px(max(self.theme.subtitle * 1.75, self.theme.symbol * 1.35))

    def _radius(self) -> float:
        return self.theme.px(self.theme.symbol * 1.5)

    def _growth(self) -> float:
        """Return the factor by which drawing and lines grow where there is room."""
        needed = self._drawing() + self._table()
        return min(max((self.height() - self._top()) / needed, 1.0), LARGEST_GROWTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, drawing and table."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.axis_text))
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(0, theme.px(theme.axis_text * 1.1)), self._title)
        growth = self._growth()
        drawing = self._drawing() * growth
        self._paint_drawing(painter, QRectF(0, self._top(), self.width(), drawing))
        self._paint_table(
            painter, self._top() + drawing + theme.px(12), self._line_height() * growth
        )

    def _paint_drawing(self, painter: QPainter, area: QRectF) -> None:
        theme, radius = self.theme, self._radius() * min(self._growth(), 1.25)
        symbol = theme.symbol * 1.15
        rise = theme.px(symbol * 1.35)
        span = min(area.width(), theme.px(theme.symbol * 19))
        centre = QPointF(span * 0.57, area.top() + rise + (area.height() - rise) / 2)
        drawn = min(self._inputs, MOST_DRAWN)
        pen = QPen(QColor(theme.text), theme.drawing * 0.7 * theme.zoom)
        many = self._inputs > 1
        for index in range(drawn):
            hidden = many and self._inputs > drawn and index == drawn - 2
            offset = (index - (drawn - 1) / 2) * theme.px(symbol * 2.2)
            start = QPointF(theme.px(symbol * 0.8), centre.y() + offset)
            number = self._inputs if many and index == drawn - 1 else index + 1
            if hidden:
                self._symbols.paint(painter, r"\vdots", start, symbol)
                continue
            suffix = f"_{{{number}}}" if many else ""
            self._symbols.paint(painter, f"x{suffix}", start, symbol)
            self._paint_part(painter, "x", start)
            tail = QPointF(start.x() + theme.px(symbol * 0.9), start.y())
            angle = atan2(centre.y() - tail.y(), centre.x() - tail.x())
            head = centre - QPointF(cos(angle), sin(angle)) * (radius + theme.px(3))
            _arrow(painter, pen, tail, head, theme.px(theme.symbol * 0.55))
            middle = tail + (head - tail) * (0.42 if many else 0.5)
            lift = QPointF(0, -theme.px(symbol * (0.85 if many else 0.7)))
            self._symbols.paint(painter, f"w{suffix}", middle + lift, symbol * 0.95)
            self._paint_part(painter, "w", middle, centre.x() - radius - theme.px(6))
        end = QPointF(span - theme.px(symbol * 1.3), centre.y())
        start = QPointF(centre.x() + radius, centre.y())
        _arrow(painter, pen, start, end, theme.px(theme.symbol * 0.55))
        output = QPointF(end.x() + theme.px(symbol * 0.7), end.y())
        self._symbols.paint(painter, "a", output, symbol)
        self._paint_part(painter, "a", output)
        single = self.styles[0] if len(self.styles) == 1 else None
        color = QColor(theme.text) if single is None else theme.color(single)
        painter.setPen(QPen(color, theme.drawing * theme.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        self._symbols.paint(painter, self._activation, centre, symbol)
        bias = centre - QPointF(0, radius + theme.px(symbol * 0.72))
        if "b" in self._parts:
            bias -= QPointF(theme.px(symbol * 1.1), 0)
        self._symbols.paint(painter, "b", bias, symbol)
        self._paint_part(painter, "b", bias)

    def _paint_part(
        self, painter: QPainter, symbol: str, place: QPointF, right: float | None = None
    ) -> None:
        """Write the number of a part below its symbol or arrow, that of the bias beside it.

        It ends at `right` at the latest, else at the right edge.
        """
        if symbol not in self._parts:
            return
        theme = self.theme
        font = theme.font(theme.end_label, 600 if symbol == "a" else theme.number_weight)
        metrics = QFontMetricsF(font)
        value = self._parts[symbol]
        text = format_setting(value) if symbol == "x" else format_number(value)
        if symbol == "w" and abs(value) < LEAST_OF_ARROW:  # no longer than its arrow
            text = format_decimals(value, 3)
        width = text_width(text, font)
        is_styled = symbol == "a" and len(self.styles) == 1
        painter.setFont(font)
        painter.setPen(theme.label_color(self.styles[0]) if is_styled else QColor(theme.text))
        if symbol == "b":
            at = place + QPointF(theme.px(theme.symbol * 0.6), metrics.capHeight() / 2)
        else:
            last = self.width() if right is None else right
            left = min(max(place.x() - width / 2, 0), last - width)
            drop = theme.px(theme.symbol * (0.3 if symbol == "w" else 0.75)) + metrics.capHeight()
            at = QPointF(left, place.y() + drop + theme.px(3))
        draw_text(painter, at, text)

    def _paint_table(self, painter: QPainter, top: float, line_height: float) -> None:
        theme = self.theme
        font = theme.font(theme.subtitle)
        bold = theme.font(theme.subtitle, 600)
        metrics = QFontMetricsF(bold)
        lines = self._table_lines
        texts = [text for line in lines for text in line.texts()]
        decimals = room_of_decimals(texts, bold)
        column = decimals + metrics.horizontalAdvance("−0") + theme.px(14)
        fitting = int((self.height() - top + 2) / line_height)
        for index, line in enumerate(lines[:fitting]):
            y = top + (index + 0.68) * line_height
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(0, y), line.word)
            symbol = self._symbols.symbol(line.symbol, theme.symbol, theme.text)
            count = max(len(line.values), 1)
            room = self.width() - column * count - QFontMetricsF(font).horizontalAdvance(line.word)
            if room > symbol.size().width() + theme.px(12):
                symbol_x = min(
                    theme.px(theme.subtitle * 9.5),
                    self.width() - column * count - symbol.size().width() / 2,
                )
                symbol.paint(painter, symbol_x - symbol.size().width() / 2, y)
            painter.setFont(bold if line.strong else font)
            for place, text in enumerate(line.texts()):
                shared = len(set(line.values)) == 1 and not line.strong
                style = self.styles[place] if place < len(self.styles) else None
                color = (
                    QColor(theme.text)
                    if style is None or (shared and len(line.values) == 1)
                    else theme.label_color(style)
                )
                painter.setPen(color)
                right = self.width() - column * (len(line.values) - 1 - place)
                draw_text(painter, QPointF(left_of(text, right, decimals, bold), y), text)


def _arrow(painter: QPainter, pen: QPen, tail: QPointF, head: QPointF, size: float) -> None:
    """Draw a line with a filled head."""
    angle = atan2(head.y() - tail.y(), head.x() - tail.x())
    along, across = QPointF(cos(angle), sin(angle)), QPointF(-sin(angle), cos(angle))
    back = head - along * size
    painter.setPen(pen)
    painter.drawLine(tail, back + along * (size * 0.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF([head, back + across * size * 0.42, back - across * size * 0.42]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
