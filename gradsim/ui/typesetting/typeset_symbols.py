"""The symbols of a drawing, each typeset once in every size and colour."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.typeset import Typeset


class TypesetSymbols:
    """Typeset symbols in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._typeset: dict[tuple[str, float, str], Typeset] = {}

    def symbol(self, tex: str, size: float, color: str) -> Typeset:
        """Return a formula; its size is before zoom."""
        key = (tex, size, color)
        if key not in self._typeset:
            theme = self._theme
            self._typeset[key] = Typeset(
                f"${tex}$", theme.font(size), QColor(color), math_px=theme.px(size)
            )
        return self._typeset[key]

    def paint(self, painter: QPainter, tex: str, centre: QPointF, size: float) -> None:
        """Paint a symbol around a place, in the colour of text."""
        symbol = self.symbol(tex, size, self._theme.text)
        area = symbol.size()
        symbol.paint(
            painter,
            centre.x() - area.width() / 2,
            centre.y() - area.height() / 2 + symbol.baseline,
        )
