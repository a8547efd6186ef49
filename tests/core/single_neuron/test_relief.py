"""The landscape of a cost: how it is projected, and what stands before what."""

from math import cos, radians, sin

import numpy as np
import pytest

from gradsim.core import SingleNeuron
from gradsim.core.single_neuron.relief import HEIGHT, HIGHEST, LOWEST, Prospect, Relief

SATURATED = SingleNeuron(weights=(2.0,), bias=2.0)
HILLY = SingleNeuron(inputs=((1.0,), (-2.0,), (0.5,)), targets=(0.0, 1.0, 1.0))


def around_z(angle):
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def around_x(angle):
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def seen(points, azimuth, elevation):
    """Right, up and towards the eye, by the matrices of two rotations.

    At azimuth 0 the eye looks along w = −b, 45° clockwise of the axis of w: a turn of 135°
    brings this direction to the second axis. The eye then goes up from the floor.
    """
    turn = around_x(elevation - 90) @ around_z(135 + azimuth)
    return turn @ points


@pytest.mark.parametrize("azimuth", [-170, -90, -35, 0, 20, 135])
@pytest.mark.parametrize("elevation", [10, 33, 80])
def test_points_are_projected_as_by_rotations(azimuth, elevation):
    points = np.random.default_rng(1).uniform(-0.5, 0.5, (3, 50))
    right, up, _ = seen(points, azimuth, elevation)
    x, y = Prospect(azimuth, elevation).project(*points)
    np.testing.assert_allclose(x, right, atol=1e-12)
    np.testing.assert_allclose(y, up, atol=1e-12)


def test_away_from_the_eye_is_what_the_rotations_bring_farthest():
    for azimuth in (-120, -35, 60):
        away = np.array([*Prospect(azimuth).forward, 0.0])
        others = around_z(30) @ away, around_z(-30) @ away
        depth = -seen(away, azimuth, 33)[2]
        assert all(depth > -seen(other, azimuth, 33)[2] for other in others)


def test_the_first_prospect_is_the_design_s():
    """In the picture drawn for it, w = −4 to 4 goes 75 px left and 235 up, and so on."""
    corners = np.array([[0.5, -0.5, 0.0], [0.5, 0.5, 0.0], [-0.5, 0.5, 0.0], [0.5, 0.5, HEIGHT]])
    x, y = Prospect().project(*corners.T)
    along_w = x[1] - x[2], y[1] - y[2]
    along_b = x[1] - x[0], y[1] - y[0]
    scale = np.hypot(434, 42 / sin(radians(33)))
    np.testing.assert_allclose(np.array(along_w) * scale, [-75, 235], rtol=0.05)
    np.testing.assert_allclose(np.array(along_b) * scale, [-434, -42], rtol=0.05)
    assert (y[3] - y[1]) * scale == pytest.approx(192, rel=0.03)


def test_turning_goes_all_the_way_round_and_never_overhead():
    prospect = Prospect()
    for _ in range(100):
        prospect = prospect.turned(37.0, 9.0)
        assert -180 <= prospect.azimuth < 180 and prospect.elevation <= HIGHEST
    assert prospect.azimuth == pytest.approx((-35 + 3700 + 180) % 360 - 180)
    for _ in range(100):
        prospect = prospect.turned(0.0, -9.0)
        x, y = prospect.project(np.zeros(2), np.zeros(2), np.array([0.0, HEIGHT]))
        assert x[1] == x[0] and y[1] > y[0]  # what is up is up
    assert prospect.elevation == LOWEST


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
def test_the_relief_is_as_high_as_the_cost(cost):
    relief = Relief(SingleNeuron(cost=cost), (-4.0, 4.0), (-6.0, 2.0), 28)
    for j, b in enumerate(np.linspace(-6, 2, 29)):
        a = 1 / (1 + np.exp(-(np.linspace(-4, 4, 29) + b)))
        expected = a**2 / 2 if cost == "quadratic" else -np.log(1 - a)
        np.testing.assert_allclose(relief.costs[j], expected, rtol=1e-9)
    assert relief.highest == relief.costs.max()
    u, v, height = relief.grid
    assert (u.min(), u.max(), v.min(), v.max()) == (-0.5, 0.5, -0.5, 0.5)
    np.testing.assert_allclose(height / HEIGHT, relief.costs / relief.highest, rtol=1e-12)


def test_a_cost_beyond_all_numbers_is_as_high_as_the_highest():
    relief = Relief(SingleNeuron(activation="relu"), (-1e200, 1e200), (-4.0, 4.0), 8)
    assert np.isfinite(relief.costs).all() and np.isfinite(relief.grid[2]).all()
    flat = Relief(SingleNeuron(activation="relu", weights=(-2.0,)), (-4.0, -3.0), (-4.0, -3.0), 8)
    assert flat.highest == 1.0 and not flat.grid[2].any()


@pytest.mark.parametrize(
    ("neuron", "azimuth", "elevation"),
    [(HILLY, 150, 12), (HILLY, 120, 15), (HILLY, 60, 20), (SATURATED, 60, 25)],
)
def test_what_a_hill_hides_is_hidden(neuron, azimuth, elevation):
    """Against 2,000 points between each and the eye, one of which is seen as high or higher."""
    random = np.random.default_rng(3)
    w, b = random.uniform(-4, 4, (2, 400))
    relief = Relief(neuron, (-4.0, 4.0), (-4.0, 4.0), 200)

    def up(w, b):
        cost = np.zeros(np.shape(w))
        for (x,), y in zip(neuron.inputs, neuron.targets, strict=True):
            cost += (1 / (1 + np.exp(-w * x - b)) - y) ** 2 / 2 / len(neuron.targets)
        points = np.array([w / 8, b / 8, HEIGHT * cost / relief.highest])
        return cost, seen(points.reshape(3, -1), azimuth, elevation)[1].reshape(np.shape(w))

    cost, own = up(w, b)
    angle = radians(-45 - azimuth)
    along = np.linspace(0, 12, 2001)[1:]
    nearer = w[:, None] - cos(angle) * along, b[:, None] - sin(angle) * along
    inside = (np.abs(nearer[0]) <= 4) & (np.abs(nearer[1]) <= 4)
    above = np.where(inside, up(*nearer)[1] - own[:, None], -1.0).max(axis=1)
    sure = (above <= 0) | (above > 0.01)  # what is barely hidden may count as seen
    hidden = relief.hides(w, b, cost, Prospect(azimuth, elevation))
    assert 0.03 < hidden.mean() < 0.9 and sure.mean() > 0.8
    assert (hidden == (above > 0))[sure].mean() > 0.99


def test_the_start_of_the_duel_is_flat_with_one_cost_and_steep_with_the_other():
    """Against the derivative: |∂C/∂b| is (a − y)·a(1 − a), or a − y, of the item x = 1, y = 0."""
    w, b = np.meshgrid(np.linspace(-4, 4, 29), np.linspace(-4, 4, 29))
    a = 1 / (1 + np.exp(-(w + b)))
    start = 1 / (1 + np.exp(-4.0))
    for cost, slope, here in (
        ("quadratic", a * a * (1 - a), start * start * (1 - start)),
        ("cross-entropy", a, start),
    ):
        relief = Relief(SingleNeuron(cost=cost), (-4.0, 4.0), (-4.0, 4.0), 28)
        assert relief.steepness(2.0, 2.0) == pytest.approx(here / slope.max(), abs=0.02)
