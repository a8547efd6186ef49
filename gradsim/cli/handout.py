"""A lecture as one page of HTML, without a window."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.common import (
    FAILED,
    Failure,
    Parser,
    check_target,
    import_window,
    make_folder,
    picture_failures,
    report,
    start_of,
    use_no_screen,
)

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.core.experiment import Experiment
    from gradsim.core.lecture.lecture import Lecture
    from gradsim.core.preset import Preset

SUFFIX = ".html"


def handout(argv: list[str]) -> int:
    """Save a lecture as a page that moves in any browser."""
    parser = Parser(
        "gradsim handout",
        "Save a lecture as one page of HTML: it asks each question, lets its run go on with a "
        "slider, and tells what was seen. It opens in any browser, without a network.",
    )
    parser.add_argument(
        "lecture",
        nargs="?",
        metavar="LECTURE",
        help="a lecture file, or a single demonstration; the built-in lecture by default",
    )
    parser.add_argument(
        "--out", metavar="DIR|FILE.html", type=Path, required=True, help="where to write it"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    options = parser.parse_args(argv)
    lecture = None if options.lecture is None else lecture_of(start_of(options.lecture))
    file = options.out
    if file.suffix.lower() != SUFFIX and (not file.suffix or file.is_dir()):
        name = "handout" if options.lecture is None else Path(options.lecture).stem
        make_folder(file, [name + SUFFIX], options.force)
        file /= name + SUFFIX
    check_target(file, (SUFFIX,), options.force)
    write_page(lecture, file)
    return 0


def lecture_of(start: "Preset | Experiment | Lecture") -> "Lecture":
    """Return a lecture that has just that demonstration, or the lecture it is."""
    from gradsim.core.lecture.lecture import Entry, Lecture
    from gradsim.core.lecture.presets import preset_for
    from gradsim.core.preset import Preset

    if isinstance(start, Lecture):
        return start
    preset = start if isinstance(start, Preset) else preset_for(start).with_settings(start)
    return Lecture("", (Entry(preset),))


def write_page(lecture: "Lecture | None", file: Path) -> None:
    """Write a lecture, None for the built-in one, as a page; say what is left out."""
    use_no_screen()
    headless = import_window("gradsim.ui.export.headless")
    handout = import_window("gradsim.ui.export.handout.page")
    with picture_failures():
        with headless.interrupts_noted() as check:
            page = handout.Handout(handout.with_texts(lecture))
            bar = _Bar()
            try:
                for share in page.make():
                    bar.draw(share, page.name)
                    check()
            finally:
                bar.clear()
            for notice in page.notices:
                report(notice)
            if page.is_empty:
                raise Failure(f"{file} was not written: nothing is left of the lecture", FAILED)
            content = page.content()
        headless.write_bytes(file, content)


class _Bar:
    """A bar on the terminal, if there is one."""

    def __init__(self) -> None:
        self._terminal = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
        self._width = 0
        self._drawn = 0.0

    def draw(self, share: float, what: str) -> None:
        """Draw the share that is done."""
        if self._terminal is None or time.monotonic() - self._drawn < 0.1:
            return
        bar = f"[{'#' * int(24 * share):24}] {share:4.0%}  {what}"[:79]
        self._terminal.write("\r" + bar.ljust(self._width))
        self._terminal.flush()
        self._width, self._drawn = len(bar), time.monotonic()

    def clear(self) -> None:
        """Take the bar away."""
        if self._terminal is not None and self._width:
            self._terminal.write("\r" + " " * self._width + "\r")
            self._terminal.flush()
