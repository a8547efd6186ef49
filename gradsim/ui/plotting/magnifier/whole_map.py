"""The whole of a plot as a small map, beside the plot while a part of it is magnified."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gradsim.ui.plotting.axes import Axes
from gradsim.ui.plotting.powers import exponent_of, paint_power
from gradsim.ui.plotting.ticks import linear_ticks, log_ticks
from gradsim.ui.typesetting.numbers import format_short

Array = NDArray[np.float64]
#: A curve: its places along both axes, and its pen.
Outline = tuple[Array, Array, QPen]

WIDTH, HEIGHT = 236, 168  # of the map, in pixels before zoom
THIN = 0.6  # of the width of a curve in the plot
KEY_WIDTH, KEY_HEIGHT = 64, 36
SAMPLES = 101  # of a curve, to tell where it runs
SMALL = 0.7  # of its size, where that finds more room
WIDE = 1.6  # times the room that it needs, up to which it takes all that is beside the plot


class WholeMap(QWidget):
    """All curves of a plot, and a rectangle around what it shows, which can be dragged.

    Parameters
    ----------
    plot : Axes
        Right of which it lies in its panel, over what is there, or else in a corner of it.
    outlines : callable
        Returns the curves of the plot.
    """

    def __init__(self, plot: Axes, outlines: Callable[[], list[Outline]]) -> None:
        self._picture = _picture_of(plot)
        super().__init__(self._picture)
        self._plot, self._outlines = plot, outlines
        self._scale = 1.0
        self._is_framed = True  # and not in the place of what is beside the plot
        self._grip: tuple[float, float] | None = None  # where the rectangle was taken
        self.setAccessibleName(self.tr("the whole plot"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def follow(self) -> None:
        """Come into sight where the plot is magnified, and show what it shows."""
        plot = self._plot
        shows = plot.is_magnified and plot.isVisible()
        if shows:
            self.setGeometry(self._best_place())
            self.raise_()
        self.setVisible(shows)
        self.update()

    # ----- measures, in pixels

    def _hints(self) -> list[tuple[str, str]]:
        return [
            ("Esc", self.tr("whole plot")),
            ("Z", self.tr("draw a rectangle")),
            ("", self.tr("wheel or pinch: nearer")),
        ]

    def _pad(self) -> int:
        return int(self._plot.theme.px(16))

    def _label_room(self) -> float:
        metrics = QFontMetricsF(self._plot.theme.font(self._plot.theme.tick))
        labels = [label for _, label in self._ticks()[1]]
        return max(map(metrics.horizontalAdvance, labels), default=0.0) + self._plot.theme.px(10)

    def _ticks(self) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
        """Return the outermost labels of both axes."""
        across, (low, high) = self._plot.whole
        if self._plot.log_y:
            return _ends(across), log_ticks(low, high, 1)
        upright = linear_ticks(low, high, 2)
        return _ends(across), [upright[0], upright[-1]] if upright else []

    def _map(self) -> QRectF:
        theme, pad = self._plot.theme, self._pad()
        top = pad + theme.px(theme.axis_text * 1.6 + theme.tick * 0.5)
        width, height = self._scale * theme.px(WIDTH), self._scale * theme.px(HEIGHT)
        return QRectF(pad + self._label_room(), top, width, height)

    def _size(self, with_hints: bool) -> tuple[int, int]:
        theme, room = self._plot.theme, self._map()
        height = room.bottom() + theme.px(theme.tick * 1.6) + self._pad()
        if with_hints:
            height += len(self._hints()) * theme.px(KEY_HEIGHT + 10) + theme.px(8)
        return round(room.right() + 1.5 * self._pad()), round(height)

    def _best_place(self) -> QRect:
        """Return the place right of the plot, or the emptiest corner within it."""
        plot, picture = self._plot, self._picture
        corner = plot.mapTo(picture, plot.rect().topLeft())
        left = corner.x() + plot.width() + plot.theme.px(8)
        room = QRect(left, corner.y(), picture.width() - left, picture.height() - corner.y())
        for self._scale in (1.0, SMALL):
            width, height = self._size(True)
            if room.width() >= width and room.height() >= height:
                self._is_framed = room.width() > WIDE * width
                if self._is_framed:
                    return QRect(room.topLeft(), QSize(width, height))
                room.setHeight(min(max(height, plot.height()), room.height()))
                return room
        self._is_framed = True
        return self._best_corner().toRect().translated(corner)

    def _best_corner(self) -> QRectF:
        """Return the corner of the plot that holds the least of its curves, in its pixels."""
        plot, gap = self._plot, self._plot.theme.px(8)
        axes, (width, height) = plot.axes_rect(), self._size(False)
        places = [
            QRectF(x, y, width, height)
            for y in (axes.top() + gap, axes.bottom() - height - gap)
            for x in (axes.right() - width - gap, axes.left() + gap)
        ]
        drawn = self._drawn_places()
        return min(places, key=lambda box: sum(map(box.contains, drawn)))

    def _drawn_places(self) -> list[QPointF]:
        """Return places of the plot through which curves run, close to one another."""
        plot = self._plot
        axes, (x0, x1), (y0, y1) = plot.axes_rect(), *plot.ranges
        across = np.linspace(x0, x1, SAMPLES)
        places = []
        for x, y, _ in self._outlines():
            heights = np.interp(across, x, y, left=np.nan, right=np.nan)
            down = axes.bottom() - (heights - y0) / (y1 - y0) * axes.height()
            left = axes.left() + (across - x0) / (x1 - x0) * axes.width()
            places += [QPointF(*at) for at in zip(left.tolist(), down.tolist(), strict=True)]
        return places

    # ----- painting

    def _to_map(self, x: float, y: float) -> QPointF:
        """Return where a place of the axes lies; y as the axis has it."""
        (x0, x1), (y0, y1) = self._plot.whole
        room = self._map()
        return QPointF(
            room.left() + (x - x0) / (x1 - x0) * room.width(),
            room.bottom() - (y - y0) / (y1 - y0) * room.height(),
        )

    def shown(self) -> QRectF:
        """Return the rectangle around what the plot shows."""
        (x0, x1), (y0, y1) = self._plot.ranges
        return QRectF(self._to_map(x0, y1), self._to_map(x1, y0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, curves, axes, rectangle, and which keys do what."""
        theme, room = self._plot.theme, self._map()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.ground))
        if self._is_framed:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
        else:
            painter.fillRect(self.rect(), QColor(theme.ground))
        painter.setFont(theme.font(theme.axis_text))
        painter.setPen(QColor(theme.text))
        foot = QPointF(self._pad(), self._pad() + theme.px(theme.axis_text))
        painter.drawText(foot, self.tr("the whole plot"))
        self._paint_curves(painter, room)
        self._paint_axes(painter, room)
        self._paint_rectangle(painter)
        if self.height() >= self._size(True)[1]:
            self._paint_hints(painter, room)

    def _paint_curves(self, painter: QPainter, room: QRectF) -> None:
        painter.save()
        painter.setClipRect(room)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for x, y, pen in self._outlines():
            pen.setWidthF(pen.widthF() * THIN)
            pen.setCosmetic(True)
            painter.setPen(pen)
            line = [self._to_map(*place) for place in zip(x.tolist(), y.tolist(), strict=True)]
            painter.drawPolyline(QPolygonF(line))
        painter.restore()

    def _paint_axes(self, painter: QPainter, room: QRectF) -> None:
        theme = self._plot.theme
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QColor(theme.muted))
        across, upright = self._ticks()
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        (x0, _), (y0, _) = self._plot.whole
        for value, label in across:
            place = self._to_map(value, y0)
            left = place.x() - metrics.horizontalAdvance(label) / 2
            painter.drawText(QPointF(left, place.y() + theme.px(theme.tick * 1.3)), label)
        for value, label in upright:
            place = self._to_map(x0, value)
            width, exponent = metrics.horizontalAdvance(label), exponent_of(label)
            foot = QPointF(place.x() - theme.px(8) - width, place.y() + metrics.capHeight() / 2)
            if exponent:
                paint_power(painter, exponent, foot.x(), foot.y(), theme, QColor(theme.muted))
                painter.setFont(font)
            else:
                painter.setPen(QColor(theme.muted))
                painter.drawText(foot, label)

    def _paint_rectangle(self, painter: QPainter) -> None:
        theme = self._plot.theme
        tint = QColor(theme.accent)
        tint.setAlphaF(0.12)
        painter.setPen(QPen(QColor(theme.accent), theme.px(2.5)))
        painter.setBrush(tint)
        painter.drawRect(self.shown())
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_hints(self, painter: QPainter, room: QRectF) -> None:
        theme, left = self._plot.theme, float(self._pad())
        y = room.bottom() + theme.px(theme.tick * 1.6) + theme.px(10)
        for key, words in self._hints():
            box = QRectF(left, y, theme.px(KEY_WIDTH), theme.px(KEY_HEIGHT))
            at = left
            if key:
                painter.setPen(QPen(QColor(theme.muted), theme.px(1.5)))
                painter.drawRoundedRect(box, theme.px(4), theme.px(4))
                painter.setPen(QColor(theme.text))
                painter.setFont(theme.font(theme.interface, 600))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
                at = box.right() + theme.px(14)
            painter.setFont(theme.font(theme.interface))
            painter.setPen(QColor(theme.text if key else theme.muted))
            line = QRectF(at, y, self.width() - at, box.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            y += box.height() + theme.px(10)

    # ----- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the rectangle, or have it come to the place pressed."""
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton and self._map().contains(event.position()):
            shown, place = self.shown(), event.position()
            inside = shown.contains(place)
            offset = place - shown.center() if inside else QPointF(0.0, 0.0)
            self._grip = offset.x(), offset.y()
            self._move(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._grip is not None:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._grip = None

    def _move(self, place: QPointF) -> None:
        """Show what lies around a place of the map."""
        assert self._grip is not None
        room, whole = self._map(), self._plot.whole
        shares = (
            (place.x() - self._grip[0] - room.left()) / room.width(),
            (room.bottom() - place.y() + self._grip[1]) / room.height(),
        )
        (x0, x1), (y0, y1) = (
            _around(low + share * (high - low), part)
            for share, (low, high), part in zip(shares, whole, self._plot.ranges, strict=True)
        )
        self._plot.magnify(((x0, x1), (y0, y1)))


def _picture_of(plot: Axes) -> QWidget:
    """Return the panel in which a plot stands, its window where there is none."""
    widget: QWidget | None = plot.parentWidget()
    while widget is not None and widget.objectName() != "panel":
        widget = widget.parentWidget()
    return widget or plot.window()


def _around(centre: float, part: tuple[float, float]) -> tuple[float, float]:
    half = (part[1] - part[0]) / 2
    return centre - half, centre + half


def _ends(reach: tuple[float, float]) -> list[tuple[float, str]]:
    return [(value, format_short(value)) for value in reach]
