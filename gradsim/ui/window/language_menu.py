"""The menu of languages."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gradsim.ui.languages import LANGUAGES
from gradsim.ui.settings_file import chosen_language, keep_language
from gradsim.ui.stage import Stage


class LanguageMenu(QMenu):
    """The system's language, and each that there is; the choice holds from the next start."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.widget)
        self.setTitle(self.tr("Language"))
        self._stage = stage
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
        self._stage.show_message(self.tr("gradsim speaks this language from the next start on."))
