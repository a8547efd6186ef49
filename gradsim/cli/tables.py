"""Demonstrations as a list, and a run as a table."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.changes import IN_FULL, add_changes, changed, check_single
from gradsim.cli.common import (
    FAILED,
    WRONG,
    Failure,
    Output,
    Parser,
    check_is_folder,
    failures_named,
    make_folder,
    report,
    starts_of,
    tell_of_data,
)
from gradsim.stopping import StoppedAtOnce

if TYPE_CHECKING:  # the core imports NumPy
    from gradsim.tables import Run


def list_presets(argv: list[str]) -> int:
    """List the demonstrations."""
    parser = Parser("gradsim list", "List the demonstrations, in the lecture's order.")
    parser.add_argument(
        "start", nargs="?", metavar="PRESET-or-FILE", help="list the entries of a lecture file"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, with question and settings")
    options = parser.parse_args(argv)
    with StoppedAtOnce():
        from gradsim.core.experiment import settings_to_json
        from gradsim.core.extensions import FAILURES
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
    for failure in FAILURES:
        report(str(failure))
    return 0


def code(argv: list[str]) -> int:
    """Print the script of a run."""
    parser = Parser(
        "gradsim code",
        "Print a short script of NumPy alone that computes a run again and prints its table.",
    )
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to compute")
    add_changes(parser)
    options = parser.parse_args(argv)
    starts = starts_of(options.start)
    if len(starts) > 1:
        raise Failure(f"{options.start} is a lecture; name one of its demonstrations")
    from gradsim.core.subjects import script_of

    try:
        text = script_of(changed(starts[0].experiment, options.changes))
    except ValueError as error:
        raise Failure(str(error)) from None
    Output().write(text)
    return 0


def _run_options(argv: list[str]) -> argparse.Namespace:
    parser = Parser("gradsim run", "Run a demonstration or an experiment file without a window.")
    parser.add_argument("start", metavar="PRESET-or-FILE", help="what to run")
    add_changes(parser, IN_FULL)
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--csv",
        metavar="FILE",
        help="write the table to a file, or to stdout: -; of a lecture's entries to a folder",
    )
    output.add_argument("--json", action="store_true", help="write settings and table as JSON")
    return parser.parse_args(argv)


def run(argv: list[str]) -> int:
    """Run an experiment without a window."""
    options = _run_options(argv)
    starts = starts_of(options.start)
    several = len(starts) > 1
    check_single(options.changes, starts, options.start)
    experiments = [changed(start.experiment, options.changes) for start in starts]
    to_stdout = options.json or options.csv == "-"
    if to_stdout and sys.stdout is None:
        raise Failure("there is no standard output to write to", FAILED)
    path = None if options.csv in (None, "-") else Path(options.csv)
    if several and path is not None:
        check_is_folder(path, options.start, len(starts), "--csv")
        make_folder(path, option="--csv")
    from gradsim import tables

    out = Output()
    terminal = None if to_stdout and sys.stdout.isatty() else sys.stderr
    ended_early = []
    brackets = ("[", "]\n") if several and options.json else ("", "")
    out.write(brackets[0])
    try:
        for number, (start, experiment) in enumerate(zip(starts, experiments, strict=True)):
            tell_of_data(experiment)
            rows = tables.Run(experiment, terminal)
            with failures_named(start.name if several else ""), _data_errors(), rows:
                if options.json:
                    out.write(",\n" if number else "")
                    tables.write_json(rows, out)
                elif options.csv == "-":
                    out.write(f"# {start.name}\n" if several else "")
                    tables.write_csv(rows, out)
                elif path is not None:
                    _write_file(rows, path / f"gradsim-{start.name}.csv" if several else path)
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
        raise Failure(str(error), FAILED) from None


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
