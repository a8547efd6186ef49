"""Icons of the program, in any colour."""

import atexit
import logging
from functools import lru_cache

from PySide6 import QtCore  # whose namespace Qt takes 15 ms when it is first asked for
from PySide6.QtCore import QByteArray, QRectF, QSize, QTemporaryDir
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gradsim.folders import resource

logger = logging.getLogger("gradsim")


def icon_svg(name: str, color: str) -> str:
    """Return an icon's SVG in a colour; an empty one, and a line in the log, without a file."""
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_text(encoding="utf-8").replace("currentColor", color)
    except OSError as error:
        logger.error("the icon “%s” is missing: %s: %s", name, path, error.strerror)
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@lru_cache(256)
def icon(name: str, color: str, size: int = 24) -> QIcon:
    """Return an icon in a colour, sharp at `size` pixels and on dense screens."""
    renderer = QSvgRenderer(QByteArray(icon_svg(name, color).encode()))
    result = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        result.addPixmap(pixmap)
    return result


@lru_cache(1)
def _icon_folder() -> QTemporaryDir:
    folder = QTemporaryDir()
    atexit.register(folder.remove)  # the interpreter may end without destroying it
    return folder


@lru_cache(64)
def icon_file(name: str, color: str) -> str:
    """Return the path of an icon in a colour, for a style sheet."""
    path = _icon_folder().filePath(f"{name}-{color[1:]}.svg")
    with open(path, "w", encoding="utf-8") as file:
        file.write(icon_svg(name, color))
    return path
