"""Rows of the settings form without a slider: a text, a list, several whole numbers."""

import re
from collections.abc import Sequence
from typing import get_args, get_origin

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gradsim.core.numbers import NumberError
from gradsim.core.settings import Setting
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.language import decimal_sign
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting

FEW = 5  # buttons that have room beside the label
BESIDE = 56  # pixels of the form beside its rows, before zoom: both margins and the scroll bar


class TextRow(SettingRow):
    """A text, such as the name of a folder."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__(theme, setting, symbol, path)
        self.box = QLineEdit()
        self._place_line()
        self.box.editingFinished.connect(self._finish)
        self._shown = ""

    def controls(self) -> list[QWidget]:
        """Return the line."""
        return [self.box]

    def _place_line(self) -> None:
        self._lay_out(below=self.box, spacing=4)

    def set_value(self, value: object) -> None:
        """Show a value."""
        self._shown = self._text_of(value)
        self.box.setText(self._shown)

    def _finish(self) -> None:
        text = self.box.text().strip()
        if text != self._shown:
            self._shown = text
            self.entered.emit(self._value_of(text))

    def _text_of(self, value: object) -> str:
        return str(value)

    def _value_of(self, text: str) -> object:
        return text


class ListRow(TextRow):
    """A list of numbers, or of lists of numbers, as a line of text."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__(theme, setting, symbol, path)
        self._written = ""  # last by the row itself
        how = self.tr("Numbers with commas between them; a semicolon between items.")
        self.box.setToolTip(f"{self.toolTip()} {how}")
        self._nested = get_origin(get_args(setting.type)[0]) is tuple

    def _text_of(self, value: object) -> str:
        if not isinstance(value, tuple):
            return ""
        items = value if self._nested else (value,)
        self._written = "; ".join(", ".join(map(format_setting, item)) for item in items)
        return self._written

    def _value_of(self, text: str) -> object:
        written = set(re.split("[,;] ", self._written))
        sure = re.sub(r"[^ ,;]+", lambda match: _sure(match[0], written), text)
        try:
            return self.setting.read(sure, decimal=decimal_sign())
        except NumberError:
            return text


def _sure(word: str, written: set[str]) -> str:
    """Return a number that the row has written itself so that it cannot be one of thousands."""
    is_decimal = word in written and re.fullmatch(r"−?[0-9]+\.[0-9]{3}", word)
    return f"{word}0" if is_decimal else word


class ToggleRow(SettingRow):
    """A list of whole numbers of which few are usual: a button for each, on or off."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__(theme, setting, symbol, path)
        self.buttons: dict[int, QPushButton] = {}
        self._line = QWidget()
        self._box = QHBoxLayout(self._line)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addStretch(1)
        self._offer(setting.toggles)
        if len(setting.toggles) > FEW:
            self._lay_out(below=self._line, spacing=4)
        else:
            self._lay_out(self._line)

    def _offer(self, numbers: Sequence[int]) -> None:
        """Add buttons for numbers that have none yet, such as one from a file."""
        for number in sorted(set(numbers) - set(self.buttons)):
            button = QPushButton(str(number))
            button.setCheckable(True)
            button.setAccessibleName(f"{self.name} {number}")
            button.setToolTip(self.toolTip())
            button.clicked.connect(self._clicked)
            place = sum(shown < number for shown in self.buttons)
            self._box.insertWidget(place, button)
            self.buttons[number] = button
        self.restyle(self.theme)

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
        """Apply a theme."""
        super().restyle(theme)
        count = max(len(self.buttons), 1)
        width = min(theme.px(theme.interface * 2.5), theme.px(theme.form - BESIDE) // count)
        for button in self.buttons.values():
            button.setFixedWidth(width)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setStyleSheet(
                f"QPushButton {{ padding: 0; border-radius: 0; }}"
                f"QPushButton:checked {{ background: {theme.tint}; color: {theme.accent};"
                f" font-weight: 600; border-color: {theme.axis}; }}"
            )
