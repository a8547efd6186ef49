"""Views that use some keys themselves, such as the arrows, while they have the focus."""

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
#: Of a drawing: arrows go from part to part, Return acts on one, Escape leaves.
DRAWING_KEYS = (*ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class KeepsKeys:
    """Mixed into a widget: with the focus it keeps `kept_keys`, which are else window shortcuts."""

    kept_keys: ClassVar[Collection[int]]

    def event(self, event: QEvent) -> bool:
        """Claim a key that is the widget's before it becomes a shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in self.kept_keys
        ):
            event.accept()
            return True
        kept: bool = super().event(event)  # type: ignore[misc]  # of the Qt class mixed with
        return kept
