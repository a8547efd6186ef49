"""Where the slope of an activation jumps: found from its values, not told by it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.functions import Activation

Array = NDArray[np.float64]

BESIDE = 1e-9  # from a jump to where its curve ends on either side
LEAST_JUMP = 0.05  # of the range of the slopes; from one point of the grid to the next


class Jump(NamedTuple):
    """A place z at which f' jumps, its limits from both sides, and its value there."""

    z: float
    left: float
    right: float
    value: float


def jumps_of(activation: Activation, z: Array) -> list[Jump]:
    """Return where the slope jumps, found by halving the steps of a grid.

    Parameters
    ----------
    z : ndarray, shape (n,)
        The grid, ascending.
    """
    slopes = activation.slope(z)
    steps = np.abs(np.diff(slopes))
    jumps: list[Jump] = []
    for index in np.flatnonzero(steps > LEAST_JUMP * max(np.ptp(slopes), 1e-12)):
        low, high = float(z[index]), float(z[index + 1])
        for _ in range(60):
            middle = (low + high) / 2
            below, here, above = activation.slope(np.array([low, middle, high]))
            if abs(here - below) > abs(above - here):
                high = middle
            else:
                low = middle
        place = round((low + high) / 2, 9) + 0.0
        left, right, value = activation.slope(np.array([place - BESIDE, place + BESIDE, place]))
        known = any(abs(jump.z - place) < BESIDE for jump in jumps)
        if abs(right - left) > steps[index] / 2 and not known:
            jumps.append(Jump(place, float(left), float(right), float(value)))
    return jumps
