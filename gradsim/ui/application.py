"""The program with a window, its log, and the last resort for errors."""

import logging
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gradsim.core.experiment import Experiment
from gradsim.core.extensions import FAILURES
from gradsim.core.lecture.lecture import Lecture
from gradsim.core.lecture.presets import first_preset
from gradsim.core.preset import Preset
from gradsim.core.subjects import subject_of
from gradsim.ui.language import said
from gradsim.ui.opening import open_window
from gradsim.ui.process.interrupts import Interrupts
from gradsim.ui.process.plain_imports import plain_imports
from gradsim.ui.qt_application import make_application
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.settings_file import last_preset
from gradsim.ui.stage import Stage

# what the window is furnished with, imported where imports are plain and leave no garbage
from gradsim.ui.window import menus, recent_menu, window_state  # noqa: F401
from gradsim.ui.window.file_dialogs import open_data
from gradsim.ui.window.log_view import LogView
from gradsim.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from gradsim.embedding import Origin

LONGEST_WAIT = 10.0  # seconds for what a view computes bit by bit

logger = logging.getLogger("gradsim")


def log_file() -> Path:
    """Return where the log lies."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(folder) / "gradsim.log"


def _start_log() -> None:
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        return  # a read-only home folder must not keep the window from opening
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)


def _last_resort(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Show what happened in a sentence; the log has the traceback."""
    logger.error("unexpected error", exc_info=(kind, error, traceback))
    reason = " ".join(str(error).split())[:200] or kind.__name__
    sentence = QCoreApplication.translate(
        "Errors", "Something went wrong: {0}. The recording is kept; you can go on."
    ).format(reason)
    shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
    window = next((each for each in shown if each.isVisible() and each.is_furnished), None)
    if window is not None:
        # later: this may be an error of painting, in which nothing can be shown
        QTimer.singleShot(0, window, lambda: _offer_log(window, sentence))
    elif QApplication.activeModalWidget() is None:
        where = QCoreApplication.translate("Errors", "The details are in {0}.")
        QMessageBox.warning(None, "gradsim", f"{sentence}\n{where.format(log_file())}")


def _offer_log(stage: Stage, sentence: str) -> None:
    offer = QCoreApplication.translate("Errors", "Show the log")
    stage.show_message(sentence, offer, lambda: LogView(stage.widget, log_file()).show())


def _log_of_thread(args: threading.ExceptHookArgs) -> None:
    """Keep the traceback of a thread that ended with an error; it may not touch the window."""
    logger.error("a thread ended", exc_info=args.exc_value)


def _report_failed_run(stage: Stage) -> None:
    runner = stage.session.runner
    if runner.is_refused:
        offer = QCoreApplication.translate("Errors", "Choose the folder…")
        stage.show_message(runner.message, offer, lambda: open_data(stage))
    elif runner.state is RunState.FAILED:
        _offer_log(stage, runner.message)


def report_left_out(stage: Stage) -> None:
    """Name what could not be loaded of an extension."""
    if FAILURES:
        stage.show_message(" ".join(f"{said(failure)}." for failure in FAILURES))


def run(
    start: Preset | Experiment | Lecture | None = None,
    panel: str | None = None,
    projector: bool = False,
    fullscreen: bool = False,
    window: MainWindow | None = None,
) -> int:
    """Open the window and return the exit status when it is closed.

    After Ctrl-C or a request to end, that is 128 and the number of the signal. A `window` that
    :func:`~gradsim.ui.opening.open_window` has opened already gets everything into it.
    """
    window = window or open_window(projector, fullscreen)
    app = make_application()
    interrupts = Interrupts()
    _start_log()
    sys.excepthook, threading.excepthook = _last_resort, _log_of_thread
    lecture = start if isinstance(start, Lecture) else None
    if start is None or isinstance(start, Lecture):
        start = first_preset(panel) if panel is not None else last_preset()
    with plain_imports():
        window.furnish(start)
    window.session.state_changed.connect(lambda: _report_failed_run(window))
    report_left_out(window)
    if lecture is not None:
        window.room.open(lecture)
    window.begin()

    def end(number: int) -> None:
        window.close()
        app.exit(128 + number)

    interrupts.arrived.connect(end)
    status = app.exec()
    interrupts.restore()
    return status


def screenshot(
    start: Preset | Experiment,
    out: Path,
    size: tuple[int, int] = (1600, 900),
    theme: str = "light",
    epoch: int | None = None,
) -> int:
    """Write a picture of the window after the run has ended, at `epoch` or the last.

    Returns
    -------
    int
        0, or 1 where nothing was written and stderr says why.

    Raises
    ------
    MissingPiece
        If the panel cannot be imported.
    BrokenPanel
        If a panel of another package raised an error.
    """
    # not before a picture is wanted: at the start of the window it would take 0.1 s
    from gradsim.ui.export import files
    from gradsim.ui.panels.loader import foreign_errors, panel_class

    make_application()
    subject = subject_of(start.experiment if isinstance(start, Preset) else start)
    panel_class(subject)
    with foreign_errors(subject):
        picture = _picture(start, size, theme, epoch)
    if picture is None:
        return 1
    image, origin = picture
    try:
        files.save_picture(image, out, origin)
    except OSError as error:
        print(f"gradsim: {error}", file=sys.stderr)
        return 1
    return 0


def _picture(
    start: Preset | Experiment, size: tuple[int, int], theme: str, epoch: int | None
) -> "tuple[QImage, Origin] | None":
    """Return a picture of the window and what it shows; None where stderr says why not."""
    from gradsim.ui.export import files
    from gradsim.ui.export.order import origin_of

    interrupts, arrived = Interrupts(), list[int]()
    window = MainWindow(start)
    window.resize(*size)
    window.look.set_theme(theme)
    window.show()
    interrupts.arrived.connect(arrived.append)
    with _tracebacks_in_log_alone():
        _wait_for_run(window.session, arrived)
    interrupts.restore()
    if arrived:
        window.close()
        raise KeyboardInterrupt
    if window.session.recording is None:
        window.close()
        print(f"gradsim: {window.session.runner.message}", file=sys.stderr)
        return None
    if epoch is not None:
        window.session.show_epoch(epoch)
    _wait_for_views(window)
    image, origin = files.window_picture(window), origin_of(window)
    window.close()
    return image, origin


@contextmanager
def _tracebacks_in_log_alone() -> Iterator[None]:
    """Report a failed run in a sentence: no traceback reaches stderr."""
    if not logger.handlers:
        _start_log()
    nothing, propagates = logging.NullHandler(), logger.propagate
    logger.addHandler(nothing)  # where there is no log, Python's last resort would print it
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = propagates
        logger.removeHandler(nothing)


def _wait_for_views(window: MainWindow) -> None:
    """Wait for views that compute a bit at a time."""
    end = time.monotonic() + LONGEST_WAIT
    QApplication.processEvents()
    while window.panel is not None and window.panel.is_computing and time.monotonic() < end:
        QApplication.processEvents()


def _wait_for_run(session: Session, arrived: Sequence[int]) -> None:
    """Run an experiment at full speed; return at its end or when a signal arrives."""
    loop = QEventLoop()

    def look() -> None:
        state = session.runner.state
        if arrived or state in (RunState.ENDED, RunState.DIVERGED, RunState.FAILED):
            loop.quit()
        elif session.recording is not None and state is RunState.PAUSED:
            session.toggle()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    session.set_pace(FULL_SPEED)
    loop.exec()
    timer.stop()
    for _ in range(3):  # the last rows, a change of size, and the painting
        QApplication.processEvents()
