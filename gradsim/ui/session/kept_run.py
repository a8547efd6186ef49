"""Runs that are kept beside the present one."""

import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from gradsim.core.experiment import MOST_RECORDED, Experiment
from gradsim.core.recording import Recording
from gradsim.ui.session.scene import Scene
from gradsim.ui.typesetting.numbers import format_decimals, format_short

MOST_KEPT = 5
MOST_AWAY = 50_000_000  # bytes of those that undo brings back


@dataclass(frozen=True)
class KeptRun:
    """A run pinned for comparison.

    Attributes
    ----------
    name : str
        What it is called.
    recording : Recording
        Its rows, as many as there were.
    source : weak reference to a Recording, optional
        The run on screen from which it was taken, and beside which it need not be drawn. It goes
        on, and may have far more rows by the time that it is left.
    """

    name: str
    recording: Recording
    source: "weakref.ref[Recording] | None" = None

    def is_from(self, recording: Recording | None) -> bool:
        """Return whether it was taken from a run."""
        return recording is not None and self.source is not None and self.source() is recording


class KeptRuns:
    """Runs by the demonstration to which they belong; another one does not show them."""

    def __init__(self) -> None:
        self._runs: dict[str, list[KeptRun]] = {}
        self._away: list[KeptRun] = []  # can be brought back; that taken away last at the end

    def of(self, scene: Scene) -> list[KeptRun]:
        """Return the runs that a scene can show: those of its demonstration, and of its kind."""
        kind = type(scene.experiment)
        found = self._runs.setdefault(scene.preset.name, [])
        found[:] = [run for run in found if type(run.recording.experiment) is kind]
        return found

    @property
    def nbytes(self) -> int:
        """Bytes that all of them take."""
        return _nbytes(run for runs in self._runs.values() for run in runs)

    def put(self, runs: list[KeptRun], run: KeptRun, index: int) -> None:
        """Keep a run, new or taken away before, at a place among those of its demonstration."""
        self._away = [other for other in self._away if other is not run]
        runs.insert(index, run)

    def take_away(self, runs: list[KeptRun], run: KeptRun) -> None:
        """Keep a run no longer; of those taken away only the last ones can be brought back."""
        runs[:] = [other for other in runs if other is not run]
        self._away.append(run)
        while len(self._away) > 1 and _nbytes(self._away) > MOST_AWAY:
            del self._away[0]


def _nbytes(runs: Iterable[KeptRun]) -> int:
    return sum(run.recording.nbytes for run in runs)


class KeptChange(QUndoCommand):
    """A step of undo that keeps a run, or takes it away.

    It does not hold the run: hundreds of steps would hold theirs, up to megabytes each. One that
    was taken away too long ago stays away.

    Parameters
    ----------
    kept : KeptRuns
        All that are kept.
    runs : list of KeptRun
        Those of its demonstration.
    run : KeptRun
        The run, among them if it is to be taken away.
    changed : callable
        Called when the runs are others.
    """

    def __init__(
        self,
        kept: KeptRuns,
        runs: list[KeptRun],
        run: KeptRun,
        changed: Callable[[], object],
    ) -> None:
        super().__init__(run.name)
        self._kept, self._runs, self._changed = kept, runs, changed
        self._adds = all(other is not run for other in runs)
        self._index = len(runs) if self._adds else runs.index(run)
        self._run = weakref.ref(run)

    def redo(self) -> None:
        """Keep it, or take it away."""
        self._set(self._adds)

    def undo(self) -> None:
        """Take it away, or keep it again where it was."""
        self._set(not self._adds)

    def _set(self, is_kept: bool) -> None:
        run = self._run()
        if run is None:
            self.setObsolete(True)
            return
        if is_kept:
            self._kept.put(self._runs, run, self._index)
        else:
            self._kept.take_away(self._runs, run)
        self._changed()


def why_not_kept(
    recording: Recording | None, experiment: Experiment, kept: Sequence[KeptRun], nbytes: int
) -> str:
    """Return the sentence that says why a run cannot be kept beside others, or nothing."""
    translate = QCoreApplication.translate
    if not experiment.can_be_kept:
        return translate("Session", "There is no run here to keep.")
    if recording is None or len(recording) <= min(experiment.last_epoch, 1):
        return translate("Session", "There is nothing to keep yet: run it first.")
    if len(kept) >= MOST_KEPT:
        sentence = translate("Session", "{0} runs are kept; remove one first.")
        return sentence.format(MOST_KEPT)
    size = recording.nbytes + nbytes
    if size > MOST_RECORDED:
        sentence = translate(
            "Session", "Kept runs would take {0} GB with this one; {1} GB are allowed."
        )
        return sentence.format(format_decimals(size / 1e9, 1), format_short(MOST_RECORDED / 1e9))
    return ""
