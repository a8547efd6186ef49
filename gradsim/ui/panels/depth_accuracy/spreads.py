"""Bars that tell where other runs end, right of the names of the curves."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.plot import Plot

GAP = 2.4  # lines between the lowest end, beside which a name stands, and what the bars are


def paint_spreads(
    painter: QPainter,
    plot: Plot,
    spreads: Mapping[int, tuple[float, float]],
    ends: Iterable[float],
    others: int,
    foot: float,
) -> None:
    """Paint a bar for each depth, and below the names of the curves what the bars are.

    Parameters
    ----------
    painter : QPainter
        Of the plot.
    plot : Plot
        The curves.
    spreads : mapping of int to (float, float)
        The least and the greatest end of other runs, by the style of a curve.
    ends : iterable of float
        Where the curves end.
    others : int
        How many other runs there are.
    foot : float
        The least value that the axis shows.
    """
    theme = plot.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, (style, (low, high)) in enumerate(sorted(spreads.items(), reverse=True)):
        x = plot.width() - theme.px(6 + 12 * place)
        top, bottom = (plot.to_pixels(0, max(end, foot)).y() for end in (high, low))
        pen = QPen(theme.color(style), theme.px(5))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    font = theme.font(theme.small)
    metrics = QFontMetricsF(font)
    text = QCoreApplication.translate("AccuracyPlot", "{0} more runs").format(others)
    lowest = min([*ends, *(low for low, _ in spreads.values())])
    y = plot.to_pixels(0, max(lowest, foot)).y() + GAP * metrics.height()
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    left = plot.width() - metrics.horizontalAdvance(text) - 1
    painter.drawText(QPointF(left, min(y, plot.axes_rect().bottom() - metrics.height())), text)
