"""Runs that are kept beside the present one."""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from gradsim.core.experiment import MOST_RECORDED, Experiment
from gradsim.core.recording import Recording
from gradsim.ui.session.scene import Scene
from gradsim.ui.typesetting.numbers import format_decimals, format_short

MOST_KEPT = 5


@dataclass(frozen=True)
class KeptRun:
    """A run pinned for comparison.

    Attributes
    ----------
    name : str
        What it is called.
    recording : Recording
        Its rows, as many as there were.
    source : Recording, optional
        The run on screen from which it was taken, and beside which it need not be drawn.
    """

    name: str
    recording: Recording
    source: Recording | None = None


class KeptRuns:
    """Runs by the demonstration to which they belong; another one does not show them."""

    def __init__(self) -> None:
        self._runs: dict[str, list[KeptRun]] = {}

    def of(self, scene: Scene) -> list[KeptRun]:
        """Return the runs that a scene can show: those of its demonstration, and of its kind."""
        kind = type(scene.experiment)
        found = self._runs.setdefault(scene.preset.name, [])
        found[:] = [run for run in found if type(run.recording.experiment) is kind]
        return found

    @property
    def nbytes(self) -> int:
        """Bytes that all of them take."""
        return sum(run.recording.nbytes for runs in self._runs.values() for run in runs)


class KeepRun(QUndoCommand):
    """A step of undo that keeps a run.

    It holds the run only while that is undone: with those that a person has removed, hundreds of
    steps would hold theirs, up to megabytes each.

    Parameters
    ----------
    runs : list of KeptRun
        Where it is kept.
    run : KeptRun
        The run.
    changed : callable
        Called when the runs are others.
    """

    def __init__(self, runs: list[KeptRun], run: KeptRun, changed: Callable[[], object]) -> None:
        super().__init__(run.name)
        self._runs, self._changed = runs, changed
        self._run = weakref.ref(run)
        self._undone: KeptRun | None = run

    def redo(self) -> None:
        """Keep it; one that was removed before the step was undone stays away."""
        if self._undone is not None:
            self._runs.append(self._undone)
            self._undone = None
            self._changed()

    def undo(self) -> None:
        """Keep it no longer; it may have been removed meanwhile."""
        self._undone = next((run for run in self._runs if run is self._run()), None)
        if self._undone is not None:
            self._runs[:] = [run for run in self._runs if run is not self._undone]
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
