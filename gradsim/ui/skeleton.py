"""What a window shows before anything is in it: its areas, in the colours of the theme."""

from typing import NamedTuple

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.cover import Cover
from gradsim.ui.theme import Theme

HELD_BACK = 300  # milliseconds in which a first run is mostly drawn; after them parts are shown
#: Widths of the widest bold title in the rail, in sizes of its type, where the usual one is too
#: narrow for it: “Aktivierungen”.
_WIDEST_TITLES = {"de": 6.8}


class Edges(NamedTuple):
    """What depends on typefaces and words, which a window that appears does not know yet.

    Attributes
    ----------
    menu : int
        The height of the menu bar, in pixels.
    rail : int
        The width of the rail, in pixels.
    """

    menu: int
    rail: int

    @classmethod
    def usual(cls, theme: Theme, language: str) -> "Edges":
        """Return those of a look, in the language of a code, to a pixel or two."""
        text = round(1.16 * theme.interface * theme.zoom)
        title = _WIDEST_TITLES.get(language, 0.0) * theme.px(theme.small)
        rail = round(title) + theme.px(32)
        return cls(text + 2 * theme.px(7) + theme.px(1), max(theme.px(theme.rail), rail))


class Skeleton(Cover):
    """Covers a window, and looks as it will without what is written and drawn in it.

    Parameters
    ----------
    window : QWidget
        What it covers.
    theme : Theme
        The look of the window.
    edges : Edges
        Where its areas end.
    has_menu, has_sides : bool
        Whether there will be a menu bar, and rail and settings beside the plots.
    """

    def __init__(
        self, window: QWidget, theme: Theme, edges: Edges, has_menu: bool, has_sides: bool
    ) -> None:
        super().__init__(window)
        _fill(self, theme.hairline)  # seen between the areas
        middle = QHBoxLayout()
        middle.setSpacing(0)
        if has_sides:
            middle.addWidget(_area(theme.surface, width=edges.rail - 1))
            middle.addSpacing(1)
        middle.addWidget(_area(theme.ground), 1)
        if has_sides:
            middle.addWidget(_area(theme.surface, width=theme.px(theme.form)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if has_menu:
            layout.addWidget(_area(theme.surface, height=edges.menu - theme.px(1)))
            layout.addSpacing(theme.px(1))
        layout.addLayout(middle, 1)
        layout.addSpacing(1)
        layout.addWidget(_area(theme.surface, height=theme.px(theme.time_bar) - 1))
        self.cover()

    def stay_until(self, begun: SignalInstance) -> None:
        """Hide what has come into the window until something has begun: it finds its places."""
        self.cover()
        begun.connect(self.leave)
        QTimer.singleShot(HELD_BACK, self, self.leave)

    def leave(self) -> None:
        """Show what is in the window."""
        self.hide()
        self.deleteLater()


def _area(color: str, width: int = 0, height: int = 0) -> QWidget:
    area = QWidget()
    _fill(area, color)
    if width:
        area.setFixedWidth(width)
    if height:
        area.setFixedHeight(height)
    return area


def _fill(widget: QWidget, color: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(color))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
