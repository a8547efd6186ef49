"""All numbers of a chain at one moment: its activations, factors, products and gradients."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from gradsim.core.activations.functions import Activation
from gradsim.core.chain.products import Product
from gradsim.core.costs import COSTS, output_error
from gradsim.core.experiment import Row


class ChainState:
    """All factors of a chain's gradients.

    Parameters
    ----------
    weights, biases : sequence of float
        Of the neurons, from the first to the last.
    activation : Activation
        That of every neuron.
    given, wanted : float
        The input, and the target.
    cost_name : str
        The cost at the end.

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

    def __init__(
        self,
        weights: Sequence[float],
        biases: Sequence[float],
        activation: Activation,
        given: float,
        wanted: float,
        cost_name: str,
    ) -> None:
        cost, target = COSTS[cost_name], np.asarray(wanted)
        self.weights, self.biases = list(weights), list(biases)
        self.z: list[float] = []
        self.outputs: list[float] = []
        before = given
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
                delta, self.slopes[-1], float(output_error(activation, last, target)), cost_name
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

    def factor_rows(self) -> Iterator[Row]:
        """Yield each factor from the cost back to the first bias, with the product so far.

        The first row is before any factor.
        """
        yield 1.0, 1.0, 0.0, 1.0
        for factor, product in self.factors():
            yield factor, product.value, product.log, product.sign

    def factors(self) -> Iterator[tuple[float, Product]]:
        """Yield (factor, product so far) from the cost back to the first bias."""
        yield self.gradient_output, Product.of(self.gradient_output)
        for layer in reversed(range(len(self.weights))):
            yield self.slopes[layer], self.products[layer]
            if layer:
                weight = self.weights[layer]
                yield weight, self.products[layer].times(weight)


def _gradient_output(delta: float, slope: float, error: float, cost: str) -> float:
    """Return ∂C/∂a_L: a − y, or what is left of it where f'(z) does not cancel."""
    if cost == "quadratic":
        return error
    return delta / slope if slope else math.copysign(math.inf, delta) if delta else 0.0
