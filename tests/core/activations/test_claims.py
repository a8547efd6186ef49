"""What D10 and D11 say of their runs, with all that their forms offer."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import islice

import numpy as np
import pytest

from gradsim.core.activations.findings import plateau
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.facts import plateau as plateau_alone

GALLERY, SATURATION = find_preset("activation-gallery"), find_preset("activation-saturation")


@cache
def recorded(experiment) -> Recording:
    """A whole run, which several tests look at."""
    recording = Recording(experiment)
    recording.extend(experiment.run())
    return recording


# ----- D10: a sigmoid only near z = 0, and then by 1/4 at most; a ReLU wherever z > 0


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("k", [0.1, 4.0, 50.0])
def test_the_slopes_are_as_the_caption_says_with_all_settings(name, k):
    run = recorded(ActivationGallery(activation=name, steepness=k))
    assert GALLERY.claim(run, None)
    names = run.experiment.series
    z = run.values("z")
    sigma = 1 / (1 + np.exp(-z))
    slope = run.values("slope", names.index("sigmoid"))
    assert slope == pytest.approx(sigma * (1 - sigma), rel=1e-9)
    assert slope.max() == 0.25
    assert (np.diff(slope[z > 0]) < 0).all() and (np.diff(slope[z < 0]) > 0).all()
    assert ((run.values("slope", names.index("relu")) == 1) == (z > 0)).all()
    assert not run.values("slope", names.index("relu"))[z <= 0].any()
    assert GALLERY.key_figure.figures(run, None) == (Fraction(1, 4),)
    rest = GALLERY.rest(run)
    assert z[rest] == 0 and slope[rest] == slope.max()


def test_the_quarter_is_not_known_before_the_run_has_reached_it():
    run = Recording(GALLERY.experiment)
    assert GALLERY.key_figure.figures(run, None) == (None,)
    rows = list(GALLERY.experiment.run())
    run.extend(rows[:100])
    assert GALLERY.key_figure.figures(run, None) == (None,)


# ----- D11: either way the sigmoid is stuck, then learns; the ReLU is dead one way, quick the other


def states(run: Recording, name: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """When a neuron is wrong, and its relative slope, from z and from -z, by definition."""
    experiment, found = run.experiment, []
    targets = (experiment.target, 1 - experiment.target)
    for series, target in zip((name, f"{name} mirrored"), targets, strict=True):
        place = experiment.series.index(series)
        wrong = np.abs(run.values("output", place) - target) > 0.1
        found.append((wrong, run.values("slope", place) / ACTIVATIONS[name].largest_slope))
    return found


def holds(run: Recording) -> bool:
    """The caption, word by word."""
    waits = [int((wrong & (np.abs(slope) < 0.25))[1:].sum())
             for wrong, slope in states(run, "sigmoid")]  # fmt: skip
    moves = [not (wrong[-1] and abs(slope[-1]) < 0.25) for wrong, slope in states(run, "sigmoid")]
    relu = states(run, "relu")
    dead = [bool(wrong[-1] and slope[-1] == 0) for wrong, slope in relu]
    quick = [not (wrong & (slope < 0.25))[:-1].any() and not wrong[-1] for wrong, slope in relu]
    return (
        waits[0] == waits[1] > 0 and all(moves)
        and sorted(dead) == [False, True] and quick[dead.index(False)]
    )  # fmt: skip


STARTS = [
    {},
    {"bias": 2.0, "target": 0.0},  # the other way round
    {"bias": -4.0},
    {"bias": -2.0},
    {"bias": -10.0},
    {"target": 0.0},
    {"target": 0.5},
    {"weight": -2.0, "bias": -2.0},
    {"input": 0.0, "bias": -3.0},
    {"learning_rate": 0.001},
    {"learning_rate": 0.9},
    {"epochs": 10},
    {"epochs": 3000},
]


@pytest.mark.parametrize("settings", STARTS, ids=str)
def test_the_caption_is_shown_where_it_is_true_and_nowhere_else(settings):
    run = recorded(replace(SATURATION.experiment, **settings))
    assert SATURATION.claim(run, None) == holds(run)
    if holds(run):
        (wrong, slope), _ = states(run, "sigmoid")
        expected = int((wrong & (np.abs(slope) < 0.25))[1:].sum())
        assert SATURATION.caption_figures(run, None) == (expected,)


def test_the_demonstration_makes_its_claim():
    run = recorded(SATURATION.experiment)
    assert holds(run) and SATURATION.claim(run, None)
    assert SATURATION.caption_figures(run, None) == (150,)


@pytest.mark.parametrize("settings", STARTS, ids=str)
def test_the_plateau_ends_at_the_last_epoch_at_which_the_neuron_is_stuck(settings):
    run = recorded(replace(SATURATION.experiment, **settings))
    for name in ("sigmoid", "relu"):
        for side, (wrong, slope) in zip(("", " mirrored"), states(run, name), strict=True):
            still = (wrong & (np.abs(slope) < 0.25)).tolist()
            length = [*still, False].index(False)
            series = run.experiment.series.index(name + side)
            assert plateau(run, series) == max(length - 1, 0)


def test_a_run_that_goes_on_meanwhile_has_its_plateau():
    """Its thread may record an epoch between any two looks at it."""

    class Growing(Recording):
        def values(self, *arguments, **options):
            found = super().values(*arguments, **options)
            self.extend(islice(rows, 1))
            return found

    run = Growing(SATURATION.experiment)
    rows = SATURATION.experiment.run()
    run.extend(islice(rows, 10))
    assert plateau(run, run.experiment.series.index("sigmoid")) == 9


def test_a_plateau_is_as_long_as_that_of_the_same_neuron_alone():
    alone = find_preset("neuron-saturated-start").experiment
    run = recorded(SATURATION.experiment)
    neuron, series = run.experiment, run.experiment.series.index("sigmoid mirrored")
    assert (neuron.weight, neuron.mirrored_bias, neuron.mirrored_target) == (
        *alone.weights, alone.bias, *alone.targets,
    )  # fmt: skip
    assert plateau(run, series) == plateau_alone(recorded(alone)) == 150


@pytest.mark.parametrize("settings", STARTS, ids=str)
def test_the_key_figure_counts_the_neurons_that_are_not_stuck_at_the_end(settings):
    run = recorded(replace(SATURATION.experiment, **settings))
    still = [bool(wrong[-1] and abs(slope[-1]) < 0.25)
             for name in ("sigmoid", "relu") for wrong, slope in states(run, name)]  # fmt: skip
    assert SATURATION.key_figure.figures(run, None) == (4 - sum(still), 4)
    if holds(run):
        assert sum(still) == 1


def test_the_subtitle_says_where_the_neurons_start():
    start, target = SATURATION.experiment.start, SATURATION.experiment.target
    assert SATURATION.subtitle == (
        f"The same neuron from $z = {start:g}$, to learn {target:g}, "
        f"and from $z = {-start:g}$, to learn {1 - target:g}."
    )


def test_nothing_is_counted_before_the_end():
    run = Recording(Saturation())
    assert SATURATION.key_figure.figures(run, None) == (None, 4)
    rows = list(Saturation().run())
    run.extend(rows[:-1])
    assert SATURATION.key_figure.figures(run, None) == (None, 4)
    run.extend(rows[-1:])
    assert SATURATION.key_figure.figures(run, None) == (3, 4)
