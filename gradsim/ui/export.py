"""Pictures and tables as files, whole or not at all."""

import csv
import io
import math
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSaveFile, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from gradsim.ui.widgets.epoch_plot import EpochPlot
from gradsim.ui.widgets.plot import Plot

PLOT_SCALE = 2


def plot_picture(plot: Plot, scale: int = PLOT_SCALE) -> QImage:
    """Return a plot as it is on screen, `scale` times as many pixels each way."""
    image = QImage(plot.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    # curves have cosmetic pens, which ignore the scale of the image
    with plot.pens_scaled(scale):
        plot.render(painter, QRectF(0, 0, plot.width(), plot.height()), plot.rect())
    painter.end()
    return image


def window_picture(window: QWidget) -> QImage:
    """Return the whole window as it is on screen."""
    return window.grab().toImage()


def save_picture(image: QImage, path: Path) -> None:
    """Write a PNG file.

    Raises
    ------
    OSError
        With a sentence that says why the file was not written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    save_bytes(buffer.data().data(), path)


def save_table(plot: EpochPlot, path: Path) -> None:
    """Write the numbers of a plot's curves as CSV, all digits kept."""
    header, rows = plot.table()
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if math.isnan(value) else repr(value) for value in row])
    save_bytes(text.getvalue().encode(), path)


def save_bytes(content: bytes, path: Path) -> None:
    """Write a file beside its place and rename it; raises OSError with a sentence."""
    file = QSaveFile(str(path))
    if (
        not file.open(QIODevice.OpenModeFlag.WriteOnly)
        or file.write(content) != len(content)
        or not file.commit()
    ):
        raise OSError(f"{path} was not written: {file.errorString()}")
