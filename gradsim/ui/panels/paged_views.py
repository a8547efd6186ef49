"""The views of a panel: which are open, how much room they need, and which share a page."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gradsim.core.preset import NEXT_PAGE
from gradsim.ui.panels.columns import Page, stacks_of
from gradsim.ui.panels.key_figure import KeyFigureView
from gradsim.ui.theme import Theme
from gradsim.ui.view import View

SIDE_SHARE = 0.3  # of the width
HERO_SHARE = 0.55  # of the height
BELOW_KEY = 4  # pixels between the key figure and a pair, whose titles have room above them


class PagedViews(View, QWidget):
    """Views in a left column and a right one; see `Arrangement`, which places them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._views: dict[str, QWidget] = {}
        self._weights: dict[str, int] = {}
        self._wide: set[str] = set()
        self._main_names: list[str] = []
        self._side_names: list[str] = []
        self._band = ""
        self._key: KeyFigureView | None = None
        #: What share of the height the hero has at least.
        self.hero_share = HERO_SHARE
        #: The least height of views that take what there is, of that on a page of their own.
        self.page_share = 0.0
        self._hero_least: Callable[[], int] = lambda: 0
        self._side_share: float | None = None
        self._pair = "", ""

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

    def set_key(self, key: KeyFigureView) -> None:
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
    def has_pair(self) -> bool:
        """Whether the first page is that of a pair: both are first, and have room."""
        firsts = *self._main_names[:1], *self._side_names[:1]
        return self.has_side and firsts == self._pair

    @property
    def open_names(self) -> list[str]:
        """The names of the views that are open."""
        return [name for name in (*self._main_names, *self._side_names) if name != NEXT_PAGE]

    @property
    def band_name(self) -> str:
        """The name of the band, empty if there is none."""
        return self._band

    @property
    def columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the views that are open, by column, and where the next page begins."""
        return tuple(self._main_names), tuple(self._side_names)

    def view(self, name: str) -> QWidget:
        """Return a view."""
        return self._views[name]

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

    # ----- measures

    @property
    def _side_width(self) -> int:
        px = self.theme.px
        if self._side_share is not None:
            return max(round(self.width() * self._side_share) - px(16), px(216))
        return min(max(round(self.width() * SIDE_SHARE), px(216)), px(self.theme.side))

    @property
    def has_side(self) -> bool:
        """Whether a right column has room beside the left one."""
        return self.width() - self._side_width > self.theme.px(self.theme.tick) * 28

    @property
    def _main_width(self) -> int:
        beside = self._side_width + self.theme.px(32) if self.has_side else 0
        return self.width() - beside

    @property
    def least_of_hero(self) -> int:
        """The pixels that the hero is high at least, where there is room."""
        return max(self._hero_least(), round(self.height() * self.hero_share))

    def _least(self, name: str, width: int) -> int:
        view = self._views[name]
        least = view.minimumSizeHint().height()
        if view.hasHeightForWidth():  # lower where it is wide
            least = min(least, view.heightForWidth(width))
        if self.page_share and self._weights[name] and isinstance(view, View):
            least = max(least, round(self.page_share * view.page_ratio(width) * width))
        return least

    def _usual(self, name: str, width: int) -> int:
        """Return the height of a view without a weight, where there is room."""
        view = self._views[name]
        hint = view.heightForWidth(width) if view.hasHeightForWidth() else view.sizeHint().height()
        return max(hint, self._least(name, width))

    def height_on_page(self, name: str, width: int) -> int:
        """Return the height of a view on a page of its own, so wide."""
        view = self._views[name]
        if self._weights[name] and isinstance(view, View):
            return max(round(view.page_ratio(width) * width), self._least(name, width))
        return self._usual(name, width)

    @property
    def least_height(self) -> int:
        """The height below which the views that are never left out would be cut off."""
        page, _ = self._first_page()
        if page.band and not page.names:
            return self._views[self._band].heightForWidth(self.width())
        above = sum(self._least(name, self.width()) for name in page.above)
        heroes = [*page.main[:1], *(page.side[:1] if self.has_pair else [])]
        below = max((self._least(name, self._main_width) for name in heroes), default=0)
        gap = self._gaps[2] if above and below else 0
        return above + gap + below + (self.height_of_key if self.has_pair else 0)

    def _needed(self, names: Sequence[str], width: int, gap: int) -> int:
        return sum(self._least(name, width) + gap for name in names)

    @property
    def _gaps(self) -> tuple[int, int, int]:
        """Pixels between the views of the left column, of the right one, and above the band."""
        px = self.theme.px
        return px(8), px(16), px(12)

    @property
    def height_of_key(self) -> int:
        """The height that the key figure needs, with the gap below it."""
        width = self.width() if self.has_pair else self._side_width
        height = 0 if self._key is None else self._key.heightForWidth(width)
        gap = self.theme.px(BELOW_KEY) if self.has_pair else self._gaps[1]
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
        if main[:1] and main[0] in self._wide and self.has_side:
            page.above.append(main.pop(0))
            height -= self._above_height(page.above[0], main[:1]) + self._gaps[2]
        page.main = main[:1]
        others = main[1:]
        if self.has_pair:
            height -= self.height_of_key
        hero = self.least_of_hero - (self.height() - height)
        hero = max([hero, *(self._least(name, self._main_width) for name in page.main)])
        if self._band in first:
            band = self._views[self._band].heightForWidth(self.width()) + self._gaps[2]
            narrow = self._views[self._band].minimumSizeHint().width() > self.width()
            page.band = not narrow and (not page.main or height - band >= hero)
            height -= band if page.band else 0
        rest: list[str] = []
        page.key = self.has_side and self.height_of_key > 0
        if self.has_pair:
            page.side = self._side_names[:1]
            return page, [*others, *later, *self._side_names[1:]]
        room = height - self.height_of_key
        for name in self._side_names:  # the first of these may not fit where a later one does
            used = self._needed([*page.side, name], self._side_width, self._gaps[1])
            (page.side if self.has_side and used <= room else rest).append(name)
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
        return self.has_side and narrow and used <= room

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
        if not self.has_side:
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
