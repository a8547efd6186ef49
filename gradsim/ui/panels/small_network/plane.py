"""The output over the input plane, with the lines of the first hidden neurons."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.networks.network import Array
from gradsim.core.small_network.data_sets import Points
from gradsim.core.small_network.experiment import FARTHEST
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.circles import side_of
from gradsim.ui.panels.small_network.lines import line_style, within
from gradsim.ui.panels.small_network.parts import are_alike, equal_names, has_lines, precision_of
from gradsim.ui.plotting.haloed import raster_digits
from gradsim.ui.plotting.plane.earlier import EarlierLines
from gradsim.ui.plotting.plane.editing import EditablePlane
from gradsim.ui.plotting.plane.field import Field, FieldOf
from gradsim.ui.plotting.plane.field_map import LEAST
from gradsim.ui.plotting.plane.items import PlaneLine, PlanePoint
from gradsim.ui.plotting.plane.shading import Palette
from gradsim.ui.plotting.plane.upsampled import FEWEST, fewer, upsampled
from gradsim.ui.plotting.plane.view import MOST_TEXTS
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_output, lowered

LEAST_SIDE = 7  # heights of a label that the plane is high, at least
NAMES = 2.6  # heights of a label right of the plane, for the names of lines
TINIEST = 1e-15  # probability whose logarithm is taken
REST = 150  # milliseconds until what is shown is computed at all nodes
LARGE = 12  # hidden neurons up to which that takes no time
FARTHEST_Z = 17.0  # where the output is 0 or 1 in single precision

Range = tuple[float, float]
Places = NDArray[np.float64]


class Earlier(NamedTuple):
    """Where a plane finds the boundaries of earlier epochs: of which run, and before which."""

    run: object
    epoch: int
    state_at: Callable[[int], NetworkState]


class NetworkPlane(EditablePlane):
    """The plane of a network: its points can be chosen, moved, added and removed."""

    #: The points are to be others: rows of x₁, x₂ and class.
    points_wanted = Signal(object)
    #: A point was chosen.
    point_chosen = Signal(int)

    def __init__(self, theme: Theme, title: str, editable: bool = True) -> None:
        super().__init__(theme, title, palette=Palette.SIDES)
        self.editable, self.farthest = editable, FARTHEST
        self.right_margin = NAMES
        self._drawn: Points | None = None
        self._traces = EarlierLines(self)
        self._refined: FieldOf | None = None  # what is shown at rest, in place of what moves
        self._fine = QTimer(self, singleShot=True, interval=REST)
        self._fine.timeout.connect(self._refine)
        self.point_moved.connect(self._move)
        self.point_added.connect(self._add_point)
        self.point_target_changed.connect(self._change_target)
        self.point_removed.connect(self._remove)

    def show_state(
        self,
        state: NetworkState,
        reach: tuple[Range, Range],
        earlier: Earlier | None = None,
        foreseen: FieldOf | None = None,
    ) -> None:
        """Show the output of a network over a region, its points and the hidden lines.

        Parameters
        ----------
        earlier : Earlier, optional
            Whose boundaries at earlier epochs are shown, too.
        foreseen : callable, optional
            What :func:`moving_field_of` has returned of it.
        """
        self.set_reach(*reach)
        exact, is_rough = field_of(state), is_large_and_smooth(state)
        follows = self._fine.isActive() and self.isVisible()
        self._fine.start()
        self._refined = exact if follows and is_rough else None
        moving = moving_field_of(state) if foreseen is None else foreseen
        self.show_field(exact if is_rough and not follows else moving, "0.5")
        traces = (
            []
            if earlier is None or self.even_value is not None
            else self._traces.lines(
                earlier.run, earlier.epoch, lambda epoch: field_of(earlier.state_at(epoch))
            )
        )
        self.show_lines([*traces, *hidden_lines(state, self.ranges)])
        outputs = state.at_points()[-1][0]
        if len(outputs) <= MOST_TEXTS or state.points is not self._drawn:
            self._drawn = state.points  # of many only the targets are told, which stay
            self.show_points(points_of(state.points, outputs))
        self._cross(state.points.targets, outputs)

    def _refine(self) -> None:
        """Show the output computed at all nodes, and get digits ready: now there is time."""
        if self.points and self.points[0].text:
            raster_digits(self.number_font, self.devicePixelRatioF())
        if self._refined is not None:
            self.show_field(self._refined, self.name)
            self._refined = None

    def show_training(self, points: Points) -> None:
        """Show points that a network is to learn, before there is one."""
        self._drawn = None
        self.show_points(points_of(points))

    def _cross(self, targets: Array, outputs: Array) -> None:
        """Cross those of many points that are on the wrong side; a few have their output."""
        are_few = len(targets) <= MOST_TEXTS
        wrong = np.flatnonzero((outputs - 0.5) * (targets - 0.5) < 0).tolist()
        note = self.tr("{0} of {1} points wrong").format(len(wrong), len(targets))
        self.show_crossed([] if are_few else wrong, "" if are_few else note)

    def minimumSizeHint(self) -> QSize:
        """Return the least size, less than that of other planes: two may be on one page."""
        least, theme = super().minimumSizeHint(), self.theme
        return QSize(least.width(), least.height() - theme.px(theme.tick * (LEAST - LEAST_SIDE)))

    # ----- other points

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer, too."""
        super().mousePressEvent(event)
        if self.chosen is not None:
            self.point_chosen.emit(self.chosen)

    def _rows(self) -> list[list[float]]:
        return [[point.x, point.y, point.target] for point in self.points]

    def _move(self, number: int, x: float, y: float) -> None:
        rows = self._rows()
        rows[number][:2] = x, y
        self.points_wanted.emit(rows)

    def _add_point(self, x: float, y: float) -> None:
        self.points_wanted.emit([*self._rows(), [x, y, 1.0]])

    def _change_target(self, number: int, target: float) -> None:
        rows = self._rows()
        rows[number][2] = target
        self.points_wanted.emit(rows)

    def _remove(self, number: int) -> None:
        rows = self._rows()
        del rows[number]
        self.points_wanted.emit(rows)


def field_of(state: NetworkState) -> FieldOf:
    """Return what gives the output over a grid; its weighted input is 0 on the boundary."""

    def field(x: Array, y: Array) -> Field:
        kind = precision_of(state.weights)
        with np.errstate(over="ignore", invalid="ignore"):
            output = state.neurons_over(x.astype(kind), y.astype(kind))[-1][0]
        # in its own precision: from single to double and on took 0.2 ms of each frame
        a = output if np.isfinite(output).all() else np.nan_to_num(output, nan=0.5)
        clipped = np.clip(a, TINIEST, 1.0)
        z = np.log(clipped) - np.log(np.maximum(1.0 - a, TINIEST))
        return Field(a, z)

    return field


def is_large_and_smooth(state: NetworkState) -> bool:
    """Return whether a network takes long to compute, and is smooth enough for fewer nodes."""
    hidden = sum(len(layer) for layer in state.weights[:-1])
    has_no_corners = np.isfinite(ACTIVATIONS[state.activation].output_range).all()
    return bool(hidden > LARGE and has_no_corners and precision_of(state.weights) is np.float32)


def moving_field_of(state: NetworkState) -> FieldOf:
    """Return what gives the output over a grid while epochs follow one another."""
    return coarse_field_of(state) if is_large_and_smooth(state) else field_of(state)


def coarse_field_of(state: NetworkState) -> FieldOf:
    """Return what gives about the output over a grid, of a smooth network, in half of the time."""
    exact = field_of(state)

    def field(x: Places, y: Places) -> Field:
        if min(len(x), len(y)) < FEWEST:
            return exact(x, y)
        coarse = exact(fewer(x), fewer(y)).margins
        assert coarse is not None
        z = upsampled(np.clip(coarse, -FARTHEST_Z, FARTHEST_Z), len(y), len(x))
        return Field(1 / (1 + np.exp(-z)), z, is_rough=True)

    return field


def hidden_lines(state: NetworkState, reach: tuple[Range, Range]) -> list[PlaneLine]:
    """Return where the neurons of the first hidden layer have z = 0, by name.

    Equal neurons lie on one another and have one name. Where the lines could not be named there
    are none: they would look like boundaries.
    """
    first = state.weights[0]
    if not has_lines(state.weights):
        return []
    names = [lowered(f"h{number + 1}") for number in range(len(first))]
    if are_alike(state.weights):
        names = [equal_names(names), *[""] * (len(first) - 1)]
    lines = []
    for neuron, (row, name) in enumerate(zip(first, names, strict=True)):
        ends = within(row, *reach)
        if ends is not None:
            lines.append(PlaneLine([np.array(ends)], name, line_style(neuron)))
    return lines


def points_of(points: Points, outputs: Array | None = None) -> list[PlanePoint]:
    """Return the points of a network with its outputs, if there are any, beside a few of them."""
    texts = [""] * len(points)
    if outputs is not None and len(points) <= MOST_TEXTS:
        texts = [format_output(a) for a in outputs.tolist()]
    return [
        PlanePoint(x, y, target, side_of(target), text)
        for (x, y), target, text in zip(
            points.inputs.tolist(), points.targets.tolist(), texts, strict=True
        )
    ]
