"""Cost functions of one training item: the value, and the error δ = ∂C/∂z.

Both are computed from the weighted input z, not from the output a: where a reaches
0 or 1 in floating point, the logarithms of the cross-entropy and the small difference
1 − a would be lost.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gradsim.core.activations.functions import Activation, Array, small_half


@dataclass(frozen=True)
class Cost:
    """A cost function.

    Attributes
    ----------
    name, label : str
        Name in files and on the command line; name on screen.
    formula : str
        The cost of one training item, as LaTeX.
    value, delta : callable
        C and ∂C/∂z of (activation, z, target).
    """

    name: str
    label: str
    formula: str
    value: Callable[[Activation, Array, Array], Array]
    delta: Callable[[Activation, Array, Array], Array]


def output_error(activation: Activation, z: Array, target: Array) -> Array:
    """Return a − y, exact to the last digits also where a is next to 1."""
    if activation.steepness is None:
        return activation.value(z) - target
    small, _ = small_half(activation.steepness * z)
    return np.where(z >= 0, (1.0 - target) - small, small - target)


def _quadratic(activation: Activation, z: Array, target: Array) -> Array:
    error = output_error(activation, z, target)
    return 0.5 * error * error


def _quadratic_delta(activation: Activation, z: Array, target: Array) -> Array:
    return output_error(activation, z, target) * activation.slope(z)


def _steepness(activation: Activation) -> float:
    if activation.steepness is None:
        raise ValueError(f"the cross-entropy needs outputs between 0 and 1, not {activation.name}")
    return activation.steepness


def _cross_entropy(activation: Activation, z: Array, target: Array) -> Array:
    # −ln σ(s) = ln(1 + e^−s), so C = (1 − y)·s + ln(1 + e^−s) for s ≥ 0, and its mirror image
    s = _steepness(activation) * z
    return np.where(s >= 0, (1.0 - target) * s, -target * s) + np.log1p(np.exp(-np.abs(s)))


def _cross_entropy_delta(activation: Activation, z: Array, target: Array) -> Array:
    # f'(z)/(a(1 − a)) cancels to k: the point of the cross-entropy
    return _steepness(activation) * output_error(activation, z, target)


def binary_entropy(y: Array) -> Array:
    """Return −[y ln y + (1 − y) ln(1 − y)], 0 at both ends (problem 3-2)."""
    inner = np.clip(y, np.finfo(float).tiny, 1.0 - np.finfo(float).epsneg)
    entropy = -(inner * np.log(inner) + (1.0 - inner) * np.log1p(-inner))
    return np.where((y <= 0) | (y >= 1), 0.0, entropy)


def cross_entropy_of_output(a: Array, target: float) -> Array:
    """Return −[y ln a + (1 − y) ln(1 − a)] for outputs 0 < a < 1."""
    return -(target * np.log(a) + (1.0 - target) * np.log1p(-a))


COSTS: dict[str, Cost] = {
    cost.name: cost
    for cost in (
        Cost(
            "quadratic",
            "quadratic cost",
            r"C = \frac{(y - a)^2}{2}",
            _quadratic,
            _quadratic_delta,
        ),
        Cost(
            "cross-entropy",
            "cross-entropy",
            r"C = -[y \ln a + (1 - y) \ln(1 - a)]",
            _cross_entropy,
            _cross_entropy_delta,
        ),
    )
}
