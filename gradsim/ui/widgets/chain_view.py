"""The chain of neurons as the lecture draws it, each factor beneath the part it belongs to."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gradsim.ui.numbers import format_setting, parse_number
from gradsim.ui.theme import Theme
from gradsim.ui.widgets import chain_layout as places
from gradsim.ui.widgets.chain_layout import ChainLayout, least_width, usual_width
from gradsim.ui.widgets.chain_marks import BIAS, WEIGHT, Composer, Focus, Mark
from gradsim.ui.widgets.chain_numbers import ChainNumbers
from gradsim.ui.widgets.chain_values import Value, dragged, stepped

REACH = 4  # pixels around a value that still take hold of it


class ChainView(QWidget):
    """The drawing, the product of the gradient that is looked at, and values to take hold of.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    compares : bool
        Whether a second product stands beneath, with what both share in grey.
    """

    #: A weight or bias is to have another value: "weights" or "biases", layer, value or text.
    value_wanted = Signal(str, int, object)
    #: A neuron was clicked.
    neuron_picked = Signal(int)
    #: A value was taken hold of: "weights" or "biases", layer.
    value_picked = Signal(str, int)
    #: Places have moved.
    laid_out = Signal()

    def __init__(self, theme: Theme, compares: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self.compares = compares
        self.numbers: ChainNumbers | None = None
        self.starts: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
        self.focus = Focus()
        self._first = 0
        self._layout: ChainLayout | None = None
        self._marks: list[Mark] = []
        self._value: Value | None = None  # has the keyboard
        self._hovered: Value | None = None
        self._held: tuple[Value, float, float] | None = None  # with its value and y at the press
        self._scrolling = False
        self._editor: QLineEdit | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The chain and the factors of its gradient"))
        self.setToolTip("")

    # ----- what is shown

    def show_chain(
        self,
        numbers: ChainNumbers,
        focus: Focus,
        starts: tuple[tuple[float, ...], tuple[float, ...]],
    ) -> None:
        """Show the numbers of an epoch; `starts` are weights and biases as they are set."""
        longer = self.numbers is None or len(numbers) != len(self.numbers)
        self.numbers, self.focus, self.starts = numbers, focus, starts
        if longer:
            self._layout = None
            self._value = self._hovered = None
            self.updateGeometry()
        self._compose()
        self.update()

    @property
    def marks(self) -> list[Mark]:
        """All that is written in the drawing."""
        return self._marks

    @property
    def places(self) -> ChainLayout | None:
        """Where the parts stand."""
        return self._layout

    def show_layer(self, layer: int) -> None:
        """Bring a neuron into sight."""
        layout = self._layout
        if layout is None or not layout.condensed or layout.first <= layer <= layout.last:
            return
        self._scroll_to(layer if layer < layout.first else layer - layout.shown + 1)

    def _scroll_to(self, first: int) -> None:
        layout = self._layout
        if layout is not None:
            self._first = min(max(first, 0), layout.layers - layout.shown)
            self._layout = None
            self._compose()
            self.update()

    def _compose(self) -> None:
        if self.numbers is None:
            return
        if self._layout is None:
            self._layout = ChainLayout(
                self.theme, self.width(), self.height(), len(self.numbers), self._first,
                self.compares,
            )  # fmt: skip
            self.laid_out.emit()
        self._marks = Composer(self._layout, self.numbers, self.focus).marks()
        self.setAccessibleDescription(self.reading())

    def reading(self) -> str:
        """Return the product in words, for a screen reader."""
        numbers, selected = self.numbers, self.focus.selected
        if numbers is None:
            return ""
        text = f"∂C/∂b{selected + 1} = {numbers.gradients[selected].text()}"
        if self._value is not None:
            text = f"{self._value.name} = {format_setting(self._start(self._value))}. {text}"
        return text

    # ----- size

    def _count(self) -> int:
        return len(self.numbers) if self.numbers is not None else 4

    def sizeHint(self) -> QSize:
        """Return the size in which four neurons are as large as they are meant."""
        width = round(usual_width(self.theme, self._count()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which one neuron is legible."""
        width = round(least_width(self.theme, self._count()))
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Return True: what is wider is drawn larger."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing in a width."""
        layout = ChainLayout(self.theme, width, 0.0, self._count(), 0, self.compares)
        return math.ceil(layout.height) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._close_editor()
        self._layout = None
        self._compose()

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._close_editor()
        self._layout = None
        self._compose()
        self.updateGeometry()
        self.update()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint strip, chain, brackets, then all that is written."""
        layout = self._layout
        if layout is None or self.numbers is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout.condensed:
            self._paint_strip(painter, layout)
        self._paint_chain(painter, layout)
        self._paint_brackets(painter, layout)
        for value in (self._hovered, self._value if self.hasFocus() else None):
            if value is not None:
                self._paint_frame(painter, value, value is self._value)
        for mark in self._marks:
            mark.paint(painter)

    def _ring(self, layer: int) -> QColor:
        if self.focus.other is None and layer < self.focus.selected:
            return QColor(self.theme.axis)
        return self.theme.color(layer % 4)

    def _paint_chain(self, painter: QPainter, layout: ChainLayout) -> None:
        theme = self.theme
        thin = QPen(QColor(theme.text), theme.drawing * 0.7 * theme.zoom * layout.scale)
        head = 0.46 * layout.math
        for _, tail, tip in layout.arrows():
            if tip - tail > head:
                paint_arrow(painter, thin, QPointF(tail, layout.axis), tip, head)
        for column in layout.columns:
            if column.kind not in (places.NEURON, places.COST):
                continue
            cost = column.kind == places.COST
            color = QColor(theme.text) if cost else self._ring(column.layer)
            chosen = not cost and column.layer in (self.focus.selected, self.focus.other)
            width = theme.drawing * theme.zoom * layout.scale * (1.0 if cost or not chosen else 1.5)
            painter.setPen(QPen(color, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(column.x, layout.axis), layout.radius, layout.radius)

    def _paint_brackets(self, painter: QPainter, layout: ChainLayout) -> None:
        theme = self.theme
        pen = QPen(QColor(theme.accent), max(theme.drawing * 0.6 * theme.zoom * layout.scale, 1))
        painter.setPen(pen)
        assert self.numbers is not None
        for _, left, right in Composer(layout, self.numbers, self.focus).pairs():
            top, bottom = layout.bracket_top, layout.bracket_bottom
            corners = [(left, top), (left, bottom), (right, bottom), (right, top)]
            painter.drawPolyline([QPointF(*corner) for corner in corners])

    def _paint_strip(self, painter: QPainter, layout: ChainLayout) -> None:
        """Paint all neurons as dots, those drawn beneath in a frame."""
        theme, strip = self.theme, layout.strip
        half = (layout.strip_x(1) - layout.strip_x(0)) / 2
        left, right = layout.strip_x(layout.first) - half, layout.strip_x(layout.last) + half
        left, right = max(left, 1.0), min(right, layout.width - 1.0)
        frame = QRectF(left, strip.top() + 1, right - left, strip.height() - 2)
        painter.setPen(QPen(QColor(theme.accent), max(theme.px(1), 1)))
        painter.setBrush(QColor(theme.tint))
        painter.drawRoundedRect(frame, theme.px(4), theme.px(4))
        radius = min(half * 0.7, strip.height() * 0.26)
        y = strip.center().y()
        for layer in range(layout.layers):
            color = self._ring(layer)
            painter.setPen(QPen(color, max(radius * 0.4, 1.0)))
            chosen = layer in (self.focus.selected, self.focus.other)
            painter.setBrush(color if chosen else QColor(theme.ground))
            painter.drawEllipse(QPointF(layout.strip_x(layer), y), radius, radius)

    def _paint_frame(self, painter: QPainter, value: Value, focused: bool) -> None:
        theme = self.theme
        for rect in self._rects(value):
            if focused:
                painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(rect, theme.px(4), theme.px(4))

    # ----- values

    def _rects(self, value: Value) -> list[QRectF]:
        """Return where a value stands: at its part, and among the factors."""
        role = WEIGHT if value.setting == "weights" else BIAS
        own = QRectF()
        factor = QRectF()
        for mark in self._marks:
            if mark.layer != value.layer:
                continue
            if mark.role == role:
                own = own.united(mark.rect)
            elif role == WEIGHT and mark.part == places.WEIGHT and mark.role == "number":
                factor = mark.rect
        return [rect.adjusted(-REACH, -2, REACH, 2) for rect in (own, factor) if not rect.isNull()]

    def _value_at(self, position: QPointF) -> Value | None:
        for value in self._values():
            if any(rect.contains(position) for rect in self._rects(value)):
                return value
        return None

    def _values(self) -> list[Value]:
        """Return the values that are drawn, in reading order."""
        layout = self._layout
        if layout is None:
            return []
        shown = range(layout.first, layout.last + 1)
        return [Value(setting, layer) for layer in shown for setting in ("weights", "biases")]

    def _start(self, value: Value) -> float:
        """Return a value as it is set; while learning the drawing shows what became of it."""
        return self.starts[0 if value.setting == "weights" else 1][value.layer]

    def _want(self, value: Value, number: object) -> None:
        self.value_wanted.emit(value.setting, value.layer, number)

    # ----- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a value, choose a neuron, or move along the strip."""
        layout = self._layout
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        position = event.position()
        value = self._value_at(position)
        if value is not None:
            self._value = value
            self._held = value, self._start(value), position.y()
            self.value_picked.emit(value.setting, value.layer)
        elif layout.condensed and position.y() <= layout.strip.bottom():
            self._scrolling = True
            self._scroll_strip(position.x())
        else:
            for layer in range(layout.first, layout.last + 1):
                offset = position - layout.neuron(layer)
                if offset.x() ** 2 + offset.y() ** 2 <= layout.radius**2:
                    self.neuron_picked.emit(layer)
        self.update()

    def _scroll_strip(self, x: float) -> None:
        layout = self._layout
        assert layout is not None
        self._scroll_to(layout.strip_layer(x) - layout.shown // 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the value that is held, or show what can be taken hold of."""
        position = event.position()
        if self._held is not None:
            value, start, y = self._held
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._want(value, dragged(start, y - position.y(), self.theme.zoom, fine))
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
        """Let go."""
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

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for the values while one of them has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Take up the first value."""
        super().focusInEvent(event)
        if self._value is None and self._values():
            self._value = self._values()[0]
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a value, up and down change it, Return lets it be typed."""
        key = event.key()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._value is None or self.numbers is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Up else -1
            self._want(self._value, stepped(self._start(self._value), step, fine))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._value = self._value.neighbour(
                1 if key == Qt.Key.Key_Right else -1, len(self.numbers)
            )
            self.show_layer(self._value.layer)
            self.value_picked.emit(self._value.setting, self._value.layer)
            self._compose()
            self.update()
        else:
            self.open_editor()

    # ----- typing

    def open_editor(self) -> None:
        """Open a line over the value in hand."""
        value = self._value
        rects = self._rects(value) if value is not None else []
        if value is None or not rects:
            return
        self._close_editor()
        editor = self._editor = QLineEdit(format_setting(self._start(value)), self)
        editor.setAccessibleName(value.name)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        height = self.theme.px(self.theme.control)
        width = self.theme.px(self.theme.number_box)
        centre = rects[0].center()
        left = min(max(centre.x() - width / 2, 0), self.width() - width)
        editor.setGeometry(round(left), max(round(centre.y() - height / 2), 0), width, height)
        editor.selectAll()
        editor.show()
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
        try:
            self._want(value, parse_number(text))
        except ValueError:
            self._want(value, text)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()


_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)  # fmt: skip


def paint_arrow(painter: QPainter, pen: QPen, tail: QPointF, tip: float, head: float) -> None:
    """Paint a level arrow with a filled head."""
    y = tail.y()
    painter.setPen(pen)
    painter.drawLine(tail, QPointF(tip - head * 0.8, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    half = head * 0.36
    back = tip - head
    painter.drawPolygon(
        QPolygonF([QPointF(tip, y), QPointF(back, y - half), QPointF(back, y + half)])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
