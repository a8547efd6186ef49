"""Files to take home: whole, exact, and sharp at any scale."""

import csv
import os
import shutil

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from gradsim.core.resources import resource
from gradsim.core.single_neuron import SingleNeuron
from gradsim.files import read_experiment
from gradsim.ui import export, file_dialogs
from gradsim.ui.widgets.epoch_plot import EpochPlot
from gradsim.ui.widgets.typeset import plain_text


@pytest.fixture
def ended(open_window):
    """A run of the good start that has ended."""
    opened = open_window("neuron-good-start", size=(1440, 900))
    opened.run_to_end()
    return opened


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


def choose(monkeypatch, index: int) -> list[str]:
    """Choose an entry of any menu that pops up; return what was offered."""
    offered: list[str] = []

    class Chosen(QMenu):
        def exec(self, *_):
            offered.extend(action.text() for action in self.actions())
            return self.actions()[index]

    monkeypatch.setattr(file_dialogs, "QMenu", Chosen)
    return offered


def dark(image: QImage) -> np.ndarray:
    """Whether a pixel differs clearly from the ground."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    pixels = data[:, : image.width(), :3].astype(int)
    return np.abs(pixels - pixels[1, -2]).max(axis=2) > 60


def thickness(image: QImage, x: int, low: int, high: int) -> float:
    """Pixels of ink in a column: each counts for as much as it is covered."""
    column = [image.pixelColor(x, y).lightnessF() for y in range(low, high)]
    ground = max(column)
    return sum(ground - one for one in column) / (ground - min(column))


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_plot_is_exported_with_all_its_pixels(ended, scale):
    plot = ended.window.panel.output
    image = export.plot_picture(plot, scale)
    assert (image.width(), image.height()) == (plot.width() * scale, plot.height() * scale)
    assert dark(image).mean() > 0.002


def test_twice_the_pixels_have_lines_twice_as_thick(open_window):
    """Measured on the flat tail of a thick, solid curve, far from any text."""
    opened = open_window(SingleNeuron(cost="cross-entropy"), size=(1440, 900), theme="projector")
    opened.run_to_end()
    opened.session.show_epoch(5)
    plot = opened.window.panel.output
    zoom = opened.window.theme.zoom
    epoch = 60.5  # above the axis, far from the point and all text
    value = float(np.interp(epoch, *plot._curves[0].getData()))
    place = plot.to_pixels(epoch, value)
    measured = []
    for scale in (1, 2, 4):
        image = export.plot_picture(plot, scale)
        reach = 8 * scale
        middle = round(place.y() * scale)
        measured.append(thickness(image, round(place.x() * scale), middle - reach, middle + reach))
    assert measured[0] == pytest.approx(opened.window.theme.curve * zoom, rel=0.12)
    assert measured[1] == pytest.approx(2 * measured[0], rel=0.08)
    assert measured[2] == pytest.approx(4 * measured[0], rel=0.08)
    widths = {curve.opts["pen"].widthF() for curve in plot._curves}
    assert widths == {opened.window.theme.pen(0).widthF()}  # on screen as before


def test_twice_the_pixels_show_the_same_picture(ended):
    """Shrunk to half, the large picture is the small one but for the smoothing of edges."""
    plot = ended.window.panel.output
    small, large = (export.plot_picture(plot, scale) for scale in (1, 2))
    one = dark(small)
    other = dark(large).reshape(one.shape[0], 2, one.shape[1], 2).mean(axis=(1, 3))
    assert abs(one.mean() - other.mean()) < 0.25 * one.mean()
    rows = np.flatnonzero(one.any(axis=1))
    rows_large = np.flatnonzero(other.any(axis=1))
    assert abs(rows[0] - rows_large[0]) <= 1 and abs(rows[-1] - rows_large[-1]) <= 1


def test_the_plot_s_picture_is_saved(ended, asked, monkeypatch, tmp_path):
    offered = choose(monkeypatch, 1)
    asked.path = tmp_path / "cost.png"
    size = ended.window.plots()[1].size()
    ended.window.actions_by_name["export_plot"].trigger()
    assert offered == [plain_text(plot.title) for plot in ended.window.plots()]
    image = QImage(str(asked.path))
    assert image.size() == size * export.PLOT_SCALE
    assert os.path.basename(asked.proposed) == "gradsim-neuron-good-start-epoch300.png"
    assert ended.window.message.text() == f"Saved as {asked.path}."


def test_a_name_without_a_suffix_gets_one(ended, asked, monkeypatch, tmp_path):
    choose(monkeypatch, 0)
    asked.path = tmp_path / "output"
    ended.window.actions_by_name["export_plot"].trigger()
    assert not QImage(str(tmp_path / "output.png")).isNull()
    assert ended.window.last_folder == tmp_path  # the next dialog opens there


def test_the_table_is_the_recording_to_the_last_digit(ended, asked, monkeypatch, tmp_path):
    choose(monkeypatch, 0)
    asked.path = tmp_path / "output.csv"
    ended.window.actions_by_name["export_csv"].trigger()
    with open(asked.path, newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    recording = ended.session.recording
    assert header == ["epoch", "quadratic cost"]
    assert [int(row[0]) for row in rows] == list(range(301))
    assert [float(row[1]) for row in rows] == recording.values("output_1").tolist()


def test_the_table_of_a_comparison_has_all_curves(open_window, asked, monkeypatch, tmp_path):
    """A kept run of 300 epochs beside one of 3: what is not recorded is left empty."""
    opened = open_window("neuron-cost-duel", size=(1440, 900))
    opened.run_to_end()
    kept = opened.session.recording
    opened.window.actions_by_name["keep"].trigger()
    opened.until(lambda: opened.session.recording not in (None, kept))
    opened.step(3)
    choose(monkeypatch, 0)
    asked.path = tmp_path / "both.csv"
    opened.window.actions_by_name["export_csv"].trigger()
    with open(asked.path, newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    assert len(set(header)) == len(header) == 5
    assert header[0] == "epoch" and header[3:] == ["quadratic cost", "cross-entropy"]
    assert len(rows) == 301
    for series in (0, 1):
        outputs = kept.values("output_1", series).tolist()
        assert [float(row[1 + series]) for row in rows] == outputs
        assert [float(row[3 + series]) for row in rows[:4]] == outputs[:4]
        assert {row[3 + series] for row in rows[4:]} == {""}


def test_the_window_is_exported_as_it_is(ended, asked, tmp_path):
    seen = ended.window.grab().toImage()
    asked.path = tmp_path / "window.png"
    ended.window.actions_by_name["export_window"].trigger()
    image = QImage(str(asked.path))
    assert image.size() == ended.window.size()
    # the sentence that says so came after; the picture is of before
    assert image == seen.convertToFormat(image.format())


def test_an_experiment_is_saved_and_opened(open_window, asked, tmp_path):
    own = SingleNeuron(weights=(1.1,), bias=-0.3, learning_rate=1e-3, epochs=12)
    opened = open_window(own)
    asked.path = tmp_path / "own.json"
    opened.window.actions_by_name["save"].trigger()
    assert read_experiment(asked.path) == own
    other = open_window("neuron-cost-duel")
    other.window.actions_by_name["open"].trigger()
    assert other.session.scene.experiment == own
    assert "Starting" in other.window.form._rows[2].label.text()
    assert other.window.form._rows[2].control().value() == 1.1


def test_a_file_that_is_none_is_told_in_a_sentence(open_window, asked, tmp_path):
    opened = open_window()
    scene = opened.session.scene
    asked.path = tmp_path / "none.json"
    for content in (None, "{", '{"gradsim": 99}', '{"gradsim": 1, "experiment": "x"}'):
        if content is not None:
            asked.path.write_text(content)
        opened.window.say("")
        opened.window.actions_by_name["open"].trigger()
        assert str(asked.path) in opened.window.message.text()
        assert opened.window.message.isVisible()
        assert opened.session.scene == scene


def test_a_dialog_closed_without_an_answer_does_nothing(ended, asked, monkeypatch, tmp_path):
    choose(monkeypatch, 0)
    asked.path = ""
    for name in ("export_plot", "export_csv", "export_window", "save", "open"):
        ended.window.actions_by_name[name].trigger()
        assert not ended.window.message.isVisible()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "suffix"),
    [("export_plot", "png"), ("export_csv", "csv"), ("export_window", "png"), ("save", "json")],
)
def test_what_cannot_be_written_is_told_in_a_sentence(
    ended, asked, monkeypatch, tmp_path, command, suffix
):
    choose(monkeypatch, 0)
    occupied = tmp_path / f"occupied.{suffix}"
    occupied.mkdir()
    for path in (tmp_path / "missing" / f"out.{suffix}", occupied):
        ended.window.say("")
        asked.path = path
        ended.window.actions_by_name[command].trigger()
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
def test_a_folder_without_permission_is_told_in_a_sentence(ended, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(OSError, match="was not written"):
        export.save_picture(export.plot_picture(ended.window.panel.output), folder / "x.png")
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_as_it_was(ended, tmp_path, monkeypatch):
    path = tmp_path / "plot.png"
    path.write_bytes(b"the old one")
    monkeypatch.setattr(export.QSaveFile, "write", lambda self, content: len(content) // 2)
    with pytest.raises(OSError, match="was not written"):
        export.save_picture(export.plot_picture(ended.window.panel.output), path)
    monkeypatch.undo()
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_the_plot_under_the_pointer_is_the_one_exported(qtbot, ended, asked, monkeypatch, tmp_path):
    plot = ended.window.panel.cost
    monkeypatch.setattr(EpochPlot, "underMouse", lambda self: self is plot)
    monkeypatch.setattr(file_dialogs, "QMenu", lambda *_: pytest.fail("it need not ask"))
    asked.path = tmp_path / "cost.csv"
    ended.window.actions_by_name["export_csv"].trigger()
    with open(asked.path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert float(rows[1][1]) == pytest.approx(0.3342, abs=5e-5)


def test_a_panel_without_such_a_plot_says_so(open_window, asked):
    opened = open_window("neuron-binary-entropy", size=(880, 560))
    hidden = [plot for plot in opened.window.plots() if isinstance(plot, EpochPlot)]
    assert hidden == []  # there is no room for the side column
    opened.window.actions_by_name["export_csv"].trigger()
    assert opened.window.message.text() == "There is no such plot on screen."
    assert asked.proposed == ""


# ----- a data set of one's own


def test_a_data_set_is_opened_from_the_menu(open_window, monkeypatch, tmp_path):
    opened = open_window("speed-2-layers")
    opened.ready()
    for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"):
        shutil.copy(resource("mnist", f"{name}.gz"), tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    opened.window.actions_by_name["open_data"].trigger()
    assert opened.session.scene.experiment.data == str(tmp_path)
    opened.ready()
    assert opened.session.recording.at(0, "speed_1") > 0


def test_a_folder_without_a_data_set_is_refused_in_a_sentence(open_window, monkeypatch, tmp_path):
    opened = open_window("speed-2-layers")
    opened.ready()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    opened.window.actions_by_name["open_data"].trigger()
    assert "train-images-idx3-ubyte" in opened.window.message.text()
    assert opened.session.scene.experiment.data == ""


def test_a_panel_without_data_says_so(open_window):
    opened = open_window("neuron-good-start")
    opened.ready()
    opened.window.actions_by_name["open_data"].trigger()
    assert "no data set" in opened.window.message.text()
