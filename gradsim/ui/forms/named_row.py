"""The row of the settings form for a list of which some values have a name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from gradsim.core.settings import Setting
from gradsim.ui.forms.plain_rows import ListRow
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme


class NamedRow(ListRow):
    """A list of numbers as a line of text, with a menu of those that have a name beside it."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        self.menu = QComboBox()
        super().__init__(theme, setting, symbol, path)
        for name, value in setting.named.items():
            self.menu.addItem(translated(name), list(value) if isinstance(value, tuple) else value)
        self.menu.setPlaceholderText(self.tr("own"))
        self.menu.setAccessibleName(self.tr("{0} with a name").format(self.name))
        self.menu.activated.connect(lambda index: self.entered.emit(self.menu.itemData(index)))

    def controls(self) -> list[QWidget]:
        """Return menu and line."""
        return [self.menu, self.box]

    def control(self) -> QWidget:
        """Return the line, into which anything may be typed."""
        return self.box

    def set_value(self, value: object) -> None:
        """Show a list, and its name if it has one."""
        super().set_value(value)
        values = list(self.setting.named.values())
        self.menu.setCurrentIndex(values.index(value) if value in values else -1)

    def _place_line(self) -> None:
        self._lay_out(self.menu, self.box, spacing=4)
