"""The weights and biases of a chain as values to drag and step."""

import math
from typing import NamedTuple

from gradsim.ui.language import translated

PER_PIXEL = 0.01
STEP = 0.1


class Value(NamedTuple):
    """A weight or a bias: the setting "weights" or "biases", and the layer from 0."""

    setting: str
    layer: int

    @property
    def name(self) -> str:
        """The symbol of the value."""
        return f"{translated('Weight' if self.setting == 'weights' else 'Bias')} {self.layer + 1}"

    def neighbour(self, step: int, layers: int) -> "Value":
        """Return the next value along the chain, w₁, b₁, w₂, b₂ …, or the one before."""
        place = 2 * self.layer + (self.setting == "biases") + step
        place = min(max(place, 0), 2 * layers - 1)
        return Value("biases" if place % 2 else "weights", place // 2)


def _magnitude(value: float) -> float:
    """Return the power of ten by which steps grow for values from 10 up."""
    return 10.0 ** max(math.floor(math.log10(abs(value))), 0) if value else 1.0


def dragged(start: float, up: float, zoom: float, fine: bool = False) -> float:
    """Return the value after a drag by so many pixels up; a tenth as far with Shift."""
    unit = PER_PIXEL * _magnitude(start) * (0.1 if fine else 1.0)
    return round(round((start + up / zoom * unit) / unit) * unit, 6)


def stepped(start: float, step: int, fine: bool = False) -> float:
    """Return the next multiple of the step, so that values stay round."""
    unit = STEP * _magnitude(start) * (0.1 if fine else 1.0)
    place = start / unit
    place = math.floor(place + 1e-9) if step > 0 else math.ceil(place - 1e-9)
    return round((place + step) * unit, 6)
