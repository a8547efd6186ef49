"""Keeps the screen saver and sleep away while a lecture is given.

Each way is held by a connection or a process, so that it ends with the program in any case.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication

_NAME, _REASON = "gradsim", "a lecture is being given"


class Keeper(Protocol):
    """A way to keep a computer awake."""

    def hold(self) -> None:
        """Keep it awake."""

    def release(self) -> None:
        """Let it sleep again."""


class Awake:
    """Keeps the computer awake in every way that there is here.

    Parameters
    ----------
    keepers : iterable of Keeper, optional
        The ways; by default those of this platform.
    """

    def __init__(self, keepers: Iterable[Keeper] | None = None) -> None:
        self._keepers = list(keepers) if keepers is not None else None
        self._held: list[Keeper] = []

    def set(self, awake: bool) -> None:
        """Keep the computer awake, or let it sleep; a way that fails is left out."""
        if awake and not self._held:
            if self._keepers is None:
                self._keepers = keepers_here()
            for keeper in self._keepers:
                with suppress(OSError, AttributeError):  # no such library or function
                    keeper.hold()
                    self._held.append(keeper)
        elif not awake:
            for keeper in self._held:
                with suppress(OSError, AttributeError):
                    keeper.release()
            self._held = []


def keepers_here() -> list[Keeper]:
    """Return the ways of this platform; none for a window that nobody sees."""
    platform = QGuiApplication.platformName()
    if platform in ("offscreen", "minimal"):
        return []
    if sys.platform == "win32":
        return [WindowsKeeper()]
    if sys.platform == "darwin":
        return [MacKeeper()]
    keepers: list[Keeper] = [DesktopKeeper()]
    if platform == "xcb":
        keepers.append(XKeeper())
    return keepers


#: The services that are asked on a Linux desktop: name, path.
SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"),
)


class DesktopKeeper:
    """The desktop's services, over D-Bus; they let go when its connection is closed."""

    def hold(self) -> None:
        """Ask every service that there is, and wait for none."""
        if not _has_session_bus():  # Qt would start one
            return
        # not before a lecture is given: the import takes time at the start
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _NAME)
        for service, path in SERVICES:
            message = QDBusMessage.createMethodCall(service, path, service, "Inhibit")
            message.setArguments([_NAME, _REASON])
            bus.send(message)

    def release(self) -> None:
        """Close the connection."""
        if _has_session_bus():
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(_NAME)


def _has_session_bus() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(folder) and (Path(folder) / "bus").exists()
    )


class XKeeper:
    """The screen saver of X itself, which needs no desktop."""

    def __init__(self) -> None:
        self._display: int | None = None

    def hold(self) -> None:
        """Suspend it for as long as a connection of ours is open."""
        x = ctypes.CDLL("libX11.so.6")
        saver = ctypes.CDLL("libXss.so.1")
        x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = x.XOpenDisplay(None)
        if self._display is not None:
            saver.XScreenSaverSuspend(ctypes.c_void_p(self._display), 1)
            x.XFlush(ctypes.c_void_p(self._display))

    def release(self) -> None:
        """Close the connection."""
        if self._display is not None:
            ctypes.CDLL("libX11.so.6").XCloseDisplay(ctypes.c_void_p(self._display))
            self._display = None


class WindowsKeeper:
    """The execution state of the thread that shows the window."""

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2

    def hold(self) -> None:
        """Require system and display."""
        self._set(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

    def release(self) -> None:
        """Require nothing any more."""
        self._set(self._CONTINUOUS)

    def _set(self, state: int) -> None:
        kernel = ctypes.CDLL("kernel32")
        kernel.SetThreadExecutionState(ctypes.c_uint(state))


class MacKeeper:
    """A power assertion of macOS."""

    _UTF8, _ON = 0x08000100, 255

    def __init__(self) -> None:
        self._assertion = ctypes.c_uint32(0)

    def hold(self) -> None:
        """Make the assertion that the display is needed."""
        core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        texts = [
            ctypes.c_void_p(
                core.CFStringCreateWithCString(None, text.encode(), ctypes.c_uint32(self._UTF8))
            )
            for text in ("PreventUserIdleDisplaySleep", f"{_NAME}: {_REASON}")
        ]
        self._kit().IOPMAssertionCreateWithName(
            texts[0], ctypes.c_uint32(self._ON), texts[1], ctypes.byref(self._assertion)
        )
        for text in texts:
            core.CFRelease(text)

    def release(self) -> None:
        """Give the assertion back."""
        self._kit().IOPMAssertionRelease(self._assertion)

    def _kit(self) -> ctypes.CDLL:
        return ctypes.CDLL("/System/Library/Frameworks/IOKit.framework/IOKit")
