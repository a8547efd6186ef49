"""The way that learning takes over the plane of weight and bias, as maps and landscapes draw it."""

import math
import weakref
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gradsim.core.recording import Recording
from gradsim.ui.plotting.ticks import nice_step

Array = NDArray[np.float64]

MOST_PLACES = 800  # equally far apart in time, and more near the start:
BY_OCTAVE = 64  # from each epoch to that of twice its number
MOST_BEADS = 30


@dataclass(frozen=True, eq=False)
class Way:
    """Places of a run, thinned where it is long, and beads on it every so many epochs.

    Attributes
    ----------
    run : (reference to Recording, int)
        What it is the way of: a recording, which it does not keep, and a series of it.
    places, beads : (4, n) arrays
        Epoch, weight, bias and cost of each. Beads crowd where learning is slow.
    settled : int
        How many places stay while the run goes on; one more is the newest.
    """

    run: tuple[weakref.ref[Recording], int]
    places: Array
    beads: Array
    settled: int


def way_of(recording: Recording, series: int, before: Way | None = None) -> Way:
    """Return the way of one series, as far as it is recorded.

    Parameters
    ----------
    before : Way, optional
        The way as it was; where it is of the same run, only what is new is read: to read all, and
        to find where all lies on a landscape, took a quarter of a frame.
    """
    run, length = (weakref.ref(recording), series), len(recording)
    if before is not None and before.run != run:
        before = None
    known = 0 if before is None else before.settled
    kept = _kept(recording.experiment.last_epoch)
    settled = int(np.searchsorted(kept, length))
    epochs = kept[known:settled]
    if not settled or kept[settled - 1] < length - 1:
        epochs = np.append(epochs, length - 1)
    new = places(recording, series, epochs)
    beads = np.arange(0, length, bead_step(recording))
    if before is None:
        return Way(run, new, places(recording, series, beads), settled)
    strung = before.beads.shape[1]
    return Way(
        run,
        np.hstack([before.places[:, :known], new]),
        np.hstack([before.beads, places(recording, series, beads[strung:])]),
        settled,
    )


@lru_cache(8)
def _kept(last: int) -> NDArray[np.int_]:
    """Return the epochs of a run whose places are kept.

    Most of the way is covered in the first epochs, so these are kept more closely.
    """
    if last < MOST_PLACES:
        return np.arange(last + 1)
    count = math.ceil(BY_OCTAVE * math.log2(last))
    thinned = [np.linspace(0, last, MOST_PLACES), np.geomspace(1, last, count)]
    return np.unique(np.concatenate(thinned).astype(int))


def bead_step(recording: Recording) -> int:
    """Return how many epochs lie between two beads."""
    return max(1, round(nice_step(recording.experiment.last_epoch, MOST_BEADS)))


def places(recording: Recording, series: int, epochs: NDArray[np.int_]) -> Array:
    """Return epoch, weight, bias and cost at some epochs."""
    return np.vstack([epochs, recording.values_at(epochs, ("weight_1", "bias", "cost"), series)])
