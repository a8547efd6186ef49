"""The sheet of all keys, made from the table of commands."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.subjects import SUBJECTS
from gradsim.ui.language import translated
from gradsim.ui.window.commands import COMMANDS, MENUS

_COLUMNS = (("file", "run"), ("view", "edit"), ("lecture", "help"))


class HelpSheet(QDialog):
    """A dialog with every command that has a key, by menu, in three columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # or PySide may keep it
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        sheet = QWidget()
        sheet.setObjectName("plain")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        texts = dict(MENUS)
        for menus in _COLUMNS:
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(5)
            for menu in menus:
                self._add_head(grid, QCoreApplication.translate("Commands", texts[menu]))
                for keys, name in _lines(menu):
                    self._add_line(grid, keys, name)
            grid.setRowStretch(grid.rowCount(), 1)
            columns.addLayout(grid)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        note = QLabel(self.tr("Keys work wherever the focus is, except while text is being typed."))
        note.setProperty("role", "muted")
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # with the fonts of the style sheet
        margins = layout.contentsMargins()
        wanted = sheet.sizeHint() + foot.sizeHint().grownBy(margins)
        bar = scroll.verticalScrollBar().sizeHint().width()
        width = max(sheet.sizeHint().width() + bar, foot.sizeHint().width())
        wanted.setWidth(width + margins.left() + margins.right())
        self.resize((wanted + QSize(0, layout.spacing())).boundedTo(parent.window().size()))

    def _add_head(self, grid: QGridLayout, text: str) -> None:
        head = QLabel(text.replace("&", "").upper())
        head.setProperty("role", "head")
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)

    def _add_line(self, grid: QGridLayout, keys: Sequence[str], name: str) -> None:
        key_label = QLabel("  ".join(_native(key) for key in keys))
        key_label.setProperty("role", "strong")
        row = grid.rowCount()
        grid.addWidget(key_label, row, 0)
        grid.addWidget(QLabel(name.rstrip("…")), row, 1)


def _lines(menu: str) -> list[tuple[Sequence[str], str]]:
    """Return keys and names of a menu's commands."""
    lines: list[tuple[Sequence[str], str]] = [
        (command.keys, QCoreApplication.translate("Commands", command.text))
        for command in COMMANDS
        if command.menu == menu and command.keys
    ]
    if menu == "lecture":
        digits = QCoreApplication.translate("HelpSheet", "In a lecture: to that demonstration")
        lines.append((("1", "2", "…", "Return"), digits))
    if menu == "view":
        lines += [
            ((str(n),), translated(subject.title)) for n, subject in enumerate(SUBJECTS[:9], 1)
        ]
    return lines


def _native(key: str) -> str:
    arrows = {"Right": "→", "Left": "←", "-": "−"}
    return arrows.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
