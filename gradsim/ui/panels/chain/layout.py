"""Where the parts of a drawn chain stand: columns from left to right, lines from the top.

Neurons, weights and the cost share one row of equal columns, so that each factor of a
gradient stands below the part it belongs to. A chain that is too long for the
width shows some of its neurons, with a gap in place of those before and those behind.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gradsim.ui.theme import Theme

USUAL_NUMBER = "−0.000"
LONG_NUMBER = "−0.00·10⁻⁰⁰"
STEPS = 32  # scales that are tried
WIDEST = 1.7  # to how many times their least width columns stretch
NEURON, WEIGHT, COST, BEFORE, BEHIND = "neuron", "weight", "cost", "before", "behind"


@dataclass(frozen=True)
class Column:
    """A place for a part of the chain and its factor, with its middle at `x`."""

    kind: str
    layer: int
    x: float
    width: float


class ChainLayout:
    """Columns and lines of a chain in a width and a height.

    Parameters
    ----------
    theme : Theme
        Gives the sizes.
    width, height : float
        The room, in pixels.
    layers : int
        Neurons in the chain.
    first : int
        The first neuron that should be seen where there is no room for all.
    two_rows : bool
        Whether a second product stands below the first.
    bare : bool
        Whether the products stand alone; two of them do so, too, where the height is too small.
    """

    def __init__(
        self,
        theme: Theme,
        width: float,
        height: float,
        layers: int,
        first: int = 0,
        two_rows: bool = False,
        bare: bool = False,
    ) -> None:
        self.theme, self.width, self.layers, self.two_rows = theme, width, layers, two_rows
        self.first, self.shown = 0, layers
        self.bare = bare
        if not self._find_scale(height, first) and two_rows:
            self.bare = True
            self._find_scale(height, first)
        self.columns = tuple(self._columns())

    def _find_scale(self, height: float, first: int) -> bool:
        """Measure at the largest scale that fits; return whether texts are large enough there."""
        for step in range(STEPS):
            scale = 1.0 - step / STEPS
            if self._fits(scale, height, first):
                return height <= 0 or scale > 0.98 * smallest_scale(self.theme)
        return False

    def _fits(self, scale: float, height: float, first: int) -> bool:
        """Measure at a scale, leave out what has no room, and return whether all fits."""
        self.first, self.shown = 0, self.layers
        self._measure(scale)
        if self._needed(self.layers, 0) > self.width and scale > smallest_scale(self.theme):
            return False
        while self.shown > 1 and self._needed(self.shown, self._gaps()) > self.width:
            self.shown -= 1
            self.first = min(max(first, 0), self.layers - self.shown)
        self._stack()  # a condensed chain has a strip above it
        return height <= 0 or self.height <= height

    # ----- sizes

    def _measure(self, scale: float) -> None:
        """Set all lengths at a scale."""
        theme = self.theme
        self.scale = scale
        self.math = theme.px(theme.formula) * scale
        self.label = max(theme.px(theme.symbol) * scale, 1.1 * self._least_text())
        self.digit = theme.px(theme.number) * scale
        metrics = QFontMetricsF(self.number_font(True))
        usual = metrics.horizontalAdvance(USUAL_NUMBER)
        self.slot = usual + 1.1 * self.digit
        self.left_width = metrics.horizontalAdvance(LONG_NUMBER)
        self.equals_width = 1.5 * self.digit
        self.gap = self.left_width + 0.9 * self.digit
        self.radius = 1.1 * self.math
        self._stack()

    def _stack(self) -> None:
        """Set the lines, from the top."""
        math, label, digit = self.math, self.label, self.digit
        self.strip = QRectF(0, 0, self.width, 0)
        y = 0.0
        if self.condensed:
            self.strip = QRectF(0, 0, self.width, 1.1 * label)
            y = self.strip.bottom() + 0.5 * label
        self.bias_line = y + 0.85 * label
        self.axis = self.bias_line + 0.5 * label + self.radius
        self.weight_line = self.axis - 0.45 * label
        self.factor_line = self.axis + self.radius + 1.62 * math
        if self.bare:  # a click on the symbol of a slope stands for one on its neuron
            self.factor_line = y + 1.4 * math
            self.axis = self.factor_line - 0.3 * math
        self.number_line = self.factor_line + 0.95 * math + digit
        self.bracket_top = self.number_line + 0.45 * digit
        self.bracket_bottom = self.bracket_top + 0.4 * digit
        self.pair_line = self.bracket_bottom + 1.45 * digit
        y = self.pair_line + 0.8 * digit
        self.second_line = y + 1.35 * math
        self.second_number_line = self.second_line + 0.95 * math + digit
        if self.two_rows:
            y = self.second_number_line + 0.4 * digit
        self.height = y

    def number_font(self, strong: bool) -> QFont:
        """Return the font of numbers."""
        theme = self.theme
        weight = max(theme.number_weight, 500) if strong else 400
        return theme.font(theme.number * self.scale, weight)

    def label_font(self) -> QFont:
        """Return the font of the numbers beside weights and biases."""
        theme = self.theme
        least = self._least_text() / theme.zoom
        return theme.font(max(theme.symbol * 0.86 * self.scale, least))

    def _least_text(self) -> float:
        """Return the smallest text in pixels; only in a window too small for it, less."""
        theme = self.theme
        return theme.px(theme.small) * min(self.scale / smallest_scale(theme), 1.0)

    def needed(self, scale: float) -> float:
        """Return the width that all neurons need at a scale."""
        self._measure(scale)
        return self._needed(self.layers, 0)

    # ----- columns

    @property
    def condensed(self) -> bool:
        """Whether some neurons are left out."""
        return self.shown < self.layers

    @property
    def last(self) -> int:
        """The last neuron that is drawn."""
        return self.first + self.shown - 1

    def _needed(self, shown: int, gaps: int) -> float:
        """Return the width for so many neurons and gaps; a gap has a weight beside it."""
        columns = 2 * shown + (self.first > 0)
        return self.left_width + self.equals_width + gaps * self.gap + columns * self.slot

    def _gaps(self) -> int:
        return (self.first > 0) + (self.last < self.layers - 1)

    def _columns(self) -> Iterator[Column]:
        before, behind = self.first > 0, self.last < self.layers - 1
        count = 2 * self.shown + (1 if before else 0)
        start = self.left_width + self.equals_width
        room = self.width - start - (before + behind) * self.gap
        slot = min(room / count, self.slot * WIDEST)
        x = start
        if before:
            yield Column(BEFORE, self.first - 1, x + self.gap / 2, self.gap)
            x += self.gap
        for layer in range(self.first, self.last + 1):
            if layer > self.first or before:
                yield Column(WEIGHT, layer, x + slot / 2, slot)
                x += slot
            yield Column(NEURON, layer, x + slot / 2, slot)
            x += slot
        if behind:
            yield Column(BEHIND, self.last + 1, x + self.gap / 2, self.gap)
            x += self.gap
        yield Column(COST, self.layers, x + slot / 2, slot)

    def column(self, kind: str, layer: int | None = None) -> Column | None:
        """Return a column, None where it is not drawn."""
        fits = (
            column
            for column in self.columns
            if column.kind == kind and layer in (None, column.layer)
        )
        return next(fits, None)

    def neuron(self, layer: int) -> QPointF | None:
        """Return the middle of a neuron, None where it is not drawn."""
        column = self.column(NEURON, layer)
        return None if column is None else QPointF(column.x, self.axis)

    @property
    def input_x(self) -> float:
        """Where the symbol of the input stands."""
        return 0.45 * self.math

    def arrows(self) -> Iterator[tuple[int, float, float]]:
        """Yield (layer, tail, head) of each arrow; layer is that of the weight, −1 for none."""
        gap, dots = self.radius + 0.12 * self.math, 0.75 * self.math
        tail = self.input_x + 0.5 * self.math
        for column in self.columns:
            if column.kind == WEIGHT:
                continue
            wide = column.kind in (BEFORE, BEHIND)
            own = column.layer if column.kind == NEURON else -1
            yield own, tail, column.x - (dots if wide else gap)
            tail = column.x + (dots if wide else self.radius)

    # ----- the strip of the whole chain

    def strip_x(self, layer: float) -> float:
        """Return where a neuron stands in the strip of all neurons."""
        side = 0.6 * self.label
        return side + layer / max(self.layers - 1, 1) * (self.width - 2 * side)

    def strip_layer(self, x: float) -> int:
        """Return the neuron of the strip that is nearest to a place."""
        side = 0.6 * self.label
        share = (x - side) / max(self.width - 2 * side, 1.0)
        return min(max(round(share * (self.layers - 1)), 0), self.layers - 1)


def smallest_scale(theme: Theme) -> float:
    """Return the scale at which numbers are as small as the smallest text."""
    return theme.small / theme.number


@lru_cache(256)
def height_in(
    theme: Theme, width: int, layers: int, two_rows: bool = False, bare: bool = False
) -> int:
    """Return the height of a drawing in a width, which is asked for many times in a frame."""
    layout = ChainLayout(theme, width, 0.0, layers, 0, two_rows, bare)
    return math.ceil(layout.height) + 2


@lru_cache(64)
def usual_width(theme: Theme, layers: int) -> float:
    """Return the width in which up to four neurons are drawn almost at their full size."""
    return ChainLayout(theme, 1e6, 0.0, min(layers, 4)).needed(max(smallest_scale(theme), 0.85))


@lru_cache(64)
def least_width(theme: Theme, layers: int) -> float:
    """Return the width below which not even one neuron is legible."""
    return ChainLayout(theme, 1e6, 0.0, min(layers, 2)).needed(smallest_scale(theme))
