"""Throws damaged files at everything that reads files, guided by what they reach.

Run ``python -m tests.robust.fuzz --minutes 10``. Every reader gets an equal share of the
time, in a process of its own. Where atheris is installed, which is no requirement of the
tests, libFuzzer mutates the files and keeps those that reach a new line of gradsim; without
it Hypothesis draws them, as in the tests, only more. What breaks a reader is printed, and
the exit status is 1.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

LARGEST = 200_000  # bytes of a file
PATIENCE = 5  # seconds that a reader may take, for a machine that is busy
MEGABYTES = 2000


def with_atheris(name: str, seconds: float) -> None:
    """Let libFuzzer loose on a reader until the time is over or something breaks."""
    import atheris

    with atheris.instrument_imports(include=["gradsim"], enable_loader_override=False):
        from tests.robust.readers import READERS, ends_well

    reader = READERS[name]
    with tempfile.TemporaryDirectory(prefix="gradsim-fuzz-") as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, content in enumerate(reader.valid):
            (corpus / str(number)).write_bytes(content)
        arguments = [
            *(sys.argv[0], str(corpus), f"-artifact_prefix={tempfile.gettempdir()}/gradsim-"),
            *(f"-max_total_time={seconds:.0f}", f"-max_len={LARGEST}", f"-timeout={PATIENCE}"),
            *(f"-rss_limit_mb={MEGABYTES}", "-print_final_stats=1", "-verbosity=0"),
        ]
        atheris.Setup(arguments, lambda data: ends_well(reader, Path(folder, "file"), data))
        atheris.Fuzz()  # ends the process


def with_hypothesis(name: str, seconds: float) -> None:
    """Draw damaged files for a reader until the time is over or something breaks."""
    from hypothesis import given, settings

    from tests.robust.damage import ACCIDENTS, after
    from tests.robust.readers import READERS, ends_well

    reader, count, end = READERS[name], 0, monotonic() + seconds

    with tempfile.TemporaryDirectory(prefix="gradsim-fuzz-") as folder:

        @settings(deadline=1000 * PATIENCE, max_examples=1000, database=None)
        @given(ACCIDENTS)
        def check(accidents) -> None:
            nonlocal count
            count += 1
            ends_well(reader, Path(folder, "file"), after(accidents, reader.valid))

        while monotonic() < end:
            check()
    print(f"{count} files")


def main() -> int:
    """Share the time among the readers, and say what broke."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--reader", help="just this one")
    parser.add_argument("--seconds", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.seconds:
        guided = importlib.util.find_spec("atheris") is not None
        (with_atheris if guided else with_hypothesis)(options.reader, options.seconds)
        return 0
    from tests.robust.readers import READERS

    names = [options.reader] if options.reader else list(READERS)
    broken = 0
    for name in names:
        print(f"{name} …", flush=True)
        seconds = str(60 * options.minutes / len(names))
        command = [sys.executable, "-m", "tests.robust.fuzz", "--reader", name]
        done = subprocess.run(
            [*command, "--seconds", seconds],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        output = (done.stdout + done.stderr).splitlines()
        told = [line for line in output if "files" in line or "number_of_executed" in line]
        print("\n".join(output[-40:] if done.returncode else told[-1:]), flush=True)
        broken += done.returncode != 0
    print(f"{len(names) - broken} passed, {broken} failed")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
