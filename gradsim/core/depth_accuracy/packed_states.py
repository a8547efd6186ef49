"""The networks of a sweep as arrays that travel with the program.

Readings are there for every epoch, as how far each is from the right digit. Weights are large:
there are those of the start, which the seed tells, of the last epoch, and of as many in between as
`MOST_WEIGHTS` allows; of a network alone, which is there to read while a person draws, of each
epoch up to `MOST_ALONE`. They are rounded, but by no more than leaves every reading as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gradsim.core.array_file import Numbers, Shape, finite
from gradsim.core.depth_accuracy.sweep_file import SweepState, layers_of
from gradsim.core.experiment import Row, StateRow
from gradsim.core.networks.learner import NetworkState
from gradsim.core.networks.mnist import CLASSES, Digits
from gradsim.core.networks.network import Array, split
from gradsim.core.recorded_run import join_bytes, round_to, split_bytes

MOST_WEIGHTS, MOST_ALONE = 120_000, 750_000  # numbers, of all networks and epochs
LEAST_BITS = 10  # of a weight's mantissa, as a half-precision number has


class PackedStates:
    """What the arrays of a sweep are.

    Parameters
    ----------
    networks : sequence of sequences of int
        The neurons of each layer, for each network.
    epochs : int
        The last epoch.
    images : int
        How many images are read.
    """

    def __init__(self, networks: Sequence[Sequence[int]], epochs: int, images: int) -> None:
        self._layers = [layers_of(sizes) for sizes in networks]
        self._sizes = [sum(rows * columns for rows, columns in each) for each in self._layers]
        self._last, self._images = epochs, images
        most = MOST_ALONE if len(networks) == 1 else MOST_WEIGHTS
        count = min(max(most // sum(self._sizes), 1), epochs)
        #: The epochs after the start of which there are weights, closer together early on.
        self.epochs = sorted({round(epochs ** (k / count)) for k in range(1, count + 1)})
        if count == epochs:
            self.epochs = list(range(1, epochs + 1))

    def shapes(self) -> dict[str, Shape]:
        """Return the shapes of the arrays."""
        readings = (self._last + 1, len(self._layers), self._images)
        weights = {
            f"weights_{index}": Shape((4, len(self.epochs), size), np.uint8)
            for index, size in enumerate(self._sizes)
        }
        return {"misread": Shape(readings, np.uint8)} | weights

    def arrays(self, rows: Sequence[Row]) -> dict[str, Numbers]:
        """Return the arrays of the states of rows."""
        states = [cast(SweepState, cast(StateRow, row).state) for row in rows]
        readings = np.array([[net.readings for net in state.networks] for state in states])
        digits = states[0].digits
        packed: dict[str, Numbers] = {
            "misread": ((readings + CLASSES - digits.labels) % CLASSES).astype(np.uint8)
        }
        for index in range(len(self._layers)):
            networks = [states[epoch].networks[index] for epoch in self.epochs]
            packed[f"weights_{index}"] = split_bytes(_rounded(networks, digits).view(np.uint32))
        return packed

    def states(
        self, start: Sequence[Sequence[Array]], arrays: Mapping[str, Numbers], digits: Digits
    ) -> Iterator[SweepState]:
        """Yield the state of each epoch; networks without weights have none.

        Parameters
        ----------
        start : sequence of sequences of arrays
            The weights of each network at epoch 0, by layer.
        arrays : mapping
            What :meth:`arrays` has returned.
        digits : Digits
            The images that are read.

        Raises
        ------
        ValueError
            If a weight is not finite.
        """
        readings = ((arrays["misread"] + digits.labels) % CLASSES).astype(np.uint8)
        weights: list[dict[int, Sequence[Array]]] = []
        for index, layers in enumerate(self._layers):
            flat = finite(join_bytes(arrays[f"weights_{index}"]).view(np.float32))
            of_epochs = (split(numbers, layers) for numbers in flat)
            weights.append(dict(zip(self.epochs, of_epochs, strict=True)) | {0: start[index]})
        for epoch in range(self._last + 1):
            networks = (
                NetworkState(of_network.get(epoch, ()), readings[epoch, index])
                for index, of_network in enumerate(weights)
            )
            yield SweepState(tuple(networks), digits)


def accuracies(states: Sequence[SweepState]) -> NDArray[np.float64]:
    """Return the percentage that each network reads right at each epoch, (epochs, networks)."""
    labels = states[0].digits.labels
    right = [
        [np.count_nonzero(network.readings == labels) for network in state.networks]
        for state in states
    ]
    return 100.0 * np.array(right) / len(labels)


def _rounded(networks: Sequence[NetworkState], digits: Digits) -> NDArray[np.float32]:
    """Return the weights of a network at several epochs, (epochs, all weights)."""
    images = np.divide(digits.images, 255, dtype=np.float32)
    flat = []
    for network in networks:
        for bits in range(LEAST_BITS, 24):
            weights = [round_to(layer, bits) for layer in network.weights]
            outputs = NetworkState(weights, network.readings).outputs(images)
            if (outputs.argmax(axis=1) == network.readings).all():
                break
        flat.append(np.concatenate([layer.ravel() for layer in weights]))
    return np.array(flat)
