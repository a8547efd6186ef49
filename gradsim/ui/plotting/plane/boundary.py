"""Lines on which a function is 0, between the nodes of a grid."""

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.activation import Numbers

Array = NDArray[np.float64]

_LARGE = 1e300  # in place of an infinite number, of which no share can be taken
_ASIDE, _PASSES = 0.1, 2  # pixels from a line that are hardly seen, and how often they may add up


def boundary(margins: Numbers, x: Array, y: Array) -> list[Array]:
    """Return the lines on which a function is 0, by marching squares.

    Along the sides of a cell the function is taken to be linear, so that the line of a neuron's
    weighted input is exact. A NaN is on neither side and counts as negative.

    Parameters
    ----------
    margins : (ny, nx) array
        The function at the nodes; the first row is at `y[0]`.
    x, y : (nx,) and (ny,) arrays
        The coordinates of the nodes.

    Returns
    -------
    list of (n, 2) arrays
        Places (x, y) along each line; a closed one ends where it starts.
    """
    values = margins
    if not np.isfinite(values).all():
        wide = margins.astype(np.float64, copy=False)  # which has room for that number
        values = np.nan_to_num(wide, nan=-_LARGE, posinf=_LARGE, neginf=-_LARGE)
    is_above = values > 0
    if is_above.all() or not is_above.any():
        return []
    return [_places(np.array(line), values, x, y) for line in _joined(_pairs(values, is_above))]


def needed(places: Array) -> NDArray[np.intp]:
    """Return the numbers of the points of a line, in pixels, that are needed while it moves.

    The others lie on the line between their neighbours, but for a tenth of a pixel. What a wide,
    antialiased line takes to paint goes with its points: with 420 of them 1.7 ms, and 0.9 with the
    180 that are left.
    """
    kept = np.arange(len(places))
    for _ in range(_PASSES):
        start, middle, stop = places[kept[:-2:2]], places[kept[1:-1:2]], places[kept[2::2]]
        (way_x, way_y), (x, y) = (stop - start).T, (middle - start).T
        is_needed = np.ones(len(kept), bool)
        is_needed[1:-1:2] = np.abs(way_x * y - way_y * x) >= _ASIDE * np.hypot(way_x, way_y)
        kept = kept[is_needed]
    return kept


def _places(sides: NDArray[np.intp], values: Numbers, x: Array, y: Array) -> Array:
    """Return where the function is 0 on sides of cells: first the level ones count, by rows."""
    ny, nx = values.shape
    is_level = sides < ny * (nx - 1)
    row, column = np.divmod(np.where(is_level, sides, sides - ny * (nx - 1)),
                            np.where(is_level, nx - 1, nx))  # fmt: skip
    above, right = row + ~is_level, column + is_level
    start, stop = values[row, column], values[above, right]
    share = start / (start - stop)
    return np.column_stack(
        [x[column] + share * (x[right] - x[column]), y[row] + share * (y[above] - y[row])]
    )


def _pairs(values: Numbers, is_above: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the numbers of the two sides that each piece of a line leads between."""
    ny, nx = values.shape
    level, upright = is_above[:, :-1] != is_above[:, 1:], is_above[:-1] != is_above[1:]
    crossed = level[:-1], upright[:, 1:], level[1:], upright[:, :-1]
    # few cells are: to ask all of them by any() of a stack took half as long again
    row, column = np.nonzero(crossed[0] | crossed[1] | crossed[2] | crossed[3])
    bottom = row * (nx - 1) + column
    left = ny * (nx - 1) + row * nx + column
    # the sides of a cell around it: bottom, right, top, left
    sides = np.stack([bottom, left + 1, bottom + nx - 1, left], axis=-1)
    flags = np.stack([side[row, column] for side in crossed], axis=-1)
    is_saddle = flags.all(axis=-1)
    simple = sides[~is_saddle][flags[~is_saddle]].reshape(-1, 2)
    row, column, sides = row[is_saddle], column[is_saddle], sides[is_saddle]
    corners = [values[row + up, column + along] / 4 for up in (0, 1) for along in (0, 1)]
    joins = (np.sum(corners, axis=0) > 0) == is_above[row, column]
    # where the middle is as bottom left and top right are, the lines cut off the other corners
    cuts = np.where(joins[:, None], sides, np.roll(sides, 1, axis=-1))
    return np.concatenate([simple, cuts.reshape(-1, 2)])


def _joined(pairs: NDArray[np.intp]) -> list[list[int]]:
    """Return chains of the pairs' numbers, each of which is in one or two pairs."""
    numbers, places, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    both = places.reshape(-1, 2)
    order = np.argsort(both, axis=None, kind="stable")
    partners = both[:, ::-1].ravel()[order]  # of each number in turn, one or two
    last = np.cumsum(counts) - 1
    first = last - counts + 1
    ends = np.flatnonzero(counts == 1).tolist()
    near, far = partners[first].tolist(), partners[last].tolist()
    names, is_left = numbers.tolist(), [True] * len(numbers)
    chains = []
    for start in (*ends, *range(len(names))):
        if not is_left[start]:
            continue
        chain, before, here = [], -1, start
        while is_left[here]:
            is_left[here] = False
            chain.append(names[here])
            before, here = here, far[here] if near[here] == before else near[here]
        if near[start] != far[start]:
            chain.append(names[start])  # closed
        chains.append(chain)
    return chains
