"""The handwritten digits, from ``resources/mnist`` or a folder of the user's.

The files have the idx format of Y. LeCun and C. Cortes: a magic number, the sizes, then
bytes. Whatever is read is checked and bounded; of the bundled files the digest, too.
"""

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gradsim.core.networks.network import Array, Kind
from gradsim.core.resources import resource
from gradsim.core.settings import shown

SIDE = 28  # pixels of an image
PIXELS = SIDE * SIDE
CLASSES = 10
TRAINING_IMAGES = 60_000
LARGEST_SET = 1_000_000  # images; a file that says more is not read

_IMAGES_MAGIC, _LABELS_MAGIC = 0x803, 0x801
_IMAGES, _LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
_DIGESTS = {
    f"{_IMAGES}.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    f"{_LABELS}.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
}
_MEND = "reinstall gradsim, or check out its resources folder again"


class DataError(ValueError):
    """A data file is missing or wrong; the message names it and says what to do."""


@dataclass(frozen=True)
class Digits:
    """Images and what they show.

    Attributes
    ----------
    images : (n, 784) array of uint8
        Grey values, 0 for the ground and 255 for ink; read-only.
    labels : (n,) array of uint8
        0 to 9; read-only.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def inputs(self, kind: Kind) -> Array:
        """Return the images as numbers from 0 to 1, shape (n, 784)."""
        return np.divide(self.images, 255, dtype=kind)

    def targets(self, kind: Kind) -> Array:
        """Return the ten desired outputs of each image, shape (n, 10)."""
        targets: Array = np.zeros((len(self.labels), CLASSES), kind)
        targets[np.arange(len(self.labels)), self.labels] = 1.0
        return targets


def load_digits(folder: str = "", first: int = 0, count: int = TRAINING_IMAGES) -> Digits:
    """Return images `first` to `first + count` − 1 of a training set.

    Parameters
    ----------
    folder : str
        Folder with ``train-images-idx3-ubyte`` and ``train-labels-idx1-ubyte``, packed with
        gzip or not; MNIST by default.

    Raises
    ------
    DataError
        If a file is missing, damaged, of another shape, or has too few images.
    """
    # the files in a folder of the user's may change
    return _load(folder, first, count) if folder else _load_mnist(first, count)


@lru_cache(4)
def _load_mnist(first: int, count: int) -> Digits:
    return _load("", first, count)


def held_out_digits(folder: str, learnt: int, count: int) -> Digits:
    """Return the last `count` images of a set of which the first `learnt` are learnt from.

    Raises
    ------
    DataError
        Where :func:`load_digits` does, and if an image would be in both parts.
    """
    images = _count(_find(folder, _IMAGES), 16) if folder else TRAINING_IMAGES
    if learnt + count > images:
        raise DataError(
            f"the data folder {shown(folder)} has {images:,} images, fewer than the {learnt:,} "
            f"to learn and {count:,} to read"
        )
    return load_digits(folder, images - count, count)


def _load(folder: str, first: int, count: int) -> Digits:
    image_file, label_file = _find(folder, _IMAGES), _find(folder, _LABELS)
    images_in, labels_in = _count(image_file, 16), _count(label_file, 8)
    if images_in != labels_in:
        raise DataError(
            f"{image_file.name} has {images_in:,} images, but {label_file.name} has "
            f"{labels_in:,} labels; they must belong together"
        )
    if first + count > images_in:
        raise DataError(
            f"{image_file.name} has {images_in:,} images; {first + count:,} were asked for"
        )
    images = _read(image_file, 16, PIXELS, first, count).reshape(count, PIXELS)
    labels = _read(label_file, 8, 1, first, count)
    if labels.max(initial=0) >= CLASSES:
        raise DataError(f"{label_file.name} has the label {labels.max()}; labels are 0 to 9")
    return Digits(images, labels)


def _find(folder: str, name: str) -> Path:
    if not folder:
        path = resource("mnist", f"{name}.gz")
        if not path.is_file():
            raise DataError(f"{path} is missing: {_MEND}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != _DIGESTS[path.name]:
            raise DataError(f"{path} is damaged: {_MEND}")
        return path
    try:
        if not Path(folder).is_dir():
            raise DataError(f"the data folder {shown(folder)} does not exist")
        for path in (Path(folder, name), Path(folder, f"{name}.gz")):
            if path.is_file():
                return path
    except OSError as error:  # not permitted, or no name that a folder can have
        reason = error.strerror or error
        raise DataError(f"the data folder {shown(folder)} cannot be read: {reason}") from None
    raise DataError(
        f"the data folder {shown(folder)} has no file {name} or {name}.gz, "
        "as a set in the idx format has"
    )


def _bytes(path: Path, start: int, count: int) -> bytes:
    """Return bytes of a file, unpacked where needed; no more are ever held."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else open(path, "rb") as file:
            left = start
            while left:
                skipped = len(file.read(min(left, 1 << 20)))
                if not skipped:
                    break
                left -= skipped
            content = file.read(count)
            file.read(1)  # at the end of an archive, this compares its checksum
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{path} cannot be read; it may be damaged: {error}") from None
    if len(content) < count:
        raise DataError(f"{path} ends too early; it may be damaged")
    return content


def _count(path: Path, header_size: int) -> int:
    """Return how many images or labels a file says it has, after checking its header."""
    header = np.frombuffer(_bytes(path, 0, header_size), dtype=">u4").tolist()
    images = header_size == 16
    magic = _IMAGES_MAGIC if images else _LABELS_MAGIC
    if header[0] != magic:
        kind = "images" if images else "labels"
        raise DataError(
            f"{path} is no idx file of {kind}: it starts with {header[0]:#x}, not {magic:#x}"
        )
    if images and header[2:] != [28, 28]:
        raise DataError(f"{path} has images of {header[2]}×{header[3]} pixels; they must be 28×28")
    if not 1 <= header[1] <= LARGEST_SET:
        raise DataError(f"{path} says it has {header[1]:,} items; 1 to {LARGEST_SET:,} are allowed")
    return int(header[1])


def _read(path: Path, header: int, size: int, first: int, count: int) -> NDArray[np.uint8]:
    content = _bytes(path, header + first * size, count * size)
    return np.frombuffer(content, dtype=np.uint8)  # of bytes, so read-only
