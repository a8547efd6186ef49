"""What is written: a drawing or a table in any format, with the experiment within it."""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gradsim import embedding, tables
from gradsim.core.recording import Recording
from gradsim.embedding import Origin
from gradsim.files import write_bytes
from gradsim.ui.export import painting
from gradsim.ui.export.painting import Drawing
from gradsim.ui.view import picture_of

PICTURES = ("png", "svg", "pdf")
ANIMATIONS = ("gif", "mp4")
BATCH = 1000  # lines of a table that are made at once; of a million, 0.3 s of one thread


def picture_bytes(
    drawing: Drawing,
    kind: str,
    origin: Origin | None,
    title: str = "",
    scale: int = 1,
    text_as: str = "outlines",
) -> bytes:
    """Return a drawing as a file.

    Parameters
    ----------
    drawing : Drawing
        What to paint.
    kind : {"png", "svg", "pdf"}
        The format.
    origin : Origin or None
        What the file shows, to be embedded in it.
    title : str
        What a reader calls it.
    scale : int
        Pixels of a PNG for each pixel of the drawing, each way.
    text_as : {"outlines", "text"}
        Text of an SVG.
    """
    if kind == "svg":
        content = painting.svg_bytes(drawing, title, text_as)
        return content if origin is None else embedding.in_svg(content, origin)
    if kind == "pdf":
        metadata = b"" if origin is None else embedding.xmp(origin, title)
        return painting.pdf_bytes(drawing, title, metadata)
    return png_file(painting.picture(drawing, scale), origin)


def png_file(image: QImage, origin: Origin | None) -> bytes:
    """Return pixels as a PNG file, with what they show; in any thread."""
    content = painting.png_bytes(image)
    return content if origin is None else embedding.in_png(content, origin)


def recording_lines(recording: Recording, origin: Origin) -> Iterator[str]:
    """Yield the lines of a run's table as CSV; numbers have all their digits."""
    yield embedding.csv_remark(origin)
    rows = (recording.row(epoch) for epoch in range(len(recording)))
    yield from tables.csv_lines(recording.experiment, rows)


def table_lines(
    header: Sequence[str], columns: Sequence[NDArray[np.generic]], origin: Origin
) -> Iterator[str]:
    """Yield the lines of columns of the same length as CSV; what is not recorded is empty."""
    yield embedding.csv_remark(origin)
    yield from tables.lines_of([header])
    for start in range(0, len(columns[0]), BATCH):
        batch = (column[start : start + BATCH].tolist() for column in columns)
        yield from tables.lines_of(map(_cell, row) for row in zip(*batch, strict=True))


def tab_separated(csv_text: str) -> str:
    """Return a table as a spreadsheet takes it: with tabs, and without the remark of files."""
    rows = csv.reader(line for line in csv_text.splitlines() if not line.startswith("#"))
    return "\n".join(map("\t".join, rows))


def _cell(value: float) -> float | str:
    return "" if math.isnan(value) else value


def window_picture(window: QWidget) -> QImage:
    """Return the whole window as it is on screen."""
    return picture_of(window).toImage()


def save_picture(image: QImage, path: Path, origin: Origin | None = None) -> None:
    """Write a PNG file, with what it shows.

    Raises
    ------
    OSError
        With a sentence that says why the file was not written.
    """
    write_bytes(path, png_file(image, origin and replace(origin, folder=path.parent)))
