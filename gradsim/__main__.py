"""The program's one entry point: ``gradsim`` and ``python -m gradsim``."""

import os
import sys
from collections.abc import Sequence

from gradsim.stopping import STOPPED, StoppedAtOnce


def main(argv: Sequence[str] | None = None) -> int:
    """Run gradsim's command line.

    Parameters
    ----------
    argv
        The arguments after the program's name; by default those of the process.

    Returns
    -------
    int
        The exit status.
    """
    try:
        with StoppedAtOnce():
            from gradsim.cli import main as run

            # Read once, when NumPy is imported; the variable may say otherwise.
            if not {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} & set(os.environ):
                arguments = sys.argv[1:] if argv is None else argv
                os.environ["OPENBLAS_NUM_THREADS"] = str(threads(arguments))
        return run(argv)
    except KeyboardInterrupt:  # on the way from the one to the other
        return STOPPED


def threads(arguments: Sequence[str]) -> int:
    """Return how many threads matrix products get, or parts of a run; measured on two cores.

    A second one takes an epoch of 1,000 images from 2.4 ms to 1.8, and mini-batches of ten
    gain nothing by it, nor would anything by a third. But a window needs a core of its own:
    on two cores, two threads take half of its frames (38 to 20 in a second).
    """
    from gradsim.cli.common import COMMANDS

    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    has_window = not arguments or arguments[0] not in COMMANDS
    return min(max(cores - has_window, 1), 2)


if __name__ == "__main__":
    sys.exit(main())
