"""A drawing brought into the form of MNIST's digits.

As for MNIST, the drawing is scaled so that its longer side fills 20 pixels, keeping its
proportions, in shades of grey where it covers a pixel in part; then it is placed so that
its centre of mass lies in the middle pixel of 28×28, number 14 each way, counted from 0.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from gradsim.core.networks.mnist import SIDE

BOX = 20  # pixels of the longer side of a digit

Image = NDArray[np.float64]


def as_digit(ink: Image) -> Image:
    """Return a drawing as MNIST would have it.

    Parameters
    ----------
    ink : (height, width) array
        How much of each pixel is covered, from 0 to 1; of any size.

    Returns
    -------
    (28, 28) array
        From 0, the ground, to 1, ink; all 0 where there is no ink.
    """
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return np.zeros((SIDE, SIDE))
    drawn = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(drawn.shape)
    vertical, horizontal = (_shrinking(length, scale) for length in drawn.shape)
    small = vertical @ drawn @ horizontal.T
    image = np.zeros((SIDE, SIDE))
    top, left = (_start(small.sum(axis=axis)) for axis in (1, 0))
    image[top : top + small.shape[0], left : left + small.shape[1]] = small
    return np.clip(image, 0.0, 1.0)


def _shrinking(length: int, scale: float) -> Image:
    """Return the matrix that averages `length` pixels to `scale` times as many."""
    count = max(1, ceil(length * scale - 1e-9))
    spare = (count - length * scale) / 2  # a side that is no whole number lies in the middle
    edges = (np.arange(count + 1) - spare) / scale
    pixels = np.arange(length)
    low = np.maximum(edges[:-1, np.newaxis], pixels)
    high = np.minimum(edges[1:, np.newaxis], pixels + 1)
    shares: Image = np.maximum(high - low, 0.0) * scale
    return shares


def _start(mass: Image) -> int:
    """Return where a row or column of pixels begins so that its centre lies in the middle."""
    centre = float(mass @ np.arange(len(mass)) / mass.sum())
    return min(max(round(SIDE / 2 - centre), 0), SIDE - len(mass))
