"""Values that are dragged, stepped and typed where they are drawn."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gradsim.ui.theme import Theme

PER_PIXEL = 0.01
STEP = 0.1


def _magnitude(value: float) -> float:
    """Return the power of ten by which steps grow for values from 10 up."""
    return 10.0 ** max(math.floor(math.log10(abs(value))), 0) if value else 1.0


def dragged(start: float, up: float, zoom: float, fine: bool = False) -> float:
    """Return the value after a drag by so many pixels up; a tenth as far with Shift."""
    unit = PER_PIXEL * _magnitude(start) * (0.1 if fine else 1.0)
    return round(round((start + up / zoom * unit) / unit) * unit, 6)


def stepped(start: float, step: int, fine: bool = False) -> float:
    """Return the next multiple of the step, so that values stay round."""
    unit = STEP * _magnitude(start) * (0.1 if fine else 1.0)
    place = start / unit
    place = math.floor(place + 1e-9) if step > 0 else math.ceil(place - 1e-9)
    return round((place + step) * unit, 6)


class ValueEditor(QLineEdit):
    """A line whose keys do not reach the drawing behind; Escape changes nothing.

    The drawing gives it the focus when it knows of it: what loses the focus may ask for the line.

    Parameters
    ----------
    text, name : str
        The value as it is written, and what it is called.
    theme : Theme
        The look of the drawing.
    centre : QPointF
        Where the value stands in it.
    drawing : QWidget
        What it is opened over.
    """

    def __init__(
        self, text: str, name: str, theme: Theme, centre: QPointF, drawing: QWidget
    ) -> None:
        super().__init__(text, drawing)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        height, width = theme.px(theme.control), theme.px(theme.number_box)
        left = min(max(centre.x() - width / 2, 0), drawing.width() - width)
        self.setGeometry(round(left), max(round(centre.y() - height / 2), 0), width, height)
        self.selectAll()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key."""
        drawing = self.parentWidget()
        if event.key() == Qt.Key.Key_Escape and drawing is not None:
            drawing.setFocus()
        else:
            super().keyPressEvent(event)
        event.accept()
