"""What fills the window: rail, panel with its texts, settings and time bar."""

from contextlib import nullcontext

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gradsim.core.lecture.presets import PRESETS, find_preset, first_preset
from gradsim.core.preset import Preset
from gradsim.core.subjects import subject_of
from gradsim.ui.forms.form import SettingsForm
from gradsim.ui.language import translated
from gradsim.ui.lecture.room import LectureRoom
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.run_state import RunState
from gradsim.ui.stage import Stage
from gradsim.ui.window.content import Content
from gradsim.ui.window.loading import Loading
from gradsim.ui.window.panel_stack import PanelStack
from gradsim.ui.window.rail import Rail
from gradsim.ui.window.time_bar import TimeBar

HERO_SHARE = 0.555  # of the height between title and time bar, in a lecture of the window's


class CentralWidget(QWidget):
    """Shows the session, and hands on what the person does.

    Parameters
    ----------
    stage : Stage
        The window.
    panels : PanelStack
        Has the panel on screen.
    room : LectureRoom
        Has the strip and the caption of a lecture.
    """

    #: The panel has opened the views of another demonstration.
    views_opened = Signal()
    #: An epoch has been set in all views, which are still to be painted.
    drawn = Signal()

    def __init__(self, stage: Stage, panels: PanelStack, room: LectureRoom) -> None:
        super().__init__()
        self._stage, self._session, self._panels, self._room = stage, stage.session, panels, room
        self._preset: Preset | None = None  # whose views are open
        self._begun: Preset | None = None  # of which a run is drawn
        self._is_stale = False  # a view has become visible since the epoch was drawn
        panels.hero_least = self._hero_least
        self.rail = Rail(stage.theme)
        self.content = Content(panels)
        self.loading = Loading(panels)
        self.form = SettingsForm(stage.theme)
        self.time_bar = TimeBar(stage.theme, stage.actions_by_name)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.content, 1)
        middle.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(room.strip)
        outer.addLayout(middle, 1)
        outer.addWidget(self.time_bar)
        self._connect()

    def _connect(self) -> None:
        session, form, bar = self._session, self.form, self.time_bar
        session.opened.connect(self._scene_opened)
        session.begun.connect(self._run_begun)
        session.moved.connect(self._epoch_moved)
        session.state_changed.connect(self._state_changed)
        self.rail.chosen.connect(self.open_panel)
        form.experiment_changed.connect(session.change)
        form.preset_chosen.connect(lambda name: session.open_preset(find_preset(name)))
        form.keep_requested.connect(session.keep)
        form.kept_removed.connect(session.remove_kept)
        self._panels.settings_wanted.connect(self._stage.change_settings)
        self._panels.epoch_picked.connect(session.show_epoch)
        self._panels.redraw_wanted.connect(self._note_stale)
        # queued: the layout that makes room for the view is still at work
        self._panels.redraw_wanted.connect(self._draw_stale, Qt.ConnectionType.QueuedConnection)
        bar.pace_changed.connect(session.set_pace)
        bar.epoch_picked.connect(session.show_epoch)
        bar.typed.connect(self.content.setFocus)
        form.typed.connect(self.content.setFocus)
        session.set_pace(bar.pace)
        self._room.shown.connect(self.show_texts)
        self._room.toggled.connect(self._lecture_toggled)
        # no demonstration rushes by because the one before was slow
        self._room.place_changed.connect(bar.forget_pace)

    def _lecture_toggled(self, active: bool) -> None:
        """In a lecture the time bar has what the room needs, and the question all of its line."""
        self.time_bar.set_compact(active)
        if active:
            self.time_bar.add_at_end(self.content.left_out)
        else:
            self.content.take_back_left_out()

    def open_panel(self, name: str) -> None:
        """Open a panel with its first demonstration."""
        if name == self._panels.name:
            self.rail.select(name)
            return
        self._session.open_preset(first_preset(name))

    def _scene_opened(self) -> None:
        scene = self._session.scene
        name = subject_of(scene.experiment).name
        panel = self._panels.panel
        if panel is None or name != self._panels.name:
            panel = self._change_panel(name)
        if self._preset != scene.preset:
            self._preset = scene.preset
            self.loading.begin()
            self.time_bar.set_epochs(0, 0, scene.experiment.last_epoch)
            self.time_bar.show_recorded(False)
            self.time_bar.suggest_pace(scene.preset.pace)
            with panel.arrangement.fitting():
                panel.open_views(scene.preset.views, scene.preset.side)
                self._show_key_figure()
            self.views_opened.emit()
            self._panels.let_go(scene.experiment, self._session.keeps)
        self._stage.widget.setWindowTitle(f"{translated(scene.preset.title)} – gradsim")
        self.form.show_preset(None if self._session.is_custom else scene.preset.name)
        self.form.show_experiment(scene.experiment)
        self.time_bar.name_steps(scene.experiment.step_name, scene.experiment.first_step)
        self._stage.show_message("")
        self.show_texts()

    def _change_panel(self, name: str) -> Panel:
        panel = self._panels.open(name)
        self.rail.select(name)
        self.form.show_options(panel.options)
        self._preset = self._begun = None
        self._stage.actions_by_name["draw"].setEnabled(type(panel).draw is not Panel.draw)
        two = type(panel).change_picture is not Panel.change_picture
        self._stage.actions_by_name["change_picture"].setEnabled(two)
        self.form.show_presets(
            [preset for preset in PRESETS if subject_of(preset.experiment).name == name]
        )
        return panel

    def _run_begun(self) -> None:
        self.loading.end()
        panel, recording = self._panels.panel, self._session.recording
        if panel is not None and recording is not None:
            panel.expect(self._session.companion.experiment)
            with panel.arrangement.fitting():
                self._panels.begin(recording, self._session.runs_beside)
                self._begun = self._session.scene.preset
                self._show_key_figure()
            self.time_bar.show_recorded(self._session.travels)
        self.form.show_kept([(run.name, 0) for run in self._session.kept])

    def _note_stale(self) -> None:
        self._is_stale = True

    def _draw_stale(self) -> None:
        """Draw in views that have become visible, unless all was drawn since.

        A demonstration that was opened was drawn twice: 2 to 12 ms.
        """
        if self._is_stale:
            self._epoch_moved()

    def _epoch_moved(self) -> None:
        panel, session = self._panels.panel, self._session
        if panel is None or session.recording is None:
            return
        self._is_stale = False
        panel.show_epoch(session.recording, session.shown)
        self._show_key_figure()
        self.time_bar.set_epochs(session.shown, session.newest, session.last_epoch)
        self.time_bar.allow_continue(session.can_continue())
        self.drawn.emit()

    def _state_changed(self) -> None:
        playing = self._session.runner.state is RunState.PLAYING
        if self._session.runner.state is RunState.FAILED:
            self.loading.end()
        self.time_bar.set_playing(playing)
        if playing:
            self._stage.show_message("")
        self.show_texts()

    def show_texts(self) -> None:
        """Show the texts above the panel, and the number that is the point."""
        self.content.show_texts(self._session)
        self._show_key_figure()
        mode = self._room.mode  # once the room has seen the run there is nothing to guess
        self.time_bar.offer_guess(mode.asks or not mode.active)

    def _show_key_figure(self) -> None:
        session, panel = self._session, self._panels.panel
        # between two runs of a demonstration the number stays, as what is drawn of the run before
        # does: without it all views were fitted twice in each frame of a drag
        is_between = session.recording is None and self._begun == session.scene.preset
        # nor does one of another demonstration come before its views
        is_open = self._preset == session.scene.preset
        if panel is not None and is_open and not is_between:
            figure = session.key_figure
            panel.show_key_figure(figure)
            self.time_bar.withhold_end(figure is not None and figure.withholds_end)

    def redraw(self) -> None:
        """Draw the run again, in another look: each view is fitted once, and painted once."""
        panel, has_run = self._panels.panel, self._session.recording is not None
        with nullcontext() if panel is None else panel.arrangement.fitting():
            # what is drawn then has its place: else it was laid out twice
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            if has_run:
                self._run_begun()
        if has_run:
            self._epoch_moved()

    def _hero_least(self) -> int:
        height = self.height() if self._room.mode.active else self.content.room
        return round(HERO_SHARE * height)

    def fit_margins(self) -> None:
        """Give a large window more space around things."""
        window = self._stage.widget
        self.content.fit(self._stage.theme, window.height(), self.rail.isVisibleTo(window))
