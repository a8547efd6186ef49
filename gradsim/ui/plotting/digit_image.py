"""A digit of 28×28 pixels as a picture in the colours of a theme."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPen

from gradsim.core.networks.mnist import SIDE
from gradsim.ui.theme import Theme

FINER = 2  # pixels of a digit in a vector file, for each on screen


@lru_cache(8)
def shades(ground: str, ink: str) -> list[int]:
    """Return a colour for each value from 0 to 255, from the ground to the ink."""
    shares = np.arange(256)[:, np.newaxis] / 255
    low, high = (
        np.array([color.red(), color.green(), color.blue()])
        for color in (QColor(ground), QColor(ink))
    )
    table = np.rint(low + shares * (high - low)).astype(int).tolist()
    return [QColor(*color).rgb() for color in table]


def digit_image(pixels: NDArray[np.uint8], theme: Theme) -> QImage:
    """Return a picture of 784 grey values, 0 in the ground's colour and 255 in the text's."""
    content = np.ascontiguousarray(pixels, np.uint8).tobytes()
    image = QImage(content, SIDE, SIDE, SIDE, QImage.Format.Format_Indexed8)
    image.setColorTable(shades(theme.field, theme.text))
    return image.copy()  # the bytes are gone when this returns


def paint_digit(painter: QPainter, image: QImage, box: QRectF, frame: QPen) -> None:
    """Paint a digit, smoothly scaled, with a frame around it."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        # whoever shows the file smooths another way, or not at all: here once for all of them
        image = image.convertToFormat(QImage.Format.Format_RGB32).scaled(
            box.size().toSize() * FINER,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    painter.drawImage(box, image)
    painter.setPen(frame)
    half = frame.widthF() / 2
    painter.drawRoundedRect(box.adjusted(-half, -half, half, half), 2, 2)
