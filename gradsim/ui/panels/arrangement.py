"""Where the views of a panel stand: the hero largest, the others in what it leaves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gradsim.core.preset import NEXT_PAGE
from gradsim.ui.panels.columns import HeightHint, Page, heights_of, stacks_of
from gradsim.ui.theme import Theme
from gradsim.ui.view import View

SIDE_SHARE = 0.3  # of the width
HERO_SHARE = 0.55  # of the height
BELOW_KEY = 4  # pixels between the key figure and a pair, whose titles have room above them


class Arrangement(View, QWidget):
    """A hero, a column at its right, a band below; it shows those views that are open.

    The first view of the left column is the hero. It has at least `HERO_SHARE` of the height;
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
        super().__init__()
        self.theme = theme
        self._views: dict[str, QWidget] = {}
        self._weights: dict[str, int] = {}
        self._wide: set[str] = set()
        self._main_names: list[str] = []
        self._side_names: list[str] = []
        self._band = ""
        self._key: QWidget | None = None
        self._hero_least: Callable[[], int] = lambda: 0
        self._side_share: float | None = None
        self._pair = "", ""
        self._page = 0
        self._pages = [Page()]
        self._placed: tuple[list[str], list[str]] = [], []
        self.restyle(theme)

    # ----- views

    def add_view(self, name: str, view: QWidget, weight: int = 0, wide: bool = False) -> None:
        """Add a view; those with a weight share the height that is left.

        A wide view, first in the left column, stands above both.
        """
        if wide:
            self._wide.add(name)
        self._views[name] = view
        self._weights[name] = weight
        view.setParent(self)
        view.hide()

    def add_band(self, name: str, band: QWidget) -> None:
        """Add the band below the columns, which is a view too."""
        self.add_view(name, band)
        self._band = name

    def set_key(self, key: QWidget) -> None:
        """Set what stands above the right column wherever it has something to show."""
        self._key = key
        key.setParent(self)

    def set_hero_least(self, least: Callable[[], int]) -> None:
        """Set what returns the pixels that the hero is high at least, where there is room."""
        self._hero_least = least

    def set_side(self, share: float) -> None:
        """Give the right column a share of the width, in place of the usual one."""
        self._side_share = share

    def set_pair(self, main: str, side: str) -> None:
        """Let two views, where both are first, fill the first page: as large as one another."""
        self._pair = main, side

    @property
    def _has_pair(self) -> bool:
        """Whether the first views of both columns are a pair, and there is room for it."""
        firsts = *self._main_names[:1], *self._side_names[:1]
        return self._has_side and firsts == self._pair

    @property
    def open_names(self) -> list[str]:
        """The names of the views that are open."""
        return [name for name in (*self._main_names, *self._side_names) if name != NEXT_PAGE]

    @property
    def columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the views that are open, by column, and where the next page begins."""
        return tuple(self._main_names), tuple(self._side_names)

    @property
    def heroes(self) -> list[str]:
        """The names of the views that make the point, where they are visible.

        Where the right column is as wide as the left one, they are the first of both.
        """
        page = self._pages[self._page]
        beside = page.side[:1] if self._side_share is not None else []
        return [*page.above, *page.main[:1], *beside] if self._page == 0 else []

    def view(self, name: str) -> QWidget:
        """Return a view."""
        return self._views[name]

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

    def toggled(self, name: str) -> tuple[list[str], list[str]]:
        """Return the views of both columns with this view added at the right, or removed."""
        main, side = list(self._main_names), list(self._side_names)
        if name in main:
            main.remove(name)
        elif name in side:
            side.remove(name)
        elif name == self._band:
            main.insert(main.index(NEXT_PAGE) if NEXT_PAGE in main else len(main), name)
        else:
            side.append(name)
        return main, side

    # ----- pages

    @property
    def left_out(self) -> list[str]:
        """The names of open views that are not visible."""
        return [n for n in self.open_names if not self._views[n].isVisibleTo(self)]

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

    def fit(self) -> None:
        """Show what has room; a hidden view does not report that it needs less than before."""
        before, was_page, left_out = self._visible_names(), self.page, self.left_out
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

    # ----- measures

    @property
    def key_is_alone(self) -> bool:
        """Whether the key figure has the right column of the page for itself."""
        page = self._pages[self._page]
        return page.key and not page.side

    @property
    def height_of_key(self) -> int:
        """The height that the key figure needs."""
        return self._key_height()

    @property
    def _side_width(self) -> int:
        px = self.theme.px
        if self._side_share is not None:
            return max(round(self.width() * self._side_share) - px(16), px(216))
        return min(max(round(self.width() * SIDE_SHARE), px(216)), px(self.theme.side))

    @property
    def _has_side(self) -> bool:
        """Whether a right column has room beside the left one."""
        return self.width() - self._side_width > self.theme.px(self.theme.tick) * 28

    @property
    def _main_width(self) -> int:
        return self.width() - self._side_width - self.theme.px(32)

    @property
    def least_of_hero(self) -> int:
        """The pixels that the hero is high at least, where there is room."""
        return max(self._hero_least(), round(self.height() * HERO_SHARE))

    def _least(self, name: str, width: int) -> int:
        view = self._views[name]
        least = view.minimumSizeHint().height()
        if view.hasHeightForWidth():  # lower where it is wide
            least = min(least, view.heightForWidth(width))
        return least

    def _usual(self, name: str, width: int) -> int:
        """Return the height of a view without a weight, where there is room."""
        view = self._views[name]
        hint = view.heightForWidth(width) if view.hasHeightForWidth() else view.sizeHint().height()
        return max(hint, self._least(name, width))

    def _needed(self, names: Sequence[str], width: int, gap: int) -> int:
        return sum(self._least(name, width) + gap for name in names)

    @property
    def _gaps(self) -> tuple[int, int, int]:
        """Pixels between the views of the left column, of the right one, and above the band."""
        px = self.theme.px
        return px(8), px(16), px(12)

    def _key_height(self) -> int:
        width = self.width() if self._has_pair else self._side_width
        height = 0 if self._key is None else self._key.heightForWidth(width)
        gap = self.theme.px(BELOW_KEY) if self._has_pair else self._gaps[1]
        return height + gap if height > 0 else 0

    # ----- what stands on which page

    def _paged(self) -> list[Page]:
        first, rest = self._first_page()
        pages = [first, *self._later_pages(rest)]
        if self._band in self._main_names and not first.band:
            pages.append(Page(band=True))
        return pages

    def _first_page(self) -> tuple[Page, list[str]]:
        """Return the page of the hero, and the names of the views that it leaves out."""
        page, height = Page(), self.height()
        first, later = self._parted()
        main = [name for name in first if name != self._band]
        later = [name for name in later if name != self._band]
        if main[:1] and main[0] in self._wide and self._has_side:
            page.above.append(main.pop(0))
            height -= self._above_height(page.above[0], main[:1]) + self._gaps[2]
        page.main = main[:1]
        others = main[1:]
        if self._has_pair:
            height -= self._key_height()
        hero = self.least_of_hero - (self.height() - height)
        hero = max([hero, *(self._least(name, self._main_width) for name in page.main)])
        if self._band in first:
            band = self._views[self._band].heightForWidth(self.width()) + self._gaps[2]
            narrow = self._views[self._band].minimumSizeHint().width() > self.width()
            page.band = not narrow and (not page.main or height - band >= hero)
            height -= band if page.band else 0
        rest: list[str] = []
        page.key = self._has_side and self._key_height() > 0
        if self._has_pair:
            page.side = self._side_names[:1]
            return page, [*others, *later, *self._side_names[1:]]
        room = height - self._key_height()
        for name in self._side_names:  # the first of these may not fit where a later one does
            used = self._needed([*page.side, name], self._side_width, self._gaps[1])
            (page.side if self._has_side and used <= room else rest).append(name)
        for name in others:
            used = hero + self._needed([*page.main[1:], name], self._main_width, self._gaps[0])
            if used <= height:
                page.main.append(name)
            elif self._fits_at_the_side(name, page, room):
                page.side.append(name)
            else:
                rest.append(name)
        return page, [*rest, *later]

    def _parted(self) -> tuple[list[str], list[str]]:
        """Return the views of the left column before the next page begins, and those after."""
        names = self._main_names
        end = names.index(NEXT_PAGE) if NEXT_PAGE in names else len(names)
        return names[:end], names[end + 1 :]

    def _fits_at_the_side(self, name: str, page: Page, room: int) -> bool:
        narrow = self._views[name].minimumSizeHint().width() <= self._side_width
        used = self._needed([*page.side, name], self._side_width, self._gaps[1])
        return self._has_side and narrow and used <= room

    def _above_height(self, name: str, below: Sequence[str]) -> int:
        """Return the height of the wide view, which leaves its least to the one below it."""
        room = self.height() - self._needed(below, self._main_width, self._gaps[2])
        return max(min(self._usual(name, self.width()), room), self._least(name, self.width()))

    def _later_pages(self, names: Sequence[str]) -> list[Page]:
        """Return further pages, on each as many views as have room, at least one."""
        pages: list[Page] = []
        mains = [name for name in names if name in self._main_names]
        sides = [name for name in names if name in self._side_names]
        lefts = self._stacked(mains, self._main_width, self._gaps[0])
        rights = self._stacked(sides, self._side_width, self._gaps[1])
        if not self._has_side:
            return [Page(main=names) for names in (*lefts, *rights)]
        for index in range(max(len(lefts), len(rights))):
            main, side = lefts[index : index + 1], rights[index : index + 1]
            if main:
                pages.append(Page(main=main[0], side=side[0] if side else []))
            else:  # alone, and so in the wide column
                pages.append(Page(main=side[0]))
        return pages

    def _stacked(self, names: Sequence[str], width: int, gap: int) -> list[list[str]]:
        return stacks_of(names, self.height(), lambda stack: self._needed(stack, width, gap) - gap)

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
        if page is self._pages[0] and self._has_pair:
            main_width = self._place_pair(page, bounds)
        elif page.side or page.key:
            main_width = self._main_width
            right = QRect(bounds)
            right.setLeft(self.width() - self._side_width)
            if page.key and self._key is not None:
                height = self._key_height() - side_gap if page.side else right.height()
                self._key.setGeometry(right.left(), right.top(), right.width(), height)
                right.setTop(right.top() + self._key_height())
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
            height = self._key_height()
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
        """Apply another theme."""
        super().restyle(theme)
        self.fit()
