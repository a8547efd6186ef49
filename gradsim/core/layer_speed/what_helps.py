"""The slowdown is not a law: other activations with initialisers made for them.

Networks of one depth learn the same digits by three recipes. The ratio of the last hidden
layer's speed to the first one's tells how unevenly they learn; see
:mod:`gradsim.core.layer_speed.experiment`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gradsim.core import common_settings as common
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.layer_speed.experiment import MOST_MEMORY
from gradsim.core.layer_speed.side_by_side import side_by_side
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import CLASSES, PIXELS, load_digits
from gradsim.core.networks.network import Array, Kind, Network, with_ones
from gradsim.core.networks.trainer import Trainer, numbers_held
from gradsim.core.networks.whole_set import is_few, numbers_of_inputs, trainer_of_all
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

    A recipe is calm if single precision shows no other curve. With tanh and ReLU it would: of the
    demonstration's curves, those with tanh leave the ones of double precision at epoch 80, by up to
    46 widths of a line (1/300 of the plot's height), and those with ReLU at epoch 25, by up to 20.
    Double precision can be trusted for longer. Where sums are in another order, as on another
    processor, or weights differ in their last bits, curves with ReLU agree to nine digits until
    epoch 500. Those with tanh agree within a width until epoch 170; then, as the cost goes up and
    down from step to step and a difference grows, they are up to 7 apart in the median, and 31 at
    the lower edge of the band.
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
        """The bytes of its buffers, and of its images in each precision."""
        weights = sum((n_in + 1) * n_out for n_in, n_out in pairwise(self._sizes))
        of_images = numbers_held(self._sizes[1:], self.networks, self.images)
        # the weights and their gradients
        of_networks = 8 * len(RECIPES) * (of_images + 2 * self.networks * weights)
        sizes = sum(np.dtype(kind).itemsize for kind in self._kinds)
        return of_networks + sizes * numbers_of_inputs(self.images, PIXELS)

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
        inputs = with_ones(digits.inputs(np.float64)[:, kept])
        targets = np.asfortranarray(digits.targets(np.float64))  # as the outputs lie
        shared = _Items(inputs, targets, inputs @ inputs.T if is_few(inputs) else None)
        items = {kind: shared.of_kind(kind) for kind in self._kinds}
        groups = [
            self._group(recipe, seeds, items[self.kind(recipe)], kept)
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

    @property
    def _kinds(self) -> set[Kind]:
        return {self.kind(recipe) for recipe in RECIPES}

    def _group(
        self, recipe: Recipe, seeds: range, items: "_Items", kept: NDArray[np.int64]
    ) -> "_Group":
        network = Network(self._sizes, recipe.activation, len(seeds), kept, self.kind(recipe))
        network.initialize(INITIALIZERS[recipe.initializer], seeds)
        return _Group(trainer_of_all(network, items.inputs, gram=items.gram), items)


class _Items(NamedTuple):
    """What all groups of one precision share: inputs with ones, targets, and X·Xᵀ."""

    inputs: Array
    targets: Array
    gram: Array | None

    def of_kind(self, kind: Kind) -> "_Items":
        """Return them in a precision."""
        inputs: Array = self.inputs.astype(kind, copy=False)
        targets: Array = self.targets.astype(kind, copy=False)
        gram: Array | None = None if self.gram is None else self.gram.astype(kind, copy=False)
        return _Items(inputs, targets, gram)


#: Speeds of first and last hidden layer, (2, networks), the costs, and which are still finite.
Measured = tuple[Array, Array, NDArray[np.bool_]]


class _Group:
    """Networks of one recipe that learn side by side from the same images."""

    def __init__(self, trainer: Trainer, items: _Items) -> None:
        self._trainer, self._items = trainer, items
        self._still = np.ones(trainer.network.networks, bool)

    def learn(self, rate: float, decay: float) -> None:
        """Take a step."""
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            self._trainer.step(rate, decay)

    def measure(self) -> Measured:
        """Return what the networks come to, and let go of those that are no longer finite."""
        trainer, still = self._trainer, self._still
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            trainer.look(self._items.inputs, self._items.targets)
            speeds = self._speeds()
            cost = trainer.costs(self._items.targets) / trainer.batch
            np.logical_and(still, np.isfinite(cost), out=still)
            np.logical_and(still, np.isfinite(speeds).all(axis=0), out=still)
            if still.any() and not still.all():
                trainer.silence(~still)
        return speeds, cost, still

    def _speeds(self) -> Array:
        many, images = self._trainer.network.networks, self._trainer.batch
        layers = self._trainer.gradients[0], self._trainer.gradients[-2]
        slopes = [layer[..., -1].reshape(many, -1).astype(np.float64) for layer in layers]
        return np.stack([np.linalg.norm(slope / images, axis=1) for slope in slopes])


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
