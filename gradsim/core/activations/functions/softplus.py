"""A smooth ReLU, whose slope is the sigmoid."""

from math import exp, inf

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel, Numbers
from gradsim.core.activations.logistic import sigmoid


def _write_slope(z: Numbers, a: Numbers, out: Numbers) -> None:
    np.negative(a, out)  # σ(z) = 1 − exp(−a), exact for every a
    np.expm1(out, out)
    np.negative(out, out)


ACTIVATION = Activation(
    name="softplus",
    label="softplus",
    value=lambda z: np.logaddexp(0.0, z),
    slope=sigmoid,
    formula=r"\ln(1 + e^z)",
    slope_formula=r"\sigma(z)",
    output_range=(0.0, inf),
    steepest_at=inf,
    order=5,
    in_numbers=lambda z, text: (f"ln(1 + {text(exp(z))})", f"σ({text(z)})"),
    code=("np.logaddexp(0, z)", "1 / (1 + np.exp(-z))"),
    in_place=Kernel(lambda z, out: np.logaddexp(z, 0.0, out), _write_slope),
)
