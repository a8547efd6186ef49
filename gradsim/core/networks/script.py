"""What scripts of networks have in common: the passes through the layers, steps, and MNIST.

A network is a list of pairs (w, b), one for each layer.
"""

import re
from collections.abc import Mapping
from textwrap import indent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.script import code_of_a
from gradsim.core.sentence import Refusal, marked
from gradsim.folders import resource

_tr = marked

# For sigmoid neurons; `passes` changes some words for others.
PASSES = """
    def passes(network, x, y):
        \"\"\"Return the activations of all layers, z of the output, and dC/dz of each layer.\"\"\"
        activations = [x]
        for w, b in network:
            z = activations[-1] @ w.T + b
            activations.append(VALUE)
        a = activations[-1]
        deltas = [OUTPUT_ERROR]
        for (w, _), a in zip(network[:0:-1], activations[-2:0:-1]):
            deltas.insert(0, deltas[0] @ w * SLOPE)
        return activations, z, deltas
    """
GIVEN = "(network, x, y)"
OTHER_OUTPUT = {"a = activations[-1]": "a = activations[-1] = 1 / (1 + np.exp(-z))  # the output"}
SLOPE_OF_Z = {
    "activations = [x]": "activations, zs = [x], []",
    "@ w.T + b": "@ w.T + b\n            zs.append(z)",
    "a in zip(network[:0:-1],": "z, a in zip(network[:0:-1], zs[-2::-1],",
    "activations, z,": "activations, zs[-1],",
}

STEP = """\
for (w, b), before, delta in zip(network, activations, deltas):
    w *= decay
    w -= eta / len(delta) * (delta.T @ before)
    b -= eta / len(delta) * delta.sum(axis=0)"""

OUTPUT_ERRORS = {
    "cross-entropy": "a - y",
    "quadratic": "(a - y) * a * (1 - a)",
    "both": '(a - y) * a * (1 - a) if cost == "quadratic" else a - y',
}
VALUES = {
    "cross-entropy": "np.logaddexp(0, z) - z * y",
    "quadratic": "(a - y) ** 2 / 2",
    "both": '(a - y) ** 2 / 2 if cost == "quadratic" else np.logaddexp(0, z) - z * y',
}


def passes(cost: str, activation: str) -> str:
    """Return the passes through a network for a cost and the activation of hidden neurons."""
    changes = {OUTPUT_ERRORS["cross-entropy"]: OUTPUT_ERRORS[cost]}
    if cost == "both":
        changes[GIVEN] = "(network, x, y, cost)"
    return changed(passes_of(*code_of_a(ACTIVATIONS[activation])), changes)


def passes_of(f: str, slope: str) -> str:
    """Return the passes for the cross-entropy, with f(z) and f' of z and a as expressions."""
    is_sum = re.search(" [-+] ", re.sub(r"\([^()]*\)", "", slope))
    factor = f"({slope})" if is_sum else slope
    changes = {"VALUE": f, "SLOPE": factor, "OUTPUT_ERROR": OUTPUT_ERRORS["cross-entropy"]}
    if f != code_of_a(ACTIVATIONS["sigmoid"])[0]:
        changes |= OTHER_OUTPUT
    if re.search(r"\bz\b", slope):
        changes |= SLOPE_OF_Z
    return changed(PASSES, changes)


def changed(text: str, changes: Mapping[str, str]) -> str:
    """Return code with words replaced one after the other; each must stand there."""
    for old, new in changes.items():
        if old not in text:
            raise ValueError(f"“{old}” does not stand in the code")
        text = text.replace(old, new)
    return text


def learning(batch: int | None, rng: str, given: str = "x, y") -> str:
    """Return what takes a step with all items, or one with each mini-batch in a new order."""
    if batch is None:
        return STEP
    return f"order = {rng}.permutation(len(x))\n{mini_batches(batch, given)}"


def mini_batches(batch: int, given: str = "x, y") -> str:
    """Return what takes a step with each mini-batch of an order."""
    part = changed(given, {"x, y": "x[part], y[part]"})
    return f"""\
for first in range(0, len(x), {batch}):
    part = order[first : first + {batch}]
    activations, z, deltas = passes(network, {part})
{indent(STEP, "    ")}"""


def deviations(initializer: str) -> tuple[str, str]:
    """Return the standard deviations of weights and biases as expressions of n_in and n_out."""
    weights = {
        "standard-gaussian": "1.0",
        "scaled-gaussian": "1 / np.sqrt(n_in)",
        "xavier": "np.sqrt(2 / (n_in + n_out))",
        "he": "np.sqrt(2 / n_in)",
        "zeros": "0.0",
    }
    if initializer not in weights:
        raise Refusal(_tr("Core", "there is no script for the initialiser “{0}”"), initializer)
    return weights[initializer], repr(INITIALIZERS[initializer].bias_deviation)


def factors(initializer: str) -> tuple[str, str]:
    """Return what stands before a random weight and a bias: the deviation, if it is not 1."""
    weight, bias = (f"{text} * ".removeprefix("1.0 * ") for text in deviations(initializer))
    return weight, bias


def drawing(initializer: str) -> str:
    """Return what draws weights and biases with an rng: first all biases."""
    weight, bias = factors(initializer)
    return f"""\
biases = [{bias}rng.standard_normal(n) for n in sizes[1:]]
pairs = zip(sizes, sizes[1:])
weights = [{weight}rng.standard_normal((n_out, n_in)) for n_in, n_out in pairs]"""


def mnist(data: str) -> str:
    """Return what reads the pixels and labels of the training images.

    Raises
    ------
    Refusal
        If the images are not MNIST's own.
    """
    if data:
        raise Refusal(
            _tr("Core", "a script reads the images of MNIST only, not those of {0}"), data
        )
    folder = str(resource("mnist"))
    return f"""\
MNIST = {folder!r}  # where its files lie
pixels = np.frombuffer(gzip.open(MNIST + "/train-images-idx3-ubyte.gz").read(), np.uint8)[16:]
labels = np.frombuffer(gzip.open(MNIST + "/train-labels-idx1-ubyte.gz").read(), np.uint8)[8:]"""


def first_images(data: str, count: int) -> str:
    """Return what reads the first images and their targets."""
    return f"""{mnist(data)}
x = pixels.reshape(-1, 784)[:{count}] / 255
y = np.eye(10)[labels[:{count}]]"""
