"""Letter keys on keyboards without Latin letters: what counts is the key's place.

A clicker sends the place of B or of the full stop, which on a Russian layout are other letters.
"""

import sys
import unicodedata

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_ROWS = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM,./")
_FIRST = (16, 30, 44)  # places of Q, A and Z, as every PC keyboard numbers them
_X_OFFSET = 8  # by which X and Wayland count higher
_MAC = {
    0: "A", 1: "S", 2: "D", 3: "F", 4: "H", 5: "G", 6: "Z", 7: "X", 8: "C", 9: "V", 11: "B",
    12: "Q", 13: "W", 14: "E", 15: "R", 16: "Y", 17: "T", 31: "O", 32: "U", 34: "I", 35: "P",
    37: "L", 38: "J", 40: "K", 43: ",", 44: "/", 45: "N", 46: "M", 47: ".",
}  # fmt: skip
_PLACES = {
    first + index: key
    for row, first in zip(_ROWS, _FIRST, strict=True)
    for index, key in enumerate(row)
}


def latin_key(event: QKeyEvent, platform: str = sys.platform) -> str:
    """Return the key of an English keyboard at the place of one that types no Latin letter.

    It is empty where the event has a Latin letter, or none at all, or a place without a letter.
    """
    text = event.text()
    is_letter = len(text) == 1 and text.isalpha()
    if not is_letter or unicodedata.name(text, "").startswith("LATIN"):
        return ""
    if platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "")
    if platform == "win32":
        return _PLACES.get(event.nativeScanCode() & 0xFF, "")
    return _PLACES.get(event.nativeScanCode() - _X_OFFSET, "")


def trigger_by_place(event: QKeyEvent, window: QWidget) -> bool:
    """Do what the key of that place is for in a window; return whether there is something."""
    key = latin_key(event)
    if not key:
        return False
    code = Qt.Key(ord(key))
    sequence = QKeySequence(QKeyCombination(event.modifiers(), code))
    for action in window.actions():
        if sequence in action.shortcuts() and action.isEnabled():
            action.trigger()
            return True
    return False
