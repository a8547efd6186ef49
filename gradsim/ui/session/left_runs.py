"""The runs that were left, each as it was: what comes back is what a person did."""

from collections.abc import Iterator
from dataclasses import dataclass

from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.ui.session.run_state import ParkedRun
from gradsim.ui.session.scene import Scene

MOST_LEFT = 300_000_000  # bytes of their rows
MOST_WORKING = 600_000_000  # bytes that those which have not ended need to go on
MOST_RUNS = 60


@dataclass(frozen=True)
class LeftRun:
    """A run as it was left, and the epoch that was on screen."""

    scene: Scene
    run: ParkedRun
    shown: int

    @property
    def working_bytes(self) -> int:
        """What it takes beside its rows, to go on where it was left."""
        recording = self.run.recording
        works = self.run.worker is not None and not recording.travels
        return recording.experiment.run_bytes if works else 0


class LeftRuns:
    """Runs by their scene, the one that was left last at the end."""

    def __init__(self) -> None:
        self._runs: dict[Scene, LeftRun] = {}

    def __contains__(self, scene: Scene) -> bool:
        return scene in self._runs

    def add(self, left: LeftRun) -> None:
        """Keep a run; where there are too many, the oldest goes."""
        self.forget(left.scene)
        self._runs[left.scene] = left
        while len(self._runs) > MOST_RUNS or self._nbytes() > MOST_LEFT:
            oldest = next(iter(self._runs))
            self.forget(oldest)
        working = [each for each in self._runs.values() if each.working_bytes]
        while len(working) > 1 and sum(each.working_bytes for each in working) > MOST_WORKING:
            self.forget(working.pop(0).scene)

    def _nbytes(self) -> int:
        return sum(left.run.recording.nbytes for left in self._runs.values())

    def keeps(self, recording: Recording) -> bool:
        """Return whether a run is one of them."""
        return any(left.run.recording is recording for left in self._runs.values())

    def take(self, scene: Scene) -> LeftRun | None:
        """Return the run of a scene, which is kept here no longer."""
        return self._runs.pop(scene, None)

    def last_scene(self, preset: Preset) -> Scene | None:
        """Return the scene of a demonstration that was left last, None without one."""
        return next(self._scenes(preset), None)

    def _scenes(self, preset: Preset) -> Iterator[Scene]:
        return (scene for scene in reversed(self._runs) if scene.preset == preset)

    def forget(self, scene: Scene) -> None:
        """End a run that was left."""
        left = self._runs.pop(scene, None)
        if left is not None:
            left.run.release()

    def close(self) -> None:
        """End all of them."""
        for scene in list(self._runs):
            self.forget(scene)
