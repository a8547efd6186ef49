"""The small maps of what every neuron computes over the plane."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from gradsim.core.networks.network import Array, Kind
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.parts import precision_of, shares
from gradsim.ui.plotting.plane.shading import Palette, field_image
from gradsim.ui.theme import Theme

Range = tuple[float, float]

ROUND = 160  # pixels of a map that is cut to a circle for a file


class NeuronMaps:
    """What the neurons of a network compute over a region, as pictures.

    Parameters
    ----------
    state : NetworkState
        The network.
    reach : pair of ranges
        Of x₁ and x₂.
    cells : int
        Along each side.
    """

    def __init__(self, state: NetworkState, reach: tuple[Range, Range], cells: int) -> None:
        kind = precision_of(state.weights)
        steps = (np.arange(cells) + 0.5) / cells
        x, y = (_of_kind(kind, low + steps * (high - low)) for low, high in reach)
        self.cells = cells
        with np.errstate(over="ignore", invalid="ignore"):
            self.shares = shares(state.neurons_over(x, y), state.activation)
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._rounds: dict[int, QImage] = {}

    def picture(self, layer: int, neuron: int, theme: Theme) -> QImage:
        """Return the map of a neuron; layer 0 is the first hidden one."""
        key = layer, neuron
        if key not in self._pictures:
            values = np.asarray(self.shares[layer][neuron])
            self._pictures[key] = field_image(values, theme, Palette.SIDES)
        return self._pictures[key]

    def paint_round(
        self, painter: QPainter, box: QRectF, layer: int, neuron: int, theme: Theme
    ) -> None:
        """Paint the map of a neuron into a circle of as many pixels as it has cells.

        That takes a fifteenth of the time that a brush takes, which is for all other sizes.
        """
        if layer not in self._rounds:
            values = np.asarray(self.shares[layer][::-1], np.float64).reshape(-1, self.cells)
            self._rounds[layer] = _cut_to_circles(field_image(values, theme, Palette.SIDES))
        source = QRectF(0, neuron * self.cells, self.cells, self.cells)
        painter.drawImage(box, self._rounds[layer], source)

    def forget_colors(self) -> None:
        """Make the pictures anew, in the colours of another theme."""
        self._pictures.clear()
        self._rounds.clear()


def _of_kind(kind: Kind, numbers: Array) -> Array:
    return numbers.astype(kind)


def paint_disc(painter: QPainter, picture: QImage, box: QRectF) -> None:
    """Paint a picture clipped to the circle in a square."""
    brush = QBrush(picture)
    scale = box.width() / picture.width()
    brush.setTransform(QTransform(scale, 0, 0, scale, box.left(), box.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def cut_round(picture: QImage) -> QImage:
    """Return a picture cut to a circle, for formats that know no brushes of pictures."""
    side = max(picture.width(), ROUND)
    result = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    smooth = Qt.TransformationMode.SmoothTransformation
    paint_disc(painter, picture.scaled(side, side, mode=smooth), QRectF(0, 0, side, side))
    painter.end()
    return result


def _cut_to_circles(column: QImage) -> QImage:
    """Return a column of squares with what lies in the circle of each."""
    side, height = column.width(), column.height()
    pixels = np.frombuffer(column.constBits(), np.uint8).reshape(-1, side, side, 4)
    cut = (pixels * _disc(side)[:, :, None] + 0.5).astype(np.uint8)  # premultiplied
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(cut.tobytes(), side, height, 4 * side, form).copy()


@lru_cache(8)
def _disc(side: int) -> NDArray[np.float32]:
    """Return how much of each cell of a square lies in its circle."""
    offsets = np.arange(side, dtype=np.float32) + 0.5 - side / 2
    away = np.hypot(offsets[:, None], offsets)
    part: NDArray[np.float32] = np.clip(side / 2 - away + 0.5, 0.0, 1.0)
    return part
