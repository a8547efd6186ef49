"""What is usual among random chains, and how narrow the range is in which a term reaches 1.

Weights and biases are standard normal variables, the input is 1. The
ratio of two gradients, ∂C/∂b_1 over ∂C/∂b_m, is Π f'(z_(l−1))·w_l for l = 2 … m: neither
the cost nor the layers behind m count.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS, Activation, Array

#: Neurons of the longest chain.
LONGEST = 50

#: How many random chains a share or a median is taken of.
CHAINS = 10_000

#: k of the steep sigmoid, where nothing else is set.
USUAL_STEEPNESS = 4.0

#: |w| at which |w·σ'(wa + b)| ≥ 1 for the widest range of inputs a, and that range.
WIDEST_AT, WIDEST = 6.8944, 0.4477


def activation_of(name: str, steepness: float) -> Activation:
    """Return an activation, the steep sigmoid with a steepness k."""
    activation = ACTIVATIONS[name]
    return activation.with_steepness(steepness) if activation.with_steepness else activation


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
    count: int,
    layers: int,
    name: str,
    rng: "np.random.Generator",
    steepness: float = USUAL_STEEPNESS,
) -> tuple[Array, Array]:
    """Return log₁₀ and sign of ∂C/∂b_1 over ∂C/∂b_m of random chains, for m = 1 … `layers`.

    Returns
    -------
    logs, signs : (layers, count) arrays
        A ratio of exactly 0 has the logarithm −∞ and the sign 0.
    """
    return _ratios(rng.standard_normal((layers, 2, count)), activation_of(name, steepness))


def _ratios(drawn: Array, activation: Activation) -> tuple[Array, Array]:
    """Return the ratios of chains whose weights and biases are drawn, layer by layer."""
    layers, _, count = drawn.shape
    logs, signs = np.zeros((layers, count)), np.ones((layers, count))
    a, slope = np.ones(count), np.ones(count)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        for layer, (w, b) in enumerate(drawn):
            if layer:
                term = slope * w
                logs[layer] = logs[layer - 1] + np.log10(np.abs(term))
                signs[layer] = signs[layer - 1] * np.sign(term)
            if layer < layers - 1:  # the slope of the last one is no factor
                z = w * a + b
                a, slope = activation.value(z), activation.slope(z)
    return logs, signs


@lru_cache(2)  # to draw them takes a third of the time, and a curve over k asks 38 times
def _usual_draws(count: int, layers: int) -> Array:
    return np.random.default_rng(0).standard_normal((layers, 2, count))


def usual_logs(count: int, layers: int, name: str, steepness: float) -> Array:
    """Return log₁₀ of the ratios by depth in random chains, always the same ones."""
    logs, _ = _ratios(_usual_draws(count, layers), activation_of(name, steepness))
    return logs


@lru_cache(64)
def usual_ratios(name: str, steepness: float, layers: int) -> Array:
    """Return log₁₀ of the ratio in `CHAINS` random chains, always the same ones.

    For four layers this takes about 1 ms.
    """
    logs = usual_logs(CHAINS, layers, name, steepness)
    ratios: Array = logs[-1].copy()  # a part would keep the whole, that of every layer
    return ratios


class Spread(NamedTuple):
    """How log₁₀ |∂C/∂b_1 : ∂C/∂b_L| is spread among random chains.

    Attributes
    ----------
    lowest, low, median, high, highest : float
        The ratio below which 5, 25, 50, 75 and 95 % of the chains lie; −∞ where it is exactly 0.
    exploding : float
        The share of chains whose ratio is above 1.
    """

    lowest: float
    low: float
    median: float
    high: float
    highest: float
    exploding: float

    @classmethod
    def of(cls, logs: Array) -> "Spread":
        """Return the spread of some logarithms."""
        places = [round((len(logs) - 1) * share) for share in (0.05, 0.25, 0.5, 0.75, 0.95)]
        ordered = np.partition(logs, places)  # a sixth of what it takes to sort 10,000
        lowest, low, median, high, highest = ordered[places].tolist()
        return cls(lowest, low, median, high, highest, float(np.mean(logs > 0)))


@lru_cache(1024)
def usual_spread(name: str, steepness: float, layers: int) -> Spread:
    """Return the spread among random chains; of deep ones fewer are drawn, to take no longer."""
    if layers <= 5:
        return Spread.of(usual_ratios(name, steepness, layers))
    return Spread.of(usual_logs(5 * CHAINS // layers, layers, name, steepness)[-1])


def share_below(logs: Array, bound: float) -> float:
    """Return the share of ratios whose size is below `bound`."""
    return float(np.mean(logs < math.log10(bound)))


def share_within(logs: Array, factor: float = 10.0) -> float:
    """Return the share of products within a factor of 1, the knife edge of problem 3-6."""
    return float(np.mean(np.abs(logs) <= math.log10(factor)))


@lru_cache(64)
def usual_terms(name: str, steepness: float) -> tuple[float, float]:
    """Return the shares of Gaussian weights with |w| < 1, and of terms below the largest slope.

    The terms are |w·f'(z)| of the second and of the third neuron in `CHAINS` random chains.
    """
    activation = activation_of(name, steepness)
    rng = np.random.default_rng(0)
    weights, biases = rng.standard_normal((2, 3, CHAINS))
    a, terms = np.ones(CHAINS), []
    for w, b in zip(weights, biases, strict=True):
        z = w * a + b
        a = activation.value(z)
        terms.append(np.abs(w * activation.slope(z)))
    below = np.array(terms[1:]) < activation.largest_slope
    return float(np.mean(np.abs(weights) < 1)), float(np.mean(below))


def window_width(w: Array) -> Array:
    """Return how wide a range of inputs a has |w·σ'(wa + b)| ≥ 1; 0 where |w| < 4.

    The width is (2/|w|)·ln[|w|(1 + √(1 − 4/|w|))/2 − 1], at most 0.4477, at |w| = 6.894.
    """
    size = np.maximum(np.abs(w), 4.0)
    return 2.0 / size * np.log(size * (1.0 + np.sqrt(1.0 - 4.0 / size)) / 2.0 - 1.0)
