"""The formula band: numbers below their symbols, steady, struck, and never cut."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage

from gradsim.folders import resource
from gradsim.ui.layer import Layer
from gradsim.ui.typesetting.formula_band import BandStyle, FormulaBand, Group, Term
from gradsim.ui.typesetting.formula_layout import Block

ORANGE, BLUE = QColor("#FF6000"), QColor("#0060FF")
EQUALS = Term("=", "=")
SLOPE = r"\frac{\partial C}{\partial w}"
CANCELLED = Term(r"\frac{\sigma'(z)}{a(1-a)}", struck=True, note="cancels to 1")
QUADRATIC = Group(
    "quadratic cost, epoch 10",
    ORANGE,
    (
        Term(SLOPE, "0.0182"),
        EQUALS,
        Term("(a - y)", "0.981"),
        Term(r"\sigma'(z)", "0.0186"),
        Term("x", "1.00"),
    ),
)
ENTROPY = Group(
    "cross-entropy, epoch 10",
    BLUE,
    (Term(SLOPE, "0.775"), EQUALS, Term("(a - y)", "0.775"), Term("x", "1.00"), CANCELLED),
)


def inter(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont("Inter", weight=weight)
    font.setPixelSize(px)
    return font


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp):
    for path in resource("fonts").glob("*.otf"):
        QFontDatabase.addApplicationFont(str(path))


@pytest.fixture
def band(qtbot) -> FormulaBand:
    band = FormulaBand()
    qtbot.addWidget(band)
    band.set_style(BandStyle(inter(14), inter(17), 25, *map(QColor, ("black", "#777", "#AAA"))))
    return band


def pictured(band: FormulaBand) -> QImage:
    image = QImage(band.size(), QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    band.render(image, renderFlags=band.RenderFlag.DrawChildren)
    return image


def channels(image: QImage) -> np.ndarray:
    """Return red, green and blue as an integer array of shape (3, height, width)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return np.moveaxis(data[:, : image.width(), 2::-1].astype(int), 2, 0)


def is_ink(image: QImage) -> np.ndarray:
    return channels(image).min(axis=0) < 215


def is_orange(image: QImage) -> np.ndarray:
    red, _, blue = channels(image)
    return red - blue > 100


def is_blue(image: QImage) -> np.ndarray:
    red, _, blue = channels(image)
    return blue - red > 100


def box(mask: np.ndarray) -> QRect:
    """Return the rectangle around the true pixels."""
    ys, xs = np.nonzero(mask)
    return QRect(QPoint(xs.min(), ys.min()), QPoint(xs.max(), ys.max()))


def number_row(image: QImage) -> slice:
    """Return the pixel rows of the numbers: the lowest orange ones."""
    rows = np.nonzero(is_orange(image).any(axis=1))[0]
    start = rows[1:][np.diff(rows) > 10].max()
    return slice(start - 2, rows[-1] + 3)


def test_columns_do_not_shrink_while_numbers_change(band):
    band.set_groups([QUADRATIC])
    last = band.column_widths(0)
    for text in ("1.00", "−9.99·10⁻⁵⁵", "0.1", "0.982", ""):
        band.set_numbers(0, "epoch", [text, "=", text, text, text])
        widths = band.column_widths(0)
        assert all(now >= before for now, before in zip(widths, last, strict=True))
        last = widths
    assert last[0] > 90  # as wide as the widest number there was
    band.set_groups([QUADRATIC])
    assert band.column_widths(0)[0] < last[0]


def test_new_numbers_move_nothing_but_the_numbers(band):
    band.set_groups([QUADRATIC])
    band.resize(band.sizeHint())
    before = pictured(band)
    hint = band.sizeHint()
    band.set_numbers(0, QUADRATIC.heading, ["0.0177", "=", "0.970", "0.0191", "1.01"])
    assert band.sizeHint() == hint
    differs = (channels(before) != channels(pictured(band))).any(axis=0)
    assert differs.any()
    differs[number_row(before)] = False
    assert not differs.any()


def test_symbols_are_painted_again_only_where_a_number_needs_more_room(band, monkeypatch):
    painted = []
    monkeypatch.setattr(
        Block,
        "paint_symbols",
        lambda *args, paint=Block.paint_symbols: painted.append(1) or paint(*args),
    )
    band.set_groups([QUADRATIC, ENTROPY])
    band.resize(band.sizeHint())
    pictured(band)
    band.set_numbers(0, QUADRATIC.heading, ["0.0177", "=", "0.970", "0.0191", "1.01"])
    pictured(band)
    assert len(painted) == 2  # one for each group
    band.set_numbers(0, QUADRATIC.heading, ["0.0177", "=", "−9.99·10⁻⁵⁵", "0.0191", "1.01"])
    kept = channels(pictured(band))
    assert len(painted) == 4
    monkeypatch.setattr(Layer, "paint", lambda self, painter, *args: args[2](painter))
    assert np.abs(kept - channels(pictured(band))).max() <= 2  # rounded once more


def test_digits_are_tabular(band):
    widths = []
    for text in ("1.1111111111", "8.8888888888"):
        band.set_groups([Group("", ORANGE, (Term("x", text),))])
        widths.append(band.column_widths(0)[0])
    assert widths[0] == widths[1]


def test_times_sign_stands_in_the_number_row_only(band):
    pictures = []
    for sign in ("×", "+"):  # as wide as each other
        last = Term("x", "1.00", operator_before=sign)
        band.set_groups([Group("heading", ORANGE, (Term("w", "2.00"), last))])
        band.resize(400, band.sizeHint().height())
        pictures.append(pictured(band))
    differs = (channels(pictures[0]) != channels(pictures[1])).any(axis=0)
    row = number_row(pictures[0])
    between = differs[row].any(axis=0).nonzero()[0]
    assert 4 < np.ptp(between) < 17  # one sign, nothing moved
    differs[row] = False
    assert not differs.any()


def test_no_times_sign_beside_an_equals_sign(band):
    with_default = Group("", ORANGE, (Term("w", "1.00"), EQUALS, Term("x", "1.00")))
    with_none = Group(
        "", ORANGE, (Term("w", "1.00"), Term("=", "=", ""), Term("x", "1.00", operator_before=""))
    )
    pictures = []
    for group in (with_default, with_none):
        band.set_groups([group])
        band.resize(300, 150)
        pictures.append(pictured(band))
    assert pictures[0] == pictures[1]
    assert is_orange(pictures[0]).any()


def test_a_cancelled_factor_is_struck_through_in_the_group_colour(band):
    strokes = []
    for struck in (True, False):
        band.set_groups([Group("", BLUE, (Term("a(1-a)", struck=struck),))])
        band.resize(300, 120)
        strokes.append(is_blue(pictured(band)))
    assert not strokes[1].any()
    stroke = box(strokes[0])
    assert stroke.width() > 60
    assert stroke.height() > 10
    left, right = strokes[0][:, stroke.left() + 5], strokes[0][:, stroke.right() - 5]
    assert left.nonzero()[0].min() > right.nonzero()[0].max()  # it rises to the right


@pytest.mark.parametrize("extra", [0, 40, 120, 250, 400, 700, 1200])
def test_nothing_is_cut_at_any_width_from_the_minimum(band, extra):
    band.set_groups([QUADRATIC, ENTROPY])
    band.setContentsMargins(20, 20, 20, 20)  # what is cut would show in the margins
    width = band.minimumSizeHint().width() + extra
    band.resize(width, band.heightForWidth(width))
    inside = band.contentsRect().adjusted(-1, -1, 1, 1)
    assert inside.contains(box(is_ink(pictured(band))))
    rows, _, scale = band.arrangement()
    assert scale >= band.minimum_scale
    assert rows == {0: 2, 1200: 1}.get(extra, rows)


def test_groups_side_by_side_do_not_overlap(band):
    band.set_groups([QUADRATIC, ENTROPY])
    band.resize(band.sizeHint())
    assert band.arrangement() == (1, 1.0, 1.0)
    picture = pictured(band)
    assert box(is_orange(picture)).right() + 20 < box(is_blue(picture)).left()


def test_where_width_lacks_height_is_used_first_then_gaps_then_scale(band):
    band.set_groups([QUADRATIC, ENTROPY])
    natural = band.sizeHint()
    band.resize(natural.width() - 20, 2 * natural.height())
    assert band.arrangement() == (2, 1.0, 1.0)
    band.resize(natural.width() - 20, natural.height())
    rows, tight, scale = band.arrangement()
    assert (rows, scale) == (1, 1.0)
    assert tight < 1
    band.resize(int(0.7 * natural.width()), natural.height())
    rows, tight, scale = band.arrangement()
    assert rows == 1
    assert scale < 1


def test_a_number_for_every_term_is_asked_for(band):
    band.set_groups([QUADRATIC])
    with pytest.raises(ValueError, match="shorter"):
        band.set_numbers(0, "", ["1.00"])


def test_a_new_style_keeps_the_numbers(band):
    band.set_groups([ENTROPY])
    band.set_numbers(0, "epoch 11", ["0.770", "=", "0.770", "1.00", ""])
    before = band.sizeHint()
    band.set_style(BandStyle(inter(20), inter(24, QFont.Weight.DemiBold), 32))
    assert band.sizeHint().height() > before.height()
    assert "epoch 11" in band.accessibleName()
    assert "0.770 = 0.770 × 1.00" in band.accessibleName()


def test_an_empty_band_can_be_shown(band):
    band.set_groups([])
    band.resize(200, 40)
    assert is_ink(pictured(band)).any()  # the hairline
