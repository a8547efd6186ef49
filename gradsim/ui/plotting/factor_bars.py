"""The factors of the gradient as bars; their product is the gradient below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.tables.decimals import left_of, room_of_decimals
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, format_number
from gradsim.ui.typesetting.text import draw_text, text_width
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView


@dataclass(frozen=True)
class Factor:
    """A row: a symbol, and for each series its value or the word that stands for it."""

    symbol: str
    values: tuple[float | str, ...]


class FactorBars(PaintedView):
    """Bars of all factors on one scale, a line, and the product.

    Bars start at the left while all are positive; once one is negative, in the middle.
    """

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        self._title, self._formula = title, ""
        self._factors: list[Factor] = []
        self._product: Factor | None = None
        self._scale = 1.0
        self._signed = False
        self._note = ""
        self._withholds = False
        self._bars = 1  # in each row
        self.styles: tuple[int, ...] = ()
        self._texts: dict[str, Typeset] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def show_factors(
        self, factors: Sequence[Factor], product: Factor, scale: float, signed: bool
    ) -> None:
        """Show factors and product; a full bar is `scale`."""
        if len(product.values) != self._bars:
            self._bars = len(product.values)
            self.updateGeometry()
        self._factors, self._product = list(factors), product
        self._scale, self._signed = max(scale, 1e-300), signed
        self.update()

    def set_title(self, formula: str) -> None:
        """Put the product as a formula, or other words, above its factors; empty for the usual.

        The usual words stay where there is no room.
        """
        if formula != self._formula:
            self._texts.pop(self._formula, None)
            self._formula = formula
            self.update()

    def show_note(self, note: str) -> None:
        """Show a sentence in place of the factors."""
        self._note, self._product = note, None
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide bars and numbers behind question marks, or show them again."""
        self._withholds = withholds
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._texts.clear()
        super().restyle(theme)

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        theme = self.theme
        return QSize(theme.px(304), self._title_height() + round(4.6 * self._row_height()))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which no line touches another."""
        line = QFontMetricsF(self._number_font()).height()
        row = max(line * self._bars, self.theme.px(self.theme.symbol * 1.15))
        return QSize(self.theme.px(216), self._title_height() + round(4.6 * row))

    def _title_height(self) -> int:
        return self.theme.px(self.theme.axis_text * 1.35 + 12)

    def _row_height(self) -> float:
        line = QFontMetricsF(self._number_font()).height()
        return max(line * self._bars, self.theme.px(self.theme.symbol * 1.4)) + self.theme.px(10)

    def _number_font(self) -> QFont:
        theme = self.theme
        return theme.font(min(theme.end_label, theme.tick + 1), theme.number_weight)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, rows and product."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title = self._typeset(self._formula or self._title, theme.axis_text)
        if title.size().width() > self.width():
            title = self._typeset(self._title, theme.axis_text)
        title.paint(painter, 0, theme.px(theme.axis_text * 1.1))
        if self._product is None:
            area = QRectF(self.rect()).adjusted(0, self._title_height(), 0, 0)
            painter.setFont(theme.font(theme.interface))
            painter.setPen(QColor(theme.muted))
            painter.drawText(area, Qt.TextFlag.TextWordWrap, self._note)
            return
        rows = [*self._factors, self._product]
        symbols = [self._typeset(f"${row.symbol}$", theme.symbol) for row in rows]
        symbol_width = max(symbol.size().width() for symbol in symbols)
        metrics = QFontMetricsF(self._number_font())
        values = [value for row in rows for value in row.values]
        texts = [format_number(value) for value in values if not isinstance(value, str)]
        decimals = room_of_decimals(texts, self._number_font())
        number_width = metrics.horizontalAdvance("−0") + decimals
        left = symbol_width + theme.px(12)
        track = QRectF(left, 0, max(self.width() - left - number_width - theme.px(8), 20), 0)
        top = float(self._title_height())
        natural = self._row_height()
        spare = self.height() - top - natural * (len(rows) + 0.6)
        row_height = natural + max(min(spare / (len(rows) + 1), natural * 0.8), 0)
        if spare < 0:
            row_height = (self.height() - top) / (len(rows) + 0.6)
        for row, symbol in zip(rows, symbols, strict=True):
            if row is self._product:
                top += row_height * 0.3
                painter.setPen(QPen(QColor(theme.hairline), theme.px(1)))
                painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
                top += row_height * 0.15
            area = QRectF(track.left(), top, track.width(), row_height)
            self._paint_row(painter, row, symbol, area, metrics, decimals)
            top += row_height

    def _typeset(self, text: str, size: float) -> Typeset:
        if text not in self._texts:
            color = QColor(self.theme.text)
            self._texts[text] = Typeset(
                text, self.theme.font(size), color, math_px=self.theme.px(self.theme.symbol)
            )
        return self._texts[text]

    def _paint_row(
        self,
        painter: QPainter,
        row: Factor,
        symbol: Typeset,
        area: QRectF,
        metrics: QFontMetricsF,
        decimals: float,
    ) -> None:
        theme = self.theme
        middle = area.center().y()
        size = symbol.size()
        symbol.paint(
            painter,
            area.left() - theme.px(12) - size.width(),
            middle - size.height() / 2 + symbol.baseline,
        )
        zero = area.center().x() if self._signed else area.left()
        reach = area.width() / (2 if self._signed else 1)
        count = len(row.values)
        pitch = min(area.height() / count * 0.9, metrics.height() * 1.05)
        thick = min(pitch * 0.62, theme.px(11) if count > 1 else theme.px(14))
        painter.setFont(self._number_font())
        for index, value in enumerate(row.values):
            y = middle + (index - (count - 1) / 2) * pitch
            text = UNKNOWN if self._withholds else _text(value)
            if not isinstance(value, str) and value and not self._withholds:
                length = min(abs(value) / self._scale, 1.0) * reach
                start = zero - length if value < 0 else zero
                bar = QRectF(start, y - thick / 2, max(length, theme.px(1.5)), thick)
                painter.fillRect(bar, theme.color(self.style_of(index, count)))
            painter.setPen(theme.label_color(self.style_of(index, count)))
            x = self.width() - text_width(text, painter.font())
            if self._withholds or not isinstance(value, str):
                x = left_of(text, self.width(), decimals, painter.font())
            draw_text(painter, QPointF(x, y + metrics.capHeight() / 2), text)
        painter.setPen(QPen(QColor(theme.text), theme.px(1)))
        half = max(thick, pitch * count / 2) * 0.95
        painter.drawLine(QPointF(zero, middle - half), QPointF(zero, middle + half))

    def style_of(self, index: int, count: int) -> int:
        """Return the style of a series."""
        return self.styles[index] if index < len(self.styles) else index


def _text(value: float | str) -> str:
    return value if isinstance(value, str) else format_number(value)
