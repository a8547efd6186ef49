"""What is copied, and what is made beside the window meanwhile."""

import threading

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QImage

from gradsim import embedding
from gradsim.core.sentence import Refusal
from gradsim.core.subjects import script_of
from gradsim.ui.copied import leave_clipboard
from gradsim.ui.export import actions, painting
from gradsim.ui.export.jobs import PictureJob, TableJob
from gradsim.ui.export.order import Order


@pytest.fixture
def encoder(monkeypatch):
    """Hold encoding up until `encoder.goes_on` is set; note the threads that encode."""

    class Encoding:
        goes_on = threading.Event()
        threads: set[threading.Thread] = set()  # noqa: RUF012

    encode = painting.png_bytes

    def held_up(image):
        Encoding.threads.add(threading.current_thread())
        if threading.current_thread() is not threading.main_thread():
            Encoding.goes_on.wait()
        return encode(image)

    monkeypatch.setattr(painting, "png_bytes", held_up)
    yield Encoding
    Encoding.goes_on.set()


def test_the_window_does_not_wait_for_the_encoder(ended, clipboard, encoder):
    ended.window.actions_by_name["copy_picture"].trigger()
    assert ended.window.message.text() == "The picture is on the clipboard."
    assert clipboard.image().size() == actions._image(ended.window, Order()).size()
    assert "image/png" in clipboard.mimeData().formats()
    assert threading.main_thread() not in encoder.threads


def test_another_copy_follows_one_that_is_being_made(ended, clipboard, encoder):
    ended.window.actions_by_name["copy_picture"].trigger()
    actions.copy(ended.window, Order("output", "csv"))
    encoder.goes_on.set()
    for thread in encoder.threads:
        thread.join()
    assert clipboard.text().startswith("epoch\tquadratic cost")
    assert not clipboard.mimeData().hasImage()


def test_a_window_that_closes_leaves_what_was_copied(open_window, clipboard, encoder, tmp_path):
    """As plain data, which the clipboard can hand over when Python has ended, too."""
    opened = open_window("neuron-good-start")
    experiment = opened.session.scene.experiment
    opened.window.actions_by_name["copy_picture"].trigger()
    opened.window.close()
    opened.settle()
    encoder.goes_on.set()
    size = clipboard.image().size()
    leave_clipboard(True)
    left = clipboard.mimeData()
    assert type(left) is QMimeData and clipboard.image().size() == size
    pasted = tmp_path / "pasted.png"
    pasted.write_bytes(left.data("image/png").data())
    assert embedding.read(pasted).experiment == experiment
    assert QImage(str(pasted)).size() == size


def test_a_picture_is_written_beside_the_window(ended, asked, finish, encoder, tmp_path):
    asked.path = tmp_path / "figure.png"
    job = actions.save(ended.window, Order())
    assert list(tmp_path.iterdir()) == []
    encoder.goes_on.set()
    assert finish(job) == ""
    assert embedding.read(asked.path).experiment == ended.session.scene.experiment
    assert threading.main_thread() not in encoder.threads


def test_a_picture_that_is_cancelled_is_not_written(ended, asked, encoder, tmp_path):
    asked.path = tmp_path / "figure.png"
    job = actions.save(ended.window, Order())
    ended.until(lambda: encoder.threads)
    job.cancel()
    assert "nothing was written" in ended.window.message.text()
    encoder.goes_on.set()
    for thread in encoder.threads:
        thread.join()
    assert list(tmp_path.iterdir()) == []


def test_a_picture_under_way_is_written_when_the_program_ends(ended, asked, finish, tmp_path):
    asked.path = tmp_path / "figure.png"
    job = actions.save(ended.window, Order())
    job.quit()
    assert embedding.read(asked.path).experiment == ended.session.scene.experiment
    assert finish(job) == ""


def test_the_later_of_two_writers_of_a_file_has_the_last_word(ended, tmp_path):
    path, link, goes_on = tmp_path / "figure.png", tmp_path / "link.png", threading.Event()
    link.symlink_to(path)

    def held_up():
        goes_on.wait()
        return b"first"

    first = PictureJob(ended.window, path, held_up)
    join = first._thread.join
    first._thread.join = lambda: (goes_on.set(), join())  # whoever waits for it lets it go on
    second = PictureJob(ended.window, link, lambda: b"second")
    first.start()
    second.start()
    ended.until(lambda: goes_on.is_set() or not second._thread.is_alive())
    goes_on.set()
    ended.until(lambda: first.error == second.error == "")
    assert path.read_bytes() == b"second"


def test_a_table_that_waits_for_another_writer_is_cancelled_at_once(ended, tmp_path):
    path, goes_on = tmp_path / "figure.csv", threading.Event()
    first = PictureJob(ended.window, path, lambda: goes_on.wait(5) and b"first")
    second = TableJob(ended.window, path, iter(["second"]), 1)
    first.start()
    second.start()
    second.cancel()
    assert first._thread.is_alive()
    goes_on.set()
    second._thread.join()
    assert path.read_bytes() == b"first"
    ended.until(lambda: first.error == "")


@pytest.mark.parametrize("makes", ["picture", "table"])
def test_what_fails_beside_the_window_is_not_said_to_be_saved(ended, finish, tmp_path, makes):
    def fail(_=None):
        raise ValueError("no such colour")

    path, window = tmp_path / "file", ended.window
    job = (
        PictureJob(window, path, fail)
        if makes == "picture"
        else TableJob(window, path, map(fail, [0]), 1)
    )
    job.start()
    assert finish(job) == f"{path} was not written: no such colour"
    assert list(tmp_path.iterdir()) == []


def test_the_picture_goes_to_the_clipboard(ended, clipboard):
    size = actions._image(ended.window, Order(scale=1)).size()
    ended.window.actions_by_name["copy_picture"].trigger()
    assert clipboard.image().size() == size * 2
    assert ended.window.message.text() == "The picture is on the clipboard."


@pytest.mark.parametrize("name", ["copy_picture", "copy_table"])
def test_a_clipboard_that_takes_nothing_is_told_of(ended, clipboard, monkeypatch, name):
    clipboard.setText("something older")
    monkeypatch.setattr(QClipboard, "setMimeData", lambda *_: None)
    ended.window.actions_by_name[name].trigger()
    assert "took nothing" in ended.window.message.text()
    assert clipboard.text() == "something older"


def test_a_picture_on_the_clipboard_holds_the_experiment(ended, clipboard, tmp_path):
    actions.copy(ended.window, Order("cost"))
    pasted = tmp_path / "pasted.png"
    pasted.write_bytes(clipboard.mimeData().data("image/png").data())
    assert embedding.read(pasted).experiment == ended.session.scene.experiment


def test_the_table_goes_to_the_clipboard_in_columns(ended, clipboard):
    actions.copy(ended.window, Order("output", "csv"))
    header, *rows = clipboard.text().splitlines()
    assert header == "epoch\tquadratic cost"
    values = ended.session.recording.values("output_1").tolist()
    assert [float(row.split("\t")[1]) for row in rows] == values
    assert ended.window.message.text() == "The table is on the clipboard."


def test_a_table_too_long_to_copy_is_told(ended, monkeypatch):
    monkeypatch.setattr(actions, "_LONGEST_COPY", 300)
    actions.copy(ended.window, Order(kind="csv"))
    assert "too many to copy" in ended.window.message.text()


def test_the_run_goes_to_the_clipboard_as_a_script(ended, clipboard, monkeypatch):
    ended.window.actions_by_name["copy_script"].trigger()
    assert clipboard.text() == script_of(ended.session.scene.experiment)
    assert "as a script" in ended.window.message.text()

    def refuse(_: object) -> str:
        raise Refusal("there is none of {0}", "this")

    monkeypatch.setattr(actions, "script_of", refuse)
    ended.window.actions_by_name["copy_script"].trigger()
    assert ended.window.message.text() == "No script: there is none of this."
