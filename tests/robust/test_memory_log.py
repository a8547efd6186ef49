"""Whether memory is level is told from what is not kept on purpose, by least squares."""

from itertools import islice

import pytest

from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from tests.robust.memory_log import SETTLED, Look, MemoryLog, _written
from tests.robust.watch import Failed


def looks(slope, runs=0.0, pictures=0.0, noise=0.0):
    """One look a minute: a steep rise until all is settled, then so many megabytes a minute."""
    kept = runs + pictures
    return [
        Look(
            minute,
            100 + min(minute, SETTLED) * 30 + (slope + kept) * minute + noise * (minute % 2),
            80.0,
            runs * minute,
            pictures * minute,
            150_000.0,
            800.0,
        )
        for minute in range(1, 31)
    ]


@pytest.mark.parametrize(
    ("slope", "runs", "pictures", "noise", "verdict"),
    [
        (0.1, 0, 0, 0, "level"),
        (3, 0, 0, 0, "NOT level"),
        (0.1, 20, 0, 0, "level"),
        (0.1, 0, 5, 0, "level"),
        (1.9, 0, 0, 80, "too uneven to be called level"),
        (9, 0, 0, 80, "NOT level"),
    ],
)
def test_it_is_told_from_what_is_not_kept_and_within_its_error(
    slope, runs, pictures, noise, verdict
):
    log = MemoryLog()
    log.minutes = looks(slope, runs, pictures, noise)
    other, error = log.slope("other")
    assert other == pytest.approx(slope, abs=max(2 * error, 1e-6))
    assert log.slope("resident")[0] == pytest.approx(
        slope + runs + pictures, abs=max(2 * error, 1e-6)
    )
    assert log.verdict == verdict and verdict in log.report()
    if verdict == "NOT level":
        with pytest.raises(Failed, match="NOT level"):
            log.check()


def test_it_is_not_told_before_it_has_settled():
    log = MemoryLog()
    log.minutes = looks(9)[: int(SETTLED)]
    log.check()
    assert "too short" in log.report()


def test_of_the_room_for_rows_only_what_is_written_counts():
    """Of a run that has just begun that is next to nothing, however long it will be."""
    experiment = SingleNeuron(epochs=20_000)
    recording, rows = Recording(experiment), experiment.run()
    recording.extend(islice(rows, 10))
    few = sum(dict(_written(recording)).values())
    assert 10 * 8 * recording._width <= few < recording.nbytes / 5
    recording.extend(rows)
    assert sum(dict(_written(recording)).values()) == pytest.approx(recording.nbytes, rel=0.1)
