"""The core against other ways to do the same work; see :mod:`benchmarks.references`.

Matrix products have as many threads as in ``gradsim run``, unless ``OPENBLAS_NUM_THREADS``
is set: with 1 they have as many as beside a window on two cores.

What limits training
--------------------
Of the 102 ms of a processor that an epoch of three recipes took on two cores of an AMD EPYC, 56
were products of errors with X·Xᵀ, at 51 of the 52.6 billion operations a second that square
products reach (in single precision 100 of 102), and 20 those of the later layers, at 50. These
alone take 27 times as long as the products of one network. Measured, and not taken:

- Another order of the factors, by rows or by columns: 45 to 51 billion operations. Sizes filled up
  to 288, 304, 320 or 1,024: 50 to 51.5, of more operations.
- Fewer multiplications, as the 1,000 images have rank 590. Errors and weighted inputs of as many
  need 17 % fewer; an epoch took 0.945 of the time, for 60 lines more. Images in the order of their
  rarest pixels, and inputs turned so that a staircase of zeros appears, need 9 to 22 % fewer with
  3 to 8 stairs. But these smaller products reach 40 to 50 billion operations, and all took 11.9 to
  12.6 ms where the one took 12.1 (single precision: 5.7 to 6.1, and 6.3). By that, and a shorter
  step, an epoch would take 0.96 of the time.
- Single precision in these products alone, with weighted inputs in double. At a kink of ReLU a
  rounding becomes another slope: beside double precision, numbers of the recipe are off by 5 % at
  epoch 50 and 74 % at 200, with tanh by 7 % at 100. Sums in another order change ReLU's by 7e-11.

One network computes its activations on one core, whatever its products have: an epoch takes 1.21
times products of one thread, and 1.35 to 1.4 times those of two. Beside products, of 2.5 ms 0.4 are
passes over a layer, a third of them exponentials, 0.17 the numbers of a row and 0.04 the step.
"""

import os

from gradsim.__main__ import threads

os.environ.setdefault("OPENBLAS_NUM_THREADS", str(threads(["run"])))  # read by NumPy

from collections.abc import Callable
from functools import partial
from itertools import islice
from statistics import median
from time import sleep

import numpy as np

from benchmarks.measure import in_turns, ratio, show, show_at_least, show_at_most
from benchmarks.references import OneByOne, Plain, Products, ProductsOfMany, Torch
from gradsim.core.chain.random_chains import ratios_by_depth
from gradsim.core.circuits.boolean_functions import random_function
from gradsim.core.circuits.steps import count_two_layers
from gradsim.core.circuits.two_layers import simplified, two_layers
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.side_by_side import side_by_side
from gradsim.core.layer_speed.what_helps import RECIPES, WhatHelps
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.networks.mnist import load_digits
from gradsim.core.networks.network import Network, with_ones
from gradsim.core.networks.trainer import Trainer
from gradsim.core.recorded_run import is_recorded, whole_recording
from gradsim.core.single_neuron.experiment import SingleNeuron, cost_surface

try:
    import torch
except ImportError:
    torch = None

ONE, FOUR = (784, 30, 10), (784, 30, 30, 30, 30, 10)
IMAGES, RATE, DECAY = 1000, 0.1, 0.9995
MINI_BATCH, STEPS = 10, 20  # of a turn: less than what a busy machine gives in one piece
FRAME = 16.0  # milliseconds
EPOCHS = 30  # of a turn, where the whole batch is a step: a run has hundreds


def digits() -> tuple[np.ndarray, np.ndarray]:
    some = load_digits(count=IMAGES)
    return some.inputs(np.float64), some.targets(np.float64)


def layer_speed() -> None:
    """Full batch: what the panel shows, a row of speeds, error and cost for each epoch."""
    x, y = digits()
    inputs = with_ones(x[:, x.any(axis=0)])
    rows = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=100_000))
    next(rows)
    slow = OneByOne(FOUR, x, y)
    plain = Plain(FOUR, x, y)
    products = Products((inputs.shape[1] - 1, *FOUR[1:]), IMAGES, np.float64)

    def one_by_one() -> None:
        # The lecture's program computes the gradients once for the speeds, once for the step.
        # Half of the images, as a turn of ten epochs would take too long.
        slow.step(slow.items[: IMAGES // 2], RATE, DECAY)
        slow.step(slow.items[: IMAGES // 2], RATE, DECAY)

    def epochs(step: Callable[[], object]) -> Callable[[], None]:
        # more than one in a turn: the first finds its numbers driven out of the cache
        def work() -> None:
            for _ in range(EPOCHS):
                step()

        return work

    ways = {
        "ours": epochs(lambda: next(rows)),
        "products": epochs(lambda: products.step(inputs)),
        "plain": epochs(lambda: plain.step(0, IMAGES, RATE, DECAY)),
        "slow": one_by_one,
    }
    if torch:
        by_torch = Torch(torch, FOUR, x, y, np.float64)
        ways["torch"] = epochs(lambda: by_torch.step(0, IMAGES, RATE, DECAY))
    times = in_turns(40, **ways)
    epoch = f"{1e3 * median(times['ours']) / EPOCHS:.2f} ms"
    show("Layer speed, 4 hidden layers, 1,000 images, an epoch", epoch)
    faster = 2 * EPOCHS * ratio(times, "slow", "ours")
    show_at_least("  faster than one image at a time", faster, 70)
    show_at_least("  faster than plain NumPy", ratio(times, "plain", "ours"))
    show_at_most("  slower than its matrix products", ratio(times, "ours", "products"), 1.35)
    if torch:
        show_at_least("  faster than PyTorch, by hand", ratio(times, "torch", "ours"), 1.7)


def ensemble() -> None:
    """Many networks at once against one after the other."""
    alone = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=10_000))
    many = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=10_000, networks=20))
    next(alone), next(many)
    times = in_turns(12, alone=lambda: list(islice(alone, 20)), many=lambda: next(many))
    show("20 networks at once, an epoch of them all", f"{1e3 * median(times['many']):.1f} ms")
    show_at_most("  slower than 20 epochs of one", ratio(times, "many", "alone"), 1.1)


def recipes() -> None:
    """Three recipes for deep networks, 20 networks of each, as ``gradsim run`` computes them.

    An epoch of these 60 networks may take 32 times the matrix products of one, whose four hidden
    layers are as wide: they are in groups on several cores, a third of them in single precision.
    Their own products, in the same groups on the same cores, are what no epoch goes below. The
    largest of them have the shape and order in which they were fastest: how near this comes to the
    rate of a square product, the last row says.
    After products of two threads one of these looks for more for 0.1 s, on the core that a group
    needs, as none does in a run: hence the rest between turns. The first epoch after a rest takes
    a fifth longer than those after it, and a run has hundreds: it belongs to the rest.
    """
    x, _ = digits()
    inputs = with_ones(x[:, x.any(axis=0)])
    sizes = (inputs.shape[1] - 1, *FOUR[1:])
    products = Products(sizes, IMAGES, np.float64)
    experiment, half = WhatHelps(epochs=10_000), 10
    kinds = [experiment.kind(recipe) for recipe in RECIPES for _ in range(2)]
    groups = [ProductsOfMany(sizes, half, inputs, kind) for kind in kinds]
    rows = iter(experiment)
    next(rows)

    epochs = 10

    def products_only() -> None:
        for _ in range(EPOCHS):
            products.step(inputs)

    def own_products() -> None:
        for _ in range(epochs):
            list(applied(ProductsOfMany.step, groups))

    double = [group for group, kind in zip(groups, kinds, strict=True) if kind is np.float64]

    def largest() -> None:
        list(applied(ProductsOfMany.first_layers, double))

    def square() -> None:
        list(applied(ProductsOfMany.square_product, double))

    def rest() -> None:
        sleep(0.2)
        next(rows)

    with side_by_side() as applied:
        ways = {
            "ours": lambda: list(islice(rows, epochs)),
            "own": own_products,
            "largest": largest,
            "square": square,
            "products": products_only,
            "rest": rest,
        }
        times = in_turns(6, **ways)
    epoch = f"{1e3 * median(times['ours']) / epochs:.1f} ms"
    show("Three recipes of 20 networks, an epoch of them all", epoch)
    slower = EPOCHS / epochs * ratio(times, "ours", "products")
    show_at_most("  slower than matrix products of one network", slower, 32)
    show("  slower than their own matrix products", f"{ratio(times, 'ours', 'own'):.2f}×")
    of_one = EPOCHS / epochs * ratio(times, "own", "products")
    show("  these, slower than matrix products of one network", f"{of_one:.2f}×")
    rate = ratio(times, "square", "largest") * half * sizes[1] / IMAGES
    show("  the largest of them, of the rate of square products", f"{rate:.0%}")


def recorded() -> None:
    """Every run that travels with the program, ready to be concluded."""
    for preset in PRESETS:
        if is_recorded(preset.experiment):
            whole_recording(preset.experiment)  # the digits are read once
            times = in_turns(1, read=partial(whole_recording, preset.experiment))
            show_at_most(f"Recorded, {preset.name}", 1e3 * median(times["read"]), 1000, " ms")


def mini_batches(sizes: tuple[int, ...], kind: type, target: float, products_target: float) -> None:
    """Steps with ten images each.

    Of 21.7 µs with one hidden layer and single precision, 11.4 are the products, 3.6 the passes
    of decay and step over 18,600 weights, 3.3 the activations and slopes, 1.4 other passes over
    a layer, and 2 the interpreter's.
    """
    x, y = digits()
    kept = np.flatnonzero(x.any(axis=0))
    network = Network(sizes, kept=kept, kind=kind)
    network.initialize(INITIALIZERS["scaled-gaussian"], [0])
    trainer = Trainer(network, MINI_BATCH)
    inputs, targets = with_ones(x[:, kept].astype(kind)), np.asfortranarray(y.astype(kind))
    starts = range(0, STEPS * MINI_BATCH, MINI_BATCH)

    def ours() -> None:
        for start in starts:
            batch = slice(start, start + MINI_BATCH)
            trainer.learn(inputs[batch], targets[batch], RATE, DECAY)

    slow = OneByOne(sizes, x, y)

    def one_by_one() -> None:
        for start in starts[: STEPS // 10]:
            slow.step(slow.items[start : start + MINI_BATCH], RATE, DECAY)

    products = Products((len(kept), *sizes[1:]), MINI_BATCH, kind)

    def products_only() -> None:
        for start in starts:
            products.step(inputs[start : start + MINI_BATCH])

    # without the slow way, which would leave the cache cold for ours alone
    ways = {"ours": ours, "products": products_only}
    if torch:
        by_torch = Torch(torch, sizes, x, y, kind)

        def with_torch() -> None:
            for start in starts:
                by_torch.step(start, start + MINI_BATCH, RATE, DECAY)

        ways["torch"] = with_torch
    times = in_turns(400, **ways)
    beside_slow = in_turns(100, ours=ours, slow=one_by_one)
    hidden = len(sizes) - 2
    name = f"{hidden} hidden layer{'s' if hidden > 1 else ''}, {np.dtype(kind).name}"
    step = median(times["ours"]) / len(starts)
    show(f"Mini-batch of 10, {name}, a step", f"{1e6 * step:.1f} µs")
    show_at_least(
        "  faster than one image at a time", 10 * ratio(beside_slow, "slow", "ours"), target
    )
    show_at_most(
        "  slower than its matrix products", ratio(times, "ours", "products"), products_target
    )
    if torch:
        by_hand = 2.5 if kind is np.float32 else None
        show_at_least("  faster than PyTorch, by hand", ratio(times, "torch", "ours"), by_hand)


def single_neuron() -> None:
    epochs = 100_000
    neuron = SingleNeuron(epochs=epochs)

    def run() -> None:
        for _ in neuron:
            pass

    rate = epochs / median(in_turns(7, run=run)["run"])
    show_at_least("Single neuron, epochs a second", rate / 1e6, 1, " million")


def surface() -> None:
    """The heat map of the cost against the formula on a grid, written plainly."""
    axis = np.linspace(-4, 4, 200)
    neuron = SingleNeuron()

    def plain() -> np.ndarray:
        w, b = np.meshgrid(axis, axis)
        return 0.5 * (1.0 / (1.0 + np.exp(-(w + b)))) ** 2

    np.testing.assert_allclose(cost_surface(neuron, axis, axis), plain(), rtol=1e-12)
    times = in_turns(100, ours=lambda: cost_surface(neuron, axis, axis), plain=plain)
    show("Cost over 200×200 weights and biases", f"{1e3 * median(times['ours']):.2f} ms")
    show_at_most("  slower than the formula on a grid", ratio(times, "ours", "plain"), 3)


def chains() -> None:
    """The histogram of random chains against drawing their weights and biases."""
    count, layers = 10_000, 4

    def draw() -> None:
        np.random.default_rng(0).standard_normal((2 * layers, count))

    times = in_turns(
        60,
        ours=lambda: ratios_by_depth(count, layers, "sigmoid", np.random.default_rng(0)),
        draw=draw,
    )
    milliseconds = 1e3 * median(times["ours"])
    show_at_most("10,000 random chains of 4, their gradients' ratios", milliseconds, FRAME, " ms")
    show_at_most("  slower than drawing weights and biases", ratio(times, "ours", "draw"), 4)


def circuits() -> None:
    """Circuits from truth tables; the window makes them while a slider is dragged."""
    table = random_function(6, 1)
    times = in_turns(40, plain=lambda: two_layers(table), least=lambda: simplified(table))
    plain, least = (1e3 * median(times[way]) for way in ("plain", "least"))
    show_at_most("Two layers of 6 inputs at random, a gate for each row", plain, FRAME, " ms")
    show_at_most("Two layers of 6 inputs at random, simplified", least, FRAME, " ms")
    times = in_turns(3, count=lambda: [count_two_layers("parity", n) for n in range(2, 21)])
    counts = 1e3 * median(times["count"])
    show_at_most("Gates of parity, 2 to 20 inputs, all at once", counts, FRAME, " ms")


def main() -> None:
    layer_speed()
    ensemble()
    recipes()
    recorded()
    mini_batches(ONE, np.float64, 8, 2.2)
    mini_batches(FOUR, np.float64, 8, 2.2)
    mini_batches(ONE, np.float32, 13, 1.8)
    mini_batches(FOUR, np.float32, 13, 1.8)
    single_neuron()
    surface()
    chains()
    circuits()
    if torch is None:
        print("  PyTorch is not installed, so it was not compared.")


if __name__ == "__main__":
    main()
