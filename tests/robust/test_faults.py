"""What breaks around the program, or within it, leaves the window and the files whole."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from gradsim.__main__ import main
from gradsim.core.experiment import Diverged
from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.files import replacing, write_bytes
from gradsim.ui import application
from gradsim.ui.panels.single_neuron.view import NeuronView
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.window import log_view
from gradsim.ui.window.central_widget import CentralWidget
from gradsim.ui.window.main_window import MainWindow
from gradsim.ui.window.time_bar import TimeBar
from tests.forks import nursery_of_windows
from tests.robust.watch import colours

ROOT = Path(__file__).parents[2]
TOLD = "Something went wrong: the chalk is gone. The recording is kept; you can go on."


def broken(*_args, **_kwargs):
    raise RuntimeError("the chalk is gone")


# ----- errors in the program


@pytest.fixture
def program(open_window, tmp_path, monkeypatch):
    """Return what opens a window as the program does: with a log, and a last resort."""
    path = tmp_path / "log" / "gradsim.log"
    monkeypatch.setattr(application, "log_file", lambda: path)
    monkeypatch.setattr(sys, "excepthook", application._last_resort)
    before = list(application.logger.handlers)
    application._start_log()

    def call(start="neuron-good-start"):
        opened = open_window(start)
        window = opened.window
        window.session.state_changed.connect(lambda: application._report_failed_run(window))
        opened.log = path
        return opened

    yield call
    for handler in application.logger.handlers[:]:
        if handler not in before:
            application.logger.removeHandler(handler)
            handler.close()


def check_log(opened, sentence: str) -> None:
    """The sentence is in the window, and its link shows the traceback."""
    label = opened.window.message
    opened.until(lambda: label.isVisible() and sentence in label.text())
    assert "Show the log" in label.text()
    label.linkActivated.emit("offer")
    (view,) = opened.window.findChildren(log_view.LogView)
    assert view.isVisible()
    text = view.text.toPlainText()
    assert "Traceback" in text and "RuntimeError: the chalk is gone" in text
    view.close()


@pytest.mark.parametrize(
    ("owner", "method"),
    [
        (NeuronView, "paintEvent"),
        (TimeBar, "set_epochs"),
        (Session, "can_continue"),
        (CentralWidget, "_epoch_moved"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_an_error_while_a_frame_is_drawn(program, monkeypatch, owner, method, request):
    with monkeypatch.context() as patch:
        patch.setattr(owner, method, broken)
        opened = program()
        opened.window.actions_by_name["step"].trigger()
        opened.until(lambda: len(opened.session.recording) > 1)
        opened.settle()
        check_log(opened, TOLD)
        assert opened.window.isVisible()
        recording = opened.session.recording
    # mended, it goes on where it was, with all that was recorded
    assert opened.session.recording is recording
    opened.window.look.set_theme("dark")
    opened.run_to_end()
    assert opened.state() is RunState.ENDED
    assert len(recording) == 301


@pytest.mark.parametrize("method", ["begin", "show_epoch", "restyle", "open_views"])
def test_an_error_in_the_panel(program, monkeypatch, method):
    opened = program()
    opened.step(2)
    recording = opened.session.recording
    with monkeypatch.context() as patch:
        patch.setattr(type(opened.window.panel), method, broken)
        # each is called by one of these, from a slot
        opened.window.form.keep_requested.emit()
        opened.settle()
        opened.window.actions_by_name["dark"].trigger()
        opened.window.actions_by_name["step"].trigger()
        opened.window.actions_by_name["next"].trigger()
        opened.settle()
        check_log(opened, "Something went wrong: the chalk is gone.")
    assert opened.window.isVisible()
    assert any(run.source is recording for run in opened.session.kept) or len(recording) > 2


@pytest.mark.parametrize("after", [0, 3])
def test_an_error_in_the_core(program, monkeypatch, after):
    run = SingleNeuron.run

    def fail(self):
        for epoch, row in enumerate(run(self)):
            if epoch == after:
                broken()
            yield row

    opened = program()
    monkeypatch.setattr(SingleNeuron, "run", fail)
    opened.window.actions_by_name["reset"].trigger()
    opened.window.actions_by_name["play"].trigger()
    opened.until(lambda: opened.state() is RunState.FAILED)
    check_log(opened, "The run stopped: the chalk is gone.")
    if after:
        assert opened.session.newest == after - 1
    monkeypatch.setattr(SingleNeuron, "run", run)
    opened.window.actions_by_name["reset"].trigger()
    opened.run_to_end()
    assert len(opened.session.recording) == 301


def test_an_error_without_words_has_the_name_of_its_kind(program):
    opened = program()
    application._last_resort(ZeroDivisionError, ZeroDivisionError(), None)
    opened.until(lambda: "went wrong: ZeroDivisionError." in opened.window.message.text())


def test_a_long_error_of_many_lines_is_one_short_sentence(program):
    opened = program()
    application._last_resort(ValueError, ValueError("<b>line</b>\n" * 1000), None)
    opened.until(opened.window.message.isVisible)
    text = opened.window.message.text()
    assert "\n" not in text and len(text) < 700
    assert "&lt;b&gt;line" in text  # not taken for markup


def test_an_error_in_every_frame_fills_neither_the_screen_nor_the_disk(program):
    opened = program()
    for _ in range(2000):
        application._last_resort(RuntimeError, RuntimeError("again " * 100), None)
    opened.settle()
    files = list(opened.log.parent.iterdir())
    assert sum(path.stat().st_size for path in files) < 1_200_000
    assert opened.window.message.text().count("Something") == 1


def test_the_log_says_so_where_it_cannot_be_read(qtbot, tmp_path, open_window):
    opened = open_window()
    view = log_view.LogView(opened.window, tmp_path / "none.log")
    assert "cannot be read: No such file" in view.text.toPlainText()
    view.deleteLater()


def test_a_run_that_diverges_is_no_error(program):
    opened = program(SingleNeuron(learning_rate=1e300, activation="relu", weights=(5.0,)))
    opened.run_to_end()
    assert opened.state() in (RunState.DIVERGED, RunState.ENDED)
    if opened.state() is RunState.DIVERGED:
        assert str(Diverged(1, 1e300))[:30] in opened.window.message.text()
        assert "Show the log" not in opened.window.message.text()


# ----- disks


@contextmanager
def small_disk(folder: Path, options: str):
    """A disk of its own, where this user may make one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if (
        shutil.which("mount") is None
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def save_as(opened, path: Path, monkeypatch) -> str:
    """Save the experiment there, as from the menu, and return what the window says."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    monkeypatch.setattr("gradsim.ui.window.file_dialogs.QFileDialog", QFileDialog)
    opened.window.actions_by_name["save"].trigger()
    opened.settle()
    return opened.window.message.text()


def test_a_full_disk_is_told_and_loses_nothing(open_window, tmp_path, monkeypatch):
    opened = open_window()
    with small_disk(tmp_path / "disk", "size=16k") as disk:
        path = disk / "own.json"
        said = save_as(opened, path, monkeypatch)
        assert said == f"Saved as {path}."
        before = path.read_bytes()
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space left"):
            filler.write_bytes(bytes(1_000_000))
        said = save_as(opened, path, monkeypatch)
        assert "No space left" in said and str(path) in said
        assert path.read_bytes() == before
        with pytest.raises(OSError, match="No space left"), replacing(path) as file:
            file.write("x" * 100_000)
        with pytest.raises(OSError, match="No space left"):
            write_bytes(disk / "new.png", bytes(100_000))
        assert sorted(file.name for file in disk.iterdir()) == ["filler", "own.json"]
        assert path.read_bytes() == before
    assert opened.window.isVisible()


def test_a_disk_that_may_not_be_written_to_is_told(open_window, tmp_path, monkeypatch):
    opened = open_window()
    with small_disk(tmp_path / "disk", "size=64k") as disk:
        path = disk / "own.json"
        assert save_as(opened, path, monkeypatch) == f"Saved as {path}."
        before = path.read_bytes()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        said = save_as(opened, path, monkeypatch)
        assert said.startswith(f"{path} was not written: ")
        assert path.read_bytes() == before


#: What each command writes, and where.
EXPORTS = {
    "run": ("run", "neuron-good-start", "--csv", "{0}/table.csv"),
    "figure": ("figure", "neuron-good-start", "--size", "320x240", "--out", "{0}"),
    "gif": ("animate", "neuron-good-start", "--seconds", "0.2", "--size", "320x240",
            "--out", "{0}/run.gif"),
    "mp4": ("animate", "neuron-good-start", "--seconds", "0.2", "--size", "320x240",
            "--out", "{0}/run.mp4"),
    "screenshot": ("screenshot", "neuron-good-start", "--size", "880x560", "--out", "{0}/w.png"),
    "install-desktop": ("install-desktop",),
}  # fmt: skip


@pytest.mark.parametrize("command", EXPORTS)
@pytest.mark.parametrize(
    ("options", "reason"),
    [("size=16k", "No space left on device"), ("size=16k,ro", "Read-only|nothing may be written")],
    ids=["full", "read-only"],
)
def test_a_command_says_why_nothing_was_written(
    qapp, capsys, monkeypatch, tmp_path, command, options, reason
):
    with small_disk(tmp_path / "disk", options) as disk:
        if command == "install-desktop":  # the log, too, lies there, and stays open
            monkeypatch.setenv("XDG_DATA_HOME", str(disk))
        is_full = "ro" not in options
        if is_full:
            with pytest.raises(OSError, match="No space left"):
                (disk / "filler").write_bytes(bytes(1_000_000))
        status = main([argument.format(disk) for argument in EXPORTS[command]])
        said = capsys.readouterr().err
        assert status in (1, 2)
        assert said.startswith("gradsim: ") and said.count("\n") == 1
        assert re.search(reason, said)
        assert [path.name for path in disk.iterdir()] == ["filler"] * is_full


def test_a_folder_that_vanishes_while_a_file_is_written(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()

    def write() -> None:
        with replacing(folder / "own.json") as file:
            file.write("{}")
            shutil.rmtree(folder)

    with pytest.raises(FileNotFoundError):
        write()
    assert not folder.exists()


def test_a_file_that_vanishes_before_it_is_opened(open_window, tmp_path, monkeypatch):
    path = str(tmp_path / "gone.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (path, ""))
    opened = open_window()
    opened.window.actions_by_name["open"].trigger()
    opened.settle()
    assert opened.window.message.text() == f"{path} cannot be read: No such file or directory"


#: For every line that it reads, one process that writes for ever, whose number it prints.
WRITERS = """
import os, sys
from pathlib import Path
from gradsim.files import replacing, write_bytes

path = Path(sys.argv[1])
texts = [letter * 2_000_000 for letter in "ab"]
for _ in sys.stdin:
    writer = os.fork()
    if writer:
        _, status = os.waitpid(writer, 0)
        print(os.WTERMSIG(status), flush=True)
        continue
    print(os.getpid(), flush=True)
    for number in range(10**9):
        text = texts[number % 2]
        if number % 4 < 2:
            with replacing(path) as file:
                file.write(text)
        else:
            write_bytes(path, text.encode())
"""


def test_kill_in_the_middle_of_a_save_leaves_the_old_or_the_new_file_whole(tmp_path):
    path = tmp_path / "own.json"
    path.write_text("a" * 2_000_000)
    rng = random.Random(1)
    seen = set()
    command = [sys.executable, "-c", WRITERS, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as writers:
        for _ in range(12):
            writers.stdin.write("\n")
            writer = int(writers.stdout.readline())
            time.sleep(rng.uniform(0, 0.06))
            os.kill(writer, signal.SIGKILL)
            assert int(writers.stdout.readline()) == signal.SIGKILL
            content = path.read_bytes()
            assert len(content) == 2_000_000
            assert content.strip(content[:1]) == b""
            seen.add(content[:1])
        writers.stdin.close()
        assert writers.wait() == 0
    assert seen <= {b"a", b"b"}


# ----- the desktop


PICTURE = """
import sys
{before}
from pathlib import Path
from gradsim.core.lecture.presets import find_preset
from gradsim.ui.application import screenshot
sys.exit(screenshot(find_preset("neuron-good-start"), Path({out!r}), size=(1280, 720)))
"""
NO_FONTS = """
from gradsim import folders
import gradsim.ui.theme as theme
nowhere = folders.resource("mnist")
theme.resource = lambda *parts: nowhere if parts == ("fonts",) else folders.resource(*parts)
"""


def test_without_its_typefaces_it_takes_others(tmp_path):
    out = tmp_path / "window.png"
    result = nursery_of_windows().run("-c", PICTURE.format(before=NO_FONTS, out=str(out)))
    assert result.returncode == 0, result.stderr
    assert colours(QImage(str(out))) > 20


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="Xvfb is not installed")
def test_without_opengl_the_window_is_drawn(tmp_path):
    out = tmp_path / "window.png"
    result = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", PICTURE.format(before="", out=str(out))],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_XCB_GL_INTEGRATION": "none"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert colours(QImage(str(out))) > 20


UNPLUGGED = """
import subprocess, time
from PySide6.QtWidgets import QApplication
from gradsim.core.lecture.presets import find_preset
from gradsim.ui.application import make_application
from gradsim.ui.window.main_window import MainWindow
from gradsim.ui.session.run_state import RunState

app = make_application()  # before xrandr: without any program a virtual screen forgets
for monitor in ("left 1280/300x720/200+0+0 screen", "right 1280/300x720/200+1280+0 none"):
    subprocess.run(["xrandr", "--setmonitor", *monitor.split()], check=True)
window = MainWindow(find_preset("neuron-good-start"), "projector")
window.show()

def until(fact, seconds=60):
    end = time.monotonic() + seconds
    while not fact():
        app.processEvents()
        time.sleep(0.01)
        assert time.monotonic() < end, [screen.name() for screen in app.screens()]

until(lambda: window.session.recording is not None and len(app.screens()) == 2)
window.room.open_presenter()
presenter = window.room.presenter
until(lambda: window.screen().name() == "right" and presenter.screen().name() == "left")

def unplug(name):
    subprocess.run(["xrandr", "--delmonitor", name], check=True)
    until(lambda: len(app.screens()) == 1)

def plug_in():
    subprocess.run(["xrandr", "--setmonitor", *monitor.split()], check=True)
    until(lambda: window.screen().name() == "right" and presenter.screen().name() == "left")

mode, session = window.room.mode, window.session
for beat in ("ask", "run", "conclude"):
    until(lambda: mode.beats.beat.value == beat)
    newest = session.newest
    unplug("right")
    if beat == "run":
        until(lambda: session.newest > newest + 10)  # it goes on
    area = app.primaryScreen().geometry()
    for shown in (window, presenter):
        assert shown.isVisible() and shown.screen() is app.primaryScreen()
        until(lambda: area.intersects(shown.frameGeometry()))
    plug_in()
    assert mode.active and mode.place == 0 and session.newest >= newest
    assert beat == "run" or mode.beats.beat.value == beat
    if mode.beats.beat.value != "conclude":
        window.actions_by_name["next"].trigger()
window.close()
"""


@pytest.mark.skipif(
    not (shutil.which("xvfb-run") and shutil.which("xrandr")),
    reason="needs a virtual screen, and xrandr to divide it",
)
def test_a_projector_that_is_unplugged_leaves_both_windows(tmp_path):
    """In a lecture, in the middle of a run; plugged in again, it shows the window again."""
    screen = "-screen 0 2560x720x24 +extension RANDR"
    result = subprocess.run(
        ["xvfb-run", "-a", "-s", screen, sys.executable, "-W", "error", "-c", UNPLUGGED],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "GRADSIM_STATE": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    "content", [b"\x00\xff" * 1000, b"[General\n=\n%%%", b"preset=@Variant(\0\0"]
)
def test_settings_that_are_corrupt_keep_nothing_from_opening(tmp_path, monkeypatch, qtbot, content):
    monkeypatch.setenv("GRADSIM_STATE", str(tmp_path))
    (tmp_path / "gradsim.ini").write_bytes(content)
    window = MainWindow(find_preset("neuron-good-start"), lasting=True)
    window.show()
    qtbot.waitUntil(lambda: window.session.recording is not None)
    assert window.session.scene.preset.name == "neuron-good-start"
    window.close()
