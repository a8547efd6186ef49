"""What a window takes in memory, minute by minute, and whether that is level."""

import ctypes
import gc
import math
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from time import perf_counter

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from gradsim.core.recording import Recording
from gradsim.ui.session.session import Session
from gradsim.ui.view import views_in
from gradsim.ui.window.main_window import MainWindow
from tests.robust import watch

EVERY = 60.0  # seconds between two looks
SETTLED = 10.0  # minutes: the slope is that of what follows
FEWEST = 5  # minutes after that
LEVEL = 2.0  # MB a minute by which what is not kept on purpose may grow


_COUNTS = (
    *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
    *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
)


class _Counted(ctypes.Structure):
    """What malloc counts of all arenas: the ``mallinfo2`` of glibc from 2.33 on."""

    _fields_ = [(name, ctypes.c_size_t) for name in _COUNTS]


@dataclass(frozen=True)
class Look:
    """One look, in megabytes and numbers of things."""

    minutes: float
    resident: float
    in_use: float  # of malloc, without what it keeps free
    runs: float  # kept on purpose: rows of all runs, and what those need that have not ended
    pictures: float  # kept on purpose: small ones of demonstrations
    objects: float  # that Python's collector knows
    widgets: float

    @property
    def other(self) -> float:
        """What is resident and not kept on purpose."""
        return self.resident - self.runs - self.pictures


def malloc_in_use() -> float:
    """Return the megabytes that malloc has given out and not got back, 0 where it cannot tell."""
    count = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if count is None:
        return 0.0
    count.restype = _Counted
    counted = count()
    return float(counted.uordblks + counted.hblkhd) / 1e6


def kept_on_purpose(session: Session) -> float:
    """Return the megabytes of the runs of a session, about: all of them have bounds."""
    left, runners = session._left._runs.values(), (session.runner, session.companion._runner)
    workers = [worker for runner in runners for worker in (runner._worker, runner._ready)]
    under_way = [each.recording for each in workers if each is not None]
    of_kept = (*session._kept._runs.values(), session._kept._away)
    kept = [run.recording for runs in of_kept for run in runs]
    beside = [run.recording for run in session.companion._runs.values()]
    of_left = [each.run.recording for each in left]
    recordings = [session.recording, *of_left, *kept, *beside, *under_way]
    blocks: dict[int, int] = {}
    for recording in recordings:
        if isinstance(recording, Recording):
            for key, size in _written(recording):
                blocks[key] = max(size, blocks.get(key, 0))  # a kept run may have fewer rows
    states = {
        id(state): recording._state_bytes
        for recording in recordings
        if isinstance(recording, Recording)
        for state in recording._states or ()
    }
    working = [each.working_bytes for each in left]
    working += [each.experiment.run_bytes for each in under_way if not each.travels]
    return (sum(blocks.values()) + sum(states.values()) + sum(working)) / 1e6


def _written(recording: Recording) -> Iterator[tuple[int, int]]:
    """Yield which arrays a recording has, and how many bytes of each are written.

    Of the room for rows to come nothing is resident. Each column has pages of its own.
    """
    rows, size = len(recording), recording._block_rows
    parts = [
        *((block, rows - index * size) for index, block in enumerate(recording._blocks)),
        *((each, -(-rows // recording._bucket)) for each in (recording._low, recording._high)),
    ]
    for block, count in parts:
        width, room = block.shape
        pages = -(-8 * min(max(count, 0), room) // watch.PAGE)
        yield id(block), width * min(pages * watch.PAGE, 8 * room)


class MemoryLog:
    """Looks at the memory of a window that is treated, and prints a line for each minute.

    The window is to be calm then, and always as large: pictures of a large screen take 100 MB more.
    """

    def __init__(self) -> None:
        self.minutes: list[Look] = []
        self._start = perf_counter()

    @property
    def is_due(self) -> bool:
        """Whether it is time for the next look."""
        return perf_counter() - self._start > EVERY * (len(self.minutes) + 1)

    def look(self, window: MainWindow) -> None:
        """Look at what is left when everything unused is given back.

        Pictures of what is out of sight go after ten seconds; of a large window they are 130 MB.
        """
        for view in views_in(window.central):
            if isinstance(view, QWidget) and not view.isVisible():
                view.forget_pictures()
        resident = watch.resident_megabytes()
        look = Look(
            (perf_counter() - self._start) / 60,
            resident,
            malloc_in_use(),
            kept_on_purpose(window.session),
            window.room.desk.pictures._nbytes() / 1e6,
            len(gc.get_objects()),
            len(QApplication.allWidgets()),
        )
        self.minutes.append(look)
        print(line(look), flush=True)

    def slope(self, name: str) -> tuple[float, float] | None:
        """Return MB a minute and their standard error, None as long as nothing has settled."""
        settled = [look for look in self.minutes if look.minutes > SETTLED]
        if len(settled) < FEWEST:
            return None
        minutes = [look.minutes for look in settled]
        megabytes = [getattr(look, name) for look in settled]
        (slope, _), errors = np.polyfit(minutes, megabytes, 1, cov=True)
        return float(slope), float(np.sqrt(errors[0, 0]))

    @property
    def verdict(self) -> str:
        """Whether what is not kept grows, and whether that can be told within its error."""
        slope, error = self.slope("other") or (0.0, math.inf)
        if slope - error > LEVEL:
            return "NOT level"
        return "level" if slope + error <= LEVEL else "too uneven to be called level"

    def check(self) -> None:
        """Raise Failed where it grows."""
        if self.verdict == "NOT level":
            raise watch.Failed(self.report())

    def report(self) -> str:
        """Return the slopes, and whether the memory is level."""
        slopes = {name: self.slope(name) for name in ("resident", "runs", "pictures", "other")}
        if None in slopes.values():
            return f"memory: too short to be called level, which is asked after {SETTLED:g} minutes"
        parts = ", ".join(
            f"{name} {slope:+.2f} ± {error:.2f}" for name, (slope, error) in slopes.items()
        )
        return (
            f"memory from minute {SETTLED:g} on, in MB a minute: {parts}; "
            f"{self.verdict}, where {LEVEL:g} of other is allowed"
        )


def line(look: Look) -> str:
    """Return a line of the log."""
    names = (field.name.replace("_", " ") for field in fields(look))
    numbers = (f"{number:7,.0f}" for number in (look.minutes, *astuple(look)[1:]))
    return "  ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True))
