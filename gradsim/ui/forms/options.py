"""The switches of a panel that belong to no setting; the form shows them below the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gradsim.ui.theme import Theme
from gradsim.ui.view import View


class Options(View, QWidget):
    """A column of controls under a heading."""

    #: A switch was flipped.
    changed = Signal()
    #: Other controls stand here than before.
    rebuilt = Signal()

    spacing = 10  # between two controls, before zoom

    def __init__(self, theme: Theme, head: str) -> None:
        super().__init__()
        self.theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(heading(head))

    def add_switch(self, text: str, tip: str, on: bool = False) -> QCheckBox:
        """Add a switch that announces that it :attr:`changed`."""
        box = QCheckBox(text)
        box.setToolTip(tip)
        box.setChecked(on)
        box.toggled.connect(self.changed)
        self._box.addWidget(box)
        return box

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self._box.setSpacing(theme.px(self.spacing))


def heading(text: str) -> QLabel:
    """Return the heading of a group of controls."""
    label = QLabel(text)
    label.setProperty("role", "head")
    return label
