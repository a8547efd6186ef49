"""A card with a title, a text and a line below, over the window until it is answered."""

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.typeset import TypesetLabel


class Card(QFrame):
    """Shows typeset text near a place; any key or click closes it.

    A key that is still held down, from before, does not.
    """

    #: The key that was pressed before the card came is held down.
    held = Signal()

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme = theme
        self.title, self.text, self.foot = TypesetLabel(), TypesetLabel(), TypesetLabel()
        layout = self._layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, theme.px(16), margin, theme.px(16))
        layout.setSpacing(theme.px(10))
        for label in (self.title, self.text, self.foot):
            label.set_word_wrap(True)
            layout.addWidget(label)
        self.title.set_style(theme.font(theme.axis_text, 600), QColor(theme.text))
        self.text.set_style(theme.font(theme.subtitle), QColor(theme.text))
        self.foot.set_style(theme.font(theme.small), QColor(theme.muted))
        self.setStyleSheet(
            f"#card {{ background: {theme.field}; border: 1px solid {theme.axis}; "
            f"border-radius: {theme.px(8)}px; }}"
        )
        self._before: QWidget | None = window.focusWidget()

    def show_at(self, place: QPoint, title: str, text: str, foot: str, width: int) -> None:
        """Show a text beside a place of the window, wherever there is room."""
        self.title.set_text(title)
        self.text.set_text(text)
        self.foot.set_text(foot)
        self.foot.setVisible(bool(foot))
        window = self.window()
        width = min(width, window.width() - self.theme.px(40))
        height = min(self._layout.heightForWidth(width), window.height() - self.theme.px(24))
        gap = self.theme.px(12)
        x = min(max(place.x() + gap, gap), window.width() - width - gap)
        y = place.y() + gap
        if y + height > window.height() - gap:
            y = max(place.y() - gap - height, gap)
        self.setGeometry(x, min(y, window.height() - height - gap), width, height)
        self.setAccessibleName(self.title.accessibleName())
        self.setAccessibleDescription(self.text.accessibleName())
        self.show()
        self.raise_()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key before it is a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card."""
        event.accept()
        if event.isAutoRepeat():
            self.held.emit()
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the card."""
        event.accept()
        self.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the card when something else is clicked."""
        super().focusOutEvent(event)
        self._leave()

    def end(self) -> None:
        """Close the card; what had the focus has it again."""
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self._leave()

    def _leave(self) -> None:
        self._before = None  # it may be a card, with the one before that, and so on
        self.hide()
        self.deleteLater()
