"""The sigmoid σ(z) = 1/(1 + exp(−z)) and its slope, exact also where σ(z) rounds to 0 or 1.

Several activations are made of it.
"""

import numpy as np

from gradsim.core.activations.activation import Array, Numbers

# NumPy needs 0.4 µs to turn 1.0 into an array, as much as it then takes to add it to the
# activations of ten images. By bytes, so that single precision stays single.
ONE: dict[int, Numbers] = {4: np.ones((), np.float32), 8: np.ones((), np.float64)}

#: Below it 1 − a, which here still has 9 digits, loses them and is computed from z. Not in
#: single precision: networks only learn in it, and what is lost of a slope is less than the
#: rounding of the sum that it is part of.
TAIL = 2.0**-23


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


def write_sigmoid(z: Numbers, out: Numbers) -> None:
    """Write σ(z); `out` may be z."""
    one = ONE[out.itemsize]
    np.negative(z, out)
    np.exp(out, out)
    np.add(out, one, out)
    np.divide(one, out, out)  # np.reciprocal takes twice as long


def write_sigmoid_slope(z: Numbers, a: Numbers, out: Numbers, k: float = 1.0) -> None:
    """Write σ'(kz) = a(1 − a), where a = σ(kz)."""
    size = out.itemsize
    np.subtract(ONE[size], a, out)
    if size == 8 and out.item(out.argmin()) < TAIL:  # out.min() takes twice as long
        tail = out < TAIL
        out[tail] = small_half(k * z[tail].astype(np.float64, copy=False))[0]
    np.multiply(out, a, out)
