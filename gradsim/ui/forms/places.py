"""Which rows the settings form has for an experiment: derived from its settings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gradsim.core.experiment import Experiment
from gradsim.core.settings import Setting
from gradsim.ui.forms.count_row import CountRow
from gradsim.ui.forms.named_row import NamedRow
from gradsim.ui.forms.plain_rows import ListRow, TextRow, ToggleRow
from gradsim.ui.forms.rows import ChoiceRow, NumberRow, SettingRow
from gradsim.ui.theme import Theme

SLIDERS_IN_A_LIST = 3


@dataclass(frozen=True)
class Place:
    """Where a row stands in the form.

    Attributes
    ----------
    kind : type
        Class of the row.
    setting : Setting
        The setting that it edits.
    symbol : str
        Its symbol there, as LaTeX.
    path : tuple of int
        Which number of the setting's lists it edits; empty for all of it.
    """

    kind: type[SettingRow]
    setting: Setting
    symbol: str = ""
    path: tuple[int, ...] = ()

    def make_row(self, theme: Theme) -> SettingRow:
        """Return a new row for this place."""
        return self.kind(theme, self.setting, self.symbol, self.path)


def places(experiment: Experiment) -> Iterator[Place]:
    """Yield the places of all rows; where a list has few numbers, one for each of them."""
    for name, setting in experiment.settings().items():
        if name in experiment.unused:
            continue
        if setting.count_label:
            yield Place(CountRow, setting)
        symbol, value = setting.symbol, getattr(experiment, name)
        if setting.choices:
            yield Place(ChoiceRow, setting, symbol)
        elif setting.toggles:
            yield Place(ToggleRow, setting, symbol)
        elif setting.type is str:
            yield Place(TextRow, setting, symbol)
        elif not isinstance(value, tuple):
            yield Place(NumberRow, setting, symbol)
        elif len(value) > SLIDERS_IN_A_LIST:
            yield _line(experiment, setting)
        elif not isinstance(value[0], tuple):
            for index in range(len(value)):
                number = f"_{index + 1}" if len(value) > 1 else ""
                yield Place(NumberRow, setting, symbol + number, (index,))
        elif len(value) == len(value[0]) == 1:
            yield Place(NumberRow, setting, symbol, (0, 0))
        else:
            yield _line(experiment, setting)


def _line(experiment: Experiment, setting: Setting) -> Place:
    """Return the place of a list as a line of text, with a menu where values of it have names."""
    named = experiment.named(setting.name)
    if named:
        return Place(NamedRow, replace(setting, named=named), setting.symbol)
    return Place(ListRow, setting, setting.symbol)
