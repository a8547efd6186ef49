"""Results of finished sweeps, kept on disk so that a second run shows them at once.

A result is a few arrays of known shapes in an ``.npz`` file, whose name is a digest of all
that the numbers depend on. What is read is trusted only as far as its shapes and checksums
are right: a damaged or foreign file counts as none.
"""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from gradsim.core.array_file import DAMAGES, Numbers, Shape, read_arrays
from gradsim.folders import cache_folder

LARGEST = 300_000_000  # bytes of one result; a larger one is not kept
MOST_RESULTS = 24  # the oldest go first

_ENDING = ".sweep.npz"


def _path(key: str) -> Path:
    return cache_folder() / (hashlib.sha256(key.encode()).hexdigest()[:32] + _ENDING)


def load(key: str, shapes: Mapping[str, Shape]) -> dict[str, Numbers] | None:
    """Return the arrays kept for a key, or None where there are none of these shapes.

    The arrays have the types that `shapes` says, and are read-only.
    """
    if sum(shape.size for shape in shapes.values()) > LARGEST:
        return None
    try:
        with ZipFile(_path(key)) as archive:
            return read_arrays(archive, shapes)
    except DAMAGES:
        return None


def save(key: str, arrays: Mapping[str, Numbers]) -> bool:
    """Keep arrays for a key; return whether that worked. Nobody waits for it to."""
    if sum(array.nbytes for array in arrays.values()) > LARGEST:
        return False
    path = _path(key)
    part = path.with_name(f"{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "xb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        os.replace(part, path)
        _drop_oldest()
    except OSError:  # a full disk, or a folder that may not be written to
        return False
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def _results() -> list[Path]:
    try:
        return [path for path in cache_folder().iterdir() if path.name.endswith(_ENDING)]
    except OSError:
        return []


def _drop_oldest() -> None:
    newest_first = sorted(_results(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[MOST_RESULTS:]:
        path.unlink(missing_ok=True)


def kept() -> tuple[int, int]:
    """Return how many results are kept, and their bytes."""
    sizes = []
    for path in _results():
        with contextlib.suppress(OSError):
            sizes.append(path.stat().st_size)
    return len(sizes), sum(sizes)


def forget() -> int:
    """Delete all results and return how many there were."""
    count = 0
    for path in _results():
        with contextlib.suppress(OSError):
            path.unlink()
            count += 1
    return count
