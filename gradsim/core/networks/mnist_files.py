"""Files in the idx format of Y. LeCun and C. Cortes: magic bytes, the sizes, then the numbers.

What a file is follows from its content. Archives are known by the magic bytes of gzip, images by
three sizes, the last two 28, and labels by one size, or two where a label has further columns, as
in QMNIST.
"""

import gzip
import io
import math
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gradsim.core.sentence import Refusal, marked

LARGEST_SET = 1_000_000  # images; a file that says more is not read
SIDE = 28  # pixels of an image
PIXELS = SIDE * SIDE
CLASSES = 10

_GZIP = b"\x1f\x8b"
_SIZES = {0x08: 1, 0x09: 1, 0x0B: 2, 0x0C: 4, 0x0D: 4, 0x0E: 8}  # bytes of a number, by its kind
_BYTE, _INT = 0x08, 0x0C
_tr = marked


class DataError(Refusal):
    """A data file is missing or wrong; the message names it and says what to do."""


@dataclass(frozen=True)
class IdxFile:
    """A file in the idx format, of which the header was read.

    Attributes
    ----------
    path : Path
        The file.
    kind : int
        What its numbers are: 8 for bytes, 12 for whole numbers of four bytes.
    shape : tuple of int
        The sizes, the number of items first.
    """

    path: Path
    kind: int
    shape: tuple[int, ...]

    @property
    def count(self) -> int:
        """The number of items."""
        return self.shape[0]

    @property
    def is_images(self) -> bool:
        """Whether it is meant as images."""
        return self.kind == _BYTE and len(self.shape) == 3

    @property
    def is_labels(self) -> bool:
        """Whether it is meant as labels, alone or in the first of several columns."""
        return self.kind in (_BYTE, _INT) and len(self.shape) <= 2 and not self.is_images

    def check(self) -> None:
        """Raise DataError where the sizes are not those of a set."""
        if self.is_images and self.shape[1:] != (SIDE, SIDE):
            rows, columns = map(str, self.shape[1:])
            raise DataError(
                _tr("Core", "{0} has images of {1}×{2} pixels; they must be 28×28"),
                *(self.path, rows, columns),
            )
        if not 1 <= self.count <= LARGEST_SET or not 1 <= math.prod(self.shape[1:]) <= PIXELS:
            raise DataError(
                _tr("Core", "{0} says it has {1} items; 1 to {2} are allowed"),
                *(self.path, self.count, LARGEST_SET),
            )

    def items(self, first: int, count: int) -> NDArray[np.uint8]:
        """Return bytes of some items: of images all pixels, of labels the first column.

        Raises
        ------
        DataError
            If the file is damaged, or a label is none.
        """
        width = _SIZES[self.kind] * math.prod(self.shape[1:])
        start = 4 + 4 * len(self.shape) + first * width
        content = np.frombuffer(read_bytes(self.path, start, count * width), np.uint8)
        rows = content.reshape(count, width)
        if self.is_images:
            return rows
        column = rows[:, : _SIZES[self.kind]]
        labels = column.copy().view(">i4")[:, 0] if self.kind == _INT else column[:, 0]
        if labels.size and not 0 <= labels.min() <= labels.max() < CLASSES:
            wrong = labels[(labels < 0) | (labels >= CLASSES)]
            raise DataError(
                _tr("Core", "{0} has the label {1}; labels are 0 to 9"),
                self.path.name,
                str(wrong.max()),
            )
        result: NDArray[np.uint8] = labels.astype(np.uint8)
        result.flags.writeable = False
        return result


def read_bytes(path: Path, start: int, count: int) -> bytes:
    """Return bytes of a file, unpacked where it is an archive; no more are ever held.

    Raises
    ------
    DataError
        If it cannot be read, or has fewer.
    """
    try:
        with _opened(path) as file:
            left = start
            while left:
                skipped = len(file.read(min(left, 1 << 20)))
                if not skipped:
                    break
                left -= skipped
            content = file.read(count)
            file.read(1)  # at the end of an archive, this compares its checksum
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            _tr("Core", "{0} cannot be read; it may be damaged: {1}"), path, error
        ) from None
    if len(content) < count:
        raise DataError(_tr("Core", "{0} ends too early; it may be damaged"), path)
    return content


def _opened(path: Path) -> gzip.GzipFile | io.BufferedReader | io.BytesIO:
    if not path.stat().st_size:  # nor is a file of the system read, which may wait for ever
        return io.BytesIO()
    with open(path, "rb") as file:
        packed = file.read(2) == _GZIP
    return gzip.open(path) if packed else open(path, "rb")


def read_header(path: Path) -> IdxFile | None:
    """Return the header of a file, None where it is no idx file.

    Raises
    ------
    DataError
        If it cannot be read, or ends within the header.
    """
    magic = read_bytes(path, 0, 4)
    kind, count = magic[2], magic[3]
    if magic[:2] != b"\0\0" or kind not in _SIZES or not 1 <= count <= 4:
        return None
    return IdxFile(path, kind, struct.unpack(f">{count}I", read_bytes(path, 4, 4 * count)))
