"""What holds for every test.

No screen, no trace in the user's settings, no thread left, and no widget destroyed outside the
main thread.

Nothing here imports Qt, so that the tests in tests/core run without it.
"""

import atexit
import gc
import os
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.patience import PATIENCE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program has it
os.environ.setdefault("GRADSIM_LANGUAGE", "en")  # whatever the system speaks

# QSettings and QStandardPaths look here. The cache stays: fontconfig would rebuild its own.
_home = tempfile.TemporaryDirectory(prefix="gradsim-tests-", ignore_cleanup_errors=True)
atexit.register(_home.cleanup)
for kind in ("CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(Path(_home.name, kind.lower()))
os.environ["GRADSIM_CACHE"] = str(Path(_home.name, "cache"))

# Who wants no bytecode beside the sources, as containers do, gets it here, for all processes that
# are started: compiling takes each that opens a window 0.5 s, and pytest within a test 2 s.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(_home.name, "bytecode"))

TESTS = Path(__file__).parent

#: Files with tests of several seconds. They come first, so that no process is left alone with one
#: when the others have nothing to do any more.
LONG = ("test_soak.py", "test_recipes.py", "test_language.py", "test_walk.py", "test_mode.py",
        "test_figures.py", "test_passages.py", "test_one_file.py",
        "test_distribution.py")  # fmt: skip

_started = weakref.WeakSet()  # every QThread that was started


def pytest_configure() -> None:
    """Have arrays compared quickly."""
    from tests import approx  # with NumPy, which reads the environment above

    approx.compare_arrays_at_once()


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """Let an example of Hypothesis take as long as a busy machine needs for it.

    Only where a module asks for Hypothesis: to import it takes 0.3 s in each process.
    """
    if b"from hypothesis import" in module_path.read_bytes():
        from hypothesis import settings

        settings.register_profile("patient", deadline=None)
        settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Have each process read the files from another one on: what it has compiled, others read."""
    number, count = (
        int(os.environ.get(f"PYTEST_XDIST_WORKER{name}", "0").removeprefix("gw"))
        for name in ("", "_COUNT")
    )
    config = session.config
    if count and [config.invocation_params.dir / arg for arg in config.args] == [TESTS]:
        files = sorted(map(str, TESTS.rglob("test_*.py")))
        first = len(files) * number // count
        config.args = files[first:] + files[:first]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests first, and all in one order, whichever a process began with."""
    items.sort(key=lambda item: (item.path.name not in LONG, item.path))


@pytest.fixture(scope="session", autouse=True)
def _shared_runs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep long runs where all processes of this session find them."""
    from tests import runs  # with NumPy, which reads the environment above

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    runs.folder = shared / "runs"
    runs.folder.mkdir(exist_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _watch_qt():
    """Note every QThread that starts, and keep QSettings away from the user's."""
    qt = sys.modules.get("PySide6.QtCore")  # pytest-qt has imported it, if it is there
    if qt is None:
        yield
        return

    # macOS and Windows keep settings elsewhere, unless the format is INI.
    qt.QSettings.setDefaultFormat(qt.QSettings.Format.IniFormat)
    qt.QSettings.setPath(
        qt.QSettings.Format.IniFormat,
        qt.QSettings.Scope.UserScope,
        os.environ["XDG_CONFIG_HOME"],
    )

    start = qt.QThread.start

    def noted_start(thread, *args):
        _started.add(thread)
        start(thread, *args)

    qt.QThread.start = noted_start
    yield
    qt.QThread.start = start


@pytest.fixture
def qtbot(qtbot):
    """pytest-qt's, which waits for a fact for as long as a busy machine takes."""
    for name in ("waitSignal", "waitSignals", "waitCallback"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    qtbot.waitUntil = _wait_until
    return qtbot


def _wait_until(fact: Callable[[], object], timeout: int = PATIENCE) -> None:
    """Do as pytest-qt's `waitUntil`, but look every millisecond instead of every tenth."""
    from PySide6.QtCore import QEventLoop, QTimer

    __tracebackhide__ = True
    loop, timer, end = QEventLoop(), QTimer(interval=1), time.monotonic() + timeout / 1000
    timer.timeout.connect(loop.quit)
    timer.start()
    while True:
        is_late = time.monotonic() > end
        try:
            if fact() in (None, True):
                return
        except AssertionError:
            if is_late:
                raise
        if is_late:
            raise TimeoutError(f"not so after {timeout} ms")
        loop.exec()


_looked_at: set[str] = set()  # the modules that were imported at the last collection of all


@pytest.fixture(autouse=True)
def _collect_in_main_thread(request) -> Iterator[None]:
    """Keep widgets in cycles of references until the test with a window is over.

    Then what it has made is looked at, and all that is older after some tests, or before a test
    without a window, where Python collects in whichever thread. What has been imported by then, no
    collection looks at: to look at all after each test took four times as long.
    """
    if "qapp" not in request.fixturenames:
        if not gc.isenabled():
            _collect_all()
            gc.enable()
        yield
        return
    gc.disable()
    yield
    if gc.get_count()[2] < gc.get_threshold()[2]:
        gc.collect(1)
    else:
        _collect_all()


def _collect_all() -> None:
    gc.collect()
    if not _looked_at.issuperset(sys.modules):
        _looked_at.update(sys.modules)
        gc.freeze()


@pytest.fixture(autouse=True)
def _no_thread_left(_watch_qt, _collect_in_main_thread) -> Iterator[None]:
    """Fail a test that leaves a Python thread or a running QThread behind."""
    before = set(threading.enumerate())
    yield
    # A QThread shows among Python's threads too, as a dummy, once it has asked for its name.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    # a thread that was told to end may finish the pass of the network that it is in
    running = [
        thread for thread in list(_started) if _is_running(thread) and not thread.wait(PATIENCE)
    ]
    for thread in running:  # or the next test, or the end of the session, would suffer
        thread.requestInterruption()
        thread.quit()
        thread.wait(PATIENCE)
    if left or running:
        pytest.fail(f"left running: {left + running}")


def _is_running(thread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:  # its C++ half is deleted
        return False
