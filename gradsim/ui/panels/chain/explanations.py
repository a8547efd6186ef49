"""What each view of the panel "Chain of neurons" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "chain": _tr(
        "Explanations",
        r"One neuron in each layer; below each part stands its factor of $\partial C/\partial "
        r"b_1$. A run multiplies them, one after the other, from the cost back to the first bias. "
        "Drag a weight or bias up or down; a click on a neuron shows its own product.",
    ),
    "comparison": _tr(
        "Explanations",
        "The gradients of the first bias and of a later one. Grey factors are common to both; "
        "those on the tint only the first has. Of the sigmoid, each extra pair "
        r"$w\,\sigma'(z)$ is usually below 1/4 in size.",
    ),
    "product": _tr(
        "Explanations",
        r"The product from the cost back to the first bias, in size, on a logarithmic axis. The "
        "dashed guide takes the activation’s largest slope in every layer.",
    ),
    "learning": _tr(
        "Explanations",
        "The biases while the chain learns. Where its gradient has vanished, the first hardly "
        "moves while the last one does.",
    ),
    "histogram": _tr(
        "Explanations",
        r"The ratio of both gradients in random chains with Gaussian weights and biases; a brick "
        "is a chain that was drawn. The line is the bound of its terms, 1/4 each for the sigmoid.",
    ),
    "spread": _tr(
        "Explanations",
        r"The ratio of first to last gradient in random chains of steep sigmoids $\sigma(kz)$: "
        "median, middle half, and nine of ten. Their slope is large only in a narrow range around "
        "0, which most chains miss at some neuron.",
    ),
    "depth": _tr(
        "Explanations",
        "The ratio of first to last gradient over the number of layers, for each activation: the "
        "median of random chains.",
    ),
    "slope": _tr(
        "Explanations",
        r"The slope of the activation, with each neuron’s point on it. The sigmoid’s is never "
        r"more than $\sigma'(0) = 1/4$, that of the steep sigmoid never more than $k/4$.",
    ),
    "ratio": _tr(
        "Explanations",
        "The gradient of the first bias over that of a later one, the product of the slopes and "
        "weights between them. Below 1 in size, the first bias learns more slowly.",
    ),
    "window": _tr(
        "Explanations",
        r"The pair $|w\,\sigma'(wa + b)|$ of a sigmoid neuron over the activation $a$ of the one "
        r"before. It reaches 1 only for $|w| \geq 4$; the range of $a$ where it does is widest, "
        r"0.4477, at $|w| = 6.89$, and narrower for any other weight.",
    ),
    "stable": _tr(
        "Explanations",
        "The share of random chains whose first gradient is between a tenth and ten times the "
        "last. It falls with depth for every activation: stability is a knife edge.",
    ),
}
