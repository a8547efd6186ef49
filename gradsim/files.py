"""Files of the user: read with limits, written whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from gradsim import embedding, paths, spreadsheet
from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import (
    LARGEST_FILE,
    experiment_from_content,
    experiment_from_json,
    experiment_to_json,
    parse_json,
)
from gradsim.core.finding import RestAt
from gradsim.core.lecture.lecture import Lecture
from gradsim.core.lecture.lecture_file import (
    LARGEST_LECTURE,
    is_lecture,
    lecture_from_content,
    lecture_from_json,
    lecture_to_json,
)
from gradsim.core.lecture.presets import PRESETS, preset_for
from gradsim.core.preset import Preset
from gradsim.core.sentence import Refusal, marked
from gradsim.item_table import read_items

_tr = marked

#: How the names of experiments and lectures end; new files have the first.
SUFFIXES = (".gradsim", ".json")
#: The same as dialogs take it.
PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)
_BEFORE_JSON = b" \t\r\n\xef\xbb\xbf\xff\xfe\0"


def read_experiment(path: Path) -> Experiment:
    """Read an experiment file.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    text = _read_text(path, LARGEST_FILE)
    with _named(path):
        return _found(experiment_from_json(text), path)


def read_lecture(path: Path) -> Lecture:
    """Read a lecture file.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    text = _read_text(path, LARGEST_LECTURE)
    with _named(path):
        return _lecture_found(lecture_from_json(text), path)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put the name of a file before the sentence that says what is wrong with it."""
    try:
        yield
    except ValueError as error:
        raise Refusal("{0}: {1}", path, error) from None


def _found(experiment: Experiment, path: Path) -> Experiment:
    """Return the experiment of a file with what it names found beside the file."""
    return paths.with_paths(experiment, lambda name: paths.found(name, path.parent))


def _lecture_found(lecture: Lecture, path: Path) -> Lecture:
    found = _with_experiments(lecture, lambda experiment: _found(experiment, path))
    return replace(found, file=str(path.absolute()))


def _with_experiments(lecture: Lecture, change: Callable[[Experiment], Experiment]) -> Lecture:
    """Return a lecture with each experiment of its entries changed."""
    entries = tuple(
        replace(entry, preset=replace(entry.preset, experiment=change(entry.preset.experiment)))
        for entry in lecture.entries
    )
    return replace(lecture, entries=entries)


def experiment_text(experiment: Experiment, path: Path) -> str:
    """Return the text of an experiment file; what it names is relative to the file."""
    return experiment_to_json(_stored(experiment, path))


def lecture_text(lecture: Lecture, path: Path) -> str:
    """Return the text of a lecture file; what it names is relative to the file."""
    return lecture_to_json(_with_experiments(lecture, lambda each: _stored(each, path)))


def _stored(experiment: Experiment, path: Path) -> Experiment:
    return paths.with_paths(experiment, lambda name: paths.stored(name, path.parent))


def _read_bytes(path: Path, most: int) -> bytes:
    try:
        with _opened(path) as file:
            content = file.read(most + 1)
    except OSError as error:
        raise _cannot_be_read(path, error) from None
    if len(content) > most:
        raise Refusal(_tr("Core", "{0} is too large: it may have {1} bytes"), path, most)
    return content


def _read_text(path: Path, most: int) -> str:
    content = _read_bytes(path, most)
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(
            _tr("Core", "{0} is no experiment, lecture, table or picture that gradsim knows"), path
        ) from None


def _cannot_be_read(path: Path, error: OSError) -> Refusal:
    return Refusal(_tr("Core", "{0} cannot be read: {1}"), path, error.strerror or error)


def read_start(
    path: Path, neuron: Experiment | None = None, decimal: str = "."
) -> Preset | Experiment | Lecture:
    """Read whatever a file is: an experiment, a lecture, an exported file, a table of items.

    What is read of an exported file is what it shows, at its epoch.

    Parameters
    ----------
    path : Path
        The file.
    neuron : Experiment, optional
        What learns the items of a table; by default a single neuron with the lecture's settings.
    decimal : str
        The decimal sign of the language in use.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    try:
        with _opened(path) as file:
            head = file.read(embedding.HEAD)
    except OSError as error:
        raise _cannot_be_read(path, error) from None
    if embedding.is_export(head):
        return _shown_by(path)
    if head.lstrip(_BEFORE_JSON)[:1] not in (b"{", b"[", b"") and path.suffix not in SUFFIXES:
        return _learning_items(path, neuron, decimal)
    text = _read_text(path, LARGEST_LECTURE)
    with _named(path):
        content = parse_json(text)
        if is_lecture(content):
            return _lecture_found(lecture_from_content(content), path)
        if len(text) > LARGEST_FILE:
            experiment_from_json(text)  # says how long it may be
        return _found(experiment_from_content(content), path)


def _learning_items(path: Path, neuron: Experiment | None, decimal: str) -> Experiment:
    """Return a neuron that learns the items of a table."""
    text = spreadsheet.decoded(_read_bytes(path, LARGEST_LECTURE))
    try:
        return read_items(text, decimal).given_to(neuron)
    except ValueError as error:
        sentence = _tr("Core", "{0} is no file of gradsim, and no table of training items: {1}")
        raise Refusal(sentence, path, error) from None


def _shown_by(path: Path) -> Preset:
    """Return what an exported file shows."""
    origin = embedding.read(path)
    alike = preset_for(origin.experiment)
    named = (built_in for built_in in PRESETS if built_in.name == origin.preset)
    preset = next(
        (candidate for candidate in named if candidate.experiment.name == origin.experiment.name),
        alike,
    )
    rest = RestAt(origin.epoch)
    return replace(preset, experiment=origin.experiment, epoch=origin.epoch, rest=rest)


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
