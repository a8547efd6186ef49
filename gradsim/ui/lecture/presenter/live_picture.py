"""What the room sees, and the tools on it: what is drawn here appears there."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QWidget

from gradsim.ui.lecture.ink import PEN, WIDTH, Tool
from gradsim.ui.lecture.tools import Tools
from gradsim.ui.theme import Theme
from gradsim.ui.view import picture_of

SOON = 120  # milliseconds after a change before the picture is made again


class LivePicture(QWidget):
    """The audience's window, scaled; with a tool the mouse works there as it does here.

    Parameters
    ----------
    window : QWidget
        The audience's.
    tools : Tools
        Pen, spotlight and magnifier over it.
    """

    def __init__(self, window: QWidget, tools: Tools, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._window, self._tools = window, tools
        self._pixmap = QPixmap()
        self._stroke: list[QPointF] = []  # drawn since the picture was made, in the window's pixels
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self.refresh)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("what the audience sees"))
        tools.ink.tool_changed.connect(self._show_tool)

    def pixmap(self) -> QPixmap:
        """Return the picture as large as it was made."""
        return self._pixmap

    def refresh(self) -> None:
        """Make the picture again."""
        if self.isVisible():
            self._pixmap = picture_of(self._window)
            self._stroke = self._stroke[-1:] if self._draws else []
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the picture, 8 MB of a window of 1920 × 1080."""
        super().hideEvent(event)
        self._pixmap = QPixmap()

    def soon(self) -> None:
        """Make the picture again in a moment, once for all that happens until then."""
        if not self._timer.isActive():
            self._timer.start()

    @property
    def _draws(self) -> bool:
        pressed = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        return self._tools.ink.tool is Tool.PEN and bool(pressed)

    def _show_tool(self, tool: Tool) -> None:
        works = tool is not Tool.NONE
        self.setCursor(Qt.CursorShape.CrossCursor if works else Qt.CursorShape.ArrowCursor)
        self._stroke = []
        self.soon()

    # ----- the tools

    def picture_rect(self) -> QRectF:
        """Return where in the widget the picture is."""
        room = QRectF(self.rect())
        size = QSizeF(self._window.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(room.topLeft(), size)

    def to_window(self, place: QPointF) -> QPointF:
        """Return the place in the audience's window that a place of the picture shows."""
        rect = self.picture_rect()
        scale = self._window.width() / max(rect.width(), 1.0)
        return (place - rect.topLeft()) * scale

    def _pass_on(self, event: QMouseEvent) -> None:
        """Let the tool do in the audience's window what the mouse does here."""
        ink = self._tools.ink
        if ink.tool is Tool.NONE:
            event.ignore()
            return
        there = self.to_window(event.position())
        if ink.tool is Tool.PEN:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._stroke = []
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._stroke.append(there)
        place = there - QPointF(ink.pos())
        above = QPointF(ink.mapToGlobal(place))
        QApplication.sendEvent(
            ink,
            QMouseEvent(
                event.type(), place, above, event.button(), event.buttons(), event.modifiers()
            ),
        )
        event.accept()
        self.update()
        self.soon()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin with a tool."""
        self._pass_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a tool."""
        self._pass_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End with a tool."""
        self._pass_on(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the spotlight go with the pointer."""
        super().leaveEvent(event)
        if self._tools.ink.tool is not Tool.NONE:
            QApplication.sendEvent(self._tools.ink, QEvent(QEvent.Type.Leave))
            self.soon()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in its frame, and the stroke that is being drawn."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        rect = self.picture_rect()
        if self._pixmap.isNull():
            painter.fillRect(rect, QColor(theme.surface))
        else:
            painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        if len(self._stroke) > 1:
            scale = rect.width() / max(self._window.width(), 1)
            ink = self._tools.ink.theme
            pen = QPen(ink.color(PEN), ink.px(WIDTH) * scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([rect.topLeft() + place * scale
                                            for place in self._stroke]))  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.series[2]), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
