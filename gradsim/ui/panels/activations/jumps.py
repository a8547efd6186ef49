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


def pieces_of(
    activation: Activation, grid: Array
) -> tuple[list[tuple[Array, Array]], list[tuple[float, float, bool]]]:
    """Return the pieces of the slope between its jumps, and the ends there.

    Parameters
    ----------
    grid : ndarray, shape (n,)
        Places z, ascending.

    Returns
    -------
    pieces : list of (ndarray, ndarray)
        Places and slopes of each piece.
    ends : list of (float, float, bool)
        Place and height of each end at a jump, and whether it is hollow: the value lies elsewhere.
    """
    pieces: list[tuple[Array, Array]] = []
    ends: list[tuple[float, float, bool]] = []
    start, last = float(grid[0]), float(grid[-1])
    for jump in [*jumps_of(activation, grid), None]:
        stop = last if jump is None else jump.z - BESIDE
        inner = grid[(grid > start) & (grid < stop)]
        z = np.concatenate([[start], inner, [stop]])
        pieces.append((z, activation.slope(z)))
        if jump is not None:
            start = jump.z + BESIDE
            ends += [(jump.z, y, abs(y - jump.value) > 2 * BESIDE) for y in (jump.left, jump.right)]
    return pieces, ends
