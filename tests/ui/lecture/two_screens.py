"""Gives a lecture on two screens, in a process of its own; run by test_screens.

Arguments: the name of the screen that the audience should have, the lecturer's, and on X the
primary one of both.
"""

import subprocess
import sys
import time

from PySide6.QtGui import QGuiApplication

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.application import make_application
from gradsim.ui.window.main_window import MainWindow

APP = make_application()  # before the screens are divided: without a program X forgets


def screens() -> dict[str, str]:
    """Return the place of each screen, by name."""
    return {screen.name(): str(screen.geometry()) for screen in APP.screens()}


def until(fact, told="", seconds=60):
    """Wait for a fact."""
    end = time.monotonic() + seconds
    while not fact():
        APP.processEvents()
        time.sleep(0.01)
        assert time.monotonic() < end, (told, screens())


def divide(names: list[str], primary: str) -> None:
    """Let a virtual screen of X be two, side by side."""
    for number, name in enumerate(names):
        place = f"1280/300x720/200+{1280 * number}+0"
        mark = "*" if name == primary else ""
        output = "none" if number else "screen"
        subprocess.run(["xrandr", "--setmonitor", f"{mark}{name}", place, output], check=True)


def main(room: str, desk: str, primary: str = "") -> None:
    """Open the presenter's view, swap, close, and open it again."""
    if primary:
        divide([desk, room], primary)
    until(lambda: {room, desk} <= set(screens()), "two screens")
    if primary:
        until(lambda: APP.primaryScreen().name() == primary, "the primary screen")
    window = MainWindow(find_preset("neuron-good-start"), "projector")
    window.show()
    until(lambda: window.session.recording is not None, "a run")
    seen = []  # where the presenter's view is while the room's picture is on that screen

    def note() -> None:
        presenter = window.room.presenter
        if presenter is not None and presenter.isVisible() and window.isFullScreen():
            seen.append((presenter.screen().name(), window.screen().name()))

    def are_at(audience: str, lecturer: str) -> bool:
        note()
        places = (window.screen().name(), window.room.presenter.screen().name())
        return window.isFullScreen() and places == (audience, lecturer)

    actions = window.actions_by_name
    actions["presenter"].trigger()
    until(lambda: are_at(room, desk), "at first")
    until(lambda: not window.room.screens._timer.isActive(), "a look")
    assert window.message.isHidden(), window.message.text()
    assert window.room.mode.active
    actions["swap_screens"].trigger()
    until(lambda: are_at(desk, room), "swapped")
    actions["swap_screens"].trigger()
    until(lambda: are_at(room, desk), "swapped back")
    if QGuiApplication.platformName() == "xcb":
        presenter = window.room.presenter
        until(lambda: window.screen().geometry().contains(window.geometry()), window.geometry())
        until(lambda: not window.geometry().intersects(presenter.frameGeometry()))
    actions["presenter"].trigger()
    assert not window.room.presenter.isVisible()
    assert not window.isFullScreen() and not window.room.mode.active
    actions["presenter"].trigger()
    until(lambda: are_at(room, desk), "opened again")
    until(lambda: not window.room.screens._timer.isActive(), "a look")
    assert seen[-1] == (desk, room)
    window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
