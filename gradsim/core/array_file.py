"""Arrays of known shapes in an ``.npz`` file, read no further than they are right.

What is read is trusted only as far as its shapes and checksums go: nothing is unpickled, and no
more is taken from a member than its array has. Whoever makes numbers of it lets only finite ones
pass.
"""

import zlib
from collections.abc import Mapping
from typing import NamedTuple, TypeVar, cast
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray

Kind = type[np.float32] | type[np.float64] | type[np.uint8]
Numbers = NDArray[np.float32 | np.float64 | np.uint8]
Real = TypeVar("Real", np.float32, np.float64)

#: What reading a file that is none of ours can raise.
DAMAGES = (OSError, ValueError, LookupError, EOFError, RuntimeError, BadZipFile, zlib.error)


class Shape(NamedTuple):
    """What an array must look like."""

    shape: tuple[int, ...]
    kind: Kind

    @property
    def size(self) -> int:
        """Bytes of the array."""
        return int(np.prod(self.shape, dtype=object)) * np.dtype(self.kind).itemsize


def read_arrays(archive: ZipFile, shapes: Mapping[str, Shape]) -> dict[str, Numbers]:
    """Return the arrays of these shapes, read-only; what is wrong raises one of `DAMAGES`."""
    return {name: _read(archive, name, shape) for name, shape in shapes.items()}


def finite(numbers: NDArray[Real]) -> NDArray[Real]:
    """Return the numbers.

    Raises
    ------
    ValueError
        If there is an infinite one, or NaN.
    """
    if not np.isfinite(numbers).all():
        raise ValueError("there are numbers that are not finite")
    return numbers


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
