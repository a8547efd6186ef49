"""The command line: opens the window, lists demonstrations, runs them without a window.

Nothing here imports Qt before a window or a picture is wanted, nor NumPy before a
demonstration is looked up. Every mistake becomes one line on stderr.
"""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence

from gradsim.cli import window
from gradsim.cli.common import (
    COMMANDS,
    FAILED,
    PIPE_CLOSED,
    Failure,
    Output,
    OutputError,
    report,
)
from gradsim.stopping import STOPPED

DESCRIBED = """\
commands (“gradsim COMMAND --help” says more):
  gradsim list                        list the demonstrations, or those of a file
  gradsim run PRESET-or-FILE          run without a window, write a table
  gradsim code PRESET-or-FILE         print the run as a script of NumPy alone
  gradsim figure PRESET-or-FILE…      save the figure, or those of --all
  gradsim animate PRESET-or-FILE      save the run as GIF, MP4 or HTML
  gradsim handout [LECTURE]           save a page that moves in any browser
  gradsim screenshot PRESET-or-FILE   save a picture of the window
  gradsim install-desktop             add menu entry, icon and file type
"""


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
            if arguments and arguments[0] in COMMANDS:
                status = _command(arguments[0])(arguments[1:])
            else:
                status = window.window(arguments, DESCRIBED)
        except Failure as failure:
            status = failure.status
            report(str(failure))
        except SystemExit as end:  # argparse has printed help or version
            status = end.code if isinstance(end.code, int) else FAILED
        Output().flush()
    except KeyboardInterrupt:
        report("stopped")
        return STOPPED
    except BrokenPipeError:
        _abandon_stdout()
        return PIPE_CLOSED
    except OutputError as error:
        _abandon_stdout()
        report(f"The output cannot be written: {error}")
        return FAILED
    except OSError as error:  # of a file that is read; who writes one says so
        reason = error.strerror or str(error)
        report(f"{error.filename} cannot be read: {reason}" if error.filename else reason)
        return FAILED
    return status


def _command(name: str) -> Callable[[list[str]], int]:
    # a window does not wait for them: with JSON and subprocesses they take 10 ms
    from gradsim.cli import desktop, figures, handout, tables

    functions = (
        tables.list_presets,
        tables.run,
        tables.code,
        figures.figure,
        figures.animate,
        handout.handout,
        window.screenshot,
        desktop.install_desktop,
    )
    return dict(zip(COMMANDS, functions, strict=True))[name]


def _abandon_stdout() -> None:
    """Drop what is still buffered: the interpreter would try to write it at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
