"""A window that the tests of a module use one after the other, as new for each.

A window takes 0.3 to 0.7 s to open here, a demonstration in one that is open a tenth of that.
"""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSlider, QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.presets import Preset, preset_for
from gradsim.ui.session.scene import Scene
from gradsim.ui.view import views_in
from gradsim.ui.window.main_window import MainWindow

#: What a person chooses, by the class of the widget.
CHOICES: dict[type[QWidget], Callable[[Any], object]] = {
    QAbstractButton: QAbstractButton.isChecked,
    QComboBox: QComboBox.currentIndex,
    QSlider: QSlider.value,
}

#: What mouse and keys do to a view, and no demonstration takes back.
LASTING = ("chosen", "strokes", "prospect", "hovered", "_hovered", "_marked")


def choices_of(window: MainWindow) -> dict[tuple, object]:
    """What is chosen in a panel and its options, and what its visible views have noted of it."""
    panel = window.panel
    chosen: dict[tuple, object] = {}
    for number, part in enumerate(views_in(panel.options, panel)):
        if part is panel or part.isVisible():
            kinds = (bool, int, str) if part is panel else (bool,)
            for name, value in vars(part).items():
                is_plain = type(value) in kinds and name != "_placed"  # which painting changes
                if is_plain or name in LASTING:
                    chosen[number, name] = str(value)
    options = panel.options.findChildren(QWidget) if panel.options else []
    for where, parts in (("panel", panel.findChildren(QWidget)), ("options", options)):
        for number, part in enumerate(parts):
            for kind, choice in CHOICES.items():
                # a slider of the options shows a setting, not always in the same place
                if isinstance(part, kind) and (where, kind) != ("options", QSlider):
                    chosen[where, number] = choice(part)
    return chosen


class ReopenedWindow:
    """Opens demonstrations in one window, or in a new one where it cannot be made as new.

    Before a window is used again, what it showed last is opened once more: if something is then
    chosen that was not the first time, the test before has changed what no demonstration brings
    back.
    """

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._opened: tuple[Preset | Experiment, tuple[int, int], str] | None = None
        self._first: dict[tuple, dict[tuple, object]] = {}  # what was chosen, by what it opened

    def show(
        self, start: Preset | Experiment, size: tuple[int, int], theme: str, painted: bool
    ) -> MainWindow:
        """Begin to open a demonstration; :meth:`note` when its epoch is on screen."""
        opening = start, size, theme
        is_new = self.window is None
        if self.window is None:
            self.window = MainWindow(start, theme)
            self.window.resize(*size)
        self.window.setUpdatesEnabled(painted)
        if is_new:
            self.window.show()
        elif opening != self._opened:  # which is_as_new has opened again
            self._open(*opening)
        self._opened = opening
        return self.window

    def _open(self, start: Preset | Experiment, size: tuple[int, int], theme: str) -> None:
        window, session = self.window, self.window.session
        if window.theme.name != theme:
            window.look.set_theme(theme)
        window.resize(*size)
        session.close()  # nothing is left to come back to
        window.central._preset = window.central._begun = None  # or its views would stay
        window.time_bar.forget_pace()
        preset = start if isinstance(start, Preset) else preset_for(start)
        experiment = preset.experiment if preset is start else start
        session.scene = Scene(experiment, preset)
        session.start()
        session.undo_stack.clear()
        window.content.setFocus()
        QApplication.processEvents()

    def is_as_new(self, ready: Callable[[MainWindow], None]) -> bool:
        """Open the last one again, and see whether all is chosen as it was at first."""
        if self.window is None:
            return True
        if not shiboken6.isValid(self.window) or not self.window.isVisible():
            return False
        self.window.setUpdatesEnabled(False)
        self._open(*self._opened)
        ready(self.window)
        first, now = self._first[self._opened], choices_of(self.window)
        return all(now[name] == first[name] for name in now.keys() & first.keys())

    def note(self) -> None:
        """Note what is chosen, if it did not open this before."""
        if self._opened not in self._first:
            self._first[self._opened] = choices_of(self.window)

    def rest(self) -> None:
        """End its runs, and their threads."""
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.session.close()

    def close(self) -> None:
        """Close the window."""
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.close()
        self.window = None
        self._first.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
