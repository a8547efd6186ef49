"""Networks whose layers learn at different speeds as scripts."""

from textwrap import indent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import HIGH, LOW, RECIPES, WhatHelps
from gradsim.core.networks.mnist import CLASSES, PIXELS
from gradsim.core.networks.script import (
    GIVEN,
    STEP,
    VALUES,
    changed,
    deviations,
    drawing,
    first_images,
    learning,
    passes,
    passes_of,
)
from gradsim.core.script import code_of_a, page


def script(experiment: LayerSpeed | WhatHelps) -> str:
    """Return the script of an experiment with layers.

    It computes in double precision what several networks side by side compute in single.
    """
    if isinstance(experiment, LayerSpeed):
        return _layer_speed(experiment)
    return _what_helps(experiment)


def _layer_speed(experiment: LayerSpeed) -> str:
    several = len(experiment.series) > 1
    both = experiment.cost == "both"
    given = "x, y, cost" if both else "x, y"
    draw = drawing(experiment.initializer)
    if experiment.output_bias is not None:
        draw += f"\nbiases[-1][:] = {experiment.output_bias!r}"
    if not several:
        start = f"rng = np.random.default_rng({experiment.seed})\n{draw}\n"
        networks = "network = list(zip(weights, biases))"
        rngs = f"rng = np.random.default_rng({experiment.seed})"
        loop, rng, name = "", "rng", ""
    else:
        rng_and_draw = indent(f"rng = np.random.default_rng(seed)\n{draw}", "    ")
        start = f"def start(seed):\n{rng_and_draw}\n    return list(zip(weights, biases))\n"
        name = "cost" if both else "number"
        seed = f"{experiment.seed}" if both else f"{experiment.seed} + number - 1"
        names = f"{list(experiment.series)}" if both else f"range(1, {experiment.networks} + 1)"
        networks = f"networks = {{{name}: start({seed}) for {name} in {names}}}"
        rngs = f"rngs = {{{name}: np.random.default_rng({seed}) for {name} in networks}}"
        loop, rng = f"for {name}, network in networks.items():\n", f"rngs[{name}]"
    if experiment.mini_batch is not None:
        networks += f"\n{rngs}"
    epoch = f"""\
activations, z, deltas = passes(network, {given})
a = activations[-1]
speeds = [np.linalg.norm(delta.mean(axis=0)) for delta in deltas]
value = ({VALUES[experiment.cost]}).sum(axis=1).mean()
print(epoch, {name + ", " if name else ""}*speeds, abs(a - y).mean(), value, sep=",")
{learning(experiment.mini_batch, rng, given)}"""
    epoch = indent(loop + indent(epoch, "    " if loop else ""), "    ")
    settings = f"""\
sizes = {[PIXELS, *experiment.hidden_layers, CLASSES]}
eta = {experiment.learning_rate!r}
decay = 1 - eta * {experiment.regularization!r} / len(x)"""
    return page(
        experiment,
        f"{'Networks' if several else 'A network'} whose layers learn at different speeds; "
        "the table of epochs as CSV.",
        f"{first_images(experiment.data, experiment.images)}\n{settings}",
        passes(experiment.cost, experiment.activation),
        *((start, networks) if several else (start + networks,)),
        f"print(HEADER)\nfor epoch in range({experiment.epochs + 1}):\n{epoch}",
    )


def _what_helps(experiment: WhatHelps) -> str:
    recipes = ""
    for recipe in RECIPES:
        f, slope = code_of_a(ACTIVATIONS[recipe.activation])
        weight, bias = deviations(recipe.initializer)
        recipes += (
            f'    "{recipe.name}": (lambda z: {f}, lambda z, a: {slope},\n'
            f"        lambda n_in, n_out: {weight}, {bias}),\n"
        )
    return page(
        experiment,
        "Three recipes for the same depth: how unevenly their layers learn; as CSV.",
        first_images("", experiment.images)
        + f"""
sizes = {[PIXELS, *(experiment.width,) * experiment.depth, CLASSES]}
eta = {experiment.learning_rate!r}
decay = 1 - eta * {experiment.regularization!r} / len(x)
RECIPES = {{  # f, its derivative, and the deviations of weights and biases
{recipes}}}""",
        changed(passes_of("f(z)", "slope(z, a)"), {GIVEN: "(network, f, slope)"}),
        """
        def start(seed, weight, bias):
            rng = np.random.default_rng(seed)
            biases = [bias * rng.standard_normal(n) for n in sizes[1:]]
            pairs = zip(sizes, sizes[1:])
            weights = [weight(*pair) * rng.standard_normal(pair[::-1]) for pair in pairs]
            return list(zip(weights, biases))
        """,
        f"""
        seeds = range({experiment.seed}, {experiment.seed + experiment.networks})
        networks = {{
            name: [start(seed, *recipe[2:]) for seed in seeds] for name, recipe in RECIPES.items()
        }}
        print(HEADER)
        for epoch in range({experiment.epochs + 1}):
            for name, (f, slope, *_) in RECIPES.items():
                speeds, costs = [], []
                for network in networks[name]:
                    activations, z, deltas = passes(network, f, slope)
                    speeds.append([np.linalg.norm(deltas[i].mean(axis=0)) for i in (0, -2)])
                    costs.append(({VALUES["cross-entropy"]}).sum(axis=1).mean())
{indent(STEP, " " * 20)}
                first, last = np.array(speeds).T
                ratios = np.percentile(last / first, ({LOW}, 50, {HIGH}))
                medians = np.median(first), np.median(last), np.median(costs)
                print(epoch, name, *ratios, *medians, len(speeds), sep=",")
        """,
    )
