"""The inputs of a circuit as switches, or as two numbers to multiply."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.settings import Setting
from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import QT_TRANSLATE_NOOP
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import lowered


def _factor(name: str, symbol: str, bits: int) -> Setting:
    return Setting(
        label=name,
        help=QT_TRANSLATE_NOOP("Core", "The number that the bits of its inputs make up."),
        symbol=symbol,
        minimum=0,
        maximum=2**bits - 1,
        name=symbol,
        type=int,
    )


class CircuitOptions(PanelOptions):
    """Switches for the input bits, and boxes for the factors of a product."""

    #: The inputs of this row are wanted.
    row_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("CircuitOptions", "INPUT BITS"), 8)
        self._row = self._bits = self._count = 0
        self.factors: list[NumberRow] = []
        self.switches: list[QCheckBox] = []
        self._factors_box = QVBoxLayout()
        self._grid = QGridLayout()
        self._layout.addLayout(self._factors_box)
        self._layout.addLayout(self._grid)
        self.restyle(theme)

    def show_row(self, experiment: LogicCircuit, row: int) -> None:
        """Show the inputs of a row."""
        bits = experiment.bits if experiment.function == "multiplier" else 0
        if (bits, experiment.input_count) != (self._bits, self._count):
            self._bits, self._count = bits, experiment.input_count
            self._build(experiment)
        self._row = row
        for number, switch in enumerate(self.switches):
            with QSignalBlocker(switch):
                switch.setChecked(bool(row >> (self._count - 1 - number) & 1))
        for number, factor in zip(divmod(row, 2**bits), self.factors, strict=False):
            factor.set_error("")
            factor.set_value(number)

    def _build(self, experiment: LogicCircuit) -> None:
        for widget in (*self.switches, *self.factors):
            widget.hide()
            widget.deleteLater()
        self.switches, self.factors = [], []
        if self._bits:
            for at, (name, symbol) in enumerate(
                ((self.tr("First factor"), "a"), (self.tr("Second factor"), "b"))
            ):
                setting = _factor(name, symbol, self._bits)
                row = self.make_number(setting, partial(self._factor_entered, at))
                self._factors_box.addWidget(row)
                self.factors.append(row)
        columns = self._bits or 2
        for at, name in enumerate(experiment.circuits[0].inputs):
            switch = QCheckBox(lowered(name))
            switch.setAccessibleName(self.tr("Input {0}").format(name))
            switch.setToolTip(self.tr("Flips the input {0}.").format(name))
            bit = 1 << (self._count - 1 - at)
            switch.toggled.connect(lambda _, bit=bit: self.row_wanted.emit(self._row ^ bit))
            place = divmod(at, columns)
            self._grid.addWidget(switch, *place)
            self.switches.append(switch)
        self.rebuilt.emit()

    def _factor_entered(self, at: int, number: int) -> None:
        numbers = list(divmod(self._row, 2**self._bits))
        numbers[at] = number
        self.row_wanted.emit(numbers[0] << self._bits | numbers[1])

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self._grid.setVerticalSpacing(theme.px(6))
