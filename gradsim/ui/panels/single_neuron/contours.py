"""Lines of equal cost over weight and bias."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gradsim.core.single_neuron.experiment import SingleNeuron, cost_surface
from gradsim.ui.plotting.ticks import linear_ticks
from gradsim.ui.pyqtgraph_parts import isocurve

Array = NDArray[np.float64]

CELLS = 65
LEVELS = 10


@dataclass(frozen=True, eq=False)
class Contour:
    """One line: its cost, the cost as text, and the weights and biases along it."""

    level: float
    text: str
    w: Array
    b: Array


@lru_cache(8)
def contours_of(
    neuron: SingleNeuron, w_range: tuple[float, float], b_range: tuple[float, float]
) -> tuple[Contour, ...]:
    """Return lines at round costs, equally far apart, up to the highest."""
    w, b = np.linspace(*w_range, CELLS), np.linspace(*b_range, CELLS)
    surface = cost_surface(neuron, w, b).T
    finite = surface[np.isfinite(surface)]
    highest = float(finite.max(initial=0.0))
    found = []
    for level, text in linear_ticks(0.0, highest, LEVELS):
        if not 0 < level < highest * 0.995:  # a line in a corner says nothing
            continue
        for line in isocurve(surface, level, connected=True):
            # pyqtgraph gives lines in cells, whose centres lie at whole numbers and a half
            x, y = (np.array(line).T - 0.5) / (CELLS - 1)
            found.append(
                Contour(
                    level,
                    text,
                    w_range[0] + x * (w_range[1] - w_range[0]),
                    b_range[0] + y * (b_range[1] - b_range[0]),
                )
            )
    return tuple(found)
