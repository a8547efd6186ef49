"""Where the files that travel with the program lie, and those that it may forget."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file in ``resources/``.

    In an installed wheel the folder lies inside the package, in a checkout beside it.
    """
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def home() -> Path | None:
    """Return this user's own folder, None for one who has none, as in some containers."""
    try:
        folder = Path.home()
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def cache_folder() -> Path:
    """Return where results are kept that take a while to work out.

    The variable GRADSIM_CACHE names another folder.
    """
    if own := os.environ.get("GRADSIM_CACHE"):
        return Path(own)
    own_folder = home() or Path(os.devnull)  # in which nothing can be kept
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or own_folder / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = own_folder / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or own_folder / ".cache")
    return root / "gradsim"
