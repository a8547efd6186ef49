"""What a runner is doing, and a run that it has put aside."""

import enum
from dataclasses import dataclass

from gradsim.core.recording import Recording
from gradsim.ui.session.walk import Walk
from gradsim.ui.session.worker import Worker


class RunState(enum.Enum):
    """What a runner is doing."""

    IDLE = "idle"  # nothing is loaded, or the run was stopped
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"  # the last epoch is recorded
    DIVERGED = "diverged"
    FAILED = "failed"


@dataclass(frozen=True)
class ParkedRun:
    """A run that is put aside with its thread, which waits, and can be taken up again."""

    recording: Recording
    state: RunState
    message: str
    worker: Worker | None
    walk: Walk | None

    def release(self) -> None:
        """End it for good."""
        if self.worker is not None:
            self.worker.release()
