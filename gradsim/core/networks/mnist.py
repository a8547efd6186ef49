"""The handwritten digits, from ``resources/mnist`` or a folder of the user's.

Whatever is read is checked and bounded; of the bundled files the digest, too. Digits that lie on
their side are turned, see :mod:`gradsim.core.networks.mnist_upright`.
"""

import hashlib
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gradsim.core.networks import mnist_upright
from gradsim.core.networks.mnist_files import (
    CLASSES,
    LARGEST_SET,
    PIXELS,
    SIDE,
    DataError,
    IdxFile,
    read_header,
)
from gradsim.core.networks.mnist_folders import IdxSet, SeveralSets, find_set
from gradsim.core.networks.network import Array, Kind
from gradsim.core.sentence import Sentence, marked
from gradsim.core.settings import shown
from gradsim.folders import resource

__all__ = [
    "CLASSES",
    "LARGEST_SET",
    "PIXELS",
    "SIDE",
    "TRAINING_IMAGES",
    "DataError",
    "Digits",
    "SeveralSets",
    "held_out_digits",
    "load_digits",
    "notice_of",
]

TRAINING_IMAGES = 60_000

_IMAGES, _LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
_DIGESTS = {
    f"{_IMAGES}.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    f"{_LABELS}.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
}
_tr = marked


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
        Folder with a file of images and one of labels in the idx format, of any names, or the
        file of images itself; MNIST by default.

    Raises
    ------
    DataError
        If a file is missing, damaged, of another shape, or has too few images.
    """
    # the files in a folder of the user's may change
    return _load(folder, first, count) if folder else _load_mnist(first, count)


def _load_mnist(first: int, count: int) -> Digits:
    """Return images that are kept for the next time: 50,000 are 39 MB, and take 0.4 s to unpack.

    Of those from the first one on only the most are kept, of which fewer are a part.
    """
    if first:
        return _held_out_of_mnist(first, count)
    longest = _longest[0] if _longest else None
    if longest is None or len(longest.labels) < count:
        longest = _part_of(_bundled(), "", 0, count)
        _longest.append(longest)
    return Digits(longest.images[:count], longest.labels[:count])


_longest: deque[Digits] = deque(maxlen=1)


@lru_cache(1)
def _held_out_of_mnist(first: int, count: int) -> Digits:
    return _part_of(_bundled(), "", first, count)


def held_out_digits(folder: str, learnt: int, count: int) -> Digits:
    """Return the last `count` images of a set of which the first `learnt` are learnt from.

    Raises
    ------
    DataError
        Where :func:`load_digits` does, and if an image would be in both parts.
    """
    images = _located(folder)[0].images.count if folder else TRAINING_IMAGES
    if learnt + count > images:
        raise DataError(
            _tr(
                "Core",
                "the data folder {0} has {1} images, fewer than the {2} to learn and {3} to read",
            ),
            *(shown(folder), images, learnt, count),
        )
    return load_digits(folder, images - count, count)


def notice_of(folder: str) -> Sentence | None:
    """Return what is to be told of a set, such as that it is turned; None if there is nothing.

    Raises
    ------
    DataError
        Where :func:`load_digits` does.
    """
    if not folder or not _located(folder)[1]:
        return None
    text = _tr(
        "Core", "The images in {0} lie on their side, as EMNIST’s do: they are turned upright."
    )
    return Sentence(text, (folder,))


def _load(folder: str, first: int, count: int) -> Digits:
    return _part_of(*_located(folder), first, count)


def _part_of(files: IdxSet, way: str, first: int, count: int) -> Digits:
    """Return a part of a set, turned in a way."""
    _check_counts(files)
    if first + count > files.images.count:
        raise DataError(
            _tr("Core", "{0} has {1} images; {2} were asked for"),
            *(files.images.path.name, files.images.count, first + count),
        )
    images = mnist_upright.turned(files.images.items(first, count), way)
    return Digits(images, files.labels.items(first, count))


def _check_counts(files: IdxSet) -> None:
    images, labels = files.images, files.labels
    if images.count != labels.count:
        raise DataError(
            _tr("Core", "{0} has {1} images, but {2} has {3} labels; they must belong together"),
            *(images.path.name, images.count, labels.path.name, labels.count),
        )


# ----- where the files are

_Stamp = tuple[tuple[int, int, int], ...]


def _located(folder: str) -> tuple[IdxSet, str]:
    """Return the set of a folder, and the way in which its images are to be turned.

    A folder is searched again when a file of its set has changed.
    """
    known = _known.get(folder)
    if known is not None and _stamp(known[0]) == known[2]:
        return known[:2]
    files = find_set(folder)
    _check_counts(files)
    stamp = _stamp(files)
    looked_at = min(files.images.count, mnist_upright.MOST)
    images, labels = files.images.items(0, looked_at), files.labels.items(0, looked_at)
    upright = load_digits("", 0, _COMPARED)
    way = mnist_upright.how_to_turn(images, labels, upright.images, upright.labels)
    while len(_known) >= _MOST_KNOWN:
        _known.pop(next(iter(_known)), None)
    _known[folder] = (files, way, stamp)
    return files, way


_COMPARED, _MOST_KNOWN = 2000, 16
_known: dict[str, tuple[IdxSet, str, _Stamp | None]] = {}


def _stamp(files: IdxSet) -> _Stamp | None:
    """Return what changes when a file does; None where it is gone."""
    try:
        stats = [file.path.stat() for file in (files.images, files.labels)]
    except OSError:
        return None
    return tuple((stat.st_mtime_ns, stat.st_size, stat.st_ino) for stat in stats)


def _bundled() -> IdxSet:
    """Return MNIST itself, of which not one bit may differ."""
    return IdxSet("mnist", _bundled_file(_IMAGES), _bundled_file(_LABELS))


def _bundled_file(name: str) -> IdxFile:
    path = resource("mnist", f"{name}.gz")
    if not path.is_file():
        raise DataError(
            _tr(
                "Core", "{0} is missing: reinstall gradsim, or check out its resources folder again"
            ),
            path,
        )
    stat = path.stat()
    header = _header_if_intact(path, (stat.st_mtime_ns, stat.st_size, stat.st_ino))
    if header is None:
        raise DataError(
            _tr(
                "Core", "{0} is damaged: reinstall gradsim, or check out its resources folder again"
            ),
            path,
        )
    return header


@lru_cache(4)
def _header_if_intact(path: Path, _: tuple[int, int, int]) -> IdxFile | None:
    """Return the header of a file with the right digest, which takes 13 of 20 ms; else None.

    What changes with the file is an argument, so that one that has changed is looked at again.
    """
    if hashlib.sha256(path.read_bytes()).hexdigest() != _DIGESTS[path.name]:
        return None
    return read_header(path)
