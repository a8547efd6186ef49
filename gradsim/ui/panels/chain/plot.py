"""The base of the chain's plots, which are drawn again at every move of the mouse."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gradsim.ui.plotting.plot import Plot
from gradsim.ui.plotting.ticks import powers_of_ten
from gradsim.ui.theme import Theme


class ChainPlot(Plot):
    """A plot that works out its axes once a change.

    With 50 neurons a frame asks some hundred times where a number stands.
    """

    #: Behind the numbers of the vertical axis, except 0.
    y_unit = ""
    _known_axes: tuple[object, QRectF] = (None, QRectF())

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes, in the widget's pixels."""
        theme = self.theme
        key = (
            self.width(), self.height(), self._x_range, self._y_range, self.title,
            self.has_x_labels, self.right_margin, theme.name, theme.zoom,
        )  # fmt: skip
        if self._known_axes[0] != key:
            self._known_axes = key, super().axes_rect()
        return QRectF(self._known_axes[1])

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        ticks = super()._y_ticks(most)
        return [(value, text + self.y_unit if value else text) for value, text in ticks]


def power_ticks(low: float, high: float, height: float, theme: Theme) -> list[tuple[float, str]]:
    """Return the ticks of an axis in powers of ten, at round steps of the exponent."""
    most = max(int(min(height / theme.px(theme.tick * 2.3), 7)), 1)
    every = next((step for step in _EVERY if (high - low) / step <= most), _EVERY[-1])
    return powers_of_ten(low, high, every)


_EVERY = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def paint_point(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    color: QColor,
    ground: QColor,
    hollow: bool,
    rim: float,
) -> None:
    """Paint a point with a rim in the colour of the ground, or a hollow point."""
    if hollow:
        painter.setPen(QPen(color, min(2 * rim, radius)))
        painter.setBrush(ground)
    else:
        painter.setPen(QPen(ground, rim))
        painter.setBrush(color)
    painter.drawEllipse(centre, radius, radius)
