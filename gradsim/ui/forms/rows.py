"""The rows of the settings form: one control for one setting or one number of it."""

import math
from collections.abc import Sequence
from contextlib import suppress
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.settings import Setting
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.language import allowed_words, translated
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting, parse_number
from gradsim.ui.typesetting.typeset import TypesetLabel, plain_text
from gradsim.ui.view import View

SLIDER_STEPS = 1000


class SettingRow(View, QWidget):
    """The base of all rows: a label, a control, and a place for a sentence.

    Parameters
    ----------
    setting : Setting
        The setting.
    symbol : str
        Its symbol here, as LaTeX, such as ``w_2``.
    path : sequence of int
        Which number of the setting's lists this row edits.
    """

    #: A new value was entered; a text where it could not be read.
    entered = Signal(object)

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__()
        self.setting = setting
        self.path = tuple(path)
        label = translated(setting.label)
        self.label = TypesetLabel(f"{label}  ${symbol}$" if symbol else label)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.allowed = allowed_words(setting, single=bool(path))
        says = [translated(setting.help)]
        if symbol:
            says.append(self.tr("Its symbol is {0}.").format(plain_text(f"${symbol}$")))
        says.append(self.tr("Allowed: {0}.").format(self.allowed))
        self.setToolTip(" ".join(says))
        self.name = label + (f" {'.'.join(str(one + 1) for one in path)}" if path else "")
        self.restyle(theme)

    def control(self) -> QWidget:
        """Return the widget that takes the value."""
        raise NotImplementedError  # each kind of row has its own

    def controls(self) -> list[QWidget]:
        """Return all that takes the focus, in reading order."""
        return [self.control()]

    def set_value(self, value: object) -> None:
        """Show a value without saying that it was entered."""
        raise NotImplementedError  # each kind of row has its own

    def set_error(self, sentence: str) -> None:
        """Mark the field and show the sentence; an empty one clears both."""
        control = self.control()
        if bool(control.property("invalid")) != bool(sentence):
            control.setProperty("invalid", bool(sentence))
            control.style().unpolish(control)
            control.style().polish(control)
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        font = theme.font(theme.interface)
        self.label.set_style(font, QColor(theme.text), theme.px(theme.interface * 1.25))


class NumberRow(SettingRow):
    """A number: a box that takes any allowed value, and a slider."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        kinds = get_args(setting.type) or (setting.type,)
        self.whole, self.optional = int in kinds, type(None) in kinds
        self.box = NumberBox(setting, self.whole)
        self.box.lineEdit().setPlaceholderText(translated(setting.empty))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        super().__init__(theme, setting, symbol, path)
        self.slider.setRange(0, SLIDER_STEPS)
        self.slider.setPageStep(SLIDER_STEPS // 20)
        slider_name = self.tr("{0} slider").format(self.name)
        for control, name in ((self.box, self.name), (self.slider, slider_name)):
            control.setAccessibleName(name)
            control.setToolTip(self.toolTip())
        top = QHBoxLayout()
        top.addWidget(self.label, 1)
        top.addWidget(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self.slider)
        layout.addWidget(self.error)
        self.box.entered.connect(self._box_entered)
        self.slider.valueChanged.connect(self._slid)

    def control(self) -> QWidget:
        """Return the box."""
        return self.box

    def controls(self) -> list[QWidget]:
        """Return box and slider."""
        return [self.box, self.slider]

    def set_value(self, value: object) -> None:
        """Show a number in box and slider."""
        if value is None:
            self.box.set_value(None)
            self._place(self._reach()[0])
            return
        number = float(value)  # type: ignore[arg-type]  # checked by the experiment
        if self.box.value() != number or not self.box.hasFocus():
            self.box.set_value(number)
        self._place(number)

    def _reach(self) -> tuple[float, float]:
        setting = self.setting
        return setting.slider or (setting.minimum or 0.0, setting.maximum or 1.0)

    def _place(self, number: float) -> None:
        low, high = self._reach()
        if self.setting.logarithmic:
            low, high = math.log(low), math.log(high)
            number = math.log(number) if number > 0 else low
        share = (min(max(number, low), high) - low) / (high - low)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(share * SLIDER_STEPS))

    def _slid(self, position: int) -> None:
        low, high = self._reach()
        share = position / SLIDER_STEPS
        if self.setting.logarithmic:
            number = math.exp(math.log(low) + share * math.log(high / low))
            number = float(f"{number:.1e}")
        else:
            number = round(low + share * (high - low), 2)
        number = min(max(number, low), high)
        if self.whole:
            number = round(number)
        self.box.set_value(number)
        self.entered.emit(number)

    def _box_entered(self, text: str) -> None:
        number: object = text
        if self.optional and not text.strip():
            number = None
        else:
            with suppress(ValueError):
                number = parse_number(text)
        self.entered.emit(number)  # where it is allowed, the slider follows

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self.box.setFixedWidth(theme.px(theme.number_box))


class ChoiceRow(SettingRow):
    """One of several texts: a menu."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        self.box = QComboBox()
        super().__init__(theme, setting, symbol, path)
        for text, label in zip(setting.choices, setting.choice_labels, strict=True):
            self.box.addItem(translated(label), text)
        self.box.setAccessibleName(self.name)
        self.box.setToolTip(self.toolTip())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.box, 0, 1)
        layout.addWidget(self.error, 1, 0, 1, 2)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 4)
        self.box.activated.connect(self._chosen)

    def control(self) -> QWidget:
        """Return the menu."""
        return self.box

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.box.setCurrentIndex(self.box.findData(value))

    def _chosen(self, index: int) -> None:
        self.entered.emit(self.box.itemData(index))


class ListRow(SettingRow):
    """A list of numbers, or of lists of numbers, as a line of text."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        self.box = QLineEdit()
        super().__init__(theme, setting, symbol, path)
        self.box.setAccessibleName(self.name)
        how = self.tr("Numbers with commas between them; a semicolon between items.")
        self.box.setToolTip(f"{self.toolTip()} {how}")
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
        """Show a list."""
        items = value if isinstance(value, tuple) else ()
        if items and isinstance(items[0], tuple):
            text = "; ".join(", ".join(format_setting(one) for one in item) for item in items)
        else:
            text = ", ".join(format_setting(one) for one in items)
        self._shown = text
        self.box.setText(text)

    def _finish(self) -> None:
        text = self.box.text()
        if text == self._shown:
            return
        self._shown = text
        try:
            items = [[parse_number(one) for one in item.split(",")] for item in text.split(";")]
        except ValueError:
            self.entered.emit(text)
            return
        nested = "tuple[tuple" in str(self.setting.type)
        self.entered.emit(items if nested else [one for item in items for one in item])
