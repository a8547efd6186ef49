"""Curves that stand, or grow: a frame draws only their new ends, the rest is a picture.

Antialiased, dashed and wide curves are the largest cost of a frame. Curves over epochs no longer
change at their left; what is the same as in the frame before is drawn once, into a picture that
lies beneath the curves, and they are drawn from its last column on. Six curves of a comparison
take 1 ms so, not 12.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gradsim.ui.pyqtgraph_parts import PlotCurveItem, ViewBox

Array = NDArray[np.float64]

UNSURE = 2  # points before those that were others in the last frame, which may soon be, too
MARGIN = 2.0  # pixels beyond what a pen covers
LEAST = 32  # columns by which the picture grows at least
FAR = 1e5  # pixels: outside of every screen


class GrowingCurve(PlotCurveItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A smooth curve of which a part may stand in a picture."""

    def __init__(self) -> None:
        super().__init__(antialias=True, skipFiniteCheck=True)
        #: The column of the widget from which on it is drawn, FAR where nothing of it is; None
        #: where all of it is.
        self.stands_to: float | None = None
        #: Whether points will be added at its end.
        self.grows = False

    @property
    def reach(self) -> float:
        """How far what is drawn may lie from the points, in pixels."""
        return float(self.opts["pen"].widthF()) / 2 + MARGIN

    def boundingRect(self) -> QRectF:
        """Return what the axes reach over; to look for the extremes takes 0.1 ms a curve."""
        view = self.getViewBox()
        return QRectF() if view is None or self.xData is None else QRectF(view.viewRect())

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        """Paint what does not stand; on anything but a widget all of it."""
        if widget is None or self.stands_to is None:
            super().paint(painter, option, widget)
        elif self.stands_to < FAR:
            self.paint_columns(painter, self.stands_to, FAR, widget.devicePixelRatio())

    def paint_columns(self, painter: QPainter, start: float, stop: float, ratio: float) -> None:
        """Paint what lies between two columns of the widget, exactly as in the whole.

        Parameters
        ----------
        ratio : float
            Pixels of the device by one of the widget.
        """
        (x, y), to_widget, pen = self.getData(), self.sceneTransform(), QPen(self.opts["pen"])
        columns = to_widget.m11() * x + to_widget.dx()
        first, last = 0, len(x)
        if not (np.diff(columns) < 0).any():  # only what may reach into them
            first = max(int(np.searchsorted(columns, start - self.reach)) - 2, 0)
            last = int(np.searchsorted(columns, stop + self.reach)) + 2
        if first and pen.dashPattern():  # dashes go on where they are in the whole
            steps = np.diff(columns[: first + 1]), np.diff(y[: first + 1]) * to_widget.m22()
            pen.setDashOffset(float(np.hypot(*steps).sum()) * ratio / pen.widthF())
        painter.save()
        area = to_widget.inverted()[0].mapRect(QRectF(start, -FAR, stop - start, 2 * FAR))
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPath(self.generatePath(x[first:last], y[first:last]))
        painter.restore()


class Standing(QGraphicsItem):
    """The picture of what stands of a plot's curves; it lies beneath them.

    Parameters
    ----------
    view : ViewBox
        The view of the curves.
    curves : callable
        Returns the curves that are shown.
    """

    def __init__(self, view: ViewBox, curves: Callable[[], Sequence[GrowingCurve]]) -> None:
        super().__init__()
        self._view, self._curves = view, curves
        self._look: object = None
        self._data: list[tuple[Array, Array]] = []
        self._picture: QPixmap | None = None
        self._column = 0  # of the widget, up to which the picture is drawn
        self.setZValue(-0.5)  # above bands
        view.addItem(self, ignoreBounds=True)

    def forget(self) -> None:
        """Let go of the picture; the next frame draws all curves."""
        self._look, self._picture = None, None

    def boundingRect(self) -> QRectF:
        """Return what the axes reach over."""
        return QRectF(self._view.viewRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what stands, and let the curves go on from there."""
        if widget is None:
            return
        curves = sorted(self._curves(), key=lambda curve: curve.zValue())
        if not curves:
            self.forget()
            return
        settled = self._settled(curves, widget)
        if settled == -math.inf:
            self._picture = None
        else:
            self._draw(curves, settled, widget)
        # of a run that has ended nothing is left to draw
        left = self._column if self._column <= self._area.right() else FAR
        for curve in curves:
            curve.stands_to = None if self._picture is None else left
        if self._picture is not None:
            painter.save()
            painter.resetTransform()
            painter.drawPixmap(self._area.topLeft(), self._picture)
            painter.restore()

    @property
    def _area(self) -> QRect:
        """The part of the widget in which curves are."""
        margin = math.ceil(max((curve.reach for curve in self._curves()), default=0.0))
        rect: QRectF = self._view.geometry()
        return rect.toAlignedRect().adjusted(-margin, -margin, margin, margin)

    def _settled(self, curves: Sequence[GrowingCurve], widget: QWidget) -> float:
        """Return the column up to which curves will stay as they are; −∞ where they are new."""
        before, self._data = self._data, [curve.getData() for curve in curves]
        look, ratio = self._look, widget.devicePixelRatio()
        pens = [(curve, curve.zValue(), QPen(curve.opts["pen"])) for curve in curves]
        self._look = ratio, widget.size(), self.sceneTransform(), self._view.geometry(), pens
        if look != self._look or ratio != int(ratio):
            return -math.inf
        return min(map(self._common, curves, before, self._data), default=-math.inf)

    def _common(
        self, curve: GrowingCurve, before: tuple[Array, Array], now: tuple[Array, Array]
    ) -> float:
        """Return the column up to which a curve is as it was, and will be."""
        common = min(len(before[0]), len(now[0]))
        differs = (before[0][:common] != now[0][:common]) | (before[1][:common] != now[1][:common])
        first = int(differs.argmax()) if differs.any() else common
        if first <= UNSURE:
            return -math.inf
        rect = self.boundingRect()
        outside = (now[1] < rect.top()) | (now[1] > rect.bottom())
        if curve.opts["pen"].dashPattern() and outside.any():
            return -math.inf  # Qt loses count of the dashes that it need not paint
        if first == len(now[0]) == len(before[0]) and not curve.grows:
            return math.inf
        to_widget = self.sceneTransform()
        return float(to_widget.m11() * now[0][first - 1 - UNSURE] + to_widget.dx() - curve.reach)

    def _draw(self, curves: Sequence[GrowingCurve], settled: float, widget: QWidget) -> None:
        """Draw what has settled since the last frame."""
        area, ratio = self._area, int(widget.devicePixelRatio())
        if self._picture is None or settled < self._column:
            self._picture = QPixmap(area.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._column = area.left()
        stop = math.floor(min(settled, area.right() + 1))
        if stop - self._column < (LEAST if settled < math.inf else 1):
            return
        painter = QPainter(self._picture)
        painter.translate(-area.topLeft())
        painter.setTransform(self.sceneTransform(), combine=True)
        for curve in curves:
            curve.paint_columns(painter, self._column, stop, ratio)
        painter.end()
        self._column = stop
