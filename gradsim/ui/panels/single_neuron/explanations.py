"""What each view of the panel "Single neuron" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "output": _tr(
        "Explanations",
        r"The neuron’s output $a = \sigma(z)$ at each epoch, where $z = wx + b$. "
        "Drag along the curve to look at another epoch.",
    ),
    "cost": _tr(
        "Explanations",
        r"The cost $C$ that learning makes small, $(y - a)^2/2$ or the cross-entropy. "
        r"Each epoch takes one step against its gradient, $w \leftarrow w - \eta\,"
        r"\partial C/\partial w$.",
    ),
    "activation": _tr(
        "Explanations",
        r"The function $\sigma(z)$ with the neuron’s point on it. The tangent’s slope "
        r"$\sigma'(z)$ is a factor of the quadratic cost’s gradient; with the cross-entropy it "
        "cancels.",
    ),
    "factors": _tr(
        "Explanations",
        r"The factors of $\partial C/\partial w = (a - y)\,\sigma'(z)\,x$, and their product; with "
        r"the cross-entropy $\sigma'(z)$ cancels. Where one factor is near 0, the weight learns "
        "slowly.",
    ),
    "neuron": _tr(
        "Explanations",
        r"The neuron at the epoch shown: it weights its inputs, adds the bias, $z = wx + b$, "
        r"and gives out $a = f(z)$. Learning changes weight and bias, nothing else.",
    ),
    "items": _tr(
        "Explanations",
        "Each line is a training item: inputs, the target $y$, and the output $a$ at the epoch "
        "shown. The cost is the mean over all items.",
    ),
    "entropy": _tr(
        "Explanations",
        r"The cross-entropy $-[y \ln a + (1 - y)\ln(1 - a)]$ over the output $a$. It is least at "
        r"$a = y$, where it is the binary entropy of $y$.",
    ),
    "surface": _tr(
        "Explanations",
        "The cost for every weight and bias, and the way that learning takes on it, with a bead "
        "each so many epochs. Drag to turn it; M shows the map, where a click starts from there.",
    ),
    "formula": _tr(
        "Explanations",
        "The gradient as a product, with the numbers of the epoch shown below each factor. "
        "They multiply to the number at the left.",
    ),
}
