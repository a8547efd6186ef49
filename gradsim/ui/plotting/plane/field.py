"""A function of two inputs at the nodes of a grid, and what is drawn of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gradsim.core.activations.activation import Numbers
from gradsim.ui.plotting.plane.boundary import boundary
from gradsim.ui.plotting.plane.shading import Palette, field_image
from gradsim.ui.theme import Theme

Array = NDArray[np.float64]

HALF = 0.5
EVEN = 1e-3  # values that differ by less are written the same


@dataclass(frozen=True, eq=False)
class Field:
    """A function at the nodes of a grid.

    Attributes
    ----------
    values : (ny, nx) array
        From 0 to 1; the first row is the lowest.
    margins : (ny, nx) array
        What is 0 on the boundary, such as the weighted input of a sigmoid; by default
        the values less 0.5, whose boundary is ragged where they jump within a cell.
    is_rough : bool
        Whether it is soon followed by another, or by itself computed exactly, so that its boundary
        needs no point that is hardly seen.
    lines : sequence of (n, 2) arrays, optional
        Its boundary, where that was computed before.
    picture : (Theme, QImage), optional
        Its colours in a look, where they were.
    """

    values: Numbers
    margins: Numbers | None = None
    is_rough: bool = False
    lines: Sequence[Array] | None = None
    picture: tuple[Theme, QImage] | None = None

    @cached_property
    def spread(self) -> float:
        """What its largest value has above its least; asked for three times in a frame."""
        return float(np.ptp(self.values))

    def lines_over(self, x: Array, y: Array) -> Sequence[Array]:
        """Return where it is 0.5, by lines between nodes with these coordinates."""
        if self.lines is not None:
            return self.lines
        margins = self.values - HALF if self.margins is None else self.margins
        return [] if self.spread < EVEN else boundary(margins, x, y)

    def image(self, theme: Theme, palette: Palette) -> QImage:
        """Return its colours, a pixel for each node."""
        if self.picture is not None and self.picture[0] is theme:
            return self.picture[1]
        return field_image(self.values, theme, palette)

    def prepared(self, x: Array, y: Array, theme: Theme, palette: Palette) -> "Field":
        """Return it with all that is drawn of it, which any thread may compute."""
        lines, picture = self.lines_over(x, y), (theme, self.image(theme, palette))
        return replace(self, lines=lines, picture=picture)


#: The coordinates of the nodes, x and y.
Nodes = tuple[Array, Array]
#: Gives a function for coordinates x, of shape (nx,), and y, of shape (ny,).
FieldOf = Callable[[Array, Array], Field]
