"""The order of the whole lecture: subject after subject, with these exceptions."""

from collections.abc import Iterable

from gradsim.core.preset import Preset
from gradsim.core.subject import Subject

#: Demonstrations that stand elsewhere than in their subject, each with the one before it; none
#: before it takes it to the lecture's end.
AFTER = {
    "output-error": "neuron-cost-surface",  # problem 3-3 belongs to the lecture's first part
    "neuron-xor": "activation-saturation",  # what one neuron cannot, before what many can
    "network-xor": "neuron-xor",  # one neuron was not enough
    "network-zeros": "network-xor",
    "network-depth": "speed-4-layers",  # vanishing, seen in the plane
    "what-helps": None,  # when the reason is known
}


def in_order(subjects: Iterable[Subject]) -> list[Preset]:
    """Return the demonstrations of all subjects, in the lecture's order."""
    presets = [preset for subject in subjects for preset in subject.demonstrations]
    for name, before in AFTER.items():
        names = [preset.name for preset in presets]
        if name in names and (before is None or before in names):
            moved = presets.pop(names.index(name))
            names.remove(name)
            presets.insert(len(names) if before is None else names.index(before) + 1, moved)
    return presets
