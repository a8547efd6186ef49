"""Steps of undo: a change of what is shown, merged with the one before while it is dragged."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QUndoCommand, QUndoStack

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

    def push(self, stack: QUndoStack) -> None:
        """Show the new scene, in a step of its own or in that of the change before.

        PySide keeps for ever what a stack merges itself, and with it the session and its runs: of
        a drag, one for each move of the mouse.
        """
        newest = stack.command(stack.index() - 1) if stack.index() == stack.count() else None
        if isinstance(newest, SceneChange) and newest._goes_on_with(self):
            self.redo()
            newest._new, newest._time, newest._drag = self._new, self._time, self._drag
        else:
            stack.push(self)

    def _goes_on_with(self, later: SceneChange) -> bool:
        close = later._time - self._time < MERGE_SECONDS or 0 < later._drag == self._drag
        return bool(self._setting) and later._setting == self._setting and close

    def redo(self) -> None:
        """Show the new scene."""
        self._show(self._new)

    def undo(self) -> None:
        """Show the old scene."""
        self._show(self._old)
