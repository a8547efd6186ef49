"""Frames and stalls of the window while runs go on at full speed.

A heartbeat in the window's own event loop notes how late a timer of 2 ms is served: that is
for how long a key or a click would wait. Each demonstration runs for some seconds at two
sizes; a single neuron records a million epochs meanwhile. Without a screen the painting is
the same, into memory.

What is wanted follows the machine: how long five plain curves take to draw in the same seconds.

Stalls depend on what else the machine does: they are shown beside those of a bare event loop
with as busy a thread, in the same minute, and beside how much of each was work of the window's own
thread, in seconds of a processor.
"""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from statistics import median
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.measure import TURNS, show, show_at_least, show_at_most
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.preset import Preset
from gradsim.ui.application import make_application
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.main_window import MainWindow

# frames a second that a run at full speed should have at a size, and the milliseconds for which
# 99 of 100 keys or clicks wait at most: half as often and twice as long on a machine half as fast
SIZES = {(1920, 1080): (60.0, 16.5), (3840, 2160): (40.0, 25.0)}
REFERENCE = 5.5  # milliseconds of the fast machine for five curves
FAST = f"fast: {REFERENCE} ms"
ON_TIME = 0.95  # of the frames: one in twenty may come together with the next
SECONDS = 4.0
BEAT = 0.002  # seconds between two looks at the clock
MILLION = 1_000_000
LONG = 1.0  # seconds: how often a shorter run has been drawn tells nothing of a rate
ROUNDS = 15
NETWORK_FRAMES = 60.0  # a second


class Heart(QObject):
    """Notes how late the event loop serves a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[float] = []
        self.work: list[float] = []  # of the thread, in each of them
        self._last, self._worked = 0.0, 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.stalls, self.work = [], []
        self._last, self._worked = perf_counter(), thread_time()
        self._timer.start(round(1000 * BEAT))

    def stop(self) -> tuple[float, float]:
        """Return the stall that 99 of 100 do not exceed, and the longest, in milliseconds."""
        self._timer.stop()
        stalls = 1000 * np.array(self.stalls or [0.0])
        return float(np.percentile(stalls, 99)), float(stalls.max())

    @property
    def usual_work(self) -> float:
        """The work in a stall that 99 of 100 do not exceed, in milliseconds."""
        return float(np.percentile(1000 * np.array(self.work or [0.0]), 99))

    @Slot()
    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.stalls.append(max(0.0, now - self._last - BEAT))
        self.work.append(min(self.stalls[-1], worked - self._worked))
        self._last, self._worked = now, worked


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def bare_stalls(heart: Heart) -> tuple[float, float]:
    """Return the stalls of an event loop that does nothing, beside a thread of pure Python."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            sum(range(1000))

    thread = threading.Thread(target=work)
    thread.start()
    heart.start()
    wait(SECONDS / 2)
    result = heart.stop()
    over.set()
    thread.join()
    return result


def redraw(window: MainWindow) -> float:
    """Return the milliseconds of a processor for one frame: all drawn again, and painted."""
    times = []
    for _ in range(ROUNDS):
        start = thread_time()
        window.session.moved.emit()
        for _ in range(TURNS):
            QApplication.processEvents()
        times.append(thread_time() - start)
    return 1000 * median(times)


def slowness_now() -> float:
    """Return how much longer than the fast machine this one takes for five curves, 1 to 2."""
    return min(max(five_curves() / REFERENCE, 1.0), 2.0)


def five_curves() -> float:
    """Return the milliseconds of a processor to draw 5 curves of 10,000 points on 1400×800."""
    plot = pg.PlotWidget()
    plot.resize(1400, 800)
    plot.show()
    steps = np.random.default_rng(0).standard_normal((5, 10_000))
    x, walks = np.arange(10_000.0), np.cumsum(steps, axis=1)
    curves = [plot.plot(pen=pg.mkPen("w", width=1), antialias=True) for _ in walks]
    times = []
    for _ in range(ROUNDS):
        start = thread_time()
        for curve, y in zip(curves, walks, strict=True):
            curve.setData(x, y)
        plot.grab()
        times.append(thread_time() - start)
    plot.close()
    return 1000 * median(times)


def with_a_million_epochs(window: MainWindow, preset: Preset) -> None:
    """Open a demonstration; a neuron learns slowly, and for long."""
    window.session.open_preset(preset)
    wait(0.4)
    if preset.experiment.name == "single-neuron":
        window.change_settings({"epochs": MILLION, "learning_rate": 0.001})
        wait(0.1)
    window.session.set_pace(FULL_SPEED)


def runs(window: MainWindow, heart: Heart, size: tuple[int, int]) -> None:
    frames, named = 0, f"{size[0]}×{size[1]}"
    rate, stall = SIZES.get(size, SIZES[1920, 1080])
    rates, waits, works, paintings = list[float](), list[float](), list[float](), list[float]()
    slownesses = list[float]()

    def count(_: int) -> None:
        nonlocal frames
        frames += 1

    window.session.runner.advanced.connect(count)
    head = f"{'demonstration, ' + named:40}{'rows':>10}{'rows/s':>11}{'frames/s':>9}{'frame':>9}"
    print(f"  {head}{'stalls: 99 %':>16}{'own work':>11}{'longest':>10}")
    for preset in PRESETS:
        if preset.experiment.last_epoch < 2:
            continue  # nothing runs
        with_a_million_epochs(window, preset)
        slownesses.append(slowness_now())
        frames = 0
        heart.start()
        start = perf_counter()
        window.session.toggle()
        while perf_counter() - start < SECONDS and window.session.runner.state is RunState.PLAYING:
            wait(0.05)
        seconds = perf_counter() - start
        usual, longest = heart.stop()
        window.session.runner.pause()
        wait(0.05)
        recording = window.session.recording
        rows = len(recording) if recording is not None else 0
        missed = "" if usual <= stall * slownesses[-1] else "  missed"
        numbers = f"{rows:>10,}{rows / seconds:>11,.0f}{frames / seconds:>9.0f}"
        waits.append(usual)
        works.append(heart.usual_work)
        paintings.append(redraw(window))
        if seconds > LONG:
            rates.append(frames / seconds)
        stalls = f"{paintings[-1]:>6.1f} ms{usual:>13.1f} ms{works[-1]:>8.1f} ms{longest:>7.0f} ms"
        print(f"  {preset.name:40}{numbers}{stalls}{missed}", flush=True)
    window.session.runner.advanced.disconnect(count)
    slowness = median(slownesses)
    show(f"Five plain curves, {named}, half of the times", f"{REFERENCE * slowness:.1f} ms", FAST)
    show("  by which frames are wanted more seldom, stalls longer", f"{slowness:.2f}×", "1 to 2×")
    least_rate, longest_stall = round(ON_TIME * rate / slowness, 1), round(stall * slowness, 1)
    head = f"{named}, all"
    show_at_least(f"{head}, frames a second, least", min(rates), least_rate, "")
    show_at_least(f"{head}, half of them", median(rates), least_rate, "")
    show_at_most(f"{head}, 99 % of stalls, longest", max(waits), longest_stall, " ms")
    show_at_most(f"{head}, half of them", median(waits), longest_stall, " ms")
    show_at_most(f"{head}, own work in it, longest", max(works), longest_stall, " ms")
    show_at_most(f"{head}, half of them", median(works), longest_stall / 2, " ms")
    show_at_most(f"{head}, a frame, longest", max(paintings), longest_stall, " ms")
    show_at_most(f"{head}, half of them", median(paintings), longest_stall / 2, " ms")


def growth(window: MainWindow) -> None:
    """A frame after ten thousand epochs and after a million."""
    times = []
    for epochs in (10_000, MILLION):
        window.session.open_preset(find_preset("neuron-cost-duel"))
        wait(0.2)
        window.change_settings({"epochs": epochs, "learning_rate": 10.0 / epochs})
        wait(0.2)
        window.session.set_pace(FULL_SPEED)
        window.session.toggle()
        while window.session.runner.state is RunState.PLAYING:
            wait(0.05)
        times.append(redraw(window))
    show_at_most("A frame after 1,000,000 epochs, of one after 10,000", times[1] / times[0], 1.25)


def small_network(window: MainWindow) -> None:
    """A frame of a network of four layers of 8: its plane, 33 maps and 216 weights."""
    window.session.open_preset(find_preset("network-xor"))
    wait(0.4)
    window.look.set_theme("light")
    window.resize(1600, 900)
    settings = {"data": "spirals", "points": 100, "hidden_layers": (8, 8, 8, 8), "networks": 1}
    window.change_settings({**settings, "activation": "tanh", "learning_rate": 0.1})
    window.panel.open_views(["plane", "cost"], ["network", "points"])
    wait(0.4)
    window.session.set_pace(NETWORK_FRAMES)
    if window.session.runner.state is not RunState.PLAYING:  # as after a run that had ended
        window.session.toggle()
    frames: list[int] = []
    window.session.runner.advanced.connect(frames.append)
    start = perf_counter()
    wait(SECONDS)
    seconds = perf_counter() - start
    window.session.runner.pause()
    window.session.runner.advanced.disconnect(frames.append)
    rate, least = len(frames) / seconds, ON_TIME * NETWORK_FRAMES
    show_at_least("Four layers of 8, 60 epochs a second, frames a second", rate, least, "")
    show_at_most("  a frame", redraw(window), round(1000 / NETWORK_FRAMES, 1), " ms")


def sizes() -> Iterator[tuple[int, int]]:
    yield from SIZES if len(sys.argv) < 2 else [tuple(map(int, sys.argv[1].split("x")))]


def main() -> None:
    make_application()
    gc.freeze()  # as the program does
    heart = Heart()
    usual, longest = bare_stalls(heart)
    show("Stalls of a bare event loop beside a busy thread", f"{usual:.1f}, {longest:.0f} ms")
    window = MainWindow(PRESETS[0])
    window.look.set_theme("projector")
    window.show()
    for width, height in sizes():
        window.resize(width, height)
        wait(0.5)
        runs(window, heart, (width, height))
    growth(window)
    small_network(window)
    window.close()


if __name__ == "__main__":
    main()
