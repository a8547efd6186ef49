"""What each view of the panel "Single neuron" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "output": _tr(
        "Explanations",
        r"The neuron’s output $a = f(z)$ at each epoch, where $z = wx + b$ and $f$ is its "
        "activation. Drag along the curve to look at another epoch.",
    ),
    "cost": _tr(
        "Explanations",
        r"The cost $C$ that learning makes small, $(y - a)^2/2$ or the cross-entropy. "
        r"Each epoch takes one step against its gradient, $w \leftarrow w - \eta\,"
        r"\partial C/\partial w$.",
    ),
    "activation": _tr(
        "Explanations",
        r"The activation $f(z)$ with the neuron’s point on it. The tangent’s slope $f'(z)$ is a "
        "factor of the quadratic cost’s gradient, and of every hidden neuron’s; with the "
        "cross-entropy of a sigmoid output neuron it cancels.",
    ),
    "factors quadratic": _tr(
        "Explanations",
        r"The factors of $\partial C/\partial w = (a - y)\,f'(z)\,x$, and their product below the "
        "line. Where one of them is near 0 and the others are not large, the weight learns slowly.",
    ),
    "factors cross-entropy": _tr(
        "Explanations",
        r"With the cross-entropy $f'(z)$ is divided by $a(1 - a)$. Of a sigmoid nothing is left of "
        r"both but its steepness: $\partial C/\partial w$ follows the error $a - y$ and the input "
        "$x$ alone.",
    ),
    "factors both": _tr(
        "Explanations",
        r"The quadratic cost has $\partial C/\partial w = (a - y)\,f'(z)\,x$. With the "
        r"cross-entropy of a sigmoid neuron $f'(z)$ cancels, and the error $a - y$ and the input "
        "$x$ are left.",
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
    "plane": _tr(
        "Explanations",
        r"The output $a$ for all inputs $x_1$ and $x_2$; on the line, where "
        r"$w_1 x_1 + w_2 x_2 + b = 0$, it is 0.5. A click adds an item, another on it changes its "
        "target; it can be dragged, and its menu removes it.",
    ),
    "formula": _tr(
        "Explanations",
        "Formulas of the gradient or the cost, with the numbers of the epoch shown below their "
        "symbols. A factor struck through is cancelled.",
    ),
}
