"""A handout of two short entries, looked at with a real browser, with scripts and without."""

import base64
import errno
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from gradsim.__main__ import main
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.ui.export.handout.frames import MOST_FRAMES, shown_epochs
from gradsim.ui.export.handout.job import ask
from tests.ui.export.browser import Browser, chromium

NOWHERE = LayerSpeed(data="/no/such/folder", epochs=2)
DUEL = find_preset("neuron-cost-duel")
OWN = "own-1"  # what a file calls an entry whose settings are its own
HOSTILE = 'Is 1 < 2 & <b id="x">bold</b>?'
QUICK = replace(DUEL.experiment, learning_rate=1.5, epochs=14)
ENTRIES = (
    Entry(
        replace(DUEL, question=HOSTILE, experiment=QUICK),
        passage="One paragraph, with $\\sigma'(z)$.\n\nAnd </script> another.",
    ),
    Entry(find_preset("circuit-two-layers")),
    Entry(replace(find_preset("speed-2-layers"), title="Nowhere", experiment=NOWHERE)),
)


def lecture_file(folder: Path, *entries: Entry) -> Path:
    """A lecture of these entries, and one that this version cannot read."""
    content = json.loads(lecture_to_json(Lecture("Mine & yours", entries)))
    content["lecture"]["entries"].append({"experiment": "of tomorrow"})
    path = folder / "lecture.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def handout(qapp, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("handout")
    file = lecture_file(folder, *ENTRIES)
    assert main(["handout", str(file), "--out", str(folder / "out")]) == 0
    (path,) = (folder / "out").iterdir()
    assert path.name == "lecture.html"
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if chromium() is None:
        pytest.skip("chromium is not installed: scripts/system-libraries browser")
    with Browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def film_of(handout: Path, name: str) -> dict:
    page = handout.read_text(encoding="utf-8")
    letters = re.search(rf'id="frames-{name}">([^<]*)<', page)
    assert letters is not None
    return json.loads(gzip.decompress(base64.b64decode(letters[1])))


# ----- the file


def test_the_epochs_of_frames_are_dense_where_curves_bend():
    """A neuron on a plateau: it bends when it leaves it, not before."""
    preset = find_preset("neuron-saturated-start")
    recording = Recording(preset.experiment)
    recording.extend(preset.experiment.run())
    epochs = shown_epochs(recording)
    assert epochs[0] == 0 and epochs[-1] == preset.experiment.last_epoch
    assert MOST_FRAMES - 8 <= len(epochs) <= MOST_FRAMES
    outputs = np.array([recording.at(epoch, "output_1") for epoch in range(len(recording))])
    bend = np.abs(np.diff(outputs, 2))
    middle = 1 + int(bend.argmax())
    near = sum(abs(epoch - middle) <= 25 for epoch in epochs)
    early = sum(epoch <= 50 for epoch in epochs)
    assert near > 1.5 * early
    short = Recording(find_preset("chain-vanishing").experiment)
    short.extend(short.experiment.run())
    assert shown_epochs(short) == list(range(len(short)))


def test_a_handout_has_every_frame_as_vectors_and_nothing_that_breaks_out(handout):
    page = handout.read_text(encoding="utf-8")
    assert 'id="x"' not in page and "&lt;b id=&quot;x&quot;&gt;" in page
    assert page.count("</script>") == 4  # words, two films, and the script
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)
    for name, count in ((OWN, 15), ("circuit-two-layers", 16)):
        film = film_of(handout, name)
        assert len(film["frames"]) == count + 1  # and the conclusion
        for piece in film["pieces"]:
            assert ET.fromstring(piece.replace("xlink:href", "href")) is not None
        used = {number for frame in film["frames"] for number in frame}
        assert used == set(range(len(film["pieces"])))
        assert len({tuple(frame) for frame in film["frames"][:-1]}) == count


def test_what_is_left_out_is_named(qapp, tmp_path, capsys):
    file = lecture_file(tmp_path, ENTRIES[2])
    out = tmp_path / "mine.html"
    assert main(["handout", str(file), "--out", str(out)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "Entry 2 is left out" in lines[0]
    assert "“Nowhere” is left out" in lines[1] and "/no/such/folder" in lines[1]
    assert "nothing is left of the lecture" in lines[2] and len(lines) == 3
    assert not out.exists()


def test_the_page_names_what_is_left_out(handout):
    page = handout.read_text(encoding="utf-8")
    notices = re.findall(r'<p class="notices">([^<]*)', page)
    assert len(notices) == 2 and "Entry 4" in notices[0] and "Nowhere" in notices[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "out", "--speed", "3"], "gradsim handout knows"),
        (["--out", "mine.pdf"], "ends in .html"),
        (["--out", "no/such/mine.html"], "there is no folder no/such"),
        (["no-such-lecture", "--out", "out"], "no demonstration, no file and no command"),
        (["--out", "there.html"], "there.html exists; --force replaces it"),
    ],
)
def test_what_cannot_be_is_a_sentence(arguments, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("there.html").write_text("old")
    assert main(["handout", *arguments]) == 2
    err = capsys.readouterr().err
    assert told in err and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["there.html"]


def test_a_full_disk_leaves_the_file_as_it_was(qapp, tmp_path, monkeypatch, capsys):
    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out = tmp_path / "run.html"
    out.write_text("old")
    monkeypatch.setattr("gradsim.files.os.fsync", no_space)
    argv = ["animate", "neuron-good-start", "--set", "epochs=2", "--out", str(out), "--force"]
    assert main(argv) == 1
    assert capsys.readouterr().err == f"gradsim: {out} was not written: No space left on device\n"
    assert out.read_text() == "old"


# ----- in a browser


def visible(selector: str) -> str:
    return f"[...document.querySelectorAll('{selector}')].filter(e => e.checkVisibility()).length"


def test_the_page_moves_in_a_browser(browser, handout):
    browser.size(1440)
    browser.requests.clear()
    browser.open(handout)
    assert browser.run("document.title") == "Mine & yours"
    assert browser.run(visible(".contents li")) == 2 and browser.run(visible(".page")) == 0
    browser.run("document.querySelector('.contents a').click()")
    browser.wait_for("document.querySelector('.current .moving g').childNodes.length")
    text = "document.querySelector('.current h2').textContent"
    assert browser.run(text) == HOSTILE
    drawn = "document.querySelector('.current .moving').innerHTML"
    frames, places = [browser.run(drawn)], []
    for key in ("ArrowRight", "ArrowRight", "End", "Home"):
        browser.press(key)
        frames.append(browser.run(drawn))
        places.append(browser.run("document.querySelector('.current input').value"))
    assert places == ["1", "2", "14", "0"]
    assert len(set(frames)) == 4 and frames[0] == frames[-1]
    spoken = "document.querySelector('.current input').getAttribute('aria-valuetext')"
    assert browser.run(spoken) == "epoch 0 of 14"
    slider = "(s => { s.value = 7; s.dispatchEvent(new Event('input')); })"
    browser.run(f"{slider}(document.querySelector('.current input'))")
    assert browser.run(spoken) == "epoch 7 of 14"
    browser.run("document.querySelector('.current .play').click()")
    browser.wait_for("document.querySelector('.current input').value == '14'")
    # the caption comes when it is asked for
    assert browser.run(visible(".told")) == 0 and browser.run(visible(".ask")) == 1
    browser.run("document.activeElement.blur()")
    browser.press("Enter")
    assert browser.run(visible(".told")) == 1 and browser.run(visible(".ask")) == 0
    told = browser.run("document.activeElement.textContent")
    assert told in browser.run("document.querySelector('.current .moving').ariaLabel")
    browser.press("n")
    browser.wait_for("document.querySelector('.current').id == 'circuit-two-layers'")
    assert browser.run(visible(".neighbour")) == 1
    browser.press("p")
    browser.wait_for(f"document.querySelector('.current').id == '{OWN}'")
    assert browser.errors == []
    assert [url for url in browser.requests if not url.startswith("data:")] == [
        handout.absolute().as_uri()
    ]


def test_the_conclusion_s_vectors_are_its_picture(browser, handout):
    browser.size(1200)
    browser.open(handout, f"#{OWN}")
    browser.wait_for("document.querySelector('.current .moving g').childNodes.length")
    browser.press("Enter")
    box = "JSON.stringify(document.querySelector('.current .moving').getBoundingClientRect())"
    rect = json.loads(browser.run(box))
    shot = Image.open(io.BytesIO(browser.picture())).convert("L")
    shot = shot.crop(tuple(round(rect[side]) for side in ("left", "top", "right", "bottom")))
    url = browser.run("document.querySelector('.current img').src")
    with Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))) as whole:
        picture = whole.convert("L").resize(shot.size)
    small = [np.asarray(image.resize((240, 140)), float).ravel() for image in (shot, picture)]
    assert np.corrcoef(*small)[0, 1] > 0.97


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_cut(browser, handout, width):
    browser.size(width)
    outside = (
        "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && "
        "!e.closest('.moving, .parts svg *, .formula') && (e.getBoundingClientRect().right > "
        f"{width} + .5 || e.getBoundingClientRect().left < -.5)).map(e => e.outerHTML)"
    )
    for place in ("", f"#{OWN}", "#circuit-two-layers"):
        browser.open(handout, place)
        if place:
            browser.wait_for("document.querySelector('.current .moving g').childNodes.length")
            browser.run("document.querySelector('.current .ask')?.click()")
        assert browser.run("document.documentElement.scrollWidth") <= width
        assert browser.run(outside) == []


def test_without_scripts_every_conclusion_stands_there(browser, handout):
    browser.use_scripts(False)
    try:
        browser.open(handout)
        assert browser.run(visible(".page")) == 2
        assert browser.run(visible(".told")) == 2 and browser.run(visible(".page img")) == 2
        assert browser.run(visible("button, input, .moving")) == 0
        assert browser.run("document.querySelector('.page img').naturalWidth") > 1000
        assert "the cross-entropy cancels" in browser.run("document.querySelector('img').alt")
    finally:
        browser.use_scripts(True)


def test_printed_it_tells_the_conclusions(browser, handout, tmp_path):
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed: scripts/system-libraries test")
    browser.open(handout, f"#{OWN}")
    browser.wait_for("document.querySelector('.current .moving g').childNodes.length")
    path = tmp_path / "printed.pdf"
    path.write_bytes(browser.printed())
    text = subprocess.run(
        [program, str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")
    assert len(pages) == 4 and pages[3] == ""  # contents and two pages
    assert "Is 1 < 2" in pages[1] and "the cross-entropy cancels" in " ".join(pages[1].split())
    assert "What do you expect?" not in text


# ----- from the window


def test_the_window_has_a_process_write_it(open_window, tmp_path, monkeypatch, qtbot):
    opened = open_window("chain-vanishing")
    short = replace(DUEL, experiment=replace(QUICK, epochs=2), epoch=2)
    lecture = Lecture("Mine", (Entry(short), ENTRIES[2]))
    path = tmp_path / "mine.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    opened.window.room.mode.edit(lecture)
    job = ask(opened.window, opened.window.room.mode.lecture)
    with qtbot.waitSignal(job.ended) as ended:
        pass
    assert ended.args == [""]
    assert "Nowhere" in job.notices[0]
    assert f'id="frames-{OWN}"'.encode() in path.read_bytes()
    path.unlink()
    job = ask(opened.window, lecture)
    with qtbot.waitSignal(job.ended) as ended:
        job.cancel()
    assert ended.args == ["Cancelled; nothing was written."]
    assert list(tmp_path.iterdir()) == []
