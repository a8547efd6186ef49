"""Files of the user: read with limits, written whole or not at all."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from gradsim.core.experiment import LARGEST_FILE, Experiment, experiment_from_json


def read_experiment(path: Path) -> Experiment:
    """Read an experiment file.

    Raises
    ------
    ValueError
        If there is none or it is wrong; the message says what and where.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}") from None
    if len(content) > LARGEST_FILE:
        raise ValueError(
            f"{path} is too large: an experiment file has at most {LARGEST_FILE:,} bytes"
        )
    try:
        return experiment_from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not a text in UTF-8, as an experiment file is") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[TextIO]:
    """Open a new text file that takes the target's place at the end.

    Should anything fail before, the target stays as it was, and nothing is left of the
    new file. A device or a pipe is written to directly.

    Raises
    ------
    OSError
        If the file cannot be made or written.
    """
    if target.exists() and not target.is_file():
        with open(target, "w", encoding="utf-8", newline="") as file:
            yield file
        return
    if target.is_file() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    real = Path(os.path.realpath(target))  # a symbolic link stays one
    part = real.with_name(f".gradsim-{secrets.token_hex(4)}.part")
    try:
        with open(part, "x", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, part)
        os.replace(part, real)
    finally:
        part.unlink(missing_ok=True)
