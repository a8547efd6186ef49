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
    return [_places(line, values, x, y) for line in _chains(values, is_above)]


def needed(places: Array) -> NDArray[np.intp]:
    """Return the numbers of the points of a line, in pixels, that are needed while it moves.

    The others lie between their neighbours, but for a tenth of a pixel. What a wide,
    antialiased line takes to paint goes with its points: with 420 of them 1.7 ms, and 0.9 with the
    180 that are left.
    """
    kept = np.arange(len(places))
    for _ in range(_PASSES):
        start, middle, stop = places[kept[:-2:2]], places[kept[1:-1:2]], places[kept[2::2]]
        (way_x, way_y), (x, y) = (stop - start).T, (middle - start).T
        is_needed = np.ones(len(kept), bool)
        square, along = way_x**2 + way_y**2, way_x * x + way_y * y
        is_aside = (way_x * y - way_y * x) ** 2 >= _ASIDE**2 * square
        is_needed[1:-1:2] = is_aside | (along < 0) | (along > square)  # the line may turn back
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


def _chains(values: Numbers, is_above: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Return the numbers of the sides that each line crosses, one after the other.

    A line leads from a side to the other one that is crossed of a cell beside it. Nothing is
    sorted for that: a boundary of 350 places takes half of the time so.
    """
    ny, nx = values.shape
    level = np.flatnonzero(is_above[:, :-1] != is_above[:, 1:])
    upright = np.flatnonzero(is_above[:-1] != is_above[1:])
    row, column = np.divmod(upright, nx)
    rows, count, last = len(level), len(level) + len(upright), (ny - 1) * (nx - 1)
    # the cells beside each side, from 1; 0 where there is none: below it or at its left, and beyond
    cells = np.zeros((2, count), np.intp)
    cells[0, :rows] = np.maximum(level - (nx - 1) + 1, 0)
    cells[1, :rows] = np.where(level < last, level + 1, 0)
    right = row * (nx - 1) + column + 1
    cells[0, rows:] = np.where(column > 0, right - 1, 0)
    cells[1, rows:] = np.where(column < nx - 1, right, 0)
    # where two sides of a cell are crossed, one is the sum of both less the other
    own, flat = np.arange(count), cells.ravel()
    total = np.bincount(flat, np.tile(own, 2), last + 1).astype(np.intp)
    partners = np.where(cells > 0, total[cells] - own, -1)
    is_saddle = np.bincount(flat, minlength=last + 1) == 4
    is_saddle[0] = False
    for cell in np.flatnonzero(is_saddle).tolist():
        _part(cell - 1, partners, cells == cell, values, is_above)
    if is_saddle.any():  # a line goes on through a cell of two sides first
        first, second = is_saddle[cells]
        turned = first & ~second & (partners[1] >= 0)
        partners[:, turned] = partners[::-1, turned]
    near, far = partners
    return _joined(near, far, np.concatenate([level, ny * (nx - 1) + upright]))


def _part(
    cell: int,
    partners: NDArray[np.intp],
    is_there: NDArray[np.bool_],
    values: Numbers,
    is_above: NDArray[np.bool_],
) -> None:
    """Part the two lines that lead through a saddle: where they are depends on its middle."""
    row, column = divmod(cell, values.shape[1] - 1)
    corners = values[row : row + 2, column : column + 2] / 4
    # it lies below its top and at the left of its right side; level sides come first
    (top, right), (bottom, left) = (np.flatnonzero(side).tolist() for side in is_there)
    # where the middle is as bottom left and top right are, the lines cut off the other corners
    joins = (corners.sum() > 0) == is_above[row, column]
    pairs = ((bottom, right), (top, left)) if joins else ((left, bottom), (right, top))
    slot = {top: 0, right: 0, bottom: 1, left: 1}
    for one, other in pairs:
        partners[slot[one], one], partners[slot[other], other] = other, one


def _joined(
    near: NDArray[np.intp], far: NDArray[np.intp], names: NDArray[np.intp]
) -> list[NDArray[np.intp]]:
    """Return chains of names, each of which has one or two neighbours by their places."""
    ends = np.flatnonzero((near < 0) | (far < 0)).tolist()
    one, two, is_left = near.tolist(), far.tolist(), [True] * len(names)
    chains = []
    for start in (*ends, *range(len(is_left))):
        if not is_left[start]:
            continue
        chain, before, here = list[int](), -1, start
        if one[start] < 0:
            one[start] = two[start]
        while here >= 0 and is_left[here]:
            is_left[here] = False
            chain.append(here)
            following = one[here]
            before, here = here, two[here] if following == before else following
        if start == here:
            chain.append(start)  # closed
        chains.append(names[chain])
    return chains
