"""Demonstrations with what takes minutes made small; all other settings stay the lecture's."""

from dataclasses import replace

from gradsim.core.experiment import Experiment
from gradsim.core.preset import Preset

MOST = {
    "layer-speed": {"networks": 3, "images": 200, "epochs": 30},
    "small-network": {"networks": 5, "epochs": 200},
    "what-helps": {"networks": 2, "images": 100, "epochs": 20},
    "depth-accuracy": {"training_images": 1000, "validation_images": 500, "epochs": 2},
}


def shortened(experiment: Experiment) -> Experiment:
    """The experiment, made small."""
    most = MOST.get(experiment.name, {})
    changes = {name: min(value, getattr(experiment, name)) for name, value in most.items()}
    return replace(experiment, **changes)


def short_preset(preset: Preset) -> Preset:
    """The demonstration, with its experiment made small."""
    return replace(preset, experiment=shortened(preset.experiment))
