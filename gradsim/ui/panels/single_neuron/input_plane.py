"""The output of a neuron over its two inputs, with its items as points."""

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.language import cost_label
from gradsim.ui.panels.single_neuron.ghosts import STYLE
from gradsim.ui.plotting.plane.boundary import boundary
from gradsim.ui.plotting.plane.earlier import EarlierLines
from gradsim.ui.plotting.plane.editing import EditablePlane
from gradsim.ui.plotting.plane.field import HALF, Array, Field, FieldOf
from gradsim.ui.plotting.plane.field_map import Range
from gradsim.ui.plotting.plane.items import PlaneLine, PlanePoint
from gradsim.ui.plotting.plane.labels import goes_through
from gradsim.ui.plotting.plane.view import MOST_TEXTS
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_output
from gradsim.ui.typesetting.symbols import symbol

USUAL = (-0.4, 1.4)  # of both inputs, unless an item lies elsewhere
WIDEST = 2.5
ASIDE = (0.0, -0.05, 0.05, -0.1, 0.1, -0.15, 0.15, -0.2, 0.2, -0.25, 0.25, -0.3, 0.3)  # of the line
LARGE = 1e6  # an output beyond it is no other for the colours
ARROW = 46  # pixels, before zoom


class InputPlane(EditablePlane):
    """The output as colours, the line where it is 0.5, and lines of earlier epochs."""

    #: Other items are wanted: the settings that have them.
    items_wanted = Signal(dict)
    #: A sentence is to be shown: why something cannot be done.
    message_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", widest=WIDEST)
        self.right_margin = 5.9
        self._shows_earlier = True
        self._members: Sequence[SingleNeuron] = ()
        self._weights: tuple[float, ...] = ()
        self._note = ""
        self._traces = EarlierLines(self)
        self._shown: tuple[Recording, int] | None = None
        self._drawn: SingleNeuron | None = None
        self.point_moved.connect(lambda number, x, y: self._want(number, (x, y), None))
        self.point_target_changed.connect(lambda number, y: self._want(number, None, y))
        self.point_added.connect(self._add)
        self.point_removed.connect(self._remove)
        self.ranges_changed.connect(self._show_again)

    # ----- a run and its epochs

    def begin(self, members: Sequence[SingleNeuron]) -> None:
        """Prepare for a run of these neurons, one for each cost."""
        first = members[0]
        self._members, self._shown = members, None
        two = len(first.weights) == 2
        self._note = "" if two else self.tr("The input plane needs a neuron with two inputs.")
        title = self.tr("output $a$ over the input plane")
        if len(members) > 1:
            title += f", {cost_label(first.cost)}"
        self.set_title("" if self._note else title)
        self.setAccessibleName(self.tr("output over the input plane"))
        self.editable = two
        if two and not self.is_dragging:  # or the plane would move under the pointer
            self.set_reach(*_reach(first))
        self.resetCachedContent()

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Show the outputs of an epoch."""
        self._shown = recording, epoch
        if self._note or not len(recording):
            return
        first = self._members[0]
        named = self.tr("epoch {0}").format(format_count(epoch))
        self._weights = parameters(recording, epoch)[:2]
        self.show_field(output_of(first, *parameters(recording, epoch)), named)
        if len(first.targets) <= MOST_TEXTS or self._drawn is not first:
            self._drawn = first  # of many items no outputs are written
            self.show_points(list(self._points(first, recording, epoch)))
        self.show_lines([*self._earlier(recording, epoch), *self._others(recording, epoch)])

    @staticmethod
    def _points(neuron: SingleNeuron, recording: Recording, epoch: int) -> Iterator[PlanePoint]:
        """Yield the items, a few with the output for each beside it."""
        are_few = len(neuron.targets) <= MOST_TEXTS
        for item, ((x, y), target) in enumerate(zip(neuron.inputs, neuron.targets, strict=True)):
            output = format_output(recording.at(epoch, f"output_{item + 1}")) if are_few else ""
            yield PlanePoint(x, y, target, item, output)

    def show_earlier(self, on: bool) -> None:
        """Show the lines of earlier epochs, or leave them out."""
        self._shows_earlier = on
        self._show_again()

    def _show_again(self) -> None:
        """Make all lines as long as the plane is now."""
        if self._shown is not None:
            self.show_epoch(*self._shown)

    def _others(self, recording: Recording, epoch: int) -> Iterator[PlaneLine]:
        """Yield the line of the neuron with the other cost."""
        for series, member in enumerate(self._members[1:], 1):
            lines = self._line(member, recording, epoch, series)
            yield PlaneLine(lines, cost_label(member.cost), STYLE[member.cost])

    def _earlier(self, recording: Recording, epoch: int) -> list[PlaneLine]:
        """Return lines of earlier epochs, but none where nothing parts the plane."""
        if not self._shows_earlier or self.even_value is not None:
            return []
        first = self._members[0]
        return self._traces.lines(
            recording, epoch, lambda earlier: output_of(first, *parameters(recording, earlier))
        )

    def _line(
        self, neuron: SingleNeuron, recording: Recording, epoch: int, series: int = 0
    ) -> list[Array]:
        x, y = self.nodes()
        field = output_of(neuron, *parameters(recording, epoch, series))(x, y)
        return [] if field.margins is None else boundary(field.margins, x, y)

    def value_in_words(self, position: QPointF) -> str:
        """Return a place in numbers and the output there, if there is a plane of inputs."""
        return "" if self._note else super().value_in_words(position)

    # ----- other items

    def _want(self, number: int, place: tuple[float, float] | None, target: float | None) -> None:
        neuron = self._members[0]
        if number >= len(neuron.targets):
            return
        inputs, targets = neuron.inputs, neuron.targets
        # both: the items may have become other ones since these were drawn
        if place is not None:
            inputs = (*inputs[:number], place, *inputs[number + 1 :])
            self.items_wanted.emit({"inputs": inputs, "targets": targets})
        if target is not None:
            targets = (*targets[:number], target, *targets[number + 1 :])
            self.items_wanted.emit({"targets": targets, "inputs": inputs})

    def _add(self, x: float, y: float) -> None:
        neuron = self._members[0]
        most = SingleNeuron.settings()["inputs"].longest
        if len(neuron.inputs) >= most:
            sentence = self.tr("A neuron learns from at most {0} items.")
            self.message_wanted.emit(sentence.format(format_count(most)))
            return
        inputs, targets = (*neuron.inputs, (x, y)), (*neuron.targets, 0.0)
        self.items_wanted.emit({"inputs": inputs, "targets": targets})

    def _remove(self, number: int) -> None:
        neuron = self._members[0]
        rest = [k for k in range(len(neuron.targets)) if k != number]
        if not rest:
            self.message_wanted.emit(self.tr("A neuron learns from one item at least."))
            return
        inputs = tuple(neuron.inputs[k] for k in rest)
        self.items_wanted.emit(
            {"inputs": inputs, "targets": tuple(neuron.targets[k] for k in rest)}
        )

    # ----- painting

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the axes, or why there are none."""
        if not self._note:
            super().drawBackground(painter, rect)
            return
        painter.fillRect(rect, QColor(self.theme.ground))
        painter.setFont(self.theme.font(self.theme.interface))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QPointF(0, QFontMetricsF(painter.font()).ascent()), self._note)

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the outputs, if there is a plane of inputs."""
        if not self._note:
            super().paint_over(painter, axes)

    def paint_among(self, painter: QPainter, axes: QRectF) -> None:
        """Paint the weights as an arrow across the line, to where the output is higher."""
        if len(self.boundary) != 1 or not any(self._weights):
            return
        theme = self.theme
        line = self.on_screen(self.boundary[0])
        start, way = line[0], line[-1] - line[0]
        length = float(np.hypot(*way))
        if not length > 0.25 * axes.height():
            return
        middle = np.array([axes.center().x(), axes.center().y()])
        nearest = (middle - start) @ way / length**2
        across = np.array([way[1], -way[0]]) / length
        (x0, x1), (y0, y1) = self.ranges
        units = [(x1 - x0) / axes.width(), -(y1 - y0) / axes.height()]
        uphill = np.array(self._weights) * units
        if across @ uphill < 0:
            across = -across
        name = symbol("(w_1, w_2)", theme.px(theme.symbol))
        centres, drawn = self.centres(), self.drawn(moving=False)
        best = None
        for aside in ASIDE:
            foot = start + min(max(nearest + aside, 0.1), 0.9) * way
            tip = foot + across * theme.px(ARROW)
            box = QRectF(0, 0, name.width, name.ascent + name.depth)
            reach = (abs(across[0]) * box.width() + abs(across[1]) * box.height()) / 2 + theme.px(6)
            box.moveCenter(QPointF(*(tip + across * reach)))
            if not (axes.contains(box) and self._is_clear(foot, box, centres)):
                continue
            is_struck = goes_through(drawn, box)
            if best is None or not is_struck:
                best = foot, tip, box
            if not is_struck:
                break  # an epoch takes 0.16 ms so, and 0.42 with all places looked at
        if best is not None:
            foot, tip, box = best
            self._paint_arrow(painter, foot, tip, across)
            self.occupied.append(box)
            name.paint(painter, box.left(), box.top() + name.ascent, QColor(theme.accent))

    def _is_clear(self, foot: Array, box: QRectF, centres: Sequence[QPointF]) -> bool:
        """Return whether no point lies at an arrow or in its name."""
        around = box.united(QRectF(QPointF(*foot), QSizeF(1, 1)))
        grown = around.adjusted(-self.radius, -self.radius, self.radius, self.radius)
        return not any(map(grown.contains, centres))

    def _paint_arrow(self, painter: QPainter, foot: Array, tip: Array, across: Array) -> None:
        theme = self.theme
        color = QColor(theme.accent)
        head = theme.px(10)
        neck, aside = tip - across * head, np.array([across[1], -across[0]]) * head * 0.4
        painter.setPen(QPen(color, theme.curve * theme.zoom * 0.8))
        painter.drawLine(QPointF(*foot), QPointF(*neck))
        painter.setPen(QPen(color, 0))
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in (tip, neck + aside, neck - aside)]))


def parameters(recording: Recording, epoch: int, series: int = 0) -> tuple[float, float, float]:
    """Return both weights and the bias of a neuron with two inputs."""
    w1, w2, b = (recording.at(epoch, name, series) for name in ("weight_1", "weight_2", "bias"))
    return w1, w2, b


def output_of(neuron: SingleNeuron, w1: float, w2: float, b: float) -> FieldOf:
    """Return the output of a neuron with these weights as a function of its inputs."""
    activation = ACTIVATIONS[neuron.activation]

    def field_of(x: Array, y: Array) -> Field:
        with np.errstate(over="ignore", invalid="ignore"):
            z = w1 * x + w2 * y[:, None] + b
            values = np.nan_to_num(np.clip(activation.value(z), -LARGE, LARGE))
        straight = activation.steepness is not None  # a sigmoid is 0.5 where z is 0
        return Field(values, z if straight else values - HALF)

    return field_of


def _reach(neuron: SingleNeuron) -> tuple[Range, Range]:
    """Return ranges with all items inside, and room around them."""
    items = np.array(neuron.inputs)
    low, high = items.min(), items.max()
    if USUAL[0] <= low and high <= USUAL[1]:
        return USUAL, USUAL
    ranges = []
    for values in items.T:
        first, last = nice_range(min(float(values.min()), 0.0), max(float(values.max()), 1.0))
        room = 0.15 * (last - first)
        ranges.append((first - room, last + room))
    return ranges[0], ranges[1]
