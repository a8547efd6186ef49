"""What installed packages add to the program: activations, subjects, demonstrations, lectures.

A package names an :class:`Extension` in the entry point group :data:`GROUP`::

    [project.entry-points."gradsim.extensions"]
    ravine = "gradsim_ravine:EXTENSION"

All that it adds is named as text, ``"module:NAME"``, and imported when its place is reached:
activations before the experiments that offer them, subjects after. What fails to load is left
out and stands in :data:`FAILURES`; the rest works.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gradsim.core.sentence import Sentence, marked

GROUP = "gradsim.extensions"

_tr = marked

#: What a package of somebody else may raise; one that ends the program ends nothing here.
WHATEVER = (Exception, SystemExit)

#: A sentence for each part of an extension that could not be loaded.
FAILURES: list[Sentence] = []


@dataclass(frozen=True)
class Extension:
    """What a package adds, each part as ``"module:NAME"``.

    Attributes
    ----------
    activations : tuple of str
        Each an :class:`~gradsim.core.activations.activation.Activation`.
    subjects : tuple of str
        Each a :class:`~gradsim.core.subject.Subject`, with a panel of its own.
    demonstrations : tuple of str
        Each a :class:`~gradsim.core.preset.Preset` of an experiment that a subject has.
    lectures : tuple of str
        Lecture files, each as ``"package:file name"``, beside that package's ``__init__.py``.
    """

    activations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    demonstrations: tuple[str, ...] = ()
    lectures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a text where the comma of a tuple was forgotten, and what is no text."""
        for kind, places in vars(self).items():
            if not isinstance(places, tuple) or not all(isinstance(at, str) for at in places):
                raise TypeError(f"{kind} is {places!r}; it must be a tuple of texts")


@dataclass(frozen=True)
class Part:
    """A part of an extension that has been imported.

    Attributes
    ----------
    extension : str
        Name of the extension.
    place : str
        How it names the part.
    value : object
        What it is.
    """

    extension: str
    place: str
    value: object

    def fails(self, reason: object) -> None:
        """Note why the part cannot be used."""
        _note(self.extension, self.place, reason)


def parts(kind: str) -> Iterator[Part]:
    """Yield the parts of one kind of all extensions, such as ``"subjects"``, imported."""
    for name, extension in extensions().items():
        for place in getattr(extension, kind):
            try:
                yield Part(name, place, _imported(place))
            except WHATEVER as error:
                _note(name, place, error)


def lecture_files() -> list[Path]:
    """Return the lecture files of all extensions."""
    files = []
    for name, extension in extensions().items():
        for place in extension.lectures:
            package, _, file = place.partition(":")
            try:
                home = importlib.import_module(package).__file__
                path = Path(str(home)).parent / file
                if not path.is_file():
                    raise FileNotFoundError(f"there is no file {path}")
                files.append(path)
            except WHATEVER as error:
                _note(name, place, error)
    return files


@cache
def extensions() -> dict[str, Extension]:
    """Return the extensions that are installed, by name."""
    if not any(map(_names_the_group, sys.path)):
        return {}
    from importlib.metadata import entry_points  # which takes longer than many a panel

    found: dict[str, Extension] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            extension = entry.load()
            if not isinstance(extension, Extension):
                raise TypeError(f"it is a {type(extension).__name__}, not an Extension")
            found[entry.name] = extension
        except WHATEVER as error:
            _note(entry.name, entry.value, error)
    return found


def _names_the_group(folder: str) -> bool:
    """Whether a package installed in a folder of the path has an entry point of the group."""
    try:
        entries = [entry.path for entry in os.scandir(folder or ".")]
    except OSError:
        return False
    for path in entries:
        if path.endswith((".dist-info", ".egg-info")):
            try:
                text = Path(path, "entry_points.txt").read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            if f"[{GROUP}]" in text:
                return True
    return False


def _imported(place: str) -> object:
    module, _, name = place.partition(":")
    value: object = getattr(importlib.import_module(module), name)
    return value


def _note(name: str, place: str, reason: object) -> None:
    text = f"{type(reason).__name__}: {reason}" if isinstance(reason, WHATEVER) else reason
    FAILURES.append(
        Sentence(_tr("Core", "“{1}” of the extension “{0}” was left out: {2}"), (name, place, text))
    )
