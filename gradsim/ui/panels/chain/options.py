"""What of the chain belongs to no setting: how many layers, the draw, the value in hand."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gradsim.core.chain.experiment import LONGEST, Chain
from gradsim.core.settings import Setting
from gradsim.ui.forms.checked_row import CheckedRow
from gradsim.ui.forms.rows import NumberRow
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


class ChainOptions(QWidget):
    """Rows for layers, seed, the product's layer, and weight and bias of the layer in hand."""

    layers_wanted = Signal(int)
    seed_wanted = Signal(int)
    draw_wanted = Signal()
    layer_picked = Signal(int)
    value_wanted = Signal(str, int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._layer = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.layers, self.seed, self.gradient = (
            CheckedRow(theme, setting) for setting in (_LAYERS, _SEED, _GRADIENT)
        )
        self.layers.wanted.connect(self.layers_wanted)
        self.seed.wanted.connect(self.seed_wanted)
        self.gradient.wanted.connect(lambda number: self.layer_picked.emit(number - 1))
        self.button = QPushButton(self.tr("Draw a random chain"))
        self.button.setToolTip(self.tr("Draws Gaussian weights and biases with the next seed (N)."))
        self.button.clicked.connect(self.draw_wanted)
        self._head = QLabel()
        self._head.setProperty("role", "head")
        self._values: list[NumberRow] = []
        title = QLabel(self.tr("RANDOM CHAIN"))
        title.setProperty("role", "head")
        for widget in (title, self.layers, self.seed, self.button, self._head, self.gradient):
            self._box.addWidget(widget)
        for name in ("weights", "biases"):
            setting = Chain.settings()[name]
            symbol = setting.symbol + "_l"
            row = NumberRow(theme, setting, symbol, (0,))
            row.entered.connect(lambda value, name=name: self._entered(name, value))
            self._box.addWidget(row)
            self._values.append(row)
        self.restyle(theme)

    def _entered(self, name: str, value: object) -> None:
        self.value_wanted.emit(name, self._layer, value)

    @property
    def value_rows(self) -> list[NumberRow]:
        """The rows of the weight and the bias in hand."""
        return self._values

    def show_chain(self, chain: Chain, seed: int, selected: int, layer: int) -> None:
        """Show a chain, the seed drawn last, the product's layer, and the layer in hand."""
        self._layer = layer
        self.layers.set_value(len(chain.weights))
        self.seed.set_value(seed)
        self.gradient.set_value(selected + 1)
        self._head.setText(self.tr("LAYER {0}").format(layer + 1))
        for row, values in zip(self._values, (chain.weights, chain.biases), strict=True):
            row.set_error("")
            row.set_value(values[layer])

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._box.setSpacing(theme.px(8))
