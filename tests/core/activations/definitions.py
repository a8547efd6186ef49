"""The activations as their definitions say, for arbitrary precision and for autograd."""

import math
from collections.abc import Callable

import autograd.numpy as anp
import mpmath
import numpy as np
from autograd.extend import defvjp, primitive

from gradsim.core.activations.functions import ACTIVATIONS

#: f(z) of a number of mpmath.
EXACT: dict[str, Callable[[mpmath.mpf], mpmath.mpf]] = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": lambda z: (mpmath.exp(z) - mpmath.exp(-z)) / (mpmath.exp(z) + mpmath.exp(-z)),
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "leaky-relu": lambda z: z if z > 0 else z / 100,
    "softplus": lambda z: mpmath.log(1 + mpmath.exp(z)),
    "steep-sigmoid": lambda z: 1 / (1 + mpmath.exp(-4 * z)),
    "silu": lambda z: z / (1 + mpmath.exp(-z)),
    "gelu": lambda z: z * mpmath.erfc(-z / mpmath.sqrt(2)) / 2,
}

# autograd has the error function only with SciPy
_erf = primitive(np.vectorize(math.erf, otypes=[float]))
defvjp(_erf, lambda ans, x: lambda g: g * 2 / math.sqrt(math.pi) * anp.exp(-(x**2)))


def _sigmoid(z):
    return 1 / (1 + anp.exp(-z))


#: f(z) of an array, which autograd can differentiate.
DIFFERENTIABLE = {
    "sigmoid": _sigmoid,
    "tanh": anp.tanh,
    "relu": lambda z: anp.where(z > 0, z, 0.0),
    "leaky-relu": lambda z: anp.where(z > 0, z, z / 100),
    "softplus": lambda z: anp.log(1 + anp.exp(z)),
    "steep-sigmoid": lambda z: _sigmoid(4 * z),
    "silu": lambda z: z * _sigmoid(z),
    "gelu": lambda z: z * (1 + _erf(z / math.sqrt(2))) / 2,
}

assert set(EXACT) == set(DIFFERENTIABLE) == set(ACTIVATIONS)  # every activation is checked
