"""The fat arrow that tells where a running product begins, and which way it goes."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text


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
