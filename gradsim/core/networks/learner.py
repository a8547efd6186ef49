"""Networks that learn from mini-batches, and what one knows at some epoch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.logistic import write_sigmoid
from gradsim.core.costs import COSTS
from gradsim.core.networks.network import Array, Network
from gradsim.core.networks.trainer import Trainer

COST = "cross-entropy"


@dataclass(frozen=True)
class NetworkState:
    """A network as it stands at one epoch.

    Attributes
    ----------
    weights : sequence of (n_out, n_in + 1) arrays of float32
        By layer, for all pixels; the last column holds the biases. None at an epoch whose
        weights are not known, as in a run that travels with the program.
    readings : (n,) array of uint8
        What it reads each validation image as.
    """

    weights: Sequence[Array]
    readings: NDArray[np.uint8]

    def outputs(self, images: Array) -> Array:
        """Return the ten outputs a^L for each image.

        Parameters
        ----------
        images : (n, 784) array
            From 0, the ground, to 1, ink.
        """
        a = images
        with np.errstate(over="ignore", under="ignore"):
            for weights in self.weights:
                a = a @ weights[:, :-1].T + weights[:, -1]
                write_sigmoid(a, a)
        return a


class Learner:
    """One network, or several side by side, and a set of buffers for each size of batch."""

    def __init__(self, network: Network, cost: str = COST) -> None:
        self.network, self._cost = network, cost
        self._trainers: dict[int, Trainer] = {}

    def _trainer(self, batch: int) -> Trainer:
        if batch not in self._trainers:
            self._trainers[batch] = Trainer(self.network, batch, self._cost)
        return self._trainers[batch]

    def learn(self, inputs: Array, targets: Array, batch: int, rate: float, decay: float) -> None:
        """Go once through some items, in their order, a step for each mini-batch."""
        for start in range(0, len(inputs), batch):
            part = inputs[start : start + batch]
            trainer = self._trainer(len(part))
            trainer.learn(part, targets[start : start + batch], rate, decay)

    def shuffle_and_learn(
        self,
        inputs: Array,
        targets: Array,
        batch: int,
        rate: float,
        decay: float,
        rngs: "Sequence[np.random.Generator]",
    ) -> None:
        """Go once through all items, for each network in an order that its generator draws."""
        order = np.stack([rng.permutation(len(inputs)) for rng in rngs])
        if self.network.networks == 1:
            order = order[0]
        for start in range(0, len(inputs), batch):
            items = order[..., start : start + batch]
            trainer = self._trainer(items.shape[-1])
            trainer.learn(inputs[items], targets[items], rate, decay)

    def cost(self, inputs: Array, targets: Array) -> float:
        """Return the sum of the cross-entropies of some items."""
        trainer = self._trainer(len(inputs))
        trainer.forward(inputs)
        z, y = trainer.output_z.astype(np.float64), targets.astype(np.float64)
        return float(COSTS[self._cost].value(ACTIVATIONS["sigmoid"], z, y).sum())

    def read(self, inputs: Array) -> NDArray[np.uint8]:
        """Return the digit whose output is largest, for each item."""
        outputs = self._trainer(len(inputs)).forward(inputs)
        digits: NDArray[np.uint8] = outputs.argmax(axis=1).astype(np.uint8)
        return digits


def blocks(
    images: NDArray[np.uint8], targets: Array, order: NDArray[np.int64], size: int
) -> Iterator[tuple[Array, Array]]:
    """Yield inputs, with a last column of ones, and targets of `size` images at a time.

    All blocks are views of one buffer, so that a large set never stands in memory as numbers.
    Targets are in Fortran order, as the outputs of networks lie: a step saves 0.6 µs.
    """
    x = np.ones((min(size, len(order)), images.shape[1] + 1), np.float32)
    for start in range(0, len(order), size):
        part = order[start : start + size]
        block = x[: len(part)]
        np.divide(images[part], 255, out=block[:, :-1], dtype=np.float32)
        yield block, np.asfortranarray(targets[part])
