"""The row of the settings form for the number of items in a list."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gradsim.core.settings import Setting
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme


class CountRow(NumberRow):
    """How many items a list has; more repeat the last one."""

    def __init__(self, theme: Theme, setting: Setting, symbol: str, path: Sequence[int]) -> None:
        how_many = QCoreApplication.translate("CountRow", "How many there are.")
        counted = replace(
            setting,
            label=setting.count_label,
            type=int,
            minimum=1,
            maximum=setting.longest,
            slider=(1, setting.longest),
            logarithmic=False,
            help=f"{how_many} {translated(setting.help)}",
        )
        super().__init__(theme, counted, symbol, path)

    @property
    def is_part(self) -> bool:
        """The number of items is a part of the list."""
        return True

    def is_in(self, value: object) -> bool:
        """Whether a value is a list."""
        return isinstance(value, tuple)

    def part_of(self, value: object) -> object:
        """Return how many items a list has."""
        return len(value) if isinstance(value, tuple) else value

    def with_part(self, value: object, part: object) -> object:
        """Return a list with so many items; what is no allowed count, as it is."""
        if not isinstance(value, tuple) or not isinstance(part, int | float):
            return part
        if not 1 <= part <= 1000 or part != int(part):  # in this order: nan and inf have no int
            return part
        kept = value[: int(part)]
        return (*kept, *kept[-1:] * (int(part) - len(kept)))
