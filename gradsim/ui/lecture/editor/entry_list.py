"""The list of a lecture's entries: one is current, any number are chosen."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from gradsim.core.lecture.lecture import Lecture
from gradsim.ui.lecture.editor.cards import HEAD, PITCH, Cards
from gradsim.ui.lecture.editor.entry_model import MIME, EntryModel, Role
from gradsim.ui.lecture.groups import Group
from gradsim.ui.lecture.pictures import THUMBNAIL, Pictures
from gradsim.ui.theme import Theme

_Flag = QItemSelectionModel.SelectionFlag


class EntryList(QListView):
    """Cards in groups, whose heads stay in sight.

    A click makes an entry current. The check box, Ctrl and a click, or Space choose one; Shift
    chooses all up to it. Chosen ones are moved, doubled and left out together.
    """

    #: These rows are to stand before that one.
    moved = Signal(list, int)
    #: Delete was pressed, or Ctrl+D.
    remove_wanted = Signal()
    double_wanted = Signal()
    #: Alt and an arrow: what is chosen is to go so many rows down.
    step_wanted = Signal(int)
    current_changed = Signal(int)
    chosen_changed = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.theme, self._pictures = theme, pictures
        self._head: _StickyHead | None = None  # before there is a list to stand in
        self.entries = EntryModel()
        self.cards = Cards(theme, pictures, self)
        self.setModel(self.entries)
        self.setItemDelegate(self.cards)
        self.setObjectName("entries")
        self.setAccessibleName(self.tr("demonstrations in their order"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self._pressed, self._press = -1, QPoint()
        self._drop = -1  # the row before which it would be dropped
        self._head = _StickyHead(self)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        pictures.made.connect(self.viewport().update)

    # ----- what is shown

    def show_lecture(self, lecture: Lecture, row: int, chosen: list[int] | None = None) -> None:
        """Show a lecture, with a current entry; None leaves chosen what is."""
        place = self.verticalScrollBar().value()
        others = self.entries.show(lecture)
        if others:
            self.verticalScrollBar().setValue(place)
        if chosen is not None:
            self.choose(chosen)
        if row != self.row:
            self.set_row(row)
        self._place_head()

    @property
    def row(self) -> int:
        """The current row."""
        return self.currentIndex().row()

    def set_row(self, row: int) -> None:
        """Make a row current, and bring it into sight."""
        index = self.entries.index(min(max(row, 0), self.entries.rowCount() - 1))
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.scrollTo(index)

    @property
    def chosen(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    @property
    def meant(self) -> list[int]:
        """The rows that a command works on: the chosen ones, else the current one."""
        return self.chosen or ([self.row] if self.row >= 0 else [])

    def choose(self, rows: list[int]) -> None:
        """Choose these rows and no others."""
        selection = QItemSelection()
        for row in rows:
            index = self.entries.index(row)
            selection.select(index, index)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(current.row())

    def _chosen_changed(self) -> None:
        self.chosen_changed.emit()

    def _scrolled(self) -> None:
        self._pictures.forget_waiting(THUMBNAIL)  # those in sight are asked for when painted
        self._place_head()
        self.viewport().update()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, from below the head of its group, too."""
        super().scrollTo(index, hint)
        card = self.cards.card(QRectF(self.visualRect(index)))
        hidden = self.theme.px(HEAD) - round(card.top())
        if hidden > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    # ----- choosing

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose with the check box, Ctrl or Shift; a click alone chooses nothing."""
        if not index.isValid() or not isinstance(event, QMouseEvent | QKeyEvent):
            return _Flag.NoUpdate
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            return _Flag.NoUpdate
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self.row >= 0:
            first, last = sorted((self.row, index.row()))
            rows = QItemSelection(self.entries.index(first), self.entries.index(last))
            self.selectionModel().select(rows, _Flag.Select)
            return _Flag.NoUpdate
        if isinstance(event, QMouseEvent):
            reach = self.theme.px(6)
            box = self.cards.check_box(QRectF(self.visualRect(index)))
            in_box = box.adjusted(-reach, -reach, reach, reach).contains(event.position())
            if in_box or modifiers & Qt.KeyboardModifier.ControlModifier:
                return _Flag.Toggle
        return _Flag.NoUpdate

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what may be dragged."""
        self._press = event.position().toPoint()
        self._pressed = self.indexAt(self._press).row()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag: Qt itself drags only what is chosen."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._press).manhattanLength()
        if self._pressed >= 0 and far >= QApplication.startDragDistance():
            self.startDrag(Qt.DropAction.MoveAction)
            self._pressed = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move, double and leave out with the keyboard."""
        key, modifiers = event.key(), event.modifiers()
        alt = modifiers & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Space:
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.chosen:
            self.clearSelection()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_D and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.double_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    # ----- dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is chosen, or the one card that was pressed."""
        chosen = self.chosen
        rows = chosen if self._pressed in chosen else [self._pressed]
        if rows[0] < 0:
            return
        drag = QDrag(self)
        drag.setMimeData(self._dragged(rows))
        drag.setPixmap(self._picture(rows[0]))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(-1)

    def _dragged(self, rows: list[int]) -> QMimeData:
        return self.entries.mimeData([self.entries.index(row) for row in rows])

    def _picture(self, row: int) -> QPixmap:
        card = self.cards.card(QRectF(self.visualRect(self.entries.index(row)))).toRect()
        return self.viewport().grab(card)

    def _row_at(self, place: QPoint) -> int:
        """Return the row before which something would be dropped."""
        index = self.indexAt(place)
        if not index.isValid():
            return self.entries.rowCount()
        card = self.cards.card(QRectF(self.visualRect(index)))
        return index.row() + (place.y() > card.center().y())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take entries of this list."""
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would be dropped."""
        super().dragMoveEvent(event)  # which scrolls at the edges
        if event.mimeData().hasFormat(MIME):
            self._show_drop(self._row_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Have the entries moved."""
        rows = [int(text) for text in bytes(event.mimeData().data(MIME).data()).split(b",")]
        event.setDropAction(Qt.DropAction.CopyAction)  # the rows are moved here, not by Qt
        event.accept()
        self.moved.emit(rows, self._row_at(event.position().toPoint()))

    def _show_drop(self, row: int) -> None:
        self._drop = row
        self.viewport().update()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and a line where something would be dropped."""
        super().paintEvent(event)
        if self._drop < 0:
            return
        before = min(self._drop, self.entries.rowCount() - 1)
        card = self.cards.card(QRectF(self.visualRect(self.entries.index(before))))
        gap = self.theme.px(PITCH) - card.height()
        y = card.top() - gap / 2 if before == self._drop else card.bottom() + gap / 2
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.px(3)))
        painter.drawLine(round(card.left()), round(y), round(card.right()), round(y))

    def updateGeometries(self) -> None:
        """Keep the head as wide as the cards."""
        super().updateGeometries()
        self._place_head()

    def _place_head(self) -> None:
        """Show the head of the first group in sight, pushed away by the next."""
        if self._head is None:
            return
        index = self.indexAt(QPoint(self.theme.px(40), 1))
        group = index.data(Role.GROUP) if index.isValid() else None
        if not isinstance(group, Group):
            self._head.hide()
            return
        height = self.theme.px(HEAD)
        top, following = 0, group.first + group.count
        if following < self.entries.rowCount():
            next_top = self.visualRect(self.entries.index(following)).top()
            top = min(0, next_top - height)
        self._head.show_group(group, QRect(0, top, self.viewport().width(), height))

    def viewportSizeHint(self) -> QSize:
        """Return the size of a list with some cards in it."""
        return QSize(self.theme.px(480), self.theme.px(400))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = self.cards.theme = theme
        self.verticalScrollBar().setSingleStep(theme.px(20))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _StickyHead(QWidget):
    """The head of the group whose cards are at the top of the list."""

    def __init__(self, entries: EntryList) -> None:
        super().__init__(entries.viewport())
        self._list = entries
        self._group: Group | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_group(self, group: Group, place: QRect) -> None:
        self._group = group
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the head, on the list's ground."""
        if self._group is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._list.cards.paint_head(painter, QRectF(self.rect()), self._group)
