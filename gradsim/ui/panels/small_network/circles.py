"""The circles of a drawn network with what they compute, and the lines of its weights."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)

from gradsim.core.small_network.state import NetworkState
from gradsim.ui.layer import Layer
from gradsim.ui.panels.small_network.layout import Circle, NetLayout, net_layout
from gradsim.ui.panels.small_network.lines import chord, line_style
from gradsim.ui.panels.small_network.maps import NeuronMaps, cut_round, paint_disc
from gradsim.ui.panels.small_network.parts import Part, Weights, has_lines, sizes_of
from gradsim.ui.panels.small_network.weight_lines import LOWERS, RAISES, WeightLines
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.typeset_symbols import TypesetSymbols
from gradsim.ui.view import PaintedView

COARSE, FINE = 40, 150  # cells along a map while epochs follow one another, and at rest
MOST_HALVED = 72  # cells of a map up to which each has two pixels of a circle then
REST = 150  # milliseconds until what is shown is computed finely
MOST_POINTS = 16  # that are drawn in the neurons

Range = tuple[float, float]


def side_of(value: float) -> int:
    """Return the series of a class, or of an output that is on its side."""
    return RAISES if value > 0.5 else LOWERS


@dataclass(frozen=True, eq=False)
class Shown:
    """What is drawn: a network with its points, and the region of the plane.

    Attributes
    ----------
    maps : NeuronMaps, optional
        What was computed of it before, to be used where it fits.
    """

    state: NetworkState
    reach: tuple[Range, Range]
    title: str = ""
    maps: NeuronMaps | None = None

    @property
    def weights(self) -> Weights:
        """The weights by layer, with biases in the last column."""
        return self.state.weights


class NetworkCircles(PaintedView):
    """Inputs, neurons and weights; maps become fine when epochs no longer follow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.shown: Shown | None = None
        self.maps: NeuronMaps | None = None
        self._layout: NetLayout | None = None
        self.symbols = TypesetSymbols(theme)
        self._weights = WeightLines()
        self._rims = Layer()
        self.hovered: Part | None = None
        self.chosen: Part | None = None  # has the keyboard
        self._fine = QTimer(self, singleShot=True, interval=REST)
        self._fine.timeout.connect(self._refine)

    def forget_pictures(self) -> None:
        """Let go of the pictures of weights and of what stands around the circles."""
        self._weights.forget()
        self._rims.forget()

    # ----- what is shown

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch."""
        before = self.shown
        if before is None or sizes_of(before.weights) != sizes_of(shown.weights):
            self._layout = None
            self.updateGeometry()
        self.shown = shown
        maps, cells = shown.maps, self._cells()
        fits = maps is not None and (maps.reach, maps.cells) == (shown.reach, cells)
        self.maps = maps if fits else NeuronMaps(shown.state, shown.reach, cells)
        self._fine.start()
        self.update()

    def round_cells(self) -> int | None:
        """Return the cells of maps that are drawn as round pictures; None where they are not."""
        cells = self._cells()
        return cells if self.isVisible() and 2 * cells == self._pixels() else None

    def _cells(self) -> int:
        """Return the cells of a map while epochs follow: half of a circle's pixels, if not many."""
        pixels = self._pixels()
        return pixels // 2 if not pixels % 2 and 0 < pixels // 2 <= MOST_HALVED else COARSE

    def _pixels(self) -> int:
        """Return the pixels of the screen along a neuron's circle; 0 where there is none."""
        layout = self.places
        return 0 if layout is None else round(2 * layout.radius * self.devicePixelRatioF())

    def _refine(self) -> None:
        """Compute the maps more finely than they are seen, now that there is time."""
        shown, layout = self.shown, self.places
        if shown is None or layout is None:
            return
        cells = min(max(2 * self._pixels(), COARSE), FINE)
        self.maps = NeuronMaps(shown.state, shown.reach, cells)
        self.update()

    @property
    def places(self) -> NetLayout | None:
        """Where the circles stand."""
        if self._layout is None and self.shown is not None:
            sizes = sizes_of(self.shown.weights)
            self._layout = net_layout(self.theme, self.area(), sizes)
            self._weights.place(self._layout)
        return self._layout

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.symbols = TypesetSymbols(theme)
        self._layout = None
        if self.maps is not None:
            self.maps.forget_colors()
        super().restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        self._layout = None
        self._fine.start()

    # ----- painting

    def area(self) -> QRectF:
        """Return the room of circles and lines."""
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint weights, then neurons on their ends, then what is written."""
        shown, layout, maps = self.shown, self.places, self.maps
        if shown is None or layout is None or maps is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Qt smooths even what it copies pixel by pixel, in threads for which the window waits:
        # without that three circles take 0.5 ms of the processors less, and 33 take 1.1 ms less
        ratio, scale = self.devicePixelRatioF(), painter.deviceTransform().m11()
        is_copied = scale == ratio == int(ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_copied)
        marked = [part for part in (self.hovered, self.chosen) if part is not None]
        kinds = self._weights.paint(painter, self, self.area(), shown.weights, marked)
        self._paint_maps(painter, layout.neurons, maps)
        key = layout, self.theme, has_lines(shown.weights), kinds
        self._rims.paint(painter, self, key, lambda layer: self._paint_rims(layer, layout, kinds))
        if self._is_large(layout.neurons[0]):  # all are of one size
            self._paint_own_lines(painter, layout.columns[1], shown)
            if len(shown.state.points) <= MOST_POINTS:
                for circle in layout.neurons:
                    self._paint_points(painter, circle, shown)
        self._paint_gaps(painter, layout)
        self.paint_words(painter, shown, layout)

    def paint_words(self, painter: QPainter, shown: Shown, layout: NetLayout) -> None:
        """Paint what is written."""

    def paint_legend(self, painter: QPainter, kinds: Collection[int]) -> None:
        """Paint what the lines of these signs mean."""

    def is_active(self, part: Part) -> bool:
        """Whether a weight or bias is under the pointer, or has the keyboard."""
        return part in (self.hovered, self.chosen)

    def style_of(self, circle: Circle) -> int:
        """Return the series of a neuron: that of its line, if the plane has one."""
        assert self.shown is not None
        has_line = circle.column == 1 and has_lines(self.shown.weights)
        return line_style(circle.neuron) if has_line else INK

    def lines(self) -> dict[Part, QLineF]:
        """Return the line of each weight that is drawn, between two circles."""
        return {} if self.places is None else self._weights.lines

    def _paint_rims(self, painter: QPainter, layout: NetLayout, kinds: Collection[int]) -> None:
        """Paint the inputs, the circles around what neurons compute, and the legend."""
        theme = self.theme
        for circle in layout.columns[0]:
            painter.setPen(QPen(QColor(theme.text), theme.drawing * 0.6 * theme.zoom))
            painter.setBrush(QColor(theme.ground))
            painter.drawEllipse(circle.box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            size = min(theme.symbol * 1.15, circle.radius / theme.zoom * 0.9)
            if size >= theme.small:  # else it could not be read
                self.symbols.paint(painter, f"x_{circle.neuron + 1}", circle.centre, size)
        for circle in layout.neurons:
            width = theme.drawing * (0.8 if self._is_large(circle) else 0.5) * theme.zoom
            painter.setPen(QPen(theme.color(self.style_of(circle)), width))
            painter.drawEllipse(circle.box)
        self.paint_legend(painter, kinds)

    def _is_large(self, circle: Circle) -> bool:
        return circle.radius >= self.theme.px(20)

    def _paint_maps(self, painter: QPainter, circles: Sequence[Circle], maps: NeuronMaps) -> None:
        theme = self.theme
        is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if is_raster and 2 * maps.cells == self._pixels():
            maps.paint_round(painter, circles, theme)
            return
        # the rims cover most of the edges; smooth ones take 0.7 ms for three circles, three times
        # as long, for which there is time at rest
        ragged = is_raster and self._fine.isActive()
        smooth, hints = QPainter.RenderHint.SmoothPixmapTransform, painter.renderHints()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not ragged)
        painter.setRenderHint(smooth)
        for circle in circles:
            picture = maps.picture(circle.column - 1, circle.neuron, theme)
            if is_raster:
                paint_disc(painter, picture, circle.box)
            else:
                painter.drawImage(circle.box, cut_round(picture))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(smooth, hints & smooth == smooth)

    def _paint_own_lines(self, painter: QPainter, circles: Sequence[Circle], shown: Shown) -> None:
        """Draw where the neurons of the first layer have z = 0, at once where in one colour."""
        rows, groups = shown.weights[0].tolist(), dict[int, list[QLineF]]()
        for circle in circles:
            line = chord(rows[circle.neuron], *shown.reach, circle)
            if line is not None:
                groups.setdefault(self.style_of(circle), []).append(line)
        for style, lines in groups.items():
            painter.setPen(self.theme.pen(style, 1.75))
            painter.drawLines(lines)

    def _within(self, circle: Circle, shown: Shown, x: float, y: float) -> QPointF:
        """Return where a place of the plane lies in a neuron's circle."""
        (x0, x1), (y0, y1) = shown.reach
        box = circle.box
        return QPointF(
            box.left() + (x - x0) / (x1 - x0) * box.width(),
            box.bottom() - (y - y0) / (y1 - y0) * box.height(),
        )

    def _paint_points(self, painter: QPainter, circle: Circle, shown: Shown) -> None:
        theme, points = self.theme, shown.state.points
        radius = min(theme.point * 0.9 * theme.zoom, circle.radius * 0.1)
        for (x, y), target in zip(points.inputs.tolist(), points.targets.tolist(), strict=True):
            place = self._within(circle, shown, x, y)
            offset = place - circle.centre
            if hypot(offset.x(), offset.y()) < circle.radius - radius:
                paint_small_item(painter, theme, place, radius, target)

    def _paint_gaps(self, painter: QPainter, layout: NetLayout) -> None:
        theme = self.theme
        font = theme.font(theme.tick)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        for place, count in layout.gaps:
            text = f"+{count}"
            width = QFontMetricsF(font).horizontalAdvance(text)
            rise = QFontMetricsF(font).capHeight() / 2
            box = QRectF(place.x() - width / 2 - 3, place.y() - 2 * rise, width + 6, 4 * rise)
            painter.fillRect(box, QColor(theme.ground))
            painter.drawText(place + QPointF(-width / 2, rise), text)


def paint_small_item(
    painter: QPainter, theme: Theme, place: QPointF, radius: float, target: float
) -> None:
    """Paint an item smaller than on the plane, with a ring that is thick enough all the same."""
    color, ground = theme.color(side_of(target)), QColor(theme.ground)
    rim = max(radius * 0.5, 1.2)
    if target > 0.5:
        painter.setPen(QPen(ground, rim / 2))
        painter.setBrush(color)
    else:
        painter.setPen(QPen(color, rim))
        painter.setBrush(ground)
        radius -= rim / 2
    painter.drawEllipse(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
