"""What the commands share: their parser, their failures, and what they start with."""

import argparse
import importlib
import os
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.core.preset import Preset

FAILED, WRONG, STOPPED, PIPE_CLOSED = 1, 2, 130, 141  # exit statuses, as shells have them
COMMANDS = ("list", "run", "figure", "animate", "screenshot")
THEMES = ("light", "dark", "projector")


class Failure(Exception):
    """Something to tell the user in one line, and the exit status."""

    def __init__(self, sentence: str, status: int = WRONG) -> None:
        super().__init__(sentence)
        self.status = status


class Parser(argparse.ArgumentParser):
    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        options = [one.option_strings[-1] for one in self._actions if one.option_strings]
        raise Failure(f"{message}; {self.prog} knows {', '.join(options)}")


def start_of(text: str) -> "Preset | Experiment":
    """Return the preset of that name, or what is in the file."""
    from gradsim.core.lecture.presets import PRESETS

    for preset in PRESETS:
        if preset.name == text:
            return preset
    if text.endswith(".json") or os.path.exists(text):
        from gradsim.files import read_start

        try:
            return read_start(Path(text))
        except ValueError as error:
            raise Failure(str(error)) from None
    from difflib import get_close_matches

    near = get_close_matches(text, [preset.name for preset in PRESETS] + list(COMMANDS), 1)
    meant = f" did you mean “{near[0]}”?" if near else ""
    raise Failure(
        f"“{text}” is no demonstration, no file and no command:{meant} "
        f"Demonstrations are {', '.join(preset.name for preset in PRESETS)}; "
        f"commands are {', '.join(COMMANDS)}"
    )


def experiment_of(start: "Preset | Experiment") -> "Experiment":
    """Return the experiment of what a command starts with."""
    from gradsim.core.preset import Preset

    return start.experiment if isinstance(start, Preset) else start


def import_window(module: str = "gradsim.ui.application") -> ModuleType:
    """Import a part of the window; say what is missing where it cannot be."""
    from gradsim import startup

    try:
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
    if not all(low <= one <= high for low, one, high in zip(smallest, size, largest, strict=True)):
        least, most = ("x".join(map(str, one)) for one in (smallest, largest))
        raise argparse.ArgumentTypeError(f"“{text}” is no size from {least} to {most}")
    return size


def check_epoch(epoch: int | None, start: "Preset | Experiment") -> None:
    """Raise Failure for an epoch that the experiment does not have."""
    last = experiment_of(start).last_epoch
    if epoch is not None and not 0 <= epoch <= last:
        raise Failure(f"--epoch is {epoch}; it must be from 0 to {last}, the last epoch")


def check_target(out: Path, suffixes: tuple[str, ...]) -> None:
    """Raise Failure for a file that cannot be written."""
    if out.suffix.lower() not in suffixes or out.is_dir():
        wanted = " or ".join(suffixes)
        raise Failure(f"--out is {out}; it must be the name of a file that ends in {wanted}")
    if not out.parent.is_dir():
        raise Failure(f"--out is {out}; there is no folder {out.parent}")
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise Failure(f"--out is {out}; it cannot be written there: permission denied")
