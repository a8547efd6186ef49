"""Both costs at once are each cost alone, side by side and in step."""

from dataclasses import dataclass, replace

import pytest

from gradsim.core import Diverged, LayerSpeed, SingleNeuron
from gradsim.core.costs_compared import BOTH, CostExperiment

DUELS = [
    SingleNeuron(weights=[2.0], bias=2.0, cost=BOTH, epochs=20),
    LayerSpeed(hidden_layers=[4], images=10, cost=BOTH, epochs=20),
]
every_duel = pytest.mark.parametrize("duel", DUELS, ids=lambda duel: duel.name)


@dataclass(frozen=True)
class Counted(CostExperiment):
    """Notes each row that it computes; with the quadratic cost it diverges at epoch 2."""

    log: list
    cost: str = BOTH

    columns = ("cost",)
    last_epoch = 3

    def settings(self):
        return {}

    def run_one(self):
        for epoch in range(4):
            if epoch == 2 and self.cost == "quadratic":
                raise Diverged(epoch, 1.0)
            self.log.append((epoch, self.cost))
            yield (float(epoch),)


@every_duel
def test_the_members_of_a_duel_differ_in_the_cost_alone(duel):
    assert duel.series == ("quadratic", "cross-entropy")
    assert duel.members == tuple(replace(duel, cost=cost) for cost in duel.series)
    assert duel.series_column == "cost_function"


@every_duel
def test_the_rows_of_a_duel_are_those_of_its_members_side_by_side(duel):
    quadratic, entropy = (list(member) for member in duel.members)
    assert list(duel) == [
        row_quadratic + row_entropy
        for row_quadratic, row_entropy in zip(quadratic, entropy, strict=True)
    ]
    assert quadratic[0] != entropy[0] and len(quadratic) == duel.last_epoch + 1


@every_duel
def test_a_single_cost_is_a_series_without_a_name_in_the_table(duel):
    single = replace(duel, cost="quadratic")
    assert (single.series, single.series_column, single.members) == (("quadratic",), "", (single,))


def test_no_epoch_of_a_duel_is_computed_before_it_is_wanted():
    duel = Counted([])
    rows = iter(duel)
    assert duel.log == []
    assert next(rows) == (0.0, 0.0)
    assert duel.log == [(0, "quadratic"), (0, "cross-entropy")]


def test_a_duel_ends_with_the_epoch_before_either_cost_diverges():
    seen = []
    with pytest.raises(Diverged, match="since epoch 2"):
        seen.extend(Counted([]))
    assert seen == [(0.0, 0.0), (1.0, 1.0)]
