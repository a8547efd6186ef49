"""The editor of lectures: order, texts, and the user's experiments."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.preset import Preset
from gradsim.ui.language import installed_language, translated
from gradsim.ui.theme import Theme

_LINES = ("title", "question")
_OF_ENTRY = ("passage", "notes")  # the other texts are the preset's


class LectureEditor(QDialog):
    """A list to order, and the texts of the chosen entry; every edit holds at once.

    Parameters
    ----------
    lecture : Lecture
        What is edited.
    present : callable
        Returns the demonstration on screen, with its settings, to add it.
    """

    #: The lecture was edited.
    edited = Signal(object)
    save_wanted = Signal()
    open_wanted = Signal()
    #: The built-in lecture takes the place of another one.
    built_in_wanted = Signal()
    #: The entry of this number is to be shown on screen.
    place_picked = Signal(int)

    def __init__(
        self, lecture: Lecture, present: Callable[[], Preset], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit the lecture – gradsim"))
        self._present = present
        self._filling = False
        self.setModal(False)
        self._entries: list[Entry] = []
        self._undo: list[tuple[Entry, ...]] = []
        self.name = QLineEdit(lecture.title)
        self.name.setAccessibleName(self.tr("title of the lecture"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("demonstrations in their order"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._lecture = lecture
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        labels = {
            "title": self.tr("Title"),
            "question": self.tr("Question"),
            "caption": self.tr("Caption"),
            "passage": self.tr("Passage"),
            "notes": self.tr("My notes"),
        }
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for key, label in labels.items():
            field = QLineEdit() if key in _LINES else QPlainTextEdit()
            field.setAccessibleName(label)
            field.textChanged.connect(lambda *_, key=key: self._typed(key))
            self.fields[key] = field
            form.addRow(QLabel(label), field)
        buttons = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for key, text, act in (
            ("up", self.tr("Up"), lambda: self._move(-1)),
            ("down", self.tr("Down"), lambda: self._move(1)),
            ("remove", self.tr("Leave out"), self._remove),
            ("undo", self.tr("Undo"), self._undo_last),
            ("add", self.tr("Add what is on screen"), self._add),
            ("replace", self.tr("Replace by it"), self._replace),
            ("show", self.tr("Show"), lambda: self.place_picked.emit(self.list.currentRow())),
            ("open", self.tr("Open…"), self.open_wanted.emit),
            ("restore", self.tr("Built-in lecture"), self._restore),
            ("save", self.tr("Save as…"), self.save_wanted.emit),
            ("close", self.tr("Close"), self.accept),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.buttons[key] = button
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self.name)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.addLayout(left, 2)
        middle.addLayout(form, 3)
        outer = QVBoxLayout(self)
        outer.addLayout(middle, 1)
        outer.addLayout(buttons)
        margin = theme.px(20)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(theme.px(16))
        middle.setSpacing(theme.px(20))
        self.resize(theme.px(980), theme.px(640))
        self.list.currentRowChanged.connect(self._show)
        self.list.model().rowsMoved.connect(self._ordered)
        self.name.textEdited.connect(lambda _: self._changed())
        self._fill(lecture.entries, 0)

    @property
    def lecture(self) -> Lecture:
        """The lecture as it is edited."""
        return dataclasses.replace(
            self._lecture, title=self.name.text(), entries=tuple(self._entries)
        )

    def _fill(self, entries: tuple[Entry, ...], row: int) -> None:
        self._filling = True
        self._entries = list(entries)
        self.list.clear()
        for number, entry in enumerate(entries, 1):
            item = QListWidgetItem(_numbered(number, entry))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self._filling = False
        self.list.setCurrentRow(min(max(row, 0), len(entries) - 1))
        self.buttons["remove"].setEnabled(len(entries) > 1)
        self.buttons["undo"].setEnabled(bool(self._undo))

    def _show(self, row: int) -> None:
        if self._filling or not 0 <= row < len(self._entries):
            return
        self._filling = True
        for key, field in self.fields.items():
            text = _text(self._entries[row], key)
            if isinstance(field, QLineEdit):
                field.setText(text)
                field.setCursorPosition(0)
            else:
                field.setPlainText(text)
        self._filling = False

    def _typed(self, key: str) -> None:
        row = self.list.currentRow()
        if self._filling or row < 0:
            return
        field = self.fields[key]
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        entry = _with_text(self._entries[row], key, text)
        self._entries[row] = entry
        self.list.item(row).setText(_numbered(row + 1, entry))
        self.list.item(row).setData(Qt.ItemDataRole.UserRole, entry)
        self._changed()

    def _ordered(self) -> None:
        """Adopt the order into which the list was dragged."""
        if not self._filling:
            self._remember()
            rows = range(self.list.count())
            self._entries = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
            for row in rows:
                self.list.item(row).setText(_numbered(row + 1, self._entries[row]))
            self._changed()

    @property
    def chosen(self) -> list[int]:
        """The rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.list.selectedIndexes())

    def _move(self, steps: int) -> None:
        """Move what is selected by one row, as one block."""
        rows = self.chosen
        if not rows or rows[0] + steps < 0 or rows[-1] + steps >= len(self._entries):
            return
        self._remember()
        entries = list(self._entries)
        for row in rows if steps < 0 else reversed(rows):
            entries[row], entries[row + steps] = entries[row + steps], entries[row]
        self._fill(tuple(entries), rows[0] + steps)
        self._select([row + steps for row in rows])
        self._changed()

    def _select(self, rows: Sequence[int]) -> None:
        self.list.clearSelection()
        for row in rows:
            self.list.item(row).setSelected(True)

    def _remove(self) -> None:
        """Leave out what is selected; one entry stays."""
        rows = self.chosen
        if rows and len(rows) < len(self._entries):
            self._remember()
            left = [entry for row, entry in enumerate(self._entries) if row not in rows]
            self._fill(tuple(left), rows[0])
            self._changed()

    def _add(self) -> None:
        self._remember()
        row = self.list.currentRow() + 1
        names = {entry.preset.name for entry in self._entries}
        preset = self._present()
        if preset.name in names:
            number = next(n for n in range(1, len(names) + 2) if f"own-{n}" not in names)
            preset = dataclasses.replace(preset, name=f"own-{number}")
        self._entries.insert(row, Entry(preset))
        self._fill(tuple(self._entries), row)
        self._changed()

    def _replace(self) -> None:
        """Let the entry show what is on screen; its notes stay."""
        row = self.list.currentRow()
        if row >= 0:
            self._remember()
            name = self._entries[row].preset.name
            preset = dataclasses.replace(self._present(), name=name)
            self._entries[row] = dataclasses.replace(self._entries[row], preset=preset)
            self._fill(tuple(self._entries), row)
            self._changed()

    def show_lecture(self, lecture: Lecture) -> None:
        """Edit another lecture; what was done to the one before cannot be undone here."""
        self._lecture, self._undo = lecture, []
        self.name.setText(lecture.title)
        self._fill(lecture.entries, 0)

    def _restore(self) -> None:
        self._remember()
        self.built_in_wanted.emit()
        lecture = built_in_lecture(installed_language())
        self.name.setText(lecture.title)
        self._fill(lecture.entries, 0)
        self._changed()

    def _remember(self) -> None:
        self._undo.append(tuple(self._entries))
        self.buttons["undo"].setEnabled(True)

    def _undo_last(self) -> None:
        if self._undo:
            self._fill(self._undo.pop(), self.list.currentRow())
            self._changed()

    def _changed(self) -> None:
        self.edited.emit(self.lecture)


def _numbered(number: int, entry: Entry) -> str:
    return f"{number}  {translated(entry.preset.title)}"


def _text(entry: Entry, key: str) -> str:
    if key in _OF_ENTRY:
        return str(getattr(entry, key))
    return translated(str(getattr(entry.preset, key)))


def _with_text(entry: Entry, key: str, text: str) -> Entry:
    change: dict[str, Any] = {key: text}  # Any: mypy checks each field against every value
    if key in _OF_ENTRY:
        return dataclasses.replace(entry, **change)
    return dataclasses.replace(entry, preset=dataclasses.replace(entry.preset, **change))
