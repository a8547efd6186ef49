"""The way that learning takes over the plane of weight and bias, as maps and landscapes draw it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gradsim.core.recording import Recording
from gradsim.ui.plotting.ticks import nice_step

Array = NDArray[np.float64]

MOST_PLACES = 800
MOST_BEADS = 30


@dataclass(frozen=True, eq=False)
class Way:
    """Places of a run, thinned where it is long, and beads on it every so many epochs.

    Attributes
    ----------
    places, beads : (4, n) arrays
        Epoch, weight, bias and cost of each. Beads crowd where learning is slow.
    """

    places: Array
    beads: Array


def way_of(recording: Recording, series: int) -> Way:
    """Return the way of one series, as far as it is recorded.

    Most of the way is covered in the first epochs, so these are kept more closely.
    """
    length = len(recording)
    if length > MOST_PLACES:
        half = MOST_PLACES // 2
        thinned = [np.linspace(0, length - 1, half), np.geomspace(1, length - 1, half)]
        epochs = np.unique(np.concatenate(thinned).astype(int))
    else:  # not for a run of a million, whose numbers take 1 ms in every frame
        epochs = np.arange(length)
    step = bead_step(recording)
    return Way(
        places(recording, series, epochs), places(recording, series, np.arange(0, length, step))
    )


def bead_step(recording: Recording) -> int:
    """Return how many epochs lie between two beads."""
    return max(1, round(nice_step(recording.experiment.last_epoch, MOST_BEADS)))


def places(recording: Recording, series: int, epochs: NDArray[np.int_]) -> Array:
    """Return epoch, weight, bias and cost at some epochs."""
    return np.vstack([epochs, recording.values_at(epochs, ("weight_1", "bias", "cost"), series)])
