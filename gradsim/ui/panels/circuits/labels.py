"""What is written at the entrance and the exit of a drawn circuit, and between its gates."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.circuits.circuit import CONSTANTS
from gradsim.core.circuits.placing.layout import INPUT_HALF, Layout
from gradsim.ui.panels.circuits.scale import Margins, Scale
from gradsim.ui.panels.circuits.state import CircuitState
from gradsim.ui.panels.circuits.symbols import SignalColors
from gradsim.ui.panels.circuits.titles import in_lines, short_title, shown_title
from gradsim.ui.plotting.overlay import spread
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula import Formula
from gradsim.ui.typesetting.symbols import SMALLER, symbol
from gradsim.ui.typesetting.text import paint_text

MOST_TITLED = 6  # columns in which blocks are wide enough for their full titles
VALUE_ROOM = 2.5  # units of height that a value beside a gate needs
TITLE_SHARE = 0.86  # of a block's width that its title may take


def signal_symbol(signal: str, px: float) -> Formula:
    """Return an input's or output's name with its number as a subscript."""
    name = signal.removeprefix("~")
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return symbol(f"{letters}_{{{digits}}}" if letters and digits else name, px)


class CircuitLabels:
    """Names, switches and values, and the room that they need."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.colors = SignalColors.of(theme)
        # a subscript is to be no smaller than the smallest text
        least = -(-theme.px(theme.tick) // SMALLER)
        self.px = max(theme.px(theme.symbol), least)
        self.switch = theme.px(theme.tick * 1.55)

    def margins(self, layout: Layout) -> Margins:
        """Return the room that a circuit needs around it."""
        z = self.theme.zoom
        widest = max((signal_symbol(name, self.px).width for name in layout.inputs), default=0.0)
        outputs = [signal_symbol(port, self.px).width for port in layout.outputs]
        right = max(outputs, default=0.0) + 2.0 * self.px + 8 * z
        if layout.rails:
            top = self.px * 1.35 + self.switch + 10 * z
            rail = max(widest + 3 * z, self.switch + 2 * z)
            return Margins(rail / 2 + 2, top, right, 6 * z, rail, self._title(layout))
        top = QFontMetricsF(self.theme.font(self.theme.small)).height()
        left = widest + self.switch + 14 * z
        return Margins(left, top, right, 6 * z, 0.0, self._title(layout))

    def _title(self, layout: Layout) -> float:
        """Return the width of the widest word on a block, its short name in a deep circuit."""
        metrics = QFontMetricsF(self.theme.font(self.theme.small))
        titles = {placed.gate.title for placed in layout.gates if placed.gate.block is not None}
        if len(layout.columns) > MOST_TITLED:
            titles = {short_title(title) for title in titles}
        else:
            titles = {shown_title(title) for title in titles}
        words = [word for title in titles for word in in_lines(title).split()]
        return max(map(metrics.horizontalAdvance, words), default=0.0) / TITLE_SHARE + 1

    def switch_rect(self, signal: str, layout: Layout, scale: Scale) -> QRectF:
        """Return where the switch of an input stands."""
        x, y = layout.inputs[signal]
        size, z = self.switch, self.theme.zoom
        if layout.rails:
            bottom = scale.y(y) - self.px * 1.35 - 4 * z
            return QRectF(scale.label_x(signal) - size / 2, bottom - size, size, size)
        height = min(size, 2 * INPUT_HALF * scale.unit - 2)
        return QRectF(scale.x(x) - 4 * z - size, scale.y(y) - height / 2, size, height)

    def paint(
        self, painter: QPainter, layout: Layout, scale: Scale, state: CircuitState, inner: bool
    ) -> None:
        """Paint inputs and outputs, and with `inner` the values between gates."""
        for signal in layout.inputs:
            self._paint_input(painter, signal, layout, scale, state)
        self._paint_outputs(painter, layout, scale, state)
        if inner:
            self._paint_values(painter, layout, scale, state)

    def paint_ends(
        self, painter: QPainter, layout: Layout, scale: Scale, state: CircuitState
    ) -> None:
        """Paint what goes in, without inverses, and the names of what comes out."""
        for signal in layout.inputs:
            if not signal.startswith("~"):
                self._paint_input(painter, signal, layout, scale, state)
        self._paint_outputs(painter, layout, scale, None)

    def _paint_input(
        self,
        painter: QPainter,
        signal: str,
        layout: Layout,
        scale: Scale,
        state: CircuitState,
    ) -> None:
        value, px = state.value(signal), self.px
        text = signal_symbol(signal, px)
        _, y = layout.inputs[signal]
        color = self.colors.text(value)
        rect = self.switch_rect(signal, layout, scale)
        if scale.shared and signal.startswith("~"):
            return
        if layout.rails:
            left, baseline = rect.center().x() - text.width / 2, scale.y(y) - 0.4 * px
        else:
            left = rect.left() - text.width - 5 * self.theme.zoom
            baseline = scale.y(y) + 0.25 * px
        text.paint(painter, left, baseline, color)
        if signal.startswith("~"):
            painter.setPen(QPen(color, max(px / 16, 1.0)))
            top = baseline - 0.62 * px
            painter.drawLine(QPointF(left + 0.08 * px, top), QPointF(left + 0.52 * px, top))
        elif signal not in CONSTANTS and value is not None:
            self._paint_switch(painter, rect, value)

    def _paint_switch(self, painter: QPainter, rect: QRectF, value: bool) -> None:
        theme = self.theme
        painter.setPen(QPen(self.colors.line(value), max(theme.px(1.2), 1)))
        painter.setBrush(self.colors.fill if value else QColor(theme.ground))
        painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
        self._paint_bit(painter, rect.center(), value)

    def _paint_bit(self, painter: QPainter, centre: QPointF, value: bool) -> None:
        font = self.theme.font(self.theme.tick, 600)
        metrics = QFontMetricsF(font)
        left = centre.x() - metrics.horizontalAdvance("0") / 2
        baseline = centre.y() + metrics.capHeight() / 2
        paint_text(painter, str(int(value)), left, baseline, font, self.colors.text(value))

    def _paint_outputs(
        self, painter: QPainter, layout: Layout, scale: Scale, state: CircuitState | None
    ) -> None:
        font = self.theme.font(self.theme.axis_text, 600)
        metrics, px = QFontMetricsF(font), self.px
        ends = dict(zip(layout.circuit.ports, layout.circuit.outputs, strict=True))
        ports = sorted(ends, key=lambda port: layout.outputs[port][1])
        middles = [scale.y(layout.outputs[port][1]) for port in ports]
        spread(middles, 0.95 * px, scale.top, scale.bottom - 0.15 * px)
        for port, middle in zip(ports, middles, strict=True):
            value = None if state is None else state.value(ends[port])
            left = scale.x(layout.outputs[port][0]) + 0.3 * px
            name, color = signal_symbol(port, px), self.colors.text(value)
            color = QColor(self.theme.text) if state is None else color
            name.paint(painter, left, middle + 0.25 * px, color)
            if value is not None:
                right, baseline = left + name.width + 0.35 * px, middle + metrics.capHeight() / 2
                paint_text(painter, str(int(value)), right, baseline, font, color)

    def _paint_values(
        self, painter: QPainter, layout: Layout, scale: Scale, state: CircuitState
    ) -> None:
        """Write its value over each wire between gates, where there is room."""
        metrics = QFontMetricsF(self.theme.font(self.theme.tick, 600))
        rise = metrics.capHeight() + self.theme.px(3)
        if VALUE_ROOM * scale.unit < metrics.capHeight():
            return
        for placed in layout.gates:
            left = scale.x(placed.right)
            room = scale.x(min(placed.right + 1, layout.width)) - left
            value = state.value(placed.gate.outputs[0])
            narrow = room < metrics.horizontalAdvance("0") * 1.6 or len(placed.ports) > 1
            if value is None or narrow or placed.gate.outputs[0] in layout.circuit.outputs:
                continue
            self._paint_bit(painter, QPointF(left + room / 2, scale.y(placed.y) - rise), value)
