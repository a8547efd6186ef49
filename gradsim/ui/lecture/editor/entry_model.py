"""The entries of a lecture as rows of a list, in groups by the part they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.ui.language import translated
from gradsim.ui.lecture.groups import Group, groups_of
from gradsim.ui.typesetting.numbers import format_setting
from gradsim.ui.typesetting.typeset import plain_text

MIME = "application/x-gradsim-entries"
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row has beside its text."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    MINUTES = ENTRY + 1  # as text
    GROUP = MINUTES + 1  # the one that the row belongs to


def minutes_text(minutes: float) -> str:
    """Return minutes to a tenth."""
    return format_setting(round(minutes, 1))


class EntryModel(QAbstractListModel):
    """A row for each entry; what is dragged is moved by the list, not by the model."""

    def __init__(self) -> None:
        super().__init__()
        self._lecture: Lecture | None = None
        self.groups: list[Group] = []
        self._group_of: list[Group] = []

    def show(self, lecture: Lecture) -> bool:
        """Show a lecture; return whether it has other rows than before, not only other texts."""
        before, groups = self._lecture, groups_of(lecture)
        names = [entry.preset.name for entry in lecture.entries]
        others = before is None or [entry.preset.name for entry in before.entries] != names
        if others:
            self.beginResetModel()
        self._lecture, self.groups = lecture, groups
        self._group_of = [group for group in groups for _ in range(group.count)]
        if others:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        return others

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """Return the number of entries."""
        return len(self._lecture.entries) if self._lecture is not None else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, or what is read out of it."""
        lecture, row = self._lecture, index.row()
        if lecture is None or not 0 <= row < len(lecture.entries):
            return None
        entry = lecture.entries[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: object = f"{row + 1}  {plain_text(translated(entry.preset.title))}"
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self._read_out(entry, row)
            case Role.ENTRY:
                found = entry
            case Role.MINUTES:
                found = self.tr("{0} min").format(minutes_text(lecture.plan[row]))
            case Role.GROUP:
                found = self._group_of[row]
            case _:
                found = None
        return found

    def _read_out(self, entry: Entry, row: int) -> str:
        assert self._lecture is not None
        title = plain_text(translated(entry.preset.title))
        minutes = minutes_text(self._lecture.plan[row])
        text = self.tr("{0}: {1}, {2} minutes").format(row + 1, title, minutes)
        group = self._group_of[row]
        return f"{text}; {group.number} {group.title}" if group.first == row else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be dragged, and others be dropped between them."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Move, and nothing else."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the numbers of the rows."""
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(MIME, ",".join(map(str, rows)).encode())
        return data
