"""Whether a neuron learns, is stuck or dead, or has nothing left to learn: one definition for all.

It asks two things. Is the output wrong? And if it is, how much of the error reaches the bias?
With the quadratic cost δ = ∂C/∂b is the error times f'(z), so that δ/error is the slope; with the
cross-entropy of a sigmoid the slope cancels, and δ/error is 1. A neuron is stuck where that share
is small beside the largest slope of its activation, on either side of 0 and however it comes
about: saturated, or on the flat side of a leaky ReLU. A neuron that is saturated at the right
output is not stuck.
"""

from enum import IntEnum

#: An output is wrong where it is farther than this from its target.
WRONG = 0.1

#: A neuron is stuck where δ/error is below this share of its activation's largest slope.
FLAT = 0.25


class LearningState(IntEnum):
    """What becomes of a neuron's error."""

    LEARNS = 0
    RIGHT = 1  # there is nothing to learn
    STUCK = 2
    DEAD = 3  # wrong, with a gradient of exactly 0: it never moves again

    @property
    def moves_on(self) -> bool:
        """Whether the neuron learns or has learnt."""
        return self in (LearningState.LEARNS, LearningState.RIGHT)


def state_of(error: float, delta: float, largest_slope: float) -> LearningState:
    """Return the state of a neuron.

    Parameters
    ----------
    error : float
        Output minus target.
    delta : float
        The gradient ∂C/∂b of the same item.
    largest_slope : float
        Largest value of the activation's slope.
    """
    if not abs(error) > WRONG:
        return LearningState.RIGHT
    if delta == 0:
        return LearningState.DEAD
    is_flat = abs(delta) < FLAT * largest_slope * abs(error)
    return LearningState.STUCK if is_flat else LearningState.LEARNS
