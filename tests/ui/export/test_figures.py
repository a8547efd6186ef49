"""Figures of every demonstration in every format, looked at with other programs.

Runs are shortened: 12 epochs of 100 images, 200 of few small networks, and 2 of the sweep over
depths. What is drawn is the same, with fewer points.
"""

import csv
import io
import os
import re
import shutil
import signal
import subprocess
import threading
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from gradsim import embedding
from gradsim.__main__ import main
from gradsim.core.chain.experiment import Chain
from gradsim.core.experiment import make_experiment, table_header, table_rows
from gradsim.core.experiment_file import experiment_to_json
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.preset import Preset
from gradsim.core.recorded_run import whole_recording
from gradsim.core.recording import Recording
from gradsim.core.subjects import subject_of
from gradsim.ui.export import headless, painting
from gradsim.ui.export.encoder import Encoder, ffmpeg
from gradsim.ui.export.headless import FigureMaker, subject_for
from gradsim.ui.export.page import fitting_theme, on_pixels, sheet_of
from gradsim.ui.export.sheet import Sheet, Subject
from gradsim.ui.panels.layer_speed.panel import LayerSpeedPanel
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.panels.single_neuron.panel import SingleNeuronPanel
from gradsim.ui.panels.small_network import circles, plane
from gradsim.ui.session import companion
from gradsim.ui.typesetting.typeset import plain_text
from tests.patience import PATIENCE

SHORT = {
    "layer-speed": {"epochs": 12, "images": 100, "networks": 4},
    "what-helps": {"epochs": 12, "images": 100, "networks": 4},
    "depth-accuracy": {"epochs": 2, "training_images": 200, "validation_images": 200},
    "small-network": {"epochs": 200, "networks": 5},
}
SIZE = (960, 600)
#: Renderers smooth edges each in its own way, and poppler draws outlines fatter; still, around
#: each place there must be at least half as much ink, and at most twice as much. Measured, they
#: differ by a factor of up to 1.6; a single digit that is missing makes a factor of 2.8.
REACH, FAINT, FACTOR = 4, 0.03, 2.0


def short(preset: Preset) -> Preset:
    changes = SHORT.get(preset.experiment.name, {})
    experiment = preset.experiment
    settings = {name: getattr(experiment, name) for name in experiment.settings()}
    if settings.get("networks") == 1:
        changes = {**changes, "networks": 1}
    changed = make_experiment(experiment.name, {**settings, **changes})
    return replace(preset, experiment=changed, epoch=min(preset.epoch, changed.last_epoch))


SHORT_PRESETS = tuple(short(preset) for preset in PRESETS)
each_preset = pytest.mark.parametrize("preset", SHORT_PRESETS, ids=lambda preset: preset.name)


@pytest.fixture(autouse=True)
def _short_run_beside(monkeypatch):
    """Shorten what a demonstration is compared with, too."""
    monkeypatch.setattr(companion, "find_preset", lambda name: short(find_preset(name)))


@lru_cache(None)
def recorded(preset: Preset) -> Recording:
    """A demonstration's whole run, the one that travels with the program where there is one."""
    kept = whole_recording(preset.experiment)
    if kept is not None:
        return kept
    recording = Recording(preset.experiment)
    recording.extend(preset.experiment.run())
    return recording


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: scripts/system-libraries test")
    return found


def rasterised(kind: str, content: bytes, tmp_path) -> Image.Image:
    """The picture that another program makes of a file, a pixel for a pixel."""
    source, target = tmp_path / f"figure.{kind}", tmp_path / f"{kind}.png"
    source.write_bytes(content)
    command = [program("rsvg-convert"), str(source), "-o", str(target)]
    if kind == "pdf":
        target = tmp_path / "pdf.ppm"
        stem = str(target.with_suffix(""))
        command = [program("pdftoppm"), "-r", "96", "-singlefile", str(source), stem]
    subprocess.run(command, check=True)
    with Image.open(target) as image:
        return image.convert("RGB")


@lru_cache(None)
def bells(length: int) -> np.ndarray:
    """The matrix that smooths so many numbers in a row by a Gaussian."""
    places = np.arange(length, dtype=np.float32)
    away = (places[:, np.newaxis] - places) / REACH
    reach = np.arange(-3 * REACH, 3 * REACH + 1) / REACH
    bell = np.where(np.abs(away) <= 3, np.exp(-0.5 * away**2), np.float32(0))
    return bell / np.float32(np.exp(-0.5 * reach**2).sum())


def ink(image: Image.Image, size: tuple[int, int] = SIZE) -> np.ndarray:
    """How much every other place differs from the ground, from 0 to 1, smoothed by a Gaussian.

    A page of PDF may be a pixel larger, as its points are rounded. Places between them hardly
    differ, and to look at all of them takes three times as long.
    """
    assert abs(image.width - size[0]) <= 1 and abs(image.height - size[1]) <= 1
    red, green, blue = (
        np.asarray(channel.crop((0, 0, *size)), np.int16)
        for channel in image.convert("RGB").split()
    )
    away = [np.abs(channel - channel[2, 2]) for channel in (red, green, blue)]
    result = np.maximum(np.maximum(away[0], away[1]), away[2]).astype(np.float32) / 255
    return bells(size[1])[::2] @ result @ bells(size[0])[:, ::2]


def assert_same(found: Image.Image, wanted: np.ndarray, size: tuple[int, int] = SIZE) -> None:
    """Fail where a picture lacks something that the wanted ink has, or has something more."""
    quotient = (ink(found, size) + FAINT) / (wanted + FAINT)
    worst = np.abs(np.log2(quotient))
    y, x = np.unravel_index(worst.argmax(), worst.shape)
    much = f"{quotient[y, x]:.2f} times as much"
    assert worst.max() < np.log2(FACTOR), f"at {2 * x}, {2 * y} there is {much}"


def assert_lasts(root: ET.Element, preset: Preset) -> None:
    """Fail for an SVG that needs a typeface, or has lines that do not grow with it."""
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "text" not in tags and "path" in tags
    effects = {element.get("vector-effect", "none") for element in root.iter()}
    assert effects == {"none"}  # a line that does not scale has another one
    assert (root.get("width"), root.get("height")) == tuple(map(str, SIZE))
    words = next(
        element.get("aria-label", "") for element in root.iter() if element.get("aria-label")
    )
    assert plain_text(preset.question).split()[0] in words


def assert_only_lines(root: ET.Element, _: Preset) -> None:
    """Fail for an SVG that has pixels where the drawing has lines."""
    assert not [element for element in root.iter() if "image" in element.tag]


def assert_dashes_and_bands(root: ET.Element, _: Preset) -> None:
    assert any(element.get("stroke-dasharray") for element in root.iter())
    assert any(element.get("fill-opacity", "1").startswith("0.") for element in root.iter())


def assert_curve_as_on_screen(root: ET.Element, _: Preset) -> None:
    """Fail where no line has the pen of a curve, in the page's own unit."""
    width = fitting_theme("light", QSize(*SIZE)).pen(1).widthF()
    assert width in {float(element.get("stroke-width", 0)) for element in root.iter()}


#: What else holds for the SVG of some demonstrations.
ALSO = {
    "neuron-why": assert_only_lines,
    "gradient-bars": assert_only_lines,
    "chain-vanishing": assert_only_lines,
    "speed-at-start": assert_dashes_and_bands,
    "neuron-good-start": assert_curve_as_on_screen,
}


@each_preset
def test_png_svg_and_pdf_are_the_same_picture(qapp, tmp_path, preset):
    maker = FigureMaker(on_pixels(SIZE, "light"))
    recording = recorded(preset)
    epoch = (len(recording) - 1) // 2
    files = dict(maker.files(preset, recording, epoch, ("png", "svg", "pdf", "csv")))
    picture = Image.open(io.BytesIO(files["png"])).convert("RGB")
    assert picture.size == SIZE
    wanted = ink(picture)
    assert wanted.mean() > 0.005  # it is not empty
    for kind in ("svg", "pdf"):
        assert_same(rasterised(kind, files[kind], tmp_path), wanted)
    root = ET.fromstring(files["svg"])
    for holds in (assert_lasts, ALSO.get(preset.name, assert_lasts)):
        holds(root, preset)
    for kind, content in files.items():
        path = tmp_path / f"named.{kind}"
        path.write_bytes(content)
        assert embedding.read(path) == embedding.Origin(preset.experiment, preset.name, epoch)
    remark, *lines = files["csv"].decode().splitlines()
    assert remark.startswith("# gradsim {")
    header, *rows = csv.reader(lines)
    assert tuple(header) == table_header(preset.experiment)
    written = table_rows(preset.experiment, map(recording.row, range(len(recording))))
    for row, numbers in zip(rows, written, strict=True):
        assert [type(number)(text) for text, number in zip(row, numbers, strict=True)] == list(
            numbers
        )


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("neuron-why", "dark"),
        ("speed-3-layers", "projector"),
        ("chain-b1-against-b3", "dark"),
    ],
)
def test_other_looks_are_the_same_in_every_format(qapp, tmp_path, theme, name):
    preset = short(find_preset(name))
    maker = FigureMaker(on_pixels(SIZE, theme))
    files = dict(maker.files(preset, recorded(preset), 3, ("png", "svg", "pdf")))
    picture = Image.open(io.BytesIO(files["png"])).convert("RGB")
    dark = sum(picture.getpixel((2, 2))) < 150
    assert dark == (theme == "dark")
    wanted = ink(picture)
    for kind in ("svg", "pdf"):
        assert_same(rasterised(kind, files[kind], tmp_path), wanted)


def test_a_digit_that_is_missing_is_found(qapp, tmp_path):
    """The comparison is not so lenient that it would miss one."""
    preset = find_preset("neuron-why")
    maker = FigureMaker(on_pixels(SIZE, "light"))
    files = dict(maker.files(preset, recorded(preset), 3, ("png", "svg")))
    root = ET.fromstring(files["svg"])
    parent, digit = next(
        (parent, child)
        for parent in root.iter()
        for child in parent
        if child.get("aria-label") == "1"
    )
    parent.remove(digit)
    with pytest.raises(AssertionError, match="times as much"):
        assert_same(
            rasterised("svg", ET.tostring(root), tmp_path),
            ink(Image.open(io.BytesIO(files["png"]))),
        )


def sheet_for(preset: Preset, size: tuple[int, int], epoch: int) -> Sheet:
    """A figure, laid out."""
    kind = panel_class(subject_of(preset.experiment))
    return sheet_of(kind, on_pixels(size, "light"), subject_for(preset, recorded(preset), epoch))


def pillow(image: QImage) -> Image.Image:
    """A picture of Qt's as one of Pillow's."""
    size = image.width(), image.height()
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "BGRX")


def test_a_curve_that_leaves_its_axes_is_cut_in_an_svg(qapp):
    """ReLU starts at 4, where the axis of outputs ends below 2; its plots stand in a plain widget.

    A line of curves is in the page's own coordinates, and each is within a clip.
    """
    preset = find_preset("activation-saturation")
    views = ("outputs", "others", "gradients")
    sheet = sheet_for(replace(preset, views=views, side=("states", "start")), SIZE, 3)
    root = ET.fromstring(painting.svg_bytes(sheet.drawing()))
    sheet.close()
    curves = [
        (outer, line)
        for outer in root.iter("{http://www.w3.org/2000/svg}g")
        for inner in outer.findall("{*}g")
        for line in inner.findall("{*}path")
        if inner.get("stroke-linecap") == "butt" and line.get("d", "").count("L") > 30
    ]
    assert len(curves) >= 4
    assert all(outer.get("clip-path") for outer, _ in curves)


def test_a_figure_does_not_wait_until_its_views_have_rested(qapp, monkeypatch):
    hour = 3_600_000
    for view in (circles, plane):
        monkeypatch.setattr(view, "REST", hour)
    sheet = sheet_for(short(find_preset("network-xor")), SIZE, 3)
    assert not sheet.panel.is_computing
    sheet.close()


def share(image: Image.Image) -> float:
    """The share of a picture that differs from its ground."""
    data = np.asarray(image.convert("L"), float)
    return float((np.abs(data - data[2, 2]) / 255).mean())


@pytest.mark.parametrize("name", ["neuron-cost-duel", "speed-3-layers", "chain-vanishing"])
def test_text_and_lines_scale_with_the_picture(qapp, name):
    """Shrunk to one size, the pictures at 1, 2 and 4 times have as much ink each."""
    preset = short(find_preset(name))
    sheet = sheet_for(preset, (640, 400), 3)
    inks = []
    for scale in (1, 2, 4):
        image = painting.picture(sheet.drawing(), scale)
        assert (image.width(), image.height()) == (640 * scale, 400 * scale)
        inks.append(share(pillow(image)))
    sheet.close()
    assert inks == pytest.approx([inks[0]] * 3, rel=0.15)


def test_a_page_twice_as_large_has_text_twice_as_large():
    small, large = (fitting_theme("light", QSize(*size)) for size in ((960, 540), (1920, 1080)))
    assert large.px(large.tick) == pytest.approx(2 * small.px(small.tick), abs=1)
    assert large.pen(0).widthF() == pytest.approx(2 * small.pen(0).widthF())


def test_a_sheet_leaves_the_window_as_it_is(open_window):
    opened = open_window("neuron-why")
    opened.run_to_end()
    before = opened.window.grab().toImage()
    sheet = Sheet(SingleNeuronPanel, fitting_theme("dark", QSize(*SIZE)))
    preset = opened.session.scene.preset
    subject = Subject(opened.session.recording, 10, preset.views, preset.side, "title")
    sheet.show_figure(subject, QSize(*SIZE))
    painting.picture(sheet.drawing(), 2)
    sheet.close()
    sheet.deleteLater()
    opened.settle()
    assert opened.window.grab().toImage() == before


def test_a_figure_takes_over_the_switches(qapp):
    preset = short(find_preset("speed-2-layers"))
    pictures = []
    for logarithmic in (True, False):
        panel = LayerSpeedPanel(fitting_theme("light", QSize(*SIZE)))
        panel.options.logarithmic.setChecked(logarithmic)
        sheet = Sheet(LayerSpeedPanel, fitting_theme("light", QSize(*SIZE)))
        subject = Subject(recorded(preset), 3, preset.views, preset.side, panel=panel)
        sheet.show_figure(subject, QSize(*SIZE))
        assert sheet.panel.speed.log_y == logarithmic
        pictures.append(painting.picture(sheet.drawing()))
        for widget in (sheet, panel, panel.options):
            widget.close()
            widget.deleteLater()
    assert pictures[0] != pictures[1]


# ----- animations


def film(path, size: tuple[int, int]) -> np.ndarray:
    """All frames of a film, decoded by ffmpeg."""
    command = [ffmpeg(), "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(data, np.uint8).reshape(-1, size[1], size[0], 3)


class NotingEncoder(Encoder):
    """Keeps what it is given, for another one to encode the same."""

    def __init__(self, path, *given):
        super().__init__(path, *given)
        self.given, self.frames = given, []
        NotingEncoder.latest = self

    def put(self, frame, timeout=0.0):
        has_room = super().put(frame, timeout)
        self.frames += [frame] * has_room
        return has_room


@each_preset
def test_each_run_becomes_an_animation(qapp, monkeypatch, tmp_path, preset):
    """The frames are painted once, and encoded in each format.

    The last one, to which the run has grown, is as the conclusion was before: drawn as a whole.
    """
    recording = recorded(preset)
    monkeypatch.setattr(headless, "Encoder", NotingEncoder)
    maker = FigureMaker(on_pixels((401, 301), "light"))  # odd sides: the film has even ones
    assert maker.animate(preset, recording, tmp_path / "run.mp4", 5, 0.4) == ""
    _, conclusion, *_ = given = NotingEncoder.latest.given
    wanted = ink(pillow(conclusion), (400, 300))
    assert wanted.mean() > 0.005
    other = Encoder(tmp_path / "run.gif", *given)
    other.start()
    for frame in NotingEncoder.latest.frames:
        assert other.put(frame, PATIENCE / 1000)
    other.end(PATIENCE / 1000)
    other.join()
    assert other.error == ""
    origin = embedding.Origin(preset.experiment, preset.name, len(recording) - 1)
    for kind in ("gif", "mp4"):
        assert embedding.read(tmp_path / f"run.{kind}") == origin
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.gif", "run.mp4"]
    frames = film(tmp_path / "run.mp4", (400, 300))
    assert len(frames) == 2 + round(1.5 * 5)  # the last one stands for 1.5 s more
    assert_same(Image.fromarray(frames[-1]), wanted, (400, 300))
    with Image.open(tmp_path / "run.gif") as image:
        assert image.size == (400, 300) and image.info["loop"] == 0
        durations = []
        for place in range(image.n_frames):
            image.seek(place)
            durations.append(image.info["duration"])
        assert_same(image.convert("RGB"), wanted, (400, 300))
    assert sum(durations) == 200 + 1500


def test_a_film_is_what_powerpoint_and_keynote_play(qapp, tmp_path):
    preset, out = find_preset("neuron-good-start"), tmp_path / "film.mp4"
    FigureMaker(on_pixels((640, 360), "projector")).animate(preset, recorded(preset), out, 10, 0.5)
    told = subprocess.run(
        [ffmpeg(), "-i", str(out)], capture_output=True, text=True, check=False
    ).stderr
    assert re.search(r"Video: h264 \(High\).* yuv420p\(", told)
    assert "640x360" in told and "10 fps" in told
    content = out.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")  # it plays before it is all there


def test_curves_grow_in_an_animation(qapp, tmp_path):
    preset, out = find_preset("neuron-good-start"), tmp_path / "run.mp4"
    FigureMaker(on_pixels((640, 360), "light")).animate(preset, recorded(preset), out, 5, 1.0)
    inks = [share(Image.fromarray(frame)) for frame in film(out, (640, 360))[:5]]
    assert inks == sorted(inks) and inks[0] < inks[-1]


# ----- from the command line


@pytest.fixture
def short_presets(monkeypatch):
    """All demonstrations, with short runs."""
    monkeypatch.setattr("gradsim.core.lecture.presets.PRESETS", SHORT_PRESETS)


def test_the_handout_has_all_figures_with_their_texts(qapp, short_presets, tmp_path):
    """Beside tables: the pictures beside it are those compared above, and cost as much again."""
    out = tmp_path / "handout"
    assert main(["figure", "--all", "--out", str(out), "--format", "csv"]) == 0
    names = {path.name for path in out.iterdir()}
    assert "handout.pdf" in names and len(names) == len(PRESETS) + 1
    told = subprocess.run(
        [program("pdfinfo"), str(out / "handout.pdf")], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(rf"Pages: +{len(PRESETS) + 1}\n", told)
    assert "(A4)" in told
    text = subprocess.run(
        [program("pdftotext"), str(out / "handout.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    text = " ".join(text.split())
    for preset in SHORT_PRESETS:
        assert f"{preset.number} {preset.title}" in text
    assert "Learning rate 0.15" in text


def test_beside_the_handout_is_an_svg_of_each_figure(qapp, monkeypatch, tmp_path):
    presets = (find_preset("neuron-good-start"), find_preset("chain-vanishing"))
    monkeypatch.setattr("gradsim.core.lecture.presets.PRESETS", presets)
    assert main(["figure", "--all", "--out", str(tmp_path), "--size", "640x400"]) == 0
    ends = {f"gradsim-{each.name}-epoch{each.experiment.last_epoch}.svg" for each in presets}
    assert {path.name for path in tmp_path.iterdir()} == {*ends, "handout.pdf"}
    for preset in presets:
        (path,) = tmp_path.glob(f"gradsim-{preset.name}-*.svg")
        root = ET.fromstring(path.read_bytes())
        assert (root.get("width"), root.get("height")) == ("640", "400")
        assert embedding.read(path).experiment == preset.experiment


@pytest.fixture
def mistake(capsys, monkeypatch, tmp_path):
    """Return the one line on stderr of a command that fails."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str, status: int = 2) -> str:
        assert main(argv) == status
        out, err = capsys.readouterr()
        assert out == "" and err.startswith("gradsim: ") and err.count("\n") == 1
        return err

    return call


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["figure", "neuron-why"], "required: --out"),
        (["figure", "--out", "x"], "name one or more demonstrations or files, or give --all"),
        (["figure", "neuron-why", "--all", "--out", "x"], "or give --all"),
        (["figure", "neuron-wy", "--out", "x"], "did you mean “neuron-why”?"),
        (["figure", "neuron-why", "--out", "x", "--format", "png,bmp"], "“bmp” is not a format"),
        (
            ["figure", "neuron-why", "--out", "x", "--size", "9x9"],
            "“9x9” is not a size from 320x240",
        ),
        (["figure", "neuron-why", "--out", "x", "--scale", "5"], "invalid choice: 5"),
        (["figure", "neuron-why", "--out", "x", "--epoch", "301"], "it must be from 0 to 300"),
        (["figure", "neuron-why", "neuron-why", "--out", "x"], "two figures would have the name"),
        (["figure", "neuron-why", "--out", "no/x"], "--out is no/x; No such file or directory"),
        (["figure", "neuron-why", "--out", "mine"], "--out is mine; it is a file"),
        (
            ["figure", "neuron-why", "--out", "x", "--size", "7680x4320", "--scale", "3"],
            "--scale 3 of this size is more than 200,000,000 pixels",
        ),
        (["animate", "neuron-why", "--out", "x.avi"], "a file that ends in .gif or .mp4"),
        (["animate", "neuron-why", "--out", "no/x.gif"], "there is no folder no"),
        (["animate", "neuron-why", "--out", "x.gif", "--fps", "4"], "invalid choice: 4"),
        (["animate", "neuron-why", "--out", "x.gif", "--seconds", "nan"], "“nan” is not a time"),
        (["animate", "still.json", "--out", "x.gif"], "there is nothing to animate"),
    ],
)
def test_a_wrong_command_is_one_line_and_writes_nothing(mistake, tmp_path, argv, sentence):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "still.json").write_text(experiment_to_json(Chain()))
    assert sentence in mistake(*argv)
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"mine", "still.json"}


def test_files_are_replaced_only_when_asked(qapp, mistake, tmp_path):
    figure = ["figure", "neuron-good-start", "--out", ".", "--size", "480x360"]
    animation = ["animate", "neuron-good-start", "--out", "x.gif", "--size", "320x240"]
    animation += ["--seconds", "0.2"]
    for argv, name in (
        (figure, "gradsim-neuron-good-start-epoch300.png"),
        (animation, "x.gif"),
    ):
        (tmp_path / name).write_text("mine")
        assert f"{name} exists; --force replaces it" in mistake(*argv)
        assert (tmp_path / name).read_text() == "mine"
        assert main([*argv, "--force"]) == 0
        assert embedding.read(tmp_path / name).epoch == 300


def test_an_exported_file_is_drawn_again(qapp, mistake, tmp_path):
    """At the epoch that it shows."""
    size = ["--size", "480x360"]
    name = "gradsim-neuron-why-epoch120.png"
    assert main(["figure", "neuron-why", "--out", ".", "--epoch", "120", *size]) == 0
    assert main(["figure", name, "--out", "again", *size]) == 0
    with Image.open(tmp_path / name) as first, Image.open(tmp_path / "again" / name) as second:
        assert first.tobytes() == second.tobytes()


#: A command that takes much longer than it takes to interrupt it.
ENDLESS = ["animate", "neuron-good-start", "--seconds", "120", "--size", "320x240"]


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl-C is sent to a group of processes")
@pytest.mark.parametrize("kind", ["gif", "mp4"])
def test_ctrl_c_leaves_no_half_film(qapp, capsys, tmp_path, kind):
    """In this process; tests/test_cli_process.py presses it in those of commands."""
    has_ended = threading.Event()

    def interrupt() -> None:
        while not list(tmp_path.iterdir()):
            if has_ended.wait(0.02):
                return
        os.kill(os.getpid(), signal.SIGINT)

    watcher = threading.Thread(target=interrupt)
    watcher.start()
    try:
        assert main([*ENDLESS, "--out", str(tmp_path / f"x.{kind}")]) == 130
    finally:
        has_ended.set()
        watcher.join()
    assert capsys.readouterr().err == "gradsim: stopped\n"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_no_half_film(qapp, mistake, monkeypatch, tmp_path):
    monkeypatch.setattr("gradsim.files.os.replace", _no_space)
    for kind in ("gif", "mp4"):
        argv = ["animate", "neuron-good-start", "--out", f"x.{kind}", "--size", "320x240"]
        line = mistake(*argv, "--seconds", "0.2", status=1)
        assert f"x.{kind} was not written: No space left on device" in line
    line = mistake("figure", "neuron-good-start", "--out", ".", "--size", "320x240", status=1)
    assert "was not written: No space left on device" in line
    assert list(tmp_path.iterdir()) == []


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")
