"""Bars that tell where other runs end, right of the names of the curves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.epoch_plot import EpochPlot

GAP = 2.4  # lines between the lowest end, beside which a name stands, and what the bars are


def paint_spreads(
    painter: QPainter,
    plot: EpochPlot,
    axes: QRectF,
    spreads: Mapping[int, tuple[float, float]],
    low_end: float,
    ends: Sequence[float],
    others: int,
) -> None:
    """Paint a bar for each depth, and below the names of the curves what the bars are."""
    theme = plot.theme
    if not spreads:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, (style, (low, high)) in enumerate(sorted(spreads.items(), reverse=True)):
        x = plot.width() - theme.px(6 + 12 * place)
        top, foot = (plot.to_pixels(0, max(end, low_end)).y() for end in (high, low))
        pen = QPen(theme.color(style), theme.px(5))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, foot))
    font = theme.font(theme.small)
    metrics = QFontMetricsF(font)
    text = QCoreApplication.translate("AccuracyPlot", "{0} more runs").format(others)
    lowest = min(*ends, *(low for low, _ in spreads.values()))
    y = plot.to_pixels(0, max(lowest, low_end)).y() + GAP * metrics.height()
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    left = plot.width() - metrics.horizontalAdvance(text) - 1
    painter.drawText(QPointF(left, min(y, axes.bottom() - metrics.height())), text)
