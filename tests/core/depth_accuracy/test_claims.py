"""What the demonstrations say is true of the runs beside which they say it.

The sweep of the lecture is taken from ten recorded seeds; other settings are small.
"""

import dataclasses
import json
from itertools import islice

import numpy as np
import pytest

from gradsim.core.depth_accuracy import recorded
from gradsim.core.depth_accuracy.experiment import LECTURE_ACCURACY, DepthAccuracy
from gradsim.core.depth_accuracy.findings import reader
from gradsim.core.depth_accuracy.recorded import (
    accuracies_of_other_seeds,
    recorded_runs,
    spread_of,
    standard_error,
)
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recorded_run import whole_recording
from gradsim.core.recording import Recording
from gradsim.folders import resource

SWEEP, READS = find_preset("depth-accuracy"), find_preset("digits")
SEEDS = range(10)
SMALL = DepthAccuracy(width=10, training_images=500, validation_images=100, epochs=2)


def recording(seed):
    run = Recording(DepthAccuracy(seed=seed))
    run.extend(recorded_runs()[seed])
    return run


def accuracies(run):
    """Return the validation accuracies, one column for each depth."""
    depths = range(len(run.experiment.depths))
    return np.stack([run.values("validation_accuracy", series) for series in depths], axis=1)


def trained(experiment):
    run = Recording(experiment)
    run.extend(experiment)
    return run


# ----- the recorded runs


def test_ten_seeds_of_the_lectures_sweep_are_recorded():
    runs = recorded_runs()
    assert sorted(runs) == list(SEEDS)
    assert all(np.shape(rows) == (31, 8) for rows in runs.values())
    content = json.loads(resource("recorded", "depth-accuracy.json").read_text())
    assert content["made_by"] == "scripts/record-runs" and "gradsim" in content["version"]


def test_training_again_gives_what_is_recorded():
    """One network alone learns as it does beside others."""
    rows = list(islice(DepthAccuracy(depths=(1,), seed=3), 2))
    for row, before in zip(rows, recorded_runs()[3], strict=False):
        assert row == pytest.approx(before[:2], rel=1e-3)


def test_without_the_file_there_is_no_spread(monkeypatch, tmp_path):
    for content in (None, "[1, 2]", '{"settings": {}}', "{"):
        path = tmp_path / "recorded.json"
        if content is not None:
            path.write_text(content)
        monkeypatch.setattr(recorded, "resource", lambda *parts, path=path: path)
        recorded_runs.cache_clear()
        assert recorded_runs() == {}
        assert SWEEP.key_figure.figures(trained(SMALL), None) is None
    monkeypatch.undo()
    recorded_runs.cache_clear()


# ----- more layers, better?


@pytest.mark.parametrize("seed", SEEDS)
def test_the_caption_stands_beside_runs_of_which_it_is_true(seed):
    """A second layer helps a little, a third and a fourth do not; the deepest starts last."""
    run = recording(seed)
    values = accuracies(run)
    one, two, three, four = values[-1]
    under_way = [next(e for e, value in enumerate(column) if value >= 90) for column in values.T]
    helps_a_little = 0.1 <= two - one < 1.5
    no_more = three <= two and four <= two
    deepest_last = all(under_way[3] > start for start in under_way[:3])
    assert SWEEP.claim(run, None) is bool(helps_a_little and no_more and deepest_last)


def test_the_caption_is_true_of_all_recorded_seeds_but_one():
    """From seed 9 the second layer reads one image more than the first: no help."""
    assert [seed for seed in SEEDS if not SWEEP.claim(recording(seed), None)] == [9]
    one, two, *_ = accuracies(recording(9))[-1]
    assert two - one == pytest.approx(0.01)


@pytest.mark.parametrize(
    "changes",
    [
        {"depths": (1, 2)},
        {"depths": (4,)},
        {"learning_rate": 3.0},
        {"learning_rate": 1e-4},
        {"regularization": 0.0},
        {"mini_batch": 100},
        {"seed": 5},
    ],
)
def test_the_caption_is_withheld_where_other_settings_contradict_it(changes):
    run = trained(dataclasses.replace(SMALL, **changes))
    if not SWEEP.claim(run, None):
        return
    one, two, three, four = accuracies(run)[-1]
    assert one < two and three <= two and four <= two


def test_the_caption_waits_for_the_end():
    run = Recording(DepthAccuracy(seed=1))
    run.extend(recorded_runs()[1][:20])
    assert not SWEEP.claim(run, None)


@pytest.mark.parametrize("seed", [0, 4, 9])
def test_the_key_figure_has_the_runs_own_ends_and_the_spread_of_the_others(seed):
    run = recording(seed)
    ends = SWEEP.key_figure.figures(run, None)
    assert ends == pytest.approx(accuracies(run)[-1][[0, 1, 3]])
    for place, depth in ((0, 1), (1, 2), (3, 4)):
        low, high = spread_of(accuracies_of_other_seeds(run.experiment, depth))
        assert len(accuracies_of_other_seeds(run.experiment, depth)) == 9
        others = [accuracies(recording(s))[-1][place] for s in SEEDS if s != seed]
        assert low <= min(others) + 1e-9 and max(others) - 1e-9 <= high
        assert min(others) - low < 0.1 and high - max(others) < 0.1


def test_the_key_figure_shows_a_second_layer_as_the_best_where_the_caption_says_so():
    for run in map(recording, SEEDS):
        if SWEEP.claim(run, None):
            one, two, four = SWEEP.key_figure.figures(run, None)
            assert two == max(one, two, four)


def test_of_a_seed_that_is_not_recorded_all_ten_are_others():
    assert len(accuracies_of_other_seeds(DepthAccuracy(seed=77), 2)) == 10
    assert accuracies_of_other_seeds(DepthAccuracy(seed=77, depths=(5,)), 5) == []


@pytest.mark.parametrize(
    "changes", [{"width": 60}, {"epochs": 3}, {"depths": (1, 2)}, {"data": "/a/folder"}]
)
def test_other_settings_and_data_have_no_key_figure_and_no_lecture(changes):
    experiment = dataclasses.replace(DepthAccuracy(), **changes)
    assert SWEEP.key_figure.figures(Recording(experiment), None) is None
    if "depths" not in changes:
        assert not experiment.is_lectures and experiment.lecture_accuracy(1) is None
        assert accuracies_of_other_seeds(experiment, 1) == []


def test_further_depths_leave_the_others_the_lectures():
    experiment = DepthAccuracy(depths=(1, 4, 8), seed=7)
    assert [experiment.lecture_accuracy(depth) for depth in experiment.depths] == [
        LECTURE_ACCURACY[1],
        LECTURE_ACCURACY[4],
        None,
    ]


# ----- words of the table and the cards


def test_a_spread_is_rounded_so_that_it_holds_its_values():
    assert spread_of([96.21, 96.61]) == (96.2, 96.7)
    assert spread_of([96.2, 96.2]) == (96.2, 96.2)
    assert spread_of([96.99, 97.0]) == (96.9, 97.0)


def test_the_standard_error_is_that_of_draws():
    shares = np.random.default_rng(1).binomial(10_000, 0.9648, 20_000) / 100
    assert standard_error(96.48, 10_000) == pytest.approx(shares.std(), rel=0.02)
    assert standard_error(100.0, 100) == 0.0


def test_a_network_that_knows_nothing_reads_about_one_digit_in_ten():
    starts = np.concatenate([accuracies(recording(seed))[0] for seed in SEEDS])
    assert starts.min() > 4 and starts.max() < 20 and abs(starts.mean() - 10) < 1.5


# ----- what the network reads


@pytest.mark.parametrize("learning_rate", [0.3, 3.0])
@pytest.mark.parametrize("depths", [(1, 2), (3,)])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_largest_output_is_the_reading_and_outputs_need_not_sum_to_1(
    depths, seed, learning_rate
):
    """The largest of ten outputs is what it reads; why they are called outputs, not shares."""
    small = dataclasses.replace(SMALL, depths=depths, seed=seed, learning_rate=learning_rate)
    run = trained(small)
    for epoch in range(len(run)):
        state = run.state(epoch)
        images = state.digits.images / 255
        for network in state.networks:
            outputs = network.outputs(images)
            assert outputs.shape == (100, 10)
            assert (outputs >= 0).all() and (outputs <= 1).all()
            # outputs that differ in the last bit may be read either way
            largest = outputs.max(axis=1) - outputs[np.arange(100), network.readings]
            assert (largest <= 1e-6).all()
            assert (np.abs(outputs.sum(axis=1) - 1) > 1e-3).any()


def test_the_key_figure_counts_what_the_network_reads_right():
    run = trained(dataclasses.replace(SMALL, depths=(1, 3)))
    (right,) = READS.key_figure.figures(run, None)
    state = run.state(2)
    assert right == pytest.approx(100 * np.mean(state.networks[1].readings == state.digits.labels))
    wrong = int((state.networks[1].readings != state.digits.labels).sum())
    assert READS.caption_figures(run, None) == [wrong, len(state.digits.labels)]
    assert READS.key_figure.figures(Recording(SMALL), None)[0] is None
    assert reader((4,)) == 0


def test_the_network_that_reads_digits_is_that_of_the_sweep():
    """Both pictures say the same: 97.3 %."""
    whole, alone = (whole_recording(preset.experiment) for preset in (SWEEP, READS))
    assert alone.experiment.is_lectures and alone.experiment.depths == (2,)
    (right,) = READS.key_figure.figures(alone, None)
    _, two, _ = SWEEP.key_figure.figures(whole, None)
    assert right == two == pytest.approx(97.34)
    assert all(len(alone.state(epoch).networks[0].weights) == 3 for epoch in range(31))
