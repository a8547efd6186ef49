"""The application: made once, with a log, and a last resort for what nobody expected."""

import logging
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.folders import resource
from gradsim.ui import application
from gradsim.ui.export import files
from gradsim.ui.session.run_state import RunState
from gradsim.ui.window.main_window import MainWindow


@pytest.fixture
def log(monkeypatch, tmp_path):
    """The log file of this test."""
    path = tmp_path / "log" / "gradsim.log"
    monkeypatch.setattr(application, "log_file", lambda: path)
    before = list(application.logger.handlers)
    yield path
    for handler in application.logger.handlers[:]:
        if handler not in before:
            application.logger.removeHandler(handler)
            handler.close()


@pytest.fixture
def warnings(monkeypatch):
    """What dialogs would say."""
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: said.append(text))
    return said


def test_there_is_one_application(qapp):
    assert application.make_application() is application.make_application() is qapp
    assert isinstance(qapp, QApplication)
    assert qapp.style().name().lower() == "fusion" or qapp.styleSheet()


def test_it_has_the_icon_that_the_desktop_shows(qapp):
    picture = qapp.windowIcon().pixmap(64, 64).toImage()
    drawn = QImage(str(resource("desktop", "gradsim.svg"))).scaled(64, 64)
    assert not picture.isNull() and picture.size() == drawn.size()
    assert picture.pixelColor(32, 8) == drawn.pixelColor(32, 8) == QColor("#3F3590")  # the ground
    assert picture.pixelColor(30, 18) == QColor("white")  # the dot on the curve
    assert qapp.desktopFileName() == "gradsim"


def test_the_log_lies_with_the_program_s_own_data(qapp):
    assert application.log_file().name == "gradsim.log"
    assert "gradsim" in application.log_file().parent.parts


def test_an_unexpected_error_is_a_sentence_and_a_traceback_in_the_log(log, warnings):
    application._start_log()
    try:
        raise RuntimeError("the chalk is gone")
    except RuntimeError:
        application._last_resort(*sys.exc_info())
    (text,) = warnings
    assert "the chalk is gone" in text and str(log) in text
    assert "Traceback" not in text
    written = log.read_text(encoding="utf-8")
    assert "Traceback" in written and 'raise RuntimeError("the chalk is gone")' in written


def test_an_error_while_drawing_leaves_the_window_open(
    qtbot, open_window, log, warnings, monkeypatch
):
    """The panel breaks in a slot, as an unexpected error would."""
    application._start_log()
    opened = open_window("neuron-good-start")
    opened.step(2)
    recording = opened.session.recording

    def broken(recording, epoch):
        raise RuntimeError("the panel is broken")

    show_epoch = opened.window.panel.show_epoch
    opened.window.panel.show_epoch = broken
    with qtbot.captureExceptions() as caught:
        opened.window.actions_by_name["step"].trigger()
        opened.until(lambda: caught)
    assert [str(error) for _, error, _ in caught] == ["the panel is broken"] * len(caught)
    application._last_resort(*caught[0])  # the hook that PySide calls when the program runs
    opened.until(lambda: "the panel is broken" in opened.window.message.text())
    assert warnings == []
    assert "the panel is broken" in log.read_text(encoding="utf-8")
    assert opened.window.isVisible()
    opened.window.panel.show_epoch = show_epoch
    assert opened.session.recording is recording
    opened.session.show_epoch(1)
    assert opened.window.panel.output.overlay.cursor == 1


def test_one_dialog_at_a_time(qtbot, log, monkeypatch):
    """An error in every frame must not pile up dialogs."""
    calls = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: calls.append(1))
    monkeypatch.setattr(QApplication, "activeModalWidget", staticmethod(object))
    application._last_resort(RuntimeError, RuntimeError("again"), None)
    assert calls == []


def test_a_home_that_cannot_be_written_does_not_keep_it_from_opening(
    monkeypatch, tmp_path, warnings
):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(application, "log_file", lambda: blocked / "gradsim.log")
    before = list(application.logger.handlers)
    application._start_log()
    assert application.logger.handlers == before
    application._last_resort(ValueError, ValueError("no log"), None)
    assert "no log" in warnings[0]


def test_a_run_that_fails_is_told_in_the_window(open_window, caplog, monkeypatch):
    def fail(self):
        yield from list(self._run_in_floats())[:3]
        raise RuntimeError("the cable is unplugged")

    opened = open_window("neuron-good-start")
    monkeypatch.setattr(SingleNeuron, "run", fail)
    opened.window.actions_by_name["reset"].trigger()
    opened.ready()
    with caplog.at_level(logging.ERROR, logger="gradsim"):
        opened.window.actions_by_name["play"].trigger()
        opened.until(lambda: opened.state() is RunState.FAILED)
    opened.settle()
    assert opened.window.message.isVisible()
    assert opened.window.message.text().startswith("The run stopped: the cable is unplugged")
    assert opened.session.newest == 2
    assert "Traceback" in caplog.text


# ----- run and screenshot


def test_run_opens_the_window_and_returns_when_it_is_closed(qapp, log, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # restored afterwards
    seen = []

    def close():
        (window,) = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, MainWindow)]
        if not window.is_furnished or window.session.recording is None:
            QTimer.singleShot(20, close)
            return
        seen.append((window.session.scene.preset.name, window.theme.name, window.isFullScreen()))
        assert sys.excepthook is application._last_resort
        window.close()

    QTimer.singleShot(0, close)
    status = application.run(find_preset("neuron-why"), projector=True, fullscreen=True)
    assert status == 0
    assert seen == [("neuron-why", "projector", True)]
    assert log.is_file()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_screenshot_is_of_the_ended_run(qapp, tmp_path, theme):
    out = tmp_path / "window.png"
    status = application.screenshot(
        find_preset("neuron-good-start"), out, size=(1280, 720), theme=theme
    )
    assert status == 0
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1280, 720)
    ground = image.pixelColor(640, 700 if theme == "projector" else 650).name().upper()
    assert ground in {"#FDFCFA", "#F5F3EE", "#15171C", "#1C1F25", "#FFFFFF"}


def test_a_screenshot_of_an_epoch_shows_that_epoch(qapp, tmp_path, monkeypatch):
    shown = []
    picture = files.window_picture
    monkeypatch.setattr(
        files,
        "window_picture",
        lambda window: (
            shown.append((window.session.shown, window.panel.output.overlay.cursor)),
            picture(window),
        )[1],
    )
    experiment = SingleNeuron(epochs=40)
    assert application.screenshot(experiment, tmp_path / "a.png", epoch=17) == 0
    assert application.screenshot(experiment, tmp_path / "b.png") == 0
    assert shown == [(17, 17), (40, 40)]
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "b.png").read_bytes()


def test_a_screenshot_that_cannot_be_written_is_a_sentence(qapp, tmp_path, capsys):
    out = tmp_path / "missing" / "window.png"
    assert application.screenshot(SingleNeuron(epochs=1), out) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"gradsim: {out} was not written: ")
    assert error.count("\n") == 1


def test_the_empty_window_is_there_before_plots_typesetting_and_exports_are_imported():
    late = [
        "pyqtgraph",
        "ziamath",
        "PIL",
        "gradsim.ui.export",
        "gradsim.ui.panels.single_neuron.panel",
    ]
    code = (
        "import sys, gradsim.ui.application\n"
        f"print([name for name in {late} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
