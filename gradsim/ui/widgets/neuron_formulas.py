"""The single neuron's gradient as formulas, with the numbers of an epoch."""

from collections.abc import Mapping

import numpy as np

from gradsim.core.activations import ACTIVATIONS
from gradsim.core.costs import binary_entropy
from gradsim.core.single_neuron import SingleNeuron
from gradsim.ui.numbers import format_number
from gradsim.ui.theme import Theme
from gradsim.ui.widgets.formula_band import Group, Term

Values = Mapping[str, float]

_COST_FORMULA = {
    "quadratic": r"\frac{1}{2n} \sum_x (y - a)^2",
    "cross-entropy": r"-\frac{1}{n} \sum_x [y \ln a + (1 - y) \ln(1 - a)]",
}
_EQUALS = Term("=", "=")


def groups(neuron: SingleNeuron, style: int, theme: Theme) -> list[Group]:
    """Return the formulas of one neuron."""
    color = theme.label_color(style)
    if len(neuron.targets) > 1:
        return [Group("", color, _mean_terms(neuron)), Group("", color, _cost_terms(neuron))]
    terms = _entropy_terms() if _has_entropy(neuron) else _product_terms(neuron)
    return [Group("", color, terms)]


def headings(neuron: SingleNeuron, epoch: int) -> list[str]:
    """Return the heading of each formula."""
    cost = {"quadratic": "quadratic cost", "cross-entropy": "cross-entropy"}[neuron.cost]
    first = f"{cost}, epoch {epoch}"
    if len(neuron.targets) > 1:
        return [f"gradient, {first}", f"{first}, mean over {len(neuron.targets)} items"]
    return [f"{first}, and the least it can be"] if _has_entropy(neuron) else [first]


def numbers(neuron: SingleNeuron, values: Values) -> list[list[str]]:
    """Return the numbers beneath each formula, one text for each term."""
    if len(neuron.targets) > 1:
        gradients = [values[f"gradient_weight_{i + 1}"] for i in range(len(neuron.weights))]
        shown = [*gradients[:3], values["gradient_bias"]]
        return [["", *map(format_number, shown)], ["", "=", format_number(values["cost"])]]
    if _has_entropy(neuron):
        least = f"{float(binary_entropy(np.asarray(neuron.targets[0]))):.4f}"
        cost = f"{values['cost']:.4f}"
        return [[cost, "=" if cost == least else "≥", least]]
    x = neuron.inputs[0][0]
    error, slope = format_number(values["error"]), format_number(values["slope"])
    gradient = format_number(values["gradient_weight_1"])
    if neuron.cost == "quadratic":
        return [[gradient, "=", error, slope, format_number(x)]]
    steepness = ACTIVATIONS[neuron.activation].steepness or 1.0
    factor = [] if steepness == 1 else [format_number(steepness)]
    return [[gradient, "=", *factor, error, format_number(x), ""]]


def _has_entropy(neuron: SingleNeuron) -> bool:
    return neuron.cost == "cross-entropy" and 0 < neuron.targets[0] < 1


def _product_terms(neuron: SingleNeuron) -> tuple[Term, ...]:
    activation = ACTIVATIONS[neuron.activation]
    number = "_1" if len(neuron.weights) > 1 else ""
    gradient = Term(rf"\frac{{\partial C}}{{\partial w{number}}}")
    error, x = Term("(a - y)"), Term(f"x{number}")
    slope = f"{activation.slope_symbol}(z)"
    if neuron.cost == "quadratic":
        return gradient, _EQUALS, error, Term(slope), x
    quotient = rf"\frac{{{slope}}}{{a(1 - a)}}"
    if activation.steepness == 1:
        return gradient, _EQUALS, error, x, Term(quotient, struck=True, note="cancels to 1")
    cancelled = Term(quotient, struck=True, note="cancels to k")
    return gradient, _EQUALS, Term("k"), error, x, cancelled


def _mean_terms(neuron: SingleNeuron) -> tuple[Term, ...]:
    activation = ACTIVATIONS[neuron.activation]
    slope = f"{activation.slope_symbol}(z)" if neuron.cost == "quadratic" else ""
    factor = "k" if neuron.cost != "quadratic" and activation.steepness != 1 else ""
    mean = rf"\frac{{1}}{{n}} \sum_x {factor} x_j (a - y) {slope}"
    formula = rf"\frac{{\partial C}}{{\partial w_j}} = {mean}"
    weights = [
        Term(rf"\frac{{\partial C}}{{\partial w_{number + 1}}}", operator_before="")
        for number in range(min(len(neuron.weights), 3))
    ]
    bias = Term(r"\frac{\partial C}{\partial b}", operator_before="")
    return (Term(formula), *weights, bias)


def _cost_terms(neuron: SingleNeuron) -> tuple[Term, ...]:
    return Term("C"), _EQUALS, Term(_COST_FORMULA[neuron.cost])


def _entropy_terms() -> tuple[Term, ...]:
    return (
        Term(r"-[y \ln a + (1 - y) \ln(1 - a)]"),
        Term(r"\geq", "≥"),
        Term(r"-[y \ln y + (1 - y) \ln(1 - y)]"),
    )
