"""What the core's speed is measured against: other ways to do the same work.

``OneByOne`` takes a mini-batch one image at a time, each layer a column vector, as the
programs of introductory textbooks do. ``Products`` does the matrix products of a step, as one
writes them, and nothing else; ``ProductsOfMany`` those of many networks, as the program needs them.
``Plain`` is the same step as one writes it in NumPy without a thought of speed. ``Torch`` is
PyTorch, where it is installed.
"""

from itertools import pairwise

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


class OneByOne:
    """Gradient descent with the cross-entropy, one image at a time."""

    def __init__(self, sizes, images, targets, seed=0):
        rng = np.random.default_rng(seed)
        self.biases = [rng.standard_normal((n_out, 1)) for n_out in sizes[1:]]
        self.weights = [
            rng.standard_normal((n_out, n_in)) / np.sqrt(n_in) for n_in, n_out in pairwise(sizes)
        ]
        self.items = [
            (x.reshape(-1, 1), y.reshape(-1, 1)) for x, y in zip(images, targets, strict=True)
        ]

    def step(self, items, rate, decay):
        bias_sums = [np.zeros(b.shape) for b in self.biases]
        weight_sums = [np.zeros(w.shape) for w in self.weights]
        for x, y in items:
            bias_gradients, weight_gradients = self.gradients(x, y)
            bias_sums = [a + b for a, b in zip(bias_sums, bias_gradients, strict=True)]
            weight_sums = [a + b for a, b in zip(weight_sums, weight_gradients, strict=True)]
        scale = rate / len(items)
        self.weights = [
            decay * w - scale * g for w, g in zip(self.weights, weight_sums, strict=True)
        ]
        self.biases = [b - scale * g for b, g in zip(self.biases, bias_sums, strict=True)]
        return [np.linalg.norm(g) / len(items) for g in bias_sums]

    def gradients(self, x, y):
        activations, weighted = [x], []
        for b, w in zip(self.biases, self.weights, strict=True):
            weighted.append(np.dot(w, activations[-1]) + b)
            activations.append(sigmoid(weighted[-1]))
        delta = activations[-1] - y
        bias_gradients, weight_gradients = [delta], [np.dot(delta, activations[-2].T)]
        for layer in range(2, len(self.weights) + 1):
            slope = sigmoid(weighted[-layer]) * (1 - sigmoid(weighted[-layer]))
            delta = np.dot(self.weights[-layer + 1].T, delta) * slope
            bias_gradients.insert(0, delta)
            weight_gradients.insert(0, np.dot(delta, activations[-layer - 1].T))
        return bias_gradients, weight_gradients


class Products:
    """The matrix products of one step, into arrays made once; the inputs have a bias column.

    With a neuron in each row, which is the faster way round for large batches. On the way back
    the weights lack their column of biases, so np.dot copies them: with ten images and single
    precision, that is 0.5 of the 12 µs with one hidden layer and 2 of the 22 with four.
    """

    def __init__(self, sizes, batch, kind):
        rng = np.random.default_rng(0)

        def matrix(rows, columns):
            return rng.standard_normal((rows, columns)).astype(kind)

        self.first, self.others = [], []
        for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
            a, w, delta = matrix(n_in + 1, batch), matrix(n_out, n_in + 1), matrix(n_out, batch)
            forward, gradient = matrix(n_out, batch), matrix(n_out, n_in + 1)
            if layer:
                self.others += [
                    (w, a, forward),
                    (delta, a.T, gradient),
                    (w[:, :-1].T, delta, matrix(n_in, batch)),
                ]
            else:
                self.first = [(w, forward), (delta, gradient)]

    def step(self, inputs):
        (w, out), (delta, gradient) = self.first
        np.dot(w, inputs.T, out)
        self.later_layers()
        np.dot(delta, inputs, gradient)

    def later_layers(self):
        for a, b, result in self.others:
            np.dot(a, b, result)


class ProductsOfMany:
    """The matrix products of networks side by side that learn from the same items.

    Those of an epoch as the program needs them: of the later layers each network's own, and of
    the first layers one for all networks, of their errors with X·Xᵀ of the inputs.
    """

    def __init__(self, sizes, networks, inputs, kind):
        rng = np.random.default_rng(0)
        self.gram = (inputs @ inputs.T).astype(kind)
        self.errors = rng.standard_normal((networks * sizes[1], len(inputs))).astype(kind)
        self.change, self.square = np.empty_like(self.errors), np.empty_like(self.gram)
        self.networks, self.products = networks, Products(sizes, len(inputs), kind)

    def step(self):
        for _ in range(self.networks):  # in the same arrays, which stay in the cache
            self.products.later_layers()
        self.first_layers()

    def first_layers(self):
        np.dot(self.errors, self.gram, self.change)

    def square_product(self):
        """The product of this size at which a library is at its best."""
        np.dot(self.gram, self.gram[::-1], self.square)


class Plain:
    """Gradient descent with the cross-entropy in batches, in plain NumPy."""

    def __init__(self, sizes, images, targets):
        rng = np.random.default_rng(0)
        self.x, self.y = images, targets
        self.biases = [rng.standard_normal(n_out) for n_out in sizes[1:]]
        self.weights = [
            rng.standard_normal((n_out, n_in)) / np.sqrt(n_in) for n_in, n_out in pairwise(sizes)
        ]

    def step(self, start, stop, rate, decay):
        activations = [self.x[start:stop]]
        for b, w in zip(self.biases, self.weights, strict=True):
            activations.append(sigmoid(activations[-1] @ w.T + b))
        delta = activations[-1] - self.y[start:stop]
        scale = rate / (stop - start)
        for layer in range(len(self.weights) - 1, -1, -1):
            a, before = activations[layer], delta
            delta = (before @ self.weights[layer]) * a * (1 - a)
            self.weights[layer] = decay * self.weights[layer] - scale * before.T @ a
            self.biases[layer] = self.biases[layer] - scale * before.sum(axis=0)


class Torch:
    """PyTorch without compilation, the backward pass by hand and in place."""

    def __init__(self, torch, sizes, images, targets, kind):
        self.torch = torch
        torch.set_num_threads(1)
        dtype = torch.float64 if kind is np.float64 else torch.float32
        self.x = torch.tensor(images, dtype=dtype)
        self.y = torch.tensor(targets, dtype=dtype)
        self.weights = [
            torch.randn(n_out, n_in, dtype=dtype) / n_in**0.5 for n_in, n_out in pairwise(sizes)
        ]
        self.biases = [torch.randn(n_out, dtype=dtype) for n_out in sizes[1:]]

    def step(self, start, stop, rate, decay):
        torch = self.torch
        with torch.no_grad():
            activations = [self.x[start:stop]]
            for w, b in zip(self.weights, self.biases, strict=True):
                activations.append(torch.addmm(b, activations[-1], w.t()).sigmoid_())
            delta = activations[-1] - self.y[start:stop]
            scale = rate / (stop - start)
            for layer in range(len(self.weights) - 1, -1, -1):
                w, b, a = self.weights[layer], self.biases[layer], activations[layer]
                before = delta
                if layer:
                    delta = (before @ w).mul_(a).mul_(1 - a)
                w.mul_(decay).addmm_(before.t(), a, alpha=-scale)
                b.sub_(before.sum(0), alpha=scale)
