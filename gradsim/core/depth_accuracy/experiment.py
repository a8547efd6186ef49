"""Whether more hidden layers read digits better, section 3.1 of the lecture.

Networks with different numbers of hidden layers learn the first images of MNIST's training
file in mini-batches, with the cross-entropy and weight decay, and after each epoch read the
last images of that file, which they never learn from. All see the same images in the same
order, so what tells them apart is their depth.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gradsim.core import common_settings as common
from gradsim.core.array_file import Numbers, Shape
from gradsim.core.depth_accuracy.packed_states import PackedStates, accuracies
from gradsim.core.depth_accuracy.sweep_file import SweepFile, SweepState
from gradsim.core.experiment import Diverged, Experiment, Row, StateRow, settings_to_json
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.learner import Learner, NetworkState, blocks
from gradsim.core.networks.mnist import (
    CLASSES,
    PIXELS,
    TRAINING_IMAGES,
    Digits,
    held_out_digits,
    load_digits,
)
from gradsim.core.networks.network import Network, with_ones
from gradsim.core.settings import SettingError, setting

#: Percent of the validation images that the lecture's networks read, by hidden layers.
LECTURE_ACCURACY = {1: 96.48, 2: 96.90, 3: 96.57, 4: 96.53}

MOST_MEMORY = 1e9  # bytes of the states of all epochs
MOST_BUFFERS = 3e9  # bytes of the activations and errors of a mini-batch
BLOCK = 2000  # images that are unpacked at a time, about


@dataclass(frozen=True)
class DepthAccuracy(Experiment):
    """Networks of several depths that learn to read digits, an epoch of each in turn.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "depth-accuracy"
    series_column: ClassVar[str] = "hidden_layers"
    keeps_states: ClassVar[bool] = True

    depths: tuple[int, ...] = setting(
        (1, 2, 3, 4),
        label="Hidden layers",
        group="Networks",
        minimum=1,
        maximum=20,
        longest=8,
        toggles=(1, 2, 3, 4, 5, 6, 7, 8),
        help="The numbers of hidden layers to compare, one network for each. All learn side by "
        "side, so each network that is added takes its time in every epoch.",
    )
    width: int = network_settings.width(help="The number of neurons in every hidden layer.")
    learning_rate: float = common.learning_rate(0.1, maximum=1e30)
    regularization: float = network_settings.regularization(
        help="Weights shrink by the factor 1 − ηλ/n in each step; n counts the training images."
    )
    mini_batch: int = network_settings.mini_batch(
        10,
        logarithmic=True,
        help="Images of each step, taken in a new random order in every epoch.",
    )
    epochs: int = common.epochs(
        30,
        maximum=10_000,
        slider=(1, 100),
        logarithmic=False,
        help="How many passes are made over the training images.",
    )
    seed: int = common.seed(
        group="Learning",
        help="Seed of the starting weights and of the order of the images.",
    )
    training_images: int = network_settings.images(
        50_000,
        label="Training images",
        group="Images",
        slider=(100, 50_000),
        help="How many images are learnt from: the first of the set.",
    )
    validation_images: int = network_settings.images(
        10_000,
        label="Validation images",
        symbol="",
        group="Images",
        slider=(100, 10_000),
        help="How many images are read but never learnt from: the last of the set.",
    )
    data: str = network_settings.data(group="Images")

    @property
    def _buffers(self) -> int:
        """Bytes of the activations and errors of a mini-batch."""
        # in each layer: weighted inputs, activations, errors and slopes of every image
        batch = max(self.mini_batch, BLOCK)
        return 4 * 4 * batch * (PIXELS + sum(self.depths) * self.width)

    @property
    def run_bytes(self) -> int:
        """The bytes of its buffers, of both sets of images, and of the states of all epochs."""
        images = PIXELS * (self.training_images + 4 * self.validation_images)
        return self._buffers + images + self.result_file().size

    @property
    def state_bytes(self) -> int:
        """The bytes of all networks, and of what they read."""
        return self.result_file().size // (self.epochs + 1)

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        if len(set(self.depths)) < len(self.depths):
            raise SettingError("depths", self.depths, "numbers of which each stands only once")
        if self.training_images + self.validation_images > TRAINING_IMAGES:
            raise SettingError(
                "validation_images",
                self.validation_images,
                f"at most {TRAINING_IMAGES - self.training_images:,} beside "
                f"{self.training_images:,} training images: the set has {TRAINING_IMAGES:,}",
            )
        if self.mini_batch > self.training_images:
            raise SettingError(
                "mini_batch",
                self.mini_batch,
                f"at most the number of training images, {self.training_images:,}",
            )
        buffers = self._buffers
        if buffers > MOST_BUFFERS:
            raise SettingError(
                "width",
                self.width,
                f"fewer, or the mini-batch smaller: {buffers / 1e9:.0f} GB would be needed, "
                f"{MOST_BUFFERS / 1e9:.0f} GB are allowed",
            )
        needed = self.result_file().size
        if needed > MOST_MEMORY:
            raise SettingError(
                "epochs",
                self.epochs,
                f"fewer, or the networks fewer or smaller: their weights at all epochs would "
                f"need {needed / 1e9:.1f} GB, {MOST_MEMORY / 1e9:.0f} GB are allowed",
            )

    @property
    def series(self) -> tuple[str, ...]:
        """The depths."""
        return tuple(str(depth) for depth in self.depths)

    @property
    def columns(self) -> tuple[str, ...]:
        """The mean cost of all training images, and the validation accuracy in percent."""
        return ("cost", "validation_accuracy")

    @property
    def is_lectures(self) -> bool:
        """Whether the settings and the data are the lecture's, but for the seed and the depths.

        No network depends on which others learn beside it.
        """
        return self == DepthAccuracy(depths=self.depths, seed=self.seed)

    def lecture_accuracy(self, depth: int) -> float | None:
        """Return what the lecture's network of a depth reads, in percent.

        None where the settings or the data are not the lecture's.
        """
        return LECTURE_ACCURACY.get(depth) if self.is_lectures else None

    def sizes(self, depth: int) -> tuple[int, ...]:
        """Return the neurons of each layer of a network, the inputs first."""
        return (PIXELS, *[self.width] * depth, CLASSES)

    def validation_digits(self) -> Digits:
        """Return the images that are read but never learnt.

        Raises
        ------
        DataError
            If the set has too few images, or its files are missing or damaged.
        """
        return held_out_digits(self.data, self.training_images, self.validation_images)

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`.

        Each carries its :class:`~gradsim.core.depth_accuracy.sweep_file.SweepState`. A sweep that
        was finished before is not run again.
        """
        validation = self.validation_digits()
        file = self.result_file()
        # a folder of the user's may change, and MNIST does not
        if not self.data and (kept := file.load(validation)) is not None:
            yield from kept
            return
        rows: list[StateRow] = []
        for row in self._learn(validation):
            rows.append(row)
            if len(rows) > self.epochs and not self.data:
                file.save(rows)  # before the last row, after which nobody may come back
            yield row

    def result_file(self) -> SweepFile:
        """Return where the result of this sweep is kept once it is finished."""
        return SweepFile(
            json.dumps([self.name, settings_to_json(self)]),
            tuple(self.sizes(depth) for depth in self.depths),
            self.epochs,
            len(self.columns),
            self.validation_images,
        )

    # ----- as a run that travels with the program

    def packed_shapes(self) -> dict[str, Shape]:
        """Return what the arrays of a recorded run look like."""
        return self._packed_states().shapes()

    def packed(self, rows: Sequence[Row]) -> dict[str, Numbers]:
        """Return the states of a whole run as arrays."""
        return self._packed_states().arrays(rows)

    def unpacked(self, table: NDArray[np.float64], arrays: Mapping[str, Numbers]) -> Iterator[Row]:
        """Yield the rows of a table with their states, and with accuracies that are exact."""
        start = [self.network(depth).full_weights() for depth in self.depths]
        packed = self._packed_states()
        states = list(packed.states(start, arrays, self.validation_digits()))
        table[:, 1 :: len(self.columns)] = accuracies(states)
        return map(StateRow, table.tolist(), states)

    def _packed_states(self) -> PackedStates:
        sizes = [self.sizes(depth) for depth in self.depths]
        return PackedStates(sizes, self.epochs, self.validation_images)

    # ----- learning

    def _learn(self, validation: Digits) -> Iterator[StateRow]:
        digits = load_digits(self.data, 0, self.training_images)
        used = digits.images.any(axis=0) | validation.images.any(axis=0)
        kept = np.flatnonzero(used)
        # take leaves each image in one piece, unlike images[:, kept]: an epoch gathers them in
        # 0.05 s instead of 0.5
        images, targets = digits.images.take(kept, axis=1), digits.targets(np.float32)
        inputs = with_ones(np.divide(validation.images[:, kept], 255, dtype=np.float32))
        unseen = [inputs[start : start + BLOCK] for start in range(0, len(inputs), BLOCK)]
        learners = [Learner(self.network(depth, kept)) for depth in self.depths]
        rng = np.random.default_rng((self.seed, 1))  # not the stream that draws the weights
        decay = 1.0 - self.learning_rate * self.regularization / self.training_images
        size = self.mini_batch * max(1, BLOCK // self.mini_batch)  # whole mini-batches
        in_order = np.arange(self.training_images)
        for epoch in range(self.epochs + 1):
            with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                costs = [0.0] * len(learners)
                for x, y in blocks(images, targets, in_order, BLOCK):
                    for index, learner in enumerate(learners):
                        costs[index] += learner.cost(x, y) / self.training_images
                readings = [
                    np.concatenate([learner.read(part) for part in unseen]) for learner in learners
                ]
            if not np.isfinite(costs).all():
                raise Diverged(epoch, self.learning_rate)
            yield self._row(costs, readings, learners, validation)
            order = rng.permutation(self.training_images)
            with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                for x, y in blocks(images, targets, order, size):
                    for learner in learners:
                        learner.learn(x, y, self.mini_batch, self.learning_rate, decay)

    def network(self, depth: int, kept: NDArray[np.int64] | None = None) -> Network:
        """Return the network of a depth at its start."""
        network = Network(self.sizes(depth), kept=kept, kind=np.float32)
        network.initialize(INITIALIZERS["scaled-gaussian"], [self.seed])
        return network

    def _row(
        self,
        costs: Sequence[float],
        readings: Sequence[NDArray[np.uint8]],
        learners: Sequence[Learner],
        validation: Digits,
    ) -> StateRow:
        numbers: list[float] = []
        for cost, reading in zip(costs, readings, strict=True):
            right = int(np.count_nonzero(reading == validation.labels))
            numbers += [cost, 100.0 * right / self.validation_images]
        networks = tuple(
            NetworkState(learner.network.full_weights(), reading)
            for learner, reading in zip(learners, readings, strict=True)
        )
        return StateRow(numbers, SweepState(networks, validation))
