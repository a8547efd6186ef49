"""The demonstrations of the panel "Small network"; texts may hold LaTeX between dollars."""

from dataclasses import replace

from gradsim.core.finding import KeyFigure
from gradsim.core.preset import DEEP, VANISHING, Preset
from gradsim.core.small_network import findings
from gradsim.core.small_network.experiment import SmallNetwork

_XOR = SmallNetwork(seed=12, networks=200)
_DEEP = SmallNetwork(
    data="spirals",
    points=60,
    hidden_layers=(4, 4, 4, 4),
    initializer="scaled-gaussian",
    learning_rate=5.0,
    networks=20,
)

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "network-xor",
        "D29",
        "XOR, two hidden neurons",
        "One neuron cannot draw XOR. Can two more?",
        "Two hidden neurons and an output learn the four points from a random start.",
        "They can, with luck: {0} of {1} random starts have learnt it in {2} epochs.",
        DEEP,
        _XOR,
        pace=60.0,
        views=("plane", "cost"),
        side=("network", "formula", "points"),
        key_figure=KeyFigure(
            "{0} of {1}",
            "random starts have a cost below 0.1",
            findings.starts_that_learn,
            known=(1,),
        ),
        caption_figures=findings.starts_and_epoch,
        claim=findings.two_can_draw_xor,
    ),
    Preset(
        "network-zeros",
        "D30",
        "XOR, from zeros",
        "Why not simply start with all weights at zero?",
        "The same network once more, with every weight and every bias at 0.",
        r"The hidden neurons stay equal for ever, and the cost stays at $\ln 2$, that of guessing.",
        DEEP,
        replace(_XOR, initializer="zeros", seed=0, networks=1),
        pace=60.0,
        views=("cost",),
        side=("network", "formula", "points", "plane"),
        compared="network-xor",
        key_figure=KeyFigure(
            "{0:3}", "the cost at the end\n{1} at every epoch", findings.cost_of_a_guess
        ),
        claim=findings.stuck_at_a_guess,
    ),
    Preset(
        "network-depth",
        "D31",
        "Deep and narrow",
        "77 parameters: four narrow layers, or one wide one?",
        "Four hidden layers of 4 neurons learn two spirals, beside one layer of 19 neurons.",
        "{0} of {2} starts separate the spirals with four narrow layers, {1} of {2} with one "
        "wide one.",
        VANISHING,
        _DEEP,
        views=("plane", "speeds"),
        side=("compared", "network"),
        pace=60.0,
        compared="network-wide",
        key_figure=KeyFigure(
            "{0} against {1}",
            "of {2} starts separate the spirals\nwith four layers, and with one",
            findings.deep_and_wide,
            known=(2,),
        ),
        caption_figures=findings.deep_and_wide,
        claim=findings.depth_is_in_the_way,
    ),
)

#: The run beside that of four layers: as many parameters in one.
COMPANIONS: tuple[Preset, ...] = (
    replace(
        DEMONSTRATIONS[-1],
        name="network-wide",
        title="Shallow and wide",
        experiment=replace(_DEEP, hidden_layers=(19,)),
        compared="",
        key_figure=None,
        caption_figures=None,
        claim=None,
    ),
)
