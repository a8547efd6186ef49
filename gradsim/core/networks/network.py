"""A network of layers, and the formulas that it is trained by.

With the activations of an item as a row, layer l computes

    z^l = a^(l−1)·(w^l)ᵀ + b^l,    a^l = f(z^l),

and backpropagation gives its error δ^l = ∂C/∂z^l from the layer behind it:

    δ^L = a^L − y  (cross-entropy)  or  (a^L − y)·f'(z^L)  (quadratic cost),
    δ^l = δ^(l+1)·w^(l+1) · f'(z^l),
    ∂C/∂w^l = Σ δ^l·a^(l−1),    ∂C/∂b^l = Σ δ^l,    summed over the items.

The bias is kept as the weight of one more input that is always 1, so that one product
gives both gradients. Any number of networks of one shape can be trained side by side.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.activation import Numbers
from gradsim.core.networks.initializers import Initializer

#: Single or double precision.
Kind = type[np.float32] | type[np.float64]
Array = Numbers


class Network:
    """Weights and biases of one network, or of several side by side.

    Parameters
    ----------
    sizes : sequence of int
        Neurons of each layer, the inputs first.
    activation : str
        Activation of the hidden layers; output neurons are sigmoid.
    networks : int
        How many networks; with one, arrays have no axis for them.
    kept : (k,) array of int, optional
        The inputs that are ever other than 0. The weights of the others have no gradient:
        they only decay, so they are kept out of every product.
    kind : numpy float type
        Precision of all numbers.

    Attributes
    ----------
    parameters : (…, P) array
        All weights and biases.
    weights : list of (…, n_out, n_in + 1) arrays
        Views of `parameters`, by layer; the last column holds the biases.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activation: str = "sigmoid",
        networks: int = 1,
        kept: NDArray[np.int64] | None = None,
        kind: Kind = np.float64,
    ) -> None:
        self.sizes = tuple(sizes)
        self.activation = activation
        self.networks = networks
        self.kind = kind
        self.kept = np.arange(sizes[0]) if kept is None else kept
        widths = (len(self.kept), *sizes[1:])
        shapes = [(n_out, n_in + 1) for n_in, n_out in pairwise(widths)]
        many = (networks,) if networks > 1 else ()
        self.parameters = np.zeros((*many, sum(a * b for a, b in shapes)), kind)
        self.weights = split(self.parameters, shapes)
        self.shapes = shapes
        self._unused = np.zeros((*many, sizes[1], sizes[0] - len(self.kept)), kind)
        self._unused_scale = 1.0

    def initialize(self, initializer: Initializer, seeds: Sequence[int]) -> None:
        """Draw all biases, then all weights; network k from the generator of ``seeds[k]``."""
        unused = np.setdiff1d(np.arange(self.sizes[0]), self.kept)
        self._unused_scale = 1.0
        for index, seed in enumerate(seeds):
            rng = np.random.default_rng(seed)
            own = slice(index, index + 1) if self.networks > 1 else slice(None)
            for weights, n_out in zip(self.weights, self.sizes[1:], strict=True):
                weights[own, ..., -1] = rng.standard_normal(n_out) * initializer.bias_deviation
            for layer, (n_in, n_out) in enumerate(pairwise(self.sizes)):
                w = rng.standard_normal((n_out, n_in)) * initializer.weight_deviation(n_in, n_out)
                self.weights[layer][own, ..., :-1] = w[:, self.kept] if layer == 0 else w
                if layer == 0:
                    self._unused[own] = w[:, unused]

    def decay(self, factor: float) -> None:
        """Shrink the weights of inputs that are never used, as a step does the others."""
        self._unused_scale *= factor

    def full_weights(self) -> list[Array]:
        """Return copies of the weights by layer, with those of unused inputs put in."""
        first = np.zeros((*self.weights[0].shape[:-1], self.sizes[0] + 1), self.kind)
        unused = np.setdiff1d(np.arange(self.sizes[0]), self.kept)
        first[..., self.kept] = self.weights[0][..., :-1]
        first[..., unused] = self._unused * self.kind(self._unused_scale)
        first[..., -1] = self.weights[0][..., -1]
        return [first, *(weights.copy() for weights in self.weights[1:])]


def split(flat: Array, shapes: Sequence[tuple[int, int]]) -> list[Array]:
    """Return views of a flat array's last axis, one for each shape."""
    views, start = [], 0
    for rows, columns in shapes:
        part = flat[..., start : start + rows * columns]
        views.append(part.reshape(*flat.shape[:-1], rows, columns))
        start += rows * columns
    return views


def with_ones(inputs: Array) -> Array:
    """Return inputs with a last column of ones, the input of the biases.

    The rows are contiguous, also where those of `inputs` are not, as after choosing columns:
    a step with ten of them then takes 22 µs instead of 31 for its products.
    """
    result = np.ones((inputs.shape[0], inputs.shape[1] + 1), inputs.dtype)
    result[:, :-1] = inputs
    return result
