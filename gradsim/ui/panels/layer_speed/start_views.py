"""The views of the start: speeds before any learning as a plot, and as a table."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize

from gradsim.core.layer_speed.experiment import LECTURE_SPEEDS
from gradsim.core.layer_speed.spread import HIGH, LOW
from gradsim.ui.panels.layer_speed import formulas as speed_formulas
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.panels.layer_speed.start_plot import StartPlot
from gradsim.ui.tables.column_table import ColumnTable
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number

translate = QCoreApplication.translate


class _WholeTable(ColumnTable):
    """A table that stands beside a formula only where all its columns have room."""

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()


class StartViews:
    """A point for each network, and a table, which also stands beside the formulas."""

    def __init__(self, theme: Theme) -> None:
        title = translate("StartViews", "speed at epoch 0")
        self.table, self.band_table = ColumnTable(theme, title), _WholeTable(theme, title)
        self.plot = StartPlot(theme)

    def begin(self, source: SpeedSource, ghosts: Sequence[tuple[str, SpeedSource]]) -> None:
        """Show the start of a run, and of those that were kept."""
        layers = max(shown.layers for shown in (source, *(ghost for _, ghost in ghosts)))
        heads = [
            (f"${speed_formulas.symbol(layer)}$", (layer - 1) * source.series)
            for layer in range(1, layers + 1)
        ]
        rows = _rows(
            translate("StartViews", "this run, seed {0}").format(source.experiment.seed), source
        )
        for name, ghost in ghosts:
            rows += _rows(name, ghost, muted=True)
        depths = {source.layers, *(ghost.layers for _, ghost in ghosts)}
        if source.per_neuron:
            depths = set()
        for depth in sorted(depths & {*LECTURE_SPEEDS}):
            values = tuple(speed_formulas.lecture_texts(depth))
            name = translate("StartViews", "lecture")
            if len(depths) > 1:
                name = translate("StartViews", "lecture, {0} layers").format(depth)
            rows.append(TableRow(name, values, line_above=True))
        for table in (self.table, self.band_table):
            table.show_table(translate("StartViews", "speed at epoch 0"), heads, rows)
        lecture = () if source.per_neuron else LECTURE_SPEEDS.get(source.layers, ())
        many = range(len(source.experiment.series)) if source.is_ensemble else (0,)
        speeds = np.array(
            [
                [
                    source.recording.at(0, f"speed_{layer}", series) * source.scale(layer)
                    for layer in range(1, source.layers + 1)
                ]
                for series in many
            ]
        )
        parts = ("_low", "", "_high") if source.is_ensemble else ("", "", "")
        cuts = np.array([source.speeds(0, part) for part in parts])
        count = source.experiment.networks
        self.plot.note = translate("StartViews", "◇ lecture") if lecture else ""
        if source.is_ensemble:
            what = translate("StartViews", "{0} networks, their median, {1} and {2} %").format(
                count, LOW, HIGH
            )
            self.plot.note = f"{what}   {self.plot.note}"
        texts = speed_formulas.lecture_texts(source.layers) if lecture else []
        self.plot.show_speeds(speeds, cuts, list(zip(lecture, texts, strict=True)))


def _rows(name: str, source: SpeedSource, muted: bool = False) -> list[TableRow]:
    """Return the rows of a run in the table of speeds at epoch 0."""
    if not source.is_ensemble:
        return [TableRow(name, tuple(map(format_number, source.speeds(0))), muted)]
    seed = source.experiment.seed
    speeds = [
        source.recording.at(0, f"speed_{layer}") * source.scale(layer)
        for layer in range(1, source.layers + 1)
    ]
    rows = [
        TableRow(
            translate("StartViews", "seed {0}").format(seed),
            tuple(map(format_number, speeds)),
            True,
        )
    ]
    for part, label in (
        (
            "_low",
            translate("StartViews", "{0} % of {1}").format(LOW, source.experiment.networks),
        ),
        ("", translate("StartViews", "median")),
        ("_high", f"{HIGH} %"),
    ):
        texts = tuple(map(format_number, source.speeds(0, part)))
        rows.append(TableRow(label, texts, muted or bool(part)))
    return rows
