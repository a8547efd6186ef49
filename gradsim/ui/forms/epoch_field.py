"""The number of the epoch shown, which can be typed over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

LARGEST, MOST_DIGITS = 2**31 - 1, 10  # that a signal of Qt takes: beyond the end of every run


class EpochField(QLineEdit):
    """Shows a whole number; with Return, what was typed is wanted instead."""

    #: A number was typed, or none: then what is shown stays.
    entered = Signal(int)
    #: Typing is over; the keys are the window's again.
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._selects = 0, False
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.tr("Epoch"))
        self.setToolTip(self.tr("Type an epoch and press Return to go there."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_number(self, number: int) -> None:
        """Show a number, unless one is being typed."""
        self._shown = number
        if not self.hasFocus():
            self.setText(str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number with Return, and leave it with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            digits = "".join(sign for sign in self.text() if sign.isdecimal())
            self._end()
            if digits:
                self.entered.emit(int(digits) if len(digits) < MOST_DIGITS else LARGEST)
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self.clearFocus()
        self.finished.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, to be typed over."""
        super().focusInEvent(event)
        self.selectAll()
        self._selects = event.reason() is Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select all after the click that brought the focus, too."""
        super().mouseReleaseEvent(event)
        if self._selects and not self.hasSelectedText():
            self.selectAll()
        self._selects = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the epoch again; what was typed without Return is forgotten."""
        super().focusOutEvent(event)
        self.setText(str(self._shown))
