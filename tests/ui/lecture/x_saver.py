"""Asks X for its screen saver, before, while and after it is kept away; run by test_awake."""

import ctypes
import subprocess
import time

from gradsim.ui.lecture.awake import XKeeper


class Info(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("events", ctypes.c_ulong),
    )


X, SAVER = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
X.XOpenDisplay.restype = ctypes.c_void_p
DISPLAY = ctypes.c_void_p(X.XOpenDisplay(None))
ROOT = ctypes.c_ulong(X.XDefaultRootWindow(DISPLAY))


def info() -> Info:
    """Return what X says of its screen saver."""
    found = Info()
    assert SAVER.XScreenSaverQueryInfo(DISPLAY, ROOT, ctypes.byref(found))
    return found


ON = 1


def until(fact) -> None:
    """Wait for a fact that X tells."""
    end = time.monotonic() + 60
    while not fact(info()):
        time.sleep(0.05)
        assert time.monotonic() < end


subprocess.run(["xset", "s", "1", "1"], check=True)  # after a second
until(lambda found: found.state == ON)
subprocess.run(["xset", "s", "reset"], check=True)
keeper = XKeeper()
keeper.hold()
until(lambda found: found.idle > 2000 or found.state == ON)
assert info().state != ON
keeper.release()
until(lambda found: found.state == ON)
