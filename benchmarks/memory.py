"""What a run takes in memory, of each epoch and of ten million, and what windows leave.

Each number of a row takes 8 bytes, and nothing is thinned: what would need more than
``MOST_RECORDED`` bytes is refused before it starts, in a sentence.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
from itertools import islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from benchmarks.measure import show, show_at_least, show_at_most
from gradsim.core.chain.experiment import Chain
from gradsim.core.experiment import MOST_RECORDED, Experiment, bytes_per_epoch
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.application import make_application
from gradsim.ui.process.memory import give_back_free_memory
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.main_window import MainWindow

TEN_MILLION = 10_000_000
WINDOWS = 200
DRAGS, STEPS = 10, 200
LECTURES, FILLED = 6, 3  # times through all demonstrations, and those that fill caches


def resident() -> int:
    """Return the bytes that this process has in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def of_an_epoch(name: str, experiment: Experiment, epochs: int) -> None:
    recording = Recording(experiment)
    recording.extend(islice(experiment.run(), epochs))
    size = bytes_per_epoch(experiment)
    show(f"{name}, bytes of an epoch", f"{size:,}")
    show_at_most(
        f"  recorded, with the summary, of {epochs:,} × {size:,}",
        recording.nbytes / (epochs * size),
        1.25,
    )


def opened(experiment: Experiment) -> MainWindow:
    """Return a window with epoch 0 of an experiment on screen."""
    window = MainWindow(experiment)
    window.resize(1280, 720)
    window.show()
    loop = QEventLoop()
    while window.session.recording is None:
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    return window


def closed_windows() -> None:
    """What so many windows leave that were opened and closed one after the other."""
    make_application()
    sizes = []
    for _ in range(WINDOWS):
        opened(SingleNeuron()).close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        sizes.append(resident())
    show("A window opened and closed", f"{WINDOWS} times")
    show_at_most("  more memory than after the first", (sizes[-1] - sizes[0]) / 1e6, 20, " MB")


def dragged() -> None:
    """What one window keeps of a slider that is dragged to and fro."""
    make_application()
    window = opened(SingleNeuron())
    loop, sizes = QEventLoop(), list[int]()
    for turn in range(1, DRAGS + 1):
        for step in range(STEPS):
            window.session.change(SingleNeuron(bias=step / STEPS), "bias")
            QTimer.singleShot(2, loop.quit)
            loop.exec()
        if turn in (1, DRAGS):
            gc.collect()
            sizes.append(resident())
    show("One window, a slider dragged", f"{DRAGS} × {STEPS}")
    grown = (sizes[-1] - sizes[0]) / 1e6
    show_at_most("  more memory than after the first drag", grown, 1.5, " MB")
    window.close()


def shown() -> None:
    """What one window keeps of a lecture that is gone through again and again.

    The first times fill caches, each of which has a bound, and leave the runs that come back.
    """
    make_application()
    window = opened(SingleNeuron())
    loop, sizes = QEventLoop(), list[int]()
    window.session.set_pace(FULL_SPEED)
    for _ in range(LECTURES):
        for preset in PRESETS:
            window.session.open_preset(preset)
            QTimer.singleShot(100, loop.quit)
            loop.exec()
            window.session.toggle()
            QTimer.singleShot(100, loop.quit)
            loop.exec()
        window.session.open_preset(PRESETS[0])
        gc.collect()
        give_back_free_memory()
        sizes.append(resident())
    show("One window, all demonstrations", f"{LECTURES} times")
    grown = (sizes[-1] - sizes[FILLED - 1]) / 1e6
    show_at_most(f"  more memory than after {FILLED} times", grown, 15, " MB")
    show("  in MB after each", ", ".join(f"{size / 1e6:.0f}" for size in sizes))
    window.close()


def ten_million() -> None:
    """Ten million epochs of a single neuron, recorded beside the window that draws them."""
    make_application()
    window = opened(SingleNeuron(epochs=TEN_MILLION, learning_rate=1e-4))
    loop = QEventLoop()
    before, start = resident(), perf_counter()
    window.session.set_pace(FULL_SPEED)
    window.session.toggle()
    while window.session.runner.state is RunState.PLAYING:
        QTimer.singleShot(100, loop.quit)
        loop.exec()
    seconds = perf_counter() - start
    recorded = len(window.session.recording)
    show("Ten million epochs of a neuron in the window", f"{recorded:,} rows")
    show_at_least("  million epochs a second", recorded / seconds / 1e6, 1, "")
    grown = (resident() - before) / 1e6
    show_at_most("  more memory than before", grown, MOST_RECORDED / 1e6, " MB")
    window.close()


def main() -> None:
    of_an_epoch("Single neuron", SingleNeuron(epochs=500_000), 500_000)
    of_an_epoch("Both costs", SingleNeuron(epochs=200_000, cost="both"), 200_000)
    of_an_epoch("Layer speed, 2 hidden layers", LayerSpeed(epochs=20_000, images=10), 20_000)
    of_an_epoch("Chain of 4", Chain(epochs=50_000), 50_000)
    try:
        SingleNeuron(epochs=TEN_MILLION, cost="both")
    except SettingError as error:
        print(f"  {error}")
    closed_windows()
    dragged()
    shown()
    ten_million()


if __name__ == "__main__":
    main()
