"""The gallery of activations, and the same neuron with each of them."""

import math
from functools import cache

import mpmath
import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery, point_at
from gradsim.core.activations.saturation import Saturation
from gradsim.core.experiment import Diverged, all_columns
from gradsim.core.lecture.presets import find_preset
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron.experiment import SingleNeuron
from tests.core.activations.definitions import EXACT

NAMES = tuple(ACTIVATIONS)


@cache
def table(experiment) -> dict[str, dict[str, np.ndarray]]:
    """The columns of each series of a run, at which several tests look."""
    rows = np.array(list(experiment.run()), float)
    assert len(rows) == experiment.last_epoch + 1
    names = all_columns(experiment)
    return {
        series: dict(zip(names, rows[:, k * len(names) : (k + 1) * len(names)].T, strict=True))
        for k, series in enumerate(experiment.series)
    }


@pytest.mark.parametrize("k", [0.1, 1.0, 4.0, 50.0])
def test_values_and_slopes_are_those_of_exact_arithmetic(k):
    exact = EXACT | {"steep-sigmoid": lambda z: EXACT["sigmoid"](k * z)}
    run = table(ActivationGallery(steepness=k))
    with mpmath.workdps(60):
        for name, columns in run.items():
            assert (columns["z"] == np.arange(241) / 20 - 6).all()
            for point in (0, 17, 100, 119, 121, 166, 240):
                z = mpmath.mpf(float(columns["z"][point]))
                step = mpmath.mpf("1e-20")
                slope = (exact[name](z + step) - exact[name](z - step)) / (2 * step)
                assert columns["value"][point] == pytest.approx(float(exact[name](z)), rel=1e-12)
                assert columns["slope"][point] == pytest.approx(float(slope), rel=1e-12, abs=1e-16)


@pytest.mark.parametrize("k", [1.0, 4.0, 10.0])
def test_the_largest_slopes_are_the_lectures(k):
    gallery = ActivationGallery(steepness=k)
    largest = {"sigmoid": 1 / 4, "tanh": 1, "relu": 1, "leaky-relu": 1, "softplus": 1}
    largest["steep-sigmoid"] = k / 4
    run = table(gallery)
    for name, columns in ((name, run[name]) for name in largest):
        assert gallery.activations[name].largest_slope == largest[name]
        assert columns["slope"].max() <= largest[name]
        assert columns["slope"].max() == pytest.approx(largest[name], rel=3e-3)


def test_a_point_has_its_step():
    z = table(ActivationGallery())["sigmoid"]["z"]
    for place in (-6.0, -1.35, 0.0, 2.0, 6.0):
        assert z[point_at(place)] == pytest.approx(place, abs=1e-12)
    assert (point_at(-100.0), point_at(100.0)) == (0, 240)


@pytest.mark.parametrize("steepness", [0.0, -1.0, 51.0, math.inf, math.nan, "steep"])
def test_a_steepness_that_is_not_allowed_is_a_sentence(steepness):
    with pytest.raises(SettingError, match=r"steepness is .*; it must be a number from 0\.1 to 50"):
        ActivationGallery(steepness=steepness)


@pytest.mark.parametrize("start", [{}, {"bias": 2.0, "target": 0.0}], ids=["z=-4", "z=4"])
def test_each_neuron_learns_as_it_would_alone(start):
    saturation = Saturation(**start)
    for series, columns in table(saturation).items():
        mirrored = series.endswith(" mirrored")
        alone = SingleNeuron(
            weights=(saturation.weight,),
            bias=saturation.mirrored_bias if mirrored else saturation.bias,
            targets=(1 - saturation.target if mirrored else saturation.target,),
            activation=series.removesuffix(" mirrored"),
        )
        expected = np.array(list(alone.run()))
        for column, place in (("cost", 0), ("output", 1), ("weight", 2), ("bias", 3)):
            assert columns[column] == pytest.approx(expected[:, place], rel=1e-9, abs=1e-15)
        assert columns["gradient_bias"] == pytest.approx(expected[:, 5], rel=1e-9, abs=1e-15)


def test_a_relu_neuron_below_zero_is_dead():
    relu = table(find_preset("activation-saturation").experiment)["relu"]
    assert (relu["z"] == -4).all()
    for column in ("gradient_weight", "gradient_bias", "gradient_size", "slope", "output"):
        assert (relu[column] == 0).all()
    assert (relu["weight"] == 2).all()
    assert (relu["bias"] == -6).all()
    assert (relu["dead"] == 1).all()
    assert (relu["epochs_stuck"] == np.arange(301)).all()  # 300 of 300
    assert not relu["stuck"].any()


def test_a_relu_neuron_above_zero_learns_at_once():
    run = table(Saturation(bias=2.0, target=0.0))
    assert not run["relu"]["dead"].any()
    # w and b each take a step of 0.15·(a − y): z shrinks by 0.7 an epoch, from 4
    assert run["relu"]["output"][:30] == pytest.approx(4 * 0.7 ** np.arange(30), rel=1e-9)
    assert run["sigmoid"]["output"][29] > 0.97


def test_the_second_start_mirrors_the_first():
    run = table(Saturation(bias=-5.5))
    for name in NAMES:
        assert run[name]["z"][0] == -3.5
        assert run[f"{name} mirrored"]["z"][0] == 3.5
    sigmoid, mirrored = run["sigmoid"], run["sigmoid mirrored"]
    assert mirrored["z"] == pytest.approx(-sigmoid["z"], rel=1e-9)
    assert mirrored["output"] == pytest.approx(1 - sigmoid["output"], rel=1e-9)
    assert (mirrored["stuck"] == sigmoid["stuck"]).all()


@pytest.mark.parametrize(
    "start", [{}, {"bias": 2.0, "target": 0.0}, {"bias": -9.0}, {"learning_rate": 0.9}]
)
def test_a_neuron_is_stuck_while_it_is_wrong_and_its_slope_is_small(start):
    saturation = Saturation(**start)
    for series, columns in table(saturation).items():
        name, stuck = series.removesuffix(" mirrored"), 0
        target = 1 - saturation.target if series != name else saturation.target
        for epoch in range(301):
            slope, error = columns["slope"][epoch], columns["output"][epoch] - target
            wrong = abs(error) > 0.1
            dead = wrong and slope == 0
            flat = wrong and not dead and abs(slope) < ACTIVATIONS[name].largest_slope / 4
            assert columns["right"][epoch] == (not wrong)
            assert columns["dead"][epoch] == dead
            assert columns["stuck"][epoch] == flat
            stuck += epoch > 0 and (dead or flat)
            assert columns["epochs_stuck"][epoch] == stuck  # of those that have ended
        assert (columns["gradient_size"] == np.abs(columns["gradient_bias"])).all()


def test_the_sigmoid_is_stuck_for_the_lectures_150_epochs():
    run = table(find_preset("activation-saturation").experiment)
    assert run["sigmoid"]["epochs_stuck"][-1] == pytest.approx(150, abs=2)


def test_tanh_that_has_reached_its_target_is_not_stuck():
    tanh = table(Saturation(learning_rate=3.0))["tanh"]
    arrived = np.flatnonzero(tanh["output"] > 0.9)[0]
    assert tanh["slope"][-1] < 0.25
    assert tanh["right"][arrived:].all()
    assert tanh["epochs_stuck"][-1] <= arrived


def test_a_leaky_relu_that_creeps_does_not_learn():
    leaky = table(find_preset("activation-saturation").experiment)["leaky-relu"]
    assert leaky["z"][-1] > leaky["z"][0]
    assert leaky["stuck"].all()


def test_learning_that_diverges_says_so():
    with pytest.raises(Diverged, match="the learning rate 900"):
        list(Saturation(input=1000.0, bias=2.0, learning_rate=900.0).run())
