"""What lies over a widget for a while, and hides it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Cover(QWidget):
    """Covers a widget, whatever size that takes; hidden at first.

    Parameters
    ----------
    covered : QWidget
        What is covered, and the cover's parent.
    """

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.hide()
        covered.installEventFilter(self)

    def cover(self) -> None:
        """Lie over it, and over all that is within."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on covering what changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._covered.rect())
        return False
