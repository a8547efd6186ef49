"""Gradient descent on C = (x² + κy²)/2, with momentum and without.

Without momentum each coordinate is multiplied in each step by a number of its own, 1 − η and
1 − ηκ: a rate that is small enough for the steep walls is far too small for the floor. With
momentum a velocity remembers the steps before: v ← μv − η∇C, then (x, y) ← (x, y) + v.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

from gradsim.core import common_settings as common
from gradsim.core.experiment import Diverged, Experiment, Row
from gradsim.core.settings import SettingError, setting


@dataclass(frozen=True)
class Ravine(Experiment):
    """Two walkers from the same place: one with momentum, one without."""

    name: ClassVar[str] = "ravine"
    series_column: ClassVar[str] = "walker"

    start: tuple[float, ...] = setting(
        (-9.0, 1.5),
        label="Start",
        group="Ravine",
        minimum=-10.0,
        maximum=10.0,
        longest=2,
        help="Where both begin: x along the floor, y up the wall.",
    )
    steepness: float = setting(
        20.0,
        label="Steepness of the walls",
        symbol=r"\kappa",
        group="Ravine",
        minimum=1.0,
        maximum=1000.0,
        slider=(1.0, 100.0),
        logarithmic=True,
        help="How many times the walls are steeper than the floor.",
    )
    learning_rate: float = common.learning_rate(0.05)
    momentum: float = setting(
        0.6,
        label="Momentum",
        symbol=r"\mu",
        group="Learning",
        minimum=0.0,
        maximum=0.999,
        help="The share of its velocity that a walker with momentum keeps.",
    )
    epochs: int = common.epochs(60, maximum=10_000, slider=(10, 300))

    def check(self) -> None:
        """Raise SettingError where the start is no place."""
        if len(self.start) != 2:
            raise SettingError("start", list(self.start), "a list of 2 numbers, x and y")

    @property
    def series(self) -> tuple[str, ...]:
        """The two walkers."""
        return ("plain", "momentum")

    @property
    def columns(self) -> tuple[str, ...]:
        """Place and cost of a walker."""
        return ("x", "y", "cost")

    @property
    def last_epoch(self) -> int:
        """The number of steps."""
        return self.epochs

    def run(self) -> Iterator[Row]:
        """Yield one row for each step; see :meth:`Experiment.run`."""
        x, y = self.start
        walkers = [(x, y, 0.0, 0.0), (x, y, 0.0, 0.0)]
        for epoch in range(self.epochs + 1):
            row: list[float] = []
            for index, (x, y, vx, vy) in enumerate(walkers):
                cost = (x * x + self.steepness * y * y) / 2
                if not isfinite(cost):
                    raise Diverged(epoch, self.learning_rate)
                row += (x, y, cost)
                keeps = self.momentum if index else 0.0
                next_vx = keeps * vx - self.learning_rate * x
                next_vy = keeps * vy - self.learning_rate * self.steepness * y
                walkers[index] = x + next_vx, y + next_vy, next_vx, next_vy
            yield tuple(row)
