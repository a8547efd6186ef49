"""Figures for slides and papers, measured by other programs in the files."""

import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from gradsim import embedding
from gradsim.cli import main
from gradsim.core.lecture.presets import find_preset
from gradsim.core.subjects import subject_of
from gradsim.folders import resource
from gradsim.page_setup import SETUPS
from gradsim.ui.export.headless import subject_for
from gradsim.ui.export.page import sheet_of
from gradsim.ui.export.sheet import FIGURE
from gradsim.ui.panels.loader import panel_class
from tests.ui.export.test_figures import mistake, program, recorded  # noqa: F401

CM = 72 / 2.54
DUEL = "neuron-cost-duel"
COLUMN = ["figure", DUEL, "--for", "paper-column", "--view", "output"]
SVG = "{http://www.w3.org/2000/svg}"


def made(out: Path, *options: str) -> Path:
    """Run a command that makes a figure."""
    assert main([*options, "--out", str(out)]) == 0
    return out


def words(pdf: Path) -> dict[str, list[tuple[float, float, float]]]:
    """Return what poppler finds in a PDF: of each word left edge, width and height, in points."""
    command = [program("pdftotext"), "-bbox", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, list[tuple[float, float, float]]] = {}
    pattern = r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    for *numbers, word in re.findall(pattern, text):
        left, top, right, bottom = map(float, numbers)
        found.setdefault(word, []).append((left, right - left, bottom - top))
    return found


def page_size(pdf: Path) -> tuple[float, float]:
    """Return the size of a page as poppler reads it, in points."""
    text = subprocess.run(
        [program("pdfinfo"), str(pdf)], capture_output=True, text=True, check=True
    ).stdout
    width, height = re.findall(r"Page size:\s+([\d.]+) x ([\d.]+) pts", text)[0]
    return float(width), float(height)


def line_height() -> float:
    """Return how high a box of Inter is, of the size of its type, as its file says."""
    font = QRawFont(str(resource("fonts", "Inter-Regular.otf")), 1000)
    return (font.ascent() + font.descent()) / 1000


@pytest.fixture(scope="module")
def paper(qapp, tmp_path_factory) -> Callable[..., dict[str, Path]]:
    """Return a function that makes a view for a paper once with some options: files by format."""

    @cache
    def call(*options: str) -> dict[str, Path]:
        folder = tmp_path_factory.mktemp("paper")
        made(folder, *COLUMN, "--epoch", "12", "--format", "pdf,svg,png", *options)
        return {path.suffix[1:]: path for path in folder.iterdir()}

    return call


#: Options for text and lines of so many points; the first of them are usual.
SIZES = {
    (8.0, 1.0): (),
    (7.0, 0.5): ("--text", "7pt", "--lines", "0.5pt"),
    (9.5, 3.0): ("--text", "9.5pt", "--lines", "3pt", "--text-as", "text"),
}
each_size = pytest.mark.parametrize(("text", "lines"), SIZES)


@each_size
def test_all_text_in_a_paper_is_as_large_as_asked(paper, text, lines):
    """Labels, numbers, names of curves and titles, by the boxes that poppler gives them."""
    found = words(paper(*SIZES[text, lines])["pdf"])
    assert {"output", "epoch", "quadratic", "cross-entropy", "target"} <= set(found)
    heights = [height for boxes in found.values() for _, _, height in boxes]
    assert len(heights) >= 15  # numbers at the axes, too
    for height in heights:
        assert height / line_height() == pytest.approx(text, abs=0.1)


def test_a_word_is_as_wide_as_type_of_8_points_makes_it(paper):
    font = QFont("Inter")
    font.setPixelSize(1000)
    wide = QFontMetricsF(font).horizontalAdvance("epoch") / 1000
    ((_, width, _),) = words(paper()["pdf"])["epoch"]
    assert width / wide == pytest.approx(8.0, abs=0.1)


def test_the_fonts_of_a_paper_are_embedded(paper):
    text = subprocess.run(
        [program("pdffonts"), str(paper()["pdf"])], capture_output=True, text=True, check=True
    ).stdout
    lines = text.splitlines()[2:]
    assert lines and all(re.match(r"Inter-\w+ .* yes ", line) for line in lines)


@pytest.fixture(scope="module")
def slide(qapp, tmp_path_factory) -> Path:
    """A whole figure for a slide."""
    return made(tmp_path_factory.mktemp("slide") / "f.pdf", "figure", DUEL, "--for", "slide")


@pytest.mark.parametrize(
    ("purpose", "width", "height"),
    [("paper-column", 8.5, None), ("paper-page", 17.0, None), ("slide", 33.867, 19.05)],
)
def test_a_page_is_as_wide_as_its_place(request, qapp, tmp_path, purpose, width, height):
    if purpose == "slide":
        pdf = request.getfixturevalue("slide")
    else:
        pdf = made(tmp_path / "f.pdf", "figure", DUEL, "--for", purpose)
    found = page_size(pdf)
    assert found[0] == pytest.approx(width * CM, abs=0.5)  # PDF pages have whole points
    assert height is None or found[1] == pytest.approx(height * CM, abs=0.5)


def test_width_and_height_are_those_that_are_asked_for(qapp, tmp_path):
    pdf = made(tmp_path / "f.pdf", *COLUMN, "--width", "3.5in", "--height", "60mm")
    assert page_size(pdf) == pytest.approx((252, 6 * CM), abs=0.5)


@each_size
def test_a_curve_is_as_wide_as_asked(paper, text, lines):
    """In the units of the file, of which as many are a point as its view box says."""
    root = ET.parse(paper(*SIZES[text, lines])["svg"]).getroot()
    width = float(root.get("width", "").removesuffix("pt"))
    per_point = float(root.get("viewBox", "").split()[2]) / width
    curves = [
        group
        for group in root.iter(f"{SVG}g")
        if group.get("stroke", "").lower() == "#0072b2" and group.get("fill") == "none"
    ]
    widths = {float(group.get("stroke-width", 0)) / per_point for group in curves}
    assert any(width == pytest.approx(lines, abs=0.02) for width in widths)


def test_text_of_an_svg_stays_text_on_request(paper):
    root = ET.parse(paper(*SIZES[9.5, 3.0])["svg"]).getroot()
    texts = {"".join(text.itertext()).strip(): text for text in root.iter(f"{SVG}text")}
    assert {"output", "epoch", "quadratic cost", "cross-entropy", "0.50"} <= set(texts)
    width = float(root.get("width", "").removesuffix("pt"))
    per_point = float(root.get("viewBox", "").split()[2]) / width
    for text in texts.values():
        assert float(text.get("font-size", 0)) / per_point == pytest.approx(9.5, abs=0.1)
        assert text.get("font-family", "").startswith("Inter, ")
    outlined = ET.parse(paper()["svg"]).getroot()
    assert not list(outlined.iter(f"{SVG}text"))


def test_a_png_has_twice_the_pixels_and_says_how_large_it_is(paper, tmp_path):
    with Image.open(paper()["png"]) as once:
        inches = once.width / once.info["dpi"][0]
        assert inches * 2.54 == pytest.approx(8.5, abs=0.02)
        twice = once.width
    with Image.open(made(tmp_path / "g.png", *COLUMN, "--scale", "1")) as image:
        assert image.width * 2 == twice
        assert image.width / image.info["dpi"][0] * 2.54 == pytest.approx(8.5, abs=0.02)


WHITE = (255, 255, 255, 255)
CLEAR = ["--ground", "transparent"], (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("demonstration", "options", "ground"),
    [
        *((name, *CLEAR) for name in (DUEL, "circuit-parity", "depth-accuracy")),
        *((name, [], WHITE) for name in (DUEL, "circuit-parity", "depth-accuracy")),
        (DUEL, ["--ground", "theme"], (0xFD, 0xFC, 0xFA, 255)),
        ("circuit-parity", ["--ground", "theme", "--theme", "dark"], (0x15, 0x17, 0x1C, 255)),
        ("depth-accuracy", [*CLEAR[0], "--theme", "dark"], CLEAR[1]),
    ],
)
def test_the_ground_is_the_one_asked_for(qapp, tmp_path, demonstration, options, ground):
    """Between and beside the views, and between the axes.

    What a view paints of its own shows on a page without a ground, and on a white one.
    """
    argv = ["figure", demonstration, "--for", "paper-page", "--scale", "1", *options]
    with Image.open(made(tmp_path / "f.png", *argv)) as image:
        pixels = image.convert("RGBA")
        colors = pixels.getcolors(1_000_000)
        assert colors is not None
        assert max(colors) == (max(colors)[0], ground)  # the most frequent one
        assert max(colors)[0] > 0.6 * pixels.width * pixels.height
        corners = [(1, 1), (pixels.width - 2, 1), (1, pixels.height - 2)]
        assert {pixels.getpixel(corner) for corner in corners} == {ground}


def laid_out(qapp, name: str, purpose: str, what: str = FIGURE):
    preset = find_preset(name)
    recording = recorded(preset)
    subject = subject_for(preset, recording, preset.resting_epoch(recording))
    return sheet_of(panel_class(subject_of(preset.experiment)), SETUPS[purpose], subject, what)


@pytest.mark.parametrize("purpose", ["paper-column", "paper-page"])
@pytest.mark.parametrize(
    "name",
    [
        *(DUEL, "neuron-good-start", "circuit-parity", "chain-vanishing", "network-xor"),
        *("activation-saturation", "speed-4-layers", "digits"),  # whose views wait on screen
    ],
)
def test_views_of_a_paper_have_their_room(qapp, name, purpose):
    """Each is inside the page, as high as it can be read, and none covers another."""
    sheet = laid_out(qapp, name, purpose)
    arrangement = sheet.panel.arrangement
    views = [arrangement.view(view) for view in arrangement.open_names]
    shown = [view for view in views if view.isVisible()]
    if purpose == "paper-column":
        assert arrangement.left_out == [] and shown == views
    for view in shown:
        place = view.geometry()
        assert arrangement.rect().contains(place)
        least = min(view.minimumSizeHint().height(), view.maximumHeight())
        if view.hasHeightForWidth():
            least = min(least, view.heightForWidth(place.width()))
        assert place.height() >= least
        others = [other for other in shown if other is not view]
        assert not any(place.intersects(other.geometry()) for other in others)
    sheet.close()


def test_a_figure_without_a_title_has_none_of_the_lecture_s_words(slide, tmp_path):
    assert set(find_preset(DUEL).question.split()) <= set(words(slide))
    bare = ["figure", DUEL, "--for", "slide", "--no-title", "--no-caption", "--no-formulas"]
    without = words(made(tmp_path / "b.pdf", *bare))
    assert not {"Badly", "wrong,", "against", "epochs"} & set(without)
    assert {"quadratic", "cross-entropy"} <= set(without)


def test_the_file_brings_the_experiment_back(paper):
    files = paper()
    assert set(files) == {"pdf", "svg", "png"}
    for file in files.values():
        origin = embedding.read(file)
        assert (origin.preset, origin.epoch) == (DUEL, 12)


def test_settings_are_changed_on_the_way(qapp, tmp_path):
    file = made(tmp_path / "f.png", *COLUMN, "--set", "learning_rate=0.3")
    assert embedding.read(file).experiment.learning_rate == 0.3
    film = tmp_path / "f.gif"
    argv = ["animate", "neuron-good-start", "--size", "320x240", "--seconds", "0.2", "--fps", "5"]
    made(film, *argv, "--set", "bias=1.5", "--set", "epochs=9")
    experiment = embedding.read(film).experiment
    assert (experiment.bias, experiment.epochs) == (1.5, 9)


def test_what_finds_no_room_is_named(qapp, tmp_path, capsys):
    made(tmp_path / "f.png", "figure", DUEL, "--for", "paper-column", "--height", "6cm")
    assert "has no room for cost, factors, activation; --view shows one alone" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("view", [[], ["--view", "output"]])
def test_a_height_that_cuts_off_the_axis_is_refused_with_the_least(qapp, tmp_path, capsys, view):
    argv = ["figure", DUEL, "--for", "paper-column", *view, "--epoch", "300"]
    low, told = tmp_path / "low.pdf", []
    for height in ("2cm", "2.5cm"):
        assert main([*argv, "--height", height, "--out", str(low)]) == 2
        line = capsys.readouterr().err
        told += re.findall(r"cuts off what is shown; it needs ([\d.]+) cm or", line)
        assert not low.exists()
    assert len(told) == 2
    (needed,) = set(told)
    least = made(tmp_path / "least.pdf", *argv, "--height", f"{needed}cm")
    command = [program("pdftotext"), "-bbox", str(least), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (foot,) = re.findall(r'yMax="([\d.]+)">epoch</word>', text)
    assert float(foot) <= page_size(least)[1]
    assert float(needed) < 4  # and it asks for no more than that


def test_a_view_that_the_panel_has_for_one_of_its_experiments_is_made(qapp, tmp_path, capsys):
    argv = ["figure", "what-helps", "speed-2-layers", "--view", "ratio"]
    assert main([*argv, "--for", "paper-column", "--epoch", "1", "--out", str(tmp_path)]) == 0
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("gradsim-what-helps-epoch1")
    assert "speed-2-layers" in capsys.readouterr().err


def test_figures_without_the_view_are_named_and_the_others_made(qapp, tmp_path, capsys):
    argv = ["figure", DUEL, "chain-vanishing", "neuron-why", "--view", "output"]
    assert main([*argv, "--size", "320x240", "--out", str(tmp_path)]) == 0
    named = [file.stem.partition("-epoch")[0] for file in tmp_path.iterdir()]
    assert sorted(named) == [f"gradsim-{DUEL}", "gradsim-neuron-why"]
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "gradsim: chain-vanishing: “output” is no view of this figure; its views"
    )


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--for", "poster"], "invalid choice: 'poster'"),
        (["--for", "paper-column", "--width", "wide"], "“wide” is not a length such as 8.5cm"),
        (["--for", "paper-column", "--width", "8.5"], "“8.5” is not a length such as 8.5cm"),
        (["--for", "paper-column", "--width", "1cm"], "a width of 1 cm is not from 2 cm to 120"),
        (["--for", "paper-column", "--text", "20pt"], "text of 20 pt needs a width of 11.3 cm"),
        (["--for", "paper-column", "--lines", "0"], "lines of 0 pt are not from 0.25 pt to"),
        (["--for", "slide", "--size", "640x480"], "--size is in pixels; with --for use --width"),
        (["--width", "8cm"], "--width needs --for, with one of slide, paper-column, paper-page"),
        (["--ground", "white", "--theme", "dark"], "a white ground would hide"),
        (["--for", "paper-column", "--theme", "dark"], "a white ground would hide"),
        (["--for", "slide", "--view", "nothing"], "“nothing” is no view of this figure; its views"),
        (["--view", "nothing"], "its views are output, cost, activation, factors"),
        (["--for", "slide", "--set", "bias"], "--set bias must be NAME=JSON"),
        (["neuron-why", "--set", "bias=1"], "--set changes one experiment; 2 are named"),
        (["neuron-why", "--for", "slide", "--out", "x.pdf"], "several figures need a folder"),
    ],
)
def test_mistakes_are_told_in_one_line(qapp, mistake, argv, sentence):  # noqa: F811
    out = [] if "--out" in argv else ["--out", "x"]
    assert sentence in mistake("figure", DUEL, *argv, *out)
    assert not any(Path("x").glob("*"))


def test_a_file_that_is_there_or_cannot_be_is_told(qapp, mistake):  # noqa: F811
    Path("f.pdf").write_text("mine")
    assert "f.pdf exists; --force replaces it" in mistake(*COLUMN, "--out", "f.pdf")
    assert Path("f.pdf").read_text() == "mine"
    assert "there is no folder no" in mistake(*COLUMN, "--out", "no/f.pdf")
    line = mistake(*COLUMN, "--out", "g.pdf", "--format", "svg,png")
    assert "with --format svg,png it must be a folder" in line


def test_a_full_disk_leaves_nothing(qapp, mistake, monkeypatch):  # noqa: F811
    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gradsim.files.os.replace", no_space)
    line = mistake(*COLUMN, "--out", "f.pdf", status=1)
    assert "f.pdf was not written: No space left on device" in line
    assert list(Path().iterdir()) == []
