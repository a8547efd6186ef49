"""What the network learns beside the speeds: its cost, and the gradient of its weights."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gradsim.ui.panels.layer_speed.cost_curves import cost_curves, guess_of
from gradsim.ui.panels.layer_speed.level_plot import Level, LevelPlot
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number

translate = QCoreApplication.translate


class LearningViews:
    """The cost over epochs with that of a constant guess, and ‖∂C/∂w^l‖ of each layer."""

    def __init__(self, theme: Theme) -> None:
        self.cost = LevelPlot(theme, translate("LearningViews", "cost $C$"))
        self.cost.set_logarithmic(False)
        self.cost.value_labels = True
        self.weights = SpeedPlot(
            theme,
            translate("LearningViews", r"gradient of the weights $\|\partial C / \partial w^l\|$"),
        )
        self.weights.set_title(self.weights.title, r"$\|\partial C / \partial w^l\|$")
        for plot in (self.cost, self.weights):
            plot.end_labels, plot.right_margin = False, 1.0
        self.weights.moves_title = True  # below the axis where it stands in the narrow column

    def begin(
        self,
        source: SpeedSource,
        kept: Sequence[tuple[str, SpeedSource]],
        last: int,
        logarithmic: bool,
    ) -> None:
        """Prepare for a run."""
        runs = [*kept, ("", source)]
        guess, self.cost.level = guess_of(source), None
        if guess is not None:
            name = translate("LearningViews", "guess by frequency {0}")
            text = name.format(format_number(guess.cost))
            self.cost.level = Level(guess.cost, text)
        self.cost.show_bands(cost_curves(runs, "cost"), [], last)
        layers = source.layers
        self.weights.set_logarithmic(logarithmic)
        self.weights.ratio = ((layers - 1) * source.series, 0) if layers > 1 else None
        self.weights.ratio_label = translate("LearningViews", "layer {0} : layer 1").format(layers)
        curves = [
            replace(curve, column=curve.column.replace("speed", "weights"), scale=1.0)
            for name, run in runs
            for curve in run.curves(name, first_only=run.layers != layers)
        ]
        self.weights.show_bands(curves, [], last)

    def place(self, main: Sequence[str]) -> None:
        """Leave room for the names of layers in the wide column only."""
        is_wide = "weight_speed" in main
        self.weights.end_labels, self.weights.right_margin = is_wide, 7.0 if is_wide else 1.0

    def show_epoch(self, epoch: int) -> None:
        """Draw what is visible."""
        for plot in (self.cost, self.weights):
            if plot.isVisible():
                plot.update_curves(epoch)
