"""GELU: the input times the share of normally distributed numbers below it."""

import numpy as np

from gradsim.core.activations.activation import Activation
from gradsim.core.activations.normal import normal_density, normal_share

ACTIVATION = Activation(
    name="gelu",
    label="GELU",
    value=lambda z: z * normal_share(z),
    slope=lambda z: normal_share(z) + z * normal_density(z),
    formula=r"z \, \Phi(z) = \frac{z}{2} (1 + \text{erf} \frac{z}{\sqrt{2}})",
    slope_formula=r"\Phi(z) + z \, \Phi'(z)",
    output_range=(-0.16997120747990369, np.inf),
    steepest_at=2**0.5,
    order=8,
    in_numbers=lambda z, text: (
        f"{text(z)} · {text(float(normal_share(np.array(z))))}",
        f"{text(float(normal_share(np.array(z))))} {'−' if z < 0 else '+'} "
        f"{text(float(abs(z) * normal_density(np.array(z))))}",
    ),
    code=("z * share(z)", "share(z) + z * density(z)"),
)
