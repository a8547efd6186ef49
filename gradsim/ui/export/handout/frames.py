"""The frames of a run for a page of HTML: what stays from one to the next is stored once."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

from gradsim.core.recording import Recording
from gradsim.ui.export.painting import Drawing, picture, svg_tree

Pixels = NDArray[np.uint8]  # rows of red, green and blue
MOST_FRAMES = 60
EVENLY = 0.4  # the share of the frames that lie as far from one another as the epochs do
QUALITY = 72  # of WebP, of 100
SCALE = 2  # pixels of WebP for each of the drawing
SAMPLES = 3  # frames by which the two formats are compared
_ADDRESS = "{http://www.w3.org/1999/xlink}href"
_PNG, _WEBP = "data:image/png;base64,", "data:image/webp;base64,"
_REFERENCE = re.compile(r"url\(#(\w+)\)")
_SPOKEN = ("aria-label", "font-family", "font-size", "font-weight", "font-style", "vector-effect")
_NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"')
_TOO_FINE = re.compile(r"(?<=\d\.\d\d)\d+")  # a hundredth of a pixel is not seen


def shown_epochs(recording: Recording, most: int = MOST_FRAMES) -> list[int]:
    """Return the epochs that have a frame: first and last, and more of them where curves bend."""
    last = len(recording) - 1
    if last < most:
        return list(range(last + 1))
    rows = np.array([recording.row(epoch) for epoch in range(last + 1)], float)
    with np.errstate(all="ignore"):
        bends = np.abs(np.diff(rows, 2, axis=0, prepend=rows[:1], append=rows[-1:]))
        bends = np.nan_to_num(bends / bends.sum(axis=0), nan=0.0, posinf=0.0, neginf=0.0)
    bend = np.sqrt(bends.mean(axis=1))  # a single corner must not take all frames
    density = EVENLY / (last + 1) + (1 - EVENLY) * bend / max(bend.sum(), 1e-300)
    place = np.cumsum(density) / density.sum()
    shown = {0, last}
    for count in (most - 2, *range(most, 3 * most, 4)):  # where they are dense, some are the same
        epochs = np.searchsorted(place, np.linspace(0, 1, count), side="left")
        more = {0, last, *(min(int(epoch), last) for epoch in epochs)}
        if len(more) <= most:
            shown = more
    return sorted(shown)


@dataclass
class Film:
    """Frames that are made of pieces, each of which is stored once.

    Attributes
    ----------
    prefix : str
        Of the names within the pieces, which are names of the whole page.
    """

    prefix: str
    _pieces: dict[str, int] = field(default_factory=dict)
    _frames: list[list[int]] = field(default_factory=list)
    _base: Pixels | None = None

    def __len__(self) -> int:
        return len(self._frames)

    def add_vectors(self, drawing: Drawing) -> None:
        """Add a frame as it is drawn."""
        root = svg_tree(drawing)
        names: dict[str, str] = {}
        frame = []
        for definition in root.findall("{*}defs/*"):
            name = definition.attrib.pop("id", "")
            content = _text(definition)
            names[name] = f"{self.prefix}-{self._number(f'<!--{content}-->')}"
            definition.set("id", names[name])
            frame.append(self._number(_text(definition)))
        for group in root.findall("{*}g/*"):
            content = _REFERENCE.sub(
                lambda match: f"url(#{names.get(match[1], match[1])})", _text(group)
            )
            frame.append(self._number(content))
        self._frames.append(frame)

    def add_pixels(self, image: Pixels) -> None:
        """Add a frame of pixels: of all, or of the part that differs from the first one."""
        if self._base is None:
            self._base = image
            self._frames.append([self._number(_element(image, 0, 0))])
            return
        first = self._frames[0][0]
        patch = _patch(image, self._base)
        self._frames.append([first] if patch is None else [first, self._number(patch)])

    @property
    def letters(self) -> list[int]:
        """How many letters each frame adds, before they are packed."""
        known: set[int] = set()
        pieces = list(self._pieces)
        counts = []
        for frame in self._frames:
            counts.append(sum(len(pieces[number]) for number in {*frame} - known))
            known |= {*frame}
        return counts

    def packed(self) -> str:
        """Return all of it for the page: JSON, compressed, in letters."""
        # equal beginnings side by side: curves that grow differ at their ends
        used = {number for frame in self._frames for number in frame}
        order = sorted((piece, number) for piece, number in self._pieces.items() if number in used)
        places = {number: place for place, (_, number) in enumerate(order)}
        content = {
            "pieces": [piece for piece, _ in order],
            "frames": [[places[number] for number in frame] for frame in self._frames],
        }
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()

    def _number(self, piece: str) -> int:
        return self._pieces.setdefault(piece, len(self._pieces))


def pixels(drawing: Drawing, scale: int = SCALE) -> Pixels:
    """Return a drawing as rows of red, green and blue."""
    image = picture(drawing, scale).convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def webp_url(image: Pixels) -> str:
    """Return pixels as WebP, in an address that holds all of it."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(image)).save(buffer, "WEBP", quality=QUALITY, method=4)
    return _WEBP + base64.b64encode(buffer.getvalue()).decode()


def _smaller(address: str) -> str:
    """Return the address of a picture that a view has painted, as WebP where that is shorter."""
    if not address.startswith(_PNG):
        return address
    with Image.open(io.BytesIO(base64.b64decode(address[len(_PNG) :]))) as image:
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=QUALITY, method=4)
    return min(address, _WEBP + base64.b64encode(buffer.getvalue()).decode(), key=len)


def _element(image: Pixels, x: int, y: int) -> str:
    height, width = (side / SCALE for side in image.shape[:2])
    place = f'x="{x / SCALE:g}" y="{y / SCALE:g}" width="{width:g}" height="{height:g}"'
    return f'<image {place} href="{webp_url(image)}"/>'


def _patch(image: Pixels, base: Pixels) -> str | None:
    """Return the smallest rectangle that holds all that differs, None where nothing does."""
    differs = (image != base).any(axis=2)
    rows, columns = differs.any(axis=1).nonzero()[0], differs.any(axis=0).nonzero()[0]
    if not len(rows):
        return None
    top, left = int(rows[0]) // SCALE * SCALE, int(columns[0]) // SCALE * SCALE
    return _element(image[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1], left, top)


def _text(element: ET.Element) -> str:
    """Return an element as text that stands in a page, without what only a file of SVG needs."""
    for inner in element.iter():
        if address := inner.attrib.get(_ADDRESS):
            inner.set(_ADDRESS, _smaller(address))
        inner.tail = None
        if inner.text is not None and not inner.text.strip():
            inner.text = None
        for name in _SPOKEN:
            inner.attrib.pop(name, None)
        if inner.get("transform") == "matrix(1,0,0,1,0,0)":
            del inner.attrib["transform"]
    return _shortened(ET.tostring(element, encoding="unicode"))


@lru_cache(4096)
def _shortened(text: str) -> str:
    return _NAMESPACES.sub("", _TOO_FINE.sub("", text))
