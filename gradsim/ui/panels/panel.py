"""What every panel is: a form's experiment on the left, a picture of an epoch on the right.

A panel has two duties: to say which experiments it shows, and to draw any recorded
epoch of them. Time, threads, settings and exports are the window's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.recording import Recording
from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.panels.arrangement import Arrangement
from gradsim.ui.panels.key_figure import KeyFigureView
from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.view import View, views_in


class Panel(View, QWidget):
    """The base of all panels: a widget filled by its arrangement of views.

    A panel makes its views once, by name, and hands them to an
    :class:`~gradsim.ui.panels.arrangement.Arrangement`, which shows those that a
    demonstration opens.
    """

    #: What each view shows, by its name: texts marked for translation in the context
    #: "Explanations".
    explanations: ClassVar[Mapping[str, str]] = {}

    #: Other settings are chosen with the mouse: a mapping of names and values.
    settings_wanted = Signal(dict)
    #: Another epoch is chosen with the mouse.
    epoch_picked = Signal(int)
    #: A sentence is to be shown above the panel, such as why an edit is not allowed.
    message_wanted = Signal(str)
    #: A view has become visible that has not drawn the present epoch.
    redraw_wanted = Signal()
    #: The menu of a view is asked for: its name, empty between views, and the place on screen.
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        #: Switches that belong to no setting; the form shows them below the settings.
        self.options: PanelOptions | None = None
        self.arrangement = Arrangement(theme)
        self.key_figure = KeyFigureView(theme)
        self.arrangement.set_key(self.key_figure)
        self.arrangement.view_returned.connect(self.redraw_wanted)
        self.arrangement.placed.connect(self.views_placed)
        self.setObjectName("panel")  # over which a plot puts its small map
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.arrangement)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view, by its name."""
        raise NotImplementedError  # each panel has its own views

    def explanation(self, view: str) -> str:
        """Return what a view shows, empty where there is no text."""
        text = self.explanations.get(view, "")
        return QCoreApplication.translate("Explanations", text) if text else ""

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views and hide the others, each as a whole."""
        for view in views_in(self):
            view.drop()
        self.show_whole()
        self.arrangement.open_views(main, side)

    def views_placed(self, main: list[str], side: list[str]) -> None:
        """Adapt views to the columns in which they stand now.

        Parameters
        ----------
        main, side : list of str
            The views that are visible in the left column, from the top, and in the right one.
        """

    def toggle_view(self, name: str) -> None:
        """Open a view, or close it."""
        self.open_views(*self.arrangement.toggled(name))

    def draw(self) -> None:
        """Draw other random numbers, in a panel which has a seed."""

    def change_picture(self) -> None:
        """Show the other picture, in a panel with a view that has two."""

    def expect(self, experiment: Experiment | None) -> None:
        """Learn what will stand beside the next run, whose rows may not be there yet."""

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a new run, or for other kept runs beside it.

        Out of sight it is the start of the run before, so that nothing refers to the rest of it.
        """
        raise NotImplementedError  # each panel draws its own

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw all that is recorded, with one epoch's numbers."""
        raise NotImplementedError  # each panel draws its own

    def show_key_figure(self, figure: ShownFigure | None) -> None:
        """Show the number that is the point above the right column, or none."""
        room = self.arrangement.height_of_key
        self.key_figure.show_figure(figure)
        if self.arrangement.height_of_key != room:  # a hidden view does not ask for it
            self.arrangement.fit()

    @property
    def is_computing(self) -> bool:
        """Whether a view still computes, a bit at a time."""
        return any(timer.isActive() for timer in self.findChildren(QTimer))

    def hurry(self) -> None:
        """Have what a view computes once it has rested computed in the next turn."""
        for timer in self.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot():
                timer.start(0)

    def plots(self) -> Iterable[QWidget]:
        """Return the plots that are visible, for export."""
        from gradsim.ui.plotting.plot import Plot  # 0.2 s, which the empty window does not wait for

        return [plot for plot in self.findChildren(Plot) if plot.isVisible()]

    def show_whole(self) -> bool:
        """Show the whole of what is magnified; return whether something was."""
        from gradsim.ui.plotting.plot import Plot

        magnified = [plot for plot in self.findChildren(Plot) if plot.is_magnified]
        for plot in magnified:
            plot.magnify(None)
        return bool(magnified)

    def view_at(self, place: QPoint) -> str:
        """Return the name of the view at a place of the panel, empty where there is none."""
        place = self.arrangement.mapFrom(self, place)
        for name in self.arrangement.open_names:
            view = self.arrangement.view(name)
            if view.isVisible() and view.rect().contains(view.mapFrom(self.arrangement, place)):
                return name
        return ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the view under the pointer."""
        self.menu_wanted.emit(self.view_at(event.pos()), event.globalPos())

    def adopt_state(self, other: Panel) -> None:
        """Adopt what was chosen in the switches and views of another panel of this class."""
        theirs = other._parts()
        for key, mine in self._parts().items():
            its = theirs.get(key)
            if isinstance(mine, QCheckBox) and isinstance(its, QCheckBox):
                mine.setChecked(its.isChecked())
            elif isinstance(mine, QComboBox) and isinstance(its, QComboBox):
                if mine.currentIndex() != its.currentIndex():
                    mine.setCurrentIndex(its.currentIndex())
                    mine.activated.emit(its.currentIndex())
            elif isinstance(mine, View) and isinstance(its, View):
                mine.adopt_state(its)

    def _parts(self) -> dict[tuple[type[QWidget], int], QWidget]:
        """Return all widgets that may hold a choice, by class and place among that class."""
        counts: Counter[type[QWidget]] = Counter()
        parts: dict[tuple[type[QWidget], int], QWidget] = {}
        # by class: of a field's inner widgets PySide would keep what stands for them in Python
        kinds: tuple[type[QWidget], ...] = (QCheckBox, QComboBox, View)  # type: ignore[assignment]
        for kind in kinds:
            options = self.options.findChildren(kind) if self.options is not None else []
            for part in (*options, *self.findChildren(kind)):
                parts[type(part), counts[type(part)]] = part
                counts[type(part)] += 1
        return parts
