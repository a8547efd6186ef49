"""The strip above the window while a lecture is given: where in it the room is, and the clock."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from gradsim.ui.lecture.place_boxes import PlaceBoxes
from gradsim.ui.theme import Theme

#: Pixels from bar to bar before zoom, as many as the next title leaves.
STEPS = (14, 12, 10, 9, 8, 7)
GAP = 3  # between bars; between parts of the lecture half as much again
#: Heights of the bars before zoom: what the room has seen, where it is, what is to come. The last
#: are dashes: the edges of boxes would touch, and read as a row of noughts.
SEEN, HERE, TO_COME = 10, 20, 3


class LectureStrip(PlaceBoxes):
    """Number, title, what comes next, a bar for each demonstration, and the clock."""

    slack = GAP, 4 * GAP

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._clock, self._limit = "", ""
        self._starts: set[int] = set()
        self._typed = ""  # the digits of a jump
        self.setAccessibleName(self.tr("lecture"))
        self.restyle(theme)

    def show_lecture(
        self, titles: Sequence[str], place: int, limit: str, starts: Sequence[int] = ()
    ) -> None:
        """Show where in the lecture the room is, how long it should take, where parts start."""
        self._titles, self._place, self._limit = list(titles), place, limit
        self._starts = {start for start in starts if start}
        self.setAccessibleDescription(
            self.tr("{0} of {1}: {2}").format(place + 1, len(titles), titles[place])
        )
        self.update()

    def show_clock(self, text: str) -> None:
        """Show how long the lecture has been under way."""
        if text != self._clock:
            self._clock = text
            self.update()

    def show_typed(self, digits: str) -> None:
        """Show where a jump would go, in place of where the room is; without digits that again."""
        self._typed = digits
        self.update()

    def _target(self) -> tuple[str, str, str]:
        """Return the digits of a jump in words, the title there, and what is to be done."""
        number, count = int(self._typed), len(self._titles)
        lead = self.tr("go to {0}").format(number)
        if 1 <= number <= count:
            return lead, self._titles[number - 1], self.tr("Return")
        return lead, self.tr("there are {0}").format(count), "Esc"

    @property
    def texts(self) -> tuple[str, str, str]:
        """Number, title and next title, as they are painted."""
        if self._typed:
            return self._target()
        place, titles = self._place, self._titles
        following = titles[place + 1] if place + 1 < len(titles) else ""
        return f"{place + 1} / {len(titles)}", titles[place] if titles else "", following

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from both ends; what is least needed goes where there is no room."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.tint))
        if not self._titles:
            return
        side, gap = theme.px(48), theme.px(28)
        plain, strong = theme.font(theme.interface), theme.font(theme.interface, 600)
        middle = self.height() / 2
        base = middle + QFontMetricsF(plain).capHeight() / 2

        def write(x: float, text: str, bold: bool, color: str) -> float:
            font = strong if bold else plain
            painter.setFont(font)
            painter.setPen(QColor(color))
            painter.drawText(QPointF(x, base), text)
            return x + QFontMetricsF(font).horizontalAdvance(text)

        place, titles = self._place, self._titles
        limit = f" {self._limit}"
        right = self.width() - side - QFontMetricsF(plain).horizontalAdvance(limit)
        start = right - QFontMetricsF(strong).horizontalAdvance(self._clock)
        write(start, self._clock, True, theme.text)
        write(right, limit, False, theme.muted)
        number, now, following = self.texts
        if self._typed:
            x = write(side, number, True, theme.text) + gap
        else:
            x = write(side, str(place + 1), True, theme.text)
            x = write(x, self.tr(" of {0}").format(len(titles)), False, theme.text) + gap
        room = start - gap - x
        title = QFontMetricsF(strong).elidedText(now, Qt.TextElideMode.ElideRight, room)
        x = write(x, title, True, theme.accent) + gap
        label = self.tr("press") if self._typed else self.tr("next")
        metrics = QFontMetricsF(plain)
        lead = theme.px(34) + metrics.horizontalAdvance(label)
        self._boxes = self._place_boxes(start - gap, middle, self._room_of_bars(start - gap))
        boxes_left = self._boxes[0].left() if self._boxes else start
        if x > boxes_left:  # the present title comes first
            self._boxes = []
            boxes_left = start
        room = boxes_left - gap - x - lead
        following = metrics.elidedText(following, Qt.TextElideMode.ElideRight, room)
        if room > theme.px(80) and following:
            painter.fillRect(QRectF(x, middle - theme.px(11), 1, theme.px(22)), QColor(theme.axis))
            x = write(x + theme.px(20), label, False, theme.muted)
            write(x + theme.px(10), following, False, theme.text)
        self._paint_boxes(painter)

    def _room_of_bars(self, right: float) -> float:
        """Return what the longest titles leave, so that the bars start at one place all along."""
        theme = self.theme
        strong = QFontMetricsF(theme.font(theme.interface, 600))
        plain = QFontMetricsF(theme.font(theme.interface))
        count = len(self._titles)
        number = strong.horizontalAdvance(str(count))
        number += plain.horizontalAdvance(self.tr(" of {0}").format(count))
        next_ = theme.px(34) + plain.horizontalAdvance(self.tr("next"))
        longest = max(
            strong.horizontalAdvance(now) + plain.horizontalAdvance(following)
            for now, following in zip(self._titles, [*self._titles[1:], ""], strict=True)
        )
        return right - theme.px(48) - 3 * theme.px(28) - number - next_ - longest

    def _place_boxes(self, right: float, middle: float, room: float) -> list[QRectF]:
        """Return a bar for each demonstration, close together where there is little room."""
        theme, count = self.theme, len(self._titles)
        apart = theme.px(1.5 * GAP)
        gaps = apart * len(self._starts)
        fitting = (step for step in map(theme.px, STEPS) if count * step + gaps <= room)
        step = next(fitting, theme.px(STEPS[-1]))
        width, left = step - theme.px(GAP), right - count * step - gaps
        boxes = []
        for place in range(count):
            left += apart if place in self._starts else 0
            height = TO_COME if place > self._place else HERE if place == self._place else SEEN
            top = middle - theme.px(height) / 2
            boxes.append(QRectF(left, top, width, theme.px(height)))
            left += step
        return boxes

    def _paint_boxes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for box in self._boxes:
            painter.fillRect(box, QColor(self.theme.accent))

    def sizeHint(self) -> QSize:
        """Return the height of a line with room around it."""
        return QSize(self.theme.px(400), self.theme.px(self.theme.interface * 2.45))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.setFixedHeight(self.sizeHint().height())
        self.update()
