"""A figure laid out for a slide or a page: its look in points, and its height where it is free."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize

from gradsim.core.preset import NEXT_PAGE
from gradsim.core.sentence import Refusal, marked
from gradsim.page_setup import POINTS_PER_INCH, ROUNDED, SCREEN_DPI, Length, PageSetup
from gradsim.ui.export.sheet import FIGURE, MARGIN, VIEW_MARGIN, Sheet, Subject
from gradsim.ui.panels.arrangement import Arrangement
from gradsim.ui.panels.panel import Panel
from gradsim.ui.theme import THEMES, Theme
from gradsim.ui.view import PAGE_RATIO

_tr = marked

HIGHEST = 3.0  # widths of a figure whose views need so much
PRINT_MARGIN = 5
OTHERS = 0.65  # of the height that it has on a page of its own, is a view high at least
_TYPES = (
    *("title", "subtitle", "key_figure", "axis_text", "end_label", "interface", "small"),
    *("number", "sentence", "slider_label"),
)
_LINES = (
    *("curve", "ghost", "axis_line", "point", "rim", "cursor", "tangent", "drawing"),
    "formula_stroke",
)


def theme_of(setup: PageSetup) -> Theme:
    """Return the look of a figure, in pixels of its layout."""
    theme = THEMES[setup.look]
    if setup.is_print:
        sizes: dict[str, Any] = dict.fromkeys(_TYPES, theme.tick)
        sizes |= {"symbol": round(1.15 * theme.tick), "formula": round(1.4 * theme.tick)}
        theme = replace(theme, **sizes, number_weight=400, power=1.0, exponent=0.75)
    if setup.ground != "theme" and setup.look != "dark":
        theme = replace(theme, ground="#FFFFFF")
    zoom = setup.type_pixels / theme.tick
    factor = setup.lines * setup.dpi / POINTS_PER_INCH / (theme.curve * zoom)
    if abs(factor - 1) > 1e-9:
        lines: dict[str, Any] = {name: factor * getattr(theme, name) for name in _LINES}
        theme = replace(theme, **lines)
    return theme.zoomed(round(zoom, 9))


def fitting_theme(name: str, size: QSize) -> Theme:
    """Return a look whose text and lines are as large as they should be on such a page."""
    theme = THEMES[name]
    width, height = theme.drawn_for
    share = min(size.width() / width, size.height() / height)
    return theme.zoomed(max(round(share * 20) / 20, 0.3))


def setup_on_screen(theme: Theme, size: QSize) -> PageSetup:
    """Return what makes a figure of so many pixels in a look, as a window shows it."""
    point = POINTS_PER_INCH / SCREEN_DPI
    return PageSetup(
        size.width() * point,
        size.height() * point,
        theme.tick * theme.zoom * point,
        theme.curve * theme.zoom * point,
        theme.name,
        resolution=SCREEN_DPI,
    )


def on_pixels(size: tuple[int, int], look: str) -> PageSetup:
    """Return what makes a figure of so many pixels in a look, with text that fits the size."""
    page = QSize(*size)
    return setup_on_screen(fitting_theme(look, page), page)


def check_view(what: str, names: Collection[str]) -> None:
    """Raise Refusal where a figure, which has the views of these names, has no such view."""
    if what not in (FIGURE, *names):
        text = _tr("Core", "“{0}” is no view of this figure; its views are {1}")
        raise Refusal(text, what, ", ".join(names))


def sheet_of(kind: type[Panel], setup: PageSetup, subject: Subject, what: str = FIGURE) -> Sheet:
    """Return a sheet on which a figure, or one of its views, is laid out.

    Raises
    ------
    Refusal
        If the panel has no such view.
    """
    sheet = Sheet(kind, theme_of(setup), setup.dpi, is_clear=setup.ground == "transparent")
    try:
        if what != FIGURE:  # a panel may have others for one of its experiments
            sheet.panel.open_views(subject.main, subject.side)
            check_view(what, sheet.panel.view_titles())
    except Refusal:
        sheet.close()
        raise
    print_margins, usual = (PRINT_MARGIN, PRINT_MARGIN), (MARGIN, VIEW_MARGIN)
    margins = print_margins if setup.is_print else usual
    arrangement = sheet.panel.arrangement
    subject = _without(subject, setup, arrangement)
    if setup.height is None:  # there is room for all, and no next page
        subject = replace(subject, main=[name for name in subject.main if name != NEXT_PAGE])
    if setup.is_print and setup.height is None:
        arrangement.page_share = OTHERS
    width = setup.pixels(setup.width)
    size = QSize(width, setup.pixels(setup.height or PAGE_RATIO * setup.width))
    if what != FIGURE:
        sheet.show_view(subject, what, size, margins[1], titled=True)
    else:
        sheet.show_figure(subject, size, margin=margins[0])
        if setup.height is None and not arrangement.has_side:  # one column has all of them
            both = replace(subject, main=(*subject.main, *subject.side), side=())
            hero = arrangement.height_on_page(both.main[0], arrangement.width())
            arrangement.hero_share = 0.0
            arrangement.set_hero_least(lambda: hero)
            sheet.show_figure(both, size, margin=margins[0])
    if setup.height is None:
        sheet.fit_height(PAGE_RATIO, HIGHEST)
    return sheet


def check_height(sheet: Sheet, setup: PageSetup, unit: str = "cm") -> None:
    """Raise Refusal where views of a figure for a page would be cut off, with the least height.

    What is made of a window's pixels is squeezed as the window squeezes it.
    """
    if setup.height is None or setup.resolution == SCREEN_DPI:
        return
    least = sheet.least_height * POINTS_PER_INCH / setup.dpi
    if setup.height < ROUNDED * least:
        raise Refusal(
            _tr("Core", "a height of {0} cuts off what is shown; it needs {1} or more"),
            Length(setup.height, unit),
            Length(least, unit),
        )


def _without(subject: Subject, setup: PageSetup, arrangement: Arrangement) -> Subject:
    """Return a subject without what does not stand on the figure."""
    if not setup.has_title:
        subject = replace(subject, title="", scene="")
    if not setup.has_caption:
        subject = replace(subject, caption="", key_figure=None)
    if not setup.has_formulas:
        main = [name for name in subject.main if name != arrangement.band_name]
        subject = replace(subject, main=main)
    return subject
