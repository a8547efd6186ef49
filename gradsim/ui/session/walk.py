"""The rows of an experiment that needs no thread, recorded as they are wanted."""

import math
from itertools import islice

from gradsim.core.recording import Recording
from gradsim.ui.session.worker import DISPLAY_RATE


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

    def record(self, length: int) -> None:
        """Record up to so many rows in all."""
        self.recording.extend(islice(self._rows, max(length - len(self.recording), 0)))


def picture_time(pace: float) -> int:
    """Return the milliseconds between two pictures at a pace."""
    return 0 if math.isinf(pace) else round(1000 * rows_at_once(pace) / pace)


def rows_at_once(pace: float) -> int:
    """Return how many rows are recorded for each picture at a pace, which may be infinite."""
    return 1_000_000 if math.isinf(pace) else max(math.ceil(pace / DISPLAY_RATE), 1)
