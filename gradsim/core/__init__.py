"""The simulations: NumPy, threadpoolctl for its threads, and the standard library; no window.

Each subject of the lecture is a package: `activations`, `single_neuron`, `circuits`,
`depth_accuracy`, `layer_speed`, `chain` and `small_network`, with its experiments and
demonstrations; `networks` holds what several of them share, `lecture` the order of all
demonstrations. The modules beside them are the frame: `experiment`, `settings`, `recording`,
`preset`, `subject` and `subjects`.

Importing this package registers every subject with its experiments, so that files and
the command line find them by name.
"""

from gradsim.core.activations.gallery import ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.chain.experiment import Chain
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.experiment import Diverged, Experiment
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.subjects import SUBJECTS

__all__ = [
    "SUBJECTS",
    "ActivationGallery",
    "Chain",
    "DepthAccuracy",
    "Diverged",
    "Experiment",
    "LayerSpeed",
    "LogicCircuit",
    "Recording",
    "Saturation",
    "SettingError",
    "SingleNeuron",
    "SmallNetwork",
    "WhatHelps",
    "experiment_from_json",
    "experiment_to_json",
]
