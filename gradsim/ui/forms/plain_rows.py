"""Rows of the settings form for a text, and for a choice of several whole numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gradsim.core.settings import Setting
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.theme import Theme


class TextRow(SettingRow):
    """A text, such as the name of a folder."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        self.box = QLineEdit()
        super().__init__(theme, setting, symbol, path)
        self.box.setAccessibleName(self.name)
        self.box.setToolTip(self.toolTip())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, self.box, self.error):
            layout.addWidget(widget)
        self.box.editingFinished.connect(self._finish)
        self._shown = ""

    def control(self) -> QWidget:
        """Return the line."""
        return self.box

    def set_value(self, value: object) -> None:
        """Show a text."""
        self._shown = str(value)
        self.box.setText(self._shown)

    def _finish(self) -> None:
        text = self.box.text().strip()
        if text != self._shown:
            self._shown = text
            self.entered.emit(text)


class ToggleRow(SettingRow):
    """A list of whole numbers of which few are usual: a button for each, on or off."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        self.buttons: dict[int, QPushButton] = {}
        self._box = QHBoxLayout()
        super().__init__(theme, setting, symbol, path)
        self._box.setSpacing(0)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, 0, 0)
        layout.addLayout(self._box, 0, 1)
        layout.addWidget(self.error, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self._offer(setting.toggles)

    def _offer(self, numbers: Sequence[int]) -> None:
        """Add buttons for numbers that have none yet, such as one from a file."""
        for number in sorted(set(numbers) - set(self.buttons)):
            button = QPushButton(str(number))
            button.setCheckable(True)
            button.setAccessibleName(f"{self.name} {number}")
            button.setToolTip(self.toolTip())
            button.clicked.connect(self._clicked)
            place = sum(other < number for other in self.buttons)
            self._box.insertWidget(place, button)
            self.buttons[number] = button
        self.restyle(self.theme)

    def control(self) -> QWidget:
        """Return the first button."""
        return self.buttons[min(self.buttons)] if self.buttons else self

    def controls(self) -> list[QWidget]:
        """Return all buttons."""
        return [self.buttons[number] for number in sorted(self.buttons)]

    def set_value(self, value: object) -> None:
        """Press the buttons of the numbers in a list."""
        numbers = value if isinstance(value, tuple) else ()
        self._offer(numbers)
        for number, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(number in numbers)

    def _clicked(self) -> None:
        pressed = [number for number in sorted(self.buttons) if self.buttons[number].isChecked()]
        self.entered.emit(pressed)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        width = theme.px(theme.interface * 2.5)
        for button in self.buttons.values():
            button.setFixedWidth(width)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setStyleSheet(
                f"QPushButton {{ padding: 0; border-radius: 0; }}"
                f"QPushButton:checked {{ background: {theme.tint}; color: {theme.accent};"
                f" font-weight: 600; border-color: {theme.axis}; }}"
            )
