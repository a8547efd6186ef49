"""A lecture: demonstrations in an order, with what is said of each.

:mod:`gradsim.core.lecture.lecture_file` keeps it as a JSON file.

The passages of the built-in lecture are files of their own, one for each language and
demonstration: ``resources/passages/<language>/<name>.md``.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.preset import Preset
from gradsim.core.sentence import Sentence
from gradsim.core.settings import Json
from gradsim.core.subject import MissingPiece
from gradsim.core.subjects import subject_of
from gradsim.folders import resource

logger = logging.getLogger("gradsim")

MINUTES = 90.0
ENGLISH = "en"


@dataclass(frozen=True)
class Entry:
    """One demonstration of a lecture.

    Attributes
    ----------
    preset : Preset
        What is shown, with title, question and caption.
    passage : str
        What the lecture says of it, for reading at home; may hold LaTeX between dollars.
    notes : str
        The lecturer's own notes, for the presenter's view.
    minutes : float or None
        How long it should take; None for an even share of what the others leave.
    predict : bool
        Whether the room draws its guess before the run.
    unread : mapping
        What its file says of it that this version does not know; it is saved again.
    """

    preset: Preset
    passage: str = ""
    notes: str = ""
    minutes: float | None = None
    predict: bool = False
    unread: Mapping[str, Json] = field(default_factory=dict, hash=False, repr=False)


@dataclass(frozen=True)
class Lecture:
    """Demonstrations in an order.

    Attributes
    ----------
    title : str
        What it is called.
    entries : tuple of Entry
        The demonstrations.
    minutes : float
        How long it should take.
    left_out : tuple of (int, Json)
        Entries of its file that this version cannot read, each with its place there from 0.
    unread : mapping
        What else its file says that this version does not know; like `left_out` it is saved again.
    notices : tuple of Sentence
        What was left out, to be told to the lecturer.
    file : str
        The path of the file it was read from, empty without one.
    """

    title: str
    entries: tuple[Entry, ...] = field(repr=False)
    minutes: float = MINUTES
    left_out: tuple[tuple[int, Json], ...] = field(default=(), hash=False, repr=False)
    unread: Mapping[str, Json] = field(default_factory=dict, hash=False, repr=False)
    notices: tuple[Sentence, ...] = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)

    @cached_property
    def plan(self) -> tuple[float, ...]:
        """The minutes of each entry.

        Those that name none share evenly what the others leave of the lecture, and have a minute
        each where too little is left: then the plan is longer than the lecture.
        """
        own = [entry.minutes for entry in self.entries]
        others = own.count(None)
        left = self.minutes - sum(minutes for minutes in own if minutes is not None)
        share = max(left / others, min(1.0, self.minutes / len(own))) if others else 0.0
        return tuple(share if minutes is None else minutes for minutes in own)


def built_in_lecture(language: str = ENGLISH) -> Lecture:
    """Return the lecture that travels with the program; it has every demonstration.

    Parameters
    ----------
    language : str
        The code of the passages' language, such as ``"de"``.
    """
    entries = tuple(Entry(preset, passage_of(preset, language)) for preset in PRESETS)
    return Lecture("Why neural networks learn slowly", entries)


@lru_cache
def _stored_passage(name: str, language: str) -> str:
    for code in (language, ENGLISH):
        path = resource("passages", code, f"{name}.md")
        if path.is_file():
            text = path.read_text(encoding="utf-8").strip()
            return re.sub(r"(?<!\n)\n(?!\n)", " ", text)  # only an empty line ends a paragraph
    return ""


def passage_of(preset: Preset, language: str = ENGLISH) -> str:
    """Return the built-in lecture's passage for a demonstration; empty for a lecturer's own.

    Where the language lacks it, it is the English one. A demonstration of a subject that has
    none at all is noted in the log, with the file that is missing.
    """
    if not any(known.name == preset.name for known in PRESETS):
        return ""
    passage = _stored_passage(preset.name, language)
    if not passage:
        path = resource("passages", ENGLISH, f"{preset.name}.md")
        subject = subject_of(preset.experiment)
        missing = MissingPiece(subject, f"passage of “{preset.name}”", f"there is no file {path}")
        logger.warning("%s", missing)
    return passage
