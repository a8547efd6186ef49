"""The network as a drawing: live weights, and in every neuron what it computes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.networks.network import Array
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.layout import MOST, Circle, NetLayout, net_layout
from gradsim.ui.panels.small_network.lines import between, chord, line_ends, line_style
from gradsim.ui.panels.small_network.maps import NeuronMaps, cut_round, paint_disc
from gradsim.ui.panels.small_network.parts import (
    Part,
    Weights,
    bias_of,
    parts_of,
    sizes_of,
)
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView

THIN, PER_UNIT = 1.0, 0.8  # pixels of a weight's line, and more for each unit
THICKEST = 9.0
RAISES, LOWERS = 1, 0  # series whose colours the signs have
LEAST_RADIUS = 30.0  # pixels before zoom, of a few neurons
COARSE, FINE = 40, 150  # cells along a map while epochs follow one another, and at rest
REST = 150  # milliseconds until what is shown is computed finely
MOST_LABELS = 16  # weights with their numbers beside them
MOST_POINTS = 16  # that are drawn in the neurons
SPOTS = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)  # of a line, where its number may stand


Range = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Shown:
    """What is drawn: a network with its points, and the region of the plane."""

    state: NetworkState
    reach: tuple[Range, Range]
    title: str = ""

    @property
    def weights(self) -> Weights:
        """The weights by layer, with biases in the last column."""
        return self.state.weights


def width_of(weight: float) -> float:
    """Return how wide the line of a weight is, in pixels before zoom."""
    return min(THIN + PER_UNIT * abs(weight), THICKEST)


class NetworkDrawing(PaintedView):
    """Inputs, neurons and weights; maps become fine when epochs no longer follow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.shown: Shown | None = None
        self.maps: NeuronMaps | None = None
        self._layout: NetLayout | None = None
        self._texts: dict[tuple[str, float, str], Typeset] = {}
        self._lines: dict[Part, QLineF] = {}
        self._labels: dict[Part, QRectF] = {}
        self._biases: dict[Part, QRectF] = {}
        self._withholds = False
        self.hovered: Part | None = None
        self.chosen: Part | None = None  # has the keyboard
        self._fine = QTimer(self, singleShot=True, interval=REST)
        self._fine.timeout.connect(self._refine)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("the network, its weights, and what every neuron computes"))

    # ----- what is shown

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch."""
        before = self.shown
        if before is None or sizes_of(before.weights) != sizes_of(shown.weights):
            self._layout = None
            self.updateGeometry()
        self.shown = shown
        self.maps = NeuronMaps(shown.state, shown.reach, COARSE)
        self._fine.start()
        self.setAccessibleDescription(self._reading())
        self.update()

    def _refine(self) -> None:
        """Compute the maps as finely as they are seen, now that there is time."""
        shown, layout = self.shown, self.places
        if shown is None or layout is None:
            return
        cells = min(max(round(2 * layout.radius * self.devicePixelRatioF()), COARSE), FINE)
        self.maps = NeuronMaps(shown.state, shown.reach, cells)
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide nothing of the network before the run; it stands there as it starts."""
        self._withholds = withholds
        self.update()

    @property
    def places(self) -> NetLayout | None:
        """Where the circles stand."""
        if self._layout is None and self.shown is not None:
            top = self._title_height()
            foot = self._legend_height()
            area = QRectF(0, top, self.width(), self.height() - top - foot)
            self._lines = {}
            self._layout = net_layout(self.theme, area, sizes_of(self.shown.weights))
        return self._layout

    def _reading(self) -> str:
        """Return the weights in words, for a screen reader."""
        assert self.shown is not None
        net = self.shown.weights
        if sum(layer.size for layer in net) > 3 * MOST_LABELS:
            count = sum(layer.size for layer in net)
            return self.tr("{0} weights and biases").format(count)
        return ", ".join(
            f"{self.name(part)} {format_number(part.of(net))}" for part in parts_of(net)
        )

    def name(self, part: Part) -> str:
        """Return what a weight or a bias is called in words."""
        assert self.shown is not None
        net = self.shown.weights
        where = self.tr("layer {0}, neuron {1}").format(part.layer + 1, part.neuron + 1)
        if part.is_bias(net):
            return self.tr("bias, {0}").format(where)
        return self.tr("weight {0}, {1}").format(part.source + 1, where)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._texts.clear()
        self._layout = None
        if self.maps is not None:
            self.maps.forget_colors()
        super().restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        self._layout = None
        self._fine.start()

    def sizeHint(self) -> QSize:
        """Return room for circles of the largest size."""
        return QSize(self.theme.px(480), self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which neurons can be told apart."""
        theme, frame = self.theme, self._title_height() + self._legend_height()
        sizes = (2, 2, 1) if self.shown is None else sizes_of(self.shown.weights)
        most = min(max(sizes), MOST)
        of_each = theme.px(2 * LEAST_RADIUS + theme.end_label * 1.6) if most <= 3 else theme.px(26)
        return QSize(theme.px(216), round(frame + most * of_each))

    def _title_height(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 8)

    def _legend_height(self) -> float:
        return self.theme.px(self.theme.small * 1.8)

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint weights, then neurons on their ends, then what is written."""
        shown, layout, maps = self.shown, self.places, self.maps
        if shown is None or layout is None or maps is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(theme.font(theme.axis_text))
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(0, theme.px(theme.axis_text * 1.1)), shown.title)
        self._paint_weights(painter, shown.weights, layout)
        self._paint_inputs(painter, layout)
        for circle in layout.neurons:
            self._paint_neuron(painter, circle, shown, maps)
        self._paint_gaps(painter, layout)
        if layout.named:
            self._paint_names(painter, layout, shown.weights)
            self._paint_numbers(painter, layout, shown.weights)
        else:
            self._labels, self._biases = {}, {}
        self._paint_legend(painter)

    def lines(self) -> dict[Part, QLineF]:
        """Return the line of each weight that is drawn, between two circles."""
        layout = self.places
        if layout is None:
            return {}
        if not self._lines:
            self._lines = {
                Part(column - 1, head.neuron, tail.neuron): between(tail, head)
                for column in range(1, len(layout.columns))
                for head in layout.columns[column]
                for tail in layout.columns[column - 1]
            }
        return self._lines

    def _paint_weights(self, painter: QPainter, net: Weights, layout: NetLayout) -> None:
        """Paint all lines, those with one pen together: each alone takes twice as long."""
        zoom, most = self.theme.zoom, max(layout.radius * 0.5, 1.5)
        groups: dict[tuple[int, float], list[QLineF]] = {}
        for part, line in self.lines().items():
            weight = part.of(net)
            width = min(round(4 * width_of(weight)) / 4 * zoom, most)
            if part in (self.hovered, self.chosen):
                width += self.theme.px(2)
            sign = int(np.sign(weight)) if np.isfinite(weight) else 0
            groups.setdefault((sign, width), []).append(line)
        for (sign, width), lines in groups.items():
            painter.setPen(self._pen(sign, width))
            painter.drawLines(lines)

    def _pen(self, sign: int, width: float) -> QPen:
        """Return the pen of a weight: solid where it raises, dashed where it lowers."""
        theme = self.theme
        if sign == 0:
            return QPen(QColor(theme.axis), width)
        pen = QPen(theme.color(RAISES if sign > 0 else LOWERS), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if sign < 0:
            dash = max(6 * theme.zoom / width, 1.2)
            pen.setDashPattern([dash, 0.6 * dash])
        return pen

    def _paint_inputs(self, painter: QPainter, layout: NetLayout) -> None:
        theme = self.theme
        for circle in layout.columns[0]:
            painter.setPen(QPen(QColor(theme.text), theme.drawing * 0.6 * theme.zoom))
            painter.setBrush(QColor(theme.ground))
            painter.drawEllipse(circle.box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if circle.radius >= theme.px(9):
                size = min(theme.symbol * 1.15, circle.radius / theme.zoom * 0.9)
                self._paint_symbol(painter, f"x_{circle.neuron + 1}", circle.centre, size)

    def _rim(self, circle: Circle) -> QColor:
        """Return the colour of a neuron's rim: that of its line, if the plane has it."""
        first = circle.column == 1 and self.shown is not None
        if first and len(sizes_of(self.shown.weights)) > 2:  # type: ignore[union-attr]
            return self.theme.color(line_style(circle.neuron))
        return QColor(self.theme.text)

    def _paint_neuron(
        self, painter: QPainter, circle: Circle, shown: Shown, maps: NeuronMaps
    ) -> None:
        theme, box = self.theme, circle.box
        layer = circle.column - 1
        is_large = circle.radius >= theme.px(20)
        pen = QPen(self._rim(circle), theme.drawing * (0.8 if is_large else 0.5) * theme.zoom)
        picture = maps.picture(layer, circle.neuron, self.theme)
        painter.setPen(pen)
        if painter.paintEngine().type() is QPaintEngine.Type.Raster:
            paint_disc(painter, picture, box)
        else:
            painter.drawImage(box, cut_round(picture))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_large:
            if layer == 0:
                self._paint_own_line(painter, circle, shown)
            if len(shown.state.points) <= MOST_POINTS:
                self._paint_points(painter, circle, shown)

    def _paint_own_line(self, painter: QPainter, circle: Circle, shown: Shown) -> None:
        """Draw where a neuron of the first layer has z = 0."""
        row = shown.weights[0][circle.neuron]
        ends = line_ends(row, *shown.reach)
        if ends is None:
            return
        start, stop = (self._within(circle, shown, *end) for end in ends)
        line = chord(QLineF(start, stop), circle.centre, circle.radius)
        if line is not None:
            painter.setPen(self.theme.pen(line_style(circle.neuron), 1.75))
            painter.drawLine(line)

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
        radius = min(theme.point * 0.9 * theme.zoom, circle.radius * 0.075)
        for (x, y), target in zip(points.inputs.tolist(), points.targets.tolist(), strict=True):
            place = self._within(circle, shown, x, y)
            offset = place - circle.centre
            if hypot(offset.x(), offset.y()) < circle.radius - radius:
                paint_item(painter, theme, place, radius, target)

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

    # ----- names and numbers

    def symbol(self, circle: Circle) -> str:
        """Return the symbol of a neuron."""
        assert self.shown is not None
        last = len(sizes_of(self.shown.weights)) - 1
        if circle.column == last:
            return "a"
        if last == 2:
            return f"h_{{{circle.neuron + 1}}}"
        return f"h^{{{circle.column}}}_{{{circle.neuron + 1}}}"

    def _paint_names(self, painter: QPainter, layout: NetLayout, net: Weights) -> None:
        """Write above each neuron its symbol and its bias."""
        theme = self.theme
        self._biases = {}
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        for circle in layout.neurons:
            first = circle.column == 1 and len(sizes_of(net)) > 2
            style = line_style(circle.neuron) if first else -1
            name = self._text(self.symbol(circle), theme.symbol, theme.label_color(style).name())
            part = bias_of(net, circle.column - 1, circle.neuron)
            number = format_number(part.of(net))
            bias = self._text("b", theme.symbol * 0.85, theme.muted)
            gap = theme.px(5)
            widths = [
                name.size().width(), 2.2 * gap, bias.size().width(), gap,
                metrics.horizontalAdvance(number),
            ]  # fmt: skip
            x = circle.centre.x() - sum(widths) / 2
            x = min(max(x, 0), self.width() - sum(widths))
            y = circle.centre.y() - circle.radius - theme.px(7)
            name.paint(painter, x, y)
            x += widths[0] + widths[1]
            left = x
            bias.paint(painter, x, y)
            x += widths[2] + widths[3]
            painter.setFont(font)
            is_active = part in (self.hovered, self.chosen)
            painter.setPen(QColor(theme.accent if is_active else theme.muted))
            painter.drawText(QPointF(x, y), number)
            box = QRectF(left, y - metrics.ascent(), x + widths[4] - left, metrics.height())
            self._biases[part] = box

    def _paint_numbers(self, painter: QPainter, layout: NetLayout, net: Weights) -> None:
        """Write weights on their lines, as many as have room."""
        theme = self.theme
        self._labels = {}
        if len(self.lines()) > MOST_LABELS:
            return
        font = theme.font(theme.tick, 600)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        taken = [circle.box for column in layout.columns for circle in column]
        taken += self._biases.values()
        room = QSize(round(metrics.horizontalAdvance("−0.000") + 6), round(metrics.height()))
        for part, line in self.lines().items():
            box = _spot(line, room, taken)
            if box is None:
                continue
            taken.append(box)
            value = part.of(net)
            text = format_number(value)
            width = metrics.horizontalAdvance(text)
            cover = QRectF(0, 0, width + theme.px(8), metrics.height())
            cover.moveCenter(box.center())
            self._labels[part] = cover
            is_active = part in (self.hovered, self.chosen)
            painter.fillRect(cover, QColor(theme.tint if is_active else theme.ground))
            style = RAISES if value > 0 else LOWERS
            painter.setPen(theme.label_color(style) if value else QColor(theme.muted))
            rise = QPointF(-width / 2, metrics.capHeight() / 2)
            painter.drawText(cover.center() + rise, text)

    def _paint_legend(self, painter: QPainter) -> None:
        """Say below the drawing what the two kinds of lines are."""
        theme = self.theme
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        y = self.height() - self._legend_height() / 2
        x = self.width() - 1.0
        length, gap = theme.px(32), theme.px(8)
        for sign, text in ((-1, self.tr("lowers")), (1, self.tr("raises"))):
            x -= metrics.horizontalAdvance(text)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)
            x -= gap + length
            painter.setPen(self._pen(sign, 3.5 * theme.zoom))
            painter.drawLine(QPointF(x, y), QPointF(x + length, y))
            x -= 2 * gap

    def _text(self, tex: str, size: float, color: str) -> Typeset:
        key = (tex, size, color)
        if key not in self._texts:
            self._texts[key] = Typeset(
                f"${tex}$", self.theme.font(size), QColor(color), math_px=self.theme.px(size)
            )
        return self._texts[key]

    def _paint_symbol(self, painter: QPainter, tex: str, centre: QPointF, size: float) -> None:
        text = self._text(tex, size, self.theme.text)
        area = text.size()
        text.paint(
            painter, centre.x() - area.width() / 2, centre.y() - area.height() / 2 + text.baseline
        )


def paint_item(
    painter: QPainter, theme: Theme, place: QPointF, radius: float, target: float
) -> None:
    """Paint an item: filled where its target is 1, a ring where it is 0."""
    color = theme.color(RAISES if target > 0.5 else LOWERS)
    if target > 0.5:
        painter.setPen(QPen(QColor(theme.ground), max(radius * 0.25, 1)))
        painter.setBrush(color)
    else:
        rim = max(radius * 0.5, 1.2)
        painter.setPen(QPen(color, rim))
        painter.setBrush(QColor(theme.ground))
        radius -= rim / 2
    painter.drawEllipse(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _spot(line: QLineF, room: QSize, taken: Sequence[QRectF]) -> QRectF | None:
    """Return where the number of a weight stands on its line, clear of what is taken."""
    for share in SPOTS:
        box = QRectF(0, 0, room.width(), room.height())
        box.moveCenter(line.pointAt(share))
        if not any(box.intersects(other) for other in taken):
            return box
    return None
