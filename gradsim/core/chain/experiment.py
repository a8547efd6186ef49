"""A chain of neurons, one in each layer: the product that explains it (section 3.1).

With a_0 the input, neuron l computes z_l = w_l·a_(l−1) + b_l and a_l = f(z_l). The gradient
of the cost with respect to an early bias is a product with one pair of factors for each
layer behind it:

    ∂C/∂b_1 = f'(z_1)·w_2·f'(z_2)·w_3·f'(z_3) ⋯ w_L·f'(z_L)·∂C/∂a_L.

Each pair w·f'(z) is usually below 1/4 for sigmoid neurons, so the product vanishes.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import ClassVar

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import Activation
from gradsim.core.chain.random_chains import (
    LONGEST,
    USUAL_STEEPNESS,
    activation_of,
    random_chain,
)
from gradsim.core.chain.state import ChainState
from gradsim.core.costs import check_probability
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.settings import SettingError, setting

#: Steps from the sigmoid's steepness, 1, to the one that is set.
STEEPER = 38


@dataclass(frozen=True)
class Chain(Experiment):
    """A chain of 2 to 50 neurons; with epochs it also learns.

    A step of its time bar is an epoch, or one more factor of the first gradient, another random
    chain of the same length, or a steeper sigmoid.

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
        shortest=2,
        longest=LONGEST,
        help="The weight of each neuron, from the first to the last.",
    )
    biases: tuple[float, ...] = common.bias(
        (0.82, 0.62, -0.7, 0.51),
        label="Bias",
        group="Chain",
        shortest=2,
        longest=LONGEST,
        help="The bias of each neuron, from the first to the last.",
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
        group="Chain",
        help="The function f of every neuron; cross-entropy needs outputs from 0 to 1.",
    )
    steepness: float = setting(
        USUAL_STEEPNESS,
        label="Steepness",
        symbol="k",
        group="Chain",
        minimum=0.1,
        maximum=100.0,
        slider=(1.0, 50.0),
        help="The factor k of the steep sigmoid, whose largest slope is k/4.",
    )
    steps: str = setting(
        "epochs",
        label="A step is",
        group="Chain",
        choices=("epochs", "factors", "draws", "slopes"),
        choice_labels=(
            "an epoch of learning",
            "one more factor",
            "a random chain",
            "a steeper sigmoid",
        ),
        help="What a step of the time bar is: an epoch of learning, one more factor on the way "
        "back from the cost to the first bias, a random chain of the same length, or a sigmoid "
        "steeper by a little, from k = 1 to the steepness that is set.",
    )
    draws: int = setting(
        50,
        label="Random chains",
        group="Chain",
        minimum=1,
        maximum=1000,
        slider=(10, 200),
        help="How many random chains are drawn, where a step is one.",
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
        if not math.isfinite(self.start.cost):
            raise SettingError(
                "weights",
                list(self.weights),
                f"smaller: with {self.activation} the outputs grow too large for a number",
            )

    @property
    def walk(self) -> str:
        """What a step is; only the steep sigmoid can become steeper."""
        if self.steps == "slopes" and self.activation != "steep-sigmoid":
            return "factors"
        return self.steps

    @property
    def unused(self) -> tuple[str, ...]:
        """Without learning its settings mean nothing, nor does k without the steep sigmoid."""
        learning = () if self.walk == "epochs" else ("learning_rate", "epochs")
        drawing = () if self.walk == "draws" else ("draws",)
        steep = () if self.activation == "steep-sigmoid" else ("steepness",)
        return (*learning, *drawing, *steep)

    @property
    def columns(self) -> tuple[str, ...]:
        """The numbers of one layer; `term` is w·f'(z), `gradient_bias` is ∂C/∂b.

        On the walk from the cost, the factor and the product so far.
        """
        if self.walk == "factors":
            return ("factor", "product")
        return ("weight", "bias", "z", "activation", "slope", "term", "gradient_bias")

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """Magnitude of ∂C/∂b as log₁₀ (−∞ for 0), its sign, ∂C/∂a_L and the cost."""
        if self.walk == "factors":
            return ("log_product", "sign")
        return ("log_gradient", "sign", "gradient_output", "cost")

    @property
    def series(self) -> tuple[str, ...]:
        """The layers, counted from 1; the walk from the cost ends at the first."""
        if self.walk == "factors":
            return ("1",)
        return tuple(str(layer + 1) for layer in range(len(self.weights)))

    @property
    def step_name(self) -> str:
        """What a step is called."""
        return {"epochs": "epoch", "factors": "factor", "draws": "draw", "slopes": "step"}[
            self.walk
        ]

    @property
    def keeps_place(self) -> bool:
        """Whether a step is a place: all but an epoch."""
        return self.walk != "epochs"

    @property
    def can_be_kept(self) -> bool:
        """Whatever a step is, the chain may be compared with the next one."""
        return True

    @property
    def is_instant(self) -> bool:
        """Whether it does not learn."""
        return self.walk != "epochs" or not self.epochs

    @property
    def last_epoch(self) -> int:
        """The last epoch, the first bias' own factor, the last draw, or the steepness set."""
        lasts = {"factors": 2 * len(self.weights), "draws": self.draws, "slopes": STEEPER}
        return lasts.get(self.walk, self.epochs)

    def at(self, step: int) -> "Chain":
        """Return the chain of a step: another one for each draw, a steeper one for each slope."""
        other = self.walk == "slopes" or (self.walk == "draws" and step)
        return _at(self, step) if other else self

    def steepness_at(self, step: int) -> float:
        """Return k at a step."""
        if self.walk != "slopes":
            return self.steepness
        return round(1.0 + (self.steepness - 1.0) * step / STEEPER, 6)

    @property
    def function(self) -> Activation:
        """The activation of every neuron."""
        return activation_of(self.activation, self.steepness)

    @cached_property
    def start(self) -> ChainState:
        """All numbers before any learning."""
        return self.state(self.weights, self.biases)

    def state(self, weights: Sequence[float], biases: Sequence[float]) -> ChainState:
        """Return all numbers with other weights and biases, which learning has reached."""
        return ChainState(weights, biases, self.function, self.input, self.target, self.cost)

    def run(self) -> Iterator[Row]:
        """Yield one row for each step; see :meth:`Experiment.run`."""
        if self.walk == "factors":
            return self.start.factor_rows()
        if self.walk == "epochs":
            return self._learn()
        return self._other_chains()

    def _other_chains(self) -> Iterator[Row]:
        """Yield the row of each draw, or of each steepness.

        Without a chain of its own for each, whose settings would be checked again: so 50 draws
        take 3.4 ms instead of 6.4.
        """
        for step in range(self.last_epoch + 1):
            drawn = self.walk == "draws" and step
            own = self.weights, self.biases
            parameters = random_chain(len(own[0]), step) if drawn else own
            function = activation_of(self.activation, self.steepness_at(step))
            state = ChainState(*parameters, function, self.input, self.target, self.cost)
            if not math.isfinite(state.cost):
                self.at(step)  # says which setting is too large
            yield state.row()

    def _learn(self) -> Iterator[Row]:
        weights, biases = list(self.weights), list(self.biases)
        for epoch in range(self.epochs + 1):
            state = self.state(weights, biases) if epoch else self.start
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
        if self.walk != "epochs":
            return None
        width = len(self.columns) + len(self.extra_columns)
        layers = range(len(self.weights))
        try:
            return replace(
                self,
                weights=tuple(row[layer * width] for layer in layers),
                biases=tuple(row[layer * width + 1] for layer in layers),
            )
        except SettingError:  # learning has left the range that a start may have
            return None


@lru_cache(8)  # to make one takes 0.2 ms, and a frame asks for that of its step four times
def _at(chain: Chain, step: int) -> Chain:
    """Return the chain of a step on a walk whose steps are chains."""
    if chain.walk == "slopes":
        return replace(chain, steepness=chain.steepness_at(step))
    weights, biases = random_chain(len(chain.weights), step)
    return replace(chain, weights=weights, biases=biases)
