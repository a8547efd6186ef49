"""Words and mathematics: on one baseline, whole, in one colour, from a bounded cache."""

import atexit
import dataclasses
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gradsim.folders import resource
from gradsim.ui.typesetting import formulas as module
from gradsim.ui.typesetting.composed_powers import composed_power
from gradsim.ui.typesetting.formulas import formula
from gradsim.ui.typesetting.outline_cache import Outline, OutlineCache
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.typeset import Typeset, TypesetLabel, plain_text

LECTURE = [
    r"\eta = 0.15",
    r"C = \frac{(y - a)^2}{2},",
    r"z = wx + b",
    r"\frac{\partial C}{\partial w} = (a - y)\sigma'(z)x = a\sigma'(z)",
    r"\frac{\partial C}{\partial b} = (a - y)\sigma'(z) = a\sigma'(z),",
    r"x_1, x_2, \dots",
    r"z = \sum_j w_j x_j + b",
    r"C = -\frac{1}{n} \sum_x [y \ln a + (1 - y) \ln(1 - a)], \quad (1)",
    r"-\ln(1 - a) \approx 0",
    r"\frac{\partial C}{\partial w_j} = -\frac{1}{n} \sum_x \left( \frac{y}{\sigma(z)}"
    r" - \frac{(1-y)}{1-\sigma(z)} \right) \frac{\partial \sigma}{\partial w_j}",
    r"\frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_x"
    r" \frac{\sigma'(z)x_j}{\sigma(z)(1-\sigma(z))}(\sigma(z) - y).",
    r"\sigma(z) = 1/(1 + e^{-z})",
    r"C = -\frac{1}{n} \sum_x \sum_j [y_j \ln a_j^L + (1 - y_j) \ln(1 - a_j^L)].",
    r"\frac{\partial C}{\partial w_{jk}^L} = \frac{1}{n} \sum_x a_k^{L-1} (a_j^L - y_j)"
    r" \sigma'(z_j^L).",
    r"\delta^L = a^L - y.",
    r"\max(0, w \cdot x + b).",
    r"\delta_j^l = \partial C / \partial b_j^l",
    r"\|\delta^l\| = \sqrt{\sum_j (\delta_j^l)^2}",
    r"\frac{\partial C}{\partial b_1} = \sigma'(z_1) \times w_2 \times \sigma'(z_2)"
    r" \times \frac{\partial C}{\partial a_4}",
    r"|w_j \sigma'(z_j)| < 1/4",
    r"\overbrace{w_2 \sigma'(z_2)}^{< \frac{1}{4}}",
    r"\overline{ab}",
    "j f",
]
RED = QColor("#C00000")


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp):
    for path in resource("fonts").glob("*.otf"):
        QFontDatabase.addApplicationFont(str(path))


def inter(px: int) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(px)
    return font


def blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def ink(image: QImage, faint: int = 16) -> QRect:
    """Return the rectangle of everything painted more than faintly."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    ys, xs = (pixels[:, :, 3] > faint).nonzero()
    if not len(xs):
        return QRect()
    return QRect(QPoint(xs.min(), ys.min()), QPoint(xs.max(), ys.max()))


def painted(text: Typeset, margin: int = 12) -> QImage:
    size = text.size()
    image = blank(int(size.width()) + 1 + 2 * margin, int(size.height()) + 1 + 2 * margin)
    painter = QPainter(image)
    text.paint(painter, margin, margin + text.baseline)
    painter.end()
    return image


@pytest.mark.parametrize("letter", ["x", "z", "1"])
def test_words_and_formulas_stand_on_one_baseline(letter):
    bottoms = []
    for source in (letter, f"${letter}$"):
        image = blank(80, 120)
        painter = QPainter(image)
        Typeset(source, inter(40), RED).paint(painter, 10, 90)
        painter.end()
        bottoms.append(ink(image, faint=100).bottom() + 1)
    assert all(abs(bottom - 90) <= 1 for bottom in bottoms), bottoms


@pytest.mark.parametrize("tex", LECTURE)
@pytest.mark.parametrize("dollars", ["$", "$$"])
def test_formulas_of_the_lecture_fill_their_size_and_do_not_leave_it(tex, dollars):
    text = Typeset(f"{dollars}{tex}{dollars}", inter(16), RED)
    assert formula(tex, 18) is not None
    found, size = ink(painted(text)), text.size()
    assert QRectF(11, 11, size.width() + 2, size.height() + 2).contains(QRectF(found))
    assert found.width() > 0.85 * size.width()


def test_a_formula_is_as_wide_as_its_size_says():
    small, large = (formula(r"\sigma'(z)", px) for px in (20, 40))
    assert large.width == pytest.approx(2 * small.width)
    assert large.ascent == pytest.approx(2 * small.ascent)


def test_the_cache_is_bounded_and_one_layout_serves_all_sizes():
    formula("x + y", 10)
    caches = module._outline, module._shapes
    layouts = [cache.cache_info().misses for cache in caches]
    for i in range(3000):
        assert formula("x + y", 10 + i / 100) is not None
    assert [cache.cache_info().misses for cache in caches] == layouts
    for cache in (*caches, symbol):
        assert cache.cache_info().maxsize is not None


@pytest.mark.parametrize("tex", [r"\frac{a", "a_", "x^"])
def test_invalid_latex_shows_its_source(tex):
    wrong = painted(Typeset(f"see ${tex}$ here", inter(16), RED))
    words = painted(Typeset(f"see {tex} here", inter(16), RED))
    assert not ink(words).isEmpty()
    assert wrong == words


def test_a_missing_font_is_not_taken_for_invalid_latex(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "resource", tmp_path.joinpath)
    with pytest.raises(FileNotFoundError):
        formula("never laid out before", 10)


@pytest.mark.parametrize("tex", [r"\overline{ab}", r"\sqrt{x}", r"\frac{a}{b}"])
def test_every_part_of_a_formula_has_the_colour(tex):
    image = painted(Typeset(f"${tex}$", inter(30), QColor("#FF0000")))
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    full = [color for color in colors if color.alpha() == 255]
    assert full
    assert all(color.red() == 255 and color.green() == 0 for color in full)


def as_svg(text: Typeset) -> ET.Element:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    text.paint(painter, 0, 30)
    painter.end()
    return ET.fromstring(data.data())


def test_an_export_holds_vectors_only(qapp):
    root = as_svg(Typeset(r"slope $\sigma'(z)$", inter(16), RED))
    kinds = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert "image" not in kinds
    assert kinds.count("path") >= 5  # σ, ′, (, z, ) at least
    assert "slope" in "".join(root.itertext())


@pytest.mark.parametrize("tex", [r"\sigma'(z)", r"\frac{\partial C}{\partial w}", r"\cancel{x}"])
def test_no_glyph_of_an_export_has_an_edge(qapp, tex):
    """A black edge of a pixel makes formulas bold on a light ground and breaks them on a dark."""

    def strokes(element, inherited="none"):
        stroke = element.get("stroke", inherited)
        if element.tag.rpartition("}")[2] in ("path", "rect", "polyline", "line"):
            yield stroke
        for child in element:
            yield from strokes(child, stroke)

    found = list(strokes(as_svg(Typeset(f"${tex}$", inter(16), RED))))
    assert found
    assert set(found) == {"none"}


@pytest.mark.parametrize("tex", [r"\partial C", r"\sigma'(z_{3})", "w_{12}"])
def test_a_symbol_is_nearly_as_wide_as_the_same_formula(tex):
    assert symbol(tex, 64).width == pytest.approx(formula(tex, 64).width, rel=0.15)


def test_wrapped_text_keeps_within_the_width_and_loses_no_word(qtbot):
    source = r"It starts at $w = b = 2$, where its output is 0.982 and $\sigma'(z)$ is small."
    whole, wrapped = (Typeset(source, inter(16), RED, width=w) for w in (None, 150.0))
    assert wrapped.size().width() <= 150
    assert whole.size().width() > 450
    assert wrapped.size().height() > 3.5 * whole.size().height()
    words = sum(len(line.runs) for line in wrapped._lines)
    assert words >= len(whole._lines[0].runs)


def test_a_formula_keeps_its_comma_when_lines_break():
    text = Typeset("aaaa $w = 2$, bbbb", inter(16), RED, width=1.0)
    lines = [[run.content for run in line.runs] for line in text._lines]
    assert len(lines) == 3
    assert lines[1][1] == ","


def test_label_is_as_large_as_its_text_and_grows_when_it_wraps(qtbot):
    label = TypesetLabel(r"One neuron, $\frac{\partial C}{\partial w}$, and many words more.")
    qtbot.addWidget(label)
    label.set_style(inter(16), RED)
    single = label.sizeHint()
    assert label.minimumSizeHint() == single
    label.set_word_wrap(True)
    assert label.minimumSizeHint().width() < single.width()
    assert label.heightForWidth(single.width()) == single.height()
    assert label.heightForWidth(single.width() // 3) > 2 * single.height()


def test_label_with_the_same_text_is_not_laid_out_again(qtbot):
    label = TypesetLabel("slope $w$")
    qtbot.addWidget(label)
    first = label.typeset()
    label.set_text("slope $w$")
    assert label.typeset() is first
    label.set_text("slope $b$")
    assert label.typeset() is not first


@pytest.mark.parametrize(
    ("alignment", "share"),
    [
        (Qt.AlignmentFlag.AlignLeft, 0.0),
        (Qt.AlignmentFlag.AlignHCenter, 0.5),
        (Qt.AlignmentFlag.AlignRight, 1.0),
    ],
)
def test_label_aligns_its_text(qtbot, alignment, share):
    label = TypesetLabel("slope $w$")
    qtbot.addWidget(label)
    label.set_style(inter(16), RED)
    label.set_alignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    label.resize(400, 60)
    image = blank(400, 60)
    label.render(image, renderFlags=label.RenderFlag.DrawChildren)
    free = 400 - label.sizeHint().width()
    assert ink(image).left() == pytest.approx(share * free, abs=3)


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        (r"slope $\frac{\partial C}{\partial w}$", "slope ∂C/∂w"),
        (r"the slope $\sigma'(z)$.", "the slope σ'(z)."),
        (r"$\|\delta^l\|$ of layer $l$", "‖δ^l‖ of layer l"),
        (r"$\frac{\sigma'(z)}{a(1-a)}$", "σ'(z)/(a(1-a))"),
        ("no formula", "no formula"),
    ],
)
def test_a_screen_reader_hears_no_latex(qtbot, source, reading):
    label = TypesetLabel(source)
    qtbot.addWidget(label)
    assert plain_text(source) == reading
    assert label.accessibleName() == reading


def test_ziamath_is_not_imported_before_the_first_formula():
    code = "import sys, gradsim.ui.typesetting.typeset; sys.exit('ziamath' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- layouts kept on disk


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """Return what opens the cache of outlines as another start of the program would."""
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(atexit, "register", lambda save: None)
    maker = tmp_path / "maker"
    maker.write_text("one")
    return lambda: OutlineCache([maker])


OUTLINE = Outline("<svg/>", -0.5, -1.0, 2.0, 3.0, 0.25)


def test_an_outline_is_found_at_the_next_start(kept, tmp_path):
    first = kept()
    assert first.get("inline x") is None
    first.keep("inline x", OUTLINE)
    first.save()
    assert kept().get("inline x") == OUTLINE
    (tmp_path / "maker").write_text("another")
    assert kept().get("inline x") is None


def test_an_outline_is_found_whatever_links_lead_to_the_program(kept, tmp_path):
    first = kept()
    first.keep("inline x", OUTLINE)
    first.save()
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path)
    except OSError:
        pytest.skip("no links here")
    assert OutlineCache([link / "maker"]).get("inline x") == OUTLINE


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"made by": []}',
        b'{"made by": STAMP, "outlines": []}',
        b'{"made by": STAMP, "outlines": {"inline x": 1}}',
        b'{"made by": STAMP, "outlines": {"inline x": ["<svg/>", 1.0]}}',
        b'{"made by": STAMP, "outlines": {"inline x": ["<svg/>", 1.0, 1.0, NaN, 1.0, 1.0]}}',
        b'{"made by": STAMP, "outlines": {"inline x": [7, 1.0, 1.0, 1.0, 1.0, 1.0]}}',
    ],
)
def test_a_damaged_file_of_outlines_counts_as_none(kept, tmp_path, damage):
    first = kept()
    first.keep("inline x", OUTLINE)
    first.save()
    (file,) = (tmp_path / "cache").iterdir()
    stamp = json.dumps(json.loads(file.read_bytes())["made by"]).encode()
    file.write_bytes(damage.replace(b"STAMP", stamp))
    assert kept().get("inline x") is None


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(atexit, "register", lambda save: None)
    cache = OutlineCache([])
    cache.keep("inline x", OUTLINE)
    cache.save()
    assert cache.get("inline x") == OUTLINE


@pytest.mark.parametrize("tex", [r"\frac{\partial C}{\partial w}", r"\overline{ab}", "x < y"])
def test_a_kept_layout_is_the_fresh_one(kept, tex):
    fresh = module._lay_out(tex, True)
    first = kept()
    first.keep("f", fresh)
    first.save()
    assert kept().get("f") == fresh


@pytest.mark.parametrize("exponent", ["1", "−5", "10", "−12", "346", "−2789"])
def test_a_power_put_together_is_as_the_typesetter_lays_it_out(qapp, exponent):
    tex = f"10^{{{exponent}}}"
    svg = composed_power(tex, lambda part: module._lay_out(part, False))
    composed, laid_out = module._boxed(svg, 16.0), module._lay_out(tex, False)
    assert dataclasses.astuple(composed)[1:] == pytest.approx(
        dataclasses.astuple(laid_out)[1:], abs=0.01
    )
    for one, other in zip(module._shapes(svg), module._shapes(laid_out.svg), strict=True):
        assert one.outline.boundingRect().getRect() == pytest.approx(
            other.outline.boundingRect().getRect(), abs=0.01
        )


@pytest.mark.parametrize("tex", ["10^{n}", "2^{10}", "10^{−01234567890}", "10^{0}", "10^{1.5}"])
def test_only_a_power_of_ten_is_put_together(tex):
    assert composed_power(tex, pytest.fail) is None
