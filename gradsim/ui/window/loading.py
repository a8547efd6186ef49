"""What covers a panel until the first numbers of another demonstration are there."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gradsim.ui.cover import Cover

DELAY = 120  # milliseconds; what is there sooner needs no cover


class Loading(Cover):
    """Hides the picture of the demonstration before, which would stand below other texts.

    Parameters
    ----------
    panels : QWidget
        What is covered.
    """

    def __init__(self, panels: QWidget) -> None:
        super().__init__(panels)
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel(self.tr("Loading …"))
        self._label.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.cover)

    def begin(self) -> None:
        """Cover the panel unless :meth:`end` comes soon."""
        if self.isHidden():
            self._timer.start()

    def end(self) -> None:
        """Show the panel."""
        self._timer.stop()
        self.hide()
