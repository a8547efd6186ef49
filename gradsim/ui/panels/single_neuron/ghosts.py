"""The curves of runs that stand beside the present one, and the names of curves."""

from collections.abc import Sequence
from dataclasses import fields

from gradsim.core.costs_compared import BOTH
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.language import cost_label
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INK
from gradsim.ui.typesetting.numbers import format_setting

#: Colour and dash of each cost, the same in every view.
STYLE = {"quadratic": 1, "cross-entropy": 0}
FIRST_GHOST = 2


def ghost_styles(kept: Sequence[KeptRun], members: Sequence[SingleNeuron]) -> list[int | None]:
    """Return the colour of each kept run, None for that of its cost.

    A run of another cost than the present one has the colour of its cost, the first of the
    others that of text, further ones colours of their own.
    """
    costs, styles = {member.cost for member in members}, list[int | None]()
    for index, run in enumerate(kept):
        experiment = run.recording.experiment
        cost = experiment.cost if isinstance(experiment, SingleNeuron) else ""
        if cost in STYLE and cost not in costs:
            costs.add(cost)
            styles.append(None)
        else:
            styles.append(FIRST_GHOST + index if INK in styles else INK)
    return styles


def ghosts(
    run: KeptRun,
    column: str,
    style: int | None,
    members: Sequence[SingleNeuron],
    share: bool = False,
) -> list[Curve]:
    """Return a kept run's curves, each with the dash of its cost where it has not its colour."""
    experiment = run.recording.experiment
    if not isinstance(experiment, SingleNeuron) or not len(run.recording):
        return []
    curves = []
    for series, member in enumerate(experiment.members):
        start = run.recording.at(0, column, series)
        scale = 1 / start if share and start else 1.0
        look = STYLE[member.cost]
        name = _name(run, member, members)
        if len(experiment.members) > 1:
            name = f"{run.name}, {cost_label(member.cost)}"
        color, dash = (look, look) if style is None else (style, INK if style == INK else look)
        curves.append(Curve(run.recording, column, name, color, series, scale, True, dash=dash))
    return curves


def _name(run: KeptRun, neuron: SingleNeuron, members: Sequence[SingleNeuron]) -> str:
    """Return a kept run's name: that of its cost where it differs in nothing else."""
    for member in members:
        # not replace(): one cost takes targets that another refuses
        differing = [
            field.name
            for field in fields(member)
            if getattr(member, field.name) != getattr(neuron, field.name)
        ]
        if differing == ["cost"]:
            return cost_label(neuron.cost)
    return run.name


def item_label(neuron: SingleNeuron, item: int) -> str:
    """Return how an item is called: by its inputs."""
    numbers = ", ".join(format_setting(x) for x in neuron.inputs[item])
    return f"({numbers})" if len(neuron.weights) > 1 else f"x = {numbers}"


def share_a_cost(kept: Sequence[KeptRun], member: SingleNeuron) -> bool:
    """Return whether a kept run has the cost of this one, so that costs do not name them."""
    neurons = (run.recording.experiment for run in kept)
    return any(isinstance(n, SingleNeuron) and n.cost in (member.cost, BOTH) for n in neurons)
