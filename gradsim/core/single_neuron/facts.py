"""Facts about the run of a single neuron: what its demonstrations and views say of it."""

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.learning_state import FLAT, WRONG
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron

HALF = 0.5


def neuron_of(recording: Recording) -> SingleNeuron:
    """Return the experiment of a run of a single neuron."""
    neuron = recording.experiment
    assert isinstance(neuron, SingleNeuron)
    return neuron


def ended(recording: Recording) -> bool:
    """Return whether a run has reached its last epoch."""
    return len(recording) > recording.experiment.last_epoch


def crossing(recording: Recording, series: int = 0) -> int | None:
    """Return the epoch at which the output first gets over to its target's side of 0.5.

    None where it has not, and where the question makes no sense; see :func:`crosses`.
    """
    if not crosses(recording, series):
        return None
    if neuron_of(recording).targets[0] < HALF:
        return recording.first_below("output_1", HALF, series)
    return recording.first_above("output_1", HALF, series)


def crosses(recording: Recording, series: int = 0) -> bool:
    """Return whether there is a single item that starts on the wrong side of 0.5.

    Its target is at most 0 or at least 1: on the way to another one 0.5 is no mark.
    """
    targets = neuron_of(recording).targets
    if len(targets) != 1 or 0 < targets[0] < 1 or not len(recording):
        return False
    start = recording.at(0, "output_1", series)
    return start > HALF if targets[0] < HALF else start < HALF


def plateau(recording: Recording, series: int = 0) -> int:
    """Return for how many epochs from the start the neuron is stuck, or dead.

    This is the definition of :func:`~gradsim.core.learning_state.state_of`, for a whole history
    at once. With the cross-entropy nothing is stuck: the slope cancels.
    """
    neuron = neuron_of(recording).members[series]
    if neuron.cost != "quadratic" or len(neuron.targets) > 1 or not len(recording):
        return 0
    error = recording.at(0, "error", series)
    steep = FLAT * ACTIVATIONS[neuron.activation].largest_slope
    if not abs(error) > WRONG or abs(recording.at(0, "slope", series)) >= steep:
        return 0
    ends = [
        recording.first_above("slope", np.nextafter(steep, 0), series),
        recording.first_below("slope", np.nextafter(-steep, 0), series),
        recording.first_below("error", np.nextafter(WRONG, 1), series)
        if error > 0
        else recording.first_above("error", np.nextafter(-WRONG, -1), series),
    ]
    return min((end for end in ends if end is not None), default=len(recording)) - 1


def on_their_side(recording: Recording, epoch: int, series: int = 0) -> int | None:
    """Return how many outputs are on their targets' side of 0.5, None if a target is on none."""
    targets = neuron_of(recording).targets
    if HALF in targets:
        return None
    outputs = (recording.at(epoch, f"output_{i + 1}", series) for i in range(len(targets)))
    return sum((a > HALF) == (y > HALF) for a, y in zip(outputs, targets, strict=True))


def same_task(neuron: SingleNeuron, other: SingleNeuron) -> bool:
    """Return whether two neurons differ in nothing but start, cost and number of epochs."""
    return (neuron.inputs, neuron.targets, neuron.activation, neuron.learning_rate) == (
        other.inputs, other.targets, other.activation, other.learning_rate,
    )  # fmt: skip
