"""Ctrl-C while the program is being imported, before anything could be left half done."""

import os
import signal
import threading
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
    is_main = threading.current_thread() is threading.main_thread()  # which alone is interrupted
    if not is_main or before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    with suppress(OSError):  # whoever read what it says may have ended first
        os.write(2, b"gradsim: stopped\n")
    os._exit(STOPPED)
