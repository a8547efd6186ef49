"""Pen, spotlight and magnifier over the audience's picture."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gradsim.ui.theme import Theme
from gradsim.ui.view import picture_of

if TYPE_CHECKING:
    from gradsim.ui.plotting.plot import Plot

DIM = 0.45  # of the light that a spotlight takes from what is around it
PEN = 3  # its colour
WIDTH, HALO, RADIUS = 5, 4, 135  # pixels before zoom
MAGNIFIED = 2.0
SMALLEST = 8  # pixels of a rectangle that was drawn, and not only clicked

Stroke = list[tuple[float, float]]  # shares of width and height


class Tool(enum.Enum):
    """What the mouse does on the picture."""

    NONE = "none"
    SPOTLIGHT = "spotlight"
    PEN = "pen"
    MAGNIFIER = "magnifier"


class Ink(QWidget):
    """Lies over the window's picture; without a tool it only shows the strokes.

    The magnifier is a lens; over a plot it draws a rectangle, which the plot then shows.

    Parameters
    ----------
    window : QWidget
        What it lies over; it follows its size.
    """

    tool_changed = Signal(Tool)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.theme = theme
        self.tool = Tool.NONE
        self.picture: QWidget | None = None  #: what is magnified
        self._strokes: dict[str, list[Stroke]] = {}  # by the name of a demonstration
        self._name = ""
        self._place: QPointF | None = None  # of the pointer
        self._drawn_on: tuple[Plot, QPointF] | None = None  # where a rectangle was begun
        self._lens: tuple[QPointF, QImage] | None = None  # where it is, and what it shows
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("strokes over the picture"))
        window.installEventFilter(self)
        self.hide()

    # ----- strokes

    @property
    def strokes(self) -> list[Stroke]:
        """The strokes of the demonstration on screen."""
        return self._strokes.setdefault(self._name, [])

    def show_strokes(self, name: str) -> None:
        """Show the strokes of a demonstration, and no others."""
        if name != self._name:
            self._name = name
            self._fit()

    def undo(self) -> None:
        """Take the last stroke away."""
        del self.strokes[-1:]
        self._fit()

    def clear(self) -> None:
        """Take all strokes of the demonstration away."""
        self.strokes.clear()
        self._fit()

    def take(self, tool: Tool) -> None:
        """Take a tool, or lay it down where it is taken already."""
        self.tool = Tool.NONE if tool is self.tool else tool
        self._place = self._drawn_on = self._lens = None
        self._fit()
        self.tool_changed.emit(self.tool)

    def _fit(self) -> None:
        """Lie over the window where there is something to show or to draw."""
        works = self.tool is not Tool.NONE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not works)
        pen = Qt.CursorShape.CrossCursor if self.tool is Tool.PEN else Qt.CursorShape.BlankCursor
        self.setCursor(pen if works else Qt.CursorShape.ArrowCursor)
        self.setGeometry(self._room())
        self.setVisible(works or bool(self.strokes))
        if self.isVisible():
            self.raise_()
        self.update()

    def _room(self) -> QRect:
        if self.picture is None:
            return self._window.rect()
        return QRect(self.picture.mapTo(self._window, QRect().topLeft()), self.picture.size())

    # ----- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self.setGeometry(self._room())
        return False

    def _share(self, place: QPointF) -> tuple[float, float]:
        return place.x() / max(self.width(), 1), place.y() / max(self.height(), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if self.tool is Tool.PEN and event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append([self._share(event.position())])
        elif self.tool is Tool.MAGNIFIER and event.button() == Qt.MouseButton.LeftButton:
            plot = self._plot_at(event.position())
            self._drawn_on = None if plot is None else (plot, event.position())
        self._place = event.position()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or follow the pointer."""
        if self.tool is Tool.PEN and event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            self.strokes[-1].append(self._share(event.position()))
        self._place = event.position()
        if self.tool is Tool.MAGNIFIER:
            over_plot = self._drawn_on is not None or self._plot_at(event.position()) is not None
            shape = Qt.CursorShape.CrossCursor if over_plot else Qt.CursorShape.BlankCursor
            self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Have a plot show what the rectangle holds that was drawn on it."""
        drawn, self._drawn_on = self._drawn_on, None
        if drawn is None:
            return
        plot, start = drawn
        rectangle = QRectF(start, event.position()).normalized()
        if min(rectangle.width(), rectangle.height()) >= self.theme.px(SMALLEST):
            corner = plot.mapFromGlobal(self.mapToGlobal(rectangle.topLeft()))
            plot.magnify_rectangle(QRectF(corner, rectangle.size()))
            self.take(Tool.NONE)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer to the plot below, as without a tool."""
        plot = self._plot_at(event.position())
        turned = event.angleDelta().y() / 120
        if plot is not None and turned:
            plot.turn_nearer(plot.mapFromGlobal(event.globalPosition()), turned)
        event.accept()

    def _plot_at(self, place: QPointF) -> Plot | None:
        """Return the plot below a place that can be magnified there, None if there is none."""
        if self.picture is None:
            return None
        from gradsim.ui.plotting.plot import Plot  # 0.2 s, which the empty window does not wait for

        for plot in self.picture.findChildren(Plot):
            if plot.isVisible() and plot.magnifies:
                inside = plot.mapFromGlobal(self.mapToGlobal(place))
                if plot.axes_rect().contains(inside):
                    return plot
        return None

    def leaveEvent(self, event: QEvent) -> None:
        """Light everything where the pointer is elsewhere."""
        super().leaveEvent(event)
        self._place = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the window."""
        event.ignore()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strokes, and what the tool does at the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_strokes(painter)
        if self._place is not None and self.tool is Tool.SPOTLIGHT:
            self._paint_spotlight(painter, self._place)
        elif self._place is not None and self.tool is Tool.MAGNIFIER:
            if self._drawn_on is not None:
                self._paint_rectangle(painter, self._drawn_on[1], self._place)
            elif self._lens is not None:
                self._paint_magnifier(painter, *self._lens)
            self._looking.start()  # what is below may have changed

    def _paint_strokes(self, painter: QPainter) -> None:
        theme = self.theme
        width, height = self.width(), self.height()
        lines = [
            QPolygonF([QPointF(x * width, y * height) for x, y in (*stroke, stroke[-1])])
            for stroke in self.strokes
        ]
        for color, thickness in (
            (QColor(theme.ground), theme.px(WIDTH + HALO)),
            (theme.color(PEN), theme.px(WIDTH)),
        ):
            pen = QPen(color, thickness)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for line in lines:
                painter.drawPolyline(line)

    def _circle(self, place: QPointF) -> QPainterPath:
        path = QPainterPath()
        radius = self.theme.px(RADIUS)
        path.addEllipse(place, radius, radius)
        return path

    def _paint_spotlight(self, painter: QPainter, place: QPointF) -> None:
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        painter.fillPath(around - self._circle(place), QColor.fromRgbF(0, 0, 0, DIM))

    def _paint_rectangle(self, painter: QPainter, start: QPointF, stop: QPointF) -> None:
        tint = QColor(self.theme.accent)
        tint.setAlphaF(0.12)
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.px(2.5)))
        painter.setBrush(tint)
        painter.drawRect(QRectF(start, stop).normalized())

    def _look(self) -> None:
        """Take the picture in the lens, which a paint event may not: it would paint views again."""
        place, before = self._place, self._lens
        self._lens = None
        is_lens = self.tool is Tool.MAGNIFIER and self._drawn_on is None
        if is_lens and place and self.picture and self._plot_at(place) is None:
            half = self.theme.px(RADIUS) / MAGNIFIED
            part = QRect(round(place.x() - half), round(place.y() - half),
                         round(2 * half), round(2 * half))  # fmt: skip
            self._lens = place, picture_of(self.picture, part).toImage()
        if self._lens != before:
            self.update()

    def _paint_magnifier(self, painter: QPainter, place: QPointF, shown: QImage) -> None:
        radius = self.theme.px(RADIUS)
        lens = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
        painter.save()
        painter.setClipPath(self._circle(place))
        painter.fillRect(lens, QColor(self.theme.ground))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(lens, shown, QRectF(shown.rect()))
        painter.restore()
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.px(3)))
        painter.drawEllipse(lens)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self._fit()
