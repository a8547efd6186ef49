"""A box for one number: any allowed value, arrow keys step, Shift is finer."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

from gradsim.core.settings import Setting
from gradsim.ui.numbers import format_setting, parse_number


class NumberBox(QAbstractSpinBox):
    """A number box of a setting; it holds any text and says when it was changed.

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
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().editingFinished.connect(self._finish)

    def set_value(self, value: float) -> None:
        """Show a value without saying that it was entered."""
        self._shown = format_setting(value)
        with QSignalBlocker(self):
            self.lineEdit().setText(self._shown)
            self.lineEdit().setCursorPosition(0)

    def value(self) -> float | None:
        """Return the number in the box, None where the text is none."""
        try:
            return parse_number(self.lineEdit().text())
        except ValueError:
            return None

    def validate(self, text: str, position: int) -> object:
        """Let everything be typed; the experiment decides what is allowed."""
        return QValidator.State.Acceptable

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Allow steps both ways."""
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Step by a round number, a tenth of it with Shift; a factor where logarithmic."""
        value = self.value()
        if value is None:
            return
        fine = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        stepped = self._stepped(value, steps, fine)
        low = self._setting.minimum if self._setting.minimum is not None else -math.inf
        high = self._setting.maximum if self._setting.maximum is not None else math.inf
        self._enter(format_setting(min(max(stepped, low), high)))

    def _stepped(self, value: float, steps: int, fine: bool) -> float:
        if self._setting.logarithmic and value > 0:
            # the unit of the second digit, of the third with Shift, keeps numbers round
            exponent = math.floor(math.log10(value) + 1e-9) - (2 if fine else 1)
        else:
            low, high = self._setting.slider or (0.0, 10.0)
            exponent = math.floor(math.log10((high - low) / 8)) - (1 if fine else 0)
        if self._whole:
            exponent = max(exponent, 0)
        step = 10.0**exponent
        return (
            round(value / step + steps) * step
            if exponent >= 0
            else round(value + steps * step, -exponent)
        )

    def _enter(self, text: str) -> None:
        self._shown = text
        self.lineEdit().setText(text)
        self.entered.emit(text)

    def _finish(self) -> None:
        text = self.lineEdit().text()
        if text != self._shown:
            self._shown = text
            self.entered.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back the value before the typing."""
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().text() != self._shown:
            self.lineEdit().setText(self._shown)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the number."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.lineEdit().selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form rather than change a number by accident."""
        event.ignore()
