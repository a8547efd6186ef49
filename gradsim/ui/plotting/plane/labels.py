"""Where texts stand on a plane: beside points and lines, clear of one another."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

Array = NDArray[np.float64]

FAR = 9  # steps from the middle of a room, in which a text is still looked for
_AROUND = np.array(  # those steps right and down, the nearest first
    sorted(
        ((right, down) for right in range(-FAR, FAR + 1) for down in range(-FAR, FAR + 1)),
        key=lambda way: way[0] ** 2 + way[1] ** 2,
    )
)
SHARES = (0.08, 0.92, 0.2, 0.8, 0.35, 0.65, 0.5)  # of a line, where its name may stand


def beside_point(
    centre: QPointF,
    size: QSizeF,
    gap: float,
    room: QRectF,
    taken: Iterable[QRectF],
    drawn: Array,
) -> QRectF | None:
    """Return the best free place for a text beside a point, None if there is none.

    Parameters
    ----------
    drawn : (n, 2) array
        Points in pixels through which the text should not go, if it can be helped.
    """
    taken = list(taken)
    width, height = size.width(), size.height()
    level, middle = centre.y() - height / 2, centre.x() - width / 2
    places = [
        (centre.x() + gap, level),
        (centre.x() - gap - width, level),
        (middle, centre.y() - gap - height),
        (middle, centre.y() + gap),
    ]
    boxes = [QRectF(*place, width, height) for place in places]
    free = [box for box in boxes if is_free(box, room, taken)]
    clear = (box for box in free if not goes_through(drawn, box))
    return next(clear, free[0] if free else None)


def near_middle(size: QSizeF, room: QRectF, drawn: Array, taken: Sequence[QRectF]) -> QRectF | None:
    """Return a place for a text near the middle of a room, None if none is clear of what is there.

    All places together take 0.2 ms; one by one they took 3 in each frame of sixty points.

    Parameters
    ----------
    drawn : (n, 2) array
        Points on the lines, in pixels.
    """
    width, height = size.width(), size.height()
    x = room.center().x() - width / 2 + 0.7 * height * _AROUND[:, 0]
    y = room.center().y() - height / 2 + 0.7 * height * _AROUND[:, 1]
    is_clear = (x >= room.left()) & (x + width <= room.right())
    is_clear &= (y >= room.top()) & (y + height <= room.bottom())
    left, top, right, foot = np.array([box.getCoords() for box in taken]).reshape(-1, 4).T
    strikes = (x[:, None] < right) & (x[:, None] + width > left)
    strikes &= (y[:, None] < foot) & (y[:, None] + height > top)
    for place in np.flatnonzero(is_clear & ~strikes.any(axis=1)).tolist():
        box = QRectF(float(x[place]), float(y[place]), width, height)
        if not goes_through(drawn, box):
            return box
    return None


def in_corner(size: QSizeF, room: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Return a place for a text in the first corner of a room that is free, the lower right first.

    None if there is none.
    """
    right, foot = room.right() - size.width(), room.bottom() - size.height()
    for x, y in (
        (right, foot), (room.left(), foot), (right, room.top()), (room.left(), room.top()),
    ):  # fmt: skip
        box = QRectF(QPointF(x, y), size)
        if is_free(box, room, taken):
            return box
    return None


class BesideLine:
    """Finds the place of a text beside a line that moves: the one it had, while that is free."""

    def __init__(self) -> None:
        self._last: tuple[float, int] | None = None

    def place(
        self,
        lines: Sequence[Array],
        others: Array,
        size: QSizeF,
        gap: float,
        room: QRectF,
        taken: Sequence[QRectF],
    ) -> QRectF | None:
        """Return a free place for a text beside one of some lines, None if there is none.

        Parameters
        ----------
        lines : sequence of (n, 2) arrays
            The parts of the line, in pixels.
        others : (n, 2) array
            Points on all lines, through which no text should go.
        """
        choices = [(share, side) for share in SHARES for side in (1, -1)]
        if self._last is not None:
            choices.insert(0, self._last)
        for line in lines:
            steps = np.hypot(*np.diff(line, axis=0).T)
            lengths = np.concatenate([[0.0], np.cumsum(steps)])
            if not lengths[-1] > 2 * size.height():
                continue
            for share, side in choices:
                box = _beside(line, lengths, share, side, size, gap)
                if is_free(box, room, taken) and not goes_through(others, box):
                    self._last = share, side
                    return box
        return None


def _beside(
    line: Array, lengths: Array, share: float, side: int, size: QSizeF, gap: float
) -> QRectF:
    """Return the place of a text at one side of a line, at a share of its length."""
    step = 0.02 * lengths[-1]
    (x, y), (x1, y1) = (
        [float(np.interp(share * lengths[-1] + way, lengths, part)) for part in line.T]
        for way in (-step, step)
    )
    length = float(np.hypot(x1 - x, y1 - y)) or 1.0
    across = side * (y - y1) / length, side * (x1 - x) / length
    reach = gap + (abs(across[0]) * size.width() + abs(across[1]) * size.height()) / 2
    box = QRectF(QPointF(), size)
    box.moveCenter(QPointF((x + x1) / 2 + across[0] * reach, (y + y1) / 2 + across[1] * reach))
    return box


def goes_through(points: Array, box: QRectF) -> bool:
    """Return whether one of some points lies in a rectangle."""
    x, y = points.T
    within = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
    return bool(within.any())


def is_free(box: QRectF, room: QRectF, taken: Iterable[QRectF]) -> bool:
    """Return whether a text has a place within a room where no other is."""
    return room.contains(box) and not any(box.intersects(other) for other in taken)
