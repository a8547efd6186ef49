"""The panel "Ravine": the valley from above with both paths, and the costs over the steps."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from gradsim.core.recording import Recording
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point
from gradsim.ui.plotting.plot import CurveStyle, Plot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INK, Theme
from gradsim_ravine.experiment import Ravine

LEVELS = 6


class Valley(Plot):
    """Contours of the cost, and the path of each walker."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "$y$", "$x$")
        self.right_margin = 9.0
        contours = [CurveStyle(INK, ghost=True)] * LEVELS
        self.set_curves([*contours, CurveStyle(0), CurveStyle(1)])

    def show_ravine(self, ravine: Ravine) -> None:
        """Draw the contours; the outermost goes through the start."""
        x, y = ravine.start
        highest = (x * x + ravine.steepness * y * y) / 2
        width = 1.1 * float(np.sqrt(2 * highest))
        self.set_ranges((-width, width), (-0.6 * width, 0.6 * width))
        around = np.linspace(0.0, 2 * np.pi, 181)
        for number in range(LEVELS):
            radius = np.sqrt(2 * highest) * (number + 1) / LEVELS
            along, up = radius * np.cos(around), radius * np.sin(around)
            self.set_data(number, along, up / np.sqrt(ravine.steepness))

    def show_paths(self, recording: Recording, epoch: int) -> None:
        """Draw both paths up to an epoch."""
        overlay = Overlay()
        for series, name in enumerate(recording.experiment.series):
            x, y = (recording.values(column, series, 0, epoch + 1) for column in ("x", "y"))
            self.set_data(LEVELS + series, x, y)
            overlay.points.append(Point(float(x[-1]), float(y[-1]), series))
            overlay.end_labels.append(EndLabel(float(y[-1]), name, series))
        self.overlay = overlay
        self.refresh()


class RavinePanel(Panel):
    """The valley, and the costs."""

    explanations: ClassVar = {
        "valley": r"The cost $\frac{x^2 + \kappa y^2}{2}$ from above; each line is one height.",
        "cost": "The cost of each walker, step by step.",
    }

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.valley = Valley(theme)
        self.cost = EpochPlot(theme, "cost $C$", log_y=True)
        self.cost.names_on_curves = True
        self.cost.epoch_picked.connect(self.epoch_picked)
        self.arrangement.add_view("valley", self.valley, weight=3)
        self.arrangement.add_view("cost", self.cost, weight=2)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {"valley": "Valley", "cost": "Cost over steps"}

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a new run."""
        experiment = recording.experiment
        assert isinstance(experiment, Ravine)
        self.valley.show_ravine(experiment)
        curves = [
            Curve(recording, "cost", name, series, series)
            for series, name in enumerate(experiment.series)
        ]
        self.cost.show_curves(curves, experiment.last_epoch)

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw both walkers at an epoch."""
        self.valley.show_paths(recording, epoch)
        self.cost.update_curves(epoch)
