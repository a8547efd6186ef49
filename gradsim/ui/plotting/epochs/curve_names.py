"""Where names stand on their curves, inside the plot."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

Array = NDArray[np.float64]

PLACES = 41  # along a curve that are tried
SAMPLES = 25  # of a curve over the width of a name
FAR = 45.0  # pixels from another curve beyond which it does not matter how far


@dataclass(frozen=True)
class Path:
    """A curve in pixels, from left to right."""

    x: Array
    y: Array

    def extremes(self, left: Array, right: Array) -> tuple[Array, Array]:
        """Return the highest and the lowest place between each left and right; NaN outside."""
        shares = np.linspace(0.0, 1.0, SAMPLES)
        places = left[:, None] + (right - left)[:, None] * shares
        y = np.interp(places, self.x, self.y)
        outside = (right < self.x[0]) | (left > self.x[-1])
        y[outside] = np.nan
        return y.min(axis=1), y.max(axis=1)


def is_free(box: QRectF, paths: Sequence[Path], taken: Sequence[QRectF]) -> bool:
    """Return whether no curve and no label stands in a box."""
    if any(box.intersects(other) for other in taken):
        return False
    left, right = np.array([box.left()]), np.array([box.right()])
    for path in paths:
        high, low = path.extremes(left, right)
        if high[0] < box.bottom() and low[0] > box.top():
            return False
    return True


def best_place(
    own: Path,
    others: Sequence[Path],
    taken: Sequence[QRectF],
    axes: QRectF,
    size: tuple[float, float],
    gap: float,
    preferred: float = 0.35,
) -> QRectF | None:
    """Return the box for a name just above or below its curve, None where it finds no room.

    It is the one farthest from other curves, where its own is flat, near to the share
    `preferred` of the width.
    """
    width, height = size
    first = max(axes.left(), own.x[0]) + width / 2 + gap
    last = min(axes.right(), own.x[-1]) - width / 2 - gap
    if last < first:
        return None
    centres = np.linspace(first, last, PLACES)
    left, right = centres - width / 2, centres + width / 2
    high, low = own.extremes(left - gap, right + gap)
    reaches = [path.extremes(left - gap, right + gap) for path in others]
    best, best_score = None, -np.inf
    for top in (high - gap - height, low + gap):
        score = -0.5 * (low - high) - 60 * np.abs(
            (centres - axes.left()) / axes.width() - preferred
        )
        score[(top < axes.top()) | (top + height > axes.bottom())] = -np.inf
        for other_high, other_low in reaches:
            distance = np.fmin(np.fmax(other_high - top - height, top - other_low), FAR)
            distance = np.where(np.isnan(distance), FAR, distance)
            score += np.where(distance < gap / 2, -np.inf, distance)
        for index in np.argsort(-score):
            if score[index] <= best_score:
                break
            box = QRectF(left[index], top[index], width, height)
            if not any(box.intersects(other) for other in taken):
                best, best_score = box, score[index]
                break
    return best
