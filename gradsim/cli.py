"""The command line: opens the window, lists demonstrations, runs them without a window.

Nothing here imports Qt before a window or a picture is wanted, nor NumPy before a
demonstration is looked up. Every mistake becomes one line on stderr.
"""

import argparse
import contextlib
import importlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

import gradsim

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.core.preset import Preset
    from gradsim.tables import Run

FAILED, WRONG, STOPPED, PIPE_CLOSED = 1, 2, 130, 141  # exit statuses, as shells have them
SMALLEST, LARGEST = (880, 560), (7680, 4320)
THEMES = ("light", "dark", "projector")

COMMANDS = """\
commands:
  gradsim list                        list the demonstrations
  gradsim run PRESET-or-FILE          run without a window, write a table
  gradsim screenshot PRESET-or-FILE   save a picture of the window
“gradsim COMMAND --help” says more.
"""


class Failure(Exception):
    """Something to tell the user in one line, and the exit status."""

    def __init__(self, sentence: str, status: int = WRONG) -> None:
        super().__init__(sentence)
        self.status = status


class _Parser(argparse.ArgumentParser):
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run gradsim's command line.

    Parameters
    ----------
    argv
        The arguments after the program's name; by default those of the process.

    Returns
    -------
    int
        0, or 1 when something failed, 2 for a wrong argument, 130 after Ctrl-C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        try:
            command = _COMMANDS.get(arguments[0]) if arguments else None
            status = command(arguments[1:]) if command else _window(arguments)
        except Failure as failure:
            status = failure.status
            _say(str(failure))
        except SystemExit as end:  # argparse has printed help or version
            status = end.code if isinstance(end.code, int) else FAILED
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _say("stopped")
        return STOPPED
    except BrokenPipeError:
        _abandon_stdout()
        return PIPE_CLOSED
    except OSError as error:
        _abandon_stdout()
        _say(f"The output cannot be written: {error.strerror or error}")
        return FAILED
    return status


def _say(sentence: str) -> None:
    line = "".join(one if one.isprintable() else " " for one in sentence)
    with contextlib.suppress(OSError):
        print(f"gradsim: {line}", file=sys.stderr)


def _abandon_stdout() -> None:
    """Drop what is still buffered: the interpreter would try to write it at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _start(text: str) -> "Preset | Experiment":
    """Return the preset of that name, or the experiment in the file."""
    from gradsim.core.presets import PRESETS

    for preset in PRESETS:
        if preset.name == text:
            return preset
    if text.endswith(".json") or os.path.exists(text):
        from gradsim.files import read_experiment

        try:
            return read_experiment(Path(text))
        except ValueError as error:
            raise Failure(str(error)) from None
    from difflib import get_close_matches

    near = get_close_matches(text, [preset.name for preset in PRESETS] + list(_COMMANDS), 1)
    meant = f" did you mean “{near[0]}”?" if near else ""
    raise Failure(
        f"“{text}” is no demonstration, no file and no command:{meant} "
        f"Demonstrations are {', '.join(preset.name for preset in PRESETS)}; "
        f"commands are {', '.join(_COMMANDS)}"
    )


def _experiment(start: "Preset | Experiment") -> "Experiment":
    from gradsim.core.preset import Preset

    return start.experiment if isinstance(start, Preset) else start


def _window(argv: list[str]) -> int:
    from gradsim import startup

    parser = _Parser(
        "gradsim", "A simulator for lectures on why neural networks learn slowly.", COMMANDS
    )
    parser.add_argument("start", nargs="?", metavar="PRESET or FILE", help="what to open")
    parser.add_argument("--panel", metavar="NAME", help="the panel to open, as single-neuron")
    parser.add_argument("--projector", action="store_true", help="large and rich in contrast")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen")
    parser.add_argument("--version", action="version", version=f"gradsim {gradsim.__version__}")
    options, unknown = parser.parse_known_args(argv)
    start = None if options.start is None else _start(options.start)
    if unknown:  # said after an unknown name: of “lst --json” the mistake is “lst”
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if options.panel is not None:
        from gradsim.core.panels import PANELS

        names = [panel.name for panel in PANELS]
        if options.panel not in names:
            raise Failure(f"“{options.panel}” is no panel; panels are {', '.join(names)}")
    trouble = startup.check_display()
    if trouble:
        raise Failure(trouble, FAILED)
    result: int = _application().run(
        start=start,
        panel=options.panel,
        projector=options.projector,
        fullscreen=options.fullscreen,
    )
    return result


def _application() -> ModuleType:
    from gradsim import startup

    try:
        return importlib.import_module("gradsim.ui.application")
    except ImportError as error:
        raise Failure(startup.explain_import_error(error), FAILED) from None


def _screenshot(argv: list[str]) -> int:
    parser = _Parser("gradsim screenshot", "Save a picture of the window, after the run has ended.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to show")
    parser.add_argument("--out", metavar="FILE.png", type=Path, required=True, help="the picture")
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(1920, 1080), help="in pixels: 1920x1080"
    )
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="light by default")
    parser.add_argument("--epoch", metavar="N", type=int, help="show this epoch, not the last")
    options = parser.parse_args(argv)
    start, out, epoch = _start(options.start), options.out, options.epoch
    last = _experiment(start).last_epoch
    if epoch is not None and not 0 <= epoch <= last:
        raise Failure(f"--epoch is {epoch}; it must be from 0 to {last}, the last epoch")
    if out.suffix.lower() != ".png" or out.is_dir():
        raise Failure(f"--out is {out}; it must be the name of a file that ends in .png")
    if not out.parent.is_dir():
        raise Failure(f"--out is {out}; there is no folder {out.parent}")
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise Failure(f"--out is {out}; it cannot be written there: permission denied")
    if sys.platform == "linux":  # a picture needs no display, and shows no window for a moment
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    result: int = _application().screenshot(start, out, options.size, options.theme, epoch)
    return result


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch("([0-9]{1,5})[xX×]([0-9]{1,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(low <= one <= high for low, one, high in zip(SMALLEST, size, LARGEST, strict=True)):
        least, most = ("x".join(map(str, one)) for one in (SMALLEST, LARGEST))
        raise argparse.ArgumentTypeError(f"“{text}” is no size from {least} to {most}")
    return size


def _list(argv: list[str]) -> int:
    parser = _Parser("gradsim list", "List the demonstrations, in the lecture's order.")
    parser.add_argument("--json", action="store_true", help="as JSON, with question and settings")
    options = parser.parse_args(argv)
    from gradsim.core.experiment import settings_to_json
    from gradsim.core.panels import panel_of
    from gradsim.core.presets import PRESETS

    if options.json:
        described = [
            {
                "name": preset.name,
                "number": preset.number,
                "panel": panel_of(preset.experiment).title,
                "title": preset.title,
                "section": preset.section,
                "question": preset.question,
                "experiment": preset.experiment.name,
                "settings": settings_to_json(preset.experiment),
            }
            for preset in PRESETS
        ]
        print(json.dumps(described, indent=2, allow_nan=False))
        return 0
    lines = [
        (one.number, one.name, panel_of(one.experiment).title, one.title, one.section)
        for one in PRESETS
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(map(str.ljust, line, widths)).rstrip())
    return 0


def _run(argv: list[str]) -> int:
    parser = _Parser("gradsim run", "Run a demonstration or an experiment file without a window.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to run")
    parser.add_argument(
        "--set",
        metavar="NAME=JSON",
        action="append",
        default=[],
        dest="changes",
        help="change a setting, as --set weights=[2.0]; may be given several times",
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--csv", metavar="FILE", help="write the table to a file, or to stdout: -")
    output.add_argument("--json", action="store_true", help="write settings and table as JSON")
    options = parser.parse_args(argv)
    experiment = _changed(_experiment(_start(options.start)), options.changes)
    to_stdout = options.json or options.csv == "-"
    if to_stdout and sys.stdout is None:
        raise Failure("there is no standard output to write to", FAILED)
    from gradsim import tables
    from gradsim.core.mnist import DataError

    run = tables.Run(experiment, None if to_stdout and sys.stdout.isatty() else sys.stderr)
    try:
        with run:
            if options.json:
                tables.write_json(run, sys.stdout)
            elif options.csv == "-":
                tables.write_csv(run, sys.stdout)
            elif options.csv is not None:
                _write_file(run, Path(options.csv))
            else:
                summary = tables.summary(run)
    except DataError as error:
        raise Failure(str(error)) from None
    if options.csv is None and not options.json:
        print(f"{options.start}\n{summary}")
    if run.diverged:
        if sys.stdout is not None:
            sys.stdout.flush()
        raise Failure(run.diverged, FAILED)
    return 0


def _write_file(run: "Run", path: Path) -> None:
    from gradsim.files import replacing
    from gradsim.tables import write_csv

    status = WRONG
    try:
        with replacing(path) as file:
            status = FAILED
            write_csv(run, file)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror or error}", status) from None


def _changed(experiment: "Experiment", changes: list[str]) -> "Experiment":
    """Return the experiment with settings changed; they are checked together."""
    from gradsim.core.experiment import make_experiment, parse_json, settings_to_json

    settings = settings_to_json(experiment)
    for change in changes:
        name, equals, text = change.partition("=")
        if not equals:
            known = ", ".join(experiment.settings())
            raise Failure(f"--set {change} must be NAME=JSON, where NAME is one of {known}")
        try:
            settings[name] = parse_json(text)
        except ValueError as error:
            known_setting = experiment.settings().get(name)
            is_text = known_setting is not None and known_setting.type is str
            if not is_text and not re.fullmatch(r"[A-Za-z][\w-]*", text):
                raise Failure(f"--set {change}: {error}") from None
            settings[name] = text
    try:
        return make_experiment(experiment.name, settings)
    except ValueError as error:
        raise Failure(str(error)) from None


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "list": _list,
    "run": _run,
    "screenshot": _screenshot,
}
