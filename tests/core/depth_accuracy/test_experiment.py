"""The sweep over depths, against an implementation of one image at a time written here."""

import numpy as np
import pytest

from gradsim.core import Diverged, SettingError
from gradsim.core.depth_accuracy.experiment import LECTURE_ACCURACY, DepthAccuracy
from gradsim.core.depth_accuracy.recorded import accuracies_of_other_seeds, spread_of
from gradsim.core.experiment import table_rows
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.lecture.presets import find_preset
from gradsim.core.networks.mnist import DataError, load_digits
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron

SMALL = {"training_images": 200, "validation_images": 150, "mini_batch": 7, "epochs": 2, "width": 8}


@pytest.fixture(autouse=True)
def _no_results_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path / "cache"))


def recorded(experiment: DepthAccuracy) -> Recording:
    recording = Recording(experiment)
    recording.extend(experiment)
    return recording


def activations(weights, x):
    """Return the activations of all layers for one image, the inputs first."""
    result = [x]
    for w in weights:
        result.append(1 / (1 + np.exp(-(w[:, :-1] @ result[-1] + w[:, -1]))))
    return result


def plain_epoch(weights, images, labels, order, batch, rate, regularization):
    """Learn from every image once, by the lecture's formulas, one image at a time."""
    weights = [w.astype(np.float64) for w in weights]
    for start in range(0, len(order), batch):
        items = order[start : start + batch]
        gradients = [np.zeros_like(w) for w in weights]
        for item in items:
            a = activations(weights, images[item] / 255)
            delta = a[-1] - np.eye(10)[labels[item]]
            for layer in range(len(weights) - 1, -1, -1):
                gradients[layer][:, :-1] += np.outer(delta, a[layer])
                gradients[layer][:, -1] += delta
                delta = (weights[layer][:, :-1].T @ delta) * a[layer] * (1 - a[layer])
        for w, gradient in zip(weights, gradients, strict=True):
            w[:, :-1] *= 1 - rate * regularization / len(images)
            w[:] -= rate / len(items) * gradient
    return weights


@pytest.mark.parametrize("depth", [1, 3])
def test_an_epoch_is_that_of_one_image_at_a_time(depth):
    experiment = DepthAccuracy(
        **SMALL | {"epochs": 1}, depths=(depth,), learning_rate=0.7, regularization=3.0
    )
    digits = load_digits("", 0, 200)
    order = np.random.default_rng((0, 1)).permutation(200)
    start = experiment.network(depth).full_weights()
    expected = plain_epoch(start, digits.images, digits.labels, order, 7, 0.7, 3.0)
    recording = recorded(experiment)
    learnt = recording.state(1).networks[0].weights
    for ours, plain in zip(learnt, expected, strict=True):
        assert ours.dtype == np.float32
        assert np.allclose(ours, plain, rtol=1e-4, atol=1e-5)
    costs = []
    for image, label in zip(digits.images, digits.labels, strict=True):
        a, y = activations(expected, image / 255)[-1], np.eye(10)[label]
        costs.append(-(y * np.log(a) + (1 - y) * np.log(1 - a)).sum())
    assert recording.at(1, "cost") == pytest.approx(np.mean(costs), rel=1e-4)


def test_accuracy_counts_the_last_images_of_the_training_file():
    experiment = DepthAccuracy(**SMALL, depths=(1, 2), learning_rate=1.0)
    recording = recorded(experiment)
    digits = load_digits("", 60_000 - 150, 150)
    for epoch in range(3):
        for series in range(2):
            state = recording.state(epoch)
            weights = [w.astype(np.float64) for w in state.networks[series].weights]
            readings = [activations(weights, x / 255)[-1].argmax() for x in digits.images]
            right = sum(int(r == y) for r, y in zip(readings, digits.labels, strict=True))
            assert recording.at(epoch, "validation_accuracy", series) == 100 * right / 150
            assert state.networks[series].readings.tolist() == readings
            assert np.array_equal(state.digits.labels, digits.labels)


def test_outputs_of_a_state_are_those_of_one_image_at_a_time():
    recording = recorded(DepthAccuracy(**SMALL, depths=(2,)))
    network = recording.state(2).networks[0]
    images = load_digits("", 1000, 5).images / 255
    outputs = network.outputs(images)
    for image, output in zip(images, outputs, strict=True):
        assert np.allclose(output, activations(network.weights, image)[-1], atol=1e-6)


def test_a_depth_learns_the_same_whichever_others_are_compared():
    together = recorded(DepthAccuracy(**SMALL, depths=(1, 3)))
    alone = recorded(DepthAccuracy(**SMALL, depths=(3,)))
    for column in ("cost", "validation_accuracy"):
        assert together.values(column, 1).tolist() == alone.values(column).tolist()


def test_the_seed_decides_everything():
    first, again = (list(DepthAccuracy(**SMALL, seed=5)) for _ in range(2))
    assert first == again
    assert first != list(DepthAccuracy(**SMALL, seed=6))


def test_two_thousand_images_teach_most_digits_in_a_few_epochs():
    experiment = DepthAccuracy(
        depths=(1,), training_images=2000, validation_images=1000, epochs=4, learning_rate=0.5
    )
    accuracies = recorded(experiment).values("validation_accuracy")
    assert accuracies[0] < 30 and accuracies[-1] > 80


def test_a_row_of_the_table_for_each_epoch_and_depth():
    experiment = DepthAccuracy(**SMALL, depths=(1, 4))
    table = list(table_rows(experiment, experiment))
    assert [(line[0], line[1]) for line in table] == [
        (epoch, depth) for epoch in range(3) for depth in ("1", "4")
    ]
    assert experiment.columns == ("cost", "validation_accuracy")


def test_defaults_are_the_lectures():
    experiment = find_preset("depth-accuracy").experiment
    assert experiment == DepthAccuracy()
    assert experiment.depths == (1, 2, 3, 4) and experiment.width == 30
    assert experiment.training_images == 50_000 and experiment.validation_images == 10_000
    assert experiment.mini_batch == 10 and experiment.learning_rate == 0.1
    assert experiment.regularization == 5.0 and experiment.epochs == 30
    assert experiment.is_lectures
    assert DepthAccuracy(seed=7, depths=(2, 3)).is_lectures
    assert not DepthAccuracy(epochs=29).is_lectures and not DepthAccuracy(data="x").is_lectures
    assert LECTURE_ACCURACY == {1: 96.48, 2: 96.90, 3: 96.57, 4: 96.53}


def test_the_spread_lies_by_the_lectures_values():
    for depth, lectures in LECTURE_ACCURACY.items():
        low, high = spread_of(accuracies_of_other_seeds(DepthAccuracy(seed=77), depth))
        assert low < high
        assert low - 0.2 <= lectures <= high + 0.2


def test_any_of_eight_depths_may_be_compared():
    experiment = DepthAccuracy(**SMALL, depths=(1, 2, 3, 4, 5, 6, 7, 8))
    values = recorded(experiment)
    assert values.experiment.series == tuple("12345678") and len(values) == 3
    with pytest.raises(SettingError, match="depths is"):
        DepthAccuracy(depths=(1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert DepthAccuracy(depths=(1, 2, 3, 4, 5, 6, 7, 8)).result_file().size < 4e7  # bytes


def test_a_file_of_it_reads_back():
    experiment = DepthAccuracy(depths=(2, 5), width=12, seed=3)
    assert experiment_from_json(experiment_to_json(experiment)) == experiment


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"depths": (0,)}, r"depths is \(0,\); it must be .* from 1 to 20"),
        ({"depths": (2, 2)}, "depths is .*; it must be numbers of which each stands only once"),
        ({"depths": ()}, "depths is"),
        ({"width": 0}, "width is 0; it must be a whole number from 1 to 1,000"),
        (
            {"training_images": 50_001},
            "validation_images is 10000; it must be at most 9,999 beside 50,001 training "
            "images: the set has 60,000",
        ),
        ({"training_images": 60_000, "validation_images": 1}, "beside 60,000 training images"),
        (
            {"training_images": 20, "mini_batch": 21},
            "mini_batch is 21; it must be at most the number of training images, 20",
        ),
        ({"epochs": 10_000}, "epochs is 10000; it must be fewer, or the networks fewer"),
        (
            {"width": 1000, "depths": (4,), "mini_batch": 50_000},
            "width is 1000; it must be fewer, or the mini-batch smaller: 4 GB would be needed",
        ),
        ({"learning_rate": 0.0}, "learning_rate is 0; it must be"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(settings, sentence):
    with pytest.raises(SettingError, match=sentence):
        DepthAccuracy(**settings)


def test_a_learning_rate_out_of_all_bounds_is_said_to_be_too_large():
    experiment = DepthAccuracy(**SMALL, learning_rate=1e30, regularization=1e6)
    rows = []
    with pytest.raises(Diverged, match=r"since epoch 1: the learning rate 1e\+30 is too large"):
        rows.extend(experiment)
    assert not rows or len(rows) == 1


def test_a_set_that_is_too_small_for_both_parts_is_refused(tmp_path):
    images, labels = np.zeros((30, 784), np.uint8), np.zeros(30, np.uint8)
    header = np.array([0x803, 30, 28, 28], ">u4").tobytes()
    (tmp_path / "train-images-idx3-ubyte").write_bytes(header + images.tobytes())
    header = np.array([0x801, 30], ">u4").tobytes()
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(header + labels.tobytes())
    settings = {"data": str(tmp_path), "training_images": 20, "mini_batch": 5, "epochs": 1}
    with pytest.raises(DataError, match="has 30 images, fewer than the 20 to learn and 11 to read"):
        list(DepthAccuracy(**settings, validation_images=11))
    assert len(list(DepthAccuracy(**settings, validation_images=10))) == 2


# ----- states in a recording


def test_a_recording_keeps_no_states_of_other_experiments():
    recording = Recording(SingleNeuron(epochs=3))
    recording.extend(SingleNeuron(epochs=3))
    assert recording.state(2) is None


def test_a_state_belongs_to_its_epoch():
    experiment = DepthAccuracy(**SMALL, depths=(1,))
    recording = Recording(experiment)
    rows = experiment.run()
    for epoch in range(3):
        recording.extend([next(rows)])
        with pytest.raises(IndexError, match=f"epoch {epoch + 1} is not recorded"):
            recording.state(epoch + 1)
    first, second = (recording.state(epoch).networks[0].weights[0] for epoch in (0, 1))
    assert np.array_equal(first, experiment.network(1).full_weights()[0])
    assert not np.array_equal(first, second)


def test_states_before_an_error_stay():
    experiment = DepthAccuracy(**SMALL, depths=(1,))

    def failing():
        yield next(experiment.run())
        raise ArithmeticError

    recording = Recording(experiment)
    with pytest.raises(ArithmeticError):
        recording.extend(failing())
    assert len(recording) == 1 and recording.state(0) is not None
