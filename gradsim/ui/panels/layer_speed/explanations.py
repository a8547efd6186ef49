"""What each view of the panel "Layer speed" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "speed": _tr(
        "Explanations",
        r"The speed of layer $l$ is $\|\delta^l\|$, the length of the vector of all "
        r"$\partial C/\partial b_j^l$. Equal distances on the axis are equal ratios.",
    ),
    "network": _tr(
        "Explanations",
        r"The top six neurons of each hidden layer, each with the sign of its gradient "
        r"$\partial C/\partial b$ and a bar for its size. Bars have one common scale, unless the "
        "switch gives each layer its own.",
    ),
    "table": _tr(
        "Explanations",
        r"The speeds $\|\delta^l\|$ before any learning, beside the lecture’s for networks of two "
        "to four hidden layers. They differ from seed to seed.",
    ),
    "start": _tr(
        "Explanations",
        r"The speeds $\|\delta^l\|$ before any learning, a point for each network. Strokes are "
        "their median and percentiles, diamonds the lecture’s own network.",
    ),
    "cost": _tr(
        "Explanations",
        "The cost over the epochs. The dashed line is that of a constant guess: of an answer that "
        "knows how frequent each digit is, and nothing of the image.",
    ),
    "weight_speed": _tr(
        "Explanations",
        r"The length $\|\partial C / \partial w^l\|$ of the gradient of all weights of layer $l$, "
        r"beside $\|\delta^l\|$, that of its biases. For one image "
        r"$\partial C / \partial w_{jk}^l = a_k^{l-1} \delta_j^l$; the inputs $a_k$ of layer 1 are "
        "the pixels.",
    ),
    "output_speed": _tr(
        "Explanations",
        r"The length of the output error $\delta^L$. With the quadratic cost it has a factor "
        r"$\sigma'(z^L)$, which a saturated neuron makes small.",
    ),
    "error": _tr(
        "Explanations",
        "The mean of $|a - y|$ over the outputs and images. Outputs that start wrongly saturated "
        "keep their error for long with the quadratic cost, which has little slope there.",
    ),
    "output_neuron": _tr(
        "Explanations",
        r"One output neuron for one image: while the weights are the same, at epoch 0, "
        r"$\delta_j^L$ of the two costs differs by exactly the factor $\sigma'(z_j^L)$. $a_1$ "
        "is the output of the first hidden neuron, $C_x$ the cost of the image.",
    ),
    "ratio": _tr(
        "Explanations",
        "The speed of the last hidden layer over that of the first, for each recipe. "
        "At 1 both learn equally fast.",
    ),
    "recipes": _tr(
        "Explanations",
        "The ratio of last to first layer’s speed, at the start and at the epoch shown, with its "
        "spread over the networks.",
    ),
    "first_speed": _tr(
        "Explanations",
        r"The speed $\|\delta^1\|$ of the first hidden layer, for each recipe.",
    ),
    "formula": _tr(
        "Explanations",
        "The formulas of what is plotted, with the numbers of the epoch shown.",
    ),
}
