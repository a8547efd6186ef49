"""Files, folders and tables that come from elsewhere, opened in the window."""

import gzip
import json
import struct
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from gradsim.core.experiment_file import experiment_to_json
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.lecture.lecture import Lecture
from gradsim.core.networks.mnist import load_digits
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subjects import SUBJECTS
from gradsim.files import read_start
from gradsim.ui import application
from gradsim.ui.forms.rows import ChoiceRow
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.session.run_state import RunState
from gradsim.ui.theme import THEMES
from gradsim.ui.window import file_dialogs


def digits_in(folder, name="train", first=0, turned=False, count=40):
    """Write some digits of MNIST with names of no convention; turned as EMNIST has them."""
    digits = load_digits("", first, count)
    pixels = digits.images.reshape(count, 28, 28)
    pixels = (pixels.transpose(0, 2, 1) if turned else pixels).tobytes()
    folder.mkdir(exist_ok=True)
    content = struct.pack(">4I", 0x803, count, 28, 28) + pixels
    (folder / f"{name}.images").write_bytes(gzip.compress(content))
    content = struct.pack(">2I", 0x801, count) + digits.labels.tobytes()
    (folder / f"{name}.labels").write_bytes(content)
    return folder


SMALL = LayerSpeed(images=20, epochs=3)


@contextmanager
def reporting(opened):
    """Have a window report failures as the program does."""

    def report(*_: object) -> None:
        application._report_failed_run(opened.window)

    opened.session.state_changed.connect(report)
    yield opened
    opened.session.state_changed.disconnect(report)


@pytest.fixture
def speed(reopen_window):
    """A window with a small network."""
    with reporting(reopen_window(SMALL)) as opened:
        yield opened


def message(opened) -> str:
    return opened.window.message.text()


# ----- lectures


def lecture_file(folder, *entries, **more):
    path = folder / "lecture.json"
    body = {"title": "Mine", "entries": list(entries), **more}
    path.write_text(json.dumps({"gradsim": 1, "lecture": body}))
    return path


def test_a_lecture_opens_without_what_is_unknown_and_says_so(open_window, tmp_path, monkeypatch):
    """And what was left out is there when the lecture is saved."""
    opened = open_window()
    unknown, known = {"preset": "none"}, {"preset": "chain-vanishing", "hue": 3}
    file_dialogs.open_file(opened.window, lecture_file(tmp_path, unknown, known, room=7))
    lecture = opened.window.room.mode.lecture
    assert [entry.preset.name for entry in lecture.entries] == ["chain-vanishing"]
    assert message(opened) == (
        "The unknown 'room' is left out. Entry 1 is left out: there is no demonstration 'none'. "
        "Of entry 2 the unknown 'hue' is left out."
    )
    target = tmp_path / "saved.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.window.save_lecture(lecture)
    body = json.loads(target.read_text())["lecture"]
    assert [entry["preset"] for entry in body["entries"]] == ["none", "chain-vanishing"]
    assert body["room"] == 7
    path = lecture_file(tmp_path, {"preset": "digits"}, *[{"preset": "none"}] * 20)
    file_dialogs.open_file(opened.window, path)
    assert message(opened).endswith("17 more were left out.")


def test_it_says_so_in_german(german, open_window, tmp_path):
    opened = open_window()
    path = lecture_file(tmp_path, {"preset": "none"}, {"preset": "chain-vanishing"})
    file_dialogs.open_file(opened.window, path)
    assert message(opened) == "Eintrag 1 fehlt: die Vorführung 'none' gibt es nicht."


def test_a_name_without_an_ending_gets_that_of_gradsim(reopen_window, tmp_path, monkeypatch):
    opened = reopen_window(SingleNeuron(bias=-1.0))
    shown = []
    for name in ("mine", "mine.gradsim", "mine.json"):
        shown.clear()

        def chosen(parent, title, proposed, kinds, name=name):
            shown.append((proposed, kinds))
            return str(tmp_path / f"{len(shown)}-{name}"), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
        opened.window.actions_by_name["save"].trigger()
        opened.window.save_lecture(opened.window.room.mode.lecture)
        written = f"{name}.gradsim" if name == "mine" else name
        assert read_start(tmp_path / f"1-{written}") == SingleNeuron(bias=-1.0)
        assert isinstance(read_start(tmp_path / f"2-{written}"), Lecture)
        for path in tmp_path.iterdir():
            path.unlink()
        for proposed, kinds in shown:
            assert proposed.endswith(".gradsim") and "*.gradsim *.json" in kinds, name


def test_the_dialog_opens_either_ending(reopen_window, tmp_path, monkeypatch):
    opened, asked = reopen_window(), []
    for number, ending in enumerate(("gradsim", "json"), 1):
        path = tmp_path / f"mine.{ending}"
        path.write_text(experiment_to_json(SingleNeuron(bias=-number)))

        def chosen(parent, title, folder, kinds, path=path):
            asked.append(kinds)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
        opened.window.actions_by_name["open"].trigger()
        opened.ready()
        assert opened.session.scene.experiment.bias == -number
        assert f"*.{ending} " in asked[-1].split(";;")[0]


def test_a_view_that_no_panel_has_is_named(open_window, tmp_path):
    opened = open_window()
    entry = {"preset": "neuron-why", "views": ["hologram", "cost"], "side": ["hologram"]}
    file_dialogs.open_file(opened.window, lecture_file(tmp_path, entry))
    opened.ready()
    assert "'hologram'" in message(opened)
    assert opened.window.panel.arrangement.open_names


# ----- data


def test_missing_data_is_asked_for_and_the_lecture_goes_on(open_window, tmp_path, monkeypatch):
    with reporting(open_window(SMALL)) as speed:
        own = {"experiment": "layer-speed", "settings": {"data": "away", "images": 20, "epochs": 3}}
        path = lecture_file(tmp_path, own, {"preset": "chain-vanishing"})
        file_dialogs.open_file(speed.window, path)
        speed.until(lambda: speed.state() is RunState.FAILED)
        assert "does not exist: choose the folder of the data" in message(speed)
        assert "Choose the folder…" in message(speed)
        assert "log" not in message(speed)
        folder = digits_in(tmp_path / "here")
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        speed.window.content._take_offer()
        speed.run_to_end()
        assert speed.session.scene.experiment.data == str(folder)
        speed.window.actions_by_name["next"].trigger()
        speed.ready()
        assert speed.session.scene.preset.name == "chain-vanishing"


def test_no_traceback_is_logged_for_data_that_is_missing(speed, caplog):
    speed.window.change_settings({"data": "/nowhere"})
    speed.until(lambda: speed.state() is RunState.FAILED)
    assert not caplog.records


def test_digits_on_their_side_are_turned_and_that_is_said(speed, tmp_path, monkeypatch):
    folder = digits_in(tmp_path / "emnist", turned=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    file_dialogs.open_data(speed.window)
    assert "lie on their side, as EMNIST’s do: they are turned" in message(speed)
    assert speed.session.scene.experiment.data == str(folder)


def test_of_several_sets_one_is_asked_for(speed, tmp_path, monkeypatch):
    folder = tmp_path / "sets"
    digits_in(folder, "first"), digits_in(folder, "second", first=500)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    for chosen in ("", "first", "second"):
        before = speed.session.scene.experiment
        asked = []

        def choose(parent, title, question, names, *_, chosen=chosen, asked=asked):
            asked.extend(names)
            return (chosen or names[0], bool(chosen))

        monkeypatch.setattr(QInputDialog, "getItem", choose)
        file_dialogs.open_data(speed.window)
        assert asked == ["first", "second"], chosen
        after = speed.session.scene.experiment
        if chosen:
            assert after.data == str(folder / f"{chosen}.images")
        else:
            assert after == before


# ----- items


def paste(opened, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    opened.window.actions_by_name["paste_items"].trigger()


def test_items_are_pasted_from_a_spreadsheet(reopen_window):
    opened = reopen_window(SingleNeuron(weights=(2.0,), bias=-1.0, epochs=20))
    paste(opened, "a\tb\ty\n0\t0\t0\n0\t1\t1\n1\t0\t1\n")
    neuron = opened.session.scene.experiment
    assert neuron.inputs == ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0))
    assert (neuron.targets, neuron.weights) == ((0.0, 1.0, 1.0), (2.0, 2.0))
    assert (neuron.bias, neuron.epochs) == (-1.0, 20)
    opened.window.actions_by_name["undo"].trigger()
    assert opened.session.scene.experiment.weights == (2.0,)


def test_a_decimal_comma_is_read_in_german(german, open_window):
    opened = open_window(SingleNeuron(epochs=20))
    paste(opened, "1,500\t0\n2,250\t1\n")
    assert opened.session.scene.experiment.inputs == ((1.5,), (2.25,))


def test_what_is_no_table_is_told_and_changes_nothing(reopen_window, tmp_path):
    opened = reopen_window()
    before = opened.session.scene
    for text, sentence in (
        ("", "The clipboard holds no training items: the table has no rows."),
        ("1\t1,000", "row 1: 1,000 can be 1 or 1000: write 1 000 or 1.0"),
        ("1\t2\t3\n4\t5", "row 2 has 2 cells"),
    ):
        paste(opened, text)
        assert sentence in message(opened)
        assert opened.session.scene is before
    (tmp_path / "letter.txt").write_text("Dear all,\nsee below.\n")
    file_dialogs.open_file(opened.window, tmp_path / "letter.txt")
    assert "no table of training items" in message(opened)
    assert opened.session.scene is before


def test_a_target_that_the_cost_does_not_allow_is_told(reopen_window):
    opened = reopen_window("neuron-cross-entropy-good-start")
    before = opened.session.scene
    paste(opened, "1\t2")
    assert "from 0 to 1" in message(opened)
    assert opened.session.scene is before


def test_another_panel_says_where_items_belong(reopen_window):
    opened = reopen_window("chain-vanishing")
    paste(opened, "0\t1")
    assert (
        message(opened) == "This panel has no training items; Single neuron and Small network have."
    )


def test_a_field_that_has_the_focus_takes_what_is_pasted(qtbot, reopen_window):
    opened = reopen_window()
    before = opened.session.scene.experiment
    box = next(row for row in opened.window.form._rows if row.setting.name == "bias").box
    opened.window.activateWindow()
    box.setFocus()
    opened.until(box.hasFocus)
    box.lineEdit().selectAll()
    QGuiApplication.clipboard().setText("0.25")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.lineEdit().text() == "0.25"
    assert opened.session.scene.experiment == before


def test_a_table_of_items_opens_with_the_settings_of_the_neuron(reopen_window, tmp_path):
    opened = reopen_window(SingleNeuron(bias=-2.0, epochs=20))
    (tmp_path / "or.csv").write_text("x1;x2;y\n0;0;0\n0;1;1\n1;0;1\n1;1;1\n")
    file_dialogs.open_file(opened.window, tmp_path / "or.csv")
    neuron = opened.session.scene.experiment
    assert (neuron.bias, neuron.targets) == (-2.0, (0.0, 1.0, 1.0, 1.0))


# ----- zeros


def test_the_choice_of_zeros_says_that_neurons_stay_equal(speed):
    said = "All hidden neurons of a layer start equal, get equal gradients and stay equal."
    row = next(
        row
        for row in speed.window.form._rows
        if isinstance(row, ChoiceRow) and row.setting.name == "initializer"
    )
    assert not row.note.isVisible()
    row.box.setCurrentIndex(row.box.findData("zeros"))
    row.box.activated.emit(row.box.currentIndex())
    speed.run_to_end()
    assert row.note.text() == said
    assert row.note.isVisible()
    assert said in speed.window.subtitle.text()


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_the_core_knows_the_views_of_each_panel(qtbot, subject):
    """So that a view of a lecture file is known: else name it in `other_views` of the subject."""
    panel = panel_class(subject)(THEMES["light"])
    qtbot.addWidget(panel)
    assert set(panel.view_titles()) <= subject.views
    assert subject.views <= set(panel.arrangement._views)
