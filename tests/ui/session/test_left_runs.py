"""What is kept of runs that were left: no more than there is room for."""

import tracemalloc
from dataclasses import replace
from itertools import islice

import pytest

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.lecture.presets import preset_for
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.session import left_runs
from gradsim.ui.session.left_runs import LeftRun, LeftRuns
from gradsim.ui.session.run_state import ParkedRun, RunState
from gradsim.ui.session.scene import Scene


class Thread:
    """Stands for the worker of a run that has not ended."""

    ended = False

    def release(self):
        self.ended = True


def left(experiment, ended=False, travels=False):
    recording = Recording(experiment)
    recording.travels = travels
    worker = None if ended else Thread()
    run = ParkedRun(recording, RunState.PAUSED, "", worker, None)
    return LeftRun(Scene(experiment, preset_for(experiment)), run, 0)


@pytest.mark.parametrize(
    "experiment",
    [
        WhatHelps(networks=6, images=300, epochs=9),
        LayerSpeed(networks=5, images=400, hidden_layers=(30, 30), epochs=9),
        LayerSpeed(networks=1, images=1000, hidden_layers=(30, 30), epochs=9),
        DepthAccuracy(depths=(1, 2), training_images=3000, validation_images=1000, epochs=3),
    ],
)
def test_an_experiment_knows_about_what_a_run_takes(experiment):
    next(experiment.run())  # what all runs share is read once
    tracemalloc.start()
    rows = experiment.run()
    list(islice(rows, 2))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rows.close()
    assert 0.5 < taken / experiment.run_bytes < 2


def test_networks_that_are_kept_at_every_epoch_count_as_memory(monkeypatch):
    """A sweep's rows are 64 bytes each, its networks half a megabyte."""
    experiment = DepthAccuracy(depths=(1, 2), training_images=100, validation_images=100, epochs=2)
    several = [left(replace(experiment, seed=seed), ended=True) for seed in (1, 2, 3)]
    for each in several:
        each.run.recording.extend(each.scene.experiment.run())
    states = several[0].run.recording._states
    networks = sum(
        sum(weights.nbytes for weights in network.weights) + network.readings.nbytes
        for state in states
        for network in state.networks
    )
    assert networks <= several[0].run.recording.nbytes < 1.5 * networks
    monkeypatch.setattr(left_runs, "MOST_LEFT", 3 * networks)
    runs = LeftRuns()
    for each in several:
        runs.add(each)
    assert [each.scene in runs for each in several] == [False, True, True]


def test_the_oldest_run_that_would_need_much_to_go_on_goes(monkeypatch):
    monkeypatch.setattr(left_runs, "MOST_WORKING", int(2.5 * WhatHelps().run_bytes))
    runs, several = LeftRuns(), [left(WhatHelps(seed=seed)) for seed in (1, 2, 3)]
    light = [left(SingleNeuron()), left(WhatHelps(seed=4), ended=True)]
    travels = left(WhatHelps(seed=5), travels=True)
    for each in (*light, travels, *several):
        runs.add(each)
    assert [each.scene in runs for each in (*light, travels)] == [True] * 3
    assert [each.scene in runs for each in several] == [False, True, True]
    assert [each.run.worker.ended for each in several] == [True, False, False]


def test_the_run_that_was_left_last_is_kept_however_much_it_needs(monkeypatch):
    monkeypatch.setattr(left_runs, "MOST_WORKING", 1)
    runs, (first, second) = LeftRuns(), (left(WhatHelps(seed=seed)) for seed in (1, 2))
    runs.add(first)
    runs.add(second)
    assert first.scene not in runs and second.scene in runs
