"""The network as the lecture draws it: the first neurons of each hidden layer, with bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.tables.column_table import shown_columns
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView

LEAST_BAR = 1.5  # pixels: a sign stays readable however small the value
LARGEST_RADIUS = 34


@dataclass(frozen=True)
class DrawnLayer:
    """A hidden layer: ∂C/∂b of its first neurons, how many it has, and its speed."""

    number: int
    style: int
    gradients: tuple[float, ...]
    width: int
    speed: float


def full_bar(values: Sequence[float]) -> float:
    """Return the value of a full bar: the least of 1, 2, 3, 5, 7, 10, … that holds all values.

    Steps keep the scale still while bars move.
    """
    largest = max((abs(value) for value in values), default=0.0)
    if not largest:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    least = largest * (1 - 1e-12)
    return next(step * power for step in (1, 2, 3, 5, 7, 10) if step * power >= least)


class NetworkDrawing(PaintedView):
    """Columns of circles with a signed bar for ∂C/∂b in each; the layers' speeds beneath."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.common_scale = True
        self._layers: tuple[DrawnLayer, ...] = ()
        self._note = ""
        self._detail = ""
        self._net = QPixmap()
        self._net_key: object = None
        self._title: list[Typeset] = []  # the longest first
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("network with gradients of its neurons"))

    def show_layers(self, layers: Sequence[DrawnLayer], detail: str = "") -> None:
        """Show the layers at an epoch; `detail` says which cost, where two run."""
        self._layers, self._note = tuple(layers), ""
        if detail != self._detail:
            self._detail, self._title = detail, []
        first = layers[0].speed if layers else 0.0
        self.setAccessibleDescription(
            " ".join(
                self.tr("layer {0}: speed {1}, {2} layer 1.").format(
                    layer.number, format_number(layer.speed), self._multiple(layer.speed, first)
                )
                for layer in layers
            )
        )
        self.update()

    def show_note(self, note: str) -> None:
        """Show a sentence in place of the drawing."""
        self._layers, self._note = (), note
        self.setAccessibleDescription(note)
        self.update()

    def scales(self) -> list[float]:
        """Return the value of a full bar in each layer."""
        if self.common_scale:
            everything = [value for layer in self._layers for value in layer.gradients]
            return [full_bar(everything)] * len(self._layers)
        return [full_bar(layer.gradients) for layer in self._layers]

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self._title = []
        super().restyle(theme)

    # ----- measures

    def sizeHint(self) -> QSize:
        """Return room for circles that are easily seen."""
        return QSize(self.theme.px(304), round(self._frame() + 6 * self.theme.px(55)))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which bars can be told apart."""
        return QSize(self.theme.px(216), round(self._frame() + 6 * self.theme.px(19)))

    def _title_height(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 8)

    def _line(self) -> float:
        return QFontMetricsF(self.theme.font(self.theme.end_label)).height() * 1.1

    def _frame(self) -> float:
        """Return the height of all that is not circles."""
        return self._title_height() + 4.2 * self._line()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, circles, bars and numbers."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter)
        if not self._layers:
            area = QRectF(self.rect()).adjusted(0, self._title_height() + theme.px(8), 0, 0)
            painter.setFont(theme.font(theme.interface))
            painter.setPen(QColor(theme.muted))
            painter.drawText(area, Qt.TextFlag.TextWordWrap, self._note)
            return
        scales = self.scales()
        numbers = theme.font(theme.end_label)
        least = QFontMetricsF(numbers).horizontalAdvance(self.tr("layer {0}").format(4)) + theme.px(
            6
        )
        places = shown_columns(len(self._layers), max(int(self.width() / least), 3))
        texts = [format_number(layer.speed) for layer in self._layers]
        times = [self._multiple(layer.speed, self._layers[0].speed) for layer in self._layers]
        pitch_x = min(self.width() / len(places), theme.px(190))
        shows_speed = True
        widest = ["0.00·10⁻⁰"]  # not those of the moment, or the circles would jump
        if self._widest(widest, numbers) > pitch_x:
            numbers = theme.font(theme.tick)
            shows_speed = self._widest(widest, numbers) <= pitch_x
        if self._widest(times, numbers) > pitch_x:
            times = [
                self._multiple(layer.speed, self._layers[0].speed, 1) for layer in self._layers
            ]
        line = self._line()
        small = theme.font(theme.small)
        caption = self.height() > self.minimumSizeHint().height() + 2 * line
        top = self._title_height() + line * 1.3
        bottom = self.height() - line * (1.1 + 1.1 * caption + shows_speed)
        rows = max(len(layer.gradients) for layer in self._layers)
        more = any(layer.width > len(layer.gradients) for layer in self._layers)
        pitch_y = min((bottom - top) / (max(rows, 4) + (0.7 if more else 0.0)), theme.px(84))
        radius = min(pitch_y * 0.43, pitch_x * 0.33, theme.px(LARGEST_RADIUS))
        left = (self.width() - pitch_x * len(places)) / 2
        centres = {
            place: left + pitch_x * (index + 0.5)
            for index, place in enumerate(places)
            if place is not None
        }
        self._paint_connections(painter, places, centres, top, pitch_y, radius)
        for index, place in enumerate(places):
            if place is None:
                self._centred(painter, "…", left + pitch_x * (index + 0.5), top + 2.5 * pitch_y)
                continue
            layer = self._layers[place]
            x = centres[place]
            painter.setFont(theme.font(theme.end_label))
            painter.setPen(theme.label_color(layer.style))
            self._centred(painter, self.tr("layer {0}").format(layer.number), x, top - line * 0.45)
            for row, value in enumerate(layer.gradients):
                centre = QPointF(x, top + pitch_y * (row + 0.5))
                self._paint_neuron(painter, layer, value, scales[place], centre, radius)
                if len(places) == 2:
                    room = left + pitch_x / 2 - radius
                    share, side = value / scales[place], 1 if index else -1
                    self._paint_beside(painter, layer, value, share, centre, radius, room * side)
            if layer.width > len(layer.gradients):
                self._paint_dots(painter, x, top + pitch_y * (len(layer.gradients) + 0.35), pitch_y)
            y = bottom + line * 0.85
            painter.setFont(numbers)
            if shows_speed:
                painter.setPen(theme.label_color(layer.style))
                self._centred(painter, texts[place], x, y)
                y += line
            painter.setPen(QColor(theme.muted))
            self._centred(painter, times[place], x, y)
        if caption:
            painter.setFont(small)
            painter.setPen(QColor(theme.muted))
            text = self.tr("speed of the layer, and as a multiple of layer 1")
            metrics = QFontMetricsF(small)
            if not shows_speed or metrics.horizontalAdvance(text) > self.width():
                text = self.tr("speed, as a multiple of layer 1")
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
            self._centred(painter, text, self.width() / 2, self.height() - line * 0.25)

    def _paint_title(self, painter: QPainter) -> None:
        theme = self.theme
        baseline = theme.px(theme.axis_text * 1.1)
        font = theme.font(theme.tick)
        metrics = QFontMetricsF(font)
        if not self._title:
            symbol = r"$\partial C / \partial b$"
            words = [self.tr("top six neurons"), *([self._detail] if self._detail else [])]
            face, color = theme.font(theme.axis_text), QColor(theme.text)
            self._title = [
                Typeset(", ".join([symbol, *words[:count]]), face, color)
                for count in range(len(words), -1, -1)
            ]
        text = ""
        if self._layers:
            text = (
                self.tr("full bar {0}").format(format_number(self.scales()[0], 1))
                if self.common_scale
                else self.tr("each layer its own scale")
            )
        room = self.width() - metrics.horizontalAdvance(text) - theme.px(10)
        fits = (title for title in self._title if title.size().width() <= room)
        next(fits, self._title[-1]).paint(painter, 0, baseline)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(text), baseline), text)

    def _paint_connections(
        self,
        painter: QPainter,
        places: Sequence[int | None],
        centres: dict[int, float],
        top: float,
        pitch: float,
        radius: float,
    ) -> None:
        """Draw the weights between neighbouring layers, faintly; they stay while bars move."""
        counts = [len(layer.gradients) for layer in self._layers]

        def draw(on: QPainter) -> None:
            color = QColor(self.theme.axis)
            color.setAlphaF(0.35)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            on.setPen(QPen(color, max(self.theme.zoom * 0.8, 0.6)))
            for a, b in pairwise(places):
                if a is not None and b is not None:
                    on.drawLines(_between(centres[a], centres[b], counts[a], counts[b], top, pitch))

        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            draw(painter)  # lines, in a format that has lines
            return
        ratio = painter.deviceTransform().m11()  # a picture may be denser than the screen
        key = (self.size(), ratio, self.theme, tuple(places), tuple(counts), top, pitch, radius)
        if key != self._net_key:
            self._net_key = key
            self._net = QPixmap(self.size() * ratio)
            self._net.setDevicePixelRatio(ratio)
            self._net.fill(Qt.GlobalColor.transparent)
            net = QPainter(self._net)
            draw(net)
            net.end()
        painter.drawPixmap(0, 0, self._net)

    def _paint_neuron(
        self,
        painter: QPainter,
        layer: DrawnLayer,
        value: float,
        scale: float,
        centre: QPointF,
        radius: float,
    ) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.axis), max(theme.axis_line, 1.25) * theme.zoom))
        painter.setBrush(QColor(theme.ground))
        painter.drawEllipse(centre, radius, radius)
        half = radius * 0.55
        painter.setPen(QPen(QColor(theme.muted), theme.px(1)))
        painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
        if not value:
            return
        length = max(min(abs(value) / scale, 1.0) * radius * 0.86, LEAST_BAR * theme.zoom)
        width = radius * 0.5
        start = centre.y() - length if value > 0 else centre.y()
        bar = QRectF(centre.x() - width / 2, start, width, length)
        painter.fillRect(bar, theme.color(layer.style))
        arm = max(radius * 0.16, 2.6 * theme.zoom)
        sign = centre + QPointF(radius * 0.86 + arm, -radius * 0.86)
        painter.setPen(QPen(theme.label_color(layer.style), max(arm * 0.45, 1.4)))
        painter.drawLine(sign - QPointF(arm, 0), sign + QPointF(arm, 0))
        if value > 0:
            painter.drawLine(sign - QPointF(0, arm), sign + QPointF(0, arm))

    def _paint_beside(
        self,
        painter: QPainter,
        layer: DrawnLayer,
        value: float,
        share: float,
        centre: QPointF,
        radius: float,
        room: float,
    ) -> None:
        """Paint the bar again beside its neuron, as long as there is room, and its value.

        Two layers in a wide view have much of it; `room` is negative where it is at the left.
        """
        theme = self.theme
        font = theme.font(theme.end_label)
        metrics = QFontMetricsF(font)
        gap, text = theme.px(12), format_number(value)
        widest = metrics.horizontalAdvance("−0.00·10⁻⁰")
        longest = abs(room) - widest - radius * 0.5 - 2 * gap
        if longest < widest:
            return
        side = 1 if room > 0 else -1
        start = centre.x() + side * (radius * 1.5 + gap)
        length = max(min(abs(share), 1.0) * longest, LEAST_BAR * theme.zoom)
        thick = min(radius * 0.9, metrics.capHeight() * 1.3)
        stop = start + side * length
        box = QRectF(QPointF(start, centre.y() - thick / 2), QPointF(stop, centre.y() + thick / 2))
        painter.fillRect(box.normalized(), theme.color(layer.style))
        painter.setFont(font)
        painter.setPen(theme.label_color(layer.style))
        x = stop + gap if side > 0 else stop - gap - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, centre.y() + metrics.capHeight() / 2), text)

    def _paint_dots(self, painter: QPainter, x: float, y: float, pitch: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.muted))
        size = self.theme.zoom * 1.4
        for step in (-1, 0, 1):
            painter.drawEllipse(QPointF(x, y + step * pitch * 0.17), size, size)

    @staticmethod
    def _widest(texts: Sequence[str], font: QFont) -> float:
        """Return the room that the widest text needs, with a space to the next."""
        metrics = QFontMetricsF(font)
        return max(metrics.horizontalAdvance(text) for text in texts) + metrics.height() * 0.3

    @staticmethod
    def _centred(painter: QPainter, text: str, x: float, baseline: float) -> None:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QPointF(x - width / 2, baseline), text)

    @staticmethod
    def _multiple(speed: float, first: float, digits: int = 2) -> str:
        if not first:
            return "–" if not speed else "∞"
        return "1×" if speed == first else f"{format_number(speed / first, digits)}×"


def _between(
    left: float, right: float, ones: int, others: int, top: float, pitch: float
) -> list[QLineF]:
    """Return the lines from each neuron of one column to each of the next."""
    return [
        QLineF(left, top + pitch * (row + 0.5), right, top + pitch * (next_row + 0.5))
        for row in range(ones)
        for next_row in range(others)
    ]
