"""Speeds before any learning, layer by layer: every network a point, the lecture's beside."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.band_plot import paint_note
from gradsim.ui.plotting.plot import Array, Plot
from gradsim.ui.pyqtgraph_parts import ScatterPlotItem
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, format_number
from gradsim.ui.typesetting.text import draw_text, text_width

LEFT = 0.9  # layers before the first, where the number of its median stands, at least
MOST_LEFT = 1.5  # and at most, where a number is long and the plot narrow
SPREAD = 0.16  # half the width in which the networks' points lie, in layers
HALF = SPREAD + 0.05  # half the width of a line through them


class StartPlot(Plot):
    """A strip of points for each layer, with median and band, and the lecture's values."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("StartPlot", r"speed at the start $\|\delta^l\|$"),
            QCoreApplication.translate("StartPlot", "layer $l$"),
            log_y=True,
        )
        self._strips: list[ScatterPlotItem] = []
        self._speeds: Array = np.empty((0, 0))
        self._cuts: Array = np.empty((3, 0))
        self._lecture: tuple[tuple[float, str], ...] = ()
        self.note = ""
        self.right_margin = 5.5

    def show_speeds(self, speeds: Array, cuts: Array, lecture: Sequence[tuple[float, str]]) -> None:
        """Show speeds of shape (networks, layers).

        Parameters
        ----------
        cuts : (3, layers) array
            Low percentile, median and high percentile.
        lecture : sequence of (float, str)
            The lecture's values, and how it writes them; none for depths it does not have.
        """
        self._speeds, self._cuts, self._lecture = speeds, cuts, tuple(lecture)
        layers = speeds.shape[1]
        self.x_ticks = tuple(float(layer) for layer in range(1, layers + 1))
        positive = speeds[speeds > 0]
        values = np.concatenate([positive, [value for value, _ in lecture]])
        low, high = (values.min(), values.max()) if len(values) else (0.1, 1.0)
        self.set_ranges(
            (1 - self._left(), layers + 0.5),
            (float(np.floor(np.log10(low))), float(np.ceil(np.log10(high)))),
        )
        while len(self._strips) < layers:
            strip = ScatterPlotItem(pxMode=True, useCache=False)
            self._strips.append(strip)
            self.view.addItem(strip, ignoreBounds=True)
        # the places of a low-discrepancy sequence look even, and the same every time
        places = (np.arange(1, len(speeds) + 1) * 0.6180339887) % 1.0 * 2.0 - 1.0
        for layer, strip in enumerate(self._strips):
            if layer < layers:
                y = self.on_axis(speeds[:, layer])
                strip.setData(layer + 1 + (places * SPREAD if len(speeds) > 1 else 0 * places), y)
        self._show_strips()
        self._style_strips()
        self.refresh()

    def _left(self) -> float:
        """Return how many layers before the first the axis begins: the number has room there."""
        medians, width = self._cuts[1], self.axes_rect().width()
        if not len(medians):
            return LEFT
        font, gap = self.theme.font(self.theme.end_label), self.theme.px(10)
        room = text_width(format_number(float(medians[0])), font) + gap
        needed = (room * (len(medians) - 0.5) + HALF * width) / max(width - room, 1.0)
        return max(LEFT, min(needed, MOST_LEFT))

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._x_range[0] < 1 and self._x_range[0] != 1 - self._left():
            self.set_ranges((1 - self._left(), self._x_range[1]), self._y_range)

    def withhold(self, withholds: bool) -> None:
        """Leave the axes alone, with a question mark for each layer, or show all again."""
        self.withholds = withholds
        self._show_strips()
        self.refresh()

    def _show_strips(self) -> None:
        for layer, strip in enumerate(self._strips):
            strip.setVisible(layer < self._speeds.shape[1] and not self.withholds)

    def _style_strips(self) -> None:
        many = len(self._speeds) > 1
        for layer, strip in enumerate(self._strips):
            color = self.theme.color(layer)
            color.setAlphaF(0.45 if many else 1.0)
            strip.setBrush(color)
            strip.setPen(QPen(Qt.PenStyle.NoPen))
            strip.setSize(self.theme.px(self.theme.point * (1.2 if many else 2)))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._style_strips()

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        super()._paint_titles(painter, axes)
        paint_note(painter, self, self.note)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint medians, bands and the lecture's values, with their numbers."""
        theme = self.theme
        font = theme.font(theme.end_label)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        if self.withholds:
            self._paint_questions(painter, axes)
            return
        unit = self.to_pixels(2, 1).x() - self.to_pixels(1, 1).x()
        room = unit * 0.62
        for layer in range(self._speeds.shape[1]):
            low, median, high = self._cuts[:, layer]
            color = theme.label_color(layer)
            here = [self.to_pixels(layer + 1, value) for value in (low, median, high)]
            half = unit * HALF
            if len(self._speeds) > 1:
                painter.setPen(QPen(color, theme.curve * theme.zoom))
                for place in here:
                    painter.drawLine(place - QPointF(half, 0), place + QPointF(half, 0))
            painter.setPen(color)
            text = format_number(float(median))
            width = text_width(text, painter.font())
            if layer == 0 or width < room:
                x = here[1].x() - half - theme.px(6) - width
                draw_text(painter, QPointF(x, here[1].y() + metrics.capHeight() / 2), text)
            if layer < len(self._lecture):
                self._paint_lecture(painter, *self._lecture[layer], here[1].x() + half, room)

    def _paint_questions(self, painter: QPainter, axes: QRectF) -> None:
        """Paint a question mark in the middle of each layer's place."""
        metrics = QFontMetricsF(painter.font())
        y = axes.center().y() + metrics.capHeight() / 2
        for layer in range(self._speeds.shape[1]):
            x = self.to_pixels(layer + 1, 1.0).x() - metrics.horizontalAdvance(UNKNOWN) / 2
            painter.setPen(self.theme.label_color(layer))
            painter.drawText(QPointF(x, y), UNKNOWN)

    def _paint_lecture(
        self, painter: QPainter, value: float, text: str, x: float, room: float
    ) -> None:
        """Paint a hollow diamond with the lecture's number."""
        theme = self.theme
        size = theme.px(theme.point + 1)
        centre = QPointF(x + size, self.to_pixels(1, value).y())
        painter.setPen(QPen(QColor(theme.text), theme.px(2)))
        painter.setBrush(QColor(theme.ground))
        painter.drawPolygon(
            [
                centre + QPointF(dx * size, dy * size)
                for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        metrics = QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(text) < room:
            painter.setPen(QColor(theme.text))
            painter.drawText(
                QPointF(centre.x() + size + theme.px(6), centre.y() + metrics.capHeight() / 2),
                text,
            )
