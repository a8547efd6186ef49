"""The weights and biases of a drawn network, and what its neurons compute as shares."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks.network import Array, Kind

Weights = Sequence[Array]

LARGE = 1e9  # weight
MOST_LINES = 4  # of hidden neurons that are drawn in the plane


class Part(NamedTuple):
    """A weight or a bias: the layer from 0, the neuron, and the input; the bias comes last."""

    layer: int
    neuron: int
    source: int

    def of(self, weights: Weights) -> float:
        """Return its value."""
        return float(weights[self.layer][self.neuron, self.source])

    def is_bias(self, weights: Weights) -> bool:
        """Whether it is a bias."""
        return bool(self.source == weights[self.layer].shape[1] - 1)

    def is_in(self, weights: Weights) -> bool:
        """Whether a network has it."""
        if self.layer >= len(weights):
            return False
        rows, columns = weights[self.layer].shape
        return bool(self.neuron < rows and self.source < columns)


def parts_of(weights: Weights) -> list[Part]:
    """Return all weights and biases, neuron by neuron."""
    return [
        Part(layer, neuron, source)
        for layer, rows in enumerate(weights)
        for neuron in range(rows.shape[0])
        for source in range(rows.shape[1])
    ]


def bias_of(weights: Weights, layer: int, neuron: int) -> Part:
    """Return the bias of a neuron."""
    return Part(layer, neuron, weights[layer].shape[1] - 1)


def sizes_of(weights: Weights) -> tuple[int, ...]:
    """Return the neurons of each layer, the inputs first."""
    return (weights[0].shape[1] - 1, *(len(layer) for layer in weights))


def precision_of(weights: Weights) -> Kind:
    """Return the precision in which a picture of what neurons compute is made.

    Single precision takes half the time, but is not enough for weights of a run that diverges.
    """
    largest = max(float(np.abs(layer).max()) for layer in weights)
    return np.float32 if largest < LARGE else np.float64


def has_lines(weights: Weights) -> bool:
    """Return whether the plane has the lines of the hidden neurons: those of one layer of few."""
    return len(weights) == 2 and len(weights[0]) <= MOST_LINES


def are_alike(weights: Weights) -> bool:
    """Return whether all neurons of the first hidden layer are equal, bit for bit."""
    first = weights[0]
    return len(weights) > 1 and len(first) > 1 and bool((first == first[:1]).all())


def equal_names(names: Sequence[str]) -> str:
    """Return names with equals signs between them, of many only the first and the last."""
    if len(names) > 3:
        names = [names[0], "…", names[-1]]
    return " = ".join(name for name in names if name)


def middle_and_reach(name: str) -> tuple[float, float]:
    """Return what an activation is at z = 0, and how far it goes from there; NaN if endlessly."""
    activation = ACTIVATIONS[name]
    low, high = activation.output_range
    middle = float(activation.value(np.asarray(0.0)))
    reach = max(high - middle, middle - low)
    return middle, reach if np.isfinite(reach) else np.nan


def shares(outputs: Sequence[Array], activation: str) -> list[Array]:
    """Return outputs as shares from 0 to 1, where 0.5 is what a neuron computes at z = 0.

    A neuron whose outputs have no bound is shown in the range that it has there.

    Parameters
    ----------
    outputs : sequence of (neurons, …) arrays
        By layer, the output's last.
    activation : str
        That of the hidden layers.
    """
    results: list[Array] = []
    largest: Array | float
    for layer, a in enumerate(outputs):
        name = activation if layer < len(outputs) - 1 else "sigmoid"
        middle, reach = middle_and_reach(name)
        if np.isnan(reach):
            sizes = np.abs(a - middle).reshape(len(a), -1).max(axis=1)
            largest = np.where(sizes > 0, sizes, 1.0).reshape(-1, *[1] * (a.ndim - 1))
        else:
            largest = reach  # a plain number, or single precision would become double
        with np.errstate(invalid="ignore", over="ignore"):
            share = (a - middle) / largest * 0.5 + 0.5
        if not np.isfinite(share).all():
            share = np.nan_to_num(share, nan=0.5)
        results.append(share)
    return results
