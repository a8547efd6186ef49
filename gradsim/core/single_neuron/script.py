"""A single neuron as a script."""

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.script import cost_code, functions, numbers, page
from gradsim.core.single_neuron.experiment import SingleNeuron


def script(neuron: SingleNeuron) -> str:
    """Return the script of a neuron, or of two that learn with either cost."""
    activation = ACTIVATIONS[neuron.activation]
    both = len(neuron.members) > 1
    costs = [cost_code(member.cost, activation.steepness) for member in neuron.members]
    inputs = "[" + ", ".join(map(numbers, neuron.inputs)) + "]"
    one_item = ", a[0] - y[0], slope(z[0])" if len(neuron.targets) == 1 else ""
    start = f"""
        x = np.array({inputs})  # a row for each item
        y = np.array({numbers(neuron.targets)})
        eta = {neuron.learning_rate!r}
        """
    if not both:
        ((value, delta),) = costs
        return page(
            neuron,
            "A neuron that learns by gradient descent; the table of its epochs as CSV.",
            functions(activation),
            start,
            f"""
            w, b = np.array({numbers(neuron.weights)}), {neuron.bias!r}

            print(HEADER)
            for epoch in range({neuron.epochs + 1}):
                z = x @ w + b
                a = f(z)
                cost = np.mean({value})
                delta = {delta}  # dC/dz of each item
                gradient_w, gradient_b = x.T @ delta / len(y), np.mean(delta)
                print(epoch, cost, *a, *w, b, *gradient_w, gradient_b{one_item}, sep=",")
                w = w - eta * gradient_w
                b = b - eta * gradient_b
            """,
        )
    (value, delta), (other_value, other_delta) = costs
    first, second = neuron.series
    return page(
        neuron,
        "Two neurons from the same start, one for each cost; the table of their epochs as CSV.",
        functions(activation),
        start,
        f"""
        neurons = {{
            "{first}": (np.array({numbers(neuron.weights)}), {neuron.bias!r}),
            "{second}": (np.array({numbers(neuron.weights)}), {neuron.bias!r}),
        }}

        print(HEADER)
        for epoch in range({neuron.epochs + 1}):
            for name, (w, b) in neurons.items():
                z = x @ w + b
                a = f(z)
                if name == "{first}":
                    cost = np.mean({value})
                    delta = {delta}  # dC/dz of each item
                else:
                    cost = np.mean({other_value})
                    delta = {other_delta}
                gradient_w, gradient_b = x.T @ delta / len(y), np.mean(delta)
                print(epoch, name, cost, *a, *w, b, *gradient_w, gradient_b{one_item}, sep=",")
                neurons[name] = (w - eta * gradient_w, b - eta * gradient_b)
        """,
    )
