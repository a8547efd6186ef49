"""What the demonstrations of layer speed find, as functions of their runs.

Of an ensemble, a speed or a ratio is the median over its networks.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from gradsim.core.costs_compared import BOTH
from gradsim.core.finding import Figure
from gradsim.core.layer_speed.experiment import TOP_NEURONS, LayerSpeed
from gradsim.core.layer_speed.what_helps import RECIPES, WhatHelps
from gradsim.core.networks.network import Array
from gradsim.core.recording import Recording

#: Ratios from here on are told with two digits, as whole numbers; beyond as powers of ten.
ROUNDED, POWERS = 1e3, 1e6


def rounded(ratio: float) -> int | float:
    """Return a ratio as it is told: 80,000 for 80,392."""
    return int(float(f"{ratio:.2g}")) if ROUNDED <= ratio < POWERS else ratio


def at_start(recording: Recording) -> int:
    """Return epoch 0, where the demonstration is about the start."""
    return 0


# ----- the layers of one network, or of many


def _layers(recording: Recording) -> int:
    """Return the number of hidden layers, 0 where two costs have speeds of their own."""
    experiment = recording.experiment
    if not isinstance(experiment, LayerSpeed) or experiment.cost == BOTH:
        return 0
    return len(experiment.hidden_layers)


def _speeds(recording: Recording, layer: int) -> Array:
    """Return the speed of a layer, shape (networks, epochs)."""
    series = range(len(recording.experiment.series))
    return np.array([recording.values(f"speed_{layer}", k) for k in series])


def _speeds_at(recording: Recording, epoch: int, layers: Iterable[int]) -> Array:
    """Return the speeds of layers at an epoch, shape (networks, layers).

    A column of each of 100 networks took 0.4 ms for a layer; the row of the epoch has all.
    """
    row = np.reshape(recording.row(epoch), (len(recording.experiment.series), -1))
    columns = recording.experiment.columns
    return row[:, [columns.index(f"speed_{layer}") for layer in layers]]


def _ratio(recording: Recording, epoch: int, above: int, below: int) -> float | None:
    """Return how many times faster layer `above` is than layer `below`, None for a speed of 0."""
    fast, slow = _speeds_at(recording, epoch, (above, below)).T
    if not (fast > 0).all() or not (slow > 0).all():
        return None
    return float(np.median(fast / slow))


def _is_above_one(ratio: float | None) -> bool:
    return ratio is not None and ratio > 1


def _told(ratio: float | None) -> Figure:
    return None if ratio is None else rounded(ratio)


# ----- bars of single neurons


def second_to_first(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many times faster the second hidden layer is than the first, at epoch 0."""
    if _layers(recording) < 2:
        return None
    return (_told(_ratio(recording, 0, 2, 1)),)


def second_has_larger_bars(recording: Recording, beside: Recording | None) -> bool:
    """Return whether bars of layer 2 mostly exceed those of layer 1, and its speed does, too."""
    experiment = recording.experiment
    if not isinstance(experiment, LayerSpeed) or experiment.networks > 1:
        return False
    if _layers(recording) < 2 or not _is_above_one(_ratio(recording, 0, 2, 1)):
        return False
    first, second = (
        np.abs([recording.at(0, f"gradient_{layer}_{row + 1}") for row in range(_shown(width))])
        for layer, width in enumerate(experiment.hidden_layers[:2], 1)
    )
    return bool((second[:, None] > first).mean() > 0.5)


def _shown(width: int) -> int:
    return min(width, TOP_NEURONS)


# ----- many networks at the start


def _steps(recording: Recording) -> Array | None:
    """Return how much faster each layer is than the one before, (networks, layers − 1)."""
    layers = _layers(recording)
    if layers < 2 or not len(recording):
        return None
    start = _speeds_at(recording, 0, range(1, layers + 1))
    return start[:, 1:] / start[:, :-1] if (start > 0).all() else None


def step_of_layers(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the median factor from one layer to the next, over layers and networks."""
    steps = _steps(recording)
    return None if steps is None else (rounded(float(np.median(steps))),)


def networks_and_step(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the number of networks, and that factor."""
    step = step_of_layers(recording, beside)
    return None if step is None else (len(recording.experiment.series), *step)


def every_layer_is_faster(recording: Recording, beside: Recording | None) -> bool:
    """Return whether, in many networks, each layer is faster than the one before."""
    steps = _steps(recording)
    return steps is not None and len(steps) > 1 and bool((steps > 1).all())


# ----- speeds over epochs


def last_to_first(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the speed of the last hidden layer by that of the first, at the newest epoch."""
    layers = _layers(recording)
    if layers < 2 or not len(recording):
        return None
    return (_told(_ratio(recording, len(recording) - 1, layers, 1)),)


def _medians(recording: Recording, layer: int) -> Array:
    """Return the speed of a layer over the epochs."""
    medians: Array = np.median(_speeds(recording, layer), axis=0)
    return medians


def first_never_catches_up(recording: Recording, beside: Recording | None) -> bool:
    """Return whether the first of two layers is the slower one at every epoch."""
    if _layers(recording) != 2:
        return False
    always = bool((_medians(recording, 1) < _medians(recording, 2)).all())
    return always and _is_above_one(_ratio(recording, len(recording) - 1, 2, 1))


def slowed_by_a_layer(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many times slower layer 1 is than without one layer, at the newest epoch."""
    if beside is None or _layers(recording) != _layers(beside) + 1 or _layers(beside) < 1:
        return None
    last = min(len(recording), len(beside)) - 1
    if last < 0:
        return None
    here, there = (float(_medians(run, 1)[last]) for run in (recording, beside))
    return (rounded(there / here) if here > 0 else None,)


def slowed_so_far(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return that number, unknown for as long as the run beside it is not there."""
    if beside is None and _layers(recording) > 1:
        return (None,)
    return slowed_by_a_layer(recording, beside)


def layer_slows_the_first(recording: Recording, beside: Recording | None) -> bool:
    """Return whether layer 1 is slower at the end than without one layer."""
    slowed = slowed_by_a_layer(recording, beside)
    return slowed is not None and _is_above_one(slowed[0])


def first_lags(recording: Recording, beside: Recording | None) -> bool:
    """Return whether the first layer is slower than the last one at the end."""
    layers = _layers(recording)
    return layers > 1 and _is_above_one(_ratio(recording, len(recording) - 1, layers, 1))


# ----- two costs


def _has_both_costs(recording: Recording) -> bool:
    experiment = recording.experiment
    return isinstance(experiment, LayerSpeed) and experiment.cost == BOTH


def epoch_of_half(recording: Recording, series: int) -> int | None:
    """Return the epoch at which the mean error of a cost has halved, None if it has not."""
    return recording.first_below("error", recording.at(0, "error", series) / 2, series)


def epochs_to_halve(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the epochs until the mean error has halved: cross-entropy, then quadratic cost."""
    if not _has_both_costs(recording) or not len(recording):
        return None
    return tuple(epoch_of_half(recording, series) for series in (1, 0))


def entropy_halves_it_sooner(recording: Recording, beside: Recording | None) -> bool:
    """Return whether both costs halve the mean error, the cross-entropy in fewer epochs."""
    halved = epochs_to_halve(recording, beside)
    if halved is None or None in halved:
        return False
    entropy, quadratic = halved
    return entropy is not None and quadratic is not None and entropy < quadratic


def where_entropy_has_halved_it(recording: Recording) -> int:
    """Return the epoch at which the cross-entropy has halved the mean error, else the last one."""
    epoch = epoch_of_half(recording, 1) if _has_both_costs(recording) else None
    return len(recording) - 1 if epoch is None else epoch


def apart_at_start(recording: Recording) -> float | None:
    """Return how many times faster the output layer starts with the cross-entropy."""
    if not _has_both_costs(recording) or not len(recording):
        return None
    quadratic, entropy = (recording.at(0, "speed_output", series) for series in (0, 1))
    return entropy / quadratic if quadratic > 0 and entropy > 0 else None


# ----- recipes


def ratios_of_recipes(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the ratio of last to first layer with sigmoid and with tanh, at the newest epoch."""
    if not isinstance(recording.experiment, WhatHelps) or not len(recording):
        return None
    newest = len(recording) - 1
    ratios = (recording.at(newest, "ratio_median", series) for series in (0, 1))
    return tuple(rounded(ratio) if ratio else None for ratio in ratios)


def first_layer_of_recipes(
    recording: Recording, beside: Recording | None
) -> Sequence[Figure] | None:
    """Return how much slower the first layer ends with sigmoid, with tanh, and faster with ReLU.

    The sentence says nothing of a run in which it is otherwise.
    """
    if not isinstance(recording.experiment, WhatHelps) or not len(recording):
        return None
    newest = len(recording) - 1
    sigmoid, tanh, relu = (recording.at(newest, "ratio_median", k) for k in range(len(RECIPES)))
    if not (sigmoid > 1 and tanh > 1 and 0 < relu < 1):
        return None
    return tuple(map(rounded, (sigmoid, tanh, 1 / relu)))


def factors_apart(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return by what factor two layers differ, whichever is faster: of sigmoid, and of others.

    These are the least factor with sigmoid and the largest with any other recipe, over epochs.
    """
    if not isinstance(recording.experiment, WhatHelps) or not len(recording):
        return None
    factors = []
    for series in range(len(RECIPES)):
        ratios = recording.values("ratio_median", series)
        if (ratios <= 0).any():
            return None  # no network of a recipe learns any more
        factors.append(np.maximum(ratios, 1 / ratios))
    others = max(float(factor.max()) for factor in factors[1:])
    return rounded(float(factors[0].min())), rounded(others)


def others_keep_up_better(recording: Recording, beside: Recording | None) -> bool:
    """Return whether layers always differ less with the other recipes than ever with sigmoid.

    At the end the first layer is slower with sigmoid and tanh, and faster with ReLU.
    """
    factors = factors_apart(recording, beside)
    if factors is None or first_layer_of_recipes(recording, beside) is None:
        return False
    sigmoid, others = factors
    return sigmoid is not None and others is not None and sigmoid > others
