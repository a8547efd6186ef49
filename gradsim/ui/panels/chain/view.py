"""The drawn chain, whose weights and biases can be dragged, stepped or typed."""

from PySide6.QtCore import QLineF, QPointF, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent

from gradsim.ui.panels.chain.drawing import ChainDrawing
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting
from gradsim.ui.value_editing import ValueEditing


class ChainView(ValueEditing[Value], ChainDrawing):
    """The chain with the mouse and the keys; a click on a neuron chooses its gradient."""

    #: A weight or bias is to be changed: "weights" or "biases", layer, value or text.
    value_wanted = Signal(str, int, object)
    #: A neuron was clicked.
    neuron_picked = Signal(int)
    #: A value was grabbed: "weights" or "biases", layer.
    value_picked = Signal(str, int)

    def __init__(self, theme: Theme, compares: bool = False) -> None:
        super().__init__(theme, compares)
        self._scrolling = False
        self.prepare_values()

    def _compose(self) -> None:
        """Write all again, without a value that a shorter chain does not have."""
        self.let_go()
        if self.chosen is None and self.hasFocus():
            self.chosen = self.first_value()
        super()._compose()

    # ----- weights and biases

    def value_at(self, place: QPointF) -> Value | None:
        """Return the weight or bias whose symbol or number is at a place."""
        for value in self._values():
            if any(rect.contains(place) for rect in self._rects(value)):
                return value
        return None

    def has_value(self, value: Value) -> bool:
        """Whether the chain is so long."""
        return self.numbers is not None and value.layer < len(self.numbers)

    def first_value(self) -> Value | None:
        """Return the first weight in sight."""
        if self.numbers is None:
            return None
        return next(iter(self._values()), Value("weights", 0))

    def value_beside(self, value: Value, step: int) -> Value:
        """Return the next value along the chain, or the one before."""
        assert self.numbers is not None
        return value.neighbour(step, len(self.numbers))

    def number_of(self, value: Value) -> float:
        """Return a value as it is set."""
        return self._start(value)

    def written(self, value: Value) -> str:
        """Return all its digits."""
        return format_setting(self._start(value))

    def name_of(self, value: Value) -> str:
        """Return its symbol."""
        return value.name

    def centre_of(self, value: Value, place: QPointF | None) -> QPointF | None:
        """Return the middle of a value at its part of the chain."""
        rects = self._rects(value)
        return rects[0].center() if rects else None

    def request(self, value: Value, number: object) -> None:
        """Ask for another weight or bias."""
        self.value_wanted.emit(value.setting, value.layer, number)

    def value_chosen(self, value: Value) -> None:
        """Bring it into sight, and tell of it."""
        self.show_layer(value.layer)
        self.value_picked.emit(value.setting, value.layer)
        self._compose()

    # ----- what else the mouse does

    def pressed_elsewhere(self, place: QPointF) -> None:
        """Choose a neuron, or move along the strip."""
        layout = self._layout
        if layout is None:
            return
        if layout.condensed and place.y() <= layout.strip.bottom():
            self._scrolling = True
            self._scroll_strip(place.x())
            return
        for layer in range(layout.first, layout.last + 1):
            centre = layout.neuron(layer)
            if centre is not None and QLineF(centre, place).length() <= layout.radius:
                self.neuron_picked.emit(layer)

    def _scroll_strip(self, x: float) -> None:
        layout = self._layout
        assert layout is not None
        self._scroll_to(layout.strip_layer(x) - layout.shown // 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along the strip, or drag a value."""
        if self._scrolling:
            self._scroll_strip(event.position().x())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the value, or the strip."""
        super().mouseReleaseEvent(event)
        self._scrolling = False

    def tip_at(self, place: QPointF) -> str:
        """Return what can be done with a value, or with a neuron."""
        if self.hovered is None:
            return self.tr("A click on a neuron shows the product of its gradient")
        return self.tr("{0}: drag up or down, or double-click to type").format(self.hovered.name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along a chain that is too long."""
        layout = self._layout
        if layout is None or not layout.condensed:
            event.ignore()
            return
        delta = event.angleDelta()
        steps = delta.x() or delta.y()
        self._scroll_to(layout.first - (1 if steps > 0 else -1))
