"""Layouts of formulas that travel with the program, and those kept from one start to the next.

Importing the typesetter takes 0.1 s and laying out a formula 5 to 20 ms. So the formulas of the
lecture are laid out once, by `scripts/formulas`; without that its first Page Down took 100 to
210 ms wherever a demonstration has new formulas, now 40 to 90. Others, such as those of a lecture
of the user's, are kept in a file that is read when the first of them is wanted and written when
the program ends. A damaged, foreign or outdated file counts as none.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import math
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from gradsim.folders import cache_folder, resource

LARGEST = 20_000_000  # bytes of the file
MOST = 2000  # formulas
FILE = resource("formulas.jsonl")  # made by scripts/formulas


@dataclass(frozen=True)
class Outline:
    """A formula laid out in one size; extents measured from the origin on the baseline."""

    svg: str
    left: float
    top: float
    width: float
    height: float
    axis: float


class TravellingOutlines:
    """Outlines by name, in a file of the program.

    Its first line tells where each of them stands: only those that are asked for are read. To
    read all took 2 ms of the start.

    Parameters
    ----------
    repairs : sequence of pair of str
        What is changed in all formulas before they are laid out; outlines that were laid out with
        others are outdated.
    """

    def __init__(self, repairs: Sequence[tuple[str, str]]) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        with contextlib.suppress(OSError), open(FILE, "rb") as file:
            stamp, places = json.loads(file.readline())
            if stamp == [list(repair) for repair in repairs]:
                self._places = places
            self._start = file.tell()

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._places)

    def get(self, name: str) -> Outline | None:
        """Return the outline of a name, None where none travels."""
        if name not in self._places:
            return None
        place, length = self._places[name]
        with open(FILE, "rb") as file:
            file.seek(self._start + place)
            return Outline(*json.loads(file.read(length)))

    @staticmethod
    def write(outlines: Mapping[str, Outline], repairs: Sequence[tuple[str, str]]) -> None:
        """Write the file."""
        places, lines, end = {}, [], 0
        for name in sorted(outlines):
            lines.append(json.dumps(astuple(outlines[name])) + "\n")
            places[name] = end, len(lines[-1])
            end += len(lines[-1])
        first = json.dumps([repairs, places]) + "\n"
        FILE.write_bytes("".join([first, *lines]).encode("ascii"))


class OutlineCache:
    """Outlines by name, in a file.

    Parameters
    ----------
    makers : iterable of Path
        The files that the layouts depend on: where one of them is another than when the
        outlines were kept, these are outdated.
    """

    def __init__(self, makers: Iterable[Path]) -> None:
        self._stamp = [_stamp(path) for path in makers]
        self._file = cache_folder() / "formulas.json"
        self._outlines = _read(self._file, self._stamp)
        self._is_new = False
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)

    def get(self, name: str) -> Outline | None:
        """Return the outline of a name, None where none is kept."""
        return self._outlines.get(name)

    def keep(self, name: str, outline: Outline) -> None:
        """Keep an outline; the file is written when the program ends."""
        if len(self._outlines) >= MOST:
            self._outlines.clear()
        self._outlines[name] = outline
        if not self._is_new:
            self._is_new = True
            atexit.register(self.save)

    def save(self) -> None:
        """Write the file; nobody waits for it, and a failure is ignored."""
        outlines = {name: astuple(outline) for name, outline in self._outlines.items()}
        part = self._file.with_name(f"{secrets.token_hex(4)}.part")
        try:
            with open(part, "x", encoding="utf-8") as file:
                json.dump({"made by": self._stamp, "outlines": outlines}, file)
            os.replace(part, self._file)
        except OSError:  # a full disk, or a folder that may not be written to
            pass
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _read(path: Path, stamp: object) -> dict[str, Outline]:
    try:
        with open(path, "rb") as file:
            content = json.loads(file.read(LARGEST))
        if content["made by"] != stamp:
            return {}
        return {name: _checked(*values) for name, values in content["outlines"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _stamp(path: Path) -> list[str | int]:
    try:
        state = path.stat()
    except OSError:  # in an archive, which changes its path with its version
        return [str(path)]
    # whatever links have led there: a program that is reached by several has its layouts once
    return [str(path.resolve()), state.st_size, state.st_mtime_ns]


def _checked(svg: str, *extents: float) -> Outline:
    if not isinstance(svg, str) or not all(
        isinstance(extent, float) and math.isfinite(extent) for extent in extents
    ):
        raise ValueError("not an outline")
    return Outline(svg, *extents)
