"""The sigmoid, whose output is a probability and whose slope is 1/4 at most."""

from math import exp

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel
from gradsim.core.activations.logistic import (
    sigmoid,
    sigmoid_slope,
    write_sigmoid,
    write_sigmoid_slope,
)

ACTIVATION = Activation(
    name="sigmoid",
    label="sigmoid",
    value=sigmoid,
    slope=sigmoid_slope,
    formula=r"\frac{1}{1 + e^{-z}}",
    slope_formula=r"\sigma(z)(1 - \sigma(z))",
    output_range=(0.0, 1.0),
    steepest_at=0.0,
    order=1,
    symbol=r"\sigma",
    slope_symbol=r"\sigma'",
    in_numbers=lambda z, text: (
        f"1/(1 + {text(exp(-z))})",
        f"{text(float(sigmoid(np.array(z))))} · {text(float(sigmoid(np.array(-z))))}",
    ),
    steepness=1.0,
    code=("1 / (1 + np.exp(-z))", "{f}(z) * (1 - {f}(z))"),
    in_place=Kernel(write_sigmoid, write_sigmoid_slope),
)
