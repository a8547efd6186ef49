"""The base of the chain's plots, which are drawn again at every move of the mouse."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.plot import Plot
from gradsim.ui.plotting.powers import exponent_of, paint_power
from gradsim.ui.plotting.ticks import powers_of_ten
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text


class ChainPlot(Plot):
    """A plot that works out its axes once a change.

    With 50 neurons a frame asks some hundred times where a number stands.
    """

    #: Behind the numbers of the vertical axis, except 0.
    y_unit = ""
    _known_axes: tuple[object, QRectF] = (None, QRectF())
    #: Whether already the numbers of the vertical axis tell how far the curve will go.
    axis_tells = False

    def withhold(self, withholds: bool) -> None:
        """Leave the axes alone, or show again what is between them."""
        self.withholds = withholds
        for curve in self._curves:
            curve.setOpacity(0.0 if withholds else 1.0)
        self.resetCachedContent()
        self.refresh()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies over the curves, unless it is withheld."""
        if not self.withholds:
            self.paint_foreground(painter, rect)

    def paint_foreground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint points, labels and the read-out."""
        super().drawForeground(painter, rect)

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

    def _paint_y_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        """Paint the vertical axis, with powers of ten where these are its labels."""
        if self.withholds and self.axis_tells:  # the axis itself says that there will be a curve
            painter.setPen(QPen(QColor(self.theme.axis), self.theme.axis_line * self.theme.zoom))
            painter.drawLine(axes.topLeft(), axes.bottomLeft())
            return
        ticks = self._y_ticks(4)
        if not any(exponent_of(label) for _, label in ticks):
            super()._paint_y_axis(painter, axes, metrics)
            return
        theme, low = self.theme, self._y_range[0]
        for value, label in ticks:
            y = self.to_pixels(0, value).y()
            if value != low:
                painter.setPen(QPen(QColor(theme.grid), theme.px(1)))
                painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
            left = axes.left() - theme.px(12) - self._tick_width(label)
            self.paint_tick(painter, label, left, y + metrics.capHeight() / 2)

    def paint_tick(self, painter: QPainter, label: str, left: float, baseline: float) -> None:
        """Paint the label of a tick, a power of ten with a legible exponent."""
        theme, color, exponent = self.theme, QColor(self.theme.muted), exponent_of(label)
        if exponent:
            paint_power(painter, exponent, left, baseline, theme, color)
        else:
            paint_text(painter, label, left, baseline, theme.font(theme.tick), color)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        ticks = super()._y_ticks(most)
        return [(value, text + self.y_unit if value else text) for value, text in ticks]


def power_ticks(low: float, high: float, height: float, theme: Theme) -> list[tuple[float, str]]:
    """Return the ticks of an axis in powers of ten, at round steps of the exponent."""
    most = max(int(min(height / theme.px(theme.tick * 2.3), 7)), 1)
    every = next((step for step in _EVERY if (high - low) / step <= most), _EVERY[-1])
    return powers_of_ten(low, high, every)


def enclosing_step(least: float, most: float, height: float, theme: Theme) -> int:
    """Return the step of ticks in powers of ten the first and last of which enclose numbers."""
    steps = max(int(min(height / theme.px(theme.tick * 2.9), 7)), 1)
    spans = ((step, math.ceil(most / step) - math.floor(least / step)) for step in _ENCLOSING)
    return next((step for step, span in spans if span <= steps), _ENCLOSING[-1])


_ENCLOSING = (1, 2, 4, 5, 10, 20, 50, 100, 200, 500)
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
