"""What the demonstrations of this subject find, as functions of their run."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.depth_accuracy.recorded import accuracies_of_other_seeds
from gradsim.core.finding import Figure, KeyFigure
from gradsim.core.recording import Recording

UNDER_WAY = 90.0  # percent, from which a network has begun to read
TOLD = (1, 2, 4)  # hidden layers of the networks that the key figure compares
HELPS = 0.1  # percentage points, ten images in 10,000: less is no help


def _accuracy(run: Recording, depth: int, epoch: int) -> float:
    series = _sweep(run).depths.index(depth)
    return run.at(epoch, "validation_accuracy", series)


def _sweep(run: Recording) -> DepthAccuracy:
    experiment = run.experiment
    assert isinstance(experiment, DepthAccuracy)
    return experiment


# ----- more layers, better?


def one_two_and_four(run: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the accuracies, where there are other seeds, whose ends stand beside."""
    sweep = _sweep(run)
    others = [accuracies_of_other_seeds(sweep, depth) for depth in TOLD]
    if not set(TOLD) <= set(sweep.depths) or not all(others):
        return None
    if not len(run):
        return [None] * len(TOLD)
    return [_accuracy(run, depth, len(run) - 1) for depth in TOLD]


def two_read_best_and_four_start_last(run: Recording, beside: Recording | None) -> bool:
    """Return whether the second layer helps, no further one does, and the deepest starts last."""
    sweep = _sweep(run)
    if not {1, 2, 3, 4} <= set(sweep.depths) or len(run) <= sweep.epochs:
        return False
    one, two, three, four = (_accuracy(run, depth, sweep.epochs) for depth in (1, 2, 3, 4))
    starts = [_start(run, depth) for depth in sweep.depths]
    deepest = _start(run, max(sweep.depths))
    last = starts.count(deepest) == 1 and deepest == max(starts)
    return two - one >= HELPS and max(three, four) <= two and last


def _start(run: Recording, depth: int) -> int:
    """Return the first epoch from which a network has begun to read."""
    series = _sweep(run).depths.index(depth)
    accuracies: NDArray[np.float64] = run.values("validation_accuracy", series)
    begun = np.flatnonzero(accuracies >= UNDER_WAY)
    return int(begun[0]) if len(begun) else len(run)


# ----- what the network reads


def reader(depths: Sequence[object]) -> int:
    """Return the place of the network that reads the digits until another one is chosen."""
    return min(1, len(depths) - 1)


def read_right(run: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the percentage read right by the network that reads."""
    sweep = _sweep(run)
    place = reader(sweep.depths)
    right = run.at(len(run) - 1, "validation_accuracy", place) if len(run) else None
    return [right]


def read_wrong(run: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many digits that network reads wrong, of how many."""
    (right,), count = read_right(run, beside) or (None,), _sweep(run).validation_images
    return [None if right is None else round(count * (1 - right / 100)), count]


ONE_TWO_AND_FOUR = KeyFigure(
    "{0:3} → {1:3} → {2:3}",
    "% right, with 1, 2, 4 layers,\nin this run",
    one_two_and_four,
    series=(0, 1, 3),
)

READ_RIGHT = KeyFigure("{0:3} %", "read right of the digits\nthat it never learnt from", read_right)
