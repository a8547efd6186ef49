"""What is painted over the curves of a plot: points, strokes, labels, cursor and read-out."""

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.magnifier.magnifiable import Magnifiable
from gradsim.ui.plotting.read_out import ReadOut, paint_read_out
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import overshoot, paint_text, text_width

EIGHTHS = tuple(part / 8 for part in range(9))
LOW = 5  # lines of text: a plot lower than that has only the labels that no curve crosses


@dataclass
class Point:
    """A point on a plot, with a text beside it."""

    x: float
    y: float
    series: int
    text: str = ""
    below: bool = False
    hollow: bool = False


@dataclass
class Segment:
    """A straight stroke between two points of the plot, clipped to the axes."""

    start: tuple[float, float]
    stop: tuple[float, float]
    series: int | None = None
    dash: tuple[float, ...] = ()


@dataclass
class EndLabel:
    """A text at the right of the axes, at the height of a curve's last value."""

    y: float
    text: str
    series: int | None = None
    x: float | None = None  # where its curve ends, if not at the right of the axes


@dataclass
class Overlay:
    """All that is painted over the curves."""

    points: list[Point] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    end_labels: list[EndLabel] = field(default_factory=list)
    notes: list[Point] = field(default_factory=list)
    cursor: float | None = None


class OverlaidAxes(Magnifiable):
    """Axes with points, strokes and labels, to which a plot adds curves."""

    #: Whether all that is painted over the curves keeps within the axes by itself.
    keeps_within = False

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(theme, title, x_title, log_y=log_y)
        self.overlay = Overlay()
        self.hover_x: float | None = None

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint cursor, strokes, points, labels and the read-out."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = self._frame
        words = self.word_boxes(axes)
        labels = self._place_labels(axes, words)
        if self.overlay.cursor is not None and self._is_in_sight(self.overlay.cursor):
            self._paint_cursor(painter, axes, [*words, *(box for _, box in labels)])
        painter.save()
        slack = (0, 0, 0, 0) if self.is_magnified else (-10, -14, 10, 10)
        painter.setClipRect(axes.adjusted(*slack))
        for segment in self.overlay.segments:
            self._paint_segment(painter, segment)
        painter.restore()
        self._paint_points(painter, axes, labels)
        self._paint_end_labels(painter, axes)
        painter.save()
        if self.is_magnified and not self.keeps_within:
            painter.setClipRect(axes)
        self.paint_over(painter, axes)
        painter.restore()
        read_out = None if self.hover_x is None else self.read_out(self.hover_x)
        if read_out is not None:
            x = self.to_pixels(read_out.x, 1.0).x()
            paint_read_out(painter, self.theme, read_out, x, axes, QSizeF(self.size()))
        painter.restore()

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint what a kind of plot adds, over all but the read-out."""

    def read_out(self, x: float) -> ReadOut | None:
        """Return what is shown under the pointer, at a place of the horizontal axis."""
        return None

    def _paint_cursor(self, painter: QPainter, axes: QRectF, words: list[QRectF]) -> None:
        """Paint the cursor; it ends at words, which stay where they are when it comes by."""
        strip = self._cursor_strip(axes)
        x, top = strip.center().x(), axes.top()
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.cursor * self.theme.zoom))
        struck = (box for box in words if box.intersects(strip))
        for box in [*sorted(struck, key=QRectF.top), QRectF(axes.bottomLeft(), QSizeF())]:
            if box.top() > top:
                painter.drawLine(QPointF(x, top), QPointF(x, box.top()))
            top = max(top, box.bottom())

    def _cursor_strip(self, axes: QRectF) -> QRectF:
        """Return where the cursor is with a little room at its sides, nothing without one."""
        if self.overlay.cursor is None:
            return QRectF()
        x, side = self.to_pixels(self.overlay.cursor, 1.0).x(), self.theme.px(2)
        return QRectF(x - side, axes.top(), 2 * side, axes.height())

    def _paint_segment(self, painter: QPainter, segment: Segment) -> None:
        theme = self.theme
        if segment.series is None:
            pen = QPen(QColor(theme.muted), theme.ghost * theme.zoom)
        else:
            pen = QPen(theme.color(segment.series), theme.tangent * theme.zoom)
        if segment.dash:
            pen.setDashPattern(list(segment.dash))
        else:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self.to_pixels(*segment.start), self.to_pixels(*segment.stop))

    def _place_labels(self, axes: QRectF, words: list[QRectF]) -> list[tuple[Point, QRectF]]:
        """Return the points whose texts have room beside words, each with its box."""
        taken, metrics = [*self.without_labels(axes), *words], QFontMetricsF(self._label_font())
        # what stands still is placed first, so that it does not jump aside for what moves
        notes = [note for note in self.overlay.notes if self._is_in_sight(note.x, note.y)]
        points = [point for point in self.overlay.points if self._is_in_sight(point.x, point.y)]
        texts = self._label_column(axes, metrics)
        if texts:
            taken += [box for _, box in texts]
            points = []
        for labelled in (notes, points):
            for point in labelled:
                box = self._text_box(point, axes, metrics, taken) if point.text else None
                if box is not None:  # else the read-out has it; text over text could not be read
                    taken.append(box)
                    texts.append((point, box))
            if self.overlay.cursor is not None:
                taken.append(self._cursor_strip(axes))
        return texts

    def _paint_points(
        self, painter: QPainter, axes: QRectF, labels: list[tuple[Point, QRectF]]
    ) -> None:
        theme, font = self.theme, self._label_font()
        radius, metrics = theme.point * theme.zoom, QFontMetricsF(font)
        descent, lines = metrics.descent(), self.lines_across()
        for point in self.overlay.points:
            if not self._is_in_sight(point.x, point.y):
                continue
            centre = self.to_pixels(point.x, point.y)
            color = theme.color(point.series)
            painter.setPen(QPen(QColor(theme.ground), theme.rim * theme.zoom))
            painter.setBrush(QColor(theme.ground) if point.hollow else color)
            if point.hollow:
                painter.setPen(QPen(color, 2 * theme.rim * theme.zoom))
            painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for point, box in labels:
            color = theme.label_color(point.series)
            baseline, side = box.bottom() - descent, theme.px(2)
            for y in lines:  # which a column may have no room beside: it ends at the text
                if baseline - metrics.capHeight() < y < baseline:
                    struck = QRectF(box.left() - side, y - side, box.width() + 2 * side, 2 * side)
                    painter.fillRect(struck, QColor(theme.ground))
            paint_text(painter, point.text, box.left(), baseline, font, color)

    def lines_across(self) -> list[float]:
        """Return the heights, in pixels, of lines that are drawn across the axes."""
        return []

    def _label_font(self) -> QFont:
        """Return the font of the texts beside points."""
        return self.theme.font(self.theme.end_label, max(self.theme.number_weight, 400))

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand between the axes that are no label of a point.

        No such label stands there, and the cursor ends there. Asked for once in each picture,
        before they are painted.
        """
        return []

    def without_labels(self, axes: QRectF) -> list[QRectF]:
        """Return where else no label may stand beside a point, in the widget's pixels."""
        return [self.title_box()]

    def title_box(self) -> QRectF:
        """Return where the title stands."""
        return QRectF(0, 0, self.title_width(), self.theme.px(self.theme.axis_text * 1.35 + 4))

    def _text_box(
        self, point: Point, axes: QRectF, metrics: QFontMetricsF, taken: list[QRectF]
    ) -> QRectF | None:
        """Return the best free place beside a point for its text, None if there is none."""
        centre = self.to_pixels(point.x, point.y)
        width, height = text_width(point.text, self._label_font()), metrics.height()
        gap = self.theme.px(self.theme.point + 5)
        right, left = centre.x() + gap, centre.x() - gap - width
        above, below = centre.y() - height - gap * 0.2, centre.y() + gap * 0.2
        rows = [above, below, above - height, below + height]
        if point.below:
            rows = [below, above, below + height, above - height]
        for step in (2, 3):  # rather farther away than struck by a curve, or not there
            rows += [above - step * height, below + step * height]
        top = overshoot(point.text, self._label_font())
        room = QRectF(axes.left(), top, axes.width() + self.theme.px(8), axes.bottom() - top)
        boxes = [QRectF(x, y, width, height) for y in rows for x in (right, left)]
        if point.below or above < axes.top():  # rather below a point than on the title's side
            under = QRectF(min(right, room.right() - width), centre.y() + gap, width, height)
            boxes[:0] = [QRectF(right, below, width, height), under]
        boxes += [QRectF(left - 0.75 * width, y, width, height) for y in rows]
        free = (
            box
            for box in boxes
            if room.contains(box) and not any(box.intersects(label) for label in taken)
        )
        first = next(free, None)
        if first is None or not self._crosses_drawing(first):
            return first
        low = axes.height() < self.theme.px(self.theme.end_label * LOW)
        clear = (box for box in free if not self._crosses_drawing(box))
        return next(clear, None if low else first)

    def _label_column(self, axes: QRectF, metrics: QFontMetricsF) -> list[tuple[Point, QRectF]]:
        """Return labels of three or more points at one place of the axis in the points' order.

        Nothing where there are fewer, or no room at their right.
        """
        points = [point for point in self.overlay.points if point.text]
        if self.is_magnified or len(points) < 3 or len({point.x for point in points}) > 1:
            return []
        points.sort(key=lambda point: -point.y)
        places = [self.to_pixels(point.x, point.y) for point in points]
        left = places[0].x() + self.theme.px(self.theme.point + 5)
        widths = [text_width(point.text, self._label_font()) for point in points]
        if left + max(widths) > axes.right():
            return []
        half = metrics.height() / 2
        heights = [self._beside_lines(place.y(), half) for place in places]
        spread(heights, 2 * half * 0.95, axes.top() + half, axes.bottom() - half)
        return [
            (point, QRectF(left, y - half, width, 2 * half))
            for point, y, width in zip(points, heights, widths, strict=True)
        ]

    def _crosses_drawing(self, box: QRectF) -> bool:
        """Return whether a curve, a stroke or a point lies in a rectangle of the widget."""
        for segment in self.overlay.segments:
            line = QLineF(self.to_pixels(*segment.start), self.to_pixels(*segment.stop))
            if any(box.contains(line.pointAt(share)) for share in EIGHTHS):
                return True
        points = (self.to_pixels(point.x, point.y) for point in self.overlay.points)
        return any(map(box.contains, points)) or self._crosses_curve(box)

    def _crosses_curve(self, box: QRectF) -> bool:
        """Return whether a curve runs through a rectangle of the widget."""
        return False

    def _paint_end_labels(self, painter: QPainter, axes: QRectF) -> None:
        theme = self.theme
        font = theme.font(theme.end_label)
        metrics, gap = QFontMetricsF(font), theme.px(12 + theme.point)
        edge = self._x_range[1]
        in_sight = (
            label
            for label in self.overlay.end_labels
            if self._is_in_sight(edge if label.x is None else label.x, label.y)
        )
        labels = sorted(in_sight, key=lambda label: -label.y)
        if len(labels) * metrics.height() > axes.height() * 1.3:
            labels = labels[:: math.ceil(len(labels) * metrics.height() / axes.height() / 1.3)]
        heights = [self.to_pixels(0, label.y).y() for label in labels]
        lowest = self.height() - metrics.capHeight() / 2 - metrics.descent()
        spread(heights, metrics.height(), axes.top(), min(axes.bottom(), lowest))
        painter.setFont(font)
        for label, y in zip(labels, heights, strict=True):
            color = QColor(theme.muted) if label.series is None else theme.label_color(label.series)
            painter.setPen(color)
            x = gap + (axes.right() if label.x is None else self.to_pixels(label.x, label.y).x())
            middle = self._beside_lines(y, metrics.height() / 2) if x < axes.right() else y
            text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, self.width() - x)
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), text)

    def _beside_lines(self, y: float, half: float) -> float:
        """Return where a name within the axes stands so that no line across strikes it through.

        It is on the side of the line on which its point is.
        """
        line = min(self.lines_across(), key=lambda height: abs(height - y), default=None)
        if line is None or abs(line - y) >= half:
            return y
        return line - half if y <= line else line + half

    def leaveEvent(self, event: object) -> None:
        """Hide the read-out."""
        self.hover_x = None
        self.refresh()


def spread(places: list[float], distance: float, low: float, high: float) -> None:
    """Move sorted places apart, in place, to at least `distance`, within low to high."""
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + distance)
    if places and places[-1] > high:
        places[-1] = high
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - distance)
