"""The rows of an experiment that needs no thread, recorded as they are wanted."""

import math
from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from gradsim.core.experiment import Row
from gradsim.core.recording import Recording
from gradsim.ui.session.worker import DISPLAY_RATE, SLICE


class Walk:
    """An instant experiment that is under way.

    Parameters
    ----------
    recording : Recording
        Where its rows go.
    """

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._rows = recording.experiment.run()

    @property
    def is_over(self) -> bool:
        """Whether the last row is recorded."""
        return len(self.recording) > self.recording.experiment.last_epoch

    def record(self, length: float) -> None:
        """Record up to so many rows in all; without an end, what a slice of a run has.

        All at once kept a chain of 38 steps from its input for 160 ms: its views take longer for
        what they show of each step than the step itself.
        """
        if math.isinf(length):
            self.recording.extend(self._until(perf_counter() + SLICE))
        else:
            missing = max(int(length) - len(self.recording), 0)
            self.recording.extend(islice(self._rows, missing))

    def _until(self, end: float) -> Iterator[Row]:
        """Yield a row, and more until that time."""
        for row in self._rows:
            yield row
            if perf_counter() >= end:
                return


def picture_time(pace: float) -> int:
    """Return the milliseconds between two pictures at a pace."""
    return 0 if math.isinf(pace) else round(1000 * rows_at_once(pace) / pace)


def rows_at_once(pace: float) -> float:
    """Return how many rows are recorded for each picture at a pace; both may be infinite."""
    return pace if math.isinf(pace) else max(math.ceil(pace / DISPLAY_RATE), 1)
