"""A network of layers, trained by gradient descent on buffers that are made once.

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
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.interruption import checkpoint
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


class Trainer:
    """Forward, backward and step for batches of one size, on buffers made once.

    All buffers have a neuron in each row and an item in each column: OpenBLAS then takes 0.85
    ms where it takes 1.2 for the first layer of 1,000 images and 30 neurons, and the row of
    ones that stands for the biases can follow the activations without a copy of them.

    Attributes
    ----------
    outputs : (…, batch, n_L) array
        Activations of the output layer after `forward`.
    output_z : (…, batch, n_L) array
        Its weighted inputs.
    hidden : list of (…, batch, n_l) arrays
        Activations of the hidden layers.
    gradients : list of (…, n_out, n_in + 1) arrays
        After `backward`: ∂C/∂w and, in the last column, ∂C/∂b, summed over the batch.
    """

    def __init__(self, network: Network, batch: int, cost: str = "cross-entropy") -> None:
        self.network, self.batch, self.cost = network, batch, cost
        kind = network.kind
        many = (network.networks,) if network.networks > 1 else ()
        self._activation = ACTIVATIONS[network.activation].kernel
        self._sigmoid = ACTIVATIONS["sigmoid"].kernel
        # np.dot needs 0.7 µs where np.matmul needs 1.1, which counts with batches of ten
        self._product = np.matmul if many else np.dot
        widths = [shape[0] for shape in network.shapes]
        self._with_ones = [np.ones((*many, width + 1, batch), kind) for width in widths[:-1]]
        self._hidden = [layer[..., :-1, :] for layer in self._with_ones]
        self._z = [np.empty((*many, width, batch), kind) for width in widths]
        self._outputs = np.empty_like(self._z[-1])
        self._forward = list(
            zip(
                self._z[:-1],
                self._hidden,
                self._with_ones,
                network.weights[1:],
                self._z[1:],
                strict=True,
            )
        )
        # With np.dot the ones have errors, too, which nobody reads: it would copy weights without
        # their last column, for 0.5 of the 1.4 µs that a layer's product takes with ten items.
        ones = 0 if many else 1
        errors = [np.empty((*many, width + ones, batch), kind) for width in widths[:-1]]
        back = [weights[..., : weights.shape[-1] - 1 + ones] for weights in network.weights[1:]]
        self._delta = [one[..., :width, :] for one, width in zip(errors, widths, strict=False)]
        self._delta.append(np.empty_like(self._z[-1]))
        # slopes are used at once: one buffer for all layers stays in the cache
        most = np.empty(max(z.size for z in self._z), kind)
        self._slope = [most[: z.size].reshape(z.shape) for z in self._z]
        # transposed views, for products and for those who want an item in each row
        self.hidden = [layer.swapaxes(-1, -2) for layer in self._hidden]
        self.output_z = self._z[-1].swapaxes(-1, -2)
        self.outputs = self._outputs.swapaxes(-1, -2)
        self._flat = np.empty_like(network.parameters)
        self.gradients = split(self._flat, network.shapes)
        self._backward = list(
            zip(
                [layer.swapaxes(-1, -2) for layer in self._with_ones],
                self.gradients[1:],
                [weights.swapaxes(-1, -2) for weights in back],
                errors,
                self._delta[:-1],
                self._z[:-1],
                self._hidden,
                self._slope[:-1],
                strict=True,
            )
        )[::-1]
        self._inputs: Array = np.empty((0, 0), kind)
        # an array of no axes, as a number would take 0.2 µs to become one in each step
        self._rate, self._factor = 0.0, np.zeros((), kind)
        self._decay = 1.0
        self._shrink = np.ones(network.parameters.shape[-1], kind)

    def forward(self, inputs: Array) -> Array:
        """Compute the outputs of a batch.

        Parameters
        ----------
        inputs : (batch, k + 1) or (networks, batch, k + 1) array
            The used inputs of each item, and a last column of ones.
        """
        checkpoint()
        self._weigh_inputs(inputs)
        product, activate = self._product, self._activation.activate
        for z, hidden, with_ones, weights, following in self._forward:
            activate(z, hidden)
            product(weights, with_ones, following)
        self._sigmoid.activate(self._z[-1], self._outputs)
        return self.outputs

    def _weigh_inputs(self, inputs: Array) -> None:
        """Compute the weighted inputs z of the first layer."""
        self._inputs = inputs
        self._product(self.network.weights[0], inputs.swapaxes(-1, -2), self._z[0])

    def backward(self, targets: Array) -> None:
        """Compute all gradients, summed over the batch of the last `forward`."""
        self._compare(targets)
        self._propagate()

    def _compare(self, targets: Array) -> None:
        """Compute the errors of the outputs; with targets in Fortran order 0.6 µs faster."""
        checkpoint()
        delta = self._delta[-1]
        np.subtract(self._outputs, targets.swapaxes(-1, -2), delta)
        if self.cost == "quadratic":
            self._sigmoid.slope(self._z[-1], self._outputs, self._slope[-1])
            np.multiply(delta, self._slope[-1], delta)

    def _propagate(self) -> None:
        """Compute all gradients from the errors of the outputs."""
        delta = self._delta[-1]
        product, write_slope = self._product, self._activation.slope
        for items, gradient, weights, errors, before, z, hidden, slope in self._backward:
            product(delta, items, gradient)
            product(weights, delta, errors)
            write_slope(z, hidden, slope)
            np.multiply(before, slope, before)
            delta = before
        self._sum_up_inputs(delta)

    def _sum_up_inputs(self, delta: Array) -> None:
        """Compute the gradients of the first layer from its errors."""
        self._product(delta, self._inputs, self.gradients[0])

    def weight_lengths(self) -> list[Array]:
        """Return ‖∂C/∂w^l‖ of each layer after `backward`, summed over the batch as they are.

        Of the weights alone, without the biases; one number for each network.
        """
        many = self.network.networks
        weights = [gradient[..., :-1].reshape(many, -1) for gradient in self.gradients]
        return [np.sqrt(np.einsum("ni,ni->n", layer, layer)) for layer in weights]

    def silence(self, out: NDArray[np.bool_]) -> None:
        """Take weights and gradients from some of the networks; infinities would cost time."""
        for numbers in (self.network.parameters, self._flat):
            numbers[out] = 0.0

    def step(self, rate: float, decay: float = 1.0) -> None:
        """Move against the mean gradient; weights, not biases, first shrink by `decay`.

        Spoils the gradients.
        """
        self._scale(rate / self.batch)
        self._move(decay)

    def learn(self, inputs: Array, targets: Array, rate: float, decay: float = 1.0) -> None:
        """Take a step with a batch, as `forward`, `backward` and `step` do one after the other.

        The errors of the outputs have the factor rate/batch, and so have all gradients, which
        need no pass for it: that saves 1.2 of 24 µs with ten images and a hidden layer of 30.
        """
        self.forward(inputs)
        self._compare(targets)
        delta = self._delta[-1]
        if rate != self._rate:
            self._rate = rate
            self._factor[...] = rate / self.batch
        np.multiply(delta, self._factor, delta)
        self._propagate()
        self._move(decay)

    def _scale(self, factor: float) -> None:
        """Multiply the gradients."""
        np.multiply(self._flat, factor, self._flat)

    def _move(self, decay: float) -> None:
        """Shrink the weights, and subtract the gradients as they are."""
        if decay != self._decay:
            self._decay = decay
            self._shrink[...] = decay
            for weights in split(self._shrink, self.network.shapes):
                weights[..., -1] = 1.0
        parameters = self.network.parameters
        if decay != 1.0:  # one product for all layers
            np.multiply(parameters, self._shrink, parameters)
            self.network.decay(decay)
        np.subtract(parameters, self._flat, parameters)


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
