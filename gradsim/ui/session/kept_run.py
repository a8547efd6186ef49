"""A run that is kept beside the present one."""

from dataclasses import dataclass

from gradsim.core.recording import Recording


@dataclass(frozen=True)
class KeptRun:
    """A run pinned for comparison: its name and its recording."""

    name: str
    recording: Recording
