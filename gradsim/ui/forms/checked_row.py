"""A row for a number that is a setting of no experiment, and so is checked by the row."""

from PySide6.QtCore import Signal

from gradsim.core.settings import Setting, SettingError
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import not_allowed
from gradsim.ui.theme import Theme


class CheckedRow(NumberRow):
    """A number row that says what is allowed, and passes on nothing else."""

    #: An allowed number was entered.
    wanted = Signal(int)

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting, setting.symbol, ())
        self.entered.connect(self._check)

    def _check(self, value: object) -> None:
        try:
            number = self.setting.check(value)
        except SettingError:
            self.set_error(not_allowed(self.setting, value, self.allowed))
        else:
            self.set_error("")
            self.wanted.emit(number)
