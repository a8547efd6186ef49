"""A small network learns points of the plane: what hidden neurons are for.

Two inputs, one to four hidden layers and one sigmoid output, whose boundary a = 0.5 parts the
plane. Of the network on screen a row has everything; with `networks` > 1 it also tells how many
of so many other starts, computed with it, have learnt the points by then.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.networks import network_settings
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.network import Array, Network
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError, setting
from gradsim.core.small_network.data_sets import (
    DATA_SETS,
    LABELS,
    Points,
    listed_points,
    named_points,
    sample,
)
from gradsim.core.small_network.starts import Race, draw, members
from gradsim.core.small_network.state import NetworkState, by_layer, by_neuron, parameter_names

#: Most points; and the points whose output has a column.
MOST_POINTS, MOST_OUTPUTS = 1000, 16
FARTHEST = 100.0  # coordinate of a point
MOST_TEXTS = 24  # points beside which the window writes something, which takes room
#: A start has learnt the points where its cost, or its error, is below this.
LEARNT = 0.1


@dataclass(frozen=True)
class SmallNetwork(Experiment):
    """A network with two inputs and one output.

    Raises
    ------
    SettingError
        If a setting is not allowed or two of them contradict each other.
    """

    name: ClassVar[str] = "small-network"
    resets: ClassVar[Mapping[str, Mapping[str, object]]] = {
        name: {"weights": None} for name in ("hidden_layers", "initializer", "seed")
    }
    seen_first: ClassVar[tuple[str, ...]] = ("weights",)

    data: str | tuple[tuple[float, ...], ...] = setting(
        "xor",
        label="Points",
        group="Data",
        choices=tuple(DATA_SETS),
        choice_labels=LABELS,
        sample=sample,
        empty="custom",
        minimum=-FARTHEST,
        maximum=FARTHEST,
        longest=MOST_POINTS,
        items="a list of up to {0} points [x₁, x₂, class], with coordinates from −100 to 100 "
        "and a class of 0 or 1",
        help="What is learnt: points of the plane in two classes, by the name of a set, or as "
        "a list of points, each x₁, x₂ and the class 0 or 1.",
    )
    points: int = setting(
        4,
        label="How many",
        group="Data",
        minimum=4,
        maximum=MOST_POINTS,
        slider=(4, 400),
        logarithmic=True,
        help="How many points a named set has.",
    )
    noise: float = setting(
        0.0,
        label="Noise",
        group="Data",
        minimum=0.0,
        maximum=1.0,
        slider=(0.0, 0.5),
        help="Standard deviation of what each coordinate of a named set’s points is moved by.",
    )
    hidden_layers: tuple[int, ...] = setting(
        (2,),
        label="Neurons in layer",
        symbol="N",
        count_label="Hidden layers",
        group="Network",
        minimum=1,
        maximum=20,
        longest=4,
        slider=(1, 20),
        help="The number of neurons in each hidden layer, from the first to the last.",
    )
    activation: str = common.activation(
        group="Network",
        help="The activation of the hidden neurons; the output neuron is sigmoid.",
    )
    initializer: str = network_settings.initializer("standard-gaussian")
    seed: int = common.seed(
        group="Network", help="Seed of the random weights, drawn layer by layer."
    )
    networks: int = network_settings.networks(
        1,
        group="Network",
        slider=(1, 200),
        help="From how many random starts the points are learnt: with more than one, of so many "
        "seeds from 0 on it is told how many have learnt the points.",
    )
    weights: tuple[tuple[float, ...], ...] | None = setting(
        None,
        label="Starting weights",
        group="Network",
        minimum=-common.LARGEST,
        maximum=common.LARGEST,
        empty="drawn",
        help="Where learning starts instead of at random: a list for each neuron, layer by "
        "layer and the output last, of its weights and its bias.",
    )
    cost: str = common.cost("cross-entropy", help="What learning makes small.")
    learning_rate: float = common.learning_rate(1.0)
    regularization: float = network_settings.regularization(0.0)
    mini_batch: int | None = setting(
        None,
        label="Mini-batch",
        group="Learning",
        minimum=1,
        maximum=MOST_POINTS,
        slider=(1, 100),
        empty="all",
        help="Points of each step; if empty, all of them, so that an epoch is one step.",
    )
    epochs: int = common.epochs(
        1000,
        maximum=1_000_000,
        slider=(10, 10_000),
        help="How many passes are made over the points.",
    )

    # ----- what is allowed

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        if not isinstance(self.data, str):
            self._check_points(self.data)
        count = self.points if isinstance(self.data, str) else len(self.data)
        if self.mini_batch is not None and self.mini_batch > count:
            raise SettingError(
                "mini_batch", self.mini_batch, f"at most the number of points, {count:,}"
            )
        if self.weights is not None:
            self._check_weights(self.weights)

    def _check_points(self, rows: Sequence[Sequence[float]]) -> None:
        for number, row in enumerate(rows, 1):
            if len(row) != 3:
                raise SettingError(
                    "data",
                    [list(row) for row in rows],
                    "a list of points, each [x₁, x₂, class] "
                    f"(point {number} has {len(row)} numbers)",
                )
            if row[2] not in (0.0, 1.0):
                raise SettingError("data", list(row), "a point [x₁, x₂, class] of the class 0 or 1")
        if len({row[2] for row in rows}) < 2:
            raise SettingError(
                "data",
                [list(row) for row in rows],
                f"points of both classes, 0 and 1; all are of class {rows[0][2]:.0f}",
            )

    def _check_weights(self, rows: Sequence[Sequence[float]]) -> None:
        wanted = [n_in + 1 for n_in, n_out in pairwise(self.sizes) for _ in range(n_out)]
        if [len(row) for row in rows] != wanted:
            raise SettingError(
                "weights",
                [list(row) for row in rows],
                f"{len(wanted)} lists, one for each neuron of {list(self.hidden_layers)} and the "
                f"output, of {', '.join(map(str, wanted))} numbers",
            )

    @property
    def unused(self) -> tuple[str, ...]:
        """Of points that are listed, how many and their noise; starting weights are drawn on."""
        of_names = () if isinstance(self.data, str) else ("points", "noise")
        return (*of_names, "weights")

    # ----- the network and its points

    @property
    def sizes(self) -> tuple[int, ...]:
        """The neurons of each layer, two inputs first and the output last."""
        return (2, *self.hidden_layers, 1)

    @property
    def parameters(self) -> int:
        """The number of weights and biases."""
        return sum((n_in + 1) * n_out for n_in, n_out in pairwise(self.sizes))

    def training_points(self) -> Points:
        """Return what is learnt."""
        if isinstance(self.data, str):
            return named_points(self.data, self.points, self.noise)
        return listed_points(self.data)

    def plane(self) -> tuple[float, float, float, float]:
        """Return the part of the plane that shows all points: x₁ from, to, x₂ from, to.

        It is a square with room around the points, more around a few.
        """
        inputs = self.training_points().inputs
        room = 0.8 if len(inputs) <= MOST_TEXTS else 0.65
        low, high = inputs.min(axis=0), inputs.max(axis=0)
        middle, half = (low + high) / 2, max(float((high - low).max()) * room, 0.1)
        (x, y) = middle.tolist()
        return x - half, x + half, y - half, y + half

    # ----- the table

    @property
    def columns(self) -> tuple[str, ...]:
        """Cost, error, how many starts have learnt, outputs, weights and biases.

        ``error`` is the share of points on the wrong side of a = 0.5. Where there are several
        starts, ``low_cost`` and ``low_error`` count those whose cost and error are below 0.1.
        Outputs are those of the first 16 points; ``weight_2_1_3`` is the weight of neuron 1 in
        layer 2 for its input 3, ``bias_2_1`` its bias.
        """
        starts = ("low_cost", "low_error") if self.networks > 1 else ()
        outputs = (f"output_{point + 1}" for point in range(min(self._count, MOST_OUTPUTS)))
        return ("cost", "error", *starts, *outputs, *parameter_names(self.sizes))

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """The speed ‖∂C/∂b‖ of each layer, and cost and error of each start."""
        speeds = (f"speed_{layer}" for layer in range(1, len(self.hidden_layers) + 1))
        starts = range(self.networks) if self.networks > 1 else ()
        return (
            *speeds,
            "speed_output",
            *(f"cost_of_{start}" for start in starts),
            *(f"error_of_{start}" for start in starts),
        )

    def state(self, recording: Recording, epoch: int) -> NetworkState:
        """Return the network as it stands at an epoch of its recording."""
        return self.state_of(recording.row(epoch))

    def state_of(self, row: Row) -> NetworkState:
        """Return the network of a row."""
        layers = by_layer(self._neurons(row), self.sizes)
        return NetworkState(layers, self.activation, self.cost, self.training_points())

    def _neurons(self, row: Row) -> tuple[tuple[float, ...], ...]:
        return by_neuron(self._parameters_of(row), self.sizes)

    def _parameters_of(self, row: Row) -> Row:
        """Return all weights and biases, neuron by neuron; their names would take longer."""
        outputs = min(self._count, MOST_OUTPUTS)
        first = 2 + (2 if self.networks > 1 else 0) + outputs
        return row[first : first + self.parameters]

    @property
    def _count(self) -> int:
        """The number of points."""
        return self.points if isinstance(self.data, str) else len(self.data)

    # ----- learning

    def network(self) -> Network:
        """Return the network on screen, and behind it the other starts, before any learning."""
        others = self.networks if self.networks > 1 else 0
        network = Network(self.sizes, self.activation, 1 + others)
        draw(network, INITIALIZERS[self.initializer], [self.seed, *range(others)])
        if self.weights is not None:
            for mine, given in zip(
                members(network), by_layer(self.weights, self.sizes), strict=True
            ):
                mine[0] = given
        return network

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        points, network = self.training_points(), self.network()
        with np.errstate(all="ignore"):
            race = Race(network, points, self.cost)
        decay = 1.0 - self.learning_rate * self.regularization / len(points)
        seeds = [self.seed, *range(network.networks - 1)]
        rngs = [np.random.default_rng((seed, 1)) for seed in seeds]  # not what draws the weights
        shown = len(self.columns) + len(race.speeds)  # another start may diverge alone
        for epoch in range(self.epochs + 1):
            row = self._row(race)
            if not np.isfinite(row[:shown]).all():
                raise Diverged(epoch, self.learning_rate)
            yield row
            if epoch < self.epochs:
                with np.errstate(all="ignore"):
                    race.learn(self.learning_rate, decay, self.mini_batch, rngs)

    def _row(self, race: Race) -> Row:
        numbers = [float(race.costs[0]), float(race.errors[0])]
        if self.networks > 1:
            for values in (race.costs, race.errors):
                numbers.append(int(np.count_nonzero(values[1:] < LEARNT)))
        numbers += race.outputs[0, :MOST_OUTPUTS].tolist()
        for layer in members(race.network):
            numbers += layer[0].ravel().tolist()
        numbers += race.speeds[:, 0].tolist()
        if self.networks > 1:
            numbers += [*race.costs[1:].tolist(), *race.errors[1:].tolist()]
        return tuple(numbers)

    def continued(self, row: Row) -> "SmallNetwork | None":
        """Return the network that starts from the weights and biases in `row`."""
        try:
            return dataclasses.replace(self, weights=self._neurons(row))
        except SettingError:  # learning has left the range that a start may have
            return None

    def can_continue(self, row: Row) -> bool:
        """Return whether all weights and biases are in the range that a start may have."""
        # with all() over the numbers of 300 weights 0.1 ms of each frame, in NumPy a fifth of it
        return bool(np.abs(np.array(self._parameters_of(row))).max() <= common.LARGEST)


def weights_by_neuron(layers: Sequence[Array]) -> tuple[tuple[float, ...], ...]:
    """Return arrays of weights by layer as the setting `weights` has them."""
    return tuple(tuple(row) for layer in layers for row in layer.tolist())
