"""A black or white screen over the window, for when the room should look at the person."""

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gradsim.ui.cover import Cover


class BlackScreen(Cover):
    """Covers a window until any key is pressed or the mouse clicked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None  # had the focus
        self.color = "black"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def name(self) -> str:
        """What covers the window, in words."""
        return self.tr("white screen") if self.color == "white" else self.tr("black screen")

    def toggle(self, color: str = "black") -> None:
        """Cover the window, or uncover it; another colour takes the place of one."""
        stays = self.isVisible() and color != self.color
        self.color = color
        self.setAccessibleName(self.name)
        if stays:
            self.update()
            return
        if self.isVisible():
            self.hide()
            if self._before is not None and shiboken6.isValid(self._before):
                self._before.setFocus()
        else:
            self._before = self.window().focusWidget()
            self.cover()
            self.setFocus()

    def lift(self) -> bool:
        """Uncover the window; return whether it was covered."""
        was_covered = self.isVisible()
        if was_covered:
            self.toggle(self.color)
        return was_covered

    def event(self, event: QEvent) -> bool:
        """Take every key before it is a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Uncover the window."""
        event.accept()
        if event.key() not in _MODIFIERS:
            self.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Uncover the window."""
        event.accept()
        self.lift()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour."""
        QPainter(self).fillRect(self.rect(), QColor(self.color))


_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
