"""What is usual among random chains, and how narrow the range is in which a term reaches 1.

Weights and biases are standard normal variables, the input is 1. The
ratio of two gradients, ∂C/∂b_1 over ∂C/∂b_m, is Π f'(z_(l−1))·w_l for l = 2 … m: neither
the cost nor the layers behind m count.
"""

import math

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS, Array
from gradsim.core.chain.experiment import LONGEST

#: |w| at which |w·σ'(wa + b)| ≥ 1 for the widest range of inputs a, and that range.
WIDEST_AT, WIDEST = 6.8944, 0.4477


def random_chain(layers: int, seed: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return Gaussian weights and biases, rounded to what a slider shows.

    A shorter chain of the same seed is the beginning of a longer one. No weight is rounded
    to 0, which would end the product.
    """
    drawn = np.random.default_rng(seed).standard_normal((LONGEST, 2))[:layers]
    weights, biases = np.round(drawn, 2).T
    weights = np.copysign(np.maximum(np.abs(weights), 0.01), weights)
    return tuple(weights.tolist()), tuple(biases.tolist())


def ratios_by_depth(
    count: int, layers: int, activation: str, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Return log₁₀ and sign of ∂C/∂b_1 over ∂C/∂b_m of random chains, for m = 1 … `layers`.

    Returns
    -------
    logs, signs : (layers, count) arrays
        A ratio of exactly 0 has the logarithm −∞ and the sign 0.
    """
    chosen = ACTIVATIONS[activation]
    logs, signs = np.zeros((layers, count)), np.ones((layers, count))
    a, slope = np.ones(count), np.ones(count)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        for layer in range(layers):
            w = rng.standard_normal(count)
            if layer:
                term = slope * w
                logs[layer] = logs[layer - 1] + np.log10(np.abs(term))
                signs[layer] = signs[layer - 1] * np.sign(term)
            z = w * a + rng.standard_normal(count)
            a, slope = chosen.value(z), chosen.slope(z)
    return logs, signs


def random_ratios(
    count: int, layers: int, activation: str, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Return log₁₀ and sign of ∂C/∂b_1 over ∂C/∂b_m, m = `layers`, of random chains.

    Returns
    -------
    logs, signs : (count,) arrays
        A ratio of exactly 0 has the logarithm −∞ and the sign 0.
    """
    logs, signs = ratios_by_depth(count, layers, activation, rng)
    return logs[-1], signs[-1]


def share_below(logs: Array, bound: float) -> float:
    """Return the share of ratios whose size is below `bound`."""
    return float(np.mean(logs < math.log10(bound)))


def share_within(logs: Array, factor: float = 10.0) -> float:
    """Return the share of products within a factor of 1, the knife edge of problem 3-6."""
    return float(np.mean(np.abs(logs) <= math.log10(factor)))


def window_width(w: Array) -> Array:
    """Return how wide a range of inputs a has |w·σ'(wa + b)| ≥ 1; 0 where |w| < 4.

    The width is (2/|w|)·ln[|w|(1 + √(1 − 4/|w|))/2 − 1], at most 0.4477, at |w| = 6.894.
    """
    size = np.maximum(np.abs(w), 4.0)
    return 2.0 / size * np.log(size * (1.0 + np.sqrt(1.0 - 4.0 / size)) / 2.0 - 1.0)
