"""The cost over the (w, b) plane, with the path that learning takes on it.

Colours and contours belong to the background, which a view keeps as a picture: painted as
items they took 10 ms of every frame.
"""

import itertools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from gradsim.core.single_neuron.experiment import SingleNeuron, cost_surface
from gradsim.ui.panels.single_neuron.contours import Contour, contours_of
from gradsim.ui.panels.single_neuron.marks import WayMarks, cost_notes, described
from gradsim.ui.panels.single_neuron.track import Track
from gradsim.ui.panels.single_neuron.way import Way
from gradsim.ui.plotting.digit_image import shades
from gradsim.ui.plotting.haloed import paint_haloed
from gradsim.ui.plotting.inks import line_color, shade, text_colors
from gradsim.ui.plotting.overlay import Overlay, Point
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import draw_text

Array = NDArray[np.float64]
Range = tuple[float, float]

CELLS = 200
BOLD = 2.3  # times a curve's width
LABEL_AT = 0.2  # of a contour, where its cost stands


class CostMap(Plot):
    """A heat map with labelled contours; the neuron of one series learns on it."""

    def __init__(self, theme: Theme, style: int) -> None:
        super().__init__(theme, "", QCoreApplication.translate("CostMap", "weight $w$"))
        self._shares: NDArray[np.uint8] | None = None  # of the highest cost, from 0 to 255
        self._image = QImage()
        self._contours: tuple[Contour, ...] = ()
        self._halo = PlotCurveItem(antialias=True)
        self._path = PlotCurveItem(antialias=True)  # all that is recorded
        self._past = PlotCurveItem(antialias=True)
        self._style, self._name = style, ""
        self._neuron: SingleNeuron | None = None
        self._ranges: tuple[Range, Range] | None = None
        self._highest = 1.0
        self._way: Way | None = None
        self._place = np.zeros(4)
        self._track: tuple[object, Track] | None = None
        for order, item in enumerate((self._halo, self._path, self._past)):
            item.setZValue(order)
            self.view.addItem(item, ignoreBounds=True)
        self.restyle(theme)

    def show_neuron(self, neuron: SingleNeuron, title: str) -> None:
        """Set a neuron with one input; its surface is drawn with its path, when it is visible."""
        self._neuron, self._ranges = neuron, None
        self._name = title
        self.set_title(self.tr("bias $b$"))
        self.setAccessibleName(self.tr("map of the cost, {0}").format(title))

    def _draw_surface(self, w_range: Range, b_range: Range) -> None:
        assert self._neuron is not None
        self.set_ranges(w_range, b_range)
        surface = cost_surface(self._neuron, _centres(*w_range), _centres(*b_range))
        finite = np.where(np.isfinite(surface), surface, np.nan)
        self._highest = float(np.nanmax(finite)) or 1.0
        shares = np.nan_to_num(surface / self._highest, nan=1.0, posinf=1.0)
        self._shares = np.rint(255 * np.clip(shares, 0.0, 1.0)).astype(np.uint8)
        self._color()
        self._contours = contours_of(self._neuron, w_range, b_range)

    def withhold(self, withholds: bool) -> None:
        """Hide how high the cost is, or show it again."""
        self.withholds = withholds
        self.resetCachedContent()
        self.refresh()

    def _color(self) -> None:
        """Give the surface the colours of the theme."""
        if self._shares is None:
            return
        rows = np.ascontiguousarray(self._shares[::-1])  # the highest bias comes first
        image = QImage(rows.data, CELLS, CELLS, CELLS, QImage.Format.Format_Indexed8)
        image.setColorTable(shades(self.theme.ground, self.theme.accent))
        self._image = image.copy()  # the rows are not its own

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint colours and contours on the grid."""
        super().drawBackground(painter, rect)
        if self._shares is None or self.withholds:
            return
        axes = self.axes_rect()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(axes, self._image)
        painter.setClipRect(axes)
        lines = [
            [self.to_pixels(*place) for place in zip(line.w.tolist(), line.b.tolist(), strict=True)]
            for line in self._contours
        ]
        for contour, places in zip(self._contours, lines, strict=True):
            painter.setPen(
                QPen(line_color(self.theme, contour.level / self._highest), self._line_width())
            )
            painter.drawPolyline(QPolygonF(places))
        painter.setFont(self.theme.font(self.theme.tick))
        self._paint_costs(painter, lines)
        painter.setPen(QPen(QColor(self.theme.axis), self._line_width()))
        painter.setClipping(False)
        painter.drawRect(axes)
        painter.restore()

    def _line_width(self) -> float:
        return self.theme.axis_line * self.theme.zoom

    def _paint_costs(self, painter: QPainter, lines: list[list[QPointF]]) -> None:
        """Write costs along the contours: of all, or of every second, fifth or tenth."""
        metrics = QFontMetricsF(painter.font())
        side = metrics.height() * 0.9
        spots = []
        for contour, places in zip(self._contours, lines, strict=True):
            falls = places[0].x() < places[-1].x()  # names stand above the way, costs below
            index = round((1 - LABEL_AT if falls else LABEL_AT) * (len(places) - 1))
            box = QRectF(0, 0, side, side)
            box.moveCenter(places[index])
            step = places[min(index + 2, len(places) - 1)] - places[max(index - 2, 0)]
            if self.axes_rect().contains(box):
                spots.append((contour, box, step))
        least = min((contour.level for contour in self._contours), default=1.0)
        for every in (1, 2, 5, 10):
            chosen = [spot for spot in spots if not round(spot[0].level / least) % every]
            boxes = [box for _, box, _ in chosen]
            if not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2)):
                break
        for contour, box, step in chosen:
            self._paint_cost(painter, contour, box.center(), step)

    def _paint_cost(
        self, painter: QPainter, contour: Contour, middle: QPointF, step: QPointF
    ) -> None:
        """Write a cost along its contour, upright."""
        metrics = QFontMetricsF(painter.font())
        share = contour.level / self._highest
        angle = float(np.degrees(np.arctan2(step.y(), step.x())))
        painter.save()
        painter.translate(middle)
        painter.rotate((angle + 90.0) % 180.0 - 90.0)
        start = QPointF(-metrics.horizontalAdvance(contour.text) / 2, metrics.capHeight() / 2)
        text, _ = text_colors(self.theme, share)
        paint_haloed(painter, start, contour.text, text, shade(self.theme, share))
        painter.restore()

    def show_way(self, way: Way, ranges: tuple[Range, Range], epoch: int, place: Array) -> None:
        """Draw a way over these ranges of weight and bias, with its place at an epoch."""
        if self._neuron is None:
            return
        if ranges != self._ranges:
            self._draw_surface(*ranges)
            self._ranges = ranges
        past = np.column_stack([way.places[:, way.places[0] < epoch], place])
        _, w, b, _ = place.tolist()
        self._path.setData(way.places[1], way.places[2])
        self._halo.setData(past[1], past[2])
        self._past.setData(past[1], past[2])
        self._way, self._place = way, place
        start = way.places[:, 0].tolist()
        points = [Point(start[1], start[2], self._style)]
        points += [Point(w, b, self._style, hollow=True)] if epoch else []
        self.overlay = Overlay(points)
        self.setAccessibleDescription(described(way, place))
        self.refresh()

    def _x_title_at_right(self) -> bool:
        return False

    def axes_rect(self) -> QRectF:
        """Return a square: only there does the path cross the contours at right angles."""
        rect = super().axes_rect()
        side = min(rect.width(), rect.height())
        return QRectF(rect.left(), rect.top(), side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size; it must not depend on how large the square is now."""
        theme = self.theme
        frame = self.height() - super().axes_rect().height()
        return QSize(theme.px(theme.tick * 12), round(frame + theme.px(theme.tick * 6)))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.theme = theme
        self._color()
        pen = theme.pen(self._style, theme.curve * BOLD, dashed=False)
        ahead = theme.pen(self._style, dashed=False)
        color = ahead.color()
        color.setAlphaF(0.5)
        ahead.setColor(color)
        halo = QPen(QColor(theme.ground), pen.widthF() + 3 * theme.zoom)
        halo.setCosmetic(True)
        for each in (pen, halo):
            each.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._past.setPen(pen)
        self._path.setPen(ahead)
        self._halo.setPen(halo)
        super().restyle(theme)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the beads, the start, the place at the epoch shown, and their names."""
        if self._way is None:
            return
        theme = self.theme
        key = self._way, axes, self._ranges
        if self._track is None or self._track[0] != key:
            self._track = key, Track.of(self._way, self._on_screen)
        track = self._track[1]
        spot = np.array([self._place[0], *self._on_screen(self._place[:, None])[:, 0]])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ground))
        radius = max(theme.curve * theme.zoom * BOLD * 0.24, 1.2)
        for _, x, y, _ in track.beads_before(spot, theme.point * theme.zoom * 1.3).T.tolist():
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        WayMarks(theme, track, self._place, spot, axes, self._highest, True).paint(painter)
        self._paint_note(painter)

    def _on_screen(self, places: Array) -> Array:
        rect, (x0, x1), (y0, y1) = self.axes_rect(), self._x_range, self._y_range
        x = rect.left() + (places[1] - x0) / (x1 - x0) * rect.width()
        y = rect.bottom() - (places[2] - y0) / (y1 - y0) * rect.height()
        return np.array([x, y, np.zeros_like(x)])

    def _paint_note(self, painter: QPainter) -> None:
        """Write beside the title which cost it is, and if there is room how far it has come."""
        assert self._way is not None
        theme = self.theme
        gap, baseline = theme.px(theme.end_label * 0.6), theme.px(theme.axis_text * 1.1)
        painter.setPen(theme.label_color(self._style))
        painter.setFont(theme.font(theme.end_label, 600))
        left = self.title_width() + 2 * gap
        painter.drawText(QPointF(left, baseline), self._name)
        left += QFontMetricsF(painter.font()).horizontalAdvance(self._name) + gap
        painter.setFont(theme.font(theme.end_label))
        metrics = QFontMetricsF(painter.font())
        room = self.width() - left
        notes = cost_notes(self._way, self._place)
        note = next((n for n in notes if metrics.horizontalAdvance(n) <= room), "")
        draw_text(painter, QPointF(left, baseline), note)


def _centres(low: float, high: float) -> Array:
    step = (high - low) / CELLS
    return np.asarray(low + (np.arange(CELLS) + 0.5) * step, np.float64)
