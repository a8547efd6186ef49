"""A recording holds every row, whatever the batches, and its summary is that of the rows."""

import threading
import weakref
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradsim.core import Experiment, Recording, SettingError, SingleNeuron, recording
from gradsim.core.experiment import MOST_RECORDED, bytes_per_epoch


@dataclass(frozen=True)
class TwoColumns(Experiment):
    """Rows from outside: `several` series of the columns u and v."""

    several: ClassVar[tuple[str, ...]] = ("one", "other")

    columns = ("u", "v")
    last_epoch = 20_000

    @property
    def series(self):
        return self.several

    def run(self):
        return iter(())


@pytest.fixture(params=[8, 64, 2048])
def small(request, monkeypatch):
    """Few buckets and short blocks: merges and block borders in small recordings."""
    return set_sizes(monkeypatch, request.param)


def set_sizes(monkeypatch, buckets):
    monkeypatch.setattr(recording, "BUCKETS", buckets)
    monkeypatch.setattr(recording, "BLOCK_NUMBERS", 4 * 100)
    return buckets


def random_rows(count, seed=0):
    walk = np.random.default_rng(seed).normal(size=(count, 4)).cumsum(axis=0)
    return [tuple(row) for row in walk.tolist()]


def check_against(history, rows, buckets):
    """Compare all that a recording tells with the list of its rows."""
    assert len(history) == len(rows)
    table = np.array(rows).reshape(-1, 4)
    for series in range(2):
        for index, column in enumerate(("u", "v")):
            values = table[:, 2 * series + index]
            assert (history.values(column, series) == values).all()
            check_trace(history.trace(column, series), values, buckets)
            if not len(values):
                assert np.isnan(history.extremes(column, series)).all()
                continue
            assert history.extremes(column, series) == (values.min(), values.max())
            for level in (values.min(), np.median(values), values.max(), np.inf):
                below = np.flatnonzero(values < level)
                first = below[0] if len(below) else None
                assert history.first_below(column, level, series) == first
    for epoch in {0, 1, len(rows) // 2, len(rows) - 1} & set(range(len(rows))):
        assert history.row(epoch) == rows[epoch]
        assert history.at(epoch, "v", 1) == rows[epoch][3]


def check_trace(trace, values, buckets):
    """At most 2 points a bucket, with the least and largest value of its epochs."""
    epochs, drawn = trace
    if len(values) <= buckets:
        assert epochs.tolist() == list(range(len(values)))
        assert (drawn == values).all()
        return
    assert buckets < len(epochs) <= 2 * buckets
    starts, ends = epochs[::2].astype(int), epochs[1::2].astype(int)
    assert (starts[0], ends[-1]) == (0, len(values) - 1)
    assert (starts[1:] == ends[:-1] + 1).all()
    assert (starts <= ends).all()
    assert len(drawn) == len(epochs)
    both = np.sort(drawn.reshape(-1, 2))  # of each stretch, which begins where the last one ended
    assert (both[:, 0] == np.minimum.reduceat(values, starts)).all()
    assert (both[:, 1] == np.maximum.reduceat(values, starts)).all()


@pytest.mark.parametrize("buckets", [8, 64, 2048])
@settings(max_examples=40)
@given(batches=st.lists(st.integers(0, 700), max_size=14), seed=st.integers(0, 99))
@example(batches=[9_000], seed=0)
@example(batches=[1] * 300 + [6_000, 1, 1], seed=1)
@example(batches=[8, 1, 7, 1, 15, 33, 64, 1, 2048, 1, 2047, 1, 3000], seed=2)
def test_a_recording_tells_what_its_rows_say(buckets, batches, seed):
    with pytest.MonkeyPatch.context() as patch:
        set_sizes(patch, buckets)
        history, rows = Recording(TwoColumns()), random_rows(sum(batches), seed)
        done = 0
        for count in batches:
            assert history.extend(rows[done : done + count]) == count
            done += count
        check_against(history, rows, buckets)


def test_it_is_right_after_every_single_row(monkeypatch):
    buckets = set_sizes(monkeypatch, 8)
    history, rows = Recording(TwoColumns()), random_rows(150)
    for count, row in enumerate(rows, 1):
        history.extend([row])
        check_against(history, rows[:count], buckets)


def test_part_of_a_column_is_that_part(small):
    history, rows = Recording(TwoColumns()), random_rows(1000)
    history.extend(rows)
    column = np.array(rows)[:, 1]
    for start, stop in [(0, 1), (99, 101), (100, 200), (250, 777), (999, 5000), (1000, 1001)]:
        assert (history.values("v", 0, start, stop) == column[start:stop]).all()


def test_rows_before_an_error_stay(small):
    rows = random_rows(130)

    def broken():
        yield from rows
        raise RuntimeError("broken")

    history = Recording(TwoColumns())
    history.extend(rows[:50])
    with pytest.raises(RuntimeError, match="broken"):
        history.extend(broken())
    check_against(history, rows[:50] + rows, small)


def test_rows_after_an_error_go_on_where_those_before_ended(small):
    history, rows = Recording(TwoColumns()), random_rows(20)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            history.extend(row if index < 10 else 1 / 0 for index, row in enumerate(rows))
    assert [history.row(epoch) for epoch in range(len(history))] == rows[:10] * 2


def test_the_start_of_a_recording_is_its_first_row_and_keeps_no_other(small):
    history, rows = Recording(TwoColumns()), random_rows(1000)
    history.extend(rows)
    start, block = history.start(), weakref.ref(history._blocks[0])
    check_against(start, rows[:1], small)
    del history
    assert block() is None


@pytest.mark.parametrize("epoch", [-1, 3, 10**9])
def test_an_epoch_that_is_not_recorded_is_an_index_error(epoch):
    history = Recording(TwoColumns())
    history.extend(random_rows(3))
    for ask in (history.row, lambda wrong: history.at(wrong, "u")):
        with pytest.raises(IndexError, match=f"epoch {epoch} is not recorded"):
            ask(epoch)


def test_a_neurons_run_is_recorded_to_the_last_digit():
    duel = SingleNeuron(cost="both", weights=(2.0,), bias=2.0)
    history = Recording(duel)
    history.extend(duel)
    assert [history.row(epoch) for epoch in range(len(history))] == list(duel)
    assert history.first_below("output_1", 0.5, 0) == 232
    assert history.first_below("output_1", 0.5, 1) == 17


def test_a_reader_sees_whole_rows_while_another_thread_appends():
    """300,000 rows of (n, −n, 2n, 3n), read all the while: always a prefix, never a mix."""
    history, count = Recording(TwoColumns()), 300_000
    sizes = [1, 3, 500, 2_000, 7_000]

    def append():
        done = 0
        while done < count:
            stop = min(count, done + sizes[done % len(sizes)])
            history.extend((n, -n, 2.0 * n, 3.0 * n) for n in range(done, stop))
            done = stop

    writer = threading.Thread(target=append)
    writer.start()
    seen = {0}
    try:
        while writer.is_alive():
            length = len(history)
            seen.add(length)
            if not length:
                continue
            last = float(length - 1)
            assert history.row(length - 1) == (last, -last, 2 * last, 3 * last)
            low, high = history.extremes("u")
            assert low == 0 and high >= last
            epochs, values = history.trace("v", 1)
            assert (values == 3 * epochs).all()
            assert epochs[-1] >= last
            tail = history.values("v", 0, max(0, length - 3_000), length)
            assert (tail == -np.arange(max(0, length - 3_000), length)).all()
            assert history.first_below("v", -last / 2) == int(last / 2) + 1 or last == 0
    finally:
        writer.join()
    assert len(history) == count
    assert len(seen) > 10  # the reader was there in the middle


# --- room


@pytest.mark.parametrize(("settings", "size"), [({}, 8 * 8), ({"cost": "both"}, 2 * 8 * 8)])
def test_an_epoch_takes_eight_bytes_for_each_number(settings, size):
    neuron = SingleNeuron(epochs=60_000, **settings)
    assert bytes_per_epoch(neuron) == size
    kept = Recording(neuron)
    kept.extend(neuron.run())
    summary = 2 * recording.BUCKETS * size
    assert kept.nbytes == 60_001 * size + summary  # the last block is as long as what is left


def test_a_run_that_goes_on_beyond_the_epoch_it_said_is_recorded_whole(small):
    history = Recording(TwoColumns())
    rows = random_rows(TwoColumns.last_epoch + 500)
    for start in range(0, len(rows), 70):
        history.extend(rows[start : start + 70])
    check_against(history, rows, small)


def test_ten_million_epochs_of_a_neuron_are_allowed_and_no_recording_may_take_more_room():
    neuron = SingleNeuron(epochs=10_000_000)
    assert bytes_per_epoch(neuron) * (neuron.last_epoch + 1) <= MOST_RECORDED
    most = MOST_RECORDED // 128 - 1
    SingleNeuron(epochs=most, cost="both")
    with pytest.raises(SettingError, match=r"at most 7,812,499 .* 128 bytes each, and 1 GB"):
        SingleNeuron(epochs=most + 1, cost="both")


@pytest.mark.parametrize("series", [0, 1])
def test_numbers_at_some_epochs_are_those_of_the_rows(small, series):
    recording = Recording(TwoColumns())
    rows = random_rows(300, seed=5)
    recording.extend(rows)
    epochs = np.array([0, 299, 7, 63, 64, 65, 128, 7])
    assert recording.values_at(epochs, ("v", "u"), series).tolist() == [
        [rows[epoch][2 * series + column] for epoch in epochs.tolist()] for column in (1, 0)
    ]
    assert recording.values_at(np.array([], int), ("u",)).shape == (1, 0)
    for wrong in ([-1], [0, 300]):
        with pytest.raises(IndexError):
            recording.values_at(np.array(wrong), ("u",))
