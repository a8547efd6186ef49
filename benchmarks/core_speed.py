"""How fast networks and the single neuron learn, against other ways to do the same work.

Run ``python benchmarks/core_speed.py``. What is compared takes turns within one process,
and the best of all rounds counts, so that a machine's own speed and other work on it
cancel. The last column is the target. Matrix products have one thread, as in gradsim,
unless ``OPENBLAS_NUM_THREADS`` is set.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is imported

from collections.abc import Callable
from time import perf_counter

import numpy as np
from references import OneByOne, Products, Torch

from gradsim.core.initializers import INITIALIZERS
from gradsim.core.layer_speed import LayerSpeed
from gradsim.core.mnist import load_digits
from gradsim.core.network import Network, Trainer, with_ones
from gradsim.core.single_neuron import SingleNeuron
from gradsim.core.single_neuron import cost_surface as surface

try:
    import torch
except ImportError:
    torch = None

ONE, FOUR = (784, 30, 10), (784, 30, 30, 30, 30, 10)
IMAGES, RATE, DECAY = 1000, 0.1, 0.9995
MINI_BATCH = 10


def best(rounds: int, **ways: Callable[[], float]) -> dict[str, float]:
    """Return the least seconds of each way; they take turns."""
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            times[name].append(way())
    return {name: min(one) for name, one in times.items()}


def timed(work: Callable[[], object], repeat: int = 1) -> Callable[[], float]:
    """Return a function that works `repeat` times and returns the seconds of one."""

    def run() -> float:
        start = perf_counter()
        for _ in range(repeat):
            work()
        return (perf_counter() - start) / repeat

    return run


def show(what: str, measured: str, target: str = "") -> None:
    print(f"{what:54}{measured:>14}   {target}".rstrip())


def show_ratio(what: str, ratio: float, target: float | None = None, at_most: bool = False) -> None:
    sign = "≤" if at_most else "≥"
    met = target is None or (ratio <= target if at_most else ratio >= target)
    mark = "" if met else "  missed"
    show(what, f"{ratio:.2f}×", (f"{sign} {target:g}×" if target else "") + mark)


def digits() -> tuple[np.ndarray, np.ndarray]:
    some = load_digits(count=IMAGES)
    return some.inputs(np.float64), some.targets(np.float64)


def layer_speed() -> None:
    """Full batch: what the panel shows, a row of speeds, error and cost for each epoch."""
    x, y = digits()
    inputs = with_ones(x[:, x.any(axis=0)])
    rows = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=1_000_000))
    next(rows)
    slow = OneByOne(FOUR, x, y)
    products = Products((inputs.shape[1] - 1, *FOUR[1:]), IMAGES, np.float64)
    ours, own = timed(lambda: next(rows), 3), timed(lambda: products.step(inputs), 3)
    ways = {"ours": ours, "products": own}
    if torch:
        by_torch = Torch(torch, FOUR, x, y, np.float64)
        ways["torch"] = timed(lambda: by_torch.step(0, IMAGES, RATE, DECAY), 5)
    times = best(100, **ways)
    # the lecture's program computes the gradients once for the speeds, once for the step
    one_by_one = 2 * best(7, slow=timed(lambda: slow.step(slow.items, RATE, DECAY)))["slow"]
    show("Layer speed, 4 hidden layers, 1,000 images, an epoch", f"{1e3 * times['ours']:.2f} ms")
    show("  one image at a time", f"{1e3 * one_by_one:.1f} ms")
    show_ratio("  faster than one image at a time", one_by_one / times["ours"], 70)
    show_ratio("  slower than its matrix products", times["ours"] / times["products"], 1.35, True)
    if torch:
        show_ratio("  faster than PyTorch, by hand", times["torch"] / times["ours"], 1.7)


def ensemble() -> None:
    one = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=1_000_000))
    many = iter(LayerSpeed(hidden_layers=FOUR[1:-1], epochs=1_000_000, networks=20))
    next(one), next(many)
    times = best(15, one=timed(lambda: next(one), 5), many=timed(lambda: next(many)))
    show("  20 networks at once, an epoch", f"{1e3 * times['many']:.1f} ms")
    show_ratio("  20 networks, slower than one", times["many"] / times["one"])


def mini_batches(
    sizes: tuple[int, ...], kind: type, target: float, products_target: float | None = None
) -> None:
    """Forward, backward and step for ten images."""
    x, y = digits()
    kept = np.flatnonzero(x.any(axis=0))
    network = Network(sizes, kept=kept, kind=kind)
    network.initialize(INITIALIZERS["scaled-gaussian"], [0])
    trainer = Trainer(network, MINI_BATCH)
    inputs, targets = with_ones(x[:, kept].astype(kind)), y.astype(kind)
    starts = range(0, IMAGES, MINI_BATCH)

    def ours() -> None:
        for start in starts:
            trainer.forward(inputs[start : start + MINI_BATCH])
            trainer.backward(targets[start : start + MINI_BATCH])
            trainer.step(RATE, DECAY)

    slow = OneByOne(sizes, x, y)

    def one_by_one() -> None:
        for start in starts[:10]:
            slow.step(slow.items[start : start + MINI_BATCH], RATE, DECAY)

    products = Products((len(kept), *sizes[1:]), MINI_BATCH, kind)

    def products_only() -> None:
        for start in starts:
            products.step(inputs[start : start + MINI_BATCH])

    ways = {"ours": timed(ours), "products": timed(products_only), "slow": timed(one_by_one)}
    if torch:
        by_torch = Torch(torch, sizes, x, y, kind)

        def with_torch() -> None:
            for start in starts:
                by_torch.step(start, start + MINI_BATCH, RATE, DECAY)

        ways["torch"] = timed(with_torch)
    times = best(150, **ways)
    step = times["ours"] / len(starts)
    hidden = len(sizes) - 2
    name = f"{hidden} hidden layer{'s' if hidden > 1 else ''}, {np.dtype(kind).name}"
    show(f"Mini-batch of 10, {name}, a step", f"{1e6 * step:.1f} µs")
    show_ratio("  faster than one image at a time", times["slow"] / 10 / step, target)
    show_ratio(
        "  slower than its matrix products",
        step * len(starts) / times["products"],
        products_target,
        True,
    )
    if torch:
        hand = 2.5 if kind is np.float32 else None
        show_ratio("  faster than PyTorch, by hand", times["torch"] / len(starts) / step, hand)


def single_neuron() -> None:
    epochs = 100_000
    neuron = SingleNeuron(epochs=epochs)

    def run() -> None:
        for _ in neuron:
            pass

    rate = epochs / best(7, run=timed(run))["run"]
    show("Single neuron, epochs a second", f"{rate / 1e6:.2f} million", "≥ 1 million")


def cost_surface() -> None:
    axis = np.linspace(-4, 4, 200)
    neuron = SingleNeuron()
    seconds = best(40, grid=timed(lambda: surface(neuron, axis, axis), 5))["grid"]
    show("Cost over 200×200 weights and biases", f"{1e3 * seconds:.2f} ms")


def main() -> None:
    layer_speed()
    ensemble()
    mini_batches(ONE, np.float64, 8, 2.2)
    mini_batches(FOUR, np.float64, 8, 2.2)
    mini_batches(ONE, np.float32, 13)
    mini_batches(FOUR, np.float32, 13)
    single_neuron()
    cost_surface()
    if torch is None:
        print("PyTorch is not installed, so it was not compared.")


if __name__ == "__main__":
    main()
