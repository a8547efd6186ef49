"""The views of three recipes: the ratio of speeds, a table, and the first layer's speed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gradsim.core.layer_speed.findings import rounded
from gradsim.core.layer_speed.what_helps import HIGH, LOW, RECIPES, WhatHelps
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.panels.layer_speed.level_plot import Level, LevelPlot
from gradsim.ui.plotting.band_plot import Band, SpeedPlot
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.tables.column_table import ColumnTable
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_number

DIGITS = 3  # of a median
#: Powers of ten between which ratios and speeds of four layers come to lie.
RATIOS, SPEEDS = (-1.0, 3.0), (-6.0, 0.0)

translate = QCoreApplication.translate


class RecipeViews:
    """Curves and table of the experiment "what helps"; a recipe's style is its place."""

    def __init__(self, theme: Theme) -> None:
        self.ratio = LevelPlot(theme, "")
        self.ratio.level = Level(1.0, translate("RecipeViews", "equal speed"))
        self.ratio.start_tells = True
        self.ratio.right_margin = 1.0
        self.ratio.names_on_curves = True
        self.first = SpeedPlot(theme, translate("RecipeViews", r"speed of layer 1 $\|\delta^1\|$"))
        self.ratio.reaches_over, self.first.reaches_over = RATIOS, SPEEDS
        self.first.right_margin = 1.0
        self.first.end_labels = False
        self.table = ColumnTable(
            theme, translate("RecipeViews", "ratio of last to first layer’s speed")
        )

    def begin(self, recording: Recording, kept: Sequence[tuple[str, Recording]], last: int) -> None:
        """Prepare for a run."""
        experiment = recording.experiment
        assert isinstance(experiment, WhatHelps)
        depth = experiment.depth
        ratio = rf"$\|\delta^{{{depth}}}\| : \|\delta^1\|$"
        self.ratio.set_title(
            translate("RecipeViews", "last to first layer’s speed {0}").format(ratio),
            ratio,
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
        text = translate("RecipeViews", "median and {0} to {1} % of {2} networks")
        return text.format(LOW, HIGH, experiment.networks)

    @staticmethod
    def _curves(
        column: str, recording: Recording, kept: Sequence[tuple[str, Recording]]
    ) -> list[Curve]:
        return [
            Curve(run, column, name or translated(recipe.label), style, style, ghost=bool(name))
            for name, run in [*kept, ("", recording)]
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
        rows, shown = [], tuple(dict.fromkeys((0, epoch)))  # the start once
        for style, recipe in enumerate(RECIPES):
            count = round(recording.at(epoch, "networks_learning", style))
            texts = [_told(recording.at(when, "ratio_median", style), DIGITS) for when in shown]
            rows.append(
                TableRow(translated(recipe.label), tuple(texts), style=style, line_above=style > 0)
            )
            if experiment.networks > 1:
                ends = [
                    "–".join(
                        _told(recording.at(when, f"ratio_{part}", style), 2)
                        for part in ("low", "high")
                    )
                    for when in shown
                ]
                rows.append(
                    TableRow(
                        translate("RecipeViews", "{0} to {1} %").format(LOW, HIGH),
                        tuple(ends),
                        muted=True,
                    )
                )
            if count < experiment.networks:
                left = translate("RecipeViews", "{0} of {1}").format(count, experiment.networks)
                rows.append(
                    TableRow(
                        translate("RecipeViews", "networks that learn"),
                        (*[""] * (len(shown) - 1), left),
                        muted=True,
                    )
                )
        self.table.show_table(
            translate("RecipeViews", "last to first layer"),
            [(translate("RecipeViews", "epoch {0}").format(when), None) for when in shown],
            rows,
        )


def _told(ratio: float, digits: int) -> str:
    """Return a ratio as it is told: 21,793 as 22,000."""
    told = rounded(ratio)
    return format_count(told) if isinstance(told, int) else format_number(told, digits)
