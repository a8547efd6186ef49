"""Where the views of a panel stand: large ones left, small ones right, formulas below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.theme import Theme
from gradsim.ui.view import View

SIDE_SHARE = 0.3
LARGEST_BAND = 0.5  # of the height; in a low window the plots come first


class Arrangement(View, QWidget):
    """Two columns of views and a band; it shows those that are open.

    A view keeps its widget all the time; opening it only moves it. In a window too small for
    both columns the right column is left out rather than cut, and so is the last view of a
    column that is too low; :meth:`turn` shows what was left out. A wide view for which the
    left column is too narrow stands above both.
    """

    #: A view has room again that was left out; it may show an older epoch.
    view_returned = Signal()
    #: Other views are visible, or left out.
    rearranged = Signal()

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
        self._page, self._pages = 0, 1
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
        """Add a view; those with a weight share the height that is left.

        A wide view, first in the left column, may stand above both.
        """
        if wide:
            self._wide.add(name)
        self._views[name] = view
        self._weights[name] = weight
        view.setParent(self)
        view.hide()

    def add_band(self, name: str, band: QWidget) -> None:
        """Add the band below the columns, which is a view too."""
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
        # a lecture of another version may name a view that there is not
        main = [name for name in main if name in self._views]
        side = [name for name in side if name in self._views]
        self._main_names, self._side_names = list(main), list(side)
        self._above, self._page = [], 0
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
        self.fit()

    def _in_columns(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if self._views[name] is not self._band]

    def toggled(self, name: str) -> tuple[list[str], list[str]]:
        """Return the views of both columns with this view added at the right, or removed."""
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

    @property
    def left_out(self) -> list[str]:
        """The names of open views that are not visible."""
        return [n for n in self.open_names if not self._views[n].isVisibleTo(self)]

    @property
    def page(self) -> tuple[int, int]:
        """The page of views that is visible, from 0, and how many there are."""
        return self._page, self._pages

    def turn(self) -> None:
        """Show views that are left out; after the last of them the first again."""
        self._page = (self._page + 1) % self._pages
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new size."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when a view needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Show what has room; a hidden view does not report that it needs less than before."""
        before, page, left_out = self._visible_names(), self.page, self.left_out
        self._fit_views()
        if self._visible_names() - before:
            self.view_returned.emit()
        if (self.page, self.left_out) != (page, left_out):
            self.rearranged.emit()

    def _visible_names(self) -> set[str]:
        return {name for name, view in self._views.items() if view.isVisible()}

    def _fit_views(self) -> None:
        theme = self.theme
        widest = theme.px(theme.side)
        width = min(max(round(self.width() * SIDE_SHARE), theme.px(216)), widest)
        beside = self.width() - width > theme.px(theme.tick) * 28
        side = self._side_names
        left = self.width() - (width + self._row.spacing() if side and beside else 0)
        self._raise_wide(left)
        height, above = self.height(), 0
        for name in self._above:
            above += self._views[name].heightForWidth(self.width()) + self._outer.spacing()
        main = [name for name in self._in_columns(self._main_names) if name not in self._above]
        opened = any(self._views[name] is self._band for name in self._main_names)
        lone = False  # a band too large for plots above it
        if opened and self._band is not None:
            needed = self._band.heightForWidth(self.width()) + self._outer.spacing()
            narrow = self._band.minimumSizeHint().width() > self.width()
            lone = narrow or needed >= (height - above) * LARGEST_BAND
            height -= 0 if lone else needed
        width = width if beside else self.width()
        lefts = self._in_pages(main, left, height, above, self._main.spacing())
        rights = self._in_pages(side, width, height, above, self._side.spacing())
        count = max(len(lefts), len(rights))
        if beside:
            pages = [(lefts[i % len(lefts)], rights[i % len(rights)]) for i in range(count)]
        else:  # each column on pages of its own
            pages = [*((views, []) for views in lefts), *(([], views) for views in rights if views)]
        if lone:
            pages.append(([], []))
        self._pages = len(pages)
        self._page = min(self._page, len(pages) - 1)
        shown = pages[self._page]
        if self._band is not None:
            fits = all(self._least_height(name, width) <= height for name in [*shown[0], *shown[1]])
            here = self._page == len(pages) - 1 if lone else fits or self._page == 0
            self._band.setVisible(opened and here)
        self._side_box.setFixedWidth(width)
        self._side_box.setVisible(bool(shown[1]))
        for name in self._above:
            self._views[name].setVisible(self._page == 0)
        for name in (*main, *side):
            self._views[name].setVisible(name in shown[0] or name in shown[1])

    def _raise_wide(self, width: int) -> None:
        """Place the first view above both columns where it is too wide for the left."""
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

    def _in_pages(
        self, names: Sequence[str], width: int, height: int, above: int, spacing: int
    ) -> list[list[str]]:
        """Return a column's views in pages, on each as many as have room, at least one.

        The first page has a height `above` less, and it may be empty then.
        """
        pages: list[list[str]] = [[]]
        used = above
        for name in names:
            least = self._least_height(name, width)
            if (pages[-1] or used) and used + least > height:
                pages.append([])
                used = 0
            pages[-1].append(name)
            used += least + spacing
        return pages

    def _least_height(self, name: str, width: int) -> int:
        view = self._views[name]
        least = view.minimumSizeHint().height()
        if view.hasHeightForWidth():  # lower where it is wide
            least = min(least, view.heightForWidth(width))
        return least

    def minimumSizeHint(self) -> QSize:
        """Return a small size: views shrink, and the right column may go."""
        return QSize(self.theme.px(280), self.theme.px(200))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._row.setSpacing(theme.px(32))
        self._main.setSpacing(theme.px(8))
        self._side.setSpacing(theme.px(16))
        self._outer.setSpacing(theme.px(12))
        self.fit()
