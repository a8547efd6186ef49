"""All figures and their handout, by the command line, from the start of the process to its end."""

import subprocess
import sys
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measure import show_at_most


def main() -> None:
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "gradsim", "figure", "--all", "--out", folder]
        start = perf_counter()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        show_at_most("gradsim figure --all", perf_counter() - start, 180, " s")


if __name__ == "__main__":
    main()
