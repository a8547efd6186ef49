"""A box for one number: any allowed value, arrow keys step, Shift is finer."""

import math
from contextlib import suppress

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

from gradsim.core.settings import Setting
from gradsim.ui.typesetting.numbers import format_number, format_setting, parse_number


class NumberBox(QAbstractSpinBox):
    """A number box of a setting; it accepts any text and reports changes.

    Parameters
    ----------
    setting : Setting
        Gives bounds and whether steps are factors (logarithmic) or differences.
    whole : bool
        Whether the number is a whole number.
    """

    #: The text was entered or stepped; it may be no number at all.
    entered = Signal(str)

    def __init__(self, setting: Setting, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._whole = whole
        self._shown = ""
        self._written: tuple[str, float] | None = None  # by the box itself: a text and its number
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self._finish)  # the line's own leaves out Return

    def set_value(self, value: float | None) -> None:
        """Show a value, or none, without reporting it as entered."""
        self._shown = "" if value is None else self._text_of(value)
        self._display()

    def _text_of(self, value: float) -> str:
        text = format_setting(value)
        self._written = (text, value)
        return text

    def read(self, text: str) -> float:
        """Return the number that a text stands for in this box.

        Raises
        ------
        NumberError
            If it stands for none, or can be read in two ways.
        """
        if self._written is not None and text == self._written[0]:
            return self._written[1]
        return parse_number(text, self._whole)

    def _display(self) -> None:
        """Show all digits while the box has the focus, else as many as fit."""
        text = self._shown if self.hasFocus() else self._fitting(self._shown)
        line = self.lineEdit()
        with QSignalBlocker(self):
            if text != line.text():  # else box and line would be painted again
                line.setText(text)
            line.setCursorPosition(0)

    def _fitting(self, text: str) -> str:
        room = self.lineEdit().width() - 4
        try:
            number = self.read(text)
        except ValueError:
            return text
        for digits in range(6, 1, -1):
            if self.fontMetrics().horizontalAdvance(text) <= room:
                break
            text = format_number(number, digits)
        return text

    def text_entered(self) -> str:
        """Return the text that counts: what is typed, or all digits of what is shown."""
        return self.lineEdit().text() if self.hasFocus() else self._shown

    def value(self) -> float | None:
        """Return the number in the box, None where the text is none."""
        try:
            return self.read(self.text_entered())
        except ValueError:
            return None

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed; the experiment decides what is allowed."""
        return QValidator.State.Acceptable, text, position

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Allow steps both ways."""
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Step by a round number, a tenth of it with Shift; a factor where logarithmic."""
        value = self.value()
        if value is None:
            if self.text_entered():
                return
            value = (self._setting.slider or (0.0, 10.0))[0]  # of an empty box
        fine = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        stepped = self._stepped(value, steps, fine)
        low = self._setting.minimum if self._setting.minimum is not None else -math.inf
        high = self._setting.maximum if self._setting.maximum is not None else math.inf
        self._enter(self._text_of(min(max(stepped, low), high)))

    def _stepped(self, value: float, steps: int, fine: bool) -> float:
        """Return the next multiple of the step, so that numbers stay round."""
        if self._setting.logarithmic and value > 0:
            # the unit of the second digit, of the third with Shift
            exponent = math.floor(math.log10(value) + 1e-9) - (2 if fine else 1)
        else:
            low, high = self._setting.slider or (0.0, 10.0)
            exponent = math.floor(math.log10((high - low) / 10)) - (1 if fine else 0)
        if self._whole:
            exponent = max(exponent, 0)
        places = value / 10.0**exponent
        start = math.floor(places + 1e-9) if steps > 0 else math.ceil(places - 1e-9)
        return round((start + steps) * 10.0**exponent, -exponent)

    def _enter(self, text: str) -> None:
        """Take a text, show the number that it was taken for, and report it."""
        with suppress(ValueError):
            text = self._text_of(self.read(text))
        self._shown = text
        self.lineEdit().setText(text)
        self.entered.emit(text)

    def _finish(self) -> None:
        text = self.text_entered()
        if text != self._shown:
            self._enter(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back the value before the typing."""
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().text() != self._shown:
            self.lineEdit().setText(self._shown)
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()  # typing is over: keys are commands again

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the number."""
        super().focusInEvent(event)
        self._display()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.lineEdit().selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed, and show it as short as it must be."""
        if self.lineEdit().text() != self._shown:
            self._enter(self.lineEdit().text())
        super().focusOutEvent(event)
        self._display()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many digits as fit now."""
        super().resizeEvent(event)
        self._display()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only with the focus: what is around the box scrolls otherwise."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
