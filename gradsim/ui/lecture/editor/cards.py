"""Paints the cards of entries and the heads of their groups."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gradsim.core.lecture.lecture import Entry
from gradsim.ui.icons import icon
from gradsim.ui.language import translated
from gradsim.ui.lecture.editor.entry_model import Role
from gradsim.ui.lecture.groups import Group
from gradsim.ui.lecture.pictures import THUMBNAIL, Pictures
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.typesetting.typeset import Typeset

PITCH, CARD, HEAD, SIDE = 62, 56, 40, 24
_HANDLE, _BOX, _NUMBER, _PICTURE, _TITLE = 12, 29, 79, 92, 188  # from the card's left edge


class Cards(QStyledItemDelegate):
    """A card for each entry: handle, check box, number, thumbnail, title and minutes.

    The first entry of a group has the head of the group above its card.
    """

    def __init__(self, theme: Theme, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._pictures = theme, pictures

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the pitch of the cards, with the head where there is one."""
        group = index.data(Role.GROUP)
        head = HEAD if isinstance(group, Group) and group.first == index.row() else 0
        return QSize(self.theme.px(200), self.theme.px(PITCH) + self.theme.px(head))

    def card(self, item: QRectF) -> QRectF:
        """Return the card within the rectangle of an item."""
        px = self.theme.px
        top = item.bottom() - px(PITCH)
        view = self.parent()  # a scroll bar takes nothing from the cards
        width = view.width() if isinstance(view, QWidget) else item.width()
        return QRectF(item.left() + px(SIDE), top, width - 2 * px(SIDE), px(CARD))

    def check_box(self, item: QRectF) -> QRectF:
        """Return the check box within the rectangle of an item."""
        px, card = self.theme.px, self.card(item)
        return QRectF(card.left() + px(_BOX), card.center().y() - px(8), px(16), px(16))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a card: a rim where it is current, tinted with a check where it is chosen."""
        item = QRectF(option.rect)
        state = option.state
        entry, group = index.data(Role.ENTRY), index.data(Role.GROUP)
        view = self.parent()
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        if not isinstance(entry, Entry) or not isinstance(group, Group):
            return
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if group.first == index.row():
            head = QRectF(item.left(), item.top(), item.width(), self.theme.px(HEAD))
            self.paint_head(painter, head, group)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, item, is_current, is_chosen)
        self._paint_picture(painter, self.card(item), entry)
        self._paint_words(
            painter, self.card(item), entry, index.row(), str(index.data(Role.MINUTES)), is_current
        )
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, item: QRectF, is_current: bool, is_chosen: bool
    ) -> None:
        theme, px, card = self.theme, self.theme.px, self.card(item)
        marked = is_current or is_chosen
        width = 2.0 if is_current else 1.0
        painter.setPen(QPen(QColor(theme.accent if marked else theme.hairline), width))
        painter.setBrush(QColor(theme.tint if is_chosen else theme.field))
        inner = card.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.axis))
        for row in (-1, 0, 1):
            for column in (0, 1):
                place = QPointF(card.left() + px(_HANDLE + 5 * column), card.center().y())
                painter.drawEllipse(place + QPointF(0, px(5) * row), px(1), px(1))
        box = self.check_box(item)
        painter.setPen(QPen(QColor(theme.accent if is_chosen else theme.axis), 1))
        painter.setBrush(QColor(theme.accent if is_chosen else theme.field))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        if is_chosen:
            icon("check", theme.on_accent, px(14)).paint(painter, box.toRect())

    def _paint_picture(self, painter: QPainter, card: QRectF, entry: Entry) -> None:
        theme, px = self.theme, self.theme.px
        room = QRectF(card.left() + px(_PICTURE), card.top() + px(4), px(80), px(48))
        painter.fillRect(room, QColor(theme.ground))
        ratio = max(painter.device().devicePixelRatio(), 1.0)
        size = QSize(round(room.width() * ratio), round(room.height() * ratio))
        made = self._pictures.get(entry.preset, THUMBNAIL, theme.name, size)
        if made is not None and made.sentence:
            font = theme.font(20, 600)
            middle = room.center() + QPointF(0, QFontMetricsF(font).capHeight() / 2)
            color = theme.labels[1]
            paint_text(painter, "!", middle.x(), middle.y(), font, QColor(color), align=0.5)
        elif made is not None:
            shown = made.pixmap.size().toSizeF() / ratio
            target = QRectF(0, 0, shown.width(), shown.height())
            target.moveCenter(room.center())
            painter.drawPixmap(target, made.pixmap, QRectF(made.pixmap.rect()))
        painter.setPen(QPen(QColor(theme.grid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_words(
        self, painter: QPainter, card: QRectF, entry: Entry, row: int, minutes: str, current: bool
    ) -> None:
        theme, px = self.theme, self.theme.px
        weight = 600 if current else 400
        font, small = theme.font(14, weight), theme.font(13)
        base = card.center().y() + QFontMetricsF(font).capHeight() / 2
        number = theme.accent if current else theme.muted
        right = card.right() - px(12)
        paint_text(painter, str(row + 1), card.left() + px(_NUMBER), base, font, number, align=1.0)
        paint_text(painter, minutes, right, base, small, theme.muted, align=1.0)
        room = right - QFontMetricsF(small).horizontalAdvance(minutes) - px(12)
        room -= card.left() + px(_TITLE)
        title, color = translated(entry.preset.title), QColor(theme.text)
        text = Typeset(title, font, color, width=room)
        while text.size().height() > card.height() and " " in title:
            title = title.rstrip("…").rsplit(" ", 1)[0] + "…"
            text = Typeset(title, font, color, width=room)
        top = card.center().y() - text.size().height() / 2
        painter.save()
        painter.setClipRect(card)
        text.paint(painter, card.left() + px(_TITLE), top + text.baseline)
        painter.restore()

    def paint_head(self, painter: QPainter, room: QRectF, group: Group) -> None:
        """Paint the head of a group: its number and title, how many entries, how long."""
        theme, px = self.theme, self.theme.px
        strong, plain = theme.font(12, 600), theme.font(12)
        base = room.center().y() + QFontMetricsF(strong).capHeight() / 2
        painter.fillRect(room, QColor(theme.surface))
        left, right = room.left() + px(SIDE), self.card(room).right() - px(12)
        text = self.tr("{0} entries, {1} min") if group.count > 1 else self.tr("1 entry, {1} min")
        text = text.format(group.count, round(group.minutes))
        paint_text(painter, text, right, base, plain, theme.muted, align=1.0)
        paint_text(painter, group.number, left, base, strong, theme.muted)
        if group.number:
            left += px(32)
        width = right - QFontMetricsF(plain).horizontalAdvance(text) - px(12) - left
        title = QFontMetricsF(strong).elidedText(group.title, Qt.TextElideMode.ElideRight, width)
        paint_text(painter, title, left, base, strong, theme.muted)
