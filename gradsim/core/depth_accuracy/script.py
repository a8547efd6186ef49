"""A sweep over depths as a script; in single precision, as gradsim computes it."""

from textwrap import indent

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.networks.mnist import CLASSES, PIXELS
from gradsim.core.networks.script import mini_batches, mnist, passes
from gradsim.core.script import page


def script(sweep: DepthAccuracy) -> str:
    """Return the script of a sweep.

    It rounds otherwise in the seventh digit, and learning lets that grow: after some epochs an
    image or two of a thousand is read otherwise.
    """
    count, unseen = sweep.training_images, sweep.validation_images
    return page(
        sweep,
        "Networks of several depths learn to read digits; the table of epochs as CSV.",
        f"""{mnist(sweep.data)}
images = pixels.reshape(-1, {PIXELS}) / np.float32(255)
x, y = images[:{count}], np.eye({CLASSES}, dtype=np.float32)[labels[:{count}]]
unseen, digits = images[-{unseen}:], labels[-{unseen}:]
eta = np.float32({sweep.learning_rate!r})
decay = np.float32(1 - {sweep.learning_rate!r} * {sweep.regularization!r} / len(x))""",
        passes("cross-entropy", "sigmoid"),
        f"""
        networks = {{}}
        for depth in {list(sweep.depths)}:
            rng = np.random.default_rng({sweep.seed})
            sizes = [{PIXELS}] + [{sweep.width}] * depth + [{CLASSES}]
            biases = [rng.standard_normal(n) for n in sizes[1:]]
            pairs = zip(sizes, sizes[1:])
            weights = [rng.standard_normal((n, m)) / np.sqrt(m) for m, n in pairs]
            networks[depth] = list(zip(map(np.float32, weights), map(np.float32, biases)))
        """,
        f"""
        rng = np.random.default_rng(({sweep.seed}, 1))
        print(HEADER)
        for epoch in range({sweep.epochs + 1}):
            order = rng.permutation(len(x))
            for depth, network in networks.items():
                _, z, _ = passes(network, x, y)
                cost = (np.logaddexp(0, z) - z * y).sum(dtype=float) / len(x)
                outputs = passes(network, unseen, 0)[0][-1]
                right = 100 * np.mean(outputs.argmax(axis=1) == digits)
                print(epoch, depth, cost, right, sep=",")
{indent(mini_batches(sweep.mini_batch), " " * 16)}
        """,
    )
