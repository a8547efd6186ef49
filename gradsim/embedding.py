"""The experiment within an exported file, so that opening the file brings it back.

A picture, a table or an animation carries the text of an experiment file, with the
demonstration and the epoch that it shows, where its format has room for a remark: a text
chunk (PNG), ``<metadata>`` (SVG), XMP (PDF), a comment (GIF, MP4) or a line that starts with
``#`` (CSV). What is read back comes from outside and is checked like any experiment file.
"""

import dataclasses
import html
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from gradsim import paths, spreadsheet
from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import (
    LARGEST_FILE,
    experiment_from_content,
    experiment_to_json,
    parse_json,
)
from gradsim.core.sentence import Refusal, marked

LARGEST_SEARCHED = 64_000_000  # bytes of an SVG or PDF that are searched
MOST_PARTS = 100_000  # of a file of chunks, blocks or boxes
_NAMESPACE = "https://gradsim.invalid/ns"
_TAG = re.compile(rb"<gradsim:experiment[^<>]*>([^<]*)</gradsim:experiment>")
_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"gradsim\0"
_tr = marked
_NOTHING = _tr(
    "Core",
    "it holds no experiment: it was not exported by gradsim, or has been rewritten since",
)
HEAD = 64  # bytes in which a file says what it is


@dataclass(frozen=True)
class Origin:
    """What an exported file shows.

    Attributes
    ----------
    experiment : Experiment
        The settings.
    preset : str
        Name of the demonstration; it may be one that this program does not know.
    epoch : int
        The epoch shown.
    folder : Path or None
        Where the file will lie, if that is known: paths in it are relative to this.
    """

    experiment: Experiment
    preset: str
    epoch: int
    folder: Path | None = field(default=None, compare=False)


def to_text(origin: Origin) -> str:
    """Return what is embedded: ASCII, in one line."""
    portable = paths.with_paths(origin.experiment, lambda path: paths.stored(path, origin.folder))
    content = json.loads(experiment_to_json(portable))
    content |= {"preset": origin.preset, "epoch": origin.epoch}
    return json.dumps(content, separators=(",", ":"), allow_nan=False)


def from_text(text: str) -> Origin:
    """Read what was embedded.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong.
    """
    if len(text) > LARGEST_FILE:
        raise Refusal(_tr("Core", "an experiment has at most {0} characters"), LARGEST_FILE)
    content = parse_json(text)
    if not isinstance(content, dict):
        raise Refusal(_NOTHING)
    preset, epoch = content.pop("preset", ""), content.pop("epoch", 0)
    if not isinstance(preset, str):
        raise Refusal(_tr("Core", "preset must be the name of a demonstration"))
    if isinstance(epoch, bool) or not isinstance(epoch, int) or epoch < 0:
        raise Refusal(_tr("Core", "epoch must be a whole number from 0 up"))
    experiment = experiment_from_content(content)
    return Origin(experiment, preset, min(epoch, experiment.last_epoch))


# ----- writing


def in_png(content: bytes, origin: Origin) -> bytes:
    """Return a PNG file with the origin as a text chunk."""
    head = len(_PNG) + 25  # the signature and the first chunk, IHDR
    data = b"tEXt" + _KEYWORD + to_text(origin).encode("ascii")
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return content[:head] + chunk + content[head:]


def in_svg(content: bytes, origin: Origin) -> bytes:
    """Return an SVG file with the origin as its metadata."""
    start = content.index(b">", content.index(b"<svg")) + 1
    return content[:start] + b"\n<metadata>" + _tagged(origin) + b"</metadata>" + content[start:]


def xmp(origin: Origin, title: str = "") -> bytes:
    """Return the XMP metadata of a PDF file."""
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{html.escape(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>gradsim</xmp:CreatorTool>
{_tagged(origin).decode("ascii")}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return text.encode()


def _tagged(origin: Origin) -> bytes:
    text = html.escape(to_text(origin), quote=False)
    return (f'<gradsim:experiment xmlns:gradsim="{_NAMESPACE}">{text}</gradsim:experiment>').encode(
        "ascii"
    )


def in_gif(content: bytes, origin: Origin) -> bytes:
    """Return a GIF file with the origin as a comment."""
    data = (_KEYWORD.decode("ascii") + to_text(origin)).encode("ascii")
    blocks = [data[start : start + 255] for start in range(0, len(data), 255)]
    comment = b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"
    start = _gif_start(content)
    return content[:start] + comment + content[start:]


def csv_remark(origin: Origin) -> str:
    """Return the first line of a CSV file."""
    return f"{spreadsheet.MARK}{to_text(origin)}\n"


# ----- reading


def read(path: Path) -> Origin:
    """Return what an exported file shows; its content decides its kind.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            file.seek(0)
            text = _reader(head)(file)
    except OSError as error:
        raise Refusal(
            _tr("Core", "{0} cannot be read: {1}"), path, error.strerror or error
        ) from None
    except (struct.error, IndexError, UnicodeError):
        raise Refusal(_tr("Core", "{0}: the file is damaged"), path) from None
    try:
        if text is None:
            raise Refusal(_NOTHING)
        origin = from_text(text)
        folder = Path(path).parent
        experiment = paths.with_paths(origin.experiment, lambda name: paths.found(name, folder))
    except ValueError as error:
        raise Refusal("{0}: {1}", path, error) from None
    return dataclasses.replace(origin, experiment=experiment, folder=folder)


def is_export(head: bytes) -> bool:
    """Return whether a file that starts with these bytes may hold an experiment."""
    return _kind(head) is not None


def _reader(head: bytes) -> Callable[[BinaryIO], str | None]:
    return _kind(head) or (lambda file: None)


def _kind(head: bytes) -> Callable[[BinaryIO], str | None] | None:
    if head.startswith(_PNG):
        return _from_png
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _from_gif
    if head[4:8] == b"ftyp":
        return _from_mp4
    if head.removeprefix(b"\xef\xbb\xbf").startswith((b"%PDF-", b"<?xml", b"<svg")):
        return _from_tag
    if spreadsheet.has_mark(head):
        return spreadsheet.remark
    return None


def _from_png(file: BinaryIO) -> str | None:
    file.seek(len(_PNG))
    for _ in range(MOST_PARTS):
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind == b"tEXt" and length <= LARGEST_FILE:
            data = file.read(length)
            if zlib.crc32(kind + data) != struct.unpack(">I", file.read(4))[0]:
                raise IndexError
            if data.startswith(_KEYWORD):
                return data[len(_KEYWORD) :].decode("ascii")
        elif kind == b"IEND":
            return None
        else:
            file.seek(length + 4, 1)
    return None


def _from_tag(file: BinaryIO) -> str | None:
    # searched for, not parsed: nothing of a file from outside is expanded
    found = _TAG.search(file.read(LARGEST_SEARCHED))
    return html.unescape(found[1].decode("ascii")) if found else None


def _from_gif(file: BinaryIO) -> str | None:
    file.seek(_gif_start(file.read(13)))
    keyword = _KEYWORD
    for _ in range(MOST_PARTS):
        if file.read(2) != b"!\xfe":
            return None  # what gradsim remarks stands before the first picture
        data = b""
        while (size := file.read(1)[0]) and len(data) <= LARGEST_FILE:
            data += file.read(size)
        if data.startswith(keyword):
            return data[len(keyword) :].decode("ascii")
    return None


def _gif_start(content: bytes) -> int:
    """Return where the blocks of a GIF file begin: after the header and its colours."""
    flags = content[10]
    return 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)


def _from_mp4(file: BinaryIO) -> str | None:
    """Follow the boxes to the comment that ffmpeg writes."""
    size = file.seek(0, 2)
    span = (0, size)
    for name in (b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt", b"data"):
        inner = next((place for kind, place in _boxes(file, *span) if kind == name), None)
        if inner is None:
            return None
        # a box of metadata has four bytes before the boxes in it, a text eight before it
        span = (inner[0] + {b"meta": 4, b"data": 8}.get(name, 0), inner[1])
    if span[1] - span[0] > LARGEST_FILE:
        return None
    file.seek(span[0])
    text = file.read(span[1] - span[0]).decode("utf-8")
    return text if text.startswith("{") else None


def _boxes(file: BinaryIO, start: int, stop: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield the kind and the place of the content of each box between two places."""
    for _ in range(MOST_PARTS):
        if start + 8 > stop:
            return
        file.seek(start)
        length, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if length == 1:  # the length stands after the kind, in eight bytes
            length, head = struct.unpack(">Q", file.read(8))[0], 16
        elif length == 0:
            length = stop - start
        if length < head or start + length > stop:
            raise IndexError
        yield kind, (start + head, start + length)
        start += length
