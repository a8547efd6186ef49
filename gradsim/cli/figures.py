"""Figures, a handout of all of them, and animations, without a window."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.common import (
    FAILED,
    THEMES,
    Failure,
    Parser,
    check_epoch,
    check_target,
    import_window,
    size_between,
    start_of,
    use_no_screen,
)

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.core.preset import Preset
    from gradsim.core.recording import Recording

SMALLEST, LARGEST = (320, 240), (7680, 4320)
FORMATS = ("png", "svg", "pdf", "csv")
USUAL_FORMAT = ("png",)
MOST_PIXELS = 200_000_000
INDEX, HANDOUT = "index.html", "handout.pdf"
_MODULE = "gradsim.ui.export.headless"


def figure(argv: list[str]) -> int:
    """Save figures, or all of them with a handout."""
    parser = Parser(
        "gradsim figure",
        "Save the figure of a demonstration: its plots and drawings, arranged as on screen.",
        "With --all: a figure for each demonstration, index.html and handout.pdf.",
    )
    parser.add_argument("starts", nargs="*", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument("--all", action="store_true", help="all demonstrations, as a handout")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder")
    parser.add_argument(
        "--format", metavar="F,…", type=_formats, help="of png, svg, pdf and csv; png by default"
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=partial(size_between, SMALLEST, LARGEST),
        default=(1280, 720),
        help="in pixels: 1280x720",
    )
    parser.add_argument(
        "--scale", metavar="N", type=int, choices=range(1, 5), default=1, help="PNG: 1 to 4 times"
    )
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="light by default")
    parser.add_argument("--epoch", metavar="N", type=int, help="show this epoch, not the last")
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    options = parser.parse_args(argv)
    if bool(options.starts) == options.all:
        raise Failure("name one or more demonstrations or files, or give --all")
    if options.size[0] * options.size[1] * options.scale**2 > MOST_PIXELS:
        raise Failure(f"--scale {options.scale} of this size is more than {MOST_PIXELS:,} pixels")
    presets = [_preset(start) for start in options.starts] if options.all is False else _all()
    for preset in presets:
        check_epoch(options.epoch, preset)
    kinds = options.format or (("svg",) if options.all else USUAL_FORMAT)
    names = [
        f"gradsim-{preset.name}-epoch{_shown_epoch(preset, options.epoch)}" for preset in presets
    ]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Failure(f"two figures would have the name {twice}: name them one at a time")
    files = [f"{name}.{kind}" for name in names for kind in kinds]
    folder = _folder(options.out, [*files, INDEX, HANDOUT] if options.all else files, options.force)
    use_no_screen()
    headless = import_window(_MODULE)
    maker = headless.FigureMaker(options.size, options.theme, options.scale)
    pages = []
    try:
        for preset, name in zip(presets, names, strict=True):
            recording = _recorded(preset.experiment)
            epoch = _shown_epoch(preset, options.epoch)
            with headless.interrupts_noted():
                for kind, content in maker.files(preset, recording, epoch, kinds):
                    headless.write_bytes(folder / f"{name}.{kind}", content)
                if options.all:
                    pages.append(maker.page(preset, recording, epoch, name, kinds))
        if pages:
            with headless.interrupts_noted():
                headless.write_bytes(folder / INDEX, maker.index(pages))
                headless.write_bytes(folder / HANDOUT, maker.handout(pages))
    except OSError as error:
        raise Failure(str(error), FAILED) from None
    return 0


def animate(argv: list[str]) -> int:
    """Save a run as an animation."""
    parser = Parser("gradsim animate", "Save the run of a demonstration as an animation.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="ends in .gif or .mp4"
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=partial(size_between, SMALLEST, (3840, 2160)),
        default=(1280, 720),
        help="in pixels: 1280x720",
    )
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="light by default")
    parser.add_argument(
        "--fps", metavar="N", type=int, choices=range(5, 51), default=25, help="frames a second"
    )
    parser.add_argument(
        "--seconds", metavar="S", type=_seconds, default=10.0, help="first epoch to last: 10"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    options = parser.parse_args(argv)
    preset = _preset(options.start)
    check_target(options.out, (".gif", ".mp4"))
    if options.out.exists() and not options.force:
        raise Failure(f"{options.out} exists; --force replaces it")
    if preset.experiment.last_epoch < 1:
        raise Failure(f"{options.start} has a single epoch: there is nothing to animate")
    use_no_screen()
    headless = import_window(_MODULE)
    recording = _recorded(preset.experiment)
    maker = headless.FigureMaker(options.size, options.theme)
    trouble = maker.animate(preset, recording, options.out, options.fps, options.seconds)
    if trouble:
        raise Failure(trouble, FAILED)
    return 0


def _formats(text: str) -> tuple[str, ...]:
    from argparse import ArgumentTypeError

    kinds = tuple(dict.fromkeys(text.lower().split(",")))
    wrong = next((kind for kind in kinds if kind not in FORMATS), None)
    if wrong is not None:
        raise ArgumentTypeError(f"“{wrong}” is no format; formats are {', '.join(FORMATS)}")
    return kinds


def _seconds(text: str) -> float:
    from argparse import ArgumentTypeError

    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.2 <= seconds <= 120:
        raise ArgumentTypeError(f"“{text}” is no time from 0.2 to 120 seconds")
    return seconds


def _preset(text: str) -> "Preset":
    """Return a demonstration; the name of a file is that of its own."""
    from dataclasses import replace

    from gradsim.core.lecture.presets import PRESETS, preset_for
    from gradsim.core.preset import Preset

    start = start_of(text)
    if isinstance(start, Preset):
        return start
    name = Path(text).stem
    if any(preset.name == name for preset in PRESETS):
        name += "-own"
    return replace(preset_for(start), experiment=start, name=name)


def _all() -> "list[Preset]":
    from gradsim.core.lecture.presets import PRESETS

    return list(PRESETS)


def _shown_epoch(preset: "Preset", epoch: int | None) -> int:
    if epoch is not None:
        return epoch
    return preset.epoch or preset.experiment.last_epoch


def _folder(out: Path, names: list[str], force: bool) -> Path:
    """Return the folder, made if need be; Failure where a file of it would be replaced."""
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        reason = "it is a file" if out.exists() else error.strerror or str(error)
        raise Failure(f"--out is {out}; {reason}") from None
    if not os.access(out, os.W_OK | os.X_OK):
        raise Failure(f"--out is {out}; it cannot be written there: permission denied")
    there = [name for name in names if (out / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise Failure(f"{out / there[0]}{more} exists; --force replaces it")
    return out


def _recorded(experiment: "Experiment") -> "Recording":
    """Run an experiment to its end, with a progress bar on a terminal."""
    from gradsim import tables
    from gradsim.core.networks.mnist import DataError
    from gradsim.core.recording import Recording

    recording = Recording(experiment)
    run = tables.Run(experiment, sys.stderr)
    try:
        with run:
            recording.extend(run)
    except DataError as error:
        raise Failure(str(error)) from None
    if not len(recording):
        raise Failure(run.diverged, FAILED)
    return recording
