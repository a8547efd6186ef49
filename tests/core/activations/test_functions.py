"""The activation functions against their definitions, to 50 digits."""

import warnings

import mpmath
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS

DEFINITIONS = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": lambda z: (mpmath.exp(z) - mpmath.exp(-z)) / (mpmath.exp(z) + mpmath.exp(-z)),
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "leaky-relu": lambda z: z if z > 0 else z / 100,
    "softplus": lambda z: mpmath.log(1 + mpmath.exp(z)),
    "steep-sigmoid": lambda z: 1 / (1 + mpmath.exp(-4 * z)),
}
# No kink among them; dyadic, so that a multiple of z is exact.
POINTS = [-40.0, -20.5, -6.0, -1.25, -0.125, 0.0625, 0.5, 2.0, 7.5, 19.75, 40.0]
LARGEST_SLOPE = {
    "sigmoid": 1 / 4,
    "tanh": 1,
    "relu": 1,
    "leaky-relu": 1,
    "softplus": 1,
    "steep-sigmoid": 4 / 4,
}


def test_every_activation_is_checked():
    assert set(ACTIVATIONS) == set(DEFINITIONS) == set(LARGEST_SLOPE)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_value_is_that_of_the_definition(name):
    with mpmath.workdps(200):
        expected = [float(DEFINITIONS[name](mpmath.mpf(z))) for z in POINTS]
    assert ACTIVATIONS[name].value(np.array(POINTS)) == pytest.approx(expected, rel=1e-14, abs=0)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_slope_is_the_derivative_of_the_definition(name):
    with mpmath.workdps(200):
        expected = [float(mpmath.diff(DEFINITIONS[name], mpmath.mpf(z))) for z in POINTS]
    assert ACTIVATIONS[name].slope(np.array(POINTS)) == pytest.approx(expected, rel=1e-13, abs=0)


@pytest.mark.parametrize("name", LARGEST_SLOPE)
def test_largest_slope_is_reached_and_never_passed(name):
    slopes = ACTIVATIONS[name].slope(np.linspace(-50, 50, 200_001))
    assert ACTIVATIONS[name].largest_slope == LARGEST_SLOPE[name]
    assert slopes.max() == pytest.approx(LARGEST_SLOPE[name], rel=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_outputs_stay_in_their_range_and_fill_it(name):
    low, high = ACTIVATIONS[name].output_range
    values = ACTIVATIONS[name].value(np.linspace(-50, 50, 200_001))
    assert low <= values.min() <= max(low, -0.4) + 1e-8  # unbounded: far below 0
    assert min(high, 49.0) - 1e-8 <= values.max() <= high


@pytest.mark.parametrize("k", [0.5, 1.0, 10.0])
def test_the_steep_sigmoid_of_k_is_steepest_at_zero_with_a_quarter_of_k(k):
    activation = ACTIVATIONS["steep-sigmoid"].with_steepness(k)
    z = np.array([-0.5, 0.0, 0.5])
    assert activation.slope(z)[1] == activation.largest_slope == k / 4
    assert activation.value(z) == pytest.approx(1 / (1 + np.exp(-k * z)), rel=1e-14)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("z", [-1e300, -1e6, -800.0, -746.0, 746.0, 800.0, 1e6, 1e300])
def test_far_out_values_and_slopes_are_the_limits_without_a_warning(name, z):
    value_limits = {
        "sigmoid": (0, 1),
        "tanh": (-1, 1),
        "relu": (0, z),
        "leaky-relu": (z * 0.01, z),
        "softplus": (0, z),
        "steep-sigmoid": (0, 1),
    }
    slope_limits = {"relu": (0, 1), "leaky-relu": (0.01, 1), "softplus": (0, 1)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        value = float(ACTIVATIONS[name].value(np.array(z)))
        slope = float(ACTIVATIONS[name].slope(np.array(z)))
    assert value == pytest.approx(value_limits[name][z > 0], rel=1e-15, abs=1e-300)
    assert slope == pytest.approx(slope_limits.get(name, (0, 0))[z > 0], rel=1e-15, abs=1e-300)


@pytest.mark.parametrize("z", [30.0, 38.0, 40.0, 300.0])
def test_the_slope_of_the_sigmoid_stays_above_zero_where_the_output_rounds_to_one(z):
    # σ'(z) = e^−z/(1 + e^−z)²; a·(1 − a) in floats is 0 from z = 37 on
    expected = float(mpmath.exp(-z) / (1 + mpmath.exp(-z)) ** 2)
    for sign in (-1, 1):
        slope = float(ACTIVATIONS["sigmoid"].slope(np.array(sign * z)))
        assert slope == pytest.approx(expected, rel=1e-13)
        assert slope > 0
