"""Where the views of a panel stand: the hero largest, the others in what it leaves."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent

from gradsim.core.preset import NEXT_PAGE
from gradsim.ui.panels.columns import HeightHint, Page, heights_of
from gradsim.ui.panels.paged_views import BELOW_KEY, PagedViews
from gradsim.ui.theme import Theme


class Arrangement(PagedViews):
    """A hero, a column at its right, a band below; it shows those views that are open.

    The first view of the left column is the hero. It has at least `hero_share` of the height;
    the others follow in their order as far as there is room, each at its least legible size,
    and what then has no room is on the next page: :meth:`turn` shows it. A wide view that comes
    first stands above both columns, and is the hero together with the view below it.

    A view keeps its widget all the time; opening it only moves it.
    """

    #: A view has room again that was left out; it may show an older epoch.
    view_returned = Signal()
    #: Other views are visible, or left out.
    rearranged = Signal()
    #: Views stand elsewhere: the names of those visible in the left column, from the top, and in
    #: the right one.
    placed = Signal(list, list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._page = 0
        self._pages = [Page()]
        self._placed: tuple[list[str], list[str]] = [], []
        self._fits_later = False
        self.restyle(theme)

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views in these columns; the band where its name is in `main`.

        Those after `NEXT_PAGE` are not on the first page, even where there is room.
        """
        # a lecture of another version may name a view that there is not
        main = [name for name in main if name in self._views or name == NEXT_PAGE]
        main = main[1:] if main[:1] == [NEXT_PAGE] else main
        side = [name for name in side if name in self._views]
        self._main_names, self._side_names = list(main), list(side)
        self._page = 0
        for name in self._views.keys() - {*main, *side}:
            self._views[name].hide()
        self.fit()

    @property
    def heroes(self) -> list[str]:
        """The names of the views that make the point, where they are visible.

        Where the right column is as wide as the left one, they are the first of both.
        """
        page = self._pages[self._page]
        beside = page.side[:1] if self._side_share is not None else []
        return [*page.above, *page.main[:1], *beside] if self._page == 0 else []

    # ----- pages

    @property
    def left_out(self) -> list[str]:
        """The names of open views that are not visible."""
        return [n for n in self.open_names if not self._views[n].isVisibleTo(self)]

    @property
    def key_is_alone(self) -> bool:
        """Whether the key figure has the right column of the page for itself."""
        page = self._pages[self._page]
        return page.key and not page.side

    @property
    def page(self) -> tuple[int, int]:
        """The page of views that is visible, from 0, and how many there are."""
        return self._page, len(self._pages)

    def turn(self) -> None:
        """Show views that are left out; after the last of them the first again."""
        self._page = (self._page + 1) % len(self._pages)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the views to the new size."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when a view needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    @contextmanager
    def fitting(self) -> Iterator[None]:
        """Fit once at the end of what asks for it several times: that takes 1 to 4 ms each."""
        fits_later, self._fits_later = self._fits_later, True
        try:
            yield
        finally:
            self._fits_later = fits_later
            self.fit()

    def fit(self) -> None:
        """Show what has room; a hidden view does not report that it needs less than before."""
        if self._fits_later:
            return
        # whoever has asked for it until now need not ask again
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest)
        before, was_page, left_out = self._visible_names(), self.page, self.left_out
        if self._key is not None:
            second = (self.width() + self.theme.px(32)) // 2
            self._key.stand_over(second if self.has_pair else None)
        self._pages = self._paged()
        self._page = min(self._page, len(self._pages) - 1)
        page = self._pages[self._page]
        places = [*page.above, *page.main], list(page.side)
        if places != self._placed:
            self._placed = places
            self.placed.emit(*places)  # whose views may now need more room, or less
        self._place(page)
        if self._visible_names() - before:
            self.view_returned.emit()
        if (self.page, self.left_out) != (was_page, left_out):
            self.rearranged.emit()

    def _visible_names(self) -> set[str]:
        return {name for name, view in self._views.items() if view.isVisible()}

    # ----- where each stands

    def _place(self, page: Page) -> None:
        gap, side_gap, band_gap = self._gaps
        bounds = QRect(0, 0, self.width(), self.height())
        for name in page.above:
            height = self._above_height(name, page.main[:1])
            self._views[name].setGeometry(0, bounds.top(), self.width(), height)
            bounds.setTop(bounds.top() + height + band_gap)
        if page.band:
            band = self._views[self._band]
            height = min(band.heightForWidth(self.width()), self.height())
            top = self.height() - height if page.names else 0
            band.setGeometry(0, top, self.width(), height)
            bounds.setHeight(bounds.height() - height - band_gap)
        main_width = self.width()
        if page is self._pages[0] and self.has_pair:
            main_width = self._place_pair(page, bounds)
        elif page.side or page.key:
            main_width = self._main_width
            right = QRect(bounds)
            right.setLeft(self.width() - self._side_width)
            if page.key and self._key is not None:
                height = self.height_of_key - side_gap if page.side else right.height()
                self._key.setGeometry(right.left(), right.top(), right.width(), height)
                right.setTop(right.top() + self.height_of_key)
            self._stack(page.side, right, side_gap)
        bounds.setWidth(main_width)
        least = self.least_of_hero - bounds.top() if page is self._pages[0] else 0
        self._stack(page.main, bounds, gap, least)
        for name in self.open_names:
            visible = name in page.names or (page.band and name == self._band)
            self._views[name].setVisible(visible)
        if self._key is not None:
            self._key.setVisible(page.key)

    def _place_pair(self, page: Page, bounds: QRect) -> int:
        """Place the key figure, and the second view of a pair; return the width of the first.

        The key figure is taken off the top of `bounds`.
        """
        if page.key and self._key is not None:
            height = self.height_of_key
            self._key.setGeometry(0, bounds.top(), self.width(), height - self.theme.px(BELOW_KEY))
            bounds.setTop(bounds.top() + height)
        width = (self.width() - self.theme.px(32)) // 2
        right = QRect(self.width() - width, bounds.top(), width, bounds.height())
        self._stack(page.side, right, 0)
        return width

    def _stack(self, names: Sequence[str], bounds: QRect, gap: int, hero: int = 0) -> None:
        """Place views below one another; the first of them is at least `hero` high."""
        hints = [self._hint(name, bounds.width()) for name in names]
        heights = heights_of(hints, bounds.height() - gap * (len(names) - 1), hero)
        top = bounds.top()
        for name, height in zip(names, heights, strict=True):
            self._views[name].setGeometry(bounds.left(), top, bounds.width(), height)
            top += height + gap

    def _hint(self, name: str, width: int) -> HeightHint:
        weight, least = self._weights[name], self._least(name, width)
        usual = least if weight else self._usual(name, width)
        return HeightHint(least, usual, self._views[name].maximumHeight(), weight)

    def minimumSizeHint(self) -> QSize:
        """Return a small size: views shrink, and the right column may go."""
        return QSize(self.theme.px(280), self.theme.px(200))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; once all has its look, the views are fitted."""
        super().restyle(theme)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
