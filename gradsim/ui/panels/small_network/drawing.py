"""The network as a drawing: circles and lines, with names and numbers."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.panels.small_network.circles import NetworkCircles, Shown
from gradsim.ui.panels.small_network.layout import MOST, Circle, NetLayout
from gradsim.ui.panels.small_network.lines import best_spot
from gradsim.ui.panels.small_network.parts import (
    Part,
    Weights,
    bias_of,
    parts_of,
    sizes_of,
)
from gradsim.ui.panels.small_network.weight_lines import LOWERS, RAISES, weight_pen
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number

LEAST_RADIUS = 30.0  # pixels before zoom, of a few neurons
LECTURE_RADIUS = 46.0  # in a lecture, where it is seen from afar
MOST_LABELS = 16  # weights with their numbers beside them


class NetworkDrawing(NetworkCircles):
    """The network with its title, the symbols of its neurons, weights and biases."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._labels: dict[Part, QRectF] = {}
        self._biases: dict[Part, QRectF] = {}
        self._spots: tuple[NetLayout | None, dict[Part, QPointF]] = None, {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("the network, its weights, and what every neuron computes"))

    def show_network(self, shown: Shown) -> None:
        """Show the network of an epoch."""
        super().show_network(shown)
        self.setAccessibleDescription(self._reading())

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
        neuron, layer = part.neuron + 1, part.layer + 1
        if part.is_bias(net):
            return self.tr("bias of neuron {0} in layer {1}").format(neuron, layer)
        weight = self.tr("weight of neuron {0} in layer {1} for input {2}")
        return weight.format(neuron, layer, part.source + 1)

    def sizeHint(self) -> QSize:
        """Return room for circles of the largest size."""
        return QSize(self.theme.px(480), self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which neurons can be told apart."""
        theme, frame = self.theme, self._title_height() + self._legend_height()
        sizes = (2, 2, 1) if self.shown is None else sizes_of(self.shown.weights)
        most = min(max(sizes), MOST)
        radius = LECTURE_RADIUS if theme.fills_window else LEAST_RADIUS
        of_each = theme.px(2 * radius + theme.end_label * 1.6) if most <= 2 else theme.px(30)
        return QSize(theme.px(216), round(frame + most * of_each))

    def area(self) -> QRectF:
        """Return the room between title and legend."""
        top = self._title_height()
        return QRectF(0, top, self.width(), self.height() - top - self._legend_height())

    def _title_height(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 8)

    def _legend_height(self) -> float:
        return self.theme.px(self.theme.small * 1.8)

    # ----- names and numbers

    def paint_words(self, painter: QPainter, shown: Shown, layout: NetLayout) -> None:
        """Paint the title, names and numbers where they have room, and the legend."""
        theme = self.theme
        painter.setFont(theme.font(theme.axis_text))
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(0, theme.px(theme.axis_text * 1.1)), shown.title)
        if layout.named:
            self._paint_names(painter, layout, shown.weights)
            self._paint_numbers(painter, layout, shown.weights)
        else:
            self._labels, self._biases = {}, {}

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
            color = theme.label_color(self.style_of(circle)).name()
            name = self.symbols.symbol(self.symbol(circle), theme.symbol, color)
            part = bias_of(net, circle.column - 1, circle.neuron)
            number = format_number(part.of(net))
            bias = self.symbols.symbol("b", theme.symbol * 0.85, theme.muted)
            gap = theme.px(5)
            widths = [
                name.size().width(), 2.2 * gap, bias.size().width(), gap,
                metrics.horizontalAdvance(number),
            ]  # fmt: skip
            x = circle.centre.x() - sum(widths) / 2
            x = min(max(x, 0), self.width() - sum(widths))
            depth = name.size().height() - name.baseline  # of the subscript
            y = circle.centre.y() - circle.radius - max(theme.px(7), depth + theme.px(3))
            name.paint(painter, x, y)
            x += widths[0] + widths[1]
            left = x
            bias.paint(painter, x, y)
            x += widths[2] + widths[3]
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if self.is_active(part) else theme.muted))
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
        for part, spot in self._number_spots(layout, metrics).items():
            value = part.of(net)
            text = format_number(value)
            width = metrics.horizontalAdvance(text)
            cover = QRectF(0, 0, width + theme.px(8), metrics.height())
            cover.moveCenter(spot)
            self._labels[part] = cover
            painter.fillRect(cover, QColor(theme.tint if self.is_active(part) else theme.ground))
            style = RAISES if value > 0 else LOWERS
            painter.setPen(theme.label_color(style) if value else QColor(theme.muted))
            rise = QPointF(-width / 2, metrics.capHeight() / 2)
            painter.drawText(cover.center() + rise, text)

    def _number_spots(self, layout: NetLayout, metrics: QFontMetricsF) -> dict[Part, QPointF]:
        """Return the middle of each number that has room: where fewest other lines pass."""
        if self._spots[0] is not layout:
            taken = [circle.box for column in layout.columns for circle in column]
            taken += self._biases.values()
            room = QSizeF(metrics.horizontalAdvance("−0.000") + 6, metrics.height())
            lines, spots = self.lines(), dict[Part, QPointF]()
            for part, line in lines.items():
                others = [other for other in lines.values() if other is not line]
                box = best_spot(line, room, taken, others)
                if box is not None:
                    taken.append(box)
                    spots[part] = box.center()
            self._spots = layout, spots
        return self._spots[1]

    def paint_legend(self, painter: QPainter, kinds: Collection[int]) -> None:
        """Say below the drawing what the kinds of lines are that it has."""
        theme = self.theme
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        y = self.height() - self._legend_height() / 2
        x = self.width() - 1.0
        length, gap = theme.px(32), theme.px(8)
        for sign, text in ((-1, self.tr("lowers")), (1, self.tr("raises"))):
            if sign not in kinds:
                continue
            x -= metrics.horizontalAdvance(text)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)
            x -= gap + length
            painter.setPen(weight_pen(theme, sign, 3.5 * theme.zoom))
            painter.drawLine(QPointF(x, y), QPointF(x + length, y))
            x -= 2 * gap
