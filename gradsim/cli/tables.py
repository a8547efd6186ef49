"""Demonstrations as a list, and a run as a table."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gradsim.cli.common import FAILED, WRONG, Failure, Parser, experiment_of, start_of

if TYPE_CHECKING:
    from gradsim.core.experiment import Experiment
    from gradsim.tables import Run


def list_presets(argv: list[str]) -> int:
    """List the demonstrations."""
    parser = Parser("gradsim list", "List the demonstrations, in the lecture's order.")
    parser.add_argument("--json", action="store_true", help="as JSON, with question and settings")
    options = parser.parse_args(argv)
    from gradsim.core.experiment import settings_to_json
    from gradsim.core.lecture.panels import panel_of
    from gradsim.core.lecture.presets import PRESETS

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
    output.add_argument("--csv", metavar="FILE", help="write the table to a file, or to stdout: -")
    output.add_argument("--json", action="store_true", help="write settings and table as JSON")
    options = parser.parse_args(argv)
    experiment = _changed(experiment_of(start_of(options.start)), options.changes)
    to_stdout = options.json or options.csv == "-"
    if to_stdout and sys.stdout is None:
        raise Failure("there is no standard output to write to", FAILED)
    from gradsim import tables
    from gradsim.core.networks.mnist import DataError

    rows = tables.Run(experiment, None if to_stdout and sys.stdout.isatty() else sys.stderr)
    try:
        with rows:
            if options.json:
                tables.write_json(rows, sys.stdout)
            elif options.csv == "-":
                tables.write_csv(rows, sys.stdout)
            elif options.csv is not None:
                _write_file(rows, Path(options.csv))
            else:
                summary = tables.summary(rows)
    except DataError as error:
        raise Failure(str(error)) from None
    if options.csv is None and not options.json:
        print(f"{options.start}\n{summary}")
    if rows.diverged:
        if sys.stdout is not None:
            sys.stdout.flush()
        raise Failure(rows.diverged, FAILED)
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
                raise Failure(f"--set {change[:80]}: {error}") from None
            settings[name] = text
    try:
        return make_experiment(experiment.name, settings)
    except ValueError as error:
        raise Failure(str(error)) from None
