"""What is shown: an experiment, and the demonstration it came from."""

from dataclasses import dataclass

from gradsim.core.experiment import Experiment
from gradsim.core.preset import Preset
from gradsim.ui.language import translated
from gradsim.ui.typesetting.numbers import format_value


@dataclass(frozen=True)
class Scene:
    """What undo goes back to: an experiment, and the demonstration it came from."""

    experiment: Experiment
    preset: Preset

    @property
    def is_custom(self) -> bool:
        """Whether settings differ from the demonstration's."""
        return self.experiment != self.preset.experiment

    def differences(self) -> str:
        """Return how the settings differ from the demonstration's, in words."""
        experiment, usual = self.experiment, self.preset.experiment
        if type(experiment) is not type(usual):
            return experiment.name
        return ", ".join(
            f"{translated(setting.label.lower())} {format_value(value, setting)}"
            for name, setting in experiment.settings().items()
            if (value := getattr(experiment, name)) != getattr(usual, name)
        )
