"""Which two curves of speed a key figure compares, once their runs have come to their ends."""

from collections.abc import Sequence
from math import isclose

from gradsim.core.finding import Part
from gradsim.core.layer_speed.findings import rounded
from gradsim.ui.plotting.epochs.curve import Curve


def compared_ends(curves: Sequence[Curve], figures: Sequence[Part]) -> tuple[float, float] | None:
    """Return the last values of the two curves whose quotient is the figure, None without such.

    These are the last and the first layer, or the first layer of a kept run and of this one.

    Parameters
    ----------
    curves : sequence of Curve
        Those of the plot, kept runs included.
    figures : sequence of Part
        The numbers of the key figure.
    """
    live = [curve for curve in curves if not curve.ghost]
    figure = figures[0] if len(figures) == 1 else None
    if not isinstance(figure, int | float) or not live:
        return None
    if any(len(curve.recording) <= curve.recording.experiment.last_epoch for curve in live):
        return None
    first, ghosts = live[0], [curve for curve in curves if curve.ghost and curve.style == 0]
    newest = len(first.recording) - 1
    below = first.at(newest)
    for curve in (live[-1], *ghosts):
        above = curve.at(newest)
        if curve is first or not above or not below:
            continue
        if isclose(rounded(above / below), figure, rel_tol=1e-6):
            return above, below
    return None
