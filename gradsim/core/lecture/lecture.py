"""A lecture: demonstrations in an order, with what is said of each; kept as a JSON file.

An entry names a built-in demonstration, or holds an experiment of the lecturer's own. What it
does not say is as in the demonstration: texts, views, pace and the epoch at which it opens.

The passages of the built-in lecture are files of their own, one for each language and
demonstration: ``resources/passages/<language>/<name>.md``.
"""

import dataclasses
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gradsim.core.experiment import (
    FILE_VERSION,
    make_experiment,
    parse_json,
    settings_to_json,
)
from gradsim.core.lecture.presets import PRESETS, find_preset, preset_for
from gradsim.core.preset import Preset
from gradsim.core.resources import resource
from gradsim.core.settings import Json, SettingError, shown
from gradsim.core.subject import MissingPiece
from gradsim.core.subjects import subject_of

logger = logging.getLogger("gradsim")

LARGEST_LECTURE = 2_000_000
MOST_ENTRIES = 500
LONGEST_TEXT = 20_000
MINUTES = 90.0
ENGLISH = "en"

_TEXTS = ("title", "question", "subtitle", "caption", "section")
_VIEWS = ("views", "side")


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
    """

    preset: Preset
    passage: str = ""
    notes: str = ""


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
    """

    title: str
    entries: tuple[Entry, ...] = field(repr=False)
    minutes: float = MINUTES


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


def is_lecture(text: str) -> bool:
    """Return whether a JSON text says that it is a lecture, right or wrong."""
    try:
        content = parse_json(text)
    except ValueError:
        return False
    return isinstance(content, dict) and "lecture" in content


def lecture_to_json(lecture: Lecture) -> str:
    """Return the text of a lecture file."""
    entries = [_entry_to_json(entry) for entry in lecture.entries]
    body = {"title": lecture.title, "minutes": lecture.minutes, "entries": entries}
    content = {"gradsim": FILE_VERSION, "lecture": body}
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _entry_to_json(entry: Entry) -> dict[str, Json]:
    preset = entry.preset
    usual = next((one for one in PRESETS if one.name == preset.name), None)
    result: dict[str, Json] = {}
    if usual is not None and usual.experiment == preset.experiment:
        result["preset"] = preset.name
    else:
        usual = preset_for(preset.experiment)
        result["experiment"] = preset.experiment.name
        result["settings"] = settings_to_json(preset.experiment)
    for name in _TEXTS:
        if getattr(preset, name) != getattr(usual, name):
            result[name] = getattr(preset, name)
    for name in _VIEWS:
        if getattr(preset, name) != getattr(usual, name):
            result[name] = list(getattr(preset, name))
    if preset.pace != usual.pace:
        result["pace"] = preset.pace
    if preset.epoch != usual.epoch:
        result["epoch"] = preset.epoch
    for name in ("passage", "notes"):
        if text := getattr(entry, name):
            result[name] = text
    return result


def lecture_from_json(text: str) -> Lecture:
    """Read a lecture file.

    Raises
    ------
    ValueError
        If the text is no lecture; the message says what is wrong, and in which entry.
    """
    if len(text) > LARGEST_LECTURE:
        raise ValueError(f"a lecture file has at most {LARGEST_LECTURE:,} characters")
    content = _object(parse_json(text), "a lecture file", ("gradsim", "lecture"))
    version = content.get("gradsim")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise SettingError("gradsim", version, f"a whole number from 1 to {FILE_VERSION}")
    if version > FILE_VERSION:
        raise ValueError(
            f"the file has version {version}, this program reads up to version "
            f"{FILE_VERSION}: a newer gradsim is needed"
        )
    body = _object(content.get("lecture"), "lecture", ("title", "minutes", "entries"))
    entries = body.get("entries")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_ENTRIES:
        raise ValueError(f"entries must be a list of 1 to {MOST_ENTRIES} demonstrations")
    read = []
    for number, entry in enumerate(entries, 1):
        try:
            read.append(_read_entry(entry, number))
        except ValueError as error:
            raise ValueError(f"entry {number}: {error}") from None
    minutes = _number(body, "minutes", MINUTES, 1, 1440)
    return Lecture(_text(body, "title", "Lecture"), tuple(read), minutes)


def _read_entry(content: Json, number: int) -> Entry:
    entry = _object(
        content,
        "an entry",
        ("preset", "experiment", "settings", *_TEXTS, *_VIEWS, "pace", "epoch", "passage", "notes"),
    )
    if ("preset" in entry) == ("experiment" in entry):
        raise ValueError("an entry has either a preset or an experiment")
    if "preset" in entry:
        if "settings" in entry:
            raise ValueError("settings belong to an experiment, not to a preset")
        preset = find_preset(_text(entry, "preset", ""))
    else:
        settings = _object(entry.get("settings", {}), "settings", None)
        experiment = make_experiment(_text(entry, "experiment", ""), settings)
        usual = preset_for(experiment)
        preset = dataclasses.replace(usual, name=f"own-{number}", experiment=experiment)
    pace = preset.pace
    if entry.get("pace", pace) is None:
        pace = None
    elif "pace" in entry:
        pace = _number(entry, "pace", 30.0, 1, 1e6)
    epoch = _number(entry, "epoch", preset.epoch, 0, preset.experiment.last_epoch)
    if epoch != int(epoch):
        raise SettingError("epoch", epoch, "a whole number")
    preset = dataclasses.replace(
        preset,
        title=_text(entry, "title", preset.title),
        question=_text(entry, "question", preset.question),
        subtitle=_text(entry, "subtitle", preset.subtitle),
        caption=_text(entry, "caption", preset.caption),
        section=_text(entry, "section", preset.section),
        views=_names(entry, "views", preset.views),
        side=_names(entry, "side", preset.side),
        pace=pace,
        epoch=int(epoch),
    )
    return Entry(preset, _text(entry, "passage", ""), _text(entry, "notes", ""))


def _object(value: Json, what: str, keys: tuple[str, ...] | None) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(f'{what} must be an object, {{"name": …}}, and is {shown(value)}')
    unknown = [key for key in value if keys is not None and key not in keys]
    if keys is not None and unknown:
        raise ValueError(f"unknown key {shown(unknown[0])} in {what}; known are {', '.join(keys)}")
    return value


def _text(body: Mapping[str, Json], name: str, usual: str) -> str:
    value = body.get(name, usual)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise SettingError(name, value, f"a text of at most {LONGEST_TEXT:,} characters")
    return value


def _names(body: Mapping[str, Json], name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    value = body.get(name, list(usual))
    if not isinstance(value, list) or len(value) > 20:
        raise SettingError(name, value, "a list of at most 20 names of views")
    names = [one for one in value if isinstance(one, str)]
    if len(names) < len(value):
        raise SettingError(name, value, "a list of names of views")
    return tuple(names)


def _number(body: Mapping[str, Json], name: str, usual: float, least: float, most: float) -> float:
    value = body.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise SettingError(name, value, f"a number from {least:g} to {most:g}")
    return float(value)
