"""What is shown: an experiment, and the demonstration it came from."""

from dataclasses import dataclass

from gradsim.core.experiment import Experiment
from gradsim.core.preset import Preset


@dataclass(frozen=True)
class Scene:
    """What undo goes back to: an experiment, and the demonstration it came from."""

    experiment: Experiment
    preset: Preset
