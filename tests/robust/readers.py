"""All that reads files from outside, with valid files to start damaging from."""

import csv
import gzip
import io
import shutil
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gradsim.core.experiment_file import experiment_to_json
from gradsim.core.lecture.lecture import built_in_lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.networks.mnist import DataError, held_out_digits, load_digits
from gradsim.embedding import Origin, csv_remark, in_gif, in_png, in_svg, xmp
from gradsim.files import lecture_text, read_experiment, read_lecture, read_start

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
ITEMS = 20
LONGEST_SENTENCE = 1000  # with the names of all demonstrations


@dataclass(frozen=True)
class Reader:
    """A way for files to come in.

    Attributes
    ----------
    read : callable
        Takes a folder and the content of the file, reads it as the program does.
    valid : list of bytes
        Files that are read without complaint.
    error : type
        What it raises for all others.
    """

    read: Callable[[Path, bytes], object]
    valid: list[bytes]
    error: type[Exception] = ValueError


def at(name: str, read: Callable[[Path], object]) -> Callable[[Path, bytes], object]:
    """Return what writes a file of that name and reads it."""

    def call(folder: Path, content: bytes) -> object:
        path = folder / name
        path.write_bytes(content)
        return read(path)

    return call


def _read_images(folder: Path, content: bytes) -> object:
    (folder / LABELS).write_bytes(labels())
    return at(IMAGES, _both_parts)(folder, content)


def _read_packed_images(folder: Path, content: bytes) -> object:
    (folder / LABELS).write_bytes(labels())
    return at(f"{IMAGES}.gz", _both_parts)(folder, content)


def _read_labels(folder: Path, content: bytes) -> object:
    (folder / IMAGES).write_bytes(images())
    return at(LABELS, _both_parts)(folder, content)


def _read_labels_with_columns(folder: Path, content: bytes) -> object:
    (folder / "raw").mkdir()
    (folder / "raw" / "pictures").write_bytes(images())
    return at("what they show", _both_parts)(folder, content)


def _both_parts(path: Path) -> object:
    folder = str(path.parent)
    return load_digits(folder, 0, ITEMS // 2), held_out_digits(folder, ITEMS // 2, ITEMS // 2)


def images(count: int = ITEMS, side: int = 28) -> bytes:
    """Return an idx file of images."""
    return struct.pack(">4I", 0x803, count, side, side) + bytes(range(98)) * (8 * count)


def labels(count: int = ITEMS) -> bytes:
    """Return an idx file of labels."""
    return struct.pack(">2I", 0x801, count) + bytes(index % 10 for index in range(count))


def labels_with_columns(count: int = ITEMS) -> bytes:
    """Return an idx file of labels as QMNIST has them: whole numbers in eight columns."""
    rows = b"".join(struct.pack(">8i", index % 10, *range(7)) for index in range(count))
    return struct.pack(">3I", 0xC02, count, 8) + rows


def _resaved() -> list[bytes]:
    """Return an exported table as spreadsheets save it."""
    origin = Origin(PRESETS[0].experiment, PRESETS[0].name, 7)
    lines = (csv_remark(origin) + "epoch,a\n0,0.5\n").splitlines()
    rows = list(csv.reader(lines))
    files = []
    for separator, encoding in ((",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")):
        out = io.StringIO()
        csv.writer(out, delimiter=separator).writerows(rows)
        files.append(out.getvalue().encode(encoding))
    return files


def _exports() -> list[bytes]:
    origin = Origin(PRESETS[0].experiment, PRESETS[0].name, 7)
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR") + bytes(13 + 4)
    end = struct.pack(">I4s", 0, b"IEND") + bytes(4)
    gif = b"GIF89a" + bytes([1, 0, 1, 0, 0x80, 0, 0]) + bytes(6) + b";"
    return [
        in_png(header + end, origin),
        in_svg(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', origin),
        b"%PDF-1.4\n" + xmp(origin) + b"\n%%EOF",
        in_gif(gif, origin),
        csv_remark(origin).encode() + b"epoch,a\n0,0.5\n",
    ]


def _lectures() -> list[bytes]:
    lecture = built_in_lecture()
    short = replace(lecture, entries=lecture.entries[:3])
    partly = b"""{"gradsim": 1, "new": 1, "lecture": {"new": [2], "entries": [
        {"preset": "digits", "new": null}, {"preset": "none"}, {"experiment": "layer-speed",
        "settings": {"data": "~/digits", "new": 3}, "views": ["new"]}]}}"""
    return [*(lecture_to_json(content).encode() for content in (lecture, short)), partly]


def _read_and_save_lecture(path: Path) -> object:
    lecture = read_lecture(path)
    lecture_text(lecture, path).encode()
    return lecture


ITEM_TABLES = [
    b"x1;x2;y\r\n0;0;0\r\n0,5;1;1\r\n",
    "0.25\t−1\t1\n1\t2\t0\n".encode(),
    b"\xef\xbb\xbf0,0,0\n0,1,1\n",
    "a\tb\n0,5\t1\n".encode("utf-16"),
]


EXPERIMENTS = [experiment_to_json(preset.experiment).encode() for preset in PRESETS]

READERS = {
    "experiment": Reader(at("own.json", read_experiment), EXPERIMENTS),
    "export": Reader(at("export", read_start), _exports()),
    "resaved": Reader(at("table.csv", read_start), _resaved()),
    "items": Reader(at("items.csv", read_start), ITEM_TABLES),
    "anything": Reader(at("what", read_start), [*EXPERIMENTS[:3], *_lectures()[1:]]),
    "lecture": Reader(at("lecture.json", _read_and_save_lecture), _lectures()),
    "images": Reader(_read_images, [images()], DataError),
    "packed images": Reader(_read_packed_images, [gzip.compress(images(), 1)], DataError),
    "labels": Reader(_read_labels, [labels()], DataError),
    "labels with columns": Reader(
        _read_labels_with_columns,
        [labels_with_columns(), gzip.compress(labels_with_columns(), 1)],
        DataError,
    ),
}


def ends_well(reader: Reader, folder: Path, content: bytes) -> bool:
    """Return whether the file was taken; it may only be refused in a sentence."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        reader.read(folder, content)
    except reader.error as error:
        check_sentence(str(error))
        return False
    return True


def check_sentence(text: str) -> None:
    """Fail where a message is nothing to show to a person."""
    assert 10 < len(text) < LONGEST_SENTENCE, text[:2000]
    assert text.isprintable(), text
    assert "Traceback" not in text and "object at 0x" not in text, text
