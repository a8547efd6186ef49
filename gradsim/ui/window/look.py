"""The window's theme and size of text, and what makes way for the plots."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gradsim.ui import style_sheet
from gradsim.ui.theme import THEMES, Theme

ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
SMALLEST = QSize(880, 560)


class Styled(Protocol):
    """A part of the window that can change its look."""

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""


class Look(QObject):
    """Restyles a window, and folds away what stands beside the plots.

    Parameters
    ----------
    window : QMainWindow
        Its size sets the largest zoom.
    theme : str
        Name of the theme.
    in_lecture : callable
        Returns whether a lecture is being given.
    """

    #: The look is about to be another one, and what has a style sheet of its own is to leave it
    #: off until it is restyled: Qt works out one of the application again for every widget below.
    leaving = Signal()
    #: Everything has its look and its place. True: the look is another one, and what depends on
    #: the run is to be drawn again.
    applied = Signal(bool)
    message_wanted = Signal(str)

    def __init__(self, window: QMainWindow, theme: str, in_lecture: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._in_lecture = window, in_lecture
        self._name, self._zoom = theme, 1.0
        self.theme = THEMES[theme]
        self._parts: Sequence[Styled] = ()
        self._applied: Theme | None = None
        self._beside: Mapping[str, QWidget] = {}
        self._actions: Mapping[str, QAction] = {}
        self._unfolded: list[QWidget] = []  # of these, when they were folded away

    def begin(
        self, parts: Sequence[Styled], beside: Mapping[str, QWidget], actions: Mapping[str, QAction]
    ) -> None:
        """Style the window for the first time.

        Parameters
        ----------
        parts : sequence of Styled
            What is restyled, in this order.
        beside : mapping of str to QWidget
            What is folded away, by the command that does so.
        actions : mapping of str to QAction
            The commands, whose checks are kept true.
        """
        self._parts, self._beside, self._actions = parts, beside, actions
        self._fold_all(was_folded=False)
        self.apply()

    # ----- theme and zoom

    def set_theme(self, name: str) -> None:
        """Change the theme; the projector's folds away what stands beside the plots."""
        with self.folding():
            self._name = name

    @property
    def zoom(self) -> float:
        """The size of everything, as it was chosen."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Change the size of everything."""
        self._zoom = zoom
        self.apply()

    def step_zoom(self, step: int) -> None:
        """Go to the next larger or smaller size, as far as the window has room for it."""
        largest = self._largest_zoom()
        zoom = min(self._zoom, largest)
        nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - zoom))
        wanted = ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)]
        if step > 0 and wanted > largest:
            self.message_wanted.emit(self.tr("The window has no room for a larger size."))
        else:
            self.set_zoom(wanted)

    def _largest_zoom(self) -> float:
        """Return the zoom at which the window would be the smallest one."""
        window, growth = self._window, self._growth()
        share = min(window.width() / SMALLEST.width(), window.height() / SMALLEST.height())
        return max([zoom for zoom in ZOOMS if zoom * growth <= share], default=1.0)

    def _fitting_zoom(self) -> float:
        """Return the zoom, which grows with the window."""
        return self._growth() * min(self._zoom, self._largest_zoom())

    def _growth(self) -> float:
        """Return how much larger the window draws everything because it is large itself."""
        # in front of a room all is drawn for 1600×900, and its smallest text, of 20 px, would
        # fall under 18 below 0.9; on a desk a larger window shows more until it is very large
        (width, height), least = ((1600, 900), 0.9) if self.folds else ((1920, 1080), 1.0)
        share = min(self._window.width() / width, self._window.height() / height)
        return max(round(share * 20) / 20, least)

    def fit(self) -> None:
        """Let the look grow with the window, where it should."""
        if abs(self._fitting_zoom() - self.theme.zoom) > 1e-6:
            QTimer.singleShot(0, self, self.apply)

    def apply(self) -> None:
        """Restyle everything, unless it has the look already.

        Mostly it has where a lecture begins or something is folded away: to restyle all then, and
        to draw the run again, took 20 ms more.
        """
        theme = THEMES[self._name].zoomed(self._fitting_zoom())
        if not self._actions:  # nothing is in the window yet
            self.theme = theme
            return
        is_another = theme != self._applied
        if is_another:
            self.leaving.emit()
        style_application(theme)  # a window beside this one may have brought its own
        if is_another:
            self.theme = self._applied = theme
            for part in self._parts:
                part.restyle(theme)
        self._actions[self._name].setChecked(True)
        self.check_actions()
        self.applied.emit(is_another)

    # ----- what makes way for the plots

    @property
    def folds(self) -> bool:
        """Whether what stands beside the plots makes way for them."""
        fills = THEMES[self._name].fills_window
        return fills or self._window.isFullScreen() or self._in_lecture()

    def _fold_all(self, was_folded: bool) -> None:
        """Fold away what stands beside the plots, or bring back what was there before."""
        folds, beside = self.folds, self._beside.values()
        if folds and not was_folded:
            self._unfolded = [widget for widget in beside if widget.isVisibleTo(self._window)]
        if folds != was_folded:
            for widget in beside:
                widget.setVisible(not folds and widget in self._unfolded)

    @contextmanager
    def folding(self) -> Iterator[None]:
        """Fold away what stands beside the plots, or unfold it, where a change asks for it."""
        was_folded = self.folds
        yield
        self._fold_all(was_folded)
        self.apply()

    def fold(self, widget: QWidget) -> None:
        """Fold a widget away, or bring it back."""
        widget.setVisible(not widget.isVisibleTo(self._window))
        self.apply()

    def toggle_full_screen(self) -> None:
        """Fill the screen, without the menu and what stands beside the plots; or come back."""
        window = self._window
        full = not window.isFullScreen()
        self._show_menu_bar(full)
        with self.folding():
            if full:
                window.showFullScreen()
            else:
                window.showNormal()

    def show_menu_bar(self) -> None:
        """Show the menu, except on a full screen and in a lecture."""
        self._show_menu_bar(self._window.isFullScreen())

    def _show_menu_bar(self, full: bool) -> None:
        self._window.menuBar().setVisible(not full and not self._in_lecture())

    def check_actions(self) -> None:
        """Keep the checks true of what is folded away, and of full screen."""
        for name, widget in self._beside.items():
            self._actions[name].setChecked(widget.isVisibleTo(self._window))
        if self._actions:  # the system may change the window before it is styled
            self._actions["full_screen"].setChecked(self._window.isFullScreen())


def style_application(theme: Theme) -> None:
    """Give every widget the palette, font and style sheet of a theme, unless it has them."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = style_sheet.style_sheet(theme)
    if sheet == app.styleSheet():  # Qt would work it out again for every widget
        return
    # In the place of another, Qt works out a sheet for a widget again with each that it lies in;
    # the first sheet is worked out once for each, in a fifth of the time.
    app.setStyleSheet("")
    app.setPalette(style_sheet.palette(theme))
    app.setFont(theme.font(theme.interface))
    app.setStyleSheet(sheet)
