"""The view of the cost over weight and bias: landscapes, or the maps of the same."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QToolButton, QWidget

from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.relief import Prospect, Range
from gradsim.ui.language import cost_label
from gradsim.ui.panels.single_neuron.cost_map import CostMap
from gradsim.ui.panels.single_neuron.landscape import Landscape
from gradsim.ui.panels.single_neuron.way import Array, Way, places, way_of
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.theme import Theme
from gradsim.ui.view import View

USUAL_RANGE = (-4.0, 4.0)  # of weight and bias, unless learning leaves it

NARROW = 40  # heights of a label, in which two pictures have no room beside one another
STACKED = 1.6  # height to width of two pictures below one another on a page: 0.8 for each


class SurfaceView(View, QWidget):
    """A landscape for each cost side by side, and a map for each; one of the two is shown.

    Both costs have the same axes of weight and bias and are seen from the same side.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    styles : mapping
        The series of each cost, in the order from left to right.
    """

    #: A place on a map is chosen: its weight and bias.
    picked = Signal(float, float)

    def __init__(self, theme: Theme, styles: Mapping[str, int]) -> None:
        super().__init__()
        self.theme = theme
        self.landscapes = {cost: Landscape(theme, style) for cost, style in styles.items()}
        self._styles = styles
        self._shows_maps = False
        self._members: Sequence[SingleNeuron] = ()
        self._ways: dict[int, tuple[int, Way]] = {}
        self._ranges: tuple[Range, Range] = USUAL_RANGE, USUAL_RANGE
        self._shown: tuple[Recording, int] | None = None
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for landscape in self.landscapes.values():
            self._layout.addWidget(landscape)
            landscape.turned.connect(self._look_from)
        self._no_map = QLabel(self.tr("The cost over weight and bias needs a single input."))
        self._no_map.setProperty("role", "muted")
        self._layout.addWidget(self._no_map)
        self.switch = _Switch(self)
        self.switch.clicked.connect(self.change_picture)
        self._name_switch()
        self.restyle(theme)

    @cached_property
    def maps(self) -> dict[str, CostMap]:
        """The maps, made when the first is wanted: of opening the panel they took a tenth."""
        maps = {cost: CostMap(self.theme, style) for cost, style in self._styles.items()}
        for cost_map in maps.values():
            self._layout.addWidget(cost_map)
            cost_map.hide()
            cost_map.picked.connect(self.picked)
        for member in self._members if self._has_maps() else ():
            maps[member.cost].show_neuron(member, cost_label(member.cost))
        return maps

    @property
    def _made_maps(self) -> dict[str, CostMap]:
        """The maps as far as they are made."""
        made: dict[str, CostMap] = vars(self).get("maps", {})
        return made

    @property
    def shows_maps(self) -> bool:
        """Whether maps are shown, not landscapes."""
        return self._shows_maps

    # ----- a run and its epochs

    def begin(self, members: Sequence[SingleNeuron]) -> None:
        """Prepare for a run of these neurons, one for each cost."""
        self._members, self._shown = members, None
        self._ways.clear()
        self._ranges = USUAL_RANGE, USUAL_RANGE
        if self._has_maps():
            for member in members:
                self.landscapes[member.cost].show_neuron(member)
                if self._made_maps:
                    self.maps[member.cost].show_neuron(member, cost_label(member.cost))
        self._show_pictures()

    def _has_maps(self) -> bool:
        return bool(self._members) and len(self._members[0].weights) == 1

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Show the ways so far, with the place of each at an epoch."""
        self._shown = recording, epoch
        if not self._has_maps() or not len(recording):
            return
        ways = [self._way(recording, series) for series in range(len(self._members))]
        self._ranges = (
            _around(self._ranges[0], [way.places[1] for way in ways]),
            _around(self._ranges[1], [way.places[2] for way in ways]),
        )
        for series, (member, way) in enumerate(zip(self._members, ways, strict=True)):
            place = places(recording, series, np.array([epoch]))[:, 0]
            shown = self.maps if self._shows_maps else self.landscapes
            shown[member.cost].show_way(way, self._ranges, epoch, place)

    def _way(self, recording: Recording, series: int) -> Way:
        length, way = self._ways.get(series, (0, None))
        if way is None or length != len(recording):
            way = way_of(recording, series, way)
            self._ways[series] = len(recording), way
        return way

    # ----- which picture, and from where

    def change_picture(self) -> None:
        """Show maps in place of landscapes, or landscapes again."""
        self._shows_maps = not self._shows_maps
        self._name_switch()
        self._show_pictures()
        if self._shown is not None:
            self.show_epoch(*self._shown)

    def _show_pictures(self) -> None:
        costs = {member.cost for member in self._members} if self._has_maps() else set()
        maps = self.maps if self._shows_maps else self._made_maps
        for pictures, on in ((self.landscapes, not self._shows_maps), (maps, self._shows_maps)):
            for cost, picture in pictures.items():
                picture.setVisible(on and cost in costs)
        self._no_map.setVisible(bool(self._members) and not self._has_maps())
        self.switch.setVisible(bool(costs))

    def _name_switch(self) -> None:
        word = self.tr("3-D") if self._shows_maps else self.tr("map")
        self.switch.setText(f"M {word}")
        self.switch.setToolTip(
            self.tr("Show the cost as a landscape")
            if self._shows_maps
            else self.tr("Show the cost as a map, where a click starts from another place")
        )
        self.switch.setAccessibleName(self.switch.toolTip())
        self._place_switch()

    def _place_switch(self) -> None:
        size = self.switch.sizeHint()
        self.switch.setGeometry(0, self.height() - size.height(), size.width(), size.height())
        self.switch.raise_()

    def _look_from(self, prospect: Prospect, turning: bool) -> None:
        for landscape in self.landscapes.values():
            landscape.look_from(prospect, turning)

    # ----- look

    def _is_narrow(self, width: int) -> bool:
        return len(self._members) > 1 and width < NARROW * self.theme.px(self.theme.tick)

    def page_ratio(self, width: int) -> float:
        """Return more where the pictures stand below one another."""
        return STACKED if self._is_narrow(width) else super().page_ratio(width)

    def adopt_state(self, other: "SurfaceView") -> None:
        """Show the picture that another view shows."""
        if self._shows_maps != other.shows_maps:
            self.change_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the switch to another style of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_switch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the switch in its corner, the one that no picture fills."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        below = self._is_narrow(self.width()) and self.height() > self.width()
        self._layout.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._place_switch()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._layout.setSpacing(theme.px(24))
        self.switch.setFont(theme.font(theme.small))
        self._place_switch()
        self._show_pictures()


class _Switch(QToolButton):
    """A button that is on screen, and on no picture that is exported."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def render(self, *_: object) -> None:
        """Paint nothing on a picture."""


def _around(reach: Range, numbers: Sequence[Array]) -> Range:
    """Return a range that holds another, and round numbers around all of these."""
    low = min(float(values.min()) for values in numbers)
    high = max(float(values.max()) for values in numbers)
    if reach[0] <= low and high <= reach[1]:
        return reach
    return nice_range(min(reach[0], low), max(reach[1], high))
