"""Results of finished sweeps, kept on disk so that a second run shows them at once.

A result is a few arrays of known shapes in an ``.npz`` file, whose name is a digest of all
that the numbers depend on. What is read is trusted only as far as its shapes and checksums
are right: a damaged or foreign file counts as none.
"""

import contextlib
import hashlib
import os
import secrets
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray

from gradsim.core.resources import cache_folder

Kind = type[np.float32] | type[np.float64] | type[np.uint8]
Numbers = NDArray[np.float32 | np.float64 | np.uint8]

LARGEST = 300_000_000  # bytes of one result; a larger one is not kept
MOST_RESULTS = 24  # the oldest go first

#: What reading a file that is none of ours can raise.
_DAMAGES = (OSError, ValueError, LookupError, EOFError, RuntimeError, BadZipFile, zlib.error)
_ENDING = ".sweep.npz"


class Shape(NamedTuple):
    """What an array of a result must look like."""

    shape: tuple[int, ...]
    kind: Kind

    @property
    def size(self) -> int:
        """Bytes of the array."""
        return int(np.prod(self.shape, dtype=object)) * np.dtype(self.kind).itemsize


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
            return {name: _read(archive, name, shape) for name, shape in shapes.items()}
    except _DAMAGES:
        return None


def _read(archive: ZipFile, name: str, shape: Shape) -> Numbers:
    """Read one array; no more than its size, and only where its header is right."""
    with archive.open(f"{name}.npy") as member:
        if np.lib.format.read_magic(member) != (1, 0):
            raise ValueError("another version of the format")
        header = np.lib.format.read_array_header_1_0(member)
        if header != (shape.shape, False, np.dtype(shape.kind)):
            raise ValueError("another shape")
        content = member.read(shape.size + 1)  # to the end, where the checksum is compared
    if len(content) != shape.size:
        raise ValueError("another size")
    return cast(Numbers, np.frombuffer(content, shape.kind).reshape(shape.shape))


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
