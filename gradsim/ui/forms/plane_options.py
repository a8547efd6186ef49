"""What a plane of two inputs shows besides the settings."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.theme import Theme


class PlaneOptions(PanelOptions):
    """A switch for the lines of earlier epochs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("PlaneOptions", "INPUT PLANE"))
        self.earlier = self.make_switch(
            self.tr("Lines of earlier epochs"),
            self.tr("Where the output was 0.5 before; as many as can be told from one another."),
            True,
        )
        self._layout.addWidget(self.earlier)

    def show_plane(self, on: bool) -> None:
        """Show what is in here where a plane may have such lines."""
        for part in (*self.findChildren(QLabel), self.earlier):
            part.setVisible(on)
