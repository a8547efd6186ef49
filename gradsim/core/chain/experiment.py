"""A chain of neurons, one in each layer: the product that explains it (section 3.1).

With a_0 the input, neuron l computes z_l = w_l·a_(l−1) + b_l and a_l = f(z_l). The gradient
of the cost with respect to an early bias is a product with one pair of factors for each
layer behind it:

    ∂C/∂b_1 = f'(z_1)·w_2·f'(z_2)·w_3·f'(z_3) ⋯ w_L·f'(z_L)·∂C/∂a_L.

Each pair w·f'(z) is usually below 1/4 for sigmoid neurons, so the product vanishes.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.products import Product
from gradsim.core.costs import COSTS, check_probability, output_error
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.settings import SettingError

LONGEST = 50


@dataclass(frozen=True)
class Chain(Experiment):
    """A chain of 2 to 50 neurons; with epochs it also learns.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "chain"
    series_column: ClassVar[str] = "layer"

    weights: tuple[float, ...] = common.weight(
        (1.2, 0.84, 0.86, 0.32),
        label="Weight",
        group="Chain",
        longest=LONGEST,
        help="The weight of each neuron, the first one's first.",
    )
    biases: tuple[float, ...] = common.bias(
        (0.82, 0.62, -0.7, 0.51),
        label="Bias",
        group="Chain",
        longest=LONGEST,
        help="The bias of each neuron, the first one's first.",
    )
    input: float = common.input(
        1.0, group="Chain", slider=(-4.0, 4.0), help="What the first neuron is given."
    )
    target: float = common.target(
        0.0,
        group="Chain",
        help="The output that the last neuron should have; 0 to 1 with cross-entropy.",
    )
    activation: str = common.activation(
        group="Chain", help="The function f of every neuron; cross-entropy needs a sigmoid."
    )
    cost: str = common.cost("quadratic", help="The cost at the end of the chain.")
    learning_rate: float = common.learning_rate(0.15)
    epochs: int = common.epochs(
        0,
        minimum=0,
        maximum=1_000_000,
        slider=(0, 1000),
        logarithmic=False,
        help="How many steps of gradient descent are taken; none by default.",
    )

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        if len(self.weights) < 2:
            raise SettingError(
                "weights",
                list(self.weights),
                f"a list of 2 to {LONGEST} numbers: 2 layers at least",
            )
        if len(self.biases) != len(self.weights):
            raise SettingError(
                "biases",
                list(self.biases),
                f"a list of {len(self.weights)} numbers, one for each of the weights",
            )
        if self.cost == "cross-entropy":
            if not 0 <= self.target <= 1:
                raise SettingError("target", self.target, "from 0 to 1 with the cross-entropy")
            check_probability(self.activation)
        if not math.isfinite(ChainState(self, list(self.weights), list(self.biases)).cost):
            raise SettingError(
                "weights",
                list(self.weights),
                f"smaller: with {self.activation} the outputs grow too large for a number",
            )

    @property
    def columns(self) -> tuple[str, ...]:
        """The numbers of one layer; `term` is w·f'(z), `gradient_bias` is ∂C/∂b."""
        return ("weight", "bias", "z", "activation", "slope", "term", "gradient_bias")

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """Magnitude of ∂C/∂b as log₁₀ (−∞ for 0), its sign, ∂C/∂a_L and the cost."""
        return ("log_gradient", "sign", "gradient_output", "cost")

    @property
    def series(self) -> tuple[str, ...]:
        """The layers, counted from 1."""
        return tuple(str(layer + 1) for layer in range(len(self.weights)))

    @property
    def is_instant(self) -> bool:
        """Whether it does not learn."""
        return not self.epochs

    @property
    def last_epoch(self) -> int:
        """The number of epochs."""
        return self.epochs

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        weights, biases = list(self.weights), list(self.biases)
        for epoch in range(self.epochs + 1):
            state = ChainState(self, weights, biases)
            if not math.isfinite(state.cost):
                raise Diverged(epoch, self.learning_rate)
            yield state.row()
            before = self.input
            for layer, gradient in enumerate(state.gradients):
                weights[layer] -= self.learning_rate * gradient * before
                biases[layer] -= self.learning_rate * gradient
                before = state.outputs[layer]

    def continued(self, row: Row) -> "Chain | None":
        """Return the chain that starts from the weights and biases in `row`."""
        width = len(self.columns) + len(self.extra_columns)
        layers = range(len(self.weights))
        try:
            return Chain(
                weights=tuple(row[layer * width] for layer in layers),
                biases=tuple(row[layer * width + 1] for layer in layers),
                input=self.input,
                target=self.target,
                activation=self.activation,
                cost=self.cost,
                learning_rate=self.learning_rate,
                epochs=self.epochs,
            )
        except SettingError:  # learning has left the range that a start may have
            return None


class ChainState:
    """All factors of a chain's gradients.

    Attributes
    ----------
    z, outputs, slopes, terms, gradients : list of float
        By layer: weighted input, f(z), f'(z), w·f'(z), and ∂C/∂b; a gradient too small or
        too large for a float is 0 or infinite here, but not in `products`.
    products : list of Product
        The gradients as logarithms.
    gradient_output : float
        ∂C/∂a_L.
    """

    def __init__(self, chain: Chain, weights: list[float], biases: list[float]) -> None:
        activation, cost = ACTIVATIONS[chain.activation], COSTS[chain.cost]
        target = np.asarray(chain.target)
        self.weights, self.biases = weights, biases
        self.z: list[float] = []
        self.outputs: list[float] = []
        before = chain.input
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for w, b in zip(weights, biases, strict=True):
                self.z.append(w * before + b)
                before = float(activation.value(np.asarray(self.z[-1])))
                self.outputs.append(before)
            self.slopes: list[float] = activation.slope(np.array(self.z)).tolist()
            last = np.asarray(self.z[-1])
            self.cost = float(cost.value(activation, last, target))
            delta = float(cost.delta(activation, last, target))
            self.gradient_output = _gradient_output(
                delta, self.slopes[-1], float(output_error(activation, last, target)), chain.cost
            )
        self.terms = [w * slope for w, slope in zip(weights, self.slopes, strict=True)]
        self._multiply(delta)

    def _multiply(self, delta: float) -> None:
        """Multiply from the cost back to the first bias, as numbers and as logarithms."""
        number, product = delta, Product.of(delta)
        self.gradients: list[float] = []
        self.products: list[Product] = []
        pairs = zip(reversed(self.weights[1:]), reversed(self.slopes[:-1]), strict=True)
        for w, slope in ((1.0, 1.0), *pairs):
            number, product = number * w * slope, product.times(w, slope)
            # below the least normal number a product loses its digits; the logarithm does not
            if product.sign and not 1e-300 < abs(number) < 1e300:
                number = product.value
            self.gradients.insert(0, number)
            self.products.insert(0, product)

    def row(self) -> Row:
        """Return the row of an epoch: the columns of each layer in turn."""
        row: list[float] = []
        for layer in range(len(self.weights)):
            row += (
                self.weights[layer],
                self.biases[layer],
                self.z[layer],
                self.outputs[layer],
                self.slopes[layer],
                self.terms[layer],
                self.gradients[layer],
                self.products[layer].log,
                self.products[layer].sign,
                self.gradient_output,
                self.cost,
            )
        return tuple(row)


def _gradient_output(delta: float, slope: float, error: float, cost: str) -> float:
    """Return ∂C/∂a_L: a − y, or what is left of it where f'(z) does not cancel."""
    if cost == "quadratic":
        return error
    return delta / slope if slope else math.copysign(math.inf, delta) if delta else 0.0
