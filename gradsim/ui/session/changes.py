"""Steps of undo: a change of what is shown, merged with the one before while it is dragged."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QUndoCommand

from gradsim.ui.session.scene import Scene

MERGE_SECONDS = 0.8  # edits of one setting closer than this, or of one drag, are undone together
LOOK_FOR_RELEASE = 50  # milliseconds


class Drags(QObject):
    """Tells one drag with the mouse from the next, whatever is dragged."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._held = QTimer(self, interval=LOOK_FOR_RELEASE)  # runs while a button is held
        self._held.timeout.connect(self.present)

    def present(self) -> int:
        """Return the number of the drag under way, 0 while no mouse button is held."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._held.stop()
            return 0
        if not self._held.isActive():
            self._count += 1
            self._held.start()
        return self._count


class SceneChange(QUndoCommand):
    """Another scene in place of the present one.

    Parameters
    ----------
    show : callable
        Shows a scene.
    old, new : Scene
        Before and after.
    setting : str
        The name of the one setting that differs, empty for other changes.
    drag : int
        The number of the drag that it belongs to, 0 for none.
    """

    def __init__(
        self, show: Callable[[Scene], None], old: Scene, new: Scene, setting: str, drag: int
    ) -> None:
        super().__init__(setting.replace("_", " ") or new.preset.title)
        self._show, self._old, self._new, self._setting = show, old, new, setting
        self._time, self._drag = time.monotonic(), drag

    def id(self) -> int:
        """Let all changes try to merge."""
        return 1

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Absorb a later change of the same setting."""
        assert isinstance(later, SceneChange)
        close = later._time - self._time < MERGE_SECONDS or 0 < later._drag == self._drag
        if not (self._setting and later._setting == self._setting and close):
            return False
        self._new, self._time, self._drag = later._new, later._time, later._drag
        return True

    def redo(self) -> None:
        """Show the new scene."""
        self._show(self._new)

    def undo(self) -> None:
        """Show the old scene."""
        self._show(self._old)
