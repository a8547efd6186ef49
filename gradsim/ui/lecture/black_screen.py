"""A black or white screen over the window, for when the room should look at the person."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class BlackScreen(QWidget):
    """Covers a window until any key is pressed or the mouse clicked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None  # had the focus
        self.color = "black"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.hide()
        window.installEventFilter(self)

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
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._before = self.window().focusWidget()
            self.setGeometry(self.window().rect())
            self.raise_()
            self.setFocus()
        elif self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()

    def lift(self) -> bool:
        """Uncover the window; return whether it was covered."""
        was_covered = self.isVisible()
        if was_covered:
            self.toggle(self.color)
        return was_covered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering a window that changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return False

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
