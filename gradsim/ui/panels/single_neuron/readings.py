"""What the panel reads off a run: the factors of the gradient, and the neuron's numbers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.panels.single_neuron.formulas import uncancelled
from gradsim.ui.panels.single_neuron.view import NeuronView, NumberLine
from gradsim.ui.plotting.factor_bars import Factor, FactorBars

translate = QCoreApplication.translate


def first_slope(recording: Recording, series: int, neuron: SingleNeuron) -> float:
    """Return the cost's change with the epoch at epoch 0, −η·|∇C|²."""
    names = [f"gradient_weight_{j + 1}" for j in range(len(neuron.weights))] + ["gradient_bias"]
    return -neuron.learning_rate * sum(recording.at(0, name, series) ** 2 for name in names)


def weighted_inputs(recording: Recording, series: int, neuron: SingleNeuron) -> list[float]:
    """Return the weighted inputs at the start."""
    weights = [recording.at(0, f"weight_{j + 1}", series) for j in range(len(neuron.weights))]
    bias = recording.at(0, "bias", series)
    return [
        bias + sum(w * x for w, x in zip(weights, inputs, strict=True)) for inputs in neuron.inputs
    ]


def show_factors(
    view: FactorBars,
    members: Sequence[SingleNeuron],
    recording: Recording,
    epoch: int,
    values: Sequence[Mapping[str, float]],
) -> None:
    """Show the factors of ∂C/∂w and their product, each on the scale of the whole run."""
    first = members[0]
    view.set_title("")
    if len(first.targets) > 1:
        view.show_note(
            translate(
                "SingleNeuronPanel",
                "With several items the gradient is the mean of one product for each.",
            )
        )
        return
    x = first.inputs[0][0]
    activation = ACTIVATIONS[first.activation]
    number = "_1" if len(first.weights) > 1 else ""
    rows = [
        Factor("a - y", tuple(value["error"] for value in values)),
        Factor(
            f"{activation.slope_symbol}(z)",
            tuple(
                value["slope"]
                if member.cost == "quadratic"
                else translate("SingleNeuronPanel", "cancels")
                if activation.steepness is not None
                else uncancelled(value)  # f'(z) over a(1 − a)
                for member, value in zip(members, values, strict=True)
            ),
        ),
        Factor(f"x{number}", tuple(x for _ in values)),
    ]
    product = Factor(
        rf"\partial C / \partial w{number}",
        tuple(value["gradient_weight_1"] for value in values),
    )
    alone = len(members) == 1 and first.cost == "quadratic"
    formula = rf"${product.symbol} = (a - y)\,{activation.slope_symbol}(z)\,x{number}$"
    title = translate("SingleNeuronPanel", "gradient at epoch {0}").format(epoch)
    view.set_title(formula if alone else title)
    if len(members) > 1 and x == 1:  # the costs differ in the other two
        rows.pop()
    reach = [1.0, abs(x)]
    least = x
    for series in range(len(values)):
        for column in ("error", "gradient_weight_1"):
            low, high = recording.extremes(column, series)
            reach += [abs(low), abs(high)]
            least = min(least, low)
    view.show_factors(rows, product, max(reach), least < 0)


def show_neuron(
    view: NeuronView,
    members: Sequence[SingleNeuron],
    epoch: int,
    values: Sequence[Mapping[str, float]],
) -> None:
    """Show the drawn neuron with the numbers of an epoch, at its parts or in a table."""
    first = members[0]
    inputs, one_item = len(first.weights), len(first.targets) == 1
    lines = []
    for number in range(min(inputs, 4)):
        symbol = f"w_{number + 1}" if inputs > 1 else "w"
        weights = tuple(value[f"weight_{number + 1}"] for value in values)
        lines.append(NumberLine(translate("SingleNeuronPanel", "weight"), symbol, weights))
    lines.append(
        NumberLine(
            translate("SingleNeuronPanel", "bias"), "b", tuple(value["bias"] for value in values)
        )
    )
    if one_item:
        outputs = tuple(value["output_1"] for value in values)
        lines.append(
            NumberLine(translate("SingleNeuronPanel", "output"), "a", outputs, strong=True)
        )
        lines.append(
            NumberLine(
                translate("SingleNeuronPanel", "target"), "y", (first.targets[0],), exact=True
            )
        )
    lines.append(
        NumberLine(
            translate("SingleNeuronPanel", "cost"), "C", tuple(value["cost"] for value in values)
        )
    )
    title = translate("SingleNeuronPanel", "the neuron, epoch {0}").format(epoch)
    activation = ACTIVATIONS[first.activation].symbol
    parts: dict[str, float] = {}
    if inputs == len(values) == 1 and one_item:
        parts = {"x": first.inputs[0][0], "a": values[0]["output_1"]}
        parts |= {"w": values[0]["weight_1"], "b": values[0]["bias"]}
    view.show_neuron(title, inputs, activation, lines, parts)
