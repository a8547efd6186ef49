"""Axes of which a part can be shown as large as the whole: by wheel, pinch or rectangle."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from gradsim.ui.plotting.axes import Axes
from gradsim.ui.plotting.magnifier.whole_map import Outline, WholeMap
from gradsim.ui.plotting.shown_part import NOTCH, nearer
from gradsim.ui.theme import Theme

__all__ = ["Magnifiable", "Outline"]


class Magnifiable(Axes):
    """Axes that can be magnified; see :class:`~gradsim.ui.plotting.axes.Axes`."""

    #: Whether wheel, pinch and a drawn rectangle magnify it.
    magnifies = False
    #: The whole as a small map, None before a part of it is magnified.
    map: WholeMap | None = None

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(theme, title, x_title, log_y=log_y)
        self.magnified.connect(self._show_map)
        if self.magnifies:
            self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        if self.map is not None:
            self.map.follow()

    def outlines(self) -> list[Outline]:
        """Return the curves that are drawn, for the map."""
        return []

    def _is_in_sight(self, x: float, y: float | None = None) -> bool:
        """Return whether a place is within the part of the axes that is shown."""
        if not self.is_magnified:
            return True
        (x0, x1), (y0, y1) = self.ranges
        if y is not None and self.log_y:
            y = math.log10(abs(y)) if y else self.whole[1][0]
        return x0 <= x <= x1 and (y is None or y0 <= y <= y1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer, or go farther away; what is whole leaves the wheel to the window."""
        turned = event.angleDelta().y() / 120
        if not (self.magnifies and turned) or (turned < 0 and not self.is_magnified):
            event.ignore()
            return
        event.accept()
        self.turn_nearer(event.position(), turned)

    def turn_nearer(self, position: QPointF, notches: float) -> None:
        """Come nearer to a place of the widget by notches of a wheel."""
        self.magnify_at(position, NOTCH**notches)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow two fingers on a touchpad or a screen."""
        if isinstance(event, QNativeGestureEvent) and self.magnifies:
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.magnify_at(event.position(), max(1 + event.value(), 0.1))
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                centre = self.mapFromGlobal(pinch.centerPoint().toPoint())
                self.magnify_at(QPointF(centre), pinch.scaleFactor())
                return True
        return bool(super().viewportEvent(event))

    def magnify_at(self, position: QPointF, times: float) -> None:
        """Come so many times nearer to a place of the widget."""
        axes = self.axes_rect()
        x = min(max(position.x(), axes.left()), axes.right())
        y = min(max(position.y(), axes.top()), axes.bottom())
        place = self.to_numbers(QPointF(x, y))
        self.magnify(nearer(self.ranges, (place[0], self._height_on_axis(place[1])), times))

    def magnify_rectangle(self, rectangle: QRectF) -> None:
        """Show what lies in a rectangle of the widget as large as the whole."""
        within = rectangle.normalized() & self.axes_rect()
        if within.width() < 2 or within.height() < 2:
            return
        x0, y0 = self.to_numbers(within.bottomLeft())
        x1, y1 = self.to_numbers(within.topRight())
        self.magnify(((x0, x1), (self._height_on_axis(y0), self._height_on_axis(y1))))

    def _height_on_axis(self, value: float) -> float:
        return math.log10(value) if self.log_y else value

    def _show_map(self) -> None:
        """Show the whole as a small map; only one plot of a window is magnified."""
        if not self.is_magnified:
            if self.map is not None:
                self.map.follow()
            return
        for other in self.window().findChildren(Magnifiable):
            if other is not self:
                other.magnify(None)
        if self.map is None:
            self.map = WholeMap(self, self.outlines)
        self.map.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axes, and the map beside them, to the new size."""
        super().resizeEvent(event)
        if self.is_magnified and self.map is not None:
            self.map.follow()

    def refresh(self) -> None:
        """Paint again after a change of the overlay."""
        super().refresh()
        if self.is_magnified and self.map is not None:
            self.map.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show the whole when it is seen again."""
        super().hideEvent(event)
        self.magnify(None)
