"""Gates against the number of inputs: two layers, and a tree of pairs."""

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.circuits.blocks import parity_tree
from gradsim.core.circuits.boolean_functions import NAMED
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.steps import MOST_COUNTED, count_two_layers
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point
from gradsim.ui.plotting.plot import CurveStyle, Plot
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count
from gradsim.ui.typesetting.typeset import Typeset

TWO_LAYERS, TREE = 1, 0  # series of the theme
SIZES = tuple(range(2, MOST_COUNTED + 1))
NAMED_AT = {TWO_LAYERS: 13, TREE: 18}  # inputs at which a curve's name ends
LARGE = 10  # heights of an end label: axes higher than that have formulas, too
FORMULAS = {TWO_LAYERS: "$2^{n-1} + 1$", TREE: "$4(n - 1)$"}  # for parity


@lru_cache(8)
def two_layer_counts(function: str) -> tuple[int, ...]:
    """Return the gates of two layers for 2 to 20 inputs."""
    return tuple(count_two_layers(function, size)[1] for size in SIZES)


@lru_cache(1)
def tree_counts() -> tuple[int, ...]:
    """Return the gates of the tree of pairs for 2 to 20 inputs, all blocks unfolded."""
    return tuple(parity_tree(size).gate_count for size in SIZES)


class CircuitCounts(Plot):
    """Gate counts on a logarithmic axis, with a mark at the current number of inputs."""

    magnifies = True

    #: Another number of inputs was chosen.
    size_picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("number of gates"), self.tr("bits $n$"), log_y=True)
        self.setAccessibleName(self.tr("Gates against inputs"))
        self.right_margin = 5.6
        self.x_ticks = (2.0, 8.0, 14.0, 20.0)
        self.counts: dict[str, tuple[int, ...]] = {}
        self._function = ""
        self._gates = 0
        self._drawn = 0  # the inputs of the circuits that are drawn
        self._reached: int | None = None  # the largest size counted so far
        self.set_curves([CurveStyle(TWO_LAYERS), CurveStyle(TREE)])
        self.picked.connect(lambda x, _: self.size_picked.emit(min(max(round(x), 2), 20)))

    def show_counts(self, experiment: LogicCircuit) -> None:
        """Show the counts of an experiment's function; only its own where it has no name."""
        function = experiment.function
        self._gates = experiment.circuits[0].gate_count
        self._drawn = experiment.inputs
        if function == self._function:
            return
        self._function, self._reached = function, None
        self.counts = {}
        if function in NAMED:
            self.counts[self.tr("two layers")] = two_layer_counts(function)
        if function == "parity":
            self.counts[self.tr("tree of pairs")] = tree_counts()
        most = max((max(counts) for counts in self.counts.values()), default=1000)
        self.set_ranges((2.0, float(MOST_COUNTED)), (0.0, float(math.ceil(math.log10(most)))))
        self._draw()

    def _draw(self) -> None:
        """Draw the curves as far as sizes are counted."""
        x, curves = np.array(SIZES, float), list(self.counts.values())
        last = MOST_COUNTED if self._reached is None else self._reached
        for index in range(2):
            y = np.array(curves[index], float) if index < len(curves) else np.zeros(0)
            self.set_data(index, x[: last - 1][: len(y)], y[: last - 1])

    def show_size(self, size: int, reached: int | None = None) -> None:
        """Mark a number of inputs.

        Parameters
        ----------
        size : int
            The number of inputs.
        reached : int, optional
            The largest that is counted so far, where sizes are counted one after the other.
        """
        if reached != self._reached:
            self._reached = reached
            self._draw()
        is_whole = reached is None or reached >= MOST_COUNTED
        overlay = Overlay(cursor=float(size))
        for counts, series in zip(self.counts.values(), (TWO_LAYERS, TREE), strict=False):
            count = counts[size - 2]
            at_end = is_whole and size == MOST_COUNTED  # where the end label has it
            text = "" if at_end else format_count(count)
            below = counts[size - 2] <= min(other[size - 2] for other in self.counts.values())
            overlay.points.append(Point(size, count, series, text, below=below))
            if is_whole:
                overlay.end_labels.append(EndLabel(counts[-1], format_count(counts[-1]), series))
        if not self.counts:
            overlay.points.append(Point(size, self._gates, TWO_LAYERS, format_count(self._gates)))
        self.overlay = overlay
        described = [
            f"{name}: {format_count(counts[size - 2])}" for name, counts in self.counts.items()
        ]
        self.setAccessibleDescription(f"n = {size}, " + ", ".join(described))
        self.refresh()

    # ----- names on the curves

    def _lay_out(self) -> None:
        large = self._is_large()
        self.x_ticks = (2.0, 4.0, 8.0, 12.0, 16.0, 20.0) if large else (2.0, 8.0, 14.0, 20.0)
        super()._lay_out()

    def _is_large(self) -> bool:
        return bool(self.axes_rect().height() > self.theme.px(self.theme.end_label * LARGE))

    def _names(self) -> list[tuple[str, int, QRectF, Typeset | None]]:
        """Return the name of each curve that has come so far, its place, and its formula."""
        theme, named = self.theme, []
        metrics = QFontMetricsF(theme.font(theme.end_label, 600))
        curves = zip(self.counts.items(), (TWO_LAYERS, TREE), strict=False)
        for (name, counts), series in curves:
            at = NAMED_AT[series]
            if self._reached is not None and self._reached < at:
                continue
            formula = None
            if self._is_large() and self._function == "parity":
                font, color = theme.font(theme.end_label), theme.label_color(series)
                formula = Typeset(FORMULAS[series], font, color)
            width = metrics.horizontalAdvance(name)
            height = metrics.height() * (2.2 if formula else 1)
            curve = self.to_pixels(at, counts[at - 2])
            left = curve.x() - width - theme.px(10)
            top = curve.y() + theme.px(10) if series == TREE else curve.y() - height
            named.append((name, series, QRectF(left, top, width, height), formula))
        return named

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where the names of curves stand, and the gates of the circuits that are drawn."""
        drawn = [self._drawn_box()] if self._marks_drawn() else []
        return [*drawn, *(box for _, _, box, _ in self._names())]

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the names with their formulas, and mark the circuits that are drawn."""
        theme = self.theme
        for name, series, box, formula in self._names():
            painter.setFont(theme.font(theme.end_label, 600))
            painter.setPen(theme.label_color(series))
            metrics = QFontMetricsF(painter.font())
            painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), name)
            if formula is not None:
                x = box.right() - formula.size().width()
                top, high = box.top() + metrics.height() * 1.15, metrics.height() * 1.05
                ground = QRectF(x, top, formula.size().width(), high)
                painter.fillRect(ground, QColor(theme.ground))  # no line of the grid behind it
                formula.paint(painter, x, box.top() + metrics.height() * 1.9)
        if self._marks_drawn():
            self._mark_drawn(painter)

    def _mark_drawn(self, painter: QPainter) -> None:
        """Mark the size of the circuits that are drawn beside, with their gates."""
        theme = self.theme
        radius = 0.7 * theme.point * theme.zoom
        painter.setBrush(QColor(theme.ground))
        for counts, series in zip(self.counts.values(), (TWO_LAYERS, TREE), strict=False):
            painter.setPen(QPen(theme.color(series), 2 * theme.rim * theme.zoom))
            painter.drawEllipse(
                self.to_pixels(self._drawn, counts[self._drawn - 2]), radius, radius
            )
        painter.setBrush(QColor("transparent"))
        painter.setFont(theme.font(theme.end_label))
        painter.setPen(QColor(theme.text))
        foot = QPointF(self._drawn_box().left(), self._drawn_box().bottom())
        foot.setY(foot.y() - QFontMetricsF(painter.font()).descent())
        painter.drawText(foot, self.drawn_text())

    def drawn_text(self) -> str:
        """Return how many gates the circuits have that are drawn beside."""
        counts = (format_count(counts[self._drawn - 2]) for counts in self.counts.values())
        return str(self.tr("{0} against {1}").format(*counts))

    def _marks_drawn(self) -> bool:
        """Whether two circuits are drawn beside that the count has gone past."""
        reached = self._reached
        return reached is not None and reached > self._drawn and len(self.counts) > 1

    def _drawn_box(self) -> QRectF:
        """Return where that stands: below and to the right of the marks."""
        theme, metrics = self.theme, QFontMetricsF(self.theme.font(self.theme.end_label))
        lowest = min(counts[self._drawn - 2] for counts in self.counts.values())
        place = self.to_pixels(self._drawn, lowest)
        left, top = place.x() + theme.px(theme.point), place.y() + theme.px(theme.point * 0.5)
        return QRectF(left, top, metrics.horizontalAdvance(self.drawn_text()), metrics.height())
