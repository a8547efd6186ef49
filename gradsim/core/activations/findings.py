"""What D10 and D11 find, as functions of their run."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from gradsim.core.activations.gallery import point_at
from gradsim.core.finding import Figure, KeyFigure, Part
from gradsim.core.recording import Recording

# ----- D10


def at_zero(recording: Recording) -> int:
    """Return the point z = 0, where the sigmoid is steepest."""
    return point_at(0.0)


def largest_slope(recording: Recording, beside: Recording | None = None) -> Sequence[Part] | None:
    """Return the sigmoid's largest slope, 1/4."""
    slopes = recording.values("slope", recording.experiment.series.index("sigmoid"))
    if len(slopes) <= point_at(0.0):
        return (None,)
    return (Fraction(float(slopes.max())).limit_denominator(1000),)


def fades_on_both_sides(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether the sigmoid's slope is 1/4 at 0 and falls away, and a ReLU's is 1 just for z > 0."""
    names = recording.experiment.series
    z = recording.values("z")
    sigmoid = recording.values("slope", names.index("sigmoid"))
    relu = recording.values("slope", names.index("relu"))
    falls = (np.diff(sigmoid[z >= 0]) < 0).all() and (np.diff(sigmoid[z <= 0]) > 0).all()
    return bool(
        falls and sigmoid.max() == sigmoid[z == 0] == 0.25 and (relu == np.where(z > 0, 1, 0)).all()
    )


# ----- D11

#: The activations that are told apart; of each there is a neuron from z and one from −z.
SHOWN = ("sigmoid", "relu")


def epochs_stuck(recording: Recording, beside: Recording | None = None) -> Sequence[Figure] | None:
    """Return for how many epochs the sigmoid was stuck."""
    series = recording.experiment.series.index("sigmoid")
    return (int(recording.at(len(recording) - 1, "epochs_stuck", series)),)


def how_many_learn(recording: Recording, beside: Recording | None = None) -> Sequence[Figure]:
    """Return how many of the four neurons are neither stuck nor dead at the end, and 4."""
    names, last = recording.experiment.series, len(recording) - 1
    four = [names.index(name + side) for name in SHOWN for side in ("", " mirrored")]
    if last < recording.experiment.last_epoch:
        return (None, len(four))
    still = [any(recording.at(last, name, k) for name in ("stuck", "dead")) for k in four]
    return (still.count(False), len(four))


def plateau(recording: Recording, series: int) -> int:
    """Return up to which epoch a neuron is stuck or dead from the start, 0 if it learns."""
    count = len(recording)  # which grows meanwhile in a run that goes on
    stuck, dead = (recording.values(name, series, stop=count) for name in ("stuck", "dead"))
    still = stuck + dead > 0
    return max((int(np.argmin(still)) if not still.all() else len(still)) - 1, 0)


def relu_learns_on_one_side(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether the sigmoid is stuck equally long on both sides, then moves, the ReLU dead or not."""
    names, last = recording.experiment.series, len(recording) - 1
    sigmoid, relu = ([names.index(name), names.index(f"{name} mirrored")] for name in SHOWN)
    waits = {recording.at(last, "epochs_stuck", series) for series in sigmoid}
    dead = [bool(recording.at(last, "dead", series)) for series in relu]
    still = [recording.at(last, "stuck", series) for series in sigmoid]
    if any(still) or len(waits) > 1 or 0 in waits or sum(dead) != 1:
        return False
    alive = relu[dead.index(False)]
    return bool(
        recording.at(last, "epochs_stuck", alive) == 0 and recording.at(last, "right", alive)
    )


QUARTER = KeyFigure("{0}", "at most for the sigmoid", largest_slope, (0,))
HOW_MANY_LEARN = KeyFigure("{0} of {1}", "neurons get out", how_many_learn, known=(1,))
