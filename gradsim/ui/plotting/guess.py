"""The room's guess: a curve drawn by hand over a plot before the run tells."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

SAMPLES = 401


class Guess:
    """A curve with one value for each place along the horizontal axis.

    Drawing over it again corrects it. Places are shares of the axis, from 0 to 1.
    """

    def __init__(self) -> None:
        self._values = np.full(SAMPLES, np.nan)
        self._last: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return bool(np.isnan(self._values).all())

    def press(self, share: float, y: float) -> None:
        """Begin a stroke at a share of the axis and a height."""
        self._last = None
        self.move(share, y)

    def move(self, share: float, y: float) -> None:
        """Go on with the stroke; what lies between the places is filled in."""
        share = min(max(share, 0.0), 1.0)
        before = self._last or (share, y)
        self._last = share, y
        (x0, y0), (x1, y1) = sorted((before, (share, y)))
        first, last = round(x0 * (SAMPLES - 1)), round(x1 * (SAMPLES - 1))
        places = np.arange(first, last + 1)
        if first == last:
            self._values[first] = y
        else:
            self._values[places] = np.interp(places, [first, last], [y0, y1])

    def points(self) -> list[tuple[float, float]]:
        """Return what is drawn: (share, height), gaps left out."""
        drawn = np.flatnonzero(~np.isnan(self._values))
        return [(float(k / (SAMPLES - 1)), float(self._values[k])) for k in drawn]

    def polygon(
        self, low: float, high: float, to_pixels: Callable[[float, float], QPointF]
    ) -> QPolygonF:
        """Return the curve in the widget's pixels for an axis from `low` to `high`."""
        place = [to_pixels(low + share * (high - low), y) for share, y in self.points()]
        return QPolygonF([QPointF(point) for point in place])
