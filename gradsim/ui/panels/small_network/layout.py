"""Where the circles of a drawn network stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from gradsim.ui.theme import Theme

MOST = 8  # neurons of a layer that are drawn; of more the first ones and the last
LARGEST = 66.0  # pixels of a radius
INPUT = 26.0
LEAST_NAMED = 24.0  # pixels of a radius from which neurons have names
WIDEST_PITCH = 1.5  # times what a neuron and its name need
COLUMN = 0.29  # of the way between columns, that a radius takes


@dataclass(frozen=True)
class Circle:
    """A neuron or an input that is drawn."""

    column: int  # 0 for the inputs
    neuron: int
    centre: QPointF
    radius: float

    def holds(self, place: QPointF) -> bool:
        """Whether a place lies in it."""
        offset = place - self.centre
        return offset.x() ** 2 + offset.y() ** 2 <= self.radius**2

    @cached_property
    def box(self) -> QRectF:
        """The square around it."""
        r = self.radius
        return QRectF(self.centre.x() - r, self.centre.y() - r, 2 * r, 2 * r)


@dataclass(frozen=True)
class NetLayout:
    """The circles of a network, by column.

    Attributes
    ----------
    columns : tuple of tuple of Circle
        The inputs, the hidden layers, the output.
    gaps : tuple of (QPointF, int)
        Where dots stand for neurons that are left out, and for how many.
    radius : float
        The radius of a neuron.
    named : bool
        Whether names and biases have room above the circles.
    sizes : tuple of int
        Of the columns, with what is left out.
    """

    columns: tuple[tuple[Circle, ...], ...]
    gaps: tuple[tuple[QPointF, int], ...]
    radius: float
    named: bool
    sizes: tuple[int, ...]

    @cached_property
    def neurons(self) -> list[Circle]:
        """All circles but the inputs."""
        return [circle for column in self.columns[1:] for circle in column]

    def at(self, place: QPointF) -> Circle | None:
        """Return the neuron at a place."""
        return next((circle for circle in self.neurons if circle.holds(place)), None)


def drawn(count: int) -> list[int | None]:
    """Return which neurons of a layer are drawn, from the top; None stands for those between."""
    if count <= MOST:
        return list(range(count))
    return [*range(MOST - 2), None, count - 1]


def net_layout(theme: Theme, area: QRectF, sizes: Sequence[int]) -> NetLayout:
    """Place a network within an area."""
    slots = [drawn(size) for size in sizes]
    line = theme.px(theme.end_label * 1.6)
    most = max(len(column) for column in slots[1:])
    between = area.width() / max(len(sizes) - 1, 1)
    wide = between * COLUMN * (1.15 if len(sizes) <= 3 else 1.0)
    named_radius = min(theme.px(LARGEST), (area.height() / most - line) / 2 * 0.94, wide)
    named = named_radius >= theme.px(LEAST_NAMED)
    tight = area.height() / most / 2 * 0.88
    radius = named_radius if named else max(min(theme.px(LARGEST), tight, wide), 3.0)
    radius = math.floor(radius)  # whole pixels, so that small maps need not be scaled
    small = min(theme.px(INPUT), round(area.height() / 5), round(between * COLUMN))
    above = line if named else 0.0
    left, right = area.left() + small + 1, area.right() - radius - 2
    columns, gaps = [], []
    for column, (size, slot) in enumerate(zip(sizes, slots, strict=True)):
        x = left + (right - left) * column / (len(sizes) - 1)
        pitch = min(area.height() / len(slot), (2 * radius + above) * WIDEST_PITCH)
        if column == 0:
            pitch = min(area.height() / len(slot), max(2.5 * small, min(3.2 * radius, 7 * small)))
        middle = area.center().y() + above / 2
        circles = []
        for place, neuron in enumerate(slot):
            y = middle + (place - (len(slot) - 1) / 2) * pitch
            if neuron is None:
                gaps.append((QPointF(x, y), size - MOST + 1))
            else:
                r = small if column == 0 else radius
                circles.append(Circle(column, neuron, QPointF(round(x), round(y)), r))
        columns.append(tuple(circles))
    return NetLayout(tuple(columns), tuple(gaps), radius, named, tuple(sizes))
