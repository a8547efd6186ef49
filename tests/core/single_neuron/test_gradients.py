"""The neuron's cost and gradient against their definitions, to 50 digits and more.

The definitions are formula (1) of the lecture and the chain rule, written out naively
and without any cancelling; high precision is what makes the naive formulas right.
"""

from dataclasses import replace
from itertools import islice

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mpf

from gradsim.core import SingleNeuron
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.lecture.presets import find_preset
from tests.core.activations.definitions import EXACT

SIGMOIDS = ("sigmoid", "steep-sigmoid")
GRADIENTS = ("gradient_weight_1", "gradient_weight_2")


def _logistic(z):
    return 1 / (1 + mpmath.exp(-z))


def _output_and_slope(name, z):
    if name == "gelu":
        share = mpmath.erfc(-z / mpmath.sqrt(2)) / 2
        density = mpmath.exp(-z * z / 2) / mpmath.sqrt(2 * mpmath.pi)
        return z * share, share + z * density
    s = _logistic(4 * z if name == "steep-sigmoid" else z)
    known = {
        "sigmoid": (s, s * (1 - s)),
        "steep-sigmoid": (s, 4 * s * (1 - s)),
        "tanh": (mpmath.tanh(z), 1 - mpmath.tanh(z) ** 2),
        "relu": (z, mpf(1)) if z > 0 else (mpf(0), mpf(0)),
        "leaky-relu": (z, mpf(1)) if z > 0 else (z / 100, mpf(1) / 100),
        "silu": (z * s, s + z * s * (1 - s)),
        "softplus": (mpmath.log(1 + mpmath.exp(z)), s),
    }
    return known[name] if name in known else (EXACT[name](z), mpmath.diff(EXACT[name], z))


def independent(neuron):
    """Cost and ∂C/∂w_j, ∂C/∂b; for each the size of what is added up, on which 1e-12 is based.

    For sigmoids these are the items' costs and gradients: a − y keeps all digits where it
    is small. For the other activations they are those of |a| + |y| in place of a − y.
    """
    count = len(neuron.targets)
    largest = np.abs(np.array(neuron.inputs) @ neuron.weights + neuron.bias).max()
    with mpmath.workdps(60 + int(2 * largest)):  # 1 − σ(4z) starts after 1.74·z digits
        costs, parts, cost_sizes, sizes = [], [], [], []
        for inputs, target in zip(neuron.inputs, neuron.targets, strict=True):
            x, y = [mpf(item) for item in inputs], mpf(target)
            z = sum(mpf(w) * x_j for w, x_j in zip(neuron.weights, x, strict=True)) + neuron.bias
            a, slope = _output_and_slope(neuron.activation, z)
            if neuron.cost == "quadratic":
                costs.append((y - a) ** 2 / 2)
                delta = (a - y) * slope
            else:
                costs.append(-(y * mpmath.log(a) + (1 - y) * mpmath.log(1 - a)))
                delta = -(y / a - (1 - y) / (1 - a)) * slope
            parts.append([delta * x_j for x_j in [*x, mpf(1)]])
            added = abs(a) + abs(y)
            # near its lowest value a curve that is not monotonic has a slope of two that cancel
            slope_size = abs(slope) + (abs(a) if neuron.activation in ("silu", "gelu") else 0)
            size = abs(delta) if neuron.activation in SIGMOIDS else added * slope_size
            sizes.append([size * abs(x_j) for x_j in [*x, mpf(1)]])
            cost_sizes.append(costs[-1] if neuron.activation in SIGMOIDS else added**2 / 2)
        mean = [float(sum(column) / count) for column in zip(*parts, strict=True)]
        size = [float(sum(column) / count) for column in zip(*sizes, strict=True)]
        return [float(sum(costs) / count), *mean], [float(sum(cost_sizes) / count), *size]


def named(neuron, row):
    return dict(zip(neuron.columns, row, strict=True))


def computed(neuron):
    """Cost, ∂C/∂w_j and ∂C/∂b of epoch 0."""
    row = named(neuron, next(iter(neuron)))
    gradients = [row[f"gradient_weight_{j + 1}"] for j in range(len(neuron.weights))]
    return [row["cost"], *gradients, row["gradient_bias"]]


def sixteenths(limit):
    """Numbers of which sums and products are exact: z has no rounding error."""
    return st.integers(-16 * limit, 16 * limit).map(lambda number: number / 16)


@st.composite
def neurons(draw, most_items=4):
    count, items = draw(st.integers(1, 3)), draw(st.integers(1, most_items))
    activation = draw(st.sampled_from(tuple(ACTIVATIONS)))
    costs = ("quadratic", "cross-entropy") if activation in SIGMOIDS else ("quadratic",)
    one_input = st.lists(sixteenths(4), min_size=count, max_size=count)
    target = st.integers(0, 16).map(lambda number: number / 16)
    return SingleNeuron(
        inputs=draw(st.lists(one_input, min_size=items, max_size=items)),
        targets=draw(st.lists(target, min_size=items, max_size=items)),
        weights=draw(st.lists(sixteenths(5), min_size=count, max_size=count)),
        bias=draw(sixteenths(5) | st.sampled_from([-800.0, -40.0, 40.0, 800.0])),
        activation=activation,
        cost=draw(st.sampled_from(costs)),
        epochs=1,
    )


@settings(max_examples=150)
@given(neurons())
def test_cost_and_gradient_are_those_of_the_definitions(neuron):
    for got, right, size in zip(computed(neuron), *independent(neuron), strict=True):
        # e^−800 is less than any float: there, and only there, 0 is right
        assert abs(got - right) <= 1e-12 * size + 1e-300


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
def test_d4_gradient_over_the_items_is_that_of_formula_1_while_it_learns(cost):
    neuron = replace(find_preset("neuron-many-inputs").experiment, cost=cost)
    for row in islice(neuron, 0, None, 25):
        now = named(neuron, row)
        expected, sizes = independent(neuron.continued(row))
        got = [now[name] for name in ("cost", *GRADIENTS, "gradient_bias")]
        for value, right, size in zip(got, expected, sizes, strict=True):
            assert abs(value - right) <= 1e-12 * size


@pytest.mark.parametrize(
    ("activation", "cost"),
    [(name, "quadratic") for name in ACTIVATIONS] + [(name, "cross-entropy") for name in SIGMOIDS],
)
def test_gradient_is_the_central_difference_of_the_cost(activation, cost):
    rng = np.random.default_rng(20)
    step = 1e-5
    for _ in range(20):
        items, count = rng.integers(1, 5), rng.integers(1, 4)
        neuron = SingleNeuron(
            inputs=rng.normal(size=(items, count)).tolist(),
            targets=rng.random(items).tolist(),
            weights=rng.normal(size=count).tolist(),
            bias=float(rng.normal()),
            activation=activation,
            cost=cost,
        )
        z = np.array(neuron.inputs) @ neuron.weights + neuron.bias
        if abs(z).min() < 1e-3:  # a difference across a kink is no derivative
            continue
        _, *gradients = computed(neuron)
        for j, gradient in enumerate(gradients):

            def cost_at(shift, neuron=neuron, j=j):
                if j == len(neuron.weights):
                    return computed(replace(neuron, bias=neuron.bias + shift))[0]
                weights = list(neuron.weights)
                weights[j] += shift
                return computed(replace(neuron, weights=tuple(weights)))[0]

            difference = (cost_at(step) - cost_at(-step)) / (2 * step)
            assert gradient == pytest.approx(difference, rel=1e-6, abs=1e-9)


@settings(max_examples=60)
@given(neurons(most_items=1))
def test_two_items_that_are_the_same_learn_as_the_one_alone(neuron):
    """With one input and a sigmoid, the one alone is computed in plain floats."""
    alone = replace(neuron, epochs=5)
    twice = replace(alone, inputs=alone.inputs * 2, targets=alone.targets * 2)
    names = ["cost", "output_1", "weight_1", "bias", "gradient_weight_1", "gradient_bias"]
    for row_alone, row_twice in zip(alone, twice, strict=True):
        single, double = named(alone, row_alone), named(twice, row_twice)
        expected = [single[name] for name in names]
        largest = max(1.0, *map(abs, expected))
        assert [double[name] for name in names] == pytest.approx(expected, abs=1e-12 * largest)
        assert double["output_2"] == double["output_1"]


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize("z", [-800.0, -40.0, -3.0, 0.0, 3.0, 40.0, 800.0])
@pytest.mark.parametrize("target", [0.0, 0.25, 1.0])
def test_plain_floats_and_arrays_agree_when_saturated(cost, z, target):
    alone = SingleNeuron(weights=(z,), bias=0.0, targets=(target,), cost=cost, epochs=50)
    twice = replace(alone, inputs=((1.0,), (1.0,)), targets=(target, target))
    for row_alone, row_twice in zip(alone, twice, strict=True):
        single, double = named(alone, row_alone), named(twice, row_twice)
        for name in ("cost", "weight_1", "bias", "gradient_weight_1", "gradient_bias"):
            assert double[name] == pytest.approx(single[name], rel=1e-12, abs=1e-300)


def test_error_slope_and_input_multiply_to_the_gradient():
    neuron = SingleNeuron(inputs=((1.5,),), weights=(2.0,), bias=2.0)
    for row in neuron:
        now = named(neuron, row)
        assert now["error"] * now["slope"] * 1.5 == pytest.approx(
            now["gradient_weight_1"], rel=1e-15
        )
