"""One way to paint a widget on anything: pixels, SVG and PDF draw the same scene.

A widget is painted with its children one by one. Rendered as a whole, a plot within it
would become a picture of its pixels, in a vector format too.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from gradsim.page_setup import POINTS_PER_INCH, SCREEN_DPI
from gradsim.ui.export.svg import OF_QT, OWN, finished, finished_tree
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.plotting.plot import Plot

METRES_PER_INCH = 0.0254

_HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
    | QPainter.RenderHint.LosslessImageRendering
)


def paint(widget: QWidget, painter: QPainter) -> None:
    """Paint a widget and all that is visible in it, from the painter's origin."""
    with _saved(painter):
        painter.setRenderHints(_HINTS)
        if isinstance(painter.device(), QSvgGenerator):
            is_own = isinstance(widget, Axes) or _paints_itself(widget)
            painter.drawText(0, 0, OWN if is_own else OF_QT)
        if isinstance(widget, Axes):
            # not by `render`: it clips everything to the widget, and where a clip within a clip
            # ends, Qt's SVG goes on with the inner one
            area = QRectF(widget.rect())
            widget.drawBackground(painter, area)
            widget.scene().render(painter, area, area)
            widget.drawForeground(painter, area)
        else:
            widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
            for child in widget.children():
                if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
                    with _saved(painter):
                        painter.translate(child.pos())
                        paint(child, painter)


@contextmanager
def _saved(painter: QPainter) -> Iterator[None]:
    """Give the painter its state back, also where a view has failed: Qt warns of what is left."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _paints_itself(widget: QWidget) -> bool:
    """Return whether a class of this program paints the widget, not Qt and its style."""
    own = (kind for kind in type(widget).__mro__ if not kind.__module__.startswith("PySide6"))
    return any("paintEvent" in vars(kind) for kind in own)


@contextmanager
def pens_scaled(widget: QWidget, factor: float) -> Iterator[None]:
    """Make curves thicker while a picture is painted at another scale.

    Curves have cosmetic pens, which ignore the scale of what they are painted on.
    """
    with ExitStack() as stack:
        for plot in [widget, *widget.findChildren(Plot)]:
            if isinstance(plot, Plot):
                stack.enter_context(plot.pens_scaled(factor))
        yield


@contextmanager
def painting_on(device: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter that has ended before the device goes, also where it was interrupted."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


@dataclass(frozen=True)
class Drawing:
    """A widget to be painted, with a margin around it on a ground of its own.

    Attributes
    ----------
    widget : QWidget
        What is painted.
    margin : int
        Pixels around it.
    ground : QColor or None
        The colour of the margin.
    dpi : int
        Pixels for each inch of paper.
    is_clear : bool
        Whether what is behind the picture is seen through it.
    """

    widget: QWidget
    margin: int = 0
    ground: QColor | None = None
    dpi: int = SCREEN_DPI
    is_clear: bool = False

    @property
    def size(self) -> QSize:
        """Width and height in pixels."""
        return self.widget.size() + QSize(2 * self.margin, 2 * self.margin)

    @property
    def points(self) -> QSizeF:
        """Width and height on paper."""
        return QSizeF(self.size) * POINTS_PER_INCH / self.dpi

    def paint(self, painter: QPainter) -> None:
        """Paint it from the painter's origin."""
        if self.ground is not None:
            painter.fillRect(QRect(QPoint(), self.size), self.ground)
        painter.translate(self.margin, self.margin)
        paint(self.widget, painter)
        painter.translate(-self.margin, -self.margin)


def picture(drawing: Drawing, scale: float = 1) -> QImage:
    """Return a drawing as pixels, with `scale` times as many of them each way."""
    formats = QImage.Format
    kind = formats.Format_ARGB32_Premultiplied if drawing.is_clear else formats.Format_RGB32
    image = QImage(drawing.size * scale, kind)
    image.setDevicePixelRatio(scale)
    per_metre = round(drawing.dpi * scale / METRES_PER_INCH)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.fill(Qt.GlobalColor.transparent if drawing.is_clear else Qt.GlobalColor.white)
    with painting_on(image) as painter, pens_scaled(drawing.widget, scale):
        drawing.paint(painter)
    return image


def png_bytes(image: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = open_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # text, whatever the stub says
    return content_of(buffer)


def svg_bytes(drawing: Drawing, title: str = "", text_as: str = "outlines") -> bytes:
    """Return a drawing as SVG.

    Parameters
    ----------
    drawing : Drawing
        What to paint.
    title : str
        What a reader calls it.
    text_as : {"outlines", "text"}
        Outlines need no typeface to look the same; text can be changed and found.
    """
    points = None if drawing.dpi == SCREEN_DPI else drawing.points
    return finished(_qt_svg(drawing), title, text_as == "outlines", points)


def svg_tree(drawing: Drawing) -> ET.Element:
    """Return the same as the tree of its elements."""
    return finished_tree(_qt_svg(drawing))


def _qt_svg(drawing: Drawing) -> bytes:
    buffer = open_buffer()
    # version 1.1: the older one that Qt writes by default leaves out what clips
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(drawing.size)
    generator.setViewBox(QRect(QPoint(), drawing.size))
    generator.setResolution(SCREEN_DPI)  # a unit of its picture is a pixel of the layout
    with painting_on(generator) as painter:
        drawing.paint(painter)
    return content_of(buffer)


def pdf_bytes(drawing: Drawing, title: str = "", metadata: bytes = b"") -> bytes:
    """Return a drawing as a PDF of one page, as large as the drawing."""
    buffer = open_buffer()
    writer = pdf_writer(buffer, drawing.points, title, drawing.dpi)
    if metadata:
        writer.setDocumentXmpMetadata(metadata)
    with painting_on(writer) as painter:
        drawing.paint(painter)
    return content_of(buffer)


def pdf_writer(device: QIODevice, points: QSizeF, title: str, dpi: int = SCREEN_DPI) -> QPdfWriter:
    """Return a writer of pages of a size, without margins; `dpi` of its pixels are an inch."""
    writer = QPdfWriter(device)
    writer.setResolution(dpi)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("gradsim")
    return writer


def open_buffer() -> QBuffer:
    """Return a device that writes to memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


def content_of(buffer: QBuffer) -> bytes:
    """Return what was written to memory."""
    return bytes(buffer.data().data())
