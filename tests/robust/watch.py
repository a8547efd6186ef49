"""What the soak watches: exceptions, Qt's messages, stalls, threads, memory, pictures."""

import gc
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, thread_time
from types import TracebackType

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gradsim.ui.process.memory import give_back_free_memory
from gradsim.ui.session.worker import Worker, _threads

BEAT = 0.01  # seconds between two looks of the window at the clock
PATIENCE = 1.0  # seconds without a beat after which the watchdog looks where the window is
PAGE = os.sysconf("SC_PAGE_SIZE")

#: What Qt says of the machine, not of the program.
IGNORED_MESSAGES = ("propagateSizeHints", "This plugin does not support")


class Failed(Exception):
    """Something that must not happen in front of a room."""


class Complaints:
    """Collects what Python and Qt complain about, from any thread, while it is installed."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def install(self) -> None:
        """Take the place of the hooks of the interpreter and of Qt."""
        sys.excepthook = self._exception
        sys.unraisablehook = lambda args: self._exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        threading.excepthook = lambda args: self._exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(self._message)

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.texts.append("".join(traceback.format_exception(kind, error, trace)))

    def _message(self, kind: QtMsgType, context: object, text: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        if not any(ignored in text for ignored in IGNORED_MESSAGES):
            self.texts.append(f"Qt says: {text}")

    def check(self) -> None:
        """Raise Failed where there was a complaint."""
        if self.texts:
            raise Failed("\n".join(self.texts))


@dataclass(frozen=True)
class Stall:
    """A time in which the window did not answer."""

    seconds: float
    busy: float  # seconds of the processor that the window's thread took in it
    action: str
    where: str


class Pulse(QObject):
    """Notes for how long the window did not answer, and where it was."""

    def __init__(self, doing: Callable[[], str]) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self._doing = doing
        self._beat, self._busy = perf_counter(), thread_time()
        self._where = ""
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, daemon=True, name="watchdog")
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start(round(1000 * BEAT))
        self._watchdog.start()

    def _note(self) -> None:
        late = perf_counter() - self._beat - BEAT
        if late > 0.05:
            busy = thread_time() - self._busy
            self.stalls.append(Stall(late, busy, self._doing(), self._where))
            self.stalls = sorted(self.stalls, key=lambda stall: -stall.busy)[:10]
        self.forgive()

    def _watch(self) -> None:
        while not self._over.wait(PATIENCE / 2):
            if perf_counter() - self._beat > PATIENCE and not self._where:
                self._where = "".join(traceback.format_list(_stack_of(self._main)))

    def owns(self, thread: threading.Thread) -> bool:
        """Return whether a thread is the watchdog."""
        return thread is self._watchdog

    def forgive(self) -> None:
        """Count from now: the window was not asked to answer."""
        self._beat, self._busy = perf_counter(), thread_time()
        self._where = ""

    def stop(self) -> None:
        """End the watchdog."""
        self._timer.stop()
        self._over.set()
        self._watchdog.join()


def _stack_of(thread: int) -> list[traceback.FrameSummary]:
    """Return the innermost calls of a thread.

    No frame outlives this function: one of a paint event would keep its painter alive.
    """
    frame = sys._current_frames().get(thread)
    places = []
    while frame is not None and len(places) < 4:
        places.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    del frame
    return [traceback.FrameSummary(*place) for place in reversed(places)]


def resident_megabytes(settle: bool = True) -> float:
    """Return the memory in use, where it is to settle after everything unused is given back."""
    if settle:
        gc.collect()
        give_back_free_memory()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * PAGE / 1e6


def runs_under_way() -> list[Worker]:
    """Return the runs whose threads were told to end, or have not come to their first row."""
    running = [worker for worker in _threads if worker.isRunning()]
    return [worker for worker in running if worker._stopped or not len(worker.recording)]


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """Return the megabytes a minute of (seconds, megabytes), the first third left out."""
    settled = np.array(samples[len(samples) // 3 :])
    if len(settled) < 3:
        return 0.0
    return float(60 * np.polyfit(settled[:, 0], settled[:, 1], 1)[0])


def colours(image: QImage) -> int:
    """Return how many different colours a picture has, of at most 40,000 of its pixels."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    if small.isNull():
        return 0
    pixels = np.frombuffer(small.constBits(), np.uint32)
    return len(np.unique(pixels[:: max(1, len(pixels) // 40_000)]))


def check_picture(image: QImage, name: str) -> None:
    """Raise Failed where there is nothing to be seen on a picture."""
    if colours(image) < 3:
        raise Failed(f"{name} is empty: {image.width()}×{image.height()} pixels")


def is_covered(window: QWidget) -> bool:
    """Return whether the lecturer has made the screen black, on purpose."""
    children = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(child.isVisible() and child.geometry() == window.rect() for child in children)
