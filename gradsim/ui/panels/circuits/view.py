"""The drawn circuit with mouse and keys: flip inputs, unfold blocks, zoom and move."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent

from gradsim.core.circuits.placing.layout import Placed
from gradsim.ui.keys import DRAWING_KEYS, KeepsKeys
from gradsim.ui.panels.circuits.drawing import CircuitDrawing
from gradsim.ui.theme import Theme

LARGEST = 8.0  # magnification
ZOOM_STEP = 1.2
REACH = 4  # pixels around a switch that still hit it, before zoom


class CircuitView(KeepsKeys, CircuitDrawing):
    """A circuit that answers to mouse and keyboard."""

    #: An input is to be flipped.
    flipped = Signal(str)
    #: A block is to be unfolded, or folded where it is unfolded.
    folded = Signal(str)

    kept_keys = DRAWING_KEYS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marked: str | None = None  # has the keyboard
        self._hovered: str | None = None
        self._pressed: tuple[QPointF, QPointF] | None = None  # pointer and place at the press
        self._dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ----- what can be clicked

    def handles(self) -> Iterator[str]:
        """Yield the inputs, blocks, and blocks that are unfolded, in reading order."""
        if self.places is None:
            return
        yield from self.places.circuit.inputs
        seen = set()
        for placed in self.places.gates:
            name = self._block(placed)
            if name and name not in seen:
                seen.add(name)
                yield name

    @staticmethod
    def _block(placed: Placed) -> str:
        """Return the block that a gate is, or that it lies in; none for a gate of the top."""
        if placed.gate.block is not None:
            return placed.gate.name
        return placed.gate.name.rpartition("/")[0]

    def handle_rect(self, name: str) -> QRectF:
        """Return where a handle is drawn."""
        places, scale = self.places, self.scale
        rect = QRectF()
        if places is None or scale is None:
            return rect
        if name in places.circuit.inputs:
            return self.labels.switch_rect(name, places, scale)
        for placed in places.gates:
            if placed.gate.name == name or placed.gate.name.startswith(f"{name}/"):
                rect = rect.united(scale.box(placed))
        return rect

    def _gate_at(self, position: QPointF) -> Placed | None:
        if self.places is None or self.scale is None or not self.area().contains(position):
            return None
        scale = self.scale
        return next(
            (placed for placed in self.places.gates if scale.box(placed).contains(position)), None
        )

    def handle_at(self, position: QPointF) -> str | None:
        """Return the input or block at a place; an input's name and inverse are it too."""
        places, scale = self.places, self.scale
        if places is None or scale is None or not self.area().contains(position):
            return None
        reach = REACH * self.theme.zoom
        for signal in places.inputs:
            name = signal.removeprefix("~")
            if name not in places.circuit.inputs:
                continue
            rect = self.labels.switch_rect(signal, places, scale)
            if places.rails:
                rect.setBottom(scale.top)
            else:
                rect.setLeft(rect.left() - self.labels.px * 1.2)
            if rect.adjusted(-reach / 2, -reach, reach / 2, 0).contains(position):
                return name
        placed = self._gate_at(position)
        return (self._block(placed) or None) if placed is not None else None

    def toggle(self, name: str) -> None:
        """Flip an input, or unfold or fold a block."""
        assert self.places is not None
        (self.flipped if name in self.places.circuit.inputs else self.folded).emit(name)

    # ----- painting

    def paint_behind(self, painter: QPainter) -> None:
        """Tint the gates of the unfolded block that is pointed at."""
        name, grown = self._hovered, 3 * self.theme.zoom
        if name is None or self.places is None or self.scale is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.tint))
        for placed in self.places.gates:
            if placed.gate.name.startswith(f"{name}/"):
                box = self.scale.box(placed).adjusted(-grown, -grown, grown, grown)
                painter.drawRoundedRect(box, grown, grown)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def paint_over(self, painter: QPainter) -> None:
        """Frame what has the keyboard, and what is pointed at."""
        theme, grown = self.theme, 4 * self.theme.zoom
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for name, focused in ((self._hovered, False), (self._marked, True)):
            rect = self.handle_rect(name) if name is not None else QRectF()
            if rect.isNull() or (focused and not self.hasFocus()):
                continue
            pen = QPen(QColor(theme.accent), max(theme.px(2 if focused else 1), 1))
            pen.setStyle(Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), grown, grown)

    # ----- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; which it is shows when the button is released."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = (event.position(), QPointF(self.moved)), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move a drawing that is zoomed in, or show what is pointed at."""
        position = event.position()
        if self._pressed is not None:
            start, moved = self._pressed
            offset = position - start
            self._dragged |= offset.manhattanLength() > 2 * REACH
            if self._dragged and self.magnified > 1:
                self._show_part(self.magnified, moved + offset)
            return
        hovered = self.handle_at(position)
        placed = self._gate_at(position)
        self.setToolTip(self._tip(hovered, placed))
        if hovered != self._hovered:
            self._hovered = hovered
            hand = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def _tip(self, hovered: str | None, placed: Placed | None) -> str:
        assert self.state is not None or placed is None
        lines = []
        if placed is not None and self.state is not None:
            lines.append(self.state.gate_reading(placed.gate))
        if hovered is not None and placed is None:
            lines.append(self.tr("A click flips {0}.").format(hovered))
        elif hovered is not None and placed is not None:
            unfolds = placed.gate.name == hovered
            lines.append(
                self.tr("A click unfolds it.") if unfolds else self.tr("A click folds its block.")
            )
        return "\n".join(lines)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Flip, unfold or fold what was clicked."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragged:
            return
        name = self.handle_at(event.position())
        if name is not None:
            self._marked = name
            self.toggle(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole again; on an input or a block it counts as another click."""
        if self.handle_at(event.position()) is None:
            self._show_part(1.0, QPointF(0, 0))
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in or out around the pointer."""
        steps = event.angleDelta().y() / 120
        if self.places is None or not steps:
            event.ignore()
            return
        wanted = min(max(self.magnified * ZOOM_STEP**steps, 1.0), LARGEST)
        pointer = event.position() - self.area().topLeft()
        ratio = wanted / self.magnified
        self._show_part(wanted, pointer - (pointer - self.moved) * ratio)

    def _show_part(self, magnified: float, moved: QPointF) -> None:
        """Zoom and move within the bounds of the drawing."""
        area = self.area()
        least_x, least_y = area.width() * (1 - magnified), area.height() * (1 - magnified)
        self.magnified = magnified
        self.moved = QPointF(min(max(moved.x(), least_x), 0.0), min(max(moved.y(), least_y), 0.0))
        self.place()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was pointed at."""
        self._hovered = None
        self.update()

    # ----- keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first input if none is."""
        super().focusInEvent(event)
        if self._marked is None:
            self._marked = next(self.handles(), None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose an input or block, Return flips or unfolds it, Escape shows all."""
        key, names = event.key(), list(self.handles())
        if key not in self.kept_keys or not names:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._marked in names:
                self.toggle(self._marked)
        elif key == Qt.Key.Key_Escape:
            self._show_part(1.0, QPointF(0, 0))
            self.clearFocus()
        else:
            step = 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            at = names.index(self._marked) + step if self._marked in names else 0
            self._marked = names[at % len(names)]
            self.setAccessibleDescription(self._marked)
            self.update()
