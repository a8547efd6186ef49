"""The cost over weight and bias as a relief, seen from the side.

The relief stands in a box: weight and bias lie between −½ and ½, the cost between 0 and
`HEIGHT`. It is seen from afar, so that parallels stay parallel.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gradsim.core.activations.functions import Array
from gradsim.core.single_neuron.experiment import SingleNeuron, cost_at, cost_surface

HEIGHT = 0.52  # of the box, its sides being 1
LOWEST, HIGHEST = 8.0, 82.0  # degrees above the floor: what is up stays up
STEPS = 40  # along a ray towards the eye
TOLERANCE = 0.004  # in boxes: nothing hides itself

Range = tuple[float, float]


@dataclass(frozen=True)
class Prospect:
    """The direction from which a relief is seen.

    Attributes
    ----------
    azimuth : float
        Degrees by which the eye has gone round from where it looks along w + b = 0 with
        rising weight: there the slope of one item with input 1 is seen in profile.
    elevation : float
        Degrees above the floor.
    """

    azimuth: float = -35.0
    elevation: float = 33.0

    def turned(self, around: float, up: float) -> "Prospect":
        """Return the prospect further around and higher; the relief stays upright."""
        azimuth = (self.azimuth + around + 180.0) % 360.0 - 180.0
        return Prospect(azimuth, float(np.clip(self.elevation + up, LOWEST, HIGHEST)))

    @property
    def forward(self) -> tuple[float, float]:
        """The direction on the floor that leads away from the eye."""
        angle = np.radians(-45.0 - self.azimuth)
        return float(np.cos(angle)), float(np.sin(angle))

    def project(self, w: Array, b: Array, height: Array) -> tuple[Array, Array]:
        """Return how far right and how far up points of the box are seen."""
        away_w, away_b = self.forward
        tilt = np.radians(self.elevation)
        right = away_b * w - away_w * b
        return right, np.sin(tilt) * (away_w * w + away_b * b) + np.cos(tilt) * height


class Relief:
    """The cost of a neuron with one input over a range of weights and biases.

    Attributes
    ----------
    w, b : (n,) arrays
        The weights and biases at which the cost is known.
    costs : (n, n) array
        Indexed by bias, then weight; all finite.
    highest : float
        The largest of them, 1 where all are 0.
    """

    def __init__(self, neuron: SingleNeuron, w_range: Range, b_range: Range, cells: int) -> None:
        self.neuron, self.w_range, self.b_range = neuron, w_range, b_range
        self.w, self.b = np.linspace(*w_range, cells + 1), np.linspace(*b_range, cells + 1)
        costs = cost_surface(neuron, self.w, self.b)
        finite = costs[np.isfinite(costs)]
        self.highest = float(finite.max(initial=0.0)) or 1.0
        self.costs = self._finite(costs)

    def _finite(self, costs: Array) -> Array:
        return np.nan_to_num(costs, nan=self.highest, posinf=self.highest)

    @cached_property
    def _slopes(self) -> Array:
        """How steep the cost is at each grid point."""
        if len(self.w) < 3:
            return np.zeros_like(self.costs)
        slopes: Array = np.hypot(*np.gradient(self.costs, self.b, self.w))
        return slopes

    def steepness(self, w: float, b: float) -> float:
        """Return how steep the cost is at a place, as a share of what is steepest; from 0 to 1."""
        row, column = np.abs(self.b - b).argmin(), np.abs(self.w - w).argmin()
        return float(self._slopes[row, column] / (self._slopes.max() or 1.0))

    def boxed(self, w: Array, b: Array, cost: Array) -> tuple[Array, Array, Array]:
        """Return where points lie in the box."""
        (w0, w1), (b0, b1) = self.w_range, self.b_range
        return (
            (w - w0) / (w1 - w0) - 0.5,
            (b - b0) / (b1 - b0) - 0.5,
            HEIGHT * np.minimum(cost / self.highest, 1.0),
        )

    @cached_property
    def grid(self) -> tuple[Array, Array, Array]:
        """The places of all grid points in the box, each of the shape of `costs`."""
        w, b = np.meshgrid(self.w, self.b)
        return self.boxed(w, b, self.costs)

    def hides(self, w: Array, b: Array, cost: Array, prospect: Prospect) -> Array:
        """Return at which points of the relief something stands between them and the eye.

        From each point a ray goes towards the eye until it leaves the box; it is blocked where
        the cost is higher than the ray.
        """
        u, v, height = self.boxed(w, b, cost)
        away_w, away_b = prospect.forward
        rise = np.tan(np.radians(prospect.elevation))
        reach = np.minimum((HEIGHT - height) / rise, np.sqrt(2.0))
        along = np.linspace(0.0, 1.0, STEPS + 1)[1:] ** 1.5 * reach[:, None]
        ray_u, ray_v = u[:, None] - away_w * along, v[:, None] - away_b * along
        inside = (np.abs(ray_u) <= 0.5) & (np.abs(ray_v) <= 0.5)
        (w0, w1), (b0, b1) = self.w_range, self.b_range
        costs = self._finite(
            cost_at(self.neuron, w0 + (ray_u + 0.5) * (w1 - w0), b0 + (ray_v + 0.5) * (b1 - b0))
        )
        above = HEIGHT * costs / self.highest - (height[:, None] + rise * along)
        blocked: Array = (inside & (above > TOLERANCE)).any(axis=1)
        return blocked
