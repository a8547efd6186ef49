"""Curves of what the two costs share, and the constant guess that they are compared with."""

from collections.abc import Sequence

from gradsim.core.layer_speed.guess import ConstantGuess, constant_guess
from gradsim.ui.language import cost_label
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.plotting.epochs.curve import Curve

#: Colour and dash of each cost, as in the duel of the single neuron.
STYLE = {"quadratic": 1, "cross-entropy": 0}


def guess_of(source: SpeedSource) -> ConstantGuess | None:
    """Return what a constant guess costs, None where two costs run."""
    experiment = source.experiment
    if source.series > 1:
        return None
    return constant_guess(experiment.data, experiment.images, experiment.cost)


def cost_curves(runs: Sequence[tuple[str, SpeedSource]], column: str) -> list[Curve]:
    """Return a curve of a column for each cost of each run; runs with a name are ghosts."""
    curves = []
    for name, run in runs:
        costs = [run.experiment.cost] if run.is_ensemble else run.experiment.series
        for series, cost in enumerate(costs):
            label = name or cost_label(cost)
            curves.append(Curve(run.data, column, label, STYLE[cost], series, ghost=bool(name)))
    return curves
