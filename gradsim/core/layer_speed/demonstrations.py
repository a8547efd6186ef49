"""The demonstrations of the panel "Layer speed"; texts may hold LaTeX between dollars."""

from gradsim.core.costs_compared import BOTH
from gradsim.core.finding import KeyFigure
from gradsim.core.layer_speed import findings
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.preset import CROSS_ENTROPY, NEXT_PAGE, VANISHING, Preset

_LAST_TO_FIRST = KeyFigure(
    "{0}×", "speed of the last layer\nagainst the first", findings.last_to_first, at_end=True
)

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "gradient-bars",
        "D17",
        "Gradients of single neurons",
        "Which neurons learn quickly?",
        r"A bar for each neuron: its gradient $\partial C/\partial b$, how fast the cost "
        "changes with its bias.",
        "The second layer has mostly larger bars; as a whole it is {0} times as fast.",
        VANISHING,
        LayerSpeed(epochs=100),
        views=("network",),
        side=("speed",),
        pace=3.0,
        rest=findings.at_start,
        key_figure=KeyFigure(
            "{0}×",
            "speed of layer 2 against\nlayer 1, at the start",
            findings.second_to_first,
            at_end=True,
        ),
        caption_figures=findings.second_to_first,
        claim=findings.second_has_larger_bars,
    ),
    Preset(
        "speed-at-start",
        "D18",
        "Speed at the start",
        "Is it a coincidence that early layers learn slowly?",
        "100 networks that differ in nothing but their random start, before any learning.",
        "No: in all {0} networks each layer is faster than the one before, typically {1} times.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30, 30), networks=100, epochs=20),
        views=("start", "formula"),
        side=("speed",),
        pace=3.0,
        rest=findings.at_start,
        key_figure=KeyFigure(
            "{0}×", "speed of a layer against\nthe one before, typically", findings.step_of_layers
        ),
        caption_figures=findings.networks_and_step,
        claim=findings.every_layer_is_faster,
    ),
    Preset(
        "speed-2-layers",
        "D19",
        "Two hidden layers",
        "Does the first layer catch up with the second?",
        "Two hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "No: the first layer is slower at every epoch, at the end {0} times.",
        VANISHING,
        LayerSpeed(),
        views=("speed", "formula", NEXT_PAGE, "cost", "error", "weight_speed", "network"),
        side=(),
        key_figure=_LAST_TO_FIRST,
        caption_figures=findings.last_to_first,
        claim=findings.first_never_catches_up,
    ),
    Preset(
        "speed-3-layers",
        "D20",
        "Three hidden layers",
        "What does one more hidden layer do to the first one?",
        "Three hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "It makes the first layer {0} times slower at the end.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30)),
        views=("speed", "formula", NEXT_PAGE, "cost", "error", "weight_speed", "network"),
        side=(),
        compared="speed-2-layers",
        key_figure=KeyFigure(
            "{0}×",
            "speed of layer 1 without the\nadded layer, against with it",
            findings.slowed_so_far,
            at_end=True,
        ),
        caption_figures=findings.slowed_by_a_layer,
        claim=findings.layer_slows_the_first,
    ),
    Preset(
        "speed-4-layers",
        "D21",
        "Four hidden layers",
        "How far apart are the first and the last of four layers?",
        "Four hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "The last is {0} times as fast as the first.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30, 30)),
        views=("speed", "formula", NEXT_PAGE, "cost", "error", "weight_speed", "network"),
        side=(),
        key_figure=_LAST_TO_FIRST,
        caption_figures=findings.last_to_first,
        claim=findings.first_lags,
    ),
    Preset(
        "output-error",
        "D26",
        "Two costs in a network",
        "Nine outputs in ten are wrongly near 1. Which cost helps?",
        "A network with output biases of 5, trained with either cost from the same weights.",
        r"The cross-entropy cancels $\sigma'(z^L)$: it halves the error in {0} epochs, not in {1}.",
        CROSS_ENTROPY,
        LayerSpeed(hidden_layers=(30,), output_bias=5.0, regularization=0.0, epochs=300, cost=BOTH),
        views=("error", "formula"),
        side=("output_speed", "output_neuron"),
        rest=findings.where_entropy_has_halved_it,
        key_figure=KeyFigure(
            "{0} against {1}",
            "epochs to halve the error",
            findings.epochs_to_halve,
            series=(0, 1),
        ),
        caption_figures=findings.epochs_to_halve,
        claim=findings.entropy_halves_it_sooner,
    ),
    Preset(
        "what-helps",
        "D27",
        "What helps",
        "Must depth make early layers slow?",
        "Three recipes for the same depth: the speed of the last hidden layer against that of "
        "the first.",
        "No: tanh makes the first layer {1} times slower, sigmoid {0} times; ReLU makes it {2} "
        "times faster.",
        VANISHING,
        WhatHelps(),
        views=("ratio",),
        side=("first_speed", "recipes"),
        key_figure=KeyFigure(
            "{0}× against {1}×",
            "last layer against the first:\nsigmoid, tanh",
            findings.ratios_of_recipes,
            series=(0, 1),
        ),
        caption_figures=findings.first_layer_of_recipes,
        claim=findings.others_keep_up_better,
    ),
)
