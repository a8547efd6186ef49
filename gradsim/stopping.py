"""Ctrl-C while the program is being imported, before anything could be left half done.

It imports next to nothing: until then Ctrl-C ends in a traceback.
"""

import os
import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

STOPPED = 130  # the exit status of what Ctrl-C has ended


class StoppedAtOnce:
    """Has Ctrl-C end the process where it stands, in the block of a ``with``.

    KeyboardInterrupt in the midst of PySide6's imports aborts the process, lets it hang or is
    told as a package that is missing, and elsewhere in the imports it ends in a traceback. A
    process that handles Ctrl-C in its own way, or ignores it, goes on doing so.
    """

    def __enter__(self) -> None:
        before = signal.getsignal(signal.SIGINT)
        self._has_handler = before is signal.default_int_handler
        if self._has_handler:
            try:
                signal.signal(signal.SIGINT, _stop)
            except ValueError:  # in another thread than the main one, which alone is interrupted
                self._has_handler = False

    def __exit__(self, *_: object) -> None:
        if self._has_handler:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop(_number: int, _frame: "FrameType | None") -> None:
    try:
        os.write(2, b"gradsim: stopped\n")
    finally:  # whoever read what it says may have ended first
        os._exit(STOPPED)
