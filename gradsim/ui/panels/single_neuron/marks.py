"""What stands beside a way, on a map as on a landscape: epochs, and how far the cost has come."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gradsim.core.learning_state import FLAT
from gradsim.ui.panels.single_neuron.track import Track
from gradsim.ui.panels.single_neuron.way import Array, Way
from gradsim.ui.plotting.haloed import paint_haloed
from gradsim.ui.plotting.inks import text_colors
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_number

STEEP = 0.5  # of what is steepest; below `FLAT` it is flat
APART = 3.2  # lines of text between two names on a way


def cost_notes(way: Way, place: Array) -> Sequence[str]:
    """Return how far the cost has come, from the longest to the shortest way to say it."""
    epoch, *_, cost = place.tolist()
    if not epoch:
        return f"C = {format_number(cost)}", f"C = {format_number(cost, 2)}"
    start, now = format_number(float(way.places[3, 0]), 2), format_number(cost, 2)
    return f"C {start} → {now}", f"C = {now}"


def described(place: Array) -> str:
    """Return epoch, weight, bias and cost at a place in words."""
    text = QCoreApplication.translate("Marks", "epoch {0}: w = {1}, b = {2}, {3}")
    epoch, w, b, cost = place.tolist()
    note = f"C = {format_number(cost)}"
    return text.format(format_count(int(epoch)), format_number(w), format_number(b), note)


@dataclass(frozen=True, eq=False)
class Mark:
    """A name beside a spot of the screen; `share` is the cost there, of the highest."""

    spot: Array
    text: str
    share: float
    left_first: bool = False


@dataclass(frozen=True, eq=False)
class WayMarks:
    """The names on a way: the start, the epoch shown, and beads far enough from each other.

    Attributes
    ----------
    track : Track
        Where the way lies on the screen.
    spot : (4,) array
        The place shown, as in the track.
    area : QRectF
        Where names may stand.
    highest : float
        The cost whose colour is the strongest.
    to_left : bool
        Whether names stand at the left where they can, not only that of the start.
    steepness : float, optional
        How steep the cost is at the start, as a share of what is steepest.
    """

    theme: Theme
    track: Track
    place: Array
    spot: Array
    area: QRectF
    highest: float
    to_left: bool = False
    steepness: float | None = None

    def paint(self, painter: QPainter) -> None:
        """Paint all names for which there is room."""
        font = self.theme.font(self.theme.end_label, 600)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        line = self.track.until(self.spot)[1:3].T
        taken: list[QRectF] = []
        for mark in self._marks(metrics.height() * APART, line):
            box = self._free_box(mark, metrics, taken, self.track.line[1:3].T)
            if box is not None:
                taken.append(box)
                at = QPointF(box.left(), box.bottom() - metrics.descent())
                paint_haloed(painter, at, mark.text, *text_colors(self.theme, mark.share))

    def _mark(self, place: Array, spot: Array, text: str, left_first: bool = False) -> Mark:
        return Mark(spot, text, float(place[3]) / self.highest, left_first)

    def _marks(self, apart: float, line: Array) -> Iterator[Mark]:
        """Yield the names, the most important first.

        Which beads have one does not depend on the epoch shown, so that none jumps in a run.
        """
        is_steep = self.steepness is not None and self.steepness > STEEP  # the way leads off
        yield self._mark(self.track.way.places[:, 0], line[0], self._start(), not is_steep)
        epoch = int(self.place[0])
        if epoch:
            text = QCoreApplication.translate("Marks", "epoch {0}").format(format_count(epoch))
            yield self._mark(self.place, line[-1], text)
        last = line[0]
        beads = zip(self.track.way.beads.T, self.track.beads[1:3].T, strict=True)
        for bead, spot in itertools.takewhile(lambda pair: pair[0][0] < epoch, beads):
            if np.hypot(*(spot - last)) >= apart:
                last = spot
                if np.hypot(*(spot - line[-1])) >= apart * 0.8:
                    yield self._mark(bead, spot, format_count(int(bead[0])))

    def _start(self) -> str:
        """Return the name of the start, which says how steep the cost is there."""
        if self.steepness is not None and self.steepness < FLAT:
            return QCoreApplication.translate("Marks", "start: flat")
        if self.steepness is not None and self.steepness > STEEP:
            return QCoreApplication.translate("Marks", "start: steep")
        return QCoreApplication.translate("Marks", "start")

    def _free_box(
        self, mark: Mark, metrics: QFontMetricsF, taken: Sequence[QRectF], line: Array
    ) -> QRectF | None:
        """Return a free place beside a spot, at its better side first; None without one."""
        width, height = metrics.horizontalAdvance(mark.text), metrics.height()
        gap = self.theme.px(self.theme.point + 7)
        x, y = mark.spot
        lefts = [x + gap, x - gap - width]
        for rise in (0.5, 1.1, -0.1, 1.7, -0.7):
            for left in reversed(lefts) if mark.left_first or self.to_left else lefts:
                box = QRectF(left, y - rise * height, width, height)
                if (
                    self.area.contains(box)
                    and not _crosses(line, box.adjusted(-4, height / 6, 4, -height / 6))
                    and not any(map(box.intersects, taken))
                ):
                    return box
        return None


def _crosses(line: Array, box: QRectF) -> bool:
    x, y = line.T
    inside = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
    return bool(inside.any())
