"""What is drawn is painted in one pass, and input has a turn between its setting and that."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class PaintedOnce(QObject):
    """Holds the painting of a window back until all of what is drawn is known.

    Each scene has the window painted as soon as it knows its own part, in the same turn of the
    event loop as what a frame has set: nine plots were painted in nine passes, and a key waited
    for all of it. In one pass, after a turn of its own, the longest turn takes 1 to 4 ms less.
    Where all is out of date, in another look or demonstration, the first pass painted everything
    and those after it some plots again: another theme took 1.41 of Qt's own time, and takes 1.26.

    What was held back once is painted next, whatever has been set since: the moves of a mouse that
    drags come in each turn, and nothing would be painted before it rests.

    Parameters
    ----------
    window : QWidget
        What is painted; a top-level widget.
    """

    _all_told = Signal()  # in a later turn: each scene has said what is to be painted of it

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._holds = self._is_wanted = self._is_due = False
        self._all_told.connect(self._let, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Hold back what is to be painted of what has just been set."""
        if not self._holds:
            self._holds = True
            self._all_told.emit()

    def _let(self) -> None:
        """Have it painted in the next turn; sent from here, an error of a painting was fatal."""
        self._holds = False
        if self._is_wanted:
            self._is_wanted, self._is_due = False, True
            QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the window is to be painted."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        if self._holds and not self._is_due:
            self._is_wanted = True
            return True
        self._is_due = False
        return False
