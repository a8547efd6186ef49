"""The cross-entropy of one item over the output a: least at a = y (problem 3-2)."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from gradsim.core.costs import binary_entropy, cross_entropy_of_output
from gradsim.ui.plotting.plot import Overlay, Plot, Point, Segment
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting

HIGHEST = 3.0


class EntropyPlot(Plot):
    """C(a) for the chosen target, its minimum, and where the neuron is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("EntropyPlot", "cross-entropy $C(a)$"),
            QCoreApplication.translate("EntropyPlot", "output $a$"),
        )
        self._target = 0.0
        self._least = 0.0
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
        overlay = Overlay()
        least_text = format_number(least)
        if found:
            overlay.segments = [
                Segment((y, 0.0), (y, least), None, (4, 3)),
                Segment((0.0, least), (y, least), None, (4, 3)),
            ]
            text = self.tr("least at a = y: {0}").format(least_text)
            overlay.points.append(Point(y, least, INK, text, below=True, hollow=True))
        for output, cost, style in outputs:
            if cost <= HIGHEST:
                text = format_number(cost)
                there = found and text == least_text  # one number is enough for both
                overlay.points.append(Point(output, cost, style, "" if there else text))
        self.overlay = overlay
        self.refresh()
