"""A small network as it stands at one epoch: what every neuron computes, and its gradients."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks.network import Array, Network
from gradsim.core.small_network.data_sets import Points
from gradsim.core.small_network.starts import Race, members

#: Points that are computed at once: few enough for the cache, and for products on one core,
#: which others wait for when it is busy.
STRIP = 512

#: Weights below this have room in single precision, and so have products of them.
COARSE = 1e6


@dataclass(frozen=True)
class NetworkState:
    """A network with two inputs and one output, at one epoch.

    Attributes
    ----------
    weights : sequence of (n_out, n_in + 1) arrays
        By layer, the output's last; the last column of each holds the biases. A row is a neuron.
    activation : str
        Activation of the hidden neurons; the output neuron is sigmoid.
    cost : str
        The cost that is made small.
    points : Points
        What it learns.
    """

    weights: Sequence[Array]
    activation: str
    cost: str
    points: Points

    def neurons_at(self, inputs: Array) -> list[Array]:
        """Return what every neuron computes at some points.

        Parameters
        ----------
        inputs : (n, 2) array
            The coordinates x₁ and x₂. The answer has the precision of these: float32 takes half
            the time, which is what a picture of every epoch wants. With weights that it could not
            hold, the answer is float64 all the same.

        Returns
        -------
        list of (n_l, n) arrays
            The activations of each layer, the output's last, with a neuron in each row.
        """
        is_small = all(np.abs(weights).max() < COARSE for weights in self.weights)
        kind = np.dtype(np.float32 if inputs.dtype == np.float32 and is_small else np.float64)
        names = [*[self.activation] * (len(self.weights) - 1), "sigmoid"]
        kernels = [ACTIVATIONS[name].kernel for name in names]
        own = [weights.astype(kind, copy=False) for weights in self.weights]
        layers: list[Array] = [np.empty((len(rows), len(inputs)), kind) for rows in own]
        columns = np.ascontiguousarray(inputs.T, kind)
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            for start in range(0, len(inputs), STRIP):
                strip = slice(start, start + STRIP)
                a: Array = columns[:, strip]
                for weights, kernel, layer in zip(own, kernels, layers, strict=True):
                    z = weights[:, :-1] @ a
                    z += weights[:, -1:]
                    if not is_small:
                        np.nan_to_num(z, copy=False)  # ∞ − ∞ shall be drawn, too
                    a = layer[:, strip]
                    kernel.activate(z, a)
        return layers

    def neurons_over(self, x1: Array, x2: Array) -> list[Array]:
        """Return what every neuron computes over a grid of inputs.

        Parameters
        ----------
        x1, x2 : (nx,) and (ny,) arrays
            The coordinates along both axes of the plane; see :meth:`neurons_at` on precision.

        Returns
        -------
        list of (n_l, ny, nx) arrays
            A map of each neuron of each layer; that of the output is ``[-1][0]``.
        """
        grid = np.empty((2, len(x2), len(x1)), x1.dtype)  # in the order that products want
        grid[0], grid[1] = x1, x2[:, None]
        layers = self.neurons_at(grid.reshape(2, -1).T)
        return [layer.reshape(-1, len(x2), len(x1)) for layer in layers]

    def at_points(self) -> list[Array]:
        """Return what every neuron computes for each point, as :meth:`neurons_at` does."""
        return self._at_points

    @cached_property
    def _at_points(self) -> list[Array]:
        """Kept, since plane, table and formula ask for it in every frame."""
        return self.neurons_at(self.points.inputs)

    def gradients(self) -> list[Array]:
        """Return ∂C/∂w and, in the last column, ∂C/∂b of each layer, averaged over the points."""
        return [layer[0] for layer in self._race().gradients()]

    def speeds(self) -> tuple[float, ...]:
        """Return ‖∂C/∂b‖ of each layer, the output's last."""
        return tuple(self._race().speeds[:, 0].tolist())

    def _race(self) -> Race:
        sizes = [self.weights[0].shape[1] - 1, *(layer.shape[0] for layer in self.weights)]
        network = Network(sizes, self.activation)
        for mine, given in zip(members(network), self.weights, strict=True):
            mine[0] = given
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            return Race(network, self.points, self.cost)


def parameter_names(sizes: Sequence[int]) -> tuple[str, ...]:
    """Return the columns of all weights and biases, neuron by neuron, as `flattened` has them.

    ``weight_2_1_3`` is the weight of neuron 1 in layer 2 for its input 3; ``bias_2_1`` its bias.
    """
    names = []
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        for neuron in range(1, n_out + 1):
            names += [f"weight_{layer}_{neuron}_{source}" for source in range(1, n_in + 1)]
            names.append(f"bias_{layer}_{neuron}")
    return tuple(names)


def by_neuron(numbers: Sequence[float], sizes: Sequence[int]) -> tuple[tuple[float, ...], ...]:
    """Return all weights and biases, in that order, as a tuple for each neuron."""
    rows, start = [], 0
    for n_in, n_out in pairwise(sizes):
        for _ in range(n_out):
            rows.append(tuple(numbers[start : start + n_in + 1]))
            start += n_in + 1
    return tuple(rows)


def by_layer(neurons: Sequence[Sequence[float]], sizes: Sequence[int]) -> list[Array]:
    """Return weights and biases that are given neuron by neuron as an array for each layer."""
    layers: list[Array] = []
    start = 0
    for n_out in sizes[1:]:
        layers.append(np.array(neurons[start : start + n_out], np.float64))
        start += n_out
    return layers
