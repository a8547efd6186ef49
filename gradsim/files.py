"""Files of the user: read with limits, written whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from gradsim import embedding
from gradsim.core.experiment import LARGEST_FILE, Experiment, experiment_from_json
from gradsim.core.lecture.lecture import LARGEST_LECTURE, Lecture, lecture_from_json
from gradsim.core.lecture.presets import PRESETS, preset_for
from gradsim.core.preset import Preset

HEAD = 256  # bytes in which a file says what it is


def read_experiment(path: Path) -> Experiment:
    """Read an experiment file.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    text = _read_text(path, LARGEST_FILE, "an experiment file")
    try:
        return experiment_from_json(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def read_lecture(path: Path) -> Lecture:
    """Read a lecture file.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    text = _read_text(path, LARGEST_LECTURE, "a lecture file")
    try:
        return lecture_from_json(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _read_text(path: Path, most: int, what: str) -> str:
    try:
        with _opened(path) as file:
            content = file.read(most + 1)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}") from None
    if len(content) > most:
        raise ValueError(f"{path} is too large: {what} has at most {most:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not a text in UTF-8, as {what} is") from None


def read_start(path: Path) -> Preset | Experiment | Lecture:
    """Read an experiment or lecture file, or what an exported file shows, at its epoch.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    try:
        with _opened(path) as file:
            head = file.read(HEAD)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}") from None
    if not embedding.is_export(head[:16]):
        return read_lecture(path) if b'"lecture"' in head else read_experiment(path)
    origin = embedding.read(path)
    alike = preset_for(origin.experiment)
    named = (one for one in PRESETS if one.name == origin.preset)
    preset = next((one for one in named if one.experiment.name == origin.experiment.name), alike)
    return replace(preset, experiment=origin.experiment, epoch=origin.epoch)


def _opened(path: Path) -> BinaryIO:
    """Open a file; a pipe, which could keep the window waiting for ever, is none."""
    if path.is_fifo():
        raise OSError(errno.EINVAL, "it is a pipe, not a file")
    return open(path, "rb")


@contextlib.contextmanager
def part_file(target: Path) -> Iterator[Path]:
    """Give the name of a new file beside the target, whose place it takes at the end.

    Should anything fail before, the target stays as it was, and nothing is left of the
    new file.

    Raises
    ------
    OSError
        If the file cannot be made or written.
    """
    if target.is_file() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    real = Path(os.path.realpath(target))  # a symbolic link stays one
    part = real.with_name(f".gradsim-{secrets.token_hex(4)}.part")
    try:
        open(part, "x").close()
        yield part
        with open(part, "r+b") as file:  # as fsync needs on Windows
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, part)
        os.replace(part, real)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[TextIO]:
    """Open a new text file that takes the target's place at the end; see `part_file`.

    A device or a pipe is written to directly.
    """
    if target.exists() and not target.is_file():
        with open(target, "w", encoding="utf-8", newline="") as file:
            yield file
        return
    with part_file(target) as part, open(part, "w", encoding="utf-8", newline="") as file:
        yield file


class NotWritten(OSError):
    """A file was not written; the message is a sentence that names it and says why."""


def write_bytes(target: Path, content: bytes) -> None:
    """Write a file, whole or not at all.

    Raises
    ------
    NotWritten
        With a sentence that says why.
    """
    try:
        with part_file(target) as part:
            part.write_bytes(content)
    except OSError as error:
        raise NotWritten(f"{target} was not written: {error.strerror or error}") from None
