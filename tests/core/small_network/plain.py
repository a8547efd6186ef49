"""A network of few neurons in plain Python: one number at a time, no arrays, no code of ours."""

import math
import random
from itertools import pairwise

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))


def drawn(seed, sizes, deviation=1.0):
    """Weights and biases of a standard Gaussian start: each layer's weights, then its biases."""
    rng = np.random.default_rng(seed)
    layers = []
    for n_in, n_out in pairwise(sizes):
        weights = [[deviation * rng.standard_normal() for _ in range(n_in)] for _ in range(n_out)]
        layers.append((weights, [rng.standard_normal() for _ in range(n_out)]))
    return layers


def outputs(layers, x):
    """The activations of every layer for one point, the inputs first."""
    activations = [list(x)]
    for weights, biases in layers:
        before = activations[-1]
        activations.append(
            [
                sigmoid(sum(w * a for w, a in zip(row, before, strict=True)) + b)
                for row, b in zip(weights, biases, strict=True)
            ]
        )
    return activations


def cost(layers, points, quadratic=False):
    total = 0.0
    for *x, y in points:
        a = outputs(layers, x)[-1][0]
        total += (y - a) ** 2 / 2 if quadratic else -math.log(a if y else 1 - a)
    return total / len(points)


def step(layers, points, rate, quadratic=False, decay=1.0):
    """One step against the gradient averaged over these points."""
    changes = [([[0.0] * len(row) for row in ws], [0.0] * len(bs)) for ws, bs in layers]
    for *x, y in points:
        activations = outputs(layers, x)
        a = activations[-1][0]
        deltas = [(a - y) * (a * (1 - a) if quadratic else 1.0)]
        for number in reversed(range(len(layers))):
            weights, _ = layers[number]
            before = activations[number]
            for neuron, delta in enumerate(deltas):
                changes[number][1][neuron] += delta
                for source, value in enumerate(before):
                    changes[number][0][neuron][source] += delta * value
            deltas = [
                sum(weights[n][source] * deltas[n] for n in range(len(weights))) * a_j * (1 - a_j)
                for source, a_j in enumerate(before)
            ]
    share = rate / len(points)
    return [
        (
            [
                [decay * w - share * d for w, d in zip(row, change, strict=True)]
                for row, change in zip(ws, dws, strict=True)
            ],
            [b - share * d for b, d in zip(bs, dbs, strict=True)],
        )
        for (ws, bs), (dws, dbs) in zip(layers, changes, strict=True)
    ]


def flat(layers):
    """All numbers, neuron by neuron: its weights, then its bias."""
    return [
        number
        for weights, biases in layers
        for row, bias in zip(weights, biases, strict=True)
        for number in (*row, bias)
    ]


XOR = ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0))


def some_points(count, seed):
    """Points anywhere, of either class by turns."""
    rng = random.Random(seed)
    return tuple((rng.uniform(-1, 1), rng.uniform(-1, 1), float(n % 2)) for n in range(count))
