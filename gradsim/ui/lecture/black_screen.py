"""A black screen over the window, for when the room should look at the person."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class BlackScreen(QWidget):
    """Covers a window until any key is pressed or the mouse clicked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None  # had the focus
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(self.tr("black screen"))
        self.hide()
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Cover the window, or uncover it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._before = self.window().focusWidget()
            self.setGeometry(self.window().rect())
            self.raise_()
            self.setFocus()
        elif self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()

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
            self.toggle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Uncover the window."""
        event.accept()
        self.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black."""
        QPainter(self).fillRect(self.rect(), QColor("black"))


_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
