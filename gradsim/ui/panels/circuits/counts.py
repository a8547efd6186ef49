"""Gates against the number of inputs: two layers, and a tree of pairs."""

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import Signal

from gradsim.core.circuits.blocks import parity_tree
from gradsim.core.circuits.boolean_functions import NAMED
from gradsim.core.circuits.experiment import MOST_COUNTED, LogicCircuit, count_two_layers
from gradsim.ui.plotting.plot import CurveStyle, EndLabel, Overlay, Plot, Point
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count

TWO_LAYERS, TREE = 1, 0  # series of the theme
SIZES = tuple(range(2, MOST_COUNTED + 1))
NAMED_AT = {TWO_LAYERS: 15, TREE: 8}  # inputs at which a curve's name stands: left, right of it


@lru_cache(8)
def two_layer_counts(function: str) -> tuple[int, ...]:
    """Return the gates of two layers for 2 to 20 inputs."""
    return tuple(count_two_layers(function, size)[1] for size in SIZES)


@lru_cache(1)
def tree_counts() -> tuple[int, ...]:
    """Return the gates of the tree of pairs for 2 to 20 inputs, all blocks unfolded."""
    return tuple(parity_tree(size).gate_count for size in SIZES)


class CircuitCounts(Plot):
    """Gate counts on a logarithmic axis, with a mark at the present number of inputs."""

    #: Another number of inputs was pointed at.
    size_picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("gates"), "$n$", log_y=True)
        self.setAccessibleName(self.tr("Gates against inputs"))
        self.right_margin = 5.6
        self.x_ticks = (2.0, 8.0, 14.0, 20.0)
        self.counts: dict[str, tuple[int, ...]] = {}
        self._function = ""
        self._gates = 0
        self.set_curves([CurveStyle(TWO_LAYERS), CurveStyle(TREE)])
        self.picked.connect(lambda x, _: self.size_picked.emit(min(max(round(x), 2), 20)))

    def show_counts(self, experiment: LogicCircuit) -> None:
        """Show the counts of an experiment's function; only its own where it has no name."""
        function = experiment.function
        self._gates = experiment.circuits[0].gate_count
        if function == self._function:
            return
        self._function = function
        self.counts = {}
        if function in NAMED:
            self.counts[self.tr("two layers")] = two_layer_counts(function)
        if function == "parity":
            self.counts[self.tr("tree of pairs")] = tree_counts()
        most = max((max(one) for one in self.counts.values()), default=1000)
        self.set_ranges((2.0, float(MOST_COUNTED)), (0.0, float(math.ceil(math.log10(most)))))
        x, curves = np.array(SIZES, float), list(self.counts.values())
        for index in range(2):
            y = np.array(curves[index], float) if index < len(curves) else np.zeros(0)
            self.set_data(index, x[: len(y)], y)

    def show_size(self, size: int) -> None:
        """Mark a number of inputs."""
        overlay = Overlay(cursor=float(size))
        for (name, counts), series in zip(self.counts.items(), (TWO_LAYERS, TREE), strict=False):
            count = counts[size - 2]
            below = series == TREE
            overlay.points.append(Point(size, count, series, format_count(count), below=below))
            overlay.end_labels.append(EndLabel(counts[-1], format_count(counts[-1]), series))
            at = NAMED_AT[series]
            overlay.notes.append(Point(at, counts[at - 2], series, name, below=below))
        if not self.counts:
            overlay.points.append(Point(size, self._gates, TWO_LAYERS, format_count(self._gates)))
        self.overlay = overlay
        described = [
            f"{name}: {format_count(counts[size - 2])}" for name, counts in self.counts.items()
        ]
        self.setAccessibleDescription(f"n = {size}, " + ", ".join(described))
        self.refresh()
