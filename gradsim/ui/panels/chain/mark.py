"""What can be written into a drawn chain: symbols, numbers and signs, each in its rectangle.

One list of marks serves painting, the mouse, and the tests that see whether anything overlaps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from gradsim.ui.panels.chain.layout import ChainLayout
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula import Formula
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.text import draw_text, paint_text, text_width

#: Roles of marks; those of values can be dragged.
WEIGHT, BIAS, FACTOR, NUMBER, SIGN, PAIR, NAME, NOTE = (
    "weight", "bias", "factor", "number", "sign", "pair", "name", "note",
)  # fmt: skip


REACH = 4  # pixels around a value that still grab it
SLACK = 0.35  # of a mark's height, by which exponents and leaning letters may leave its rectangle
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
    content : str or Formula
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
    content: str | Formula
    font: QFont | None = None

    @cached_property
    def look(self) -> tuple[object, ...]:
        """What is painted, and where: equal for two marks that cannot be told apart."""
        content = id(self.content) if isinstance(self.content, Formula) else self.content
        size = self.font.pixelSize() if self.font is not None else self.rect.height()
        return self.rect.left(), self.rect.width(), self.baseline, size, content, self.color.rgba()

    @cached_property
    def area(self) -> QRect:
        """All that its ink reaches, and the frame around a value."""
        side = max(SLACK * self.rect.height(), REACH + 3)
        return self.rect.adjusted(-side, -side, side, side).toAlignedRect()

    def paint(self, painter: QPainter) -> None:
        """Paint the mark."""
        if isinstance(self.content, Formula):
            self.content.paint(painter, self.rect.left(), self.baseline, self.color)
            return
        assert self.font is not None
        painter.setFont(self.font)
        painter.setPen(self.color)
        draw_text(painter, QPointF(self.rect.left(), self.baseline), self.content)


@dataclass(frozen=True)
class Focus:
    """Which gradients of a chain are selected.

    Attributes
    ----------
    selected : int
        The layer whose ∂C/∂b the product is.
    compared : int, optional
        The layer whose ∂C/∂b stands below for comparison.
    note : str
        A few words at the top right, such as the seed.
    tells_ratio : bool
        Whether the ratio of the two may be told already.
    """

    selected: int = 0
    compared: int | None = None
    note: str = ""
    tells_ratio: bool = False


class MarkMaker:
    """Makes single marks in the sizes of a layout, with their middle or left edge at `x`."""

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
        left: bool = False,
    ) -> Mark:
        content = symbol(tex, self.layout.math if px is None else px)
        x = x if left else x - content.width / 2
        rect = QRectF(x, line - content.ascent, content.width, content.ascent + content.depth)
        return Mark(role, part, layer, rect, line, self.text if color is None else color, content)

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
        width = text_width(text, font)
        x = x if left else x - width / 2
        rise = metrics.capHeight() * 1.15
        rect = QRectF(x, line - rise, width, rise + metrics.descent() * 0.6)
        return Mark(role, part, layer, rect, line, color, text, font)

    def _note(
        self, part: str, layer: int, words: str, line: float, font: QFont, right: float
    ) -> Mark:
        """Return muted words that end at `right`, or begin at the left where there is no room."""
        left = max(right - QFontMetricsF(font).horizontalAdvance(words), 0.0)
        return self._text(NOTE, part, layer, words, left, line, self.muted, font, left=True)

    def _number(
        self,
        part: str,
        layer: int,
        texts: Iterable[str],
        x: float,
        line: float,
        room: float,
        color: QColor,
        strong: bool = True,
    ) -> Mark:
        """Return the first text that fits its room; the last text, smaller, where none does."""
        font, text, width = self.layout.number_font(strong), "", 0.0
        for text in texts:  # written one by one, as the first mostly fits
            width = text_width(text, font)
            if width <= room:
                break
        else:
            font.setPixelSize(max(int(font.pixelSize() * room / width), 6))
        return self._text(NUMBER, part, layer, text, x, line, color, font)


def paint_way_back(painter: QPainter, theme: Theme, words: str, left: float, right: float) -> None:
    """Paint an arrow to the left beside a title, with words in it, where these have room."""
    font = theme.font(theme.end_label, 600)
    metrics, height = QFontMetricsF(font), theme.px(theme.axis_text * 1.35)
    if right - left < metrics.horizontalAdvance(words) + 2 * height:
        return
    middle, shaft, head = 0.55 * height, 0.36 * height, 0.55 * height
    neck = left + 0.9 * height
    corners = [
        (left, middle), (neck, middle - head), (neck, middle - shaft), (right, middle - shaft),
        (right, middle + shaft), (neck, middle + shaft), (neck, middle + head),
    ]  # fmt: skip
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tint))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = middle + metrics.capHeight() / 2
    paint_text(painter, words, (neck + right) / 2, line, font, theme.accent, 0.5)
