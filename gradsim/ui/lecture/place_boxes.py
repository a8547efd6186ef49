"""Boxes that stand for the demonstrations of a lecture, to see where it is and to go elsewhere."""

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gradsim.ui.theme import Theme


class PlaceBoxes(QWidget):
    """A widget with a box for each demonstration; a click on one goes there.

    Whoever paints the boxes says in `_boxes` where they are.
    """

    place_picked = Signal(int)

    #: Pixels around a box, before zoom, that still hit it: beside it, above and below it.
    slack: ClassVar[tuple[float, float]]

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._titles: list[str] = []
        self._place = 0
        self._boxes: list[QRectF] = []
        self.setMouseTracking(True)

    def _box_at(self, position: QPointF) -> int | None:
        across, upright = map(self.theme.px, self.slack)
        for place, box in enumerate(self._boxes):
            if box.adjusted(-across, -upright, across, upright).contains(position):
                return place
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the title of the box under the pointer."""
        place = self._box_at(event.position())
        if place is not None:
            text = f"{place + 1}  {self._titles[place]}"
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the demonstration of a box."""
        place = self._box_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_picked.emit(place)
