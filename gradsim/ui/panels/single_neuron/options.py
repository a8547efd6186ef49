"""The switch of the panel "Single neuron", which belongs to no setting."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.theme import Theme


class NeuronOptions(PanelOptions):
    """What the plane of a neuron's inputs shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("NeuronOptions", "INPUT PLANE"))
        self.earlier = self.make_switch(
            self.tr("Lines of earlier epochs"),
            self.tr("Where the output was 0.5 before; as many as can be told from one another."),
            True,
        )
        self._layout.addWidget(self.earlier)

    def show_plane(self, on: bool) -> None:
        """Show what is in here for a neuron with two inputs alone; no other has a plane."""
        for part in (*self.findChildren(QLabel), self.earlier):
            part.setVisible(on)
