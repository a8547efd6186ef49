"""The same neuron with each activation, from the same start (section 2 of the lecture).

Where the slope f'(z) is small, the gradient (a − y)·f'(z) of the quadratic cost is small: a
sigmoid neuron whose weighted input is large either way hardly learns. The slope of a ReLU is 1
for z > 0, however large; for z < 0 it is exactly 0, and so is every gradient, for ever.

Beside every neuron stands another: it starts from −z, and its target is 1 − y. For a sigmoid it
is the mirror image of the first; a ReLU neuron is dead on one side and learns at once on the
other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.learning_state import LearningState, state_of


@dataclass(frozen=True)
class Saturation(Experiment):
    """A neuron with one input that learns one item, with each activation, from z and from −z.

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
        help="The bias before any learning; dragging the point on the curves sets it.",
    )
    learning_rate: float = common.learning_rate(0.15, slider=(0.001, 1.0))
    epochs: int = common.epochs(300, maximum=100_000, slider=(10, 10_000))

    @property
    def columns(self) -> tuple[str, ...]:
        """State and gradients; `right`, `stuck` and `dead` are 1 or 0.

        `epochs_stuck` is how many of the epochs so far ended stuck or dead.
        """
        return (
            "output", "cost", "weight", "bias", "z", "slope", "gradient_weight", "gradient_bias",
            "right", "stuck", "dead", "epochs_stuck",
        )  # fmt: skip

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """The size of ∂C/∂b, for a logarithmic axis."""
        return ("gradient_size",)

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the activations, then those of the neurons that start from −z."""
        return (*ACTIVATIONS, *(f"{name} mirrored" for name in ACTIVATIONS))

    @property
    def start(self) -> float:
        """The weighted input z before any learning."""
        return self.weight * self.input + self.bias

    @property
    def mirrored_bias(self) -> float:
        """The bias with which the same weight gives −z."""
        return -self.bias - 2.0 * self.weight * self.input

    @property
    def mirrored_target(self) -> float:
        """The target from −z."""
        return 1.0 - self.target

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        starts = ((self.bias, self.target), (self.mirrored_bias, self.mirrored_target))
        neurons = [
            self._neuron(activation, bias, target)
            for bias, target in starts
            for activation in ACTIVATIONS.values()
        ]
        for parts in zip(*neurons, strict=True):
            yield tuple(number for part in parts for number in part)

    def _neuron(self, activation: Activation, b: float, y: float) -> Iterator[Row]:
        x, w = self.input, self.weight
        epochs_stuck = 0
        for epoch in range(self.epochs + 1):
            with np.errstate(over="ignore", invalid="ignore"):
                z = np.asarray(w * x + b)
                output, slope = float(activation.value(z)), float(activation.slope(z))
            error = output - y
            cost, delta = error * error / 2, error * slope
            if not isfinite(cost):
                raise Diverged(epoch, self.learning_rate)
            state = state_of(error, delta, activation.largest_slope)
            epochs_stuck += epoch > 0 and not state.moves_on
            yield (
                output, cost, w, b, float(z), slope, delta * x, delta,
                state == LearningState.RIGHT, state == LearningState.STUCK,
                state == LearningState.DEAD, epochs_stuck, abs(delta),
            )  # fmt: skip
            w -= self.learning_rate * delta * x
            b -= self.learning_rate * delta
