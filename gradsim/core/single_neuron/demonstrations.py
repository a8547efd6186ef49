"""The demonstrations of the panel "Single neuron"; texts may hold LaTeX between dollars."""

from dataclasses import replace

from gradsim.core.costs_compared import BOTH
from gradsim.core.finding import KeyFigure
from gradsim.core.preset import CROSS_ENTROPY, DEEP, Preset
from gradsim.core.single_neuron import findings
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.tables import CORNERS, TABLES

_SATURATED = SingleNeuron(weights=(2.0,), bias=2.0)
_AND = SingleNeuron(
    inputs=CORNERS,
    targets=TABLES["AND"],
    weights=(0.6, -0.4),
    cost="cross-entropy",
    learning_rate=1.0,
    epochs=500,
)
_EPOCHS = "epochs to cross 0.5"
_AGAINST_QUADRATIC = KeyFigure(
    "{0} against {1}", _EPOCHS, findings.epochs_to_cross_compared, (0, 1), known=(1,)
)

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "neuron-good-start",
        "D1",
        "Good start",
        "Can one neuron learn to turn 1 into 0?",
        "One sigmoid neuron with input 1 and target 0. It starts at $w = 0.6$, $b = 0.9$.",
        "Wrong at first, it learns steadily: the output falls from {0} to {1}.",
        CROSS_ENTROPY,
        SingleNeuron(),
        views=("output", "cost"),
        side=("neuron",),
        key_figure=KeyFigure("{0}", _EPOCHS, findings.epochs_to_cross, (1,)),
        caption_figures=findings.outputs_at_both_ends,
        claim=findings.falls_steadily,
    ),
    Preset(
        "neuron-saturated-start",
        "D2",
        "Saturated start",
        "The output is 0.98 and should be 0. How fast will it learn?",
        "The same neuron, further from the truth: it starts at $w = b = 2$.",
        "Badly wrong, and yet slow: for {0} epochs it hardly moves.",
        CROSS_ENTROPY,
        _SATURATED,
        views=("output", "cost"),
        side=("neuron",),
        compared="neuron-good-start",
        rest=findings.at_plateau_end,
        key_figure=KeyFigure(
            "{0} against {1}", _EPOCHS, findings.epochs_to_cross_compared, (1,), known=(1,)
        ),
        caption_figures=findings.plateau_length,
        claim=findings.is_slow_although_wrong,
    ),
    Preset(
        "neuron-why",
        "D3",
        "Why it is slow: three factors",
        "Why is it so slow?",
        "The gradient is a product of three factors. Which one is small?",
        r"Where the curve is flat, $\sigma'(z)$ is small, and so is the gradient.",
        CROSS_ENTROPY,
        _SATURATED,
        views=("activation", "formula"),
        side=("factors", "neuron", "output"),
        rest=findings.at_start,
        key_figure=KeyFigure(
            "{0:3}",
            "the smallest of the three\nfactors, at the start",
            findings.smallest_factor_at_start,
            (1,),
        ),
        claim=findings.small_slope_small_gradient,
    ),
    Preset(
        "neuron-many-inputs",
        "D4",
        "Many inputs, many items",
        "Can a neuron with two inputs learn AND?",
        "Four training items, the cross-entropy averaged over them.",
        "It can: one straight line parts (1, 1) from the other three.",
        CROSS_ENTROPY,
        _AND,
        views=("plane", "formula"),
        side=("output", "items", "neuron"),
        key_figure=KeyFigure(
            "{0} of {1}", "items on their side of 0.5", findings.items_on_their_side, known=(1,)
        ),
        claim=findings.all_items_learnt,
    ),
    Preset(
        "neuron-cross-entropy-good-start",
        "D5",
        "Cross-entropy, good start",
        "What does another cost function change?",
        "The neuron of the good start, now with the cross-entropy.",
        "It learns faster: the output crosses 0.5 after {0} epochs instead of {1}.",
        CROSS_ENTROPY,
        SingleNeuron(cost="cross-entropy"),
        views=("output", "cost"),
        side=("neuron",),
        compared="neuron-good-start",
        rest=findings.at_crossing,
        key_figure=_AGAINST_QUADRATIC,
        caption_figures=findings.epochs_to_cross_compared,
        claim=findings.crosses_sooner,
    ),
    Preset(
        "neuron-cross-entropy-saturated-start",
        "D6",
        "Cross-entropy, saturated start",
        "The same bad start, with the cross-entropy. Is it stuck again?",
        "It starts at $w = b = 2$, where the quadratic cost was stuck.",
        "It is not: it crosses 0.5 after {0} epochs instead of {1}.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost="cross-entropy"),
        views=("output", "cost"),
        side=("neuron",),
        compared="neuron-saturated-start",
        rest=findings.early,
        key_figure=_AGAINST_QUADRATIC,
        caption_figures=findings.epochs_to_cross_compared,
        claim=findings.is_not_stuck_again,
    ),
    Preset(
        "neuron-cost-duel",
        "D7",
        "Two costs, saturated start",
        "Badly wrong, and yet slow to learn. Must it be so?",
        "One sigmoid neuron is to turn the input 1 into 0. "
        "It starts at $w = b = 2$, where its output is 0.982.",
        r"No: the cross-entropy cancels $\sigma'(z)$, and only the error is left.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost=BOTH),
        views=("output", "cost", "formula"),
        side=("factors", "activation"),
        rest=findings.early,
        key_figure=KeyFigure("{0} against {1}", _EPOCHS, findings.epochs_of_both_costs, (0, 1)),
        claim=findings.cancels_the_slope,
    ),
    Preset(
        "neuron-binary-entropy",
        "D8",
        "Targets between 0 and 1",
        "The target lies between 0 and 1. Where is the cross-entropy least?",
        "The target is 0.3; the neuron looks for the least value.",
        "It is least where the output equals the target, and even there it is not 0.",
        CROSS_ENTROPY,
        replace(_SATURATED, targets=(0.3,), cost="cross-entropy"),
        views=("entropy", "formula"),
        side=("output", "neuron"),
        key_figure=KeyFigure(
            "{0:3}",
            "the output where it is least\nwith $C =$ {1:3}",
            findings.place_of_least_cross_entropy,
        ),
        claim=findings.least_at_the_target,
    ),
    Preset(
        "neuron-cost-surface",
        "D9",
        "The cost as a landscape",
        "What does the landscape of each cost look like?",
        "The cost over weight and bias, and the path that learning takes: a dot every 10 epochs.",
        "Where the output is badly wrong, the quadratic cost is flat, the cross-entropy steep.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost=BOTH),
        views=("surface",),
        side=(),
        claim=findings.flat_against_steep,
    ),
    Preset(
        "neuron-xor",
        "D28",
        "One neuron and XOR",
        "Can one neuron learn XOR?",
        "The neuron that has learnt AND, from the same start. "
        "The target is now 1 where exactly one input is 1.",
        "No: every output ends at {0:3}, and the cost at {1:3}.",
        DEEP,
        replace(_AND, targets=TABLES["XOR"]),
        views=("plane", "formula"),
        side=("output", "items"),
        key_figure=KeyFigure("{0:3}", "every output at the end", findings.one_output),
        caption_figures=findings.one_output_and_cost,
        claim=findings.no_line_from_any_start,
    ),
)
