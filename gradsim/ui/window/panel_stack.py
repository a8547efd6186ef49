"""The panels: each built when it is first opened, or while there is time before."""

import sys
import weakref
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.recording import Recording
from gradsim.core.subjects import find_subject, subject_of
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.view import restyle


class PanelStack(QWidget):
    """Shows one panel at a time, and passes on what it wants."""

    settings_wanted = Signal(dict)
    epoch_picked = Signal(int)
    message_wanted = Signal(str)
    redraw_wanted = Signal()
    menu_wanted = Signal(str, QPoint)
    rearranged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        #: Returns the pixels that a hero is high at least.
        self.hero_least: Callable[[], int] = lambda: 0
        self.panel: Panel | None = None
        self.name = ""
        self._panels: dict[str, Panel] = {}
        #: What views draw, in sight or not, of each kind of experiment.
        self._begun: dict[type[Experiment], weakref.ref[Recording]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def prepare(self, name: str) -> Panel:
        """Return a panel, built if it was not yet."""
        if name not in self._panels:
            panel = panel_class(find_subject(name))(self.theme)
            for signal in ("settings_wanted", "epoch_picked", "message_wanted", "menu_wanted"):
                getattr(panel, signal).connect(getattr(self, signal))
            panel.redraw_wanted.connect(self.redraw_wanted)
            panel.arrangement.set_hero_least(self.hero_least)
            panel.arrangement.rearranged.connect(self.rearranged)
            panel.hide()
            panel.setParent(self)
            if panel.options is not None:  # until the form has them
                panel.options.setParent(self)
                panel.options.hide()
            self._panels[name] = panel
        return self._panels[name]

    def prepare_part(self, name: str) -> bool:
        """Import a panel, or build one that is imported; return whether something was to be done.

        A key that is pressed meanwhile waits for a part alone, of 10 to 50 ms each.
        """
        if name in self._panels:
            return False
        subject = find_subject(name)
        if subject.panel.partition(":")[0] in sys.modules:
            self.prepare(name)
        else:
            panel_class(subject)
        return True

    def open(self, name: str) -> Panel:
        """Show a panel in place of the one before."""
        if self.panel is not None:
            self._layout.removeWidget(self.panel)
            self.panel.hide()
        self.panel, self.name = self.prepare(name), name
        if self.panel.theme != self.theme:
            self.restyle(self.theme)
        self._layout.addWidget(self.panel)
        self.panel.show()
        return self.panel

    def begin(self, recording: Recording, beside: Sequence[KeptRun]) -> None:
        """Prepare the panel on screen for a run, or for others beside it."""
        assert self.panel is not None
        self.panel.begin(recording, beside)
        self._begun[type(recording.experiment)] = weakref.ref(recording)

    def let_go(self, coming: Experiment, is_kept: Callable[[Recording], bool]) -> None:
        """Take from views that are not in sight the runs that nobody keeps; another one is coming.

        They drew them until they were opened again, which were 640 MB of ten million epochs. They
        draw the start of the run instead, in 2 to 13 ms: to do so of each run that is left would
        make each demonstration open so much later, and undo what was chosen in it.
        """
        for kind, reference in self._begun.items():
            recording = reference()
            if kind is type(coming) or recording is None or len(recording) < 2:
                continue
            if not is_kept(recording):
                panel = self.prepare(subject_of(recording.experiment).name)
                start = recording.start()
                panel.begin(start, ())
                panel.show_epoch(start, 0)
                self._begun[kind] = weakref.ref(start)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme; panels that are not in sight get it when opened."""
        self.theme = theme
        if self.panel is not None:
            restyle(theme, self.panel, self.panel.options)  # the options stand in the form
