"""Straight lines of neurons in the plane, and of weights between circles."""

from collections.abc import Sequence
from math import hypot, inf, sqrt

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from gradsim.core.networks.network import Array
from gradsim.ui.panels.small_network.layout import Circle

Range = tuple[float, float]
Place = tuple[float, float]

#: Shares of a weight's line where its number may stand.
SPOTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
STYLES = (2, 3, 6, 4, 7)  # series of the hidden neurons' lines


def line_style(neuron: int) -> int:
    """Return the series of a hidden neuron's line and name."""
    return STYLES[neuron % len(STYLES)]


def line_ends(row: Array, x_range: Range, y_range: Range) -> tuple[Place, Place] | None:
    """Return two places on w₁x₁ + w₂x₂ + b = 0 beyond a region; None where it does not pass.

    Parameters
    ----------
    row : (3,) array
        w₁, w₂ and b.
    """
    w1, w2, b = (float(number) for number in row)
    size = hypot(w1, w2)
    if not size > 0 or not np.isfinite([size, b]).all():
        return None
    w1, w2, b = w1 / size, w2 / size, b / size
    middle = sum(x_range) / 2, sum(y_range) / 2
    away = w1 * middle[0] + w2 * middle[1] + b
    reach = x_range[1] - x_range[0] + y_range[1] - y_range[0]
    if abs(away) > reach:
        return None
    foot = middle[0] - away * w1, middle[1] - away * w2
    return (
        (foot[0] + reach * w2, foot[1] - reach * w1),
        (foot[0] - reach * w2, foot[1] + reach * w1),
    )


def within(row: Array, x_range: Range, y_range: Range) -> tuple[Place, Place] | None:
    """Return the ends of that line in a region; None where it does not cross it."""
    ends = line_ends(row, x_range, y_range)
    if ends is None:
        return None
    (x, y), stop = ends
    dx, dy = stop[0] - x, stop[1] - y
    first, last = 0.0, 1.0
    for start, way, (low, high) in ((x, dx, x_range), (y, dy, y_range)):
        if way == 0:
            if not low <= start <= high:
                return None
            continue
        shares = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, shares[0]), min(last, shares[1])
    if first >= last:
        return None
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)


def chord(row: Sequence[float], x_range: Range, y_range: Range, circle: Circle) -> QLineF | None:
    """Return where w₁x₁ + w₂x₂ + b = 0 in a circle that shows a region; None where nowhere.

    Parameters
    ----------
    row : sequence of float
        w₁, w₂ and b.
    """
    (x0, x1), (y0, y1), (w1, w2, b) = x_range, y_range, row
    # along u and v, which are 0 in the middle and 1 at the right of the circle and at its top
    along, up = w1 * (x1 - x0) / 2, w2 * (y1 - y0) / 2
    size = hypot(along, up)
    away = (w1 * (x0 + x1) / 2 + w2 * (y0 + y1) / 2 + b) / size if size else inf
    if not abs(away) < 1 or not size < inf:
        return None
    u, v, half = along / size, up / size, sqrt(1 - away * away)
    centre, radius = circle.centre, circle.radius
    start, stop = (
        QPointF(
            centre.x() - (away * u + side * half * v) * radius,
            centre.y() + (away * v - side * half * u) * radius,
        )
        for side in (1, -1)
    )
    return QLineF(start, stop)


def between(tail: Circle, head: Circle) -> QLineF:
    """Return the line from the rim of one circle to the rim of another."""
    line = QLineF(tail.centre, head.centre)
    length = max(line.length(), 1.0)
    return QLineF(line.pointAt(tail.radius / length), line.pointAt(1 - head.radius / length))


def distance_to(line: QLineF, place: QPointF) -> float:
    """Return how far a place lies from a line between two points."""
    way = line.p2() - line.p1()
    length = way.x() ** 2 + way.y() ** 2
    offset = place - line.p1()
    share = (offset.x() * way.x() + offset.y() * way.y()) / length if length else 0.0
    return QLineF(place, line.pointAt(min(max(share, 0.0), 1.0))).length()


def best_spot(
    line: QLineF, room: QSizeF, taken: Sequence[QRectF], others: Sequence[QLineF]
) -> QRectF | None:
    """Return where the number of a weight stands on its line, clear of what is taken.

    Of several places it is the one that the fewest other lines cross.
    """
    best, fewest = None, len(others) + 1
    for share in SPOTS:
        box = QRectF(0, 0, room.width(), room.height())
        box.moveCenter(line.pointAt(share))
        if any(box.intersects(other) for other in taken):
            continue
        crossed = sum(crosses(box, other) for other in others)
        if crossed < fewest:
            best, fewest = box, crossed
    return best


def crosses(box: QRectF, line: QLineF) -> bool:
    """Return whether a line passes through a box, near enough: by one of its diagonals."""
    bounded = QLineF.IntersectionType.BoundedIntersection
    diagonals = (QLineF(box.topLeft(), box.bottomRight()), QLineF(box.topRight(), box.bottomLeft()))
    return any(line.intersects(diagonal)[0] == bounded for diagonal in diagonals)
