"""The window comes back as it was left, and what was on screen survives its death."""

import os
import signal
import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent

from gradsim.core.experiment_file import experiment_to_json
from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.files import read_lecture, read_start
from gradsim.ui.opening import restore_look
from gradsim.ui.settings_file import (
    FOLDER_VARIABLE,
    last_preset,
    open_settings,
    settings_file,
)
from gradsim.ui.window import file_dialogs, window_state
from gradsim.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of its own for each test."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "state"))
    monkeypatch.setattr(window_state, "DELAY", 10)
    return tmp_path / "state"


@pytest.fixture
def lasting(qtbot):
    """Open windows that remember, and close those that are still open."""
    windows = []

    def show(start=PRESETS[0]) -> MainWindow:
        window = MainWindow(start, lasting=True)
        windows.append(window)
        window.resize(1000, 700)
        restore_look(window, open_settings())
        window.show()
        qtbot.waitUntil(lambda: window.session.recording is not None)
        return window

    yield show
    for window in filter(shiboken6.isValid, windows):
        window.close()
        window.deleteLater()


def on_screen(folder):
    """The files of windows that are open."""
    return sorted(folder.glob("on-screen-*.json"))


def test_a_window_comes_back_as_it_was_left(lasting, qtbot, tmp_path):
    window = lasting()
    window.resize(880, 640)  # the tests' screen is small
    window.look.set_theme("dark")
    window.look.set_zoom(1.25)
    window.last_folder = tmp_path
    window.session.open_preset(find_preset("chain-exploding"))
    window.close()
    assert last_preset().name == "chain-exploding"
    again = lasting(last_preset())
    assert (again.width(), again.height()) == (880, 640)
    assert (again.theme.name, again.look.zoom) == ("dark", 1.25)
    assert again.last_folder == tmp_path
    assert again.message.isHidden()


def test_settings_that_cannot_be_read_are_the_usual_ones(lasting, folder):
    folder.mkdir()
    settings_file().write_bytes(b"\x00\xff[[[broken\ntheme=@Invalid(\xff\nzoom=much\n" * 50)
    window = lasting()
    assert (window.theme.name, window.look.zoom) == ("light", 1.0)
    settings = QSettings(str(settings_file()), QSettings.Format.IniFormat)
    settings.setValue("theme", "pink")
    settings.setValue("zoom", "huge")
    settings.setValue("preset", "nowhere")
    settings.setValue("recent", 7)
    settings.sync()
    assert last_preset() == PRESETS[0]
    again = lasting()
    assert (again.theme.name, again.look.zoom, again.state.recent) == ("light", 1.0, [])


def test_a_folder_that_cannot_be_written_disturbs_nobody(lasting, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file" / "state"))
    window = lasting()
    window.session.change(SingleNeuron(epochs=9))
    window.close()


# ----- what was on screen


def test_what_is_on_screen_is_written_and_goes_with_the_window(lasting, qtbot, folder):
    window = lasting()
    window.session.change(SingleNeuron(weights=(3.0,), epochs=9))
    qtbot.waitUntil(lambda: bool(on_screen(folder)))
    qtbot.waitUntil(
        lambda: (
            read_lecture(on_screen(folder)[0]).entries[0].preset.experiment
            == SingleNeuron(weights=(3.0,), epochs=9)
        )
    )
    window.close()
    assert on_screen(folder) == []


def test_what_a_dead_window_had_on_screen_is_offered(lasting, qtbot, folder):
    folder.mkdir()
    entry = Entry(find_preset("neuron-why"))
    (folder / "on-screen-0.json").write_text(lecture_to_json(Lecture("on screen", (entry,))))
    window = lasting()
    assert "did not close as it should" in window.message.text()
    assert "Why it is slow" in window.message.text()
    window.message.linkActivated.emit("offer")
    assert window.session.scene.preset.name == "neuron-why"
    assert window.message.isHidden()


def test_a_damaged_leftover_is_dropped(lasting, folder):
    folder.mkdir()
    (folder / "on-screen-0.json").write_text('{"gradsim": 1, "lecture": {"entr')
    window = lasting()
    assert window.message.isHidden()


def test_two_windows_keep_out_of_each_others_way(lasting, qtbot, folder):
    first = lasting()
    first.session.change(SingleNeuron(epochs=9))
    qtbot.waitUntil(lambda: len(on_screen(folder)) == 1)
    second = lasting()
    assert second.message.isHidden()
    second.session.change(SingleNeuron(epochs=8))
    qtbot.waitUntil(lambda: len(on_screen(folder)) == 2)


_KILLED = """
import sys
from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.window import window_state
from gradsim.ui.application import make_application
from gradsim.ui.window.main_window import MainWindow
window_state.DELAY = 10
app = make_application()
window = MainWindow(find_preset("neuron-good-start"), lasting=True)
window.show()
window.session.change(SingleNeuron(weights=(3.5,), epochs=9))
app.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_killed_window_loses_nothing(lasting, qtbot, folder):
    def written() -> str:
        return "".join(path.read_text() for path in on_screen(folder))

    process = subprocess.Popen([sys.executable, "-c", _KILLED])
    try:
        qtbot.waitUntil(lambda: '"epochs": 9' in written() or process.poll() is not None)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    window = lasting()
    assert "did not close as it should" in window.message.text()
    window.message.linkActivated.emit("offer")
    assert window.session.scene.experiment == SingleNeuron(weights=(3.5,), epochs=9)


# ----- recent files, and files that are dropped


def test_recent_files_are_in_the_menu(lasting, tmp_path):
    window = lasting()
    paths = []
    for number in range(10):
        path = tmp_path / f"neuron-{number}.json"
        path.write_text(experiment_to_json(SingleNeuron(epochs=number + 5)))
        file_dialogs.open_file(window, path)
        paths.append(path)
    assert window.state.recent == paths[:1:-1]
    window.recent_menu.fill()
    window.recent_menu.actions()[1].trigger()
    assert window.session.scene.experiment.epochs == 13
    assert window.state.recent[0] == paths[8]
    window.close()
    assert lasting().state.recent[0] == paths[8]


def test_a_lecture_that_is_dropped_is_given(lasting, tmp_path):
    path = tmp_path / "mine.json"
    entries = (Entry(find_preset("digits")), Entry(find_preset("neuron-why")))
    path.write_text(lecture_to_json(Lecture("mine", entries[1:])))
    assert read_start(path) == Lecture("mine", entries[1:])
    window = lasting()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.room.mode.active
    assert window.room.mode.lecture.title == "mine"
    assert window.session.scene.preset.name == "neuron-why"


def test_a_file_that_is_nothing_is_a_sentence(lasting, tmp_path):
    path = tmp_path / "nothing.json"
    path.write_text("{}")
    window = lasting()
    file_dialogs.open_file(window, path)
    assert str(path) in window.message.text()
    assert window.session.scene.preset == PRESETS[0]


def test_the_last_lecture_is_there_again_at_the_next_start(lasting, tmp_path):
    path = tmp_path / "mine.json"
    entries = tuple(Entry(preset) for preset in PRESETS[2:4])
    path.write_text(lecture_to_json(Lecture("Mine", entries)), encoding="utf-8")
    first = lasting()
    file_dialogs.open_file(first, path)
    assert first.room.mode.lecture.title == "Mine"
    first.close()
    second = lasting()
    assert second.room.mode.lecture.title == "Mine" and not second.room.mode.active
    assert second.session.scene.preset == PRESETS[0]  # it changes nothing on screen
    second.close()
    path.write_text("no lecture", encoding="utf-8")
    third = lasting()
    assert third.room.mode.lecture.title == "Why neural networks learn slowly"
    third.close()


def test_a_remote_s_keys_and_the_lecturer_s_screen_are_kept(lasting):
    first = lasting()
    first.room.remote.assign("next", "Right")
    first.keep_in_mind("home", "HDMI-2")
    first.close()
    second = lasting()
    assert second.room.remote.keys == {"next": "Right"}
    assert second.room.screens.home_name == "HDMI-2"
    second.close()
