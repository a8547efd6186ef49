"""When a frame is drawn, and how long the window rests after it, for its input and for the run."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, Signal

from gradsim.ui.session.worker import DISPLAY_RATE

# Rounds of the event loop in which a frame is drawn, after the one in which the run is heard of:
# scenes say what is to be painted, input has its turn, it is painted, input has its turn again, and
# then this is told. A timer of some milliseconds was served before the painting where the first
# round took as long, in up to a quarter of the frames of a plane: the run went on, and the painting
# shared the interpreter.
ROUNDS = 4

LEAST = 0.002  # seconds for input after a frame, at least
# After a longer frame the rest is this share of the time that it took: at an easy pace, where
# frames of 14 ms may come 60 times a second; and at a fast one, where the run needs the rest: it
# has waited for the frame.
SHARE, SHARE_FAST = 0.2, 0.75
# A rest keeps no picture from coming as often as the display shows one, unless it is shorter than a
# third of the time that the frame took: planes of 10 to 12 ms came 42 to 48 times a second.
LEAST_SHARE = 1 / 3


def rest_after(took: float, share: float) -> float:
    """Return how long the window rests after a frame, in seconds.

    Parameters
    ----------
    took : float
        What the frame took.
    share : float
        The share of it that the rest may have.
    """
    return max(LEAST, min(share * took, max(1 / DISPLAY_RATE - took, LEAST_SHARE * took)))


class Frame(QObject):
    """What the window draws of the rows that it hears of, one frame at a time."""

    #: It is drawn, which took so many seconds.
    drawn = Signal(float)
    _round_over = Signal(int, int)  # number of the frame, rounds that it has left

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._begun = 0.0
        self._round_over.connect(self._after_round, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Begin with the next one."""
        self._number += 1
        self._begun = perf_counter()
        self._round_over.emit(self._number, ROUNDS)

    def forget(self) -> None:
        """Have nobody wait for the present one."""
        self._number += 1

    def _after_round(self, number: int, left: int) -> None:
        if number != self._number:
            return
        if left > 1:
            self._round_over.emit(number, left - 1)
        else:
            self.drawn.emit(perf_counter() - self._begun)
