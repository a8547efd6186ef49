"""Numbers at the edge of what is allowed: no NaN and no warning, but figures or a sentence."""

import math
import re
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from gradsim.core.experiment import Diverged, Experiment, make_experiment
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.session.run_state import RunState
from gradsim.ui.typesetting.numbers import format_number, parse_number
from tests.robust.readers import check_sentence

#: What makes a run long is kept small; everything else goes to its ends.
SMALL = {
    "epochs": 12,
    "images": 10,
    "training_images": 60,
    "validation_images": 20,
    "width": 3,
    "hidden_layers": (3, 3),
    "inputs": 2,
}
EXTREMES = (
    *(-1e6, -800.0, -40.0, -1.0, -1e-300, 0.0, 5e-324, 1e-300, 1.0, 40.0, 800.0, 1e6),
    *(1e300, 1.7e308),
)
MOST_ROWS = 1000


def kinds() -> dict[str, Experiment]:
    """Return one demonstration for each kind of experiment, with its columns and costs."""
    found = {}
    for preset in PRESETS:
        experiment = preset.experiment
        key = (experiment.name, experiment.columns, experiment.series)
        found.setdefault(key, (preset.name, experiment))
    return dict(found.values())


def filled(value: object, number: object) -> object:
    """Return nested tuples of the same form with all numbers alike."""
    return tuple(filled(item, number) for item in value) if isinstance(value, tuple) else number


def small(experiment: Experiment) -> dict[str, object]:
    """Return the settings of an experiment, those small that cost time."""
    settings = {name: getattr(experiment, name) for name in experiment.settings()}
    for name, value in SMALL.items():
        if name in settings and isinstance(settings[name], type(value)):
            settings[name] = value
    if settings.get("networks", 1) > 1:
        settings["networks"] = 2
    return settings


def extremes(name: str) -> list[Experiment]:
    """Return the experiments with one setting at an end, or a choice, that are allowed."""
    experiment = kinds()[name]
    settings, found = small(experiment), []
    for key, setting in experiment.settings().items():
        if key in (*SMALL, "networks", "data"):
            continue
        for value in setting.choices or EXTREMES:
            try:
                changed = {**settings, key: filled(settings[key], value)}
                found.append(make_experiment(experiment.name, changed))
            except SettingError as error:
                check_sentence(str(error))
    assert found
    return found


@pytest.mark.parametrize("name", kinds())
def test_every_number_is_finite_or_the_run_says_that_it_diverged(name):
    """Warnings are errors here, those of NumPy too."""
    for experiment in extremes(name):
        recording = Recording(experiment)
        try:
            recording.extend(islice(experiment.run(), MOST_ROWS))
        except Diverged as error:
            check_sentence(str(error))
        for series in range(len(experiment.series)):
            for column in experiment.columns:
                values = recording.values(column, series)
                if column.startswith("log_"):  # of a gradient that is exactly 0
                    values = values[values != -math.inf]
                assert np.isfinite(values).all(), (experiment, column)


# ----- on screen

#: ∞ may stand there: it is the ratio of a layer that learns to one that does not.
NOT_A_NUMBER = re.compile(r"\bnan\b|\binf\b|not a number", re.IGNORECASE)


@pytest.fixture
def painted(monkeypatch):
    """All texts that are painted, by whatever paints them."""
    texts = []
    draw = QPainter.drawText

    def note(painter, *args):
        texts.extend(argument for argument in args if isinstance(argument, str))
        return draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", note)
    return texts


SCENES = {
    "weights of a million": ("neuron-good-start", {"weights": (1e6,), "bias": -1e6}),
    "the largest rate": ("neuron-good-start", {"learning_rate": 1e300}),
    "the least rate": ("neuron-good-start", {"learning_rate": 1e-300}),
    "saturated to the last bit": ("neuron-cost-duel", {"weights": (1e6,), "bias": 1e6}),
    "a cost surface of a million": ("neuron-cost-surface", {"weights": (1e6,)}),
    "dead": ("activation-saturation", {"weight": -1e6, "bias": -1e6}),
    "rates that explode": ("activation-saturation", {"learning_rate": 1e300}),
    "a ReLU network that explodes": (
        "speed-2-layers",
        {"activation": "relu", "learning_rate": 1e5},
    ),
    "a network of dead ReLUs": ("speed-2-layers", {"activation": "relu", "learning_rate": 30.0}),
    "regularised to nothing": ("speed-3-layers", {"regularization": 1e6, "learning_rate": 1.0}),
    "a chain of millions": ("chain-vanishing", {"weights": (1e6, -1e6, 1e6, 1e6)}),
    "a chain of zeros": ("chain-vanishing", {"weights": (0.0, 0.0, 0.0, 0.0)}),
    "a chain that is saturated": ("chain-exploding", {"biases": (1e6, -1e6, 1e6, -1e6)}),
    "a chain that diverges": (
        "chain-vanishing",
        {"learning_rate": 1e300, "epochs": 30, "steps": "epochs"},
    ),
    "two costs that explode": ("output-error", {"learning_rate": 1e200}),
    "a sweep that explodes": ("depth-accuracy", {"learning_rate": 1e30}),
    "recipes that explode": ("what-helps", {"learning_rate": 1e200}),
}


def scene(name: str) -> Experiment:
    preset, changes = SCENES[name]
    experiment = find_preset(preset).experiment
    settings = small(experiment)
    if "epochs" not in changes and "epochs" in settings and experiment.last_epoch:
        settings["epochs"] = 12
    if experiment.name == "single-neuron":
        settings["inputs"] = experiment.inputs
    return make_experiment(experiment.name, {**settings, **changes})


def test_no_nan_is_on_screen_without_the_sentence(open_window, painted):
    """One scene after the other in one window, as a lecture shows them."""
    opened = open_window()
    message = opened.window.message
    for name, (preset, _) in SCENES.items():
        opened.session.open_preset(find_preset(preset))
        opened.ready()
        opened.settle()
        assert message.isHidden(), name  # none is left of the scene before
        painted.clear()  # but what is painted from here on, while it learns and when it stands
        opened.window.open_experiment(scene(name))
        opened.run_to_end()
        assert opened.state() in (RunState.ENDED, RunState.DIVERGED), name
        for epoch in (0, 1, opened.session.newest):
            opened.session.show_epoch(epoch)
            opened.settle()
        opened.window.grab()  # also what has not changed since
        labels = [label.text() for label in opened.window.findChildren(QLabel) if label.isVisible()]
        assert len(painted) > 10, name  # it did look
        wrong = [text for text in [*painted, *labels] if NOT_A_NUMBER.search(text)]
        assert not wrong or message.isVisible(), (name, wrong)
        if opened.state() is RunState.DIVERGED:
            assert message.isVisible(), name
            check_sentence(message.text())


# ----- zeros on a logarithmic axis


def ticks(plot: EpochPlot) -> list[str]:
    return [label for _, label in plot._y_ticks(7)]


def test_an_exact_zero_stands_at_a_foot_that_says_0(open_window):
    """Units of a ReLU that are dead have a gradient of exactly 0 (and not, say, 1e-300)."""
    opened = open_window(find_preset("activation-saturation"))
    experiment = find_preset("activation-saturation").experiment
    opened.window.open_experiment(replace(experiment, weight=-5.0, bias=-5.0))
    opened.run_to_end()
    plot = opened.window.panel.gradients
    assert ticks(plot)[0] == "0"
    dead = next(curve for curve in plot.sources if curve.label.startswith("ReLU"))
    assert dead.at(0) == 0.0
    foot = plot.axes_rect().bottom()
    assert plot.to_pixels(0, 0.0).y() == pytest.approx(foot)
    # the least of the others is a decade or more above it, so that the two are told apart
    least = min(abs(curve.at(0)) for curve in plot.sources if curve.at(0))
    decade = plot.axes_rect().height() / (plot._y_range[1] - plot._y_range[0])
    assert plot.to_pixels(0, least).y() <= foot - 0.99 * decade


def test_speeds_of_dead_layers_stand_at_the_foot(open_window):
    opened = open_window(find_preset("speed-2-layers"))
    experiment = find_preset("speed-2-layers").experiment
    changes = {"activation": "relu", "learning_rate": 30.0, "regularization": 0.0}
    opened.window.open_experiment(replace(experiment, images=200, epochs=30, **changes))
    opened.run_to_end()
    assert opened.session.recording.at(30, "speed_1") == 0.0
    assert opened.session.recording.at(0, "speed_1") > 0.1
    plot = opened.window.panel.speed
    labels = ticks(plot)
    assert labels[0] == "0" and "1" in labels


def test_without_a_zero_the_foot_is_a_power_of_ten(open_window):
    opened = open_window(find_preset("speed-2-layers"))
    opened.ready()
    opened.settle()
    assert "0" not in ticks(opened.window.panel.speed)


def test_longer_labels_move_the_curves_with_the_axis(open_window):
    """Values that grow into the millions need more room at the left than those before."""
    opened = open_window(find_preset("activation-saturation"))
    experiment = find_preset("activation-saturation").experiment
    opened.window.open_experiment(replace(experiment, weight=1e6, bias=1e6))
    opened.run_to_end()
    plots = opened.window.panel.plots()
    assert len(plots) > 1
    for plot in plots:
        assert plot.view.geometry() == plot.axes_rect()


# ----- what a person types


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity", "−∞", "1e999", "9" * 400, "", "1.2.3"])
def test_what_is_no_finite_number_is_none(text):
    with pytest.raises(ValueError, match=r"is not finite|is no number"):
        parse_number(text)


@pytest.mark.parametrize("value", [5e-324, 1e-300, 1.79e308, -1e300])
def test_the_least_and_the_largest_number_are_written_out(value):
    mantissa, exponent = format_number(value).split("·10")
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
    read = float(f"{mantissa.translate(digits)}e{exponent.translate(digits)}")
    assert read == pytest.approx(value, rel=0.005) or value == 5e-324
