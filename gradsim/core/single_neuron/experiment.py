"""One neuron that learns by gradient descent (section 1 of the lecture).

The neuron computes a = f(z), z = w·x + b. Each epoch takes one step of full-batch
gradient descent on the cost averaged over the training items:

    w ← w − η ∂C/∂w,    b ← b − η ∂C/∂b.

For one item, ∂C/∂w = (a − y)·σ'(z)·x with the quadratic cost and (a − y)·x with the
cross-entropy: where the neuron is saturated, σ'(z) is what makes the first one slow.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, isfinite, log1p
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS, Array
from gradsim.core.costs import COSTS, check_probability, output_error
from gradsim.core.costs_compared import BOTH, CostExperiment
from gradsim.core.experiment import Diverged, Row
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron.tables import CORNERS, TABLES


@dataclass(frozen=True)
class SingleNeuron(CostExperiment):
    """A single neuron with any number of inputs and training items.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "single-neuron"

    inputs: tuple[tuple[float, ...], ...] = common.input(
        ((1.0,),),
        help="The inputs of each training item: a list of items, each a list of numbers.",
    )
    targets: tuple[float, ...] = common.target(
        (0.0,),
        help="The output that each training item should have; from 0 to 1 with cross-entropy.",
    )
    weights: tuple[float, ...] = common.weight(
        (0.6,), help="The weight of each input before any learning."
    )
    bias: float = common.bias(0.9, help="The bias before any learning.")
    learning_rate: float = common.learning_rate(0.15)
    epochs: int = common.epochs(300, maximum=10_000_000, slider=(10, 1_000_000))
    cost: str = common.cost(
        "quadratic",
        others=(BOTH,),
        help="What learning makes small; both runs two neurons from the same start.",
    )
    activation: str = common.activation(
        group="Learning",
        help="The function f of the output a = f(z); cross-entropy needs outputs from 0 to 1.",
    )

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        count = len(self.weights)
        for number, item in enumerate(self.inputs, 1):
            if len(item) != count:
                raise SettingError(
                    "inputs",
                    [list(item) for item in self.inputs],
                    f"lists of {count} numbers each, one for each of the weights "
                    f"(item {number} has {len(item)})",
                )
        if len(self.targets) != len(self.inputs):
            raise SettingError(
                "targets",
                list(self.targets),
                f"a list of {len(self.inputs)} numbers, one for each item of inputs",
            )
        if self.cost == "quadratic":
            return
        for target in self.targets:
            if not 0 <= target <= 1:
                raise SettingError("targets", target, "from 0 to 1 with the cross-entropy")
        check_probability(self.activation)

    def named(self, setting: str) -> Mapping[str, object]:
        """Return the targets that have a name, where the inputs are those of a table."""
        return TABLES if setting == "targets" and self.inputs == CORNERS else {}

    @property
    def columns(self) -> tuple[str, ...]:
        """Cost, outputs, parameters, gradients; for one item also a − y and f'(z)."""
        inputs = range(1, len(self.weights) + 1)
        return (
            "cost",
            *(f"output_{item}" for item in range(1, len(self.targets) + 1)),
            *(f"weight_{number}" for number in inputs),
            "bias",
            *(f"gradient_weight_{number}" for number in inputs),
            "gradient_bias",
            *(("error", "slope") if len(self.targets) == 1 else ()),
        )

    def run_one(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        is_sigmoid = ACTIVATIONS[self.activation].steepness == 1
        if len(self.weights) == len(self.targets) == 1 and is_sigmoid:
            return self._run_in_floats()
        return self._run_in_arrays()

    def _run_in_floats(self) -> Iterator[Row]:
        """One sigmoid neuron, one input, one item: 40 times faster in plain floats."""
        ((x,),), (y,), (w,), b = self.inputs, self.targets, self.weights, self.bias
        rate, quadratic = self.learning_rate, self.cost == "quadratic"
        rest = 1.0 - y
        for epoch in range(self.epochs + 1):
            z = w * x + b
            if z >= 0.0:
                e = exp(-z)
                whole = 1.0 + e
                small = e / whole
                output, error, share = 1.0 / whole, rest - small, rest
            else:
                e = exp(z)
                whole = 1.0 + e
                output = small = e / whole
                error, share = small - y, -y
            slope = small / whole
            if quadratic:
                cost, delta = 0.5 * error * error, error * slope
            else:
                cost, delta = share * z + log1p(e), error
            gradient = delta * x
            if not isfinite(cost):
                raise Diverged(epoch, rate)
            yield cost, output, w, b, gradient, delta, error, slope
            w -= rate * gradient
            b -= rate * delta

    def _run_in_arrays(self) -> Iterator[Row]:
        x = np.array(self.inputs)  # (items, inputs)
        y = np.array(self.targets)  # (items,)
        w = np.array(self.weights)  # (inputs,)
        b = self.bias
        activation, cost, count = ACTIVATIONS[self.activation], COSTS[self.cost], len(y)
        output = y
        # costs ask for f(z) up to three times, which is known: GELU then takes half of the time
        known = dataclasses.replace(activation, value=lambda z: output)
        for epoch in range(self.epochs + 1):
            with np.errstate(over="ignore", invalid="ignore"):
                z = x @ w + b  # (items,)
                output = activation.value(z)
                # np.mean takes 5 µs for a few numbers, their sum 1
                value = float(np.add.reduce(cost.value(known, z, y))) / count
                delta = cost.delta(known, z, y)
                gradient = x.T @ delta / count  # (inputs,)
                gradient_bias = float(np.add.reduce(delta)) / count
                factors: tuple[float, ...] = ()
                if count == 1:
                    factors = (float(output_error(known, z, y)[0]),)
                    factors += (float(activation.slope(z)[0]),)
                row = (
                    value, *output.tolist(), *w.tolist(), b,
                    *gradient.tolist(), gradient_bias, *factors,
                )  # fmt: skip
                w = w - self.learning_rate * gradient
                b = b - self.learning_rate * gradient_bias
            if not isfinite(value):
                raise Diverged(epoch, self.learning_rate)
            yield row

    def continued(self, row: Row) -> "SingleNeuron | None":
        """Return the neuron that starts from the weights and bias in `row`."""
        if self.cost == BOTH:
            return None
        values = dict(zip(self.columns, row, strict=True))
        weights = tuple(values[f"weight_{number + 1}"] for number in range(len(self.weights)))
        try:
            return dataclasses.replace(self, weights=weights, bias=values["bias"])
        except SettingError:  # learning has left the range that a start may have
            return None

    def can_continue(self, row: Row) -> bool:
        """Return whether weights and bias are in the range that a start may have."""
        if self.cost == BOTH:
            return False
        # to make the neuron that starts there takes 0.1 ms of each frame
        first = self.columns.index("weight_1")
        numbers = row[first : first + len(self.weights) + 1]
        return all(abs(number) <= common.LARGEST for number in numbers)


def cost_at(neuron: SingleNeuron, weights: Array, biases: Array) -> Array:
    """Return the cost at each pair of a weight and a bias, for a neuron with one input.

    Parameters
    ----------
    neuron : SingleNeuron
        Gives items, activation and cost.
    weights, biases : arrays
        They are broadcast against each other.
    """
    activation, cost = ACTIVATIONS[neuron.activation], COSTS[neuron.cost]
    total = np.zeros(np.broadcast_shapes(weights.shape, biases.shape))
    with np.errstate(over="ignore", invalid="ignore"):
        for (x,), y in zip(neuron.inputs, neuron.targets, strict=True):
            total += cost.value(activation, weights * x + biases, np.asarray(y))
    return total / len(neuron.targets)


def cost_surface(neuron: SingleNeuron, weights: Array, biases: Array) -> Array:
    """Return the cost over the (w, b) plane, shape (biases, weights), for one input.

    Parameters
    ----------
    neuron : SingleNeuron
        Gives items, activation and cost; one input.
    weights, biases : (n,) arrays
        The coordinates along both axes.
    """
    return cost_at(neuron, weights[None, :], biases[:, None])
