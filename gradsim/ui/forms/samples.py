"""Little pictures of points in two classes, for a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from gradsim.ui.theme import Theme

RATIO = 3  # pixels of the picture for each of the menu, whatever screen it is on
RADIUS, SMALL = 0.1, 0.06  # of a point, as a share of the picture: of a few, and of many
FEW = 8


def picture_of_points(
    points: Sequence[tuple[float, float, float]], theme: Theme, size: float
) -> QIcon:
    """Return points in a square: discs of class 1, rings of class 0, as the plane has them.

    Parameters
    ----------
    points : sequence of (x, y, class)
        At any place; the picture reaches from the lowest to the highest.
    size : float
        Pixels along each side, before the zoom.
    """
    side = float(theme.px(size))
    picture = QPixmap(round(side * RATIO), round(side * RATIO))
    picture.setDevicePixelRatio(RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = side * (RADIUS if len(points) <= FEW else SMALL)
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    room = side * (0.5 if len(points) <= FEW else 0.85)  # a menu has no space between pictures
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    for x, y, target in points:
        right, up = (x - middle[0]) / reach * room, (y - middle[1]) / reach * room
        color = theme.color(1 if target > 0.5 else 0)
        painter.setPen(QPen(color, radius * 0.7))
        painter.setBrush(color if target > 0.5 else QColor(theme.ground))
        painter.drawEllipse(QPointF(side / 2 + right, side / 2 - up), radius * 0.7, radius * 0.7)
    painter.end()
    return QIcon(picture)
