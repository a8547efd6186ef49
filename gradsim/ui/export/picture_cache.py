"""Small pictures on disk, so that those of the last start are there at once."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from gradsim.core.settings import Json
from gradsim.files import write_bytes
from gradsim.folders import cache_folder
from gradsim.ui.language import installed_language
from gradsim.version import __version__

MOST_FILES = 600
LARGEST = 4_000_000  # bytes of one


def _code_stamp() -> str:
    """Return what may let the same order be drawn otherwise: the program, and its language."""
    package = Path(__file__).parents[2]
    newest = max(path.stat().st_mtime_ns for path in package.rglob("*.py"))
    return f"{__version__} {newest} {installed_language()}"


class PictureCache:
    """Answers to orders, each in a file of its own; what cannot be read is made again."""

    def __init__(self) -> None:
        self._folder = cache_folder() / "small-pictures"
        self._stamp = _code_stamp()

    def _path(self, order: dict[str, Json]) -> Path:
        text = json.dumps([self._stamp, {**order, "id": 0}], sort_keys=True)
        return self._folder / f"{hashlib.sha256(text.encode()).hexdigest()}.json"

    def get(self, order: dict[str, Json]) -> dict[str, Json] | None:
        """Return the answer to an order, None where it has to be made."""
        path = self._path(order)
        with suppress(OSError, ValueError, RecursionError):
            if path.stat().st_size <= LARGEST:
                answer = json.loads(path.read_bytes())
                if isinstance(answer, dict) and isinstance(answer.get("png"), str):
                    return answer
        return None

    def put(self, order: dict[str, Json], answer: dict[str, Json]) -> None:
        """Keep an answer; where there are too many, the oldest go."""
        with suppress(OSError):  # a full disk, or one that is not to be written to
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path(order), json.dumps(answer).encode())
            files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in files[:-MOST_FILES]:
                path.unlink(missing_ok=True)
