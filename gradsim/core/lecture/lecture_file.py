"""A lecture as a JSON file.

An entry names a built-in demonstration, or holds an experiment of the lecturer's own. What it
does not say is as in the demonstration: texts, views, pace and the epoch at which it opens. But
what was said of the demonstration's settings, its subtitle and its caption, is said of no others.

A lecture survives a part: an entry, a key or a setting that this version does not know is left
out with a notice that names it, and is there again when the lecture is saved.
"""

import dataclasses
import json
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import dropwhile

from gradsim.core.experiment import Experiment, make_experiment, settings_to_json
from gradsim.core.experiment_file import FILE_VERSION, check_version, parse_json
from gradsim.core.lecture.lecture import MINUTES, Entry, Lecture
from gradsim.core.lecture.presets import PRESETS, find_preset, preset_for
from gradsim.core.preset import NEXT_PAGE, Preset
from gradsim.core.sentence import Refusal, Sentence, marked
from gradsim.core.settings import Json, shown
from gradsim.core.subjects import subject_of

LARGEST_LECTURE = 2_000_000
MOST_ENTRIES = 500
LONGEST_TEXT = 20_000
MOST_NOTICES = 50

TEXTS = ("title", "question", "subtitle", "caption", "section")
VIEWS = ("views", "side")
MOST_VIEWS = 20
FASTEST = 1e6  # steps a second
_OF_ENTRY = ("passage", "notes", "minutes", "predict")
_KEYS = ("preset", "experiment", "settings", *TEXTS, *VIEWS, "pace", "epoch", *_OF_ENTRY)
LONGEST = 1440.0  # minutes of a lecture, or of an entry
_BODY = ("title", "minutes", "entries")
_tr = marked


# ----- writing


def lecture_to_json(lecture: Lecture) -> str:
    """Return the text of a lecture file."""
    entries: list[Json] = [_entry_to_json(entry) for entry in lecture.entries]
    for place, content in lecture.left_out:
        entries.insert(min(place, len(entries)), content)
    known: dict[str, Json] = {
        "title": lecture.title,
        "minutes": lecture.minutes,
        "entries": entries,
    }
    unread = dict(lecture.unread)
    body = unread.pop("lecture", {})
    content = {"gradsim": FILE_VERSION, "lecture": {**known, **_mapping(body)}, **unread}
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    if re.search("[\ud800-\udfff]", text):  # half a character has no place in UTF-8
        text = json.dumps(content, indent=2, allow_nan=False) + "\n"
    return text


def _entry_to_json(entry: Entry) -> dict[str, Json]:
    preset = entry.preset
    usual = next((built_in for built_in in PRESETS if built_in.name == preset.name), None)
    unread = dict(entry.unread)
    settings = _mapping(unread.pop("settings", {}))
    result: dict[str, Json] = {}
    if usual is not None and usual.experiment == preset.experiment:
        result["preset"] = preset.name
    else:
        usual = preset_for(preset.experiment).with_settings(preset.experiment)
        result["experiment"] = preset.experiment.name
        result["settings"] = {**settings, **settings_to_json(preset.experiment)}
    for name in TEXTS:
        if getattr(preset, name) != getattr(usual, name):
            result[name] = getattr(preset, name)
    for name in VIEWS:
        others = unread.pop(name, [])
        if others or getattr(preset, name) != getattr(usual, name):
            result[name] = [*getattr(preset, name), *(others if isinstance(others, list) else [])]
    if preset.pace != usual.pace:
        result["pace"] = preset.pace
    if preset.epoch != usual.epoch:
        result["epoch"] = preset.epoch
    for name in ("passage", "notes"):
        if text := getattr(entry, name):
            result[name] = text
    if entry.minutes is not None:
        result["minutes"] = entry.minutes
    if entry.predict:
        result["predict"] = True
    return {**result, **unread}


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


# ----- reading


def is_lecture(content: Json) -> bool:
    """Return whether the content of a file is meant as a lecture."""
    return isinstance(content, dict) and "lecture" in content


def lecture_from_json(text: str) -> Lecture:
    """Read a lecture file.

    Raises
    ------
    ValueError
        If the text is no lecture, or nothing of it can be shown; the message says what is wrong.
    """
    if len(text) > LARGEST_LECTURE:
        raise Refusal(_tr("Core", "a lecture file has at most {0} characters"), LARGEST_LECTURE)
    return lecture_from_content(parse_json(text))


def lecture_from_content(parsed: Json) -> Lecture:
    """Return the lecture of a file that is parsed; see :func:`lecture_from_json`."""
    content = _object(parsed, Sentence(_tr("Core", "a lecture file")))
    check_version(content.get("gradsim"))
    body = _object(content.get("lecture"), "lecture")
    entries = body.get("entries")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_ENTRIES:
        raise Refusal(
            _tr("Core", "entries must be a list of 1 to {0} demonstrations"), MOST_ENTRIES
        )
    title = _text(body, "title", "Lecture")
    minutes = _number(body, "minutes", MINUTES, 1, LONGEST)
    unread = _others(content, ("gradsim", "lecture"))
    of_body = _others(body, _BODY)
    notices = [_key_left_out(key) for key in (*unread, *of_body)]
    if of_body:
        unread["lecture"] = of_body
    unread = {key: value for key, value in unread.items() if _can_be_saved(value)}
    read, left_out = [], []
    for number, entry in enumerate(entries, 1):
        try:
            found, unknown = _read_entry(entry, number)
        except ValueError as error:
            reason = error.with_traceback(None)  # which holds on to much
            left_out.append((number - 1, entry, reason))
            notices.append(Sentence(_tr("Core", "Entry {0} is left out: {1}."), (number, reason)))
        else:
            read.append(found)
            notices += [_key_left_out(key, number) for key in unknown]
    if not read:
        raise Refusal(_tr("Core", "entry {0}: {1}"), 1, left_out[0][2])
    kept = tuple((place, entry) for place, entry, _ in left_out if _can_be_saved(entry))
    return Lecture(title, tuple(read), minutes, kept, unread, first_of(notices, MOST_NOTICES))


def first_of(notices: Sequence[Sentence], most: int) -> tuple[Sentence, ...]:
    """Return the first notices, and how many more there are."""
    more = len(notices) - most
    if more <= 0:
        return tuple(notices)
    return (*notices[:most], Sentence(_tr("Core", "{0} more were left out."), (more,)))


def _key_left_out(key: str, entry: int = 0) -> Sentence:
    if entry:
        text = _tr("Core", "Of entry {1} the unknown {0} is left out.")
    else:
        text = _tr("Core", "The unknown {0} is left out.")
    return Sentence(text, (shown(key), entry))


def _others(content: Mapping[str, Json], known: Collection[str]) -> dict[str, Json]:
    return {key: value for key, value in content.items() if key not in known}


def _can_be_saved(content: Json) -> bool:
    """Return whether it can be written again: not what is too large, or nested too deeply."""
    try:
        json.dumps(content, indent=2, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def _read_entry(content: Json, number: int) -> tuple[Entry, list[str]]:
    """Return an entry, and the names in it that are unknown."""
    entry = _object(content, Sentence(_tr("Core", "an entry")))
    unread = _others(entry, _KEYS)
    unknown = list(unread)
    if ("preset" in entry) == ("experiment" in entry):
        raise Refusal(_tr("Core", "an entry has either a preset or an experiment"))
    if "preset" in entry:
        if "settings" in entry:
            raise Refusal(_tr("Core", "settings belong to an experiment, not to a preset"))
        name = _text(entry, "preset", "")
        if all(built_in.name != name for built_in in PRESETS):
            raise Refusal(_tr("Core", "there is no demonstration {0}"), shown(name))
        preset = usual = find_preset(name)
    else:
        settings = _object(entry.get("settings", {}), "settings")
        name = _text(entry, "experiment", "")
        if name not in Experiment.registry:
            raise Refusal(_tr("Core", "there is no experiment {0}"), shown(name))
        known = Experiment.registry[name].settings()
        if strange := _others(settings, known):
            unread["settings"] = strange
            unknown += strange
        own = {key: value for key, value in settings.items() if key in known}
        experiment = make_experiment(name, own)
        usual = preset_for(experiment).with_settings(experiment)
        preset = dataclasses.replace(usual, name=f"own-{number}")
    preset = _with_texts(preset, entry)
    views, others = _known_views(preset.views, usual.views, preset)
    side, others_beside = _known_views(preset.side, usual.side, preset)
    preset = dataclasses.replace(preset, views=views, side=side)
    for key, names in (("views", others), ("side", others_beside)):
        if names:
            unread[key] = list[Json](names)
            unknown += names
    unread = {key: value for key, value in unread.items() if _can_be_saved(value)}
    minutes = _number(entry, "minutes", 0, 0, LONGEST) if "minutes" in entry else None
    passage, notes = (_text(entry, name, "") for name in ("passage", "notes"))
    predict = entry.get("predict", False)
    if not isinstance(predict, bool):
        text = _tr("Core", "{0} is {1}; it must be true or false")
        raise Refusal(text, "predict", shown(predict))
    return Entry(preset, passage, notes, minutes, predict, unread), unknown


def _known_views(
    names: tuple[str, ...], usual: tuple[str, ...], preset: Preset
) -> tuple[tuple[str, ...], list[str]]:
    """Return the views that the panel has, the usual ones if there is none, and the others.

    Before the first view there is no page to go on from.
    """
    views = subject_of(preset.experiment).views | {NEXT_PAGE}
    others = [name for name in names if name not in views]
    known = tuple(dropwhile(NEXT_PAGE.__eq__, (name for name in names if name in views)))
    return known if known or not names else usual, others


def _with_texts(preset: Preset, entry: Mapping[str, Json]) -> Preset:
    """Return a demonstration with all that an entry says beside its experiment."""
    pace = preset.pace
    if entry.get("pace", pace) is None:
        pace = None
    elif "pace" in entry:
        pace = _number(entry, "pace", 30.0, 1, FASTEST)
    epoch = _number(entry, "epoch", preset.epoch, 0, preset.experiment.last_epoch)
    if epoch != int(epoch):
        raise Refusal(_tr("Core", "{0} is {1}; it must be a whole number"), "epoch", shown(epoch))
    caption = _text(entry, "caption", preset.caption)
    return dataclasses.replace(
        preset,
        claim=preset.claim if caption == preset.caption else None,  # else it is the lecturer's
        title=_text(entry, "title", preset.title),
        question=_text(entry, "question", preset.question),
        subtitle=_text(entry, "subtitle", preset.subtitle),
        caption=caption,
        section=_text(entry, "section", preset.section),
        views=_names(entry, "views", preset.views),
        side=_names(entry, "side", preset.side),
        pace=pace,
        epoch=int(epoch),
    )


def _object(value: Json, what: str | Sentence) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise Refusal(
            _tr("Core", "{0} must be an object, {1}, and is {2}"),
            what,
            '{"name": …}',
            shown(value),
        )
    return value


def _text(body: Mapping[str, Json], name: str, usual: str) -> str:
    value = body.get(name, usual)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        text = _tr("Core", "{0} is {1}; it must be a text of at most {2} characters")
        raise Refusal(text, name, shown(value), LONGEST_TEXT)
    return value


def _names(body: Mapping[str, Json], name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    value = body.get(name, list(usual))
    if not isinstance(value, list) or len(value) > MOST_VIEWS:
        raise _no_views(name, value)
    names = [item for item in value if isinstance(item, str)]
    if len(names) < len(value):
        raise _no_views(name, value)
    return tuple(names)


def _no_views(name: str, value: Json) -> Refusal:
    text = _tr("Core", "{0} is {1}; it must be a list of names of views, at most 20")
    return Refusal(text, name, shown(value))


def _number(body: Mapping[str, Json], name: str, usual: float, least: float, most: float) -> float:
    value = body.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        text = _tr("Core", "{0} is {1}; it must be a number from {2} to {3}")
        raise Refusal(text, name, shown(value), f"{least:g}", f"{most:g}")
    return float(value)
