"""The small maps of what every neuron computes over the plane."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from gradsim.core.networks.network import Array, Kind
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.layout import Circle
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
        self.reach, self.cells = reach, cells
        with np.errstate(over="ignore", invalid="ignore"):
            self.shares = shares(state.neurons_over(x, y), state.activation)
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._rounds: tuple[Theme, QImage] | None = None

    def picture(self, layer: int, neuron: int, theme: Theme) -> QImage:
        """Return the map of a neuron; layer 0 is the first hidden one."""
        key = layer, neuron
        if key not in self._pictures:
            values = np.asarray(self.shares[layer][neuron])
            self._pictures[key] = field_image(values, theme, Palette.SIDES)
        return self._pictures[key]

    def paint_round(self, painter: QPainter, circles: Sequence[Circle], theme: Theme) -> None:
        """Paint the maps of neurons into circles of twice as many pixels as the maps have cells.

        That takes a fifteenth of the time that a brush takes, which is for all other sizes. To
        compute and paint 33 maps of 50 pixels takes 1.5 ms, and took 3.6 layer by layer with a
        cell for each pixel.
        """
        side, rounds = 2 * self.cells, self.rounds(theme)
        tops = [0, *accumulate(side * len(part) for part in self.shares)]
        for circle in circles:
            top = tops[circle.column - 1] + side * circle.neuron
            painter.drawImage(circle.box, rounds, QRectF(0, top, side, side))

    def rounds(self, theme: Theme) -> QImage:
        """Return the maps cut to circles, one below the other; any thread may ask for them."""
        if self._rounds is None or self._rounds[0] is not theme:
            columns = [part[::-1].reshape(-1, self.cells) for part in reversed(self.shares)]
            picture = field_image(np.concatenate(columns), theme, Palette.SIDES)
            smooth = Qt.TransformationMode.SmoothTransformation
            aspect = Qt.AspectRatioMode.IgnoreAspectRatio
            larger = picture.scaled(picture.size() * 2, aspect, smooth)
            self._rounds = theme, _cut_to_circles(larger)
        return self._rounds[1]

    def forget_colors(self) -> None:
        """Make the pictures again, in the colours of another theme."""
        self._pictures.clear()
        self._rounds = None


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
    """Return a column of squares with what lies in the circle of each, whose edge is ragged.

    The rims of the circles cover it. A smooth edge took four times as long.
    """
    cut = column.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    squares = np.frombuffer(cut.bits(), np.uint32).reshape(-1, cut.width(), cut.width())
    squares &= _disc(cut.width())
    return cut


@lru_cache(8)
def _disc(side: int) -> NDArray[np.uint32]:
    """Return which pixels of a square lie in its circle: all bits of these, and no others."""
    offsets = np.arange(side) + 0.5 - side / 2
    is_within = np.hypot(offsets[:, None], offsets) < side / 2
    return np.where(is_within, 0xFFFFFFFF, 0).astype(np.uint32)
