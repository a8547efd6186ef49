"""Layouts of formulas, kept on disk from one start of the program to the next.

Importing the typesetter takes 0.1 s and laying out a formula 20 ms: half of what a start took
beyond a bare window. The file is read when the first formula is wanted and written when the
program ends; a damaged, foreign or outdated one counts as none.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import math
import os
import secrets
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from gradsim.folders import cache_folder

LARGEST = 20_000_000  # bytes of the file
MOST = 2000  # formulas


@dataclass(frozen=True)
class Outline:
    """A formula laid out in one size; extents measured from the origin on the baseline."""

    svg: str
    left: float
    top: float
    width: float
    height: float
    axis: float


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
        self._outlines = self._read()
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

    def _read(self) -> dict[str, Outline]:
        try:
            with open(self._file, "rb") as file:
                content = json.loads(file.read(LARGEST))
            if content["made by"] != self._stamp:
                return {}
            return {name: _checked(*values) for name, values in content["outlines"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return {}

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


def _stamp(path: Path) -> list[str | int]:
    try:
        state = path.stat()
    except OSError:  # in an archive, which changes its path with its version
        return [str(path)]
    return [str(path), state.st_size, state.st_mtime_ns]


def _checked(svg: str, *extents: float) -> Outline:
    if not isinstance(svg, str) or not all(
        isinstance(extent, float) and math.isfinite(extent) for extent in extents
    ):
        raise ValueError("not an outline")
    return Outline(svg, *extents)
