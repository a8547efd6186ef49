"""Numbers below one another with their decimal points in one line."""

from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF

USUAL = ".00000"  # what a number of three digits has behind its point, from 0.001 on


def whole_part(text: str) -> str:
    """Return what stands before the decimal point of a number."""
    for place, character in enumerate(text):
        if character in ".,·":
            return text[:place]
    return text


def room_of_decimals(texts: Iterable[str], metrics: QFontMetricsF, usual: str = USUAL) -> float:
    """Return the room that a column needs from the point on; only powers of ten need more."""
    room = metrics.horizontalAdvance(usual)
    for text in texts:
        room = max(room, metrics.horizontalAdvance(text[len(whole_part(text)) :]))
    return room


def left_of(text: str, right: float, room: float, metrics: QFontMetricsF) -> float:
    """Return where a number begins whose decimals have `room` before the edge at the right."""
    return right - room - metrics.horizontalAdvance(whole_part(text))
