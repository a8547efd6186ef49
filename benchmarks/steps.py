"""The next demonstration, another theme, a drag, a step of a circuit: how long until painted.

Seconds of the window's processor, which do not depend on what else the machine does; the
pause between two steps, in which the next panel is built, is that of a lecture.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import monotonic, thread_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.measure import show_at_most
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.random_chains import random_chain
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.placing.layout import lay_out
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.ui.application import make_application
from gradsim.ui.window.main_window import MainWindow

FRAME = 16.0  # milliseconds
PATIENCE = 100.0  # milliseconds that pass for at once
PAUSE = 1.2  # seconds between two steps, longer than the lecture waits before it prepares


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
    QApplication.processEvents()
    return 1000 * (thread_time() - spent)


def lecture(window: MainWindow) -> None:
    """Page Down through the whole lecture, twice: the second time all panels are there."""
    window.session.open_preset(PRESETS[0])
    window.room.toggle()
    wait(PAUSE)
    for name in ("the first time", "again"):
        window.room.mode.go(0)
        wait(PAUSE)
        times = []
        for _ in range(len(window.room.mode.lecture.entries) - 1):
            times.append(until_painted(window, window.actions_by_name["next"].trigger))
            wait(PAUSE)
        show_at_most(f"Page Down, {name}, half of them", median(times), PATIENCE, " ms")
        show_at_most(f"Page Down, {name}, the longest", max(times), 2.5 * PATIENCE, " ms")
    window.room.toggle()


def themes(window: MainWindow) -> None:
    for preset in ("neuron-good-start", "speed-4-layers", "chain-vanishing"):
        window.session.open_preset(find_preset(preset))
        wait(0.5)
        times = [
            until_painted(window, lambda name=name: window.look.set_theme(name))
            for name in ("dark", "projector", "light") * 3
        ]
        show_at_most(f"Another theme on {preset}", median(times[3:]), PATIENCE, " ms")


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
    window = MainWindow(PRESETS[0])
    window.resize(1440, 900)
    window.show()
    wait(1.0)
    drag(window)
    circuit(window)
    themes(window)
    lecture(window)
    window.close()


if __name__ == "__main__":
    main()
