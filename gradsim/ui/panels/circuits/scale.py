"""From the counted places of a circuit's layout to pixels.

Heights are scaled evenly. Across, each step between two places gets a width of its own: gates
are as wide as suits their height, rails stand apart as far as their labels need, and wires
share what is left.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF

from gradsim.core.circuits.placing.layout import Layout, Placed

WIDEST_UNIT = 12.0  # pixels, before zoom: half the distance of two pins
WIDEST_GATE = 76.0
WIDEST_TRACK = 34.0
LEAST_GATE = 7.0
TIGHT_TRACK, LEAST_TRACK = 14.0, 4.0  # below the first, rails with inverses move together
FULL_WIDTH = 0.96  # of a gate, to its height


@dataclass(frozen=True)
class Margins:
    """Room around gates and wires, between rails, and for the title of a block, in pixels."""

    left: float
    top: float
    right: float
    bottom: float
    rail: float
    title: float


def unit_height(layout: Layout, height: float, margins: Margins, zoom: float) -> float:
    """Return how many pixels a unit of height has where all has room."""
    units = max(layout.bottom - layout.top + (2 if layout.rails else 0), 6)
    return min((height - margins.top - margins.bottom) / units, WIDEST_UNIT * zoom)


class Scale:
    """Pixels of all places of a layout within a rectangle.

    Parameters
    ----------
    layout : Layout
        The circuit's places.
    area : QRectF
        Where it is drawn; larger than the widget when zoomed in.
    margins : Margins
        Room for labels.
    zoom : float
        The theme's zoom.
    """

    def __init__(self, layout: Layout, area: QRectF, margins: Margins, zoom: float) -> None:
        self.layout = layout
        self.unit = unit_height(layout, area.height(), margins, zoom)
        top = layout.top - (2 if layout.rails else 0)
        used = (layout.bottom - top) * self.unit + margins.top + margins.bottom
        self._y0 = area.top() + margins.top + max(area.height() - used, 0) / 2 - top * self.unit
        self.top, self.bottom = self.y(top), self.y(layout.bottom)
        #: Whether an input and its inverse stand too close for a name each.
        self.shared = False
        steps = self._steps(area.width(), margins, zoom)
        used = sum(steps) + margins.left + margins.right
        left = area.left() + margins.left + max(area.width() - used, 0) / 2
        self._x = list(accumulate(steps, initial=left))
        self.left, self.right = self._x[0], self._x[-1]

    def _steps(self, width: float, margins: Margins, zoom: float) -> list[float]:
        """Return the width of each step between two places across."""
        layout = self.layout
        room = width - margins.left - margins.right
        steps = [0.0] * layout.width
        gates = self._gate_widths(margins.title, zoom)
        rails = self._rail_steps(margins.rail) if layout.rails else []
        tight = room - sum(gates) - (layout.width - len(rails) - len(gates)) * TIGHT_TRACK * zoom
        if sum(rails) > tight and any(signal[0] == "~" for signal in layout.inputs):
            self.shared = True
            rails = self._rail_steps(margins.rail)
        steps[: len(rails)] = rails
        lefts = {left for left, _ in layout.columns}
        tracks = [place for place in range(len(rails), layout.width) if place not in lefts]
        room -= sum(rails)
        # a wire needs four pixels, or half of the room for all
        least = min(len(tracks) * LEAST_TRACK * zoom, room * 0.5)
        shrink = min(1.0, max(room - least, 1.0) / max(sum(gates), 1.0))
        for (left, _), gate in zip(layout.columns, gates, strict=True):
            steps[left] = max(gate * shrink, LEAST_GATE * zoom)
        left_over = max(room - sum(steps[left] for left in lefts), 1.0)
        for place in tracks:
            steps[place] = min(left_over / len(tracks), WIDEST_TRACK * zoom)
        return steps

    def _rail_steps(self, rail: float) -> list[float]:
        """Return the steps from rail to rail, and to the first gates.

        Where an input and its inverse share a label, both stand as far from the next label
        as a single rail.
        """
        names = list(self.layout.inputs)
        pairs = [following == f"~{name}" for name, following in pairwise(names)]
        if not self.shared:
            return [rail] * len(names)
        steps = []
        for place, is_pair in enumerate(pairs):
            before = place > 0 and pairs[place - 1]
            after = place + 1 < len(pairs) and pairs[place + 1]
            steps.append(rail / 2 if is_pair else rail - rail / 4 * (before + after))
        return [*steps, rail]

    def label_x(self, signal: str) -> float:
        """Return the pixel above which an input's name stands."""
        inputs = self.layout.inputs
        name = signal.removeprefix("~")
        x = self.x(inputs[signal][0])
        if self.shared and f"~{name}" in inputs and name in inputs:
            return (self.x(inputs[name][0]) + self.x(inputs[f"~{name}"][0])) / 2
        return x

    def _gate_widths(self, title: float, zoom: float) -> list[float]:
        """Return the width of each column as suits its least high gate."""
        widths = []
        for left, _ in self.layout.columns:
            column = [placed for placed in self.layout.gates if placed.left == left]
            height = min(2 * placed.half for placed in column) * self.unit
            width = min(height * FULL_WIDTH, WIDEST_GATE * zoom)
            blocks = [placed.gate.block for placed in column]
            if any(block and block.name != "XOR" for block in blocks):
                width = max(min(width, WIDEST_GATE * zoom), title)
            widths.append(width)
        return widths

    def x(self, place: float) -> float:
        """Return the pixel of a place across."""
        return self._x[int(place)]

    def y(self, height: float) -> float:
        """Return the pixel of a height."""
        return self._y0 + height * self.unit

    def point(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place."""
        return QPointF(self.x(x), self.y(y))

    def box(self, placed: Placed) -> QRectF:
        """Return the rectangle of a gate."""
        left, right = self.x(placed.left), self.x(placed.right)
        height = 2 * placed.half * self.unit
        return QRectF(left, self.y(placed.y) - height / 2, right - left, height)
