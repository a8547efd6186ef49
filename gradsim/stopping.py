"""Ctrl-C while the program is being imported, before anything could be left half done."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

STOPPED = 130  # the exit status of what Ctrl-C has ended


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """Have Ctrl-C end the process where it stands.

    KeyboardInterrupt in the midst of PySide6's imports aborts the process, lets it hang or is
    told as a package that is missing, and elsewhere in the imports it ends in a traceback. A
    process that handles Ctrl-C in its own way, or ignores it, goes on doing so.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    try:
        signal.signal(signal.SIGINT, _stop)
    except ValueError:  # Python allows it in the main thread only, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    with suppress(OSError):  # whoever read what it says may have ended first
        os.write(2, b"gradsim: stopped\n")
    os._exit(STOPPED)
