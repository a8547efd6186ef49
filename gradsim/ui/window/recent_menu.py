"""The menu of files that were opened or saved last."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from gradsim.ui.stage import Stage
from gradsim.ui.window.file_dialogs import open_file
from gradsim.ui.window.window_state import WindowState


class RecentMenu(QMenu):
    """Lists recent files, as they are when it opens."""

    def __init__(self, stage: Stage, state: WindowState) -> None:
        super().__init__(QCoreApplication.translate("Commands", "Open recent"), stage.widget)
        self._stage, self._state = stage, state
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the files again."""
        self.clear()
        for path in self._state.recent:
            action = self.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: open_file(self._stage, path))
        if not self._state.recent:
            self.addAction(self.tr("none yet")).setEnabled(False)
