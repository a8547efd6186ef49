"""Products as logarithms: one of fifty factors may be too small or too large for a float."""

import math
from typing import NamedTuple

#: Beyond these powers of ten a float loses its digits or overflows; the logarithm does not.
FLOAT_REACH = 300.0


class Product(NamedTuple):
    """A number as log₁₀ of its size, and its sign.

    Attributes
    ----------
    log : float
        −∞ for exactly 0.
    sign : float
        −1, 0 or 1.
    """

    log: float = 0.0
    sign: float = 1.0

    @classmethod
    def of(cls, *factors: float) -> "Product":
        """Return the product of some numbers, 1 where there are none."""
        return cls().times(*factors)

    def times(self, *factors: float) -> "Product":
        """Return the product with more factors."""
        log, sign = self.log, self.sign
        for factor in factors:
            if not factor or not sign:
                return Product(-math.inf, 0.0)
            log += math.log10(abs(factor))
            sign *= math.copysign(1.0, factor)
        return Product(log, sign)

    @property
    def size(self) -> "Product":
        """The number without its sign."""
        return Product(self.log, abs(self.sign))

    @property
    def value(self) -> float:
        """The number; 0 or infinite where a float does not reach."""
        if not self.sign:
            return 0.0
        return self.sign * (10.0**self.log if self.log < 308 else math.inf)

    @property
    def is_beyond_floats(self) -> bool:
        """Whether a float would have lost digits of it, or all of it."""
        return bool(self.sign) and abs(self.log) >= FLOAT_REACH
