"""The slowdown is not a law: other activations with initialisers made for them.

Networks of one depth learn the same digits by three recipes. The ratio of the last hidden
layer's speed to the first one's tells how unevenly they learn; see
:mod:`gradsim.core.layer_speed.experiment`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.layer_speed.experiment import MOST_MEMORY
from gradsim.core.layer_speed.side_by_side import side_by_side
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import CLASSES, PIXELS, load_digits
from gradsim.core.networks.network import Array, Kind, Network, with_ones
from gradsim.core.networks.trainer import Trainer
from gradsim.core.networks.whole_set import trainer_of_all
from gradsim.core.settings import SettingError, setting

#: The learning rate up to which a calm recipe is computed in single precision. It takes half of
#: the time, and after 500 epochs no number is off by 1e-3 of itself.
CALM_RATE = 1.0
FEW_NETWORKS = 4  # with fewer, a recipe is not worth two cores

#: The percentiles of the band.
LOW, HIGH = 25, 75


@dataclass(frozen=True)
class Recipe:
    """An activation of the hidden neurons with the start that suits it.

    A recipe is calm if two runs that differ in their last bits stay together. With tanh and ReLU
    the cost soon goes up and down from step to step, and within some fifty epochs a difference
    grows ten million times: single precision would show other curves.
    """

    name: str
    label: str
    activation: str
    initializer: str
    is_calm: bool = False


RECIPES: tuple[Recipe, ...] = (
    Recipe("sigmoid", "sigmoid, scaled Gaussian", "sigmoid", "scaled-gaussian", is_calm=True),
    Recipe("tanh-xavier", "tanh, Xavier", "tanh", "xavier"),
    Recipe("relu-he", "ReLU, He", "relu", "he"),
)


@dataclass(frozen=True)
class WhatHelps(Experiment):
    """Three recipes for the same depth, each with networks that differ in their seed.

    Raises
    ------
    SettingError
        If a setting is not allowed.
    """

    name: ClassVar[str] = "what-helps"
    series_column: ClassVar[str] = "recipe"

    depth: int = setting(
        4,
        label="Hidden layers",
        group="Networks",
        minimum=2,
        maximum=20,
        help="How many hidden layers lie between the images and the ten outputs.",
    )
    width: int = network_settings.width(help="The number of neurons in each hidden layer.")
    networks: int = network_settings.networks(
        20,
        group="Networks",
        slider=(1, 50),
        help="How many networks learn by each recipe; the time of an epoch grows with it.",
    )
    seed: int = common.seed(
        group="Networks",
        help="Seed of the random weights; network k has the seed plus k, in each recipe.",
    )
    learning_rate: float = common.learning_rate(0.1)
    regularization: float = network_settings.regularization()
    images: int = network_settings.images(
        1000, help="How many training images are used: the first of the set, all in each step."
    )
    epochs: int = common.epochs(
        500,
        maximum=1_000_000,
        slider=(10, 10_000),
        help="How many passes are made over the images.",
    )

    @property
    def run_bytes(self) -> int:
        """The bytes of its buffers."""
        weights = sum((n_in + 1) * n_out for n_in, n_out in pairwise(self._sizes))
        # in each layer: weighted inputs, activations, errors and slopes of every image,
        # the weights and their gradients
        numbers = 4 * self.images * sum(self._sizes[1:]) + 2 * weights
        return 8 * len(RECIPES) * self.networks * numbers

    def check(self) -> None:
        """Raise SettingError where the networks together would need too much memory."""
        needed = self.run_bytes
        if needed > MOST_MEMORY:
            raise SettingError(
                "networks",
                self.networks,
                f"fewer, or the networks smaller, or the images fewer: {needed / 1e9:.1f} GB "
                f"would be needed, {MOST_MEMORY / 1e9:.0f} GB are allowed",
            )

    @property
    def _sizes(self) -> tuple[int, ...]:
        return (PIXELS, *(self.width,) * self.depth, CLASSES)

    @property
    def columns(self) -> tuple[str, ...]:
        """Percentiles of the ratio of speeds, median speeds and cost, networks that count.

        The ratio is the speed of the last hidden layer by that of the first one. Networks
        count in which both are positive: neither dead nor beyond the finite numbers.
        """
        return (
            "ratio_low",
            "ratio_median",
            "ratio_high",
            "speed_first",
            "speed_last",
            "cost",
            "networks_learning",
        )

    @property
    def series(self) -> tuple[str, ...]:
        """The recipes."""
        return tuple(recipe.name for recipe in RECIPES)

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`.

        A network that leaves the finite numbers is counted out; only when none of a recipe
        is left, learning has diverged.
        """
        digits = load_digits("", 0, self.images)
        kept = np.flatnonzero(digits.images.any(axis=0))
        x = with_ones(digits.inputs(np.float64)[:, kept])
        targets = digits.targets(np.float64)
        groups = [
            _Group(self._trainer(recipe, seeds, x, kept), x, targets)
            for recipe in RECIPES
            for seeds in self._seeds
        ]
        rate = self.learning_rate
        decay = 1.0 - rate * self.regularization / self.images

        def measure(group: _Group) -> Measured:
            return group.measure()

        def learn(group: _Group) -> Measured:
            group.learn(rate, decay)
            return group.measure()

        with side_by_side() as applied:
            few = len(self._seeds)
            for epoch in range(self.epochs + 1):
                parts = list(applied(learn if epoch else measure, groups))
                recipes = [
                    _joined(parts[start : start + few]) for start in range(0, len(parts), few)
                ]
                if not all(still.any() for _, _, still in recipes):
                    raise Diverged(epoch, rate)
                yield tuple(number for recipe in recipes for number in _summary(*recipe))

    @property
    def _seeds(self) -> list[range]:
        """The seeds of the networks of one recipe, in groups for one core each."""
        seeds = range(self.seed, self.seed + self.networks)
        half = len(seeds) // 2
        return [seeds[:half], seeds[half:]] if len(seeds) >= FEW_NETWORKS else [seeds]

    def kind(self, recipe: Recipe) -> Kind:
        """Return the precision of a recipe's numbers; single where nobody sees the difference."""
        return np.float32 if recipe.is_calm and self.learning_rate <= CALM_RATE else np.float64

    def _trainer(
        self, recipe: Recipe, seeds: range, inputs: Array, kept: NDArray[np.int64]
    ) -> Trainer:
        network = Network(self._sizes, recipe.activation, len(seeds), kept, self.kind(recipe))
        network.initialize(INITIALIZERS[recipe.initializer], seeds)
        return trainer_of_all(network, inputs)


#: Speeds of first and last hidden layer, (2, networks), the costs, and which are still finite.
Measured = tuple[Array, Array, NDArray[np.bool_]]


class _Group:
    """Networks of one recipe that learn side by side from the same images."""

    def __init__(self, trainer: Trainer, inputs: Array, targets: Array) -> None:
        kind = trainer.network.kind
        self._trainer, self._targets = trainer, targets
        self._inputs: Array = inputs.astype(kind, copy=False)
        # as the outputs lie
        self._own_targets = np.asfortranarray(targets.astype(kind, copy=False))
        self._still = np.ones(trainer.network.networks, bool)

    def learn(self, rate: float, decay: float) -> None:
        """Take a step."""
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            self._trainer.step(rate, decay)

    def measure(self) -> Measured:
        """Return what the networks come to, and let go of those that are no longer finite."""
        trainer, still = self._trainer, self._still
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            trainer.look(self._inputs, self._own_targets)
            speeds, cost = self._speeds(), self._cost()
            np.logical_and(still, np.isfinite(cost), out=still)
            np.logical_and(still, np.isfinite(speeds).all(axis=0), out=still)
            if still.any() and not still.all():
                trainer.silence(~still)
        return speeds, cost, still

    def _speeds(self) -> Array:
        many, images = self._trainer.network.networks, len(self._targets)
        layers = self._trainer.gradients[0], self._trainer.gradients[-2]
        slopes = [layer[..., -1].reshape(many, -1).astype(np.float64) for layer in layers]
        return np.stack([np.linalg.norm(slope / images, axis=1) for slope in slopes])

    def _cost(self) -> Array:
        many, targets = self._trainer.network.networks, self._targets
        z = np.asarray(self._trainer.output_z, np.float64).reshape(many, *targets.shape)
        sigmoid = ACTIVATIONS["sigmoid"]
        value = COSTS["cross-entropy"].value(sigmoid, z, np.asarray(targets, np.float64))
        cost: Array = value.sum(axis=(1, 2)) / len(targets)
        return cost


def _joined(parts: Sequence[Measured]) -> Measured:
    """Return what the groups of a recipe measured, in one."""
    speeds, cost, still = (np.concatenate(part, axis=-1) for part in zip(*parts, strict=True))
    return speeds, cost, still


def _summary(speeds: Array, cost: Array, finite: NDArray[np.bool_]) -> Row:
    """Return the columns of one recipe; all but the cost over the networks that learn."""
    learning = finite & (speeds > 0).all(axis=0)
    count = int(learning.sum())
    median_cost = float(np.median(cost[finite]))
    if not count:  # every network is dead: no layer learns, and there is no ratio
        return (0.0, 0.0, 0.0, 0.0, 0.0, median_cost, 0.0)
    first, last = speeds[:, learning]
    low, median, high = np.percentile(last / first, (LOW, 50, HIGH)).tolist()
    return (
        low,
        median,
        high,
        float(np.median(first)),
        float(np.median(last)),
        median_cost,
        float(count),
    )
