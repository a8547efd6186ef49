"""The window for the tests of the interface, opened and closed as a person does."""

import gc
import math
import weakref
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.presets import Preset, find_preset
from gradsim.ui.application import make_application
from gradsim.ui.language import install_language
from gradsim.ui.languages import language_in_use
from gradsim.ui.lecture.pictures import Pictures
from gradsim.ui.session import changes
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.main_window import MainWindow
from tests.ui.reopened import ReopenedWindow

_application = None  # held to the end of the process


@pytest.fixture(scope="session")
def qapp():
    """The application as the program makes it: Fusion style, own fonts; a test may have made it."""
    global _application  # noqa: PLW0603
    _application = make_application()
    return _application


@pytest.fixture(scope="session", autouse=True)
def _quick_collections():
    """Leave what was imported out of the collection after each test, 50 ms otherwise."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _delete_closed_widgets():
    """Delete what the test has closed; a new style sheet would be worked out for it, too."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def waits_for_orders(runner: Runner) -> bool:
    """Whether a run has told of all its rows, and its thread waits to be told what to do."""
    worker = runner._worker
    if worker is None:
        return True
    with worker._condition:
        all_told = worker._answered and worker._noticed == len(worker.recording)
        # a step that was asked for waits until the rest after a frame is over
        return all_told and not worker._steps and bool(worker._condition._waiters)


class Opened:
    """A window on screen, with what a test does to it again and again."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.session = window.session

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a fact."""
        self.qtbot.waitUntil(lambda: bool(condition()))

    def state(self) -> RunState:
        return self.session.runner.state

    def take_focus(self) -> None:
        """Become the window that has the keys."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def give_lecture(self) -> None:
        """Take the focus, and give a lecture when what it opens at is on screen."""
        self.take_focus()
        self.ready()
        self.window.actions_by_name["lecture_mode"].trigger()
        self.settle()

    def ready(self) -> None:
        """Wait until the epoch at which it opens is on screen."""
        epoch = min(self.session.scene.preset.epoch, self.session.last_epoch)
        self.until(lambda: self.session.recording is not None)
        self.until(lambda: self.session.newest >= epoch)
        self.until(lambda: not epoch or self.state() is not RunState.PLAYING)

    def run_to_end(self) -> None:
        """Press Run, at full speed, and wait for the last epoch to be drawn."""
        self.ready()
        if self.window.time_bar.pace != FULL_SPEED:
            self.window.time_bar.speed.setValue(self.window.time_bar.speed.maximum())
        if self.state() is not RunState.PLAYING:
            self.window.actions_by_name["play"].trigger()
        self.until(lambda: self.state() not in (RunState.PLAYING, RunState.PAUSED))
        self.settle()

    def step(self, times: int = 1) -> None:
        """Step, one epoch after the other."""
        for _ in range(times):
            shown = self.session.shown
            self.window.actions_by_name["step"].trigger()
            self.until(lambda shown=shown: self.session.shown == shown + 1)

    def settle(self) -> None:
        """Let layouts, restyling and painting happen."""
        for _ in range(4):
            QApplication.processEvents()


@pytest.fixture(autouse=True)
def _no_small_pictures(request, monkeypatch):
    """Start no process for thumbnails, a second each, but where a test asks for `pictures`."""
    if "pictures" not in request.fixturenames:
        monkeypatch.setattr(Pictures, "_ask", lambda _: None)


@pytest.fixture
def pictures():
    """Have thumbnails made as the program makes them."""


@pytest.fixture
def merging(monkeypatch):
    """Changes of one setting are one step of undo, however slow the machine is."""
    monkeypatch.setattr(changes, "MERGE_SECONDS", math.inf)


@pytest.fixture
def uncovered():
    """Have windows painted at each change, as on a screen."""


class _Cover(QObject):
    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.Expose


def cover(window: QWidget) -> None:
    """Keep a window from being painted where no test looks, as another one on top of it would.

    All else happens as always, and what is grabbed is painted.
    """
    window.winId()  # makes the window of the system
    window.windowHandle().installEventFilter(_Cover(window))


@pytest.fixture
def open_window(qtbot, request):
    """Return what opens a window on a demonstration or an experiment, epoch 0 on screen."""
    opened: list[weakref.ref[MainWindow]] = []  # it keeps none alive that is closed
    screen = QApplication.primaryScreen().geometry()
    QCursor.setPos(screen.bottomRight())  # over no view, wherever the test before has left it
    is_covered = "uncovered" not in request.fixturenames

    def call(
        start: str | Preset | Experiment = "neuron-good-start",
        size: tuple[int, int] = (1280, 720),
        theme: str = "light",
    ) -> Opened:
        window = MainWindow(find_preset(start) if isinstance(start, str) else start, theme)
        opened.append(weakref.ref(window))
        window.resize(*size)
        if is_covered:
            cover(window)
        window.show()
        result = Opened(qtbot, window)
        result.ready()
        return result

    yield call
    for reference in opened:
        window = reference()
        if window is not None and shiboken6.isValid(window):
            window.close()


def _freeze_again() -> None:
    """Collect everything, and leave what is still there out of the collections after tests."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def _reopened(qapp):
    reopened = ReopenedWindow()
    yield reopened
    reopened.close()
    _freeze_again()


@pytest.fixture
def reopen_window(qtbot, _reopened):
    """Return what opens as `open_window` does, but in one window for all tests of a module.

    A second window of a test is a window of its own. The first is `painted` only where a test
    looks at what is painted: that takes as long as all else that it does.
    """
    opened: list[weakref.ref[MainWindow]] = []
    screen = QApplication.primaryScreen().geometry()
    QCursor.setPos(screen.bottomRight())
    used = False

    def call(
        start: str | Preset | Experiment = "neuron-good-start",
        size: tuple[int, int] = (1280, 720),
        theme: str = "light",
        painted: bool = False,
    ) -> Opened:
        nonlocal used
        start = find_preset(start) if isinstance(start, str) else start
        if used:
            window = MainWindow(start, theme)
            opened.append(weakref.ref(window))
            window.resize(*size)
            window.show()
            result = Opened(qtbot, window)
            result.ready()
            return result
        used = True
        if not _reopened.is_as_new(lambda window: Opened(qtbot, window).ready()):
            _reopened.close()
        is_new = _reopened.window is None
        result = Opened(qtbot, _reopened.show(start, size, theme, painted))
        result.ready()
        _reopened.note()
        if is_new:
            _freeze_again()  # no collection after a test looks at it
        return result

    yield call
    _reopened.rest()
    for reference in opened:
        window = reference()
        if window is not None and shiboken6.isValid(window):
            window.close()


@pytest.fixture
def german(qapp):
    """Speak German, and afterwards the language of the tests."""
    install_language(qapp, "de")
    yield
    install_language(qapp, language_in_use())
