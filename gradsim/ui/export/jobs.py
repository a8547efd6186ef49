"""What takes a while to write: with progress, with a button to cancel, and no half file."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from pathlib import Path
from weakref import WeakValueDictionary

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressDialog, QWidget

from gradsim.files import part_file, replacing
from gradsim.ui.export.encoder import Encoder

logger = logging.getLogger("gradsim")

PATIENCE = 400  # milliseconds after which the progress is shown
BATCH = 2000  # lines written between two checks whether to go on

#: The thread that was last told to write each file.
_writers: WeakValueDictionary[str, threading.Thread] = WeakValueDictionary()


class Job(QObject):
    """Goes on in slices of the window's thread until it has ended; deletes itself then."""

    #: It has ended: with an empty text, or with a sentence that says why nothing was written.
    ended = Signal(str)

    def __init__(self, window: QWidget, text: str) -> None:
        super().__init__(window)
        self.error: str | None = None
        self._dialog = QProgressDialog(text, self.tr("Cancel"), 0, 1000, window)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(PATIENCE)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self.cancel)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.quit)

    def start(self) -> None:
        """Begin."""
        self._timer.start(0)

    def cancel(self) -> None:
        """End at once, and leave nothing of the file."""
        if self.error is None:
            self._stop()
            self._end(self.tr("Cancelled; nothing was written."))

    def quit(self) -> None:
        """Come to an end with the program: by default, leave nothing of the file."""
        self.cancel()

    def _tick(self) -> None:
        if self.error is not None:
            return
        share, wait = self._go_on()
        if share is None:
            self._end(self._result())
            return
        self._dialog.setValue(min(round(1000 * share), 999))  # serves events: it may be cancelled
        if self.error is None:
            self._timer.start(wait)

    def _end(self, error: str) -> None:
        self.error = error
        self._timer.stop()
        self._dialog.close()
        self._dialog.deleteLater()
        self.ended.emit(error)
        self.deleteLater()

    def _go_on(self) -> tuple[float | None, int]:
        """Do a slice; return the share that is done, None at the end, and a time to wait."""
        raise NotImplementedError  # each job has its own work

    def _stop(self) -> None:
        """End the work before its end, and leave nothing half done."""
        raise NotImplementedError  # each job has its own work

    def _result(self) -> str:
        """Return why the work failed, empty where it did not."""
        raise NotImplementedError  # each job has its own work


class _ThreadJob(Job):
    """Writes a file in a thread, after all that was told before to write the same file."""

    def __init__(self, window: QWidget, text: str, path: Path, dies_with_program: bool) -> None:
        super().__init__(window, text)
        self._path = path
        self._failure = ""
        self._before: threading.Thread | None = None
        self._thread = threading.Thread(target=self._try, daemon=dies_with_program)

    def start(self) -> None:
        """Begin."""
        file = os.path.realpath(self._path)
        self._before = _writers.get(file)
        self._thread.start()
        _writers[file] = self._thread
        super().start()

    def _try(self) -> None:
        if self._before is not None:
            self._before.join()
        try:
            self._write()
        except OSError as error:
            self._fail(error.strerror or error)
        except Exception as error:
            logger.error("%s was not written", self._path, exc_info=error)
            self._fail(str(error) or type(error).__name__)

    def _fail(self, reason: object) -> None:
        sentence = QCoreApplication.translate("Export", "{0} was not written: {1}")
        self._failure = sentence.format(self._path, reason)

    def _write(self) -> None:
        """Write the file; runs in the thread."""
        raise NotImplementedError  # each job has its own file

    def _result(self) -> str:
        self._thread.join()
        return self._failure


class PictureJob(_ThreadJob):
    """Makes a file's content and writes it, in a thread.

    To encode twice the pixels of a screen takes 130 ms, four times 0.6 s. What is under way when
    the program ends is written.

    Parameters
    ----------
    window : QWidget
        Over which the progress is shown.
    path : Path
        The file.
    make : callable
        Returns its content; it is called in the thread.
    """

    def __init__(self, window: QWidget, path: Path, make: Callable[[], bytes]) -> None:
        super().__init__(window, self.tr("Writing the picture …"), path, dies_with_program=False)
        self._dialog.setMaximum(0)  # nobody knows how far an encoder is
        self._make = make
        self._decided = threading.Lock()  # whoever takes it first: to write, or to cancel

    def cancel(self) -> None:
        """End without a file, unless it is being written already."""
        if self._decided.acquire(blocking=False):
            super().cancel()

    def quit(self) -> None:
        """Have it written."""
        self._thread.join()

    def _write(self) -> None:
        content = self._make()
        if self._decided.acquire(blocking=False):
            with part_file(self._path) as part:
                part.write_bytes(content)

    def _go_on(self) -> tuple[float | None, int]:
        return (0.0, 10) if self._thread.is_alive() else (None, 0)

    def _stop(self) -> None:
        """Leave the thread to its end, after which it writes nothing."""


class TableJob(_ThreadJob):
    """Writes lines to a file in a thread.

    Parameters
    ----------
    window : QWidget
        Over which the progress is shown.
    path : Path
        The file.
    lines : iterable of str
        What is written; it is iterated in the thread.
    count : int
        How many lines there are.
    """

    def __init__(self, window: QWidget, path: Path, lines: Iterable[str], count: int) -> None:
        super().__init__(window, self.tr("Writing the table …"), path, dies_with_program=True)
        self._lines, self._count = lines, count
        self._written = 0
        self._cancelled = threading.Event()

    def _write(self) -> None:
        if self._cancelled.is_set():  # before it was its turn
            return
        with replacing(self._path) as file:
            lines = iter(self._lines)
            while batch := list(islice(lines, BATCH)):
                file.writelines(batch)
                self._written += len(batch)
                if self._cancelled.is_set():
                    raise InterruptedError

    def _go_on(self) -> tuple[float | None, int]:
        if not self._thread.is_alive():
            return None, 0
        return self._written / max(self._count, 1), 20

    def _stop(self) -> None:
        self._cancelled.set()
        if self._before is None or not self._before.is_alive():  # for which the window would wait
            self._thread.join()


class AnimationJob(Job):
    """Paints frames, one in each slice, and hands them to an encoder.

    Parameters
    ----------
    window : QWidget
        Over which the progress is shown.
    encoder : Encoder
        Not yet started.
    frames : generator of QImage
        Painted as they are taken.
    count : int
        How many frames there are.
    clean : callable
        Called at the end.
    """

    def __init__(
        self,
        window: QWidget,
        encoder: Encoder,
        frames: Generator[QImage, None, None],
        count: int,
        clean: Callable[[], object],
    ) -> None:
        super().__init__(window, self.tr("Painting the frames …"))
        self._encoder, self._frames, self._count, self._clean = encoder, frames, count, clean
        self._waiting: QImage | None = None
        self._painted = 0
        self._all_put = False

    def start(self) -> None:
        """Begin."""
        self._encoder.start()
        super().start()

    def _go_on(self) -> tuple[float | None, int]:
        if not self._encoder.is_alive():
            return None, 0
        share = self._painted / self._count
        if self._all_put:
            return share, 20
        if self._waiting is None:
            self._waiting = next(self._frames, None)
            self._painted += 1
        put = self._encoder.end() if self._waiting is None else self._encoder.put(self._waiting)
        if put:
            self._all_put = self._waiting is None
            self._waiting = None
        return share, 0 if put else 10

    def _end(self, error: str) -> None:
        super()._end(error)
        self._frames.close()
        self._clean()

    def _stop(self) -> None:
        self._encoder.cancel()

    def _result(self) -> str:
        self._encoder.join()
        return self._encoder.error
