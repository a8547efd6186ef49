"""The lecture's own runs that take seconds, computed once in a session of tests.

Those that travel with the program are read, not computed: `tests/core/test_recorded_run.py`
compares the two. Of the others the processes of a session share files: who needs a run first
writes it, for all others.
"""

import os
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from gradsim.core.lecture.presets import find_preset
from gradsim.core.recorded_run import recorded_rows
from gradsim.core.recording import Recording

#: The folder of the session; without one, a run is kept in its process alone.
folder: Path | None = None


@cache
def full_run(name: str, rows: int | None = None) -> Recording:
    """Return a demonstration's run with its own settings, to its end or so many rows of it."""
    experiment = find_preset(name).experiment
    recording = Recording(experiment)
    if (recorded := recorded_rows(experiment)) is not None:
        recording.extend(islice(recorded, rows))
        return recording
    file = folder and folder / f"{name}-{rows}.npy"
    if file and file.exists():
        table = np.load(file)
    else:
        table = np.array(list(islice(experiment.run(), rows)))
        if file:
            written = file.with_suffix(f".{os.getpid()}")
            with written.open("wb") as open_file:
                np.save(open_file, table)
            written.replace(file)
    recording.extend(map(tuple, table.tolist()))
    return recording
