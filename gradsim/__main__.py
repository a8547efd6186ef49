"""The program's one entry point: ``gradsim`` and ``python -m gradsim``."""

import os
import sys
from collections.abc import Sequence


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
    # Mini-batches lose by threads, and the window needs a core of its own: on two cores, two
    # threads take half of its frames (38 to 20 in a second) and of the epochs, too. Read once,
    # when NumPy is imported; the variable may say otherwise.
    if not {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} & set(os.environ):
        os.environ["OPENBLAS_NUM_THREADS"] = "1"

    from gradsim.cli import main as run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
