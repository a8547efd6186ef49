"""SiLU, or swish: the input times its sigmoid."""

import numpy as np

from gradsim.core.activations.activation import Activation
from gradsim.core.activations.logistic import sigmoid

ACTIVATION = Activation(
    name="silu",
    label="SiLU (swish)",
    value=lambda z: z * sigmoid(z),
    slope=lambda z: sigmoid(z) * (1.0 + z * sigmoid(-z)),
    formula=r"z \, \sigma(z)",
    slope_formula=r"\sigma(z) + f(z)(1 - \sigma(z))",
    output_range=(-0.27846454276107380, np.inf),
    steepest_at=2.3993572805154677,
    order=7,
    in_numbers=lambda z, text: (
        f"{text(z)} · {text(float(sigmoid(np.array(z))))}",
        f"{text(float(sigmoid(np.array(z))))} {'−' if z < 0 else '+'} "
        f"{text(float(abs(z) * sigmoid(np.array(z))))} · {text(float(sigmoid(np.array(-z))))}",
    ),
    code=("z / (1 + np.exp(-z))", "(1 + z / (1 + np.exp(z))) / (1 + np.exp(-z))"),
)
