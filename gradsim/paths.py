"""Paths in files, which travel: stored relative to the file, and looked for beside it.

A setting with `is_path` names a file or folder. In an experiment it is as the system has it; in
a file it is relative to the folder of the file where it lies there or near it, and no absolute
path of anyone's home.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from gradsim.core.experiment import Experiment, with_values
from gradsim.folders import home

MOST_UP = 2  # folders up to where a path is still relative
_HOMES = re.compile(
    r"(?:/home/[^/]+|/Users/[^/]+|/root|[A-Za-z]:[\\/]Users[\\/][^\\/]+)(?=[\\/]|$)"
)


def with_paths(experiment: Experiment, change: Callable[[str], str]) -> Experiment:
    """Return an experiment with every path in it changed."""
    changes = {}
    for name, setting in experiment.settings().items():
        if setting.is_path and getattr(experiment, name):
            changed = change(getattr(experiment, name))
            if changed != getattr(experiment, name):
                changes[name] = changed
    return with_values(experiment, changes) if changes else experiment


def stored(path: str, folder: Path | None) -> str:
    """Return a path as a file says it.

    Parameters
    ----------
    path : str
        As the system has it.
    folder : Path or None
        The folder of the file; None where it is not known.
    """
    if folder is not None and not _is_foreign(path):
        try:
            relative = os.path.relpath(path, folder)
        except ValueError:  # on another drive
            relative = ""
        if relative and _is_near(folder.absolute(), Path(relative).parts.count("..")):
            return Path(relative).as_posix()
    whole = path if _is_foreign(path) else os.path.abspath(path)
    own = str(home() or os.sep)
    if own != os.sep and (whole == own or whole.startswith(own + os.sep)):
        return "~" + whole[len(own) :].replace("\\", "/")
    return _HOMES.sub("~", whole.replace("\\", "/") if _is_foreign(path) else whole, count=1)


def _is_near(folder: Path, up: int) -> bool:
    """Return whether so many folders up are few, and lead neither to the root nor out of home."""
    if up > min(MOST_UP, len(folder.parts) - 2):
        return False
    common = folder.parents[up - 1] if up else folder
    own = home()
    return own is None or common == own or not own.is_relative_to(common)


def found(path: str, folder: Path) -> str:
    """Return what a path means that stands in a file of this folder.

    It is looked for beside the file first, then where it says. Where it is not found it is as
    the file says, so that it can be named.
    """
    if _is_foreign(path):
        return _first_there([folder / PureWindowsPath(path).name]) or path
    if path.startswith("~"):
        home, inner = os.path.expanduser(path), path.lstrip("~").lstrip("/")
        places = [folder / inner, folder / Path(inner).name, Path(home)]
        return _first_there(places if inner else places[2:]) or home
    if os.path.isabs(path):
        return _first_there([Path(path), folder / Path(path).name]) or path
    beside = os.path.abspath(folder / path)
    return _first_there([Path(beside), Path(path)]) or beside


def _is_foreign(path: str) -> bool:
    """Whether it is a path of Windows on another system."""
    return os.name != "nt" and PureWindowsPath(path).is_absolute()


def _first_there(places: list[Path]) -> str:
    for place in places:
        try:
            if place.exists():
                return os.path.abspath(place)
        except (OSError, ValueError):  # no name that a file can have
            continue
    return ""
