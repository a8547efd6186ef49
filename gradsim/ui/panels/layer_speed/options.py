"""The switches of the panel "Layer speed", which belong to no setting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gradsim.ui.theme import Theme


class SpeedOptions(QWidget):
    """How speeds are defined and drawn."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        head = QLabel(self.tr("SPEED"))
        head.setProperty("role", "head")
        self.logarithmic = self._switch(
            self.tr("Logarithmic axis"),
            self.tr("Equal factors are equally high; without it, equal differences."),
            True,
        )
        self.per_neuron = self._switch(
            self.tr("Speed per neuron"),
            self.tr("Divides the length by √n, so that layers of different width compare."),
        )
        self.scale_per_layer = self._switch(
            self.tr("Bars: a scale per layer"),
            self.tr("Each layer's longest bar is full; without it, all bars have one scale."),
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (head, self.logarithmic, self.per_neuron, self.scale_per_layer):
            self._layout.addWidget(widget)
        self.restyle(theme)

    def _switch(self, text: str, tip: str, on: bool = False) -> QCheckBox:
        box = QCheckBox(text)
        box.setToolTip(tip)
        box.setChecked(on)
        box.toggled.connect(self.changed)
        return box

    def show_recipes(self, recipes: bool) -> None:
        """Leave out what has no meaning for recipes."""
        self.per_neuron.setVisible(not recipes)
        self.scale_per_layer.setVisible(not recipes)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self._layout.setSpacing(theme.px(10))
