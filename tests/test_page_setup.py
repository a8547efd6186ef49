"""Lengths as people write them, and what a figure cannot be."""

import re
from dataclasses import replace

import pytest

from gradsim.core.sentence import Refusal
from gradsim.page_setup import SETUPS, UNITS, points_of

COLUMN, PAGE, SLIDE = (SETUPS[name] for name in ("paper-column", "paper-page", "slide"))
CM = 72 / 2.54


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("72pt", 72),
        ("1in", 72),
        ("2.54cm", 72),
        ("25.4mm", 72),
        ("25.4 MM", 72),
        ("96px", 72),  # a pixel of the web is 1/96 inch
        ("8.5cm", 8.5 / 2.54 * 72),
        ("17/2cm", 8.5 / 2.54 * 72),
    ],
)
def test_a_length_has_a_unit(text, points):
    assert points_of(text, "width") == pytest.approx(points)


def test_a_number_alone_may_have_a_usual_unit():
    assert points_of("8", "text", "pt") == 8


@pytest.mark.parametrize("text", ["", "cm", "8.5", "8.5km", "eightcm", "8..5cm", "8cm5", "nancm"])
def test_what_is_no_length_is_told(text):
    with pytest.raises(Refusal, match="is not a length such as"):
        points_of(text, "width")


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("1cm", "width", "a width of 1 cm is not from 2 cm to 120 cm"),
        ("2m", "width", "units are"),
        ("130cm", "height", "a height of 130 cm is not from 2 cm to 120 cm"),
        ("10px", "width", "a width of 10 px is not from 75.6 px to 4535 px"),
        ("3pt", "text", "text of 3 pt is not from 4 pt to 96 pt"),
        ("0.1pt", "lines", "lines of 0.1 pt are not from 0.25 pt to 20 pt"),
    ],
)
def test_what_is_too_small_or_large_is_told(text, name, sentence):
    with pytest.raises(Refusal, match=sentence):
        points_of(text, name)


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        (replace(COLUMN, width=56.0), "a width of 1.98 cm is not from 2 cm to 120 cm"),
        (replace(COLUMN, height=5000.0), "a height of 176 cm is not"),
        (
            replace(COLUMN, text=20.0),
            "text of 20 pt needs a width of 11.3 cm or more; it is 8.5 cm",
        ),
        (replace(SLIDE, lines=30.0), "lines of 30 pt are not"),
        (replace(COLUMN, look="dark"), "light text, which a white ground would hide"),
    ],
)
def test_what_does_not_go_together_is_told(setup, sentence):
    with pytest.raises(Refusal, match=sentence):
        setup.checked()


def test_more_pixels_than_memory_holds_are_refused():
    large = replace(SLIDE, width=3400.0, height=3400.0)
    large.check_pixels(3400.0, 2)  # 6,800 × 2 each way
    with pytest.raises(Refusal, match="120 cm × 120 cm at 3× has more than 200,000,000 pixels"):
        large.check_pixels(3400.0, 3)


@pytest.mark.parametrize("setup", SETUPS.values())
def test_what_is_offered_is_allowed(setup):
    assert setup.checked() is setup


@pytest.mark.parametrize("tenths", range(40, 961, 7))
def test_type_in_print_is_as_large_as_asked(tenths):
    """A whole number of pixels, and so many of them an inch that it is within 0.1 pt."""
    text = tenths / 10
    setup = replace(COLUMN, text=text)
    assert setup.type_pixels == int(setup.type_pixels)
    assert setup.type_pixels / setup.dpi * 72 == pytest.approx(text, abs=min(0.1, 0.01 * text))


@pytest.mark.parametrize("unit", UNITS)
def test_a_bound_as_it_is_told_is_taken(unit):
    bounds = re.findall(r"[\d.]+ \w+", _refused(f"0.1{unit}", f"1e6{unit}"))
    assert [points_of(told, "width") / CM for told in bounds] == pytest.approx(
        [2, 120] * 2, rel=1e-3
    )


def _refused(*texts):
    """Return the bounds that are told of lengths that are not taken."""
    sentences = []
    for text in texts:
        with pytest.raises(Refusal) as caught:
            points_of(text, "width")
        sentences.append(str(caught.value).partition(" from ")[2])
    return " ".join(sentences)
