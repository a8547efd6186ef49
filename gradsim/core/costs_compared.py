"""Two costs at once, from the same start: the duel."""

import dataclasses
from collections.abc import Iterator
from typing import Self

from gradsim.core.costs import COSTS
from gradsim.core.experiment import Experiment, Row

BOTH = "both"


class CostExperiment(Experiment):
    """An experiment with a setting `cost`; with ``both`` it runs once for each cost.

    A subclass has the field `cost` and `run_one`, which runs a single cost.
    """

    cost: str

    @property
    def members(self) -> tuple[Self, ...]:
        """The experiment of each series: itself, or one for each cost."""
        if self.cost != BOTH:
            return (self,)
        return tuple(dataclasses.replace(self, cost=cost) for cost in COSTS)  # type: ignore[type-var]  # subclasses are dataclasses

    @property
    def series(self) -> tuple[str, ...]:
        """The costs that run side by side."""
        return tuple(COSTS) if self.cost == BOTH else (self.cost,)

    @property
    def series_column(self) -> str:  # type: ignore[override]  # depends on the cost
        """``cost_function`` where both costs run."""
        return "cost_function" if self.cost == BOTH else ""

    def run(self) -> Iterator[Row]:
        """Yield one row for each epoch; see :meth:`Experiment.run`."""
        if self.cost != BOTH:
            return self.run_one()
        first, second = (member.run_one() for member in self.members)
        return (row + other_row for row, other_row in zip(first, second, strict=True))

    def run_one(self) -> Iterator[Row]:
        """Yield the rows of a single cost."""
        raise NotImplementedError  # each experiment runs its own
