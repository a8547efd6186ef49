"""A row of buttons of which one is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """Buttons side by side; arrow keys go from one to the next.

    Parameters
    ----------
    texts : mapping
        What each says, by its key.
    """

    #: Another one is chosen: its key.
    chosen = Signal(str)

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        group, layout = QButtonGroup(self), QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for key, text in texts.items():
            button = QPushButton(text, autoDefault=False)
            button.setCheckable(True)
            button.setProperty("role", "segment" if self.buttons else "segment first")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            layout.addWidget(button, 1)
            self.buttons[key] = button

    def choose(self, key: str) -> None:
        """Show which one is chosen."""
        if key in self.buttons:
            with QSignalBlocker(self.buttons[key]):
                self.buttons[key].setChecked(True)

    def offer(self, key: str, is_there: bool) -> None:
        """Show a button, or hide it."""
        self.buttons[key].setVisible(is_there)
