"""The rows of the sweep's table: what it reads, how sure that is, and what the lecture has."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.depth_accuracy.recorded import (
    accuracies_of_other_seeds,
    recorded_runs,
    spread_of,
    standard_error,
)
from gradsim.core.recording import Recording
from gradsim.ui.panels.depth_accuracy.names import percent
from gradsim.ui.tables.table import TableRow
from gradsim.ui.typesetting.numbers import format_count, format_decimals

_NONE = "–"


def sweep_rows(recording: Recording, epoch: int) -> list[TableRow]:
    """Return the rows at an epoch."""
    sweep = recording.experiment
    assert isinstance(sweep, DepthAccuracy)
    values = [
        recording.at(epoch, "validation_accuracy", series) for series in range(len(sweep.depths))
    ]
    count = sweep.validation_images
    head = QCoreApplication.translate("SweepRows", "this run, epoch {0}, in %").format(epoch)
    rows = [TableRow(head, tuple(map(percent, values)), line_above=True)]
    errors = tuple(f"± {percent(standard_error(value, count))}" for value in values)
    head = QCoreApplication.translate("SweepRows", "standard error, {0} images").format(
        format_count(count)
    )
    rows.append(TableRow(head.format(format_count(count)), errors, muted=True))
    if sweep.is_lectures:
        rows += [*_spread(sweep), _lecture(sweep)]
    return rows if len(recording) > 1 else [_unanswered(row) for row in rows]


def _unanswered(row: TableRow) -> TableRow:
    """Return a row without what answers the question before the run does."""
    return replace(row, texts=("",) * len(row.texts)) if row.foretells else row


def _spread(sweep: DepthAccuracy) -> list[TableRow]:
    others = [accuracies_of_other_seeds(sweep, depth) for depth in sweep.depths]
    seeds = recorded_runs().keys()
    if not any(others):
        return []
    head = QCoreApplication.translate("SweepRows", "seeds {0}–{1}, epoch {2}")
    if sweep.seed in seeds:
        head = QCoreApplication.translate("SweepRows", "other seeds of {0}–{1}, epoch {2}")
    head = head.format(min(seeds), max(seeds), sweep.epochs)
    texts = (_NONE if not values else _between(*spread_of(values)) for values in others)
    return [TableRow(head, tuple(texts), muted=True, foretells=True)]


def _between(low: float, high: float) -> str:
    return f"{format_decimals(low, 1)}–{format_decimals(high, 1)}"


def _lecture(sweep: DepthAccuracy) -> TableRow:
    values = (sweep.lecture_accuracy(depth) for depth in sweep.depths)
    texts = tuple(_NONE if value is None else percent(value) for value in values)
    head = QCoreApplication.translate("SweepRows", "lecture, epoch {0}, in %").format(sweep.epochs)
    return TableRow(head, texts, line_above=True, foretells=True)
