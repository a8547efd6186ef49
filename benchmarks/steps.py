"""Page Down, another theme, another zoom, a drag, a step of a circuit: how long until painted.

Seconds of the window's processor, which depend least on what else the machine does; the pause
before the next demonstration, in which its panel is built, is that of a lecture. The reference
is what Qt itself needs to give the same window another look and to paint it once.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import monotonic, thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measure import TURNS, show_at_most
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.random_chains import random_chain
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.placing.layout import lay_out
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.ui.application import make_application
from gradsim.ui.lecture.beats import Beat
from gradsim.ui.theme import THEMES
from gradsim.ui.window.look import style_application
from gradsim.ui.window.main_window import MainWindow

FRAME = 16.0  # milliseconds
PATIENCE = 100.0  # milliseconds that pass for at once
LONGEST = 250.0  # milliseconds
OF_QT = 1.5  # times what Qt needs
PAUSE = 1.2  # seconds before the next question, longer than the lecture waits to prepare it
BREATH = 0.25  # seconds before another beat
BEATS = {
    Beat.ASK: "from the question to the run",
    Beat.RUN: "from the run to its end",
    Beat.CONCLUDE: "to the next question",
}


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def until_painted(window: MainWindow, act: Callable[[], object]) -> float:
    """Return the milliseconds of the window's processor until epoch 0 is on the screen."""
    spent, start = thread_time(), monotonic()
    act()
    while window.session.recording is None and monotonic() - start < 30:
        QApplication.processEvents()
    for _ in range(TURNS):
        QApplication.processEvents()
    return 1000 * (thread_time() - spent)


def repaint(window: MainWindow) -> None:
    for widget in (window, *window.findChildren(QWidget)):
        widget.update()


def restyle_by_qt(window: MainWindow, name: str) -> None:
    """Let Qt give all widgets another look, and paint them."""
    style_application(THEMES[name].zoomed(window.theme.zoom))
    repaint(window)


def restyled_by_qt(window: MainWindow) -> float:
    """Return the milliseconds that Qt needs for another look, and for one painting."""
    name = window.theme.name
    times = [
        until_painted(window, lambda name=name: restyle_by_qt(window, name))
        for name in ("dark", "projector", "light") * 3
    ]
    restyle_by_qt(window, name)
    return median(times[3:])


class Turns:
    """The longest turn of the event loop, in milliseconds of its thread."""

    def __init__(self) -> None:
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._note)
        self.begin()

    def begin(self) -> None:
        self.longest, self._before = 0.0, thread_time()

    def _note(self) -> None:
        now = thread_time()
        self.longest, self._before = max(self.longest, 1000 * (now - self._before)), now


def lecture(window: MainWindow) -> None:
    """Page Down through the whole lecture; panels are built when they come up first."""
    window.session.open_preset(PRESETS[0])
    window.room.toggle()
    mode = window.room.mode
    mode.go(0)
    turns = Turns()
    wait(PAUSE)
    times = defaultdict[Beat, list[tuple[float, str]]](list)
    pauses = [(turns.longest, PRESETS[0].name)]
    last = len(mode.lecture.entries) - 1
    while (mode.place, mode.beats.beat) != (last, Beat.CONCLUDE):
        beat, place = mode.beats.beat, mode.place
        time = until_painted(window, window.actions_by_name["next"].trigger)
        name = mode.lecture.entries[mode.place].preset.name
        times[beat].append((time, name))
        turns.begin()
        wait(PAUSE if mode.place != place else BREATH)
        pauses.append((turns.longest, name))
    reference = restyled_by_qt(window)
    for beat, words in BEATS.items():
        head, half = f"Page Down, {words}", median(time for time, _ in times[beat])
        longest, name = max(times[beat])
        show_at_most(f"{head}, half of them", half, PATIENCE, " ms")
        show_at_most(f"  {words}, longest: {name}", longest, LONGEST, " ms")
        show_at_most(f"{head}, of Qt's", half / reference, OF_QT)
    longest, name = max(pauses)
    show_at_most(f"Between beats, the longest turn: {name}", longest, PATIENCE, " ms")
    show_looks(window, "all panels, in the lecture")
    window.room.toggle()


def looks(window: MainWindow) -> None:
    for preset in ("neuron-good-start", "speed-4-layers", "chain-vanishing"):
        window.session.open_preset(find_preset(preset))
        wait(0.5)
        show_looks(window, preset)


def show_looks(window: MainWindow, where: str) -> None:
    """Show how long another theme and another zoom take there."""
    themes = [
        until_painted(window, lambda name=name: window.look.set_theme(name))
        for name in ("dark", "projector", "light") * 3
    ]
    zooms = [
        until_painted(window, lambda zoom=zoom: window.look.set_zoom(zoom))
        for zoom in (1.1, 1.0) * 4
    ]
    reference = restyled_by_qt(window)
    for what, times in (("theme", themes[3:]), ("zoom", zooms[2:])):
        head = f"Another {what}, {where}"
        show_at_most(head, median(times), PATIENCE, " ms")
        show_at_most(f"{head}, of Qt's", median(times) / reference, OF_QT)


def drag(window: MainWindow) -> None:
    """A weight of a chain of 50 neurons, dragged."""
    weights, biases = random_chain(50, 3)
    chain = Chain(weights=weights, biases=biases)
    window.session.open_preset(replace(find_preset("chain-vanishing"), experiment=chain))
    wait(0.5)
    panel = window.panel
    times = []
    for step in range(100):
        value = round(-2 + 0.01 * step, 2)
        times.append(
            until_painted(window, lambda value=value: panel._value_wanted("weights", 25, value))
        )
    show_at_most("A weight dragged in a chain of 50, a frame", median(times[10:]), FRAME, " ms")
    once = median(until_painted(window, lambda: repaint(window)) for _ in range(9))
    show_at_most("  of one painting of the whole window", median(times[10:]) / once, OF_QT)


def circuit(window: MainWindow) -> None:
    """The multiplier with all its blocks unfolded: its layout, and the steps of its signals."""
    multiplier = LogicCircuit(function="multiplier", steps="layers", unfold=5)
    window.session.open_preset(replace(find_preset("circuit-multiplier"), experiment=multiplier))
    wait(0.5)
    panel, recording = window.panel, window.session.recording
    view = panel.pair.left
    layouts, frames = [], []
    for epoch in range(len(recording)):
        lay_out.cache_clear()
        start = thread_time()
        lay_out(view.state.circuit)
        layouts.append(1000 * (thread_time() - start))
        panel.show_epoch(recording, epoch)
        start = thread_time()
        panel.show_epoch(recording, epoch)
        view.repaint()
        frames.append(1000 * (thread_time() - start))
    gates = f"{len(view.state.circuit.gates)} gates"
    show_at_most(f"Layout of a circuit of {gates}", median(layouts), PATIENCE, " ms")
    show_at_most(f"A step of a circuit of {gates}, a frame", median(frames), 4 * FRAME, " ms")


def main() -> None:
    make_application()
    gc.freeze()  # as the program does
    window = MainWindow(PRESETS[0])
    window.resize(1440, 900)
    window.show()
    wait(1.0)
    drag(window)
    circuit(window)
    looks(window)
    lecture(window)
    window.close()


if __name__ == "__main__":
    main()
