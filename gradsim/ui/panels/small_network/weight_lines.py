"""The lines of a drawn network's weights: as thick as these are large, dashed where they lower."""

from collections.abc import Sequence
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gradsim.core.networks.network import Array
from gradsim.ui.layer import Layer
from gradsim.ui.panels.small_network.layout import NetLayout
from gradsim.ui.panels.small_network.lines import between
from gradsim.ui.panels.small_network.parts import Part, Weights
from gradsim.ui.theme import Theme
from gradsim.ui.view import PaintedView

THIN, PER_UNIT = 1.0, 0.8  # pixels of a weight's line, and more for each unit
THICKEST = 9.0
RAISES, LOWERS = 1, 0  # series whose colours signs and classes have
FEW = 32  # lines up to which a picture of them takes longer to copy than they do to draw

Looks = tuple[list[float], list[int]]  # widths and signs of lines


class WeightLines:
    """The lines between the circles of a network, for as long as these stay in their places."""

    def __init__(self) -> None:
        self._layout: NetLayout | None = None
        self._all = Layer()
        self._between: list[Layer] = []  # those between each two columns
        self._drawn: list[NDArray[np.intp]] = []  # where the weights of these stand in a layer's

    def place(self, layout: NetLayout) -> None:
        """Lead the lines between other circles."""
        self._layout = layout
        self.__dict__.pop("lines", None)
        self._between = [Layer() for _ in layout.columns[1:]]
        columns = [[circle.neuron for circle in column] for column in layout.columns]
        self._drawn = [
            np.add.outer([(n_in + 1) * head for head in heads], tails).ravel()
            for n_in, (tails, heads) in zip(layout.sizes, pairwise(columns), strict=False)
        ]

    def forget(self) -> None:
        """Let go of the pictures of the lines."""
        for layer in (self._all, *self._between):
            layer.forget()

    @cached_property
    def lines(self) -> dict[Part, QLineF]:
        """The line of each weight that is drawn."""
        assert self._layout is not None
        return {
            Part(column - 1, head.neuron, tail.neuron): between(tail, head)
            for column, (tails, heads) in enumerate(pairwise(self._layout.columns), 1)
            for head in heads
            for tail in tails
        }

    def paint(
        self,
        painter: QPainter,
        view: PaintedView,
        area: QRectF,
        net: Weights,
        marked: Sequence[Part],
    ) -> frozenset[int]:
        """Paint the lines of a network, those of some parts thicker; return which signs there are.

        Many are kept as a picture until one of them looks otherwise. Of 216 weights that learn, in
        every second epoch one has another width, in steps of a quarter of a pixel; then the picture
        is put together from those of the lines between two columns, one of which is new. An epoch
        takes 0.7 ms so, and 3 with all lines drawn again.
        """
        layout, theme = self._layout, view.theme
        assert layout is not None
        looks = self._looks_between(net, layout, theme)

        def put_together(layer: QPainter) -> None:
            most = THICKEST * theme.zoom
            for number, (own, kept) in enumerate(zip(looks, self._between, strict=True)):
                left, right = (layout.columns[number + side][0].centre.x() for side in (0, 1))
                room = QRectF(left - most, area.top(), right - left + 2 * most, area.height())
                key = layout, theme, marked, own
                paint = partial(self._paint_between, number, own, marked, theme)
                kept.paint(layer, view, key, paint, room)

        if len(self.lines) <= FEW:
            for number, own in enumerate(looks):
                self._paint_between(number, own, marked, theme, painter)
        else:
            self._all.paint(painter, view, (layout, theme, marked, looks), put_together)
        return frozenset[int]().union(*(signs for _, signs in looks))

    def _paint_between(
        self, number: int, looks: Looks, marked: Sequence[Part], theme: Theme, painter: QPainter
    ) -> None:
        """Paint the lines to a layer, from 0; those with one pen together, in half of the time."""
        own = [(part, line) for part, line in self.lines.items() if part.layer == number]
        groups: dict[tuple[int, float], list[QLineF]] = {}
        for (part, line), width, sign in zip(own, *looks, strict=True):
            more = theme.px(2) if part in marked else 0.0
            groups.setdefault((sign, width + more), []).append(line)
        for (sign, width), group in groups.items():
            painter.setPen(weight_pen(theme, sign, width))
            painter.drawLines(group)

    def _looks_between(self, net: Weights, layout: NetLayout, theme: Theme) -> list[Looks]:
        """Return the looks of the lines between each two columns, head by head."""
        weights = [rows.take(drawn) for rows, drawn in zip(net, self._drawn, strict=True)]
        widths, signs = looks_of(np.concatenate(weights), max(layout.radius * 0.5, 1.5), theme)
        stops = [0, *np.cumsum([len(own) for own in weights]).tolist()]
        return [(widths[start:stop], signs[start:stop]) for start, stop in pairwise(stops)]


def looks_of(weights: Array, most: float, theme: Theme) -> Looks:
    """Return the widths in pixels, in few steps, and the signs; 0 stands for no number, too."""
    weights = np.nan_to_num(weights, nan=0.0)
    steps = np.round(4 * np.minimum(THIN + PER_UNIT * np.abs(weights), THICKEST)) / 4
    widths = np.minimum(steps * theme.zoom, most)
    return widths.tolist(), np.sign(weights).astype(int).tolist()


def weight_pen(theme: Theme, sign: int, width: float) -> QPen:
    """Return the pen of a weight: solid where it raises, dashed where it lowers."""
    if sign == 0:
        return QPen(QColor(theme.axis), width)
    pen = QPen(theme.color(RAISES if sign > 0 else LOWERS), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if sign < 0:
        dash = max(6 * theme.zoom / width, 1.2)
        pen.setDashPattern([dash, 0.6 * dash])
    return pen
