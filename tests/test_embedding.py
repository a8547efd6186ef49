"""The experiment within an exported file: it comes back whole, and nothing wrong gets in."""

import io
import json
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image

from gradsim import embedding
from gradsim.core import Chain, SingleNeuron
from gradsim.core.lecture.presets import PRESETS
from gradsim.embedding import Origin
from gradsim.files import read_start, write_bytes

NEURON = SingleNeuron(weights=(-1.5,), bias=0.1 + 0.2, learning_rate=1e-3, epochs=40)
ORIGIN = Origin(NEURON, "neuron-why", 17)


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(file, "PNG")
    return file.getvalue()


def gif() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (30, 20), color) for color in ("red", "green")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="3"><path d=""/></svg>'


def pdf(origin: Origin) -> bytes:
    return b"%PDF-1.4\n1 0 obj <</Type /Metadata>> stream\n" + embedding.xmp(origin, "a < b")


FILES = {
    "png": lambda origin: embedding.in_png(png(), origin),
    "svg": lambda origin: embedding.in_svg(SVG, origin),
    "gif": lambda origin: embedding.in_gif(gif(), origin),
    "pdf": pdf,
    "csv": lambda origin: f"{embedding.csv_remark(origin)}epoch,cost\n0,0.5\n".encode(),
}


@pytest.fixture
def written(tmp_path):
    """Write what a function gives to a file."""

    def call(content: bytes, name: str = "file.dat") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return call


@pytest.mark.parametrize("kind", FILES)
def test_the_experiment_comes_back_whatever_the_name_of_the_file(written, kind):
    assert embedding.read(written(FILES[kind](ORIGIN))) == ORIGIN


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_demonstration_comes_back(written, kind, preset):
    epoch = min(3, preset.experiment.last_epoch)
    origin = Origin(preset.experiment, preset.name, epoch)
    path = written(FILES[kind](origin))
    start = read_start(path)
    assert (start.name, start.experiment, start.epoch) == (preset.name, preset.experiment, epoch)
    assert start.question == preset.question and start.views == preset.views


@pytest.mark.parametrize("kind", FILES)
def test_long_settings_come_back(written, kind):
    chain = Chain(weights=(0.1,) * 50, biases=tuple(-1 / (n + 1) for n in range(50)))
    assert embedding.read(written(FILES[kind](Origin(chain, "", 0)))).experiment == chain


def test_other_programs_still_read_the_files(written):
    """Pillow reads pixels and remarks; the JSON is that of an experiment file, and more."""
    with Image.open(written(FILES["png"](ORIGIN))) as image:
        assert json.loads(image.text["gradsim"])["epoch"] == 17
        assert image.getpixel((2, 1)) == (255, 0, 0)
    with Image.open(written(FILES["gif"](ORIGIN))) as animation:
        assert animation.n_frames == 2
        assert json.loads(animation.info["comment"].removeprefix(b"gradsim\0"))["gradsim"] == 1


def test_an_mp4_of_ffmpeg_holds_it_as_its_comment(tmp_path):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    path, remark = tmp_path / "film.mp4", tmp_path / "remark.txt"
    text = embedding.to_text(ORIGIN)
    for sign in "\\=;#":
        text = text.replace(sign, f"\\{sign}")
    remark.write_text(f";FFMETADATA1\ncomment={text}\n")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error"]
    command += ["-f", "lavfi", "-i", "color=red:s=32x32:d=0.2", "-i", str(remark)]
    command += ["-map_metadata", "1", str(path)]
    subprocess.run(command, check=True)
    assert embedding.read(path) == ORIGIN


# ----- what is wrong


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_anywhere_is_told_in_a_sentence(written, kind):
    content = FILES[kind](ORIGIN)
    for length in range(0, len(content), max(len(content) // 150, 1)):
        path = written(content[:length])
        try:
            origin = embedding.read(path)
        except ValueError as error:
            assert str(error).startswith(f"{path}")
        else:
            assert origin == ORIGIN  # what was cut off came after it


@pytest.mark.parametrize("kind", ["png", "gif"])
def test_a_file_with_any_byte_changed_is_told_or_read(written, kind):
    content = FILES[kind](ORIGIN)
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 0x55
        try:
            embedding.read(written(bytes(changed)))
        except ValueError as error:
            assert "\n" not in str(error)


def test_a_picture_of_another_program_is_told(written):
    for content in (png(), SVG, gif(), b"%PDF-1.7\n", b"epoch,cost\n", b"", b"\0" * 100):
        with pytest.raises(ValueError, match="holds no experiment"):
            embedding.read(written(content))


def test_a_chunk_that_claims_to_be_huge_is_not_read(written):
    head = png()[:33]
    for length in (0xFFFFFFFF, 0x7FFFFFFF):
        path = written(head + struct.pack(">I4s", length, b"tEXt") + b"gradsim\0{}")
        with pytest.raises(ValueError, match="damaged"):
            embedding.read(path)


def test_a_wrong_checksum_is_told(written):
    content = FILES["png"](ORIGIN).replace(b"0.001", b"0.002")
    with pytest.raises(ValueError, match="damaged"):
        embedding.read(written(content))


@pytest.mark.parametrize("length", [0, 1, 7, 0xFFFFFFFF])
def test_boxes_that_lie_about_their_length_end_the_search(written, length):
    box = struct.pack(">I4s", 16, b"ftyp") + b"isom" + bytes(4)
    path = written(box + struct.pack(">I4s", length, b"moov") + bytes(64))
    with pytest.raises(ValueError, match=r"damaged|no experiment"):
        embedding.read(path)


def text_with(**changes: object) -> str:
    return json.dumps({**json.loads(embedding.to_text(ORIGIN)), **changes})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (text_with(epoch=-1), "epoch must be a whole number"),
        (text_with(epoch=1.5), "epoch must be a whole number"),
        (text_with(epoch=True), "epoch must be a whole number"),
        (text_with(preset=3), "preset must be the name"),
        (text_with(extra=1), "unknown key 'extra'"),
        (text_with(gradsim=99), "a newer gradsim is needed"),
        (text_with(experiment="import os"), "experiment is 'import os'"),
        (text_with(settings={"bias": 1e400}), "Infinity"),
        (text_with(settings={"weights": [1.0] * 5000}), "weights"),
        ('{"gradsim": 1, "gradsim": 1}', "appears twice"),
        ("[" * 100_000, "nested too deeply"),
        ("[1, 2]", "holds no experiment"),
        ("{", "not JSON"),
        (" " * 1_000_001, "at most 1,000,000 characters"),
    ],
)
def test_wrong_content_is_told_in_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        embedding.from_text(text)


def test_an_epoch_past_the_end_is_the_last():
    assert embedding.from_text(text_with(epoch=10**15)).epoch == NEURON.epochs


def test_an_svg_expands_nothing(written):
    """A text that grows when entities are expanded is not parsed at all."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    bomb += b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(20))
    bomb += b"]><svg><gradsim:experiment>&u;</gradsim:experiment></svg>"
    with pytest.raises(ValueError, match="not JSON"):
        embedding.read(written(bomb))


def test_a_demonstration_of_a_later_version_opens_with_one_like_it(written):
    origin = Origin(NEURON, "neuron-of-the-future", 5)
    start = read_start(written(FILES["svg"](origin)))
    assert start.experiment == NEURON and start.epoch == 5
    assert start.experiment.name == "single-neuron"


def test_a_demonstration_of_another_kind_is_not_believed(written):
    start = read_start(written(FILES["png"](Origin(NEURON, "chain-vanishing", 5))))
    assert start.name.startswith("neuron-") and start.experiment == NEURON


def test_a_folder_or_nothing_is_told(tmp_path):
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(ValueError, match="cannot be read"):
            embedding.read(path)
        with pytest.raises(ValueError, match="cannot be read"):
            read_start(path)


# ----- written whole or not at all


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path, monkeypatch):
    old = tmp_path / "old.png"
    old.write_bytes(b"old")

    def full(self, content):
        with open(self, "wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match=r"old\.png was not written: No space left on device"):
        write_bytes(old, b"new" * 1000)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["old.png"]
    assert old.read_bytes() == b"old"


def test_the_checksum_is_that_of_the_format():
    content = FILES["png"](ORIGIN)
    start = content.index(b"tEXt")
    (length,) = struct.unpack(">I", content[start - 4 : start])
    stored = struct.unpack(">I", content[start + 4 + length : start + 8 + length])[0]
    assert stored == zlib.crc32(content[start : start + 4 + length])
