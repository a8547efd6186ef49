"""The cost over the (w, b) plane, with the way that learning takes on it."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen

from gradsim.core.recording import Recording
from gradsim.core.single_neuron import SingleNeuron, cost_surface
from gradsim.ui.numbers import format_number
from gradsim.ui.theme import Theme
from gradsim.ui.widgets.plot import Overlay, Plot, Point
from gradsim.ui.widgets.ticks import linear_ticks, nice_range

Array = NDArray[np.float64]

CELLS = 200
CONTOUR_CELLS = 101
CONTOURS = 10
MOST_PATH_POINTS = 800


class CostMap(Plot):
    """A heat map with contours; the neuron of one series learns on it."""

    def __init__(self, theme: Theme, style: int) -> None:
        super().__init__(theme, "", "weight $w$")
        self._image = pg.ImageItem(axisOrder="row-major")
        self._contours = pg.PlotCurveItem(connect="finite", antialias=True)
        self._halo = pg.PlotCurveItem(antialias=True)
        self._path = pg.PlotCurveItem(antialias=True)
        self._style = style
        self._neuron: SingleNeuron | None = None
        self._highest = 1.0
        self.right_margin = 3.5
        for order, item in enumerate((self._image, self._contours, self._halo, self._path)):
            item.setZValue(order)
            self.view.addItem(item, ignoreBounds=True)
        self.restyle(theme)

    def show_neuron(self, neuron: SingleNeuron, title: str) -> None:
        """Draw the surface of a neuron with one input around its start."""
        self._neuron = neuron
        self.set_title(f"bias $b$   {title}")
        self._draw_surface(
            _around(-4.0, 4.0, neuron.weights[0], neuron.weights[0]),
            _around(-4.0, 4.0, neuron.bias, neuron.bias),
        )

    def _draw_surface(self, w_range: tuple[float, float], b_range: tuple[float, float]) -> None:
        assert self._neuron is not None
        self.set_ranges(w_range, b_range)
        surface = cost_surface(self._neuron, _centres(*w_range), _centres(*b_range))
        finite = np.where(np.isfinite(surface), surface, np.nan)
        self._highest = float(np.nanmax(finite)) or 1.0
        self._image.setImage(surface, levels=(0.0, self._highest), autoLevels=False)
        self._image.setRect(
            QRectF(w_range[0], b_range[0], w_range[1] - w_range[0], b_range[1] - b_range[0])
        )
        self._draw_contours(w_range, b_range)

    def _draw_contours(self, w_range: tuple[float, float], b_range: tuple[float, float]) -> None:
        assert self._neuron is not None
        w = np.linspace(*w_range, CONTOUR_CELLS)
        b = np.linspace(*b_range, CONTOUR_CELLS)
        surface = cost_surface(self._neuron, w, b).T
        levels = [level for level, _ in linear_ticks(0.0, self._highest, CONTOURS) if level > 0]
        # pyqtgraph gives lines in cells, whose centres lie at whole numbers and a half
        gap = [(np.nan, np.nan)]
        points = [
            point
            for level in levels
            for line in pg.isocurve(surface, level, connected=True)
            for point in [*line, *gap]
        ]
        places = np.array(points, dtype=float).reshape(-1, 2) - 0.5
        step_w, step_b = w[1] - w[0], b[1] - b[0]
        self._contours.setData(w[0] + places[:, 0] * step_w, b[0] + places[:, 1] * step_b)

    def show_way(self, recording: Recording, series: int, epoch: int) -> None:
        """Draw the way of (w, b) over all recorded epochs, with the point of one."""
        length = len(recording)
        if not length or self._neuron is None:
            return
        w, b = way(recording, series)
        w_range = _around(*self._x_range, float(w.min()), float(w.max()))
        b_range = _around(*self._y_range, float(b.min()), float(b.max()))
        if (w_range, b_range) != (self._x_range, self._y_range):
            self._draw_surface(w_range, b_range)
        self._halo.setData(w, b)
        self._path.setData(w, b)
        place = recording.at(epoch, "weight_1", series), recording.at(epoch, "bias", series)
        cost = recording.at(epoch, "cost", series)
        self.overlay = Overlay([Point(*place, self._style, f"C = {format_number(cost)}")])
        self.refresh()

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self._image.setColorMap(pg.ColorMap(None, [QColor(theme.ground), QColor(theme.heat)]))
        line = QColor(theme.text)
        line.setAlphaF(0.35)
        contour = QPen(line, theme.axis_line * theme.zoom)
        contour.setCosmetic(True)
        self._contours.setPen(contour)
        pen = theme.pen(self._style, dashed=False)
        halo = QPen(QColor(theme.ground), pen.widthF() + 3 * theme.zoom)
        halo.setCosmetic(True)
        self._path.setPen(pen)
        self._halo.setPen(halo)
        super().restyle(theme)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the scale of colours at the right."""
        theme = self.theme
        width, gap = theme.px(10), theme.px(14)
        bar = QRectF(axes.right() + gap, axes.top(), width, axes.height())
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        gradient.setColorAt(0, QColor(theme.ground))
        gradient.setColorAt(1, QColor(theme.heat))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(QColor(theme.axis), 1))
        painter.drawRect(bar)
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        x = bar.right() + theme.px(5)
        painter.drawText(QPointF(x, bar.bottom()), "0")
        painter.drawText(
            QPointF(x, bar.top() + metrics.capHeight()), format_number(self._highest, 2)
        )


def way(recording: Recording, series: int) -> tuple[Array, Array]:
    """Return weights and biases along a run, thinned where it is long.

    Most of the way is gone in the first epochs, so these are kept more closely.
    """
    length = len(recording)
    if length <= MOST_PATH_POINTS:
        return recording.values("weight_1", series), recording.values("bias", series)
    half = MOST_PATH_POINTS // 2
    epochs = np.concatenate([np.linspace(0, length - 1, half), np.geomspace(1, length - 1, half)])
    chosen = np.unique(epochs.astype(int)).tolist()
    return (
        np.array([recording.at(epoch, "weight_1", series) for epoch in chosen]),
        np.array([recording.at(epoch, "bias", series) for epoch in chosen]),
    )


def _around(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    if low <= least and most <= high:
        return low, high
    return nice_range(min(low, least), max(high, most))


def _centres(low: float, high: float) -> Array:
    step = (high - low) / CELLS
    return low + (np.arange(CELLS) + 0.5) * step
