"""The activation functions against their definitions, to 50 digits."""

import warnings

import mpmath
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.normal import normal_density, normal_share
from tests.core.activations.definitions import EXACT

# No kink among them; dyadic, so that a multiple of z is exact.
POINTS = [-40.0, -20.5, -6.0, -1.25, -0.125, 0.0625, 0.5, 2.0, 7.5, 19.75, 40.0]
LARGEST_SLOPE = {
    "sigmoid": 1 / 4,
    "tanh": 1,
    "relu": 1,
    "leaky-relu": 1,
    "softplus": 1,
    "steep-sigmoid": 4 / 4,
    "silu": 1.0998393201288669,
    "gelu": 1.1289041451851548,
}


@pytest.mark.parametrize("name", EXACT)
def test_value_is_that_of_the_definition(name):
    with mpmath.workdps(200):
        expected = [float(EXACT[name](mpmath.mpf(z))) for z in POINTS]
    assert ACTIVATIONS[name].value(np.array(POINTS)) == pytest.approx(expected, rel=1e-14, abs=0)


@pytest.mark.parametrize("name", EXACT)
def test_slope_is_the_derivative_of_the_definition(name):
    with mpmath.workdps(200):
        expected = [float(mpmath.diff(EXACT[name], mpmath.mpf(z))) for z in POINTS]
    assert ACTIVATIONS[name].slope(np.array(POINTS)) == pytest.approx(expected, rel=1e-13, abs=0)


@pytest.mark.parametrize("name", LARGEST_SLOPE)
def test_largest_slope_is_reached_and_never_passed(name):
    slopes = ACTIVATIONS[name].slope(np.linspace(-50, 50, 200_001))
    assert ACTIVATIONS[name].largest_slope == pytest.approx(LARGEST_SLOPE[name], rel=1e-15)
    assert slopes.max() == pytest.approx(LARGEST_SLOPE[name], rel=1e-7)
    assert slopes.max() <= LARGEST_SLOPE[name] * (1 + 1e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_outputs_stay_in_their_range_and_fill_it(name):
    low, high = ACTIVATIONS[name].output_range
    values = ACTIVATIONS[name].value(np.hstack([-1e9, np.linspace(-50, 50, 200_001), 1e9]))
    assert low <= values.min() <= max(low, -0.4) + 1e-8  # unbounded: far below 0
    assert min(high, 49.0) - 1e-8 <= values.max() <= high


@pytest.mark.parametrize("k", [0.5, 1.0, 10.0])
def test_the_steep_sigmoid_of_k_is_steepest_at_zero_with_a_quarter_of_k(k):
    activation = ACTIVATIONS["steep-sigmoid"].with_steepness(k)
    z = np.array([-0.5, 0.0, 0.5])
    assert activation.slope(z)[1] == activation.largest_slope == k / 4
    assert activation.value(z) == pytest.approx(1 / (1 + np.exp(-k * z)), rel=1e-14)


#: The values far below and far above 0, of those that have come there as near as floats tell, and
#: the slopes of those that rise there.
LIMITS = {"sigmoid": (0, 1), "tanh": (-1, 1), "steep-sigmoid": (0, 1)}
SLOPES = {
    "relu": (0, 1),
    "leaky-relu": (0.01, 1),
    "softplus": (0, 1),
    "silu": (0, 1),
    "gelu": (0, 1),
}


@pytest.mark.parametrize("name", [*LIMITS, *SLOPES])
@pytest.mark.parametrize("z", [-1e300, -1e6, -800.0, -746.0, 746.0, 800.0, 1e6, 1e300])
def test_far_out_values_and_slopes_are_the_limits_without_a_warning(name, z):
    limit = SLOPES.get(name, (0, 0))[z > 0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        value = float(ACTIVATIONS[name].value(np.array(z)))
        slope = float(ACTIVATIONS[name].slope(np.array(z)))
    expected = LIMITS[name][z > 0] if name in LIMITS else limit * z
    assert value == pytest.approx(expected, rel=1e-15, abs=1e-300)
    assert slope == pytest.approx(limit, rel=1e-15, abs=1e-300)


@pytest.mark.parametrize("z", [30.0, 38.0, 40.0, 300.0])
def test_the_slope_of_the_sigmoid_stays_above_zero_where_the_output_rounds_to_one(z):
    # σ'(z) = e^−z/(1 + e^−z)²; a·(1 − a) in floats is 0 from z = 37 on
    expected = float(mpmath.exp(-z) / (1 + mpmath.exp(-z)) ** 2)
    for sign in (-1, 1):
        slope = float(ACTIVATIONS["sigmoid"].slope(np.array(sign * z)))
        assert slope == pytest.approx(expected, rel=1e-13)
        assert slope > 0


def test_the_normal_distribution_is_exact_to_a_few_units_in_the_last_place():
    rng = np.random.default_rng(0)
    z = np.concatenate([rng.uniform(-1, 1, 300), rng.uniform(-8, 8, 300), rng.uniform(-37, 0, 300)])
    with mpmath.workdps(50):
        share = [mpmath.erfc(-mpmath.mpf(x) / mpmath.sqrt(2)) / 2 for x in z]
        density = [mpmath.exp(-(mpmath.mpf(x) ** 2) / 2) / mpmath.sqrt(2 * mpmath.pi) for x in z]
        for ours, exact in ((normal_share(z), share), (normal_density(z), density)):
            units = [abs(a - b) / np.spacing(a) for a, b in zip(ours, exact, strict=True)]
            assert max(units) < 6


@pytest.mark.parametrize("name", ["silu", "gelu"])
def test_a_curve_that_is_not_monotonic_falls_and_rises(name):
    z = np.linspace(-6, 6, 2401)
    activation = ACTIVATIONS[name]
    assert activation.value(z).min() == pytest.approx(activation.output_range[0], abs=1e-6)
    turn = z[activation.value(z).argmin()]
    assert (activation.slope(z[z < turn - 0.01]) < 0).all()
    assert (activation.slope(z[z > turn + 0.01]) > 0).all()
