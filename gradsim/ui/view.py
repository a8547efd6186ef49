"""What a widget may have that the program asks all of them for, with a default for each.

Whoever restyles, copies or withholds asks every :class:`View` and need not know which of them
has something to do.
"""

from collections.abc import Iterator
from typing import Self

from PySide6.QtWidgets import QWidget

from gradsim.ui.theme import Theme


class View:
    """Mixed into a widget; it stands before the Qt class, so that its methods come first."""

    theme: Theme

    def restyle(self, theme: Theme) -> None:
        """Take on another look; what is within the widget does so before it."""
        self.theme = theme

    def adopt_state(self, other: Self) -> None:
        """Take over what was chosen in another view of this class, beyond its settings."""

    def withhold(self, withholds: bool) -> None:
        """Keep back what tells how a run will go on, or show it."""


class PaintedView(View, QWidget):
    """A view that paints itself; its size depends on the look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self.updateGeometry()
        self.update()


def views_in(*widgets: QWidget | None) -> Iterator[View]:
    """Yield the views within some widgets, then those that are views themselves."""
    for widget in widgets:
        if widget is not None:
            parts = [*widget.findChildren(QWidget), widget]
            yield from (part for part in parts if isinstance(part, View))


def restyle(theme: Theme, *widgets: QWidget | None) -> None:
    """Give another look to some widgets and to all views within them."""
    for view in views_in(*widgets):
        view.restyle(theme)
