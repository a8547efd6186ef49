"""All demonstrations, in the lecture's order.

To add one, append a :class:`~gradsim.core.preset.Preset` to the file
``demonstrations.py`` of its subject: menu, command line, tests and documentation follow.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.order import in_order
from gradsim.core.preset import Preset
from gradsim.core.settings import SettingError
from gradsim.core.subjects import SUBJECTS, find_subject


class _Presets(Collection[Preset]):
    """The demonstrations of the subjects that are registered at the time."""

    def __len__(self) -> int:
        return len(in_order(SUBJECTS))

    def __getitem__(self, place: int) -> Preset:
        return in_order(SUBJECTS)[place]

    def __contains__(self, preset: object) -> bool:
        return preset in in_order(SUBJECTS)

    def __iter__(self) -> Iterator[Preset]:
        return iter(in_order(SUBJECTS))


PRESETS = _Presets()


def first_preset(panel: str) -> Preset:
    """Return the demonstration with which a panel opens."""
    return find_subject(panel).demonstrations[0]


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
        and preset.experiment.step_name == experiment.step_name
    ]
    return same[0] if same else dataclasses.replace((alike or kind)[0], epoch=0)


def find_preset(name: str, presets: Iterable[Preset] = PRESETS) -> Preset:
    """Return the preset of that name, or the companion of some demonstration.

    Raises
    ------
    SettingError
        If there is none; the message lists the names of demonstrations.
    """
    names = {preset.name: preset for preset in presets}
    companions = {preset.name: preset for subject in SUBJECTS for preset in subject.companions}
    if name not in names and name not in companions:
        raise SettingError("the name of a demonstration", name, "one of " + ", ".join(names))
    return names.get(name) or companions[name]
