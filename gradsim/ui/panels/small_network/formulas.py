"""The output of the network as a formula, with the numbers of a chosen point."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.lines import line_style
from gradsim.ui.panels.small_network.weight_lines import LOWERS, RAISES
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import Group, Term
from gradsim.ui.typesetting.numbers import format_number, format_setting

MOST_PRODUCTS = 2  # that are written one by one; of more the sum


def output_group(theme: Theme, state: NetworkState, point: int) -> Group:
    """Return a = σ(w₁h₁ + w₂h₂ + b) with its numbers at a point."""
    layers = state.at_points()
    weights = state.weights[-1][0].tolist()
    hidden = layers[-2][:, point].tolist()
    a = float(layers[-1][0, point])
    plain = QColor(theme.text)
    opened = Term(r"= \sigma(", "= σ(", operator_before="")
    terms = [Term("a", format_number(a), color=theme.label_color(_side(a > 0.5))), opened]
    if len(hidden) <= MOST_PRODUCTS:
        for number, (w, h) in enumerate(zip(weights[:-1], hidden, strict=True), 1):
            if number > 1:
                terms.append(Term("+", "+", operator_before=""))
            sign = theme.label_color(_side(w > 0)) if w else plain
            name = theme.label_color(line_style(number - 1)) if len(layers) == 2 else plain
            terms.append(Term(f"w_{number}", format_number(w), operator_before="", color=sign))
            terms.append(Term(f"h_{number}", format_number(h), color=name))
    else:
        total = sum(w * h for w, h in zip(weights[:-1], hidden, strict=True))
        terms.append(Term(r"\sum_j w_j h_j", format_number(total), operator_before="", color=plain))
    bias = Term("b", format_number(weights[-1]), operator_before="", color=plain)
    terms += [Term("+", "+", operator_before=""), bias, Term(")", ")", operator_before="")]
    return Group(heading(state, point), plain, tuple(terms))


def heading(state: NetworkState, point: int) -> str:
    """Return which point it is."""
    x, y = (format_setting(round(value, 2)) for value in state.points.inputs[point].tolist())
    return QCoreApplication.translate("SmallNetworkFormulas", "at ({0}, {1})").format(x, y)


def key_of(group: Group) -> Sequence[object]:
    """Return what a formula is without its numbers: only then is it laid out again."""
    return [(term.tex, None if term.color is None else term.color.name()) for term in group.terms]


def _side(rises: bool) -> int:
    return RAISES if rises else LOWERS
