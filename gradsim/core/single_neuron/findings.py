"""What the demonstrations of a single neuron find, as functions of their runs.

Each says itself for which settings it makes sense: a form offers any activation, cost, target
and start, and a sentence that is true of the lecture's may be false of those.
"""

from collections.abc import Sequence

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import binary_entropy
from gradsim.core.costs_compared import BOTH
from gradsim.core.finding import Figure
from gradsim.core.learning_state import FLAT
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.facts import (
    HALF,
    crosses,
    crossing,
    ended,
    neuron_of,
    on_their_side,
    plateau,
    same_task,
)  # fmt: skip
from gradsim.core.single_neuron.tables import CORNERS, TABLES

#: The items of AND.
AND = dict(zip(CORNERS, TABLES["AND"], strict=True))
#: How far the output may move over a plateau of which one says that it hardly moves.
HARDLY = 0.1
#: Outputs that differ by less are written the same.
SAME = 5e-4
#: A plateau is worth a word from this many epochs on.
FEWEST = 20

QUADRATIC_OF_BOTH, CROSS_ENTROPY_OF_BOTH = 0, 1  # series of a duel


def _alone(recording: Recording) -> bool:
    """Return whether one neuron learns one item."""
    neuron = neuron_of(recording)
    return len(neuron.targets) == 1 and neuron.cost != BOTH


def _is_sigmoid(neuron: SingleNeuron) -> bool:
    return ACTIVATIONS[neuron.activation].steepness == 1


def _comparable(recording: Recording, compared: Recording | None) -> bool:
    return (
        _alone(recording)
        and crosses(recording)
        and (compared is None or same_task(neuron_of(recording), neuron_of(compared)))
    )


# ----- key figures


def epochs_to_cross(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return how many epochs the output takes to cross 0.5."""
    if not (_alone(recording) and crosses(recording)):
        return None
    epoch = crossing(recording)
    return None if epoch is None and ended(recording) else (epoch,)


def epochs_to_cross_compared(
    recording: Recording, compared: Recording | None
) -> Sequence[Figure] | None:
    """Return how many epochs this run takes to cross 0.5, and how many the other one."""
    if not _comparable(recording, compared):
        return None
    epoch = crossing(recording)
    if epoch is None and ended(recording):
        return None
    return epoch, None if compared is None else crossing(compared)


def epochs_of_both_costs(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return how many epochs the cross-entropy takes to cross 0.5, and the quadratic cost."""
    if neuron_of(recording).cost != BOTH or not crosses(recording):
        return None
    epochs = [crossing(recording, k) for k in (CROSS_ENTROPY_OF_BOTH, QUADRATIC_OF_BOTH)]
    return None if None in epochs and ended(recording) else epochs


def smallest_factor_at_start(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return the size of the smallest of (a − y), σ′(z) and x, of which the gradient consists."""
    neuron = neuron_of(recording)
    is_product = _alone(recording) and neuron.cost == "quadratic" and len(neuron.weights) == 1
    if not (is_product and _is_sigmoid(neuron)):
        return None
    if not len(recording):
        return (None,)
    error = recording.at(0, "output_1") - neuron.targets[0]
    return (min(abs(error), recording.at(0, "slope"), abs(neuron.inputs[0][0])),)


def items_on_their_side(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return how many items are on their side of 0.5 at the last epoch recorded, and of how many.

    Nothing for a single item, and where both costs have an answer of their own.
    """
    neuron = neuron_of(recording)
    if neuron.cost == BOTH or len(neuron.targets) == 1 or HALF in neuron.targets:
        return None
    count = on_their_side(recording, len(recording) - 1) if len(recording) else None
    return count, len(neuron.targets)


def place_of_least_cross_entropy(
    recording: Recording, _: Recording | None
) -> Sequence[Figure] | None:
    """Return the output where the cross-entropy of a target is least, and how much it is there."""
    neuron = neuron_of(recording)
    if not (_alone(recording) and neuron.cost == "cross-entropy" and 0 < neuron.targets[0] < 1):
        return None
    if not ended(recording):
        return None, None
    return neuron.targets[0], float(binary_entropy(np.asarray(neuron.targets[0])))


def one_output(recording: Recording, _: Recording | None) -> tuple[Figure] | None:
    """Return the output that all items have; nothing if a run ends with several."""
    neuron = neuron_of(recording)
    if neuron.cost == BOTH or len(neuron.targets) == 1 or not len(recording):
        return None
    last, items = len(recording) - 1, range(1, len(neuron.targets) + 1)
    outputs = [recording.at(last, f"output_{item}") for item in items]
    if max(outputs) - min(outputs) < SAME:
        return (outputs[0],)
    return None if ended(recording) else (None,)


# ----- where a finished run is shown


def at_start(_: Recording) -> int:
    """Return epoch 0."""
    return 0


def at_plateau_end(recording: Recording) -> int:
    """Return the epoch at which a neuron that was stuck begins to learn, else the last one."""
    return plateau(recording) or len(recording) - 1


def at_crossing(recording: Recording) -> int:
    """Return the epoch at which the output crosses 0.5, else the last one."""
    epoch = crossing(recording)
    return len(recording) - 1 if epoch is None else epoch


def early(recording: Recording) -> int:
    """Return epoch 10, where the two costs have parted and neither has arrived."""
    return min(10, len(recording) - 1)


# ----- numbers of the captions


def outputs_at_both_ends(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return the output at the start and at the end."""
    if not _alone(recording):
        return None
    return recording.at(0, "output_1"), recording.at(len(recording) - 1, "output_1")


def plateau_length(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return for how many epochs the neuron is stuck."""
    return (plateau(recording),) if _alone(recording) else None


def one_output_and_cost(recording: Recording, _: Recording | None) -> Sequence[Figure] | None:
    """Return the output that all items have at the end, and the cost."""
    found = one_output(recording, None)
    return None if found is None else (*found, recording.at(len(recording) - 1, "cost"))


# ----- whether the captions are true


def falls_steadily(recording: Recording, _: Recording | None) -> bool:
    """D1: wrong at first, not stuck, never rising, and below 0.5 at the end."""
    if not (_alone(recording) and crosses(recording) and neuron_of(recording).targets[0] <= 0):
        return False
    start, end = recording.at(0, "output_1"), recording.at(len(recording) - 1, "output_1")
    if (np.diff(recording.values("output_1")) > 0).any():
        return False
    quarter = recording.at((len(recording) - 1) // 4, "output_1")
    # a quarter of the time does more than a quarter of the way: it does not begin slowly
    return end < HALF and plateau(recording) == 0 and start - quarter > 0.25 * (start - end)


def is_slow_although_wrong(recording: Recording, _: Recording | None) -> bool:
    """D2: a plateau over most of the time to the crossing, on which the output hardly moves."""
    if not (_alone(recording) and crosses(recording)):
        return False
    stuck, until = plateau(recording), crossing(recording)
    if stuck < FEWEST or (until is not None and stuck < until / 2):
        return False
    moved = recording.at(stuck, "output_1") - recording.at(0, "output_1")
    return abs(moved) < HARDLY


def small_slope_small_gradient(recording: Recording, _: Recording | None) -> bool:
    """D3: at the start the sigmoid is flat, and the gradient is as small as its slope."""
    neuron = neuron_of(recording)
    if not (_alone(recording) and neuron.cost == "quadratic" and _is_sigmoid(neuron)):
        return False
    limit = FLAT * ACTIVATIONS["sigmoid"].largest_slope
    names = ["slope", "gradient_bias"]
    names += [f"gradient_weight_{j + 1}" for j in range(len(neuron.weights))]
    return all(abs(recording.at(0, name)) < limit for name in names)


def all_items_learnt(recording: Recording, _: Recording | None) -> bool:
    """D4: all items of AND end on their side of a straight line."""
    neuron = neuron_of(recording)
    is_and = dict(zip(neuron.inputs, neuron.targets, strict=True)) == AND
    if neuron.cost == BOTH or not is_and or not _is_sigmoid(neuron):
        return False
    return on_their_side(recording, len(recording) - 1) == len(neuron.targets)


def crosses_sooner(recording: Recording, compared: Recording | None) -> bool:
    """D5 and D6: this run crosses 0.5, and the other one takes longer, or never does."""
    if compared is None or not _comparable(recording, compared):
        return False
    own, other = crossing(recording), crossing(compared)
    return own is not None and other is not None and own < other


def is_not_stuck_again(recording: Recording, compared: Recording | None) -> bool:
    """D6: sooner than the other, with the gradient of the cross-entropy, which is the error."""
    neuron = neuron_of(recording)
    sure = neuron.cost == "cross-entropy" and _is_sigmoid(neuron)
    return sure and crosses_sooner(recording, compared)


def cancels_the_slope(recording: Recording, _: Recording | None) -> bool:
    """D7: both costs of a sigmoid neuron; with the cross-entropy ∂C/∂b is the error."""
    neuron = neuron_of(recording)
    if neuron.cost != BOTH or not _is_sigmoid(neuron) or not crosses(recording):
        return False
    fast, slow = (crossing(recording, k) for k in (CROSS_ENTROPY_OF_BOTH, QUADRATIC_OF_BOTH))
    return fast is not None and (slow is None or fast < slow)


def least_at_the_target(recording: Recording, compared: Recording | None) -> bool:
    """D8: the cross-entropy of one target between 0 and 1, not reached before the end."""
    return place_of_least_cross_entropy(recording, compared) is not None


def flat_against_steep(recording: Recording, _: Recording | None) -> bool:
    """D9: where this run starts, wrong and saturated, one landscape is flat and one steep."""
    neuron = neuron_of(recording)
    if neuron.cost != BOTH or not _is_sigmoid(neuron) or not crosses(recording):
        return False
    slope = recording.at(0, "slope", QUADRATIC_OF_BOTH)
    return slope < FLAT * ACTIVATIONS["sigmoid"].largest_slope


def no_line_from_any_start(recording: Recording, _: Recording | None) -> bool:
    """D28: all outputs end at 0.5, and would do so from every other start.

    The cross-entropy of a sigmoid neuron is a convex function of weights and bias. Where its
    gradient is 0 at w = 0, b = 0, no other place has a cost below ln 2; where the items span all
    directions it is strictly convex, and none has the same. A step against the gradient then comes
    nearer from everywhere, as long as the learning rate is below 2 over the largest curvature.
    """
    neuron = neuron_of(recording)
    if neuron.cost != "cross-entropy" or not _is_sigmoid(neuron):
        return False
    if {*neuron.targets} != {0.0, 1.0}:
        return False
    inputs = np.column_stack([np.array(neuron.inputs), np.ones(len(neuron.targets))])
    pulls = (HALF - np.array(neuron.targets)) @ inputs
    if pulls.any() or np.linalg.matrix_rank(inputs) < inputs.shape[1]:
        return False
    curvature = float(np.linalg.eigvalsh(inputs.T @ inputs / len(inputs))[-1]) / 4
    if not neuron.learning_rate < 2 / curvature:
        return False
    found = one_output(recording, None)
    return found is not None and found[0] is not None and abs(found[0] - HALF) < SAME
