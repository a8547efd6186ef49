"""Runs that travel with the program, for demonstrations that would keep the room waiting.

``scripts/record-runs`` makes the files in ``resources/recorded``, one for each experiment; the
name holds a digest of the settings, and what a file says of itself names the version and the
command that made it. Whoever shows an experiment asks :func:`recorded_rows` for its rows before
computing them, and gets them only where every setting is the same.

A recorded run agrees with one that is computed here in each number up to a relative error of
``2**-19``, far less than a line's width shows, as long as a run on one machine
agrees with that on another: sums are in another order there, so the last bits may differ, and where
networks learn from mini-batches, or in steps so large that the cost goes up and down, that
difference grows with the epochs: the curves then agree in what they show, not point by point.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from numpy.typing import NDArray

from gradsim.core.array_file import DAMAGES, Numbers, Shape, finite, read_arrays
from gradsim.core.experiment import Experiment, Row, all_columns, settings_to_json
from gradsim.core.recording import Recording
from gradsim.folders import resource

logger = logging.getLogger("gradsim")

BITS = 18  # of a number's mantissa that are kept, its leading one not counted
MOST_BYTES = 64_000_000  # of all arrays of a file, unpacked
MOST_ABOUT = 100_000  # bytes of what it says of itself
_ABOUT = "about.json"


@runtime_checkable
class Packs(Protocol):
    """An experiment whose rows carry states, which it can put into arrays."""

    def packed_shapes(self) -> dict[str, Shape]:
        """Return what the arrays look like."""

    def packed(self, rows: Sequence[Row]) -> dict[str, Numbers]:
        """Return the states of a whole run as arrays."""

    def unpacked(self, table: NDArray[np.float64], arrays: Mapping[str, Numbers]) -> Iterator[Row]:
        """Yield the rows of a table with their states."""


def path_of(experiment: Experiment) -> Path:
    """Return where the recorded run of an experiment lies, whether there is one or not."""
    text = json.dumps([experiment.name, settings_to_json(experiment)])
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return resource("recorded", f"{experiment.name}-{digest}.npz")


def is_recorded(experiment: Experiment) -> bool:
    """Return whether a run of exactly these settings travels with the program."""
    return path_of(experiment).is_file()


def recorded_rows(experiment: Experiment) -> Iterator[Row] | None:
    """Return the rows of the recorded run, None without one.

    So it is where its file is damaged: the log says why, and the run is computed.
    """
    shapes = _shapes(experiment)
    try:
        if sum(shape.size for shape in shapes.values()) > MOST_BYTES:
            return None
        with ZipFile(path_of(experiment)) as archive:
            if _about_in(archive)["settings"] != settings_to_json(experiment):
                return None
            arrays = read_arrays(archive, shapes)
        table = finite(unpack(arrays["rows"])).T.astype(np.float64)
        rows = experiment.unpacked(table, arrays) if isinstance(experiment, Packs) else None
    except FileNotFoundError:
        return None
    except (*DAMAGES, TypeError) as error:
        logger.warning("The recorded run %s is not used: %s", path_of(experiment), error)
        return None
    # row by row: as numbers of Python's all of them would take four times the table, and a run that
    # is put aside holds those to come
    return (tuple(row.tolist()) for row in table) if rows is None else rows


def whole_recording(experiment: Experiment) -> Recording | None:
    """Return the recorded run as a recording, None where there is none."""
    rows = recorded_rows(experiment)
    if rows is None:
        return None
    recording = Recording(experiment)
    recording.extend(rows)
    recording.travels = True
    return recording


def about(path: Path) -> dict[str, object]:
    """Return what a file says of itself: version, command, demonstration, settings, columns."""
    with ZipFile(path) as archive:
        return _about_in(archive)


def _about_in(archive: ZipFile) -> dict[str, object]:
    with archive.open(_ABOUT) as member:
        content = json.loads(member.read(MOST_ABOUT))
    if not isinstance(content, dict):
        raise ValueError("not an object")
    return content


def _shapes(experiment: Experiment) -> dict[str, Shape]:
    width = len(all_columns(experiment)) * len(experiment.series)
    rows = {"rows": Shape((4, width, experiment.last_epoch + 1), np.uint8)}
    return rows | (experiment.packed_shapes() if isinstance(experiment, Packs) else {})


def save(experiment: Experiment, rows: Iterable[Row], **told: str) -> Path:
    """Write the file of a whole run.

    Parameters
    ----------
    experiment : Experiment
        Its settings.
    rows : iterable of Row
        Its rows, from epoch 0 to the last one.
    **told : str
        What the file says of itself beside its settings and columns.
    """
    whole = list(rows)
    arrays: dict[str, Numbers] = {"rows": pack(np.array(whole, np.float64).T, BITS)}
    if isinstance(experiment, Packs):
        arrays |= experiment.packed(whole)
    content = told | {
        "experiment": experiment.name,
        "settings": settings_to_json(experiment),
        "series": experiment.series,
        "columns": all_columns(experiment),
    }
    path = path_of(experiment)
    np.savez_compressed(path, allow_pickle=False, **arrays)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(_ABOUT, json.dumps(content, indent=1))
    return path


def pack(numbers: Numbers, bits: int) -> NDArray[np.uint8]:
    """Return numbers as bytes that pack well where each is near the one before it, shape (4, …).

    Each is rounded to so many bits, and stands as its difference, bit pattern from bit pattern,
    to the one before it along the last axis.
    """
    patterns = round_to(numbers, bits).view(np.uint32)
    return split_bytes(np.diff(patterns, axis=-1, prepend=np.uint32(0)))


def unpack(packed: Numbers) -> NDArray[np.float32]:
    """Return the numbers of :func:`pack`."""
    patterns: NDArray[np.uint32] = np.cumsum(join_bytes(packed), axis=-1, dtype=np.uint32)
    return patterns.view(np.float32)


def split_bytes(patterns: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the bytes of each pattern, those of one significance side by side: (4, …)."""
    split = np.ascontiguousarray(patterns, "<u4")[..., None].view(np.uint8)
    return np.ascontiguousarray(np.moveaxis(split, -1, 0))


def join_bytes(split: Numbers) -> NDArray[np.uint32]:
    """Return the patterns of :func:`split_bytes`."""
    joined = np.ascontiguousarray(np.moveaxis(split, 0, -1)).view("<u4")[..., 0]
    return joined.astype(np.uint32)


def round_to(numbers: Numbers, bits: int) -> NDArray[np.float32]:
    """Return numbers with a mantissa of so many bits after its leading one."""
    patterns = np.ascontiguousarray(numbers, np.float32).view(np.uint32).astype(np.uint64)
    dropped = 23 - bits
    half = (1 << dropped) >> 1
    rounded = (patterns + np.uint64(half)) >> np.uint64(dropped) << np.uint64(dropped)
    return rounded.astype(np.uint32).view(np.float32)
