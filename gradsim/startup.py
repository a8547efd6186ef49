"""Whether a window can open here, asked before Qt is started.

Qt aborts the whole process when it finds no display or lacks a system library, so
the answer must be known before the application object is made. Nothing here
imports Qt.
"""

import ctypes
import gc
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# System library -> package of Debian and Ubuntu that has it. Newer releases call one of
# them libglib2.0-0t64; apt finds it by the older name.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What Qt's platform plugin for X needs beyond the libraries of Qt itself.
_X_LIBRARIES = [name for name in _PACKAGES if name.startswith(("libX11", "libxcb", "libxkb"))]


@contextmanager
def without_collections() -> Iterator[None]:
    """Import without looking for garbage, of which imports leave none.

    The looks take 60 ms of a processor at the start of the window, of 0.57 s. What is imported
    stays to the end, so that later ones need not look at it: the longest takes 27 ms, not 46.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def check_display() -> str | None:
    """Say why a window cannot open here.

    Returns
    -------
    str or None
        One sentence naming what to do, or None when nothing stands in the way.
    """
    if sys.platform != "linux":
        return None
    platform = os.environ.get("QT_QPA_PLATFORM")
    display = os.environ.get("DISPLAY")
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if not (platform or display or wayland):
        return (
            "There is no display to open a window on: start gradsim in a graphical session, "
            "or compute without a window with “gradsim run”."
        )
    # Qt takes a list of platforms to try, each with options: "wayland;xcb:…".
    first = re.split("[;:]", platform)[0] if platform else ("wayland" if wayland else "xcb")
    if first != "xcb":
        return None
    missing = [name for name in _X_LIBRARIES if not _can_load(name)]
    if missing:
        return _missing_libraries(missing)
    if not _x_display_answers():
        return (
            f"The X display “{display or ''}” does not answer: set DISPLAY to the one of your "
            "graphical session, or compute without a window with “gradsim run”."
        )
    return None


def explain_import_error(error: ImportError) -> str:
    """Put the failed import of a part of the window in one sentence.

    Parameters
    ----------
    error
        What importing PySide6, pyqtgraph or a module of gradsim raised.

    Returns
    -------
    str
        What is missing, and the package to install where it is known.
    """
    library = re.match(r"(\S+\.so[.\d]*): cannot open shared object file", str(error))
    if library:
        return _missing_libraries([library[1]])
    if isinstance(error, ModuleNotFoundError) and error.name:
        return (
            f"The Python package “{error.name.partition('.')[0]}” is missing: "
            "install gradsim again, with all that it requires."
        )
    return f"A part of gradsim could not be loaded: {error}."


def _missing_libraries(names: Iterable[str]) -> str:
    names = list(names)
    packages = sorted({_PACKAGES[name] for name in names if name in _PACKAGES})
    what = ("library " if len(names) == 1 else "libraries ") + ", ".join(names)
    sentence = f"The window needs the system {what}"
    if not packages:
        return f"{sentence}: install the package of your system that has it."
    return f"{sentence}: on Debian or Ubuntu, “sudo apt install {' '.join(packages)}”."


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x_display_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    # A null name means the environment's DISPLAY; a connection is returned even on failure.
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
