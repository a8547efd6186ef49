"""Python's cyclic garbage collector, kept to the window's thread.

The collector runs in whichever thread happens to allocate, and there it destroys what it
finds. A closed widget that its own attributes refer to would so be destroyed in the thread
of a run, in the middle of the window's work; Qt allows it in the window's thread only.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1000  # milliseconds between two checks whether there is enough to collect


class GarbageCollector(QObject):
    """Collects from the event loop what the interpreter would collect by itself.

    Parameters
    ----------
    parent : QObject
        The application; whoever makes the collector does so in its thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect here from now on, and in no other thread; a second start changes nothing."""
        gc.disable()
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Leave it to the interpreter again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold > 0  # a threshold of 0 switches a generation off
        ]
        if due:
            gc.collect(max(due))
