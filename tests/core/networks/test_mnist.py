"""The digits are MNIST's, and every wrong file is refused in a sentence."""

import gzip
import hashlib
import shutil
import socket
import struct
import subprocess
import sys
import tracemalloc
import weakref
from collections import deque
from pathlib import Path

import numpy as np
import pytest

from gradsim.core.networks import mnist
from gradsim.core.networks.mnist import DataError, load_digits
from gradsim.folders import resource

ROOT = Path(__file__).parents[3]
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """What is missing is never fetched."""

    def refuse(*args, **kwargs):
        pytest.fail("asked the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


# --- MNIST itself


# SHA-256 of the unpacked files as published, and as many other programs check them
PUBLISHED = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_files_are_those_that_were_published(name):
    content = gzip.decompress(resource("mnist", f"{name}.gz").read_bytes())
    assert hashlib.sha256(content).hexdigest() == PUBLISHED[name]
    images = name.endswith("idx3-ubyte")
    shape = (28, 28) if images else ()
    head = struct.pack(f">{2 + len(shape)}I", 0x803 if images else 0x801, 60_000, *shape)
    assert content.startswith(head)
    assert len(content) == len(head) + 60_000 * (784 if images else 1)


def test_the_readme_has_the_digests_of_the_files():
    readme = resource("README.md").read_text(encoding="utf-8")
    for path in resource("mnist").glob("*.gz"):
        row = next(line for line in readme.splitlines() if f"`{path.name}`" in line)
        assert hashlib.sha256(path.read_bytes()).hexdigest() in row


def test_the_first_digits_are_those_everyone_knows():
    digits = load_digits()
    assert digits.images.shape == (60_000, 784)
    assert digits.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(digits.labels).tolist() == counts
    assert digits.images.mean() / 255 == pytest.approx(0.1307, abs=5e-5)
    assert digits.images.std() / 255 == pytest.approx(0.3081, abs=5e-5)
    five = digits.images[0].reshape(28, 28)
    assert not five[:5].any() and five[5:25].any(axis=1).all() and not five[25:].any()


def test_a_part_is_that_part_of_the_whole():
    whole, part = load_digits(), load_digits(first=50_000, count=10_000)
    assert (part.images == whole.images[50_000:]).all()
    assert (part.labels == whole.labels[50_000:]).all()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_inputs_are_from_0_to_1_and_targets_name_the_digit(kind):
    digits = load_digits(count=100)
    inputs, targets = digits.inputs(kind), digits.targets(kind)
    assert (inputs.dtype, targets.dtype) == (kind, kind)
    assert (inputs.min(), inputs.max()) == (0.0, 1.0)
    assert inputs == pytest.approx(digits.images / 255.0, rel=1e-7)
    assert (targets.sum(axis=1) == 1).all()
    assert (targets.argmax(axis=1) == digits.labels).all()


def test_images_and_labels_cannot_be_written_to():
    digits = load_digits(count=10)
    for array in (digits.images, digits.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_only_one_part_from_the_start_is_kept_and_one_other(monkeypatch):
    """Four of any sizes were, of up to 47 MB each; an image is looked up by how many come first."""
    monkeypatch.setattr(mnist, "_longest", deque(maxlen=1))
    some = load_digits(count=300)
    assert np.shares_memory(load_digits(count=100).images, some.images)
    assert (load_digits(count=400).images[:300] == some.images).all()
    some = weakref.ref(some)
    others = [weakref.ref(load_digits(first=first, count=20)) for first in (100, 200, 300)]
    assert [part() is None for part in (some, *others)] == [True, True, True, False]


# --- a set of the user's


def images_file(count=20, rows=28, columns=28, magic=0x803, body=None):
    if body is None:
        rng = np.random.default_rng(0)
        body = rng.integers(0, 256, count * rows * columns, np.uint8).tobytes()
    return struct.pack(">4I", magic, count, rows, columns) + body


def labels_file(count=20, magic=0x801, body=None):
    body = bytes(i % 10 for i in range(count)) if body is None else body
    return struct.pack(">2I", magic, count) + body


def folder_with(path, images=None, labels=None, packed=True):
    contents = {IMAGES: images, LABELS: labels}
    defaults = {IMAGES: images_file(), LABELS: labels_file()}
    for name, content in contents.items():
        body = defaults[name] if content is None else content
        if packed:
            (path / f"{name}.gz").write_bytes(gzip.compress(body))
        else:
            (path / name).write_bytes(body)
    return str(path)


@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
def test_a_set_of_the_users_is_read(tmp_path, packed):
    digits = load_digits(folder_with(tmp_path, packed=packed), 5, 10)
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, 20 * 784, np.uint8).reshape(20, 784)
    assert (digits.images == pixels[5:15]).all()
    assert digits.labels.tolist() == [5, 6, 7, 8, 9, 0, 1, 2, 3, 4]


def test_a_set_that_was_changed_is_read_again(tmp_path):
    folder = folder_with(tmp_path)
    assert load_digits(folder, 0, 2).labels.tolist() == [0, 1]
    folder_with(tmp_path, labels=labels_file(body=bytes([9] * 20)))
    assert load_digits(folder, 0, 2).labels.tolist() == [9, 9]


@pytest.mark.parametrize(
    ("images", "labels", "sentence"),
    [
        (
            labels_file(),
            None,
            r"is no idx file of images: it starts with "
            r"0x801, not 0x803",
        ),
        (None, images_file(), r"is no idx file of labels: it starts with 0x803, not 0x801"),
        (images_file(magic=0xD03), None, r"it starts with 0xd03, not 0x803"),
        (b"<html><body>404 Not Found</body></html>", None, "starts with 0x3c68746d, not 0x803"),
        (images_file(rows=32, columns=32), None, "has images of 32×32 pixels; they must be 28×28"),
        (images_file(rows=0, columns=28, body=b""), None, "images of 0×28 pixels"),
        (images_file(columns=2**32 - 1, body=b""), None, "28×4294967295 pixels"),
        (images_file(19), None, "has 19 images, but .* has 20 labels; they must belong together"),
        (None, labels_file(body=b"\1\2\12" + bytes(17)), "has the label 10; labels are 0 to 9"),
        (None, labels_file(body=b"\xff" * 20), "has the label 255; labels are 0 to 9"),
        (images_file(0), labels_file(0), "says it has 0 items; 1 to 1,000,000 are allowed"),
        (
            images_file(10**9, body=bytes(784)),
            labels_file(10**9, body=b"\0"),
            "says it has 1,000,000,000 items; 1 to 1,000,000 are allowed",
        ),
        (images_file(body=bytes(784)), None, "images-idx3-ubyte.* ends too early"),
        (None, labels_file(body=b"\0"), "labels-idx1-ubyte.* ends too early"),
        (images_file()[:15], None, "ends too early"),
        (b"", None, "ends too early"),
        (images_file(5), labels_file(5), "has 5 images; 20 were asked for"),
    ],
    ids=[
        *("labels as images", "images as labels", "signed bytes", "web page"),
        *("32 pixels", "no rows", "endless columns", "unequal counts", "label 10", "label 255"),
        *("empty", "billion", "few pixels", "few labels", "half a header", "nothing", "too few"),
    ],
)
@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
def test_a_wrong_set_is_refused_in_a_sentence(tmp_path, images, labels, sentence, packed):
    folder = folder_with(tmp_path, images, labels, packed)
    with pytest.raises(DataError, match=sentence) as caught:
        load_digits(folder, 0, 20)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", [IMAGES, LABELS])
def test_a_missing_file_is_named(tmp_path, name):
    folder = folder_with(tmp_path)
    (tmp_path / f"{name}.gz").unlink()
    role = "images" if name == IMAGES else "labels"
    with pytest.raises(DataError, match=f"has no file of {role}, as a set in the idx format"):
        load_digits(folder, 0, 20)


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("/no/such/folder", "the data folder '/no/such/folder' does not exist"),
        ("a\0b", r"the data folder 'a\\x00b' does not exist"),
        ("\ud800", r"the data folder '\\ud800' does not exist"),
        ("x" * 100_000, r"the data folder 'x+\.\.\. cannot be read: "),
        (__file__, "is no idx file of images: it starts with 0x2222225"),
    ],
    ids=["missing", "nul", "surrogate", "long", "file"],
)
def test_a_folder_that_cannot_be_is_refused(folder, sentence):
    with pytest.raises(DataError, match=sentence) as caught:
        load_digits(folder, 0, 20)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 250


def damaged(path, how):
    content = bytearray(path.read_bytes())
    if how == "cut":
        del content[len(content) // 2 :]
    elif how == "flipped":
        content[len(content) // 2] ^= 0x10
    elif how == "overwritten":
        content[100:200] = bytes(100)
    else:
        content[:] = b"no gzip"
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("cut", "cannot be read; it may be damaged: "),
        ("overwritten", "cannot be read; it may be damaged: "),
        ("other", "is no idx file of images: it starts with 0x6e6f2067"),
    ],
)
def test_a_damaged_archive_is_refused(tmp_path, how, sentence):
    folder = folder_with(tmp_path)
    damaged(tmp_path / f"{IMAGES}.gz", how)
    with pytest.raises(DataError, match=sentence):
        load_digits(folder, 0, 20)


@pytest.fixture
def copy_of_mnist(tmp_path, monkeypatch):
    """A copy that takes the place of the bundled files."""
    (tmp_path / "mnist").mkdir()
    for path in resource("mnist").glob("train-*.gz"):
        shutil.copy(path, tmp_path / "mnist")
    monkeypatch.setattr(mnist, "resource", tmp_path.joinpath)
    monkeypatch.setattr(mnist, "_longest", deque(maxlen=1))
    mnist._held_out_of_mnist.cache_clear()
    yield tmp_path / "mnist"
    shutil.rmtree(tmp_path / "mnist")  # pytest keeps the folder, and this is 10 MB
    mnist._held_out_of_mnist.cache_clear()


@pytest.mark.parametrize("name", [IMAGES, LABELS])
@pytest.mark.parametrize("how", ["cut", "flipped", "overwritten", "other", "missing"])
def test_not_one_bit_of_the_bundled_files_may_differ(copy_of_mnist, name, how):
    path = copy_of_mnist / f"{name}.gz"
    if how == "missing":
        path.unlink()
    else:
        damaged(path, how)
    state = "missing" if how == "missing" else "damaged"
    with pytest.raises(DataError) as caught:
        load_digits(count=10)
    assert str(caught.value) == (
        f"{path} is {state}: reinstall gradsim, or check out its resources folder again"
    )


# --- what a file may cost


@pytest.mark.parametrize("where", ["within", "behind"])
def test_an_archive_that_unpacks_to_gigabytes_costs_nothing(tmp_path, monkeypatch, where):
    """2 GB of zeros in 2 MB; of each file no more is unpacked than was asked for."""
    load_digits(count=2000)  # of MNIST, with which any set is compared
    unpacked, read = [], gzip.GzipFile.read

    def counted(file, size=-1):
        content = read(file, size)
        unpacked.append(len(content))
        return content

    monkeypatch.setattr(gzip.GzipFile, "read", counted)
    count = 1_000_000 if where == "within" else 20
    archive = tmp_path / f"{IMAGES}.gz"
    with gzip.open(archive, "wb", compresslevel=1) as file:
        file.write(struct.pack(">4I", 0x803, count, 28, 28))
        zeros = gzip.compress(bytes(1 << 24), compresslevel=1)
    with open(archive, "ab") as file:  # further members of the same archive
        for _ in range(128):
            file.write(zeros)
    (tmp_path / f"{LABELS}.gz").write_bytes(gzip.compress(labels_file(count, body=bytes(count))))
    tracemalloc.start()
    try:
        digits = load_digits(str(tmp_path), count - 20 if where == "behind" else 1000, 20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert digits.images.shape == (20, 784)
    assert peak < 20e6
    assert sum(unpacked) < 2e6


def test_a_header_costs_no_more_memory_than_what_was_asked_for(tmp_path):
    folder = folder_with(
        tmp_path, images_file(1_000_000, body=b""), labels_file(1_000_000, body=bytes(1_000_000))
    )
    tracemalloc.start()
    try:
        with pytest.raises(DataError, match="ends too early"):
            load_digits(folder, 0, 60_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1.1 * 60_000 * 784


def test_no_module_that_knows_the_network_is_imported():
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import numpy\n"
        "before |= set(sys.modules)\n"
        "from gradsim.core.networks.mnist import load_digits\n"
        "load_digits(count=10)\n"
        "print(sorted({'socket', 'ssl', 'urllib.request', 'http.client'} & "
        "(set(sys.modules) - before)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
