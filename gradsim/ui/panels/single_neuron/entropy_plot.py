"""The cross-entropy of one item over the output a: least at a = y (problem 3-2)."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gradsim.core.costs import binary_entropy, cross_entropy_of_output
from gradsim.ui.plotting.overlay import Overlay, Point, Segment
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting, format_short
from gradsim.ui.typesetting.typeset import Typeset

HIGHEST = 3.0


class EntropyPlot(Plot):
    """C(a) for the chosen target, its minimum, and where the neuron is."""

    magnifies = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("EntropyPlot", "cross-entropy $C(a)$"),
            QCoreApplication.translate("EntropyPlot", "output $a$"),
        )
        self._target = 0.0
        self._least = 0.0
        self._found = False
        self.set_curves([(INK, False)])
        self.set_ranges((0.0, 1.0), (0.0, HIGHEST))

    def show_target(self, target: float) -> None:
        """Draw the curve of a target between 0 and 1."""
        self._target = min(max(target, 0.0), 1.0)
        self._least = float(binary_entropy(np.asarray(self._target)))
        edge = np.geomspace(1e-6, 0.05, 120)
        a = np.concatenate([edge, np.linspace(0.05, 0.95, 361)[1:-1], 1.0 - edge[::-1]])
        cost = cross_entropy_of_output(a, self._target)
        inside = cost <= HIGHEST
        self.set_data(0, a[inside], cost[inside])
        title = self.tr("cross-entropy $C(a)$ for the target $y =$ {0}")
        self.set_title(title.format(format_setting(target)))
        self.show_outputs(False, [])

    def withhold(self, withholds: bool) -> None:
        """Hide the curve, whose least value is asked for, or show it again."""
        self.withholds = withholds
        self._curves[0].setVisible(not withholds)
        self.refresh()

    def show_outputs(self, found: bool, outputs: Sequence[tuple[float, float, int]]) -> None:
        """Show neurons as (output, cost, style), and where C is least once that was found."""
        y, least = self._target, self._least
        if found != self._found:
            self._found = found
            self.resetCachedContent()  # the target is a tick of the axis
        overlay = Overlay()
        least_text = format_number(least)
        if found:
            overlay.segments = [
                Segment((y, 0.0), (y, least), None, (4, 3)),
                Segment((0.0, least), (y, least), None, (4, 3)),
            ]
            overlay.points.append(Point(y, least, INK, hollow=True))
        for output, cost, style in outputs:
            if cost <= HIGHEST:
                text = format_number(cost)
                there = found and text == least_text  # one number is enough for both
                overlay.points.append(Point(output, cost, style, "" if there else text))
        self.overlay = overlay
        self.refresh()

    @property
    def least_text(self) -> str:
        """What is said of the least cross-entropy."""
        text: str = self.tr("least at $a = y$: {0}")
        return text.format(format_number(self._least))

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where it stands what is said of the least."""
        return [self._name()[1]] if self._found else []

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Say where the cross-entropy is least."""
        if self._found:
            name, box = self._name()
            name.paint(painter, box.left(), box.top() + name.baseline)

    def _name(self) -> tuple[Typeset, QRectF]:
        """Return what is said of the least cross-entropy, and its place below the curve."""
        theme = self.theme
        name = Typeset(self.least_text, theme.font(theme.end_label), QColor(theme.text))
        gap = theme.px(theme.point + 5)
        spot = self.to_pixels(self._target, self._least)
        last = self.axes_rect().right() - name.size().width()
        corner = QPointF(min(spot.x() + gap, last), spot.y() + gap / 2)
        return name, QRectF(corner, name.size())

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        """Return round outputs and, once it was found, the target among them."""
        ticks = super()._x_tick_list(axes)
        if not self._found:
            return ticks
        label = format_short(self._target)
        room = self.theme.px(self.theme.tick * 0.6)

        def apart(value: float, text: str) -> bool:
            needed = (self._tick_width(text) + self._tick_width(label)) / 2 + room
            return abs(value - self._target) * axes.width() >= needed

        return [*(tick for tick in ticks if apart(*tick)), (self._target, label)]
