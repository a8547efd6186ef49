"""The cost over the (w, b) plane, with the way that learning takes on it.

Colours and contours belong to the background, which a view keeps as a picture: painted as
items they took 10 ms of every frame.
"""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron, cost_surface
from gradsim.ui.plotting.digit_image import shades
from gradsim.ui.plotting.plot import Overlay, Plot, Point
from gradsim.ui.plotting.ticks import linear_ticks, nice_range, nice_step
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number

Array = NDArray[np.float64]

CELLS = 200
CONTOUR_CELLS = 101
CONTOURS = 10
MOST_PATH_POINTS = 800
MOST_BEADS = 30
USUAL_RANGE = (-4.0, 4.0)  # of weight and bias, unless learning leaves it
SCALE_GAP, SCALE_WIDTH, LABEL_GAP = 14, 10, 5  # of the scale of colours, before zoom


class CostMap(Plot):
    """A heat map with contours; the neuron of one series learns on it."""

    def __init__(self, theme: Theme, style: int) -> None:
        super().__init__(theme, "", QCoreApplication.translate("CostMap", "weight $w$"))
        self._shares: NDArray[np.uint8] | None = None  # of the highest cost, from 0 to 255
        self._image = QImage()
        self._contours: list[list[tuple[float, float]]] = []  # in shares of the axes
        self._halo = pg.PlotCurveItem(antialias=True)
        self._path = pg.PlotCurveItem(antialias=True)
        self._style = style
        self._neuron: SingleNeuron | None = None
        self._has_surface = False
        self._highest = 1.0
        self._beads: list[tuple[float, float]] = []
        for order, item in enumerate((self._halo, self._path)):
            item.setZValue(order)
            self.view.addItem(item, ignoreBounds=True)
        self.restyle(theme)

    def show_neuron(self, neuron: SingleNeuron, title: str) -> None:
        """Take a neuron with one input; its surface is drawn with its way, not unseen."""
        self._neuron, self._has_surface = neuron, False
        self.set_title(self.tr("bias $b$   {0}").format(title))

    def _draw_surface(self, w_range: tuple[float, float], b_range: tuple[float, float]) -> None:
        assert self._neuron is not None
        self.set_ranges(w_range, b_range)
        surface = cost_surface(self._neuron, _centres(*w_range), _centres(*b_range))
        finite = np.where(np.isfinite(surface), surface, np.nan)
        self._highest = float(np.nanmax(finite)) or 1.0
        shares = np.nan_to_num(surface / self._highest, nan=1.0, posinf=1.0)
        self._shares = (255 * np.clip(shares, 0.0, 1.0)).astype(np.uint8)
        self._color()
        self._find_contours(w_range, b_range)
        self._fit_scale()

    def _color(self) -> None:
        """Give the surface the colours of the theme."""
        if self._shares is None:
            return
        rows = np.ascontiguousarray(self._shares[::-1])  # the highest bias comes first
        image = QImage(rows.data, CELLS, CELLS, CELLS, QImage.Format.Format_Indexed8)
        image.setColorTable(shades(self.theme.ground, self.theme.heat))
        self._image = image.copy()  # the rows are not its own

    def _find_contours(self, w_range: tuple[float, float], b_range: tuple[float, float]) -> None:
        assert self._neuron is not None
        w = np.linspace(*w_range, CONTOUR_CELLS)
        b = np.linspace(*b_range, CONTOUR_CELLS)
        surface = cost_surface(self._neuron, w, b).T
        levels = [level for level, _ in linear_ticks(0.0, self._highest, CONTOURS) if level > 0]
        # pyqtgraph gives lines in cells, whose centres lie at whole numbers and a half
        self._contours = [
            [((x - 0.5) / (CONTOUR_CELLS - 1), (y - 0.5) / (CONTOUR_CELLS - 1)) for x, y in line]
            for level in levels
            for line in pg.isocurve(surface, level, connected=True)
        ]

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint colours and contours on the grid."""
        super().drawBackground(painter, rect)
        if self._shares is None:
            return
        axes = self.axes_rect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(axes, self._image)
        line = QColor(self.theme.text)
        line.setAlphaF(0.35)
        painter.setPen(QPen(line, self.theme.axis_line * self.theme.zoom))
        painter.setClipRect(axes)
        for contour in self._contours:
            places = [
                QPointF(axes.left() + x * axes.width(), axes.bottom() - y * axes.height())
                for x, y in contour
            ]
            painter.drawPolyline(QPolygonF(places))
        painter.restore()

    def show_way(self, recording: Recording, series: int, epoch: int) -> None:
        """Draw the way of (w, b) over all recorded epochs, with the point of one."""
        length = len(recording)
        if not length or self._neuron is None:
            return
        w, b = way(recording, series)
        reach = (self._x_range, self._y_range) if self._has_surface else (USUAL_RANGE, USUAL_RANGE)
        w_range = _around(*reach[0], float(w.min()), float(w.max()))
        b_range = _around(*reach[1], float(b.min()), float(b.max()))
        if not self._has_surface or (w_range, b_range) != reach:
            self._draw_surface(w_range, b_range)
            self._has_surface = True
        self._halo.setData(w, b)
        self._path.setData(w, b)
        place = recording.at(epoch, "weight_1", series), recording.at(epoch, "bias", series)
        cost = recording.at(epoch, "cost", series)
        self.overlay = Overlay([Point(*place, self._style, f"C = {format_number(cost)}")])
        self._place_beads(recording, series)
        self.refresh()

    def _place_beads(self, recording: Recording, series: int) -> None:
        """Put a bead on the way every so many epochs: they crowd where learning is slow."""
        step = max(1, round(nice_step(recording.experiment.last_epoch, MOST_BEADS)))
        self._beads = [
            (recording.at(epoch, "weight_1", series), recording.at(epoch, "bias", series))
            for epoch in range(0, len(recording), step)
        ]

    def _fit_scale(self) -> None:
        """Leave room at the right for the scale of colours and its labels."""
        label = self._tick_width(format_number(self._highest, 2))
        room = self.theme.px(SCALE_GAP + SCALE_WIDTH + LABEL_GAP + 2) + label
        self.right_margin = room / self.theme.px(self.theme.end_label)
        self._lay_out()

    def _x_title_at_right(self) -> bool:
        return False  # the scale stands there

    def _crosses_curve(self, box: QRectF) -> bool:
        w, b = self._path.getData()
        if w is None:
            return False
        w0, b0 = self.to_numbers(box.bottomLeft())
        w1, b1 = self.to_numbers(box.topRight())
        return bool(((w > w0) & (w < w1) & (b > b0) & (b < b1)).any())

    def axes_rect(self) -> QRectF:
        """Return a square: only there does the way cross the contours at right angles."""
        rect = super().axes_rect()
        side = min(rect.width(), rect.height())
        return QRectF(rect.left(), rect.top(), side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size; it must not depend on how large the square is now."""
        theme = self.theme
        frame = self.height() - super().axes_rect().height()
        return QSize(theme.px(theme.tick * 12), round(frame + theme.px(theme.tick * 6)))

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._color()
        self._fit_scale()
        pen = theme.pen(self._style, dashed=False)
        halo = QPen(QColor(theme.ground), pen.widthF() + 3 * theme.zoom)
        halo.setCosmetic(True)
        self._path.setPen(pen)
        self._halo.setPen(halo)
        super().restyle(theme)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the beads, and the scale of colours at the right."""
        theme = self.theme
        painter.setPen(QPen(theme.color(self._style), theme.px(1)))
        painter.setBrush(QColor(theme.ground))
        radius = theme.point * 0.5 * theme.zoom
        for bead in self._beads:
            painter.drawEllipse(self.to_pixels(*bead), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, width = axes.right() + theme.px(SCALE_GAP), theme.px(SCALE_WIDTH)
        bar = QRectF(left, axes.top(), width, axes.height())
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
        x = bar.right() + theme.px(LABEL_GAP)
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
