"""A small network as a script."""

from gradsim.core.networks.script import STEP, activations, deviations, passes
from gradsim.core.script import numbers, page
from gradsim.core.small_network.experiment import LEARNT, MOST_OUTPUTS, SmallNetwork


def script(experiment: SmallNetwork) -> str:
    """Return the script of a network, with the other starts that it is compared with."""
    points = experiment.training_points()
    weight, bias = deviations(experiment.initializer)
    seeds = [experiment.seed, *(range(experiment.networks) if experiment.networks > 1 else ())]
    sizes = experiment.sizes
    given = ""
    if experiment.weights is not None:
        rows = "\n".join(f"    {numbers(row)}," for row in experiment.weights)
        given = f"NEURONS = [  # weights and bias of each, layer by layer\n{rows}\n]"
    batch = experiment.mini_batch
    learn = "step(weights, biases, activations, deltas)"
    if batch is not None:
        learn = f"""order = rng.permutation(len(x))
                for first in range(0, len(x), {batch}):
                    part = order[first : first + {batch}]
                    activations, z, deltas = passes(weights, biases, x[part], y[part])
                    step(weights, biases, activations, deltas)"""
    several = len(seeds) > 1
    values = {
        "cross-entropy": "np.logaddexp(0, z) - z * y",
        "quadratic": "(a - y) ** 2 / 2",
    }
    listed = f"[{experiment.seed}, *range({experiment.networks})]" if several else f"{seeds}"
    counted = (
        f", sum(c < {LEARNT} for c in costs[1:]), sum(e < {LEARNT} for e in errors[1:])"
        if several
        else ""
    )
    return page(
        experiment,
        "A network with two inputs that learns points of the plane; its epochs as CSV.",
        activations(experiment.activation),
        f"""
        x = np.array({[list(row) for row in points.inputs.tolist()]})
        y = np.array({[[target] for target in points.targets.tolist()]})
        sizes = {list(sizes)}
        eta = {experiment.learning_rate!r}
        decay = 1 - eta * {experiment.regularization!r} / len(x)


        def start(seed):
            rng = np.random.default_rng(seed)
            weights, biases = [], []
            for n_in, n_out in zip(sizes, sizes[1:]):
                weights.append({weight} * rng.standard_normal((n_out, n_in)))
                biases.append({bias} * rng.standard_normal(n_out))
            return weights, biases, np.random.default_rng((seed, 1))


        """,
        passes(experiment.cost, experiment.activation),
        STEP,
        f"networks = [start(seed) for seed in {listed}]",
        given,
        ""
        if not given
        else """
        weights, biases, _ = networks[0]
        neurons = iter(NEURONS)
        for w, b in zip(weights, biases):
            for row in range(len(b)):
                *w[row], b[row] = next(neurons)
        """,
        f"""
        print(HEADER)
        for epoch in range({experiment.epochs + 1}):
            costs, errors = [], []
            for number, (weights, biases, rng) in enumerate(networks):
                activations, z, deltas = passes(weights, biases, x, y)
                a = activations[-1]
                costs.append(np.mean({values[experiment.cost]}))
                errors.append(np.mean(1 - np.sign(z) * np.sign(y - 0.5)) / 2)
                if number == 0:
                    outputs = a[:{MOST_OUTPUTS}, 0].copy()
                    pairs = zip(weights, biases)
                    parameters = [np.append(w, b[:, None], 1).ravel() for w, b in pairs]
                {learn}
            shown = [costs[0], errors[0]{counted}]
            print(epoch, *shown, *outputs, *np.concatenate(parameters), sep=",")
        """,
    )
