"""The program's one entry point: ``gradsim`` and ``python -m gradsim``."""

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
    from gradsim.cli import main as run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
