"""Two numbers and their product, in binary and decimal, as far as it has come out."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from gradsim.ui.panels.circuits.symbols import SignalColors
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.view import PaintedView

Bits = tuple[bool | None, ...]


class CircuitProduct(PaintedView):
    """The factors above one another, a rule, and the product, as it is done on paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: list[tuple[str, Bits]] = []
        self.setAccessibleName(self.tr("Product"))

    def show_product(self, a: Bits, b: Bits, product: Bits) -> None:
        """Show two factors, and the bits of the product, None where one has not come yet."""
        self._rows = [("a", a), ("b", b), ("p", product)]
        self.setAccessibleDescription(self.reading())
        self.update()

    def reading(self) -> str:
        """Return the product in decimal numbers, as far as it is known."""
        if not self._rows:
            return ""
        a, b, product = (_number(bits) for _, bits in self._rows)
        return f"{a} × {b} = {product or '?'}"

    def _line(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.6)

    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        return QSize(self.theme.px(200), round(3.4 * self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, their numbers flush right."""
        theme, line = self.theme, self._line()
        painter = QPainter(self)
        colors = SignalColors.of(theme)
        font = theme.font(theme.axis_text, 600)
        metrics = QFontMetricsF(font)
        digit = metrics.horizontalAdvance("0")
        widest = max((len(bits) for _, bits in self._rows), default=0)
        head = theme.px(theme.axis_text * 2.2)
        right = head + widest * digit
        baseline = line * 0.75
        for name, bits in self._rows:
            if name == "p":
                end = right + theme.px(theme.axis_text) + 3 * digit
                painter.fillRect(
                    0, round(baseline - 0.7 * line), round(end), theme.px(2), QColor(theme.axis)
                )
                baseline += 0.2 * line
            sign = {"a": "", "b": "×", "p": "="}[name]
            painter.setFont(font)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(0, baseline), sign)
            symbol(name, theme.px(theme.symbol)).paint(
                painter, theme.px(theme.axis_text), baseline, QColor(theme.text)
            )
            for place, bit in enumerate(reversed(bits)):
                painter.setPen(QColor(theme.muted) if bit is None else colors.text(bit))
                x = right - (place + 1) * digit
                painter.drawText(QPointF(x, baseline), "·" if bit is None else str(int(bit)))
            painter.setPen(QColor(theme.text))
            number = _number(bits)
            left = right + theme.px(theme.axis_text) + (3 - len(number)) * digit
            painter.drawText(QPointF(left, baseline), number)
            baseline += line


def _number(bits: Iterable[bool | None]) -> str:
    """Return a number in decimal, empty where a bit of it is unknown."""
    known = list(bits)
    if None in known:
        return ""
    return str(int("".join(str(int(bool(bit))) for bit in known) or "0", 2))
