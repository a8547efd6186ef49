"""The normal distribution, by which the GELU weighs its input.

Φ(z) = (1 + erf(z/√2))/2, the error function in another guise, to a few units in the last
place wherever it is not 0 in double precision.
"""

import math

import numpy as np

from gradsim.core.activations.activation import Array

# Φ(−s)·exp(s²/2)·(1 + 1.25 s) is a polynomial of t = (s − 5)/(s + 5), to 1e-16 for all s ≥ 0:
# its Chebyshev series, computed with 50 digits, as powers of t.
_POWERS = (
    0.5576649610687956, -0.0785759634765083, 0.009770757560953587, 0.03272390979756865,
    -0.044965141778916855, 0.036524679176520206, -0.021210861891002884, 0.008747211923902518,
    -0.002149978112993521, -2.3829713923590247e-05, 0.00024302453973618657,
    -6.724980471798354e-05, -1.403118160405005e-05, 1.1642309799535012e-05,
    8.072521250808124e-08, -1.6951798703922393e-06, 1.4074787596176886e-07,
    2.5520428966574323e-07, -3.028708852310236e-08, -4.019072008405241e-08,
    4.181234636867992e-09, 5.697061009495663e-09, -3.213072701692191e-10,
    -4.925058173267582e-10,
)  # fmt: skip
_ENOUGH = 40.0  # Φ(−40) is less than any float


def _bell(z: Array) -> tuple[Array, Array]:
    """Return s = |z|, at most 40, and exp(−s²/2)."""
    s = np.minimum(np.abs(z), _ENOUGH)
    coarse = np.round(16.0 * s) / 16.0  # its square is exact, where that of s is rounded
    return s, np.exp(-0.5 * coarse * coarse) * np.exp(-0.5 * (s - coarse) * (s + coarse))


def normal_density(z: Array) -> Array:
    """φ(z) = exp(−z²/2)/√(2π)."""
    return _bell(z)[1] / math.sqrt(2.0 * math.pi)


def normal_share(z: Array) -> Array:
    """Φ(z), the share of normally distributed numbers below z."""
    s, bell = _bell(z)
    t = (s - 5.0) / (s + 5.0)
    below = np.full_like(s, _POWERS[-1])
    for power in _POWERS[-2::-1]:
        below = below * t + power
    below = below * bell / (1.0 + 1.25 * s)
    return np.where(z < 0, below, 1.0 - below)
