"""A jump in a lecture: the number of a demonstration, digit by digit, and Return."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

FORGOTTEN = 10_000  # milliseconds after the last digit
MOST_DIGITS = 4
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDIT = (*_CONFIRM, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Jump(QObject):
    """Takes digits before they are shortcuts; any other key forgets them and does what it does.

    Parameters
    ----------
    active : callable
        Whether a lecture is given.
    """

    #: The digits so far, none when they are forgotten or used.
    typed = Signal(str)
    #: The number that was confirmed.
    chosen = Signal(int)

    def __init__(self, active: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._active = active
        self.digits = ""
        self._timer = QTimer(self, singleShot=True, interval=FORGOTTEN)
        self._timer.timeout.connect(self.forget)

    def watch(self, window: QWidget) -> None:
        """Take the digits that are typed in a window, but not in a field of it."""
        window.installEventFilter(self)

    def forget(self) -> None:
        """Forget the digits."""
        self._show("")

    def _show(self, digits: str) -> None:
        if digits != self.digits:
            self.digits = digits
            self.typed.emit(digits)
        if digits:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key, first from the shortcuts, then itself."""
        if not isinstance(event, QKeyEvent) or not self._active():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._takes(event):
                event.accept()
                return True
            if event.key() not in _MODIFIERS:
                self.forget()  # it has another meaning
        elif event.type() == QEvent.Type.KeyPress and self._takes(event):
            self._press(event)
            return True
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _DIGITS or (bool(self.digits) and event.key() in _EDIT)

    def _press(self, event: QKeyEvent) -> None:
        key, digits = event.key(), self.digits
        if key in _DIGITS:
            self._show((digits + chr(key)).lstrip("0")[:MOST_DIGITS])
            return
        self._show(digits[:-1] if key == Qt.Key.Key_Backspace else "")
        if key in _CONFIRM:
            self.chosen.emit(int(digits))
