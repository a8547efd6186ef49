"""A chain of neurons as a script."""

from gradsim.core.chain.experiment import STEEPER, Chain
from gradsim.core.chain.random_chains import LONGEST
from gradsim.core.script import code_of, cost_code, functions, numbers, page


def script(chain: Chain) -> str:
    """Return the script of a chain: of its epochs, factors, draws, or slopes."""
    return {"epochs": _epochs, "factors": _factors, "draws": _draws, "slopes": _slopes}[chain.walk](
        chain
    )


def _start(chain: Chain) -> str:
    return f"""
        x, y = {chain.input!r}, {chain.target!r}
        weights = {numbers(chain.weights)}
        biases = {numbers(chain.biases)}
        """


def _gradients(chain: Chain) -> str:
    """Return the two passes through the chain, as a function."""
    delta = cost_code(chain.cost, chain.function.steepness)[1]
    return f"""
        def passes(weights, biases):
            \"\"\"Return z and a of every neuron, forward, and dC/db, backward.\"\"\"
            zs, outputs, a = [], [], x
            for w, b in zip(weights, biases):
                z = np.array(w * a + b)
                a = f(z)
                zs.append(z)
                outputs.append(a)
            gradients = [{delta}]
            for w, z in zip(weights[:0:-1], zs[-2::-1]):
                gradients.insert(0, gradients[0] * w * slope(z))
            return zs, outputs, gradients


        def print_rows(step, weights, biases):
            rows = zip(weights, biases, *passes(weights, biases))
            for layer, (w, b, z, a, gradient) in enumerate(rows, 1):
                print(step, layer, w, b, z, a, slope(z), w * slope(z), gradient, sep=",")
        """


def _epochs(chain: Chain) -> str:
    learning = f"""
        print(HEADER)
        for epoch in range({chain.epochs + 1}):
            print_rows(epoch, weights, biases)
            zs, outputs, gradients = passes(weights, biases)
            before = [x, *outputs]
            weights = [w - eta * g * a for w, g, a in zip(weights, gradients, before)]
            biases = [b - eta * g for b, g in zip(biases, gradients)]
        """
    return page(
        chain,
        "A chain of neurons that learns; its numbers, layer by layer, as CSV.",
        functions(chain.function),
        _start(chain),
        f"eta = {chain.learning_rate!r}" if chain.epochs else "",
        "\n\n" + _gradients(chain) + "\n\n",
        learning if chain.epochs else "print(HEADER)\nprint_rows(0, weights, biases)",
    )


def _factors(chain: Chain) -> str:
    delta = cost_code(chain.cost, chain.function.steepness)[1]
    return page(
        chain,
        "The factors of dC/db of the first neuron, from the cost back; as CSV.",
        functions(chain.function),
        _start(chain),
        f"""
        zs, a = [], x
        for w, b in zip(weights, biases):
            z = np.array(w * a + b)
            a = f(z)
            zs.append(z)

        factors = [1.0, ({delta}) / slope(z)]  # dC/da of the last neuron
        for w, z in zip(weights[::-1], zs[::-1]):
            factors += [slope(z), w]
        del factors[-1]  # the first bias comes before the first weight

        print(HEADER)
        product = 1.0
        for number, factor in enumerate(factors):
            product *= factor
            print(number, 1, factor, product, sep=",")
        """,
    )


def _draws(chain: Chain) -> str:
    return page(
        chain,
        "Random chains of neurons, one after the other; their numbers as CSV.",
        functions(chain.function),
        _start(chain),
        "\n\n" + _gradients(chain) + "\n\n",
        f"""
        print(HEADER)
        print_rows(0, weights, biases)
        for draw in range(1, {chain.draws + 1}):
            normal = np.random.default_rng(draw).standard_normal(({LONGEST}, 2))
            weights, biases = np.round(normal[: len(weights)], 2).T
            weights = np.copysign(np.maximum(abs(weights), 0.01), weights)  # none is 0
            print_rows(draw, list(weights), list(biases))
        """,
    )


def _slopes(chain: Chain) -> str:
    f, slope = (
        text.replace(f"{chain.steepness:g} *", "k *") for text in code_of(chain.function, "f")
    )
    return page(
        chain,
        "A chain of ever steeper sigmoids; its numbers as CSV.",
        _start(chain),
        f"""


        def f(z):
            return {f}


        def slope(z):
            return {slope}


        """,
        _gradients(chain).replace(f"{chain.steepness:g} * ", "k * ") + "\n\n",
        f"""
        print(HEADER)
        for step in range({STEEPER + 1}):
            k = round(1 + ({chain.steepness!r} - 1) * step / {STEEPER}, 6)
            print_rows(step, weights, biases)
        """,
    )
