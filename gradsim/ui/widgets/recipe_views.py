"""The views of three recipes: the ratio of speeds, a table, and the first layer's speed."""

from collections.abc import Sequence

from gradsim.core.recording import Recording
from gradsim.core.what_helps import HIGH, LOW, RECIPES, WhatHelps
from gradsim.ui.numbers import format_number
from gradsim.ui.theme import Theme
from gradsim.ui.widgets.column_table import ColumnTable, TableRow
from gradsim.ui.widgets.epoch_plot import Curve
from gradsim.ui.widgets.speed_plot import Band, SpeedPlot


class RecipeViews:
    """Curves and table of the experiment "what helps"; a recipe's style is its place."""

    def __init__(self, theme: Theme) -> None:
        self.ratio = SpeedPlot(theme, "ratio")
        self.ratio.right_margin = 12.5
        self.first = SpeedPlot(theme, r"speed of layer 1 $\|\delta^1\|$")
        self.first.right_margin = 1.0
        self.first.end_labels = False
        self.table = ColumnTable(theme, "ratio of last to first layer’s speed")

    def begin(self, recording: Recording, kept: Sequence[tuple[str, Recording]], last: int) -> None:
        """Prepare for a run."""
        experiment = recording.experiment
        assert isinstance(experiment, WhatHelps)
        depth = experiment.depth
        self.ratio.set_title(
            rf"last to first layer’s speed $\|\delta^{{{depth}}}\| : \|\delta^1\|$",
            rf"$\|\delta^{{{depth}}}\| : \|\delta^1\|$",
        )
        self.ratio.note = self._what(experiment)
        bands = [
            Band(recording, "ratio_low", "ratio_high", style, style)
            for style in range(len(RECIPES))
            if experiment.networks > 1
        ]
        self.ratio.show_bands(self._curves("ratio_median", recording, kept), bands, last)
        self.first.show_bands(self._curves("speed_first", recording, kept), [], last)

    @staticmethod
    def _what(experiment: WhatHelps) -> str:
        if experiment.networks == 1:
            return ""
        return f"median and {LOW} to {HIGH} % of {experiment.networks} networks"

    @staticmethod
    def _curves(
        column: str, recording: Recording, kept: Sequence[tuple[str, Recording]]
    ) -> list[Curve]:
        return [
            Curve(one, column, name or recipe.label, style, style, ghost=bool(name))
            for name, one in [*kept, ("", recording)]
            for style, recipe in enumerate(RECIPES)
        ]

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw what is visible."""
        for plot in (self.ratio, self.first):
            if plot.isVisible():
                plot.update_curves(epoch)
        if self.table.isVisible():
            self._show_table(recording, epoch)

    def _show_table(self, recording: Recording, epoch: int) -> None:
        experiment = recording.experiment
        assert isinstance(experiment, WhatHelps)
        rows = []
        for style, recipe in enumerate(RECIPES):
            count = round(recording.at(epoch, "networks_learning", style))
            texts = [
                format_number(recording.at(0, "ratio_median", style)),
                format_number(recording.at(epoch, "ratio_median", style)),
            ]
            rows.append(TableRow(recipe.label, tuple(texts), style=style, line_above=style > 0))
            if experiment.networks > 1:
                ends = [
                    "–".join(
                        format_number(recording.at(when, f"ratio_{part}", style), 2)
                        for part in ("low", "high")
                    )
                    for when in (0, epoch)
                ]
                rows.append(TableRow(f"{LOW} to {HIGH} %", tuple(ends), muted=True))
            if count < experiment.networks:
                left = f"{count} of {experiment.networks}"
                rows.append(TableRow("networks that learn", ("", left), muted=True))
        self.table.show_table(
            "last to first layer", [("epoch 0", None), (f"epoch {epoch}", None)], rows
        )
