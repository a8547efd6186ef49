"""The drawn chain, whose weights and biases can be dragged, stepped or typed."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QLineF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

from gradsim.core.chain.factors import ChainFactors
from gradsim.ui.keys import DRAWING_KEYS, KeepsKeys
from gradsim.ui.panels.chain.drawing import ChainDrawing
from gradsim.ui.panels.chain.mark import Focus
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting, parse_number
from gradsim.ui.value_editing import ValueEditor, dragged, stepped


class ChainView(KeepsKeys, ChainDrawing):
    """A drag up or down changes a value, a click on a neuron chooses its gradient.

    Its values are one stop of the Tab key; there the arrow keys choose and change them.
    """

    #: A weight or bias is to be changed: "weights" or "biases", layer, value or text.
    value_wanted = Signal(str, int, object)
    #: A neuron was clicked.
    neuron_picked = Signal(int)
    #: A value was grabbed: "weights" or "biases", layer.
    value_picked = Signal(str, int)

    kept_keys = DRAWING_KEYS

    def __init__(self, theme: Theme, compares: bool = False) -> None:
        super().__init__(theme, compares)
        self._held: tuple[Value, float, float] | None = None  # with its value and y at the press
        self._scrolling = False
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

    def show_chain(
        self,
        numbers: ChainFactors,
        focus: Focus,
        starts: tuple[tuple[float, ...], tuple[float, ...]],
    ) -> None:
        """Show the numbers of an epoch; let go of a value that a shorter chain does not have."""
        if self._held is not None and self._held[0].layer >= len(numbers):
            self._held = None
        if self._value is not None and self._value.layer >= len(numbers):
            self._close_editor()  # or another value would have what was typed
        super().show_chain(numbers, focus, starts)

    def _request(self, value: Value, number: object) -> None:
        self.value_wanted.emit(value.setting, value.layer, number)

    # ----- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a value, choose a neuron, or move along the strip."""
        layout = self._layout
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        position = event.position()
        value = self._value_at(position)
        if value is None:
            self.clearFocus()
        if value is not None:
            self._value = value
            self._held = value, self._start(value), position.y()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.value_picked.emit(value.setting, value.layer)
        elif layout.condensed and position.y() <= layout.strip.bottom():
            self._scrolling = True
            self._scroll_strip(position.x())
        else:
            for layer in range(layout.first, layout.last + 1):
                centre = layout.neuron(layer)
                if centre is not None and QLineF(centre, position).length() <= layout.radius:
                    self.neuron_picked.emit(layer)
        self.update()

    def _scroll_strip(self, x: float) -> None:
        layout = self._layout
        assert layout is not None
        self._scroll_to(layout.strip_layer(x) - layout.shown // 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the value that is held, or show what can be dragged."""
        position = event.position()
        if self._held is not None:
            value, start, y = self._held
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._request(value, dragged(start, y - position.y(), self.theme.zoom, fine))
            return
        if self._scrolling:
            self._scroll_strip(position.x())
            return
        hovered = self._value_at(position)
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.SizeVerCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.setToolTip(
                self.tr("{0}: drag up or down, or double-click to type").format(hovered.name)
                if hovered
                else self.tr("A click on a neuron shows the product of its gradient")
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the value."""
        self._held = None
        self._scrolling = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a value be typed."""
        value = self._value_at(event.position())
        if value is not None:
            self._held = None
            self._value = value
            self.open_editor()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was hovered."""
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along a chain that is too long."""
        layout = self._layout
        if layout is None or not layout.condensed:
            event.ignore()
            return
        delta = event.angleDelta()
        steps = delta.x() or delta.y()
        self._scroll_to(layout.first - (1 if steps > 0 else -1))

    # ----- keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first value if none is."""
        super().focusInEvent(event)
        if self._value is None and self._values():
            self._value = self._values()[0]
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a value, up and down change it, Return lets it be typed."""
        key = event.key()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._value is None or self.numbers is None or key not in self.kept_keys:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Up else -1
            self._request(self._value, stepped(self._start(self._value), step, fine))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._value = self._value.neighbour(
                1 if key == Qt.Key.Key_Right else -1, len(self.numbers)
            )
            self.show_layer(self._value.layer)
            self.value_picked.emit(self._value.setting, self._value.layer)
            self._compose()
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            self.open_editor()

    # ----- typing

    def open_editor(self) -> None:
        """Open an editor over the selected value."""
        value = self._value
        rects = self._rects(value) if value is not None else []
        if value is None or not rects:
            return
        self._close_editor()
        text = format_setting(self._start(value))
        editor = self._editor = ValueEditor(text, value.name, self.theme, rects[0].center(), self)
        editor.setFocus()
        editor.returnPressed.connect(self._typed)
        editor.editingFinished.connect(self._close_editor)

    def _typed(self) -> None:
        editor, value = self._editor, self._value
        if editor is None or value is None:
            return
        text = editor.text()
        self._close_editor()
        self.setFocus()
        start = self._start(value)
        number: object = text
        with suppress(ValueError):
            number = start if text == format_setting(start) else parse_number(text)
        self._request(value, number)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
