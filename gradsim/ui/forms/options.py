"""What a panel offers in the form below the settings, and belongs to none of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gradsim.core.settings import Setting, SettingError
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import not_allowed
from gradsim.ui.theme import Theme
from gradsim.ui.view import View


class PanelOptions(View, QWidget):
    """The base of every panel's options: a heading, with switches and numbers below it.

    Parameters
    ----------
    title : str
        The heading, in capitals.
    spacing : int
        Pixels between its parts, before the theme scales them.
    """

    #: A switch was set.
    changed = Signal()
    #: Other controls stand here than before.
    rebuilt = Signal()

    def __init__(self, theme: Theme, title: str, spacing: int = 10) -> None:
        super().__init__()
        self.theme = theme
        self._spacing = spacing
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(heading(title))
        self._layout.setSpacing(theme.px(spacing))

    def make_switch(self, text: str, tip: str, on: bool = False) -> QCheckBox:
        """Return a new switch, which stands nowhere yet."""
        box = QCheckBox(text)
        box.setToolTip(tip)
        box.setChecked(on)
        box.toggled.connect(self.changed)
        return box

    def make_number(self, setting: Setting, wanted: Callable[[int], object]) -> NumberRow:
        """Return a new row for a whole number, which stands nowhere yet.

        Parameters
        ----------
        setting : Setting
            Defines what is allowed; anything else is refused in the row.
        wanted : callable
            Called with each number that is entered.
        """
        row = NumberRow(self.theme, setting, setting.symbol, ())

        def entered(value: object) -> None:
            try:
                number = setting.check(value)
            except SettingError:
                row.set_error(not_allowed(setting, value, row.allowed, True))
                return
            row.set_error("")
            assert isinstance(number, int)
            wanted(number)

        row.entered.connect(entered)
        return row

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._layout.setSpacing(theme.px(self._spacing))


def heading(text: str) -> QLabel:
    """Return the heading of a group of controls."""
    label = QLabel(text)
    label.setProperty("role", "head")
    return label
