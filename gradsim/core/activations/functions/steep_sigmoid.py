"""σ(kz), a sigmoid whose largest slope is k/4."""

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel, Numbers
from gradsim.core.activations.logistic import (
    sigmoid,
    sigmoid_slope,
    write_sigmoid,
    write_sigmoid_slope,
)


def _steep_sigmoid(k: float) -> Activation:
    def write(z: Numbers, out: Numbers) -> None:
        np.multiply(z, k, out)
        write_sigmoid(out, out)

    def write_slope(z: Numbers, a: Numbers, out: Numbers) -> None:
        write_sigmoid_slope(z, a, out, k)
        np.multiply(out, k, out)

    return Activation(
        name="steep-sigmoid",
        label="steep sigmoid",
        value=lambda z: sigmoid(k * z),
        slope=lambda z: k * sigmoid_slope(k * z),
        formula=r"\sigma(k z)",
        slope_formula=r"k \sigma'(k z)",
        output_range=(0.0, 1.0),
        steepest_at=0.0,
        order=6,
        symbol=r"\sigma_k",
        slope_symbol=r"\sigma_k'",
        in_numbers=lambda z, text: (
            f"σ({text(k * z)})",
            f"{k:g} · {text(float(sigmoid_slope(np.array(k * z))))}",
        ),
        steepness=k,
        with_steepness=_steep_sigmoid,
        code=(f"1 / (1 + np.exp(-{k:g} * z))", f"{k:g} * {{f}}(z) * (1 - {{f}}(z))"),
        in_place=Kernel(write, write_slope),
    )


ACTIVATION = _steep_sigmoid(4.0)
