"""Values that are dragged, stepped and typed where they are drawn."""

import math
from collections.abc import Hashable
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gradsim.ui.keys import DRAWING_KEYS, KeepsKeys
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import parse_number
from gradsim.ui.view import View

V = TypeVar("V", bound=Hashable)

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


class Held(NamedTuple, Generic[V]):
    """A value that the mouse holds, with its number and the pointer's height at the press."""

    value: V
    number: float
    y: float


class ValueEditing(KeepsKeys, View, QWidget, Generic[V]):
    """Mixed into a drawing with values: a drag up or down changes one, a double click types it.

    The values are one stop of the Tab key; there left and right choose one, up and down change it,
    Return lets it be typed, and Escape leaves. A drawing says where values are, what they are
    called and what they are, and who is asked for another; see the methods that are not defined.
    """

    kept_keys = DRAWING_KEYS

    #: The value under the pointer, and that which has the keyboard.
    hovered: V | None
    chosen: V | None
    _held: Held[V] | None
    _editor: ValueEditor | None

    def prepare_values(self) -> None:
        """Begin, once the drawing is there."""
        self.hovered = self.chosen = self._held = self._editor = None
        self.setMouseTracking(True)
        # a click takes the focus only on a value, or the arrow keys would no longer step
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # ----- what a drawing says of its values

    def value_at(self, place: QPointF) -> V | None:
        """Return the value at a place."""
        raise NotImplementedError  # each drawing has its own

    def has_value(self, value: V) -> bool:
        """Whether there is such a value; another network may have fewer."""
        raise NotImplementedError

    def first_value(self) -> V | None:
        """Return the first value, None where there is none."""
        raise NotImplementedError

    def value_beside(self, value: V, step: int) -> V:
        """Return the next value, or the one before; at either end the same."""
        raise NotImplementedError

    def number_of(self, value: V) -> float:
        """Return what a value is."""
        raise NotImplementedError

    def written(self, value: V) -> str:
        """Return what a value is as its editor begins with it."""
        raise NotImplementedError

    def name_of(self, value: V) -> str:
        """Return what a value is called in words."""
        raise NotImplementedError

    def centre_of(self, value: V, place: QPointF | None) -> QPointF | None:
        """Return where a value is typed, which may be at a place that was clicked.

        None where it is out of sight.
        """
        raise NotImplementedError

    def request(self, value: V, number: object) -> None:
        """Ask for another number, or for a text that is none."""
        raise NotImplementedError

    def value_chosen(self, value: V) -> None:
        """Follow the value that is chosen now, by mouse or key."""

    def pressed_elsewhere(self, place: QPointF) -> None:
        """Answer a press where no value is."""

    def tip_at(self, place: QPointF) -> str:
        """Return what is said of a place under the pointer."""
        return ""

    def let_go(self) -> None:
        """Let go of values that there are no more."""
        if self._held is not None and not self.has_value(self._held.value):
            self._held = None
        if self.hovered is not None and not self.has_value(self.hovered):
            self.hovered = None
        if self.chosen is not None and not self.has_value(self.chosen):
            self.close_editor()  # or another value would have what was typed
            self.chosen = None

    def drop(self) -> None:
        """Let go of the value that is dragged."""
        self._held = None

    # ----- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a value, or answer otherwise."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        value = self.value_at(place)
        if value is None:
            self.clearFocus()
            self.pressed_elsewhere(place)
        else:
            self.chosen = value
            self._held = Held(value, self.number_of(value), place.y())
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.value_chosen(value)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the value that is held, or show what can be dragged."""
        place, held = event.position(), self._held
        if held is not None:
            up = held.y - place.y()
            self.request(held.value, dragged(held.number, up, self.theme.zoom, _is_fine(event)))
            return
        hovered = self.value_at(place)
        if hovered != self.hovered:
            self.hovered = hovered
            shapes = Qt.CursorShape
            self.setCursor(shapes.ArrowCursor if hovered is None else shapes.SizeVerCursor)
            self.update()
        self.setToolTip(self.tip_at(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the value."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a value be typed."""
        value = self.value_at(event.position())
        if value is not None:
            self._held = None
            self.chosen = value
            self.open_editor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was hovered."""
        self.hovered = None
        self.update()

    # ----- keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first value if none is."""
        super().focusInEvent(event)
        if self.chosen is None or not self.has_value(self.chosen):
            self.chosen = self.first_value()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a value, change it, or let it be typed."""
        key, value = event.key(), self.chosen
        if value is None or key not in self.kept_keys or not self.has_value(value):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Up else -1
            self.request(value, stepped(self.number_of(value), step, _is_fine(event)))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.chosen = self.value_beside(value, 1 if key == Qt.Key.Key_Right else -1)
            self.value_chosen(self.chosen)
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            self.open_editor()

    # ----- typing

    def open_editor(self, place: QPointF | None = None) -> None:
        """Open an editor over the chosen value, or at the place where that was clicked."""
        value = self.chosen
        if value is None or not self.has_value(value):
            return
        centre = self.centre_of(value, place)
        if centre is None:
            return
        self.close_editor()
        name = self.name_of(value)
        editor = self._editor = ValueEditor(self.written(value), name, self.theme, centre, self)
        editor.setFocus()
        editor.returnPressed.connect(self._typed)
        editor.editingFinished.connect(self.close_editor)

    def _typed(self) -> None:
        editor, value = self._editor, self.chosen
        if editor is None or value is None:
            return
        text = editor.text()
        self.close_editor()
        self.setFocus()
        if text == self.written(value):
            return  # all its digits stay
        number: object = text
        with suppress(ValueError):
            number = parse_number(text)
        self.request(value, number)

    def close_editor(self) -> None:
        """Close the editor, and take nothing from it."""
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()

    # ----- the drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        self.close_editor()
        super().resizeEvent(event)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.close_editor()
        super().restyle(theme)


def _is_fine(event: QMouseEvent | QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
