"""What can be written into a drawn chain: symbols, numbers and signs, each in its rectangle.

One list of marks serves painting, the mouse, and the tests that see whether anything overlaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gradsim.ui.panels.chain.layout import ChainLayout
from gradsim.ui.typesetting.symbols import Symbol, symbol

#: Roles of marks; those of values can be dragged.
WEIGHT, BIAS, FACTOR, NUMBER, SIGN, PAIR, NAME, NOTE = (
    "weight", "bias", "factor", "number", "sign", "pair", "name", "note",
)  # fmt: skip


SECOND = "second "  # before the part, for what stands in the second product


@dataclass(frozen=True)
class Mark:
    """A symbol or a text in its place.

    Attributes
    ----------
    role : str
        What it is.
    part : str
        Kind of the column that it belongs to.
    layer : int
        The layer it belongs to.
    rect : QRectF
        All that it covers, letters with ascenders and descenders.
    baseline : float
        Where its letters stand.
    color : QColor
        Its colour.
    content : str or Symbol
        What is painted.
    font : QFont, optional
        Font of a text.
    """

    role: str
    part: str
    layer: int
    rect: QRectF
    baseline: float
    color: QColor
    content: str | Symbol
    font: QFont | None = None

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        if isinstance(self.content, Symbol):
            self.content.paint(painter, self.rect.left(), self.baseline, self.color)
            return
        painter.setFont(self.font)
        painter.setPen(self.color)
        painter.drawText(QPointF(self.rect.left(), self.baseline), self.content)


@dataclass(frozen=True)
class Focus:
    """What of the chain is looked at.

    Attributes
    ----------
    selected : int
        The layer whose ∂C/∂b the product is.
    other : int, optional
        The layer whose ∂C/∂b stands beneath for comparison.
    note : str
        A few words at the top right, such as the seed.
    """

    selected: int = 0
    other: int | None = None
    note: str = ""


class MarkMaker:
    """Makes single marks in the sizes of a layout."""

    def __init__(self, layout: ChainLayout) -> None:
        self.layout, self.theme = layout, layout.theme
        self.text, self.muted = QColor(self.theme.text), QColor(self.theme.muted)

    def _symbol(
        self,
        role: str,
        part: str,
        layer: int,
        tex: str,
        x: float,
        line: float,
        px: float | None = None,
        color: QColor | None = None,
    ) -> Mark:
        px = self.layout.math if px is None else px
        one = symbol(tex, px)
        rect = QRectF(x - one.width / 2, line - one.ascent, one.width, one.ascent + one.descent)
        return Mark(role, part, layer, rect, line, self.text if color is None else color, one)

    def _text(
        self,
        role: str,
        part: str,
        layer: int,
        text: str,
        x: float,
        line: float,
        color: QColor,
        font: QFont,
        left: bool = False,
    ) -> Mark:
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        x = x if left else x - width / 2
        rise = metrics.capHeight() * 1.15
        rect = QRectF(x, line - rise, width, rise + metrics.descent() * 0.6)
        return Mark(role, part, layer, rect, line, color, text, font)

    def _number(
        self,
        part: str,
        layer: int,
        texts: Sequence[str],
        x: float,
        line: float,
        room: float,
        color: QColor,
        strong: bool = True,
    ) -> Mark:
        """Return the first text that fits its room; the last one smaller where none does."""
        font = self.layout.number_font(strong)
        metrics = QFontMetricsF(font)
        text = next((one for one in texts if metrics.horizontalAdvance(one) <= room), texts[-1])
        width = metrics.horizontalAdvance(text)
        if width > room:
            font.setPixelSize(max(int(font.pixelSize() * room / width), 6))
        return self._text(NUMBER, part, layer, text, x, line, color, font)

    def series_color(self, layer: int) -> QColor:
        """Return the colour of what is written of a neuron."""
        return self.theme.label_color(layer % 4)
