"""The subjects in the rail's order; no other place names them all.

Rail, menus, command line, the lecture's order and the documentation follow this list.
"""

import importlib
from dataclasses import replace

from gradsim.core.activations.subject import ACTIVATIONS
from gradsim.core.chain.subject import CHAIN
from gradsim.core.circuits.subject import CIRCUITS
from gradsim.core.depth_accuracy.subject import DEPTH_ACCURACY
from gradsim.core.experiment import Experiment
from gradsim.core.extensions import parts
from gradsim.core.layer_speed.subject import LAYER_SPEED
from gradsim.core.preset import Preset
from gradsim.core.sentence import Refusal, marked
from gradsim.core.single_neuron.subject import SINGLE_NEURON
from gradsim.core.small_network.subject import SMALL_NETWORK
from gradsim.core.subject import Subject

SUBJECTS: list[Subject] = []
_tr = marked


def register(subject: Subject) -> None:
    """Add a subject at the end of the rail; windows that are opened from now on have it.

    Raises
    ------
    ValueError
        If a name of it is taken.
    """
    for what, mine, taken in (
        ("subject", [subject.name], [known.name for known in SUBJECTS]),
        ("experiment", [kind.name for kind in subject.experiments], list(Experiment.registry)),
        (
            "demonstration",
            [preset.name for preset in (*subject.demonstrations, *subject.companions)],
            [
                preset.name
                for known in SUBJECTS
                for preset in (*known.demonstrations, *known.companions)
            ],
        ),
    ):
        for place, name in enumerate(mine):
            if name in taken or name in mine[:place]:
                raise ValueError(f"there are two {what}s of the name “{name}”")
    SUBJECTS.append(subject)
    Experiment.registry.update((kind.name, kind) for kind in subject.experiments)


def add_demonstration(preset: Preset) -> None:
    """Add a demonstration at the end of the subject that has its experiment.

    Raises
    ------
    ValueError
        If no subject has it, or the name is taken.
    """
    if preset.name in (known.name for each in SUBJECTS for known in each.demonstrations):
        raise ValueError(f"there are two demonstrations of the name “{preset.name}”")
    subject = subject_of(preset.experiment)
    more = replace(subject, demonstrations=(*subject.demonstrations, preset))
    SUBJECTS[SUBJECTS.index(subject)] = more


def unregister(subject: Subject) -> None:
    """Take a subject away that was registered."""
    SUBJECTS.remove(subject)
    for kind in subject.experiments:
        del Experiment.registry[kind.name]


def subject_of(experiment: Experiment) -> Subject:
    """Return the subject whose panel shows an experiment.

    Raises
    ------
    ValueError
        If there is none.
    """
    for subject in SUBJECTS:
        if isinstance(experiment, subject.experiments):
            return subject
    raise ValueError(f"no subject has the experiment “{type(experiment).__name__}”")


def script_of(experiment: Experiment) -> str:
    """Return a script of NumPy alone that computes a run again and prints its table.

    Raises
    ------
    Refusal
        If none is written for these settings.
    """
    module, _, name = subject_of(experiment).script.partition(":")
    if not module:
        raise Refusal(_tr("Core", "there is no script for the experiment “{0}”"), experiment.name)
    text: str = getattr(importlib.import_module(module), name)(experiment)
    return text


def find_subject(name: str) -> Subject:
    """Return the subject of that name.

    Raises
    ------
    ValueError
        If there is none; the message lists the names.
    """
    for subject in SUBJECTS:
        if subject.name == name:
            return subject
    names = ", ".join(subject.name for subject in SUBJECTS)
    raise ValueError(f"“{name}” is no panel; panels are {names}")


for _subject in (
    SINGLE_NEURON,
    ACTIVATIONS,
    CIRCUITS,
    DEPTH_ACCURACY,
    LAYER_SPEED,
    CHAIN,
    SMALL_NETWORK,
):
    register(_subject)

for _part in parts("subjects"):
    try:
        if not isinstance(_part.value, Subject):
            raise TypeError("it is no Subject")
        register(_part.value)
    except (TypeError, ValueError) as _error:
        _part.fails(_error)

for _part in parts("demonstrations"):
    try:
        if not isinstance(_part.value, Preset):
            raise TypeError("it is no Preset")
        add_demonstration(_part.value)
    except (TypeError, ValueError) as _error:
        _part.fails(_error)
