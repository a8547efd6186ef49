"""What each view of the panel "Chain of neurons" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "chain": _tr(
        "Explanations",
        r"One neuron in each layer; below each part stands its factor of $\partial C/\partial "
        r"b_1$. Drag a weight or bias up or down; a click on a neuron shows its own product.",
    ),
    "comparison": _tr(
        "Explanations",
        r"The gradients of the first bias and of a later one. Grey factors are common; each extra "
        r"pair $w\,\sigma'(z)$ is usually below 1/4.",
    ),
    "product": _tr(
        "Explanations",
        r"The product from the cost back to the first bias, in size, on a logarithmic axis. The "
        "dashed guide shrinks by the activation’s largest slope in every layer.",
    ),
    "learning": _tr(
        "Explanations",
        "The biases while the chain learns. Where its gradient has vanished, the first hardly "
        "moves while the last one does.",
    ),
    "histogram": _tr(
        "Explanations",
        r"The ratio $\partial C/\partial b_1 : \partial C/\partial b_3$ in 10,000 random chains "
        "with Gaussian weights and biases. In nine of ten it is below 1/16.",
    ),
    "depth": _tr(
        "Explanations",
        "The ratio of first to last gradient over the number of layers, for each activation: the "
        "median of random chains.",
    ),
    "slope": _tr(
        "Explanations",
        r"The slope of the activation, with each neuron’s point on it. The sigmoid’s is never "
        r"more than $\sigma'(0) = 1/4$.",
    ),
    "ratio": _tr(
        "Explanations",
        r"The gradient of the first bias over that of a later one, the product of the pairs "
        r"$w\,\sigma'(z)$ between them. Below 1 in size, the first bias learns more slowly.",
    ),
    "window": _tr(
        "Explanations",
        r"The pair $|w\,\sigma'(wa + b)|$ over the activation $a$ of the neuron before. It "
        r"reaches 1 only for $|w| \geq 4$; the range of $a$ is widest, 0.4477, at $|w| = 6.89$.",
    ),
    "stable": _tr(
        "Explanations",
        "The share of random chains whose first and last gradient differ by less than a factor "
        "of 10. It falls with depth for every activation: stability is a knife edge.",
    ),
}
