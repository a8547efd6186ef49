"""What is said of a run before it is seen, and after."""

from itertools import islice

import pytest

from gradsim.core.experiment import with_values
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.ui.session.findings import key_figure_of


def recorded(name: str) -> Recording:
    experiment = find_preset(name).experiment
    recording = Recording(experiment)
    recording.extend(experiment.run())
    return recording


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("neuron-good-start", (None,), (36,)),
        ("neuron-saturated-start", (None, 36), (232, 36)),
        ("neuron-many-inputs", (None, 4), (4, 4)),
        ("neuron-xor", (None,), (pytest.approx(0.5),)),
        ("neuron-cross-entropy-good-start", (None, 36), (8, 36)),
        ("neuron-cross-entropy-saturated-start", (None, 232), (17, 232)),
        ("neuron-cost-duel", (None, None), (17, 232)),
    ],
)
def test_before_the_run_only_what_does_not_come_from_it_is_known(name, before, after):
    preset = find_preset(name)
    beside = recorded(preset.compared) if preset.compared else None
    run = recorded(name)
    assert key_figure_of(preset, run, beside, seen=False).figures == before
    assert key_figure_of(preset, run, beside, seen=True).figures == after
    if beside is not None:  # nor is that of a ghost that is not there yet
        assert set(key_figure_of(preset, run, None, seen=False).figures) == {None}


def test_a_figure_that_is_not_told_stays_the_same_while_its_run_goes_on():
    """Or it would be laid out and painted again in each frame."""
    preset = find_preset("chain-vanishing")
    recording = Recording(preset.experiment)
    rows = iter(preset.experiment.run())
    told, shown = [], []
    for _ in range(2):
        recording.extend(islice(rows, 3))
        told.append(key_figure_of(preset, recording, None, seen=True))
        shown.append(key_figure_of(preset, recording, None, seen=False))
    assert told[0] != told[1]
    assert shown[0] == shown[1]


def test_the_last_step_is_withheld_where_it_is_asked_for_not_where_a_number_equals_it():
    circuit = find_preset("circuit-multiplier")
    run = recorded(circuit.name)
    assert key_figure_of(circuit, run, None, seen=False).withholds_end
    assert not key_figure_of(circuit, run, None, seen=True).withholds_end
    neuron = find_preset("neuron-good-start")
    experiment = with_values(neuron.experiment, {"epochs": 36})
    short = Recording(experiment)
    short.extend(experiment.run())
    assert key_figure_of(neuron, short, None, seen=True).figures == (experiment.last_epoch,)
    assert not key_figure_of(neuron, short, None, seen=False).withholds_end
