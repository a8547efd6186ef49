"""The menu of languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gradsim.ui.language import LANGUAGES
from gradsim.ui.window.window_state import chosen_language, keep_language

if TYPE_CHECKING:
    from gradsim.ui.window.main_window import MainWindow


class LanguageMenu(QMenu):
    """The system's language, and each that there is; the choice holds from the next start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setTitle(self.tr("Language"))
        self._window = window
        group = QActionGroup(self)
        chosen = chosen_language()
        # a language is called by its own name, so that it is found in a window one cannot read
        for code, name in {"": self.tr("System’s language"), **LANGUAGES}.items():
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == chosen)
            action.triggered.connect(lambda _=False, code=code: self._choose(code))
            group.addAction(action)

    def _choose(self, code: str) -> None:
        keep_language(code)
        self._window.say(self.tr("gradsim speaks this language from the next start on."))
