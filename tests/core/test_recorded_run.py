"""Runs that travel with the program, against runs that are computed here."""

import json
import runpy
import shutil
import sys
import tracemalloc
import zipfile
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from gradsim.core import recorded_run
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.networks.learner import Learner, blocks
from gradsim.core.networks.mnist import load_digits
from gradsim.core.recorded_run import (
    BITS,
    about,
    is_recorded,
    join_bytes,
    pack,
    path_of,
    recorded_rows,
    round_to,
    split_bytes,
    unpack,
    whole_recording,
)
from gradsim.folders import resource

#: Demonstrations that take more than a second to conclude, and how many first rows a test computes.
SLOW = {
    "gradient-bars": 11,
    "speed-at-start": 2,
    "speed-2-layers": 101,
    "speed-3-layers": 41,
    "speed-4-layers": 41,
    "output-error": 51,
    "what-helps": 3,
    "digits": 2,  # with the next
    "depth-accuracy": 2,
}
BRIEF = "gradient-bars"  # the smallest of them


def test_the_slow_demonstrations_are_recorded_and_no_other_file_is_there():
    folder = resource("recorded")
    files = {path_of(find_preset(name).experiment) for name in SLOW}
    assert set(folder.glob("*.npz")) == files
    assert {preset.name for preset in PRESETS if is_recorded(preset.experiment)} == set(SLOW)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 2_000_000


@pytest.mark.parametrize("name", SLOW)
def test_a_file_says_how_it_was_made_and_holds_no_objects(name):
    experiment = find_preset(name).experiment
    told = about(path_of(experiment))
    assert told["made_by"] == "scripts/record-runs" and told["demonstration"] == name
    assert "gradsim" in told["version"] and "NumPy" in told["version"]
    with np.load(path_of(experiment), allow_pickle=False) as arrays:
        kinds = {arrays[key].dtype for key in arrays.files if key != "about.json"}
    assert kinds == {np.dtype(np.uint8)}


@pytest.mark.parametrize("name", [name for name in SLOW if name != "digits"])
def test_computing_the_first_epochs_gives_what_is_recorded(name):
    """Rounding alone makes 2e-6; sums in another order, in mini-batches, up to 1e-3."""
    experiment = find_preset(name).experiment
    computed = np.array(list(islice(experiment.run(), SLOW[name])))
    check_recorded(experiment, computed, 5e-3 if name == "depth-accuracy" else 1e-5)
    if name == "depth-accuracy":  # one of its networks is that of the digits, which learns alone
        alone, width = find_preset("digits").experiment, len(experiment.columns)
        assert replace(experiment, depths=alone.depths) == alone
        first = width * experiment.depths.index(*alone.depths)
        check_recorded(alone, computed[:, first : first + width], 5e-3)


def check_recorded(experiment, computed, allowed):
    recorded = np.array(list(islice(recorded_rows(experiment), len(computed))))
    assert np.isfinite(computed).all() and recorded.shape == computed.shape
    size = np.abs(computed).max(axis=0)  # of a number that passes 0 the error does not
    assert (np.abs(recorded - computed) <= allowed * size).all()


@pytest.mark.parametrize("name", SLOW)
def test_a_recorded_run_is_whole_and_concludes_its_demonstration(name):
    preset = find_preset(name)
    beside = find_preset(preset.compared).experiment if preset.compared else None
    recording = whole_recording(preset.experiment)
    compared = whole_recording(beside) if beside else None
    assert recording.travels and len(recording) == preset.experiment.last_epoch + 1
    assert preset.claim is None or preset.claim(recording, compared)
    assert None not in preset.key_figure.figures(recording, compared)


def test_a_network_reads_with_the_weights_recorded_what_it_read_when_it_was_trained():
    """Of all 10,000 digits, at each epoch that has weights; its accuracy is counted from them."""
    for name, epochs in (("digits", {*range(31)}), ("depth-accuracy", {0, 30})):
        recording = whole_recording(find_preset(name).experiment)
        states = [recording.state(epoch) for epoch in range(len(recording))]
        assert {e for e, state in enumerate(states) if state.networks[0].weights} == epochs
        for epoch in epochs:
            digits = states[epoch].digits
            for series, network in enumerate(states[epoch].networks):
                reads = network.outputs(digits.inputs(np.float32)).argmax(axis=1)
                # at the start, which is drawn here, outputs are near one another
                assert np.count_nonzero(reads != network.readings) <= (20 if epoch == 0 else 1)
                right = 100 * np.mean(network.readings == digits.labels)
                assert recording.at(epoch, "validation_accuracy", series) == pytest.approx(right)


@pytest.mark.parametrize("epoch", [14, 29])
def test_an_epoch_that_goes_on_from_recorded_weights_ends_at_those_recorded_after_it(epoch):
    """In the order of the run; weights are rounded, and sums are in another order elsewhere."""
    experiment = find_preset("digits").experiment
    recording = whole_recording(experiment)
    before, after = (recording.state(at).networks[0].weights for at in (epoch, epoch + 1))
    network = experiment.network(*experiment.depths)
    for layer, known in zip(network.weights, before, strict=True):
        layer[...] = known
    digits, count = load_digits("", 0, experiment.training_images), experiment.training_images
    rng = np.random.default_rng((experiment.seed, 1))
    order = [rng.permutation(count) for _ in range(epoch + 1)][-1]
    learner, rate = Learner(network), experiment.learning_rate
    decay = 1 - rate * experiment.regularization / count
    for some in blocks(digits.images, digits.targets(np.float32), order, 2000):
        learner.learn(*some, experiment.mini_batch, rate, decay)
    for own, old, new in zip(network.weights, before, after, strict=True):
        assert np.linalg.norm(own - new) < 0.1 * np.linalg.norm(new - old)
        assert own == pytest.approx(new, abs=0.002 * np.linalg.norm(new))


# ----- what is not used


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of recorded runs with one file, of which the test makes something else."""
    shutil.copy(path_of(find_preset(BRIEF).experiment), tmp_path)
    monkeypatch.setattr(recorded_run, "resource", lambda *parts: tmp_path / parts[-1])
    assert recorded_rows(find_preset(BRIEF).experiment) is not None
    return tmp_path


@pytest.mark.parametrize(
    "change", [{"seed": 1}, {"epochs": 99}, {"learning_rate": 0.2}, {"images": 999}]
)
def test_a_run_of_other_settings_is_not_used(folder, change):
    experiment = find_preset(BRIEF).experiment
    other = replace(experiment, **change)
    assert recorded_rows(other) is None and not is_recorded(other)
    path_of(experiment).rename(path_of(other))  # nor where only its name says so
    assert recorded_rows(other) is None


def _truncate(path):
    path.write_bytes(path.read_bytes()[:-200])


def _spoil(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)


def _pickle(path):
    """Objects in the place of the rows."""
    with zipfile.ZipFile(path) as archive:
        told = archive.read("about.json")
    np.savez(path, rows=np.array([{}], object))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("about.json", told)


def _boast(path):
    """What it says of itself is no object, and endless."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", "[" * 10_000_000)


def _overwrite(path, array, number):
    """Write the whole file again, with another number in the middle of an array."""
    with zipfile.ZipFile(path) as archive:
        told = archive.read("about.json")
    with np.load(path, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files if name != "about.json"}
    if array == "rows":
        numbers = unpack(arrays[array])
    else:
        numbers = join_bytes(arrays[array]).view(np.float32)
    numbers.flat[numbers.size // 2] = number
    patterns = numbers.view(np.uint32)
    arrays[array] = pack(numbers, 23) if array == "rows" else split_bytes(patterns)
    np.savez_compressed(path, **arrays)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("about.json", told)


def _not_a_number(path):
    _overwrite(path, "rows", np.nan)


def _infinite(path):
    _overwrite(path, "rows", -np.inf)


@pytest.mark.parametrize("damage", [_truncate, _spoil, _pickle, _boast, _not_a_number, _infinite])
def test_a_damaged_file_counts_as_none_and_the_log_says_so(folder, damage, caplog):
    experiment = find_preset(BRIEF).experiment
    damage(path_of(experiment))
    assert recorded_rows(experiment) is None
    (said,) = caplog.messages
    assert f"{path_of(experiment).name} is not used: " in said


def test_weights_that_are_no_numbers_are_not_used(folder, caplog):
    experiment = find_preset("digits").experiment
    shutil.copy(resource("recorded", path_of(experiment).name), folder)
    _overwrite(path_of(experiment), "weights_0", 0.25)
    assert recorded_rows(experiment) is not None  # another number alone is no damage
    _overwrite(path_of(experiment), "weights_0", np.nan)
    assert recorded_rows(experiment) is None
    assert caplog.messages[0].endswith("there are numbers that are not finite")


def test_a_run_that_is_not_recorded_leaves_no_word_in_the_log(folder, caplog):
    assert recorded_rows(replace(find_preset(BRIEF).experiment, seed=1)) is None
    assert not caplog.messages


# ----- numbers as bytes


def test_a_run_that_waits_takes_no_more_than_its_numbers():
    experiment = find_preset("speed-4-layers").experiment
    tracemalloc.start()
    rows = recorded_rows(experiment)
    numbers = len(next(rows)) * (experiment.last_epoch + 1)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1.5 * 8 * numbers
    assert all(type(number) is float for number in next(rows))


def test_packed_numbers_come_back_rounded_to_their_bits():
    rng = np.random.default_rng(5)
    numbers = rng.normal(size=(3, 50)) * 10.0 ** rng.integers(-30, 30, (3, 50))
    numbers[0, :3] = 0.0, -0.0, 1.0
    back = unpack(pack(numbers, BITS))
    assert back == pytest.approx(numbers, rel=2.0 ** -(BITS + 1), abs=0)
    assert (back == round_to(numbers, BITS)).all()
    assert (round_to(numbers, 23) == numbers.astype(np.float32)).all()


def test_the_command_makes_the_file_that_travels(tmp_path, monkeypatch):
    """Run as it is, with its folder elsewhere; a second machine may differ in the last bits."""
    travels = path_of(find_preset(BRIEF).experiment)
    script = resource("recorded").parent.parent / "scripts" / "record-runs"
    monkeypatch.setattr(sys, "path", [*sys.path])
    main = runpy.run_path(str(script))["main"]
    monkeypatch.setattr(recorded_run, "resource", lambda *parts: tmp_path / parts[-1])
    monkeypatch.setitem(main.__globals__, "FOLDER", tmp_path)
    main([BRIEF])
    (made,) = tmp_path.iterdir()
    assert made.name == travels.name
    assert json.dumps(about(made)["settings"]) == json.dumps(about(travels)["settings"])
