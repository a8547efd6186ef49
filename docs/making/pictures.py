"""Figures and windows of the pages, drawn by the program in a light and a dark look."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from docs.making.windows import WINDOWS
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.subjects import SUBJECTS

ROOT = Path(__file__).resolve().parents[2]
LOOKS = ("light", "dark")
FIGURE, SIZE = "880x495", "1440x810"
#: The demonstration in each picture of the main window, by the panel or page that has it.
SHOWN = {subject.name: subject.demonstrations[0].name for subject in SUBJECTS} | {
    "index": "neuron-cost-duel"
}
_STAMP = "drawn"


def names(look: str) -> Iterator[str]:
    """Yield the name of the file of each picture in a look."""
    yield from (f"{preset.name}-{look}.svg" for preset in PRESETS)
    yield from (f"window-{name}-{look}.png" for name in SHOWN)
    yield from (f"{name}-{look}.png" for name in WINDOWS)


def draw(folder: Path) -> None:
    """Draw all pictures into a folder, unless the program has not changed since."""
    stamp = folder / _STAMP
    if stamp.exists() and stamp.stat().st_mtime > _last_change():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(len(LOOKS)) as pool:  # the work is done by the processes they start
        list(pool.map(partial(_draw, folder), LOOKS))
    stamp.touch()


def _draw(folder: Path, look: str) -> None:
    """Draw all pictures in a look."""
    _figures(folder, look)
    for name, demonstration in SHOWN.items():
        out = str(folder / f"window-{name}-{look}.png")
        gradsim("screenshot", demonstration, "--size", SIZE, "--theme", look, "--out", out)
    run("-m", "docs.making.windows", look, str(folder), platform=_two_screens(folder))


def _figures(folder: Path, look: str) -> None:
    """Draw the figure of each demonstration: its name and the look make the file's name."""
    with tempfile.TemporaryDirectory() as drawn:
        options = ("--format", "svg", "--size", FIGURE, "--theme", look, "--out", drawn)
        gradsim("figure", "--all", *options)
        for file in Path(drawn).glob("*.svg"):
            name = re.fullmatch(r"gradsim-(.*?)(-epoch\d+)?", file.stem)
            assert name is not None
            (folder / f"{name[1]}-{look}.svg").write_bytes(file.read_bytes())


def _two_screens(folder: Path) -> str:
    """Return the platform on which a lecturer has a screen beside that of the room."""
    width, height = map(int, SIZE.split("x"))
    screens = [
        {"name": name, "x": place * width, "y": 0, "width": width, "height": height, "dpr": 1}
        for place, name in enumerate(("desk", "hall"))
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def _last_change() -> float:
    """Return when the program, or how it is asked for pictures, was changed last."""
    folders = [ROOT / "gradsim", ROOT / "resources"]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc"]
    here = Path(__file__)
    own = [here, here.with_name("windows.py")]
    return max(file.stat().st_mtime for file in [*files, *own] if file.is_file())


def gradsim(*arguments: str) -> None:
    """Run a command of gradsim."""
    run("-m", "gradsim", *arguments)


def run(*arguments: str, platform: str = "offscreen") -> None:
    """Run Python in the checkout: in English, without a screen, and with nothing remembered."""
    with tempfile.TemporaryDirectory() as nothing:
        own = {
            "QT_QPA_PLATFORM": platform,
            "GRADSIM_LANGUAGE": "en",
            "GRADSIM_STATE": nothing,
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=os.environ | own, check=True)
