"""The heading of a grid of pictures, with as long a note beside it as has room."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradsim.ui.theme import Theme


def paint_heading(
    painter: QPainter, theme: Theme, title: str, notes: Iterable[str], right: float
) -> None:
    """Paint a title and the first of some notes that ends before `right`."""
    baseline = theme.px(theme.axis_text * 1.1)
    painter.setFont(theme.font(theme.axis_text))
    painter.setPen(QColor(theme.text))
    painter.drawText(QPointF(0, baseline), title)
    x = QFontMetricsF(painter.font()).horizontalAdvance(title) + theme.px(10)
    painter.setFont(theme.font(theme.small))
    painter.setPen(QColor(theme.muted))
    metrics = QFontMetricsF(painter.font())
    fitting = (note for note in notes if x + metrics.horizontalAdvance(note) <= right)
    painter.drawText(QPointF(x, baseline), next(fitting, ""))
