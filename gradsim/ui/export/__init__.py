"""Pictures, tables and animations to take home.

Beside the widgets this is the only part that knows pyqtgraph.
"""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gradsim import embedding
from gradsim.embedding import Origin
from gradsim.files import write_bytes
from gradsim.ui.export.painting import png_bytes


def window_picture(window: QWidget) -> QImage:
    """Return the whole window as it is on screen."""
    return window.grab().toImage()


def save_picture(image: QImage, path: Path, origin: Origin | None = None) -> None:
    """Write a PNG file, with what it shows.

    Raises
    ------
    OSError
        With a sentence that says why the file was not written.
    """
    content = png_bytes(image)
    write_bytes(path, embedding.in_png(content, origin) if origin else content)
