"""The demonstrations of the panel "Circuits"; texts may hold LaTeX between dollars."""

from gradsim.core.circuits import findings
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.preset import DEEP, NEXT_PAGE, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "circuit-two-layers",
        "D12",
        "Two layers deep",
        "Can every function be built two layers deep?",
        "Any truth table: for each row of inputs it says what the output is to be.",
        "Two layers get every row of a truth table right, if they may have enough gates.",
        DEEP,
        LogicCircuit(function="majority", inputs=4, left="nand"),
        views=("circuit", NEXT_PAGE, "band"),
        side=("table",),
        pace=2.0,
        key_figure=findings.SIZE_OF_TWO_LAYERS,
        claim=findings.two_layers_get_all_right,
    ),
    Preset(
        "circuit-parity",
        "D13",
        "Parity: shallow against deep",
        "How many gates does it take to find out whether a sum is odd?",
        "Parity of more and more bits: two layers of many-input gates, against pairs of pairs.",
        "Each further bit doubles the first of two layers, and adds one pair to the tree.",
        DEEP,
        LogicCircuit(function="parity", inputs=4, right="tree", steps="sizes", row=0b1011),
        views=("counts",),
        side=("circuit",),
        pace=2.0,
        key_figure=findings.SHALLOW_AND_DEEP,
        claim=findings.doubles_and_adds,
    ),
    Preset(
        "circuit-multiplier",
        "D14",
        "A multiplier of adders",
        "How many gates does it take to multiply?",
        "Two numbers of four bits, here 11 and 13. A click unfolds a block.",
        "Gates make half and full adders, these {2}-bit adders, and these multiply: "
        "{0} gates, {1} layers deep.",
        DEEP,
        LogicCircuit(function="multiplier", bits=4, steps="layers", row=11 * 16 + 13),
        views=("circuit", "band"),
        side=("product", "blocks"),
        pace=6.0,
        key_figure=findings.SIZE_OF_THE_MULTIPLIER,
        caption_figures=findings.size_and_bits,
        claim=findings.multiplies,
    ),
)
