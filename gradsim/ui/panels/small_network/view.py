"""The drawn network, whose weights and biases can be dragged, stepped or typed."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

from gradsim.ui.keys import DRAWING_KEYS, KeepsKeys
from gradsim.ui.panels.small_network.circles import Shown
from gradsim.ui.panels.small_network.drawing import NetworkDrawing
from gradsim.ui.panels.small_network.lines import distance_to
from gradsim.ui.panels.small_network.parts import Part, parts_of
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number, parse_number
from gradsim.ui.value_editing import ValueEditor, dragged, stepped

REACH = 6.0  # pixels from a line that still grab it


class NetworkView(KeepsKeys, NetworkDrawing):
    """A drag up or down on a weight or a bias changes it, a double click lets it be typed.

    Its values are one stop of the Tab key; there the arrow keys choose and change them.
    """

    #: A weight or bias is to be changed: which, and its value, or a text that is none.
    value_wanted = Signal(object, object)
    #: A neuron was clicked: its layer from 0, and its place.
    neuron_picked = Signal(int, int)

    kept_keys = DRAWING_KEYS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.editable = True
        self._held: tuple[Part, float, float] | None = None  # with its value and y at the press
        self._editor: ValueEditor | None = None
        self.setMouseTracking(True)
        # a click takes the focus only on a value, or the arrow keys would no longer step
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        self._close_editor()
        super().resizeEvent(event)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._close_editor()
        super().restyle(theme)

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch; let go of what it does not have."""
        super().show_network(shown)
        if self._held is not None and not self._is_there(self._held[0]):
            self._held = None
        if self.hovered is not None and not self._is_there(self.hovered):
            self.hovered = None
        if self.chosen is not None and not self._is_there(self.chosen):
            self._close_editor()
            self.chosen = None

    # ----- what is under the pointer

    def part_at(self, place: QPointF) -> Part | None:
        """Return the weight or bias at a place: its number before the nearest line."""
        layout, shown = self.places, self.shown
        if layout is None or shown is None or not self.editable:
            return None
        for part, box in [*self._labels.items(), *self._biases.items()]:
            if box.adjusted(-4, -2, 4, 2).contains(place) and self._is_there(part):
                return part
        if any(circle.holds(place) for column in layout.columns for circle in column):
            return None
        nearest, least = None, REACH * self.theme.zoom
        for part, line in self.lines().items():
            distance = distance_to(line, place)
            if distance < least:
                nearest, least = part, distance
        return nearest

    # ----- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a value, or choose a neuron."""
        if event.button() != Qt.MouseButton.LeftButton or self.shown is None:
            return
        place = event.position()
        part = self.part_at(place)
        if part is not None:
            self.chosen = part
            self._held = part, part.of(self.shown.weights), place.y()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.clearFocus()
            circle = self.places.at(place) if self.places is not None else None
            if circle is not None:
                self.neuron_picked.emit(circle.column - 1, circle.neuron)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the value that is held, or show what can be dragged."""
        place = event.position()
        if self._held is not None:
            part, start, y = self._held
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.value_wanted.emit(part, dragged(start, y - place.y(), self.theme.zoom, fine))
            return
        hovered = self.part_at(place)
        if hovered != self.hovered:
            self.hovered = hovered
            self.setCursor(Qt.CursorShape.SizeVerCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.update()
        self.setToolTip(self._tip(place))

    def _tip(self, place: QPointF) -> str:
        if self.shown is None:
            return ""
        if self.hovered is not None:
            value = format_number(self.hovered.of(self.shown.weights))
            tip = self.tr("{0}: {1}. Drag up or down, or double-click to type")
            return tip.format(self.name(self.hovered), value)
        circle = self.places.at(place) if self.places is not None else None
        if circle is None:
            return ""
        tip = self.tr("What neuron {0} in layer {1} computes over the plane")
        return tip.format(circle.neuron + 1, circle.column)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the value."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a value be typed."""
        part = self.part_at(event.position())
        if part is not None:
            self._held = None
            self.chosen = part
            self.open_editor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was hovered."""
        self.hovered = None
        self.update()

    # ----- keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first value if none is."""
        super().focusInEvent(event)
        if self.shown is not None and not self._is_there(self.chosen):
            self.chosen = Part(0, 0, 0)
        self._describe_chosen()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no value any more."""
        super().focusOutEvent(event)
        if self._editor is None:
            self.chosen = None
        self.update()

    def _is_there(self, part: Part | None) -> bool:
        return part is not None and self.shown is not None and part.is_in(self.shown.weights)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a value, up and down change it, Return lets it be typed."""
        key, shown, part = event.key(), self.shown, self.chosen
        if shown is None or part is None or key not in self.kept_keys or not self._is_there(part):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Up else -1
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.value_wanted.emit(part, stepped(part.of(shown.weights), step, fine))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            parts = parts_of(shown.weights)
            place = parts.index(part) + (1 if key == Qt.Key.Key_Right else -1)
            self.chosen = parts[min(max(place, 0), len(parts) - 1)]
            self._describe_chosen()
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            self.open_editor(None)

    def _describe_chosen(self) -> None:
        if self.shown is not None and self.chosen is not None:
            value = format_number(self.chosen.of(self.shown.weights))
            self.setAccessibleDescription(f"{self.name(self.chosen)} = {value}")

    # ----- typing

    def open_editor(self, place: QPointF | None) -> None:
        """Open an editor over the chosen value, or at a place where it has no number."""
        part, shown = self.chosen, self.shown
        if part is None or shown is None or not self._is_there(part):
            return
        box = self._labels.get(part) or self._biases.get(part)
        line = None if part.is_bias(shown.weights) else self.lines().get(part)
        centre = QPointF(self.rect().center()) if place is None else place
        if box is not None:
            centre = box.center()
        elif line is not None and place is None:
            centre = line.center()
        self._close_editor()
        text = _typed_form(part.of(shown.weights))
        editor = self._editor = ValueEditor(text, self.name(part), self.theme, centre, self)
        editor.setFocus()
        editor.returnPressed.connect(self._typed)
        editor.editingFinished.connect(self._close_editor)

    def _typed(self) -> None:
        editor, part, shown = self._editor, self.chosen, self.shown
        if editor is None or part is None or shown is None:
            return
        text = editor.text()
        self._close_editor()
        self.setFocus()
        if text == _typed_form(part.of(shown.weights)):
            return  # all its digits stay
        number: object = text
        with suppress(ValueError):
            number = parse_number(text)
        self.value_wanted.emit(part, number)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()


def _typed_form(value: float) -> str:
    return format_number(value, 4)
