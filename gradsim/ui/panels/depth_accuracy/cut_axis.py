"""What an axis that begins above 0 cuts off a curve, and in which epochs."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from gradsim.ui.plotting.plot import Array

MOST_VALUES = 3  # of a curve below the axis that a note spells out


def entering(x: Array, y: Array, low: float) -> tuple[Array, Array]:
    """Return a curve without what lies below `low`: from where it first comes above.

    Where it dips below later on, it lies on the axis.
    """
    above = np.flatnonzero(y >= low)
    if not len(above):
        return x[:0], y[:0]
    first = int(above[0])
    x, y = x[max(first - 1, 0) :], y[max(first - 1, 0) :]
    signs = y >= low
    places = np.flatnonzero(signs[1:] != signs[:-1])
    share = (low - y[places]) / (y[places + 1] - y[places])
    crossings = x[places] + share * (x[places + 1] - x[places])
    x = np.insert(x, places + 1, crossings)
    y = np.insert(np.maximum(y, low), places + 1, low)
    return (x[1:], y[1:]) if first else (x, y)


def when(epochs: Sequence[int]) -> str:
    """Return in which epochs a curve is below the axis, in words."""
    if list(epochs) == [0]:
        return QCoreApplication.translate("AccuracyPlot", "before learning")
    if len(epochs) > MOST_VALUES:
        return QCoreApplication.translate("AccuracyPlot", "until epoch {0}").format(epochs[-1])
    if len(epochs) == 1:
        return QCoreApplication.translate("AccuracyPlot", "after epoch {0}").format(epochs[0])
    several = QCoreApplication.translate("AccuracyPlot", "after epochs {0}")
    return several.format(", ".join(map(str, epochs)))
