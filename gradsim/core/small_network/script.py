"""A small network as a script."""

from textwrap import indent

from gradsim.core.networks.script import VALUES, factors, learning, passes
from gradsim.core.script import numbers, page
from gradsim.core.small_network.experiment import LEARNT, MOST_OUTPUTS, SmallNetwork


def script(experiment: SmallNetwork) -> str:
    """Return the script of a network, with the other starts that it is compared with."""
    points = experiment.training_points()
    weight, bias = factors(experiment.initializer)
    several = experiment.networks > 1
    seeds = f"[{experiment.seed}{f', *range({experiment.networks})' if several else ''}]"
    counted = (
        f", sum(c < {LEARNT} for c in costs[1:]), sum(e < {LEARNT} for e in errors[1:])"
        if several
        else ""
    )
    given = ""
    if experiment.weights is not None:
        rows = "\n".join(f"    {numbers(row)}," for row in experiment.weights)
        given = f"""
neurons = iter([  # weights and bias of each, layer by layer
{rows}
])
for w, b in networks[0][0]:
    for row in range(len(b)):
        *w[row], b[row] = next(neurons)"""
    return page(
        experiment,
        "A network with two inputs that learns points of the plane; its epochs as CSV.",
        f"""
        x = np.array({[list(row) for row in points.inputs.tolist()]})
        y = np.array({[[target] for target in points.targets.tolist()]})
        sizes = {list(experiment.sizes)}
        eta = {experiment.learning_rate!r}
        decay = 1 - eta * {experiment.regularization!r} / len(x)
        """,
        f"""
        def start(seed):
            rng = np.random.default_rng(seed)
            network = []
            for n_in, n_out in zip(sizes, sizes[1:]):
                w = {weight}rng.standard_normal((n_out, n_in))
                network.append((w, {bias}rng.standard_normal(n_out)))
            return network, np.random.default_rng((seed, 1))
        """,
        passes(experiment.cost, experiment.activation),
        f"networks = [start(seed) for seed in {seeds}]{given}",
        f"""
        print(HEADER)
        for epoch in range({experiment.epochs + 1}):
            costs, errors = [], []
            for number, (network, rng) in enumerate(networks):
                activations, z, deltas = passes(network, x, y)
                a = activations[-1]
                costs.append(np.mean({VALUES[experiment.cost]}))
                errors.append(np.mean(1 - np.sign(z) * np.sign(y - 0.5)) / 2)
                if number == 0:
                    outputs = a[:{MOST_OUTPUTS}, 0].copy()
                    parameters = [np.append(w, b[:, None], 1).ravel() for w, b in network]
{indent(learning(experiment.mini_batch, "rng"), " " * 16)}
            shown = [costs[0], errors[0]{counted}]
            print(epoch, *shown, *outputs, *np.concatenate(parameters), sep=",")
        """,
    )
