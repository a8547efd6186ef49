"""The factors of a chain's gradients at one epoch, and the products of some of them."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from gradsim.core.activations.functions import Activation, Array
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.products import Product
from gradsim.core.chain.state import ChainState
from gradsim.core.experiment import all_columns
from gradsim.core.recording import Recording


@dataclass(frozen=True)
class ChainFactors:
    """All factors of a chain at one epoch, by layer from 0.

    Attributes
    ----------
    activation : Activation
        That of every neuron.
    weights, biases, z, slopes, terms : tuple of float
        w, b, the weighted input, f'(z), and w·f'(z).
    values : tuple of float
        ∂C/∂b; 0 or infinite where a float does not reach.
    gradients : tuple of Product
        ∂C/∂b, where nothing vanishes or overflows.
    gradient_output : float
        ∂C/∂a of the last neuron.
    reached : int
        How many factors are multiplied so far, from the cost back to the first bias.
    """

    activation: Activation
    weights: tuple[float, ...]
    biases: tuple[float, ...]
    z: tuple[float, ...]
    slopes: tuple[float, ...]
    terms: tuple[float, ...]
    values: tuple[float, ...]
    gradients: tuple[Product, ...]
    gradient_output: float
    reached: int

    @classmethod
    def of(cls, recording: Recording, step: int) -> "ChainFactors":
        """Read the numbers of a step."""
        chain = recording.experiment
        assert isinstance(chain, Chain)
        if chain.walk == "factors":
            return cls._of_walk(chain, step)
        names = all_columns(chain)
        row = recording.row(step)
        column = {name: row[index :: len(names)] for index, name in enumerate(names)}
        return cls(
            activation=chain.at(step).function,
            weights=column["weight"],
            biases=column["bias"],
            z=column["z"],
            slopes=column["slope"],
            terms=column["term"],
            values=column["gradient_bias"],
            gradients=tuple(map(Product, column["log_gradient"], column["sign"])),
            gradient_output=column["gradient_output"][0],
            reached=2 * len(chain.weights),
        )

    @classmethod
    def of_chain(cls, chain: Chain) -> "ChainFactors":
        """Return the numbers of a chain before any learning."""
        state = _start(chain)
        return cls(
            activation=chain.function,
            weights=chain.weights,
            biases=chain.biases,
            z=tuple(state.z),
            slopes=tuple(state.slopes),
            terms=tuple(state.terms),
            values=tuple(state.gradients),
            gradients=tuple(state.products),
            gradient_output=state.gradient_output,
            reached=2 * len(chain.weights),
        )

    @classmethod
    def _of_walk(cls, chain: Chain, step: int) -> "ChainFactors":
        return replace(cls.of_chain(chain), reached=step)

    def __len__(self) -> int:
        return len(self.weights)

    def between(self, first: int, last: int, selected: int) -> Product:
        """Return the product of weights and slopes of layers `first` to `last`.

        Of the layers before `selected`, and of that one's weight, nothing is a factor of its
        ∂C/∂b.
        """
        layers = range(max(first, selected), last + 1)
        weights = [self.weights[layer] for layer in layers if layer > selected]
        return Product.of(*(self.slopes[layer] for layer in layers), *weights)

    def running(self) -> list[tuple[float, Product]]:
        """Return the product from the cost back, from the first neuron on: (place, product).

        Neuron l stands at l, weights between two neurons, and ∂C/∂a half a layer behind the
        last. Factors that are not reached are left out.
        """
        places = [(len(self) - 0.5, Product.of(self.gradient_output))]
        for layer in reversed(range(len(self))):
            places.append((float(layer), self.gradients[layer]))
            if layer:
                product = self.gradients[layer].times(self.weights[layer])
                places.append((layer - 0.5, product))
        return places[: self.reached][::-1]

    @property
    def so_far(self) -> Product:
        """The product of the factors that are reached, 1 before the first."""
        places = self.running()
        return places[0][1] if places else Product()

    def is_reached(self, layer: int, weight: bool = False) -> bool:
        """Return whether the factor of a neuron, or of its weight, is multiplied already."""
        return self.reached >= 2 * (len(self) - layer) + weight

    def ratio(self, layer: int) -> Product:
        """Return ∂C/∂b of the first neuron over that of another: the product between them."""
        return Product.of(*self.slopes[:layer], *self.weights[1 : layer + 1])

    @property
    def needs_logarithms(self) -> bool:
        """Whether some gradient does not fit a float."""
        return any(product.is_beyond_floats for product in self.gradients)


def ratio_logs(recording: Recording, layer: int) -> Array:
    """Return log₁₀ of the size of ∂C/∂b of the first neuron over that of another, at each step.

    It is the product between them, as in :meth:`ChainFactors.ratio`, which there is also where both
    gradients are 0; −∞ where it is 0 itself.
    """
    slopes = [recording.values("slope", before) for before in range(layer)]
    weights = [recording.values("weight", behind) for behind in range(1, layer + 1)]
    with np.errstate(divide="ignore"):
        logs: Array = np.log10(np.abs([*slopes, *weights])).sum(axis=0)
    return logs


@lru_cache(8)
def _start(chain: Chain) -> ChainState:
    """Return the state of a chain, which is asked for at each of its steps."""
    return chain.start
