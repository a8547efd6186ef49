"""Settings that are changed on the command line."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradsim.cli.common import Failure, Parser, Start

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.core.experiment import Experiment
    from gradsim.core.settings import Setting


IN_FULL = "change a setting, as --set weights=[2.0] or bias=−1/3; may be given several times"


def add_changes(parser: Parser, text: str = "as in run") -> None:
    """Let a command take changes of settings."""
    parser.add_argument(
        "--set", metavar="NAME=JSON", action="append", default=[], dest="changes", help=text
    )


def check_single(changes: Sequence[str], starts: Sequence[Start], what: str = "") -> None:
    """Raise Failure for changes where there are several experiments."""
    if changes and len(starts) > 1:
        named = (
            f"{what} is a lecture of {len(starts)} entries" if what else f"{len(starts)} are named"
        )
        raise Failure(f"--set changes one experiment; {named}")


def with_changes(start: Start, changes: Sequence[str]) -> Start:
    """Return what a command shows, with settings changed."""
    from gradsim.core.preset import Preset

    if not changes:
        return start
    experiment = changed(start.experiment, changes)
    is_preset = isinstance(start.what, Preset)
    return Start(start.name, start.preset.with_settings(experiment) if is_preset else experiment)


def changed(experiment: "Experiment", changes: Sequence[str]) -> "Experiment":
    """Return the experiment with settings changed; they are checked together."""
    from gradsim.core.experiment import with_values

    values = {}
    for change in changes:
        name, equals, _ = change.partition("=")
        if not equals:
            known = ", ".join(experiment.settings())
            raise Failure(f"--set {change} must be NAME=JSON, where NAME is one of {known}")
        values[name] = _value_of(change, experiment.settings().get(name))
    try:
        return with_values(experiment, values)
    except ValueError as error:
        raise Failure(str(error)) from None


def _value_of(change: str, setting: "Setting | None") -> object:
    """Return the value of NAME=VALUE: JSON, or what a person writes in its place."""
    from gradsim.core.experiment_file import parse_json
    from gradsim.core.numbers import NumberError, UnclearNumber

    text = change.partition("=")[2]
    reason = ""
    try:
        value = parse_json(text)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if setting is None or not is_number or not (setting.is_text or setting.is_list):
            return value
    except ValueError as error:
        reason = str(error)
    if (setting is not None and setting.is_text) or re.fullmatch(r"[A-Za-z][\w-]*", text):
        return text
    is_json = text.strip()[:1] in ("", "[", "{", '"')  # meant as such
    try:
        if setting is not None:
            is_bracketed = text.strip().startswith("[") and text.strip().endswith("]")
            return setting.read(text.strip()[1:-1] if is_bracketed else text)
    except NumberError as error:
        if not is_json or isinstance(error, UnclearNumber):
            reason = str(error)
    raise Failure(f"--set {change[:80]}: {reason}")
