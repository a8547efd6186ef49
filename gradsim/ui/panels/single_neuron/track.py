"""A way in pixels, worked out once for each picture it is drawn on, not in every frame."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gradsim.ui.panels.single_neuron.way import Array, Way

SPACING = 3.0  # pixels between two points of the line: as smooth as any more

#: Returns x, y and whether it is hidden, shape (3, n), of places, shape (4, n).
OnScreen = Callable[[Array], Array]


@dataclass(frozen=True, eq=False)
class Track:
    """Where a way lies on the screen.

    Attributes
    ----------
    points, line, beads : (4, n) arrays
        Epoch, x, y, and whether it is hidden: of all places, of those that do not lie very close
        together, and of the beads.
    """

    way: Way
    points: Array
    line: Array
    beads: Array

    @classmethod
    def of(cls, way: Way, on_screen: OnScreen, before: "Track | None" = None) -> "Track":
        """Return where a way lies on a picture.

        Parameters
        ----------
        before : Track, optional
            That of the way as it was, on the same picture.
        """

        def grown(known: Array, places: Array) -> Array:
            new = places[:, known.shape[1] :]
            if not new.shape[1]:
                return known
            return np.hstack([known, np.vstack([new[0], on_screen(new)])])

        points, beads = np.empty((4, 0)), np.empty((4, 0))
        if before is not None and before.way.run == way.run:
            points, beads = before.points[:, : before.way.settled], before.beads
        points, beads = grown(points, way.places), grown(beads, way.beads)
        steps = np.hypot(np.diff(points[1]), np.diff(points[2])).cumsum() // SPACING
        keep = np.concatenate([[True], np.diff(steps, prepend=0.0) > 0])
        keep[-1] = True
        return cls(way, points, points[:, keep], beads)

    def until(self, spot: Array) -> Array:
        """Return the points before the epoch of a spot, and the spot."""
        return np.column_stack([self.line[:, self.line[0] < spot[0]], spot])

    def after(self, spot: Array) -> Array:
        """Return a spot and the points after its epoch."""
        return np.column_stack([spot, self.line[:, self.line[0] > spot[0]]])

    def beads_before(self, spot: Array, distance: float) -> Array:
        """Return the beads before the epoch of a spot that stand clear of it and of the start."""
        x, y = self.beads[1:3]
        clear = self.beads[0] < spot[0]
        for end_x, end_y in (self.line[1:3, 0], spot[1:3]):
            clear &= np.hypot(x - end_x, y - end_y) > distance
        return self.beads[:, clear]
