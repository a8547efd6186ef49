"""A drawn circuit: gates, wires coloured by their signals, inputs, outputs."""

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.core.circuits.circuit import Circuit
from gradsim.core.circuits.placing.layout import Layout, Placed, lay_out
from gradsim.ui.panels.circuits.concealed import paint_concealed
from gradsim.ui.panels.circuits.labels import TITLE_SHARE, CircuitLabels
from gradsim.ui.panels.circuits.parts import GatePart, Parts
from gradsim.ui.panels.circuits.scale import Scale, unit_height
from gradsim.ui.panels.circuits.state import CircuitState
from gradsim.ui.panels.circuits.symbols import kind_of
from gradsim.ui.panels.circuits.titles import in_lines, short_title, shown_title
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.view import View

MOST_DRAWN = 300  # gates
LEAST_PINS = 5.0  # pixels between pins, before zoom; where there are fewer, a line gathers them
MOST_VALUES = 12  # gates whose outputs are written beside them
MOST_NAMED = 4  # columns of gates that have a name above them


class CircuitDrawing(View, QWidget):
    """A circuit with the signals of one row, as far as they have come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.labels = CircuitLabels(theme)
        self.title = self.note = ""
        self.title_series: int | None = None  # whose colour the title has
        self.state: CircuitState | None = None
        self.places: Layout | None = None
        self.scale: Scale | None = None
        self._parts: Parts | None = None  # in their places, once they are painted
        self.conceals = False  # whether nothing of it is drawn while a question is put
        self._withholds = False
        self.magnified = 1.0
        self.moved = QPointF(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Circuit"))

    # ----- what is shown

    def show_circuit(self, title: str, note: str, circuit: Circuit) -> None:
        """Show another circuit, as folded as it is to be drawn."""
        self.title, self.note = title, note
        if self.state is None or circuit is not self.state.circuit:
            self.state = CircuitState(circuit)
            self.place()
            self.updateGeometry()
        self.setAccessibleName(title)
        self.update()

    def show_signals(self, values: Mapping[str, bool], step: int | None) -> None:
        """Show the values of all signals; those behind more than `step` gates are not there yet.

        None for `step` shows all.
        """
        if self.state is not None:
            self.state = CircuitState(self.state.circuit, values, step)
            self.setAccessibleDescription(self.state.reading())
            self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide of how many gates the circuit is or, if it `conceals`, what is in it."""
        self._withholds = withholds
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether the circuit is small enough to be drawn."""
        return self.state is not None and len(self.state.circuit.gates) <= MOST_DRAWN

    # ----- places

    def area(self) -> QRectF:
        """Return where the circuit is drawn."""
        top = self.theme.px(self.theme.axis_text * 1.35 + 8)
        return QRectF(0, top, self.width(), max(self.height() - top, 1.0))

    def place(self) -> None:
        """Lay the circuit out, with gathered inputs where pins would stand too near."""
        self.places = self.scale = self._parts = None
        if self.state is None or not self.is_drawn or self.width() < 20:
            return
        z, area = self.theme.zoom, self.area()
        places = lay_out(self.state.circuit)
        margins = self.labels.margins(places)
        height = area.height() * self.magnified
        if 2 * unit_height(places, height, margins, z) < LEAST_PINS * z:
            places = lay_out(self.state.circuit, True)
        whole = QRectF(area.topLeft() + self.moved, area.size() * self.magnified)
        self.places, self.scale = places, Scale(places, whole, margins, z)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        self.place()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.theme, self.labels = theme, CircuitLabels(theme)
        self.place()
        self.updateGeometry()
        self.update()

    def least_height(self) -> int:
        """Return the height below which no circuit is legible."""
        return self.theme.px(self.theme.axis_text * 5 + 44)

    def sizeHint(self) -> QSize:
        """Return a size with room for a few gates."""
        return self.minimumSizeHint() * 2

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which a few gates, and all names at the left, are legible."""
        height = float(self.least_height())
        if self.places is not None and not self.places.rails:
            margins = self.labels.margins(self.places)
            names = len(self.places.inputs) * self.labels.px
            height = max(height, self.area().top() + margins.top + names + margins.bottom)
        return QSize(self.theme.px(200), round(height))

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heading, wires, gates, inputs and outputs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heading(painter)
        if self.places is None or self.scale is None or self.state is None:
            return
        if self._withholds and self.conceals:
            paint_concealed(painter, self.theme, self.labels, self.places, self.scale, self.state)
            return
        if self.magnified > 1:
            painter.setClipRect(self.area())
        self.paint_behind(painter)
        if self._parts is None:
            self._parts = Parts.of(self.places, self.scale, self.gate_text)
        self._paint_wires(painter, self._parts, self.state)
        width = max(self.line_width(True) * 0.72, 1.0)
        for part in self._parts.gates:
            self._paint_gate(painter, part, self.state, width)
        self._paint_column_names(painter, self.places, self.scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        few = len(self.places.gates) <= MOST_VALUES
        self.labels.paint(painter, self.places, self.scale, self.state, few)
        self.paint_over(painter)

    def paint_behind(self, painter: QPainter) -> None:
        """Paint what lies behind the circuit."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the circuit."""

    def _short_title(self) -> str:
        """Return what is drawn and its number of gates, with those of a block if all are alike."""
        gates = self.state.circuit.gates if self.state is not None else ()
        name, blocks = self.title.partition(":")[0], {gate.block for gate in gates}
        block = blocks.pop() if len(blocks) == 1 else None
        if block is not None:
            text = self.tr("{0} {1}s of {2} gates")
            name = text.format(len(gates), shown_title(block.name), block.gate_count)
        count = self.state.circuit.gate_count if self.state is not None else 0
        return self.tr("{0}: {1} gates").format(name, format_count(count))

    def _paint_heading(self, painter: QPainter) -> None:
        theme = self.theme
        font = theme.font(theme.axis_text)
        metrics, y = QFontMetricsF(font), theme.px(theme.axis_text * 1.1)
        titles = [self.title, self._short_title(), self.title.partition(":")[0]]
        fitting = (text for text in titles if metrics.horizontalAdvance(text) <= self.width())
        title = next(fitting, titles[-1])
        told = titles[-1] if self._withholds else title
        if self._withholds and self.conceals:
            paint_text(painter, self.tr("a circuit for the table"), 0, y, font, QColor(theme.text))
            return
        color = QColor(theme.text)
        if self.title_series is not None:
            color = theme.label_color(self.title_series)
        paint_text(painter, told, 0, y, font, color)
        x = metrics.horizontalAdvance(title) + theme.px(theme.axis_text * 0.7)
        if self.note and x + metrics.horizontalAdvance(self.note) <= self.width():
            paint_text(painter, self.note, x, y, font, theme.muted)
        if self.state is not None and not self.is_drawn:
            text = self.tr("{0} gates are too many to draw.")
            text = text.format(format_count(len(self.state.circuit.gates)))
            paint_text(painter, text, 0, y + 2 * metrics.height(), font, theme.muted)

    def line_width(self, value: bool | None) -> float:
        """Return the width of a line; where wires stand close together, they are thinner."""
        unit = self.scale.unit if self.scale is not None else 10.0
        room = min(max(unit / (4.5 * self.theme.zoom), 0.55), 1.0)
        width = self.theme.drawing * (0.9 if value else 0.5) * room
        return max(width * self.theme.zoom, 1.0)

    def _paint_wires(self, painter: QPainter, parts: Parts, state: CircuitState) -> None:
        lines: dict[bool | None, list[QLineF]] = {None: [], False: [], True: []}
        dots: dict[bool | None, list[QPointF]] = {None: [], False: [], True: []}
        gathered: dict[str, bool | None] = {}
        for part in parts.wires:
            value = state.wire_value(part.wire)
            lines[value] += part.lines
            dots[value] += part.dots
            if part.wire.gathers:
                gathered[part.wire.signal] = value
        for name, signal, end in parts.ends:
            lines[gathered[name] if name in gathered else state.value(signal)].append(end)
        for value in (None, False, True):  # what is 1 lies over the rest
            color, width = self.labels.colors.line(value), self.line_width(value)
            pen = QPen(color, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLines(lines[value])
            # where there is no room for the drawing its unit falls below 0
            dot = width * 1.4 + min(2.4 * self.theme.zoom, 0.7 * parts.unit)
            pen.setWidthF(max(dot, 0.5))
            painter.setPen(pen)
            painter.drawPoints(dots[value])

    def _paint_gate(
        self, painter: QPainter, part: GatePart, state: CircuitState, width: float
    ) -> None:
        kind, box, theme, colors = part.kind, part.box, self.theme, self.labels.colors
        value = state.gate_value(part.gate)
        box_here = kind == "block" and value is not None
        color = colors.zero_text if box_here else colors.line(value)
        ground = theme.surface if kind == "block" else theme.ground
        painter.setPen(QPen(color, width))
        painter.setBrush(colors.fill if value else QColor(ground))
        painter.drawPath(part.outline)
        if not part.lines.isEmpty():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(part.lines)
        if not part.text:
            return
        font = theme.font(theme.small)
        metrics = QFontMetricsF(font)
        color = QColor(theme.text) if box_here else colors.text(value)
        lines = part.text.split("\n")
        aside = {"or": 0.03, "xor": 0.03, "nand": -0.1, "not": -0.1}  # of what the outline encloses
        middle = box.center().x() + aside.get(kind, 0.0) * box.width()
        y = box.center().y() - metrics.height() * (len(lines) - 1) / 2 + metrics.capHeight() / 2
        for line in lines:
            paint_text(painter, line, middle, y, font, color, 0.5)
            y += metrics.height()

    def gate_text(self, placed: Placed) -> str:
        """Return what is written on a gate: as much of its title as has room."""
        if self.scale is None:
            return ""
        box, kind = self.scale.box(placed), kind_of(placed.gate)
        metrics = QFontMetricsF(self.theme.font(self.theme.small))
        title = shown_title(placed.gate.title)
        share = TITLE_SHARE if kind == "block" else 0.6
        for option in (title, in_lines(title), short_title(placed.gate.title)):
            lines = option.split("\n")
            wide = max(map(metrics.horizontalAdvance, lines))
            high = metrics.height() * (len(lines) - 1) + metrics.capHeight()
            if wide <= box.width() * share and high <= box.height() * 0.86:
                return option
        return ""

    def _paint_column_names(self, painter: QPainter, places: Layout, scale: Scale) -> None:
        """Write a kind above a column of gates that are all of it, and too small for text.

        Where inputs come along rails, columns are layers, and numbered.
        """
        if len(places.columns) > MOST_NAMED:
            return
        font = self.theme.font(self.theme.small)
        metrics = QFontMetricsF(font)
        for number, (left, _) in enumerate(places.columns, 1):
            column = [placed for placed in places.gates if placed.left == left]
            titles = {placed.gate.title for placed in column}
            if len(titles) == 1 and not any(self.gate_text(placed) for placed in column):
                box, title = scale.box(column[0]), shown_title(titles.pop())
                x = box.center().x() - metrics.horizontalAdvance(title) / 2
                if places.rails and left == places.columns[0][0]:  # beside the last rail's name
                    x = max(x, scale.x(len(places.inputs) - 1) + self.labels.px * 0.8)
                layer = self.tr("layer {0}: {1}").format(number, title)
                start = max(x, box.left())
                if places.rails and start + metrics.horizontalAdvance(layer) <= self.width():
                    x, title = start, layer
                y = box.top() - metrics.descent() - 2
                paint_text(painter, title, x, y, font, self.theme.muted)
