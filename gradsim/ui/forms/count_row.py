"""The row of the settings form for the number of items in a list."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gradsim.core.settings import Setting
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme

#: The path of the number of items, which is no item itself.
COUNT = (-1,)


class CountRow(NumberRow):
    """How many items a list has; more repeat the last one."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        counted = replace(
            setting,
            label=setting.count_label,
            type=int,
            minimum=1,
            maximum=setting.longest,
            slider=(1, setting.longest),
            logarithmic=False,
            help=" ".join(
                (
                    QCoreApplication.translate("CountRow", "How many there are."),
                    translated(setting.help),
                )
            ),
        )
        super().__init__(theme, counted, "", ())
        self.path = COUNT


def resized(value: object, count: object) -> object:
    """Return a list with so many items; what is no allowed count, as it is."""
    if not isinstance(value, tuple) or not isinstance(count, int | float):
        return count
    if not 1 <= count <= 1000 or count != int(count):  # in this order: nan and inf have no int
        return count
    kept = value[: int(count)]
    return (*kept, *kept[-1:] * (int(count) - len(kept)))
