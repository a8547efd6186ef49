"""All demonstrations, in the lecture's order.

To add one, append a :class:`~gradsim.core.lecture.preset.Preset` to a module of
:mod:`gradsim.core.demonstrations`: menu, command line, tests and documentation follow.
"""

import dataclasses
from collections.abc import Iterable

from gradsim.core.activations import demonstrations as activations
from gradsim.core.chain import demonstrations as chain
from gradsim.core.circuits import demonstrations as circuits
from gradsim.core.depth_accuracy import demonstrations as depth_accuracy
from gradsim.core.experiment import Experiment
from gradsim.core.layer_speed import demonstrations as layer_speed
from gradsim.core.lecture.panels import panel_of
from gradsim.core.lecture.preset import Preset
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron import demonstrations as single_neuron

PRESETS: tuple[Preset, ...] = (
    *single_neuron.DEMONSTRATIONS,
    layer_speed.OUTPUT_ERROR,
    *activations.DEMONSTRATIONS,
    *circuits.DEMONSTRATIONS,
    *depth_accuracy.DEMONSTRATIONS,
    *layer_speed.DEMONSTRATIONS[:-1],
    *chain.DEMONSTRATIONS,
    layer_speed.DEMONSTRATIONS[-1],  # what helps, when the reason is known
)


def first_preset(panel: str) -> Preset:
    """Return the demonstration with which a panel opens.

    One that stands earlier in the lecture for its subject does not come first here.
    """
    of_panel = [preset for preset in PRESETS if panel_of(preset.experiment).name == panel]
    return min(of_panel, key=lambda preset: int(preset.number[1:]))


def preset_for(experiment: Experiment) -> Preset:
    """Return the demonstration whose texts and views fit an experiment of the user's own.

    It opens at its start, unless it is the demonstration itself.
    """
    same = [preset for preset in PRESETS if preset.experiment == experiment]
    kind = [preset for preset in PRESETS if type(preset.experiment) is type(experiment)]
    alike = [
        preset
        for preset in kind
        if preset.experiment.series == experiment.series
        and preset.experiment.columns == experiment.columns
    ]
    return same[0] if same else dataclasses.replace((alike or kind)[0], epoch=0)


def find_preset(name: str, presets: Iterable[Preset] = PRESETS) -> Preset:
    """Return the preset of that name.

    Raises
    ------
    SettingError
        If there is none; the message lists the names.
    """
    names = {preset.name: preset for preset in presets}
    if name not in names:
        raise SettingError("the name of a demonstration", name, "one of " + ", ".join(names))
    return names[name]
