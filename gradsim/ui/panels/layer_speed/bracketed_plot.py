"""Speeds with a bracket beside the ends of two curves: how far they lie apart."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.overlay import Point
from gradsim.ui.theme import Theme

ROOM = 1.5  # for a bracket beside names, in heights of an end label


class BracketedPlot(SpeedPlot):
    """A plot of speeds with a bracket from one value to another, right of the curves' names."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        #: Values at the ends of two curves between which the bracket stands, None for none.
        self.bracket: tuple[float, float] | None = None
        self.names_at = 1.0  # a kept run's, at its end, where the bracket begins

    def _mark(self) -> None:
        """Mark the ends of kept runs, too."""
        super()._mark()
        for curve in self._sources:
            end = curve.at(len(curve.recording) - 1) if len(curve.recording) else None
            if curve.ghost and end is not None:
                self.overlay.points.append(Point(len(curve.recording) - 1, end, curve.style))

    @property
    def middle_of_bracket(self) -> float | None:
        """Where the middle of the bracket is, in the widget's pixels; None where there is none."""
        if self.bracket is None or self.is_magnified:
            return None
        return sum(self.to_pixels(0.0, end).y() for end in self.bracket) / 2

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the bracket, too."""
        super().paint_over(painter, axes)
        middle = self.middle_of_bracket
        if self.bracket is None or middle is None or self.withholds:
            return
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.end_label))
        names = (metrics.horizontalAdvance(label.text) for label in self.overlay.end_labels)
        left = axes.right() + theme.px(12 + theme.point) + max(names, default=0.0) + theme.px(8)
        arm = theme.px(theme.end_label * 0.45)
        top, foot = (self.to_pixels(0.0, end).y() for end in self.bracket)
        painter.setPen(QPen(QColor(theme.accent), theme.cursor * 1.3 * theme.zoom))
        corners = ((left, top), (left + arm, top), (left + arm, foot), (left, foot))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
        # as far as the number that stands beside it
        painter.drawLine(QPointF(left + arm, middle), QPointF(self.width() - 1.0, middle))
