"""The single neuron's gradient and cost as formulas, with the numbers of an epoch."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS, binary_entropy
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.language import translated
from gradsim.ui.typesetting.formula_band import Term
from gradsim.ui.typesetting.numbers import format_number

translate = QCoreApplication.translate


Values = Mapping[str, float]

_EQUALS = Term("=", "=")
_COST = {
    "quadratic": r"\frac{1}{2n} \sum_x (y - a)^2",
    "cross-entropy": r"-\frac{1}{n} \sum_x [y \ln a + (1 - y) \ln(1 - a)]",
}


def _cost_name(neuron: SingleNeuron) -> str:
    return translated(COSTS[neuron.cost].label)


@dataclass(frozen=True)
class Formula:
    """A formula: its terms, its heading, and the text below each term at an epoch."""

    terms: tuple[Term, ...]
    heading: str
    texts: Callable[[Values], Sequence[str]]


def formulas(neuron: SingleNeuron, alone: bool) -> list[Formula]:
    """Return the formulas of a neuron; a neuron that is `alone` has room for ∂C/∂b, too."""
    if len(neuron.targets) > 1:
        return [_mean_gradient(neuron), _mean_cost(neuron)]
    if neuron.cost == "cross-entropy" and 0 < neuron.targets[0] < 1:
        return [_entropy(neuron)]
    by_weight = _gradient(neuron, "w_1" if len(neuron.weights) > 1 else "w")
    return [by_weight, _gradient(neuron, "b")] if alone else [by_weight]


def _gradient(neuron: SingleNeuron, parameter: str) -> Formula:
    """∂C/∂w or ∂C/∂b of one item as a product of its factors."""
    activation = ACTIVATIONS[neuron.activation]
    slope = f"{activation.slope_symbol}(z)"
    terms = [Term(rf"\frac{{\partial C}}{{\partial {parameter}}}"), _EQUALS]
    of_weight = parameter != "b"
    names = ["gradient_weight_1" if of_weight else "gradient_bias", "="]
    quadratic, k = neuron.cost == "quadratic", activation.steepness or 1.0
    cancels = activation.steepness is not None
    if not quadratic and k != 1:
        terms.append(Term("k"))
        names.append("k")
    terms.append(Term("(a - y)"))
    names.append("error")
    if quadratic:
        terms.append(Term(slope))
        names.append("slope")
    if of_weight:
        terms.append(Term(parameter.replace("w", "x")))
        names.append("x")
    if not quadratic and (of_weight or not cancels):
        note = (
            ""
            if not cancels
            else translate("NeuronFormulas", "cancels to 1")
            if k == 1
            else translate("NeuronFormulas", "cancels to k")
        )
        terms.append(Term(rf"\frac{{{slope}}}{{a(1 - a)}}", struck=cancels, note=note))
        names.append("" if cancels else "rest")
    constants = {"=": "=", "": "", "k": format_number(k), "x": format_number(neuron.inputs[0][0])}

    def texts(values: Values) -> list[str]:
        return [constants.get(name) or _number(values, name) for name in names]

    return Formula(
        tuple(terms),
        translate("NeuronFormulas", "{0}, epoch {1}").format(_cost_name(neuron), "{0}")
        if of_weight
        else "",  # it stands beside the other, whose heading serves both
        texts,
    )


def uncancelled(values: Values) -> float:
    """Return f'(z)/(a(1 − a)) of one item, the factor that cancels where f is a sigmoid."""
    a = values["output_1"]
    return values["slope"] / (a * (1 - a)) if 0 < a < 1 else math.nan


def _number(values: Values, name: str) -> str:
    if name == "rest":
        return format_number(uncancelled(values))
    return format_number(values[name]) if name else ""


def _mean_gradient(neuron: SingleNeuron) -> Formula:
    """Return the gradient of formula (1), a mean over the items, with its value by parameter."""
    activation = ACTIVATIONS[neuron.activation]
    quadratic = neuron.cost == "quadratic"
    slope = f"{activation.slope_symbol}(z)" if quadratic else ""
    if not quadratic and activation.steepness is None:
        slope = rf"\frac{{{activation.slope_symbol}(z)}}{{a(1 - a)}}"
    factor = "k" if not quadratic and activation.steepness not in (1, None) else ""
    mean = rf"\frac{{1}}{{n}} \sum_x {factor} x_j (a - y) {slope}"
    shown = [f"w_{number + 1}" for number in range(min(len(neuron.weights), 3))]
    names = [f"gradient_weight_{number + 1}" for number in range(len(shown))]
    terms = [Term(rf"\frac{{\partial C}}{{\partial w_j}} = {mean}")]
    for parameter in [*shown, "b"]:
        tex = rf"\frac{{\partial C}}{{\partial {parameter}}}"
        terms.append(Term(tex, operator_before="", rule_before=len(terms) == 1))
    return Formula(
        tuple(terms),
        translate("NeuronFormulas", "gradient, {0}, epoch {1}").format(_cost_name(neuron), "{0}"),
        lambda values: ["", *(_number(values, name) for name in [*names, "gradient_bias"])],
    )


def _mean_cost(neuron: SingleNeuron) -> Formula:
    return Formula(
        (Term("C"), _EQUALS, Term(_COST[neuron.cost])),
        translate("NeuronFormulas", "{0}, epoch {1}, mean over {2} items").format(
            _cost_name(neuron), "{0}", len(neuron.targets)
        ),
        lambda values: ["", "=", _number(values, "cost")],
    )


def _entropy(neuron: SingleNeuron) -> Formula:
    """Return the cross-entropy of a target between 0 and 1, and the least that it can be."""
    least = format_number(float(binary_entropy(np.asarray(neuron.targets[0]))))

    def texts(values: Values) -> list[str]:
        cost = format_number(values["cost"])
        return [cost, "=" if cost == least else "≥", least]

    terms = (
        Term(r"-[y \ln a + (1 - y) \ln(1 - a)]"),
        Term(r"\geq", "≥"),
        Term(r"-[y \ln y + (1 - y) \ln(1 - y)]"),
    )
    return Formula(
        terms,
        translate("NeuronFormulas", "cross-entropy, epoch {0}, and the least it can be"),
        texts,
    )
