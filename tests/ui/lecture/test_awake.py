"""Screen saver and sleep stay away while a lecture is given, and no longer."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gradsim.ui.lecture import awake
from gradsim.ui.lecture.awake import Awake, DesktopKeeper, MacKeeper, WindowsKeeper

ROOT = Path(__file__).parents[3]


class Fake:
    """A way that notes what it is asked, or fails."""

    def __init__(self, fails: bool = False) -> None:
        self.calls, self.fails = [], fails

    def hold(self) -> None:
        if self.fails:
            raise OSError("there is no such library")
        self.calls.append("hold")

    def release(self) -> None:
        self.calls.append("release")


def test_it_is_awake_while_a_lecture_is_given(open_window):
    opened = open_window("neuron-good-start")
    broken, fake = Fake(fails=True), Fake()
    opened.window.room.awake = Awake([broken, fake])
    toggle = opened.window.actions_by_name["lecture_mode"]
    toggle.trigger()
    opened.window.actions_by_name["next"].trigger()
    assert fake.calls == ["hold"]
    toggle.trigger()
    assert fake.calls == ["hold", "release"]
    toggle.trigger()
    opened.window.close()
    assert fake.calls == ["hold", "release"] * 2
    assert broken.calls == []


@pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs a bus")
def test_the_desktop_is_asked_and_told(tmp_path, monkeypatch, qtbot):
    """A service on a bus of its own: it is asked, and sees the caller go."""
    address = f"unix:path={tmp_path}/bus"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"],
        stderr=subprocess.DEVNULL,
    )
    qtbot.waitUntil((tmp_path / "bus").exists)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    service = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.lecture.screen_saver"],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    try:
        assert service.stdout.readline() == "ready\n"
        keeper = DesktopKeeper()
        keeper.hold()
        assert service.stdout.readline() == "inhibit gradsim a lecture is being given\n"
        keeper.release()
        assert service.stdout.readline().startswith("gone ")
    finally:
        for process in (service, daemon):
            process.terminate()
            process.wait()
        service.stdout.close()


def test_without_a_bus_none_is_started(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    keeper = DesktopKeeper()
    keeper.hold()
    keeper.release()


@pytest.mark.skipif(
    not all(map(shutil.which, ("xvfb-run", "xset"))), reason="needs a virtual screen"
)
def test_x_keeps_its_own_screen_saver_away():
    result = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-W", "error", "-m", "tests.ui.lecture.x_saver"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


class Library:
    """A library that notes each function called, with plain numbers."""

    def __init__(self, calls: list) -> None:
        self._calls = calls
        self.functions = {}

    def __getattr__(self, name: str):
        def call(*values):
            plain = [getattr(value, "value", None) for value in values]
            self._calls.append((name, *plain))
            return len(self._calls)

        return self.functions.setdefault(name, call)


def test_windows_and_macos_are_asked_by_their_own_calls(monkeypatch):
    calls = []
    monkeypatch.setattr(awake.ctypes, "CDLL", lambda name: Library(calls))
    ways = Awake([WindowsKeeper()])
    ways.set(True)
    ways.set(False)
    assert calls == [
        ("SetThreadExecutionState", 0x80000003),
        ("SetThreadExecutionState", 0x80000000),
    ]
    calls.clear()
    keeper = MacKeeper()
    keeper.hold()
    keeper.release()
    names = [name for name, *_ in calls]
    assert names == [
        *["CFStringCreateWithCString"] * 2,
        "IOPMAssertionCreateWithName",
        *["CFRelease"] * 2,
        "IOPMAssertionRelease",
    ]
    made = next(call for call in calls if call[0] == "IOPMAssertionCreateWithName")
    assert made[1:4] == (1, 255, 2)  # both texts, and the level "on"
    assert isinstance(keeper._assertion, ctypes.c_uint32)
