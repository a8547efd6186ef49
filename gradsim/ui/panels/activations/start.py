"""A sigmoid and a ReLU in one plot, with each neuron's point; a drag chooses where they start."""

from collections.abc import Mapping, Sequence

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.ui.plotting.overlay import Overlay, Point
from gradsim.ui.plotting.plot import CurveStyle, Plot
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting

LOW, HIGH = -0.5, 4.5  # of the values shown; ReLU and its kin go on beyond
REACH = 6.0


class ActivationStart(Plot):
    """f(z) of some activations; what is picked is the weighted input to start from."""

    def __init__(self, theme: Theme, activations: Mapping[str, Activation]) -> None:
        super().__init__(theme, "", "$z$")
        self.setAccessibleName(self.tr("weighted input of each neuron"))
        self._activations = dict(activations)
        self._styles_of = [list(ACTIVATIONS).index(name) for name in activations]
        self.x_ticks = (-6.0, -3.0, 0.0, 3.0, 6.0)
        self.set_curves([CurveStyle(style) for style in self._styles_of])
        self.set_ranges((-REACH, REACH), (LOW, HIGH))
        z = np.linspace(-REACH, REACH, 601)
        for index, activation in enumerate(self._activations.values()):
            values = activation.value(z)
            shown = (values >= LOW) & (values <= HIGH)
            self.set_data(index, z[shown], values[shown])

    def show_neurons(self, start: float, places: Sequence[Sequence[float]]) -> None:
        """Show of each activation the weighted inputs from z and, open, from −z.

        Those outside the plot stand at its edge.
        """
        ends = (format_setting(round(z, 2)) for z in (start, -start))
        self.set_title(self.tr("$f(z)$: ● from {0}, ○ from {1}").format(*ends), "$f(z)$")
        overlay = Overlay()
        for style, activation, of_both in zip(
            self._styles_of, self._activations.values(), places, strict=True
        ):
            for side, place in enumerate(of_both):
                inside = min(max(place, -REACH), REACH)
                value = min(max(float(activation.value(np.array(inside))), LOW), HIGH)
                overlay.points.append(Point(inside, value, style, hollow=side == 1))
        self.overlay = overlay
        self.refresh()
