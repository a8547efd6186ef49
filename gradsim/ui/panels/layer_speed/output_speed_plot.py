"""The speed of the output layer, whose point is how far apart two costs start."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gradsim.core.layer_speed.findings import apart_at_start, rounded
from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.plot import Array
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_number
from gradsim.ui.typesetting.text import draw_text, text_width

FIRST_PART = 3  # of a run, into which it is divided where the start is the point


class OutputSpeedPlot(SpeedPlot):
    """‖δ^L‖ over epochs; with two costs, of the first part, with their distance at the start."""

    def __init__(self, theme: Theme) -> None:
        name = QCoreApplication.translate(
            "OutputViews", r"speed of the output layer $\|\delta^L\|$"
        )
        super().__init__(theme, name)
        #: Whether the start of two costs is the point, in place of the whole run.
        self.of_start = False

    def show_curves(self, curves: Sequence[Curve], last_epoch: int) -> None:
        """Show these curves, over epochs 0 to `last_epoch` or a part of them."""
        super().show_curves(curves, last_epoch // FIRST_PART if self.of_start else last_epoch)

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve, up to the end of the axis."""
        if self.of_start:
            x, y = x[x <= self._last], y[x <= self._last]
        super().set_data(index, x, y)

    def _mark(self) -> None:
        super()._mark()
        if not self.of_start:
            return
        overlay = self.overlay
        overlay.points = [point for point in overlay.points if point.x <= self._last]
        if overlay.cursor is not None and overlay.cursor > self._last:
            overlay.cursor = None

    def word_boxes(self, axes: QRectF) -> list[QRectF]:
        """Return where words stand, among them how far apart the curves start."""
        box = self._box_of_lines(axes)
        return [*super().word_boxes(axes), *([] if box is None else [box])]

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint how far apart the curves start, too."""
        super().paint_over(painter, axes)
        starts, lines = self._starts(), self._lines()
        if not lines:
            return
        top, foot = sorted(self.to_pixels(0.0, start).y() for start in starts)
        self._paint_span(painter, axes, top, foot)
        box = self._box_of_lines(axes)
        if box is not None:
            self._paint_lines(painter, box, lines)

    def _starts(self) -> list[float]:
        """Return where the curves start."""
        return [curve.at(0) or 0.0 for curve in self._sources if not curve.ghost]

    def _lines(self) -> list[str]:
        """Return how far apart the curves start; nothing where that is not the point."""
        is_told = self.of_start and not self.withholds and not self.is_magnified
        if not is_told or not self._sources or not all(self._starts()):
            return []
        live = next(curve for curve in self._sources if not curve.ghost)
        apart = apart_at_start(live.recording)
        if apart is None:
            return []
        ratio = rounded(apart)
        text = format_count(ratio) if isinstance(ratio, int) else format_number(ratio)
        return [
            QCoreApplication.translate("OutputViews", "{0}× apart").format(text),
            QCoreApplication.translate("OutputViews", "at the start"),
        ]

    def _paint_span(self, painter: QPainter, axes: QRectF, top: float, foot: float) -> None:
        """Paint a line from start to start, just left of the axis' end of the curves."""
        theme = self.theme
        x, half = axes.left() - theme.px(4), theme.px(theme.tick * 0.3)
        painter.setPen(QPen(QColor(theme.accent), theme.cursor * 1.3 * theme.zoom))
        painter.drawLine(QPointF(x, top), QPointF(x, foot))
        for y in (top, foot):
            painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))

    def _fonts(self) -> list[QFont]:
        return [self.theme.font(self.theme.end_label, 600), self.theme.font(self.theme.tick)]

    def _box_of_lines(self, axes: QRectF) -> QRectF | None:
        """Return where the lines stand: where no curve runs, as high up as they find room."""
        theme, lines, fonts = self.theme, self._lines(), self._fonts()
        if not lines:
            return None
        width = max(text_width(line, font) for font, line in zip(fonts, lines, strict=True))
        height = sum(QFontMetricsF(font).height() for font in fonts)
        step, box = theme.px(8), QRectF(0, axes.top() + theme.px(2), width, height)
        box.moveLeft(axes.left() + 2 * step)
        while box.right() <= axes.right() + theme.px(theme.tick):
            if not self._crosses_curve(box):
                return box
            box.translate(step, 0)
        return None

    def _paint_lines(self, painter: QPainter, box: QRectF, lines: Sequence[str]) -> None:
        theme, y = self.theme, box.top()
        for font, line, color in zip(self._fonts(), lines, (theme.accent, theme.text), strict=True):
            size = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color))
            draw_text(painter, QPointF(box.left(), y + size.ascent()), line)
            y += size.height()
