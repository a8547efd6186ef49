"""The sheet of all keys, made from the table of commands."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gradsim.core.panels import PANELS
from gradsim.ui.commands import COMMANDS, MENUS
from gradsim.ui.language import translated


class HelpSheet(QDialog):
    """A dialog with every command that has a key, by menu, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(2, 32)
        layout.addLayout(grid)
        places = {"file": 0, "edit": 0, "view": 0, "run": 3, "lecture": 3, "help": 3}
        rows = {0: 0, 3: 0}
        for menu, text in MENUS:
            column = places[menu]
            head = QLabel(QCoreApplication.translate("Commands", text).replace("&", "").upper())
            head.setProperty("role", "head")
            grid.addWidget(head, rows[column], column, 1, 2)
            rows[column] += 1
            lines = [
                (command.keys, QCoreApplication.translate("Commands", command.text))
                for command in COMMANDS
                if command.menu == menu and command.keys
            ]
            if menu == "view":
                lines += [
                    ((str(number),), translated(panel.title))
                    for number, panel in enumerate(PANELS, 1)
                ]
            for keys, name in lines:
                key_label = QLabel("  ".join(_native(key) for key in keys))
                key_label.setProperty("role", "strong")
                grid.addWidget(key_label, rows[column], column)
                grid.addWidget(QLabel(name.rstrip("…")), rows[column], column + 1)
                rows[column] += 1
        note = QLabel(self.tr("Keys work wherever the focus is, except while text is being typed."))
        note.setProperty("role", "muted")
        layout.addSpacing(12)
        layout.addWidget(note)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout.addWidget(close)


def _native(key: str) -> str:
    arrows = {"Right": "→", "Left": "←", "-": "−"}
    return arrows.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
