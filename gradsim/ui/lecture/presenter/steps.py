"""Where in the lecture the room is: a box for each demonstration, in groups."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from gradsim.core.lecture.lecture import Lecture
from gradsim.ui.language import translated
from gradsim.ui.lecture.groups import Group, groups_of
from gradsim.ui.lecture.place_boxes import PlaceBoxes
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.typesetting.typeset import plain_text

BOX, GAP, GROUP_GAP = 24, 4, 18  # before zoom, where there is room


class Steps(PlaceBoxes):
    """Boxes in groups, with the title of each group."""

    slack = GAP / 2, 2 * GAP

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._groups: list[Group] = []
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
