"""The result of a finished sweep as arrays: the rows, and the networks at every epoch."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gradsim.core.array_file import Shape
from gradsim.core.depth_accuracy import sweep_cache
from gradsim.core.experiment import StateRow
from gradsim.core.networks.learner import NetworkState
from gradsim.core.networks.mnist import Digits
from gradsim.core.networks.network import Array, split

_FORMAT = 1  # to be raised when the same settings give other numbers, or the arrays change


@dataclass(frozen=True)
class SweepState:
    """A sweep as it stands at one epoch.

    Attributes
    ----------
    networks : tuple of NetworkState
        One for each depth.
    digits : Digits
        The validation images, which the networks' readings belong to.
    """

    networks: tuple[NetworkState, ...]
    digits: Digits


@dataclass(frozen=True)
class SweepFile:
    """Where the result of a sweep is kept.

    Attributes
    ----------
    settings : str
        All that the result depends on.
    networks : tuple of tuple of int
        The neurons of each layer, for each network.
    epochs, columns, images : int
        The last epoch, the numbers of each network in a row, the validation images.
    """

    settings: str
    networks: tuple[tuple[int, ...], ...]
    epochs: int
    columns: int
    images: int

    @property
    def size(self) -> int:
        """Bytes of the result."""
        return sum(shape.size for shape in self._arrays().values())

    def load(self, digits: Digits) -> list[StateRow] | None:
        """Return the rows if the sweep was finished before."""
        result = sweep_cache.load(self._key(), self._arrays())
        if result is None or not np.isfinite(result["rows"]).all():
            return None
        weights = [
            split(cast(Array, result[f"weights_{index}"]), layers_of(sizes))
            for index, sizes in enumerate(self.networks)
        ]
        readings = cast(NDArray[np.uint8], result["readings"])
        rows = []
        for epoch, numbers in enumerate(result["rows"].tolist()):
            networks = tuple(
                NetworkState([layer[epoch] for layer in layers], readings[epoch, index])
                for index, layers in enumerate(weights)
            )
            rows.append(StateRow(numbers, SweepState(networks, digits)))
        return rows

    def save(self, rows: Sequence[StateRow]) -> None:
        """Keep the rows of the finished sweep."""
        states = [cast(SweepState, row.state).networks for row in rows]
        arrays = {
            "rows": np.array(rows, np.float64),
            "readings": np.array([[network.readings for network in state] for state in states]),
        }
        for index in range(len(self.networks)):
            flat = [np.concatenate([w.ravel() for w in state[index].weights]) for state in states]
            arrays[f"weights_{index}"] = np.array(flat)
        sweep_cache.save(self._key(), arrays)

    def _key(self) -> str:
        return f"{_FORMAT} {self.settings}"

    def _arrays(self) -> dict[str, Shape]:
        length, networks = self.epochs + 1, len(self.networks)
        arrays = {
            "rows": Shape((length, networks * self.columns), np.float64),
            "readings": Shape((length, networks, self.images), np.uint8),
        }
        for index, sizes in enumerate(self.networks):
            size = sum(n_out * n_in for n_out, n_in in layers_of(sizes))
            arrays[f"weights_{index}"] = Shape((length, size), np.float32)
        return arrays


def layers_of(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return the shapes of a network's weights, the biases as a last column."""
    return [(n_out, n_in + 1) for n_in, n_out in pairwise(sizes)]
