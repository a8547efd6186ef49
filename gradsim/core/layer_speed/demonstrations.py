"""The demonstrations of the panel "Layer speed"; texts may hold LaTeX between dollars."""

from gradsim.core.costs_compared import BOTH
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.preset import CROSS_ENTROPY, VANISHING, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "gradient-bars",
        "D17",
        "Gradients of single neurons",
        "Which neurons learn quickly?",
        r"A bar for each neuron, just initialised: $\partial C/\partial b$, how fast the cost "
        "changes with its bias.",
        "At the start, the second hidden layer has mostly larger bars: it learns faster.",
        VANISHING,
        LayerSpeed(epochs=100),
        views=("network",),
        side=("table", "speed"),
    ),
    Preset(
        "speed-at-start",
        "D18",
        "Speed at the start",
        "Is it a coincidence that early layers learn slowly?",
        "100 networks that differ in nothing but their random start, before any learning.",
        "In all 100 networks each layer is faster than the one before, by a factor near 5.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30, 30), networks=100, epochs=20),
        views=("start", "formula"),
        side=("speed",),
    ),
    Preset(
        "speed-2-layers",
        "D19",
        "Two hidden layers",
        "Does the first layer catch up with the second?",
        "Two hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "Both drop quickly and rebound; the first layer is slower most of the time.",
        VANISHING,
        LayerSpeed(),
        views=("speed", "formula"),
        side=("network",),
    ),
    Preset(
        "speed-3-layers",
        "D20",
        "Three hidden layers",
        "What does one more hidden layer do to the first one?",
        "Three hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "From start to end, the first layers lag far behind the last.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30)),
        views=("speed", "formula"),
        side=("network",),
    ),
    Preset(
        "speed-4-layers",
        "D21",
        "Four hidden layers",
        "Do all layers learn at the same speed?",
        "Four hidden layers of 30 neurons learn 1,000 digits. "
        r"The length of the gradient $\delta^l$ tells how fast layer $l$ changes.",
        "The first hidden layer learns dozens of times more slowly than the last.",
        VANISHING,
        LayerSpeed(hidden_layers=(30, 30, 30, 30)),
        views=("speed", "formula"),
        side=("network",),
    ),
    Preset(
        "output-error",
        "D26",
        "Two costs in a network",
        "Nine outputs are wrongly near 1. Which cost gets them down?",
        "A network with output biases of 5, trained with either cost from the same weights.",
        r"The quadratic cost is stuck for 50 epochs; the cross-entropy cancels $\sigma'(z^L)$.",
        CROSS_ENTROPY,
        LayerSpeed(hidden_layers=(30,), output_bias=5.0, regularization=0.0, epochs=300, cost=BOTH),
        views=("output_speed", "error", "formula"),
        side=("output_neuron",),
    ),
    Preset(
        "what-helps",
        "D27",
        "What helps",
        "Must it be so? Three recipes for the same depth.",
        "How many times faster the last hidden layer learns than the first, "
        "in 20 networks of each kind.",
        "With tanh and Xavier’s start, or ReLU and He’s, the first layer keeps up far better.",
        VANISHING,
        WhatHelps(),
        views=("ratio",),
        side=("recipes", "first_speed"),
    ),
)
