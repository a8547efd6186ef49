"""Columns of views: which of them stand together on a page, and how high each is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Page:
    """Names of the views that are visible together, by their place."""

    above: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    side: list[str] = field(default_factory=list)
    band: bool = False
    key: bool = False

    @property
    def names(self) -> list[str]:
        """The views of the columns."""
        return [*self.above, *self.main, *self.side]


class HeightHint(NamedTuple):
    """How high a view is in its column: at least, where there is room, and at most."""

    least: int
    usual: int
    most: int
    weight: int  # its share of the height that is left; one without it has its usual height


def heights_of(hints: Sequence[HeightHint], room: int, hero: int) -> list[int]:
    """Return heights: the least of each, and what is left by their weights.

    Parameters
    ----------
    hints : sequence of HeightHint
        The views of a column, from the top.
    room : int
        The height that they share, without the gaps.
    hero : int
        The least height of the first of them, where it has so much.
    """
    heights = [hint.least for hint in hints]
    spare = room - sum(heights)
    if heights and hero > heights[0]:
        spare -= hero - heights[0]
        heights[0] = hero
        if spare < 0:  # it is as large as it can be
            heights[0] += spare
    for index, hint in enumerate(hints):
        if not hint.weight:
            more = min(max(hint.usual - heights[index], 0), max(spare, 0))
            heights[index] += more
            spare -= more
    total = sum(hint.weight for hint in hints)
    if spare > 0 and total:
        for index, hint in enumerate(hints):
            heights[index] += spare * hint.weight // total
    return [min(height, hint.most) for height, hint in zip(heights, hints, strict=True)]


def stacks_of(
    names: Sequence[str], height: int, needed: Callable[[Sequence[str]], int]
) -> list[list[str]]:
    """Return views in stacks, on each as many as have room, at least one.

    Parameters
    ----------
    names : sequence of str
        The views, in their order.
    height : int
        The room of a stack.
    needed : callable
        Returns the least height of views below one another.
    """
    stacks: list[list[str]] = []
    for name in names:
        if not stacks or needed([*stacks[-1], name]) > height:
            stacks.append([])
        stacks[-1].append(name)
    return stacks
