"""What the tests of exports share."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.window.main_window import MainWindow
from tests.ui.conftest import Opened, cover


class Kept:
    """A window whose run has ended, for one test after the other."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._state: tuple[object, ...] = ()

    def opened(self, qtbot) -> Opened:
        """Return it as it was after its run; a new one where a test has shown something else."""
        if self._state != self._seen():
            self.close()
        if self.window is None:
            self.window = MainWindow(find_preset("neuron-good-start"), "light")
            self.window.resize(1440, 900)
            cover(self.window)
            self.window.show()
            Opened(qtbot, self.window).run_to_end()
            self._state = self._seen()
        opened = Opened(qtbot, self.window)
        if opened.session.shown != opened.session.last_epoch:
            opened.session.show_epoch(opened.session.last_epoch)
        self.window.show_message("")
        opened.settle()
        return opened

    def _seen(self) -> tuple[object, ...]:
        """Return what a test may have changed so that another window is needed."""
        if self.window is None:
            return ()
        session = self.window.session
        shown = session.scene, session.recording, tuple(session.runs_beside)
        return *shown, self.window.size(), QApplication.instance().styleSheet()

    def close(self) -> None:
        """Close the window, if there is one."""
        if self.window is not None:
            self.window.close()
            self.window = None


@pytest.fixture(scope="module")
def _kept(qapp) -> Iterator[Kept]:
    kept = Kept()
    yield kept
    kept.close()


@pytest.fixture
def ended(qtbot, _kept) -> Opened:
    """A run of the good start that has ended, in a window that other tests have had, too."""
    return _kept.opened(qtbot)


@pytest.fixture
def asked(monkeypatch):
    """Answer every file dialog with `asked.path`; note what was proposed."""

    class Asked:
        path = ""
        proposed = ""

    def answer(parent, title, proposed, kinds):
        Asked.proposed = proposed
        return str(Asked.path), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    return Asked


@pytest.fixture
def finish(qtbot):
    """Wait for the end of a job; return the sentence that says why it failed."""

    def call(job) -> str:
        ends: list[str] = []
        job.ended.connect(ends.append)
        qtbot.waitUntil(lambda: bool(ends))
        return ends[0]

    return call


@pytest.fixture
def clipboard(qapp):
    """The clipboard, empty again at the end: one without a screen outlives Python."""
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()
    for thread in threading.enumerate():
        if thread.name == "copied":  # its end is not waited for by whoever asks for nothing
            thread.join()
