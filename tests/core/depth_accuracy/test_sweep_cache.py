"""Finished sweeps on disk: the same again at once, and nothing foreign is ever trusted."""

import dataclasses
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from gradsim import folders
from gradsim.core.array_file import Shape
from gradsim.core.depth_accuracy import sweep_cache
from gradsim.core.depth_accuracy.experiment import DepthAccuracy

SWEEP = DepthAccuracy(
    depths=(1, 2), width=6, training_images=60, validation_images=40, mini_batch=10, epochs=2
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def learning(monkeypatch) -> list[DepthAccuracy]:
    """Return the sweeps that were really learnt."""
    learnt = []
    learn = DepthAccuracy._learn
    monkeypatch.setattr(
        DepthAccuracy, "_learn", lambda self, digits: (learnt.append(self), learn(self, digits))[1]
    )
    return learnt


def test_the_second_run_has_the_same_rows_and_networks_without_learning(learning):
    first, second = list(SWEEP), list(SWEEP)
    assert learning == [SWEEP]
    assert first == second
    for row, row_again in zip(first, second, strict=True):
        for a, b in zip(row.state.networks, row_again.state.networks, strict=True):
            assert np.array_equal(a.readings, b.readings)
            assert all(np.array_equal(v, w) for v, w in zip(a.weights, b.weights, strict=True))
        assert row_again.state.digits is row.state.digits


def test_each_set_of_settings_has_a_result_of_its_own(learning):
    others = [dataclasses.replace(SWEEP, seed=1), dataclasses.replace(SWEEP, learning_rate=0.2)]
    for sweep in [SWEEP, *others, SWEEP, *others]:
        list(sweep)
    assert learning == [SWEEP, *others]
    assert sweep_cache.kept()[0] == 3


def test_an_unfinished_sweep_leaves_nothing(folder):
    rows = SWEEP.run()
    next(rows)
    next(rows)
    rows.close()
    assert sweep_cache.kept() == (0, 0)
    assert not folder.exists()


def test_the_last_row_is_not_awaited_before_the_result_is_kept():
    rows = SWEEP.run()
    for _ in range(3):
        next(rows)
    rows.close()  # as the window does after the last epoch
    assert sweep_cache.kept()[0] == 1


def the_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def overwrite(path: Path) -> None:
    with np.load(path) as arrays:
        numbers = arrays["weights_1"].tobytes()
    content = bytearray(path.read_bytes())
    content[content.index(numbers) + 40] ^= 0xFF
    path.write_bytes(bytes(content))


def other_shapes(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, rows=np.zeros((3, 5)), readings=np.zeros(3, np.uint8))


def pickled(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, allow_pickle=True, rows=np.array([{}], object))


def not_finite(path: Path) -> None:
    with np.load(path) as archive:
        arrays = dict(archive)
    arrays["rows"] = arrays["rows"] * np.nan
    with path.open("wb") as file:
        np.savez(file, **arrays)


def claims_a_terabyte(path: Path) -> None:
    header = {"descr": "<f8", "fortran_order": False, "shape": (10**11,)}
    with zipfile.ZipFile(path, "w") as archive, archive.open("rows.npy", "w") as member:
        np.lib.format.write_array_header_1_0(member, header)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        overwrite,
        other_shapes,
        pickled,
        not_finite,
        claims_a_terabyte,
        become_a_folder,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"PK\x03\x04 no archive at all"),
    ],
)
def test_a_damaged_or_foreign_file_counts_as_none(folder, learning, damage):
    first = list(SWEEP)
    damage(the_file(folder))
    assert list(SWEEP) == first
    assert learning == [SWEEP, SWEEP]


def test_a_folder_that_cannot_be_written_keeps_nothing_and_hinders_nothing(folder, learning):
    folder.write_text("a file where the folder should be")
    assert list(SWEEP) == list(SWEEP)
    assert len(learning) == 2
    assert sweep_cache.kept() == (0, 0) and sweep_cache.forget() == 0


def test_the_folder_of_a_set_of_ones_own_is_never_trusted_to_stay_the_same(tmp_path, learning):
    count = 100
    rng = np.random.default_rng(0)
    for name, header, values in (
        ("train-images-idx3-ubyte", (0x803, count, 28, 28), rng.integers(0, 255, (count, 784))),
        ("train-labels-idx1-ubyte", (0x801, count), rng.integers(0, 10, count)),
    ):
        content = np.array(header, ">u4").tobytes() + values.astype(np.uint8).tobytes()
        (tmp_path / name).write_bytes(content)
    sweep = dataclasses.replace(SWEEP, data=str(tmp_path))
    list(sweep)
    list(sweep)
    assert learning == [sweep, sweep] and sweep_cache.kept()[0] == 0


def test_forgetting_deletes_results_and_nothing_else(folder):
    list(SWEEP)
    (folder / "notes.txt").write_text("mine")
    count, size = sweep_cache.kept()
    assert count == 1 and size > 10_000
    assert sweep_cache.forget() == 1
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_only_so_many_results_are_kept_the_newest(folder, monkeypatch):
    monkeypatch.setattr(sweep_cache, "MOST_RESULTS", 2)
    for number in range(3):
        assert sweep_cache.save(f"key {number}", {"rows": np.full(4, float(number))})
        then = time.time() - 100 + number
        os.utime(sweep_cache._path(f"key {number}"), (then, then))
    shapes = {"rows": Shape((4,), np.float64)}
    kept = [sweep_cache.load(f"key {number}", shapes) for number in range(3)]
    assert kept[0] is None
    assert kept[2]["rows"].tolist() == [2.0] * 4
    assert not list(folder.glob("*.part"))


def test_a_result_too_large_is_not_kept(monkeypatch):
    monkeypatch.setattr(sweep_cache, "LARGEST", 31)
    assert not sweep_cache.save("key", {"rows": np.zeros(4)})
    assert sweep_cache.load("key", {"rows": Shape((4,), np.float64)}) is None


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [
        ("linux", "XDG_CACHE_HOME", ("gradsim",)),
        ("win32", "LOCALAPPDATA", ("gradsim",)),
        ("darwin", "HOME", ("Library", "Caches", "gradsim")),
    ],
)
def test_results_lie_where_the_system_keeps_caches(tmp_path, monkeypatch, platform, variable, tail):
    monkeypatch.delenv("GRADSIM_CACHE")
    monkeypatch.setattr(folders.sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert folders.cache_folder() == tmp_path.joinpath(*tail)
