"""What lies on a plane of two inputs: points, and lines beside the boundary."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gradsim.ui.plotting.plane.field import HALF, Array
from gradsim.ui.theme import Theme

INNER = 0.58  # of a ring's radius: its hole


@dataclass(frozen=True)
class PlanePoint:
    """A point: a disc where its target is above 0.5, a ring where it is not.

    Attributes
    ----------
    series : int
        Its colour.
    text : str
        What stands beside it.
    """

    x: float
    y: float
    target: float
    series: int
    text: str = ""


@dataclass(frozen=True, eq=False)
class PlaneLine:
    """A line beside the boundary, in the numbers of the plane: an earlier one, or another's.

    Attributes
    ----------
    parts : sequence of (n, 2) arrays
        Places (x, y) along each of its parts.
    name : str
        Stands at its end.
    series : int or None
        Its colour and dashes; None for a thin one in grey.
    """

    parts: Sequence[Array]
    name: str = ""
    series: int | None = None


def paint_item(
    painter: QPainter, centre: QPointF, radius: float, theme: Theme, color: QColor, target: float
) -> None:
    """Paint a training item: a disc where its target is above 0.5, a ring where it is not."""
    ground = QColor(theme.ground)
    painter.setPen(QPen(ground, theme.rim * theme.zoom))
    painter.setBrush(color)
    painter.drawEllipse(centre, radius, radius)
    if not target > HALF:
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)  # or a small ring would be a thin one
        painter.drawEllipse(centre, radius * INNER, radius * INNER)
