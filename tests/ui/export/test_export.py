"""From the menu, the keyboard and the right button: files to take home, whole and exact."""

import csv
import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from gradsim import embedding
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.files import read_experiment, read_start
from gradsim.folders import resource
from gradsim.ui.export import actions, painting
from gradsim.ui.export.animation import Timing
from gradsim.ui.export.dialog.dialog import ExportDialog
from gradsim.ui.export.encoder import Encoder
from gradsim.ui.export.jobs import TableJob
from gradsim.ui.export.order import WINDOW, Order, screen_setup, usual_size
from gradsim.ui.export.page import on_pixels
from gradsim.ui.export.painting import Drawing
from gradsim.ui.window import file_dialogs
from tests.ui.export.cases import case


@pytest.fixture
def dialogs(monkeypatch):
    """Answer the dialog "Export" by what `dialogs.answer` does with it; note each."""

    class Dialogs:
        opened: list[ExportDialog] = []  # noqa: RUF012
        answer = staticmethod(lambda dialog: dialog.reject())

    def answer(dialog):
        Dialogs.opened.append(dialog)
        Dialogs.answer(dialog)

    Dialogs.opened = []
    monkeypatch.setattr(ExportDialog, "exec", answer)
    return Dialogs


def dark(image: QImage) -> np.ndarray:
    """Whether a pixel differs clearly from the ground."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    pixels = data[:, : image.width(), :3].astype(np.int16)
    return np.abs(pixels - pixels[1, -2]).max(axis=2) > 60


def thickness(image: QImage, x: int, low: int, high: int) -> float:
    """Pixels of ink in a column: each counts for as much as it is covered."""
    column = [image.pixelColor(x, y).lightnessF() for y in range(low, high)]
    ground = max(column)
    return sum(ground - pixel for pixel in column) / (ground - min(column))


# ----- pictures of the window's own views


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_plot_is_painted_with_all_its_pixels(ended, scale):
    plot = ended.window.panel.output
    image = painting.picture(Drawing(plot), scale)
    assert (image.width(), image.height()) == (plot.width() * scale, plot.height() * scale)
    assert dark(image).mean() > 0.002


def test_twice_the_pixels_have_lines_twice_as_thick(reopen_window):
    """Measured on the flat tail of a thick, solid curve, far from any text."""
    opened = reopen_window(SingleNeuron(cost="cross-entropy"), size=(1440, 900), theme="projector")
    opened.run_to_end()
    opened.until(lambda: opened.session.companion.run is not None)  # that it is compared with
    opened.session.show_epoch(5)
    plot = opened.window.panel.output
    opened.until(lambda: len(plot.sources) == 2)
    (curve,) = [
        drawn for drawn, source in zip(plot._curves, plot.sources, strict=True) if not source.ghost
    ]
    zoom = opened.window.theme.zoom
    epoch = 60.5  # above the axis, far from the point and all text
    value = float(np.interp(epoch, *curve.getData()))
    place = plot.to_pixels(epoch, value)
    measured = []
    for scale in (1, 2, 4):
        image = painting.picture(Drawing(plot), scale)
        reach = 8 * scale
        middle = round(place.y() * scale)
        measured.append(thickness(image, round(place.x() * scale), middle - reach, middle + reach))
    assert measured[0] == pytest.approx(opened.window.theme.curve * zoom, rel=0.12)
    assert measured[1] == pytest.approx(2 * measured[0], rel=0.08)
    assert measured[2] == pytest.approx(4 * measured[0], rel=0.08)
    # on screen as before
    assert curve.opts["pen"].widthF() == opened.window.theme.pen(0).widthF()


def test_twice_the_pixels_show_the_same_picture(ended):
    """Shrunk to half, the large picture is the small one but for the smoothing of edges."""
    plot = ended.window.panel.output
    small, large = (painting.picture(Drawing(plot), scale) for scale in (1, 2))
    at_once = dark(small)
    halved = dark(large).reshape(at_once.shape[0], 2, at_once.shape[1], 2).mean(axis=(1, 3))
    assert abs(at_once.mean() - halved.mean()) < 0.25 * at_once.mean()
    rows = np.flatnonzero(at_once.any(axis=1))
    rows_large = np.flatnonzero(halved.any(axis=1))
    assert abs(rows[0] - rows_large[0]) <= 1 and abs(rows[-1] - rows_large[-1]) <= 1


def test_a_view_is_exported_as_it_is_on_screen(ended):
    """The same pixels, with a margin around them."""
    plot = ended.window.panel.cost
    ended.session.show_epoch(100)
    ended.settle()
    image = actions._image(ended.window, Order("cost", scale=1))
    margin = (image.width() - plot.width()) // 2
    assert image.size() == usual_size(ended.window, "cost")
    inner = image.copy(margin, margin, plot.width(), plot.height())
    assert inner == painting.picture(Drawing(plot)).convertToFormat(inner.format())


def test_the_figure_has_the_panel_as_it_is_on_screen(ended):
    image = actions._image(ended.window, Order(scale=1))
    panel = ended.window.panel
    seen = dark(painting.picture(Drawing(panel)))
    left = (image.width() - panel.width()) // 2
    top = image.height() - left - panel.height()
    inner = dark(image.copy(left, top, panel.width(), panel.height()))
    # the window's ground is not in the picture of the panel alone
    assert (seen[:, :-40] == inner[:, :-40]).mean() > 0.999


# ----- saved from the dialog


def test_a_picture_is_saved_with_a_name_that_tells_what_it_is(ended, asked, dialogs, tmp_path):
    asked.path = tmp_path / "figure.png"
    dialogs.answer = lambda dialog: dialog._finish(dialog.save_wanted)
    ended.session.show_epoch(150)
    size = actions._image(ended.window, Order(scale=1)).size()
    ended.window.actions_by_name["export"].trigger()
    assert os.path.basename(asked.proposed) == "gradsim-neuron-good-start-epoch150.png"
    ended.until(lambda: ended.window.message.text() == f"Saved as {asked.path}.")
    assert QImage(str(asked.path)).size() == size * 2
    assert embedding.read(asked.path).epoch == 150


def test_an_exported_file_brings_the_experiment_back(reopen_window, asked, finish, tmp_path):
    """Opened from the menu, in a window that shows something else.

    What the window opens is what is read of each file; a picture and a table stand for all.
    """
    own = SingleNeuron(weights=(1.1,), bias=-0.3, learning_rate=0.05, epochs=12)
    opened = reopen_window(own)
    opened.run_to_end()
    opened.session.show_epoch(7)
    second = reopen_window("chain-vanishing")
    other = second.session.scene
    for kind in ("png", "svg", "pdf", "csv", "gif", "mp4"):
        with case(kind):
            asked.path = tmp_path / f"own.{kind}"
            order = Order(kind=kind, setup=on_pixels((480, 360), "light"), timing=Timing(5, 0.4))
            job = actions.save(opened.window, order)
            assert job is None or finish(job) == ""
            start = read_start(asked.path)
            assert (start.experiment, start.epoch) == (own, 7)
            if kind not in ("png", "csv"):
                continue
            second.window.actions_by_name["open"].trigger()
            second.until(lambda: second.session.shown == 7)
            assert second.session.scene.experiment == own
            assert second.session.recording.row(7) == opened.session.recording.row(7)
            second.window.actions_by_name["undo"].trigger()
            second.until(lambda: second.session.shown == 0)
            assert second.session.scene == other


def test_a_view_has_a_size_of_its_own(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "output.png"
    finish(
        actions.save(ended.window, Order("output", setup=on_pixels((800, 500), "light"), scale=3))
    )
    assert os.path.basename(asked.proposed) == "gradsim-neuron-good-start-output-epoch300.png"
    assert QImage(str(asked.path)).size() == QSize(2400, 1500)


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_a_look_that_is_not_on_screen(ended, asked, finish, tmp_path, theme):
    asked.path = tmp_path / "output.png"
    before = ended.window.grab().toImage()
    setup = replace(screen_setup(ended.window, ""), look=theme)
    finish(actions.save(ended.window, Order(setup=setup)))
    ground = QImage(str(asked.path)).pixelColor(3, 3).name()
    assert ground == {"dark": "#15171c", "projector": "#ffffff"}[theme]
    ended.window.show_message("")
    ended.settle()
    assert ended.window.grab().toImage() == before


def test_a_name_without_a_suffix_gets_one(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "output.v2"
    finish(actions.save(ended.window, Order()))
    assert not QImage(str(tmp_path / "output.v2.png")).isNull()
    assert ended.window.last_folder == tmp_path  # the next dialog opens there


@pytest.mark.parametrize("answer", ["No", "Yes"])
def test_a_completed_name_that_exists_is_asked_about(
    ended, asked, finish, monkeypatch, tmp_path, answer
):
    """The file dialog has asked about the name as it was typed."""
    there = tmp_path / "mine.png"
    there.write_bytes(b"mine")
    questions = []

    def ask(window, title, question):
        questions.append(question)
        return getattr(QMessageBox.StandardButton, answer)

    monkeypatch.setattr(QMessageBox, "question", ask)
    asked.path = tmp_path / "mine"
    job = actions.save(ended.window, Order())
    assert job is None if answer == "No" else finish(job) == ""
    assert questions == ["mine.png exists. Replace it?"]
    assert (there.read_bytes() == b"mine") == (answer == "No")


def test_the_window_is_exported_as_it_is(ended, asked, tmp_path):
    seen = ended.window.grab().toImage()
    asked.path = tmp_path / "window.png"
    ended.window.actions_by_name["export_window"].trigger()
    ended.until(ended.window.message.text)
    image = QImage(str(asked.path))
    assert image.size() == ended.window.size()
    # the sentence that says so came after; the picture is of before
    assert image == seen.convertToFormat(image.format())
    assert embedding.read(asked.path).preset == "neuron-good-start"


# ----- tables


def rows_of(path) -> list[list[str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(line for line in file if not line.startswith("#")))


def test_the_table_of_a_plot_is_the_recording_to_the_last_digit(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "output.csv"
    assert finish(actions.save(ended.window, Order("output", "csv"))) == ""
    header, *rows = rows_of(asked.path)
    recording = ended.session.recording
    assert header == ["epoch", "quadratic cost"]
    assert [int(row[0]) for row in rows] == list(range(301))
    assert [float(row[1]) for row in rows] == recording.values("output_1").tolist()


def test_the_table_of_the_figure_is_all_of_the_recording(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "run.csv"
    assert finish(actions.save(ended.window, Order(kind="csv"))) == ""
    header, *rows = rows_of(asked.path)
    recording = ended.session.recording
    assert header == ["epoch", *recording.experiment.columns]
    for epoch, row in enumerate(rows):
        assert tuple(map(float, row)) == (epoch, *recording.row(epoch))
    assert os.path.basename(asked.proposed) == "gradsim-neuron-good-start.csv"


def test_the_table_of_a_comparison_has_all_curves(reopen_window, asked, finish, tmp_path):
    """A kept run of 300 epochs beside one of 3: what is not recorded is left empty."""
    opened = reopen_window("neuron-cost-duel", size=(1440, 900))
    opened.run_to_end()
    kept = opened.session.recording
    opened.window.actions_by_name["keep"].trigger()
    opened.session.reset()
    opened.until(lambda: opened.session.recording not in (None, kept))
    opened.step(3)
    asked.path = tmp_path / "both.csv"
    assert finish(actions.save(opened.window, Order("output", "csv"))) == ""
    header, *rows = rows_of(asked.path)
    assert len(set(header)) == len(header) == 5
    assert header[0] == "epoch" and header[3:] == ["quadratic cost", "cross-entropy"]
    assert len(rows) == 301
    for series in (0, 1):
        outputs = kept.values("output_1", series).tolist()
        assert [float(row[1 + series]) for row in rows] == outputs
        assert [float(row[3 + series]) for row in rows[:4]] == outputs[:4]
        assert {row[3 + series] for row in rows[4:]} == {""}


def test_a_long_table_can_be_cancelled(ended, finish, tmp_path):
    path = tmp_path / "endless.csv"
    job = TableJob(ended.window, path, iter(lambda: "1,2\n", ""), 10**9)
    job.start()
    ended.until(lambda: job._written > 0)
    job._dialog.canceled.emit()
    assert job.error == "Cancelled; nothing was written."
    assert list(tmp_path.iterdir()) == []


# ----- animations


def test_an_animation_is_saved_and_cancelled(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "run.gif"
    order = Order(kind="gif", setup=on_pixels((320, 240), "light"), timing=Timing(5, 0.6))
    assert finish(actions.save(ended.window, order)) == ""
    assert os.path.basename(asked.proposed) == "gradsim-neuron-good-start.gif"
    assert ended.window.message.text() == f"Saved as {asked.path}."
    before = asked.path.read_bytes()
    long = Order(kind="gif", setup=on_pixels((320, 240), "light"), timing=Timing(50, 60))
    job = actions.save(ended.window, long)
    ended.until(lambda: job._painted > 3)
    job._dialog.canceled.emit()
    assert ended.window.message.text() == "Cancelled; nothing was written."
    assert asked.path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [asked.path]


def test_the_window_answers_while_frames_are_painted(open_window, asked, tmp_path):
    ended = open_window()
    ended.run_to_end()
    asked.path = tmp_path / "run.gif"
    order = Order(kind="gif", setup=on_pixels((320, 240), "light"), timing=Timing(50, 60))
    job = actions.save(ended.window, order)
    ended.until(lambda: job._painted > 5)
    ended.session.show_epoch(42)  # the frames are another panel's
    assert ended.session.shown == 42 and ended.window.panel.output._epoch == 42
    QApplication.instance().aboutToQuit.emit()  # a program that ends leaves no half file
    assert list(tmp_path.iterdir()) == []


def test_before_a_run_there_is_nothing_to_animate(reopen_window, dialogs):
    opened = reopen_window("neuron-good-start")
    opened.window.actions_by_name["export_animation"].trigger()
    assert dialogs.opened == []
    assert opened.window.message.text() == "There is nothing to animate yet: run it first."


def test_without_ffmpeg_a_sentence_says_what_to_do(ended, asked, monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "imageio_ffmpeg", None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    asked.path = tmp_path / "run.mp4"
    assert actions.save(ended.window, Order(kind="mp4")) is None
    assert "MP4 needs the program ffmpeg" in ended.window.message.text()
    assert list(tmp_path.iterdir()) == []


def test_what_ffmpeg_complains_of_is_told(ended, asked, finish, monkeypatch, tmp_path):
    asked.path = tmp_path / "run.mp4"
    monkeypatch.setattr(Encoder, "_feed", lambda self, pipe: pipe.write(b"not a frame"))
    order = Order(kind="mp4", setup=on_pixels((320, 240), "light"), timing=Timing(5, 0.4))
    error = finish(actions.save(ended.window, order))
    assert error.startswith("ffmpeg could not make the animation: ")
    assert list(tmp_path.iterdir()) == []


def test_any_view_can_be_animated(reopen_window, asked, finish, tmp_path):
    opened = reopen_window("neuron-why", size=(1440, 900))
    opened.window.panel.toggle_view("neuron")
    opened.run_to_end()
    for view in ("output", "neuron", "formula"):
        with case(view):
            asked.path = tmp_path / f"{view}.gif"
            order = Order(view, "gif", on_pixels((480, 300), "light"), timing=Timing(5, 0.6))
            assert finish(actions.save(opened.window, order)) == ""
            with Image.open(asked.path) as image:
                assert image.n_frames == 3
                assert image.width == 480 and image.height <= 300


# ----- the right button


@pytest.mark.parametrize(
    ("name", "view"),
    [("", "output"), ("", "neuron"), ("speed-2-layers", "speed"), ("chain-vanishing", "chain")],
)
def test_the_right_button_offers_the_view_under_it(
    ended, reopen_window, monkeypatch, dialogs, name, view
):
    opened = reopen_window(name, size=(1440, 900)) if name else ended
    widget = opened.window.panel.arrangement.view(view)
    chosen, offered = [0], []

    class Chosen(QMenu):
        def exec(self, *_):
            offered.append([action.text() for action in self.actions()])
            self.actions()[chosen[0]].trigger()

    monkeypatch.setattr(actions, "QMenu", Chosen)
    inner = widget.viewport() if hasattr(widget, "viewport") else widget
    centre = inner.rect().center()
    for entry in (0, 3):
        chosen[0] = entry
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, inner.mapToGlobal(centre))
        QApplication.sendEvent(inner, event)
    assert offered == [["Export…", "Copy picture", "Copy table", "Export the whole figure…"]] * 2
    assert [dialog.order().what for dialog in dialogs.opened] == [view, ""]


def test_the_key_takes_the_view_under_the_pointer(ended, dialogs, monkeypatch):
    plot = ended.window.panel.cost
    monkeypatch.setattr(type(plot), "underMouse", lambda self: self is plot)
    ended.window.actions_by_name["export"].trigger()
    ended.window.actions_by_name["export_table"].trigger()
    assert [dialog.order().what for dialog in dialogs.opened] == ["cost", "cost"]
    assert [dialog.order().kind for dialog in dialogs.opened] == ["png", "csv"]


# ----- experiments


def test_an_experiment_is_saved_and_opened(reopen_window, asked, tmp_path):
    own = SingleNeuron(weights=(1.1,), bias=-0.3, learning_rate=1e-3, epochs=12)
    opened = reopen_window(own)
    asked.path = tmp_path / "own.json"
    opened.window.actions_by_name["save"].trigger()
    assert read_experiment(asked.path) == own
    second = reopen_window("neuron-cost-duel")
    second.window.actions_by_name["open"].trigger()
    assert second.session.scene.experiment == own
    assert "Starting" in second.window.form._rows[2].label.text()
    assert second.window.form._rows[2].control().value() == 1.1


def test_a_file_that_is_none_is_told_in_a_sentence(reopen_window, asked, tmp_path):
    opened = reopen_window()
    scene = opened.session.scene
    asked.path = tmp_path / "none.json"
    for content in (None, "{", '{"gradsim": 99}', '{"gradsim": 1, "experiment": "x"}'):
        if content is not None:
            asked.path.write_text(content)
        opened.window.show_message("")
        opened.window.actions_by_name["open"].trigger()
        assert str(asked.path) in opened.window.message.text()
        assert opened.window.message.isVisible()
        assert opened.session.scene == scene


def test_a_dialog_closed_without_an_answer_does_nothing(ended, asked, dialogs, tmp_path):
    asked.path = ""
    dialogs.answer = lambda dialog: dialog._finish(dialog.save_wanted)
    names = ("export", "export_table", "export_animation", "export_window", "save", "open")
    for name in names:
        ended.window.actions_by_name[name].trigger()
        assert not ended.window.message.isVisible()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "csv", "gif", "mp4", "window", "json"])
def test_what_cannot_be_written_is_told_in_a_sentence(ended, asked, finish, tmp_path, kind):
    suffix = "png" if kind == "window" else kind
    occupied = tmp_path / f"occupied.{suffix}"
    occupied.mkdir()
    for path in (tmp_path / "missing" / f"out.{suffix}", occupied):
        ended.window.show_message("")
        asked.path = path
        if kind == "json":
            file_dialogs.save_experiment(ended.window)
        else:
            timing = Timing(5, 0.4)
            what, setup = WINDOW if kind == "window" else "", on_pixels((320, 240), "light")
            order = Order(what, suffix, setup, timing=timing)
            job = actions.save(ended.window, order)
            assert job is None or finish(job)
        text = ended.window.message.text()
        assert text.startswith(f"{path} was not written: ")
        assert len(text) > len(f"{path} was not written: ") + 5
        assert "Traceback" not in text
    assert list(tmp_path.iterdir()) == [occupied]
    assert list(occupied.iterdir()) == []


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="there a folder's permissions keep nobody from writing",
)
def test_a_folder_without_permission_is_told_in_a_sentence(ended, asked, finish, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    asked.path = folder / "x.png"
    finish(actions.save(ended.window, Order()))
    assert "was not written: Permission denied" in ended.window.message.text()
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_as_it_was(ended, asked, finish, monkeypatch, tmp_path):
    asked.path = tmp_path / "plot.png"
    asked.path.write_bytes(b"the old one")

    def no_space(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    finish(actions.save(ended.window, Order()))
    assert "was not written: No space left on device" in ended.window.message.text()
    monkeypatch.undo()
    assert asked.path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [asked.path]


# ----- a custom data set


def test_a_data_set_is_opened_from_the_menu(reopen_window, monkeypatch, tmp_path):
    opened = reopen_window("speed-2-layers")
    opened.ready()
    for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"):
        shutil.copy(resource("mnist", f"{name}.gz"), tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    opened.window.actions_by_name["open_data"].trigger()
    assert opened.session.scene.experiment.data == str(tmp_path)
    opened.ready()
    assert opened.session.recording.at(0, "speed_1") > 0


def test_a_folder_without_a_data_set_is_refused_in_a_sentence(reopen_window, monkeypatch, tmp_path):
    opened = reopen_window("speed-2-layers")
    opened.ready()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    opened.window.actions_by_name["open_data"].trigger()
    assert "has no file of images" in opened.window.message.text()
    assert opened.session.scene.experiment.data == ""


def test_a_panel_without_data_says_so(ended):
    ended.window.actions_by_name["open_data"].trigger()
    assert "no data set" in ended.window.message.text()
