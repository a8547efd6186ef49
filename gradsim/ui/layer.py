"""What stays the same for many frames, kept as a picture of the screen."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Layer:
    """A part of a widget that is painted once, and then copied until it is another.

    For a file, or a picture larger than the screen's, it is painted each time.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._picture = QPixmap()

    def forget(self) -> None:
        """Let go of the picture; it is painted when it is needed."""
        self._key, self._picture = None, QPixmap()

    def paint(
        self,
        painter: QPainter,
        widget: QWidget,
        key: object,
        paint: Callable[[QPainter], object],
        area: QRectF | None = None,
    ) -> None:
        """Paint it.

        Parameters
        ----------
        painter : QPainter
            Paints in the coordinates of the widget.
        key : object
            All that the picture depends on besides the size of the widget.
        paint : callable
            Paints it, with antialiasing.
        area : QRectF, optional
            The part of the widget that it may reach, where that is not all of it.
        """
        ratio = widget.devicePixelRatioF()
        is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if not is_raster or painter.deviceTransform().m11() != ratio:
            paint(painter)
            return
        whole = widget.rect()
        # a part begins on a pixel of the screen only where a pixel of the widget is one or several
        rect = whole if area is None or ratio != int(ratio) else whole & area.toAlignedRect()
        key = rect.getRect(), ratio, key
        if self._key != key:
            self._key, self._picture = key, QPixmap(rect.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(self._picture)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            own.translate(-rect.topLeft())
            paint(own)
            own.end()
        painter.drawPixmap(QPointF(rect.topLeft()), self._picture)
