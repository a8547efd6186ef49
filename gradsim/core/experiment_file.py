"""The file of an experiment: JSON with its version, its name and its settings."""

import json

from gradsim.core.experiment import Experiment, make_experiment, one_of, settings_to_json
from gradsim.core.sentence import Refusal, marked
from gradsim.core.settings import Json, SettingError, shown

FILE_VERSION = 1
LARGEST_FILE = 1_000_000  # characters

_tr = marked


def experiment_to_json(experiment: Experiment) -> str:
    """Return the text of an experiment file."""
    content = {
        "gradsim": FILE_VERSION,
        "experiment": experiment.name,
        "settings": settings_to_json(experiment),
    }
    return json.dumps(content, indent=2, allow_nan=False) + "\n"


def experiment_from_json(text: str) -> Experiment:
    """Read an experiment file.

    Raises
    ------
    SettingError
        If a setting is unknown or not allowed.
    ValueError
        If the text is no experiment file; the message says what is wrong.
    """
    if len(text) > LARGEST_FILE:
        raise Refusal(_tr("Core", "an experiment file has at most {0} characters"), LARGEST_FILE)
    return experiment_from_content(parse_json(text))


def experiment_from_content(content: Json) -> Experiment:
    """Return the experiment of a file that is parsed; see :func:`experiment_from_json`."""
    if not isinstance(content, dict) or "gradsim" not in content:
        raise Refusal(
            _tr("Core", "an experiment file starts with {0}"), '{"gradsim": 1, "experiment": …'
        )
    check_version(content["gradsim"])
    for key in content:
        if key not in ("gradsim", "experiment", "settings"):
            known = "gradsim, experiment, settings"
            raise Refusal(_tr("Core", "unknown key {0}; known are {1}"), shown(key), known)
    name, settings = content.get("experiment"), content.get("settings", {})
    if not isinstance(name, str):
        raise SettingError("experiment", name, one_of(Experiment.registry))
    if not isinstance(settings, dict):
        text = _tr("Core", "{0} is {1}; it must be an object of names and values")
        raise Refusal(text, "settings", shown(settings))
    return make_experiment(name, settings)


def check_version(version: Json) -> None:
    """Raise ValueError where a file is of a version that this program does not read."""
    if isinstance(version, float) and version.is_integer():
        version = int(version)  # as JSON has it
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        text = _tr("Core", "{0} is {1}; it must be the version of the file format, such as {2}")
        raise Refusal(text, "gradsim", shown(version), FILE_VERSION)
    if version > FILE_VERSION:
        raise Refusal(
            _tr(
                "Core",
                "the file has version {0}, this program reads up to version {1}: "
                "a newer gradsim is needed",
            ),
            shown(version),
            FILE_VERSION,
        )


def parse_json(text: str) -> Json:
    """Parse JSON from outside: no NaN or Infinity, no key twice, bounded depth.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong.
    """

    def no_constant(name: str) -> Json:
        raise Refusal(_tr("Core", "{0} is not a number that JSON has"), name)

    def no_duplicates(pairs: list[tuple[str, Json]]) -> Json:
        result: dict[str, Json] = {}
        for key, value in pairs:
            if key in result:
                raise Refusal(_tr("Core", "the key {0} appears twice"), shown(key))
            result[key] = value
        return result

    def whole_number(digits: str) -> Json:
        if len(digits) > 1000:
            raise Refusal(_tr("Core", "a number has {0} digits"), len(digits))
        return int(digits)

    try:
        parsed: Json = json.loads(
            text,
            parse_int=whole_number,
            parse_constant=no_constant,
            object_pairs_hook=no_duplicates,
        )
    except json.JSONDecodeError as error:
        raise Refusal(_tr("Core", "not JSON: {0} in line {1}"), error.msg, error.lineno) from None
    except RecursionError:
        raise Refusal(_tr("Core", "not JSON that can be read: nested too deeply")) from None
    return parsed
