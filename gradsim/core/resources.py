"""Where the files that travel with the program lie, and those that it may forget."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a file in ``resources/``.

    In an installed wheel the folder lies inside the package, in a checkout beside it.
    """
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def cache_folder() -> Path:
    """Return where results are kept that take a while to work out.

    The variable GRADSIM_CACHE names another folder.
    """
    if own := os.environ.get("GRADSIM_CACHE"):
        return Path(own)
    home = Path.home()
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = home / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return root / "gradsim"
