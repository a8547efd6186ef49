"""The slowdown is not a law: other activations with initialisers made for them.

Networks of one depth learn the same digits by three recipes. The ratio of the last hidden
layer's speed to the first one's tells how unevenly they learn; see
:mod:`gradsim.core.layer_speed.experiment`.
"""

from collections.abc import Iterator
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
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import CLASSES, PIXELS, load_digits
from gradsim.core.networks.network import Array, Network, Trainer, with_ones
from gradsim.core.networks.whole_set import trainer_of_all
from gradsim.core.settings import SettingError, setting

#: The percentiles of the band.
LOW, HIGH = 5, 95


@dataclass(frozen=True)
class Recipe:
    """An activation of the hidden neurons with the start that suits it."""

    name: str
    label: str
    activation: str
    initializer: str


RECIPES: tuple[Recipe, ...] = (
    Recipe("sigmoid", "sigmoid, Gaussian/√n", "sigmoid", "scaled-gaussian"),
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

    def check(self) -> None:
        """Raise SettingError where the networks together would need too much memory."""
        weights = sum((n_in + 1) * n_out for n_in, n_out in pairwise(self._sizes))
        # in each layer: weighted inputs, activations, errors and slopes of every image,
        # the weights and their gradients
        numbers = 4 * self.images * sum(self._sizes[1:]) + 2 * weights
        needed = 8 * len(RECIPES) * self.networks * numbers
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
        inputs = digits.inputs(np.float64)
        targets = np.asfortranarray(digits.targets(np.float64))  # as the outputs lie
        kept = np.flatnonzero(inputs.any(axis=0))
        x = with_ones(inputs[:, kept])
        trainers = [self._trainer(recipe, x, kept) for recipe in RECIPES]
        finite = [np.ones(self.networks, bool) for _ in RECIPES]
        decay = 1.0 - self.learning_rate * self.regularization / self.images
        for epoch in range(self.epochs + 1):
            row: Row = ()
            for trainer, still in zip(trainers, finite, strict=True):
                with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                    trainer.forward(x)
                    trainer.backward(targets)
                    speeds, cost = self._measure(trainer, targets)
                    np.logical_and(still, np.isfinite(cost), out=still)
                    np.logical_and(still, np.isfinite(speeds).all(axis=0), out=still)
                    if not still.all():
                        trainer.silence(~still)
                if not still.any():
                    raise Diverged(epoch, self.learning_rate)
                row += _summary(speeds, cost, still)
            yield row
            for trainer in trainers:
                with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                    trainer.step(self.learning_rate, decay)

    def _trainer(self, recipe: Recipe, inputs: Array, kept: NDArray[np.int64]) -> Trainer:
        network = Network(self._sizes, recipe.activation, self.networks, kept)
        seeds = range(self.seed, self.seed + self.networks)
        network.initialize(INITIALIZERS[recipe.initializer], seeds)
        return trainer_of_all(network, inputs)

    def _measure(self, trainer: Trainer, targets: Array) -> tuple[Array, Array]:
        """Return the first and last hidden layer's speed and the cost of each network."""
        many, images = self.networks, self.images
        first, last = trainer.gradients[0], trainer.gradients[-2]
        slopes = [layer[..., -1].reshape(many, -1) / images for layer in (first, last)]
        speeds = np.stack([np.linalg.norm(slope, axis=1) for slope in slopes])
        z = np.asarray(trainer.output_z, np.float64).reshape(many, images, CLASSES)
        value = COSTS["cross-entropy"].value(
            ACTIVATIONS["sigmoid"], z, np.asarray(targets, np.float64)
        )
        return speeds, value.sum(axis=(1, 2)) / images


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
