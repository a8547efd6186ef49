"""What the commands share: their parser, their failures, and what they start with."""

import argparse
import contextlib
import importlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from gradsim.stopping import StoppedAtOnce

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.core.experiment import Experiment
    from gradsim.core.lecture.lecture import Lecture
    from gradsim.core.preset import Preset

FAILED, WRONG, PIPE_CLOSED = 1, 2, 141  # exit statuses, as shells have them
COMMANDS = ("list", "run", "code", "figure", "animate", "handout", "screenshot", "install-desktop")
THEMES = ("light", "dark", "projector")
SMALLEST = 320, 240  # pixels of a figure, or of a film


class Failure(Exception):
    """Something to tell the user in one line, and the exit status."""

    def __init__(self, sentence: str, status: int = WRONG) -> None:
        super().__init__(sentence)
        self.status = status


class Parser(argparse.ArgumentParser):
    """The arguments of a command, whose mistakes are a :class:`Failure`."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the failure, with the options that the command knows."""
        options = [action.option_strings[-1] for action in self._actions if action.option_strings]
        raise Failure(f"{message}; {self.prog} knows {', '.join(options)}")


class OutputError(Exception):
    """Standard output cannot be written; the message is the system's reason."""


class Output:
    """Standard output, whose errors are kept apart from those of the files that are read."""

    def write(self, text: str) -> int:
        """Write a text; nothing where there is no standard output.

        Raises
        ------
        OutputError
            If it cannot be written.
        BrokenPipeError
            If nobody reads it any more.
        """
        with _output_errors():
            return 0 if sys.stdout is None else sys.stdout.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write lines as they come; errors of what yields them stay what they are."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Write what is buffered."""
        with _output_errors():
            if sys.stdout is not None:
                sys.stdout.flush()


@contextlib.contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from None


class Start(NamedTuple):
    """What a command works on: a demonstration, an experiment, or an entry of a lecture.

    Attributes
    ----------
    name : str
        What it and its files are called.
    what : Preset or Experiment
        What to run or to show.
    """

    name: str
    what: "Preset | Experiment"

    @property
    def experiment(self) -> "Experiment":
        """The experiment."""
        from gradsim.core.preset import Preset

        return self.what.experiment if isinstance(self.what, Preset) else self.what

    @property
    def preset(self) -> "Preset":
        """A demonstration that shows it, with texts and views of one that is like it."""
        from dataclasses import replace  # of which a window need not know

        from gradsim.core.lecture.presets import preset_for
        from gradsim.core.preset import Preset

        if isinstance(self.what, Preset):
            return self.what
        return replace(preset_for(self.what), experiment=self.what, name=self.name)


def start_of(text: str) -> "Preset | Experiment | Lecture":
    """Return the preset of that name, or what is in the file."""
    with StoppedAtOnce():
        from gradsim.core.lecture.presets import PRESETS
        from gradsim.files import SUFFIXES, read_start

    for preset in PRESETS:
        if preset.name == text:
            return preset
    if text.endswith(SUFFIXES) or os.path.exists(text):
        try:
            start = read_start(Path(text))
        except ValueError as error:
            raise Failure(str(error)) from None
        for notice in getattr(start, "notices", ()):
            report(f"{text}: {notice}")
        return start
    from difflib import get_close_matches

    near = get_close_matches(text, [preset.name for preset in PRESETS] + list(COMMANDS), 1)
    meant = f"; did you mean “{near[0]}”?" if near else "."
    raise Failure(
        f"“{text}” is no demonstration, no file and no command{meant} "
        f"Demonstrations are {', '.join(preset.name for preset in PRESETS)}; "
        f"commands are {', '.join(COMMANDS)}"
    )


def starts_of(text: str) -> list[Start]:
    """Return what a command works on, one after the other: of a lecture file each entry."""
    start = start_of(text)
    from gradsim.core.lecture.lecture import Lecture
    from gradsim.core.lecture.presets import PRESETS
    from gradsim.core.preset import Preset

    if isinstance(start, Preset):
        return [Start(start.name, start)]
    if isinstance(start, Lecture):
        width = len(str(len(start.entries)))  # so that files lie in the lecture's order
        return [
            Start(f"{number:0{width}}-{entry.preset.name}", entry.preset)
            for number, entry in enumerate(start.entries, 1)
        ]
    name = Path(text).stem
    if any(preset.name == name for preset in PRESETS):
        name += "-own"
    return [Start(name, start)]


def report(sentence: str) -> None:
    """Print a sentence on stderr, in one line."""
    line = "".join(character if character.isprintable() else " " for character in sentence)
    with contextlib.suppress(OSError):
        print(f"gradsim: {line}", file=sys.stderr)


def tell_of_data(experiment: "Experiment") -> None:
    """Say what is special in the data set of an experiment; what is wrong the run says itself."""
    from gradsim.core.networks.mnist import DataError, notice_of
    from gradsim.core.networks.network_settings import folder_of

    with contextlib.suppress(DataError):
        if (folder := folder_of(experiment)) and (notice := notice_of(folder)):
            report(str(notice))


@contextlib.contextmanager
def failures_named(name: str) -> Iterator[None]:
    """Put the name of an entry before the sentence of its failure; an empty one is left out."""
    try:
        yield
    except Failure as failure:
        raise Failure(f"{name}: {failure}" if name else str(failure), failure.status) from None


@contextlib.contextmanager
def picture_failures() -> Iterator[None]:
    """Turn what pictures fail of into a Failure: a view or a panel that is missing, a full disk."""
    with StoppedAtOnce():
        from gradsim.core.sentence import Refusal
        from gradsim.core.subject import BrokenPanel, MissingPiece
        from gradsim.files import NotWritten

    try:
        yield
    except Refusal as error:  # of a view that there is not
        raise Failure(str(error)) from None
    except (MissingPiece, BrokenPanel, NotWritten) as error:
        raise Failure(str(error), FAILED) from None


def import_window(module: str = "gradsim.ui.application") -> ModuleType:
    """Import a part of the window; say what is missing where it cannot be."""
    from gradsim import startup

    try:
        from gradsim.ui.process.plain_imports import plain_imports

        with StoppedAtOnce(), plain_imports():
            return importlib.import_module(module)
    except ImportError as error:
        raise Failure(startup.explain_import_error(error), FAILED) from None


def use_no_screen() -> None:
    """Let Qt paint without a display, and show no window for a moment."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def size_between(smallest: tuple[int, int], largest: tuple[int, int], text: str) -> tuple[int, int]:
    """Read a size such as 1920x1080."""
    match = re.fullmatch("([0-9]{1,5})[xX×]([0-9]{1,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(
        low <= side <= high for low, side, high in zip(smallest, size, largest, strict=True)
    ):
        least, most = ("x".join(map(str, bound)) for bound in (smallest, largest))
        raise argparse.ArgumentTypeError(f"“{text}” is not a size from {least} to {most}")
    return size


def add_look(
    parser: Parser, smallest: tuple[int, int], largest: tuple[int, int], usual: tuple[int, int]
) -> None:
    """Let a command take the size and the theme of what it paints."""
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=partial(size_between, smallest, largest),
        default=usual,
        help=f"in pixels: {usual[0]}x{usual[1]}",
    )
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="light by default")


def check_epoch(epoch: int | None, start: Start) -> None:
    """Raise Failure for an epoch that the experiment does not have."""
    last = start.experiment.last_epoch
    if epoch is not None and not 0 <= epoch <= last:
        raise Failure(f"--epoch is {epoch}; it must be from 0 to {last}, the last epoch")


def check_target(out: Path, suffixes: tuple[str, ...], force: bool = True) -> None:
    """Raise Failure for a file that cannot be written, or is there and must not be replaced."""
    if out.suffix.lower() not in suffixes or out.is_dir():
        wanted = " or ".join(suffixes)
        raise Failure(f"--out is {out}; it must be the name of a file that ends in {wanted}")
    if not out.parent.is_dir():
        raise Failure(f"--out is {out}; there is no folder {out.parent}")
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise Failure(f"--out is {out}; nothing may be written there")
    if out.exists() and not force:
        raise Failure(f"{out} exists; --force replaces it")


def make_folder(
    out: Path, names: Sequence[str] = (), force: bool = True, option: str = "--out"
) -> None:
    """Make a folder if need be, in which files of these names are written.

    Raises
    ------
    Failure
        Where it cannot be written, or a file of these names would be replaced without `force`.
    """
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        reason = "it is a file" if out.exists() else error.strerror or str(error)
        raise Failure(f"{option} is {out}; {reason}") from None
    if not os.access(out, os.W_OK | os.X_OK):
        raise Failure(f"{option} is {out}; nothing may be written there")
    there = [name for name in names if (out / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise Failure(f"{out / there[0]}{more} exists; --force replaces it")


def check_is_folder(out: Path, start: str, count: int, option: str = "--out") -> None:
    """Raise Failure for the name of a file, where each of several entries needs one."""
    if out.suffix and not out.is_dir():
        raise Failure(
            f"{option} is {out}; {start} is a lecture of {count} entries, which need a folder"
        )
