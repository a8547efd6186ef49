"""What D10 and D11 find, as functions of their run."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

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


def epochs_stuck(recording: Recording, beside: Recording | None = None) -> Sequence[Figure] | None:
    """Return for how many epochs the sigmoid was stuck."""
    series = recording.experiment.series.index("sigmoid")
    return (int(recording.at(len(recording) - 1, "epochs_stuck", series)),)


def until_it_learns(recording: Recording, beside: Recording | None = None) -> Sequence[Part] | None:
    """Return the epoch from which the sigmoid learns, the same from z as from −z, with z and −z."""
    experiment = recording.experiment
    assert isinstance(experiment, Saturation)
    starts = tuple(_plain(z) for z in (experiment.start, -experiment.start))
    if not len(recording):
        return (None, *starts)
    names = experiment.series
    still, mirrored = (
        (recording.values("stuck", series) + recording.values("dead", series)) > 0
        for series in (names.index("sigmoid"), names.index("sigmoid mirrored"))
    )
    wait = int(still.sum())
    if not (wait and still[:wait].all() and (still == mirrored).all()):
        return None  # it learns at once, or not equally late
    if still[-1]:
        return None if len(recording) > experiment.last_epoch else (None, *starts)
    return (wait, *starts)


def _plain(number: float) -> float:
    rounded = round(number, 3)
    return int(rounded) if rounded.is_integer() else rounded


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
UNTIL_IT_LEARNS = KeyFigure(
    "{0} epochs",
    "until the sigmoid learns,\nfrom $z$ = {1} as from $z$ = {2}",
    until_it_learns,
    (0,),
    known=(1, 2),
)
