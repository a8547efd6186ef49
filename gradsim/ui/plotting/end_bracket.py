"""A bracket beside the ends of two curves: how far they lie apart."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.ui.plotting.plot import Plot

ROOM = 1.5  # for a bracket beside names, in heights of an end label


def bracket_middle(plot: Plot, ends: tuple[float, float]) -> float:
    """Return the height between two values, in the widget's pixels."""
    return sum(plot.to_pixels(0.0, end).y() for end in ends) / 2


def paint_end_bracket(
    painter: QPainter, plot: Plot, axes: QRectF, ends: tuple[float, float]
) -> None:
    """Paint a bracket from one value to another, right of the names at the ends of curves."""
    theme = plot.theme
    metrics = QFontMetricsF(theme.font(theme.end_label))
    names = (metrics.horizontalAdvance(label.text) for label in plot.overlay.end_labels)
    left = axes.right() + theme.px(12 + theme.point) + max(names, default=0.0) + theme.px(8)
    arm = theme.px(theme.end_label * 0.45)
    top, foot = sorted(plot.to_pixels(0.0, end).y() for end in ends)
    painter.setPen(QPen(QColor(theme.accent), theme.cursor * 1.3 * theme.zoom))
    corners = ((left, top), (left + arm, top), (left + arm, foot), (left, foot))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
    middle = (top + foot) / 2
    painter.drawLine(QPointF(left + arm, middle), QPointF(left + 2 * arm, middle))
