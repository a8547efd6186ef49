"""The demonstrations of the panel "Chain of neurons"; texts may hold LaTeX between dollars."""

from gradsim.core.chain.experiment import Chain
from gradsim.core.preset import VANISHING, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "chain-vanishing",
        "D22",
        "A chain of neurons",
        "Why does the first bias hardly move the cost?",
        "One neuron in each layer. On the way back from the cost, "
        r"every layer multiplies by one more $w\sigma'(z)$.",
        r"$\sigma'(z)$ is at most 1/4: while $|w| < 4$, each layer shrinks the product.",
        VANISHING,
        Chain(),
        views=("chain", "product"),
        side=("slope", "ratio"),
    ),
    Preset(
        "chain-b1-against-b3",
        "D23",
        "First bias against third",
        "How much more slowly does the first bias learn than the third?",
        r"Most factors are the same. $\partial C/\partial b_1$ has two more terms "
        r"$w\sigma'(z)$, each usually below 1/4.",
        "In nine of ten random chains the first gradient is less than 1/16 of the third.",
        VANISHING,
        Chain(weights=(0.5, -0.6, 0.95, 0.93), biases=(-1.46, -2.03, -0.12, 0.84)),
        views=("comparison", "histogram"),
        side=("ratio", "slope"),
    ),
    Preset(
        "chain-exploding",
        "D24",
        "The gradient explodes",
        "Can the product also grow?",
        r"Weights of 100, and biases that keep every $z$ at 0: each further term "
        r"$w\sigma'(z)$ is 100/4 = 25.",
        "The first bias learns 15,625 times faster than the last: that is no more stable.",
        VANISHING,
        Chain(weights=(100.0,) * 4, biases=(-100.0, -50.0, -50.0, -50.0)),
        views=("chain", "product"),
        side=("window", "slope"),
    ),
    Preset(
        "chain-steeper-activation",
        "D25",
        "A steeper activation",
        "Would an activation with a larger slope help?",
        "The same chain with another activation. Choose one, and see what becomes of the first "
        "gradient with depth.",
        "No cure: with every activation, the gradient of most deep chains vanishes or explodes.",
        VANISHING,
        Chain(activation="tanh"),
        views=("chain", "depth"),
        side=("stable", "slope"),
    ),
)
