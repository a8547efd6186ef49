"""Percentiles over the series of a recording: what an ensemble does as a whole."""

from collections.abc import Iterable, Iterator

import numpy as np

from gradsim.core.experiment import Experiment, Row, all_columns
from gradsim.core.recording import Recording

#: The percentiles of the band.
LOW, HIGH = 1, 99

_MANY = 64  # rows read at once


class _Percentiles(Experiment):
    """The columns of a spread, as an experiment that reads its rows from a recording."""

    def __init__(self, source: Recording, names: Iterable[str]) -> None:
        self.source, self.names = source, tuple(names)

    @property
    def columns(self) -> tuple[str, ...]:
        """Low percentile, median and high percentile of each column."""
        return tuple(f"{name}{part}" for name in self.names for part in ("_low", "", "_high"))

    @property
    def last_epoch(self) -> int:
        """That of the source."""
        return self.source.experiment.last_epoch

    def run(self) -> Iterator[Row]:
        """Yield the percentiles of every row that the source has."""
        return self.rows(0)

    def rows(self, start: int) -> Iterator[Row]:
        """Yield the percentiles from epoch `start` to the newest."""
        names = all_columns(self.source.experiment)
        places = [names.index(name) for name in self.names]
        series = len(self.source.experiment.series)
        stop = len(self.source)
        for first in range(start, stop, _MANY):
            epochs = range(first, min(first + _MANY, stop))
            table = np.array([self.source.row(epoch) for epoch in epochs])
            values = table.reshape(len(table), series, -1)[..., places]
            cut = np.percentile(values, (LOW, 50, HIGH), axis=1)
            yield from map(tuple, np.moveaxis(cut, 0, 2).reshape(len(table), -1).tolist())


class Spread(Recording):
    """The median of columns over the series of another recording, with a band about it.

    Column ``speed_1`` holds the median, ``speed_1_low`` and ``speed_1_high`` the percentiles
    `LOW` and `HIGH`.

    Parameters
    ----------
    source : Recording
        The recording of an ensemble.
    names : iterable of str
        The columns of interest.
    """

    def __init__(self, source: Recording, names: Iterable[str]) -> None:
        self._percentiles = _Percentiles(source, names)
        super().__init__(self._percentiles)
        self.update()

    def update(self) -> None:
        """Include the epochs that are new since the last time."""
        if len(self) < len(self._percentiles.source):
            self.extend(self._percentiles.rows(len(self)))
