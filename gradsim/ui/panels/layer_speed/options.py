"""The switches of the panel "Layer speed", which belong to no setting."""

from PySide6.QtCore import QCoreApplication

from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.theme import Theme


class SpeedOptions(PanelOptions):
    """How speeds are defined and drawn."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("SpeedOptions", "SPEED"))
        self.logarithmic = self.make_switch(
            self.tr("Logarithmic axis"),
            self.tr("Equal factors are equally high; without it, equal differences."),
            True,
        )
        self.per_neuron = self.make_switch(
            self.tr("Speed per neuron"),
            self.tr("Divides the length by √n, so that layers of different width compare."),
        )
        self.scale_per_layer = self.make_switch(
            self.tr("Bars: a scale per layer"),
            self.tr("Each layer’s longest bar is full; without it, all bars have one scale."),
        )
        for widget in (self.logarithmic, self.per_neuron, self.scale_per_layer):
            self._layout.addWidget(widget)

    def show_recipes(self, recipes: bool) -> None:
        """Leave out what has no meaning for recipes."""
        self.per_neuron.setVisible(not recipes)
        self.scale_per_layer.setVisible(not recipes)
