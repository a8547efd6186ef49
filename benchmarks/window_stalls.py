"""How fast a million epochs are recorded beside a window, and how long it stalls.

Run ``python benchmarks/window_stalls.py``. The window draws nothing, so what is measured
is the runner. Ratios within one round count: the machine's own speed cancels.

Targets: at least 1 million epochs/s, and 99 of 100 stalls no longer than 33 ms.
"""

import os
import sys
from itertools import islice
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gradsim.core.recording import Recording
from gradsim.core.single_neuron import SingleNeuron
from gradsim.ui.runner import FULL_SPEED, Runner, RunState

EPOCHS = 1_000_000
ROUNDS = 5
BEAT = 0.002  # seconds between two looks of the window at the clock


class Window(QWidget):
    """Draws nothing, and notes how late its event loop serves a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.frames = 0
        self.stalls: list[float] = []
        self.runner = Runner(self)
        self.runner.set_pace(FULL_SPEED)
        self.runner.advanced.connect(self.draw)
        self.runner.state_changed.connect(self.look)
        self.last_beat = perf_counter()
        timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start(int(1000 * BEAT))

    @Slot(int)
    def draw(self, length: int) -> None:
        self.frames += 1

    @Slot(object)
    def look(self, state: RunState) -> None:
        if state is RunState.ENDED:
            QApplication.exit()

    @Slot()
    def beat(self) -> None:
        now = perf_counter()
        self.stalls.append(max(0.0, now - self.last_beat - BEAT))
        self.last_beat = now


def record_alone(experiment: SingleNeuron) -> float:
    """Return the seconds that the run takes without a thread."""
    start = perf_counter()
    recording, rows = Recording(experiment), experiment.run()
    while recording.extend(islice(rows, 8000)):
        pass
    return perf_counter() - start


def record_in_window(experiment: SingleNeuron, window: Window) -> float:
    """Return the seconds from load to the last frame."""
    window.frames, window.stalls = 0, []
    start = window.last_beat = perf_counter()
    window.runner.load(experiment)
    window.runner.play()
    QApplication.exec()
    return perf_counter() - start


def main() -> None:
    sys.setswitchinterval(0.0005)  # as the application has it
    _application = QApplication([])
    window = Window()
    window.show()
    experiment = SingleNeuron(epochs=EPOCHS, learning_rate=0.001)
    print("millions of epochs per second")
    print("  alone  window  ratio  frames/s  stalls: 99 of 100   longest")
    for _ in range(ROUNDS):
        alone = record_alone(experiment)
        seconds = record_in_window(experiment, window)
        stalls = 1000 * np.array(window.stalls)
        print(
            f"{EPOCHS / alone / 1e6:7.2f}{EPOCHS / seconds / 1e6:8.2f}{alone / seconds:7.2f}"
            f"{window.frames / seconds:10.0f}{np.percentile(stalls, 99):16.1f} ms"
            f"{stalls.max():7.1f} ms"
        )


if __name__ == "__main__":
    main()
