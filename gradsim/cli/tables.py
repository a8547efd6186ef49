"""Demonstrations as a list, and a run as a table."""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.common import (
    FAILED,
    WRONG,
    Failure,
    Output,
    Parser,
    check_is_folder,
    make_folder,
    starts_of,
    told_of,
)

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.core.experiment import Experiment
    from gradsim.tables import Run


def list_presets(argv: list[str]) -> int:
    """List the demonstrations."""
    parser = Parser("gradsim list", "List the demonstrations, in the lecture's order.")
    parser.add_argument(
        "start", nargs="?", metavar="PRESET-or-FILE", help="list the entries of a lecture file"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, with question and settings")
    options = parser.parse_args(argv)
    from gradsim.core.experiment import settings_to_json
    from gradsim.core.lecture.presets import PRESETS
    from gradsim.core.subjects import subject_of

    presets = list(PRESETS)
    if options.start is not None:
        presets = [start.preset for start in starts_of(options.start)]
    if options.json:
        described = [
            {
                "name": preset.name,
                "number": preset.number,
                "panel": subject_of(preset.experiment).title,
                "title": preset.title,
                "section": preset.section,
                "question": preset.question,
                "experiment": preset.experiment.name,
                "settings": settings_to_json(preset.experiment),
            }
            for preset in presets
        ]
        Output().write(json.dumps(described, indent=2, allow_nan=False) + "\n")
        return 0
    lines = [
        (
            preset.number,
            preset.name,
            subject_of(preset.experiment).title,
            preset.title,
            preset.section,
        )
        for preset in presets
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        Output().write("  ".join(map(str.ljust, line, widths)).rstrip() + "\n")
    return 0


def run(argv: list[str]) -> int:
    """Run an experiment without a window."""
    parser = Parser("gradsim run", "Run a demonstration or an experiment file without a window.")
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
    output.add_argument(
        "--csv",
        metavar="FILE",
        help="write the table to a file, or to stdout: -; of a lecture's entries to a folder",
    )
    output.add_argument("--json", action="store_true", help="write settings and table as JSON")
    options = parser.parse_args(argv)
    starts = starts_of(options.start)
    several = len(starts) > 1
    if several and options.changes:
        raise Failure(
            f"--set changes one experiment; {options.start} is a lecture of {len(starts)} entries"
        )
    experiments = [_changed(start.experiment, options.changes) for start in starts]
    to_stdout = options.json or options.csv == "-"
    if to_stdout and sys.stdout is None:
        raise Failure("there is no standard output to write to", FAILED)
    folder = None
    if several and options.csv not in (None, "-"):
        folder = Path(options.csv)
        check_is_folder(folder, options.start, len(starts), "--csv")
        make_folder(folder, option="--csv")
    from gradsim import tables

    out = Output()
    terminal = None if to_stdout and sys.stdout.isatty() else sys.stderr
    ended_early = []
    brackets = ("[", "]\n") if several and options.json else ("", "")
    out.write(brackets[0])
    try:
        for number, (start, experiment) in enumerate(zip(starts, experiments, strict=True)):
            rows = tables.Run(experiment, terminal)
            with told_of(start.name if several else ""), _data_errors(), rows:
                if options.json:
                    out.write(",\n" if number else "")
                    tables.write_json(rows, out)
                elif options.csv == "-":
                    out.write(f"# {start.name}\n" if several else "")
                    tables.write_csv(rows, out)
                elif folder is not None:
                    _write_file(rows, folder / f"gradsim-{start.name}.csv")
                elif options.csv is not None:
                    _write_file(rows, Path(options.csv))
                else:
                    summary = tables.summary(rows)
            if options.csv is None and not options.json:
                title = start.name if several else options.start
                out.write("\n" * (number > 0) + f"{title}\n{summary}\n")
            if rows.diverged:
                ended_early.append(f"{start.name}: {rows.diverged}" if several else rows.diverged)
    finally:
        out.write(brackets[1])
    if ended_early:
        out.flush()
        raise Failure("; ".join(ended_early), FAILED)
    return 0


@contextlib.contextmanager
def _data_errors() -> Iterator[None]:
    from gradsim.core.networks.mnist import DataError

    try:
        yield
    except DataError as error:
        raise Failure(str(error)) from None


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
                raise Failure(f"--set {change[:80]}: {error}") from None
            settings[name] = text
    try:
        return make_experiment(experiment.name, settings)
    except ValueError as error:
        raise Failure(str(error)) from None
