"""The rows of the settings form: one control for one setting or one number of it."""

import math
from collections.abc import Sequence
from contextlib import suppress
from typing import get_args

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QSlider, QWidget

from gradsim.core.settings import Setting
from gradsim.ui.forms.menu import ElidedMenu
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.forms.samples import picture_of_points
from gradsim.ui.language import allowed_words, translated
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.typeset import TypesetLabel, plain_text
from gradsim.ui.view import View

SLIDER_STEPS = 1000
AROUND = 66  # pixels of the form, before zoom: its sides, its scroll bar, a gap in each row
PICTURE = 24  # pixels of the little picture of a choice


class SettingRow(View, QWidget):
    """The base of all rows: a label, one or more controls, and a place for a sentence.

    Parameters
    ----------
    setting : Setting
        The setting.
    symbol : str
        Its symbol here, as LaTeX, such as ``w_2``.
    path : sequence of int
        Which number of the setting's lists this row edits; empty for all of it.
    """

    #: A new value was entered; a text where it could not be read.
    entered = Signal(object)

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__()
        self.theme = theme
        self.setting = setting
        self.path = tuple(path)
        label = translated(setting.label)
        self.label = TypesetLabel(f"{label}  ${symbol}$" if symbol else label)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.allowed = allowed_words(setting, single=bool(path))
        sentences = [translated(setting.help)]
        if symbol:
            sentences.append(self.tr("Its symbol is {0}.").format(plain_text(f"${symbol}$")))
        sentences.append(self.tr("Allowed: {0}.").format(self.allowed))
        self.setToolTip(" ".join(sentences))
        self.name = label + (f" {'.'.join(str(index + 1) for index in path)}" if path else "")

    def _lay_out(
        self,
        beside: QWidget | QLayout | None = None,
        below: QWidget | None = None,
        spacing: int | None = None,
        stretch: tuple[int, int] = (1, 0),
    ) -> None:
        """Place a control beside the label, or below it, and the sentence below both."""
        for control in self.controls():
            control.setAccessibleName(control.accessibleName() or self.name)
            control.setToolTip(control.toolTip() or self.toolTip())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if spacing is not None:
            layout.setSpacing(spacing)
        layout.addWidget(self.label, 0, 0)
        if isinstance(beside, QLayout):
            layout.addLayout(beside, 0, 1)
        elif beside is not None:
            layout.addWidget(beside, 0, 1)
        if below is not None:
            layout.addWidget(below, 1, 0, 1, 2)
        layout.addWidget(self.error, 2, 0, 1, 2)
        for column, share in enumerate(stretch):
            layout.setColumnStretch(column, share)
        self.restyle(self.theme)

    def controls(self) -> list[QWidget]:
        """Return all that takes the focus, in reading order; the first takes the value."""
        raise NotImplementedError  # each kind of row has its own

    def control(self) -> QWidget:
        """Return the widget that takes the value."""
        return self.controls()[0]

    def set_value(self, value: object) -> None:
        """Show a value without reporting it as entered."""
        raise NotImplementedError  # each kind of row has its own

    def set_error(self, sentence: str) -> None:
        """Mark the field and show the sentence; an empty one clears both."""
        control = self.control()
        if bool(control.property("invalid")) != bool(sentence):
            control.setProperty("invalid", bool(sentence))
            # looked at again with the property; not by polish of its style(), for which PySide may
            # return another object that it once knew at the same address
            control.setStyleSheet(" ")
            control.setStyleSheet("")
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @property
    def is_part(self) -> bool:
        """Whether the row edits a part of a list, not all of the setting."""
        return bool(self.path)

    def is_in(self, value: object) -> bool:
        """Whether a value has the part that the row edits."""
        for index in self.path:
            if not isinstance(value, tuple) or index >= len(value):
                return False
            value = value[index]
        return True

    def part_of(self, value: object) -> object:
        """Return what the row shows of the setting's value."""
        for index in self.path:
            if not isinstance(value, tuple):
                break  # a mistake in another row: it is shown there
            value = value[index]
        return value

    def with_part(self, value: object, part: object) -> object:
        """Return the setting's value with what was entered into the row."""
        return _replaced(value, self.path, part)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        font = theme.font(theme.interface)
        self.label.set_style(font, QColor(theme.text), theme.px(theme.interface * 1.25))


def _replaced(value: object, path: tuple[int, ...], new: object) -> object:
    """Return nested tuples with one item replaced."""
    if not path or not isinstance(value, tuple):
        return new
    index, *rest = path
    return (*value[:index], _replaced(value[index], tuple(rest), new), *value[index + 1 :])


class NumberRow(SettingRow):
    """A number: a box that takes any allowed value, and a slider."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__(theme, setting, symbol, path)
        kinds = get_args(setting.type) or (setting.type,)
        self.whole, self.optional = int in kinds, type(None) in kinds
        self.box = NumberBox(setting, self.whole)
        self.box.lineEdit().setPlaceholderText(translated(setting.empty))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, SLIDER_STEPS)
        self.slider.setPageStep(SLIDER_STEPS // 20)
        self.slider.setAccessibleName(self.tr("{0} slider").format(self.name))
        self._lay_out(self.box, self.slider, spacing=2)
        self.box.entered.connect(self._box_entered)
        self.slider.valueChanged.connect(self._slid)

    def controls(self) -> list[QWidget]:
        """Return box and slider."""
        return [self.box, self.slider]

    def set_value(self, value: object) -> None:
        """Show a number in box and slider."""
        if not isinstance(value, int | float):  # null
            self.box.set_value(None)
            self._place(self._reach()[0])
            return
        if self.box.value() != value or not self.box.hasFocus():
            self.box.set_value(value)
        self._place(value)

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
                number = self.box.read(text)
        self.entered.emit(number)  # where it is allowed, the slider follows

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self.box.setFixedWidth(theme.px(theme.number_box))


class Menu(ElidedMenu):
    """A menu that is as wide as its longest text only where the form has room for that."""

    def __init__(self, row: SettingRow) -> None:
        super().__init__()
        self._row = row

    def minimumSizeHint(self) -> QSize:
        """Return the size with which it fits beside the label."""
        hint, theme = super().minimumSizeHint(), self._row.theme
        room = theme.px(theme.form - AROUND) - self._row.label.sizeHint().width()
        return QSize(min(hint.width(), int(room)), hint.height())


class ChoiceRow(SettingRow):
    """One of several texts: a menu."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        super().__init__(theme, setting, symbol, path)
        self.box = Menu(self)
        for text, label in zip(setting.choices, setting.choice_labels, strict=True):
            self.box.addItem(translated(label), text)
        self.box.setPlaceholderText(translated(setting.empty))  # for a value that is no choice
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.hide()
        self.box.setIconSize(QSize(theme.px(PICTURE), theme.px(PICTURE)))
        self._lay_out(self.box, self.note, stretch=(3, 4))
        self.box.activated.connect(self._chosen)

    def controls(self) -> list[QWidget]:
        """Return the menu."""
        return [self.box]

    def restyle(self, theme: Theme) -> None:
        """Apply a theme, whose colours the pictures have."""
        super().restyle(theme)
        if self.setting.sample is not None:
            for index, text in enumerate(self.setting.choices):
                points = self.setting.sample(text)
                self.box.setItemIcon(index, picture_of_points(points, theme, PICTURE))

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.box.setCurrentIndex(self.box.findData(value))
        note = self.setting.notes.get(value, "") if isinstance(value, str) else ""
        self.note.setText(translated(note))
        self.note.setVisible(bool(note))

    def _chosen(self, index: int) -> None:
        self.entered.emit(self.box.itemData(index))
