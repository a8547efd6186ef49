"""What the demonstrations of a small network find, as functions of their runs."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from gradsim.core.finding import Figure, Part
from gradsim.core.networks.network import Array
from gradsim.core.recording import Recording
from gradsim.core.small_network.experiment import LEARNT, SmallNetwork

#: A cost is that of guessing where it is as near as this to ln 2.
GUESSING = 1e-12
#: What two hidden neurons are that have been equal all the time.
EQUAL = ("$h_1 = h_2$",)


def _network(recording: Recording) -> SmallNetwork | None:
    experiment = recording.experiment
    return experiment if isinstance(experiment, SmallNetwork) and len(recording) else None


def _newest(recording: Recording, column: str) -> float:
    return recording.at(len(recording) - 1, column)


# ----- many starts


def starts_that_learn(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many starts are below cost 0.1 at the newest epoch, and how many there are."""
    network = _network(recording)
    if network is None or network.networks == 1:
        return None
    return int(_newest(recording, "low_cost")), network.networks


def starts_and_epoch(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many starts are below cost 0.1, how many there are, and the epoch."""
    learnt = starts_that_learn(recording, beside)
    return None if learnt is None else (*learnt, len(recording) - 1)


def two_can_draw_xor(recording: Recording, beside: Recording | None) -> bool:
    """Return whether two hidden neurons end with XOR right, which not every start does."""
    network, counted = _network(recording), starts_that_learn(recording, beside)
    if network is None or counted is None or network.hidden_layers != (2,):
        return False
    points = network.training_points()
    if not _is_xor(points.inputs, points.targets):
        return False
    count, many = counted
    learnt = _newest(recording, "cost") < LEARNT and _newest(recording, "error") == 0
    return learnt and count is not None and many is not None and 0 < count < many


def _is_xor(inputs: Array, targets: Array) -> bool:
    table = {(x, y): target for (x, y), target in zip(inputs.tolist(), targets, strict=True)}
    return table == {(0.0, 0.0): 0.0, (0.0, 1.0): 1.0, (1.0, 0.0): 1.0, (1.0, 1.0): 0.0}


# ----- equal neurons


def hidden_stay_equal(recording: Recording, beside: Recording | None) -> bool:
    """Return whether the neurons of each hidden layer are equal, bit for bit, at every epoch."""
    network = _network(recording)
    if network is None or max(network.hidden_layers) < 2:
        return False
    for name, others in _columns_of_twins(network):
        first = recording.values(name)
        if any((recording.values(other) != first).any() for other in others):
            return False
    return True


def _columns_of_twins(network: SmallNetwork) -> Sequence[tuple[str, list[str]]]:
    """Return the columns of the first neuron of each hidden layer, with those of the others."""
    twins = []
    for layer, width in enumerate(network.hidden_layers, 1):
        sources = range(1, network.sizes[layer - 1] + 1)
        for form in [
            *(f"weight_{layer}_{{}}_{source}" for source in sources),
            f"bias_{layer}_{{}}",
        ]:
            twins.append((form.format(1), [form.format(n) for n in range(2, width + 1)]))
    return twins


def stuck_at_a_guess(recording: Recording, beside: Recording | None) -> bool:
    """Return whether that is so, no weight has a gradient, and the cross-entropy stays at ln 2."""
    network = _network(recording)
    if network is None or network.cost != "cross-entropy":
        return False
    costs = recording.values("cost")
    guess = bool((abs(costs - log(2)) <= GUESSING).all())
    if any(layer.any() for layer in network.state(recording, 0).gradients()):
        return False  # where none is at the start, none ever is
    return guess and hidden_stay_equal(recording, beside)


def cost_of_a_guess(recording: Recording, beside: Recording | None) -> Sequence[Part] | None:
    """Return the cost at the end, where all outputs are one half, and who is equal.

    Both are unknown until the run is whole, the second also where two hidden neurons have not been
    equal at every epoch.
    """
    network = _network(recording)
    if network is None or network.cost != "cross-entropy":
        return None
    names = [name for name in network.columns if name.startswith("output_")]
    outputs = [_newest(recording, name) for name in names]
    cost = _newest(recording, "cost")
    is_guess = abs(cost - log(2)) <= GUESSING and all(abs(a - 0.5) <= GUESSING for a in outputs)
    if not is_guess:
        return None
    if len(recording) <= network.last_epoch:
        return None, None
    are_equal = network.hidden_layers == (2,) and hidden_stay_equal(recording, beside)
    return cost, EQUAL if are_equal else None


# ----- deep against wide


def _error_count(recording: Recording) -> int:
    """Return how many starts are below an error of 10 % at the newest epoch."""
    return int(_newest(recording, "low_error"))


def _fair(recording: Recording, beside: Recording | None) -> bool:
    """Return whether two networks differ in nothing but their layers, with as many parameters."""
    deep, wide = _network(recording), beside and _network(beside)
    if deep is None or not wide or deep.networks == 1:
        return False
    alike = replace(deep, hidden_layers=wide.hidden_layers, weights=wide.weights, seed=wide.seed)
    deeper = len(deep.hidden_layers) > len(wide.hidden_layers)
    return alike == wide and deeper and deep.parameters == wide.parameters


def deep_and_wide(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the starts below an error of 10 % at the end, deep ones and wide ones; of how many.

    Both are unknown until both runs are whole.
    """
    deep = _network(recording)
    if deep is None or deep.networks == 1 or len(deep.hidden_layers) == 1:
        return None
    if beside is None or len(recording) <= deep.last_epoch:
        return None, None, deep.networks
    if not _fair(recording, beside):
        return None
    return _error_count(recording), _error_count(beside), deep.networks


def _slowdown(recording: Recording) -> float | None:
    network = _network(recording)
    if network is None or len(network.hidden_layers) < 2:
        return None
    first, last = (recording.at(0, f"speed_{n}") for n in (1, len(network.hidden_layers)))
    return last / first if first > 0 else None


def depth_is_in_the_way(recording: Recording, beside: Recording | None) -> bool:
    """Return whether fewer deep starts than wide ones learn the spirals, layer 1 being slower."""
    figures, slowdown = deep_and_wide(recording, beside), _slowdown(recording)
    network = _network(recording)
    if figures is None or slowdown is None or network is None or network.data != "spirals":
        return False
    if len(network.hidden_layers) != 4:
        return False  # which the sentence says
    deep, wide, _ = figures
    return deep is not None and wide is not None and deep < wide and slowdown > 1
