"""What each view of the panel "Activations" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "slopes": _tr(
        "Explanations",
        "The slopes $f'(z)$ of all activations, a factor of every hidden neuron’s gradient: the "
        "sigmoid’s is 1/4 at most, a ReLU’s jumps from 0 to 1. The bar on the axis marks where the "
        "selected slope is at least half its largest. Drag to move $z$; a click on a curve "
        "selects it.",
    ),
    "curve": _tr(
        "Explanations",
        "The activation $f(z)$, and dashed its slope $f'(z)$. Drag the point: the slope there is a "
        "factor of every hidden neuron’s gradient, and of the output’s with the quadratic cost.",
    ),
    "gallery": _tr(
        "Explanations",
        "All activations with the same point and, where there is room, the largest slope of each "
        "as a level, which softplus approaches but never reaches. "
        "A click draws one of them large.",
    ),
    "outputs": _tr(
        "Explanations",
        "The output $a = f(wx + b)$ of the same neuron as a sigmoid and as a ReLU: at the left "
        "from $z$, at the right from $-z$ with the target $1 - y$; dashed, the target. A neuron "
        "that is wrong and has a gradient of exactly 0 is dead: it never moves again.",
    ),
    "others": _tr(
        "Explanations",
        "The output of the same neuron with the other activations, from $z$ and, wide and pale, "
        "from $-z$ with the target $1 - y$; dotted, the targets.",
    ),
    "gradients": _tr(
        "Explanations",
        r"The size of $\partial C/\partial b = (a - y)\,f'(z)$ on a logarithmic axis. "
        "An exact 0 has no place there: it lies on the axis and is named.",
    ),
    "start": _tr(
        "Explanations",
        "Where a sigmoid and a ReLU neuron are on the curves of their activations at the epoch "
        "shown: a full point from $z$, an open one from $-z$. "
        "Drag to choose the weighted input $z$ from which all neurons start.",
    ),
    "states": _tr(
        "Explanations",
        "A neuron reaches its target when it is off by at most 0.1. Else it is dead with a "
        "gradient of exactly 0, stuck with a slope below 1/4 of its activation’s largest, as where "
        "it is saturated. A number "
        "counts the epochs spent stuck or dead.",
    ),
    "band": _tr(
        "Explanations",
        "The formulas of the activation and of its slope, with the numbers of the point "
        "below them.",
    ),
}
