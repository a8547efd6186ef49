"""A sweep over depths as a script; in single precision, as gradsim computes it."""

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.networks.mnist import CLASSES, PIXELS, TRAINING_IMAGES
from gradsim.core.networks.script import STEP, activations, mnist, passes
from gradsim.core.script import page


def script(sweep: DepthAccuracy) -> str:
    """Return the script of a sweep.

    It rounds otherwise in the seventh digit, and learning lets that grow: after some epochs an
    image or two of a thousand is read otherwise.
    """
    reading = mnist(sweep.data, TRAINING_IMAGES).replace("/ 255", "/ np.float32(255)")
    reading = reading.replace("np.eye(10)", "np.eye(10, dtype=np.float32)")
    batch = sweep.mini_batch
    return page(
        sweep,
        "Networks of several depths learn to read digits; the table of epochs as CSV.",
        activations("sigmoid"),
        reading,
        f"""
        x, y, unseen, labels = (
            x[:{sweep.training_images}],
            y[:{sweep.training_images}],
            x[-{sweep.validation_images}:],
            y[-{sweep.validation_images}:].argmax(axis=1),
        )
        eta = np.float32({sweep.learning_rate!r})
        decay = np.float32(1 - {sweep.learning_rate!r} * {sweep.regularization!r} / len(x))


        def start(depth):
            rng = np.random.default_rng({sweep.seed})
            sizes = [{PIXELS}] + [{sweep.width}] * depth + [{CLASSES}]
            biases = [np.float32(rng.standard_normal(n)) for n in sizes[1:]]
            pairs = zip(sizes, sizes[1:])
            weights = [
                np.float32(1 / np.sqrt(n_in) * rng.standard_normal((n_out, n_in)))
                for n_in, n_out in pairs
            ]
            return weights, biases


        """,
        passes("cross-entropy", "sigmoid"),
        STEP,
        f"""
        networks = {{depth: start(depth) for depth in {list(sweep.depths)}}}
        rng = np.random.default_rng(({sweep.seed}, 1))

        print(HEADER)
        for epoch in range({sweep.epochs + 1}):
            order = rng.permutation(len(x))
            for depth, (weights, biases) in networks.items():
                _, z, _ = passes(weights, biases, x, y)
                cost = (np.logaddexp(0, z) - z * y).sum(dtype=float) / len(x)
                outputs = passes(weights, biases, unseen, 0)[0][-1]
                right = 100 * np.mean(outputs.argmax(axis=1) == labels)
                print(epoch, depth, cost, right, sep=",")
                for first in range(0, len(x), {batch}):
                    part = order[first : first + {batch}]
                    activations, z, deltas = passes(weights, biases, x[part], y[part])
                    step(weights, biases, activations, deltas)
        """,
    )
