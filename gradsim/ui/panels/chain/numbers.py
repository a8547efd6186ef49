"""The numbers of a chain at one epoch, and how they are written."""

import math
from dataclasses import dataclass

from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.chain.experiment import Chain
from gradsim.core.experiment import all_columns
from gradsim.core.recording import Recording
from gradsim.ui.typesetting.numbers import (
    format_number,
    format_quarters,
    format_setting,
    power_of_ten,
)

#: Beyond these powers of ten a float loses its digits or overflows; the logarithm does not.
FLOAT_REACH = 300.0
EXACT_LENGTH = 8  # characters; a number as short as this is shown with all its digits


@dataclass(frozen=True)
class Factor:
    """A factor as a logarithm and a sign, so that products of many neither vanish nor overflow."""

    log: float
    sign: float

    @classmethod
    def of(cls, value: float) -> "Factor":
        """Return a number as a factor."""
        if not value:
            return cls(-math.inf, 0.0)
        return cls(math.log10(abs(value)), math.copysign(1.0, value))

    def __mul__(self, other: "Factor") -> "Factor":
        sign = self.sign * other.sign
        return Factor(self.log + other.log if sign else -math.inf, sign)

    def __truediv__(self, other: "Factor") -> "Factor":
        sign = self.sign * other.sign
        return Factor(self.log - other.log if sign else -math.inf, sign)

    @property
    def value(self) -> float:
        """The number; 0 or infinite where a float does not reach."""
        if not self.sign:
            return 0.0
        return self.sign * (10.0**self.log if self.log < 308 else math.inf)

    def text(self, digits: int = 3) -> str:
        """Return the number as the screen shows it, from the logarithm where it must be."""
        if not self.sign or abs(self.log) < FLOAT_REACH:
            return format_number(self.value, digits)
        power = math.floor(self.log)
        mantissa = f"{10.0 ** (self.log - power):.{digits - 1}f}"
        if mantissa.startswith("10"):
            mantissa, power = f"{1:.{digits - 1}f}", power + 1
        return f"{'−' if self.sign < 0 else ''}{mantissa}·{power_of_ten(power)}"


@dataclass(frozen=True)
class ChainNumbers:
    """All factors of a chain at one epoch, by layer from 0."""

    activation: Activation
    input: float
    cost: float
    weights: tuple[float, ...]
    biases: tuple[float, ...]
    z: tuple[float, ...]
    slopes: tuple[float, ...]
    terms: tuple[float, ...]
    values: tuple[float, ...]  # ∂C/∂b as floats
    gradients: tuple[Factor, ...]  # ∂C/∂b
    gradient_output: float

    @classmethod
    def of(cls, recording: Recording, epoch: int) -> "ChainNumbers":
        """Read the numbers of an epoch."""
        chain = recording.experiment
        assert isinstance(chain, Chain)
        names = all_columns(chain)
        row = recording.row(epoch)
        column = {name: row[index :: len(names)] for index, name in enumerate(names)}
        signed = zip(column["log_gradient"], column["sign"], strict=True)
        return cls(
            activation=ACTIVATIONS[chain.activation],
            input=chain.input,
            cost=row[names.index("cost")],
            weights=column["weight"],
            biases=column["bias"],
            z=column["z"],
            slopes=column["slope"],
            terms=column["term"],
            values=column["gradient_bias"],
            gradients=tuple(Factor(log, sign) for log, sign in signed),
            gradient_output=row[names.index("gradient_output")],
        )

    def __len__(self) -> int:
        return len(self.weights)

    def hidden(self, first: int, last: int, selected: int) -> Factor:
        """Return the product of what stands between two neurons and is not drawn.

        Weights and slopes of layers `first` to `last`; of the layers before `selected`, and
        of that one's weight, nothing is a factor of ∂C/∂b.
        """
        product = Factor(0.0, 1.0)
        for layer in range(max(first, selected), last + 1):
            product = product * Factor.of(self.slopes[layer])
            if layer > selected:
                product = product * Factor.of(self.weights[layer])
        return product

    def running(self) -> list[tuple[float, Factor]]:
        """Return the product from the cost back: (place, product) with neuron l at l.

        The first stands half a layer behind the last neuron, weights between two neurons.
        """
        count = len(self)
        product = Factor.of(self.gradient_output)
        places = [(count - 0.5, product)]
        for layer in range(count - 1, -1, -1):
            places.append((float(layer), self.gradients[layer]))
            if layer:
                product = self.gradients[layer] * Factor.of(self.weights[layer])
                places.append((layer - 0.5, product))
        return places

    def ratio(self, layer: int) -> Factor:
        """Return ∂C/∂b of the first neuron over that of another: the product between them."""
        product = Factor(0.0, 1.0)
        for before in range(layer):
            product = product * Factor.of(self.slopes[before])
            product = product * Factor.of(self.weights[before + 1])
        return product

    @property
    def needs_logs(self) -> bool:
        """Whether some product does not fit a float."""
        return any(one.sign and abs(one.log) >= FLOAT_REACH for one in self.gradients)


def setting_text(value: float) -> str:
    """Return a weight or bias: two decimals as a slider has, all digits where few, else three."""
    if value == round(value, 2) and abs(value) < 10:
        return f"{value:.2f}".replace("-", "−")
    return exact_text(value)


def exact_text(value: float, factor: Factor | None = None) -> str:
    """Return a number with all its digits where these are few, else with three."""
    if factor is not None and factor.sign and abs(factor.log) >= FLOAT_REACH:
        return factor.text()
    if math.isfinite(value) and 1e-3 <= abs(value) < 1e5:
        text = format_setting(value)
        if len(text) <= EXACT_LENGTH and not _shorter(text):
            return text
    return format_number(value)


def _shorter(text: str) -> bool:
    """Return whether three digits say the same and keep their width: 0.25 is 0.250."""
    return len(text.lstrip("−0.").replace(".", "")) < 3 and "." in text


def relation(value: float, largest: float) -> tuple[str, str]:
    """Return how a pair w·f'(z) compares, as (sign, bound), the bound as a symbol.

    Parameters
    ----------
    value : float
        The pair.
    largest : float
        The largest slope of the activation, 1/4 for the sigmoid.
    """
    size = abs(value)
    if size >= 1 or largest >= 1:
        return ("≥" if size >= 1 else "<"), "1"
    return ("<" if size < largest else "=" if size == largest else ">"), bound_symbol(largest)


def bound_symbol(largest: float) -> str:
    """Return a largest slope as a symbol, a fraction upright: 1|4."""
    return format_quarters(largest).replace("/", "|")
