"""The formulas of the panel "Layer speed", with the numbers of an epoch."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from gradsim.core.costs import COSTS
from gradsim.core.layer_speed.experiment import LECTURE_SPEEDS
from gradsim.core.layer_speed.output_neuron import OutputNeuron
from gradsim.ui.language import translated
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.tables.column_table import shown_columns
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import Group, Term
from gradsim.ui.typesetting.numbers import format_count, format_decimals, format_number

translate = QCoreApplication.translate


MOST_LAYERS = 5
COST_DIGITS = 5  # by which a network that has learnt a little differs from one that guesses
_EQUALS = Term("=", "=")


def symbol(layer: int | str, per_neuron: bool = False) -> str:
    """Return the symbol of a layer's speed, as LaTeX."""
    length = rf"\|\delta^{{{layer}}}\|"
    return rf"{length} / \sqrt{{N_{{{layer}}}}}" if per_neuron else length


def lecture_texts(layers: int) -> list[str]:
    """Return the lecture's speeds with as many decimals as it has."""
    decimals = 2 if layers == 2 else 3
    return [format_decimals(speed, decimals) for speed in LECTURE_SPEEDS[layers]]


def speed_group(source: SpeedSource, theme: Theme) -> Group:
    """Return the definition of the speed, with a column for each layer's number."""
    definition = r"\|\delta^l\| = \sqrt{\sum_j (\delta_j^l)^2}"
    if source.per_neuron:
        definition = r"\frac{\|\delta^l\|}{\sqrt{N_l}} = \sqrt{\frac{1}{N_l} \sum_j (\delta_j^l)^2}"
    terms = [Term(rf"{definition},\;\; \delta_j^l = \frac{{\partial C}}{{\partial b_j^l}}")]
    for place in shown_columns(source.layers, MOST_LAYERS):
        if place is None:
            terms.append(Term(r"\dots", operator_before=""))
            continue
        tex = symbol(place + 1)
        if source.per_neuron:
            tex = rf"\frac{{{tex}}}{{\sqrt{{N_{{{place + 1}}}}}}}"
        color = theme.label_color(place * source.series)
        terms.append(Term(tex, "0", operator_before="", color=color))
    return Group("", QColor(theme.muted), tuple(terms))


def speed_heading(source: SpeedSource, epoch: int) -> str:
    """Return the heading of the definition."""
    name = (
        translate("SpeedFormulas", "speed per neuron")
        if source.per_neuron
        else translate("SpeedFormulas", "length of the gradient")
    )
    what = source.description()
    shown = translate("SpeedFormulas", "epoch {0}").format(epoch)
    return f"{name}, {shown}" + (f", {what}" if what else "")


def speed_numbers(source: SpeedSource, epoch: int) -> list[str]:
    """Return the texts below the definition."""
    speeds = source.speeds(epoch)
    places = shown_columns(source.layers, MOST_LAYERS)
    return ["", *("" if place is None else format_number(speeds[place]) for place in places)]


def cost_group(cost: str, color: QColor) -> Group:
    """Return the cost of a network with many outputs, over all images."""
    item = r"\left[y_j \ln a_j^L + (1 - y_j) \ln(1 - a_j^L)\right]"
    tex = rf"-\frac{{1}}{{n}} \sum_x \sum_j {item}"
    if cost == "quadratic":
        tex = r"\frac{1}{2n} \sum_x \sum_j (y_j - a_j^L)^2"
    return Group("", color, (Term("C"), _EQUALS, Term(tex)))


def cost_numbers(source: SpeedSource, epoch: int) -> tuple[str, list[str]]:
    """Return the heading of the cost, and the texts below it."""
    heading = translate("SpeedFormulas", "cost of {0} images").format(
        format_count(source.experiment.images)
    )
    return heading, [format_number(source.data.at(epoch, "cost"), COST_DIGITS), "", ""]


def output_groups(cost: str, style: int, theme: Theme, width: int) -> list[Group]:
    """Return δ of an output neuron for one image, and the gradients over all images."""
    color = theme.label_color(style)
    slope = Term(r"\sigma'(z_j^L)")
    if cost != "quadratic":
        # the stroke alone says it in less room
        roomy = width > theme.formula * theme.note_room * theme.zoom
        note = translate("SpeedFormulas", "cancels") if roomy else ""
        slope = Term(slope.tex, struck=True, note=note)
    delta = (Term(r"\delta_j^L", "0"), _EQUALS, Term("(a_j^L - y_j)"), slope)
    mean = r"\frac{1}{n} \sum_x"
    gradients = (
        Term(r"\frac{\partial C}{\partial w_{j1}^L}", "0"),
        _EQUALS,
        Term(rf"{mean} a_1^{{L-1}} \delta_j^L"),
        Term(r"\frac{\partial C}{\partial b_j^L}", operator_before=""),
        _EQUALS,
        Term(rf"{mean} \delta_j^L"),
    )
    # with a heading and numbers from the first, or the band would soon need more height
    name = translated(COSTS[cost].label)
    return [Group(name, color, delta), Group(_all_images(), color, gradients)]


def _all_images() -> str:
    return translate("SpeedFormulas", "all images, k = 1")


def output_numbers(
    neuron: OutputNeuron, chosen: tuple[int, int], epoch: int
) -> list[tuple[str, list[str]]]:
    """Return heading and texts of each of the formulas of one cost.

    Parameters
    ----------
    neuron : OutputNeuron
        The numbers.
    chosen : (int, int)
        The output neuron j and the image.
    epoch : int
        The epoch of the numbers.
    """
    slope = format_number(neuron.slope) if neuron.cost == "quadratic" else ""
    image = translate("SpeedFormulas", "{0}: image {1}, output {2}, epoch {3}")
    name = translated(COSTS[neuron.cost].label)
    return [
        (
            image.format(name, chosen[1], chosen[0], epoch),
            [format_number(neuron.delta), "=", format_number(neuron.error), slope],
        ),
        (
            _all_images(),
            [
                *(format_number(neuron.weight_gradient), "", ""),
                *(format_number(neuron.bias_gradient), "", ""),
            ],
        ),
    ]
