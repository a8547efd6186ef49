"""Training of networks by gradient descent, on buffers that are made once.

See :mod:`gradsim.core.networks.network` for the formulas.
"""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS
from gradsim.core.interruption import checkpoint
from gradsim.core.networks.network import Array, Network, split

LARGE = 4000  # numbers of a layer, from which on several networks take turns


def takes_turns(widths: Sequence[int], networks: int, batch: int) -> bool:
    """Return whether networks of these layers share the buffers of one.

    They then stay in the cache: an epoch of 20 networks and 1,000 images takes 0.94 of the time.
    """
    return networks > 1 and batch * max(widths) > LARGE


def numbers_held(widths: Sequence[int], networks: int, batch: int) -> int:
    """Return about how many numbers a trainer keeps of the layers after the inputs.

    Of each layer weighted inputs, activations, errors and slopes; of the first and the last the
    weighted inputs and errors of all networks.
    """
    if not takes_turns(widths, networks, batch):
        return 4 * networks * batch * sum(widths)
    return batch * (4 * sum(widths) + 2 * networks * (widths[0] + widths[-1]))


class Trainer:
    """Forward, backward and step for batches of one size, on buffers made once.

    All buffers have a neuron in each row and an item in each column: OpenBLAS then takes 0.85
    ms where it takes 1.2 for the first layer of 1,000 images and 30 neurons, and the row of
    ones that stands for the biases can follow the activations without a copy of them.

    Attributes
    ----------
    outputs : (…, batch, n_L) array
        Activations of the output layer after `forward` or `look`.
    output_z : (…, batch, n_L) array
        Its weighted inputs.
    hidden : list of (…, batch, n_l) arrays
        Activations of the hidden layers; of the last network where they take turns.
    gradients : list of (…, n_out, n_in + 1) arrays
        After `look`: ∂C/∂w and, in the last column, ∂C/∂b, summed over the batch.
    """

    def __init__(self, network: Network, batch: int, cost: str = "cross-entropy") -> None:
        self.network, self.batch, self.cost = network, batch, cost
        kind = network.kind
        many = (network.networks,) if network.networks > 1 else ()
        self._activation = ACTIVATIONS[network.activation].kernel
        self._sigmoid = ACTIVATIONS["sigmoid"].kernel
        # The method needs 0.40 µs where np.dot, which looks for other kinds of arrays first, needs
        # 0.55 and np.matmul 1.0: with ten items and four hidden layers, 2 of 41 µs.
        self._product = np.matmul if many else np.ndarray.dot
        widths = [shape[0] for shape in network.shapes]
        in_turn = takes_turns(widths, network.networks, batch)
        inner = () if in_turn else many
        with_ones = [np.ones((*inner, width + 1, batch), kind) for width in widths[:-1]]
        hidden = [layer[..., :-1, :] for layer in with_ones]
        sets = [many, *(inner for _ in widths[1:-1]), many]  # of the first and last layer all
        self._z = [
            np.empty((*some, width, batch), kind) for some, width in zip(sets, widths, strict=False)
        ]
        self._outputs = np.empty_like(self._z[-1])
        # Of one network the ones have errors, too, which nobody reads: weights without their last
        # column would be copied, for 0.5 of the 1.4 µs that a layer's product takes with ten items.
        ones = 0 if many else 1
        errors = [
            np.empty((*some, width + ones, batch), kind)
            for some, width in zip(sets, widths[:-1], strict=False)
        ]
        back = [weights[..., : weights.shape[-1] - 1 + ones] for weights in network.weights[1:]]
        delta = [one[..., :width, :] for one, width in zip(errors, widths, strict=False)]
        delta.append(np.empty_like(self._z[-1]))
        self._first_delta = delta[0]
        # transposed views, for products and for those who want an item in each row
        self.hidden = [layer.swapaxes(-1, -2) for layer in hidden]
        self.output_z = self._z[-1].swapaxes(-1, -2)
        self.outputs = self._outputs.swapaxes(-1, -2)
        self._flat = np.empty_like(network.parameters)
        self.gradients = split(self._flat, network.shapes)
        # slopes are used at once: one buffer for all layers stays in the cache
        most = np.empty(prod((*inner, max(widths), batch)), kind)
        ahead = self._z[:-1], hidden, with_ones, network.weights[1:], self._z[1:]
        behind = (
            delta[1:],
            [layer.swapaxes(-1, -2) for layer in with_ones],
            self.gradients[1:],
            [weights.swapaxes(-1, -2) for weights in back],
            errors,
            delta[:-1],
            self._z[:-1],
            hidden,
        )
        self._turns: list[_Turn] = []
        for number in range(network.networks) if in_turn else (None,):
            z, outputs, last = (_own(a, number) for a in (self._z[-1], self._outputs, delta[-1]))
            to_front = []
            for layer in reversed(list(zip(*behind, strict=True))):
                arrays = [_own(array, number) for array in layer]
                to_front.append((*arrays, most[: arrays[-1].size].reshape(arrays[-1].shape)))
            to_back = [
                [_own(array, number) for array in layer] for layer in zip(*ahead, strict=True)
            ]
            slope = most[: z.size].reshape(z.shape)
            self._turns.append(_Turn(number, to_back, to_front, z, outputs, last, slope))
        self._inputs: Array = np.empty((0, 0), kind)
        # an array of no axes, as a number would take 0.2 µs to become one in each step
        self._rate, self._factor = 0.0, np.zeros((), kind)
        self._decay = 1.0
        self._shrink = np.ones(network.parameters.shape[-1], kind)
        self._moved_from(0)

    def _moved_from(self, first: int) -> None:
        """Let steps change the parameters from the one numbered `first` on, of each network."""
        parts = (self.network.parameters, self._flat, self._shrink)
        self._moved, self._change, self._factors = (part[..., first:] for part in parts)

    def forward(self, inputs: Array) -> Array:
        """Compute the outputs of a batch.

        Parameters
        ----------
        inputs : (batch, k + 1) or (networks, batch, k + 1) array
            The used inputs of each item, and a last column of ones.
        """
        checkpoint()
        self._weigh_inputs(inputs)
        for turn in self._turns:
            self._go_through(turn)
        return self.outputs

    def look(self, inputs: Array, targets: Array, factor: Array | None = None) -> None:
        """Compute the outputs of a batch, and all gradients, summed over it.

        Parameters
        ----------
        inputs : (batch, k + 1) or (networks, batch, k + 1) array
            The used inputs of each item, and a last column of ones.
        targets : (batch, n_L) or (networks, batch, n_L) array
            In Fortran order this takes 0.6 µs less.
        factor : () array, optional
            What the gradients are multiplied by.
        """
        checkpoint()
        self._weigh_inputs(inputs)
        turned = targets.swapaxes(-1, -2)
        product, write_slope = self._product, self._activation.slope
        for turn in self._turns:
            self._go_through(turn)
            delta = turn.delta
            own = turned if turn.number is None else _own(turned, turn.number)
            np.subtract(turn.outputs, own, delta)
            if self.cost == "quadratic":
                self._sigmoid.slope(turn.z, turn.outputs, turn.slope)
                np.multiply(delta, turn.slope, delta)
            if factor is not None:
                np.multiply(delta, factor, delta)
            checkpoint()
            for delta, items, gradient, weights, errors, before, z, hidden, slope in turn.to_front:
                product(delta, items, gradient)
                product(weights, delta, errors)
                write_slope(z, hidden, slope)
                np.multiply(before, slope, before)
        self._sum_up_inputs(self._first_delta)

    def _weigh_inputs(self, inputs: Array) -> None:
        """Compute the weighted inputs z of the first layer."""
        self._inputs = inputs
        self._product(self.network.weights[0], inputs.swapaxes(-1, -2), self._z[0])

    def _go_through(self, turn: "_Turn") -> None:
        """Compute the outputs from the weighted inputs of the first layer."""
        product, activate = self._product, self._activation.activate
        for z, hidden, with_ones, weights, following in turn.to_back:
            activate(z, hidden)
            product(weights, with_ones, following)
        self._sigmoid.activate(turn.z, turn.outputs)

    def _sum_up_inputs(self, delta: Array) -> None:
        """Compute the gradients of the first layer from its errors."""
        self._product(delta, self._inputs, self.gradients[0])

    def weight_lengths(self) -> list[Array]:
        """Return ‖∂C/∂w^l‖ of each layer after `look`, summed over the batch as they are.

        Of the weights alone, without the biases; one number for each network.
        """
        return [self._weight_length(gradient) for gradient in self.gradients]

    def _weight_length(self, gradient: Array) -> Array:
        layer = gradient[..., :-1].reshape(self.network.networks, -1)
        length: Array = np.sqrt(np.einsum("ni,ni->n", layer, layer))
        return length

    def costs(self, targets: Array) -> Array:
        """Return the cost of each network after `forward` or `look`, summed over the batch.

        Parameters
        ----------
        targets : (batch, n_L) array
            In Fortran order, as outputs lie, this takes 0.7 of the time, for 1,000 items 43 µs.
        """
        value, sigmoid = COSTS[self.cost].value, ACTIVATIONS["sigmoid"]
        all_z = self.output_z.reshape(self.network.networks, *targets.shape)
        y = targets.astype(np.float64, copy=False)
        # each by itself, in the cache: of ten networks 0.4 ms, where all at once take up to 2
        return np.array([value(sigmoid, z.astype(np.float64, copy=False), y).sum() for z in all_z])

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
        """Take a step with a batch, as `look` and `step` do one after the other.

        The errors of the outputs have the factor rate/batch, and so have all gradients, which
        need no pass for it: that saves 1.2 of 24 µs with ten images and a hidden layer of 30.
        """
        if rate != self._rate:
            self._rate = rate
            self._factor[...] = rate / self.batch
        self.look(inputs, targets, self._factor)
        self._move(decay)

    def _scale(self, factor: float) -> None:
        """Multiply the gradients."""
        np.multiply(self._change, factor, self._change)

    def _move(self, decay: float) -> None:
        """Shrink the weights, and subtract the gradients as they are."""
        if decay != self._decay:
            self._decay = decay
            self._shrink[...] = decay
            for weights in split(self._shrink, self.network.shapes):
                weights[..., -1] = 1.0
        moved = self._moved
        if decay != 1.0:  # one product for all layers
            np.multiply(moved, self._factors, moved)
            self.network.decay(decay)
        np.subtract(moved, self._change, moved)


class _Turn(NamedTuple):
    """The buffers of a pass there and back: of all networks at once, or of one.

    Attributes
    ----------
    number : int or None
        The network, None for all.
    to_back, to_front : sequence
        Of each layer, those that activation and product need, and those on the way back.
    z, outputs, delta, slope : (…, n_L, batch) arrays
        Those of the output layer.
    """

    number: int | None
    to_back: Sequence[Sequence[Array]]
    to_front: Sequence[Sequence[Array]]
    z: Array
    outputs: Array
    delta: Array
    slope: Array


def _own(array: Array, number: int | None) -> Array:
    """Return the part of one network, of a buffer that is not the same for all."""
    own: Array = array if number is None or array.ndim == 2 else array[number]
    return own
