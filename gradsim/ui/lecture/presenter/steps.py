"""Where in the lecture the room is: a box for each demonstration, in groups."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gradsim.core.lecture.lecture import Lecture
from gradsim.ui.language import translated
from gradsim.ui.lecture.editor.entry_model import Group, groups_of
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.typesetting.typeset import plain_text

BOX, GAP, GROUP_GAP = 24, 4, 18  # before zoom, where there is room


class Steps(QWidget):
    """A click on a box goes there."""

    place_picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._groups: list[Group] = []
        self._titles: list[str] = []
        self._place = 0
        self._boxes: list[QRectF] = []
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("demonstrations of the lecture"))

    def show_lecture(self, lecture: Lecture, place: int) -> None:
        """Show where in a lecture the room is."""
        self._groups = groups_of(lecture)
        self._titles = [plain_text(translated(entry.preset.title)) for entry in lecture.entries]
        self._place = place
        count, title = len(self._titles), self._titles[place]
        self.setAccessibleDescription(self.tr("{0} of {1}: {2}").format(place + 1, count, title))
        self.update()

    def _place_boxes(self) -> list[QRectF]:
        px, count = self.theme.px, len(self._titles)
        gaps = px(GROUP_GAP) * (len(self._groups) - 1)
        step = min(px(BOX + GAP), max((self.width() - gaps) / max(count, 1), 1.0))
        width = max(step - px(GAP), step / 2)
        starts = {group.first for group in self._groups if group.first}
        boxes, left = [], 0.0
        for row in range(count):
            left += px(GROUP_GAP) if row in starts else 0
            boxes.append(QRectF(left, px(8), width, px(10)))
            left += step
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes, and the title of each group below it."""
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes = self._place_boxes()
        for row, box in enumerate(boxes):
            accent = QColor(theme.accent)
            seen = row <= self._place
            painter.setPen(QPen(accent if seen else QColor(theme.axis), 1.0))
            painter.setBrush(accent if seen else Qt.GlobalColor.transparent)
            more = px(4) if row == self._place else 0
            painter.drawRoundedRect(box.adjusted(0.5, 0.5 - more, -0.5, more - 0.5), px(2), px(2))
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        for group in self._groups:
            first, last = boxes[group.first], boxes[group.first + group.count - 1]
            room = last.right() - first.left() + px(GROUP_GAP) / 2
            words = f"{group.number} {group.title}".strip()
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            if metrics.horizontalAdvance(text) > room or len(text) < 2:
                text = group.number
            paint_text(painter, text, first.left(), px(40), font, theme.muted)

    def _box_at(self, place: QPointF) -> int | None:
        reach = self.theme.px(GAP) / 2
        for row, box in enumerate(self._boxes):
            if box.adjusted(-reach, -4 * reach, reach, 4 * reach).contains(place):
                return row
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the title of the box under the pointer."""
        row = self._box_at(event.position())
        if row is not None:
            text = f"{row + 1}  {self._titles[row]}"
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the demonstration of a box."""
        row = self._box_at(event.position())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_picked.emit(row)
