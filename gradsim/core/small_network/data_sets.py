"""Points of the plane in two classes, by name: tables of logic, circles, spirals, clouds.

The points of a set are the same in every run with the same settings; the seed of a network is
not theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TURNS = 1.0  # of each arm of the spirals
CLOUD = 0.2  # standard deviation of the clouds, without noise


@dataclass(frozen=True)
class Points:
    """Training items of a network with two inputs.

    Attributes
    ----------
    inputs : (n, 2) array
        The coordinates x₁ and x₂ of each point.
    targets : (n,) array
        Its class, 0 or 1.
    """

    inputs: Array
    targets: Array

    def __len__(self) -> int:
        return len(self.targets)


def _table(function: Callable[[int, int], int]) -> "Callable[[int, np.random.Generator], Points]":
    corners = [(a, b) for a in (0, 1) for b in (0, 1)]

    def points(count: int, rng: "np.random.Generator") -> Points:
        """Go around the four corners until there are enough."""
        chosen = [corners[number % 4] for number in range(count)]
        return Points(
            np.array(chosen, float), np.array([function(*each) for each in chosen], float)
        )

    return points


def _halves(count: int) -> tuple[Array, Array, Array]:
    """Return targets 0 and 1 by turns, and the place of each point among its class, 0 to 1."""
    number = np.arange(count)
    targets, place = (number % 2).astype(float), number // 2
    sizes = np.array([(count + 1) // 2, count // 2])
    return targets, place / sizes[number % 2], place / np.maximum(sizes[number % 2] - 1, 1)


def _circles(count: int, rng: "np.random.Generator") -> Points:
    """Return a ring of class 0 with one of class 1 inside."""
    targets, around, _ = _halves(count)
    radius, angle = np.where(targets == 0, 1.0, 0.4), 2 * np.pi * around
    return Points(radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1), targets)


def _spirals(count: int, rng: "np.random.Generator") -> Points:
    """Return two arms, each the other one turned by half a turn."""
    targets, _, along = _halves(count)
    radius = 0.15 + 0.85 * along
    angle = 2 * np.pi * TURNS * along + np.pi * targets
    return Points(radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1), targets)


def _gauss(count: int, rng: "np.random.Generator") -> Points:
    """Return two clouds."""
    targets, _, _ = _halves(count)
    centres = np.where(targets == 0, -0.5, 0.5)[:, None]
    return Points(centres + CLOUD * rng.standard_normal((count, 2)), targets)


#: What each name stands for: (how many, a generator) give the points, without noise.
DATA_SETS: "dict[str, Callable[[int, np.random.Generator], Points]]" = {
    "and": _table(lambda a, b: a & b),
    "or": _table(lambda a, b: a | b),
    "xor": _table(lambda a, b: a ^ b),
    "circles": _circles,
    "spirals": _spirals,
    "gauss": _gauss,
}
#: Those whose points are the rows of a truth table; points of a sample of them, and of others.
TABLES, FEWEST, SAMPLE = ("and", "or", "xor"), 4, 28
LABELS = ("AND", "OR", "XOR", "circles", "spirals", "clouds")


@lru_cache(8)  # asked for at every epoch
def named_points(name: str, count: int, noise: float) -> Points:
    """Return the points of a set.

    Parameters
    ----------
    name : str
        One of :data:`DATA_SETS`.
    count : int
        How many.
    noise : float
        Standard deviation of what each coordinate is moved by.
    """
    rng = np.random.default_rng(0)
    points = DATA_SETS[name](count, rng)
    return Points(points.inputs + noise * rng.standard_normal((count, 2)), points.targets)


def sample(name: str) -> list[tuple[float, float, float]]:
    """Return a few points of a set, each x₁, x₂ and the class, for a little picture."""
    points = named_points(name, FEWEST if name in TABLES else SAMPLE, 0.0)
    return [(x, y, t) for (x, y), t in zip(points.inputs.tolist(), points.targets, strict=True)]


@lru_cache(8)
def listed_points(rows: tuple[tuple[float, ...], ...]) -> Points:
    """Return points that are given as rows of x₁, x₂ and class."""
    table = np.array(rows)
    return Points(table[:, :2], table[:, 2])
