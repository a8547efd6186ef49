"""The subject "Ravine", with its demonstrations."""

from collections.abc import Sequence
from pathlib import Path

from gradsim.core.finding import Figure, KeyFigure
from gradsim.core.preset import VANISHING, Preset
from gradsim.core.recording import Recording
from gradsim.core.subject import Subject
from gradsim_ravine.experiment import Ravine

NEAR = 0.01  # of the cost at the start


def steps_needed(
    recording: Recording, beside: Recording | None = None
) -> Sequence[Figure | None] | None:
    """Return after how many steps each cost stays below a hundredth, with momentum first."""
    found: list[Figure | None] = []
    for series in (1, 0):
        cost = recording.values("cost", series)
        above = (cost >= NEAR * cost[0]).nonzero()[0] if len(cost) else ()
        needed = int(above[-1]) + 1 if len(above) else None
        found.append(needed if needed is not None and needed < len(cost) else None)
    return found


def momentum_is_sooner(recording: Recording, beside: Recording | None = None) -> bool:
    """Whether both get there, with momentum first."""
    needed = steps_needed(recording)
    if needed is None or None in needed:
        return False
    sooner, later = needed
    return bool(sooner < later)  # type: ignore[operator]  # both are numbers


DEMONSTRATIONS = (
    Preset(
        name="ravine-momentum",
        number="R1",
        title="A narrow valley",
        question="What does a memory of the last steps change?",
        subtitle="Two walkers in a valley whose walls are 20 times as steep as its floor.",
        caption="With momentum the cost falls below 1 % in {0} steps, without in {1}.",
        section=VANISHING,
        experiment=Ravine(),
        views=("valley", "cost"),
        side=(),
        key_figure=KeyFigure("{0} against {1}", "steps to 1 % of the cost", steps_needed, (1, 0)),
        caption_figures=steps_needed,
        claim=momentum_is_sooner,
    ),
    Preset(
        name="ravine-too-fast",
        number="R2",
        title="A rate too large for the walls",
        question="Where does a walker without momentum end?",
        subtitle=r"A learning rate just above $2/\kappa$.",
        caption="",
        section=VANISHING,
        experiment=Ravine(learning_rate=0.102, epochs=30),
        views=("valley", "cost"),
        side=(),
    ),
)

RAVINE = Subject(
    name="ravine",
    title="Ravine",
    icon=str(Path(__file__).with_name("ravine")),
    experiments=(Ravine,),
    panel="gradsim_ravine.panel:RavinePanel",
    demonstrations=DEMONSTRATIONS,
)
