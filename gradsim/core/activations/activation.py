"""What an activation function is: one object that says all that anyone needs to know of it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
#: Single or double precision, as networks have it.
Numbers = NDArray[np.float32 | np.float64]


class Kernel(NamedTuple):
    """An activation function as networks compute it, into arrays that are there.

    Attributes
    ----------
    activate : callable
        Writes f(z) of (z, out); `out` may be z.
    slope : callable
        Writes f'(z) of (z, a, out), where a = f(z) is known; `out` is neither of them.
    """

    activate: Callable[[Numbers, Numbers], object]
    slope: Callable[[Numbers, Numbers, Numbers], object]


@dataclass(frozen=True)
class Activation:
    """An activation function f and its derivative, for arrays of any shape.

    Attributes
    ----------
    name, label : str
        Name in files and on the command line; name on screen.
    value, slope : callable
        f(z) and f'(z).
    formula, slope_formula : str
        f(z) and f'(z) as LaTeX.
    output_range : (float, float)
        What f(z) lies between.
    steepest_at : float
        Weighted input z at which the slope is largest; may be infinite.
    order : float
        Place among the activations, which decides its colour; by default behind the others.
    symbol, slope_symbol : str
        f and f' as LaTeX, without their argument.
    in_numbers : callable, optional
        Both formulas with the numbers of z in them, as plain text; the second argument writes
        a number.
    steepness : float, optional
        k where f(z) = σ(kz): there f'(z) cancels in the gradient of the cross-entropy.
    with_steepness : callable, optional
        Returns the same activation with another steepness k, where that is free.
    code : (str, str), optional
        f(z) and f'(z) as NumPy has them, for scripts; ``{f}`` stands for the name of f.
    in_place : Kernel, optional
        A faster way for networks; by default it is derived from `value` and `slope`.
    """

    name: str
    label: str
    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    formula: str
    slope_formula: str
    output_range: tuple[float, float]
    steepest_at: float
    order: float = math.inf
    symbol: str = "f"
    slope_symbol: str = "f'"
    in_numbers: Callable[[float, Callable[[float], str]], tuple[str, str]] | None = None
    steepness: float | None = None
    with_steepness: "Callable[[float], Activation] | None" = None
    code: tuple[str, str] | None = None
    in_place: Kernel | None = None

    @cached_property
    def largest_slope(self) -> float:
        """Largest value that f' takes."""
        return float(self.slope(np.asarray(self.steepest_at)))

    @property
    def is_probability(self) -> bool:
        """Whether outputs lie between 0 and 1, as the cross-entropy needs them."""
        low, high = self.output_range
        return low >= 0 and high <= 1

    @property
    def kernel(self) -> Kernel:
        """What networks compute with."""
        return self.in_place or Kernel(
            lambda z, out: np.copyto(out, self.value(z.astype(np.float64, copy=False))),
            lambda z, a, out: np.copyto(out, self.slope(z.astype(np.float64, copy=False))),
        )
