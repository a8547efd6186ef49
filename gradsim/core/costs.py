"""Cost functions of one training item: the value, and the error δ = ∂C/∂z.

Both are computed from the weighted input z, not from the output a: where a reaches
0 or 1 in floating point, the logarithms of the cross-entropy and the small difference
1 − a would be lost.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS, Activation, Array
from gradsim.core.activations.logistic import small_half
from gradsim.core.settings import SettingError


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
    code : (str, str)
        C and ∂C/∂z as NumPy has them, for scripts, of z, a = f(z) and the target y; ``{k}`` stands
        for "k * ", where f(z) = σ(kz), and for nothing with k = 1.
    """

    name: str
    label: str
    formula: str
    value: Callable[[Activation, Array, Array], Array]
    delta: Callable[[Activation, Array, Array], Array]
    code: tuple[str, str]


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


def check_probability(name: str) -> None:
    """Check that the cross-entropy is defined for the outputs of an activation.

    Raises
    ------
    SettingError
        If they are not between 0 and 1.
    """
    if not ACTIVATIONS[name].is_probability:
        fit = " or ".join(
            activation.name for activation in ACTIVATIONS.values() if activation.is_probability
        )
        raise SettingError(
            "activation",
            name,
            f"{fit} with the cross-entropy, which needs outputs between 0 and 1",
        )


def _check_outputs(activation: Activation) -> None:
    if not activation.is_probability:
        raise ValueError(f"the cross-entropy needs outputs between 0 and 1, not {activation.name}")


def _cross_entropy(activation: Activation, z: Array, target: Array) -> Array:
    _check_outputs(activation)
    if activation.steepness is None:
        a = activation.value(z)
        return -(_times_log(target, a) + _times_log(1.0 - target, 1.0 - a))
    # −ln σ(s) = ln(1 + e^−s), so C = (1 − y)·s + ln(1 + e^−s) for s ≥ 0, and its mirror image;
    # np.where would take three times as long for the first term
    s = activation.steepness * z
    return ((s >= 0) - target) * s + np.log1p(np.exp(-np.abs(s)))


def _cross_entropy_delta(activation: Activation, z: Array, target: Array) -> Array:
    _check_outputs(activation)
    if activation.steepness is None:
        a = activation.value(z)
        return activation.slope(z) * (_over(1.0 - target, 1.0 - a) - _over(target, a))
    # f'(z)/(a(1 − a)) cancels to k: the point of the cross-entropy
    return activation.steepness * output_error(activation, z, target)


def _times_log(share: Array, a: Array) -> Array:
    """Return share·ln a, 0 where the share is 0."""
    return share * np.log(np.where(share == 0, 1.0, a))


def _over(share: Array, a: Array) -> Array:
    """Return share/a, 0 where the share is 0."""
    return share / np.where(share == 0, 1.0, a)


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
            ("(a - y) ** 2 / 2", "(a - y) * slope(z)"),
        ),
        Cost(
            "cross-entropy",
            "cross-entropy",
            r"C = -[y \ln a + (1 - y) \ln(1 - a)]",
            _cross_entropy,
            _cross_entropy_delta,
            # −y ln a − (1 − y) ln(1 − a), without the logarithm of an a that is rounded to 0 or 1
            ("np.logaddexp(0, {k}z) - {k}z * y", "{k}(a - y)"),
        ),
    )
}
