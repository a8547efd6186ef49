"""Numbers in one line: the exponent of a power of ten is as legible as other digits."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTransform

from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.text import (
    OUTLINED,
    draw_text,
    draw_words,
    parts_of,
    text_width,
)

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


class Noting:
    """A painter on pixels that notes what it is to draw."""

    def __init__(self, painter: QPainter, scale: float) -> None:
        self.font, self.paintEngine = painter.font, painter.paintEngine
        self.deviceTransform = lambda: QTransform.fromScale(scale, scale)
        self.drawn: list[str] = []

    def drawText(self, place: QPointF, text: str) -> None:
        self.drawn.append(text)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("pixels", [OUTLINED // 2, OUTLINED // 2 + 1, OUTLINED + 1])
def test_a_line_of_outlines_is_filled_by_words(font, pixels, scale):
    font.setPixelSize(pixels)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(font)
    noting = Noting(painter, scale)
    draw_words(noting, QPointF(0, 0), " Yes: 4 times ")
    painter.end()
    by_words = ["Yes:", "4", "times"]
    assert noting.drawn == (by_words if pixels * scale > OUTLINED else [" Yes: 4 times "])


@pytest.mark.parametrize("pixels", [20, 69, 90])
@pytest.mark.parametrize("family", ["Inter", "TeX Gyre Pagella"])
def test_words_stand_where_they_stand_in_the_line(font, family, pixels):
    font.setFamily(family)
    font.setPixelSize(pixels)
    pictures = []
    for draw in (draw_words, drawn_whole):
        image = QImage(1600, 140, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setFont(font)
        draw(painter, QPointF(10.3, 100.0), "To Vater: AV 4.6 times, w. Yes")
        painter.end()
        pictures.append(np.array(image.constBits()).astype(int))
    assert pictures[0].min() < 100
    assert np.abs(pictures[0] - pictures[1]).max() <= 8  # of 255
