"""What scripts of networks have in common: the passes through the layers, and MNIST."""

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.resources import resource
from gradsim.core.script import functions, numbers
from gradsim.core.sentence import Refusal, marked

_tr = marked

PASSES = """


    def passes(weights, biases, x, y):
        \"\"\"Return the activations of all layers, z of the output, and dC/dz of each layer.\"\"\"
        activations, zs = [x], []
        for w, b in zip(weights, biases):
            zs.append(activations[-1] @ w.T + b)
            activations.append(f(zs[-1]) if len(zs) < len(weights) else sigmoid(zs[-1]))
        a, z = activations[-1], zs[-1]
        deltas = [OUTPUT_ERROR]
        for w, z_before in zip(weights[:0:-1], zs[-2::-1]):
            deltas.insert(0, deltas[0] @ w * slope(z_before))
        return activations, z, deltas


    """

STEP = """


    def step(weights, biases, activations, deltas):
        \"\"\"Move against the mean gradient; the weights, not the biases, first shrink.\"\"\"
        for w, b, a, delta in zip(weights, biases, activations, deltas):
            w *= decay
            w -= eta / len(delta) * (delta.T @ a)
            b -= eta / len(delta) * delta.sum(axis=0)


    """


def activations(name: str) -> str:
    """Return f and its derivative for hidden neurons, and the sigmoid of the output."""
    if name == "sigmoid":
        return functions(ACTIVATIONS[name]) + "\nsigmoid = f\n\n"
    output = functions(ACTIVATIONS["sigmoid"], "sigmoid", "sigmoid_slope")
    return output + functions(ACTIVATIONS[name])


def passes(cost: str, activation: str) -> str:
    """Return the passes for a cost."""
    slope = "slope" if activation == "sigmoid" else "sigmoid_slope"
    errors = {
        "cross-entropy": "a - y",
        "quadratic": f"(a - y) * {slope}(z)",
        "both": f'(a - y) * {slope}(z) if cost == "quadratic" else a - y',
    }
    text = PASSES.replace("OUTPUT_ERROR", errors[cost])
    return text.replace("x, y):", "x, y, cost):") if cost == "both" else text


def value(cost: str) -> str:
    """Return the mean cost as an expression, the sum over all output neurons."""
    values = {
        "cross-entropy": "np.logaddexp(0, z) - z * y",
        "quadratic": "(a - y) ** 2 / 2",
    }
    return f"({values[cost]}).sum(axis=1).mean()"


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


def mnist(data: str, images: int) -> str:
    """Return what reads the first images and their targets.

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
    return f"""
        MNIST = {folder!r}  # where its four files lie


        def read(name, header):
            with gzip.open(MNIST + "/" + name) as file:
                return np.frombuffer(file.read(), np.uint8, offset=header)


        x = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:{images}] / 255
        y = np.eye(10)[read("train-labels-idx1-ubyte.gz", 8)[:{images}]]
        """


def start(sizes: tuple[int, ...], initializer: str, more: str = "") -> str:
    """Return the function that draws the weights and biases of a seed: first all biases."""
    weight, bias = deviations(initializer)
    return f"""
        sizes = {numbers(sizes)}


        def start(seed):
            rng = np.random.default_rng(seed)
            biases = [{bias} * rng.standard_normal(n) for n in sizes[1:]]
            pairs = zip(sizes, sizes[1:])
            weights = [{weight} * rng.standard_normal((n_out, n_in)) for n_in, n_out in pairs]{more}
            return weights, biases


        """
