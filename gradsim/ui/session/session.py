"""What is being shown: an experiment, its run, the epoch on screen, kept runs, undo.

The session knows no widget; the window and the panels follow its signals.
"""

import time
import weakref
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gradsim.core.experiment import Experiment, Row, with_values
from gradsim.core.lecture.presets import preset_for
from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.ui.language import refusal, translated
from gradsim.ui.session.changes import Drags, SceneChange
from gradsim.ui.session.companion import Companion
from gradsim.ui.session.findings import ShownFigure, caption_of, key_figure_of
from gradsim.ui.session.kept_run import KeptChange, KeptRun, KeptRuns, why_not_kept
from gradsim.ui.session.left_runs import LeftRun, LeftRuns
from gradsim.ui.session.playback import Playback
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.scene import Scene

LONG = 2.0  # seconds of a run that a change of its settings does not throw away
_AT_END = (RunState.ENDED, RunState.DIVERGED)


class Session(Playback):
    """The model behind the window.

    Signals
    -------
    opened
        Another scene is shown; its run has no epoch yet.
    """

    opened = Signal()

    def __init__(self, preset: Preset, parent: QObject | None = None) -> None:
        super().__init__(preset, parent)
        self.companion = Companion(self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(500)
        self._kept = KeptRuns()
        self._left = LeftRuns()
        self._since = 0.0  # when the present run was begun
        self.run_before: KeptRun | None = None  # with other settings, while the room guesses
        self.waits = False  # with other settings, for the room to guess
        self._asked_for = False  # where there is nothing to run, Space shows what is to be seen
        self._drags = Drags(self)
        self.companion.ready.connect(self._runs_beside_changed)

    # ----- scenes

    @property
    def was_seen(self) -> bool:
        """Whether the run has ended before the room: one without epochs, when it is asked for."""
        return self.runner.state is RunState.ENDED and (self.last_epoch > 0 or self._asked_for)

    @property
    def caption(self) -> str:
        """What was seen, empty before the end of the run, where it was not, and of others."""
        recording = self.recording
        if recording is None or not self.was_seen or self.is_custom:
            return ""
        return caption_of(self.scene.preset, recording, self.companion.recording)

    @property
    def key_figure(self) -> ShownFigure | None:
        """The number that is the point of the demonstration, None where it has none."""
        key = self.scene.preset.key_figure
        grows = key is not None and not key.at_end
        shown = self.newest if not self.plays else self.shown  # what is computed may be far ahead
        seen = self.was_seen or (grows and shown > self.opening_epoch)
        return key_figure_of(self.scene.preset, self.recording, self.companion.recording, seen)

    @property
    def runs_beside(self) -> list[KeptRun]:
        """The run that the demonstration is compared with, and those that were kept."""
        beside = (self.run_before, self.companion.run)
        kept = (run for run in self.kept if not run.is_from(self.recording))
        return [*(run for run in beside if run is not None), *kept]

    @property
    def kept(self) -> list[KeptRun]:
        """The runs that were kept of this demonstration."""
        return self._kept.of(self.scene)

    @property
    def is_custom(self) -> bool:
        """Whether settings differ from the demonstration's."""
        return self.scene.is_custom

    def start(self, experiment: Experiment | None = None) -> None:
        """Show the first scene."""
        if experiment is not None:
            self.scene = Scene(experiment, self.scene.preset)
        self._show(self.scene, play=False)

    def open_preset(self, preset: Preset, undoable: bool = True) -> None:
        """Show a demonstration, ready to run, or as it was left; the present one again.

        What cannot be undone takes what could be with it.
        """
        scene = None if preset == self.scene.preset else self._left.last_scene(preset)
        scene = scene or Scene(preset.experiment, preset)
        self.runner.pause()
        if undoable:
            self._push(scene)
        else:
            self._show(scene)
            self.undo_stack.clear()

    def open_experiment(self, experiment: Experiment) -> None:
        """Show an experiment of the user's, with the texts and views that fit it."""
        self.open_preset(replace(preset_for(experiment), experiment=experiment))

    def prepare(self, preset: Preset) -> None:
        """Get ready for a demonstration that will be opened next."""
        if self._left.last_scene(preset) is None:
            self.runner.prepare(preset.experiment)

    def keeps(self, recording: Recording) -> bool:
        """Return whether a run is shown, or can be shown again as it was left."""
        return recording is self.recording or self._left.keeps(recording)

    def _leave(self, following: Scene, is_worth_it: bool = False) -> None:
        """Put the present run aside where another scene follows: what was done comes back.

        While settings change, only a run that has taken long is worth it, or one from whose
        state the next one starts.
        """
        recording = self.recording
        if recording is None or len(recording) < 2 or following == self.scene:
            return
        took = time.monotonic() - self._since
        if is_worth_it or following.preset != self.scene.preset or took > LONG:
            self._left.add(LeftRun(self.scene, self.runner.park(), self.shown))

    def change(self, experiment: Experiment, setting: str = "") -> None:
        """Show other settings; a run that was playing, or had ended, plays again.

        One that starts from what is to be seen first waits, see :attr:`Experiment.seen_first`.
        """
        if experiment != self.scene.experiment:
            self._push(Scene(experiment, self.scene.preset), setting)

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Show other values of some settings; say why where they are not allowed."""
        experiment = self.scene.experiment
        try:
            changed = with_values(experiment, values)
        except SettingError as error:
            self.message_wanted.emit(refusal(error, experiment.settings()))
        else:
            self.change(changed, next(iter(values)))

    def _push(self, scene: Scene, setting: str = "") -> None:
        """Show a scene, which can be undone."""
        drag = self._drags.present()
        waits = setting in scene.experiment.seen_first
        show = partial(self._show, play=False, leave=True) if waits else self._show
        SceneChange(show, self.scene, scene, setting, drag).push(self.undo_stack)

    def _show(
        self, scene: Scene, play: bool | None = None, recompute: bool = False, leave: bool = False
    ) -> None:
        state = self.runner.state
        self._leave(scene, leave)
        left = None if scene == self.scene else self._left.take(scene)
        same_kind = scene.preset == self.scene.preset
        place, reached = scene.preset.epoch, 0
        if play is None and same_kind and scene.experiment.keeps_place:
            place, play = self.shown, state is RunState.PLAYING
            if scene.experiment.is_instant:
                place, reached = self._same_place(scene.experiment, state)
            self._rush(False)
        elif play is None:
            # what had come to its end is drawn again at once, to see what a setting changes
            self._rush(same_kind and state in _AT_END and scene.preset.pace is None)
            goes_on = state is RunState.PLAYING or state in _AT_END
            play = same_kind and goes_on and not self.waits
        else:
            self._rush(False)
        self.scene = scene
        self.shown, self._following, self._has_begun = 0, True, False
        self._asked_for = self._is_opening = self._is_concluding = self._is_placed = False
        self.companion.open(scene.preset)
        self.opened.emit()
        self._since = time.monotonic()
        if left is not None:
            self._take_up(left)
            return
        if reached:  # what is recorded at once is drawn at once, at the step where it was
            self.shown, self._following = place, place >= reached
        self.runner.load(scene.experiment, reached, recompute)
        if play:
            self.runner.play()
        elif place > reached:
            self._is_opening = True
            self.show_epoch(min(place, self.last_epoch))

    def _take_up(self, left: LeftRun) -> None:
        self._following, self.shown = False, left.shown
        self.runner.take_up(left.run)
        self.state_changed.emit()  # what was seen is told now that its rows are there

    def _same_place(self, experiment: Experiment, state: RunState) -> tuple[int, int]:
        """Return the step to show of other settings, and how far they are recorded at once."""
        if experiment.step_name != self.scene.experiment.step_name:
            return 0, 0
        ended = state in _AT_END
        reached = experiment.last_epoch if ended else min(self.newest, experiment.last_epoch)
        return (reached if self.shown == self.newest else min(self.shown, reached)), reached

    # ----- from the start, and back

    def toggle(self) -> None:
        """Run or pause; at the end, run again from the start."""
        state = self.runner.state
        is_drawn = state is RunState.PAUSED and self.shown == self.newest
        if state is RunState.PLAYING and self._is_opening:
            state = RunState.PAUSED  # what only goes to where it opens was not begun by anybody
        self._is_opening = self._is_concluding = self._is_placed = False
        self._rush(False)
        if state is RunState.PLAYING:
            self.runner.pause()
        elif state is RunState.PAUSED:
            self._following = True
            if not is_drawn:  # else it was drawn twice, the second time with the run's first rows
                self._go(self.newest, follow=True)
            self.runner.play()
        else:
            self._show(self.scene, play=True, recompute=self._is_computed_here)
            if not self.last_epoch:
                self._asked_for = True
                self.state_changed.emit()

    def ask_again(self) -> None:
        """Go back to before the run, which is not lost; see :meth:`answer_again`."""
        if self.newest > 0 and self.recording is not None:
            self._left.add(LeftRun(self.scene, self.runner.park(), self.shown))
        self._show(self.scene, play=False, recompute=self._is_computed_here)

    def answer_again(self) -> bool:
        """Show the run that :meth:`ask_again` has put aside; return whether there is one."""
        left = self._left.take(self.scene)
        if left is not None:
            self._has_begun = False  # the panel shows another run
            self._take_up(left)
        return left is not None

    def reset(self) -> None:
        """Go back to epoch 0 and forget what was recorded."""
        self._show(self.scene, play=False, recompute=self._is_computed_here)

    def start_over(self) -> None:
        """Train again what has come with the program; go back to epoch 0 of any other run."""
        if self.travels:
            self._show(self.scene, play=True, recompute=True)
        else:
            self.reset()

    # ----- comparisons

    def keep(self) -> None:
        """Pin the present run for comparison, which stays as it is."""
        recording, kept = self.recording, self.kept
        refusal = why_not_kept(recording, self.scene.experiment, kept, self._kept.nbytes)
        if recording is not None and any(
            run.is_from(recording) and len(run.recording) == len(recording) for run in kept
        ):
            return
        if refusal:
            self.message_wanted.emit(refusal)
        elif recording is not None:
            run = KeptRun(self._name(), recording.so_far(), weakref.ref(recording))
            self._push_kept(run)
            sentence = self.tr("Kept as “{0}”: it stands beside the runs that follow.")
            self.message_wanted.emit(sentence.format(run.name))

    def remove_kept(self, index: int) -> None:
        """Remove a kept run; one that is still listed may be gone already."""
        for run in self.kept[index : index + 1]:
            self._push_kept(run)

    def _push_kept(self, run: KeptRun) -> None:
        """Keep a run, or remove one that is kept, which can be undone."""
        changed = self._runs_beside_changed
        self.undo_stack.push(KeptChange(self._kept, self.kept, run, changed))

    def forget_run_before(self) -> None:
        """Show the present run without the one before it."""
        self.run_before = None
        self._runs_beside_changed()

    def _runs_beside_changed(self) -> None:
        if self.recording is not None:
            self.begun.emit()
            self.moved.emit()

    def _name(self) -> str:
        return self.differences() or translated(self.scene.preset.title)

    def differences(self) -> str:
        """Return how the present settings differ from the demonstration's, in words."""
        return self.scene.differences()

    def can_continue(self) -> bool:
        """Whether the experiment can start from the epoch shown, other than from its start."""
        if self.recording is None or not self.shown:
            return False
        return self.scene.experiment.can_continue(self.recording.row(self.shown))

    def continue_here(self) -> None:
        """Start from the state of the epoch shown."""
        experiment = self._continued()
        if experiment is None:
            self.message_wanted.emit(
                self.tr("This experiment cannot start from the state of a single epoch.")
            )
            return
        self.runner.pause()
        self.change(experiment)

    def _continued(self) -> Experiment | None:
        recording = self.recording
        if recording is None:
            return None
        row: Row = recording.row(self.shown)
        return self.scene.experiment.continued(row)

    def close(self) -> None:
        """End all runs and their threads; let go of those that were kept or left."""
        self.runner.stop()
        self.companion.close()
        self._left.close()
        self._kept, self.run_before = KeptRuns(), None
