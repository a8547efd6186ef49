"""The simulations: NumPy and the standard library only, no window needed.

Importing this package registers every experiment, so that files and the command
line find them by name.
"""

from gradsim.core.experiment import (
    Diverged,
    Experiment,
    experiment_from_json,
    experiment_to_json,
)
from gradsim.core.layer_speed import LayerSpeed
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron import SingleNeuron

__all__ = [
    "Diverged",
    "Experiment",
    "LayerSpeed",
    "Recording",
    "SettingError",
    "SingleNeuron",
    "experiment_from_json",
    "experiment_to_json",
]
