"""All demonstrations, in the lecture's order.

To add one, append a :class:`~gradsim.core.preset.Preset` to a module of
:mod:`gradsim.core.demonstrations`: menu, command line, tests and documentation follow.
"""

from collections.abc import Iterable

from gradsim.core.demonstrations import single_neuron
from gradsim.core.preset import Preset
from gradsim.core.settings import SettingError

PRESETS: tuple[Preset, ...] = (*single_neuron.DEMONSTRATIONS,)


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
