"""The weights and biases of a chain as values to drag and step."""

from typing import NamedTuple

from gradsim.ui.language import translated


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
