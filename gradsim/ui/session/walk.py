"""The rows of an experiment that needs no thread, recorded as they are wanted."""

import math
from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from gradsim.core.experiment import Row
from gradsim.core.recording import Recording
from gradsim.ui.session.worker import DISPLAY_RATE, PICTURES, SLICE


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
        """Record up to so many rows in all; without an end, what one picture of a run has.

        That is a slice, and at most a sixth of the run: all 51 chains of a comparison in one
        picture took 22 ms of a processor, with the run's end.
        """
        if math.isinf(length):
            rows = max(math.ceil(self.recording.experiment.last_epoch / PICTURES), 1)
            self.recording.extend(islice(self._until(perf_counter() + SLICE), rows))
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
    """Return the milliseconds between two pictures at a pace, at full speed those of the display.

    Without a pause the step after a picture was taken before a key was heard.
    """
    return round(1000 * (1 / DISPLAY_RATE if math.isinf(pace) else rows_at_once(pace) / pace))


def rows_at_once(pace: float) -> float:
    """Return how many rows are recorded for each picture at a pace; both may be infinite."""
    return pace if math.isinf(pace) else max(math.ceil(pace / DISPLAY_RATE), 1)
