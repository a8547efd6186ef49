"""The network as the lecture draws it: the first neurons of each hidden layer, with bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
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

from gradsim.core.layer_speed.findings import rounded
from gradsim.ui.panels.layer_speed.neuron_bars import (
    Column,
    DrawnLayer,
    connections,
    full_bar,
    gap,
    paint_column,
    text_room,
)
from gradsim.ui.tables.column_table import shown_columns
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, format_count, format_number
from gradsim.ui.typesetting.text import draw_text, text_width
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView

__all__ = ["DrawnLayer", "NetworkDrawing", "full_bar"]

LARGEST_RADIUS = 16  # the bars are the point


@dataclass(frozen=True)
class _Measures:
    """Where columns and numbers stand, in pixels."""

    places: list[int | None]  # the layers shown, None for those left out
    columns: list[Column]  # of these places
    times: list[str]  # each speed as a multiple of the first layer's
    names: QFont
    numbers: QFont
    shows_speed: bool
    caption: bool
    bottom: float
    line: float


class NetworkDrawing(PaintedView):
    """Columns of circles with a signed bar for ∂C/∂b in each; the layers' speeds below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.common_scale = True
        self._layers: tuple[DrawnLayer, ...] = ()
        self._note = ""
        self._withholds = False
        self._detail = ""
        self._net = QPixmap()
        self._net_key: object = None
        self._title: list[Typeset] = []  # the longest first
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("network with gradients of its neurons"))

    def forget_pictures(self) -> None:
        """Let go of the picture of the connections."""
        self._net, self._net_key = QPixmap(), None

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

    def withhold(self, withholds: bool) -> None:
        """Show the network alone, without gradients and speeds, or these again."""
        self._withholds = withholds
        self.update()

    def scales(self) -> list[float]:
        """Return the value of a full bar in each layer."""
        if self.common_scale:
            everything = [value for layer in self._layers for value in layer.gradients]
            return [full_bar(everything)] * len(self._layers)
        return [full_bar(layer.gradients) for layer in self._layers]

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
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
        measures = self._measure() if self._layers else None
        has_values = measures is not None and any(each.text_room for each in measures.columns)
        self._paint_title(painter, has_values)
        if measures is None:
            area = QRectF(self.rect()).adjusted(0, self._title_height() + theme.px(8), 0, 0)
            painter.setFont(theme.font(theme.interface))
            painter.setPen(QColor(theme.muted))
            painter.drawText(area, Qt.TextFlag.TextWordWrap, self._note)
            return
        scales = self.scales()
        self._paint_connections(painter, measures)
        for place, column in zip(measures.places, measures.columns, strict=True):
            middle = column.middle(theme.px(44))
            if place is None:
                painter.setFont(theme.font(theme.end_label))
                painter.setPen(QColor(theme.muted))
                self._centred(painter, "…", middle, column.centre(2).y())
                continue
            layer = self._layers[place]
            painter.setFont(measures.names)
            painter.setPen(theme.label_color(layer.style))
            name = self.tr("layer {0}").format(layer.number)
            self._centred(painter, name, middle, column.top - measures.line * 0.45)
            paint_column(painter, theme, column, layer, scales[place], bare=self._withholds)
            self._paint_numbers(painter, measures, middle, layer, measures.times[place])
        if measures.caption:
            self._paint_caption(painter, measures)

    def _measure(self) -> _Measures:
        """Return the measures; numbers are smaller, or left out, in narrow columns."""
        theme = self.theme
        numbers = theme.font(theme.end_label)
        names, name = numbers, self.tr("layer {0}").format(len(self._layers))
        small = QFontMetricsF(theme.font(theme.tick)).horizontalAdvance(name) + theme.px(6)
        places = shown_columns(len(self._layers), max(int(self.width() / small), 3))
        pitch = self.width() / len(places)
        if QFontMetricsF(names).horizontalAdvance(name) + theme.px(6) > pitch:
            names = theme.font(theme.tick)
        shows_speed = True
        widest = ["0.00·10⁻⁰"]  # not those of the moment, or the circles would jump
        if self._widest(widest, numbers) > pitch:
            numbers = theme.font(theme.tick)
            shows_speed = self._widest(widest, numbers) <= pitch
        times = self._multiples(2)
        if self._widest(times, numbers) > pitch:
            times = self._multiples(1)
        line = self._line()
        caption = self.height() > self.minimumSizeHint().height() + 2 * line
        top = self._title_height() + line * 1.3
        bottom = self.height() - line * (1.1 + 1.1 * caption + shows_speed)
        return _Measures(
            places=places,
            columns=self._columns(len(places), top, bottom),
            times=times,
            names=names,
            numbers=numbers,
            shows_speed=shows_speed,
            caption=caption,
            bottom=bottom,
            line=line,
        )

    def _columns(self, count: int, top: float, bottom: float) -> list[Column]:
        """Return the columns: of two the bars go outwards, of others to the right."""
        theme = self.theme
        rows = max(len(layer.gradients) for layer in self._layers)
        more = any(layer.width > len(layer.gradients) for layer in self._layers)
        pitch = min((bottom - top) / (max(rows, 4) + (0.6 if more else 0.0)), theme.px(120))
        width = self.width() / count
        radius = min(pitch * 0.36, width * 0.075, theme.px(LARGEST_RADIUS))
        inner = min(width * 0.18, theme.px(44)) if count == 2 else 0.0  # half the way between
        room = width - 2 * radius - inner - 2 * gap(theme)
        text = text_room(theme) if room > 2 * text_room(theme) else 0.0
        columns = []
        for index in range(count):
            left, side = index * width, 1 if index or count != 2 else -1
            edge = max(inner, theme.px(2))  # of the outline of a circle
            x = left + edge + radius if side > 0 else left + width - edge - radius
            columns.append(Column(x, top, pitch, radius, side, max(room - text, 1.0), text))
        return columns

    def _paint_numbers(
        self, painter: QPainter, measures: _Measures, x: float, layer: DrawnLayer, times: str
    ) -> None:
        """Paint a layer's speed, and as which multiple of the first layer's."""
        y = measures.bottom + measures.line * 0.85
        painter.setFont(measures.numbers)
        if measures.shows_speed:
            painter.setPen(self.theme.label_color(layer.style))
            speed = UNKNOWN if self._withholds else format_number(layer.speed)
            self._centred(painter, speed, x, y)
            y += measures.line
        painter.setPen(QColor(self.theme.muted))
        self._centred(painter, f"{UNKNOWN}×" if self._withholds else times, x, y)

    def _paint_caption(self, painter: QPainter, measures: _Measures) -> None:
        small = self.theme.font(self.theme.small)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        text = self.tr("speed of the layer, and as a multiple of layer 1")
        metrics = QFontMetricsF(small)
        if not measures.shows_speed or metrics.horizontalAdvance(text) > self.width():
            text = self.tr("speed, as a multiple of layer 1")
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        self._centred(painter, text, self.width() / 2, self.height() - measures.line * 0.25)

    def _paint_title(self, painter: QPainter, has_values: bool) -> None:
        theme = self.theme
        baseline = theme.px(theme.axis_text * 1.1)
        font = theme.font(theme.tick)
        if not self._title:
            symbol = r"$\partial C / \partial b$"
            words = [self.tr("top six neurons"), *([self._detail] if self._detail else [])]
            face, color = theme.font(theme.axis_text), QColor(theme.text)
            self._title = [
                Typeset(", ".join([symbol, *words[:count]]), face, color)
                for count in range(len(words), -1, -1)
            ]
        text = ""
        if self._layers and not self._withholds:
            if not self.common_scale:
                text = self.tr("each layer its own scale")
            elif not has_values:  # which tell it beside the bars
                text = self.tr("full length {0}").format(format_number(self.scales()[0], 1))
        width = text_width(text, font)
        room = self.width() - width - theme.px(10)
        fits = (title for title in self._title if title.size().width() <= room)
        next(fits, self._title[-1]).paint(painter, 0, baseline)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        draw_text(painter, QPointF(self.width() - width, baseline), text)

    def _paint_connections(self, painter: QPainter, measures: _Measures) -> None:
        """Draw the weights between neighbouring layers, faintly; they stay while bars move."""
        places, columns = measures.places, measures.columns

        def draw(on: QPainter) -> None:
            color = QColor(self.theme.axis)
            color.setAlphaF(0.35)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            on.setPen(QPen(color, max(self.theme.zoom * 0.8, 0.6)))
            shown: list[tuple[Column, int]] = []
            for place, column in zip(places, columns, strict=True):
                if place is None:
                    on.drawLines(connections(shown))
                    shown = []
                else:
                    shown.append((column, len(self._layers[place].gradients)))
            on.drawLines(connections(shown))

        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            draw(painter)  # lines, in a format that has lines
            return
        ratio = painter.deviceTransform().m11()  # a picture may be denser than the screen
        key = (self.size(), ratio, self.theme, places, columns)
        if key != self._net_key:
            self._net_key = key
            self._net = QPixmap(self.size() * ratio)
            self._net.setDevicePixelRatio(ratio)
            self._net.fill(Qt.GlobalColor.transparent)
            net = QPainter(self._net)
            draw(net)
            net.end()
        painter.drawPixmap(0, 0, self._net)

    @staticmethod
    def _widest(texts: Sequence[str], font: QFont) -> float:
        """Return the room that the widest text needs, with a space to the next."""
        return max(text_width(text, font) for text in texts) + QFontMetricsF(font).height() * 0.3

    @staticmethod
    def _centred(painter: QPainter, text: str, x: float, baseline: float) -> None:
        draw_text(painter, QPointF(x - text_width(text, painter.font()) / 2, baseline), text)

    def _multiples(self, digits: int) -> list[str]:
        first = self._layers[0].speed
        return [self._multiple(layer.speed, first, digits) for layer in self._layers]

    @staticmethod
    def _multiple(speed: float, first: float, digits: int = 2) -> str:
        if not first:
            return "–" if not speed else "∞"
        if speed == first:
            return "1×"
        ratio = rounded(speed / first)
        number = format_count(ratio) if isinstance(ratio, int) else format_number(ratio, digits)
        return f"{number}×"
