"""Numbers below one another with their decimal points in one line."""

from collections.abc import Iterable

from PySide6.QtGui import QFont

from gradsim.ui.typesetting.text import text_width

USUAL = ".00000"  # what a number of three digits has behind its point, from 0.001 on


def whole_part(text: str) -> str:
    """Return what stands before the decimal point of a number."""
    for place, character in enumerate(text):
        if character in ".,·":
            return text[:place]
    return text


def room_of_decimals(texts: Iterable[str], font: QFont, usual: str = USUAL) -> float:
    """Return the room that a column needs from the point on; only powers of ten need more."""
    room = text_width(usual, font)
    for text in texts:
        room = max(room, text_width(text, font) - text_width(whole_part(text), font))
    return room


def left_of(text: str, right: float, room: float, font: QFont) -> float:
    """Return where a number begins whose decimals have `room` before the edge at the right."""
    return right - room - text_width(whole_part(text), font)
