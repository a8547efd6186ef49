"""The window, and a picture of it."""

import re
from pathlib import Path

from gradsim.cli.common import (
    FAILED,
    Failure,
    Parser,
    add_look,
    check_epoch,
    check_is_folder,
    check_target,
    failures_named,
    import_window,
    make_folder,
    picture_failures,
    start_of,
    starts_of,
    tell_of_data,
    use_no_screen,
)
from gradsim.folders import resource
from gradsim.stopping import StoppedAtOnce
from gradsim.version import __version__

SMALLEST, LARGEST = (880, 560), (7680, 4320)


def window(argv: list[str], described: str) -> int:
    """Open the window."""
    from gradsim import startup

    parser = Parser(
        "gradsim", "A simulator for lectures on why neural networks learn slowly.", described
    )
    parser.add_argument("start", nargs="?", metavar="PRESET or FILE", help="what to open")
    parser.add_argument("--panel", metavar="NAME", help="the panel to open, as single-neuron")
    parser.add_argument("--projector", action="store_true", help="large and rich in contrast")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen")
    parser.add_argument("--version", action="version", version=f"gradsim {__version__}")
    options, unknown = parser.parse_known_args(argv)
    with StoppedAtOnce():  # until there is an event loop, which answers itself
        with startup.without_collections():
            # what may be refused is looked at before there is a window: it takes the core's 60 ms
            is_sure = not unknown and (options.start is None or _travels(options.start))
            start = None if options.start is None or is_sure else start_of(options.start)
            if unknown:  # said after an unknown name: of “lst --json” the mistake is “lst”
                parser.error(f"unrecognized arguments: {' '.join(unknown)}")
            if options.panel is not None:
                _check_panel(options.panel)
            trouble = startup.check_display()
            if trouble:
                raise Failure(trouble, FAILED)
            opening = import_window("gradsim.ui.opening")
            opened = opening.open_window(options.projector, options.fullscreen)
            application = import_window()  # with the core, whose sources PySide would else read
            if options.start is not None and is_sure:
                start = start_of(options.start)
        result: int = application.run(start=start, panel=options.panel, window=opened)
    return result


def _travels(name: str) -> bool:
    """Return whether a demonstration comes with the program, all of which have a passage.

    For this the core need not be imported.
    """
    is_name = re.fullmatch("[a-z0-9-]{1,60}", name) is not None
    return is_name and resource("passages", "en", f"{name}.md").is_file()


def _check_panel(name: str) -> None:
    from gradsim.core.subjects import find_subject

    try:
        find_subject(name)
    except ValueError as error:
        raise Failure(str(error)) from None


def screenshot(argv: list[str]) -> int:
    """Save a picture of the window."""
    parser = Parser("gradsim screenshot", "Save a picture of the window, after the run has ended.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument(
        "--out",
        metavar="FILE.png",
        type=Path,
        required=True,
        help="the picture; a folder for the entries of a lecture",
    )
    add_look(parser, SMALLEST, LARGEST, usual=(1920, 1080))
    parser.add_argument("--epoch", metavar="N", type=int, help="show this epoch, not the last")
    options = parser.parse_args(argv)
    starts, out, epoch = starts_of(options.start), options.out, options.epoch
    several = len(starts) > 1
    for start in starts:
        with failures_named(start.name if several else ""):
            check_epoch(epoch, start)
    if several:
        check_is_folder(out, options.start, len(starts))
        make_folder(out)
        files = [out / f"gradsim-{start.name}.png" for start in starts]
    else:
        check_target(out, (".png",))
        files = [out]
    use_no_screen()
    application = import_window()
    for start, file in zip(starts, files, strict=True):
        tell_of_data(start.experiment)
        with picture_failures():
            status: int = application.screenshot(
                start.what, file, options.size, options.theme, epoch
            )
        if status:
            return status
    return 0
