"""Where the names of curves stand: each beside its own, where no other one is as near."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from gradsim.ui.theme import Theme

Array = NDArray[np.float64]

WIDER = 1.6  # the selected curve
TOGETHER = 36  # rectangles whose distances are computed at once, those of a few points of a curve
FARTHEST = 60  # pixels before zoom from a curve to its name
NEAR = 9  # pixels before zoom at which a click means a curve


class NamesOnCurves:
    """Finds places for the names of curves.

    Parameters
    ----------
    theme : Theme
        Gives the width of curves and the size of points.
    room : QRectF
        Where names may stand, in pixels.
    curves : list of ndarray, each of shape (n, 2)
        Points of each curve in pixels, close together.
    blocked : sequence of QRectF
        Where none may stand.
    """

    def __init__(
        self, theme: Theme, room: QRectF, curves: list[Array], blocked: Sequence[QRectF]
    ) -> None:
        self.theme = theme
        self._room = room
        self._curves = curves
        self._blocked = list(blocked)
        self._boxes: dict[int, QRectF] = {}
        self._leaders: dict[int, QLineF] = {}

    def placed(self, sizes: Sequence[QSizeF]) -> tuple[dict[int, QRectF], dict[int, QLineF]]:
        """Return the boxes of the names that have a place, and the lines from some to their curves.

        Those that have the fewest places come first; one that has none beside its curve stands
        farther away or, where its curve is nowhere alone, above its end, beside those of others
        that lie on it; without room there, it has no box.
        """
        places = [self._places(series, size) for series, size in enumerate(sizes)]
        for series in sorted(range(len(sizes)), key=lambda series: len(places[series])):
            box = next(filter(self._is_free, places[series]), None)
            if box is not None:
                self._boxes[series] = box
        for series, size in enumerate(sizes):
            if series not in self._boxes:
                self._place_farther(series, size)
            if series not in self._boxes:
                self._place_at_end(series, size)
        return self._boxes, self._leaders

    def _is_free(self, box: QRectF) -> bool:
        taken = [*self._blocked, *self._boxes.values()]
        return not any(box.intersects(other) for other in taken)

    def _place_farther(self, series: int, size: QSizeF) -> None:
        """Place a name away from all curves, with the shortest level line to its own."""
        theme = self.theme
        anchors = self._anchors(series)
        dots = np.column_stack([anchors, anchors])
        least = theme.px(NEAR)
        anchors = anchors[distances(dots, self._others(series), least + 1) > least]
        width, height = size.width(), size.height()
        away = np.arange(theme.px(16), theme.px(FARTHEST), max(theme.px(6), 1))
        shifts = np.column_stack([-away - width, away]).ravel()  # to the left, to the right
        lefts = (shifts[:, np.newaxis] + anchors[:, 0]).ravel()
        tops = np.tile(anchors[:, 1] - height / 2, len(shifts))
        boxes = np.column_stack([lefts, tops, lefts + width, tops + height])
        places = np.tile(anchors[:, 0], len(shifts))
        near = ~self._is_in_room(boxes)
        gap = theme.px(theme.point * 0.75 + 4)
        near[~near] = distances(boxes[~near], np.concatenate(self._curves), gap) < gap
        for (left, top, right, bottom), x in zip(boxes[~near], places[~near], strict=True):
            box = QRectF(left, top, width, height)
            end = right + theme.px(4) if right < x else left - theme.px(4)
            line = QLineF(x, (top + bottom) / 2, end, (top + bottom) / 2)
            along = QRectF(line.p1(), line.p2()).normalized().adjusted(0, -2, 0, 2)
            if self._is_free(box) and self._is_free(along):
                self._boxes[series], self._leaders[series] = box, line
                return

    def _place_at_end(self, series: int, size: QSizeF) -> None:
        """Place a name above the end of its curve, left of the names that are there."""
        own, theme = self._curves[series], self.theme
        if not len(own):
            return
        x, y = own[-1]
        width, height = size.width(), size.height()
        right = min(x, self._room.right())
        box = QRectF(
            right - width, y - theme.px(theme.curve * WIDER / 2 + 3) - height, width, height
        )
        for other in sorted(self._boxes.values(), key=lambda other: -other.right()):
            if box.intersects(other):
                box.moveRight(other.left() - theme.px(16))
        edges = np.array([[box.left(), box.top(), box.right(), box.bottom()]])
        clear = distances(edges, np.concatenate(self._curves))[0] > 0
        if clear and self._is_free(box) and self._room.contains(box):
            self._boxes[series] = box

    def _anchors(self, series: int) -> Array:
        """Return the points of a curve that names are placed beside, of shape (n, 2)."""
        own = self._curves[series]
        return own[:: max(len(own) // 50, 1)]

    def _others(self, series: int) -> Array:
        others = [points for index, points in enumerate(self._curves) if index != series]
        return np.concatenate([np.empty((0, 2)), *others])

    def _is_in_room(self, boxes: Array) -> NDArray[np.bool_]:
        room = self._room
        left, top, right, bottom = boxes.T
        across = (left >= room.left()) & (right <= room.right())
        inside: NDArray[np.bool_] = across & (top >= room.top()) & (bottom <= room.bottom())
        return inside

    def _places(self, series: int, size: QSizeF) -> list[QRectF]:
        """Return where a name may stand, best first: far from the curves of others."""
        theme = self.theme
        width, height = size.width(), size.height()
        gap = theme.px(theme.curve * WIDER / 2 + 3)
        x, y = self._anchors(series).T[:, :, np.newaxis, np.newaxis]
        lefts = x + np.array([gap, -gap - width, -width / 2])[:, np.newaxis]
        tops = y + np.array([-gap - height, gap, -height / 2])
        lefts, tops = (part.ravel() for part in np.broadcast_arrays(lefts, tops))
        boxes = np.column_stack([lefts, tops, lefts + width, tops + height])
        boxes = boxes[self._is_in_room(boxes)]
        far = theme.px(40)  # beyond which nothing is farther
        own = distances(boxes, self._curves[series], far)
        boxes, own = boxes[own >= gap * 0.7], own[own >= gap * 0.7]
        clear = distances(boxes, self._others(series), far)
        good = clear > own + theme.px(8)
        best = boxes[good][np.argsort(-clear[good], kind="stable")]
        return [QRectF(left, top, width, height) for left, top, _, _ in best]


def distances(boxes: Array, points: Array, reach: float = np.inf) -> Array:
    """Return how far the nearest of some points lies from each rectangle, 0 if it is inside.

    Points beyond the reach are not looked at: names are placed in 0.65 of the time.

    Parameters
    ----------
    boxes : ndarray, shape (m, 4)
        Left, top, right and bottom.
    points : ndarray, shape (n, 2)
    reach : float
        What is returned at most.

    Returns
    -------
    ndarray, shape (m,)
    """
    nearest = np.empty(len(boxes))
    x, y = points[np.argsort(points[:, 0])].T
    for start in range(0, len(boxes), TOGETHER):
        part = slice(start, start + TOGETHER)
        left, top, right, bottom = boxes[part].T[:, :, np.newaxis]
        near = slice(*np.searchsorted(x, (left.min() - reach, right.max() + reach)))
        dx = np.maximum(np.maximum(left - x[near], x[near] - right), 0.0)
        dy = np.maximum(np.maximum(top - y[near], y[near] - bottom), 0.0)
        nearest[part] = np.min(dx * dx + dy * dy, axis=1, initial=np.inf)
    return np.minimum(np.sqrt(nearest), reach)


def points_in_pixels(
    corner: QPointF, other: QPointF, curves: Sequence[Sequence[tuple[Array, Array]]], step: float
) -> list[Array]:
    """Return points of each curve, at most about `step` pixels apart, each of shape (n, 2).

    Parameters
    ----------
    corner, other : QPointF
        The pixels of (0, 0) and (1, 1).
    curves : sequence of pieces
        Of each curve its pieces, each as two arrays x and y.
    """
    unit = other - corner
    found: list[Array] = []
    for pieces in curves:
        parts: list[Array] = []
        for x_values, y_values in pieces:
            x, y = corner.x() + x_values * unit.x(), corner.y() + y_values * unit.y()
            length = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
            places = np.linspace(0, length[-1], int(length[-1] / step) + 2)
            parts.append(np.column_stack([np.interp(places, length, part) for part in (x, y)]))
        found.append(np.concatenate([np.empty((0, 2)), *parts]))
    return found
