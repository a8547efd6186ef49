"""One pair of axes in the look of a textbook: no box, a faint grid, round numbers.

The axes are painted here, not by pyqtgraph, in the coordinates of the scene, which are the
widget's pixels: every way to paint the scene paints them too.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsView

from gradsim.ui.plotting.axes_frame import AxesFrame
from gradsim.ui.plotting.powers import exponent_of, paint_power
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import forget_once_hidden

_CACHES_NOTHING = QGraphicsView.CacheModeFlag(2)  # not CacheNone, with which Qt lets nothing go


class Axes(AxesFrame):
    """Axes with titles, around a view box in which pyqtgraph draws."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all; the axes stay where they are meanwhile.

        They are asked for up to 450 times in a frame, a twentieth of what it took.
        """
        self._painted = self.axes_rect()
        try:
            super().paintEvent(event)
        finally:
            self._painted = None

    def close(self) -> bool:
        """Close it as any widget, and keep what is drawn.

        Pyqtgraph would destroy all items, and in the same call resize it: whoever lays out what is
        no longer there ends the process.
        """
        return bool(QGraphicsView.close(self))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of its pictures, if it is not soon shown again."""
        super().hideEvent(event)
        forget_once_hidden(self)

    def forget_pictures(self) -> None:
        """Let go of the picture of ground, axes and titles.

        It takes 4 MB in a window of 1920 × 1080, and once all demonstrations were shown there are
        forty of them.
        """
        QGraphicsView.resetCachedContent(self)  # Qt frees a picture only if it is to be made again
        self.setCacheMode(_CACHES_NOTHING)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint ground, grid, axis, ticks and titles."""
        super().drawBackground(painter, rect)
        theme, axes = self.theme, self.axes_rect()
        painter.save()
        self._paint_titles(painter, axes)
        painter.setFont(theme.font(theme.tick))
        metrics = QFontMetricsF(painter.font())
        self._paint_y_axis(painter, axes, metrics)
        self._paint_x_axis(painter, axes, metrics)
        painter.restore()

    def _paint_titles(self, painter: QPainter, axes: QRectF) -> None:
        theme, color = self.theme, QColor(self.theme.text)
        font = theme.font(theme.axis_text)
        if self.title:
            if self._title is None:
                self._title = Typeset(self._worded(self.title), font, color)
                if self._short_title and self._title.size().width() > self.width():
                    self._title = Typeset(self._worded(self._short_title), font, color)
            self._title.paint(painter, 0, theme.px(theme.axis_text * 1.1))
        if not (self.x_title and self.has_x_labels):
            return
        label = self._x_title_text()
        below = axes.bottom() + theme.px(theme.tick_length + 4 + theme.tick)
        if self._x_title_at_right():
            label.paint(painter, axes.right() + self._x_title_gap(), below)
        else:
            x = axes.right() - label.size().width()
            label.paint(painter, x, below + theme.px(theme.axis_text * 1.2))

    def _paint_y_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        ticks = self._y_ticks(self._most_y_ticks(axes.height()))
        (low, high), height = self._y_range, axes.height()
        for value, label in ticks:
            y = axes.bottom() - (value - low) / (high - low) * height
            if value != low and self.has_grid:
                painter.setPen(QPen(QColor(theme.grid), theme.px(1)))
                painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
            x = axes.left() - theme.px(12) - self._tick_width(label)
            baseline, exponent = y + metrics.capHeight() / 2, exponent_of(label)
            if exponent:
                paint_power(painter, exponent, x, baseline, theme, QColor(theme.muted))
            else:
                painter.setFont(theme.font(theme.tick))
                painter.setPen(QColor(theme.muted))
                painter.drawText(QPointF(x, baseline), label)

    def _paint_x_axis(self, painter: QPainter, axes: QRectF, metrics: QFontMetricsF) -> None:
        theme = self.theme
        pen = QPen(QColor(theme.axis), theme.axis_line * theme.zoom)
        painter.setPen(pen)
        painter.drawLine(axes.bottomLeft(), axes.bottomRight())
        low, high = self._x_range
        if not self.has_x_labels:
            return
        foot = axes.bottom() + theme.px(theme.tick_length)
        for value, _ in self._x_tick_list(axes):
            x = axes.left() + (value - low) / (high - low) * axes.width()
            painter.drawLine(QPointF(x, axes.bottom()), QPointF(x, foot))
        if not self.labels_with_cursor:
            self.paint_x_labels(painter, axes)

    def x_label_baseline(self, axes: QRectF) -> float:
        """Return where the labels of the horizontal axis stand, in pixels of the widget."""
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.tick))
        return (
            axes.bottom() + theme.px(theme.tick_length) + theme.px(4) + metrics.capHeight() * 1.25
        )

    def paint_x_labels(
        self, painter: QPainter, axes: QRectF, without: tuple[float, float] | None = None
    ) -> None:
        """Label the horizontal axis, but nothing between two places `without`, in pixels."""
        theme, (low, high) = self.theme, self._x_range
        font = theme.font(theme.tick)
        metrics, baseline = QFontMetricsF(font), self.x_label_baseline(axes)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        for value, label in self._x_tick_list(axes):
            width = metrics.horizontalAdvance(label)
            left = axes.left() + (value - low) / (high - low) * axes.width() - width / 2
            if without is None or left + width < without[0] or left > without[1]:
                painter.drawText(QPointF(left, baseline), label)
