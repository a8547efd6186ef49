"""The field on which a digit is drawn, with mouse, finger or pen."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.depth_accuracy.handwriting import as_digit
from gradsim.ui.plotting.digit_image import digit_image, paint_digit
from gradsim.ui.theme import Theme
from gradsim.ui.view import PaintedView

#: Points of one movement, in shares of the field's side.
Stroke = list[tuple[float, float]]

PEN = 0.085  # width of a stroke on screen, in sides of the field
PEN_OF_DIGIT = 0.115  # width of a stroke for the network, in sides of the digit, as in MNIST
SMALLEST = 0.15  # of the field; a dot is not blown up to a whole digit
RASTER = 200  # pixels of a digit's longer side before it is brought to 20
FRAME_TIME = 15  # milliseconds between two changes that are told


class DigitCanvas(PaintedView):
    """A square field that holds strokes, or a digit of 28×28 pixels.

    Signals
    -------
    changed
        A stroke has grown; at most about sixty times a second.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.strokes: list[Stroke] = []
        self._given: NDArray[np.uint8] | None = None
        self._drawing = False
        self._timer = QTimer(self, singleShot=True, interval=FRAME_TIME)
        self._timer.timeout.connect(self.changed)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Field to draw a digit on"))
        self.setToolTip(self.tr("Draw a digit with the mouse, a finger or a pen."))

    # ----- what it holds

    def clear(self) -> None:
        """Take everything away."""
        self.strokes, self._given, self._drawing = [], None, False
        self.update()

    def show_digit(self, pixels: NDArray[np.uint8]) -> None:
        """Show a digit of 784 grey values; the next stroke takes its place."""
        self.strokes, self._given = [], pixels
        self.update()

    def show_same(self, other: "DigitCanvas") -> None:
        """Show what another field shows."""
        self.strokes, self._given = [list(one) for one in other.strokes], other._given
        self.update()

    def pixels(self) -> NDArray[np.float64] | None:
        """Return what the network sees, 784 numbers from 0 to 1; None of an empty field."""
        if self._given is not None:
            return self._given / 255.0
        if not self.strokes:
            return None
        return as_digit(ink(self.strokes)).ravel()

    # ----- drawing

    def _field(self) -> QRectF:
        side = min(self.width(), self.height()) - 2
        return QRectF(1, 1, side, side)

    def begin_stroke(self, position: QPointF) -> None:
        """Begin a stroke at a place of the widget."""
        if self._field().contains(position):
            self._given = None
            self._drawing = True
            self.strokes.append([])
            self._add(position)

    def go_on(self, position: QPointF) -> None:
        """Draw the stroke on to a place of the widget."""
        if self._drawing:
            self._add(position)

    def end_stroke(self) -> None:
        """End the stroke."""
        self._drawing = False

    def _add(self, position: QPointF) -> None:
        field = self._field()
        margin = PEN / 2
        x = (position.x() - field.left()) / field.width()
        y = (position.y() - field.top()) / field.height()
        point = (min(max(x, margin), 1 - margin), min(max(y, margin), 1 - margin))
        self.strokes[-1].append(point)
        self.update()
        if not self._timer.isActive():
            self._timer.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.begin_stroke(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self.go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self.end_stroke()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Do with a pen as with the mouse."""
        if event.type() == QEvent.Type.TabletPress:
            self.begin_stroke(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self.go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self.end_stroke()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Do with the first finger as with the mouse."""
        kind = event.type()
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd):
            position = event.points()[0].position()
            if kind == QEvent.Type.TouchBegin:
                self.begin_stroke(position)
            elif kind == QEvent.Type.TouchUpdate:
                self.go_on(position)
            else:
                self.end_stroke()
            event.accept()
            return True
        if kind == QEvent.Type.TouchCancel:
            self.end_stroke()
        return super().event(event)

    # ----- look

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self.theme.px(224), self.theme.px(224))

    def minimumSizeHint(self) -> QSize:
        """Return the least size on which a digit can be drawn."""
        return QSize(self.theme.px(96), self.theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and what is on it."""
        theme, field = self.theme, self._field()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPen(QColor(theme.axis), theme.axis_line * theme.zoom)
        if self._given is not None:
            paint_digit(painter, digit_image(self._given, theme), field, frame)
            return
        painter.setPen(frame)
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(field, theme.px(4), theme.px(4))
        if not self.strokes:
            painter.setPen(QColor(theme.muted))
            painter.setFont(theme.font(theme.interface))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self.tr("draw here"))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(QColor(theme.text), PEN * field.width()))
        for stroke in self.strokes:
            _paint_stroke(
                painter,
                [
                    (field.left() + x * field.width(), field.top() + y * field.height())
                    for x, y in stroke
                ],
            )


def ink(strokes: Sequence[Stroke]) -> NDArray[np.float64]:
    """Return a picture of strokes, the longer side `RASTER` pixels, 1 where there is ink.

    Strokes are as wide, for the size of the digit, as MNIST's, however large it is drawn.
    """
    points = np.array([point for stroke in strokes for point in stroke])
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    pen = PEN_OF_DIGIT * RASTER
    scale = (RASTER - pen) / max(extent.max(), SMALLEST)
    width, height = (int(side) for side in np.ceil(extent * scale + pen))
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(QColor("white"), pen))
    for stroke in strokes:
        _paint_stroke(painter, ((np.array(stroke) - low) * scale + pen / 2).tolist())
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, :width] / 255.0


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_stroke(painter: QPainter, points: Sequence[Sequence[float]]) -> None:
    """Paint a smooth line through the middles between the points."""
    if len(points) == 1:
        painter.drawPoint(QPointF(*points[0]))
        return
    path = QPainterPath(QPointF(*points[0]))
    for (x0, y0), (x1, y1) in pairwise(points[1:]):
        path.quadTo(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2)
    path.lineTo(*points[-1])
    painter.drawPath(path)
