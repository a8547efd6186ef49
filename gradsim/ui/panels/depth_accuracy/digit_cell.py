"""A digit with its reading beside it; a wrong reading is framed, marked and corrected."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gradsim.ui.plotting.digit_image import paint_digit
from gradsim.ui.theme import SERIF, Theme


def paint_cell(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    image: QImage,
    reading: str,
    right: str = "",
    chosen: bool = False,
    crossed: bool = True,
) -> None:
    """Paint an image and its reading.

    Parameters
    ----------
    box : QRectF
        Where the image stands.
    reading : str
        The digit that is read, or what says so where it is wrong.
    right : str
        What says the right answer, below a wrong reading; empty where it is right.
    chosen : bool
        Whether the image has the frame of what is chosen.
    crossed : bool
        Whether a wrong reading is marked; among wrong ones alone no mark tells anything.
    """
    frame = QPen(QColor(theme.text if right else theme.hairline), theme.px(2 if right else 1))
    if chosen:
        frame = QPen(QColor(theme.accent), theme.px(3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint_digit(painter, image, box, frame)
    x = box.right() + theme.px(10)
    if not right:
        font = theme.font(theme.title * 0.78, family=SERIF)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        base = box.center().y() + QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(x, base), reading)
        return
    half = QFontMetricsF(theme.font(theme.tick)).height() / 2
    for line, weight, middle in ((reading, 400, -half), (right, 600, half)):
        font = theme.font(theme.tick, weight)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        base = box.center().y() + middle + QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(x, base), line)
    if crossed:
        _paint_cross(painter, theme, box.topRight())


def _paint_cross(painter: QPainter, theme: Theme, centre: QPointF) -> None:
    radius = theme.px(6)
    painter.setPen(QPen(QColor(theme.ground), theme.px(1.5)))
    painter.setBrush(QColor(theme.text))
    painter.drawEllipse(centre, radius, radius)
    half = radius * 0.4
    for sign in (1, -1):
        arm = QPointF(half, sign * half)
        painter.drawLine(centre - arm, centre + arm)
    painter.setBrush(Qt.BrushStyle.NoBrush)
