"""How fast the layers of one network learn (section 3.1 of the lecture).

The speed of layer l is ‖δ^l‖, the length of the vector of ∂C/∂b_j^l averaged over the
training images, taken before the epoch's step. In the lecture the layers of a network of
sigmoid neurons differ in speed by a factor near 5 from one to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gradsim.core import common_settings as common
from gradsim.core.costs_compared import BOTH, CostExperiment
from gradsim.core.experiment import Diverged, Row
from gradsim.core.layer_speed.output_neuron import output_columns, output_numbers
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.learner import Learner
from gradsim.core.networks.mnist import CLASSES, PIXELS, load_digits
from gradsim.core.networks.network import Array, Kind, Network, with_ones
from gradsim.core.networks.trainer import Trainer, numbers_held
from gradsim.core.networks.whole_set import numbers_of_inputs, trainer_of_all
from gradsim.core.settings import SettingError, setting

#: The lecture's ‖δ^l‖ at the start, by the number of hidden layers.
LECTURE_SPEEDS = {
    2: (0.07, 0.31),
    3: (0.012, 0.060, 0.283),
    4: (0.003, 0.017, 0.070, 0.285),
}
TOP_NEURONS = 6
CALM_RATE = 1.0  # learning rate up to which single precision shows no other curve
MOST_MEMORY = 3e9  # bytes of all buffers


@dataclass(frozen=True)
class LayerSpeed(CostExperiment):
    """A network, or many that differ in their seed, that learns to read digits.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "layer-speed"

    hidden_layers: tuple[int, ...] = setting(
        (30, 30),
        label="Neurons in layer",
        symbol="N",
        count_label="Hidden layers",
        group="Network",
        minimum=1,
        maximum=1000,
        longest=20,
        help="The number of neurons in each hidden layer, from the first to the last.",
    )
    activation: str = common.activation(
        group="Network",
        help="The activation of the hidden neurons; output neurons are sigmoid.",
    )
    initializer: str = network_settings.initializer("scaled-gaussian")
    output_bias: float | None = setting(
        None,
        label="Output bias",
        symbol="b^L",
        group="Network",
        minimum=-1e3,
        maximum=1e3,
        slider=(-10.0, 10.0),
        empty="drawn",
        help="The bias of every output neuron at the start; if empty, as initialised.",
    )
    seed: int = common.seed(
        group="Network",
        help="Seed of the random weights; network k of several has the seed plus k.",
    )
    networks: int = network_settings.networks(
        1,
        group="Network",
        slider=(1, 100),
        help="How many networks learn side by side, each with its own seed.",
    )
    learning_rate: float = common.learning_rate(0.1)
    regularization: float = network_settings.regularization()
    images: int = network_settings.images(
        1000, help="How many training images are used: the first of the set."
    )
    mini_batch: int | None = network_settings.mini_batch(
        None,
        empty="all",
        help="Images of each step; if empty, all of them, so that an epoch is one step.",
    )
    epochs: int = common.epochs(
        500,
        maximum=1_000_000,
        slider=(10, 10_000),
        help="How many passes are made over the images.",
    )
    cost: str = common.cost(
        "cross-entropy",
        others=(BOTH,),
        help="What learning makes small; both runs the same start with either cost.",
    )
    data: str = network_settings.data(group="Learning")

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        if self.mini_batch is not None and self.mini_batch > self.images:
            raise SettingError(
                "mini_batch", self.mini_batch, f"at most the number of images, {self.images:,}"
            )
        if self.cost == BOTH and self.networks > 1:
            raise SettingError("networks", self.networks, "1 where both costs run")
        self._check_memory()

    def _memory(self) -> tuple[int, int]:
        """Return the bytes that images take, and those that weights take."""
        # the weights, and their gradients for the whole set and for a mini-batch
        sizes = (PIXELS, *self.hidden_layers, CLASSES)
        weights = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
        of_images = 8 * numbers_held(sizes[1:], self.networks, self.images)
        return of_images, 8 * 3 * self.networks * weights

    @property
    def run_bytes(self) -> int:
        """The bytes of its buffers, and of its images: with few networks most of all."""
        of_inputs = numbers_of_inputs(self.images, PIXELS) * np.dtype(self.kind).itemsize
        return sum(self._memory()) + of_inputs

    def _check_memory(self) -> None:
        of_images, of_weights = self._memory()
        if of_images + of_weights > MOST_MEMORY:
            name = "images" if of_images > of_weights else "hidden_layers"
            raise SettingError(
                name,
                getattr(self, name),
                f"{'fewer' if name == 'images' else 'smaller'}, or the networks fewer"
                f"{' or smaller' if name == 'images' else ''}: "
                f"{(of_images + of_weights) / 1e9:.1f} GB would be needed, "
                f"{MOST_MEMORY / 1e9:.0f} GB are allowed",
            )

    @property
    def series(self) -> tuple[str, ...]:
        """The networks of an ensemble, or the costs that run side by side."""
        if self.networks > 1:
            return tuple(str(number + 1) for number in range(self.networks))
        return super().series

    @property
    def series_column(self) -> str:  # type: ignore[override]  # depends on the settings
        """``network`` for an ensemble, ``cost_function`` where both costs run."""
        return "network" if self.networks > 1 else super().series_column

    @property
    def columns(self) -> tuple[str, ...]:
        """The speed of each layer, the mean error of the outputs, and the cost."""
        layers = range(1, len(self.hidden_layers) + 1)
        return (*(f"speed_{layer}" for layer in layers), "speed_output", "error", "cost")

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """‖∂C/∂w^l‖ of each layer; of one network ∂C/∂b of its first neurons, and its outputs."""
        weights = tuple(f"weights_{layer}" for layer in range(1, len(self.hidden_layers) + 1))
        if self.networks > 1:
            return weights
        gradients = (
            f"gradient_{layer}_{neuron + 1}"
            for layer, width in enumerate(self.hidden_layers, 1)
            for neuron in range(min(width, TOP_NEURONS))
        )
        return (*weights, *gradients, *output_columns(self.images))

    @property
    def kind(self) -> Kind:
        """The precision of all numbers.

        Many networks at once are drawn as a band, and learn in half of the time with single
        precision. They do where no number of the band is off by 1e-3 of itself: with sigmoid
        neurons that do not start saturated, in steps that do not go too far.
        """
        usual = self.activation == "sigmoid" and self.initializer == "scaled-gaussian"
        calm = usual and self.output_bias is None and self.learning_rate <= CALM_RATE
        return np.float32 if calm and self.networks > 1 else np.float64

    def network(self, kept: NDArray[np.int64] | None = None) -> Network:
        """Return the networks at their start."""
        sizes = (PIXELS, *self.hidden_layers, CLASSES)
        network = Network(sizes, self.activation, self.networks, kept, self.kind)
        seeds = range(self.seed, self.seed + self.networks)
        network.initialize(INITIALIZERS[self.initializer], seeds)
        if self.output_bias is not None:
            network.weights[-1][..., -1] = self.output_bias
        return network

    def run_one(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        digits = load_digits(self.data, 0, self.images)
        kept = np.flatnonzero(digits.images.any(axis=0))
        x = with_ones(digits.inputs(self.kind)[:, kept])
        targets = np.asfortranarray(digits.targets(self.kind))  # as the outputs lie
        network = self.network(kept)
        learner = Learner(network, self.cost)
        if self.mini_batch is None:
            whole = trainer_of_all(network, x, self.cost)
        else:
            whole = Trainer(network, self.images, self.cost)
        decay = 1.0 - self.learning_rate * self.regularization / self.images
        rngs = [np.random.default_rng(self.seed + index) for index in range(self.networks)]
        for epoch in range(self.epochs + 1):
            with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                whole.look(x, targets)
                row, finite = self._row(whole, targets)
            if not finite:
                raise Diverged(epoch, self.learning_rate)
            yield row
            with np.errstate(over="ignore", invalid="ignore", under="ignore"):
                if self.mini_batch is None:
                    whole.step(self.learning_rate, decay)
                else:
                    learner.shuffle_and_learn(
                        x, targets, self.mini_batch, self.learning_rate, decay, rngs
                    )

    def _row(self, trainer: Trainer, targets: Array) -> tuple[Row, bool]:
        """Return the row of an epoch, and whether all of it is finite."""
        many = self.networks
        slopes = [
            gradient[..., -1].reshape(many, -1).astype(np.float64, copy=False) / self.images
            for gradient in trainer.gradients
        ]
        speeds = [np.sqrt(np.einsum("ni,ni->n", slope, slope)) for slope in slopes]
        outputs = trainer.outputs.reshape(many, *targets.shape)
        error = [np.abs(own - targets).sum(dtype=np.float64) / own.size for own in outputs]
        cost = trainer.costs(targets) / self.images
        weights = [length / self.images for length in trainer.weight_lengths()[:-1]]
        table = np.array([*speeds, error, cost, *weights]).T
        row = table.ravel().tolist()
        if many == 1:
            for slope in slopes[:-1]:
                row += slope[0, :TOP_NEURONS].tolist()
            row += output_numbers(trainer)
        return tuple(row), bool(np.isfinite(row).all())
