"""The cost functions at their limits, where they are least, and where they cancel."""

import warnings
from dataclasses import replace

import mpmath
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import (
    COSTS,
    binary_entropy,
    cross_entropy_of_output,
    output_error,
)

SIGMOID = ACTIVATIONS["sigmoid"]


def of(function, z, target):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return float(function(SIGMOID, np.array(z), np.array(target)))


# C = −[y ln a + (1 − y) ln(1 − a)] tends to (1 − y)·z for z → ∞ and to −y·z for z → −∞
@pytest.mark.parametrize(
    ("z", "target", "cost", "delta"),
    [
        (1e6, 0.0, 1e6, 1.0),
        (1e6, 1.0, 0.0, 0.0),
        (1e6, 0.3, 0.7e6, 0.7),
        (-1e6, 0.0, 0.0, 0.0),
        (-1e6, 1.0, 1e6, -1.0),
        (-1e6, 0.3, 0.3e6, -0.3),
    ],
)
def test_cross_entropy_of_a_saturated_neuron_is_its_limit(z, target, cost, delta):
    assert of(COSTS["cross-entropy"].value, z, target) == pytest.approx(cost, rel=1e-15)
    assert of(COSTS["cross-entropy"].delta, z, target) == pytest.approx(delta, rel=1e-15)


@pytest.mark.parametrize(("z", "target"), [(1e6, 0.0), (1e6, 1.0), (-1e6, 0.0), (-1e6, 1.0)])
def test_quadratic_cost_of_a_saturated_neuron_is_a_half_or_nothing(z, target):
    wrong = (z > 0) != (target == 1)
    assert of(COSTS["quadratic"].value, z, target) == (0.5 if wrong else 0.0)
    assert of(COSTS["quadratic"].delta, z, target) == 0.0


@pytest.mark.parametrize("z", [-30.0, -4.0, -0.5, 0.25, 2.0, 30.0])
@pytest.mark.parametrize("target", [0.0, 0.25, 1.0])
def test_cross_entropy_cancels_the_slope(z, target):
    """∂C/∂z of the quadratic cost is (a − y)·σ'(z), that of the cross-entropy a − y."""
    quadratic = of(COSTS["quadratic"].delta, z, target)
    cross_entropy = of(COSTS["cross-entropy"].delta, z, target)
    with mpmath.workdps(50):
        a = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        slope, error = float(a * (1 - a)), float(a - mpmath.mpf(target))
    assert cross_entropy == pytest.approx(error, rel=1e-13)
    assert quadratic == pytest.approx(error * slope, rel=1e-13)


@pytest.mark.parametrize("z", [20.0, 40.0, 300.0])
def test_the_error_of_an_almost_right_output_keeps_its_digits(z):
    # a − 1 = −1/(1 + e^z), which 1.0 − 1.0 in floats would make 0
    expected = -float(1 / (1 + mpmath.exp(z)))
    assert of(output_error, z, 1.0) == pytest.approx(expected, rel=1e-14)
    assert of(output_error, -z, 0.0) == pytest.approx(-expected, rel=1e-14)


@pytest.mark.parametrize("name", ["tanh", "relu", "leaky-relu", "softplus"])
def test_cross_entropy_is_refused_for_outputs_that_are_no_probability(name):
    with pytest.raises(ValueError, match=f"between 0 and 1, not {name}"):
        COSTS["cross-entropy"].value(ACTIVATIONS[name], np.array(1.0), np.array(0.5))


def test_binary_entropy_at_three_tenths_is_the_lectures():
    assert float(binary_entropy(np.array(0.3))) == pytest.approx(0.6109, abs=5e-5)


def test_binary_entropy_is_nothing_at_both_ends_and_ln_2_in_the_middle():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = binary_entropy(np.array([0.0, 0.5, 1.0]))
    assert values.tolist() == pytest.approx([0, np.log(2), 0], abs=1e-16)


@pytest.mark.parametrize("y", [5e-324, 1e-300, 1e-17, 0.125, 1 - 2**-53])
def test_binary_entropy_next_to_the_ends(y):
    with mpmath.workdps(400):
        exact = mpmath.mpf(y)
        expected = -(exact * mpmath.log(exact) + (1 - exact) * mpmath.log(1 - exact))
    assert float(binary_entropy(np.array(y))) == pytest.approx(
        float(expected), rel=1e-9, abs=1e-304
    )


@pytest.mark.parametrize("target", [0.1, 0.3, 0.5, 0.95])
def test_cross_entropy_is_least_where_the_output_is_the_target(target):
    """Problem 3-2: there it is the binary entropy, and it is not 0."""
    a = np.arange(1, 1000) / 1000
    costs = cross_entropy_of_output(a, target)
    assert a[np.argmin(costs)] == target
    assert costs.min() == pytest.approx(float(binary_entropy(np.array(target))), rel=1e-12)
    assert costs.min() > 0.1


def test_cross_entropy_of_an_output_is_that_of_its_weighted_input():
    z = np.linspace(-30, 30, 61)
    a = ACTIVATIONS["sigmoid"].value(z)
    target = np.full_like(z, 0.3)
    from_z = COSTS["cross-entropy"].value(SIGMOID, z, target)
    assert cross_entropy_of_output(a[20:41], 0.3) == pytest.approx(from_z[20:41], rel=1e-12)


@pytest.mark.parametrize("target", [0.0, 0.25, 1.0])
def test_the_cross_entropy_of_any_probability_is_that_of_the_definition(target):
    """Also of one that is no sigmoid, whose slope does not cancel."""
    other = replace(SIGMOID, steepness=None)  # a sigmoid that does not say so
    z = np.linspace(-20, 20, 81)
    for function in (COSTS["cross-entropy"].value, COSTS["cross-entropy"].delta):
        wanted = function(SIGMOID, z, np.asarray(target))
        assert function(other, z, np.asarray(target)) == pytest.approx(wanted, rel=1e-6)
