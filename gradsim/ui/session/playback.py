"""A run and the epoch of it that is shown: pace, steps, and the way to its end."""

from PySide6.QtCore import QObject, Signal

from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.runner import Runner
from gradsim.ui.session.scene import Scene
from gradsim.ui.session.worker import FULL_SPEED

_UNDER_WAY = (RunState.PAUSED, RunState.PLAYING)


class Playback(QObject):
    """One run, and a place in it.

    Signals
    -------
    begun
        Epoch 0 of the run is recorded, or kept runs have changed.
    moved
        More epochs are recorded, or another one is shown.
    state_changed
        The run was started, paused, has ended or has failed.
    message_wanted
        A sentence is to be shown.
    """

    begun = Signal()
    moved = Signal()
    state_changed = Signal()
    message_wanted = Signal(str)

    def __init__(self, preset: Preset, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(preset.experiment, preset)
        self.runner = Runner(self)
        self.shown = 0
        self._following = True
        self._has_begun = False
        self._is_opening = False  # it goes to the epoch at which it opens
        self._is_concluding = False
        self._is_placed = False  # a person has chosen the epoch at which the run ends
        self._pace = self.runner.pace
        self.runner.advanced.connect(self._advanced)
        self.runner.state_changed.connect(self._state_changed)

    # ----- what there is

    @property
    def recording(self) -> Recording | None:
        """The rows of the present run, None before its epoch 0."""
        return self.runner.recording if self._has_begun else None

    @property
    def travels(self) -> bool:
        """Whether the run on screen has come with the program, and was not computed here."""
        return self.recording is not None and self.recording.travels

    @property
    def _is_computed_here(self) -> bool:
        """Whether the run on screen was computed here, as another one of it will be."""
        return self.recording is not None and not self.recording.travels

    @property
    def newest(self) -> int:
        """The newest recorded epoch."""
        recording = self.recording
        return len(recording) - 1 if recording else 0

    @property
    def last_epoch(self) -> int:
        """The epoch at which the run ends."""
        return self.scene.experiment.last_epoch

    @property
    def opening_epoch(self) -> int:
        """The epoch at which the demonstration opens."""
        return min(self.scene.preset.epoch, self.last_epoch)

    @property
    def plays(self) -> bool:
        """Whether a run goes on that was started, other than to the epoch at which it opens."""
        return self.runner.state is RunState.PLAYING and not self._is_opening

    @property
    def is_concluding(self) -> bool:
        """Whether the run is on its way to its end as fast as it goes."""
        return self._is_concluding and self.runner.state is RunState.PLAYING

    # ----- time

    def set_pace(self, epochs_per_second: float) -> None:
        """Set the pace at which epochs follow one another."""
        self._pace = epochs_per_second
        self._rush(False)

    def _rush(self, rushing: bool) -> None:
        """Go at full speed for once, or at the pace that is set."""
        self.runner.set_pace(FULL_SPEED if rushing else self._pace, at_once=rushing)

    def conclude(self) -> None:
        """Bring the run to its end as fast as it goes."""
        self._following = self._is_concluding = True
        self._is_placed = False
        self.runner.leap(self.last_epoch)
        self.state_changed.emit()

    def step(self) -> None:
        """Show the next epoch; compute it where it is not recorded yet."""
        if self.shown < self.newest:
            self.runner.pause()
            self._go(self.shown + 1)
        elif self.runner.state in _UNDER_WAY:
            self._following = self._is_placed = True
            self.runner.step()

    def step_back(self) -> None:
        """Show the epoch before."""
        self.runner.pause()
        self._go(self.shown - 1)

    def to_start(self) -> None:
        """Show epoch 0."""
        self.runner.pause()
        self._go(0)

    def to_end(self) -> None:
        """Show the newest epoch, and follow the run."""
        self._go(self.newest, follow=True)

    def show_epoch(self, epoch: int) -> None:
        """Show any epoch; one that is not recorded yet is reached at full speed.

        A run goes on while an epoch before its newest one is shown.
        """
        if self.newest < epoch <= self.last_epoch and self.runner.state in _UNDER_WAY:
            self._following, self._is_placed = True, not self._is_opening
            self.runner.leap(epoch)
        else:
            self._go(epoch, follow=epoch >= self.newest)

    def _go(self, epoch: int, follow: bool = False) -> None:
        self._following = follow
        self.shown = min(max(epoch, 0), self.newest)
        self.moved.emit()

    # ----- what the runner tells

    def _advanced(self, length: int) -> None:
        if self._following:
            self.shown = length - 1
        if not self._has_begun:
            self._has_begun = True
            self.begun.emit()
        self.moved.emit()

    def _state_changed(self, state: RunState) -> None:
        if state in (RunState.DIVERGED, RunState.FAILED):
            self.message_wanted.emit(self.runner.message)
        elif state is RunState.ENDED:
            self._rest()
        self.state_changed.emit()

    def _rest(self) -> None:
        """Show a finished run where the demonstration looks at it, unless an epoch was chosen."""
        preset, recording = self.scene.preset, self.recording
        chosen = self._is_placed or not self._following
        if preset.rest is not None and recording is not None and not chosen:
            self._go(preset.resting_epoch(recording))
