"""A plane on which points are moved, added and removed, by the mouse and by keys."""

import math
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from gradsim.ui.keys import KeepsKeys
from gradsim.ui.plotting.plane.field import HALF
from gradsim.ui.plotting.plane.shading import Palette
from gradsim.ui.plotting.plane.view import PlaneView
from gradsim.ui.plotting.ticks import nice_step
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import rounded

STEPS = 200  # that the plane is wide, at least: where a point may come to lie
KEY_STEPS = 5  # of these for a press of a key
DRAG = 4  # pixels from which on a press is no click
SLACK = 4  # pixels beside a point that are still its own

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class EditablePlane(KeepsKeys, PlaneView):
    """A plane whose points can be changed, while it is `editable`.

    A drag moves a point; a click adds one where there is none, and gives one that is there the
    other target. The menu of a point, or the Delete key, removes it. With the keys: Tab chooses
    one after the other, arrows move it, Return changes its target, Insert adds one, and Escape
    gives the keys back to the window.

    The view changes nothing itself: whoever is told shows other points.
    """

    #: A point is to lie elsewhere: its number, x and y.
    point_moved = Signal(int, float, float)
    #: A point is to be added, at x and y.
    point_added = Signal(float, float)
    #: A point is to have another target: its number, and 0 or 1.
    point_target_changed = Signal(int, float)
    #: A point is to be removed: its number.
    point_removed = Signal(int)

    kept_keys: ClassVar = {
        *_ARROWS, *_RETURNS, *_DELETES, Qt.Key.Key_Insert, Qt.Key.Key_Escape,
    }  # fmt: skip

    def __init__(
        self,
        theme: Theme,
        title: str,
        names: tuple[str, str] = ("x_1", "x_2"),
        palette: Palette = Palette.RISING,
        widest: float = 1.0,
    ) -> None:
        #: The largest coordinate, of either sign, that a point may have.
        self.farthest = math.inf
        self._editable = False
        self._pressed: QPointF | None = None
        self._held: int | None = None
        self._is_drag = False
        super().__init__(theme, title, names, palette, widest)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    @property
    def editable(self) -> bool:
        """Whether points can be changed."""
        return self._editable

    @editable.setter
    def editable(self, editable: bool) -> None:
        self._editable = editable
        # a click takes the focus only on a point, or the arrow keys would no longer step
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if editable else Qt.FocusPolicy.NoFocus)
        if not editable:
            self.chosen = self._pressed = self._held = None
            self.unsetCursor()

    @property
    def is_dragging(self) -> bool:
        """Whether a point is held by the mouse."""
        return self._held is not None

    def drop(self) -> None:
        """Let go of the point that is dragged."""
        self._pressed = self._held = None

    # ----- places

    def point_at(self, position: QPointF) -> int | None:
        """Return the number of the point at a place of the widget, the uppermost of several."""
        reach = self.radius + SLACK
        centres = self.centres()
        for number in reversed(range(len(centres))):
            way = centres[number] - position
            if way.x() ** 2 + way.y() ** 2 <= reach**2:
                return number
        return None

    def step(self) -> float:
        """Return how finely points can be placed."""
        return min(nice_step(high - low, STEPS) for low, high in self.ranges)

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """Return the nearest place within the plane where a point may lie."""
        step = self.step()
        places = []
        for place, (low, high) in zip((x, y), self.ranges, strict=True):
            inside = min(max(place, low, -self.farthest), high, self.farthest)
            places.append(rounded(round(inside / step) * step, 12))
        return places[0], places[1]

    # ----- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or of the place where one is to be."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        held = self.point_at(event.position())
        if not self._editable or not is_left:
            return
        if held is None and not self.axes_rect().contains(event.position()):
            return
        self._pressed, self._held, self._is_drag = event.position(), held, False
        self.chosen = held
        if held is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point that is held."""
        if not self._editable:
            return
        if self._pressed is None:
            over = self.point_at(event.position()) is not None
            inside = self.axes_rect().contains(event.position())
            shape = Qt.CursorShape.ArrowCursor
            if over or inside:
                shape = Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.CrossCursor
            self.setCursor(shape)
            return
        way = event.position() - self._pressed
        self._is_drag = self._is_drag or way.manhattanLength() >= DRAG
        if self._held is None or not self._is_drag or self._held >= len(self.points):
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        place = self.placed(*self.to_numbers(event.position()))
        point = self.points[self._held]
        if place != (point.x, point.y):
            self.point_moved.emit(self._held, *place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; where nothing was dragged it was a click."""
        pressed, held = self._pressed, self._held
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self._pressed = self._held = None
        if self._is_drag:
            return
        if held is None:
            self._add(*self.placed(*self.to_numbers(pressed)))
        else:
            self.change_target(held)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do as for a press: the second click is on the point that the first has added."""
        self.mousePressEvent(event)

    def _add(self, x: float, y: float) -> None:
        self.chosen = len(self.points)
        self.point_added.emit(x, y)
        if self.chosen is not None and self.chosen >= len(self.points):  # it was not allowed
            self.chosen = None

    def change_target(self, number: int) -> None:
        """Ask for the other target of a point."""
        if number < len(self.points):
            target = 0.0 if self.points[number].target > HALF else 1.0
            self.point_target_changed.emit(number, target)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a point; elsewhere the menu is the panel's."""
        number = self.point_at(QPointF(event.pos())) if self._editable else None
        if number is None:
            event.ignore()
            return
        self.menu_of(number).popup(event.globalPos())
        event.accept()

    def menu_of(self, number: int) -> QMenu:
        """Return the menu of a point, which is gone when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for target in (0.0, 1.0):
            choice = menu.addAction(self.tr("Target {0}").format(round(target)))
            choice.setCheckable(True)
            choice.setChecked(self.points[number].target == target)
            choice.triggered.connect(partial(self._set_target, number, target))
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove the item"))
        remove.triggered.connect(partial(self._remove_point, number))
        return menu

    def _set_target(self, number: int, target: float) -> None:
        """Ask for a target of a point, unless it has gone while its menu was open."""
        if number < len(self.points):
            self.point_target_changed.emit(number, target)

    def _remove_point(self, number: int) -> None:
        if number < len(self.points):
            self.point_removed.emit(number)

    # ----- keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a point if none is: the first, or the last where the focus comes backwards."""
        super().focusInEvent(event)
        if self.chosen is None and self.points:
            is_back = event.reason() == Qt.FocusReason.BacktabFocusReason
            self.chosen = len(self.points) - 1 if is_back else 0
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer which point the keys change."""
        super().focusOutEvent(event)
        self.refresh()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Choose the next point or the one before; beyond the last the focus goes on."""
        if self.chosen is not None:
            other = self.chosen + (1 if forwards else -1)
            if 0 <= other < len(self.points):
                self.chosen = other
                self.refresh()
                return True
            self.chosen = None
        return bool(super().focusNextPrevChild(forwards))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point that is chosen, change its target, remove it, or add one."""
        key = Qt.Key(event.key())
        if not self._editable:
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
        elif key == Qt.Key.Key_Insert:
            x, y = (sum(reach) / 2 for reach in self.ranges)
            self._add(*self.placed(x, y))
        elif self.chosen is None:
            event.ignore()
        elif key in _ARROWS:
            point, (right, up) = self.points[self.chosen], _ARROWS[key]
            by = KEY_STEPS * self.step()
            place = self.placed(point.x + right * by, point.y + up * by)
            self.point_moved.emit(self.chosen, *place)
        elif key in _RETURNS:
            self.change_target(self.chosen)
        elif key in _DELETES:
            self.point_removed.emit(self.chosen)
        else:
            event.ignore()
