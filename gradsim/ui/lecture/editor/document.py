"""The lecture that is edited: its entries, where it is saved, and what can be undone."""

import dataclasses
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import MOST_ENTRIES

MOST_STEPS = 200


@dataclass(frozen=True)
class State:
    """A lecture, the file that holds it, and what that file holds."""

    lecture: Lecture
    path: Path | None = None
    stored: Lecture | None = None  # None where no file holds it

    @property
    def is_saved(self) -> bool:
        """Whether nothing would be lost."""
        return self.stored == self.lecture


class Document(QObject):
    """A lecture under change; every change can be taken back, also that of the lecture."""

    #: The lecture is another, or other entries are chosen to be current.
    changed = Signal()

    def __init__(self, lecture: Lecture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State(lecture, stored=lecture)
        self._before: list[State] = []
        self._after: list[State] = []
        self._typed = ""  # what the last change was typed into

    @property
    def lecture(self) -> Lecture:
        """The lecture as it is."""
        return self.state.lecture

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries."""
        return self.lecture.entries

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._after)

    def show(self, state: State) -> None:
        """Edit another lecture, with nothing of it to be undone."""
        self.state = state
        self._before, self._after, self._typed = [], [], ""
        self.changed.emit()

    def take(self, state: State) -> None:
        """Edit another lecture; undo brings the one before back."""
        self._push(state)

    def change(self, lecture: Lecture, typed: str = "") -> None:
        """Change the lecture; what is typed into the same place is one step of undo."""
        if lecture != self.lecture:
            self._push(dataclasses.replace(self.state, lecture=lecture), typed)

    def _push(self, state: State, typed: str = "") -> None:
        if not (typed and typed == self._typed):
            self._before.append(self.state)
            del self._before[:-MOST_STEPS]
        self._after.clear()
        self._typed = typed
        self.state = state
        self.changed.emit()

    def saved_as(self, path: Path) -> None:
        """Note that the lecture is stored in a file."""
        self.state = dataclasses.replace(self.state, path=path, stored=self.lecture)
        # a state of before is not in the file any more
        for states in (self._before, self._after):
            states[:] = [
                dataclasses.replace(state, stored=self.lecture) if state.path == path else state
                for state in states
            ]
        self._typed = ""
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._go(self._after, self._before)

    def _go(self, source: list[State], target: list[State]) -> None:
        if source:
            target.append(self.state)
            self.state, self._typed = source.pop(), ""
            self.changed.emit()

    # ----- entries

    def _with(self, entries: Iterable[Entry], typed: str = "") -> None:
        self.change(dataclasses.replace(self.lecture, entries=tuple(entries)), typed)

    def replace(self, row: int, entry: Entry, typed: str = "") -> None:
        """Put another entry in the place of one."""
        entries = list(self.entries)
        entries[row] = entry
        self._with(entries, f"{typed} {row}" if typed else "")

    def add(self, row: int, entries: Iterable[Entry]) -> int:
        """Insert entries before a row, each under a name of its own; return how many."""
        result = list(self.entries)
        added = list(entries)[: max(MOST_ENTRIES - len(result), 0)]
        names = {entry.preset.name for entry in result}
        for place, entry in enumerate(added):
            name, number = entry.preset.name, 1
            while name in names:
                name, number = f"own-{number}", number + 1
            names.add(name)
            preset = dataclasses.replace(entry.preset, name=name)
            result.insert(row + place, dataclasses.replace(entry, preset=preset))
        self._with(result)
        return len(added)

    def remove(self, rows: Collection[int]) -> bool:
        """Leave entries out; one must stay."""
        left = [entry for row, entry in enumerate(self.entries) if row not in rows]
        if left:
            self._with(left)
        return bool(left)

    def move(self, rows: Collection[int], target: int) -> range:
        """Move entries together before a row; return the rows at which they are then."""
        chosen = [self.entries[row] for row in sorted(rows)]
        others = [entry for row, entry in enumerate(self.entries) if row not in rows]
        target -= sum(row < target for row in rows)
        self._with([*others[:target], *chosen, *others[target:]])
        return range(target, target + len(chosen))
