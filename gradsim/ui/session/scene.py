"""What is shown: an experiment, and the demonstration it came from."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gradsim.core.experiment import Experiment
from gradsim.core.preset import Preset
from gradsim.core.settings import Setting
from gradsim.ui.language import translated
from gradsim.ui.typesetting.numbers import format_value
from gradsim.ui.typesetting.typeset import plain_text


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
        """Return how the settings differ from the demonstration's, in words and symbols."""
        experiment, usual = self.experiment, self.preset.experiment
        if type(experiment) is not type(usual):
            return experiment.name
        return ", ".join(
            _in_words(setting, value)
            for name, setting in experiment.settings().items()
            if (value := getattr(experiment, name)) != getattr(usual, name)
        )


def _in_words(setting: Setting, value: object) -> str:
    """Return a setting and its value: “w = 3.1”, “8 hidden layers of 30”, “epochs 20”."""
    if setting.count_label and isinstance(value, tuple) and len(value) > 1 == len(set(value)):
        of = QCoreApplication.translate("Scene", "{0} {1} of {2}")
        things = translated(setting.count_label.lower())
        return of.format(len(value), things, format_value(value[0], setting))
    text = format_value(value, setting)
    if setting.symbol and not setting.count_label:
        return f"{plain_text(f'${setting.symbol}$')} = {text}"
    return f"{translated(setting.label.lower())} {text}"
