"""What is copied: it is on the clipboard at once, and made meanwhile beside the window."""

import threading
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication


class _Making(threading.Thread):
    """Makes what is copied, and knows nothing of the clipboard that may have gone meanwhile."""

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        super().__init__(name="copied")  # no daemon: a copy outlives the window, if it can
        self._make = make
        self._made: Mapping[str, bytes] = {}

    def run(self) -> None:
        self._made = self._make()

    def made(self) -> Mapping[str, bytes]:
        self.join()
        return self._made


class Copied(QMimeData):
    """Hands over what is made in a thread when it is asked for.

    To encode a picture takes 130 ms, and the lines of a long table a second, for which the window
    would answer nothing.

    Parameters
    ----------
    kinds : sequence of str
        The MIME types.
    make : callable
        Returns the content of each of them; it is called in the thread.
    """

    def __init__(self, kinds: Sequence[str], make: Callable[[], Mapping[str, bytes]]) -> None:
        super().__init__()
        self._kinds = list(kinds)
        self._making = _Making(make)
        self._making.start()

    def formats(self) -> list[str]:
        """Return all types."""
        return [*super().formats(), *self._kinds]

    def retrieveData(self, kind: str, wanted: QMetaType | QMetaType.Type) -> object:
        """Return a type's content, as soon as it is made."""
        if kind in self._kinds:
            return QByteArray(self._making.made().get(kind, b""))
        return super().retrieveData(kind, wanted)

    def whole(self) -> QMimeData:
        """Return the same as data that needs no Python to be handed over."""
        data = QMimeData()
        if self.hasImage():
            data.setImageData(self.imageData())
        for kind, content in self._making.made().items():
            data.setData(kind, content)
        return data


def put_on_clipboard(data: QMimeData) -> bool:
    """Give the clipboard what is copied; return whether it took it."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    return clipboard.mimeData() is data


def leave_clipboard(is_lasting: bool) -> None:
    """Leave what was copied to a clipboard that may outlive Python, which it could not call.

    One that ends with the process (not `is_lasting`) is deleted after Python, and gets nothing.
    """
    clipboard = QGuiApplication.clipboard()
    if not is_lasting:
        clipboard.clear()
        return
    data = clipboard.mimeData()
    if isinstance(data, Copied):
        clipboard.setMimeData(data.whole())
