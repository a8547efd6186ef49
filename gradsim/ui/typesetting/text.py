"""Words painted in one line, where no formula is among them."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter


def paint_text(
    painter: QPainter,
    text: str,
    x: float,
    baseline: float,
    font: QFont,
    color: QColor | str,
    align: float = 0.0,
) -> float:
    """Paint words, and return where they end.

    Parameters
    ----------
    painter : QPainter
        Where.
    text : str
        The words.
    x, baseline : float
        The place, in pixels.
    font, color : QFont, QColor
        Their look.
    align : float
        The share of their width that is left of `x`: 0.5 centres them, 1 lets them end there.
    """
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(QPointF(x - align * width, baseline), text)
    return x + (1.0 - align) * width
