"""What a nervous lecturer does to the window for as long as one likes.

Run ``python -m tests.robust.soak --minutes 30 --seed 1``. The window is opened, treated
for three quarters of a minute and closed, again and again; no thread may be left of it.
At the end stand the figures: actions, longest stalls, memory and its slope. On a failure
stand the seed and the last actions, and the exit status is 1. With ``--one`` a single window
is treated all the time: each minute it is made calm and its memory is printed, and one that is not
level is a failure.

The seed decides what is done; how far a run has come by then, the machine decides. A
failure comes back with its seed often, not always.
"""

import argparse
import faulthandler
import math
import os
import random
import sys
import tempfile
import threading
import traceback
from collections import deque
from itertools import count
from pathlib import Path
from time import perf_counter, sleep
from typing import TextIO

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program has it

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gradsim.core.experiment_file import experiment_to_json
from gradsim.core.lecture.presets import PRESETS
from gradsim.ui.application import make_application
from gradsim.ui.session import worker
from gradsim.ui.window.main_window import MainWindow
from tests.robust import watch
from tests.robust.lecturer import Lecturer
from tests.robust.memory_log import MemoryLog

LAST_ACTIONS = 30
LIFE = 45.0  # seconds for which a window stays open, where nothing else is asked for
PATIENCE = 60.0  # seconds after which nothing may be left of it


def _prepare(folder: Path) -> None:
    """Keep away from the user's settings, files and caches."""
    for kind in ("CONFIG", "DATA", "STATE", "RUNTIME"):
        path = folder / kind.lower()
        path.mkdir(mode=0o700)
        name = "XDG_RUNTIME_DIR" if kind == "RUNTIME" else f"XDG_{kind}_HOME"
        os.environ[name] = str(path)
    os.environ["GRADSIM_CACHE"] = str(folder / "cache")
    os.environ["GRADSIM_STATE"] = str(folder / "state")
    os.environ["HOME"] = str(folder)
    os.chdir(folder)


class Soak:
    """Opens windows, lets a lecturer at them, and looks what is left.

    Parameters
    ----------
    seed : int
        Decides what is done.
    folder : Path
        Takes all files.
    trail : TextIO
        Takes every action, before it is done: a crash leaves nothing else behind.
    """

    def __init__(self, seed: int, folder: Path, trail: TextIO) -> None:
        self.rng = random.Random(seed)
        self.trail = trail
        self.most = self.each = sys.maxsize
        self.life = LIFE
        self.actions: deque[str] = deque(maxlen=LAST_ACTIONS)
        self.count = self.lives = 0
        self.memory: list[tuple[float, float]] = []
        self.app = make_application()
        self.app.setQuitOnLastWindowClosed(False)
        self.complaints = watch.Complaints()
        self.complaints.install()
        files = folder / "files"
        files.mkdir()
        for preset in PRESETS:
            (files / f"{preset.name}.json").write_text(experiment_to_json(preset.experiment))
        (files / "wrong.json").write_text('{"gradsim": 1, "experiment": "nothing"}')
        (files / "torn.json").write_bytes(b'{"gradsim": 1, "exp\xff')
        self.lecturer = Lecturer(self.rng, files, self._note)
        self.lecturer.stub_file_dialogs()
        self.pulse = watch.Pulse(lambda: self.actions[-1] if self.actions else "the start")
        self.window: MainWindow | None = None
        self.log: MemoryLog | None = None

    def treat_one(self) -> None:
        """Keep the first window open to the end, and log what it takes in memory."""
        self.life = math.inf
        self.log = MemoryLog()

    def _note(self, action: str) -> None:
        self.actions.append(action)
        self.count += 1
        print(action, file=self.trail, flush=True)

    def run(self, minutes: float, most: int, each: int) -> None:
        """Open window after window until the time is over, or that many actions are done.

        A window has at most `each` of them.

        Raises
        ------
        Failed
            With what should not have happened.
        """
        start = perf_counter()
        end = start + 60 * minutes
        self.most, self.each = most, each
        while perf_counter() < end and self.count < most:
            self._open()
            self._treat(min(self.life, end - perf_counter()))
            self._calm()
            self.memory.append((perf_counter() - start, watch.resident_megabytes()))
            self.pulse.forgive()
            self._close()

    def _open(self) -> None:
        self.lives += 1
        preset = self.rng.choice(PRESETS)
        self._note(f"open the window with {preset.name}")
        self.window = MainWindow(preset, lasting=True)
        self.window.resize(*self.rng.choice([(1280, 720), (1440, 900), (1920, 1080)]))
        self.window.show()

    def _treat(self, seconds: float) -> None:
        """Let the lecturer at the window for some time."""
        end = perf_counter() + seconds
        most = min(self.most, self.count + self.each)
        loop = QEventLoop()
        failure: Exception | None = None

        def step() -> None:
            nonlocal failure
            if failure is not None or not loop.isRunning():
                return
            is_over = perf_counter() > end or self.count >= most
            if is_over and self._front() is None:
                loop.quit()
                return
            if self.log is not None and self.log.is_due and self._front() is None:
                self.window.showNormal()
                self.window.resize(1280, 720)
                self._calm()
                self.log.look(self.window)
                self.pulse.forgive()
                QTimer.singleShot(0, step)
                return
            # first the next one: this one may open a dialog, which has a loop of its own
            QTimer.singleShot(self.rng.choice([0, 1, 5, 20, 20, 50, 200]), step)
            try:
                self.lecturer.act(self.window)
                self._look()
            except Exception as error:
                failure = error
                while front := self._front():
                    front.close()
                loop.quit()

        QTimer.singleShot(0, step)
        loop.exec()
        if failure is not None:
            raise failure

    def _front(self) -> QWidget | None:
        """Return the dialog or menu in front of the window, None if there is none."""
        front = self.app.activePopupWidget() or self.app.activeModalWidget()
        return None if front is self.window else front

    def _look(self) -> None:
        self.complaints.check()
        saved, self.lecturer.saved = self.lecturer.saved, []
        if not self.window.isVisible() or watch.is_covered(self.window):
            return
        if self.rng.random() < 0.02:
            watch.check_picture(self.window.grab().toImage(), "the window")
        for path in saved:
            if path.suffix == ".png" and path.is_file():
                watch.check_picture(QImage(str(path)), path.name)
                path.unlink()

    def _calm(self) -> None:
        """Open a small demonstration, so that what is in memory is what is never let go.

        What is under way beside the window is waited for: a picture that is copied takes 110 MB.
        """
        self._note("open the first demonstration and wait")
        self.window.session.open_preset(PRESETS[0])
        until = perf_counter() + PATIENCE
        for wait in count():
            loop = QEventLoop()
            QTimer.singleShot(50 if wait else 500, loop.quit)
            loop.exec()
            if not (watch.runs_under_way() or self._threads()) or perf_counter() > until:
                return

    def _close(self) -> None:
        """Close the window and look what is left of it."""
        self._note("close the window")
        self.window.close()
        self.app.aboutToQuit.emit()  # with its only window the program ends
        self.window.deleteLater()
        self.window = None
        left: list[object] = [self]
        until = perf_counter() + PATIENCE
        while left and perf_counter() < until:
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            left = self._left()
            sleep(0.02)
            self.pulse.forgive()
        self.complaints.check()
        if left:
            raise watch.Failed(f"left after the window was closed: {left}")

    def _left(self) -> list[object]:
        """Return what a closed window may not leave behind: threads, and anything on screen."""
        running = [thread for thread in worker._threads if thread.isRunning()]
        visible = [widget for widget in self.app.topLevelWidgets() if widget.isVisible()]
        return [*self._threads(), *running, *visible]

    def _threads(self) -> list[threading.Thread]:
        """Return the threads beside the window's in which something is copied or written."""
        return [
            thread
            for thread in threading.enumerate()
            if thread is not threading.main_thread()
            and not self.pulse.owns(thread)
            and not isinstance(thread, threading._DummyThread)
        ]

    def report(self) -> str:
        """Return the figures."""
        lines = [f"{self.count} actions in {self.lives} windows"]
        if self.memory:
            first, last = self.memory[0][1], self.memory[-1][1]
            lines.append(
                f"memory of a calm window: {first:.0f} MB at first, {last:.0f} MB at last, "
                f"slope {watch.slope(self.memory):+.2f} MB/min"
            )
        if self.log is not None:
            lines.append(self.log.report())
        lines.append("longest times without an answer:")
        lines += [
            f"  {stall.seconds:.2f} s, {stall.busy:.2f} s of them of the processor, "
            f"at “{stall.action}”\n{stall.where}".rstrip()
            for stall in self.pulse.stalls[:8]
        ]
        return "\n".join(lines)


def main() -> int:
    """Soak, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--actions", type=int, default=sys.maxsize, help="end after so many")
    parser.add_argument(
        "--each", type=int, default=sys.maxsize, help="close a window after so many of them"
    )
    parser.add_argument("--one", action="store_true", help="treat a single window all the time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--trail", type=Path, default=Path(os.devnull), help="file for every action, as it is done"
    )
    options = parser.parse_args()
    faulthandler.enable()
    with (
        open(options.trail, "w", encoding="utf-8") as trail,
        tempfile.TemporaryDirectory(prefix="gradsim-soak-", ignore_cleanup_errors=True) as name,
    ):
        _prepare(Path(name))
        soak = Soak(options.seed, Path(name), trail)
        if options.one:
            soak.treat_one()
        failure: Exception | None = None
        try:
            soak.run(options.minutes, options.actions, options.each)
            if soak.log is not None:
                soak.log.check()
        except Exception as error:
            failure = error
        soak.pulse.stop()
        platform = os.environ["QT_QPA_PLATFORM"]
        print(f"seed {options.seed}, {options.minutes:g} minutes, {platform}: {soak.report()}")
        if failure is not None:
            print(f"The last {len(soak.actions)} actions before the failure:")
            print("\n".join(f"  {action}" for action in soak.actions))
            print("".join(traceback.format_exception(failure)))
        sys.stdout.flush()
        os.chdir("/")
    os._exit(1 if failure else 0)  # a failed window may not be fit to be taken apart


if __name__ == "__main__":
    sys.exit(main())
