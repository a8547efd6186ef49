"""What a widget may have that the program asks all of them for, with a default for each.

Whoever restyles, copies or withholds asks every :class:`View` and need not know which of them
has something to do.
"""

from collections.abc import Iterator
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QTimer
from PySide6.QtGui import QHideEvent, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from gradsim.ui.theme import Theme

PAGE_RATIO = 0.66  # of height to width, for most views
LINGER = 10_000  # milliseconds: to make pictures again takes a tenth of opening a demonstration


class View:
    """Mixed into a widget; it stands before the Qt class, so that its methods come first."""

    theme: Theme

    def restyle(self, theme: Theme) -> None:
        """Apply a theme; what is within the widget does so before it."""
        self.theme = theme

    def adopt_state(self, other: Self) -> None:
        """Copy what was chosen in another view of this class, beyond its settings."""

    def page_ratio(self, width: int) -> float:
        """Return the height, in widths, that it has on a page of its own, so wide."""
        return PAGE_RATIO

    def withhold(self, withholds: bool) -> None:
        """Hide what shows how a run will go on, or show it again."""

    def drop(self) -> None:
        """Let go of what the mouse drags: another demonstration is about to be shown."""

    def forget_pictures(self) -> None:
        """Let go of the pictures that are kept of it, which are as large as the widget."""


class PaintedView(View, QWidget):
    """A view that paints itself; its size depends on the look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self.updateGeometry()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of its pictures, if it is not soon shown again."""
        super().hideEvent(event)
        forget_once_hidden(self)


def forget_once_hidden(view: View) -> None:
    """Let a view let go of its pictures, if it is not shown again soon."""
    assert isinstance(view, QWidget)

    def forget() -> None:
        if not view.isVisible():
            view.forget_pictures()

    # no method of the view: PySide leaves a reference behind for each that it is to call later
    QTimer.singleShot(LINGER, view, forget)


def picture_of(widget: QWidget, part: QRect | None = None) -> QPixmap:
    """Return how a widget looks, and lose nothing that is about to be painted on the screen.

    A scene tells its views in a later event that they are to be painted. Painted for a picture
    before, they take that for done, and what the screen shows is out of date.
    """
    for view in (widget, *widget.findChildren(QGraphicsView)):
        if isinstance(view, QGraphicsView) and view.scene() is not None:
            QCoreApplication.sendPostedEvents(view.scene(), QEvent.Type.MetaCall)
    return widget.grab() if part is None else widget.grab(part)


def views_in(*widgets: QWidget | None) -> Iterator[View]:
    """Yield the views within some widgets, then those that are views themselves."""
    for widget in widgets:
        if widget is not None:
            # not all widgets within: of a field's inner ones, which Qt makes and destroys, PySide
            # would keep what stands for them in Python for as long as the window is there
            yield from widget.findChildren(View)  # type: ignore[type-var]  # any class will do
            if isinstance(widget, View):
                yield widget


def restyle(theme: Theme, *widgets: QWidget | None) -> None:
    """Give another look to some widgets and to all views within them."""
    for view in views_in(*widgets):
        view.restyle(theme)
