"""The demonstrations of the panel "Chain of neurons"; texts may hold LaTeX between dollars."""

from gradsim.core.chain import findings
from gradsim.core.chain.experiment import Chain
from gradsim.core.finding import KeyFigure
from gradsim.core.preset import VANISHING, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "chain-vanishing",
        "D22",
        "A chain of neurons",
        "Why does the first bias hardly move the cost?",
        "One neuron in each layer.",
        r"Every term $w\sigma'$ here is below 1/4: the product shrinks to 1/{0}.",
        VANISHING,
        Chain(steps="factors"),
        views=("chain", "product"),
        side=("slope", "ratio"),
        pace=2.0,
        key_figure=KeyFigure(
            "1/{0}",
            "left by the product\n" r"$\partial C/\partial b_1 =$ {1:3}",
            findings.product_and_gradient,
        ),
        caption_figures=findings.product_of_one,
        claim=findings.terms_shrink,
    ),
    Preset(
        "chain-b1-against-b3",
        "D23",
        "First bias against third",
        "How much more slowly does the first bias learn than the third?",
        r"Most factors are the same: $\partial C/\partial b_1$ has two more terms "
        r"$w\sigma'(z)$.",
        "Two extra terms, each below 1/4: here the first bias learns {0} times more slowly.",
        VANISHING,
        Chain(
            weights=(0.5, -0.6, 0.95, 0.93),
            biases=(-1.46, -2.03, -0.12, 0.84),
            steps="draws",
        ),
        views=("comparison", "histogram"),
        side=("ratio", "slope"),
        pace=10.0,
        key_figure=KeyFigure(
            "{0}×", "in this chain:\nthird bias against first", findings.times_slower
        ),
        caption_figures=findings.times_slower,
        claim=findings.extra_terms_are_below,
    ),
    Preset(
        "chain-exploding",
        "D24",
        "The gradient explodes",
        "Can the product also grow?",
        r"Weights of 100, and biases that keep every $z$ at 0, where $\sigma'$ is largest.",
        "Yes: ×{0} in every layer, so the first bias learns {1} times faster than the last.",
        VANISHING,
        Chain(weights=(100.0,) * 4, biases=(-100.0, -50.0, -50.0, -50.0), steps="factors"),
        views=("chain", "product"),
        side=("window", "slope"),
        pace=2.0,
        key_figure=KeyFigure(
            "{0}×", "gradient at the first bias\nagainst the last", findings.times_faster
        ),
        caption_figures=findings.factor_and_times_faster,
        claim=findings.explodes,
    ),
    Preset(
        "chain-steeper-activation",
        "D25",
        "A steeper activation",
        "Would an activation with a larger slope help?",
        r"Random chains of steep sigmoids $\sigma(kz)$, whose slope goes up to $k/4$; "
        r"$k = 1$ is the sigmoid.",
        "No: with $k$ = {0} the median first gradient is $10^{{1}}$ of the last.",
        VANISHING,
        Chain(activation="steep-sigmoid", steepness=20.0, steps="slopes"),
        views=("spread", "chain"),
        side=("slope", "stable", "depth"),
        pace=10.0,
        key_figure=KeyFigure(
            "$10^{{0}}$ → $10^{{1}}$",
            "median: first against last\n$k$ = 1 → $k$ = {2}",
            findings.median_powers,
        ),
        caption_figures=findings.steepness_and_power,
        claim=findings.steeper_is_smaller,
    ),
)
