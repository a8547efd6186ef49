"""Numbers in one line: the exponent of a power of ten is as legible as other digits."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPaintDevice, QPainter, QPdfWriter

from gradsim.ui.theme import INTERFACE, SERIF, THEMES
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.text import KEPT, draw_text, draw_words, parts_of, text_width

FONT_PX = 40


@pytest.fixture
def font(qapp) -> QFont:
    font = THEMES["light"].font(20)
    font.setPixelSize(FONT_PX)
    return font


def ink(text: str, font: QFont, draw) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is painted from (50, 150)."""
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    draw(painter, QPointF(50, 150), text)
    painter.end()
    channels = np.frombuffer(image.constBits(), np.uint8).reshape(200, 600, 4)[:, :, :3].astype(int)
    ys, xs = (channels.max(axis=2) + channels.min(axis=2) < 256).nonzero()  # half as light as white
    return int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())


def drawn_whole(painter: QPainter, place: QPointF, text: str) -> None:
    painter.drawText(place, text)


@pytest.mark.parametrize("text", ["0.0821", "−1.5", "2.5·10 V", "12 of 31", "x₁⁰"])
def test_a_text_without_a_power_of_ten_is_painted_as_it_is(font, text):
    assert parts_of(text, font) == [(text, font, 0.0)]
    assert text_width(text, font) == QFontMetricsF(font).horizontalAdvance(text)
    assert ink(text, font, draw_text) == ink(text, font, drawn_whole)


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.44e-4, ["1.44·10", "−4"]), (-3.16e-12, ["−3.16·10", "−12"]), (7e22, ["7.00·10", "22"])],
)
def test_an_exponent_has_digits_that_are_legible(font, value, words):
    text = format_number(value)
    assert [part for part, _, _ in parts_of(text, font)] == words
    left, top, right, bottom = ink(text, font, draw_text)
    assert abs(left - 50) < FONT_PX / 5 and right <= 50 + text_width(text, font) + 1
    digit = ink("8", font, draw_text)
    height = digit[3] - digit[1]
    exponent = words[1].replace("−", "")
    small = parts_of(text, font)[1][1]
    _, first, _, last = ink(exponent, small, drawn_whole)
    assert last - first >= 0.8 * height  # Unicode's are 0.6 of it
    assert bottom - top >= 1.3 * height  # and it is raised above the others


def test_what_follows_an_exponent_stands_on_the_line_again(font):
    parts = parts_of("between 10⁻³ and 10⁵ steps", font)
    assert [(text, rise > 0) for text, _, rise in parts] == [
        ("between 10", False),
        ("−3", True),
        (" and 10", False),
        ("5", True),
        (" steps", False),
    ]


class Noting(QPainter):
    """A painter that notes each text that it paints."""

    def __init__(self, device: QPaintDevice, font: QFont) -> None:
        super().__init__(device)
        self.texts: list[str] = []
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFont(font)

    def drawText(self, place: QPointF, text: str) -> None:
        self.texts.append(text)
        super().drawText(place, text)


SENTENCE = "AVA, To “Why”: 2 x 3 = 6 fjords of Tyr, 0.5"
PIECES = ["AVA,", " To “Why”: 2 x 3 = 6 fjords", " of", " Tyr, 0.5"]


@pytest.mark.parametrize("family", [SERIF, INTERFACE])
@pytest.mark.parametrize(("px", "ratio"), [(KEPT, 1.0), (KEPT + 1, 1.0), (95, 1.0), (40, 2.0)])
def test_words_of_large_letters_stand_where_the_whole_has_them(qapp, family, px, ratio):
    font = QFont(THEMES["light"].font(20, family=family))
    font.setPixelSize(px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    pictures = []
    for draw in (draw_words, drawn_whole):
        picture = QImage(2400, 300, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("white"))
        painter = Noting(picture, font)
        draw(painter, QPointF(20.3, 120.7), SENTENCE)
        painter.end()
        pictures.append(picture)
        if draw is draw_words:
            assert painter.texts == ([SENTENCE] if px * ratio <= KEPT else PIECES)
    assert pictures[0] == pictures[1]


def test_words_of_large_letters_are_one_text_on_a_page(font):
    font.setPixelSize(KEPT + 1)
    page = QBuffer()
    page.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(page)
    painter = Noting(writer, font)
    draw_words(painter, QPointF(20, 120), SENTENCE)
    painter.end()
    assert painter.texts == [SENTENCE]
