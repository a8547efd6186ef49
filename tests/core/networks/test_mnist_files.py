"""Sets in the idx format are known by their content, whatever their files are called."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradsim.core.networks import mnist_files, mnist_upright
from gradsim.core.networks.mnist import (
    DataError,
    SeveralSets,
    held_out_digits,
    load_digits,
    notice_of,
)

COUNT = 30


def images(count: int = COUNT, first: int = 0, turn=None) -> bytes:
    """An idx file of digits of MNIST, turned or not."""
    pixels = load_digits("", first, count).images.reshape(count, 28, 28)
    if turn is not None:
        pixels = turn(pixels)
    return struct.pack(">4I", 0x803, count, 28, 28) + np.ascontiguousarray(pixels).tobytes()


def labels(count: int = COUNT, first: int = 0) -> bytes:
    return struct.pack(">2I", 0x801, count) + load_digits("", first, count).labels.tobytes()


def of_qmnist(count: int = COUNT) -> bytes:
    """Labels with what QMNIST says beside them: eight columns of whole numbers."""
    table = np.arange(1000, 1000 + count * 8, dtype=">i4").reshape(count, 8)
    table[:, 0] = load_digits("", 0, count).labels
    return struct.pack(">3I", 0xC02, count, 8) + table.tobytes()


def written(folder: Path, files: dict[str, bytes]) -> str:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return str(folder)


SETS = {
    "as published": {"train-images-idx3-ubyte": images(), "train-labels-idx1-ubyte": labels()},
    "dots": {"train-images.idx3-ubyte": images(), "train-labels.idx1-ubyte": labels()},
    "gzip without .gz": {
        "train-images-idx3-ubyte": gzip.compress(images()),
        "train-labels-idx1-ubyte": gzip.compress(labels()),
    },
    ".gz without gzip": {"train-images.gz": images(), "train-labels.gz": labels()},
    "as torchvision keeps it": {
        "MNIST/raw/train-images-idx3-ubyte": images(),
        "MNIST/raw/train-images-idx3-ubyte.gz": gzip.compress(images()),
        "MNIST/raw/train-labels-idx1-ubyte": labels(),
        "MNIST/raw/t10k-images-idx3-ubyte": images(20, 500),
        "MNIST/raw/t10k-labels-idx1-ubyte": labels(20, 500),
    },
    "a folder for each file": {
        "train-images-idx3-ubyte/train-images-idx3-ubyte": images(),
        "train-labels-idx1-ubyte/train-labels-idx1-ubyte": labels(),
        "train-images.idx3-ubyte": images(),
        "train-labels.idx1-ubyte": labels(),
        "t10k-images-idx3-ubyte/t10k-images-idx3-ubyte": images(20, 500),
        "t10k-labels-idx1-ubyte/t10k-labels-idx1-ubyte": labels(20, 500),
    },
    "EMNIST's names": {
        "gzip/emnist-digits-train-images-idx3-ubyte.gz": gzip.compress(images()),
        "gzip/emnist-digits-train-labels-idx1-ubyte.gz": gzip.compress(labels()),
        "gzip/emnist-digits-test-images-idx3-ubyte.gz": gzip.compress(images(20, 500)),
        "gzip/emnist-digits-test-labels-idx1-ubyte.gz": gzip.compress(labels(20, 500)),
        "gzip/emnist-digits-mapping.txt": b"0 48\n1 49\n",
    },
    "QMNIST's names": {
        "qmnist-train-images-idx3-ubyte": images(),
        "qmnist-train-labels-idx2-int": of_qmnist(),
        "qmnist-test-images-idx3-ubyte": images(20, 500),
        "qmnist-test-labels-idx2-int.gz": gzip.compress(of_qmnist(20)),
    },
    "no names": {"a": images(), "b": labels(), "README": b"from the intranet"},
    "names in another language": {"Bilder.bin": images(), "Ziffern.bin": gzip.compress(labels())},
    "only for tests": {"t10k-images.idx3-ubyte": images(), "t10k-labels.idx1-ubyte": labels()},
}


@pytest.mark.parametrize("kind", SETS)
def test_a_set_is_read_whatever_its_names(kind, tmp_path):
    folder = written(tmp_path / "data", SETS[kind])
    digits, known = load_digits(folder, 0, COUNT), load_digits("", 0, COUNT)
    assert (digits.images == known.images).all()
    assert (digits.labels == known.labels).all()
    assert (held_out_digits(folder, 25, 5).labels == known.labels[25:]).all()
    assert notice_of(folder) is None


def test_letters_beside_the_digits_are_no_choice(tmp_path):
    letters = struct.pack(">2I", 0x801, COUNT) + bytes(range(1, COUNT + 1))[:COUNT]
    folder = written(
        tmp_path,
        {
            "emnist-letters-train-images-idx3-ubyte": images(first=900),
            "emnist-letters-train-labels-idx1-ubyte": letters,
            "emnist-digits-train-images-idx3-ubyte": images(),
            "emnist-digits-train-labels-idx1-ubyte": labels(),
        },
    )
    assert (load_digits(folder, 0, COUNT).labels == load_digits("", 0, COUNT).labels).all()


def several(folder: Path) -> str:
    return written(
        folder,
        {
            "emnist-mnist-train-images-idx3-ubyte": images(),
            "emnist-mnist-train-labels-idx1-ubyte": labels(),
            "emnist-digits-train-images-idx3-ubyte": images(20, 500),
            "emnist-digits-train-labels-idx1-ubyte": labels(20, 500),
        },
    )


def test_of_several_sets_none_is_guessed(tmp_path):
    folder = several(tmp_path)
    with pytest.raises(SeveralSets, match="has several sets, emnist-digits-train, emnist-mnist-tr"):
        load_digits(folder, 0, 20)


def test_the_file_of_images_names_one_of_several_sets(tmp_path):
    several(tmp_path)
    file = str(tmp_path / "emnist-digits-train-images-idx3-ubyte")
    assert (load_digits(file, 0, 20).labels == load_digits("", 500, 20).labels).all()


@pytest.mark.parametrize("way", mnist_upright.WAYS)
@pytest.mark.parametrize("count", [COUNT, 400])
def test_digits_on_their_side_are_turned_and_that_is_said(way, count, tmp_path):
    """As they lie there, the way that is found is the one that makes them upright."""
    lying = {  # what undoes each way
        "transposed": lambda pixels: pixels.transpose(0, 2, 1),
        "to the left": lambda pixels: np.rot90(pixels, -1, (1, 2)),
        "to the right": lambda pixels: np.rot90(pixels, 1, (1, 2)),
        "transposed upside down": lambda pixels: np.rot90(pixels.transpose(0, 2, 1), 2, (1, 2)),
    }[way]
    files = {"emnist-images": images(count, 2500, lying), "emnist-labels": labels(count, 2500)}
    folder = written(tmp_path, files)
    assert (load_digits(folder, 0, count).images == load_digits("", 2500, count).images).all()
    assert str(notice_of(folder)).startswith(f"The images in {folder} lie on their side")
    assert not load_digits(folder, 0, count).images.flags.writeable


def other_pictures(count: int) -> np.ndarray:
    """Pictures of boxes, a shape for each label, which are no digits at all."""
    pixels = np.zeros((count, 28, 28), np.uint8)
    for number in range(count):
        kind = number % 10
        pixels[number, 3 + kind : 25 - kind % 4, 4 + kind // 2 : 12 + kind] = 150 + 10 * kind
    return pixels


def test_pictures_of_other_things_stay_as_they_are(tmp_path):
    pixels = other_pictures(200)
    rng = np.random.default_rng(5)
    for content in (
        pixels,
        pixels.transpose(0, 2, 1),
        rng.integers(0, 256, pixels.shape, np.uint8),
    ):
        body = np.ascontiguousarray(content).tobytes()
        folder = written(
            tmp_path,
            {
                "images": struct.pack(">4I", 0x803, 200, 28, 28) + body,
                "labels": struct.pack(">2I", 0x801, 200) + bytes(n % 10 for n in range(200)),
            },
        )
        assert load_digits(folder, 0, 200).images.tobytes() == body
        assert notice_of(folder) is None


@settings(max_examples=40)
@given(start=st.integers(0, 59_000), count=st.integers(mnist_upright.FEWEST, 200))
def test_any_part_of_mnist_is_upright(start, count):
    digits, known = load_digits("", 0, 59_200), slice(2000)  # unpacked once: a part takes 0.1 s
    part = slice(start, start + count)
    way = mnist_upright.how_to_turn(
        digits.images[part], digits.labels[part], digits.images[known], digits.labels[known]
    )
    assert way == ""


def test_what_is_missing_says_what_to_do(tmp_path):
    with pytest.raises(DataError, match="does not exist: choose the folder of the data, or put it"):
        load_digits(str(tmp_path / "gone"), 0, 1)


def test_a_folder_with_very_many_files_is_searched_only_so_far(tmp_path):
    for number in range(1100):
        (tmp_path / f"{number:04}.txt").write_bytes(b"a text")
    written(tmp_path, {"z/images": images(), "z/labels": labels()})
    with pytest.raises(DataError, match="has no file of images"):
        load_digits(str(tmp_path), 0, 1)


def test_folders_that_go_round_in_a_circle_end(tmp_path):
    (tmp_path / "round").symlink_to(tmp_path)
    folder = written(tmp_path, {"train-images": images(), "train-labels": labels()})
    assert len(load_digits(folder, 0, COUNT).labels) == COUNT


def test_labels_with_columns_are_checked_like_others(tmp_path):
    table = np.zeros((COUNT, 8), ">i4")
    for wrong in (10, -1, 2**31 - 1):
        table[3, 0] = wrong
        content = struct.pack(">3I", 0xC02, COUNT, 8) + table.tobytes()
        folder = written(tmp_path, {"images": images(), "labels": content})
        with pytest.raises(DataError, match=f"has the label {wrong}; labels are 0 to 9"):
            load_digits(folder, 0, COUNT)


def test_an_empty_file_is_not_read(tmp_path, monkeypatch):
    """So is that of the system's messages, which has no end, as /proc/kmsg for the superuser."""

    def endless(*_):
        raise AssertionError("the file was opened")

    (tmp_path / "train-images").touch()
    monkeypatch.setattr(mnist_files, "open", endless, raising=False)
    with pytest.raises(DataError, match="train-images ends too early"):
        load_digits(str(tmp_path), 0, 1)
