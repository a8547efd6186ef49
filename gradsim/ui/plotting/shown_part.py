"""Which part of a plot's axes is shown where it is magnified."""

Range = tuple[float, float]
Ranges = tuple[Range, Range]  # of the horizontal axis, then of the vertical one

NOTCH = 1.25  # times nearer with each notch of a wheel
MOST = 400.0  # times along either axis
_FULL = 1 - 1e-9  # of the whole, from which on a part is the whole


def part_within(part: Ranges | None, whole: Ranges) -> Ranges | None:
    """Return a part, moved and cut so that it lies within the whole; None where it is all of it."""
    if part is None:
        return None
    found = _within(part[0], whole[0]), _within(part[1], whole[1])
    return None if found == whole else found


def _within(part: Range, whole: Range) -> Range:
    span = whole[1] - whole[0]
    size = max(part[1] - part[0], span / MOST)
    if size >= span * _FULL:
        return whole
    low = min(max(part[0], whole[0]), whole[1] - size)
    return low, low + size


def nearer(shown: Ranges, place: tuple[float, float], times: float) -> Ranges:
    """Return what is shown so many times nearer, a place of it where it was."""
    (x0, x1), (y0, y1) = shown
    x, y = place
    return (
        (x - (x - x0) / times, x + (x1 - x) / times),
        (y - (y - y0) / times, y + (y1 - y) / times),
    )
