"""Every demonstration in every look at every size, each state painted once and looked at for all.

Nothing is cut off, nothing lies on anything else, no text is too small for a room, every view
can be turned to, and the keyboard reaches every control.
"""

import re

import pytest

from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.ui.session import companion
from tests.shortened import short_preset
from tests.ui.conftest import Opened
from tests.ui.heroes import faults_of_hero
from tests.ui.panels.test_layout import faults, grabbed, small_texts
from tests.ui.panels.test_overlaps import (
    inked,
    overlapping,
    siblings_overlapping,
    texts_of_labels,
)
from tests.ui.test_accessibility import unreached_controls

#: All is drawn for 1600×900 from 1920×1080 on, at 2560×1440, too.
PROJECTED = ((1280, 720), (1920, 1080), (3840, 2160))
SMALLEST = (880, 560)
#: Dark and light look alike but for colours (``test_themes.py``): each size is looked at in one.
SIZES = {"dark": PROJECTED[2:], "light": (SMALLEST, *PROJECTED[:2])}
SMALL = re.compile("10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]")  # digits of half the size


class Walk:
    """A window that is led from state to state, and what was found in them."""

    def __init__(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = opened
        self.window = opened.window
        self.found: list[str] = []
        self._monkeypatch = monkeypatch
        self.window.setUpdatesEnabled(False)  # it is painted where it is looked at

    def do(self, *names: str) -> None:
        """Press the keys of commands."""
        for name in names:
            self.window.actions_by_name[name].trigger()
        self.opened.settle()

    def look(
        self, place: str, size: tuple[int, int], least: float = 0, *, crowded: bool = False
    ) -> None:
        """Paint the window, and look for whatever may be wrong with it.

        Where it is crowded, formulas and drawings are scaled down, and texts may touch.
        """
        window = self.window
        window.resize(*size)
        self.opened.settle()
        place = f"{window.theme.name} at {size[0]}×{size[1]}, {place}"
        assert (window.width(), window.height()) == size, place
        window.setUpdatesEnabled(True)
        with inked(self._monkeypatch) as ink:
            noted = grabbed(window, self._monkeypatch)
        window.setUpdatesEnabled(False)
        assert len(ink) > 8, place
        found = [*faults(window, noted), *small_texts(window, least, noted)]
        found += faults_of_hero(window)
        found += [f"an exponent in small digits: {text}" for text, _ in ink if SMALL.search(text)]
        if not crowded:
            found += overlapping([*ink, *texts_of_labels(window)])
            found += siblings_overlapping(window)
        self.found += [f"{place}: {fault}" for fault in found]

    def turn(self, size: tuple[int, int]) -> None:
        """Turn to the views that find no room, until all have been seen."""
        self.window.resize(*size)
        self.opened.settle()
        arrangement = self.window.panel.arrangement
        first, seen = arrangement.left_out, set()
        assert self.window.content.left_out.isVisible() == bool(first)
        for number in range(arrangement.page[1]):
            shown = set(arrangement.open_names) - set(arrangement.left_out)
            assert shown - seen, "a page with nothing new"
            seen |= shown
            if size != SMALLEST:
                self.look(f"lecture, page {number}", size)
            self.do("more_views")
        assert seen == set(arrangement.open_names)
        assert arrangement.left_out == first  # round again


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_walk_through_all_looks_and_sizes(open_window, monkeypatch, preset):
    monkeypatch.setattr(companion, "find_preset", lambda name: short_preset(find_preset(name)))
    opened = open_window(short_preset(preset), size=PROJECTED[0], theme="projector")
    walk, window, session = Walk(opened, monkeypatch), opened.window, opened.session
    walk.look("before the run", PROJECTED[0], least=18)
    opened.run_to_end()
    walk.look("at the end", PROJECTED[0], least=18)
    walk.do("settings", "rail")
    assert window.form.isVisible() and window.rail.isVisible()
    # where rail and form are brought back, the formulas shrink to find room
    walk.look("with rail and form", PROJECTED[0], least=15, crowded=True)
    walk.do("settings", "rail", "lecture_mode")
    walk.turn(PROJECTED[0])
    if session.last_epoch:
        for epoch in (session.last_epoch // 3, 0):
            session.show_epoch(epoch)
            walk.look(f"lecture, epoch {epoch}", PROJECTED[0])
        session.show_epoch(session.last_epoch)
    walk.turn(PROJECTED[1])
    walk.do("lecture_mode")
    walk.look("at the end", PROJECTED[2], least=18)

    for theme, sizes in SIZES.items():
        window.resize(*sizes[0])  # all is then restyled once for both
        window.look.set_theme(theme)
        for size in sizes:
            walk.look("at the end", size, crowded=size == SMALLEST)
    assert window.form.isVisible() and unreached_controls(window) == []
    window.resize(*SMALLEST)
    walk.do("lecture_mode")
    walk.turn(SMALLEST)
    assert walk.found == [], "\n".join(walk.found)
