"""What each view of the panel "Small network" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "plane": _tr(
        "Explanations",
        r"The output $a$ for every point of the plane; on the line $a = 0.5$ it changes sides. "
        "The thin lines are where the first hidden neurons do, grey ones where the output did "
        "before. A drag moves a point, a click adds one or gives it the other class.",
    ),
    "compared": _tr(
        "Explanations",
        "The output over the same plane of the run that stands beside this one, at the same epoch.",
    ),
    "network": _tr(
        "Explanations",
        "The network at the epoch shown: in every neuron what it computes over the plane, along "
        "every weight its size as width, solid where it raises and dashed where it lowers. Drag "
        "a weight or a bias up or down, and training goes on from there.",
    ),
    "cost": _tr(
        "Explanations",
        r"The cost $C$ over the epochs, the mean over all points. Where it is level the "
        r"gradient is small, and the network waits on a plateau. At $\ln 2$ it guesses: one half "
        "everywhere.",
    ),
    "error": _tr(
        "Explanations",
        "The share of points that lie on the wrong side of the line $a = 0.5$.",
    ),
    "speeds": _tr(
        "Explanations",
        r"The speed of each layer, the length $\|\delta^l\|$ of the gradient by its biases. "
        "The lower the curve, the more slowly the layer learns.",
    ),
    "formula": _tr(
        "Explanations",
        r"The output neuron weights what the hidden neurons make of the chosen point and adds "
        r"its bias: $a = \sigma(\sum_j w_j h_j + b)$.",
    ),
    "points": _tr(
        "Explanations",
        "Each line is a point: its coordinates, the target $y$, what the last hidden neurons "
        "make of it, and the output $a$. A click chooses the point of the formula.",
    ),
}
