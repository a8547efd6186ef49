"""How much of the screen the view has that makes the point."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

SHARE = 0.55  # of the height
WIDTH = 0.6


def hero(window: QWidget) -> QRect:
    """The place of the hero in the window: of the view, or of both that make the point."""
    arrangement, place = window.panel.arrangement, QRect()
    for name in arrangement.heroes:
        view = arrangement.view(name)
        assert view.isVisible(), name
        place = place.united(QRect(view.mapTo(window, QPoint()), view.size()))
    return place


def faults_of_hero(window: QWidget) -> list[str]:
    """Where the hero is smaller than it should be; nothing on a page of other views."""
    if window.panel.arrangement.page[0] > 0:
        return []
    place, title, bar = hero(window), window.title, window.time_bar
    top = title.mapTo(window, QPoint()).y() + title.height()
    room = bar.mapTo(window, QPoint()).y() - top
    least = SHARE * (window.height() if window.room.mode.active else room)
    found = []
    if place.height() < min(least, 0.9 * window.panel.height()):
        found.append(f"the hero is {place.height()} px high, of {least:.0f}")
    if place.width() < WIDTH * window.panel.width():
        found.append(f"the hero is {place.width()} px wide, of {window.panel.width()}")
    return found
