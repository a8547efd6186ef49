"""Networks whose layers learn at different speeds as scripts."""

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import HIGH, LOW, RECIPES, WhatHelps
from gradsim.core.networks.mnist import CLASSES, PIXELS
from gradsim.core.networks.script import STEP, activations, deviations, mnist, passes, start, value
from gradsim.core.script import code_of, page


def script(experiment: LayerSpeed | WhatHelps) -> str:
    """Return the script of an experiment with layers.

    It computes in double precision what several networks side by side compute in single.
    """
    if isinstance(experiment, LayerSpeed):
        return _layer_speed(experiment)
    return _what_helps(experiment)


def _layer_speed(experiment: LayerSpeed) -> str:
    sizes = (PIXELS, *experiment.hidden_layers, CLASSES)
    bias = experiment.output_bias
    more = "" if bias is None else f"\n            biases[-1][:] = {bias!r}"
    both = experiment.cost == "both"
    cost = "" if both else value(experiment.cost)
    if both:
        cost = f'{value("quadratic")} if name == "quadratic" else {value("cross-entropy")}'
    names = list(experiment.series)
    by_name = f"for name in {names}"
    seed = f"{experiment.seed} + int(name) - 1" if experiment.networks > 1 else experiment.seed
    if len(names) == 1:
        names = ["network"]
        by_name = 'for name in ["network"]'
    given = "x, y, name" if both else "x, y"
    shown = "epoch, name" if len(names) > 1 else "epoch"
    batch = experiment.mini_batch
    learn = "step(weights, biases, activations, deltas)"
    if batch is not None:
        part = given.replace("x, y", "x[part], y[part]")
        learn = f"""order = rngs[name].permutation(len(x))
                for first in range(0, len(x), {batch}):
                    part = order[first : first + {batch}]
                    activations, z, deltas = passes(weights, biases, {part})
                    step(weights, biases, activations, deltas)"""
    rngs = (
        ""
        if batch is None
        else f"\n        rngs = {{name: np.random.default_rng({seed}) {by_name}}}"
    )
    how = "Networks whose" if len(names) > 1 else "A network whose"
    return page(
        experiment,
        f"{how} layers learn at different speeds; the table of epochs as CSV.",
        activations(experiment.activation),
        mnist(experiment.data, experiment.images),
        start(sizes, experiment.initializer, more),
        f"""
        eta = {experiment.learning_rate!r}
        decay = 1 - eta * {experiment.regularization!r} / len(x)
        """,
        passes(experiment.cost, experiment.activation),
        STEP,
        f"""
        networks = {{name: start({seed}) {by_name}}}{rngs}

        print(HEADER)
        for epoch in range({experiment.epochs + 1}):
            for name, (weights, biases) in networks.items():
                activations, z, deltas = passes(weights, biases, {given})
                a = activations[-1]
                speeds = [np.linalg.norm(delta.mean(axis=0)) for delta in deltas]
                value = {cost}
                print({shown}, *speeds, abs(a - y).mean(), value, sep=",")
                {learn}
        """,
    )


def _what_helps(experiment: WhatHelps) -> str:
    sizes = (PIXELS, *(experiment.width,) * experiment.depth, CLASSES)
    recipes = ""
    for recipe in RECIPES:
        f, slope = code_of(ACTIVATIONS[recipe.activation], "f")
        slope = slope.replace("f(z)", f"({f})")
        weight, bias = deviations(recipe.initializer)
        recipes += (
            f'    "{recipe.name}": (\n        lambda z: {f},\n        lambda z: {slope},\n'
            f"        lambda n_in, n_out: {weight},\n        {bias},\n    ),\n"
        )
    general = passes("cross-entropy", "tanh").replace("x, y):", "x, y, f, slope):")
    return page(
        experiment,
        "Three recipes for the same depth: how unevenly their layers learn; as CSV.",
        "\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n\n",
        mnist("", experiment.images),
        f"RECIPES = {{  # f, its derivative, the deviation of weights, and of biases\n{recipes}}}",
        f"""
        sizes = {list(sizes)}
        eta = {experiment.learning_rate!r}
        decay = 1 - eta * {experiment.regularization!r} / len(x)


        def start(seed, deviation, bias_deviation):
            rng = np.random.default_rng(seed)
            biases = [bias_deviation * rng.standard_normal(n) for n in sizes[1:]]
            pairs = zip(sizes, sizes[1:])
            weights = [deviation(*pair) * rng.standard_normal(pair[::-1]) for pair in pairs]
            return weights, biases


        """,
        general,
        STEP,
        f"""
        seeds = range({experiment.seed}, {experiment.seed + experiment.networks})
        networks = {{
            name: [start(seed, *deviations) for seed in seeds]
            for name, (f, slope, *deviations) in RECIPES.items()
        }}

        print(HEADER)
        for epoch in range({experiment.epochs + 1}):
            for name, (f, slope, *_) in RECIPES.items():
                speeds, costs = [], []
                for weights, biases in networks[name]:
                    activations, z, deltas = passes(weights, biases, x, y, f, slope)
                    first, last = deltas[0].mean(axis=0), deltas[-2].mean(axis=0)
                    speeds.append((np.linalg.norm(first), np.linalg.norm(last)))
                    costs.append({value("cross-entropy")})
                    step(weights, biases, activations, deltas)
                first, last = np.array(speeds).T
                ratios = np.percentile(last / first, ({LOW}, 50, {HIGH}))
                medians = np.median(first), np.median(last), np.median(costs)
                print(epoch, name, *ratios, *medians, len(speeds), sep=",")
        """,
    )
