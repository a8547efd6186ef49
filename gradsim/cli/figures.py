"""Figures, a handout of all of them, and animations, without a window."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.changes import add_changes, check_single, with_changes
from gradsim.cli.common import (
    FAILED,
    SMALLEST,
    Failure,
    Parser,
    Start,
    add_look,
    check_epoch,
    check_is_folder,
    check_target,
    failures_named,
    import_window,
    make_folder,
    picture_failures,
    report,
    starts_of,
    tell_of_data,
    use_no_screen,
)
from gradsim.cli.handout import lecture_of, write_page
from gradsim.stopping import StoppedAtOnce

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.core.experiment import Experiment
    from gradsim.core.preset import Preset
    from gradsim.core.recording import Recording
    from gradsim.ui.export.headless import FigureMaker

FORMATS = ("png", "svg", "pdf", "csv")
USUAL_FORMAT = ("png",)
SUFFIXES = tuple(f".{kind}" for kind in FORMATS)
KINDS = ("gif", "mp4", "html")  # of what moves
HANDOUT = "handout.pdf"
_MODULE = "gradsim.ui.export.headless"


def figure(argv: list[str]) -> int:
    """Save figures, or all of them with a handout."""
    with StoppedAtOnce():
        from gradsim.cli.pages import check_kinds, page_of  # which imports NumPy

    options = _figure_options(argv)
    if bool(options.starts) == options.all:
        raise Failure("name one or more demonstrations or files, or give --all")
    page = page_of(options)
    starts = [start for text in options.starts for start in starts_of(text)]
    if options.all:
        starts = [Start(preset.name, preset) for preset in _all()]
    several = len(starts) > 1
    check_single(options.changes, starts)
    starts = [with_changes(start, options.changes) for start in starts]
    for start in starts:
        with failures_named(start.name if several else ""):
            check_epoch(options.epoch, start)
    file = _file_of(options, several)
    kinds = options.format or (("svg",) if options.all else USUAL_FORMAT)
    names = [f"gradsim-{start.name}{_named_epoch(start, options.epoch)}" for start in starts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Failure(f"two figures would have the name {twice}: name them one at a time")
    if file is not None:
        kinds, folder = (file.suffix.lower()[1:],), file.parent
        check_target(file, SUFFIXES, options.force)
    else:
        folder, files = options.out, [f"{name}.{kind}" for name in names for kind in kinds]
        make_folder(folder, [*files, HANDOUT] if options.all else files, options.force)
    check_kinds(options, kinds)
    use_no_screen()
    headless = import_window(_MODULE)
    maker = page.maker(headless)
    pages = []
    with picture_failures():
        for start, name in _with_view(maker, dict(zip(names, starts, strict=True))):
            with failures_named(start.name if several else ""):
                recording = _recorded(start.experiment)
            preset = start.preset
            epoch = _shown_epoch(preset, recording, options.epoch)
            named = failures_named(start.name if several else "")
            with named, picture_failures(), headless.interrupts_noted():
                for kind, content in maker.files(preset, recording, epoch, kinds, folder):
                    headless.write_bytes(file or folder / f"{name}.{kind}", content)
                if page.setup is not None and maker.left_out:
                    views = ", ".join(maker.left_out)
                    report(f"{name} has no room for {views}; --view shows one alone")
                if options.all:
                    pages.append(maker.page(preset, recording, epoch, name, kinds))
        if pages:
            with headless.interrupts_noted():
                headless.write_bytes(folder / HANDOUT, maker.handout(pages))
    return 0


def _figure_options(argv: list[str]) -> Namespace:
    from gradsim.cli.pages import add_page

    parser = Parser(
        "gradsim figure",
        "Save the figure of a demonstration: its plots and drawings, arranged as on screen.",
        "With --all: a figure for each demonstration, and handout.pdf, which has all of them.",
    )
    parser.usage = "gradsim figure [--all | PRESET-or-FILE …] --out DIR|FILE [options]"
    parser.add_argument("starts", nargs="*", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument("--all", action="store_true", help="all demonstrations")
    parser.add_argument(
        "--out",
        metavar="DIR|FILE",
        type=Path,
        required=True,
        help="the folder, or the file of one figure",
    )
    parser.add_argument(
        "--format", metavar="F,…", type=_formats, help="of png, svg, pdf and csv; png by default"
    )
    add_page(parser)
    parser.add_argument(
        "--epoch", metavar="N", type=int, help="show this epoch, not that of its point"
    )
    add_changes(parser)
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    return parser.parse_args(argv)


def _with_view(maker: "FigureMaker", starts: dict[str, Start]) -> list[tuple[Start, str]]:
    """Return which figures have the view that is asked for, and their names; tell the others.

    Raises
    ------
    Failure
        If none has it.
    """
    having, lacking = [], []
    for name, start in starts.items():
        if sentence := maker.lacks_view(start.preset):
            lacking.append(f"{start.name}: {sentence}" if len(starts) > 1 else sentence)
        else:
            having.append((start, name))
    if not having:
        raise Failure(lacking[0])
    for sentence in lacking:
        report(sentence)
    return having


def animate(argv: list[str]) -> int:
    """Save a run as an animation."""
    parser = Parser("gradsim animate", "Save the run of a demonstration as an animation.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help="ends in .gif, .mp4 or .html; a folder for the entries of a lecture",
    )
    parser.add_argument(
        "--format",
        choices=KINDS,
        default=KINDS[0],
        help="of the files in a folder: gif",
    )
    add_look(parser, SMALLEST, (3840, 2160), usual=(1280, 720))
    parser.add_argument(
        "--fps", metavar="N", type=int, choices=range(5, 51), default=25, help="frames a second"
    )
    parser.add_argument(
        "--seconds", metavar="S", type=_seconds, default=10.0, help="first epoch to last: 10"
    )
    add_changes(parser)
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    options = parser.parse_args(argv)
    starts = starts_of(options.start)
    several = len(starts) > 1
    check_single(options.changes, starts, options.start)
    starts = [with_changes(start, options.changes) for start in starts]
    moving = [start for start in starts if start.experiment.last_epoch > 0]
    if several:
        check_is_folder(options.out, options.start, len(starts))
    else:
        check_target(options.out, tuple(f".{kind}" for kind in KINDS), options.force)
    if not moving:
        raise Failure(f"{options.start} has a single epoch: there is nothing to animate")
    if several:
        names = [f"gradsim-{start.name}.{options.format}" for start in moving]
        make_folder(options.out, names, options.force)
        files = [options.out / name for name in names]
    else:
        files = [options.out]
    use_no_screen()
    headless = import_window(_MODULE)
    maker = headless.FigureMaker(headless.on_pixels(options.size, options.theme))
    with picture_failures():
        for start, file in zip(moving, files, strict=True):
            if file.suffix.lower() == ".html":
                write_page(lecture_of(start.what), file)
                continue
            with failures_named(start.name if several else ""):
                recording = _recorded(start.experiment)
            trouble = maker.animate(start.preset, recording, file, options.fps, options.seconds)
            if trouble:
                raise Failure(trouble, FAILED)
    return 0


def _file_of(options: Namespace, several: bool) -> Path | None:
    """Return the file that is asked for, None for a folder."""
    out: Path = options.out
    if out.suffix.lower() not in SUFFIXES or out.is_dir():
        return None
    if several:
        raise Failure(f"--out is {out}; several figures need a folder")
    kind = out.suffix.lower()[1:]
    if options.format not in (None, (kind,)):
        formats = ",".join(options.format)
        raise Failure(f"--out is {out}; with --format {formats} it must be a folder, or end so")
    return out


def _formats(text: str) -> tuple[str, ...]:
    from argparse import ArgumentTypeError

    kinds = tuple(dict.fromkeys(text.lower().split(",")))
    wrong = next((kind for kind in kinds if kind not in FORMATS), None)
    if wrong is not None:
        raise ArgumentTypeError(f"“{wrong}” is not a format; formats are {', '.join(FORMATS)}")
    return kinds


def _seconds(text: str) -> float:
    from argparse import ArgumentTypeError

    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.2 <= seconds <= 120:
        raise ArgumentTypeError(f"“{text}” is not a time from 0.2 to 120 seconds")
    return seconds


def _all() -> "list[Preset]":
    from gradsim.core.lecture.presets import PRESETS

    return list(PRESETS)


def _shown_epoch(preset: "Preset", recording: "Recording", epoch: int | None) -> int:
    """Return the epoch that is asked for, else that at which the demonstration rests."""
    if epoch is not None:
        return epoch
    return (preset.rest is None and preset.epoch) or preset.resting_epoch(recording)


def _named_epoch(start: Start, epoch: int | None) -> str:
    """Return how a file's name tells the epoch; where the run decides it, it does not."""
    from gradsim.core.finding import RestAt

    rest = start.preset.rest
    if epoch is None and isinstance(rest, RestAt):
        return f"-epoch{rest.epoch}"
    if epoch is None and rest is not None:
        return ""
    shown = start.preset.epoch or start.experiment.last_epoch if epoch is None else epoch
    return f"-epoch{shown}"


def _recorded(experiment: "Experiment") -> "Recording":
    """Return the run that has come with the program, or compute it, with a progress bar."""
    from gradsim import tables
    from gradsim.core.networks.mnist import DataError
    from gradsim.core.recorded_run import whole_recording
    from gradsim.core.recording import Recording

    tell_of_data(experiment)
    kept = whole_recording(experiment)
    if kept is not None:
        return kept
    recording = Recording(experiment)
    run = tables.Run(experiment, sys.stderr)
    try:
        with run:
            recording.extend(run)
    except DataError as error:
        raise Failure(str(error), FAILED) from None
    if not len(recording):
        raise Failure(run.diverged, FAILED)
    return recording
