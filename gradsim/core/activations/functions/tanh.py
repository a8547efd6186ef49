"""The hyperbolic tangent, a sigmoid from −1 to 1."""

from math import exp, tanh

import numpy as np

from gradsim.core.activations.activation import Activation, Array, Kernel, Numbers
from gradsim.core.activations.logistic import ONE, TAIL, sigmoid_slope


def _slope(z: Array) -> Array:
    return 4.0 * sigmoid_slope(2.0 * z)


def _write_slope(z: Numbers, a: Numbers, out: Numbers) -> None:
    np.multiply(a, a, out)
    size = out.itemsize
    np.subtract(ONE[size], out, out)
    if size == 8 and out.item(out.argmin()) < TAIL:
        tail = out < TAIL
        out[tail] = _slope(z[tail].astype(np.float64, copy=False))


ACTIVATION = Activation(
    name="tanh",
    label="tanh",
    value=np.tanh,
    slope=_slope,
    formula=r"\frac{e^z - e^{-z}}{e^z + e^{-z}}",
    slope_formula=r"1 - \tanh^2(z)",
    output_range=(-1.0, 1.0),
    steepest_at=0.0,
    order=2,
    symbol=r"\tanh",
    slope_symbol=r"\tanh'",
    in_numbers=lambda z, text: (
        f"({text(exp(z))} − {text(exp(-z))})/({text(exp(z))} + {text(exp(-z))})",
        f"1 − ({text(tanh(z))})²",
    ),
    code=("np.tanh(z)", "1 - {f}(z) ** 2"),
    in_place=Kernel(np.tanh, _write_slope),
)
