"""What D10 and D11 find, as functions of their run."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import compress

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import point_at
from gradsim.core.activations.saturation import Saturation
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
    """Whether the sigmoid's slope is 1/4 at 0 and falls away, and a ReLU's is 1 or 0."""
    names = recording.experiment.series
    z = recording.values("z")
    sigmoid = recording.values("slope", names.index("sigmoid"))
    relu = recording.values("slope", names.index("relu"))
    falls = (np.diff(sigmoid[z >= 0]) < 0).all() and (np.diff(sigmoid[z <= 0]) > 0).all()
    return bool(
        falls and sigmoid.max() == sigmoid[z == 0] == 0.25 and set(relu.tolist()) <= {0.0, 1.0}
    )


# ----- D11

FEW = 3  # neurons that are named below their number


def moving_on(recording: Recording, epoch: int = -1) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which neurons learn or have learnt at an epoch, from z and from −z."""
    epoch = range(len(recording))[epoch]
    moves = [
        not (recording.at(epoch, "stuck", series) or recording.at(epoch, "dead", series))
        for series in range(len(recording.experiment.series))
    ]
    names, count = tuple(ACTIVATIONS), len(ACTIVATIONS)
    return tuple(compress(names, moves[:count])), tuple(compress(names, moves[count:]))


def out_of_the_start(
    recording: Recording, beside: Recording | None = None
) -> Sequence[Part] | None:
    """Return how many neurons of how many get out of z, z, and which if they are few."""
    experiment = recording.experiment
    assert isinstance(experiment, Saturation)
    start = round(experiment.start, 3)
    start = int(start) if start.is_integer() else start
    if not len(recording):
        return (None, len(ACTIVATIONS), start, None)
    names = moving_on(recording)[0]
    labels = tuple(ACTIVATIONS[name].label for name in names)
    return (len(names), len(ACTIVATIONS), start, labels if 0 < len(names) <= FEW else None)


def epochs_stuck(recording: Recording, beside: Recording | None = None) -> Sequence[Figure] | None:
    """Return for how many epochs the sigmoid was stuck."""
    series = recording.experiment.series.index("sigmoid")
    return (int(recording.at(len(recording) - 1, "epochs_stuck", series)),)


def relu_learns_on_one_side(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether the sigmoid is stuck equally long on both sides, then moves, the ReLU dead or not."""
    names, last = recording.experiment.series, len(recording) - 1
    sigmoid, relu = (
        [names.index(name), names.index(f"{name} mirrored")] for name in ("sigmoid", "relu")
    )
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
OUT_OF_THE_START = KeyFigure(
    "{0} of {1}", "get out of $z$ = {2}\n{3}", out_of_the_start, known=(1, 2)
)
