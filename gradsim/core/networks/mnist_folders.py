"""Sets of images and labels in a folder, whatever its files are called.

Content decides what a file is, see :mod:`gradsim.core.networks.mnist_files`. Names only say which
images and labels belong together, and which set is for tests.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gradsim.core.networks.mnist_files import DataError, IdxFile, read_bytes, read_header
from gradsim.core.sentence import marked
from gradsim.core.settings import shown

_MOST_FILES, _DEEPEST = 1000, 3  # of a folder that is searched
_IMAGES_MAGIC, _LABELS_MAGIC = 0x803, 0x801
_ROLES = re.compile("images?|labels?|lbls?|imgs?")
_MEANINGLESS = re.compile(r"idx\d?|ubytes?|bytes?|int|gz|raw|\d\d?x\d\d?")
_FOR_TESTS = {"t10k", "test", "tests", "testing", "val", "validation"}
_tr = marked
_OTHER_FILE = {
    "images": _tr("Core", "{0} is no idx file of images: it starts with {1}, not {2}"),
    "labels": _tr("Core", "{0} is no idx file of labels: it starts with {1}, not {2}"),
}
_NO_FILE = {
    "images": _tr(
        "Core", "the data folder {0} has no file of images, as a set in the idx format of MNIST has"
    ),
    "labels": _tr(
        "Core", "the data folder {0} has no file of labels, as a set in the idx format of MNIST has"
    ),
}


class SeveralSets(DataError):
    """A folder has more than one training set.

    Attributes
    ----------
    sets : dict of str to Path
        The file of images of each, by the name of the set.
    """

    def __init__(self, folder: str, sets: dict[str, Path]) -> None:
        super().__init__(
            _tr(
                "Core", "the data folder {0} has several sets, {1}: name the file of images, as {2}"
            ),
            shown(folder),
            ", ".join(sets),
            next(iter(sets.values())),
        )
        self.sets = sets


@dataclass(frozen=True)
class IdxSet:
    """Images and labels that belong together, each of at least one item.

    Attributes
    ----------
    name : str
        What their names have in common.
    """

    name: str
    images: IdxFile
    labels: IdxFile

    @property
    def is_for_tests(self) -> bool:
        """Whether it is called so."""
        return not _FOR_TESTS.isdisjoint(self.name.split("-"))


def find_set(folder: str) -> IdxSet:
    """Return the training set in a folder, or the one of a file of images.

    Raises
    ------
    SeveralSets
        If there are several.
    DataError
        If there is none, or what is there is wrong.
    """
    sets = find_sets(folder)
    training = [each for each in sets if not each.is_for_tests] or sets
    if len(training) > 1:
        training = [each for each in training if _has_digits(each)] or training
    if len(training) > 1:
        raise SeveralSets(folder, {each.name: each.images.path for each in training})
    return training[0]


def _has_digits(candidate: IdxSet) -> bool:
    """Return whether all labels are digits; letters are what EMNIST has beside them."""
    try:
        candidate.labels.items(0, candidate.labels.count)
    except DataError:
        return False
    return True


def find_sets(folder: str) -> list[IdxSet]:
    """Return all sets in a folder and the folders in it; of a file of images the one it is in.

    Raises
    ------
    DataError
        If there is none, or what is there is wrong.
    """
    try:
        place = Path(folder)
        is_file = place.is_file()
        if not is_file and not place.is_dir():
            raise DataError(
                _tr(
                    "Core",
                    "the data folder {0} does not exist: choose the folder of the data, or put it "
                    "beside the file that names it",
                ),
                shown(folder),
            )
        root = place.parent if is_file else place
        images, labels, suspects = _sorted_files(_files_in(root, 0))
        if is_file and not any(file.path == place for file in images):
            raise suspects.get(place) or _no_idx(place, "images")
        if is_file and not labels:  # each file in a folder of its own
            labels = _sorted_files(_files_in(root.parent, _DEEPEST - 1))[1]
            root = root.parent
    except OSError as error:  # not permitted, or no name that a folder can have
        raise DataError(
            _tr("Core", "the data folder {0} cannot be read: {1}"),
            *(shown(folder), error.strerror or error),
        ) from None
    if is_file:
        images = [file for file in images if file.path == place]
    found = list(_paired(root, images, labels))
    if not found:
        raise _why_none(folder, images, labels, suspects)
    return found


def _files_in(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the files in a folder and the folders in it."""
    count, folders, seen = 0, [(folder, depth)], set[str]()
    while folders:
        present, depth = folders.pop(0)
        real = os.path.realpath(present)
        if real in seen:
            continue  # a link that leads back
        seen.add(real)
        for entry in sorted(os.scandir(present), key=lambda each: each.name):
            if entry.is_dir() and depth < _DEEPEST and os.access(entry.path, os.R_OK | os.X_OK):
                folders.append((Path(entry.path), depth + 1))
            elif entry.is_file():
                yield Path(entry.path)
                count += 1
                if count == _MOST_FILES:
                    return


def _sorted_files(
    paths: Iterable[Path],
) -> tuple[list[IdxFile], list[IdxFile], dict[Path, DataError]]:
    """Return the files of images, those of labels, and what is wrong with any other."""
    images: list[IdxFile] = []
    labels: list[IdxFile] = []
    suspects: dict[Path, DataError] = {}
    for path in paths:
        try:
            header = read_header(path)
            if header is None or not (header.is_images or header.is_labels):
                suspects[path] = _no_idx(path, "labels" if "lab" in path.name else "images")
                continue
            header.check()
        except DataError as error:
            suspects[path] = error
        else:
            (images if header.is_images else labels).append(header)
    return images, labels, suspects


def _no_idx(path: Path, role: str) -> DataError:
    wanted = _IMAGES_MAGIC if role == "images" else _LABELS_MAGIC
    try:
        magic = int.from_bytes(read_bytes(path, 0, 4), "big")
    except DataError as error:
        return error
    return DataError(_OTHER_FILE[role], path, f"{magic:#x}", f"{wanted:#x}")


def _words(text: str) -> list[str]:
    """Return the words of a name that say which set it is of."""
    words = re.split(r"[^a-z0-9]+", text.lower())
    return [word for word in words if word and not _ROLES.fullmatch(word)
            and not _MEANINGLESS.fullmatch(word)]  # fmt: skip


def _key(file: IdxFile, root: Path) -> str:
    """Return what the names of the images and labels of one set have in common."""
    *folders, name = file.path.relative_to(root).parts
    words = _words(name)
    for folder in reversed(folders):
        others = [word for word in _words(folder) if word not in words]
        words = others + words
    return "-".join(words)


def _paired(root: Path, images: list[IdxFile], labels: list[IdxFile]) -> Iterator[IdxSet]:
    """Yield sets: files whose names have the same in common, or the only ones of a size."""
    by_key = {key: files[0] for key, files in _grouped(root, images).items()}
    labels_by_key = {key: files[0] for key, files in _grouped(root, labels).items()}
    if len(by_key) == len(labels_by_key) == 1:
        ((key, file),), (of_labels,) = by_key.items(), labels_by_key.values()
        yield IdxSet(key or file.path.name, file, of_labels)
        return
    for key, file in by_key.items():
        if key in labels_by_key:
            yield IdxSet(key or file.path.name, file, labels_by_key[key])
            continue
        alike = [other for other in labels_by_key.values() if other.count == file.count]
        rivals = [other for other in by_key.values() if other.count == file.count]
        if len(alike) == len(rivals) == 1:
            yield IdxSet(key or file.path.name, file, alike[0])


def _grouped(root: Path, files: list[IdxFile]) -> dict[str, list[IdxFile]]:
    """Return files by what their names say, of the same name the one least deep first."""
    grouped: dict[str, list[IdxFile]] = {}
    for file in sorted(files, key=lambda file: (len(file.path.parts), str(file.path))):
        grouped.setdefault(_key(file, root), []).append(file)
    return grouped


def _why_none(
    folder: str, images: list[IdxFile], labels: list[IdxFile], suspects: dict[Path, DataError]
) -> DataError:
    """Return why a folder has no set: a file that is wrong, or one that is missing."""
    role = "labels" if images else "images"
    there = {file.path: _no_idx(file.path, role) for file in (images if images else labels)}
    named = [path for path in (*suspects, *there) if role[:-1] in path.name.lower()]
    if named:
        return {**there, **suspects}[named[0]]
    of_sets = [path for path in suspects if _ROLES.search(path.name.lower())]
    if of_sets:
        return suspects[of_sets[0]]
    if images and labels:
        text = _tr("Core", "the data folder {0} has images and labels that do not belong together")
        return DataError(text, shown(folder))
    return DataError(_NO_FILE[role], shown(folder))
