"""The options of the chain that belong to no setting: layers, seed, and the edited value."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton

from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.random_chains import LONGEST
from gradsim.core.settings import Setting
from gradsim.ui.forms.options import PanelOptions, heading
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.language import QT_TRANSLATE_NOOP
from gradsim.ui.theme import Theme

_LAYERS = Setting(
    label=QT_TRANSLATE_NOOP("Core", "Layers"),
    help=QT_TRANSLATE_NOOP("Core", "How many neurons stand in a row; those added are random."),
    minimum=2,
    maximum=LONGEST,
    name="layers",
    type=int,
)
_SEED = Setting(
    label=QT_TRANSLATE_NOOP("Core", "Seed"),
    help=QT_TRANSLATE_NOOP(
        "Core", "Number of the random chain; the same seed gives the same chain."
    ),
    minimum=0,
    maximum=1_000_000,
    slider=(0, 100),
    name="seed",
    type=int,
)
_GRADIENT = Setting(
    label=QT_TRANSLATE_NOOP("Core", "Product for layer"),
    help=QT_TRANSLATE_NOOP(
        "Core",
        "The layer whose gradient is written as a product; a click on its neuron does the same.",
    ),
    symbol="l",
    minimum=1,
    maximum=LONGEST,
    name="layer",
    type=int,
)


class ChainOptions(PanelOptions):
    """Rows for layers, seed, the product's layer, and weight and bias of the edited layer."""

    layers_wanted = Signal(int)
    seed_wanted = Signal(int)
    draw_wanted = Signal()
    layer_picked = Signal(int)
    value_wanted = Signal(str, int, object)

    spacing = 8

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("ChainOptions", "RANDOM CHAIN"), 8)
        self._layer = 0
        self.layers = self.make_number(_LAYERS, self.layers_wanted.emit)
        self.seed = self.make_number(_SEED, self.seed_wanted.emit)
        self.button = QPushButton(self.tr("Draw a random chain"))
        self.button.setToolTip(self.tr("Draws Gaussian weights and biases with the next seed (N)."))
        self.button.clicked.connect(self.draw_wanted)
        self.gradient = self.make_number(
            _GRADIENT, lambda number: self.layer_picked.emit(number - 1)
        )
        self._head = heading("")
        self._values: list[NumberRow] = []
        for widget in (self.layers, self.seed, self.button, self._head, self.gradient):
            self._layout.addWidget(widget)
        for name in ("weights", "biases"):
            setting = Chain.settings()[name]
            symbol = setting.symbol + "_l"
            row = NumberRow(theme, setting, symbol, (0,))
            row.entered.connect(lambda value, name=name: self._entered(name, value))
            self._layout.addWidget(row)
            self._values.append(row)

    def _entered(self, name: str, value: object) -> None:
        self.value_wanted.emit(name, self._layer, value)

    @property
    def value_rows(self) -> list[NumberRow]:
        """The rows of the edited weight and bias."""
        return self._values

    def show_chain(self, chain: Chain, seed: int, selected: int, layer: int) -> None:
        """Show a chain, the seed drawn last, the product's layer, and the edited layer."""
        self._layer = layer
        self.layers.set_value(len(chain.weights))
        self.seed.set_value(seed)
        self.gradient.set_value(selected + 1)
        self._head.setText(self.tr("LAYER {0}").format(layer + 1))
        for row, values in zip(self._values, (chain.weights, chain.biases), strict=True):
            row.set_error("")
            row.set_value(values[layer])
