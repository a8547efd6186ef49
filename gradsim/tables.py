"""A run without a window: its rows as CSV, as JSON or in short, and a progress bar."""

import collections
import contextlib
import csv
import itertools
import json
import time
from collections.abc import Iterable, Iterator
from typing import Protocol, TextIO

from gradsim.core.experiment import (
    Diverged,
    Experiment,
    Row,
    settings_to_json,
    table_header,
    table_rows,
)


class Writer(Protocol):
    """What a table is written to, such as an open text file."""

    def write(self, text: str, /) -> object:
        """Write a text."""

    def writelines(self, lines: Iterable[str], /) -> object:
        """Write lines as they come."""


class Run:
    """The rows of an experiment; draws a progress bar, and ends where learning diverges.

    A context manager: its start computes the first row, so that an experiment that cannot
    run at all fails before anything is written.

    Parameters
    ----------
    experiment : Experiment
        What to run.
    terminal : text stream or None
        Where to draw the bar, if it is a terminal; the bar is gone after a ``with`` block.

    Attributes
    ----------
    diverged : str
        Why the rows ended early, otherwise empty.
    """

    def __init__(self, experiment: Experiment, terminal: TextIO | None) -> None:
        self.experiment = experiment
        self.diverged = ""
        self._terminal = terminal if terminal is not None and terminal.isatty() else None
        self._width = 0
        self._rows: Iterator[Row] = iter(())

    def __iter__(self) -> Iterator[Row]:
        drawn = time.monotonic()
        try:
            for epoch, row in enumerate(self._rows):
                if self._terminal is not None and time.monotonic() - drawn > 0.1:
                    self._draw(epoch, self._terminal)
                    drawn = time.monotonic()
                yield row
        except Diverged as error:
            self.diverged = str(error)

    def _draw(self, epoch: int, terminal: TextIO) -> None:
        last = self.experiment.last_epoch
        done = epoch / max(last, 1)
        bar = f"[{'#' * int(24 * done):24}] {done:4.0%}  epoch {epoch:,} of {last:,}"
        terminal.write("\r" + bar.ljust(self._width))
        terminal.flush()
        self._width = len(bar)

    def __enter__(self) -> None:
        rows = self.experiment.run()
        try:
            self._rows = itertools.chain(list(itertools.islice(rows, 1)), rows)
        except Diverged as error:
            self.diverged = str(error)

    def __exit__(self, *error: object) -> None:
        if self._terminal is not None and self._width:
            with contextlib.suppress(OSError):
                self._terminal.write("\r" + " " * self._width + "\r")
                self._terminal.flush()


def write_csv(run: Run, file: Writer) -> None:
    """Write the table; numbers have all their digits, so that they read back the same."""
    file.writelines(csv_lines(run.experiment, run))


def csv_lines(experiment: Experiment, rows: Iterable[Row]) -> Iterator[str]:
    """Return the lines of a table as CSV, its header first."""
    return lines_of(itertools.chain([table_header(experiment)], table_rows(experiment, rows)))


def lines_of(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield rows as lines of CSV."""
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n")
    for row in rows:
        writer.writerow(row)
        yield lines.pop()


class _Lines:
    """What takes the lines of a CSV writer."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def write_json(run: Run, file: Writer) -> None:
    """Write one object: experiment, settings, columns, rows."""
    experiment = run.experiment
    head = {
        "experiment": experiment.name,
        "settings": settings_to_json(experiment),
        "columns": table_header(experiment),
    }
    file.write(json.dumps(head)[:-1] + ', "rows": [')
    comma = ""
    for row in table_rows(experiment, run):
        file.write(f"{comma}\n{json.dumps(row, allow_nan=False)}")
        comma = ","
    file.write("\n]}\n")


def summary(run: Run) -> str:
    """Return the first and the last epoch side by side."""
    rows = enumerate(run)
    start = next(rows, None)
    if start is None:
        return "not one epoch"
    end = collections.deque(rows, maxlen=1)  # keeps the last, without a history
    (_, first), (epoch, last) = start, end[0] if end else start
    header = table_header(run.experiment)[1:]
    lines = [f"{'':20}{'epoch 0':>14}{f'epoch {epoch}':>16}"]
    for before, after in zip(
        table_rows(run.experiment, [first]), table_rows(run.experiment, [last]), strict=True
    ):
        for name, start_value, end_value in zip(header, before[1:], after[1:], strict=True):
            if isinstance(start_value, str):
                lines += ["", f"{name.replace('_', ' ')}: {start_value}"]
            else:
                lines.append(f"{name:20}{start_value:14.6g}{end_value:16.6g}")
    return "\n".join(lines)
