"""Where the boundary of a run lay at earlier epochs."""

import math
import weakref
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from gradsim.ui.plotting.plane.boundary import Array, boundary
from gradsim.ui.plotting.plane.field import HALF, FieldOf
from gradsim.ui.plotting.plane.field_map import FieldMap
from gradsim.ui.plotting.plane.items import PlaneLine
from gradsim.ui.typesetting.numbers import format_count

MOST = 1  # more would hide what is shown now
STEPS = (1, 3)  # times powers of ten: the epochs whose lines may be shown
APART = 0.12  # of the plane: how far lines are from one another somewhere, at least
SAMPLES = 24  # places of a line that are compared with another one


class EarlierLines:
    """Chooses epochs whose boundaries can be told from one another, the first ones first.

    Parameters
    ----------
    plane : FieldMap
        Where they are drawn.
    """

    def __init__(self, plane: FieldMap) -> None:
        self._plane = plane
        self._key: object = None
        self._traces: dict[int, list[Array]] = {}
        self._chosen: dict[int, list[PlaneLine]] = {}  # by the last epoch that was looked at

    def lines(self, run: object, epoch: int, field_at: Callable[[int], FieldOf]) -> list[PlaneLine]:
        """Return the lines of epochs before another one.

        Parameters
        ----------
        run : object
            What the lines belong to, and is not kept; those of another run are forgotten.
        epoch : int
            The epoch shown.
        field_at : callable
            Returns the function at an epoch; it is asked once for each.
        """
        axes = self._plane.axes_rect()
        key = weakref.ref(run), self._plane.ranges, axes.size().toTuple()
        if self._key != key:
            self._key, self._traces, self._chosen = key, {}, {}
        epochs = list(round_epochs(epoch))
        last = epochs[-1] if epochs else 0
        if last not in self._chosen:
            self._chosen[last] = self._lines_of(epochs, field_at)
        return self._chosen[last]

    def _lines_of(
        self, epochs: Sequence[int], field_at: Callable[[int], FieldOf]
    ) -> list[PlaneLine]:
        chosen: list[tuple[int, list[Array]]] = []
        for earlier in epochs:
            if earlier not in self._traces:
                self._traces[earlier] = self._boundary(field_at(earlier))
            lines = self._traces[earlier]
            if lines and all(self._is_apart(lines, others) for _, others in chosen):
                chosen.append((earlier, lines))
            if len(chosen) == MOST:
                break
        text = QCoreApplication.translate("EarlierLines", "epoch {0}")
        return [PlaneLine(lines, text.format(format_count(earlier))) for earlier, lines in chosen]

    def _boundary(self, field_of: FieldOf) -> list[Array]:
        x, y = self._plane.nodes()
        field = field_of(x, y)
        margins = field.values - HALF if field.margins is None else field.margins
        return boundary(margins, x, y)

    def _is_apart(self, lines: Sequence[Array], others: Sequence[Array]) -> bool:
        """Return whether some place of a line is far from all others."""
        axes = self._plane.axes_rect()
        there = self._plane.on_screen(np.concatenate(others))
        mine = self._plane.on_screen(np.concatenate(lines))
        mine = mine[np.linspace(0, len(mine) - 1, SAMPLES).astype(int)]
        ways = np.hypot(*(mine[:, None] - there).transpose(2, 0, 1)).min(axis=1)
        return bool(ways.max() > APART * math.hypot(axes.width(), axes.height()))


def round_epochs(before: int) -> Iterator[int]:
    """Yield epochs before another one: 1, 3, 10, 30, and so on."""
    power = 1
    while power < before:
        for step in STEPS:
            if step * power < before:
                yield step * power
        power *= 10
