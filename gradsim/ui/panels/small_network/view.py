"""The drawn network, whose weights and biases can be dragged, stepped or typed."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFocusEvent

from gradsim.ui.panels.small_network.circles import Shown
from gradsim.ui.panels.small_network.drawing import NetworkDrawing
from gradsim.ui.panels.small_network.lines import distance_to
from gradsim.ui.panels.small_network.parts import Part, parts_of
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.value_editing import ValueEditing

REACH = 6.0  # pixels from a line that still grab it


class NetworkView(ValueEditing[Part], NetworkDrawing):
    """The network with the mouse and the keys."""

    #: A weight or bias is to be changed: which, and its value, or a text that is none.
    value_wanted = Signal(object, object)
    #: A neuron was clicked: its layer from 0, and its place.
    neuron_picked = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.editable = True
        self.prepare_values()

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch; let go of what it does not have."""
        super().show_network(shown)
        self.let_go()

    # ----- weights and biases

    def value_at(self, place: QPointF) -> Part | None:
        """Return the weight or bias at a place: its number before the nearest line."""
        layout, shown = self.places, self.shown
        if layout is None or shown is None or not self.editable:
            return None
        for part, box in [*self._labels.items(), *self._biases.items()]:
            if box.adjusted(-4, -2, 4, 2).contains(place) and self.has_value(part):
                return part
        if any(circle.holds(place) for column in layout.columns for circle in column):
            return None
        nearest, least = None, REACH * self.theme.zoom
        for part, line in self.lines().items():
            distance = distance_to(line, place)
            if distance < least:
                nearest, least = part, distance
        return nearest

    def has_value(self, value: Part) -> bool:
        """Whether the network has a weight or a bias."""
        return self.shown is not None and value.is_in(self.shown.weights)

    def first_value(self) -> Part | None:
        """Return the first weight."""
        return None if self.shown is None else Part(0, 0, 0)

    def value_beside(self, value: Part, step: int) -> Part:
        """Return the next one, neuron by neuron, or the one before."""
        assert self.shown is not None
        parts = parts_of(self.shown.weights)
        return parts[min(max(parts.index(value) + step, 0), len(parts) - 1)]

    def number_of(self, value: Part) -> float:
        """Return a weight or a bias."""
        assert self.shown is not None
        return value.of(self.shown.weights)

    def written(self, value: Part) -> str:
        """Return it in four digits."""
        return format_number(self.number_of(value), 4)

    def name_of(self, value: Part) -> str:
        """Return what it is called in words."""
        return self.name(value)

    def centre_of(self, value: Part, place: QPointF | None) -> QPointF | None:
        """Return the middle of its number; where it has none the place, or its line."""
        box = self._labels.get(value) or self._biases.get(value)
        if box is not None or place is not None:
            return place if box is None else box.center()
        line = self.lines().get(value)
        return QPointF(self.rect().center()) if line is None else line.center()

    def request(self, value: Part, number: object) -> None:
        """Ask for another weight or bias."""
        self.value_wanted.emit(value, number)

    def value_chosen(self, value: Part) -> None:
        """Say which it is, and what."""
        number = format_number(self.number_of(value))
        self.setAccessibleDescription(f"{self.name(value)} = {number}")

    # ----- what else the mouse does

    def pressed_elsewhere(self, place: QPointF) -> None:
        """Choose a neuron."""
        circle = self.places.at(place) if self.places is not None else None
        if circle is not None:
            self.neuron_picked.emit(circle.column - 1, circle.neuron)

    def tip_at(self, place: QPointF) -> str:
        """Return what can be done with a value, or what is in a circle."""
        if self.hovered is not None:
            tip = self.tr("{0}: {1}. Drag up or down, or double-click to type")
            return tip.format(self.name(self.hovered), format_number(self.number_of(self.hovered)))
        circle = self.places.at(place) if self.places is not None else None
        if circle is None:
            return ""
        tip = self.tr("What neuron {0} in layer {1} computes over the plane")
        return tip.format(circle.neuron + 1, circle.column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first value if none is, and say which it is."""
        super().focusInEvent(event)
        if self.chosen is not None:
            self.value_chosen(self.chosen)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no value any more."""
        super().focusOutEvent(event)
        if self._editor is None:
            self.chosen = None
        self.update()
