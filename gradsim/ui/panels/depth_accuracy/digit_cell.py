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
    reading: int,
    right: str = "",
    chosen: bool = False,
    crossed: bool = True,
) -> None:
    """Paint an image and its reading.

    Parameters
    ----------
    box : QRectF
        Where the image stands.
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
    large, small = theme.font(theme.title * 0.78, family=SERIF), theme.font(theme.axis_text, 600)
    upper, lower = QFontMetricsF(large).capHeight(), QFontMetricsF(small).capHeight()
    painter.setFont(large)
    painter.setPen(QColor(theme.text if right else theme.muted))
    if not right:
        painter.drawText(QPointF(x, box.center().y() + upper / 2), str(reading))
        return
    gap = theme.px(5)
    top = box.center().y() - (upper + gap + lower) / 2
    painter.drawText(QPointF(x, top + upper), str(reading))
    painter.setFont(small)
    painter.drawText(QPointF(x, top + upper + gap + lower), right)
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
