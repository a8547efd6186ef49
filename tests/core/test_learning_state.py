"""When a neuron is right, learns, is stuck or dead: the lecture's cases, and the edges."""

import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.learning_state import LearningState, state_of

SIGMOID = ACTIVATIONS["sigmoid"]


def quadratic(z: float, target: float, name: str = "sigmoid") -> LearningState:
    """The state of a neuron that learns with the quadratic cost."""
    activation = ACTIVATIONS[name]
    error = float(activation.value(np.array(z))) - target
    slope = float(activation.slope(np.array(z)))
    return state_of(error, error * slope, activation.largest_slope)


def test_saturated_starts_are_stuck_on_either_side():
    assert quadratic(4.0, 0.0) == quadratic(-4.0, 1.0) == LearningState.STUCK
    assert quadratic(1.5, 0.0) == quadratic(-1.5, 1.0) == LearningState.LEARNS


def test_the_cross_entropy_is_not_stuck_where_the_quadratic_cost_is():
    error = float(SIGMOID.value(np.array(4.0)))
    assert state_of(error, error, SIGMOID.largest_slope) == LearningState.LEARNS  # δ = a − y


@pytest.mark.parametrize("z", [4.0, 8.0, 40.0])
def test_saturated_at_the_right_output_is_right(z):
    assert quadratic(z, 1.0) == quadratic(-z, 0.0) == LearningState.RIGHT


def test_only_an_exact_zero_is_dead():
    assert quadratic(-4.0, 1.0, "relu") == LearningState.DEAD
    assert quadratic(-4.0, 1.0, "leaky-relu") == LearningState.STUCK
    assert quadratic(-4.0, 0.0, "relu") == LearningState.RIGHT
    assert quadratic(4.0, 0.0, "relu") == LearningState.LEARNS


def test_the_edges_count_as_the_better_state():
    assert state_of(0.1, 0.0, 1.0) == LearningState.RIGHT
    assert state_of(-1.0, -0.25, 1.0) == LearningState.LEARNS
    assert state_of(-1.0, -0.2499, 1.0) == LearningState.STUCK
    assert state_of(-1.0, 0.25, 1.0) == LearningState.LEARNS  # a slope below 0
    moves = {state for state in LearningState if state.moves_on}
    assert moves == {LearningState.RIGHT, LearningState.LEARNS}
