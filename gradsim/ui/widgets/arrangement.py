"""Where the views of a panel stand: large ones left, small ones right, formulas beneath."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.theme import Theme

SIDE_SHARE = 0.3
LARGEST_BAND = 0.5  # of the height; in a low window the plots come first


class Arrangement(QWidget):
    """Two columns of views and a band; it shows those that are open.

    A view keeps its widget for good; opening it only moves it. In a window too small for
    both columns the right one is left out rather than cut, and so is the last view of a
    column that is too low. A wide view for which the left column is too narrow stands above
    both.
    """

    #: A view has room again that was left out; it may show an older epoch.
    view_returned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._views: dict[str, QWidget] = {}
        self._weights: dict[str, int] = {}
        self._wide: set[str] = set()
        self._above: list[str] = []
        self._main_names: list[str] = []
        self._side_names: list[str] = []
        self._band: QWidget | None = None
        self._top, self._main, self._side = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._side_box = QWidget()
        self._side_box.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addLayout(self._main, 1)
        self._row.addWidget(self._side_box)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self._top)
        self._outer.addLayout(self._row, 1)
        self.restyle(theme)

    def add_view(self, name: str, view: QWidget, weight: int = 0, wide: bool = False) -> None:
        """Take in a view; those with a weight share the height that is left.

        A wide one, first in the left column, may stand above both.
        """
        if wide:
            self._wide.add(name)
        self._views[name] = view
        self._weights[name] = weight
        view.setParent(self)
        view.hide()

    def add_band(self, name: str, band: QWidget) -> None:
        """Take in the band beneath the columns, which is a view too."""
        self._views[name] = self._band = band
        band.setParent(self)
        self._outer.addWidget(band)

    @property
    def open_names(self) -> list[str]:
        """The names of the views that are open."""
        return [*self._main_names, *self._side_names]

    @property
    def columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the views that are open, by column."""
        return tuple(self._main_names), tuple(self._side_names)

    def view(self, name: str) -> QWidget:
        """Return a view."""
        return self._views[name]

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views in these columns; the band where its name is in `main`."""
        self._main_names, self._side_names = list(main), list(side)
        self._above = []
        for layout in (self._top, self._main, self._side):
            while layout.takeAt(0) is not None:
                pass
        for name, view in self._views.items():
            if name not in main and name not in side:
                view.hide()
        for layout, names in ((self._main, self._in_columns(main)), (self._side, side)):
            for name in names:
                layout.addWidget(self._views[name], self._weights[name])
            if names and not any(self._weights[name] for name in names):
                layout.addStretch(1)
        self._fit()

    def _in_columns(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if self._views[name] is not self._band]

    def toggled(self, name: str) -> tuple[list[str], list[str]]:
        """Return the views of both columns with one more, in the right one, or one less."""
        main, side = list(self._main_names), list(self._side_names)
        if name in main:
            main.remove(name)
        elif name in side:
            side.remove(name)
        elif self._views[name] is self._band:
            main.append(name)
        else:
            side.append(name)
        return main, side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new size."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when a view needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        before = self._visible_names()
        self._fit_views()
        if self._visible_names() - before:
            self.view_returned.emit()

    def _visible_names(self) -> set[str]:
        return {name for name, view in self._views.items() if view.isVisible()}

    def _fit_views(self) -> None:
        theme = self.theme
        widest = theme.px(304 if theme.name != "projector" else 352)
        width = min(max(round(self.width() * SIDE_SHARE), theme.px(216)), widest)
        enough = self.width() - width > theme.px(theme.tick) * 28
        self._side_box.setFixedWidth(width)
        self._side_box.setVisible(bool(self._side_names) and enough)
        height = self.height()
        taken = width + self._row.spacing() if self._side_names and enough else 0
        self._raise_wide(self.width() - taken)
        for name in self._above:
            height -= self._views[name].heightForWidth(self.width()) + self._outer.spacing()
        if self._band is not None:
            shown = any(self._views[name] is self._band for name in self._main_names)
            needed = self._band.heightForWidth(self.width()) + self._outer.spacing()
            shown = shown and needed < height * LARGEST_BAND
            self._band.setVisible(shown)
            height -= needed if shown else 0
        below = [name for name in self._in_columns(self._main_names) if name not in self._above]
        for name in self._above:
            self._views[name].setVisible(True)
        self._fit_column(below, height, self._main.spacing())
        self._fit_column(self._side_names, height, self._side.spacing())

    def _raise_wide(self, width: int) -> None:
        """Let the first view stand above both columns where it is too wide for the left."""
        first = self._in_columns(self._main_names)[:1]
        fits = [n for n in first if self._views[n].sizeHint().width() <= width]
        above = [n for n in first if n in self._wide and n not in fits]
        if above == self._above:
            return
        for name in first:
            if above:
                self._top.addWidget(self._views[name])
            else:
                self._main.insertWidget(0, self._views[name], self._weights[name])
        self._above = above

    def _fit_column(self, names: Sequence[str], height: int, spacing: int) -> None:
        """Show as many views, from the top, as have room."""
        used = 0
        for index, name in enumerate(names):
            view = self._views[name]
            used += view.minimumSizeHint().height() + (spacing if index else 0)
            view.setVisible(index == 0 or used <= height)

    def minimumSizeHint(self) -> QSize:
        """Return a small size: views shrink, and the right column may go."""
        return QSize(self.theme.px(280), self.theme.px(200))

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._row.setSpacing(theme.px(32))
        self._main.setSpacing(theme.px(8))
        self._side.setSpacing(theme.px(16))
        self._outer.setSpacing(theme.px(12))
        self._fit()
