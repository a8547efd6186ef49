"""Ctrl-C and a request to end, reported to the event loop instead of interrupting its work.

Python raises KeyboardInterrupt in whatever it does next: with a window that is a paint event
or a slot, called from Qt, which goes on as if nothing had happened, or crashes.
"""

import contextlib
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Watches for both signals until it is asked to :meth:`restore`.

    A signal that is ignored, as Ctrl-C is in a background job, stays so.
    """

    #: A signal came: its number.
    arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Handler] = {}
        if threading.current_thread() is not threading.main_thread():
            return  # Python allows handlers there only
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda *_: None)
        self._wakeup = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in self._reader.recv(64):
                if number in self._before:
                    self.arrived.emit(number)

    def restore(self) -> None:
        """Let signals do again what they did before."""
        if not self._before:
            return
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()
