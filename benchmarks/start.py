"""From the start of a process to a window that is painted and can be used.

The references do what every window of this kind must: an empty one with Qt alone, and one
with as many plots of pyqtgraph as the demonstration has. Processes take turns. Seconds of a
processor are shown as well: they do not depend on what else the machine does.

Byte code, layouts of formulas and settings are kept in a folder of their own, which the first
round fills: this is the second start on a machine, and all that follow it.
"""

import atexit
import os
import subprocess
import sys
from collections.abc import Mapping
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from benchmarks.measure import show, show_at_most

PRESET, PLOTS = "neuron-good-start", 2
ROUNDS = 9


def gradsim(_: int) -> None:
    """Run the program until its first demonstration is painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    show, execute = QMainWindow.show, QApplication.exec

    class Watch(QObject):
        """Reports the first painting, and the one with the recording.

        In between it does not look: of the many events there each look would take its time.
        """

        begun = False

        def look(self) -> None:
            QApplication.instance().installEventFilter(self)

        def look_again(self) -> None:
            self.begun = True
            self.look()

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                QApplication.instance().removeEventFilter(self)
                if self.begun:
                    QTimer.singleShot(0, lambda: end("usable"))
                else:
                    report("shell")
            return False

    def shown(window: QMainWindow) -> None:
        if not (app := QApplication.instance()).findChildren(Watch):
            Watch(app).look()
        show(window)

    def executed(*_: object) -> int:
        app = QApplication.instance()
        window = next(w for w in app.topLevelWidgets() if isinstance(w, QMainWindow))
        window.session.begun.connect(app.findChild(Watch).look_again)
        return execute()

    QMainWindow.show, QApplication.exec = shown, executed
    from gradsim.__main__ import main

    main([PRESET])


def bare(plots: int) -> None:
    """Show a window with so many plots."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

    app = QApplication([])
    window, central = QMainWindow(), QWidget()
    window.setCentralWidget(central)
    layout = QVBoxLayout(central)
    if plots:
        import numpy as np
        import pyqtgraph as pg

        x = np.arange(301.0)
        for _ in range(plots):
            plot = pg.PlotWidget()
            plot.plot(x, np.exp(-x / 100), antialias=True)
            layout.addWidget(plot)
    window.resize(1440, 900)
    window.show()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: end("usable"))
            return False

    watch = Watch(app)
    app.installEventFilter(watch)
    app.exec()


def report(what: str) -> None:
    print(what, monotonic(), process_time(), flush=True)


def end(what: str) -> None:
    report(what)
    sys.stdout.flush()
    atexit._run_exitfuncs()  # the layouts of formulas are kept for the next start
    os._exit(0)


def environment(folder: str) -> dict[str, str]:
    """Return the environment of processes that keep what they may in a folder."""
    usual = {"QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1", **os.environ}
    usual.pop("PYTHONDONTWRITEBYTECODE", None)
    own = {"PYTHONPYCACHEPREFIX": "bytes", "GRADSIM_CACHE": "cache", "GRADSIM_STATE": "state"}
    return usual | {name: os.path.join(folder, part) for name, part in own.items()}


def started(kind: str, plots: int, around: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Start a process; return the seconds, and those of a processor, to what it reports."""
    start = monotonic()
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.start", kind, str(plots)],
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    )
    lines = (line.split() for line in child.stdout.splitlines())
    return {what: (float(at) - start, float(spent)) for what, at, spent in lines}


def main() -> None:
    ways = {"ours": ("gradsim", 0), "plots": ("bare", PLOTS), "empty": ("bare", 0)}
    with TemporaryDirectory() as folder:
        around = environment(folder)
        rounds = [
            {name: started(*way, around) for name, way in ways.items()} for _ in range(ROUNDS + 1)
        ][1:]  # in the first, formulas are laid out, and byte code is written

    def ratio(ours: str, reference: str, measure: int) -> float:
        return median(
            turn["ours"][ours][measure] / turn[reference]["usable"][measure] for turn in rounds
        )

    def typical(name: str, what: str) -> str:
        return " / ".join(
            f"{1000 * median(turn[name][what][measure] for turn in rounds):.0f}"
            for measure in (0, 1)
        )

    show("Milliseconds / of a processor: empty window", typical("empty", "usable"))
    show(f"  window with {PLOTS} plots of pyqtgraph", typical("plots", "usable"))
    show("  gradsim, the empty window", typical("ours", "shell"))
    show("  gradsim, its first demonstration", typical("ours", "usable"))
    for measure, name in enumerate(("seconds", "seconds of a processor")):
        show_at_most(
            f"Usable, of the window with plots, {name}", ratio("usable", "plots", measure), 1.3
        )
        show_at_most(f"Empty, of the empty window, {name}", ratio("shell", "empty", measure), 1.5)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        {"gradsim": gradsim, "bare": bare}[sys.argv[1]](int(sys.argv[2]))
    else:
        main()
