"""The same neuron with each activation, from the same start (section 2 of the lecture).

Where the slope f'(z) is small, the gradient (a − y)·f'(z) of the quadratic cost is small: a
sigmoid neuron whose weighted input is large either way hardly learns. The slope of a ReLU is 1
for z > 0, however large; for z < 0 it is exactly 0, and so is every gradient, for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.experiment import Diverged, Experiment, Row

#: Below this share of the largest slope a neuron counts as saturated.
SATURATED = 0.01


@dataclass(frozen=True)
class Saturation(Experiment):
    """A neuron with one input that learns one item, once with each activation.

    Raises
    ------
    SettingError
        If a setting is not allowed.
    """

    name: ClassVar[str] = "activation-saturation"
    series_column: ClassVar[str] = "activation"

    input: float = common.input(1.0, help="What the neuron is given.")
    target: float = common.target(1.0, help="The output that the neuron should have.")
    weight: float = common.weight(2.0, help="The weight before any learning.")
    bias: float = common.bias(
        -6.0,
        slider=(-10.0, 10.0),
        help="The bias before any learning; a drag of the point on the curves sets it.",
    )
    learning_rate: float = common.learning_rate(0.15, slider=(0.001, 1.0))
    epochs: int = common.epochs(300, maximum=100_000, slider=(10, 10_000))

    @property
    def columns(self) -> tuple[str, ...]:
        """State and gradients; `dead` and `saturated` are 1 or 0, the rest count epochs."""
        return (
            "output", "cost", "weight", "bias", "z", "slope", "gradient_weight", "gradient_bias",
            "dead", "saturated", "epochs_dead", "epochs_saturated",
        )  # fmt: skip

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """The size of ∂C/∂b, for a logarithmic axis."""
        return ("gradient_size",)

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the activations."""
        return tuple(ACTIVATIONS)

    @property
    def last_epoch(self) -> int:
        """The number of epochs."""
        return self.epochs

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        neurons = [self._neuron(activation) for activation in ACTIVATIONS.values()]
        for parts in zip(*neurons, strict=True):
            yield tuple(number for part in parts for number in part)

    def _neuron(self, activation: Activation) -> Iterator[Row]:
        x, y, w, b = self.input, self.target, self.weight, self.bias
        epochs_dead = epochs_saturated = 0
        for epoch in range(self.epochs + 1):
            with np.errstate(over="ignore", invalid="ignore"):
                z = np.asarray(w * x + b)
                output, slope = float(activation.value(z)), float(activation.slope(z))
            error = output - y
            cost, delta = error * error / 2, error * slope
            if not isfinite(cost):
                raise Diverged(epoch, self.learning_rate)
            dead = delta == 0 and error != 0
            saturated = not dead and abs(slope) < SATURATED * activation.largest_slope
            epochs_dead += dead
            epochs_saturated += saturated
            yield (
                output, cost, w, b, float(z), slope, delta * x, delta,
                dead, saturated, epochs_dead, epochs_saturated, abs(delta),
            )  # fmt: skip
            w -= self.learning_rate * delta * x
            b -= self.learning_rate * delta
