"""The log in a window: what happened, with the traceback, to read or to copy."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

MOST_SHOWN = 100_000  # bytes, the newest


class LogView(QDialog):
    """Shows the end of a log file; the window behind can still be used."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        where = QLabel(self.tr("The newest entries of {0} stand last.").format(path))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        self.text = QPlainTextEdit(_end_of(path))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        for widget in (where, self.text, close):
            layout.addWidget(widget)
        self.resize(QSize(900, 560).boundedTo(parent.size()))


def _end_of(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, file.seek(0, 2) - MOST_SHOWN))
            return file.read().decode("utf-8", "replace")
    except OSError as error:
        sentence = QCoreApplication.translate("LogView", "{0} cannot be read: {1}")
        return sentence.format(path, error.strerror or error)
