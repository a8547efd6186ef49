"""Which slopes a plot of activations draws, in which pieces, and which of them stand out."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.functions import Activation
from gradsim.core.activations.gallery import REACH
from gradsim.ui.panels.activations.jumps import pieces_of
from gradsim.ui.panels.activations.slope_marks import QUARTER, Stretch, stretches_of_learning
from gradsim.ui.plotting.overlay import Point

Array = NDArray[np.float64]

CONTRASTS = ("relu", "sigmoid")  # has a point beside the selected one: the first other


class DrawnSlopes:
    """The slopes f' of activations; a series is the place of one among them.

    Parameters
    ----------
    activations : mapping
        By name.
    chosen : str
        The name of the selected one.
    """

    def __init__(self, activations: Mapping[str, Activation], chosen: str) -> None:
        self.names = list(activations)
        self.activations = list(activations.values())
        self.chosen = chosen
        grid = np.linspace(-REACH, REACH, 601)
        #: The pieces of each series between its jumps, as places z and slopes; none where it is
        #: not drawn.
        self.pieces: list[list[tuple[Array, Array]]] = []
        #: The ends of curves at jumps: filled where the value lies, else hollow.
        self.jumps: list[Point] = []
        for series, activation in enumerate(self.activations):
            negative = bool(activation.slope(grid).min() < 0)
            if negative and self.names[series] != chosen:
                self.pieces.append([])
                continue
            pieces, ends = pieces_of(activation, grid)
            self.pieces.append(pieces)
            self.jumps += [Point(z, y, series, hollow=hollow) for z, y, hollow in ends]

    @property
    def series(self) -> list[int]:
        """The series of each piece."""
        return [series for series, pieces in enumerate(self.pieces) for _ in pieces]

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest slope that is drawn, with 0 and 1/4 among them."""
        drawn = [slopes for pieces in self.pieces for _, slopes in pieces]
        low = min(0.0, *(float(slopes.min()) for slopes in drawn))
        return low, max(QUARTER, *(float(slopes.max()) for slopes in drawn))

    def is_strong(self, series: int) -> bool:
        """Whether a curve is the selected one or its contrast; they have points."""
        contrast = next(other for other in CONTRASTS if other != self.chosen)
        return self.names[series] in (self.chosen, contrast)

    def learns(self) -> list[Stretch]:
        """Return the stretches of z where the selected slope is at least half its largest."""
        if self.chosen not in self.names:
            return []
        return stretches_of_learning(self.activations[self.names.index(self.chosen)])
