"""The panel "Small network": cost, error and speeds over the epochs."""

from collections.abc import Sequence
from typing import ClassVar

from gradsim.core.recording import Recording
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.ui.language import QT_TRANSLATE_NOOP
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme

_tr = QT_TRANSLATE_NOOP


class SmallNetworkPanel(Panel):
    """Curves over the epochs."""

    explanations: ClassVar = {
        "cost": _tr("Explanations", "The mean cost of all points."),
        "error": _tr("Explanations", "The share of points on the wrong side of the boundary."),
    }

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.cost = EpochPlot(theme, self.tr("cost $C$"))
        self.error = EpochPlot(theme, self.tr("share of wrong points"))
        for name, view in (("cost", self.cost), ("error", self.error)):
            view.epoch_picked.connect(self.epoch_picked)
            self.arrangement.add_view(name, view, weight=3)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {"cost": self.tr("Cost over epochs"), "error": self.tr("Wrong points over epochs")}

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a new run."""
        ghosts = [run for run in kept if isinstance(run.recording.experiment, SmallNetwork)]
        for name, view in (("cost", self.cost), ("error", self.error)):
            curves = [Curve(run.recording, name, run.name, ghost=True) for run in ghosts]
            view.show_curves([*curves, Curve(recording, name, "")], recording.experiment.last_epoch)

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw the cursor of an epoch."""
        for view in (self.cost, self.error):
            if view.isVisible():
                view.update_curves(epoch)
