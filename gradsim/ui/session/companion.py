"""The run that stands beside the present one: that of the demonstration it is compared with."""

from PySide6.QtCore import QObject, Signal

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.presets import find_preset
from gradsim.core.preset import Preset
from gradsim.core.recorded_run import whole_recording
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.worker import FULL_SPEED


def recorded_beside(preset: Preset) -> KeptRun | None:
    """Return the whole run that a demonstration is compared with, here at once."""
    if not preset.compared:
        return None
    compared = find_preset(preset.compared)
    recording = whole_recording(compared.experiment)
    if recording is None:
        recording = Recording(compared.experiment)
        recording.extend(compared.experiment.run())
    return KeptRun(translated(compared.title), recording)


class Companion(QObject):
    """Runs the demonstration that another one names, beside it and as fast as it goes."""

    #: The run is there.
    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = Runner(self, is_seen=False)
        self._runner.set_pace(FULL_SPEED, at_once=True)
        self._runner.state_changed.connect(self._state_changed)
        self._runs: dict[str, KeptRun] = {}
        self._name = ""
        self._computed = ""

    @property
    def run(self) -> KeptRun | None:
        """The whole run, None where there is none, or not yet."""
        return self._runs.get(self._name)

    @property
    def experiment(self) -> Experiment | None:
        """What runs, or has run, beside; None where nothing does."""
        return find_preset(self._name).experiment if self._name else None

    @property
    def recording(self) -> Recording | None:
        """The rows of that run."""
        return None if self.run is None else self.run.recording

    def open(self, preset: Preset) -> None:
        """Have the run that a demonstration is compared with, now or soon."""
        if preset.compared == self._name:
            return
        self._name = preset.compared
        if not self._name or self._name in self._runs:
            self._runner.stop()
            return
        self._computed = self._name
        self._runner.load(find_preset(self._name).experiment)
        self._runner.play()

    def _state_changed(self, state: RunState) -> None:
        recording = self._runner.recording
        if state is not RunState.ENDED or recording is None:
            return
        title = translated(find_preset(self._computed).title)
        self._runs[self._computed] = KeptRun(title, recording)
        if self._computed == self._name:
            self.ready.emit()

    def close(self) -> None:
        """End the run and its thread."""
        self._runner.stop()
