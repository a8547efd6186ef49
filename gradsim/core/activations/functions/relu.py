"""The rectified linear unit: a slope of 1, or of 0."""

from math import inf

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel

ACTIVATION = Activation(
    name="relu",
    label="ReLU",
    value=lambda z: np.maximum(z, 0.0),
    slope=lambda z: np.where(z > 0, 1.0, 0.0),
    formula=r"\max(0, z)",
    slope_formula=r"1 \text{ if } z > 0 \text{, else } 0",
    output_range=(0.0, inf),
    steepest_at=inf,
    order=3,
    in_numbers=lambda z, text: (f"max(0, {text(z)})", f"{text(z)} {'>' if z > 0 else '≤'} 0"),
    code=("np.maximum(z, 0)", "np.where(z > 0, 1.0, 0.0)"),
    in_place=Kernel(lambda z, out: np.maximum(z, 0.0, out=out), lambda z, a, out: np.sign(a, out)),
)
