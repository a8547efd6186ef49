"""What is drawn of the next epoch, computed in the thread of the run while the window rests.

At a pace at which every epoch has its frame the thread knows the next row before it is due. What
the plane and the circles show of it needs no widget; the window only has to draw it then. Where it
does not fit, since another epoch is shown, or the plane has another size, it is computed at once.
Of a network of four layers of 8 a frame takes a quarter less of the window's thread so.
"""

from collections import deque
from functools import partial
from typing import NamedTuple

import numpy as np

from gradsim.core.experiment import Row
from gradsim.core.recording import Recording
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.maps import NeuronMaps
from gradsim.ui.panels.small_network.plane import NetworkPlane, Range, moving_field_of
from gradsim.ui.panels.small_network.view import NetworkView
from gradsim.ui.plotting.plane.field import Field, FieldOf, Nodes
from gradsim.ui.plotting.plane.shading import Palette
from gradsim.ui.theme import Theme


class Foreseen(NamedTuple):
    """A network, and what was computed of it before it is drawn."""

    state: NetworkState
    field_of: FieldOf | None = None
    maps: NeuronMaps | None = None


#: What was computed last, at most one: of which network, and of which row of it.
Newest = deque[tuple[SmallNetwork, Row, Foreseen]]


class Look(NamedTuple):
    """What a row is to be drawn with: nodes of the plane, cells of a circle, None if not seen."""

    theme: Theme
    palette: Palette
    nodes: Nodes | None
    reach: tuple[Range, Range]
    cells: int | None


class Foresight:
    """Lets the thread of a run compute what a plane and a network show at present."""

    def __init__(self, plane: NetworkPlane, network: NetworkView) -> None:
        self._plane, self._network = plane, network
        self._newest: Newest = deque(maxlen=1)

    def of(self, recording: Recording, epoch: int) -> Foreseen:
        """Return the network of an epoch, with what was computed of it."""
        network, row = recording.experiment, recording.row(epoch)
        assert isinstance(network, SmallNetwork)
        for its_network, its_row, foreseen in tuple(self._newest):
            if its_network is network and its_row == row:
                return foreseen
        return Foreseen(network.state_of(row))

    def look_ahead(self, recording: Recording, reach: tuple[Range, Range]) -> None:
        """Let the next row be computed for what is seen now; circles show the region `reach`."""
        plane, network = self._plane, recording.experiment
        assert isinstance(network, SmallNetwork)
        nodes = plane.nodes_shown if plane.isVisible() else None
        look = Look(plane.theme, plane.palette, nodes, reach, self._network.round_cells())
        # no widget, of which a thread might hold the last reference
        recording.foresee = partial(_foresee, self._newest, network, look)


def _foresee(newest: Newest, network: SmallNetwork, look: Look, row: Row) -> None:
    """Compute what is drawn of a row; runs in the thread of the run."""
    state = network.state_of(row)
    state.at_points()
    field_of = maps = None
    if look.nodes is not None:
        field_of = _known(moving_field_of(state), look.nodes, look.theme, look.palette)
    if look.cells is not None:
        maps = NeuronMaps(state, look.reach, look.cells)
        maps.rounds(look.theme)
    newest.append((network, row, Foreseen(state, field_of, maps)))


def _known(field_of: FieldOf, nodes: Nodes, theme: Theme, palette: Palette) -> FieldOf:
    """Return the same function, computed and ready to be drawn at some nodes."""
    known = field_of(*nodes).prepared(*nodes, theme, palette)

    def field(x: np.ndarray, y: np.ndarray) -> Field:
        is_known = np.array_equal(x, nodes[0]) and np.array_equal(y, nodes[1])
        return known if is_known else field_of(x, y)

    return field
