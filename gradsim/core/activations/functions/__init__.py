"""Activation functions: a value and its derivative, the slope.

The slope decides how fast a neuron learns, so it is computed from z, never as
a·(1 − a): there it would round to 0 long before it is 0.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Activation:
    """An activation function f and its derivative, for arrays of any shape.

    Attributes
    ----------
    name, label : str
        Name in files and on the command line; name on screen.
    value, slope : callable
        f(z) and f'(z).
    symbol, slope_symbol : str
        f and f' as LaTeX, without their argument.
    largest_slope : float
        Largest value that f' takes.
    steepness : float or None
        k where f(z) = σ(kz), the only activations whose output is a probability.
    """

    name: str
    label: str
    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    symbol: str
    slope_symbol: str
    largest_slope: float
    steepness: float | None = None


def small_half(z: Array) -> tuple[Array, Array]:
    """Return e/(1 + e) and e with e = exp(−|z|): σ(−|z|) without overflow."""
    e = np.exp(-np.abs(z))
    return e / (1.0 + e), e


def sigmoid(z: Array) -> Array:
    """σ(z) = 1/(1 + exp(−z))."""
    small, e = small_half(z)
    return np.where(z >= 0, 1.0 / (1.0 + e), small)


def sigmoid_slope(z: Array) -> Array:
    """σ'(z) = σ(z)(1 − σ(z))."""
    small, e = small_half(z)
    return small / (1.0 + e)


def _tanh_slope(z: Array) -> Array:
    return 4.0 * sigmoid_slope(2.0 * z)


def _relu(z: Array) -> Array:
    return np.maximum(z, 0.0)


def _step(z: Array) -> Array:
    return np.where(z > 0, 1.0, 0.0)


LEAK = 0.01


def _leaky_relu(z: Array) -> Array:
    return np.where(z > 0, z, LEAK * z)


def _leaky_step(z: Array) -> Array:
    return np.where(z > 0, 1.0, LEAK)


def _softplus(z: Array) -> Array:
    return np.logaddexp(0.0, z)


def steep_sigmoid(k: float) -> Activation:
    """Return σ(kz), whose largest slope is k/4."""
    return Activation(
        "steep-sigmoid",
        "steep sigmoid",
        lambda z: sigmoid(k * z),
        lambda z: k * sigmoid_slope(k * z),
        r"\sigma_k",
        r"\sigma_k'",
        k / 4,
        steepness=k,
    )


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation(
            "sigmoid",
            "sigmoid",
            sigmoid,
            sigmoid_slope,
            r"\sigma",
            r"\sigma'",
            0.25,
            steepness=1.0,
        ),
        Activation("tanh", "tanh", np.tanh, _tanh_slope, r"\tanh", r"\tanh'", 1.0),
        Activation("relu", "ReLU", _relu, _step, "f", "f'", 1.0),
        Activation("leaky-relu", "leaky ReLU", _leaky_relu, _leaky_step, "f", "f'", 1.0),
        Activation("softplus", "softplus", _softplus, sigmoid, "f", "f'", 1.0),
        steep_sigmoid(4.0),
    )
}
