"""The window: rail of panels, title, panel, settings form and time bar."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from gradsim import __version__
from gradsim.core.experiment import Experiment, make_experiment
from gradsim.core.lecture.preset import Preset
from gradsim.core.lecture.presets import PRESETS, first_preset, preset_for
from gradsim.core.settings import SettingError
from gradsim.core.subjects import subject_of
from gradsim.ui import style_sheet
from gradsim.ui.forms.form import SettingsForm
from gradsim.ui.language import refusal, translated
from gradsim.ui.lecture.prediction import Prediction
from gradsim.ui.lecture.room import LectureRoom
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.runner import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.theme import THEMES
from gradsim.ui.window import file_dialogs
from gradsim.ui.window.content import Content
from gradsim.ui.window.explainer import Explainer
from gradsim.ui.window.help_sheet import HelpSheet
from gradsim.ui.window.menus import make_actions, make_menus
from gradsim.ui.window.panel_stack import PanelStack
from gradsim.ui.window.rail import Rail
from gradsim.ui.window.time_bar import TimeBar
from gradsim.ui.window.views import Views
from gradsim.ui.window.window_state import WindowState

if TYPE_CHECKING:  # plots are imported when the window shows
    from gradsim.ui.plotting.plot import Plot

ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
SMALLEST = QSize(880, 560)
FIRST_PAINT = 10  # milliseconds in which a window that is shown appears on the screen


def _exports() -> ModuleType:
    """Return the module of exports, imported when the first one is wanted."""
    return importlib.import_module("gradsim.ui.export.actions")


class MainWindow(QMainWindow):
    """The window of gradsim.

    Parameters
    ----------
    start : Preset or Experiment
        What to show first.
    theme : str
        Name of the look.
    lasting : bool
        Whether the window remembers how it was left, and saves what is on screen.
    """

    def __init__(
        self, start: Preset | Experiment, theme: str = "light", lasting: bool = False
    ) -> None:
        super().__init__()
        preset = start if isinstance(start, Preset) else preset_for(start)
        self.session = Session(preset, self)
        self._theme_name = theme
        self._zoom = 1.0
        self.theme = THEMES[theme]
        self.panels = PanelStack(self.theme)
        self.room = LectureRoom(self)
        self.explainer = Explainer(self)
        self.actions_by_name = make_actions(self, self._handlers(), self.open_panel)
        self.last_folder = Path.home()
        self.state = WindowState(self, lasting)
        self._unfolded: list[QWidget] = []  # of rail and form, when they were folded away
        self._build()
        menus = make_menus(self, self.actions_by_name, self.session.open_preset)
        views_menu, self._recent_menu = menus
        turn = self.actions_by_name["more_views"]
        self.views = Views(self.panels, views_menu, self.content.left_out, turn)
        self._recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self._corner = QLabel("gradsim")
        self._corner.setProperty("role", "muted")
        self.menuBar().setCornerWidget(self._corner)
        self.prediction = Prediction(
            self.session, lambda: self.panel, self.actions_by_name["predict"], self
        )
        self.prediction.said.connect(self.say)
        self._connect()
        self._fold_all(was_folded=False)
        self.apply_theme()
        self.state.begin()
        self._first = None if isinstance(start, Preset) else start
        self._has_begun = False

    # ----- building

    def _build(self) -> None:
        theme = self.theme
        self.setWindowTitle("gradsim")
        self.rail = Rail(theme)
        self.rail.chosen.connect(self.open_panel)
        self.content = Content(self.panels, self.room.band)
        self.title, self.subtitle = self.content.title, self.content.subtitle
        self.message = self.content.message
        self.form = SettingsForm(theme)
        self.time_bar = TimeBar(theme, self.actions_by_name)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.content, 1)
        middle.addWidget(self.form)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.room.strip)
        outer.addLayout(middle, 1)
        outer.addWidget(self.time_bar)
        self.setCentralWidget(central)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        session = self.session
        return {
            "open": lambda: file_dialogs.open_experiment(self),
            "save": lambda: file_dialogs.save_experiment(self),
            "open_data": lambda: file_dialogs.open_data(self),
            "export": lambda: _exports().ask(self),
            "export_table": lambda: _exports().ask_for_table(self),
            "export_window": lambda: _exports().save_window(self),
            "export_animation": lambda: _exports().ask_for_animation(self),
            "copy_picture": lambda: _exports().copy_shown(self),
            "copy_table": lambda: _exports().copy_shown(self, "csv"),
            "quit": self.close,
            "undo": session.undo_stack.undo,
            "redo": session.undo_stack.redo,
            "play": session.toggle,
            "step": session.step,
            "step_back": session.step_back,
            "to_start": session.to_start,
            "to_end": session.to_end,
            "reset": session.reset,
            "draw": lambda: self.panel.draw() if self.panel is not None else None,
            "faster": lambda: self.time_bar.change_pace(1),
            "slower": lambda: self.time_bar.change_pace(-1),
            "keep": session.keep,
            "continue_here": session.continue_here,
            "light": lambda: self.set_theme("light"),
            "dark": lambda: self.set_theme("dark"),
            "projector": lambda: self.set_theme("projector"),
            "larger": lambda: self._step_zoom(1),
            "smaller": lambda: self._step_zoom(-1),
            "normal_size": lambda: self.set_zoom(1.0),
            "full_screen": self.toggle_full_screen,
            "settings": lambda: self._fold(self.form),
            "rail": lambda: self._fold(self.rail),
            "more_views": lambda: self.views.turn(),
            **self.room.handlers(),
            "predict": lambda: self.prediction.toggle(),
            "explain": self.explainer.explain,
            "passage": self.explainer.about,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }

    def _connect(self) -> None:
        session, form, bar = self.session, self.form, self.time_bar
        session.opened.connect(self._scene_opened)
        session.begun.connect(self._run_begun)
        session.moved.connect(self._epoch_moved)
        session.state_changed.connect(self._state_changed)
        session.said.connect(self.say)
        session.undo_stack.canUndoChanged.connect(self.actions_by_name["undo"].setEnabled)
        session.undo_stack.canRedoChanged.connect(self.actions_by_name["redo"].setEnabled)
        self.actions_by_name["undo"].setEnabled(False)
        self.actions_by_name["redo"].setEnabled(False)
        form.experiment_changed.connect(session.change)
        form.preset_chosen.connect(self._preset_chosen)
        form.keep_requested.connect(session.keep)
        form.kept_removed.connect(session.remove_kept)
        panels = self.panels
        panels.settings_wanted.connect(self.change_settings)
        panels.epoch_picked.connect(session.show_epoch)
        panels.said.connect(self.say)
        panels.menu_wanted.connect(lambda *where: _exports().show_menu(self, *where))
        # queued: the layout that makes room for the view is still at work
        panels.redraw_wanted.connect(self._epoch_moved, Qt.ConnectionType.QueuedConnection)
        panels.rearranged.connect(self.views.show_left_out, Qt.ConnectionType.QueuedConnection)
        bar.pace_changed.connect(session.set_pace)
        bar.epoch_picked.connect(session.show_epoch)
        session.set_pace(bar.pace)

    def _begin(self) -> None:
        self.content.setFocus()
        self.session.start(self._first)
        left = self.state.left_behind
        if left is not None:
            preset = left.entries[0].preset
            self.say(
                self.tr("gradsim did not close as it should. On screen was “{0}”.").format(
                    translated(preset.title)
                ),
                self.tr("Show it again"),
                lambda: self.session.open_preset(preset),
            )

    # ----- what is shown

    def open_panel(self, name: str) -> None:
        """Open a panel with its first demonstration."""
        if name == self.panels.name:
            self.rail.select(name)
            return
        self.session.open_preset(first_preset(name))

    def _preset_chosen(self, name: str) -> None:
        self.session.open_preset(next(preset for preset in PRESETS if preset.name == name))

    def _scene_opened(self) -> None:
        scene = self.session.scene
        name = subject_of(scene.experiment).name
        if name != self.panels.name:
            self._change_panel(name)
        if self._shown_preset != scene.preset:
            self._shown_preset = scene.preset
            self.time_bar.suggest_pace(scene.preset.pace)
            self.panel.open_views(scene.preset.views, scene.preset.side)
            self.views.fill()
        self.setWindowTitle(f"{translated(scene.preset.title)} – gradsim")
        self.form.show_preset(None if self.session.is_own else scene.preset.name)
        self.form.show_experiment(scene.experiment)
        self.time_bar.name_steps(scene.experiment.step_name)
        self.say("")
        self.show_texts()

    _shown_preset: Preset | None = None

    def _change_panel(self, name: str) -> None:
        panel = self.panels.open(name)
        self.rail.select(name)
        self.form.show_options(panel.options)
        self._shown_preset = None
        self.actions_by_name["draw"].setEnabled(type(panel).draw is not Panel.draw)
        self.form.show_presets(
            [preset for preset in PRESETS if subject_of(preset.experiment).name == name]
        )

    @property
    def panel(self) -> Panel | None:
        """The panel on screen, None before the first is built."""
        return self.panels.panel

    def plots(self) -> list[Plot]:
        """Return the plots on screen, from top left."""
        return list(self.panel.plots()) if self.panel is not None else []

    def open_experiment(self, experiment: Experiment) -> None:
        """Show an experiment of the user's own."""
        self.session.open_preset(replace(preset_for(experiment), experiment=experiment))

    def change_settings(self, values: dict[str, object]) -> None:
        """Change some settings of the experiment; say so where they are not allowed."""
        experiment = self.session.scene.experiment
        settings = {name: getattr(experiment, name) for name in experiment.settings()}
        try:
            changed = make_experiment(experiment.name, {**settings, **values})
        except SettingError as error:
            self.say(refusal(error, experiment.settings()))
            return
        self.session.change(changed, next(iter(values)))

    def _run_begun(self) -> None:
        recording = self.session.recording
        if self.panel is not None and recording is not None:
            self.panel.begin(recording, self.session.kept)
            self.panel.arrangement.fit()
        self.form.show_kept([(run.name, 0) for run in self.session.kept])

    def _epoch_moved(self) -> None:
        session = self.session
        recording = session.recording
        if self.panel is None or recording is None:
            return
        self.panel.show_epoch(recording, session.shown)
        self.time_bar.set_epochs(session.shown, session.newest, session.last_epoch)
        self.time_bar.allow_continue(session.can_continue())

    def _state_changed(self) -> None:
        playing = self.session.runner.state is RunState.PLAYING
        self.time_bar.set_playing(playing)
        if playing:
            self.say("")
        self.show_texts()

    def show_texts(self) -> None:
        """Show question and scene; what was seen at the end; with other settings, those."""
        session = self.session
        preset = session.scene.preset
        self.title.set_text(translated(preset.title if session.is_own else preset.question))
        if session.is_own:
            self.subtitle.set_text(self.tr("With {0}.").format(session.differences()))
        elif session.was_seen and not self.room.mode.active:
            self.subtitle.set_text(translated(preset.caption))
        else:
            self.subtitle.set_text(translated(preset.subtitle))
        seen = session.was_seen and not session.is_own
        self.room.show_caption(translated(preset.caption), seen, translated(preset.section))

    def say(self, sentence: str, offer: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence above the panel, with something to do; an empty one takes it away."""
        stays = self.session.runner.state in (RunState.DIVERGED, RunState.FAILED)
        self.content.say(sentence, offer, act, stays)

    # ----- look

    def set_theme(self, name: str) -> None:
        """Change the look; the projector's folds rail and form away."""
        with self.folding():
            self._theme_name = name

    def _folds(self) -> bool:
        """Return whether rail and form make way for the plots."""
        return self._theme_name == "projector" or self.isFullScreen() or self.room.mode.active

    def _fold_all(self, was_folded: bool) -> None:
        """Fold rail and form away, or bring back those that were there before."""
        folds = self._folds()
        if folds and not was_folded:
            self._unfolded = [w for w in (self.rail, self.form) if w.isVisibleTo(self)]
        if folds != was_folded:
            for widget in (self.rail, self.form):
                widget.setVisible(not folds and widget in self._unfolded)

    @contextmanager
    def folding(self) -> Iterator[None]:
        """Fold rail and form away, or bring them back, where a change within asks for it."""
        was_folded = self._folds()
        yield
        self._fold_all(was_folded)
        self.apply_theme()

    def _step_zoom(self, step: int) -> None:
        zoom = min(self._zoom, self._largest_zoom())
        nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - zoom))
        wanted = ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)]
        if step > 0 and wanted > self._largest_zoom():
            self.say(self.tr("The window has no room for a larger size."))
        else:
            self.set_zoom(wanted)

    def _largest_zoom(self) -> float:
        """Return the zoom at which the window would be the smallest one."""
        share = min(self.width() / SMALLEST.width(), self.height() / SMALLEST.height())
        return max([zoom for zoom in ZOOMS if zoom <= share], default=1.0)

    @property
    def zoom(self) -> float:
        """The size of everything, as it was chosen."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Change the size of everything."""
        self._zoom = zoom
        self.apply_theme()

    def _fitting_zoom(self) -> float:
        """Return the zoom; for the projector and on a full screen all grows with the window."""
        zoom = min(self._zoom, self._largest_zoom())
        if not self._folds():
            return zoom
        # the look is drawn for 1600×900; below 0.9 its smallest text would fall under 18 px
        share = min(self.width() / 1600, self.height() / 900)
        return max(round(share * 20) / 20, 0.9) * zoom

    def apply_theme(self) -> None:
        """Restyle everything."""
        theme = self.theme = THEMES[self._theme_name].zoomed(self._fitting_zoom())
        app = QApplication.instance()
        app.setPalette(style_sheet.palette(theme))
        app.setFont(theme.font(theme.interface))
        app.setStyleSheet(style_sheet.style_sheet(theme))
        self.content.restyle(theme)
        self._fit_margins()
        self.rail.restyle(theme)
        self.panels.restyle(theme)
        self.room.restyle(theme)
        self.form.restyle(theme)
        self.time_bar.restyle(theme)
        self._corner.setContentsMargins(0, theme.px(6), theme.px(20), 0)
        self.actions_by_name[self._theme_name].setChecked(True)
        self._sync_checks()
        if self.session.recording is not None:
            self._run_begun()
            self._epoch_moved()
            self.views.show_left_out()

    def _fit_margins(self) -> None:
        self.content.fit(self.theme, self.height(), self.rail.isVisibleTo(self))

    def toggle_full_screen(self) -> None:
        """Fill the screen, with rail, form and menu folded away; or come back."""
        full = not self.isFullScreen()
        self.menuBar().setVisible(not full and not self.room.mode.active)
        with self.folding():
            if full:
                self.showFullScreen()
            else:
                self.showNormal()

    def _fold(self, widget: QWidget) -> None:
        widget.setVisible(not widget.isVisibleTo(self))
        self.apply_theme()

    def _sync_checks(self) -> None:
        self.actions_by_name["settings"].setChecked(self.form.isVisibleTo(self))
        self.actions_by_name["rail"].setChecked(self.rail.isVisibleTo(self))
        self.actions_by_name["full_screen"].setChecked(self.isFullScreen())

    def _fill_recent_menu(self) -> None:
        self._recent_menu.clear()
        for path in self.state.recent:
            action = self._recent_menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, file=path: file_dialogs.open_file(self, file))
        if not self.state.recent:
            self._recent_menu.addAction(self.tr("none yet")).setEnabled(False)

    # ----- help

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""
        HelpSheet(self).exec()

    def show_about(self) -> None:
        """Say what this is."""
        self.say(
            self.tr("gradsim {0}: why neural networks learn slowly. MIT licence.").format(
                __version__
            )
        )

    # ----- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged onto the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            file_dialogs.open_file(self, Path(files[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin when the empty window is on the screen: to import the plots takes 0.2 s."""
        super().showEvent(event)
        if not self._has_begun:
            self._has_begun = True
            # counted from when the event loop runs, which then paints before it begins
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(FIRST_PAINT, self, self._begin))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the projector's look grow with the window."""
        super().resizeEvent(event)
        if abs(self._fitting_zoom() - self.theme.zoom) > 1e-6:
            QTimer.singleShot(0, self, self.apply_theme)
        self._fit_margins()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the check of full screen true where the system changes it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "form"):
            self._sync_checks()

    def keyPressEvent(self, event: QEvent) -> None:
        """Leave full screen with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the run before the window goes."""
        self.state.close()
        self.session.close()
        self.room.close()
        super().closeEvent(event)
