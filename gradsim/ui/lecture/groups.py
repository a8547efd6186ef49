"""The parts of a lecture, each with the entries that follow one another in it."""

from dataclasses import dataclass

from gradsim.core.lecture.lecture import Lecture
from gradsim.ui.language import translated


@dataclass(frozen=True)
class Group:
    """Entries that follow one another and belong to one part of the lecture."""

    number: str
    title: str
    first: int
    count: int
    minutes: float


def groups_of(lecture: Lecture) -> list[Group]:
    """Return the groups of a lecture, in its order."""
    groups: list[Group] = []
    sections = [entry.preset.section for entry in lecture.entries]
    starts = [row for row in range(len(sections)) if not row or sections[row] != sections[row - 1]]
    for start, end in zip(starts, [*starts[1:], len(sections)], strict=True):
        number, _, title = translated(sections[start]).partition(" ")
        if not number[:1].isdecimal():
            number, title = "", translated(sections[start])
        groups.append(Group(number, title, start, end - start, sum(lecture.plan[start:end])))
    return groups
