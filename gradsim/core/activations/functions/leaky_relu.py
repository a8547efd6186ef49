"""A rectified linear unit that still learns below 0, slowly."""

from math import inf

import numpy as np

from gradsim.core.activations.activation import Activation, Kernel, Numbers

LEAK = 0.01


def _write(z: Numbers, out: Numbers) -> None:
    np.maximum(z, LEAK * z, out=out)


def _write_slope(z: Numbers, a: Numbers, out: Numbers) -> None:
    np.copyto(out, LEAK)
    np.copyto(out, 1.0, where=z > 0)


ACTIVATION = Activation(
    name="leaky-relu",
    label="leaky ReLU",
    value=lambda z: np.where(z > 0, z, LEAK * z),
    slope=lambda z: np.where(z > 0, 1.0, LEAK),
    formula=rf"\max({LEAK:g} z, z)",
    slope_formula=rf"1 \text{{ if }} z > 0 \text{{, else }} {LEAK:g}",
    output_range=(-inf, inf),
    steepest_at=inf,
    order=4,
    in_numbers=lambda z, text: (
        f"max({text(LEAK * z)}, {text(z)})",
        f"{text(z)} {'>' if z > 0 else '≤'} 0",
    ),
    code=(f"np.where(z > 0, z, {LEAK:g} * z)", f"np.where(z > 0, 1.0, {LEAK:g})"),
    in_place=Kernel(_write, _write_slope),
)
