"""Bars that tell where other runs end, right of the names of the curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from gradsim.ui.panels.depth_accuracy.plot import AccuracyPlot

GAP = 2.4  # lines between the lowest end, beside which a name stands, and what the bars are


def paint_spreads(painter: QPainter, plot: AccuracyPlot, axes: QRectF) -> None:
    """Paint a bar for each depth, and below the names of the curves what the bars are."""
    theme, spreads = plot.theme, plot.shown_spreads()
    if not spreads:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, (style, (low, high)) in enumerate(sorted(spreads.items(), reverse=True)):
        x = plot.width() - theme.px(6 + 12 * place)
        top, foot = (plot.to_pixels(0, max(end, plot.low)).y() for end in (high, low))
        pen = QPen(theme.color(style), theme.px(5))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, foot))
    font = theme.font(theme.small)
    metrics = QFontMetricsF(font)
    text = QCoreApplication.translate("AccuracyPlot", "{0} more runs").format(plot.others)
    ends = [low for low, _ in spreads.values()] + [value for value, _ in plot.end_rows()]
    y = plot.to_pixels(0, max(min(ends), plot.low)).y() + GAP * metrics.height()
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    left = plot.width() - metrics.horizontalAdvance(text) - 1
    painter.drawText(QPointF(left, min(y, axes.bottom() - metrics.height())), text)
