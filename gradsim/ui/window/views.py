"""Which views of a panel are in sight: the menu that opens them, and those without room."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from gradsim.ui.window.panel_stack import PanelStack


class Views(QObject):
    """Opens views of the panel on screen, and turns to those that find no room.

    Parameters
    ----------
    panels : PanelStack
        Has the panel on screen.
    menu : QMenu
        Lists the views, those that are open with a check.
    left_out : QToolButton
        Shows how many open views find no room; hidden where all do.
    turn : QAction
        The command that turns to them.
    """

    def __init__(
        self, panels: PanelStack, menu: QMenu, left_out: QToolButton, turn: QAction
    ) -> None:
        super().__init__(menu)
        self._turn = turn
        left_out.clicked.connect(turn.trigger)
        self._panels, self.menu, self._left_out = panels, menu, left_out

    def fill(self) -> None:
        """List the views of the panel on screen."""
        self.menu.clear()
        panel = self._panels.panel
        if panel is None:
            return
        for name, title in panel.view_titles().items():
            action = self.menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(name in panel.arrangement.open_names)
            action.triggered.connect(lambda _=False, view=name: self.toggle(view))
        self.show_left_out()

    def toggle(self, name: str) -> None:
        """Open a view, or close it."""
        if self._panels.panel is not None:
            self._panels.panel.toggle_view(name)
            self.fill()

    def turn(self) -> None:
        """Show the views that find no room, and after them the first again."""
        if self._panels.panel is not None:
            self._panels.panel.arrangement.turn()

    def show_left_out(self) -> None:
        """Show how many views find no room, or where those are that did."""
        panel = self._panels.panel
        if panel is None:
            return
        titles, left_out = panel.view_titles(), panel.arrangement.left_out
        page, pages = panel.arrangement.page
        if page == 0:
            count = len(left_out)
            more = self.tr("1 more view") if count == 1 else self.tr("{0} more views").format(count)
            text = f"{more} ›" if left_out else ""
        else:
            text = "‹ " + self.tr("Back") if page == pages - 1 else f"{page + 1} / {pages} ›"
        # as wide on every page, or a long title would break elsewhere and leave another height
        self._left_out.setMinimumWidth(0)
        longest = self.tr("{0} more views").format(len(panel.arrangement.open_names))
        self._left_out.setText(f"{longest} ›")
        least = self._left_out.sizeHint().width()
        self._left_out.setText(text)
        self._left_out.setMinimumWidth(max(least, self._left_out.sizeHint().width()))
        names = ", ".join(titles[name] for name in left_out)
        self._left_out.setToolTip(f"{names}: {self._turn.toolTip()}")
        self._left_out.setVisible(bool(text))
