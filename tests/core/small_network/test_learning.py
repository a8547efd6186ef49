"""What a small network learns, against programs that share no code with it."""

from dataclasses import replace
from itertools import islice, pairwise
from math import log

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS
from gradsim.core.lecture.presets import find_preset
from gradsim.core.networks.initializers import INITIALIZERS
from gradsim.core.recording import Recording
from gradsim.core.small_network.experiment import SmallNetwork
from tests.core.activations.definitions import DIFFERENTIABLE
from tests.core.small_network import plain
from tests.runs import full_run

DEPTHS = [(3,), (3, 2), (2, 3, 4), (3, 2, 2, 3)]
LISTED = plain.some_points(7, seed=4)


def recorded(experiment):
    recording = Recording(experiment)
    recording.extend(experiment)
    return recording


def parameters(experiment, row):
    count = len(experiment.columns)
    return list(row[count - experiment.parameters : count])


# ----- gradients


def definition(numbers, sizes, activation, cost, points):
    """The mean cost as a function of all weights and biases, by its definition."""
    a, start = points[:, :2].T, 0
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        rows = anp.reshape(numbers[start : start + n_out * (n_in + 1)], (n_out, n_in + 1))
        start += n_out * (n_in + 1)
        z = anp.dot(rows[:, :-1], a) + rows[:, -1:]
        a = DIFFERENTIABLE["sigmoid" if layer == len(sizes) - 1 else activation](z)
    y = points[:, 2]
    if cost == "quadratic":
        return anp.mean((y - a[0]) ** 2) / 2
    return -anp.mean(y * anp.log(a[0]) + (1 - y) * anp.log(1 - a[0]))


@pytest.mark.parametrize("layers", DEPTHS, ids=str)
@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_are_the_derivatives_of_the_definition(activation, cost, layers):
    """Those of automatic differentiation, and central differences."""
    network = SmallNetwork(
        data=LISTED, hidden_layers=layers, activation=activation, cost=cost, seed=5, epochs=1
    )
    row = next(iter(network))
    ours = np.concatenate([layer.ravel() for layer in network.state_of(row).gradients()])
    start, points = np.array(parameters(network, row)), np.array(LISTED)

    def at(numbers):
        return definition(numbers, network.sizes, activation, cost, points)

    assert row[0] == pytest.approx(float(at(start)), rel=1e-12)
    assert np.abs(ours).max() > 1e-3
    assert ours == pytest.approx(autograd.grad(at)(start), rel=1e-9, abs=1e-13)
    moves = 1e-5 * np.eye(len(start))
    differences = [(at(start + move) - at(start - move)) / 2e-5 for move in moves]
    assert ours == pytest.approx(np.array(differences), rel=1e-5, abs=1e-8)
    after = np.array(parameters(network, list(network)[1]))
    assert after == pytest.approx(start - ours, rel=1e-12)  # the learning rate is 1
    speeds = [np.sqrt((layer[:, -1] ** 2).sum()) for layer in network.state_of(row).gradients()]
    assert row[len(network.columns) :] == pytest.approx(speeds, rel=1e-12)


# ----- against a plain program


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"cost": "quadratic", "learning_rate": 3.0},
        {"hidden_layers": (3, 2), "seed": 1, "data": LISTED},
        {"regularization": 0.02, "seed": 3},
    ],
    ids=str,
)
def test_a_plain_program_takes_the_same_steps(changes):
    epochs = 1000 if not changes else 100
    network = replace(SmallNetwork(seed=12, epochs=epochs), **changes)
    points = plain.XOR if network.data == "xor" else LISTED
    layers = plain.drawn(network.seed, network.sizes)
    quadratic = network.cost == "quadratic"
    decay = 1 - network.learning_rate * network.regularization / len(points)
    for row in network:
        assert row[0] == pytest.approx(plain.cost(layers, points, quadratic), rel=1e-8)
        assert parameters(network, row) == pytest.approx(plain.flat(layers), rel=1e-7, abs=1e-9)
        layers = plain.step(layers, points, network.learning_rate, quadratic, decay)


def test_mini_batches_are_parts_of_a_new_order_in_every_epoch():
    network = SmallNetwork(data=LISTED, mini_batch=3, seed=2, epochs=3)
    layers = plain.drawn(2, network.sizes)
    order = np.random.default_rng((2, 1))
    for row in network:
        assert parameters(network, row) == pytest.approx(plain.flat(layers), rel=1e-9)
        chosen = [LISTED[place] for place in order.permutation(7)]
        for start in (0, 3, 6):
            layers = plain.step(layers, chosen[start : start + 3], 1.0)


@pytest.mark.parametrize("mini_batch", [None, 2])
def test_each_start_learns_as_it_does_alone(mini_batch):
    many = SmallNetwork(networks=3, seed=7, mini_batch=mini_batch, epochs=60)
    beside = recorded(many)
    for seed in (0, 1, 2, 7):
        alone = recorded(replace(many, networks=1, seed=seed))
        column = "cost" if seed == 7 else f"cost_of_{seed}"
        assert beside.values(column) == pytest.approx(alone.values("cost"), rel=1e-9)
        column = "error" if seed == 7 else f"error_of_{seed}"
        assert (beside.values(column) == alone.values("error")).all()


def test_xor_has_a_plateau_and_is_learnt():
    recording = full_run("network-xor")
    cost = recording.values("cost")
    assert cost[640] == pytest.approx(0.1331124, abs=1e-6)  # by a program of its own
    assert 0.65 < cost[200] < cost[5] < 0.7 and cost[500] > 0.5 and cost[1000] < 0.1
    assert [round(recording.at(1000, f"output_{n}")) for n in (1, 2, 3, 4)] == [0, 1, 1, 0]


def test_of_200_starts_as_many_learn_xor_as_a_program_of_its_own_finds():
    """All starts at once, in NumPy, and with no code of ours."""
    draws = [np.random.default_rng(seed) for seed in range(200)]
    w = np.stack([rng.standard_normal((2, 2)) for rng in draws])
    b = np.stack([rng.standard_normal(2) for rng in draws])
    v = np.stack([rng.standard_normal(2) for rng in draws])
    c = np.stack([rng.standard_normal() for rng in draws])
    x, y = np.array(plain.XOR)[:, :2], np.array(plain.XOR)[:, 2]

    def passed():
        h = 1 / (1 + np.exp(-(np.einsum("sji,ni->snj", w, x) + b[:, None])))
        return h, 1 / (1 + np.exp(-(np.einsum("snj,sj->sn", h, v) + c[:, None])))

    for _ in range(1000):
        h, a = passed()
        delta = (a - y) / 4
        back = delta[:, :, None] * v[:, None] * h * (1 - h)
        v = v - np.einsum("sn,snj->sj", delta, h)
        c = c - delta.sum(axis=1)
        w = w - np.einsum("snj,ni->sji", back, x)
        b = b - back.sum(axis=1)
    costs = -np.log(np.where(y == 1, passed()[1], 1 - passed()[1])).mean(axis=1)
    recording = full_run("network-xor")
    ours = [recording.at(1000, f"cost_of_{seed}") for seed in range(200)]
    assert ours == pytest.approx(costs, rel=1e-6)
    assert recording.at(1000, "low_cost") == (costs < 0.1).sum() == 148


# ----- zeros


@pytest.mark.parametrize("data", ["xor", "spirals"])
@pytest.mark.parametrize("layers", [(2,), (7,), (20,), (19, 13)], ids=str)
def test_from_zeros_hidden_neurons_stay_equal_to_the_last_bit(layers, data):
    """With 97 points and 19 neurons products alone would part them, by rounding."""
    points = 4 if data == "xor" else 97
    network = SmallNetwork(
        data=data, points=points, initializer="zeros", hidden_layers=layers, epochs=200
    )
    names = network.columns[-network.parameters :]
    assert names[-1] == f"bias_{len(layers) + 1}_1"
    for row in network:
        for layer in network.state_of(row).weights[:-1]:
            assert len({neuron.tobytes() for neuron in layer}) == 1
        if data == "xor":
            assert row[0] == pytest.approx(log(2), abs=1e-12)
            assert not any(parameters(network, row))
    assert (data == "xor") != bool(np.any(parameters(network, row)))  # the others do move


def test_equal_neurons_learn_as_in_a_plain_program():
    network = SmallNetwork(data=LISTED, initializer="zeros", hidden_layers=(3, 2), epochs=100)
    layers = [
        ([[0.0] * n_in for _ in range(n_out)], [0.0] * n_out)
        for n_in, n_out in ((2, 3), (3, 2), (2, 1))
    ]
    for row in network:
        assert parameters(network, row) == pytest.approx(plain.flat(layers), rel=1e-9, abs=1e-15)
        layers = plain.step(layers, LISTED, 1.0)


def test_zeros_as_a_plain_program_has_them():
    network = find_preset("network-zeros").experiment
    layers = [([[0.0] * 2] * 2, [0.0] * 2), ([[0.0] * 2], [0.0])]
    for row in islice(network, 50):
        assert parameters(network, row) == plain.flat(layers)
        assert row[0] == pytest.approx(plain.cost(layers, plain.XOR), abs=1e-15)
        layers = plain.step(layers, plain.XOR, 1.0)


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_a_start_has_its_initialiser_s_deviation(initializer):
    network = SmallNetwork(initializer=initializer, hidden_layers=(20, 20, 20), epochs=1)
    state = network.state_of(next(iter(network)))
    for layer in state.weights[1:3]:
        wanted = INITIALIZERS[initializer].weight_deviation(20, 20)
        assert layer[:, :-1].std() == pytest.approx(wanted, rel=0.15)
        assert bool(layer[:, -1].any()) == (INITIALIZERS[initializer].bias_deviation > 0)
