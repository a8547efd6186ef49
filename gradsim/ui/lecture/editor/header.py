"""The head of the editor: the lecture's name, whether it is saved, and what to do with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from gradsim.ui.icons import icon
from gradsim.ui.lecture.editor.document import State
from gradsim.ui.theme import Theme

HEIGHT = 72
_ICONS = ("undo", "redo")  # the others have words


class Header(QWidget):
    """A line above the editor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("editorHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = QLineEdit()
        self.name.setObjectName("lectureName")
        self.name.setAccessibleName(self.tr("title of the lecture"))
        self.mark, self.state, self.file = QLabel(), QLabel(), QLabel()
        self.file.setProperty("role", "muted")
        self.state.setAccessibleName(self.tr("whether the lecture is saved"))
        self.recent = QMenu(self)
        self.buttons: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.name, 4)
        for label in (self.mark, self.state, self.file):
            self._layout.addWidget(label)
        self._layout.addStretch(1)
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        save, save_as = QKeySequence.StandardKey.Save, QKeySequence.StandardKey.SaveAs
        for key, text, shortcut in (
            ("undo", self.tr("Undo"), undo),
            ("redo", self.tr("Redo"), redo),
            ("open", self.tr("Lectures"), None),
            ("save_as", self.tr("Save as…"), save_as),
            ("save", self.tr("Save"), save),
            ("give", self.tr("Give this lecture"), None),
        ):
            button = QPushButton("" if key in _ICONS else text)
            button.setAccessibleName(text)
            if shortcut is not None:
                name = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                button.setToolTip(f"{text} ({name})" if name else text)
            self.buttons[key] = button
            self._layout.addWidget(button)
        self.buttons["open"].setMenu(self.recent)
        self.buttons["open"].setProperty("role", "menu")
        self.buttons["give"].setObjectName("primary")
        self.restyle(theme)

    def fill_menu(
        self,
        recent: list[Path],
        *,
        new: Callable[[], object],
        choose: Callable[[], object],
        built_in: Callable[[], object],
        open_file: Callable[[Path], object],
    ) -> None:
        """List what can be opened."""
        menu = self.recent
        menu.clear()
        menu.addAction(self.tr("Open lecture…"), choose)
        menu.addAction(self.tr("New lecture of what is on screen"), new)
        menu.addAction(self.tr("The built-in lecture"), built_in)
        menu.addSeparator()
        for path in recent:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: open_file(path))
        if not recent:
            menu.addAction(self.tr("none opened or saved yet")).setEnabled(False)

    def show_state(self, state: State) -> None:
        """Say whether all is saved, and where."""
        theme = self.theme
        saved, is_file = state.is_saved, state.path is not None
        if not saved:
            text, mark, color = self.tr("not saved yet"), "●", theme.labels[1]
        elif is_file:
            text, mark, color = self.tr("saved"), "", theme.labels[2]
        else:
            text, mark, color = self.tr("the built-in lecture"), "", theme.muted
        size = theme.px(16)
        if mark or not is_file:
            self.mark.setText(mark)
        else:
            self.mark.setPixmap(icon("check", color, size).pixmap(QSize(size, size)))
        self.mark.setVisible(not saved or is_file)
        self.mark.setStyleSheet(f"color: {color};")
        self.state.setText(text)
        self.file.setText(state.path.name if state.path is not None else "")
        self.file.setToolTip(str(state.path or ""))
        self.buttons["save"].setEnabled(not saved)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        px = theme.px
        self.setFixedHeight(px(HEIGHT))
        self._layout.setContentsMargins(px(24), 0, px(24), 0)
        self._layout.setSpacing(px(10))
        self.name.setMaximumWidth(px(456))
        self.name.setMinimumWidth(px(280))
        pixels = px(16)
        for name in _ICONS:
            self.buttons[name].setIcon(icon(name, theme.text, pixels))
        self.buttons["give"].setIcon(icon("play", theme.on_accent, pixels))
        for name in (*_ICONS, "give"):
            self.buttons[name].setIconSize(QSize(pixels, pixels))
