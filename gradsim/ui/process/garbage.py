"""Python's cyclic garbage collector, kept to the window's thread.

The collector runs in whichever thread happens to allocate, and there it destroys what it
finds. A closed widget that its own attributes refer to would so be destroyed in the thread
of a run, in the middle of the window's work; Qt allows it in the window's thread only.
"""

import gc
from time import perf_counter, process_time

from PySide6.QtCore import QObject, QTimer, Slot

from gradsim.ui.process.memory import give_back_free_memory

INTERVAL = 1000  # milliseconds between two checks whether there is enough to collect
OLDEST = 2  # the generation that takes long
BUSY = 0.2  # of a processor, from which on the process does not rest
LATER, LATEST = 60, 120  # checks until what takes long is done: at a rest, or without one


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
        self._checked = 0.0, 0.0  # when that was, and how much of a processor was used till then
        self._waited = 0  # checks since what takes long was done

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
        """Collect the oldest generation that is due, and with it the younger ones.

        To collect the oldest takes 60 ms, which a run would show as a jerk, and to give back what
        the C library has kept of all that was freed 2 to 15: they are done once a minute, when
        neither run nor window has much to do, or in the next minute whatever they do.
        """
        self._waited += 1
        in_time = self._waited >= (LATER if self._rests() else LATEST)
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold > 0  # a threshold of 0 switches a generation off
            and (generation < OLDEST or in_time)
        ]
        if due:
            gc.collect(max(due))
        if in_time:
            self._waited = 0
            give_back_free_memory()

    def _rests(self) -> bool:
        """Return whether the process has done little since the last check, in all threads."""
        (then, before), self._checked = self._checked, (perf_counter(), process_time())
        return self._checked[1] - before < BUSY * (self._checked[0] - then)
